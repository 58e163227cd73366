//! Bank accounts of customers.
//! They are kept as they came, but for the type of one for wires; nothing is paid to them.

use serde_json::{Value, json};

use crate::align::customers::named;
use crate::align::{State, assumed, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Table};

/// An account, and whose it is.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) customer: String,
    /// As it came.
    pub(crate) details: Value,
    pub(crate) shown: Value,
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = named(state, asked)?.id.clone();
    let details = of_known_type(asked.json.clone().unwrap_or_default(), context)?;
    let id = context.ids.uuid();
    let mut shown = details.clone();
    shown["id"] = json!(id);
    shown["created_at"] = json!(rfc3339(context.now));
    state.accounts.put(id, Account { customer, details, shown: shown.clone() });
    Ok(Answer::json(201, shown))
}

/// The literal of an account for wires was never seen: a request may have any, an answer has one that is documented.
pub(super) fn of_known_type(mut account: Value, context: &Context<'_>) -> Result<Value, Answer> {
    if matches!(account["account_type"].as_str(), Some("iban" | "us" | "international_wire")) {
        return Ok(account);
    }
    if context.assumed.holds(assumed::WIRE_LITERAL) {
        return Err(refused("bad_account_type", "There is no such type of bank accounts"));
    }
    account["account_type"] = json!("international_wire");
    Ok(account)
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = &named(state, asked)?.id;
    let own = state.accounts.iter().filter(|account| account.customer == *customer);
    let items: Vec<&Value> = own.map(|account| &account.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.accounts.iter().map(|account| {
        let text = |name: &str| account.shown[name].as_str().unwrap_or_default().to_owned();
        vec![text("id"), account.customer.clone(), text("account_type"), text("bank_name")]
    });
    Table { title: "External accounts", columns: &["id", "customer", "kind", "bank"], rows: rows.collect() }
}
