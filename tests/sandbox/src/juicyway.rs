//! Juicyway's stand-in: its state, its credentials and its form of refusals; each resource has a module of its own.
//! What no source says of Juicyway is in `ASSUMPTIONS`, and nowhere else.

mod assumed;
mod customers;
mod events;
mod exchange;
mod handle;
mod limits;
mod payouts;
mod purse;
mod sessions;
mod transactions;
mod wallets;

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assumptions::{Assumed, Assumption};
use crate::document::{Document, Place};
use crate::shelf::Shelf;
use crate::stand_in::{Context, Handler, KeyRule, Refused, StandIn, Table};

pub use handle::Juicyway;

static DOCUMENT: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::read(include_str!("../documents/juicyway.yaml")));

/// All that this Juicyway knows.
#[derive(Debug, Default)]
pub(crate) struct State {
    customers: Shelf<customers::Customer>,
    wallets: Shelf<wallets::Wallet>,
    transactions: Shelf<Value>,
    sessions: Shelf<sessions::Session>,
    payouts: Shelf<payouts::Payout>,
    quotes: Shelf<exchange::Quote>,
    /// What the business has.
    purse: purse::Purse,
    limits: limits::Limits,
    /// Who can be paid, where not everybody can.
    beneficiaries: BTreeSet<String>,
    /// Where events go; there is no endpoint for it.
    receiver: Option<String>,
}

/// The key that opens it. There is one, and it is no secret.
pub(crate) const API_KEY: &str = "test_juicyway-sandbox-key";

/// The id of the business, which signs events.
pub(crate) const BUSINESS_ID: &str = "0b51e55a-0000-4000-8000-5a9db0c50001";

impl StandIn for State {
    const NAME: &'static str = "juicyway";
    const ASSUMPTIONS: &'static [Assumption] = assumed::ALL;
    const OPERATIONS: &'static [(&'static str, Handler<Self>)] = &[
        ("createCustomer", customers::create),
        ("listCustomers", customers::list),
        ("getCustomer", customers::get),
        ("updateCustomer", customers::update),
        ("createWallet", wallets::create),
        ("listWallets", wallets::list),
        ("getWallet", wallets::get),
        ("updateWalletStatus", wallets::update_status),
        ("addWalletPaymentMethod", wallets::add_payment_method),
        ("createWalletTransaction", transactions::create),
        ("listWalletTransactions", transactions::list),
        ("getWalletTransaction", transactions::get),
        ("createPaymentSession", sessions::create),
        ("capturePaymentSession", sessions::capture),
        ("authorizePaymentSession", sessions::authorize),
        ("getPayoutCharge", payouts::charge),
        ("createPayout", payouts::create),
        ("getExchangeQuote", exchange::quote),
        ("createExchangeSwap", exchange::swap),
    ];

    fn document() -> Result<&'static Document, String> {
        DOCUMENT.as_ref().map_err(Clone::clone)
    }

    fn authenticate(&self, asked: &Asked, context: &Context<'_>) -> Result<(), Answer> {
        let given = asked.header("authorization").unwrap_or_default();
        let bearer = given.strip_prefix("Bearer ").filter(|_| context.assumed.holds(assumed::BEARER));
        if bearer.unwrap_or(given) == API_KEY {
            return Ok(());
        }
        Err(error(401, "unauthorized", "The API key is missing or wrong"))
    }

    fn refuse(refused: &Refused<'_>, asked: Option<&Asked>, assumed: &Assumed) -> Answer {
        match refused {
            Refused::Invalid(problems) if problems.iter().any(|problem| problem.place == Place::Path) => not_found(),
            Refused::Invalid(problems) => {
                let of_body = problems.iter().any(|problem| problem.place == Place::Body);
                let status = if of_body && assumed.holds(assumed::WRONG_BODIES) { 422 } else { 400 };
                let errors = problems.iter().map(|problem| json!({ "field": problem.at, "message": problem.says }));
                let mut answer = error(status, "validation_error", "The request is not valid");
                if let Some(body) = &mut answer.body {
                    body["error"]["errors"] = errors.collect();
                }
                answer
            }
            Refused::NoSuchPath => not_found(),
            Refused::NoSuchMethod => error(405, "method_not_allowed", "The path has no such method"),
            Refused::KeyReused => {
                error(conflict(asked, assumed), "idempotency_key_reused", "The key was used with another request")
            }
            Refused::KeyInFlight => {
                error(conflict(asked, assumed), "idempotency_key_in_use", "The first request with the key is under way")
            }
            Refused::TooManyRequests => error(429, "too_many_requests", "Too many requests"),
            Refused::Unavailable => error(503, "unavailable", "Try again later"),
            Refused::NotStoodIn(operation) => error(501, "sandbox", &format!("Nothing stands in for {operation}")),
            Refused::Broken(says) => error(500, "sandbox", says),
        }
    }

    fn key_rule(&self, asked: &Asked, context: &Context<'_>) -> KeyRule {
        let day = Some(Duration::from_hours(24));
        match asked.operation.id.as_str() {
            "createCustomer" => KeyRule { replays: true, lifetime: day },
            "createPayout" => KeyRule { replays: context.assumed.holds(assumed::PAYOUT_REPLAYS), lifetime: None },
            _ => KeyRule { replays: context.assumed.holds(assumed::WALLET_KEYS), lifetime: day },
        }
    }

    fn how_to_call(&self) -> String {
        format!("Authorization: {API_KEY}")
    }

    fn tables(&self) -> Vec<Table> {
        vec![
            customers::table(self),
            wallets::table(self),
            transactions::table(self),
            sessions::table(self),
            payouts::table(self),
            self.purse.table(),
        ]
    }

    fn elapsed(&mut self, context: &mut Context<'_>) {
        wallets::issue_due(self, context);
    }
}

/// The status of a key that does not stand for this request alone.
fn conflict(asked: Option<&Asked>, assumed: &Assumed) -> u16 {
    let has_409 = asked.is_some_and(|asked| asked.operation.responses.contains_key(&409));
    match (assumed.holds(assumed::KEY_CONFLICTS), has_409) {
        (true, _) => 422,
        (false, true) => 409,
        (false, false) => 400,
    }
}

/// Juicyway's form of an error.
fn error(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(status, json!({ "error": { "code": code, "message": message, "type": "invalid_request_error" } }))
}

fn not_found() -> Answer {
    error(404, "not_found", "Not found")
}

/// What is answered stands in an envelope.
fn data(status: u16, value: impl Into<Value>) -> Answer {
    Answer::json(status, json!({ "data": value.into() }))
}
