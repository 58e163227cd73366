//! OffBlocks' stand-in: its state, its three layers of credentials, and its refusals; each resource has a module of its own.
//! What no source says of OffBlocks is in `ASSUMPTIONS`, and nowhere else.

mod accounts;
mod assumed;
mod authorisations;
mod cards;
mod challenge;
mod credentials;
mod customers;
mod events;
mod handle;
mod wallet;

use std::sync::LazyLock;
use std::time::Duration;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assumptions::{Assumed, Assumption};
use crate::clock::rfc3339;
use crate::document::{Document, Place};
use crate::shelf::Shelf;
use crate::stand_in::{Context, Handler, Impossible, KeyRule, Refused, StandIn, Table};

pub use handle::OffBlocks;

static DOCUMENT: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::read(include_str!("../documents/offblocks.yaml")));

/// All that this OffBlocks knows.
#[derive(Debug, Default)]
pub(crate) struct State {
    credentials: credentials::Credentials,
    customers: Shelf<Entity>,
    accounts: Shelf<Entity>,
    cards: Shelf<Entity>,
    authorisations: Shelf<Entity>,
    transactions: Shelf<Entity>,
    webhooks: Shelf<events::Endpoint>,
    /// What was captured on which card.
    spent: Vec<(String, Decimal)>,
}

/// Something with a status, in the form in which it is answered.
#[derive(Debug)]
pub(crate) struct Entity {
    id: String,
    /// What it belongs to: the account of a card, the customer of an account.
    of: String,
    shown: Value,
    challenge: Option<challenge::Challenge>,
}

impl Entity {
    fn new(context: &mut Context<'_>, of: &str, status: &str, mut shown: Value) -> Self {
        let (id, now) = (context.ids.uuid(), rfc3339(context.now));
        for (name, value) in [("id", id.as_str()), ("status", status), ("createdAt", &now), ("updatedAt", &now)] {
            shown[name] = json!(value);
        }
        Self { id, of: of.to_owned(), shown, challenge: None }
    }

    fn status(&self) -> &str {
        self.shown["status"].as_str().unwrap_or_default()
    }

    fn is(&self, status: &str) -> bool {
        self.status() == status
    }

    /// Gets another status.
    fn become_(&mut self, context: &Context<'_>, status: &str) {
        self.shown["status"] = json!(status);
        self.shown["updatedAt"] = json!(rfc3339(context.now));
    }
}

impl StandIn for State {
    const NAME: &'static str = "offblocks";
    const ASSUMPTIONS: &'static [Assumption] = assumed::ALL;
    const OPERATIONS: &'static [(&'static str, Handler<Self>)] = &[
        ("createToken", credentials::create_token),
        ("updateCredentials", credentials::update),
        ("deleteCredentials", credentials::delete),
        ("registerSigningKey", credentials::register_key),
        ("deleteSigningKey", credentials::delete_key),
        ("createCustomer", customers::create),
        ("listCustomers", customers::list),
        ("getCustomer", customers::get),
        ("activateCustomer", customers::activate),
        ("deactivateCustomer", customers::deactivate),
        ("getCustomerChallenge", customers::get_challenge),
        ("signCustomerChallenge", customers::sign_challenge),
        ("verifyCustomer", customers::verify),
        ("rejectCustomer", customers::reject),
        ("createAccount", accounts::create),
        ("listAccounts", accounts::list),
        ("listAccountsOfCustomer", accounts::list_of_customer),
        ("getAccount", accounts::get),
        ("activateAccount", accounts::activate),
        ("deactivateAccount", accounts::deactivate),
        ("closeAccount", accounts::close),
        ("getAccountChallenge", accounts::get_challenge),
        ("signAccountChallenge", accounts::sign_challenge),
        ("createCard", cards::create),
        ("listCards", cards::list),
        ("listCardsOfAccount", cards::list_of_account),
        ("getCard", cards::get),
        ("activateCard", cards::activate),
        ("deactivateCard", cards::deactivate),
        ("terminateCard", cards::terminate),
        ("issueCard", cards::issue),
        ("failCard", cards::fail),
        ("createAuthorisation", authorisations::create),
        ("getAuthorisation", authorisations::get),
        ("captureAuthorisation", authorisations::capture),
        ("releaseAuthorisation", authorisations::release),
        ("listTransactionsOfAccount", authorisations::list_of_account),
        ("listTransactionsOfCard", authorisations::list_of_card),
        ("getTransaction", authorisations::get_transaction),
        ("saveWebhook", events::save),
        ("listWebhooks", events::list),
        ("getWebhook", events::get),
        ("deleteWebhook", events::delete),
    ];

    fn document() -> Result<&'static Document, String> {
        DOCUMENT.as_ref().map_err(Clone::clone)
    }

    fn authenticate(&self, asked: &Asked, context: &Context<'_>) -> Result<(), Answer> {
        self.credentials.check(asked, context)
    }

    fn refuse(refused: &Refused<'_>, _asked: Option<&Asked>, _: &Assumed) -> Answer {
        match refused {
            Refused::Invalid(problems) if problems.iter().any(|problem| problem.place == Place::Path) => not_found(),
            Refused::Invalid(problems) => {
                let says = problems.iter().map(|problem| format!("{}: {}", problem.at, problem.says));
                error(400, "bad_request", &says.collect::<Vec<_>>().join("; "))
            }
            Refused::KeyReused => error(422, "idempotency_key_reused", "The key was used with another request"),
            Refused::KeyInFlight => error(409, "idempotency_key_in_flight", "The first request is under way"),
            Refused::TooManyRequests => error(429, "too_many_requests", "Too many requests"),
            Refused::Unavailable => error(503, "unavailable", "Try again later"),
            Refused::NotStoodIn(operation) => error(501, "sandbox", &format!("Nothing stands in for {operation}")),
            Refused::Broken(says) => error(500, "sandbox", says),
            Refused::NoSuchPath => not_found(),
            Refused::NoSuchMethod => error(405, "method_not_allowed", "The path has no such method"),
        }
    }

    fn key_rule(&self, _: &Asked, _: &Context<'_>) -> KeyRule {
        KeyRule { replays: true, lifetime: Some(Duration::from_hours(1)) }
    }

    fn how_to_call(&self) -> String {
        format!("apiKey {}, apiSecret {}", credentials::API_KEY, credentials::API_SECRET)
    }

    fn tables(&self) -> Vec<Table> {
        let table = |title, all: &Shelf<Entity>| {
            let row = |one: &Entity| vec![one.id.clone(), one.of.clone(), one.status().to_owned()];
            Table { title, columns: &["id", "of", "status"], rows: all.iter().map(row).collect() }
        };
        vec![
            table("Customers", &self.customers),
            table("Accounts", &self.accounts),
            table("Cards", &self.cards),
            table("Authorisations", &self.authorisations),
            table("Transactions", &self.transactions),
            events::table(self),
        ]
    }
}

/// No body of an error was seen; this is the form that the document infers.
fn error(status: u16, code: &str, detail: &str) -> Answer {
    Answer::json(status, json!({ "code": code, "message": detail, "detail": detail }))
}

fn not_found() -> Answer {
    error(404, "not_found", "Not found")
}

/// A move that the states do not allow.
fn refused(why: &Impossible) -> Answer {
    error(400, "invalid_state", why.says())
}

fn all(shelf: &Shelf<Entity>, fits: impl Fn(&Entity) -> bool) -> Answer {
    Answer::json(200, shelf.iter().filter(|one| fits(one)).map(|one| one.shown.clone()).collect::<Vec<_>>().into())
}

fn one(shelf: &Shelf<Entity>, id: &str) -> Result<Answer, Answer> {
    Ok(Answer::json(200, shelf.get(id).ok_or_else(not_found)?.shown.clone()))
}
