//! `deleteWebhook`, as documented.

use align_api::Client;
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |align: &Client| align.webhooks().delete("4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
    align::operation(module_path!(), call)
        .sends("DELETE", "/v0/webhooks/4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06")
        .answers(sample())
        .refuses(align::refusals!(DeleteWebhookError: 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}
