//! Spans and events, where the feature is on.
//! They may carry the template of the path, never an address, a value or a message.

#[cfg(feature = "tracing")]
mod on {
    use std::future::Future;

    use tracing::Instrument as _;

    use crate::client::Client;
    use crate::operation::About;
    use crate::transport::TransportError;

    pub(crate) struct CallSpan(tracing::Span);

    pub(crate) fn call(client: &Client, about: &'static About) -> CallSpan {
        CallSpan(tracing::info_span!(
            "api_call",
            api = client.api().name,
            environment = client.environment().name(),
            operation = about.id,
            method = about.method,
            url.template = about.path,
        ))
    }

    impl CallSpan {
        pub(crate) fn around<F: Future>(self, future: F) -> impl Future<Output = F::Output> {
            future.instrument(self.0)
        }
    }

    pub(crate) fn sending(_about: &'static About) {
        tracing::debug!("sending");
    }

    pub(crate) fn answered(status: u16, cut: bool) {
        tracing::debug!(status, cut, "answered");
    }

    pub(crate) fn failed(error: &TransportError) {
        tracing::warn!(kind = ?error.kind(), may_have_left = error.may_have_left(), "no answer");
    }
}

#[cfg(feature = "tracing")]
pub(crate) use on::{answered, call, failed, sending};

#[cfg(not(feature = "tracing"))]
mod off {
    use std::future::Future;

    use crate::client::Client;
    use crate::operation::About;
    use crate::transport::TransportError;

    pub(crate) struct CallSpan;

    pub(crate) fn call(_client: &Client, _about: &'static About) -> CallSpan {
        CallSpan
    }

    impl CallSpan {
        // The same shape as with the feature, which needs the span.
        #[allow(clippy::unused_self)]
        pub(crate) fn around<F: Future>(self, future: F) -> F {
            future
        }
    }

    pub(crate) fn sending(_about: &'static About) {}

    pub(crate) fn answered(_status: u16, _cut: bool) {}

    pub(crate) fn failed(_error: &TransportError) {}
}

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{answered, call, failed, sending};
