//! What is refused, and what can be assumed otherwise.

use std::time::Duration;

use fintech_api_sandbox::{Fault, Sandbox};
use juicyway_api::types::{
    AddWalletPaymentMethod, CapturePaymentSession, Chain, CreateExchangeSwap, CreateWallet, CryptoAddress, Currency,
    ExchangeQuote, ExchangeSwap, MinorUnits, PaymentMethodType, UpdateWalletStatus, WalletStatus,
    WalletTransactionType::{Credit, Debit},
};
use juicyway_api::{Client, Environment, Error, Kind, Outcome, RetryPolicy};

use crate::{Desk, payout, person, refused, session};

#[tokio::test]
async fn who_has_not_the_key_is_not_let_in() {
    let desk = Desk::new();
    let place = Environment::custom("sandbox", desk.sandbox.juicyway().base_url(), Kind::Sandbox);
    let other = Client::builder("test_other").environment(place).retry(RetryPolicy::never()).build().unwrap();
    assert_eq!(refused(&other.customers().list().await.unwrap_err(), 401), "unauthorized");
}

#[tokio::test]
async fn a_customer_is_created_once() {
    let desk = Desk::new();
    let customers = desk.juicyway.customers();
    let first = customers.create(person("ada@example.com")).idempotency_key("k1").await.unwrap();
    let again = customers.create(person("ada@example.com")).idempotency_key("k1").await.unwrap();
    assert_eq!(first.id, again.id, "the same key, the same answer");
    let other = customers.create(person("bob@example.com")).idempotency_key("k1").await.unwrap_err();
    assert_eq!(refused(&other, 422), "idempotency_key_reused");
    assert_eq!(refused(&customers.create(person("ada@example.com")).await.unwrap_err(), 409), "conflict");
    desk.sandbox.advance(Duration::from_hours(24));
    let late = customers.create(person("ada@example.com")).idempotency_key("k1").await.unwrap_err();
    assert_eq!(refused(&late, 409), "conflict", "the key is forgotten, the address is not");
}

#[tokio::test]
async fn what_is_wrong_may_have_other_statuses() {
    let settings = Sandbox::builder().without("juicyway.wrong-bodies").without("juicyway.key-conflicts");
    let desk = Desk::of(settings);
    let customers = desk.juicyway.customers();
    customers.create(person("ada@example.com")).idempotency_key("k1").await.unwrap();
    let other = customers.create(person("bob@example.com")).idempotency_key("k1").await.unwrap_err();
    assert_eq!(refused(&other, 409), "idempotency_key_reused");
    for (desk, status) in [(desk, 400), (Desk::new(), 422)] {
        let url = format!("{}/customers", desk.sandbox.juicyway().base_url());
        let wrong = reqwest::Client::new().post(url).header("authorization", desk.sandbox.juicyway().api_key());
        let answer = wrong.header("content-type", "application/json").body("{}").send().await.unwrap();
        assert_eq!(answer.status(), status);
    }
}

#[tokio::test]
async fn wallets_refuse_impossible_moves() {
    let desk = Desk::new();
    let wallet = desk.wallet(Currency::Usd).await;
    let wallets = desk.juicyway.wallets();
    let twin = CreateWallet::new(wallet.customer_id.as_ref().unwrap(), Currency::Usd);
    assert_eq!(refused(&wallets.create(twin).await.unwrap_err(), 409), "duplicate_currency_wallet");
    let nobody = CreateWallet::new("123e4567-e89b-42d3-a456-426614174000", Currency::Usd);
    assert_eq!(refused(&wallets.create(nobody).await.unwrap_err(), 404), "not_found");
    desk.moved(&wallet, "10", Credit).await.unwrap();
    assert_eq!(refused(&desk.moved(&wallet, "10.01", Debit).await.unwrap_err(), 409), "insufficient_balance");
    let to = |status| wallets.update_status(&wallet.id, UpdateWalletStatus::new(status));
    assert_eq!(refused(&to(WalletStatus::Active).await.unwrap_err(), 422), "invalid_transition");
    to(WalletStatus::Frozen).await.unwrap();
    assert_eq!(refused(&desk.moved(&wallet, "1", Debit).await.unwrap_err(), 422), "wallet_not_active");
    to(WalletStatus::Active).await.unwrap();
    assert_eq!(desk.moved(&wallet, "1", Debit).await.unwrap(), "9");
    to(WalletStatus::Deleted).await.unwrap();
    assert_eq!(refused(&to(WalletStatus::Active).await.unwrap_err(), 422), "invalid_transition");
    let new = CreateWallet::new(wallet.customer_id.as_ref().unwrap(), Currency::Usd);
    assert_ne!(wallets.create(new).await.unwrap().id, wallet.id);
}

#[tokio::test]
async fn a_bank_account_is_issued_by_the_test_where_it_does_not_come() {
    let desk = Desk::of(Sandbox::builder().without("juicyway.accounts-come-by-themselves"));
    let wallet = desk.wallet(Currency::Ngn).await;
    assert!(desk.sandbox.juicyway().issue_bank_account(wallet.id.as_str()).is_err(), "none was asked for");
    let wallets = desk.juicyway.wallets();
    wallets.add_payment_method(&wallet.id, AddWalletPaymentMethod::new()).await.unwrap();
    desk.sandbox.advance(Duration::from_hours(1));
    let methods = async || wallets.get(&wallet.id).await.unwrap().payment_methods.as_ref().unwrap().len();
    assert_eq!(methods().await, 0);
    desk.sandbox.juicyway().issue_bank_account(wallet.id.as_str()).unwrap();
    assert_eq!(methods().await, 1);
}

#[tokio::test]
async fn a_payout_is_made_once_by_its_reference() {
    let desk = Desk::new();
    let pay =
        |reference: &'static str| desk.juicyway.payouts().create(payout(5000, "somebody")).idempotency_key(reference);
    pay("one").await.unwrap();
    // Another call, which nobody lost an answer of: the reference was paid under, and that is what it must not hide.
    let twin = pay("one").await.unwrap_err();
    assert_eq!((twin.outcome(), twin.attempts()), (Outcome::Unknown, 1), "{twin}");
    assert_eq!(twin.code().as_deref(), Some("duplicate_reference"));
    // The first request is done and its answer lost: the second one is refused, which says nothing of the first.
    desk.sandbox.fail(Fault::unavailable(None).on("createPayout").after_commit());
    let lost = pay("two").retry(RetryPolicy::standard()).await.unwrap_err();
    assert_eq!((lost.outcome(), lost.attempts()), (Outcome::Unknown, 2));
    assert_eq!(desk.sandbox.juicyway().payouts().len(), 2);
    assert_eq!(desk.sandbox.juicyway().balance("USD"), (100_000_000 - 2 * 5050).to_string());
}

#[tokio::test]
async fn a_payout_may_be_answered_again() {
    let desk = Desk::of(Sandbox::builder().assuming("juicyway.payout-replays").without("juicyway.payout-shown"));
    desk.sandbox.fail(Fault::unavailable(None).on("createPayout").after_commit());
    let pay = desk.juicyway.payouts().create(payout(5000, "somebody")).retry(RetryPolicy::standard());
    assert!(pay.await.unwrap().is_empty());
    assert_eq!(desk.sandbox.juicyway().payouts().len(), 1);
}

#[tokio::test]
async fn payouts_are_refused_for_their_reasons() {
    let desk = Desk::of(Sandbox::builder().without("juicyway.any-beneficiary"));
    let pay = |amount, to: &str| desk.juicyway.payouts().create(payout(amount, to));
    assert_eq!(refused(&pay(5000, "nobody").await.unwrap_err(), 400), "invalid_beneficiary");
    let known = desk.sandbox.juicyway().add_beneficiary();
    assert_eq!(refused(&pay(999, &known).await.unwrap_err(), 400), "limit_exceeded");
    assert_eq!(refused(&pay(100_000_000, &known).await.unwrap_err(), 400), "insufficient_funds");
    pay(1000, &known).await.unwrap();
    desk.sandbox.juicyway().fund("USD", "1000").unwrap();
    assert_eq!(desk.sandbox.juicyway().balance("USD"), "99999990");
}

#[tokio::test]
async fn quotes_expire_and_are_taken_once() {
    let desk = Desk::new();
    let (short, long) = (desk.quote(false).await, desk.quote(true).await);
    desk.sandbox.advance(Duration::from_mins(1));
    assert_eq!(refused(&swap(&desk, &short).await.unwrap_err(), 400), "invalid_quote");
    swap(&desk, &long).await.unwrap();
    assert_eq!(refused(&swap(&desk, &long).await.unwrap_err(), 400), "invalid_quote");
}

#[tokio::test]
async fn without_prices_and_limits_to_quotes_one_is_one() {
    let settings = ["prices", "quotes-expire", "quotes-once"].map(|name| format!("juicyway.{name}"));
    let desk = Desk::of(settings.into_iter().fold(Sandbox::builder(), fintech_api_sandbox::Builder::without));
    let quote = desk.quote(false).await;
    desk.sandbox.advance(Duration::from_secs(1 << 30));
    for _ in 0..2 {
        let swapped = swap(&desk, &quote).await.unwrap();
        assert_eq!(swapped.target_amount.as_ref().unwrap().amount, Some(MinorUnits::new(100)));
    }
}

async fn swap(desk: &Desk, quote: &ExchangeQuote) -> Result<ExchangeSwap, Error> {
    let swap = CreateExchangeSwap::builder().amount(MinorUnits::new(100)).source_currency(Currency::Usd);
    let swap = swap.target_currency(Currency::Ngn).quote_id(&quote.id);
    desk.juicyway.exchange().create_swap(swap).await
}

#[tokio::test]
async fn customers_are_read_a_thousand_times_an_hour() {
    let desk = Desk::new();
    let ada = desk.customer().await;
    for _ in 0..1000 {
        desk.juicyway.customers().get(&ada).await.unwrap();
    }
    let over = desk.juicyway.customers().get(&ada).await.unwrap_err();
    assert_eq!(refused(&over, 429), "too_many_requests");
    assert_eq!(over.rate_limit().unwrap().remaining(), Some(0));
    desk.sandbox.advance(Duration::from_hours(1));
    desk.juicyway.customers().get(&ada).await.unwrap();
}

#[tokio::test]
async fn what_the_pages_leave_open_can_be_the_other_way() {
    let settings = Sandbox::builder().assuming("juicyway.verified-first").without("juicyway.status-shown");
    let desk = Desk::of(settings.without("juicyway.rate-limits").without("juicyway.funds"));
    let ada = desk.customer().await;
    let wallet = || desk.juicyway.wallets().create(CreateWallet::new(&ada, Currency::Ngn));
    assert_eq!(refused(&wallet().await.unwrap_err(), 422), "customer_not_active");
    desk.sandbox.juicyway().approve_kyc(ada.as_str()).unwrap();
    wallet().await.unwrap();
    let read = desk.juicyway.customers().get(&ada).fields(["email"]).send().await.unwrap();
    let shown = read.output();
    assert_eq!((&shown.status, shown.email.as_deref(), &shown.last_name), (&None, Some("ada@example.com"), &None));
    assert!(read.rate_limit().is_none());
    let broke = desk.juicyway.payouts().create(payout(1000, "somebody")).await.unwrap_err();
    assert_eq!(refused(&broke, 400), "insufficient_funds");
}

#[tokio::test]
async fn coins_come_by_their_chains() {
    let desk = Desk::new();
    let session = desk.juicyway.payment_sessions().create(session("order-1", PaymentMethodType::CryptoAddress)).await;
    let id = session.unwrap().payment.as_ref().unwrap().id.clone().unwrap();
    let wrong = CapturePaymentSession::new(CryptoAddress::new(Chain::Trx, Currency::Usdc));
    let refusal = desk.juicyway.payment_sessions().capture(id.as_str(), wrong).await.unwrap_err();
    assert_eq!(refused(&refusal, 422), "validation_error");
}
