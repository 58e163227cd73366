//! `createWebhook`, as documented.

use align_api::Client;
use align_api::types::{CreateWebhook, WebhookEndpoint, WebhookEndpointStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<WebhookEndpoint> {
    let call = |align: &Client| align.webhooks().create(CreateWebhook::new("https://example.com/hooks/align"));
    align::operation(module_path!(), call)
        .sends("POST", "/v0/webhooks")
        .json(r#"{ "url": "https://example.com/hooks/align" }"#)
        .answers(sample())
        .refuses(align::refusals!(CreateWebhookError: 400 BadRequest, 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<WebhookEndpoint> {
    let body = r#"{
            "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06",
            "url": "https://example.com/hooks/align",
            "status": "active",
            "created_at": "2025-10-30T18:51:09.237Z"
        }"#;
    Sample::new(201, body, |webhook: &WebhookEndpoint| {
        assert_eq!(webhook.id.as_str(), "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
        assert_eq!(webhook.url.as_deref(), Some("https://example.com/hooks/align"));
        assert_eq!(webhook.status, Some(WebhookEndpointStatus::Active));
    })
    .fields("", fields::WEBHOOK)
}
