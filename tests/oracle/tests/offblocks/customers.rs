//! Customers and the challenge that their wallet signs.

use offblocks_api::types::{CreateCustomer, SignChallenge};
use offblocks_api::{Json, Map};
use oracle::offblocks::pair;
use oracle::{KEY, Pair, json, text};

use crate::CUSTOMER;

const WALLET: &str = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/// The bytes of the signature are sent in base64.
pub(crate) const SIGNED: &str = r#"{
    "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "challenge": "ZXhhbXBsZSBjaGFsbGVuZ2U=",
    "signature": "MHgwMTAy"
}"#;

pub(crate) fn signed() -> SignChallenge {
    SignChallenge::inferred(WALLET, "ZXhhbXBsZSBjaGFsbGVuZ2U=", "0x0102").into()
}

pub(crate) fn create() -> Pair {
    let body = r#"{ "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "externalId": "user 1/ä" }"#;
    pair(
        |offblocks| offblocks.customers().create(CreateCustomer::new(WALLET, "user 1/ä")),
        async |client| client.create_customer(&text(KEY), &json(body)).await,
    )
}

pub(crate) fn list() -> Pair {
    pair(|offblocks| offblocks.customers().list(), async |client| client.list_customers().await)
}

pub(crate) fn get() -> Pair {
    pair(|offblocks| offblocks.customers().get(CUSTOMER), async |client| client.get_customer(&text(CUSTOMER)).await)
}

pub(crate) fn deactivate() -> Pair {
    pair(
        |offblocks| offblocks.customers().deactivate(CUSTOMER),
        async |client| client.deactivate_customer(&text(CUSTOMER), &text(KEY)).await,
    )
}

pub(crate) fn activate() -> Pair {
    pair(
        |offblocks| offblocks.customers().activate(CUSTOMER),
        async |client| client.activate_customer(&text(CUSTOMER), &text(KEY)).await,
    )
}

pub(crate) fn get_challenge() -> Pair {
    pair(
        |offblocks| offblocks.customers().get_challenge(CUSTOMER),
        async |client| client.get_customer_challenge(&text(CUSTOMER)).await,
    )
}

pub(crate) fn sign_challenge() -> Pair {
    pair(
        |offblocks| offblocks.customers().sign_challenge(CUSTOMER, signed()),
        async |client| client.sign_customer_challenge(&text(CUSTOMER), &text(KEY), &json(SIGNED)).await,
    )
}

/// The keys of this body were not seen, so the caller may choose them.
pub(crate) fn sign_challenge_as_json() -> Pair {
    pair(
        |offblocks| {
            let mut body = Map::<Json>::default();
            body.insert("signed".to_owned(), Json::new("true").unwrap());
            offblocks.customers().sign_challenge(CUSTOMER, SignChallenge::from(body))
        },
        async |client| {
            client.sign_customer_challenge(&text(CUSTOMER), &text(KEY), &json(r#"{ "signed": true }"#)).await
        },
    )
}

pub(crate) fn verify() -> Pair {
    pair(
        |offblocks| offblocks.simulator().verify_customer(CUSTOMER),
        async |client| client.verify_customer(&text(CUSTOMER), &text(KEY)).await,
    )
}

pub(crate) fn reject() -> Pair {
    pair(
        |offblocks| offblocks.simulator().reject_customer(CUSTOMER),
        async |client| client.reject_customer(&text(CUSTOMER), &text(KEY)).await,
    )
}
