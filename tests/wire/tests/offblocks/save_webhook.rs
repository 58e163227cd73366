//! `saveWebhook`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{SaveWebhook, WebhookEndpoint, WebhookType};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<WebhookEndpoint> {
    let call = |offblocks: &Client| offblocks.webhooks().save(new());
    offblocks::operation(module_path!(), call)
        .sends("PUT", "/v1/webhooks")
        .with_key()
        .json(r#"{ "callbackUrl": "https://example.com/hooks/cards", "types": ["card.updated", "authorisation.updated"] }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(SaveWebhookError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
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

fn new() -> SaveWebhook {
    let types = [WebhookType::CardUpdated, WebhookType::AuthorisationUpdated];
    SaveWebhook::new("https://example.com/hooks/cards").types(types)
}

#[test]
fn with_an_id_it_changes_a_registration() {
    let change = SaveWebhook::new("https://example.com/hooks/new").id("4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06");
    let request = offblocks::sent(|offblocks| offblocks.webhooks().save(change.clone()));
    let expected = r#"{
        "callbackUrl": "https://example.com/hooks/new", "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06"
    }"#;
    wire::assert_json(&request.body, expected);
}
