//! What all transfers have in common: their states, who they belong to, and the events of their moves.
//! A move that the states do not allow is refused, whoever asks for it.

use serde_json::{Value, json};

use crate::align::customers::named;
use crate::align::{State, assumed, not_found, refused};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Impossible, Table};

/// The three kinds of transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Offramp,
    Onramp,
    CrossChain,
}

impl Kind {
    /// As events and fees name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Offramp => "offramp_transfer",
            Self::Onramp => "onramp_transfer",
            Self::CrossChain => "cross_chain_transfer",
        }
    }

    /// Whether a transfer can go from one status to another at once.
    fn allows(self, from: &str, to: &str) -> bool {
        match (from, to) {
            ("pending", "processing") | ("processing", "completed") => true,
            ("pending", "failed" | "canceled") | ("processing", "failed") | ("failed", "refunded") => {
                self == Self::Offramp
            }
            _ => false,
        }
    }
}

/// A transfer.
#[derive(Debug)]
pub(crate) struct Transfer {
    pub(crate) id: String,
    pub(crate) customer: String,
    pub(crate) kind: Kind,
    pub(crate) shown: Value,
    /// What its events say beside what all events say.
    pub(crate) payload: Value,
}

impl Transfer {
    fn status(&self) -> &str {
        self.shown["status"].as_str().unwrap_or_default()
    }
}

/// Puts a new transfer there, which waits for its deposit, and returns how it is answered.
pub(super) fn put(state: &mut State, context: &mut Context<'_>, new: Transfer) -> Value {
    let Transfer { id, mut shown, .. } = new;
    shown["id"] = json!(id);
    shown["status"] = json!("pending");
    if new.kind == Kind::Offramp {
        shown["created_at"] = json!(rfc3339(context.now));
        shown["updated_at"] = shown["created_at"].clone();
    }
    state.transfers.put(id.clone(), Transfer { id, shown: shown.clone(), ..new });
    shown
}

/// Whether a customer may move money.
pub(super) fn permitted(state: &State, asked: &Asked, context: &Context<'_>) -> Result<String, Answer> {
    let customer = named(state, asked)?;
    if !customer.is_approved() && context.assumed.holds(assumed::KYC_FIRST) {
        return Err(refused("customer_not_approved", "The customer is not verified"));
    }
    Ok(customer.id.clone())
}

/// Moves a transfer to the next of its states, and tells.
pub(super) fn step(state: &mut State, context: &mut Context<'_>, id: &str, to: &str) -> Result<(), Impossible> {
    let found = state.transfers.get_mut(id);
    let transfer = found.ok_or_else(|| Impossible::new(format!("there is no transfer {id}")))?;
    if !transfer.kind.allows(transfer.status(), to) {
        return Err(Impossible::new(format!("a transfer that is {} cannot become {to}", transfer.status())));
    }
    transfer.shown["status"] = json!(to);
    if transfer.kind == Kind::Offramp {
        transfer.shown["updated_at"] = json!(rfc3339(context.now));
    }
    let (kind, payload) = (transfer.kind.name(), transfer.payload.clone());
    state.tell(context, &format!("{kind}.status.updated"), kind, id, &payload);
    Ok(())
}

/// Moves a transfer to its good end, over every state on the way.
pub(super) fn finish(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    if state.transfers.get(id).is_some_and(|transfer| transfer.status() == "pending") {
        step(state, context, id, "processing")?;
    }
    step(state, context, id, "completed")
}

/// The transfer in the path, of this kind and of the customer in the path.
fn found<'a>(state: &'a State, asked: &Asked, kind: Kind, id: &str) -> Result<&'a Transfer, Answer> {
    let customer = &named(state, asked)?.id;
    let transfer = state.transfers.get(id).filter(|one| one.kind == kind && one.customer == *customer);
    transfer.ok_or_else(not_found)
}

pub(super) fn get(state: &State, asked: &Asked, kind: Kind) -> Result<Answer, Answer> {
    Ok(Answer::json(200, found(state, asked, kind, asked.path("transfer_id"))?.shown.clone()))
}

pub(super) fn list(state: &State, asked: &Asked, kind: Kind) -> Result<Answer, Answer> {
    let customer = &named(state, asked)?.id;
    let number = |name: &str| asked.query(name).map(|text| text.parse::<usize>().unwrap_or(usize::MAX));
    let own = state.transfers.iter().filter(|one| one.kind == kind && one.customer == *customer);
    let page = own.skip(number("skip").unwrap_or(0)).take(number("limit").unwrap_or(usize::MAX));
    let items: Vec<&Value> = page.map(|transfer| &transfer.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

/// The caller says that the deposit was made.
pub(super) fn deposited(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
    kind: Kind,
) -> Result<Answer, Answer> {
    let id = found(state, asked, kind, asked.path("transfer_id"))?.id.clone();
    if step(state, context, &id, "processing").is_err() && context.assumed.holds(assumed::DEPOSIT_ONCE) {
        return Err(refused("transfer_not_pending", "The deposit of this transfer was reported already"));
    }
    let transfer = state.transfers.get_mut(&id).ok_or_else(not_found)?;
    if kind == Kind::Offramp {
        let hash = asked.field("deposit_transaction_hash");
        transfer.shown["deposit_transaction_hash"] = hash.clone();
        transfer.shown["quote"]["deposit_transaction_hash"] = hash.clone();
    }
    Ok(Answer::json(200, transfer.shown.clone()))
}

/// The simulation that completes a transfer.
pub(super) fn simulate(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
    kind: Kind,
) -> Result<Answer, Answer> {
    let transfer = found(state, asked, kind, asked.text("transfer_id").unwrap_or_default())?;
    let (id, waits) = (transfer.id.clone(), transfer.status() == "pending");
    if waits && !context.assumed.holds(assumed::SIMULATES_DEPOSIT) {
        return Err(refused("transfer_not_processing", "The transfer still waits for its deposit"));
    }
    finish(state, context, &id).map_err(|why| refused("transfer_not_processing", why.says()))?;
    Ok(Answer::json(201, json!({ "message": "Transfer completed" })))
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.transfers.iter().map(|transfer| {
        let amount = transfer.shown["amount"].as_str().unwrap_or_default().to_owned();
        let (kind, status) = (transfer.kind.name().to_owned(), transfer.status().to_owned());
        vec![transfer.id.clone(), kind, transfer.customer.clone(), amount, status]
    });
    Table { title: "Transfers", columns: &["id", "kind", "customer", "amount", "status"], rows: rows.collect() }
}
