//! What the business has of each currency, in minor units.
//! Nothing is in it that was not put in, and nothing leaves it that is not there.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{assumed, error};
use crate::answer::Answer;
use crate::stand_in::{Context, Table};

const AT_FIRST: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);
const FUNDED: [&str; 5] = ["USD", "NGN", "CAD", "USDT", "USDC"];

/// A purse.
#[derive(Debug, Default)]
pub(super) struct Purse {
    /// What came in beyond what was there at first, less what went out.
    changes: BTreeMap<String, Decimal>,
}

impl Purse {
    pub(super) fn balance(&self, context: &Context<'_>, currency: &str) -> Decimal {
        let first = FUNDED.contains(&currency) && context.assumed.holds(assumed::FUNDS);
        let change = self.changes.get(currency).copied().unwrap_or_default();
        if first { AT_FIRST + change } else { change }
    }

    pub(super) fn put(&mut self, currency: &str, amount: Decimal) {
        *self.changes.entry(currency.to_owned()).or_default() += amount;
    }

    /// Takes the amount, if it is there.
    pub(super) fn take(&mut self, context: &Context<'_>, currency: &str, amount: Decimal) -> Result<(), Answer> {
        if self.balance(context, currency) < amount {
            return Err(error(400, "insufficient_funds", "The balance is too small"));
        }
        self.put(currency, -amount);
        Ok(())
    }

    pub(super) fn table(&self) -> Table {
        let rows = self.changes.iter().map(|(currency, change)| vec![currency.clone(), change.to_string()]);
        Table { title: "The business' balances", columns: &["currency", "moved, in minor units"], rows: rows.collect() }
    }
}
