//! `createOfframpQuote`, as documented.

use align_api::types::{CreateOfframpQuote, FiatCurrency, Network, OfframpQuote, PaymentRail, Token};
use align_api::{Client, decimal};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<OfframpQuote> {
    let call = |align: &Client| {
        let quote = CreateOfframpQuote::by_source_amount()
            .source_amount(decimal!("100.50"))
            .source_token(Token::Usdc)
            .source_network(Network::Polygon)
            .destination_currency(FiatCurrency::Eur)
            .destination_payment_rails(PaymentRail::Sepa)
            .developer_fee_percent(decimal!("0.5"));
        align.offramp_transfers().create_quote("123e4567-e89b-12d3-a456-426614174000", quote)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer/quote")
        .with_key()
        .json(
            r#"{
                "source_amount": "100.50",
                "source_token": "usdc",
                "source_network": "polygon",
                "destination_currency": "eur",
                "destination_payment_rails": "sepa",
                "developer_fee_percent": "0.5"
            }"#,
        )
        .answers(sample())
        .refuses(align::refusals!(CreateOfframpQuoteError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OfframpQuote> {
    let body = r#"{
        "quote_id": "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08",
        "source_amount": "100.50",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_currency": "eur",
        "destination_payment_rails": "sepa",
        "destination_amount": "98.00",
        "fee_amount": "2.50",
        "exchange_rate": "0.98",
        "expire_at": "2025-10-30T18:51:09.237Z"
    }"#;
    Sample::new(201, body, |quote: &OfframpQuote| {
        assert_eq!(quote.quote_id.as_str(), "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08");
        assert_eq!(quote.source_amount, Some(decimal!("100.50")));
        assert_eq!(quote.source_token, Some(Token::Usdc));
        assert_eq!(quote.source_network, Some(Network::Polygon));
        assert_eq!(quote.destination_currency, Some(FiatCurrency::Eur));
        assert_eq!(quote.destination_payment_rails, Some(PaymentRail::Sepa));
        assert_eq!(quote.exchange_rate.as_ref().unwrap().as_str(), "0.98");
        assert_eq!(quote.expire_at.as_ref().unwrap().as_str(), "2025-10-30T18:51:09.237Z");
    })
    .required(&["quote_id"])
    .optional(&[
        "source_amount",
        "source_token",
        "source_network",
        "destination_currency",
        "destination_payment_rails",
        "destination_amount",
        "fee_amount",
        "exchange_rate",
        "expire_at",
    ])
    .enums(&["source_token", "source_network", "destination_currency", "destination_payment_rails"])
}

#[test]
fn the_amount_to_arrive_takes_the_place_of_the_amount_to_be_sent() {
    let request = align::sent(|align| {
        let quote = CreateOfframpQuote::by_destination_amount()
            .destination_amount(decimal!("98.00"))
            .source_token(Token::Usdc)
            .source_network(Network::Polygon)
            .destination_currency(FiatCurrency::Eur)
            .destination_payment_rails(PaymentRail::Sepa);
        align.offramp_transfers().create_quote("c", quote)
    });
    assert_eq!(request.target, "/v0/customers/c/offramp-transfer/quote");
    wire::assert_json(
        &request.body,
        r#"{
            "destination_amount": "98.00",
            "source_token": "usdc",
            "source_network": "polygon",
            "destination_currency": "eur",
            "destination_payment_rails": "sepa"
        }"#,
    );
}
