//! Webhooks, received over HTTP and verified by the crate.

use std::time::{Duration, SystemTime};

use align_api::operations::CreateVirtualAccountOutput as Output;
use align_api::types::{
    CompleteOfframpTransfer, CreatePermanentRouteAddress, CreateVirtualAccount, CreateWebhook, CustomerId,
    FiatCurrency, Network, Token,
};
use align_api::webhooks::{WebhookEvent, Webhooks};
use fintech_api_sandbox::{Clock, Receiver, Sandbox};

use crate::{Desk, WALLET};

/// A desk at whose Align a receiver is registered.
struct Heard {
    desk: Desk,
    receiver: Receiver,
    customer: CustomerId,
}

impl Heard {
    async fn new() -> Self {
        let clock = Clock::stopped(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
        let (desk, receiver) = (Desk::of(Sandbox::builder().clock(clock)), Receiver::start().unwrap());
        let customer = desk.approved().await;
        desk.align.webhooks().create(CreateWebhook::new(receiver.url())).await.unwrap();
        Self { desk, receiver, customer }
    }

    /// All events, each verified.
    async fn events(&self) -> Vec<WebhookEvent> {
        self.desk.sandbox.delivered().await;
        let webhooks = Webhooks::new(self.desk.sandbox.align().api_key());
        let received = self.receiver.received();
        received.iter().map(|one| webhooks.verify(&one.headers, &one.body).unwrap()).collect()
    }
}

#[tokio::test]
async fn every_move_of_a_transfer_is_told() {
    let heard = Heard::new().await;
    let transfer = heard.desk.transfer(&heard.customer).await;
    let deposit = CompleteOfframpTransfer::new("0x1");
    heard.desk.align.offramp_transfers().complete(&heard.customer, &transfer.id, deposit).await.unwrap();
    heard.desk.sandbox.advance(Duration::from_secs(1));
    heard.desk.sandbox.align().complete_transfer(transfer.id.as_str()).unwrap();
    let events = heard.events().await;
    assert_eq!(events.len(), 2);
    for event in &events {
        let WebhookEvent::OfframpTransferStatusUpdated(event) = event else { panic!("{event:?}") };
        assert_eq!(event.entity_id, transfer.id);
    }
    assert_ne!(events[0].dedup_key(), events[1].dedup_key());
}

#[tokio::test]
async fn a_verification_is_told_with_the_customer() {
    let heard = Heard::new().await;
    heard.desk.sandbox.align().reject_kyc(heard.customer.as_str()).unwrap();
    // It is rejected already: nothing happens, nothing is told.
    heard.desk.sandbox.align().reject_kyc(heard.customer.as_str()).unwrap();
    let events = heard.events().await;
    let [WebhookEvent::CustomerKycsUpdated(event)] = &events[..] else { panic!("{events:?}") };
    assert_eq!(event.entity_object.as_ref().unwrap().customer_id, heard.customer);
}

#[tokio::test]
async fn deposits_name_the_account_and_the_address_they_came_to() {
    let heard = Heard::new().await;
    let new = CreateVirtualAccount::new(FiatCurrency::Aed, Network::Polygon).destination_token(Token::Usdc);
    let account = heard.desk.align.virtual_accounts().create(&heard.customer, new).await.unwrap();
    let Output::Accepted(account) = account else { panic!("dirhams take their time") };
    let vendor = heard.desk.sandbox.align();
    vendor.issue_virtual_account(account.id.as_str()).unwrap();
    vendor.deposit_to_virtual_account(account.id.as_str(), "uaefts", "500").unwrap();
    let new = CreatePermanentRouteAddress::new(Network::Base, Token::Usdc, WALLET);
    let route = heard.desk.align.permanent_route_addresses().create(&heard.customer, new).await.unwrap();
    let route = route.permanent_route_address_id.clone();
    vendor.deposit_to_route(route.as_str(), "tron", "5").unwrap();
    let events = heard.events().await;
    assert_eq!(events.len(), 5);
    let WebhookEvent::VirtualAccountCreated(created) = &events[0] else { panic!("{events:?}") };
    assert_eq!(created.entity_id, account.id);
    let WebhookEvent::OnrampTransferStatusUpdated(deposit) = &events[2] else { panic!("{events:?}") };
    let payload = deposit.event_payload.as_ref().unwrap();
    assert_eq!(payload.virtual_account.as_ref().unwrap().id, account.id);
    let WebhookEvent::CrossChainTransferStatusUpdated(forwarded) = &events[4] else { panic!("{events:?}") };
    let payload = forwarded.event_payload.as_ref().unwrap();
    assert_eq!(payload.permanent_route_address.as_ref().unwrap().id, route);
}

#[tokio::test]
async fn what_another_signed_is_not_believed() {
    let heard = Heard::new().await;
    heard.desk.sandbox.align().reject_kyc(heard.customer.as_str()).unwrap();
    heard.desk.sandbox.delivered().await;
    let received = heard.receiver.received();
    assert!(Webhooks::new("another key").verify(&received[0].headers, &received[0].body).is_err());
}
