//! Bank accounts in the customer's name.

use align_api::decimal;
use align_api::types::{CreateVirtualAccount, FiatCurrency, Network, PaymentRail, SimulateVirtualAccount, Token};
use oracle::align::pair;
use oracle::{Pair, json, text};

use crate::{CUSTOMER, WALLET};

const ACCOUNT: &str = "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04";

pub(crate) fn create() -> Pair {
    let body = r#"{
        "source_currency": "eur", "destination_token": "usdc", "destination_network": "polygon",
        "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e", "developer_fee_percent": "0.5"
    }"#;
    pair(
        |align| {
            let account = CreateVirtualAccount::new(FiatCurrency::Eur, Network::Polygon)
                .destination_token(Token::Usdc)
                .destination_address(WALLET)
                .developer_fee_percent(decimal!("0.5"));
            align.virtual_accounts().create(CUSTOMER, account)
        },
        async |client| client.create_virtual_account(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn create_with_rails() -> Pair {
    let body = r#"{ "source_currency": "usd", "source_rails": "swift", "destination_network": "solana" }"#;
    pair(
        |align| {
            let account = CreateVirtualAccount::new(FiatCurrency::Usd, Network::Solana);
            align.virtual_accounts().create(CUSTOMER, account.source_rails(PaymentRail::Swift))
        },
        async |client| client.create_virtual_account(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(
        |align| align.virtual_accounts().get(CUSTOMER, ACCOUNT),
        async |client| client.get_virtual_account(&text(CUSTOMER), &text(ACCOUNT)).await,
    )
}

pub(crate) fn get_history() -> Pair {
    pair(
        |align| align.virtual_accounts().get_history(CUSTOMER, ACCOUNT),
        async |client| client.get_virtual_account_history(&text(CUSTOMER), &text(ACCOUNT)).await,
    )
}

pub(crate) fn simulate() -> Pair {
    let body = r#"{
        "action": "issue_pending_virtual_account", "virtual_account_id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04"
    }"#;
    pair(
        |align| align.virtual_accounts().simulate(CUSTOMER, SimulateVirtualAccount::new(ACCOUNT)),
        async |client| client.simulate_virtual_account(&text(CUSTOMER), &json(body)).await,
    )
}
