//! `createWallet`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{CreateWallet, Currency, Wallet, WalletStatus};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Wallet> {
    let call = |juicyway: &Client| {
        juicyway.wallets().create(CreateWallet::new("123e4567-e89b-12d3-a456-426614174000", Currency::Ngn))
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/wallets")
        .exactly("application/json", r#"{"customer_id":"123e4567-e89b-12d3-a456-426614174000","currency":"NGN"}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(CreateWalletError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 409 Conflict, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Wallet> {
    let body = r#"{
        "data": {
            "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            "account_id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02",
            "customer_id": "123e4567-e89b-12d3-a456-426614174000",
            "balance": { "amount": 0, "currency": "NGN" },
            "status": "active"
        }
    }"#;
    Sample::new(201, body, |wallet: &Wallet| {
        assert_eq!(wallet.id.as_str(), "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        assert_eq!(wallet.account_id.as_ref().unwrap().as_str(), "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02");
        let balance = wallet.balance.as_ref().unwrap();
        assert_eq!(balance.amount.as_ref().unwrap().as_decimal().as_str(), "0");
        assert_eq!(balance.currency, Some(Currency::Ngn));
        assert_eq!(wallet.status, Some(WalletStatus::Active));
        assert_eq!(wallet.currency, None);
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::WALLET)
    .fields("data.balance", fields::BALANCE)
}

/// No page says in which header a key goes here, so it is sent only when it is asked for.
#[test]
fn a_key_is_a_hint() {
    let request = juicyway::sent(|juicyway| {
        let create = juicyway.wallets().create(CreateWallet::new("c", "USD"));
        create.idempotency_key("own-key-1")
    });
    assert_eq!(request.header("idempotency-key"), Some("own-key-1"));
}
