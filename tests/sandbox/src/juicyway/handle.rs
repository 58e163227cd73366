//! Juicyway in the hands of a test: where it is, its key, and what no endpoint does.
//! It may not do what a caller could do over HTTP, but for what happens outside of the API.

use rust_decimal::Decimal;

use super::sessions::{self, Stage};
use super::{API_KEY, BUSINESS_ID, State, customers, wallets};
use crate::sandbox::Sandbox;
use crate::stand::{Stall as _, Stand};
use crate::stand_in::{Context, Impossible};

/// The Juicyway of a sandbox.
///
/// Moves that its states do not allow are [`Impossible`], and change nothing.
#[derive(Clone, Copy)]
pub struct Juicyway<'a> {
    stand: &'a Stand<State>,
}

impl std::fmt::Debug for Juicyway<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Juicyway").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Its Juicyway.
    #[must_use]
    pub fn juicyway(&self) -> Juicyway<'_> {
        Juicyway { stand: &self.vendors.juicyway }
    }
}

impl<'a> Juicyway<'a> {
    /// The base URL for a client.
    #[must_use]
    pub fn base_url(&self) -> &'a str {
        self.stand.base_url()
    }

    /// The API key.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// The id of the business, by which events are signed.
    #[must_use]
    pub fn business_id(&self) -> &'static str {
        BUSINESS_ID
    }

    /// Where events go from now on; without it, none are sent.
    pub fn send_events_to(&self, url: impl Into<String>) {
        self.stand.change(|state, _| state.receiver = Some(url.into()));
    }

    /// The verification of a customer ends well: it is active.
    ///
    /// # Errors
    ///
    /// When there is no such customer.
    pub fn approve_kyc(&self, customer_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| customers::activate(state, context, customer_id))
    }

    /// A bank account that was asked for is there at once.
    ///
    /// # Errors
    ///
    /// When none was asked for.
    pub fn issue_bank_account(&self, wallet_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| wallets::issue(state, context, wallet_id))
    }

    /// A payment by stablecoin was seen on its chain. `payment_id` is that of the session's payment.
    ///
    /// # Errors
    ///
    /// When the payment has ended, or is not made so.
    pub fn confirm_payment(&self, payment_id: &str) -> Result<(), Impossible> {
        self.settle(payment_id, Stage::Confirmed)
    }

    /// A payment came to its good end: the business has the money.
    ///
    /// # Errors
    ///
    /// When the payment has ended.
    pub fn complete_payment(&self, payment_id: &str) -> Result<(), Impossible> {
        self.settle(payment_id, Stage::Succeeded)
    }

    /// A payment failed.
    ///
    /// # Errors
    ///
    /// When the payment has ended.
    pub fn fail_payment(&self, payment_id: &str) -> Result<(), Impossible> {
        self.settle(payment_id, Stage::Failed)
    }

    /// A beneficiary of payouts from now on: its id.
    #[must_use]
    pub fn add_beneficiary(&self) -> String {
        self.stand.change(|state, context| {
            let id = context.ids.uuid();
            state.beneficiaries.insert(id.clone());
            id
        })
    }

    /// Money that the business gets, in minor units.
    ///
    /// # Errors
    ///
    /// When that is no amount.
    pub fn fund(&self, currency: &str, minor_units: &str) -> Result<(), Impossible> {
        let amount: Decimal = minor_units.parse().map_err(|_| Impossible::new("that is no amount"))?;
        self.stand.change(|state, _| state.purse.put(currency, amount));
        Ok(())
    }

    /// What the business has of a currency, in minor units.
    #[must_use]
    pub fn balance(&self, currency: &str) -> String {
        self.stand.change(|state, context| state.purse.balance(context, currency).normalize().to_string())
    }

    /// All payouts: reference, and amount in minor units.
    #[must_use]
    pub fn payouts(&self) -> Vec<(String, String)> {
        self.stand.change(|state, _: &mut Context<'_>| state.references())
    }

    fn settle(self, id: &str, to: Stage) -> Result<(), Impossible> {
        self.stand.change(|state, context| sessions::settle(state, context, id, to))
    }
}
