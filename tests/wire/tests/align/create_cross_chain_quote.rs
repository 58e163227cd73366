//! `createCrossChainQuote`, as documented.

use align_api::types::{CreateCrossChainQuote, CrossChainQuote, Network, Token};
use align_api::{Client, decimal};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<CrossChainQuote> {
    let call = |align: &Client| {
        let quote = CreateCrossChainQuote::by_source_amount()
            .source_amount(decimal!("250.00"))
            .source_token(Token::Usdc)
            .source_network(Network::Polygon)
            .destination_token(Token::Usdc)
            .destination_network(Network::Solana)
            .developer_fee_percent(decimal!("0.25"));
        align.cross_chain_transfers().create_quote("123e4567-e89b-12d3-a456-426614174000", quote)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/cross-chain-transfer/quote")
        .json(r#"{
            "source_amount": "250.00",
            "source_token": "usdc",
            "source_network": "polygon",
            "destination_token": "usdc",
            "destination_network": "solana",
            "developer_fee_percent": "0.25"
        }"#)
        .with_key()
        .answers(sample())
        .refuses(align::refusals!(CreateCrossChainQuoteError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<CrossChainQuote> {
    // The answer is inferred from the two other kinds of quote: nothing in it is required.
    let body = r#"{
        "quote_id": "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f",
        "source_amount": "250.00",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_token": "usdc",
        "destination_network": "solana",
        "destination_amount": "249.10",
        "fee_amount": "0.90",
        "exchange_rate": "1",
        "expire_at": "2025-10-30T18:51:09.237Z"
    }"#;
    Sample::new(201, body, |quote: &CrossChainQuote| {
        assert_eq!(quote.quote_id.as_ref().unwrap().as_str(), "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f");
        assert_eq!(quote.destination_network, Some(Network::Solana));
        assert_eq!(quote.fee_amount.as_ref().unwrap().as_str(), "0.90");
    })
    .optional(&[
        "quote_id",
        "source_amount",
        "source_token",
        "source_network",
        "destination_token",
        "destination_network",
        "destination_amount",
        "fee_amount",
        "exchange_rate",
        "expire_at",
    ])
    .enums(&["source_token", "source_network", "destination_token", "destination_network"])
}

#[test]
fn the_destination_amount_may_be_given_instead() {
    let request = align::sent(|align| {
        let quote = CreateCrossChainQuote::by_destination_amount()
            .destination_amount(decimal!("10"))
            .source_token(Token::Eurc)
            .source_network(Network::Ethereum)
            .destination_token(Token::Eurc)
            .destination_network(Network::Base);
        align.cross_chain_transfers().create_quote("c", quote)
    });
    wire::assert_json(
        &request.body,
        r#"{
            "destination_amount": "10",
            "source_token": "eurc",
            "source_network": "ethereum",
            "destination_token": "eurc",
            "destination_network": "base"
        }"#,
    );
}
