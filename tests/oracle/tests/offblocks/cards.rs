//! Cards, what they are asked to pay, and the simulator of both.

use offblocks_api::decimal;
use offblocks_api::types::{AddressRequest, CardType, CreateCard, SimulateAuthorisation};
use oracle::offblocks::pair;
use oracle::{KEY, Pair, json, text};

use crate::{ACCOUNT, AUTHORISATION, CARD};

pub(crate) fn list() -> Pair {
    pair(|offblocks| offblocks.cards().list(), async |client| client.list_cards().await)
}

pub(crate) fn list_of_account() -> Pair {
    pair(
        |offblocks| offblocks.cards().list_of_account(ACCOUNT),
        async |client| client.list_cards_of_account(&text(ACCOUNT)).await,
    )
}

pub(crate) fn create() -> Pair {
    pair(
        |offblocks| offblocks.cards().create(ACCOUNT, CreateCard::new(CardType::Virtual)),
        async |client| client.create_card(&text(ACCOUNT), &text(KEY), &json(r#"{ "type": "virtual" }"#)).await,
    )
}

pub(crate) fn create_with_addresses() -> Pair {
    let body = r#"{
        "type": "physical",
        "billingAddress": {
            "firstLine": "1 Example Street", "secondLine": "Flat 2", "city": "London", "state": "Greater London",
            "country": "GB", "postCode": "SW1A 1AA"
        },
        "shippingAddress": {
            "firstLine": "Öxnered 1", "city": "Vänersborg", "country": "SE", "postCode": "462 61"
        }
    }"#;
    pair(
        |offblocks| {
            let bill = AddressRequest::builder().first_line("1 Example Street").second_line("Flat 2").city("London");
            let bill = bill.state("Greater London").country("GB").post_code("SW1A 1AA");
            let ship = AddressRequest::builder().first_line("Öxnered 1").city("Vänersborg").country("SE");
            let card = CreateCard::new(CardType::Physical).billing_address(bill);
            offblocks.cards().create(ACCOUNT, card.shipping_address(ship.post_code("462 61")))
        },
        async |client| client.create_card(&text(ACCOUNT), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(|offblocks| offblocks.cards().get(CARD), async |client| client.get_card(&text(CARD)).await)
}

pub(crate) fn terminate() -> Pair {
    pair(
        |offblocks| offblocks.cards().terminate(CARD),
        async |client| client.terminate_card(&text(CARD), &text(KEY)).await,
    )
}

pub(crate) fn deactivate() -> Pair {
    pair(
        |offblocks| offblocks.cards().deactivate(CARD),
        async |client| client.deactivate_card(&text(CARD), &text(KEY)).await,
    )
}

pub(crate) fn activate() -> Pair {
    pair(
        |offblocks| offblocks.cards().activate(CARD),
        async |client| client.activate_card(&text(CARD), &text(KEY)).await,
    )
}

pub(crate) fn list_transactions() -> Pair {
    pair(
        |offblocks| offblocks.transactions().list_of_card(CARD),
        async |client| client.list_transactions_of_card(&text(CARD)).await,
    )
}

pub(crate) fn get_authorisation() -> Pair {
    pair(
        |offblocks| offblocks.authorisations().get(AUTHORISATION),
        async |client| client.get_authorisation(&text(AUTHORISATION)).await,
    )
}

pub(crate) fn get_transaction() -> Pair {
    let id = "d7f91b35-0e4a-4c82-8136-2a5c7e9b1d05";
    pair(|offblocks| offblocks.transactions().get(id), async |client| client.get_transaction(&text(id)).await)
}

pub(crate) fn issue() -> Pair {
    pair(
        |offblocks| offblocks.simulator().issue_card(CARD),
        async |client| client.issue_card(&text(CARD), &text(KEY)).await,
    )
}

pub(crate) fn fail() -> Pair {
    pair(
        |offblocks| offblocks.simulator().fail_card(CARD),
        async |client| client.fail_card(&text(CARD), &text(KEY)).await,
    )
}

/// The digits of the amount are kept.
pub(crate) fn authorise() -> Pair {
    let body = r#"{ "amount": "10.0", "currency": "EUR", "capture": false }"#;
    pair(
        |offblocks| {
            let purchase = SimulateAuthorisation::new(decimal!("10.0"), "EUR").capture(false);
            offblocks.simulator().create_authorisation(CARD, purchase)
        },
        async |client| client.create_authorisation(&text(CARD), &text(KEY), &json(body)).await,
    )
}

pub(crate) fn capture() -> Pair {
    pair(
        |offblocks| offblocks.simulator().capture_authorisation(AUTHORISATION),
        async |client| client.capture_authorisation(&text(AUTHORISATION), &text(KEY)).await,
    )
}

pub(crate) fn release() -> Pair {
    pair(
        |offblocks| offblocks.simulator().release_authorisation(AUTHORISATION),
        async |client| client.release_authorisation(&text(AUTHORISATION), &text(KEY)).await,
    )
}
