//! Every operation of the document, called by the client at least once, with an answer that decodes.

use std::collections::BTreeSet;

use juicyway_api::types::{
    AddWalletPaymentMethod, AuthorizePaymentSession, CapturePaymentSession, Chain, CreateExchangeSwap, CryptoAddress,
    Currency, CustomerStatus, MinorUnits, PaymentMethodType, UpdateCustomer, UpdateWalletStatus, WalletStatus,
    WalletTransactionType,
};

use crate::{Desk, payout, person, session};

/// The document has so many; one that is added must be added here.
const OPERATIONS: usize = 19;

#[tokio::test]
async fn every_operation_answers_the_client() {
    let desk = Desk::new();
    customers(&desk).await;
    wallets(&desk).await;
    sessions(&desk).await;
    payouts_and_swaps(&desk).await;
    let answered = desk.sandbox.requests().into_iter().filter(|request| request.status.is_some_and(|s| s < 300));
    let answered: BTreeSet<String> = answered.map(|request| request.operation).collect();
    assert_eq!(answered.len(), OPERATIONS, "{answered:?}");
    assert_eq!(desk.sandbox.not_stood_in_for("juicyway"), Vec::<&str>::new());
}

async fn customers(desk: &Desk) {
    let customers = desk.juicyway.customers();
    let ada = customers.create(person("first@example.com")).await.unwrap();
    assert_eq!(ada.status, Some(CustomerStatus::PendingKyc));
    desk.sandbox.juicyway().approve_kyc(ada.id.as_str()).unwrap();
    let read = customers.get(&ada.id).send().await.unwrap();
    assert_eq!(read.output().status, Some(CustomerStatus::Active));
    assert_eq!(read.output().phone_number.as_deref(), Some("+2348012345678"));
    let limit = read.rate_limit().unwrap();
    assert_eq!((limit.limit(), limit.remaining()), (Some(1000), Some(999)));
    let changed = customers.update(&ada.id, UpdateCustomer::new().last_name("Byron")).await.unwrap();
    assert_eq!((changed.first_name.as_deref(), changed.last_name.as_deref()), (Some("Ada"), Some("Byron")));
    for number in 0..4 {
        customers.create(person(&format!("{number}@example.com"))).await.unwrap();
    }
    let mut pages = customers.list().limit(2).pages();
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        found.extend(page.unwrap().iter().map(|one| one.email.clone().unwrap()));
    }
    let expected = ["3@example.com", "2@example.com", "1@example.com", "0@example.com", "first@example.com"];
    assert_eq!(found, expected, "the newest first, each once");
}

async fn wallets(desk: &Desk) {
    let wallets = desk.juicyway.wallets();
    let wallet = desk.wallet(Currency::Ngn).await;
    wallets.add_payment_method(&wallet.id, AddWalletPaymentMethod::new()).await.unwrap();
    assert_eq!(wallets.get(&wallet.id).await.unwrap().payment_methods.as_ref().unwrap().len(), 0);
    desk.sandbox.advance(std::time::Duration::from_mins(5));
    let read = wallets.get(&wallet.id).await.unwrap();
    assert_eq!(read.payment_methods.as_ref().unwrap()[0].bank_name.as_deref(), Some("Example Bank"));
    let left = desk.moved(&wallet, "100.10", WalletTransactionType::Credit).await.unwrap();
    assert_eq!(left, "100.1");
    assert_eq!(desk.moved(&wallet, "0.2", WalletTransactionType::Debit).await.unwrap(), "99.9");
    let listed = desk.juicyway.wallet_transactions().list().wallet_id(&wallet.id).await.unwrap();
    assert_eq!(listed.len(), 2);
    let one = desk.juicyway.wallet_transactions().get(listed[1].id.as_ref().unwrap()).await.unwrap();
    assert_eq!(one.amount.as_ref().unwrap().as_decimal().as_str(), "0.2");
    let frozen = UpdateWalletStatus::new(WalletStatus::Frozen).reason("asked for");
    assert_eq!(wallets.update_status(&wallet.id, frozen).await.unwrap().status, Some(WalletStatus::Frozen));
    let listed = wallets.list().status(WalletStatus::Frozen).await.unwrap();
    assert_eq!(listed[0].balance.as_ref().unwrap().amount.as_ref().unwrap().as_decimal().as_str(), "99.9");
}

async fn sessions(desk: &Desk) {
    let sessions = desk.juicyway.payment_sessions();
    let card = sessions.create(session("order-1", PaymentMethodType::Card)).await.unwrap();
    let id = card.payment.as_ref().unwrap().id.as_ref().unwrap().as_str();
    sessions.authorize(id, AuthorizePaymentSession::new("123456")).await.unwrap();
    assert_eq!(desk.sandbox.juicyway().balance("NGN"), "100150000");
    let coin = sessions.create(session("order-2", PaymentMethodType::CryptoAddress)).await.unwrap();
    let id = coin.payment.as_ref().unwrap().id.as_ref().unwrap().as_str();
    let capture = CapturePaymentSession::new(CryptoAddress::new(Chain::Trx, Currency::Usdt));
    let captured = sessions.capture(id, capture).await.unwrap();
    assert!(captured.links.as_ref().unwrap().get(&["address"]).is_some());
}

async fn payouts_and_swaps(desk: &Desk) {
    let charge = desk.juicyway.payouts().get_charge(MinorUnits::new(150_001), Currency::Usd).await.unwrap();
    assert_eq!(charge.fee.as_ref().unwrap().amount, Some(MinorUnits::new(1501)));
    let paid = desk.juicyway.payouts().create(payout(150_001, "somebody")).idempotency_key("invoice-7").await.unwrap();
    assert_eq!(paid.get("reference").unwrap().as_str(), "\"invoice-7\"");
    assert_eq!(desk.sandbox.juicyway().balance("USD"), "99848498");
    let quote = desk.quote(false).await;
    assert_eq!(quote.rate.as_ref().unwrap().as_decimal().as_str(), "1500");
    let swap = CreateExchangeSwap::builder().amount(MinorUnits::new(10_000)).source_currency(Currency::Usd);
    let swap = desk.juicyway.exchange().create_swap(swap.target_currency(Currency::Ngn).quote_id(&quote.id)).await;
    let swap = swap.unwrap();
    assert_eq!(swap.target_amount.as_ref().unwrap().amount, Some(MinorUnits::new(15_000_000)));
    assert_eq!(desk.sandbox.juicyway().balance("USD"), "99838498");
    assert_eq!(desk.sandbox.juicyway().balance("NGN"), "115150000");
}
