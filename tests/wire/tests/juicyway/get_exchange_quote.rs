//! `getExchangeQuote`, as documented.

use juicyway_api::types::{Currency, ExchangeQuote, ExchangeQuoteType};
use juicyway_api::{Client, Outcome, RetryPolicy};
use wire::{Answer, Case, Sample, Server, juicyway};

wire::tests!(case);

fn case() -> Case<ExchangeQuote> {
    let call = |juicyway: &Client| {
        let quote = juicyway_api::operations::GetExchangeQuote::builder();
        let quote = quote.source_currency(Currency::Usd).target_currency(Currency::Ngn).lock(true);
        juicyway.exchange().get_quote(quote)
    };
    juicyway::operation(module_path!(), call)
        .sends("GET", "/exchange/quote?source_currency=USD&target_currency=NGN&lock=true")
        .answers(sample())
        .refuses(juicyway::refusals!(GetExchangeQuoteError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

const BODY: &str = r#"{
    "data": {
        "id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07",
        "locked": true,
        "rate": 1550.2500,
        "symbol": "USD-NGN",
        "time_to_convert": 30,
        "time_to_lock": "10s",
        "type": "buy"
    }
}"#;

fn sample() -> Sample<ExchangeQuote> {
    Sample::new(200, BODY, |quote: &ExchangeQuote| {
        assert_eq!(quote.id.as_str(), "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07");
        assert_eq!(quote.locked, Some(true));
        assert_eq!(quote.rate.as_ref().unwrap().as_decimal().as_str(), "1550.2500");
        assert_eq!(quote.symbol.as_deref(), Some("USD-NGN"));
        assert_eq!(quote.r#type, Some(ExchangeQuoteType::Buy));
        assert_eq!(quote.time_to_lock.as_ref().unwrap().as_str(), r#""10s""#);
    })
    .under("/data")
    .required(&["data", "data.id"])
    .optional(&["data.locked", "data.rate", "data.symbol", "data.time_to_convert", "data.time_to_lock", "data.type"])
    .enums(&["data.type"])
}

/// With `lock` a rate is held, which is no read; without it nothing is.
#[test]
fn a_lost_answer_is_asked_for_again_only_where_no_rate_is_held() {
    let lost = Some(Outcome::Unknown);
    for (lock, outcome, sent) in [(Some(true), lost, 1), (Some(false), lost, 1), (None, None, 2)] {
        let server = Server::start();
        server.answer(Answer::empty(500));
        server.answer(Answer::json(200, BODY));
        let waits = std::time::Duration::ZERO;
        let retry = RetryPolicy::standard().waits(waits, waits);
        let client = juicyway::builder(&server.url()).retry(retry).build().unwrap();
        let quote = juicyway_api::operations::GetExchangeQuote::builder();
        let quote = quote.source_currency("USD").target_currency("NGN");
        let quote = match lock {
            Some(lock) => quote.lock(lock),
            None => quote,
        };
        let error = wire::block_on(client.exchange().get_quote(quote)).err();
        assert_eq!((error.map(|error| error.outcome()), server.requests().len()), (outcome, sent), "{lock:?}");
    }
}
