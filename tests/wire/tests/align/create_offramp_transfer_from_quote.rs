//! `createOfframpTransferFromQuote`, as documented.

use align_api::Client;
use align_api::types::{CreateOfframpTransferFromQuote, FiatCurrency, Network, OfframpTransfer, OfframpTransferStatus};
use align_api::types::{PaymentRail, Token, TransferPurpose};
use wire::{Case, Sample, align};

use crate::{bank_accounts, fields};

wire::tests!(case);

fn case() -> Case<OfframpTransfer> {
    let call = |align: &Client| {
        let account = "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07";
        let destination = CreateOfframpTransferFromQuote::to_external_account_id(account);
        align.offramp_transfers().create_from_quote(
            "123e4567-e89b-12d3-a456-426614174000",
            "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08",
            destination.transfer_purpose(TransferPurpose::Salaries),
        )
    };
    align::operation(module_path!(), call)
        .sends(
            "POST",
            "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer/quote/\
             2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08",
        )
        .with_key()
        .json(
            r#"{
                "transfer_purpose": "salaries",
                "destination_external_account_id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07"
            }"#,
        )
        .answers(sample())
        .refuses(align::refusals!(CreateOfframpTransferFromQuoteError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OfframpTransfer> {
    let body = r#"{
        "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        "status": "processing",
        "amount": "98.00",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_currency": "eur",
        "destination_payment_rails": "sepa",
        "transfer_purpose": "goods_bought",
        "destination_bank_account": {
            "bank_name": "Example Bank",
            "account_holder_type": "individual",
            "account_holder_first_name": "Ada",
            "account_holder_last_name": "Lovelace",
            "account_holder_address": {
                "country": "DE",
                "city": "Berlin",
                "street_line_1": "Beispielweg 1",
                "postal_code": "10115"
            },
            "account_type": "iban",
            "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
        },
        "quote": {
            "deposit_network": "polygon",
            "deposit_token": "usdc",
            "deposit_blockchain_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
            "deposit_amount": "100.50",
            "fee_amount": "2.50"
        }
    }"#;
    Sample::new(201, body, |transfer: &OfframpTransfer| {
        assert_eq!(transfer.id.as_str(), "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01");
        assert_eq!(transfer.status, OfframpTransferStatus::Processing);
        assert_eq!(transfer.amount.as_ref().unwrap().as_str(), "98.00");
        assert_eq!(transfer.source_token, Some(Token::Usdc));
        assert_eq!(transfer.source_network, Some(Network::Polygon));
        assert_eq!(transfer.destination_currency, Some(FiatCurrency::Eur));
        assert_eq!(transfer.destination_payment_rails, Some(PaymentRail::Sepa));
        assert_eq!(transfer.transfer_purpose, Some(TransferPurpose::GoodsBought));
        let account = transfer.destination_bank_account.as_ref().unwrap();
        assert_eq!(account.account_holder_address.as_ref().unwrap().city.as_deref(), Some("Berlin"));
        let quote = transfer.quote.as_ref().unwrap();
        let address = quote.deposit_blockchain_address.as_deref();
        assert_eq!(address, Some("0x742d35Cc6634C0532925a3b844Bc454e4438f44e"));
        assert_eq!(quote.deposit_amount.as_ref().unwrap().as_str(), "100.50");
    })
    .fields("", fields::OFFRAMP_TRANSFER)
    .fields("destination_bank_account", fields::BANK_ACCOUNT)
    .fields("destination_bank_account.account_holder_address", fields::HOLDER_ADDRESS)
    .fields("destination_bank_account.iban", fields::IBAN)
    .fields("quote", fields::OFFRAMP_TRANSFER_QUOTE)
}

#[test]
fn each_kind_of_account_can_be_given_in_place_of_an_id() {
    for (account, expected) in bank_accounts::all() {
        let request = align::sent(|align| {
            let destination = CreateOfframpTransferFromQuote::to_bank_account(account.clone());
            let destination = destination.transfer_purpose(TransferPurpose::GoodsBought);
            align.offramp_transfers().create_from_quote("c", "q", destination)
        });
        assert_eq!(request.target, "/v0/customers/c/offramp-transfer/quote/q");
        let expected = format!(r#"{{"transfer_purpose":"goods_bought","destination_bank_account":{expected}}}"#);
        wire::assert_json(&request.body, &expected);
    }
}

#[test]
fn the_purpose_may_be_left_out() {
    let request = align::sent(|align| {
        let destination = CreateOfframpTransferFromQuote::to_external_account_id("a");
        align.offramp_transfers().create_from_quote("c", "q", destination)
    });
    assert_eq!(request.text(), r#"{"destination_external_account_id":"a"}"#);
}
