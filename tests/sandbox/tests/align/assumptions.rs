//! What is assumed can be switched off, each by its name, and then does not hold.

use std::time::Duration;

use align_api::types::{
    BankAccountRequest, BankAccountType, CompleteOfframpTransfer, CreateOfframpTransferFromQuote, FileUpload,
    InternationalWireDetailsRequest, SimulateOfframpTransfer,
};
use align_api::{FilePart, decimal};
use fintech_api_sandbox::Sandbox;

use crate::{Desk, berlin, berlin_address, refused};

fn without(name: &str) -> Desk {
    Desk::of(Sandbox::builder().without(name))
}

#[tokio::test]
async fn without_verification_first_anybody_moves_money() {
    let desk = without("align.verified-first");
    let customer = desk.customer().await;
    desk.transfer(&customer).await;
}

#[tokio::test]
async fn without_prices_nothing_is_kept_but_the_developers_part() {
    let desk = without("align.prices");
    let customer = desk.customer().await;
    let quote = desk.quote(&customer).await;
    assert_eq!((quote.fee_amount, quote.destination_amount), (Some(decimal!("0.5025")), Some(decimal!("99.99"))));
}

#[tokio::test]
async fn without_expiry_quotes_live_for_ever() {
    let desk = without("align.quotes-expire");
    let customer = desk.approved().await;
    let quote = desk.quote(&customer).await;
    assert!(quote.expire_at.is_none());
    desk.sandbox.advance(Duration::from_secs(1 << 30));
    let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
    desk.align.offramp_transfers().create_from_quote(&customer, &quote.quote_id, to).await.unwrap();
}

#[tokio::test]
async fn a_deposit_may_be_reported_twice_and_a_simulation_may_have_to_wait_for_it() {
    let settings = Sandbox::builder().without("align.deposit-once").without("align.simulates-deposit");
    let desk = Desk::of(settings);
    let customer = desk.approved().await;
    let transfer = desk.transfer(&customer).await;
    let transfers = desk.align.offramp_transfers();
    let early = transfers.simulate(&customer, SimulateOfframpTransfer::new(&transfer.id)).await.unwrap_err();
    assert_eq!(refused(&early, 400), "transfer_not_processing");
    for hash in ["0x1", "0x2"] {
        let told = transfers.complete(&customer, &transfer.id, CompleteOfframpTransfer::new(hash)).await.unwrap();
        assert_eq!(told.deposit_transaction_hash.as_deref(), Some(hash));
    }
}

#[tokio::test]
async fn what_one_client_says_of_files_can_be_assumed() {
    let text = || FileUpload::new(FilePart::new("text").file_name("a.txt").media_type("text/plain"));
    Desk::new().align.files().upload(text()).await.unwrap();
    let desk = Desk::of(Sandbox::builder().assuming("align.file-kinds"));
    assert_eq!(refused(&desk.align.files().upload(text()).await.unwrap_err(), 400), "bad_file");
}

#[tokio::test]
async fn an_account_for_wires_is_read_back_as_the_document_has_it() {
    let details = InternationalWireDetailsRequest::builder().account_number("1").routing_number("2").bic("DEUTDEFF");
    let wires: BankAccountRequest = BankAccountRequest::international_wire_individual()
        .bank_name("Example Bank")
        .account_holder_first_name("Ada")
        .account_holder_last_name("Lovelace")
        .account_holder_address(berlin_address())
        .international_wire(details)
        .account_type("wires")
        .into();
    let create = async |desk: &Desk| {
        let customer = desk.approved().await;
        desk.align.external_accounts().create(&customer, wires.clone()).await
    };
    assert_eq!(refused(&create(&Desk::new()).await.unwrap_err(), 400), "bad_account_type");
    let kept = create(&without("align.wire-literal")).await.unwrap();
    assert_eq!(kept.account_type, Some(BankAccountType::InternationalWire));
}
