//! The Juicyway API on the wire: one file for each operation, named as it is, and what concerns all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

// What several operations share.
mod credentials;
mod fields;
mod rate_limits;
mod webhooks;

// Keep it sorted.
mod add_wallet_payment_method;
mod authorize_payment_session;
mod capture_payment_session;
mod create_customer;
mod create_exchange_swap;
mod create_payment_session;
mod create_payout;
mod create_wallet;
mod create_wallet_transaction;
mod get_customer;
mod get_exchange_quote;
mod get_payout_charge;
mod get_wallet;
mod get_wallet_transaction;
mod list_customers;
mod list_wallet_transactions;
mod list_wallets;
mod update_customer;
mod update_wallet_status;

/// Every operation whose file is here. A file that is missing here fails, and so does one that sends something else.
const OPERATIONS: &[fn() -> wire::Guarded] = &[
    add_wallet_payment_method::operation,
    authorize_payment_session::operation,
    capture_payment_session::operation,
    create_customer::operation,
    create_exchange_swap::operation,
    create_payment_session::operation,
    create_payout::operation,
    create_wallet::operation,
    create_wallet_transaction::operation,
    get_customer::operation,
    get_exchange_quote::operation,
    get_payout_charge::operation,
    get_wallet::operation,
    get_wallet_transaction::operation,
    list_customers::operation,
    list_wallet_transactions::operation,
    list_wallets::operation,
    update_customer::operation,
    update_wallet_status::operation,
];

#[test]
fn each_file_sends_its_operation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/juicyway");
    wire::check_files(&folder, &["main", "credentials", "fields", "rate_limits", "webhooks"], OPERATIONS);
}
