//! Spans and events, where the feature is on, with the names of OpenTelemetry's conventions for HTTP.
//! They may carry the template of the path, ids and keys; never an address, a body, a name or a message.

#[cfg(feature = "tracing")]
mod on {
    use std::future::Future;
    use std::time::Duration;

    use http::{StatusCode, Uri};
    use tracing::Instrument as _;

    use crate::attempt::{Attempt, Begun, Resend};
    use crate::call::Encoded;
    use crate::client::Client;
    use crate::error::ErrorKind;
    use crate::operation::About;

    pub(crate) struct Span(tracing::Span);

    impl Span {
        pub(crate) fn around<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
            future.instrument(self.0)
        }
    }

    pub(crate) fn call(client: &Client, about: &About, encoded: &Encoded) -> Span {
        Span(tracing::info_span!(
            "api_call",
            api.name = client.api().name,
            api.environment = client.environment().name(),
            api.operation = about.id,
            api.resource = encoded.resource,
            api.idempotency_key = encoded.key.as_ref().map(crate::IdempotencyKey::as_str),
        ))
    }

    /// Of the address, only where it leads: the rest is personal.
    pub(crate) fn attempt(begun: Begun<'_>, address: &Uri) -> Span {
        let about = begun.about;
        Span(tracing::info_span!(
            "http_attempt",
            otel.name = format!("{} {}", about.method, about.path),
            otel.kind = "client",
            http.request.method = about.method,
            url.template = about.path,
            server.address = address.host(),
            server.port = address.port_u16(),
            http.request.resend_count = begun.number.saturating_sub(1),
            http.response.status_code = tracing::field::Empty,
            error.type = tracing::field::Empty,
        ))
    }

    /// Adds how it went to the span of the attempt, which is the present one.
    pub(crate) fn record(status: Option<StatusCode>, failure: Option<ErrorKind>) {
        let span = tracing::Span::current();
        if let Some(status) = status {
            span.record("http.response.status_code", status.as_u16());
            if !status.is_success() {
                span.record("error.type", status.as_str());
            }
        }
        if let Some(failure) = failure {
            span.record("error.type", tracing::field::debug(failure));
        }
    }

    pub(crate) fn ended(attempt: &Attempt) {
        let status = attempt.status.map(|status| status.as_u16());
        let outcome = attempt.outcome.map(tracing::field::debug);
        let failure = attempt.failure.map(tracing::field::debug);
        if attempt.outcome.is_none() {
            tracing::debug!(http.response.status_code = status, attempt = attempt.number, "answered");
        } else {
            tracing::warn!(
                http.response.status_code = status,
                attempt = attempt.number,
                outcome,
                failure,
                "no success"
            );
        }
    }

    pub(crate) fn waiting(reason: Resend, wait: Duration) {
        tracing::debug!(%reason, ?wait, "sending again");
    }

    pub(crate) fn abandoned(begun: Begun<'_>) {
        let key = begun.key.map(crate::IdempotencyKey::as_str);
        if begun.about.moves_money.is_some() {
            tracing::warn!(
                api.operation = begun.about.id,
                api.idempotency_key = key,
                "a call that moves money was dropped while it was on its way: what became of it is not known"
            );
        } else {
            tracing::debug!(api.operation = begun.about.id, api.idempotency_key = key, "the call was dropped");
        }
    }
}

#[cfg(feature = "tracing")]
pub(crate) use on::{abandoned, attempt, call, ended, record, waiting};

#[cfg(not(feature = "tracing"))]
mod off {
    use std::future::Future;
    use std::time::Duration;

    use http::{StatusCode, Uri};

    use crate::attempt::{Attempt, Begun, Resend};
    use crate::call::Encoded;
    use crate::client::Client;
    use crate::error::ErrorKind;
    use crate::operation::About;

    pub(crate) struct Span;

    impl Span {
        // The same shape as with the feature, which needs the span.
        #[allow(clippy::unused_self)]
        pub(crate) fn around<F: Future>(self, future: F) -> F {
            future
        }
    }

    pub(crate) fn call(_client: &Client, _about: &About, _encoded: &Encoded) -> Span {
        Span
    }

    pub(crate) fn attempt(_begun: Begun<'_>, _address: &Uri) -> Span {
        Span
    }

    pub(crate) fn record(_status: Option<StatusCode>, _failure: Option<ErrorKind>) {}

    pub(crate) fn ended(_attempt: &Attempt) {}

    pub(crate) fn waiting(_reason: Resend, _wait: Duration) {}

    pub(crate) fn abandoned(_begun: Begun<'_>) {}
}

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{abandoned, attempt, call, ended, record, waiting};
