//! Wallets of customers, one for each currency.
//! A wallet that is deleted stays so; money moves in `transactions` alone.

use std::time::{Duration, SystemTime};

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{State, assumed, data, error, not_found};
use crate::answer::{Answer, number};
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::{Context, Impossible, Table};

const COMES_AFTER: Duration = Duration::from_mins(5);

/// A wallet.
#[derive(Debug)]
pub(crate) struct Wallet {
    id: String,
    account: String,
    customer: String,
    currency: String,
    pub(super) balance: Decimal,
    status: String,
    events: Vec<Value>,
    methods: Vec<Value>,
    /// When bank accounts were asked for that are not there yet.
    awaited: Vec<SystemTime>,
}

impl Wallet {
    pub(super) fn is_active(&self) -> bool {
        self.status == "active"
    }

    fn balance(&self) -> Value {
        json!({ "amount": number(self.balance), "currency": self.currency })
    }

    fn created(&self) -> Value {
        json!({
            "id": self.id, "account_id": self.account, "customer_id": self.customer, "balance": self.balance(),
            "status": self.status,
        })
    }

    fn whole(&self) -> Value {
        let mut shown = self.created();
        shown["events"] = json!(self.events);
        shown["payment_methods"] = json!(self.methods);
        shown
    }

    fn listed(&self) -> Value {
        json!({
            "id": self.id, "customer_id": self.customer, "currency": self.currency, "status": self.status,
            "balance": self.balance(),
        })
    }

    fn note(&mut self, context: &mut Context<'_>, action: &str, reason: &Value) {
        self.events.push(json!({
            "action": action, "id": context.ids.uuid(), "inserted_at": rfc3339(context.now), "reason": reason,
            "wallet_id": self.id,
        }));
    }

    fn issue(&mut self, context: &mut Context<'_>) {
        self.methods.push(json!({
            "account_name": "Example Business", "account_number": context.ids.digits(10), "account_type": "savings",
            "address": null, "bank_address": "1 Bank Road", "bank_code": "999", "bank_name": "Example Bank",
        }));
    }
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let text = |name| asked.text(name).unwrap_or_default().to_owned();
    let (customer, currency) = (text("customer_id"), text("currency"));
    let owner = state.customers.get(&customer).ok_or_else(not_found)?;
    if !owner.is_active() && context.assumed.holds(assumed::KYC_FIRST) {
        return Err(error(422, "customer_not_active", "The customer is not verified"));
    }
    let frees = context.assumed.holds(assumed::DELETED_FREES);
    let is_twin = |wallet: &Wallet| {
        wallet.customer == customer && wallet.currency == currency && !(frees && wallet.status == "deleted")
    };
    if state.wallets.iter().any(is_twin) {
        return Err(error(409, "duplicate_currency_wallet", "Wallet already exists"));
    }
    let (id, account) = (context.ids.uuid(), context.ids.uuid());
    let mut wallet = Wallet {
        id: id.clone(),
        account,
        customer,
        currency,
        balance: Decimal::ZERO,
        status: "active".to_owned(),
        events: Vec::new(),
        methods: Vec::new(),
        awaited: Vec::new(),
    };
    wallet.note(context, "create", &Value::Null);
    let shown = wallet.created();
    state.wallets.put(id, wallet);
    Ok(data(201, shown))
}

pub(super) fn list(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let fits = |name: &str, value: &str| asked.query(name).is_none_or(|wanted| wanted == value);
    let fitting = state.wallets.iter().filter(|wallet| {
        fits("customer_id", &wallet.customer) && fits("currency", &wallet.currency) && fits("status", &wallet.status)
    });
    Ok(data(200, fitting.map(Wallet::listed).collect::<Vec<_>>()))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    Ok(data(200, named(state, asked)?.whole()))
}

pub(super) fn update_status(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let wallet = named(state, asked)?;
    let to = asked.text("status").unwrap_or_default();
    let allowed =
        matches!((wallet.status.as_str(), to), ("active", "frozen" | "deleted") | ("frozen", "active" | "deleted"));
    if !allowed {
        return Err(error(422, "invalid_transition", "A wallet in this status cannot get that one"));
    }
    to.clone_into(&mut wallet.status);
    wallet.note(context, "update_status", asked.field("reason"));
    Ok(data(200, json!({ "id": wallet.id, "status": wallet.status })))
}

pub(super) fn add_payment_method(
    state: &mut State,
    asked: &Asked,
    context: &mut Context<'_>,
) -> Result<Answer, Answer> {
    let wallet = named(state, asked)?;
    if asked.text("type") != Some("bank_account") {
        return Err(error(422, "validation_error", "The type of payment method is not known"));
    }
    if !wallet.is_active() && context.assumed.holds(assumed::ONLY_ACTIVE) {
        return Err(error(422, "wallet_not_active", "The wallet is not active"));
    }
    wallet.awaited.push(context.now);
    Ok(data(200, wallet.whole()))
}

/// A bank account that was asked for is there.
pub(super) fn issue(state: &mut State, context: &mut Context<'_>, id: &str) -> Result<(), Impossible> {
    let wallet = state.wallets.get_mut(id).ok_or_else(|| Impossible::new("there is no such wallet"))?;
    if wallet.awaited.pop().is_none() {
        return Err(Impossible::new("no bank account was asked for"));
    }
    wallet.issue(context);
    Ok(())
}

/// What was asked for long enough ago is there.
pub(super) fn issue_due(state: &mut State, context: &mut Context<'_>) {
    if !context.assumed.holds(assumed::ACCOUNTS_COME) {
        return;
    }
    for wallet in state.wallets.iter_mut() {
        let before = wallet.awaited.len();
        wallet.awaited.retain(|asked| *asked + COMES_AFTER > context.now);
        for _ in wallet.awaited.len()..before {
            wallet.issue(context);
        }
    }
}

fn named<'a>(state: &'a mut State, asked: &Asked) -> Result<&'a mut Wallet, Answer> {
    state.wallets.get_mut(asked.path("wallet_id")).ok_or_else(not_found)
}

pub(super) fn table(state: &State) -> Table {
    let row = |wallet: &Wallet| {
        let balance = format!("{} {}", wallet.balance, wallet.currency);
        vec![wallet.id.clone(), wallet.customer.clone(), balance, wallet.status.clone()]
    };
    let rows = state.wallets.iter().map(row).collect();
    Table { title: "Wallets", columns: &["id", "customer", "balance", "status"], rows }
}
