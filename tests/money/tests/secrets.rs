//! Canaries: with everything logged and every kind of failure made, no secret and nothing personal is seen anywhere.
//! One test alone in its program, because loggers are for the whole program.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::{Debug, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, OnceLock};

use align_api::runtime::PreparedCall;
use align_api::runtime::test::{Answer as Scripted, Script};
use align_api::runtime::transport::TransportErrorKind;
use align_api::types::{AccountHolderAddressRequest, BankAccountRequest, CreateCustomer, IbanDetailsRequest};
use align_api::types::{FileUpload, UsDetailsRequest};
use align_api::webhooks::Webhooks;
use align_api::{Client, Environment, Error, FilePart, Kind, Outcome, RetryPolicy, operations};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wire::{Answer, Server, block_on};

/// What may be seen nowhere: the key, a name, an email, an account number, an IBAN, and the vendor's words.
const CANARIES: &[&str] = &[
    "canary-key-5up3r",
    "CanaryFirst",
    "CanaryLast",
    "canary@example.com",
    "000918273645",
    "GB33BUKB20201555555555",
    "Canary Street",
    "canary prose",
    "canary-file",
];
const KEY: &str = CANARIES[0];

static LOG: OnceLock<Mutex<String>> = OnceLock::new();

fn logged() -> String {
    LOG.get_or_init(Mutex::default).lock().unwrap().clone()
}

fn note(text: &str) {
    let mut log = LOG.get_or_init(Mutex::default).lock().unwrap();
    log.push_str(text);
    log.push('\n');
}

/// Takes down every span, event and record, of every library, at every level.
struct Everything;

impl Visit for Everything {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        note(&format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Everything {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        note(span.metadata().name());
        span.record(&mut Self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Self);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        note(&format!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

#[track_caller]
fn silent(text: &str, of: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary} is seen in {of}: {text}");
    }
}

fn client(server: &Server) -> Client {
    Client::builder(KEY)
        .environment(Environment::custom("stand-in", server.url(), Kind::Sandbox))
        .retry(RetryPolicy::never())
        .max_body(4096)
        .build()
        .unwrap()
}

/// A client whose next call runs out of time, without waiting for it.
fn too_late() -> Client {
    let script = Script::new().answer(Scripted::nothing(TransportErrorKind::Timeout, true));
    let environment = Environment::custom("script", "https://canary.example", Kind::Sandbox);
    Client::builder(KEY).environment(environment).retry(RetryPolicy::never()).transport(script).build().unwrap()
}

fn account() -> BankAccountRequest {
    let address = AccountHolderAddressRequest::builder().country("GB").city("London");
    let iban = IbanDetailsRequest::builder().bic("BUKBGB22").iban_number("GB33BUKB20201555555555");
    BankAccountRequest::iban_individual()
        .bank_name("Bank")
        .account_holder_first_name("CanaryFirst")
        .account_holder_last_name("CanaryLast")
        .account_holder_address(address.street_line_1("1 Canary Street").postal_code("N1"))
        .iban(iban)
        .into()
}

/// An account that breaks a rule of the document.
fn wrong_account() -> BankAccountRequest {
    let address = AccountHolderAddressRequest::builder().country("Canary Street").city("London");
    let us = UsDetailsRequest::builder().account_number("000918273645").routing_number("canary@example.com");
    BankAccountRequest::us_individual()
        .bank_name("")
        .account_holder_first_name("CanaryFirst")
        .account_holder_last_name("CanaryLast")
        .account_holder_address(address.street_line_1("1 Canary Street").postal_code("N1"))
        .us(us)
        .into()
}

/// A body that has a canary wherever a value stands, and fits nothing.
const PROSE: &str = r#"{"code":"canary prose","message":"canary prose GB33BUKB20201555555555","id":7,
    "account_holder_first_name":"CanaryFirst","canary@example.com":"000918273645"}"#;

/// Every answer that is a failure.
fn failures() -> Vec<Answer> {
    let mut answers: Vec<Answer> =
        [400, 401, 403, 404, 408, 409, 422, 429, 500, 503].map(|s| Answer::json(s, PROSE)).into();
    answers.push(Answer::of(502, Some("text/html"), PROSE));
    answers.push(Answer::of(201, Some("text/html"), PROSE));
    answers.push(Answer::json(201, PROSE));
    answers.push(Answer::json(201, &format!("{PROSE}}}")));
    answers.push(Answer::json(201, &format!("\"{}\"", "canary prose ".repeat(1000))));
    answers.push(Answer::broken_off(201, PROSE, 60));
    answers.push(Answer::with_header(307, "location", "https://canary@example.com/canary-key-5up3r"));
    answers.push(Answer::hang_up());
    answers
}

fn unwrapped(result: Result<(), Error>) {
    result.unwrap();
}

/// All that a program could print of an error, what `unwrap` panics with included.
fn look_at(error: Error, seen: &mut Vec<(Outcome, String)>) {
    let outcome = error.outcome();
    let mut text = format!("{error} {error:?} {error:#?} {:?} {:?}", error.history(), error.decode_error());
    let mut source = std::error::Error::source(&error);
    while let Some(inner) = source {
        write!(text, "{inner} {inner:?}").unwrap();
        source = inner.source();
    }
    let panic = catch_unwind(AssertUnwindSafe(|| unwrapped(Err(error)))).unwrap_err();
    text.push_str(panic.downcast_ref::<String>().unwrap());
    silent(&text, "an error");
    seen.push((outcome, text));
}

async fn every_failure(seen: &mut Vec<(Outcome, String)>) {
    let server = Server::start();
    let align = client(&server);
    for answer in failures() {
        server.answer(answer);
        let call = align.external_accounts().create("customer-1", account());
        silent(&format!("{call:?} {:?} {align:?}", call.operation()), "a call");
        look_at(call.send().await.err().unwrap(), seen);
    }
    look_at(align.external_accounts().create("customer-1", wrong_account()).send().await.err().unwrap(), seen);
    let customer = CreateCustomer::individual().email("canary@example.com").first_name("CanaryFirst");
    look_at(too_late().customers().create(customer.last_name("CanaryLast")).send().await.err().unwrap(), seen);
    server.answer(Answer::json(500, PROSE));
    let file = FilePart::new("canary-file").file_name("canary-file").media_type("text/plain");
    look_at(align.files().upload(FileUpload::new(file)).send().await.err().unwrap(), seen);
    server.answer(Answer::json(400, PROSE));
    look_at(align.customers().list().email("canary@example.com").send().await.err().unwrap(), seen);
    drop(server);
    look_at(align.customers().get("customer-1").send().await.err().unwrap(), seen);
}

fn what_is_no_error() {
    let server = Server::start();
    let align = client(&server);
    let prepared = align.external_accounts().create("customer-1", account()).prepare().unwrap();
    silent(&format!("{prepared:?} {prepared:#?}"), "a prepared call");
    let kept = prepared.to_json();
    assert!(!kept.contains(KEY), "a prepared call holds no credentials");
    let read = PreparedCall::<operations::CreateExternalAccount>::from_json(&kept).unwrap();
    silent(&format!("{:?}", align.replay(read)), "a replay");
    let wrong = PreparedCall::<operations::CreateExternalAccount>::from_json(PROSE).unwrap_err();
    silent(&format!("{wrong} {wrong:?}"), "an error of a prepared call");
    let webhooks = Webhooks::new(KEY);
    let body = PROSE.as_bytes();
    for signature in ["canary prose".to_owned(), "00".to_owned(), Webhooks::sign(KEY, body)] {
        let error = webhooks.verify_signature(&signature, body).unwrap_err();
        silent(&format!("{webhooks:?} {error} {error:?}"), "an error of a webhook");
    }
}

#[test]
fn no_canary_is_seen_anywhere() {
    tracing::subscriber::set_global_default(Everything).unwrap();
    log::set_logger(&Everything).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let mut seen = Vec::new();
    block_on(every_failure(&mut seen));
    what_is_no_error();
    let log = logged();
    silent(&log, "the logs");
    // The test looked where there was something to see.
    for outcome in [Outcome::NotSent, Outcome::Refused, Outcome::Accepted, Outcome::Unknown] {
        assert!(seen.iter().any(|(found, _)| *found == outcome), "no failure was {outcome}");
    }
    for said in ["api.operation=\"createExternalAccount\"", "http.response.status_code=502", "api.idempotency_key"] {
        assert!(log.contains(said), "the logs do not say {said}");
    }
    assert!(log.contains("customer_id=customer-1") && log.lines().count() > 300, "{log}");
}
