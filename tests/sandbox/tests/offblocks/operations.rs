//! Every operation of the document, called by the client at least once, with an answer that decodes.

use std::collections::BTreeSet;

use fintech_api_sandbox::Receiver;
use offblocks_api::decimal;
use offblocks_api::types::{
    AccountStatus, AuthorisationStatus, CardStatus, CardType, CreateCard, CreateCustomer, CreateToken, CustomerStatus,
    DeleteCredentials, SaveWebhook, SimulateAuthorisation, TransactionStatus, UpdateCredentials, WebhookType,
};
use offblocks_api::webhooks::WebhookEvent;

use crate::{Desk, refused, unsigned};

/// The document has so many; one that is added must be added here.
const OPERATIONS: usize = 43;

#[tokio::test]
async fn every_operation_answers_the_client() {
    let desk = Desk::new().await;
    let receiver = Receiver::start().unwrap();
    webhooks(&desk, &receiver).await;
    let customer = desk.customer().await;
    let account = desk.account(&customer).await;
    customers(&desk).await;
    let card = desk.card(&account).await;
    authorisations(&desk, &account, &card).await;
    ends(&desk, &customer, &account, &card).await;
    credentials(&desk).await;
    let answered = desk.sandbox.requests().into_iter().filter(|request| request.status.is_some_and(|s| s < 300));
    let answered: BTreeSet<String> = answered.map(|request| request.operation).collect();
    assert_eq!(answered.len(), OPERATIONS, "{answered:?}");
    assert_eq!(desk.sandbox.not_stood_in_for("offblocks"), Vec::<&str>::new());
    desk.sandbox.delivered().await;
    let deliveries = receiver.received();
    let events = deliveries.iter().map(|one| WebhookEvent::parse_unauthenticated(&one.body).unwrap());
    let cards = events.filter(|event| matches!(event, WebhookEvent::CardUpdated(_))).count();
    assert_eq!(
        (cards, cards),
        (deliveries.len(), 7),
        "issued, off, on, off with its account, on, terminated; another failed"
    );
}

async fn webhooks(desk: &Desk, receiver: &Receiver) {
    let webhooks = desk.offblocks.webhooks();
    let saved = webhooks.save(SaveWebhook::new(receiver.url())).await.unwrap();
    let only = SaveWebhook::new(receiver.url()).id(&saved.id).types([WebhookType::CardUpdated]);
    assert_eq!(webhooks.save(only).await.unwrap().id, saved.id);
    let other = webhooks.save(SaveWebhook::new("http://127.0.0.1:1/")).await.unwrap();
    assert_eq!(webhooks.list().await.unwrap().len(), 2);
    webhooks.delete(&other.id).await.unwrap();
    assert_eq!(refused(&webhooks.get(&other.id).await.unwrap_err(), 404), "not_found");
    let read = webhooks.get(&saved.id).await.unwrap();
    assert_eq!(read.types.as_deref(), Some(&[WebhookType::CardUpdated][..]));
}

async fn customers(desk: &Desk) {
    let customers = desk.offblocks.customers();
    let wallet = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    let bob = customers.create(CreateCustomer::new(wallet, "user-2")).await.unwrap();
    let challenge = customers.get_challenge(&bob.id).await.unwrap();
    assert_eq!(Some(&challenge.challenge), bob.challenge.as_ref());
    let signed = offblocks_api::types::SignChallenge::inferred(wallet, &challenge.challenge, &crate::SIGNED[..]);
    customers.sign_challenge(&bob.id, signed).await.unwrap();
    desk.offblocks.simulator().reject_customer(&bob.id).await.unwrap();
    let listed = customers.list().await.unwrap();
    let statuses: Vec<_> = listed.iter().map(|one| one.status.clone()).collect();
    assert_eq!(statuses, [CustomerStatus::Active, CustomerStatus::Rejected]);
}

async fn authorisations(desk: &Desk, account: &offblocks_api::types::AccountId, card: &offblocks_api::types::CardId) {
    let (simulator, transactions) = (desk.offblocks.simulator(), desk.offblocks.transactions());
    let taken = SimulateAuthorisation::new(decimal!("10.10"), "EUR");
    simulator.create_authorisation(card, taken).await.unwrap();
    let held = |amount| SimulateAuthorisation::new(amount, "EUR").capture(false);
    let captured = simulator.create_authorisation(card, held(decimal!("0.2"))).await.unwrap();
    assert_eq!(captured.status, AuthorisationStatus::Pending);
    simulator.capture_authorisation(&captured.id).await.unwrap();
    let read = desk.offblocks.authorisations().get(&captured.id).until_captured().await.unwrap();
    assert_eq!(read.amount, Some(decimal!("0.2")));
    let released = simulator.create_authorisation(card, held(decimal!("5"))).await.unwrap();
    simulator.release_authorisation(&released.id).await.unwrap();
    desk.offblocks.authorisations().get(&released.id).until_released().await.unwrap();
    assert_eq!(desk.sandbox.offblocks().captured(card.as_str()), "10.30");
    let of_card = transactions.list_of_card(card).await.unwrap();
    assert_eq!(of_card.len(), 2);
    assert_eq!(transactions.list_of_account(account).await.unwrap(), of_card);
    let id = of_card[0].id.as_ref().unwrap();
    desk.sandbox.offblocks().reverse_transaction(id.as_str()).unwrap();
    assert_eq!(transactions.get(id).await.unwrap().status, Some(TransactionStatus::Reversed));
}

async fn ends(
    desk: &Desk,
    customer: &offblocks_api::types::CustomerId,
    account: &offblocks_api::types::AccountId,
    card: &offblocks_api::types::CardId,
) {
    let (accounts, cards, customers) = (desk.offblocks.accounts(), desk.offblocks.cards(), desk.offblocks.customers());
    accounts.get_challenge(account).await.unwrap();
    assert!(accounts.get(account).await.unwrap().chain_id.is_some());
    cards.deactivate(card).await.unwrap();
    assert_eq!(cards.activate(card).await.unwrap().unwrap().status, CardStatus::Active);
    customers.deactivate(customer).await.unwrap();
    assert_eq!(accounts.get(account).await.unwrap().status, AccountStatus::Inactive, "it goes with its customer");
    assert_eq!(cards.get(card).await.unwrap().status, CardStatus::Inactive, "and so does the card");
    customers.activate(customer).await.unwrap();
    assert_eq!(customers.get(customer).await.unwrap().status, CustomerStatus::Active);
    accounts.activate(account).await.unwrap();
    cards.activate(card).await.unwrap();
    cards.terminate(card).await.unwrap();
    let second = cards.create(account, CreateCard::new(CardType::Virtual)).await.unwrap();
    desk.offblocks.simulator().fail_card(&second.id).await.unwrap();
    assert_eq!(cards.list().await.unwrap().len(), 2);
    assert_eq!(cards.list_of_account(account).await.unwrap()[1].status, CardStatus::IssueFailed);
    accounts.deactivate(account).await.unwrap();
    accounts.close(account).await.unwrap();
    assert_eq!(accounts.list().await.unwrap()[0].status, AccountStatus::Closed);
    assert_eq!(accounts.list_of_customer(customer).await.unwrap().len(), 1);
}

async fn credentials(desk: &Desk) {
    let (key, secret) = (desk.sandbox.offblocks().api_key(), desk.sandbox.offblocks().api_secret());
    let authentication = desk.offblocks.authentication();
    authentication.delete_signing_key().await.unwrap();
    assert_eq!(refused(&desk.offblocks.customers().list().await.unwrap_err(), 401), "unauthorized");
    let other = unsigned(&desk.sandbox);
    let token = other.authentication().create_token(CreateToken::new(key, secret)).await.unwrap();
    assert_eq!(token.token_type.as_deref(), Some("Bearer"));
    other.authentication().update_credentials(UpdateCredentials::new(key, "another")).await.unwrap();
    let old = other.authentication().create_token(CreateToken::new(key, secret)).await.unwrap_err();
    assert_eq!(refused(&old, 401), "unauthorized");
    let place = desk.sandbox.offblocks();
    let place = offblocks_api::Environment::custom("sandbox", place.base_url(), offblocks_api::Kind::Sandbox);
    let renewed = offblocks_api::Credentials::bearer_token_by(key, "another");
    let renewed = offblocks_api::Client::builder(renewed).environment(place).build().unwrap();
    renewed.authentication().delete_credentials(DeleteCredentials::new(key)).await.unwrap();
    assert!(renewed.authentication().create_token(CreateToken::new(key, "another")).await.is_err());
}
