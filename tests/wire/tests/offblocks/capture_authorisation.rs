//! `captureAuthorisation`, as documented; the answer is that of the customer's simulations.

use offblocks_api::Client;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| offblocks.simulator().capture_authorisation("b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04");
    offblocks::operation(module_path!(), call)
        .sends("PATCH", "/v1/simulator/authorisations/b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04/capture")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(CaptureAuthorisationError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(202)
}
