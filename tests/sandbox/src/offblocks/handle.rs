//! OffBlocks in the hands of a test: where it is, its credentials, and what no endpoint does.
//! It may not do what a caller could do over HTTP, but for what happens outside of the API.

use rust_decimal::Decimal;

use super::{State, accounts, authorisations, credentials};
use crate::sandbox::Sandbox;
use crate::stand::{Stall as _, Stand};
use crate::stand_in::Impossible;

/// The OffBlocks of a sandbox.
///
/// Moves that its states do not allow are [`Impossible`], and change nothing.
#[derive(Clone, Copy)]
pub struct OffBlocks<'a> {
    stand: &'a Stand<State>,
}

impl std::fmt::Debug for OffBlocks<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OffBlocks").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Its OffBlocks.
    #[must_use]
    pub fn offblocks(&self) -> OffBlocks<'_> {
        OffBlocks { stand: &self.vendors.offblocks }
    }
}

impl<'a> OffBlocks<'a> {
    /// The base URL for a client.
    #[must_use]
    pub fn base_url(&self) -> &'a str {
        self.stand.base_url()
    }

    /// The API key of the beginning.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        credentials::API_KEY
    }

    /// Its secret.
    #[must_use]
    pub fn api_secret(&self) -> &'static str {
        credentials::API_SECRET
    }

    /// What the registered key is known by: the `keyid` of signatures.
    #[must_use]
    pub fn key_id(&self) -> Option<String> {
        self.stand.change(|state, _| state.key_id())
    }

    /// The contract of an account that is pending is on its chain: the account is active.
    ///
    /// # Errors
    ///
    /// When the account is not pending.
    pub fn deploy_account(&self, account_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| accounts::deploy(state, context, account_id))
    }

    /// The contract of an account cannot be deployed.
    ///
    /// # Errors
    ///
    /// When the account is not pending.
    pub fn fail_account(&self, account_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| accounts::step(state, context, account_id, &["pending"], "failed"))
    }

    /// An authorisation that is capturing is captured, with a transaction; one that is releasing is released.
    ///
    /// # Errors
    ///
    /// When it is neither.
    pub fn settle_authorisation(&self, authorisation_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| authorisations::settle(state, context, authorisation_id))
    }

    /// A transaction is taken back.
    ///
    /// # Errors
    ///
    /// When it is not processed.
    pub fn reverse_transaction(&self, transaction_id: &str) -> Result<(), Impossible> {
        self.stand.change(|state, context| authorisations::reverse(state, context, transaction_id))
    }

    /// Every amount that was captured on a card.
    #[must_use]
    pub fn captures(&self, card_id: &str) -> Vec<String> {
        self.stand.change(|state, _| {
            let of_card = state.spent.iter().filter(|(card, _)| card == card_id);
            of_card.map(|(_, amount)| amount.to_string()).collect()
        })
    }

    /// How much was captured on a card, all together.
    #[must_use]
    pub fn captured(&self, card_id: &str) -> String {
        self.stand.change(|state, _| {
            let of_card = state.spent.iter().filter(|(card, _)| card == card_id);
            of_card.map(|(_, amount)| *amount).sum::<Decimal>().to_string()
        })
    }
}
