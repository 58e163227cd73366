//! `deleteWebhook`, as documented; the status is inferred.

use offblocks_api::Client;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| offblocks.webhooks().delete("4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
    offblocks::operation(module_path!(), call)
        .sends("DELETE", "/v1/webhooks/4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(DeleteWebhookError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}
