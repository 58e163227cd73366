//! Every operation of the document, called by the client at least once, with an answer that decodes.

use std::collections::BTreeSet;

use align_api::operations::CreateVirtualAccountOutput;
use align_api::types::{
    CompleteCrossChainTransfer, CompleteOfframpTransfer, CreateCrossChainQuote, CreateCrossChainTransfer,
    CreateCustomer, CreateOfframpTransfer, CreateOfframpTransferFromQuote, CreateOnrampQuote, CreateOnrampTransfer,
    CreateOnrampTransferFromQuote, CreatePermanentRouteAddress, CreateVirtualAccount, CreateWebhook, CustomerDocument,
    CustomerId, DeveloperFeeRates, DocumentPurpose, FiatCurrency, FileUpload, Network, PaymentRail, SimulateCustomer,
    SimulateOfframpTransfer, SimulateOnrampTransfer, SimulateVirtualAccount, Token, UpdateDeveloperFees,
    UpdateIndividualCustomer, VerifyWalletOwnership, VirtualAccountStatus,
};
use align_api::{FilePart, decimal};

use crate::{Desk, WALLET, berlin};

/// A document of 2026 has so many; one that is added must be added here.
const OPERATIONS: usize = 40;

#[tokio::test]
async fn every_operation_answers_the_client() {
    let desk = Desk::new();
    let customer = customers(&desk).await;
    offramp(&desk, &customer).await;
    onramp(&desk, &customer).await;
    cross_chain(&desk, &customer).await;
    virtual_accounts(&desk, &customer).await;
    webhooks_and_fees(&desk).await;
    let answered = desk.sandbox.requests().into_iter().filter(|request| request.status.is_some_and(|s| s < 300));
    let answered: BTreeSet<String> = answered.map(|request| request.operation).collect();
    assert_eq!(answered.len(), OPERATIONS, "{answered:?}");
    assert_eq!(desk.sandbox.not_stood_in_for("align"), Vec::<&str>::new());
}

async fn customers(desk: &Desk) -> CustomerId {
    let customers = desk.align.customers();
    let acme = CreateCustomer::corporate().email("office@example.com").company_name("Acme Corporation");
    let acme = customers.create(acme).await.unwrap();
    assert_eq!(acme.company_name.as_deref(), Some("Acme Corporation"));
    let ada = desk.customer().await;
    assert_eq!(customers.list().await.unwrap().len(), 2);
    assert_eq!(customers.list().email("ada@example.com").await.unwrap()[0].customer_id, ada);

    let file = FilePart::new("%PDF-1.7").file_name("passport.pdf").media_type("application/pdf");
    let file = desk.align.files().upload(FileUpload::new(file)).await.unwrap();
    assert_eq!((file.name.as_deref(), file.r#type.as_deref()), (Some("passport.pdf"), Some("application/pdf")));
    let passport = CustomerDocument::new(&file.id, DocumentPurpose::IdDocument);
    customers.update(&ada, UpdateIndividualCustomer::new().documents([passport])).await.unwrap();

    let session = customers.create_kyc_session(&ada).await.unwrap();
    assert!(session.kycs.as_ref().unwrap().kyc_flow_link.is_some());
    customers.simulate(SimulateCustomer::new(&ada)).await.unwrap();
    let approved = customers.get(&ada).until_kyc_approved().await.unwrap();
    assert!(approved.address.is_some());
    let wallet = customers.verify_wallet_ownership(&ada, VerifyWalletOwnership::new(WALLET)).await.unwrap();
    assert!(wallet.verification_flow_link.is_some());
    ada
}

async fn offramp(desk: &Desk, customer: &CustomerId) {
    let (accounts, transfers) = (desk.align.external_accounts(), desk.align.offramp_transfers());
    let account = accounts.create(customer, berlin()).await.unwrap();
    assert_eq!(accounts.list(customer).await.unwrap()[0].id, account.id);
    let quote = desk.quote(customer).await;
    let to = CreateOfframpTransferFromQuote::to_external_account_id(&account.id);
    let transfer = transfers.create_from_quote(customer, &quote.quote_id, to).await.unwrap();
    assert_eq!(transfer.destination_bank_account.as_ref().unwrap().bank_name.as_deref(), Some("Example Bank"));
    transfers.complete(customer, &transfer.id, CompleteOfframpTransfer::new("0x1")).await.unwrap();
    transfers.simulate(customer, SimulateOfframpTransfer::new(&transfer.id)).await.unwrap();
    transfers.get(customer, &transfer.id).until_completed().await.unwrap();
    let direct = CreateOfframpTransfer::builder()
        .amount(decimal!("50"))
        .source_token(Token::Usdt)
        .source_network(Network::Tron)
        .destination_currency(FiatCurrency::Usd)
        .destination_payment_rails(PaymentRail::Ach)
        .destination_bank_account(berlin());
    let direct = transfers.create(customer, direct).await.unwrap();
    let second = transfers.list(customer).limit(1).skip(1).await.unwrap();
    assert_eq!(second.iter().map(|one| &one.id).collect::<Vec<_>>(), [&direct.id]);
}

async fn onramp(desk: &Desk, customer: &CustomerId) {
    let transfers = desk.align.onramp_transfers();
    let quote = CreateOnrampQuote::by_destination_amount()
        .destination_amount(decimal!("100"))
        .source_currency(FiatCurrency::Eur)
        .source_payment_rails(PaymentRail::Sepa)
        .destination_token(Token::Usdc)
        .destination_network(Network::Base);
    let quote = transfers.create_quote(customer, quote).await.unwrap();
    let to = CreateOnrampTransferFromQuote::new(WALLET);
    let transfer = transfers.create_from_quote(customer, &quote.quote_id, to).await.unwrap();
    assert_eq!(transfer.amount, quote.source_amount);
    transfers.simulate(customer, SimulateOnrampTransfer::new(&transfer.id)).await.unwrap();
    transfers.get(customer, &transfer.id).until_completed().await.unwrap();
    let direct = CreateOnrampTransfer::builder()
        .amount(decimal!("20.00"))
        .source_currency(FiatCurrency::Usd)
        .source_rails(PaymentRail::Wire)
        .destination_network(Network::Polygon)
        .destination_token(Token::Usdt)
        .destination_address(WALLET);
    transfers.create(customer, direct).await.unwrap();
    assert_eq!(transfers.list(customer).await.unwrap().len(), 2);
}

async fn cross_chain(desk: &Desk, customer: &CustomerId) {
    let transfers = desk.align.cross_chain_transfers();
    let quote = CreateCrossChainQuote::by_source_amount()
        .source_amount(decimal!("10"))
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_token(Token::Usdc)
        .destination_network(Network::Solana);
    transfers.create_quote(customer, quote).await.unwrap();
    let new = CreateCrossChainTransfer::builder()
        .amount(decimal!("250.00"))
        .source_network(Network::Polygon)
        .source_token(Token::Usdc)
        .destination_network(Network::Solana)
        .destination_token(Token::Usdc)
        .destination_address(WALLET);
    let transfer = transfers.create(customer, new).await.unwrap();
    transfers.complete(customer, &transfer.id, CompleteCrossChainTransfer::new("0x1")).await.unwrap();
    desk.sandbox.align().complete_transfer(transfer.id.as_str()).unwrap();
    transfers.get(customer, &transfer.id).until_completed().await.unwrap();

    let routes = desk.align.permanent_route_addresses();
    let new = CreatePermanentRouteAddress::new(Network::Ethereum, Token::Usdc, WALLET);
    let route = routes.create(customer, new).await.unwrap();
    assert_eq!(routes.get(customer, &route.permanent_route_address_id).await.unwrap(), route);
    assert_eq!(routes.list(customer).await.unwrap().len(), 1);
    let id = route.permanent_route_address_id.as_str();
    let forwarded = desk.sandbox.align().deposit_to_route(id, "polygon", "12.5").unwrap();
    transfers.get(customer, forwarded).until_completed().await.unwrap();
}

async fn virtual_accounts(desk: &Desk, customer: &CustomerId) {
    let accounts = desk.align.virtual_accounts();
    let new = CreateVirtualAccount::new(FiatCurrency::Aed, Network::Polygon);
    let CreateVirtualAccountOutput::Accepted(pending) = accounts.create(customer, new).await.unwrap() else {
        panic!("dirhams take their time")
    };
    let issued = accounts.simulate(customer, SimulateVirtualAccount::new(&pending.id)).await.unwrap();
    assert_eq!(issued.status, VirtualAccountStatus::Active);
    assert_eq!(accounts.get(customer, &pending.id).await.unwrap(), issued);
    assert_eq!(accounts.list(customer).await.unwrap().len(), 1);
    assert_eq!(accounts.get_history(customer, &pending.id).await.unwrap().len(), 0);
}

async fn webhooks_and_fees(desk: &Desk) {
    let webhooks = desk.align.webhooks();
    let endpoint = webhooks.create(CreateWebhook::new("http://127.0.0.1:9/nobody")).await.unwrap();
    assert_eq!(webhooks.list().await.unwrap().len(), 1);
    webhooks.delete(&endpoint.id).await.unwrap();
    assert_eq!(webhooks.list().await.unwrap().len(), 0);
    let rates = DeveloperFeeRates::new().offramp(decimal!("1.25"));
    let fees = desk.align.developer_fees().update(UpdateDeveloperFees::new(rates)).await.unwrap();
    assert_eq!(desk.align.developer_fees().get().await.unwrap(), fees);
}
