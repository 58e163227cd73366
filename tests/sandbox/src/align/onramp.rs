//! On-ramp transfers: from a bank account to a token.
//! No bank is asked: a deposit is there when a simulation or the test says so.

use serde_json::{Value, json};

use crate::align::customers::named;
use crate::align::prices::{self, Fixed, Price, Way};
use crate::align::transfers::{self, Kind, Transfer};
use crate::align::{State, assumed, banks, quotes, refused};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::Context;

const SERVICE: &str = "onramp";

pub(super) fn create_quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    check_rails(asked, context, "source_payment_rails")?;
    let price = prices::of_request(state, asked, context, way(asked), SERVICE)?;
    let members = ["source_currency", "source_payment_rails", "destination_token", "destination_network"];
    Ok(quotes::create(state, asked, context, Kind::Onramp, price, members))
}

pub(super) fn from_quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    let quote = quotes::usable(state, asked, context, Kind::Onramp)?;
    quotes::used(state, asked);
    let mut terms = quote.shown;
    terms["source_rails"] = terms["source_payment_rails"].clone();
    terms["destination_address"] = asked.field("destination_address").clone();
    Ok(Answer::json(201, create(state, context, customer, &terms, quote.price, &Value::Null).1))
}

pub(super) fn direct(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    check_rails(asked, context, "source_rails")?;
    let sent = Fixed::Source(decimal(asked.field("amount")).unwrap_or_default());
    let price = prices::of_amount(state, context, sent, way(asked), SERVICE)?;
    let terms = asked.json.clone().unwrap_or_default();
    Ok(Answer::json(201, create(state, context, customer, &terms, price, &Value::Null).1))
}

/// Puts a transfer there; `terms` name currency, rails, token, network and address. Its id, and how it is answered.
pub(super) fn create(
    state: &mut State,
    context: &mut Context<'_>,
    customer: String,
    terms: &Value,
    price: Price,
    payload: &Value,
) -> (String, Value) {
    let currency = terms["source_currency"].as_str().unwrap_or_default();
    let shown = json!({
        "amount": prices::text(price.source), "source_currency": currency, "source_rails": terms["source_rails"],
        "destination_network": terms["destination_network"], "destination_token": terms["destination_token"],
        "destination_address": terms["destination_address"],
        "quote": {
            "deposit_rails": terms["source_rails"], "deposit_currency": currency,
            "deposit_bank_account": banks::of_onramp(context, currency),
            "deposit_amount": prices::text(price.source), "fee_amount": prices::text(price.fee),
            "deposit_message": format!("ONRAMP-REF-{}", context.ids.digits(6))
        }
    });
    let id = context.ids.uuid();
    let new = Transfer { id: id.clone(), customer, kind: Kind::Onramp, shown, payload: payload.clone() };
    (id, transfers::put(state, context, new))
}

fn way(asked: &Asked) -> Way<'_> {
    Way {
        from: asked.text("source_currency").unwrap_or_default(),
        to: asked.text("destination_token").unwrap_or_default(),
    }
}

fn check_rails(asked: &Asked, context: &Context<'_>, name: &str) -> Result<(), Answer> {
    if context.assumed.holds(assumed::RAILS_FIT) && !prices::fits(way(asked).from, asked.text(name).unwrap_or_default())
    {
        return Err(refused("bad_rails", "Money of this currency does not come over these rails"));
    }
    Ok(())
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::get(state, asked, Kind::Onramp)
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::list(state, asked, Kind::Onramp)
}

pub(super) fn simulate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::simulate(state, asked, context, Kind::Onramp)
}
