//! `getWebhook`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{WebhookEndpoint, WebhookType};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<WebhookEndpoint> {
    let call = |offblocks: &Client| offblocks.webhooks().get("4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/webhooks/4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06")
        .answers(sample())
        .refuses(offblocks::refusals!(GetWebhookError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<WebhookEndpoint> {
    let body = r#"{
        "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06",
        "callbackUrl": "https://example.com/hooks/cards",
        "types": ["card.updated", "authorisation.updated"],
        "createdAt": "2024-01-24T16:00:00Z",
        "updatedAt": "2024-01-24T16:00:00.25Z"
    }"#;
    Sample::new(200, body, |webhook: &WebhookEndpoint| {
        assert_eq!(webhook.id.as_str(), "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
        assert_eq!(webhook.callback_url.as_deref(), Some("https://example.com/hooks/cards"));
        assert_eq!(webhook.types.as_deref(), Some(&[WebhookType::CardUpdated, WebhookType::AuthorisationUpdated][..]));
    })
    .required(&["types[]"])
    .enums(&["types[]"])
    .fields("", fields::WEBHOOK)
}
