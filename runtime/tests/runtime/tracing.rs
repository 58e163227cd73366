//! Spans and events: the template and the outcome, and no address, value or secret.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use oas_runtime::codegen::{About, Operation, Parts, Success};
use oas_runtime::credentials::ApiKeyHeader;
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::transport::{BoxFuture, TransportErrorKind};
use oas_runtime::{Client, Environment, Kind};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::sample::{API, ListCustomers, client, transfer};

/// Writes down everything that it is told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut text = self.0.lock().unwrap();
        write!(text, "{}={value:?} ", field.name()).unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, _metadata: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _span: &Id) {}

    fn exit(&self, _span: &Id) {}
}

#[test]
fn spans_carry_the_template_and_no_values() {
    let log = Log::default();
    let script = Script::new()
        .answer(Answer::json(404, r#"{"error":{"message":"canary"}}"#))
        .answer(Answer::nothing(TransportErrorKind::Timeout, true));
    tracing::subscriber::with_default(log.clone(), || {
        for _ in 0..2 {
            let list = ListCustomers { email: Some("canary".into()), ..ListCustomers::of("g-1") };
            assert!(block_on(client(&script).call(list).send()).is_err());
        }
    });
    let text = log.0.lock().unwrap().clone();
    assert!(!text.contains("canary"), "{text}");
    for said in [
        "api.operation=\"listCustomers\"",
        "url.template=\"/groups/{group}/customers\"",
        "http.response.status_code=404",
        "failure=Timeout",
        "api.resource=\"group=g-1\"",
        "http.request.resend_count=0",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn an_attempt_names_the_server_that_it_goes_to() {
    struct Elsewhere;
    impl Operation for Elsewhere {
        type Output = ();
        const ABOUT: &'static About = &About::new("elsewhere", "GET", "/x").server("https://files.example");
        const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];
        fn encode(&self, _to: &mut dyn Parts) {}
    }
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let environment = Environment::custom("x", "https://api.example", Kind::Sandbox)
            .server("https://files.example", "https://files.example:8443/v1");
        let script = Script::new().answer(Answer::status(204));
        let client = Client::builder(&API).environment(environment).transport(script).build().unwrap();
        block_on(client.call(Elsewhere)).unwrap();
    });
    let text = log.0.lock().unwrap().clone();
    assert!(text.contains("server.address=\"files.example\" server.port=8443"), "{text}");
    assert!(!text.contains("/v1") && !text.contains("api.example"), "{text}");
}

#[test]
fn a_call_that_moves_money_and_is_dropped_on_its_way_is_warned_of() {
    /// A transport that never answers.
    struct Silent;
    impl oas_runtime::Transport for Silent {
        fn send(
            &self,
            _: oas_runtime::transport::Request,
        ) -> BoxFuture<'_, Result<oas_runtime::transport::Response, oas_runtime::transport::TransportError>> {
            Box::pin(std::future::pending())
        }
    }
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let environment = Environment::custom("stand-in", "https://api.example", Kind::Sandbox);
        let client = Client::builder(&API).environment(environment).transport(Silent);
        let client = client.credential("ApiKey", ApiKeyHeader::new("Api-Key", "canary")).build().unwrap();
        let mut call = Box::pin(client.call(transfer()).idempotency_key("key-1").send());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    let text = log.0.lock().unwrap().clone();
    let warned = "a call that moves money was dropped while it was on its way: what became of it is not known";
    assert!(text.contains(&format!("message={warned}")), "{text}");
    assert!(text.contains("api.operation=\"createTransfer\" api.idempotency_key=\"key-1\""), "{text}");
}
