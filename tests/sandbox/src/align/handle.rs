//! Align in the hands of a test: where it is, its key, and what no endpoint does.
//! It may not do what a caller could do over HTTP, but for what happens outside of the API.

use rust_decimal::Decimal;

use crate::align::customers::{self, Verdict};
use crate::align::{API_KEY, State, cross_chain, transfers, virtual_accounts};
use crate::sandbox::Sandbox;
use crate::stand::{Stall as _, Stand};
use crate::stand_in::{Context, Impossible};

/// The Align of a sandbox.
///
/// Moves that its states do not allow are [`Impossible`], and change nothing.
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

impl<'a> Align<'a> {
    /// The base URL for a client.
    #[must_use]
    pub fn base_url(&self) -> &'a str {
        self.stand.base_url()
    }

    /// The API key, which also signs webhooks.
    #[must_use]
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// Approves the verification of a customer, however far it is.
    ///
    /// # Errors
    ///
    /// When there is no such customer.
    pub fn approve_kyc(&self, customer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| customers::decide(state, context, customer_id, Verdict::Approved))
    }

    /// Rejects the verification of a customer, however far it is.
    ///
    /// # Errors
    ///
    /// When there is no such customer.
    pub fn reject_kyc(&self, customer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| customers::decide(state, context, customer_id, Verdict::Rejected))
    }

    /// The deposit of a transfer of any kind arrives: from `pending` to `processing`.
    ///
    /// # Errors
    ///
    /// When the transfer is not pending.
    pub fn receive_deposit(&self, transfer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| transfers::step(state, context, transfer_id, "processing"))
    }

    /// A transfer of any kind comes to its good end, over every state on the way.
    ///
    /// # Errors
    ///
    /// When it has ended already.
    pub fn complete_transfer(&self, transfer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| transfers::finish(state, context, transfer_id))
    }

    /// An off-ramp transfer fails.
    ///
    /// # Errors
    ///
    /// When it is neither pending nor processing.
    pub fn fail_transfer(&self, transfer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| transfers::step(state, context, transfer_id, "failed"))
    }

    /// What was deposited for an off-ramp transfer that failed is sent back.
    ///
    /// # Errors
    ///
    /// When it has not failed.
    pub fn refund_transfer(&self, transfer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| transfers::step(state, context, transfer_id, "refunded"))
    }

    /// An off-ramp transfer whose deposit did not come is given up.
    ///
    /// # Errors
    ///
    /// When it is not pending.
    pub fn cancel_transfer(&self, transfer_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| transfers::step(state, context, transfer_id, "canceled"))
    }

    /// A virtual account that was answered with 202 is issued.
    ///
    /// # Errors
    ///
    /// When it is not pending.
    pub fn issue_virtual_account(&self, virtual_account_id: &str) -> Result<(), Impossible> {
        self.change(|state, context| virtual_accounts::issue(state, context, virtual_account_id))
    }

    /// So much money arrives on a virtual account over a rail, such as `sepa`. The id of the on-ramp transfer that comes
    /// of it, which is completed.
    ///
    /// # Errors
    ///
    /// When the account is not active, its currency does not come over the rail, or the amount is no amount.
    pub fn deposit_to_virtual_account(&self, id: &str, rail: &str, amount: &str) -> Result<String, Impossible> {
        let amount = decimal(amount)?;
        self.change(|state, context| virtual_accounts::deposit(state, context, id, rail, amount))
    }

    /// So many tokens arrive at a permanent route address on a network, such as `polygon`. The id of the cross-chain
    /// transfer that comes of it, which is completed.
    ///
    /// # Errors
    ///
    /// When there is no such address, or the amount is no amount.
    pub fn deposit_to_route(&self, id: &str, network: &str, amount: &str) -> Result<String, Impossible> {
        let amount = decimal(amount)?;
        self.change(|state, context| cross_chain::deposit(state, context, id, network, amount))
    }

    fn change<T>(
        self,
        change: impl FnOnce(&mut State, &mut Context<'_>) -> Result<T, Impossible>,
    ) -> Result<T, Impossible> {
        self.stand.change(change)
    }
}

fn decimal(text: &str) -> Result<Decimal, Impossible> {
    text.parse().map_err(|_| Impossible::new(format!("`{text}` is no amount")))
}
