//! `addWalletPaymentMethod`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{AddWalletPaymentMethod, Wallet};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Wallet> {
    let call = |juicyway: &Client| {
        let id = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";
        juicyway.wallets().add_payment_method(id, AddWalletPaymentMethod::new())
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/wallets/5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01/payment-method")
        .exactly("application/json", r#"{"type":"bank_account"}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(AddWalletPaymentMethodError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

/// The list is empty until the account has been made.
fn sample() -> Sample<Wallet> {
    let body = r#"{
        "data": {
            "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
            "balance": { "amount": 0, "currency": "NGN" },
            "status": "active",
            "payment_methods": []
        }
    }"#;
    Sample::new(200, body, |wallet: &Wallet| {
        assert!(wallet.payment_methods.as_ref().unwrap().is_empty());
        assert!(wallet.events.is_none());
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::WALLET)
    .fields("data.balance", fields::BALANCE)
}

/// More kinds are announced.
#[test]
fn another_kind_can_be_asked_for() {
    let request = juicyway::sent(|juicyway| {
        juicyway.wallets().add_payment_method("w", AddWalletPaymentMethod::new().r#type("card"))
    });
    assert_eq!(request.text(), r#"{"type":"card"}"#);
}
