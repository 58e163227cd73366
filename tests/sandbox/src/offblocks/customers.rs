//! Customers: their wallet, their verification, and what goes with them when they are deactivated.
//! A customer that was rejected stays so.

use serde_json::json;

use super::{Entity, State, all, assumed, challenge, error, not_found, one, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::stand_in::{Context, Impossible};

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let (wallet, name) = (asked.field("chainId"), asked.field("externalId"));
    if state.customers.iter().any(|one| one.shown["chainId"] == *wallet || one.shown["externalId"] == *name) {
        return Err(error(409, "customer_exists", "There is a customer with this wallet or this name"));
    }
    let mut customer = Entity::new(context, "", "initiating", json!({ "chainId": wallet, "externalId": name }));
    let challenge = challenge::of_wallet(context, wallet.as_str().unwrap_or_default());
    let mut shown = customer.shown.clone();
    shown["challenge"] = json!(challenge.text);
    customer.challenge = Some(challenge);
    state.customers.put(customer.id.clone(), customer);
    Ok(Answer::json(201, shown))
}

pub(super) fn list(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(all(&state.customers, |_| true))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    one(&state.customers, asked.path("customerId"))
}

pub(super) fn get_challenge(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = state.customers.get_mut(asked.path("customerId")).ok_or_else(not_found)?;
    let wallet = customer.shown["chainId"].as_str().unwrap_or_default().to_owned();
    challenge::current(customer, context, |context| challenge::of_wallet(context, &wallet))
}

pub(super) fn sign_challenge(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("customerId").to_owned();
    let customer = state.customers.get_mut(&id).ok_or_else(not_found)?;
    let wallet = customer.shown["chainId"].as_str().and_then(|id| id.rsplit(':').next()).unwrap_or_default().to_owned();
    challenge::sign(customer, asked, context, Some(&wallet))?;
    step(state, context, &id, &["initiating"], "screening").map_err(|why| refused(&why))?;
    if context.assumed.holds(assumed::SCREENED) {
        step(state, context, &id, &["screening"], "verifying").map_err(|why| refused(&why))?;
    }
    Ok(Answer::empty(204))
}

pub(super) fn verify(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    simulated(state, asked, context, &["screening", "verifying"], "active")
}

pub(super) fn reject(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    simulated(state, asked, context, &["screening", "verifying", "active"], "rejected")
}

fn simulated(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
    from: &[&str],
    to: &str,
) -> Result<Answer, Answer> {
    state.customers.get(asked.path("customerId")).ok_or_else(not_found)?;
    step(state, context, asked.path("customerId"), from, to).map_err(|why| refused(&why))?;
    Ok(Answer::empty(202))
}

pub(super) fn activate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("customerId");
    state.customers.get(id).ok_or_else(not_found)?;
    step(state, context, id, &["inactive"], "active").map_err(|why| refused(&why))?;
    one(&state.customers, id)
}

/// Accounts and cards go with their customer.
pub(super) fn deactivate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("customerId");
    state.customers.get(id).ok_or_else(not_found)?;
    step(state, context, id, &["active"], "inactive").map_err(|why| refused(&why))?;
    let accounts: Vec<String> = state.accounts.iter().filter(|one| one.of == id).map(|one| one.id.clone()).collect();
    for account in accounts {
        // One that is not active has nothing to be deactivated.
        let _ = super::accounts::deactivated(state, context, &account);
    }
    one(&state.customers, id)
}

/// From one of these states to another.
pub(super) fn step(
    state: &mut State,
    context: &mut Context<'_>,
    id: &str,
    from: &[&str],
    to: &str,
) -> Result<(), Impossible> {
    let customer = state.customers.get_mut(id).ok_or_else(|| Impossible::new("there is no such customer"))?;
    if !from.contains(&customer.status()) {
        return Err(Impossible::new(format!("a customer cannot get from {} to {to}", customer.status())));
    }
    customer.become_(context, to);
    let shown = customer.shown.clone();
    state.tell(context, "customer.updated", &shown);
    Ok(())
}
