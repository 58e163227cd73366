//! `createOnrampQuote`, as documented.

use align_api::types::{CreateOnrampQuote, FiatCurrency, Network, OnrampQuote, PaymentRail, Token};
use align_api::{Client, decimal};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<OnrampQuote> {
    let call = |align: &Client| {
        let quote = CreateOnrampQuote::by_source_amount()
            .source_amount(decimal!("100.00"))
            .source_currency(FiatCurrency::Eur)
            .source_payment_rails(PaymentRail::Sepa)
            .destination_token(Token::Usdc)
            .destination_network(Network::Polygon)
            .developer_fee_percent(decimal!("0.5"));
        align.onramp_transfers().create_quote("123e4567-e89b-12d3-a456-426614174000", quote)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/onramp-transfer/quote")
        .json(r#"{
            "source_amount": "100.00",
            "source_currency": "eur",
            "source_payment_rails": "sepa",
            "destination_token": "usdc",
            "destination_network": "polygon",
            "developer_fee_percent": "0.5"
        }"#)
        .answers(sample())
        .refuses(align::refusals!(CreateOnrampQuoteError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OnrampQuote> {
    let body = r#"{
        "quote_id": "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f",
        "source_amount": "100.00",
        "source_currency": "eur",
        "source_payment_rails": "sepa",
        "destination_token": "usdc",
        "destination_network": "polygon",
        "destination_amount": "105.30",
        "fee_amount": "0.50",
        "exchange_rate": "1.0583",
        "expire_at": "2025-10-30T18:51:09.237Z"
    }"#;
    Sample::new(201, body, |quote: &OnrampQuote| {
        assert_eq!(quote.quote_id.as_str(), "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f");
        assert_eq!(quote.source_amount.as_ref().unwrap().as_str(), "100.00");
        assert_eq!(quote.source_payment_rails, Some(PaymentRail::Sepa));
        assert_eq!(quote.destination_amount.as_ref().unwrap().as_str(), "105.30");
        assert_eq!(quote.exchange_rate.as_ref().unwrap().as_str(), "1.0583");
        assert_eq!(quote.expire_at.as_ref().unwrap().as_str(), "2025-10-30T18:51:09.237Z");
    })
    .fields("", fields::ONRAMP_QUOTE)
}

#[test]
fn the_destination_amount_may_be_given_instead() {
    let request = align::sent(|align| {
        let quote = CreateOnrampQuote::by_destination_amount()
            .destination_amount(decimal!("105.30"))
            .source_currency(FiatCurrency::Usd)
            .source_payment_rails(PaymentRail::Ach)
            .destination_token(Token::Usdt)
            .destination_network(Network::Tron);
        align.onramp_transfers().create_quote("c", quote)
    });
    wire::assert_json(
        &request.body,
        r#"{
            "destination_amount": "105.30",
            "source_currency": "usd",
            "source_payment_rails": "ach",
            "destination_token": "usdt",
            "destination_network": "tron"
        }"#,
    );
}
