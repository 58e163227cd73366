//! The fees that the developer takes.
//! They are for all customers, as there is one developer here.

use serde_json::{Value, json};

use crate::align::{State, assumed, refused};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::stand_in::Context;

const SERVICES: [&str; 3] = ["onramp", "offramp", "cross_chain_transfer"];

pub(super) fn get(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(shown(state))
}

pub(super) fn update(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let fees = asked.field("developer_receivable_fees");
    let given = SERVICES.iter().filter_map(|service| Some((*service, fees.get(service)?)));
    let given: Vec<(&'static str, &Value)> = given.collect();
    let bounds = |value: &Value| decimal(value).is_some_and(|value| (0.into()..=100.into()).contains(&value));
    if context.assumed.holds(assumed::FEES_BOUND) && !given.iter().all(|(_, value)| bounds(value)) {
        return Err(refused("bad_fee", "A fee is a number of percent from 0 to 100"));
    }
    state.fees.extend(given.into_iter().map(|(service, value)| (service, value.clone())));
    Ok(shown(state))
}

fn shown(state: &State) -> Answer {
    let fees = SERVICES.map(|service| {
        let value = state.fees.get(service).cloned().unwrap_or_else(|| json!(0));
        json!({ "service_type": service, "accrual_basis": "percentage", "value": value })
    });
    Answer::json(200, json!({ "developer_receivable_fees": fees }))
}
