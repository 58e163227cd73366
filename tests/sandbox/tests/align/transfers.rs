//! Transfers and their quotes: what may follow on what, when, and for whom.

use std::time::Duration;

use align_api::decimal;
use align_api::types::{
    CompleteOfframpTransfer, CreateOfframpQuote, CreateOfframpTransferFromQuote, FiatCurrency, Network,
    OfframpTransferStatus, PaymentRail, SimulateOfframpTransfer, Token,
};

use crate::{Desk, berlin, by_source, refused};

#[tokio::test]
async fn a_transfer_goes_from_pending_over_processing_to_completed() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let transfer = desk.transfer(&customer).await;
    assert_eq!(transfer.status, OfframpTransferStatus::Pending);
    let transfers = desk.align.offramp_transfers();
    let deposit = || CompleteOfframpTransfer::new("0x1");
    let processing = transfers.complete(&customer, &transfer.id, deposit()).await.unwrap();
    assert_eq!(processing.status, OfframpTransferStatus::Processing);
    assert_eq!(processing.deposit_transaction_hash.as_deref(), Some("0x1"));
    let twice = transfers.complete(&customer, &transfer.id, deposit()).await.unwrap_err();
    assert_eq!(refused(&twice, 400), "transfer_not_pending");
    desk.sandbox.align().complete_transfer(transfer.id.as_str()).unwrap();
    let again = transfers.simulate(&customer, SimulateOfframpTransfer::new(&transfer.id)).await.unwrap_err();
    assert_eq!(refused(&again, 400), "transfer_not_processing");
    let done = transfers.get(&customer, &transfer.id).await.unwrap();
    assert_eq!(done.status, OfframpTransferStatus::Completed);
}

#[tokio::test]
async fn impossible_moves_are_refused_and_change_nothing() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let (failed, canceled) = (desk.transfer(&customer).await, desk.transfer(&customer).await);
    let vendor = desk.sandbox.align();
    let (failed, canceled) = (failed.id.as_str(), canceled.id.as_str());
    assert!(vendor.refund_transfer(failed).is_err(), "nothing has failed");
    vendor.receive_deposit(failed).unwrap();
    assert!(vendor.receive_deposit(failed).is_err());
    assert!(vendor.cancel_transfer(failed).is_err(), "its deposit is here");
    vendor.fail_transfer(failed).unwrap();
    assert!(vendor.complete_transfer(failed).is_err());
    vendor.refund_transfer(failed).unwrap();
    vendor.cancel_transfer(canceled).unwrap();
    assert!(vendor.complete_transfer(canceled).is_err());
    assert!(vendor.complete_transfer("nothing").is_err());
    let list = desk.align.offramp_transfers().list(&customer).await.unwrap();
    let statuses: Vec<_> = list.iter().map(|transfer| transfer.status.clone()).collect();
    assert_eq!(statuses, [OfframpTransferStatus::Refunded, OfframpTransferStatus::Canceled]);
}

#[tokio::test]
async fn a_quote_adds_up_in_decimals() {
    let desk = Desk::new();
    let customer = desk.customer().await;
    let quote = desk.quote(&customer).await;
    // One percent is kept: half by Align, half by the developer. A euro is 1.08 dollars.
    assert_eq!(quote.fee_amount, Some(decimal!("1.0050")));
    assert_eq!(quote.exchange_rate, Some(decimal!("0.925926")));
    assert_eq!(quote.destination_amount, Some(decimal!("92.12")));
    let other = CreateOfframpQuote::by_destination_amount()
        .destination_amount(decimal!("92.12"))
        .source_token(Token::Eurc)
        .source_network(Network::Base)
        .destination_currency(FiatCurrency::Eur)
        .destination_payment_rails(PaymentRail::Sepa);
    let other = desk.align.offramp_transfers().create_quote(&customer, other).await.unwrap();
    assert_eq!(other.exchange_rate, Some(decimal!("1")));
    assert_eq!(other.source_amount, Some(decimal!("92.582915")));
    assert_eq!(other.fee_amount, Some(decimal!("0.462915")));
}

#[tokio::test]
async fn a_quote_is_for_one_transfer_and_for_a_time() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let transfers = desk.align.offramp_transfers();
    let to = || CreateOfframpTransferFromQuote::to_bank_account(berlin());
    let (used, old) = (desk.quote(&customer).await, desk.quote(&customer).await);
    transfers.create_from_quote(&customer, &used.quote_id, to()).await.unwrap();
    let twice = transfers.create_from_quote(&customer, &used.quote_id, to()).await.unwrap_err();
    assert_eq!(refused(&twice, 400), "quote_used");
    desk.sandbox.advance(Duration::from_mins(15));
    let late = transfers.create_from_quote(&customer, &old.quote_id, to()).await.unwrap_err();
    assert_eq!(refused(&late, 400), "quote_expired");
    let unknown = transfers.create_from_quote(&customer, "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08", to()).await;
    assert_eq!(refused(&unknown.unwrap_err(), 404), "not_found");
    assert_eq!(transfers.list(&customer).await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_is_not_verified_moves_no_money() {
    let desk = Desk::new();
    let customer = desk.customer().await;
    let quote = desk.quote(&customer).await;
    let to = || CreateOfframpTransferFromQuote::to_bank_account(berlin());
    let transfers = desk.align.offramp_transfers();
    let early = transfers.create_from_quote(&customer, &quote.quote_id, to()).await.unwrap_err();
    assert_eq!(refused(&early, 400), "customer_not_approved");
    desk.sandbox.align().reject_kyc(customer.as_str()).unwrap();
    let rejected = transfers.create_from_quote(&customer, &quote.quote_id, to()).await.unwrap_err();
    assert_eq!(refused(&rejected, 400), "customer_not_approved");
    desk.sandbox.align().approve_kyc(customer.as_str()).unwrap();
    transfers.create_from_quote(&customer, &quote.quote_id, to()).await.unwrap();
}

#[tokio::test]
async fn what_belongs_to_another_customer_is_not_found() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let transfer = desk.transfer(&customer).await;
    let account = desk.align.external_accounts().create(&customer, berlin()).await.unwrap();
    let new = align_api::types::CreateCustomer::corporate().email("b@example.com").company_name("B");
    let other = desk.align.customers().create(new).await.unwrap().customer_id.clone();
    desk.sandbox.align().approve_kyc(other.as_str()).unwrap();
    let transfers = desk.align.offramp_transfers();
    assert_eq!(refused(&transfers.get(&other, &transfer.id).await.unwrap_err(), 404), "not_found");
    let quote = desk.quote(&other).await;
    let to = CreateOfframpTransferFromQuote::to_external_account_id(&account.id);
    let foreign = transfers.create_from_quote(&other, &quote.quote_id, to).await.unwrap_err();
    assert_eq!(refused(&foreign, 400), "unknown_account");
}

#[tokio::test]
async fn money_that_does_not_go_over_these_rails_and_no_money_are_refused() {
    let desk = Desk::new();
    let customer = desk.customer().await;
    let transfers = desk.align.offramp_transfers();
    let none = transfers.create_quote(&customer, by_source("0")).await.unwrap_err();
    assert_eq!(refused(&none, 400), "bad_amount");
    let dirhams = CreateOfframpQuote::by_source_amount()
        .source_amount(decimal!("1"))
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_currency(FiatCurrency::Aed)
        .destination_payment_rails(PaymentRail::Sepa);
    let dirhams = transfers.create_quote(&customer, dirhams).await.unwrap_err();
    assert_eq!(refused(&dirhams, 400), "bad_rails");
}
