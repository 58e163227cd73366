//! Stablecoin from one network to another, once or by a permanent address.

use align_api::decimal;
use align_api::types::{CompleteCrossChainTransfer, CreateCrossChainQuote, CreateCrossChainTransfer};
use align_api::types::{CreatePermanentRouteAddress, Network, Token};
use oracle::align::pair;
use oracle::{KEY, Pair, json, text};

use crate::{CUSTOMER, WALLET};

const TRANSFER: &str = "8e0f5c63-4d79-4a1b-9c2e-7b3d0f6a8c03";
const ADDRESS: &str = "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05";

pub(crate) fn create_quote() -> Pair {
    let body = r#"{
        "source_amount": "250.00", "source_token": "usdc", "source_network": "polygon",
        "destination_token": "usdc", "destination_network": "solana", "developer_fee_percent": "0.25"
    }"#;
    pair(
        |align| {
            let quote = CreateCrossChainQuote::by_source_amount()
                .source_amount(decimal!("250.00"))
                .source_token(Token::Usdc)
                .source_network(Network::Polygon)
                .destination_token(Token::Usdc)
                .destination_network(Network::Solana)
                .developer_fee_percent(decimal!("0.25"));
            align.cross_chain_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_cross_chain_quote(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn create_quote_by_destination() -> Pair {
    let body = r#"{
        "destination_amount": "10", "source_token": "eurc", "source_network": "ethereum",
        "destination_token": "eurc", "destination_network": "base"
    }"#;
    pair(
        |align| {
            let quote = CreateCrossChainQuote::by_destination_amount()
                .destination_amount(decimal!("10"))
                .source_token(Token::Eurc)
                .source_network(Network::Ethereum)
                .destination_token(Token::Eurc)
                .destination_network(Network::Base);
            align.cross_chain_transfers().create_quote(CUSTOMER, quote)
        },
        async |client| client.create_cross_chain_quote(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn create() -> Pair {
    let body = r#"{
        "amount": "250.00", "source_network": "polygon", "source_token": "usdc", "destination_network": "solana",
        "destination_token": "usdc", "destination_address": "7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK"
    }"#;
    pair(
        |align| {
            let transfer = CreateCrossChainTransfer::builder()
                .amount(decimal!("250.00"))
                .source_network(Network::Polygon)
                .source_token(Token::Usdc)
                .destination_network(Network::Solana)
                .destination_token(Token::Usdc)
                .destination_address("7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK");
            align.cross_chain_transfers().create(CUSTOMER, transfer)
        },
        async |client| client.create_cross_chain_transfer(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(
        |align| align.cross_chain_transfers().get(CUSTOMER, TRANSFER),
        async |client| client.get_cross_chain_transfer(&text(CUSTOMER), &text(TRANSFER)).await,
    )
}

pub(crate) fn complete() -> Pair {
    let body = r#"{
        "deposit_transaction_hash": "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b"
    }"#;
    pair(
        |align| {
            let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
            align.cross_chain_transfers().complete(CUSTOMER, TRANSFER, CompleteCrossChainTransfer::new(hash))
        },
        async |client| client.complete_cross_chain_transfer(&text(CUSTOMER), &text(TRANSFER), &json(body)).await,
    )
}

pub(crate) fn create_permanent_address() -> Pair {
    let body = r#"{
        "destination_network": "polygon", "destination_token": "usdc",
        "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e"
    }"#;
    pair(
        |align| {
            let route = CreatePermanentRouteAddress::new(Network::Polygon, Token::Usdc, WALLET);
            align.permanent_route_addresses().create(CUSTOMER, route)
        },
        async |client| client.create_permanent_route_address(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn get_permanent_address() -> Pair {
    pair(
        |align| align.permanent_route_addresses().get(CUSTOMER, ADDRESS),
        async |client| client.get_permanent_route_address(&text(CUSTOMER), &text(ADDRESS)).await,
    )
}
