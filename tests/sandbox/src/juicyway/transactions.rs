//! Money that goes into and out of wallets, in decimals.
//! A balance is what its transactions add up to, and never below zero.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{State, assumed, data, error, not_found};
use crate::answer::{Answer, decimal, number};
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Table};

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let wallet = state.wallets.get_mut(asked.text("wallet_id").unwrap_or_default()).ok_or_else(not_found)?;
    if !wallet.is_active() && context.assumed.holds(assumed::ONLY_ACTIVE) {
        return Err(error(422, "wallet_not_active", "The wallet is not active"));
    }
    let amount = decimal(asked.field("amount")).filter(|amount| *amount > Decimal::ZERO);
    let amount = amount.ok_or_else(|| error(422, "validation_error", "The amount is not above zero"))?;
    let is_debit = asked.text("type") == Some("debit");
    let after = if is_debit { wallet.balance.checked_sub(amount) } else { wallet.balance.checked_add(amount) };
    let after = after.ok_or_else(|| error(422, "validation_error", "The amount is too large"))?;
    if after < Decimal::ZERO {
        return Err(error(409, "insufficient_balance", "The balance is too small"));
    }
    wallet.balance = after;
    let id = context.ids.uuid();
    let kind = if is_debit { "debit" } else { "credit" };
    let mut made = json!({
        "wallet_id": asked.field("wallet_id"), "type": kind, "amount": number(amount),
        "created_at": rfc3339(context.now),
    });
    let mut listed = made.clone();
    listed["id"] = json!(id);
    if let Some(description) = asked.text("description") {
        listed["description"] = json!(description);
    }
    state.transactions.put(id.clone(), listed);
    // It is called otherwise here than where it is read.
    made["transaction_id"] = json!(id);
    made["balance_after"] = number(after);
    Ok(data(200, made))
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let fits = |one: &&Value, name: &str| asked.query(name).is_none_or(|wanted| one[name] == wanted);
    let fitting = state.transactions.iter().filter(|one| fits(one, "wallet_id") && fits(one, "type"));
    Ok(data(200, fitting.cloned().collect::<Vec<_>>()))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let found = state.transactions.get(asked.path("transaction_id")).ok_or_else(not_found)?;
    Ok(data(200, found.clone()))
}

pub(super) fn table(state: &State) -> Table {
    let row = |one: &Value| {
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        vec![text("id"), text("wallet_id"), text("type"), one["amount"].to_string()]
    };
    let rows = state.transactions.iter().map(row).collect();
    Table { title: "Wallet transactions", columns: &["id", "wallet", "type", "amount"], rows }
}
