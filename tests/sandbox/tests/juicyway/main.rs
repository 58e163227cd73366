//! Juicyway by its generated client, over HTTP: every operation, every rule, and the events.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod events;
mod operations;
mod rules;

use fintech_api_sandbox::{Builder, Sandbox};
use juicyway_api::types::{
    BillingAddressRequest, CreateCustomer, CreatePaymentSession, CreatePayout, CreateWallet, CreateWalletTransaction,
    Currency, CustomerId, CustomerType, ExchangeQuote, MinorUnits, PaymentCustomer, PaymentMethod, PaymentMethodType,
    PaymentOrder, PaymentOrderItem, PayoutBeneficiary, Wallet, WalletTransactionType,
};
use juicyway_api::{Client, Decimal, Environment, Error, Kind, Outcome, RetryPolicy};

/// A sandbox and a client of its Juicyway. When it ends, no answer may have been against the document.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) juicyway: Client,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::of(Sandbox::builder())
    }

    pub(crate) fn of(settings: Builder) -> Self {
        let sandbox = settings.start_blocking().unwrap();
        let place = Environment::custom("sandbox", sandbox.juicyway().base_url(), Kind::Sandbox);
        let builder = Client::builder(sandbox.juicyway().api_key()).environment(place);
        Self { juicyway: builder.retry(RetryPolicy::never()).build().unwrap(), sandbox }
    }

    pub(crate) async fn customer(&self) -> CustomerId {
        self.juicyway.customers().create(person("ada@example.com")).await.unwrap().id.clone()
    }

    pub(crate) async fn wallet(&self, currency: Currency) -> Wallet {
        let customer = self.customer().await;
        self.juicyway.wallets().create(CreateWallet::new(&customer, currency)).await.unwrap()
    }

    /// Moves money, and says what is left.
    pub(crate) async fn moved(
        &self,
        wallet: &Wallet,
        amount: &str,
        kind: WalletTransactionType,
    ) -> Result<String, Error> {
        let amount: Decimal = amount.parse().unwrap();
        let moved = self.juicyway.wallet_transactions().create(CreateWalletTransaction::new(&wallet.id, amount, kind));
        Ok(moved.await?.balance_after.as_ref().unwrap().as_decimal().to_string())
    }

    pub(crate) async fn quote(&self, lock: bool) -> ExchangeQuote {
        let quote = juicyway_api::operations::GetExchangeQuote::builder();
        let quote = quote.source_currency(Currency::Usd).target_currency(Currency::Ngn).lock(lock);
        self.juicyway.exchange().get_quote(quote).await.unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.sandbox.violations(), Vec::<String>::new());
        }
    }
}

pub(crate) fn address() -> BillingAddressRequest {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    address.zip_code("100001").country("NG").build()
}

pub(crate) fn person(email: &str) -> CreateCustomer {
    let person = CreateCustomer::with_phone().first_name("Ada").last_name("Lovelace").email(email);
    person.phone("+2348012345678").r#type(CustomerType::Individual).billing_address(address()).into()
}

pub(crate) fn session(reference: &str, method: PaymentMethodType) -> CreatePaymentSession {
    let payer = PaymentCustomer::builder().first_name("Ada").last_name("Lovelace").email("ada@example.com");
    let payer = payer.phone_number("+2348012345678").ip_address("192.0.2.1").billing_address(address());
    let order = PaymentOrder::new("1001", [PaymentOrderItem::builder().name("Book").r#type("physical").build()]);
    let session = CreatePaymentSession::builder().amount(MinorUnits::new(150_000)).currency(Currency::Ngn);
    let session = session.customer(payer).description("Order 1001").reference(reference).order(order);
    session.payment_method(PaymentMethod::new(method)).build()
}

pub(crate) fn payout(amount: i64, beneficiary: &str) -> CreatePayout {
    let beneficiary = PayoutBeneficiary::new(beneficiary, "crypto_address");
    let payout = CreatePayout::builder().amount(MinorUnits::new(amount)).beneficiary(beneficiary);
    payout.source_currency(Currency::Usd).destination_currency(Currency::Usdt).build()
}

/// The vendor's code of a refusal with this status.
pub(crate) fn refused(error: &Error, status: u16) -> String {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{error}");
    assert_eq!(error.outcome(), Outcome::Refused);
    error.code().unwrap()
}
