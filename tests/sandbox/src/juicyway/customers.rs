//! Customers. Who is verified is for the test to say: no endpoint does it.
//! An e-mail address belongs to one customer.

use std::time::SystemTime;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{State, assumed, data, error, not_found};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Impossible, Table};

/// How many are on a page unless the caller says.
const PAGE: usize = 15;

/// A customer.
#[derive(Debug)]
pub(crate) struct Customer {
    pub(super) id: String,
    created: SystemTime,
    pub(super) shown: Map<String, Value>,
}

impl Customer {
    fn text(&self, name: &str) -> &str {
        self.shown.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(super) fn is_active(&self) -> bool {
        self.text("status") == "active"
    }

    /// As it is read.
    fn read(&self, context: &Context<'_>) -> Map<String, Value> {
        let mut shown = self.shown.clone();
        if !context.assumed.holds(assumed::STATUS_SHOWN) {
            shown.retain(|name, _| name != "status" && name != "type");
        }
        shown
    }
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let email = asked.text("email").unwrap_or_default();
    if state.customers.iter().any(|customer| customer.text("email").eq_ignore_ascii_case(email)) {
        return Err(error(409, "conflict", "Customer already exists"));
    }
    let id = context.ids.uuid();
    let now = rfc3339(context.now);
    let mut shown = asked.json.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    // Pages disagree about the name under which it is sent; all agree about the one under which it is read.
    if let Some(phone) = shown.remove("phone") {
        shown.insert("phone_number".to_owned(), phone);
    }
    if let Some(address) = shown.get_mut("billing_address").and_then(Value::as_object_mut) {
        address.entry("line2").or_insert(Value::Null);
    }
    for (name, value) in [("id", &id), ("created_at", &now), ("updated_at", &now)] {
        shown.insert(name.to_owned(), json!(value));
    }
    shown.insert("status".to_owned(), json!("pending_kyc"));
    state.customers.put(id.clone(), Customer { id: id.clone(), created: context.now, shown });
    Ok(data(201, json!({ "id": id, "status": "pending_kyc", "created_at": now })))
}

pub(super) fn list(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let time = |name: &str| asked.query(name).and_then(|text| text.parse::<Timestamp>().ok());
    let (after, before) = (time("created_after"), time("created_before"));
    let at = |customer: &Customer| Timestamp::try_from(customer.created).unwrap_or_default();
    let mut fitting: Vec<&Customer> = state
        .customers
        .iter()
        .filter(|customer| asked.query("email").is_none_or(|email| customer.text("email") == email))
        .filter(|customer| after.is_none_or(|after| at(customer) > after))
        .filter(|customer| before.is_none_or(|before| at(customer) < before))
        .collect();
    if asked.query("sort") != Some("created_at:asc") {
        fitting.reverse();
    }
    let limit = asked.query("limit").and_then(|limit| limit.parse().ok()).unwrap_or(PAGE);
    let (from, to) = page(&fitting, asked, limit)?;
    let shown: Vec<Value> = fitting[from..to].iter().map(|customer| customer.read(context).into()).collect();
    let behind = (to < fitting.len()).then(|| cursor(fitting[to - 1]));
    let in_front = (from > 0 && from < to).then(|| cursor(fitting[from]));
    let pagination = json!({ "before": in_front, "after": behind, "limit": limit });
    Ok(Answer::json(200, json!({ "data": shown, "pagination": pagination })))
}

/// Which of them are on the page.
fn page(all: &[&Customer], asked: &Asked, limit: usize) -> Result<(usize, usize), Answer> {
    let position = |text: &str| {
        let found = all.iter().position(|customer| cursor(customer) == text);
        found.ok_or_else(|| error(400, "invalid_request", "There is no such cursor"))
    };
    if let Some(before) = asked.query("before") {
        let to = position(before)?;
        return Ok((to.saturating_sub(limit), to));
    }
    let from = asked.query("after").map_or(Ok(0), |after| position(after).map(|at| at + 1))?;
    Ok((from, all.len().min(from + limit)))
}

/// Nobody shall guess what is in it.
fn cursor(customer: &Customer) -> String {
    customer.id.replace('-', "").chars().rev().collect()
}

pub(super) fn get(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let headers = state.limits.read_customer(context)?;
    let mut shown = named(state, asked)?.read(context);
    if let Some(fields) = asked.query("fields") {
        // Without an id it would be no customer of the document's.
        shown.retain(|name, _| name == "id" || fields.split(',').any(|field| field == name));
    }
    Ok(headers.into_iter().fold(data(200, shown), |answer, (name, value)| answer.header(name, value)))
}

pub(super) fn update(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    let email = asked.text("email").filter(|email| !email.is_empty());
    let id = asked.path("customer_id").to_owned();
    let is_taken = |customer: &Customer| customer.id != id && email == Some(customer.text("email"));
    if state.customers.iter().any(is_taken) {
        return Err(error(422, "validation_error", "Another customer has this e-mail address"));
    }
    let customer = state.customers.get_mut(&id).ok_or_else(not_found)?;
    let given = asked.json.as_ref().and_then(Value::as_object);
    // Null is ignored, an empty text clears, and an address is replaced as a whole.
    for (name, value) in given.into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        customer.shown.insert(name.clone(), value.clone());
    }
    customer.shown.insert("updated_at".to_owned(), json!(rfc3339(context.now)));
    Ok(data(200, customer.read(context)))
}

/// The verification of a customer ended well.
pub(super) fn activate(state: &mut State, context: &Context<'_>, id: &str) -> Result<(), Impossible> {
    let customer = state.customers.get_mut(id).ok_or_else(|| Impossible::new("there is no such customer"))?;
    customer.shown.insert("status".to_owned(), json!("active"));
    customer.shown.insert("updated_at".to_owned(), json!(rfc3339(context.now)));
    Ok(())
}

fn named<'a>(state: &'a State, asked: &Asked) -> Result<&'a Customer, Answer> {
    state.customers.get(asked.path("customer_id")).ok_or_else(not_found)
}

pub(super) fn table(state: &State) -> Table {
    let row = |customer: &Customer| ["id", "type", "email", "status"].map(|name| customer.text(name).to_owned()).into();
    Table {
        title: "Customers",
        columns: &["id", "type", "email", "status"],
        rows: state.customers.iter().map(row).collect(),
    }
}
