//! Spans and events: the template and the outcome, and no address, value or secret.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::transport::TransportErrorKind;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::sample::{ListCustomers, client};

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
