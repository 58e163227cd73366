//! The `OffBlocks` API on the wire: one file for each operation, named as it is, and what concerns all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

// What several operations share.
mod fields;
mod general;

mod activate_account;
mod activate_card;
mod activate_customer;
mod capture_authorisation;
mod close_account;
mod create_account;
mod create_authorisation;
mod create_card;
mod create_customer;
mod create_token;
mod deactivate_account;
mod deactivate_card;
mod deactivate_customer;
mod delete_credentials;
mod delete_signing_key;
mod delete_webhook;
mod fail_card;
mod get_account;
mod get_account_challenge;
mod get_authorisation;
mod get_card;
mod get_customer;
mod get_customer_challenge;
mod get_transaction;
mod get_webhook;
mod issue_card;
mod list_accounts;
mod list_accounts_of_customer;
mod list_cards;
mod list_cards_of_account;
mod list_customers;
mod list_transactions_of_account;
mod list_transactions_of_card;
mod list_webhooks;
mod register_signing_key;
mod reject_customer;
mod release_authorisation;
mod save_webhook;
mod sign_account_challenge;
mod sign_customer_challenge;
mod terminate_card;
mod update_credentials;
mod verify_customer;

/// Every operation whose file is here. A file that is missing here fails, and so does one that sends something else.
const OPERATIONS: &[fn() -> wire::Guarded] = &[
    activate_account::operation,
    activate_card::operation,
    activate_customer::operation,
    capture_authorisation::operation,
    close_account::operation,
    create_account::operation,
    create_authorisation::operation,
    create_card::operation,
    create_customer::operation,
    create_token::operation,
    deactivate_account::operation,
    deactivate_card::operation,
    deactivate_customer::operation,
    delete_credentials::operation,
    delete_signing_key::operation,
    delete_webhook::operation,
    fail_card::operation,
    get_account::operation,
    get_account_challenge::operation,
    get_authorisation::operation,
    get_card::operation,
    get_customer::operation,
    get_customer_challenge::operation,
    get_transaction::operation,
    get_webhook::operation,
    issue_card::operation,
    list_accounts::operation,
    list_accounts_of_customer::operation,
    list_cards::operation,
    list_cards_of_account::operation,
    list_customers::operation,
    list_transactions_of_account::operation,
    list_transactions_of_card::operation,
    list_webhooks::operation,
    register_signing_key::operation,
    reject_customer::operation,
    release_authorisation::operation,
    save_webhook::operation,
    sign_account_challenge::operation,
    sign_customer_challenge::operation,
    terminate_card::operation,
    update_credentials::operation,
    verify_customer::operation,
];

#[test]
fn each_file_sends_its_operation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/offblocks");
    wire::check_files(&folder, &["main", "fields", "general"], OPERATIONS);
}

#[test]
fn all_operations_are_here() {
    assert_eq!(OPERATIONS.len(), 43);
}
