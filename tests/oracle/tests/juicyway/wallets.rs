//! Wallets and what was booked on them.

use juicyway_api::decimal;
use juicyway_api::types::{
    AddWalletPaymentMethod, CreateWallet, CreateWalletTransaction, Currency, UpdateWalletStatus,
};
use juicyway_api::types::{WalletStatus, WalletTransactionType};
use oracle::juicyway::pair;
use oracle::{Pair, json, text};

use crate::{CUSTOMER, WALLET};

pub(crate) fn create() -> Pair {
    let body = r#"{ "customer_id": "123e4567-e89b-12d3-a456-426614174000", "currency": "NGN" }"#;
    pair(
        |juicyway| juicyway.wallets().create(CreateWallet::new(CUSTOMER, Currency::Ngn)),
        async |client| client.create_wallet(&json(body)).await,
    )
}

pub(crate) fn list() -> Pair {
    pair(
        |juicyway| {
            let list = juicyway.wallets().list().customer_id(CUSTOMER);
            list.currency(Currency::Ngn).status(WalletStatus::Frozen)
        },
        async |client| client.list_wallets(Some(text("NGN")), Some(&text(CUSTOMER)), Some(text("frozen"))).await,
    )
}

pub(crate) fn list_all() -> Pair {
    pair(|juicyway| juicyway.wallets().list(), async |client| client.list_wallets(None, None, None).await)
}

pub(crate) fn get() -> Pair {
    pair(|juicyway| juicyway.wallets().get(WALLET), async |client| client.get_wallet(&text(WALLET)).await)
}

pub(crate) fn update_status() -> Pair {
    let body = r#"{ "status": "frozen", "reason": "Asked for by its owner" }"#;
    pair(
        |juicyway| {
            let status = UpdateWalletStatus::new(WalletStatus::Frozen).reason("Asked for by its owner");
            juicyway.wallets().update_status(WALLET, status)
        },
        async |client| client.update_wallet_status(&text(WALLET), &json(body)).await,
    )
}

/// What stands unless something else is said is sent.
pub(crate) fn add_payment_method() -> Pair {
    pair(
        |juicyway| juicyway.wallets().add_payment_method(WALLET, AddWalletPaymentMethod::new()),
        async |client| client.add_wallet_payment_method(&text(WALLET), &json(r#"{ "type": "bank_account" }"#)).await,
    )
}

pub(crate) fn add_another_payment_method() -> Pair {
    let body = r#"{ "type": "card" }"#;
    pair(
        |juicyway| juicyway.wallets().add_payment_method(WALLET, AddWalletPaymentMethod::new().r#type("card")),
        async |client| client.add_wallet_payment_method(&text(WALLET), &json(body)).await,
    )
}

pub(crate) fn list_transactions() -> Pair {
    pair(
        |juicyway| juicyway.wallet_transactions().list().wallet_id(WALLET).r#type(WalletTransactionType::Debit),
        async |client| client.list_wallet_transactions(Some(text("debit")), Some(&text(WALLET))).await,
    )
}

pub(crate) fn list_all_transactions() -> Pair {
    pair(
        |juicyway| juicyway.wallet_transactions().list(),
        async |client| client.list_wallet_transactions(None, None).await,
    )
}

/// A number that a float holds and prints as it is: the reference has floats.
pub(crate) fn create_transaction() -> Pair {
    let body = r#"{ "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "amount": 250.75, "type": "debit" }"#;
    pair(
        |juicyway| {
            let debit = CreateWalletTransaction::new(WALLET, decimal!("250.75"), WalletTransactionType::Debit);
            juicyway.wallet_transactions().create(debit)
        },
        async |client| client.create_wallet_transaction(&json(body)).await,
    )
}

pub(crate) fn create_transaction_in_full() -> Pair {
    let body = r#"{
        "wallet_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "amount": 0.5, "type": "credit", "description": "Order 1001"
    }"#;
    pair(
        |juicyway| {
            let credit = CreateWalletTransaction::new(WALLET, decimal!("0.5"), WalletTransactionType::Credit);
            juicyway.wallet_transactions().create(credit.description("Order 1001"))
        },
        async |client| client.create_wallet_transaction(&json(body)).await,
    )
}

pub(crate) fn get_transaction() -> Pair {
    let id = "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04";
    pair(
        |juicyway| juicyway.wallet_transactions().get(id),
        async |client| client.get_wallet_transaction(&text(id)).await,
    )
}
