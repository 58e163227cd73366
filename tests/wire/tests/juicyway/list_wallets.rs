//! `listWallets`, as documented.

use juicyway_api::types::{Currency, Wallet, WalletStatus};
use juicyway_api::{Client, Page};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<Wallet>> {
    let call = |juicyway: &Client| {
        let list = juicyway.wallets().list().customer_id("123e4567-e89b-12d3-a456-426614174000");
        list.currency(Currency::Ngn).status(WalletStatus::Frozen)
    };
    juicyway::operation(module_path!(), call)
        .sends("GET", "/wallets/all?customer_id=123e4567-e89b-12d3-a456-426614174000&currency=NGN&status=frozen")
        .answers(sample())
        .refuses(juicyway::refusals!(ListWalletsError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<Page<Wallet>> {
    let body = r#"{
        "data": [
            {
                "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
                "customer_id": "123e4567-e89b-12d3-a456-426614174000",
                "currency": "NGN",
                "status": "frozen",
                "balance": { "amount": 1500.50, "currency": "NGN" }
            }
        ]
    }"#;
    Sample::new(200, body, |page: &Page<Wallet>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].currency, Some(Currency::Ngn));
        assert_eq!(page[0].status, Some(WalletStatus::Frozen));
        let amount = page[0].balance.as_ref().unwrap().amount.as_ref().unwrap();
        assert_eq!(amount.as_decimal().as_str(), "1500.50");
    })
    .under("/data")
    .required(&["data", "data[]"])
    .fields("data[]", fields::WALLET)
    .fields("data[].balance", fields::BALANCE)
}
