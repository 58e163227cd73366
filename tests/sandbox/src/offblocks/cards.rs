//! Cards of accounts. No number of a card is ever whole.
//! Failed, blocked and terminated are ends.

use serde_json::json;

use super::{Entity, State, all, assumed, error, not_found, one, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::stand_in::{Context, Impossible};

const ENDS: [&str; 3] = ["issue_failed", "blocked", "terminated"];

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let account = state.accounts.get(asked.path("accountId")).ok_or_else(not_found)?;
    if !account.is("active") && context.assumed.holds(assumed::ACTIVE_FIRST) {
        return Err(error(400, "invalid_state", "The account is not active"));
    }
    let (id, kind) = (account.id.clone(), asked.text("type").unwrap_or_default());
    if kind != "virtual" {
        return Err(error(400, "unsupported", "Cards are virtual for now"));
    }
    let is_twin = |card: &Entity| card.of == id && card.shown["type"] == kind && !ENDS.contains(&card.status());
    if state.cards.iter().any(is_twin) && context.assumed.holds(assumed::ONE_CARD) {
        return Err(error(400, "card_exists", "The account has a card of this type"));
    }
    let mut shown = json!({
        "accountId": id, "type": kind, "name": "Example Card", "network": "visa",
        "maskedPan": format!("400000******{}", context.ids.digits(4)), "expirationDate": "10/2030",
    });
    if !asked.field("billingAddress").is_null() {
        shown["billingAddress"] = asked.field("billingAddress").clone();
    }
    let card = Entity::new(context, &id, "issuing", shown);
    let shown = card.shown.clone();
    state.cards.put(card.id.clone(), card);
    Ok(Answer::json(201, shown))
}

pub(super) fn list(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(all(&state.cards, |_| true))
}

pub(super) fn list_of_account(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.path("accountId");
    state.accounts.get(id).ok_or_else(not_found)?;
    Ok(all(&state.cards, |card| card.of == id))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    one(&state.cards, asked.path("cardId"))
}

pub(super) fn activate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    stepped(state, asked, context, &["inactive"], "active")?;
    one(&state.cards, asked.path("cardId"))
}

pub(super) fn deactivate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    stepped(state, asked, context, &["active"], "inactive")?;
    one(&state.cards, asked.path("cardId"))
}

pub(super) fn terminate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    stepped(state, asked, context, &["active", "inactive", "suspended"], "terminated")?;
    one(&state.cards, asked.path("cardId"))
}

pub(super) fn issue(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    stepped(state, asked, context, &["issuing"], "active")?;
    Ok(Answer::empty(202))
}

pub(super) fn fail(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    stepped(state, asked, context, &["issuing"], "issue_failed")?;
    Ok(Answer::empty(202))
}

fn stepped(state: &mut State, asked: &Asked, context: &mut Context<'_>, from: &[&str], to: &str) -> Result<(), Answer> {
    let id = asked.path("cardId");
    state.cards.get(id).ok_or_else(not_found)?;
    step(state, context, id, from, to).map_err(|why| refused(&why))
}

/// From one of these states to another.
pub(super) fn step(
    state: &mut State,
    context: &mut Context<'_>,
    id: &str,
    from: &[&str],
    to: &str,
) -> Result<(), Impossible> {
    let card = state.cards.get_mut(id).ok_or_else(|| Impossible::new("there is no such card"))?;
    if !from.contains(&card.status()) {
        return Err(Impossible::new(format!("a card cannot get from {} to {to}", card.status())));
    }
    card.become_(context, to);
    let shown = card.shown.clone();
    state.tell(context, "card.updated", &shown);
    Ok(())
}
