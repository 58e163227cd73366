//! Customers, and how they are verified.
//! A customer is verified by a simulation or by the test, never by the passing of time.

use serde_json::{Value, json};

use crate::align::{State, assumed, error, not_found, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::shelf::Shelf;
use crate::stand_in::{Context, Impossible, Table};

/// A customer, in the form in which it is answered.
#[derive(Debug)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) shown: Value,
}

impl Customer {
    fn kyc_status(&self) -> &str {
        self.shown["kycs"]["status"].as_str().unwrap_or("not_started")
    }

    pub(crate) fn is_approved(&self) -> bool {
        self.kyc_status() == "approved"
    }
}

/// How a verification ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Approved,
    Rejected,
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let email = asked.text("email").unwrap_or_default();
    if with_email(&state.customers, email).is_some() {
        return Err(error(409, "email_exists", "A customer with this email exists"));
    }
    let id = context.ids.uuid();
    let created = json!({
        "customer_id": id, "email": email, "type": asked.field("type"), "first_name": asked.field("first_name"),
        "last_name": asked.field("last_name"), "company_name": asked.field("company_name"),
    });
    let mut shown = created.clone();
    shown["address"] = Value::Null;
    shown["kycs"] = Value::Null;
    shown["created_at"] = json!(rfc3339(context.now));
    shown["updated_at"] = shown["created_at"].clone();
    state.customers.put(id.clone(), Customer { id, shown });
    Ok(Answer::json(201, created))
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let email = asked.query("email");
    let fits = |customer: &&Customer| email.is_none_or(|email| customer.shown["email"] == email);
    let items: Vec<&Value> = state.customers.iter().filter(fits).map(|customer| &customer.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(Answer::json(200, named(state, asked)?.shown.clone()))
}

pub(super) fn update(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    for document in asked.field("documents").as_array().into_iter().flatten() {
        let known = document["file_id"].as_str().is_some_and(|id| state.files.get(id).is_some());
        if !known && context.assumed.holds(assumed::FILES_EXIST) {
            return Err(refused("unknown_file", "A document names a file that was not uploaded"));
        }
    }
    let customer = state.customers.get_mut(asked.path("customer_id")).ok_or_else(not_found)?;
    for name in ["first_name", "last_name"] {
        if let Some(value) = asked.text(name) {
            customer.shown[name] = json!(value);
        }
    }
    customer.shown["updated_at"] = json!(rfc3339(context.now));
    Ok(Answer::json(200, json!({})))
}

pub(super) fn create_kyc_session(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
) -> Result<Answer, Answer> {
    let link = format!("{}/kyc/{}", context.base_url, context.ids.hex(16));
    let customer = state.customers.get_mut(asked.path("customer_id")).ok_or_else(not_found)?;
    if customer.shown["kycs"].is_null() {
        customer.shown["kycs"] = json!({
            "status": "pending", "status_breakdown": [], "sub_status": "kyc_form_submission_started"
        });
    }
    customer.shown["kycs"]["kyc_flow_link"] = json!(link);
    let status = customer.shown["kycs"]["status"].clone();
    Ok(Answer::json(201, json!({ "kycs": { "status": status, "kyc_flow_link": link } })))
}

pub(super) fn simulate(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = asked.text("customer_id").unwrap_or_default().to_owned();
    let pending = state.customers.get(&id).is_some_and(|customer| customer.kyc_status() == "pending");
    if !pending && !context.assumed.holds(assumed::SIMULATES_FORM) {
        return Err(refused("kyc_not_pending", "The verification is not pending"));
    }
    decide(state, context, &id, Verdict::Approved).map_err(|why| refused("unknown_customer", why.says()))?;
    Ok(Answer::json(201, json!({})))
}

pub(super) fn verify_wallet(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    named(state, asked)?;
    let link = format!("{}/wallet/{}", context.base_url, context.ids.hex(16));
    Ok(Answer::json(201, json!({ "verification_flow_link": link })))
}

/// Ends a verification, however far it was.
pub(super) fn decide(
    state: &mut State,
    context: &mut Context<'_>,
    id: &str,
    verdict: Verdict,
) -> Result<(), Impossible> {
    let customer = state.customers.get_mut(id);
    let customer = customer.ok_or_else(|| Impossible::new(format!("there is no customer {id}")))?;
    let (status, sub_status) = match verdict {
        Verdict::Approved => ("approved", "kyc_form_submission_accepted"),
        Verdict::Rejected => ("rejected", "kyc_form_resubmission_required"),
    };
    if customer.kyc_status() == status {
        return Ok(());
    }
    let rails = [("usd", "ach"), ("usd", "wire"), ("usd", "swift"), ("eur", "sepa"), ("aed", "uaefts")];
    let rails = rails.map(|(currency, rail)| json!({ "currency": currency, "payment_rails": rail, "status": status }));
    let link = customer.shown["kycs"]["kyc_flow_link"].clone();
    customer.shown["kycs"] = json!({
        "status": status, "status_breakdown": rails, "sub_status": sub_status, "kyc_flow_link": link
    });
    if verdict == Verdict::Approved {
        customer.shown["address"] = json!({
            "country": "United States", "city": "San Francisco", "street_line_1": "1 Example Street",
            "postal_code": "94105", "state": "CA"
        });
    }
    customer.shown["updated_at"] = json!(rfc3339(context.now));
    let shown = customer.shown.clone();
    state.tell(context, "customer.kycs.updated", "customer", id, &json!({ "entity_object": shown }));
    Ok(())
}

/// The customer in the path.
pub(super) fn named<'a>(state: &'a State, asked: &Asked) -> Result<&'a Customer, Answer> {
    state.customers.get(asked.path("customer_id")).ok_or_else(not_found)
}

fn with_email<'a>(customers: &'a Shelf<Customer>, email: &str) -> Option<&'a Customer> {
    customers
        .iter()
        .find(|customer| customer.shown["email"].as_str().is_some_and(|one| one.eq_ignore_ascii_case(email)))
}

pub(super) fn table(state: &State) -> Table {
    let row = |customer: &Customer| {
        let text = |name: &str| customer.shown[name].as_str().unwrap_or_default().to_owned();
        vec![customer.id.clone(), text("type"), text("email"), customer.kyc_status().to_owned()]
    };
    let rows = state.customers.iter().map(row).collect();
    Table { title: "Customers", columns: &["id", "type", "email", "verification"], rows }
}
