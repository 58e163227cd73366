//! `OffBlocks`: signed calls under keys that the vendor honours: customers by the caller's name, captures on a card.
//! What was captured on the card is what its authorisations add up to.

use money::Dice;
use oas_runtime::signature::P384Key;
use offblocks_api::types::{
    CardId, CardType, CreateAccount, CreateCard, CreateCustomer, RegisterSigningKey, SignChallenge,
    SimulateAuthorisation,
};
use offblocks_api::{Client, ClientBuilder, Credentials, Environment, Kind};
use rust_decimal::Decimal;

use crate::chaos::{Chaos, NoWait, plain};
use crate::{Done, Ended, SEED, Stage, policy, told};

/// A key for tests; the number that it is stands in RFC 6979, A.2.6.
const KEY: [u8; 48] = [
    0x6b, 0x9d, 0x3d, 0xad, 0x2e, 0x1b, 0x8c, 0x1c, 0x05, 0xb1, 0x98, 0x75, 0xb6, 0x65, 0x9f, 0x4d, 0xe2, 0x3c, 0x3b,
    0x66, 0x7b, 0xf2, 0x97, 0xba, 0x9a, 0xa4, 0x77, 0x40, 0x78, 0x71, 0x37, 0xd8, 0x96, 0xd5, 0x72, 0x4e, 0x4c, 0x70,
    0xa8, 0x25, 0xf8, 0x72, 0xc9, 0xea, 0x60, 0xd2, 0xed, 0xf5,
];
const WALLET: &str = "eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";

/// What callers share: the card, and what the key is known by.
#[derive(Clone)]
pub(crate) struct Card {
    id: CardId,
    key_id: String,
}

fn builder(stage: &Stage) -> ClientBuilder {
    let offblocks = stage.sandbox.offblocks();
    let token = Credentials::bearer_token_by(offblocks.api_key(), offblocks.api_secret());
    Client::builder(token).environment(Environment::custom("soak", offblocks.base_url(), Kind::Sandbox))
}

fn signed(builder: ClientBuilder, key_id: &str) -> ClientBuilder {
    builder.credentials(Credentials::message_signature_by(P384Key::from_bytes(key_id, &KEY).expect("a key")))
}

pub(crate) async fn prepare(stage: &Stage) -> Card {
    let pem = P384Key::from_bytes("", &KEY).expect("a key").public_key_pem().expect("a public key");
    let first = builder(stage).transport(plain()).build().expect("a client");
    let registered = first.authentication().register_signing_key(RegisterSigningKey::inferred(pem.into_bytes())).await;
    let key_id = registered.expect("a registration").key_id.clone().expect("an id");
    let offblocks = signed(builder(stage).transport(plain()), &key_id).build().expect("a client");
    let signature = [vec![1; 64], vec![28]].concat();
    let ada = offblocks.customers().create(CreateCustomer::new(WALLET, "card")).await.expect("a customer");
    let challenge = SignChallenge::inferred(WALLET, ada.challenge.as_ref().expect("a challenge"), signature.clone());
    offblocks.customers().sign_challenge(&ada.id, challenge).await.expect("a signature");
    offblocks.simulator().verify_customer(&ada.id).await.expect("a verification");
    let account = offblocks.accounts().create(&ada.id, CreateAccount::new(["EUR"])).await.expect("an account");
    let challenge = SignChallenge::inferred(WALLET, account.challenge.as_ref().expect("a challenge"), signature);
    offblocks.accounts().sign_challenge(&account.id, challenge).await.expect("a signature");
    let card = offblocks.cards().create(&account.id, CreateCard::new(CardType::Virtual)).await.expect("a card");
    offblocks.simulator().issue_card(&card.id).await.expect("an issue");
    Card { id: card.id.clone(), key_id }
}

pub(crate) fn client(stage: &Stage, card: &Card, caller: u64) -> Client {
    let builder = signed(builder(stage).transport(Chaos::new(stage, "offblocks", caller)), &card.key_id).sleep(NoWait);
    builder.random(Dice::of(SEED, &("offblocks keys", caller))).retry(policy(caller)).build().expect("a client")
}

pub(crate) async fn operate(client: &Client, card: &Card, dice: &Dice, subject: String) -> Ended {
    match dice.below(3) {
        0 => ("read", subject, told(&client.cards().get(&card.id).send().await)),
        1 => {
            // In lower case an address needs no check sum.
            let wallet = format!("eip155:1:0x{:040x}", dice.below(u64::MAX));
            let ended = told(&client.customers().create(CreateCustomer::new(wallet, &*subject)).send().await);
            ("customer", subject, ended)
        }
        _ => {
            // The amount is the caller's own, so that the transaction can be told from all others.
            let amount = Decimal::new(i64::try_from(dice.below(1 << 50)).expect("an amount") + 1, 9).normalize();
            let text: offblocks_api::Decimal = amount.to_string().parse().expect("a decimal");
            let call = client.simulator().create_authorisation(&card.id, SimulateAuthorisation::new(text, "EUR"));
            ("authorisation", amount.to_string(), told(&call.send().await))
        }
    }
}

/// How often each was done; what was captured is what was authorised.
pub(crate) async fn books(stage: &Stage, card: &Card) -> Done {
    let offblocks = signed(builder(stage).transport(plain()), &card.key_id).build().expect("a client");
    let mut done = Done::new();
    let customers = offblocks.customers().list().await.expect("customers");
    for customer in &customers {
        *done.entry(customer.external_id.clone().expect("a name")).or_default() += 1;
    }
    let mut sum = Decimal::ZERO;
    for amount in stage.sandbox.offblocks().captures(card.id.as_str()) {
        let amount: Decimal = amount.parse().expect("an amount");
        sum += amount;
        *done.entry(amount.normalize().to_string()).or_default() += 1;
    }
    let captured = stage.sandbox.offblocks().captured(card.id.as_str());
    assert_eq!(captured.parse::<Decimal>(), Ok(sum), "the card's books");
    let transactions = offblocks.transactions().list_of_card(&card.id).await.expect("transactions");
    assert_eq!(
        transactions.len(),
        stage.sandbox.offblocks().captures(card.id.as_str()).len(),
        "a transaction for each"
    );
    done
}
