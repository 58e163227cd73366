//! The Align API on the wire: one file for each operation, named as it is, and what concerns all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

// What several operations share.
mod bank_accounts;
mod fields;
mod general;

// Customers, external accounts, off-ramp, files. First block: keep it sorted.
mod complete_offramp_transfer;
mod create_customer;
mod create_external_account;
mod create_kyc_session;
mod create_offramp_quote;
mod create_offramp_transfer;
mod create_offramp_transfer_from_quote;
mod get_customer;
mod get_offramp_transfer;
mod list_customers;
mod list_external_accounts;
mod list_offramp_transfers;
mod simulate_customer;
mod simulate_offramp_transfer;
mod update_customer;
mod upload_file;
mod verify_wallet_ownership;

// On-ramp, cross-chain, permanent route addresses, virtual accounts, developer fees, webhooks. Second block: keep it
// sorted.
mod complete_cross_chain_transfer;
mod create_cross_chain_quote;
mod create_cross_chain_transfer;
mod create_onramp_quote;
mod create_onramp_transfer;
mod create_onramp_transfer_from_quote;
mod create_permanent_route_address;
mod create_virtual_account;
mod create_webhook;
mod delete_webhook;
mod get_cross_chain_transfer;
mod get_developer_fees;
mod get_onramp_transfer;
mod get_permanent_route_address;
mod get_virtual_account;
mod get_virtual_account_history;
mod list_onramp_transfers;
mod list_permanent_route_addresses;
mod list_virtual_accounts;
mod list_webhooks;
mod simulate_onramp_transfer;
mod simulate_virtual_account;
mod update_developer_fees;

/// Every operation whose file is here. A file that is missing here fails, and so does one that sends something else.
const OPERATIONS: &[fn() -> wire::Guarded] = &[
    // First block.
    complete_offramp_transfer::operation,
    create_customer::operation,
    create_external_account::operation,
    create_kyc_session::operation,
    create_offramp_quote::operation,
    create_offramp_transfer::operation,
    create_offramp_transfer_from_quote::operation,
    get_customer::operation,
    get_offramp_transfer::operation,
    list_customers::operation,
    list_external_accounts::operation,
    list_offramp_transfers::operation,
    simulate_customer::operation,
    simulate_offramp_transfer::operation,
    update_customer::operation,
    upload_file::operation,
    verify_wallet_ownership::operation,
    // Second block.
    complete_cross_chain_transfer::operation,
    create_cross_chain_quote::operation,
    create_cross_chain_transfer::operation,
    create_onramp_quote::operation,
    create_onramp_transfer::operation,
    create_onramp_transfer_from_quote::operation,
    create_permanent_route_address::operation,
    create_virtual_account::operation,
    create_webhook::operation,
    delete_webhook::operation,
    get_cross_chain_transfer::operation,
    get_developer_fees::operation,
    get_onramp_transfer::operation,
    get_permanent_route_address::operation,
    get_virtual_account::operation,
    get_virtual_account_history::operation,
    list_onramp_transfers::operation,
    list_permanent_route_addresses::operation,
    list_virtual_accounts::operation,
    list_webhooks::operation,
    simulate_onramp_transfer::operation,
    simulate_virtual_account::operation,
    update_developer_fees::operation,
];

#[test]
fn each_file_sends_its_operation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/align");
    wire::check_files(&folder, &["main", "bank_accounts", "fields", "general"], OPERATIONS);
}
