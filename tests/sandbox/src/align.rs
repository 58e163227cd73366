//! Align's stand-in: its state, its credentials and its form of refusals; each resource has a module of its own.
//! What no source says of Align is in the list of what is assumed, and nowhere else.

mod accounts;
mod assumed;
mod banks;
mod cross_chain;
mod customers;
mod events;
mod fees;
mod files;
mod handle;
mod offramp;
mod onramp;
mod prices;
mod quotes;
mod transfers;
mod virtual_accounts;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assumptions::{Assumed, Assumption};
use crate::document::{Document, Place};
use crate::shelf::Shelf;
use crate::stand_in::{Context, Handler, KeyRule, Refused, StandIn, Table};

pub use handle::Align;

static DOCUMENT: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::read(include_str!("../documents/align.yaml")));

/// All that this Align knows.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) customers: Shelf<customers::Customer>,
    pub(crate) accounts: Shelf<accounts::Account>,
    pub(crate) quotes: Shelf<quotes::Quote>,
    pub(crate) transfers: Shelf<transfers::Transfer>,
    pub(crate) routes: Shelf<cross_chain::Route>,
    pub(crate) virtual_accounts: Shelf<virtual_accounts::VirtualAccount>,
    /// By service, as they came.
    pub(crate) fees: BTreeMap<&'static str, Value>,
    pub(crate) files: Shelf<Value>,
    pub(crate) webhooks: Shelf<events::Endpoint>,
}

/// The key that opens it. There is one, and it is no secret.
pub(crate) const API_KEY: &str = "align-sandbox-key";

impl StandIn for State {
    const NAME: &'static str = "align";
    const ASSUMPTIONS: &'static [Assumption] = assumed::ALL;
    const OPERATIONS: &'static [(&'static str, Handler<Self>)] = &[
        ("createCustomer", customers::create),
        ("listCustomers", customers::list),
        ("getCustomer", customers::get),
        ("updateCustomer", customers::update),
        ("createKycSession", customers::create_kyc_session),
        ("simulateCustomer", customers::simulate),
        ("verifyWalletOwnership", customers::verify_wallet),
        ("createExternalAccount", accounts::create),
        ("listExternalAccounts", accounts::list),
        ("createOfframpQuote", offramp::create_quote),
        ("createOfframpTransferFromQuote", offramp::from_quote),
        ("createOfframpTransfer", offramp::direct),
        ("listOfframpTransfers", offramp::list),
        ("getOfframpTransfer", offramp::get),
        ("completeOfframpTransfer", offramp::complete),
        ("simulateOfframpTransfer", offramp::simulate),
        ("createOnrampQuote", onramp::create_quote),
        ("createOnrampTransferFromQuote", onramp::from_quote),
        ("createOnrampTransfer", onramp::direct),
        ("listOnrampTransfers", onramp::list),
        ("getOnrampTransfer", onramp::get),
        ("simulateOnrampTransfer", onramp::simulate),
        ("createCrossChainQuote", cross_chain::create_quote),
        ("createCrossChainTransfer", cross_chain::direct),
        ("getCrossChainTransfer", cross_chain::get),
        ("completeCrossChainTransfer", cross_chain::complete),
        ("createPermanentRouteAddress", cross_chain::create_route),
        ("listPermanentRouteAddresses", cross_chain::list_routes),
        ("getPermanentRouteAddress", cross_chain::get_route),
        ("createVirtualAccount", virtual_accounts::create),
        ("listVirtualAccounts", virtual_accounts::list),
        ("getVirtualAccount", virtual_accounts::get),
        ("getVirtualAccountHistory", virtual_accounts::history),
        ("simulateVirtualAccount", virtual_accounts::simulate),
        ("getDeveloperFees", fees::get),
        ("updateDeveloperFees", fees::update),
        ("uploadFile", files::upload),
        ("createWebhook", events::create),
        ("listWebhooks", events::list),
        ("deleteWebhook", events::delete),
    ];

    fn document() -> Result<&'static Document, String> {
        DOCUMENT.as_ref().map_err(Clone::clone)
    }

    fn authenticate(&self, asked: &Asked, context: &Context<'_>) -> Result<(), Answer> {
        let older = asked.header("authorization").filter(|_| context.assumed.holds(assumed::AUTHORIZATION));
        let older = older.map(|value| value.strip_prefix("Bearer ").unwrap_or(value));
        match asked.header("api-key").or(older) {
            Some(API_KEY) => Ok(()),
            _ => Err(error(401, "unauthorized", "The API key is missing or wrong")),
        }
    }

    fn refuse(refused: &Refused<'_>, _asked: Option<&Asked>, _: &Assumed) -> Answer {
        match refused {
            Refused::Invalid(problems) if problems.iter().any(|problem| problem.place == Place::Path) => not_found(),
            Refused::Invalid(problems) => {
                let says = problems.iter().map(|problem| format!("{}: {}", problem.at, problem.says));
                error(400, "bad_request", &says.collect::<Vec<_>>().join("; "))
            }
            Refused::NoSuchPath => not_found(),
            Refused::NoSuchMethod => error(405, "method_not_allowed", "The path has no such method"),
            Refused::KeyReused => error(400, "idempotency_key_reused", "The key was used with another request"),
            Refused::KeyInFlight => error(400, "idempotency_key_in_use", "The first request with the key is under way"),
            Refused::TooManyRequests => error(429, "too_many_requests", "Too many requests"),
            Refused::Unavailable => error(503, "unavailable", "Try again later"),
            Refused::NotStoodIn(operation) => error(501, "sandbox", &format!("Nothing stands in for {operation}")),
            Refused::Broken(says) => error(500, "sandbox", says),
        }
    }

    fn key_rule(&self, _: &Asked, context: &Context<'_>) -> KeyRule {
        KeyRule { replays: context.assumed.holds(assumed::KEYS), lifetime: Some(Duration::from_hours(24)) }
    }

    fn how_to_call(&self) -> String {
        format!("Api-Key: {API_KEY}")
    }

    fn tables(&self) -> Vec<Table> {
        vec![
            customers::table(self),
            accounts::table(self),
            quotes::table(self),
            transfers::table(self),
            virtual_accounts::table(self),
            cross_chain::table(self),
            files::table(self),
            events::table(self),
        ]
    }
}

/// Align's form of an error, as two clients read it.
fn error(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(status, json!({ "message": message, "code": code }))
}

fn not_found() -> Answer {
    error(404, "not_found", "Not found")
}

/// A refusal of what the request asks for.
fn refused(code: &str, message: &str) -> Answer {
    error(400, code, message)
}

/// An address on a chain that nobody has the key of.
fn address(context: &mut Context<'_>) -> String {
    format!("0x{}{}", context.ids.hex(32), context.ids.hex(8))
}
