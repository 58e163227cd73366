//! Align: a customer, verified; an off-ramp by quote, completed, its webhooks verified; a document.
//! It calls as a user would, and nothing else moves the sandbox.

use std::error::Error;

use align_api::types::{
    AccountHolderAddressRequest, BankAccountRequest, CompleteOfframpTransfer, CreateCustomer, CreateOfframpQuote,
    CreateOfframpTransferFromQuote, CreateWebhook, Customer, CustomerDocument, CustomerId, DocumentPurpose,
    FiatCurrency, FileUpload, IbanDetailsRequest, Network, OfframpTransfer, PaymentRail, SimulateCustomer,
    SimulateOfframpTransfer, Token, UpdateIndividualCustomer,
};
use align_api::webhooks::{WebhookEvent, Webhooks};
use align_api::{Client, Environment, FilePart, Kind, decimal};
use fintech_api_sandbox::{Receiver, Sandbox};

use crate::story::Story;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Tells it.
pub(crate) async fn tell(story: &mut Story<'_>, sandbox: &Sandbox) -> Result<()> {
    story.api("Align")?;
    let place = Environment::custom("sandbox", sandbox.align().base_url(), Kind::Sandbox);
    let align = Client::builder(sandbox.align().api_key()).environment(place).build()?;
    let receiver = Receiver::start()?;
    align.webhooks().create(CreateWebhook::new(receiver.url())).await?;
    story.step("webhooks", "are sent to a receiver on this machine")?;
    let ada = verified(story, &align).await?;
    off_ramp(story, &align, &ada).await?;
    document(story, &align, &ada).await?;
    sandbox.delivered().await;
    events(story, sandbox, &receiver)
}

async fn verified(story: &mut Story<'_>, align: &Client) -> Result<CustomerId> {
    let new = CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
    let ada = align.customers().create(new).await?.customer_id.clone();
    story.step("create a customer", "Ada, who may not move money yet")?;
    align.customers().create_kyc_session(&ada).await?;
    story.step("begin her verification", &status(&align.customers().get(&ada).await?))?;
    align.customers().simulate(SimulateCustomer::new(&ada)).await?;
    let approved = align.customers().get(&ada).until_kyc_approved().await?;
    story.step("approve her", &status(&approved))?;
    story.done("customer Ada", status(&approved));
    Ok(ada)
}

fn status(customer: &Customer) -> String {
    let status = customer.kycs.as_ref().and_then(|kycs| kycs.status.as_ref());
    status.map_or("not begun", |status| status.as_str()).to_owned()
}

async fn off_ramp(story: &mut Story<'_>, align: &Client, ada: &CustomerId) -> Result<()> {
    let transfers = align.offramp_transfers();
    let quote = CreateOfframpQuote::by_source_amount()
        .source_amount(decimal!("100.50"))
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_currency(FiatCurrency::Eur)
        .destination_payment_rails(PaymentRail::Sepa);
    let quote = transfers.create_quote(ada, quote).await?;
    let amounts = format!("100.50 USDC to {} EUR", quote.destination_amount.as_ref().ok_or("no amount")?.as_str());
    story.step("ask for a quote", &amounts)?;
    let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
    let transfer = transfers.create_from_quote(ada, &quote.quote_id, to).await?;
    story.step("transfer from the quote", transfer.status.as_str())?;
    let sent = CompleteOfframpTransfer::new("0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b");
    story.step("report the deposit", transfers.complete(ada, &transfer.id, sent).await?.status.as_str())?;
    transfers.simulate(ada, SimulateOfframpTransfer::new(&transfer.id)).await?;
    let completed: OfframpTransfer = transfers.get(ada, &transfer.id).until_completed().await?;
    story.step("wait for its end", completed.status.as_str())?;
    story.done(format!("off-ramp, {amounts}"), completed.status.as_str());
    Ok(())
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

async fn document(story: &mut Story<'_>, align: &Client, ada: &CustomerId) -> Result<()> {
    let file = FilePart::new("%PDF-1.7").file_name("passport.pdf").media_type("application/pdf");
    let file = align.files().upload(FileUpload::new(file)).await?;
    let passport = CustomerDocument::new(&file.id, DocumentPurpose::IdDocument);
    align.customers().update(ada, UpdateIndividualCustomer::new().documents([passport])).await?;
    story.step("upload a document", "passport.pdf, which Ada's record names")?;
    story.done("document passport.pdf", "uploaded");
    Ok(())
}

/// What came to the receiver, each verified.
fn events(story: &mut Story<'_>, sandbox: &Sandbox, receiver: &Receiver) -> Result<()> {
    let webhooks = Webhooks::new(sandbox.align().api_key());
    let came = receiver.received();
    for delivery in &came {
        let what = match webhooks.verify(&delivery.headers, &delivery.body)? {
            WebhookEvent::CustomerKycsUpdated(_) => "customer.kycs.updated",
            WebhookEvent::OfframpTransferStatusUpdated(_) => "offramp_transfer.status.updated",
            other => return Err(format!("an event that was not expected: {other:?}").into()),
        };
        story.step("a webhook, verified", what)?;
    }
    story.done("webhooks", format!("{} received and verified", came.len()));
    Ok(())
}
