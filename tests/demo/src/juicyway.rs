//! Juicyway in short: a customer, a wallet whose balance adds up, a payment whose events are verified, a payout.
//! The verification, which no documented call does, is a move of the sandbox's; so are the payment's steps outside.

use std::error::Error;

use fintech_api_sandbox::{Receiver, Sandbox};
use juicyway_api::types::{
    BillingAddressRequest, CapturePaymentSession, Chain, CreateCustomer, CreatePaymentSession, CreatePayout,
    CreateWallet, CreateWalletTransaction, CryptoAddress, Currency, CustomerType, MinorUnits, PaymentCustomer,
    PaymentMethod, PaymentMethodType, PaymentOrder, PaymentOrderItem, PayoutBeneficiary, WalletTransactionType,
};
use juicyway_api::webhooks::{WebhookEvent, Webhooks};
use juicyway_api::{Client, Environment, Kind, decimal};

use crate::story::Story;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Tells it.
pub(crate) async fn tell(story: &mut Story<'_>, sandbox: &Sandbox) -> Result<()> {
    story.api("Juicyway")?;
    let place = Environment::custom("sandbox", sandbox.juicyway().base_url(), Kind::Sandbox);
    let juicyway = Client::builder(sandbox.juicyway().api_key()).environment(place).build()?;
    let receiver = Receiver::start()?;
    sandbox.juicyway().send_events_to(receiver.url());
    wallet(story, sandbox, &juicyway).await?;
    payment(story, sandbox, &juicyway).await?;
    payout(story, sandbox, &juicyway).await?;
    sandbox.delivered().await;
    events(story, sandbox, &receiver)
}

fn address() -> BillingAddressRequest {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    address.zip_code("100001").country("NG").build()
}

async fn wallet(story: &mut Story<'_>, sandbox: &Sandbox, juicyway: &Client) -> Result<()> {
    let ada = CreateCustomer::with_phone().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let ada = ada.phone("+2348012345678").r#type(CustomerType::Individual).billing_address(address());
    let ada = juicyway.customers().create(ada).await?;
    sandbox.juicyway().approve_kyc(ada.id.as_str())?;
    let status = juicyway.customers().get(&ada.id).await?.status.ok_or("no status")?;
    story.step("a customer, verified", status.as_str())?;
    let wallet = juicyway.wallets().create(CreateWallet::new(&ada.id, Currency::Ngn)).await?;
    let mut balance = String::new();
    for (amount, kind) in
        [(decimal!("2500.50"), WalletTransactionType::Credit), (decimal!("1000.25"), WalletTransactionType::Debit)]
    {
        let what = format!("{} {}", kind.as_str(), amount.as_str());
        let moved =
            juicyway.wallet_transactions().create(CreateWalletTransaction::new(&wallet.id, amount, kind)).await?;
        balance = moved.balance_after.ok_or("no balance")?.as_decimal().to_string();
        story.step(&what, &format!("{balance} in the wallet"))?;
    }
    story.done("wallet in NGN", format!("holds {balance}"));
    Ok(())
}

async fn payment(story: &mut Story<'_>, sandbox: &Sandbox, juicyway: &Client) -> Result<()> {
    let payer = PaymentCustomer::builder().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let payer = payer.phone_number("+2348012345678").ip_address("192.0.2.1").billing_address(address());
    let order = PaymentOrder::new("1001", [PaymentOrderItem::builder().name("Book").r#type("physical").build()]);
    let session = CreatePaymentSession::builder().amount(MinorUnits::new(150_000)).currency(Currency::Ngn);
    let session = session.customer(payer).description("Order 1001").reference("order-1001").order(order);
    let session = session.payment_method(PaymentMethod::new(PaymentMethodType::CryptoAddress));
    let sessions = juicyway.payment_sessions();
    let begun = sessions.create(session).await?;
    let id = begun.payment.and_then(|payment| payment.id).ok_or("no payment")?;
    let capture = CapturePaymentSession::new(CryptoAddress::new(Chain::Eth, Currency::Usdc));
    sessions.capture(id.as_str(), capture).await?;
    sandbox.juicyway().complete_payment(id.as_str())?;
    story.step("a payment in stablecoin", "1500.00 NGN")?;
    story.done("payment of order-1001", "completed");
    Ok(())
}

async fn payout(story: &mut Story<'_>, sandbox: &Sandbox, juicyway: &Client) -> Result<()> {
    let send = || {
        let to = PayoutBeneficiary::new("b-1", "crypto_address");
        let payout = CreatePayout::builder().amount(MinorUnits::new(10_000)).beneficiary(to);
        let payout = payout.source_currency(Currency::Usd).destination_currency(Currency::Usdt);
        juicyway.payouts().create(payout).idempotency_key("invoice-7")
    };
    send().await?;
    let twin = send().await.err().and_then(|error| error.code()).ok_or("the second payout was accepted")?;
    if sandbox.juicyway().payouts().len() != 1 {
        return Err("the same payout was paid twice".into());
    }
    story.step("a payout, sent twice", &format!("{twin}: paid once"))?;
    story.done("payout invoice-7, sent twice", "paid once");
    Ok(())
}

/// What came to the receiver, each verified.
fn events(story: &mut Story<'_>, sandbox: &Sandbox, receiver: &Receiver) -> Result<()> {
    let webhooks = Webhooks::new(sandbox.juicyway().business_id());
    let came = receiver.received();
    for delivery in &came {
        let what = match webhooks.verify(&delivery.body)? {
            WebhookEvent::CryptoPaymentPending(_) => "crypto.payment.pending",
            WebhookEvent::CryptoPaymentConfirmed(_) => "crypto.payment.confirmed",
            WebhookEvent::CryptoPaymentCompleted(_) => "crypto.payment.completed",
            WebhookEvent::PaymentSessionSucceeded(_) => "payment.session.succeeded",
            other => return Err(format!("an event that was not expected: {other:?}").into()),
        };
        story.step("an event, verified", what)?;
    }
    story.done("events", format!("{} received and verified", came.len()));
    Ok(())
}
