//! Progenitor's client of OffBlocks beside ours: every operation, six of them by a document with one success.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

use oracle::OFFBLOCKS;

mod access;
mod accounts;
mod cards;
mod customers;

const CUSTOMER: &str = "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01";
const ACCOUNT: &str = "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02";
const CARD: &str = "9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03";
const AUTHORISATION: &str = "b5d7f913-8c2e-4a60-9f14-0e3a5c7b9d04";

oracle::calls! {
    access: create_token, update_credentials, delete_credentials, register_signing_key, register_signing_key_as_json,
        delete_signing_key, list_webhooks, save_webhook, change_webhook, get_webhook, delete_webhook;
    accounts: list, list_of_customer, create, get, close, deactivate, activate, get_challenge, sign_challenge,
        list_transactions;
    cards: list, list_of_account, create, create_with_addresses, get, terminate, deactivate, activate,
        list_transactions, get_authorisation, get_transaction, issue, fail, authorise, capture, release;
    customers: create, list, get, deactivate, activate, get_challenge, sign_challenge, sign_challenge_as_json, verify,
        reject;
}

#[test]
fn every_operation_is_compared_or_listed() {
    oracle::every_operation_is_compared_or_listed(&OFFBLOCKS, CALLS);
}

#[test]
fn what_progenitor_refuses_is_listed_with_its_reason() {
    oracle::refusals_are_listed(&OFFBLOCKS);
}

#[test]
fn every_fixed_difference_is_one() {
    oracle::every_fixed_difference_is_one(&customers::create());
}

/// What `says_something` passes over is there.
#[test]
fn a_change_without_a_body_says_so() {
    let pair = cards::activate();
    assert_eq!((pair.ours.header("content-length"), pair.theirs.header("content-length")), (Some("0"), None));
}
