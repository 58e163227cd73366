//! `createExchangeSwap`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{CreateExchangeSwap, Currency, ExchangeSwap, ExchangeSwapStatus, MinorUnits};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<ExchangeSwap> {
    let call = |juicyway: &Client| {
        let swap = CreateExchangeSwap::builder().amount(MinorUnits::new(10_000)).source_currency(Currency::Usd);
        let swap = swap.target_currency(Currency::Ngn).quote_id("b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07");
        juicyway.exchange().create_swap(swap)
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/exchange/swap")
        .exactly(
            "application/json",
            concat!(
                r#"{"amount":10000,"source_currency":"USD","target_currency":"NGN","#,
                r#""quote_id":"b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07"}"#,
            ),
        )
        .answers(sample())
        .refuses(juicyway::refusals!(CreateExchangeSwapError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<ExchangeSwap> {
    let body = r#"{
        "data": {
            "id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06",
            "correlation_id": "correlation-1",
            "status": "success",
            "source_amount": { "amount": 10000, "currency": "USD" },
            "target_amount": { "amount": 15502500, "currency": "NGN" },
            "symbol": "USD-NGN",
            "customer": "c",
            "provider": "p",
            "created_at": "2025-09-22T10:00:00Z",
            "updated_at": "2025-09-22T10:00:00Z"
        }
    }"#;
    Sample::new(200, body, |swap: &ExchangeSwap| {
        assert_eq!(swap.id.as_str(), "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06");
        assert_eq!(swap.status, Some(ExchangeSwapStatus::Success));
        assert_eq!(swap.source_amount.as_ref().unwrap().amount, Some(MinorUnits::new(10_000)));
        assert_eq!(swap.target_amount.as_ref().unwrap().amount, Some(MinorUnits::new(15_502_500)));
        assert_eq!(swap.correlation_id.as_deref(), Some("correlation-1"));
    })
    .under("/data")
    .required(&["data", "data.id"])
    .optional(&[
        "data.correlation_id",
        "data.status",
        "data.source_amount",
        "data.target_amount",
        "data.symbol",
        "data.customer",
        "data.provider",
        "data.created_at",
        "data.updated_at",
    ])
    .enums(&["data.status"])
    .fields("data.source_amount", fields::MONEY)
    .fields("data.target_amount", fields::MONEY)
}
