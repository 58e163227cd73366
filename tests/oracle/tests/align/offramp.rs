//! From stablecoin to a bank account, and the accounts stored for it.

use align_api::decimal;
use align_api::types::{CompleteOfframpTransfer, CreateOfframpQuote, CreateOfframpTransfer};
use align_api::types::{CreateOfframpTransferFromQuote, FiatCurrency, Network, PaymentRail, SimulateOfframpTransfer};
use align_api::types::{Token, TransferPurpose};
use oracle::align::pair;
use oracle::{KEY, Pair, json, text};

use crate::{CUSTOMER, bank_accounts};

const QUOTE: &str = "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08";
const TRANSFER: &str = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";

pub(crate) fn create_quote() -> Pair {
    let body = r#"{
        "source_amount": "100.50", "source_token": "usdc", "source_network": "polygon",
        "destination_currency": "eur", "destination_payment_rails": "sepa", "developer_fee_percent": "0.5"
    }"#;
    pair(
        |align| {
            let quote = CreateOfframpQuote::by_source_amount()
                .source_amount(decimal!("100.50"))
                .source_token(Token::Usdc)
                .source_network(Network::Polygon)
                .destination_currency(FiatCurrency::Eur)
                .destination_payment_rails(PaymentRail::Sepa)
                .developer_fee_percent(decimal!("0.5"));
            align.offramp_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_offramp_quote(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn create_quote_by_destination() -> Pair {
    let body = r#"{
        "destination_amount": "98.00", "source_token": "usdc", "source_network": "polygon",
        "destination_currency": "eur", "destination_payment_rails": "sepa"
    }"#;
    pair(
        |align| {
            let quote = CreateOfframpQuote::by_destination_amount()
                .destination_amount(decimal!("98.00"))
                .source_token(Token::Usdc)
                .source_network(Network::Polygon)
                .destination_currency(FiatCurrency::Eur)
                .destination_payment_rails(PaymentRail::Sepa);
            align.offramp_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_offramp_quote(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn create_from_quote() -> Pair {
    let body = r#"{
        "transfer_purpose": "salaries", "destination_external_account_id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07"
    }"#;
    pair(
        |align| {
            let account = "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07";
            let destination = CreateOfframpTransferFromQuote::to_external_account_id(account);
            let destination = destination.transfer_purpose(TransferPurpose::Salaries);
            align.offramp_transfers().create_from_quote(CUSTOMER, QUOTE, destination)
        },
        async |client| {
            let (customer, quote) = (text(CUSTOMER), text(QUOTE));
            client.create_offramp_transfer_from_quote(&customer, &quote, &text(KEY), &json(body)).await
        },
    )
}

pub(crate) fn create_from_quote_to_bank_account() -> Pair {
    let (account, account_json) = bank_accounts::iban_business();
    let body = format!(r#"{{ "destination_bank_account": {account_json} }}"#);
    pair(
        |align| {
            let destination = CreateOfframpTransferFromQuote::to_bank_account(account.clone());
            align.offramp_transfers().create_from_quote(CUSTOMER, QUOTE, destination)
        },
        async |client| {
            let (customer, quote) = (text(CUSTOMER), text(QUOTE));
            client.create_offramp_transfer_from_quote(&customer, &quote, &text(KEY), &json(&body)).await
        },
    )
}

/// An amount that no float holds.
pub(crate) fn create() -> Pair {
    let (account, account_json) = bank_accounts::us_business();
    let body = format!(
        r#"{{
            "amount": "100000000000000000000000.10", "source_token": "usdc", "source_network": "polygon",
            "destination_currency": "usd", "destination_payment_rails": "ach",
            "destination_bank_account": {account_json}
        }}"#
    );
    pair(
        |align| {
            let transfer = CreateOfframpTransfer::builder()
                .amount(decimal!("100000000000000000000000.10"))
                .source_token(Token::Usdc)
                .source_network(Network::Polygon)
                .destination_currency(FiatCurrency::Usd)
                .destination_payment_rails(PaymentRail::Ach)
                .destination_bank_account(account.clone());
            align.offramp_transfers().create(CUSTOMER, transfer)
        },
        async |client| client.create_offramp_transfer(&text(CUSTOMER), &text(KEY), &json(&body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(
        |align| align.offramp_transfers().get(CUSTOMER, TRANSFER),
        async |client| client.get_offramp_transfer(&text(CUSTOMER), &text(TRANSFER)).await,
    )
}

pub(crate) fn complete() -> Pair {
    let body = r#"{
        "deposit_transaction_hash": "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b"
    }"#;
    pair(
        |align| {
            let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
            align.offramp_transfers().complete(CUSTOMER, TRANSFER, CompleteOfframpTransfer::new(hash))
        },
        async |client| client.complete_offramp_transfer(&text(CUSTOMER), &text(TRANSFER), &json(body)).await,
    )
}

pub(crate) fn simulate() -> Pair {
    let body = r#"{ "action": "complete_transfer", "transfer_id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01" }"#;
    pair(
        |align| align.offramp_transfers().simulate(CUSTOMER, SimulateOfframpTransfer::new(TRANSFER)),
        async |client| client.simulate_offramp_transfer(&text(CUSTOMER), &json(body)).await,
    )
}
