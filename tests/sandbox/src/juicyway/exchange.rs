//! Quotes of rates, and swaps of what the business has.
//! Amounts are whole minor units: what does not make one is not paid out.

use std::time::{Duration, SystemTime};

use rust_decimal::Decimal;
use serde_json::json;

use super::{State, assumed, data, error};
use crate::answer::{Answer, decimal, number};
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::Context;

const LIVES: Duration = Duration::from_mins(1);
const LIVES_LOCKED: Duration = Duration::from_mins(10);

/// How much one dollar is, in hundredths.
const RATES: [(&str, i64); 8] = [
    ("NGN", 150_000),
    ("GHS", 1200),
    ("KES", 13_000),
    ("CNY", 720),
    ("CAD", 135),
    ("EUR", 92),
    ("GBP", 79),
    ("AUD", 150),
];

/// A quote.
#[derive(Debug)]
pub(crate) struct Quote {
    from: String,
    to: String,
    rate: Decimal,
    until: SystemTime,
    used: bool,
}

pub(super) fn quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let (from, to) = pair(asked.query("source_currency"), asked.query("target_currency"));
    if from == to {
        return Err(error(422, "validation_error", "Both currencies are the same"));
    }
    let locked = asked.query("lock") == Some("true");
    let lives = if locked { LIVES_LOCKED } else { LIVES };
    let (id, rate) = (context.ids.uuid(), rate(context, &from, &to));
    let shown = json!({
        "id": id, "locked": locked, "rate": number(rate), "symbol": format!("{from}-{to}"),
        "time_to_convert": lives.as_secs(), "time_to_lock": LIVES.as_secs(), "type": "buy",
    });
    state.quotes.put(id, Quote { from, to, rate, until: context.now + lives, used: false });
    Ok(data(200, shown))
}

pub(super) fn swap(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let (from, to) = pair(asked.text("source_currency"), asked.text("target_currency"));
    let bad = |says| error(400, "invalid_quote", says);
    let id = asked.text("quote_id").unwrap_or_default();
    let quote = state.quotes.get_mut(id).ok_or_else(|| bad("There is no such quote"))?;
    if (&quote.from, &quote.to) != (&from, &to) {
        return Err(bad("The quote is for other currencies"));
    }
    if quote.until <= context.now && context.assumed.holds(assumed::QUOTES_EXPIRE) {
        return Err(bad("The quote has expired"));
    }
    if quote.used && context.assumed.holds(assumed::QUOTES_ONCE) {
        return Err(bad("The quote was taken"));
    }
    let amount = decimal(asked.field("amount")).unwrap_or_default();
    let bought = amount.checked_mul(quote.rate).ok_or_else(|| bad("The amount is too large"))?.floor();
    state.purse.take(context, &from, amount)?;
    quote.used = true;
    state.purse.put(&to, bought);
    let now = rfc3339(context.now);
    Ok(data(
        200,
        json!({
            "id": context.ids.uuid(), "correlation_id": context.ids.uuid(), "status": "success",
            "source_amount": { "amount": number(amount), "currency": from },
            "target_amount": { "amount": number(bought), "currency": to },
            "symbol": format!("{from}-{to}"), "created_at": now, "updated_at": now,
        }),
    ))
}

fn pair(from: Option<&str>, to: Option<&str>) -> (String, String) {
    (from.unwrap_or_default().to_owned(), to.unwrap_or_default().to_owned())
}

/// How much of the other currency one of this is, to six places.
fn rate(context: &Context<'_>, from: &str, to: &str) -> Decimal {
    if !context.assumed.holds(assumed::PRICES) {
        return Decimal::ONE;
    }
    let of_dollar = |currency: &str| {
        let found = RATES.iter().find(|(known, _)| *known == currency);
        Decimal::new(found.map_or(100, |(_, rate)| *rate), 2)
    };
    of_dollar(to).checked_div(of_dollar(from)).unwrap_or(Decimal::ONE).round_dp(6)
}
