//! Virtual accounts: issued at once, or later for dirhams and for dollars over SWIFT, and no twins.
//! Deposits come from the test.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::align::customers::named;
use crate::align::prices::{self, Fixed, Way};
use crate::align::{State, assumed, banks, error, not_found, onramp, refused, transfers};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Impossible, Table};

/// What makes two accounts the same.
const IDENTITY: [&str; 5] =
    ["source_currency", "source_rails", "destination_token", "destination_network", "destination_address"];

/// A virtual account.
#[derive(Debug)]
pub(crate) struct VirtualAccount {
    pub(crate) customer: String,
    /// As it was asked for.
    pub(crate) terms: Value,
    pub(crate) shown: Value,
    pub(crate) history: Vec<Value>,
}

impl VirtualAccount {
    fn is_active(&self) -> bool {
        self.shown["status"] == "active"
    }
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = transfers::permitted(state, asked, context)?;
    let terms = asked.json.clone().unwrap_or_default();
    let same = |other: &&VirtualAccount| IDENTITY.iter().all(|name| other.terms.get(name) == terms.get(name));
    if state.virtual_accounts.iter().filter(|one| one.customer == customer).any(|one| same(&one)) {
        return Err(error(409, "virtual_account_exists", "The customer has such a virtual account"));
    }
    let id = context.ids.uuid();
    let mut shown = json!({ "id": id, "status": "pending" });
    for name in ["destination_token", "destination_network", "destination_address"] {
        if let Some(value) = terms.get(name) {
            shown[name] = value.clone();
        }
    }
    let later = matches!(
        (asked.text("source_currency"), asked.text("source_rails")),
        (Some("aed"), _) | (Some("usd"), Some("swift"))
    );
    state.virtual_accounts.put(id.clone(), VirtualAccount { customer, terms, shown, history: Vec::new() });
    if later {
        return Ok(Answer::json(202, json!({ "id": id, "status": "pending" })));
    }
    activate(state, context, &id);
    Ok(Answer::json(201, state.virtual_accounts.get(&id).map(|one| one.shown.clone()).unwrap_or_default()))
}

/// Gives an account its deposit instructions.
fn activate(state: &mut State, context: &mut Context<'_>, id: &str) {
    let Some(account) = state.virtual_accounts.get_mut(id) else { return };
    let currency = account.terms["source_currency"].as_str().unwrap_or_default();
    let holder = state.customers.get(&account.customer).map(|customer| customer.shown["email"].clone());
    let holder = holder.as_ref().and_then(Value::as_str).unwrap_or_default();
    let swift = account.terms["source_rails"] == "swift";
    let instructions = banks::of_virtual_account(context, currency, swift, holder);
    account.shown["status"] = json!("active");
    if currency != "aed" || context.assumed.holds(assumed::DIRHAMS) {
        account.shown["deposit_instructions"] = instructions;
    }
}

/// Issues an account that was pending, and tells.
pub(super) fn issue(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    let account = state.virtual_accounts.get(id);
    match account {
        None => return Err(Impossible::new(format!("there is no virtual account {id}"))),
        Some(account) if account.is_active() => return Err(Impossible::new("the account is active already")),
        Some(_) => activate(state, context, id),
    }
    if context.assumed.holds(assumed::CREATED_EVENT) {
        state.tell(context, "virtual_account.created", "virtual_account", id, &Value::Null);
    }
    Ok(())
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(Answer::json(200, found(state, asked, asked.path("virtual_account_id"))?.shown.clone()))
}

pub(super) fn history(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let account = found(state, asked, asked.path("virtual_account_id"))?;
    Ok(Answer::json(200, json!({ "items": account.history })))
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let customer = &named(state, asked)?.id;
    let own = state.virtual_accounts.iter().filter(|account| account.customer == *customer);
    let items: Vec<&Value> = own.map(|account| &account.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

pub(super) fn simulate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.text("virtual_account_id").unwrap_or_default();
    found(state, asked, id)?;
    issue(state, context, id).map_err(|why| refused("virtual_account_not_pending", why.says()))?;
    Ok(Answer::json(201, found(state, asked, id)?.shown.clone()))
}

fn found<'a>(state: &'a State, asked: &Asked, id: &str) -> Result<&'a VirtualAccount, Answer> {
    let customer = &named(state, asked)?.id;
    let account = state.virtual_accounts.get(id).filter(|account| account.customer == *customer);
    account.ok_or_else(not_found)
}

/// Money arrives on an account over a rail: an on-ramp transfer begins and ends by itself. Its id.
pub(super) fn deposit(
    state: &mut State,
    context: &mut Context<'_>,
    id: &str,
    rail: &str,
    amount: Decimal,
) -> Result<String, Impossible> {
    let account = state.virtual_accounts.get(id).filter(|account| account.is_active());
    let account = account.ok_or_else(|| Impossible::new(format!("there is no active virtual account {id}")))?;
    let (customer, mut terms) = (account.customer.clone(), account.terms.clone());
    let currency = terms["source_currency"].as_str().unwrap_or_default().to_owned();
    if !prices::fits(&currency, rail) {
        return Err(Impossible::new(format!("no {currency} comes over `{rail}`")));
    }
    terms["source_rails"] = json!(rail);
    // What a virtual account without a token or an address forwards to was not seen.
    for (name, missing) in [("destination_token", "usdc"), ("destination_address", "sandbox")] {
        if terms[name].is_null() {
            terms[name] = json!(missing);
        }
    }
    let way = Way { from: &currency, to: terms["destination_token"].as_str().unwrap_or_default() };
    let price = prices::of_amount(state, context, Fixed::Source(amount), way, "onramp");
    let price = price.map_err(|_| Impossible::new("there is no price for this amount"))?;
    let payload = json!({ "event_payload": { "virtual_account": { "id": id } } });
    let (transfer, _) = onramp::create(state, context, customer, &terms, price, &payload);
    let event = json!({
        "event_type": "deposit_completed", "created_at": rfc3339(context.now),
        "source": { "amount": prices::text(amount), "currency": currency, "payment_rails": rail },
        "destination": { "amount": prices::text(price.destination) }
    });
    if let Some(account) = state.virtual_accounts.get_mut(id) {
        account.history.push(event);
    }
    transfers::finish(state, context, &transfer)?;
    Ok(transfer)
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.virtual_accounts.iter().map(|account| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let deposits = account.history.len().to_string();
        let (id, status) = (text(&account.shown["id"]), text(&account.shown["status"]));
        vec![id, account.customer.clone(), text(&account.terms["source_currency"]), status, deposits]
    });
    let columns = &["id", "customer", "currency", "status", "deposits"];
    Table { title: "Virtual accounts", columns, rows: rows.collect() }
}
