//! `deleteSigningKey`, as documented; that it is not signed is inferred.

use offblocks_api::Client;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| offblocks.authentication().delete_signing_key();
    offblocks::operation_with_token(module_path!(), call)
        .sends("DELETE", "/v1/auth/signing")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(DeleteSigningKeyError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}
