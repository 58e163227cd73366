//! States and challenges: what is refused, and what can be assumed otherwise.

use std::time::Duration;

use fintech_api_sandbox::{Builder, Sandbox};
use offblocks_api::runtime::challenge::{EthereumKey, Wallet as _};
use offblocks_api::types::{
    AccountStatus, AuthorisationStatus, CardType, CreateAccount, CreateCard, CreateCustomer, CustomerStatus,
    SignChallenge, SimulateAuthorisation,
};
use offblocks_api::{RetryPolicy, decimal};

use crate::{Desk, SIGNED, WALLET, refused};

fn without<const N: usize>(names: [&str; N]) -> Builder {
    names.iter().fold(Sandbox::builder(), |settings, name| settings.without(format!("offblocks.{name}")))
}

#[tokio::test]
async fn a_challenge_is_signed_once_and_within_its_hour() {
    let desk = Desk::new().await;
    let customers = desk.offblocks.customers();
    let new = customers.create(CreateCustomer::new(WALLET, "user-1")).await.unwrap();
    let old = new.challenge.clone().unwrap();
    let sign = |text, signature: &'static [u8]| {
        customers.sign_challenge(&new.id, SignChallenge::inferred(WALLET, text, signature))
    };
    assert_eq!(refused(&sign(&old, &SIGNED[1..]).await.unwrap_err(), 400), "bad_signature");
    desk.sandbox.advance(Duration::from_secs(3599));
    assert_eq!(customers.get_challenge(&new.id).await.unwrap().challenge, old);
    desk.sandbox.advance(Duration::from_secs(1));
    // The token has ended as well, and is fetched anew after a 401.
    customers.list().retry(RetryPolicy::standard()).await.unwrap();
    assert_eq!(refused(&sign(&old, &SIGNED).await.unwrap_err(), 400), "challenge_expired");
    let fresh = customers.get_challenge(&new.id).await.unwrap().challenge.clone();
    assert_ne!(fresh, old);
    assert_eq!(refused(&sign(&old, &SIGNED).await.unwrap_err(), 400), "wrong_challenge");
    sign(&fresh, &SIGNED).await.unwrap();
    assert_eq!(refused(&sign(&fresh, &SIGNED).await.unwrap_err(), 409), "already_signed");
    assert_eq!(customers.get(&new.id).await.unwrap().status, CustomerStatus::Verifying);
    let twin = customers.create(CreateCustomer::new(WALLET, "user-2")).await.unwrap_err();
    assert_eq!(refused(&twin, 409), "customer_exists");
}

#[tokio::test]
async fn who_signed_for_a_wallet_can_be_looked_at() {
    let desk = Desk::of(Sandbox::builder().assuming("offblocks.wallet-signs")).await;
    let customers = desk.offblocks.customers();
    let [owner, other] = [[1; 32], [2; 32]].map(|key| EthereumKey::from_bytes(&key).unwrap());
    let account = format!("eip155:1:{}", owner.address());
    let new = customers.create(CreateCustomer::new(account.as_str(), "user-1")).await.unwrap();
    let challenge = new.challenge.clone().unwrap();
    let text = challenge.sign_in_message().unwrap().text().to_owned();
    let sign = async |wallet: &EthereumKey| {
        let signature = wallet.sign_message(&text).await.unwrap();
        customers.sign_challenge(&new.id, SignChallenge::inferred(account.as_str(), &challenge, signature)).await
    };
    assert_eq!(refused(&sign(&other).await.unwrap_err(), 400), "bad_signature");
    sign(&owner).await.unwrap();
    assert_eq!(customers.get(&new.id).await.unwrap().status, CustomerStatus::Verifying);
}

#[tokio::test]
async fn impossible_moves_are_refused() {
    let desk = Desk::new().await;
    let customers = desk.offblocks.customers();
    let new = customers.create(CreateCustomer::new(WALLET, "user-1")).await.unwrap();
    let early = desk.offblocks.accounts().create(&new.id, CreateAccount::new(["EUR"])).await.unwrap_err();
    assert_eq!(refused(&early, 400), "invalid_state");
    let unsigned = desk.offblocks.simulator().verify_customer(&new.id).await.unwrap_err();
    assert_eq!(refused(&unsigned, 400), "invalid_state");
    let signed = SignChallenge::inferred(WALLET, new.challenge.as_ref().unwrap(), &SIGNED[..]);
    customers.sign_challenge(&new.id, signed).await.unwrap();
    desk.offblocks.simulator().verify_customer(&new.id).await.unwrap();
    let account = desk.account(&new.id).await;
    let physical = desk.offblocks.cards().create(&account, CreateCard::new(CardType::Physical)).await.unwrap_err();
    assert_eq!(refused(&physical, 400), "unsupported");
    let card = desk.card(&account).await;
    let second = desk.offblocks.cards().create(&account, CreateCard::new(CardType::Virtual)).await.unwrap_err();
    assert_eq!(refused(&second, 400), "card_exists");
    let dollars = SimulateAuthorisation::new(decimal!("1"), "USD");
    let dollars = desk.offblocks.simulator().create_authorisation(&card, dollars).await.unwrap_err();
    assert_eq!(refused(&dollars, 400), "bad_currency");
    desk.offblocks.accounts().close(&account).await.unwrap();
    assert_eq!(refused(&desk.offblocks.accounts().activate(&account).await.unwrap_err(), 400), "invalid_state");
}

#[tokio::test]
async fn what_takes_time_elsewhere_can_take_its_time_here() {
    let settings = ["screened-at-once", "deployed-at-once", "settled-at-once", "signature-form"];
    let desk = Desk::of(without(settings)).await;
    let customer = desk.customer().await;
    let account = desk.account(&customer).await;
    let read = async || desk.offblocks.accounts().get(&account).await.unwrap().status.clone();
    assert_eq!(read().await, AccountStatus::Pending);
    desk.sandbox.offblocks().deploy_account(account.as_str()).unwrap();
    assert_eq!(read().await, AccountStatus::Active);
    assert!(desk.sandbox.offblocks().fail_account(account.as_str()).is_err(), "it is no longer pending");
    let card = desk.card(&account).await;
    let taken = SimulateAuthorisation::new(decimal!("7"), "EUR");
    let taken = desk.offblocks.simulator().create_authorisation(&card, taken).await.unwrap();
    let status = async || desk.offblocks.authorisations().get(&taken.id).await.unwrap().status.clone();
    assert_eq!(
        (status().await, desk.sandbox.offblocks().captured(card.as_str())),
        (AuthorisationStatus::Capturing, "0".into())
    );
    desk.sandbox.offblocks().settle_authorisation(taken.id.as_str()).unwrap();
    assert_eq!(
        (status().await, desk.sandbox.offblocks().captured(card.as_str())),
        (AuthorisationStatus::Captured, "7".into())
    );
}
