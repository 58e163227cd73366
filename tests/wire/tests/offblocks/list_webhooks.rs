//! `listWebhooks`, as documented; that the list is bare is inferred.

use offblocks_api::Client;
use offblocks_api::types::{WebhookEndpoint, WebhookType};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<WebhookEndpoint>> {
    let call = |offblocks: &Client| offblocks.webhooks().list();
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/webhooks")
        .answers(sample())
        .refuses(offblocks::refusals!(ListWebhooksError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Vec<WebhookEndpoint>> {
    let body = r#"[{
        "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06",
        "callbackUrl": "https://example.com/hooks/cards",
        "types": ["card.updated", "authorisation.updated"],
        "createdAt": "2024-01-24T16:00:00Z",
        "updatedAt": "2024-01-24T16:00:00.25Z"
    }]"#;
    Sample::new(200, body, |webhooks: &Vec<WebhookEndpoint>| {
        assert_eq!(webhooks.len(), 1);
        assert_eq!(webhooks[0].id.as_str(), "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
        assert_eq!(webhooks[0].callback_url.as_deref(), Some("https://example.com/hooks/cards"));
        assert_eq!(
            webhooks[0].types.as_deref(),
            Some(&[WebhookType::CardUpdated, WebhookType::AuthorisationUpdated][..])
        );
    })
    .required(&["", "[]", "[].types[]"])
    .enums(&["[].types[]"])
    .fields("[]", fields::WEBHOOK)
}
