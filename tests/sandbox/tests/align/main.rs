//! Align by its generated client, over HTTP: every operation, every state, and the webhooks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accounts;
mod assumptions;
mod operations;
mod outcomes;
mod transfers;
mod webhooks;

use align_api::types::{
    AccountHolderAddressRequest, BankAccountRequest, CreateCustomer, CreateOfframpQuote,
    CreateOfframpTransferFromQuote, CustomerId, FiatCurrency, IbanDetailsRequest, Network, OfframpQuote,
    OfframpTransfer, PaymentRail, Token,
};
use align_api::{Client, ClientBuilder, Environment, Error, Kind, RetryPolicy, decimal};
use fintech_api_sandbox::{Builder, Sandbox};

pub(crate) const WALLET: &str = "0x742d35Cc6634C0532925a3b844Bc454e4438f44e";

/// A sandbox and a client of its Align. When it ends, no answer may have been against the document.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) align: Client,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::of(Sandbox::builder())
    }

    pub(crate) fn of(settings: Builder) -> Self {
        let sandbox = settings.start_blocking().unwrap();
        let align = client(&sandbox).retry(RetryPolicy::never()).build().unwrap();
        Self { sandbox, align }
    }

    pub(crate) async fn customer(&self) -> CustomerId {
        let new = CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
        self.align.customers().create(new).await.unwrap().customer_id.clone()
    }

    pub(crate) async fn approved(&self) -> CustomerId {
        let customer = self.customer().await;
        self.sandbox.align().approve_kyc(customer.as_str()).unwrap();
        customer
    }

    pub(crate) async fn quote(&self, customer: &CustomerId) -> OfframpQuote {
        self.align.offramp_transfers().create_quote(customer, by_source("100.50")).await.unwrap()
    }

    pub(crate) async fn transfer(&self, customer: &CustomerId) -> OfframpTransfer {
        let quote = self.quote(customer).await;
        let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
        self.align.offramp_transfers().create_from_quote(customer, &quote.quote_id, to).await.unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.sandbox.violations(), Vec::<String>::new());
        }
    }
}

pub(crate) fn client(sandbox: &Sandbox) -> ClientBuilder {
    let place = Environment::custom("sandbox", sandbox.align().base_url(), Kind::Sandbox);
    Client::builder(sandbox.align().api_key()).environment(place)
}

pub(crate) fn by_source(amount: &str) -> CreateOfframpQuote {
    CreateOfframpQuote::by_source_amount()
        .source_amount(amount.parse::<align_api::Decimal>().unwrap())
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_currency(FiatCurrency::Eur)
        .destination_payment_rails(PaymentRail::Sepa)
        .developer_fee_percent(decimal!("0.5"))
        .into()
}

pub(crate) fn berlin_address() -> AccountHolderAddressRequest {
    let address = AccountHolderAddressRequest::builder().country("DE").city("Berlin");
    address.street_line_1("Beispielweg 1").postal_code("10115").build()
}

pub(crate) fn berlin() -> BankAccountRequest {
    let iban = IbanDetailsRequest::builder().bic("DEUTDEFF").iban_number("DE89370400440532013000");
    BankAccountRequest::iban_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(berlin_address())
        .iban(iban)
        .into()
}

/// The vendor's code of a refusal with this status.
pub(crate) fn refused(error: &Error, status: u16) -> String {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{error}");
    assert_eq!(error.outcome(), align_api::Outcome::Refused);
    error.code().unwrap()
}
