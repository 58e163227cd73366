//! `listOfframpTransfers`, as documented.

use align_api::types::{OfframpTransfer, OfframpTransferStatus};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<OfframpTransfer>> {
    let call =
        |align: &Client| align.offramp_transfers().list("123e4567-e89b-12d3-a456-426614174000").limit(50).skip(100);
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer?limit=50&skip=100")
        .answers(sample())
        .refuses(align::refusals!(ListOfframpTransfersError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

/// The entries may be shorter than the transfer: one client does not count on `quote`.
fn sample() -> Sample<Page<OfframpTransfer>> {
    let body = r#"{
        "items": [
            {
                "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
                "status": "completed",
                "amount": "98.00",
                "source_token": "usdc",
                "source_network": "polygon",
                "destination_currency": "eur",
                "destination_payment_rails": "sepa"
            },
            { "id": "6a1d3b4f-9b6e-4d2c-8b88-3a2f1e7c5d02", "status": "canceled" }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<OfframpTransfer>| {
        assert_eq!(page.len(), 2);
        assert_eq!(page[0].status, OfframpTransferStatus::Completed);
        assert_eq!(page[0].amount.as_ref().unwrap().as_str(), "98.00");
        assert!(page[0].quote.is_none());
        assert_eq!(page[1].id.as_str(), "6a1d3b4f-9b6e-4d2c-8b88-3a2f1e7c5d02");
        assert_eq!(page[1].status, OfframpTransferStatus::Canceled);
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::OFFRAMP_TRANSFER)
}

#[test]
fn what_is_not_asked_for_is_not_in_the_query() {
    let all = align::sent(|align| align.offramp_transfers().list("c"));
    assert_eq!(all.target, "/v0/customers/c/offramp-transfer");
    let first = align::sent(|align| align.offramp_transfers().list("c").skip(0));
    assert_eq!(first.target, "/v0/customers/c/offramp-transfer?skip=0");
}
