//! Quotes, from which transfers are made: once, and not for ever.
//! How long a quote lives is not documented; that it expires is.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::align::prices::{self, Price};
use crate::align::transfers::Kind;
use crate::align::{State, assumed, not_found, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Table};

const LIFETIME: Duration = Duration::from_mins(15);

/// A quote.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) customer: String,
    pub(crate) kind: Kind,
    pub(crate) price: Price,
    pub(crate) shown: Value,
    pub(crate) expires: SystemTime,
    pub(crate) used: bool,
}

/// Puts a quote there and answers it, with these members of the request as they came.
pub(super) fn create(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
    kind: Kind,
    price: Price,
    members: [&str; 4],
) -> Answer {
    let (id, expires) = (context.ids.uuid(), context.now + LIFETIME);
    let mut shown = json!({
        "quote_id": id, "source_amount": prices::text(price.source), "fee_amount": prices::text(price.fee),
        "destination_amount": prices::text(price.destination), "exchange_rate": prices::text(price.rate),
    });
    if context.assumed.holds(assumed::QUOTES_EXPIRE) {
        shown["expire_at"] = json!(rfc3339(expires));
    }
    for name in members {
        shown[name] = asked.field(name).clone();
    }
    let customer = asked.path("customer_id").to_owned();
    state.quotes.put(id, Quote { customer, kind, price, shown: shown.clone(), expires, used: false });
    Answer::json(201, shown)
}

/// The quote in the path, if a transfer can be made from it.
pub(super) fn usable(state: &State, asked: &Asked, context: &Context<'_>, kind: Kind) -> Result<Quote, Answer> {
    let customer = asked.path("customer_id");
    let quote = state.quotes.get(asked.path("quote_id"));
    let quote = quote.filter(|quote| quote.customer == customer && quote.kind == kind).ok_or_else(not_found)?;
    if quote.used && context.assumed.holds(assumed::QUOTES_ONCE) {
        return Err(refused("quote_used", "A transfer was made from this quote already"));
    }
    if quote.expires <= context.now && context.assumed.holds(assumed::QUOTES_EXPIRE) {
        return Err(refused("quote_expired", "The quote has expired"));
    }
    Ok(quote.clone())
}

/// A transfer was made from the quote in the path.
pub(super) fn used(state: &mut State, asked: &Asked) {
    if let Some(quote) = state.quotes.get_mut(asked.path("quote_id")) {
        quote.used = true;
    }
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.quotes.iter().map(|quote| {
        let text = |name: &str| quote.shown[name].as_str().unwrap_or_default().to_owned();
        let used = if quote.used { "yes" } else { "no" };
        let ends = [text("source_amount"), text("destination_amount")].join(" to ");
        vec![text("quote_id"), quote.kind.name().to_owned(), ends, rfc3339(quote.expires), used.to_owned()]
    });
    Table { title: "Quotes", columns: &["id", "of", "amounts", "expires", "used"], rows: rows.collect() }
}
