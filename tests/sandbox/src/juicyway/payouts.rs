//! Payouts, each made once by its reference.
//! No documented call reads a payout, so none does here.

use rust_decimal::Decimal;
use serde_json::json;

use super::{State, assumed, data, error};
use crate::answer::{Answer, decimal, number};
use crate::asked::Asked;
use crate::stand_in::{Context, Table};

const STABLE: [&str; 2] = ["USDT", "USDC"];
const SMALLEST: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// A payout.
#[derive(Debug)]
pub(crate) struct Payout {
    reference: String,
    beneficiary: String,
    amount: Decimal,
    fee: Decimal,
    currency: String,
}

pub(super) fn charge(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let currency = asked.query("currency").unwrap_or_default();
    let amount = asked.query("amount").and_then(|amount| amount.parse().ok()).unwrap_or_default();
    let fee = fee(context, amount);
    let can = state.purse.balance(context, currency) >= amount + fee;
    let reason = (!can).then_some("insufficient_funds");
    Ok(data(
        200,
        json!({
            "can_perform": can, "fee": { "amount": number(fee), "currency": currency }, "reason": reason,
        }),
    ))
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let text = |name| asked.text(name).unwrap_or_default().to_owned();
    let reference = text("reference");
    if state.payouts.get(&reference).is_some() {
        return Err(error(400, "duplicate_reference", "There is a payout with this reference"));
    }
    let beneficiary = asked.field("beneficiary")["id"].as_str().unwrap_or_default().to_owned();
    if !context.assumed.holds(assumed::ANY_BENEFICIARY) && !state.beneficiaries.contains(&beneficiary) {
        return Err(error(400, "invalid_beneficiary", "There is no such beneficiary"));
    }
    let amount = decimal(asked.field("amount")).unwrap_or_default();
    let is_stable = STABLE.contains(&text("destination_currency").as_str());
    if is_stable && amount < SMALLEST && context.assumed.holds(assumed::MINIMUM) {
        return Err(error(400, "limit_exceeded", "The amount is too small"));
    }
    let (fee, currency) = (fee(context, amount), text("source_currency"));
    let by_recipient = asked.text("fee_charged_to") == Some("recipient");
    let taken = if by_recipient { amount } else { amount + fee };
    state.purse.take(context, &currency, taken)?;
    let shown = json!({
        "id": context.ids.uuid(), "reference": reference, "status": "pending", "amount": number(amount),
        "currency": currency, "fee": { "amount": number(fee), "currency": currency },
    });
    state.payouts.put(reference.clone(), Payout { reference, beneficiary, amount, fee, currency });
    let shown = if context.assumed.holds(assumed::PAYOUT_SHOWN) { shown } else { json!({}) };
    Ok(data(200, shown))
}

/// One percent, rounded up to a whole minor unit.
fn fee(context: &Context<'_>, amount: Decimal) -> Decimal {
    if context.assumed.holds(assumed::PRICES) { (amount * Decimal::new(1, 2)).ceil() } else { Decimal::ZERO }
}

impl State {
    /// What left the business by payouts, with fees, of a currency: for a test that does the books.
    pub(super) fn references(&self) -> Vec<(String, String)> {
        self.payouts.iter().map(|payout| (payout.reference.clone(), payout.amount.to_string())).collect()
    }
}

pub(super) fn table(state: &State) -> Table {
    let row = |payout: &Payout| {
        let amount = format!("{} {}", payout.amount, payout.currency);
        vec![payout.reference.clone(), payout.beneficiary.clone(), amount, payout.fee.to_string()]
    };
    let rows = state.payouts.iter().map(row).collect();
    Table { title: "Payouts", columns: &["reference", "beneficiary", "amount, in minor units", "fee"], rows }
}
