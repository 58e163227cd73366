//! `OffBlocks` by its generated client, over HTTP: every operation, all three layers, every state, and the events.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod layers;
mod operations;
mod states;

use fintech_api_sandbox::{Builder, Sandbox};
use offblocks_api::runtime::signature::P384Key;
use offblocks_api::types::{
    AccountId, CardId, CardType, CreateAccount, CreateCard, CreateCustomer, CustomerId, RegisterSigningKey,
    SignChallenge,
};
use offblocks_api::{Client, ClientBuilder, Credentials, Environment, Error, Kind, Outcome, RetryPolicy};

/// A key for tests; the number that it is stands in RFC 6979, A.2.6.
pub(crate) const KEY: [u8; 48] = [
    0x6b, 0x9d, 0x3d, 0xad, 0x2e, 0x1b, 0x8c, 0x1c, 0x05, 0xb1, 0x98, 0x75, 0xb6, 0x65, 0x9f, 0x4d, 0xe2, 0x3c, 0x3b,
    0x66, 0x7b, 0xf2, 0x97, 0xba, 0x9a, 0xa4, 0x77, 0x40, 0x78, 0x71, 0x37, 0xd8, 0x96, 0xd5, 0x72, 0x4e, 0x4c, 0x70,
    0xa8, 0x25, 0xf8, 0x72, 0xc9, 0xea, 0x60, 0xd2, 0xed, 0xf5,
];
pub(crate) const WALLET: &str = "eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";
/// By its form what a wallet signs: 65 bytes, of which the last is 28.
pub(crate) const SIGNED: [u8; 65] = {
    let mut bytes = [1; 65];
    bytes[64] = 28;
    bytes
};

/// A sandbox and a client of its `OffBlocks`. When it ends, no answer may have been against the document.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) offblocks: Client,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        Self::of(Sandbox::builder()).await
    }

    /// With a key that is registered.
    pub(crate) async fn of(settings: Builder) -> Self {
        let sandbox = settings.start_blocking().unwrap();
        let pem = key("before").public_key_pem().unwrap();
        let register = RegisterSigningKey::inferred(pem.into_bytes());
        let registered = unsigned(&sandbox).authentication().register_signing_key(register).await.unwrap();
        let id = registered.key_id.as_deref().unwrap();
        Self { offblocks: signing(&sandbox, key(id)), sandbox }
    }

    pub(crate) async fn customer(&self) -> CustomerId {
        let customers = self.offblocks.customers();
        let new = customers.create(CreateCustomer::new(WALLET, "user-1")).await.unwrap();
        let signed = SignChallenge::inferred(WALLET, new.challenge.as_ref().unwrap(), &SIGNED[..]);
        customers.sign_challenge(&new.id, signed).await.unwrap();
        self.offblocks.simulator().verify_customer(&new.id).await.unwrap();
        new.id.clone()
    }

    pub(crate) async fn account(&self, customer: &CustomerId) -> AccountId {
        let accounts = self.offblocks.accounts();
        let new = accounts.create(customer, CreateAccount::new(["EUR"])).await.unwrap();
        let signed = SignChallenge::inferred(WALLET, new.challenge.as_ref().unwrap(), &SIGNED[..]);
        accounts.sign_challenge(&new.id, signed).await.unwrap();
        new.id.clone()
    }

    pub(crate) async fn card(&self, account: &AccountId) -> CardId {
        let card = self.offblocks.cards().create(account, CreateCard::new(CardType::Virtual)).await.unwrap();
        self.offblocks.simulator().issue_card(&card.id).await.unwrap();
        card.id.clone()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.sandbox.violations(), Vec::<String>::new());
        }
    }
}

pub(crate) fn key(id: &str) -> P384Key {
    P384Key::from_bytes(id, &KEY).unwrap()
}

/// A client that fetches its tokens, and cannot sign yet.
pub(crate) fn unsigned(sandbox: &Sandbox) -> Client {
    builder(sandbox).build().unwrap()
}

pub(crate) fn signing(sandbox: &Sandbox, key: P384Key) -> Client {
    builder(sandbox).credentials(Credentials::message_signature_by(key)).build().unwrap()
}

pub(crate) fn builder(sandbox: &Sandbox) -> ClientBuilder {
    let offblocks = sandbox.offblocks();
    let place = Environment::custom("sandbox", offblocks.base_url(), Kind::Sandbox);
    let token = Credentials::bearer_token_by(offblocks.api_key(), offblocks.api_secret());
    Client::builder(token).environment(place).retry(RetryPolicy::never())
}

/// The code of a refusal with this status.
pub(crate) fn refused(error: &Error, status: u16) -> String {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{error}");
    assert_eq!(error.outcome(), Outcome::Refused);
    error.code().unwrap()
}
