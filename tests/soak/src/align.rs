//! Align: quotes, and transfers by them under keys that the vendor honours.
//! A transfer is known by its amount, which no other has.

use align_api::types::{
    AccountHolderAddressRequest, BankAccountRequest, CreateCustomer, CreateOfframpQuote,
    CreateOfframpTransferFromQuote, CustomerId, FiatCurrency, IbanDetailsRequest, Network, PaymentRail, Token,
};
use align_api::{Client, ClientBuilder, Environment, Kind};
use money::Dice;
use rust_decimal::Decimal;

use crate::chaos::{Chaos, NoWait, plain};
use crate::{Done, Ended, SEED, Stage, policy, told};

fn builder(stage: &Stage) -> ClientBuilder {
    let align = stage.sandbox.align();
    Client::builder(align.api_key()).environment(Environment::custom("soak", align.base_url(), Kind::Sandbox))
}

fn clean(stage: &Stage) -> Client {
    builder(stage).transport(plain()).build().expect("a client")
}

pub(crate) async fn prepare(stage: &Stage) -> CustomerId {
    let new = CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
    let id = clean(stage).customers().create(new).await.expect("a customer").customer_id.clone();
    stage.sandbox.align().approve_kyc(id.as_str()).expect("a customer");
    id
}

pub(crate) fn client(stage: &Stage, caller: u64) -> Client {
    let builder = builder(stage).transport(Chaos::new(stage, "align", caller)).sleep(NoWait);
    builder.random(Dice::of(SEED, &("align keys", caller))).retry(policy(caller)).build().expect("a client")
}

pub(crate) async fn operate(client: &Client, customer: &CustomerId, dice: &Dice, subject: String) -> Ended {
    if dice.below(4) == 0 {
        return ("read", subject, told(&client.customers().get(customer).send().await));
    }
    let amount = Decimal::new(i64::try_from(dice.below(1 << 40)).expect("an amount") + 100, 2).normalize();
    let text: align_api::Decimal = amount.to_string().parse().expect("a decimal");
    let quote = CreateOfframpQuote::by_source_amount()
        .source_amount(text)
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_currency(FiatCurrency::Eur)
        .destination_payment_rails(PaymentRail::Sepa);
    let quoted = client.offramp_transfers().create_quote(customer, quote).send().await;
    // A quote that could not be read moves no money; the caller gives up.
    let Ok(quote) = quoted else { return ("read", subject, told(&quoted)) };
    let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
    let id = quote.output().quote_id.clone();
    let moved = client.offramp_transfers().create_from_quote(customer, &id, to).send().await;
    ("transfer", amount.to_string(), told(&moved))
}

/// How often a transfer was made of each amount.
pub(crate) async fn books(stage: &Stage, customer: &CustomerId) -> Done {
    let align = clean(stage);
    let mut done = Done::new();
    let mut transfers = align.offramp_transfers().list(customer).items();
    while let Some(transfer) = transfers.next().await {
        let transfer = transfer.expect("a page of transfers");
        let quote = transfer.quote.as_ref().expect("a quote");
        let amount: Decimal = quote.source_amount.as_ref().expect("an amount").as_str().parse().expect("a decimal");
        *done.entry(amount.normalize().to_string()).or_default() += 1;
    }
    done
}

fn berlin() -> BankAccountRequest {
    let address = AccountHolderAddressRequest::builder().country("DE").city("Berlin");
    let iban = IbanDetailsRequest::builder().bic("DEUTDEFF").iban_number("DE89370400440532013000");
    BankAccountRequest::iban_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(address.street_line_1("Beispielweg 1").postal_code("10115"))
        .iban(iban)
        .into()
}
