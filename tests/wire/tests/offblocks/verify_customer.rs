//! `verifyCustomer`, as documented.

use offblocks_api::Client;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| offblocks.simulator().verify_customer("04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
    offblocks::operation(module_path!(), call)
        .sends("PATCH", "/v1/simulator/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01/verify")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(VerifyCustomerError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(202)
}
