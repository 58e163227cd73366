//! Payment sessions: how payers pay. Their outcome is told by events; no documented call reads a session.
//! What the payer does outside of the API is for the test to say.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{State, assumed, data, error, not_found};
use crate::answer::{Answer, decimal};
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Impossible, Table};

const LIVES: std::time::Duration = std::time::Duration::from_hours(1);

/// How far a payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Pending,
    /// Seen on the chain.
    Confirmed,
    Succeeded,
    Failed,
}

/// A session.
#[derive(Debug)]
pub(crate) struct Session {
    reference: String,
    amount: Decimal,
    currency: String,
    stage: Stage,
    /// Whether it is paid by stablecoin.
    on_chain: bool,
    shown: Value,
}

/// By which chains coins come.
const CHAINS: [(&str, &[&str]); 2] = [("USDC", &["ETH", "MATIC", "AVAXC"]), ("USDT", &["ETH", "TRX"])];

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let text = |name| asked.text(name).unwrap_or_default().to_owned();
    let reference = text("reference");
    if state.sessions.iter().any(|session| session.reference == reference) {
        return Err(error(400, "duplicate_reference", "There is a session with this reference"));
    }
    let id = context.ids.uuid();
    let kind = asked.field("payment_method")["type"].as_str().unwrap_or_default().to_owned();
    let mut shown = json!({
        "expires_at": rfc3339(context.now + LIVES), "message": "Continue with the payer", "status": "pending",
        "payment": {
            "id": id, "amount": asked.field("amount"), "currency": asked.field("currency"), "status": "pending",
            "mode": "test", "reference": reference, "customer": asked.field("customer"),
            "order": asked.field("order"), "cancellation_reason": null, "date": rfc3339(context.now),
        },
    });
    if kind != "crypto_address" {
        shown["auth_type"] = json!("otp");
    }
    let session = Session {
        reference,
        amount: decimal(asked.field("amount")).unwrap_or_default(),
        currency: text("currency"),
        stage: Stage::Pending,
        on_chain: kind == "crypto_address",
        shown: shown.clone(),
    };
    state.sessions.put(id, session);
    Ok(data(200, shown))
}

pub(super) fn capture(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let wanted = asked.field("crypto_address");
    let part = |name: &str| wanted[name].as_str().unwrap_or_default();
    let chains = CHAINS.iter().find(|(coin, _)| *coin == part("currency")).map_or(&[][..], |(_, chains)| chains);
    if !chains.contains(&part("chain")) {
        return Err(error(422, "validation_error", "This coin does not come by this chain"));
    }
    let address = format!("0x{}{}", context.ids.hex(32), context.ids.hex(8));
    let session = pending(state, asked)?;
    session.on_chain = true;
    if context.assumed.holds(assumed::ADDRESS_SHOWN) {
        session.shown["links"] = json!({ "address": address });
    }
    let shown = session.shown.clone();
    state.tell(context, "crypto.payment.pending", &shown["payment"]);
    Ok(data(200, shown))
}

pub(super) fn authorize(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let otp = asked.text("otp").unwrap_or_default();
    let is_code = otp.len() == 6 && otp.bytes().all(|digit| digit.is_ascii_digit());
    let checked = context.assumed.holds(assumed::CODES);
    let session = pending(state, asked)?;
    if session.on_chain {
        return Err(error(400, "invalid_request", "The session is not authorised by a code"));
    }
    if checked && !is_code {
        return Err(error(422, "validation_error", "The code is six digits"));
    }
    let shown = session.shown.clone();
    let id = asked.path("session_id").to_owned();
    let to = if checked && otp == "000000" { Stage::Failed } else { Stage::Succeeded };
    settle(state, context, &id, to).map_err(|why| error(400, "invalid_request", why.says()))?;
    Ok(data(200, shown))
}

fn pending<'a>(state: &'a mut State, asked: &Asked) -> Result<&'a mut Session, Answer> {
    let session = state.sessions.get_mut(asked.path("session_id")).ok_or_else(not_found)?;
    match session.stage {
        Stage::Pending => Ok(session),
        _ => Err(error(400, "invalid_request", "The session is no longer pending")),
    }
}

/// Moves a payment on, and tells the business.
pub(super) fn settle(state: &mut State, context: &mut Context<'_>, id: &str, to: Stage) -> Result<(), Impossible> {
    let session = state.sessions.get_mut(id).ok_or_else(|| Impossible::new("there is no such session"))?;
    let ended = matches!(session.stage, Stage::Succeeded | Stage::Failed);
    if ended || session.stage == to || (to == Stage::Confirmed && !session.on_chain) {
        return Err(Impossible::new(format!("a session cannot get from {:?} to {to:?}", session.stage)));
    }
    session.stage = to;
    let (mut payment, on_chain) = (session.shown["payment"].clone(), session.on_chain);
    if let Some(fields) = payment.as_object_mut().filter(|_| !context.assumed.holds(assumed::PAYMENT_STATUS)) {
        fields.remove("status");
    }
    let (currency, amount) = (session.currency.clone(), session.amount);
    match to {
        Stage::Confirmed => state.tell(context, "crypto.payment.confirmed", &payment),
        Stage::Failed => state.tell(context, "payment.session.failed", &payment),
        Stage::Succeeded => {
            state.purse.put(&currency, amount);
            if on_chain {
                state.tell(context, "crypto.payment.completed", &payment);
            }
            state.tell(context, "payment.session.succeeded", &payment);
        }
        Stage::Pending => {}
    }
    Ok(())
}

pub(super) fn table(state: &State) -> Table {
    let row = |session: &Session| {
        let amount = format!("{} {}", session.amount, session.currency);
        vec![session.reference.clone(), amount, format!("{:?}", session.stage)]
    };
    let rows = state.sessions.iter().map(row).collect();
    Table { title: "Payment sessions", columns: &["reference", "amount, in minor units", "stage"], rows }
}
