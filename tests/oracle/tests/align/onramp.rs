//! From a bank transfer to stablecoin.

use align_api::decimal;
use align_api::types::{CreateOnrampQuote, CreateOnrampTransfer, CreateOnrampTransferFromQuote, FiatCurrency, Network};
use align_api::types::{PaymentRail, SimulateOnrampTransfer, Token};
use oracle::align::pair;
use oracle::{Pair, json, text};

use crate::{CUSTOMER, WALLET};

const QUOTE: &str = "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f";
const TRANSFER: &str = "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02";

pub(crate) fn create_quote() -> Pair {
    let body = r#"{
        "source_amount": "100.00", "source_currency": "eur", "source_payment_rails": "sepa",
        "destination_token": "usdc", "destination_network": "polygon", "developer_fee_percent": "0.5"
    }"#;
    pair(
        |align| {
            let quote = CreateOnrampQuote::by_source_amount()
                .source_amount(decimal!("100.00"))
                .source_currency(FiatCurrency::Eur)
                .source_payment_rails(PaymentRail::Sepa)
                .destination_token(Token::Usdc)
                .destination_network(Network::Polygon)
                .developer_fee_percent(decimal!("0.5"));
            align.onramp_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_onramp_quote(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn create_quote_by_destination() -> Pair {
    let body = r#"{
        "destination_amount": "105.30", "source_currency": "usd", "source_payment_rails": "ach",
        "destination_token": "usdt", "destination_network": "tron"
    }"#;
    pair(
        |align| {
            let quote = CreateOnrampQuote::by_destination_amount()
                .destination_amount(decimal!("105.30"))
                .source_currency(FiatCurrency::Usd)
                .source_payment_rails(PaymentRail::Ach)
                .destination_token(Token::Usdt)
                .destination_network(Network::Tron);
            align.onramp_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_onramp_quote(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn create_from_quote() -> Pair {
    let body = r#"{ "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }"#;
    pair(
        |align| {
            let transfer = CreateOnrampTransferFromQuote::new(WALLET);
            align.onramp_transfers().create_from_quote(CUSTOMER, QUOTE, transfer)
        },
        async |client| client.create_onramp_transfer_from_quote(&text(CUSTOMER), &text(QUOTE), &json(body)).await,
    )
}

pub(crate) fn create() -> Pair {
    let body = r#"{
        "amount": "100.00", "source_currency": "eur", "source_rails": "sepa", "destination_network": "polygon",
        "destination_token": "usdc", "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e"
    }"#;
    pair(
        |align| {
            let transfer = CreateOnrampTransfer::builder()
                .amount(decimal!("100.00"))
                .source_currency(FiatCurrency::Eur)
                .source_rails(PaymentRail::Sepa)
                .destination_network(Network::Polygon)
                .destination_token(Token::Usdc)
                .destination_address(WALLET);
            align.onramp_transfers().create(CUSTOMER, transfer)
        },
        async |client| client.create_onramp_transfer(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(
        |align| align.onramp_transfers().get(CUSTOMER, TRANSFER),
        async |client| client.get_onramp_transfer(&text(CUSTOMER), &text(TRANSFER)).await,
    )
}

pub(crate) fn simulate() -> Pair {
    let body = r#"{ "action": "complete_transfer", "transfer_id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02" }"#;
    pair(
        |align| align.onramp_transfers().simulate(CUSTOMER, SimulateOnrampTransfer::new(TRANSFER)),
        async |client| client.simulate_onramp_transfer(&text(CUSTOMER), &json(body)).await,
    )
}
