//! Progenitor's client of Juicyway beside ours: every operation, for it can express them all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

use oracle::JUICYWAY;

mod customers;
mod payments;
mod wallets;

const CUSTOMER: &str = "123e4567-e89b-12d3-a456-426614174000";
const WALLET: &str = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";

oracle::calls! {
    customers: create_with_phone, create_with_phone_number, list, list_all, get, get_parts, update, update_address;
    payments: create_session, create_session_with_metadata, capture, authorize, get_charge, get_charge_by_rail, create_payout,
        create_payout_in_full, get_quote, get_and_lock_quote, create_swap;
    wallets: create, list, list_all, get, update_status, add_payment_method, add_another_payment_method,
        list_transactions, list_all_transactions, create_transaction, create_transaction_in_full, get_transaction;
}

#[test]
fn every_operation_is_compared_or_listed() {
    oracle::every_operation_is_compared_or_listed(&JUICYWAY, CALLS);
}

#[test]
fn what_progenitor_refuses_is_listed_with_its_reason() {
    oracle::refusals_are_listed(&JUICYWAY);
}

#[test]
fn every_fixed_difference_is_one() {
    oracle::every_fixed_difference_is_one(&wallets::create());
}
