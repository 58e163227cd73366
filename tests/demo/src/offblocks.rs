//! OffBlocks in short: a signing key, a customer, an account, a card, and a purchase that is held and captured.
//! The signature of the customer's wallet is one by its form only, which is all that the sandbox looks at.

use std::error::Error;

use fintech_api_sandbox::{Receiver, Sandbox};
use offblocks_api::runtime::signature::P384Key;
use offblocks_api::types::{
    AccountId, CardId, CardType, CreateAccount, CreateCard, CreateCustomer, RegisterSigningKey, SaveWebhook,
    SignChallenge, SimulateAuthorisation,
};
use offblocks_api::webhooks::WebhookEvent;
use offblocks_api::{Client, ClientBuilder, Credentials, Environment, Kind, decimal};

use crate::story::Story;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const WALLET: &str = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/// By its form what a wallet signs: 65 bytes, of which the last is 28.
const SIGNED: [u8; 65] = {
    let mut bytes = [1; 65];
    bytes[64] = 28;
    bytes
};

/// Tells it.
pub(crate) async fn tell(story: &mut Story<'_>, sandbox: &Sandbox) -> Result<()> {
    story.api("OffBlocks")?;
    let offblocks = signing(story, sandbox).await?;
    let receiver = Receiver::start()?;
    offblocks.webhooks().save(SaveWebhook::new(receiver.url())).await?;
    let account = account(story, &offblocks).await?;
    let card = card(story, &offblocks, &account).await?;
    purchase(story, &offblocks, &card).await?;
    sandbox.delivered().await;
    events(story, &receiver)
}

fn builder(sandbox: &Sandbox) -> ClientBuilder {
    let offblocks = sandbox.offblocks();
    let place = Environment::custom("sandbox", offblocks.base_url(), Kind::Sandbox);
    Client::builder(Credentials::bearer_token_by(offblocks.api_key(), offblocks.api_secret())).environment(place)
}

/// Registers a key, by which a second client signs. A key of one's own is random; this one has to be known to nobody.
async fn signing(story: &mut Story<'_>, sandbox: &Sandbox) -> Result<Client> {
    let key = |id: &str| P384Key::from_bytes(id, &[7; 48]);
    let pem = key("not yet known")?.public_key_pem()?;
    let first = builder(sandbox).build()?;
    let register = RegisterSigningKey::inferred(pem.into_bytes());
    let registered = first.authentication().register_signing_key(register).await?;
    story.step("register a signing key", "every request is signed from now on")?;
    let id = registered.key_id.ok_or("no id of the key")?;
    let signed = Credentials::message_signature_by(key(&id)?);
    Ok(builder(sandbox).credentials(signed).build()?)
}

async fn account(story: &mut Story<'_>, offblocks: &Client) -> Result<AccountId> {
    let new = offblocks.customers().create(CreateCustomer::new(WALLET, "user-1")).await?;
    let challenge = new.challenge.ok_or("no challenge")?;
    let signed = SignChallenge::inferred(WALLET, &challenge, &SIGNED[..]);
    offblocks.customers().sign_challenge(&new.id, signed).await?;
    offblocks.simulator().verify_customer(&new.id).await?;
    let status = offblocks.customers().get(&new.id).await?.status;
    story.step("a customer, verified", status.as_str())?;
    story.done("customer user-1", status.as_str());
    let account = offblocks.accounts().create(&new.id, CreateAccount::new(["EUR"])).await?;
    let challenge = account.challenge.ok_or("no challenge")?;
    let signed = SignChallenge::inferred(WALLET, &challenge, &SIGNED[..]);
    offblocks.accounts().sign_challenge(&account.id, signed).await?;
    story.step("an account in euros", offblocks.accounts().get(&account.id).await?.status.as_str())?;
    Ok(account.id)
}

async fn card(story: &mut Story<'_>, offblocks: &Client, account: &AccountId) -> Result<CardId> {
    let card = offblocks.cards().create(account, CreateCard::new(CardType::Virtual)).await?;
    offblocks.simulator().issue_card(&card.id).await?;
    let status = offblocks.cards().get(&card.id).await?.status;
    story.step("a card, issued", status.as_str())?;
    story.done("virtual card", status.as_str());
    Ok(card.id)
}

async fn purchase(story: &mut Story<'_>, offblocks: &Client, card: &CardId) -> Result<()> {
    let held = SimulateAuthorisation::new(decimal!("10.10"), "EUR").capture(false);
    let held = offblocks.simulator().create_authorisation(card, held).await?;
    story.step("hold 10.10 EUR", held.status.as_str())?;
    offblocks.simulator().capture_authorisation(&held.id).await?;
    let captured = offblocks.authorisations().get(&held.id).until_captured().await?;
    story.step("capture it", captured.status.as_str())?;
    story.done("purchase of 10.10 EUR", captured.status.as_str());
    Ok(())
}

/// What came to the receiver. Nobody signs it, and nothing is done on the strength of it.
fn events(story: &mut Story<'_>, receiver: &Receiver) -> Result<()> {
    let came = receiver.received();
    for delivery in &came {
        WebhookEvent::parse_unauthenticated(&delivery.body)?;
    }
    story.step("events", &format!("{} received; no signature of them is documented", came.len()))?;
    story.done("events", format!("{} received", came.len()));
    Ok(())
}
