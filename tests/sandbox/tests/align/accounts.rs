//! Customers, virtual accounts and files: who is whose twin, what comes at once and what later.

use align_api::decimal;
use align_api::operations::CreateVirtualAccountOutput as Output;
use align_api::types::{
    CreateCustomer, CreateVirtualAccount, CustomerDocument, DepositInstructions, DocumentPurpose, FiatCurrency,
    KycStatus, Network, PaymentRail, SimulateVirtualAccount, Token, UpdateIndividualCustomer, VirtualAccountEventType,
    VirtualAccountStatus,
};

use crate::{Desk, WALLET, refused};

fn account(currency: FiatCurrency) -> CreateVirtualAccount {
    CreateVirtualAccount::new(currency, Network::Polygon).destination_token(Token::Usdc).destination_address(WALLET)
}

#[tokio::test]
async fn an_address_has_one_customer() {
    let desk = Desk::new();
    desk.customer().await;
    let twin = CreateCustomer::individual().email("Ada@example.com").first_name("Ada").last_name("Byron");
    assert_eq!(refused(&desk.align.customers().create(twin).await.unwrap_err(), 409), "email_exists");
}

#[tokio::test]
async fn a_verification_begins_with_a_session_and_ends_with_a_verdict() {
    let desk = Desk::new();
    let customer = desk.customer().await;
    let customers = desk.align.customers();
    assert!(customers.get(&customer).await.unwrap().kycs.is_none());
    customers.create_kyc_session(&customer).await.unwrap();
    let pending = customers.get(&customer).await.unwrap();
    assert_eq!(pending.kycs.as_ref().unwrap().status, Some(KycStatus::Pending));
    assert!(pending.address.is_none());
    desk.sandbox.align().reject_kyc(customer.as_str()).unwrap();
    let rejected = customers.get(&customer).until_kyc_approved().await.unwrap_err();
    assert!(rejected.to_string().contains("rejected"), "{rejected}");
    desk.sandbox.align().approve_kyc(customer.as_str()).unwrap();
    assert!(customers.get(&customer).await.unwrap().address.is_some());
    assert!(desk.sandbox.align().approve_kyc("nobody").is_err());
}

#[tokio::test]
async fn accounts_come_at_once_or_later_and_have_no_twins() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let accounts = desk.align.virtual_accounts();
    let Output::Created(euros) = accounts.create(&customer, account(FiatCurrency::Eur)).await.unwrap() else {
        panic!("euros come at once")
    };
    assert!(matches!(euros.deposit_instructions, Some(DepositInstructions::Iban(_))));
    let twin = accounts.create(&customer, account(FiatCurrency::Eur)).await.unwrap_err();
    assert_eq!(refused(&twin, 409), "virtual_account_exists");
    let Output::Created(dollars) = accounts.create(&customer, account(FiatCurrency::Usd)).await.unwrap() else {
        panic!("dollars come at once")
    };
    assert!(matches!(dollars.deposit_instructions, Some(DepositInstructions::Us(_))));
    let swift = account(FiatCurrency::Usd).source_rails(PaymentRail::Swift);
    let Output::Accepted(pending) = accounts.create(&customer, swift).await.unwrap() else {
        panic!("dollars over SWIFT come later")
    };
    assert_eq!(pending.status, VirtualAccountStatus::Pending);
    assert!(accounts.get(&customer, &pending.id).await.unwrap().deposit_instructions.is_none());
    desk.sandbox.align().issue_virtual_account(pending.id.as_str()).unwrap();
    let issued = accounts.get(&customer, &pending.id).await.unwrap();
    assert!(matches!(issued.deposit_instructions, Some(DepositInstructions::InternationalWire(_))));
    let again = accounts.simulate(&customer, SimulateVirtualAccount::new(&pending.id)).await.unwrap_err();
    assert_eq!(refused(&again, 400), "virtual_account_not_pending");
}

#[tokio::test]
async fn a_deposit_is_in_the_history_and_becomes_a_transfer() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let accounts = desk.align.virtual_accounts();
    let Output::Created(euros) = accounts.create(&customer, account(FiatCurrency::Eur)).await.unwrap() else {
        panic!("euros come at once")
    };
    let vendor = desk.sandbox.align();
    assert!(vendor.deposit_to_virtual_account(euros.id.as_str(), "ach", "100").is_err());
    assert!(vendor.deposit_to_virtual_account(euros.id.as_str(), "sepa", "-1").is_err());
    let transfer = vendor.deposit_to_virtual_account(euros.id.as_str(), "sepa", "100.00").unwrap();
    let history = accounts.get_history(&customer, &euros.id).await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].event_type, VirtualAccountEventType::DepositCompleted);
    // Half a percent is kept, and a euro is 1.08 dollars.
    assert_eq!(history[0].destination.as_ref().unwrap().amount, decimal!("107.460000"));
    let transfer = desk.align.onramp_transfers().get(&customer, transfer).until_completed().await.unwrap();
    assert_eq!(transfer.amount, Some(decimal!("100.00")));
}

#[tokio::test]
async fn a_document_names_a_file_that_is_there() {
    let desk = Desk::new();
    let customer = desk.customer().await;
    let document = CustomerDocument::new("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06", DocumentPurpose::IdDocument);
    let update = UpdateIndividualCustomer::new().documents([document]);
    let refusal = desk.align.customers().update(&customer, update).await.unwrap_err();
    assert_eq!(refused(&refusal, 400), "unknown_file");
}
