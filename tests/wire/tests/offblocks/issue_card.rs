//! `issueCard`, as documented; the answer is that of the customer's simulations.

use offblocks_api::Client;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| offblocks.simulator().issue_card("9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03");
    offblocks::operation(module_path!(), call)
        .sends("PATCH", "/v1/simulator/cards/9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03/issue")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(IssueCardError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(202)
}
