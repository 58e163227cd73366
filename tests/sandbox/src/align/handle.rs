//! Align in the hands of a test: where it is, its key, and what no endpoint does.
//! It may not do what a caller could do over HTTP, but for what happens outside of the API.

use crate::align::customers::{self, Verdict};
use crate::align::{API_KEY, State};
use crate::sandbox::Sandbox;
use crate::stand::{Stall as _, Stand};

/// The Align of a sandbox.
#[derive(Clone, Copy)]
pub struct Align<'a> {
    stand: &'a Stand<State>,
}

impl std::fmt::Debug for Align<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Align").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Its Align.
    #[must_use]
    pub fn align(&self) -> Align<'_> {
        Align { stand: &self.vendors.align }
    }
}

impl Align<'_> {
    /// The base URL for a client.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.stand.base_url()
    }

    /// The API key, which also signs webhooks.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// Approves the verification of a customer. Whether there is such a customer.
    #[must_use]
    pub fn approve_kyc(&self, customer_id: &str) -> bool {
        self.decide(customer_id, Verdict::Approved)
    }

    /// Rejects the verification of a customer. Whether there is such a customer.
    #[must_use]
    pub fn reject_kyc(&self, customer_id: &str) -> bool {
        self.decide(customer_id, Verdict::Rejected)
    }

    fn decide(&self, id: &str, verdict: Verdict) -> bool {
        self.stand.change(|state, context| customers::decide(state, context, id, verdict)).is_some()
    }
}
