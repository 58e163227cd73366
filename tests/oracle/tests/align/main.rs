//! Progenitor's client of Align beside ours: every operation that it can express, and the list of what it cannot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

use oracle::ALIGN;

mod bank_accounts;
mod cross_chain;
mod customers;
mod developer;
mod lists;
mod offramp;
mod onramp;
mod virtual_accounts;

const CUSTOMER: &str = "123e4567-e89b-12d3-a456-426614174000";
const WALLET: &str = "0x742d35Cc6634C0532925a3b844Bc454e4438f44e";

oracle::calls! {
    bank_accounts: create_iban_individual, create_iban_business, create_us_individual, create_us_business,
        create_wire_individual, create_wire_business;
    cross_chain: create_quote, create_quote_by_destination, create, get, complete, create_permanent_address,
        get_permanent_address;
    customers: create, create_corporate, list, list_all, get, update, update_corporate, simulate, create_kyc_session,
        verify_wallet_ownership;
    developer: get_fees, update_fees, create_webhook, list_webhooks, delete_webhook;
    lists: external_accounts, offramp_transfers, offramp_transfers_from_the_first, onramp_transfers,
        permanent_route_addresses, virtual_accounts;
    offramp: create_quote, create_quote_by_destination, create_from_quote, create_from_quote_to_bank_account, create,
        get, complete, simulate;
    onramp: create_quote, create_quote_by_destination, create_from_quote, create, get, simulate;
    virtual_accounts: create, create_with_rails, get, get_history, simulate;
}

#[test]
fn every_operation_is_compared_or_listed() {
    oracle::every_operation_is_compared_or_listed(&ALIGN, CALLS);
}

#[test]
fn what_progenitor_refuses_is_listed_with_its_reason() {
    oracle::refusals_are_listed(&ALIGN);
}

#[test]
fn every_fixed_difference_is_one() {
    oracle::every_fixed_difference_is_one(&customers::create());
}
