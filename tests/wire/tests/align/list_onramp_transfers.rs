//! `listOnrampTransfers`, as documented.

use align_api::types::{OnrampTransfer, OnrampTransferStatus};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<OnrampTransfer>> {
    let call =
        |align: &Client| align.onramp_transfers().list("123e4567-e89b-12d3-a456-426614174000").limit(10).skip(20);
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/onramp-transfer?limit=10&skip=20")
        .answers(sample())
        .answers(none())
        .refuses(align::refusals!(ListOnrampTransfersError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<OnrampTransfer>> {
    let body = r#"{
        "items": [
            { "id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02", "status": "completed", "amount": "100.00", "source_currency": "eur" },
            { "id": "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03", "status": "pending" }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<OnrampTransfer>| {
        assert_eq!(page.len(), 2);
        assert_eq!(page[0].status, OnrampTransferStatus::Completed);
        assert_eq!(page[1].id.as_str(), "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03");
        assert!(page[1].amount.is_none());
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::ONRAMP_TRANSFER)
}

fn none() -> Sample<Page<OnrampTransfer>> {
    Sample::page(200, r#"{ "items": [] }"#, |page: &Page<OnrampTransfer>| assert!(page.is_empty())).required(&["items"])
}
