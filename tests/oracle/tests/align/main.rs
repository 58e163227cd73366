//! Progenitor's client of Align beside ours: every operation that it can express, and the list of what it cannot.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

use std::collections::{BTreeMap, BTreeSet};

use oracle::{FIXED, INEXPRESSIBLE, OPERATIONS, Pair, differences};

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

/// The list of all calls, and a test for each.
macro_rules! calls {
    ($($module:ident: $($call:ident),+;)+) => {
        const CALLS: &[fn() -> Pair] = &[$($(crate::$module::$call),+),+];

        mod each {
            $(mod $module {
                $(#[test]
                fn $call() {
                    super::super::check(&crate::$module::$call());
                })+
            })+
        }
    };
}

calls! {
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

fn check(pair: &Pair) {
    let differences = differences(&pair.ours, &pair.theirs);
    assert!(differences.is_empty(), "{}:\n{}", pair.id, differences.join("\n"));
}

/// A new operation must be compared, or the reason written down why it cannot be.
#[test]
fn every_operation_is_compared_or_listed() {
    let compared: BTreeSet<_> = CALLS.iter().map(|call| call().id).collect();
    let left_out = INEXPRESSIBLE.iter().filter(|entry| !entry.compared).map(|entry| entry.id);
    let mut known = compared.clone();
    for id in left_out {
        assert!(known.insert(id), "{id} is compared, so it needs no entry that says otherwise");
    }
    let all: BTreeSet<_> = OPERATIONS.iter().map(|operation| operation.id).collect();
    assert_eq!(known, all, "left: what is compared or listed; right: the document");
}

/// An entry that is no longer needed fails, and so does a refusal that has no entry or another reason.
#[test]
fn what_progenitor_refuses_is_listed_with_its_reason() {
    let refused: BTreeMap<_, _> = OPERATIONS.iter().filter_map(|one| Some((one.id, one.refused?))).collect();
    let listed: BTreeMap<_, _> = INEXPRESSIBLE.iter().map(|entry| (entry.id, entry.says)).collect();
    assert_eq!(refused.keys().collect::<Vec<_>>(), listed.keys().collect::<Vec<_>>(), "left: refused; right: listed");
    for (id, says) in listed {
        assert!(refused[id].contains(says), "{id}: the reason is another one: {}", refused[id]);
    }
}

/// A difference that is gone would hide a new one.
#[test]
fn every_fixed_difference_is_one() {
    let pair = customers::create();
    for fixed in FIXED {
        assert_ne!(pair.ours.header(fixed.header), pair.theirs.header(fixed.header), "{}", fixed.why);
    }
}
