//! Accounts of customers, each a contract on a chain once it is deployed.
//! Closed and failed are ends.

use serde_json::json;

use super::{Entity, State, all, assumed, challenge, error, not_found, one, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::stand_in::{Context, Impossible};

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = state.customers.get(asked.path("customerId")).ok_or_else(not_found)?;
    if !customer.is("active") && context.assumed.holds(assumed::ACTIVE_FIRST) {
        return Err(error(400, "invalid_state", "The customer is not active"));
    }
    let id = customer.id.clone();
    let shown = json!({ "customerId": id, "type": asked.field("type"), "currencies": asked.field("currencies") });
    let mut account = Entity::new(context, &id, "initiating", shown);
    let challenge = challenge::of_account(context);
    let mut shown = account.shown.clone();
    shown["challenge"] = json!(challenge.text);
    account.challenge = Some(challenge);
    state.accounts.put(account.id.clone(), account);
    Ok(Answer::json(201, shown))
}

pub(super) fn list(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(all(&state.accounts, |_| true))
}

pub(super) fn list_of_customer(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("customerId");
    state.customers.get(id).ok_or_else(not_found)?;
    Ok(all(&state.accounts, |account| account.of == id))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    one(&state.accounts, asked.path("accountId"))
}

pub(super) fn get_challenge(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let account = state.accounts.get_mut(asked.path("accountId")).ok_or_else(not_found)?;
    challenge::current(account, context, challenge::of_account)
}

pub(super) fn sign_challenge(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId").to_owned();
    let account = state.accounts.get_mut(&id).ok_or_else(not_found)?;
    challenge::sign(account, asked, context, None)?;
    step(state, context, &id, &["initiating"], "pending").map_err(|why| refused(&why))?;
    if context.assumed.holds(assumed::DEPLOYED) {
        deploy(state, context, &id).map_err(|why| refused(&why))?;
    }
    Ok(Answer::empty(204))
}

pub(super) fn activate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId");
    state.accounts.get(id).ok_or_else(not_found)?;
    step(state, context, id, &["inactive"], "active").map_err(|why| refused(&why))?;
    one(&state.accounts, id)
}

pub(super) fn deactivate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId");
    state.accounts.get(id).ok_or_else(not_found)?;
    deactivated(state, context, id).map_err(|why| refused(&why))?;
    one(&state.accounts, id)
}

pub(super) fn close(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId");
    state.accounts.get(id).ok_or_else(not_found)?;
    step(state, context, id, &["active", "inactive"], "closed").map_err(|why| refused(&why))?;
    one(&state.accounts, id)
}

/// With its cards.
pub(super) fn deactivated(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    step(state, context, id, &["active"], "inactive")?;
    let of_account = state.cards.iter().filter(|card| card.of == id && card.is("active"));
    let cards: Vec<String> = of_account.map(|card| card.id.clone()).collect();
    cards.iter().try_for_each(|card| super::cards::step(state, context, card, &["active"], "inactive"))
}

/// The contract of an account is on its chain: it has an address, and is active.
pub(super) fn deploy(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    let address = format!("{}{}", context.ids.hex(32), context.ids.hex(8));
    let account = state.accounts.get_mut(id).filter(|account| account.is("pending"));
    let account = account.ok_or_else(|| Impossible::new("there is no such account that is pending"))?;
    // In lower case an address needs no check sum.
    account.shown["chainId"] = json!(format!("eip155:324:0x{address}"));
    step(state, context, id, &["pending"], "active")
}

/// From one of these states to another.
pub(super) fn step(
    state: &mut State,
    context: &mut Context<'_>,
    id: &str,
    from: &[&str],
    to: &str,
) -> Result<(), Impossible> {
    let account = state.accounts.get_mut(id).ok_or_else(|| Impossible::new("there is no such account"))?;
    if !from.contains(&account.status()) {
        return Err(Impossible::new(format!("an account cannot get from {} to {to}", account.status())));
    }
    account.become_(context, to);
    let shown = account.shown.clone();
    state.tell(context, "account.updated", &shown);
    Ok(())
}
