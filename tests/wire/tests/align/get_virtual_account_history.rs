//! `getVirtualAccountHistory`, as documented.

use align_api::types::{FiatCurrency, PaymentRail, VirtualAccountEvent, VirtualAccountEventType};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<Page<VirtualAccountEvent>> {
    let call = |align: &Client| {
        align
            .virtual_accounts()
            .get_history("123e4567-e89b-12d3-a456-426614174000", "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04")
    };
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/virtual-account/c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04/history")
        .answers(sample())
        .refuses(align::refusals!(GetVirtualAccountHistoryError: 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<VirtualAccountEvent>> {
    let body = r#"{
        "items": [
            {
                "event_type": "deposit_completed",
                "source": { "amount": "100.50", "currency": "eur", "payment_rails": "sepa" },
                "destination": { "amount": "105.30" },
                "created_at": "2025-10-30T18:51:09.237Z"
            }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<VirtualAccountEvent>| {
        assert_eq!(page[0].event_type, VirtualAccountEventType::DepositCompleted);
        let source = page[0].source.as_ref().unwrap();
        assert_eq!(source.amount.as_str(), "100.50");
        assert_eq!(source.currency, FiatCurrency::Eur);
        assert_eq!(source.payment_rails, PaymentRail::Sepa);
        assert_eq!(page[0].destination.as_ref().unwrap().amount.as_str(), "105.30");
    })
    .required(&[
        "items",
        "items[]",
        "items[].event_type",
        "items[].source.amount",
        "items[].source.currency",
        "items[].source.payment_rails",
        "items[].destination.amount",
    ])
    .optional(&["items[].source", "items[].destination", "items[].created_at"])
    .enums(&["items[].event_type", "items[].source.currency", "items[].source.payment_rails"])
}
