//! Smart accounts.

use offblocks_api::types::CreateAccount;
use oracle::offblocks::pair;
use oracle::{KEY, Pair, json, text};

use crate::customers::{SIGNED, signed};
use crate::{ACCOUNT, CUSTOMER};

pub(crate) fn list() -> Pair {
    pair(|offblocks| offblocks.accounts().list(), async |client| client.list_accounts().await)
}

pub(crate) fn list_of_customer() -> Pair {
    pair(
        |offblocks| offblocks.accounts().list_of_customer(CUSTOMER),
        async |client| client.list_accounts_of_customer(&text(CUSTOMER)).await,
    )
}

/// The kind has one value, which the crate fills in.
pub(crate) fn create() -> Pair {
    let body = r#"{ "type": "card_account", "currencies": ["EUR", "GBP"] }"#;
    pair(
        |offblocks| offblocks.accounts().create(CUSTOMER, CreateAccount::new(["EUR", "GBP"])),
        async |client| client.create_account(&text(CUSTOMER), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(|offblocks| offblocks.accounts().get(ACCOUNT), async |client| client.get_account(&text(ACCOUNT)).await)
}

pub(crate) fn close() -> Pair {
    pair(
        |offblocks| offblocks.accounts().close(ACCOUNT),
        async |client| client.close_account(&text(ACCOUNT), &text(KEY)).await,
    )
}

pub(crate) fn deactivate() -> Pair {
    pair(
        |offblocks| offblocks.accounts().deactivate(ACCOUNT),
        async |client| client.deactivate_account(&text(ACCOUNT), &text(KEY)).await,
    )
}

pub(crate) fn activate() -> Pair {
    pair(
        |offblocks| offblocks.accounts().activate(ACCOUNT),
        async |client| client.activate_account(&text(ACCOUNT), &text(KEY)).await,
    )
}

pub(crate) fn get_challenge() -> Pair {
    pair(
        |offblocks| offblocks.accounts().get_challenge(ACCOUNT),
        async |client| client.get_account_challenge(&text(ACCOUNT)).await,
    )
}

pub(crate) fn sign_challenge() -> Pair {
    pair(
        |offblocks| offblocks.accounts().sign_challenge(ACCOUNT, signed()),
        async |client| client.sign_account_challenge(&text(ACCOUNT), &text(KEY), &json(SIGNED)).await,
    )
}

pub(crate) fn list_transactions() -> Pair {
    pair(
        |offblocks| offblocks.transactions().list_of_account(ACCOUNT),
        async |client| client.list_transactions_of_account(&text(ACCOUNT)).await,
    )
}
