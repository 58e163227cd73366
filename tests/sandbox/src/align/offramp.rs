//! Off-ramp transfers: from a token to a bank account.
//! No token is looked for: a deposit is there when the caller, a simulation or the test says so.

use serde_json::{Value, json};

use crate::align::customers::named;
use crate::align::prices::{self, Fixed, Price, Way};
use crate::align::transfers::{self, Kind, Transfer};
use crate::align::{State, accounts, address, assumed, quotes, refused};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::Context;

const SERVICE: &str = "offramp";

pub(super) fn create_quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    check_rails(asked, context)?;
    let price = prices::of_request(state, asked, context, way(asked), SERVICE)?;
    let members = ["source_token", "source_network", "destination_currency", "destination_payment_rails"];
    Ok(quotes::create(state, asked, context, Kind::Offramp, price, members))
}

pub(super) fn from_quote(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    let quote = quotes::usable(state, asked, context, Kind::Offramp)?;
    let account = destination(state, asked, context, &customer)?;
    quotes::used(state, asked);
    Ok(create(state, asked, context, customer, &Terms { of: &quote.shown, price: quote.price, account }))
}

pub(super) fn direct(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    check_rails(asked, context)?;
    let arrives = Fixed::Destination(decimal(asked.field("amount")).unwrap_or_default());
    let price = prices::of_amount(state, context, arrives, way(asked), SERVICE)?;
    let account = accounts::of_known_type(asked.field("destination_bank_account").clone(), context)?;
    let body = asked.json.clone().unwrap_or_default();
    Ok(create(state, asked, context, customer, &Terms { of: &body, price, account }))
}

/// What a transfer is made of.
struct Terms<'a> {
    /// The quote or the request, which name token, network, currency and rails alike.
    of: &'a Value,
    price: Price,
    account: Value,
}

fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>, customer: String, terms: &Terms<'_>) -> Answer {
    let Terms { of, price, account } = terms;
    let amount = if context.assumed.holds(assumed::AMOUNT_ARRIVES) { price.destination } else { price.source };
    let mut shown = json!({
        "amount": prices::text(amount), "source_token": of["source_token"], "source_network": of["source_network"],
        "destination_currency": of["destination_currency"],
        "destination_payment_rails": of["destination_payment_rails"], "destination_bank_account": account,
        "deposit_transaction_hash": null,
        "quote": {
            "deposit_network": of["source_network"], "deposit_token": of["source_token"],
            "deposit_blockchain_address": address(context), "deposit_amount": prices::text(price.source),
            "fee_amount": prices::text(price.fee), "source_amount": prices::text(price.source),
            "destination_amount": prices::text(price.destination), "exchange_rate": prices::text(price.rate),
            "deposit_transaction_hash": null
        }
    });
    if let Some(purpose) = asked.text("transfer_purpose") {
        shown["transfer_purpose"] = json!(purpose);
    }
    let new = Transfer { id: context.ids.uuid(), customer, kind: Kind::Offramp, shown, payload: Value::Null };
    Answer::json(201, transfers::put(state, context, new))
}

/// The bank account of the request, or the stored one that it names.
fn destination(state: &State, asked: &Asked, context: &Context<'_>, customer: &str) -> Result<Value, Answer> {
    let Some(id) = asked.text("destination_external_account_id") else {
        return accounts::of_known_type(asked.field("destination_bank_account").clone(), context);
    };
    let account = state.accounts.get(id).filter(|account| account.customer == customer);
    account.map(|account| account.details.clone()).ok_or_else(|| refused("unknown_account", "There is no such account"))
}

fn way(asked: &Asked) -> Way<'_> {
    Way {
        from: asked.text("source_token").unwrap_or_default(),
        to: asked.text("destination_currency").unwrap_or_default(),
    }
}

fn check_rails(asked: &Asked, context: &Context<'_>) -> Result<(), Answer> {
    let rail = asked.text("destination_payment_rails").unwrap_or_default();
    if context.assumed.holds(assumed::RAILS_FIT) && !prices::fits(way(asked).to, rail) {
        return Err(refused("bad_rails", "Money of this currency does not go over these rails"));
    }
    Ok(())
}

pub(super) fn complete(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::deposited(state, asked, context, Kind::Offramp)
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::get(state, asked, Kind::Offramp)
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::list(state, asked, Kind::Offramp)
}

pub(super) fn simulate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    transfers::simulate(state, asked, context, Kind::Offramp)
}
