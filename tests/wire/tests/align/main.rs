//! The Align API on the wire: one file for each operation, named as it is, and what concerns all of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "all of this is tests")]

// Customers, external accounts, off-ramp, files. First block: keep it sorted.
mod create_customer;
mod create_offramp_quote;

// On-ramp, cross-chain, permanent route addresses, virtual accounts, developer fees, webhooks. Second block: keep it
// sorted.
mod create_virtual_account;

/// Every operation whose file is here. A file that is missing here fails, and so does one that sends something else.
const OPERATIONS: &[fn() -> wire::Guarded] = &[
    // First block.
    create_customer::operation,
    create_offramp_quote::operation,
    // Second block.
    create_virtual_account::operation,
];

#[test]
fn each_file_sends_its_operation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/align");
    wire::check_files(&folder, &["main"], OPERATIONS);
}
