//! `listWebhooks`, as documented.

use align_api::types::WebhookEndpoint;
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<WebhookEndpoint>> {
    let call = |align: &Client| align.webhooks().list();
    align::operation(module_path!(), call)
        .sends("GET", "/v0/webhooks")
        .answers(sample())
        .refuses(align::refusals!(ListWebhooksError: 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<WebhookEndpoint>> {
    let body = r#"{ "items": [{
            "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06",
            "url": "https://example.com/hooks/align",
            "status": "active",
            "created_at": "2025-10-30T18:51:09.237Z"
        }] }"#;
    Sample::page(200, body, |page: &Page<WebhookEndpoint>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].id.as_str(), "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::WEBHOOK)
}
