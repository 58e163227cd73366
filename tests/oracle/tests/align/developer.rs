//! What belongs to the developer: fees and webhooks.

use align_api::decimal;
use align_api::types::{CreateWebhook, DeveloperFeeRates, UpdateDeveloperFees};
use oracle::align::pair;
use oracle::{Pair, json, text};

pub(crate) fn get_fees() -> Pair {
    pair(|align| align.developer_fees().get(), async |client| client.get_developer_fees().await)
}

/// Numbers that a float holds and prints as they are: the reference has floats.
pub(crate) fn update_fees() -> Pair {
    let body = r#"{ "developer_receivable_fees": { "onramp": 1.25, "offramp": 0.1 } }"#;
    pair(
        |align| {
            let rates = DeveloperFeeRates::new().onramp(decimal!("1.25")).offramp(decimal!("0.1"));
            align.developer_fees().update(UpdateDeveloperFees::new(rates))
        },
        async |client| client.update_developer_fees(&json(body)).await,
    )
}

pub(crate) fn create_webhook() -> Pair {
    let body = r#"{ "url": "https://example.com/hooks/align" }"#;
    pair(
        |align| align.webhooks().create(CreateWebhook::new("https://example.com/hooks/align")),
        async |client| client.create_webhook(&json(body)).await,
    )
}

pub(crate) fn list_webhooks() -> Pair {
    pair(|align| align.webhooks().list(), async |client| client.list_webhooks().await)
}

/// An id is any text, so it may need escapes in a path.
pub(crate) fn delete_webhook() -> Pair {
    let id = "wh 1/ä?#%2F";
    pair(|align| align.webhooks().delete(id), async |client| client.delete_webhook(&text(id)).await)
}
