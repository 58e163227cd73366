//! What is authorised on a card, and the transactions that come of it, in decimals.
//! Captured and released are ends; a transaction is made by a capture alone.

use rust_decimal::Decimal;
use serde_json::json;

use super::{Entity, State, all, assumed, error, not_found, one, refused};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::{Context, Impossible};

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let card = state.cards.get(asked.path("cardId")).ok_or_else(not_found)?;
    if !card.is("active") {
        return Err(error(400, "invalid_state", "The card is not active"));
    }
    let (card, account) = (card.id.clone(), card.of.clone());
    let amount = decimal(asked.field("amount")).filter(|amount| *amount > Decimal::ZERO);
    let amount = amount.ok_or_else(|| error(400, "bad_amount", "The amount is not above zero"))?.to_string();
    let currency = asked.field("currency");
    let currencies = state.accounts.get(&account).and_then(|account| account.shown["currencies"].as_array());
    let is_known = currencies.is_some_and(|known| known.contains(currency));
    if !is_known && context.assumed.holds(assumed::ACCOUNT_CURRENCY) {
        return Err(error(400, "bad_currency", "The account has not this currency"));
    }
    let shown = json!({
        "accountId": account, "cardId": card, "amount": amount, "currency": currency, "merchantAmount": amount,
        "merchantCurrency": currency, "exchangeRate": "1.0",
        "merchant": { "id": "1", "name": "Example Shop", "mcc": 5411, "country": "GB", "city": "London" },
    });
    let authorisation = Entity::new(context, &card, "pending", shown);
    let (id, shown) = (authorisation.id.clone(), authorisation.shown.clone());
    state.authorisations.put(id.clone(), authorisation);
    state.tell(context, "authorisation.updated", &shown);
    if asked.field("capture").as_bool().unwrap_or(true) {
        end(state, context, &id, "capturing").map_err(|why| refused(&why))?;
    }
    Ok(Answer::json(201, shown))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    one(&state.authorisations, asked.path("authorisationId"))
}

pub(super) fn capture(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    simulated(state, asked, context, "capturing")
}

pub(super) fn release(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    simulated(state, asked, context, "releasing")
}

fn simulated(state: &mut State, asked: &Asked, context: &mut Context<'_>, to: &str) -> Result<Answer, Answer> {
    let id = asked.path("authorisationId");
    state.authorisations.get(id).ok_or_else(not_found)?;
    end(state, context, id, to).map_err(|why| refused(&why))?;
    Ok(Answer::empty(202))
}

/// Begins to end it, and ends it where that needs no time.
fn end(state: &mut State, context: &mut Context<'_>, id: &str, to: &str) -> Result<(), Impossible> {
    step(state, context, id, "pending", to)?;
    if context.assumed.holds(assumed::SETTLED) { settle(state, context, id) } else { Ok(()) }
}

/// What is capturing is captured, with a transaction; what is releasing is released.
pub(super) fn settle(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    let authorisation =
        state.authorisations.get(id).ok_or_else(|| Impossible::new("there is no such authorisation"))?;
    match authorisation.status() {
        "releasing" => return step(state, context, id, "releasing", "released"),
        "capturing" => {}
        other => return Err(Impossible::new(format!("an authorisation that is {other} has nothing to be settled"))),
    }
    let (card, amount) = (authorisation.of.clone(), authorisation.shown["amount"].clone());
    step(state, context, id, "capturing", "captured")?;
    let mut transaction = Entity::new(context, &card, "processing", json!({}));
    let told = transaction.shown.clone();
    state.tell(context, "transaction.updated", &told);
    transaction.become_(context, "processed");
    let told = transaction.shown.clone();
    state.tell(context, "transaction.updated", &told);
    state.spent.push((card, decimal(&amount).unwrap_or_default()));
    state.transactions.put(transaction.id.clone(), transaction);
    Ok(())
}

/// A transaction is taken back.
pub(super) fn reverse(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    for (from, to) in [("processed", "reversing"), ("reversing", "reversed")] {
        let transaction = state.transactions.get_mut(id).filter(|transaction| transaction.is(from));
        let transaction =
            transaction.ok_or_else(|| Impossible::new("there is no such transaction that is processed"))?;
        transaction.become_(context, to);
        let shown = transaction.shown.clone();
        state.tell(context, "transaction.updated", &shown);
    }
    Ok(())
}

pub(super) fn list_of_account(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId");
    state.accounts.get(id).ok_or_else(not_found)?;
    Ok(all(&state.transactions, |one| state.cards.get(&one.of).is_some_and(|card| card.of == id)))
}

pub(super) fn list_of_card(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("cardId");
    state.cards.get(id).ok_or_else(not_found)?;
    Ok(all(&state.transactions, |one| one.of == id))
}

pub(super) fn get_transaction(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    one(&state.transactions, asked.path("transactionId"))
}

fn step(state: &mut State, context: &mut Context<'_>, id: &str, from: &str, to: &str) -> Result<(), Impossible> {
    let found = state.authorisations.get_mut(id).ok_or_else(|| Impossible::new("there is no such authorisation"))?;
    if !found.is(from) {
        return Err(Impossible::new(format!("an authorisation cannot get from {} to {to}", found.status())));
    }
    found.become_(context, to);
    let shown = found.shown.clone();
    state.tell(context, "authorisation.updated", &shown);
    Ok(())
}
