//! `createOfframpTransfer`, as documented.

use align_api::types::{BankAccountRequest, OfframpTransfer, OfframpTransferStatus, PaymentRail, Token};
use align_api::types::{CreateOfframpTransfer, FiatCurrency, Network};
use align_api::{Client, Decimal, decimal};
use wire::{Case, Sample, align};

use crate::{bank_accounts, fields};

wire::tests!(case);

fn case() -> Case<OfframpTransfer> {
    let call = |align: &Client| {
        let transfer = transfer(decimal!("100.50"), bank_accounts::us_business());
        align.offramp_transfers().create("123e4567-e89b-12d3-a456-426614174000", transfer)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/offramp-transfer")
        .with_key()
        .json(
            r#"{
                "amount": "100.50",
                "source_token": "usdc",
                "source_network": "polygon",
                "destination_currency": "usd",
                "destination_payment_rails": "ach",
                "destination_bank_account": {
                    "bank_name": "Example Bank",
                    "account_holder_type": "business",
                    "account_holder_business_name": "Acme Corporation",
                    "account_holder_address": {
                        "country": "US", "city": "San Francisco", "street_line_1": "1 Example Street",
                        "street_line_2": "Flat 2", "postal_code": "94105", "state": "CA"
                    },
                    "account_type": "us",
                    "us": { "account_number": "000123456789", "routing_number": "021000021" }
                }
            }"#,
        )
        .answers(sample())
        .refuses(align::refusals!(CreateOfframpTransferError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn transfer(amount: Decimal, account: BankAccountRequest) -> CreateOfframpTransfer {
    CreateOfframpTransfer::builder()
        .amount(amount)
        .source_token(Token::Usdc)
        .source_network(Network::Polygon)
        .destination_currency(FiatCurrency::Usd)
        .destination_payment_rails(PaymentRail::Ach)
        .destination_bank_account(account)
        .into()
}

fn sample() -> Sample<OfframpTransfer> {
    let body = r#"{
        "id": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01",
        "status": "pending",
        "amount": "100.50",
        "source_token": "usdc",
        "source_network": "polygon",
        "destination_currency": "usd",
        "destination_payment_rails": "ach",
        "destination_bank_account": {
            "bank_name": "Example Bank",
            "account_holder_type": "business",
            "account_holder_business_name": "Acme Corporation",
            "account_type": "us",
            "us": { "account_number": "000123456789", "routing_number": "021000021" }
        },
        "quote": {
            "deposit_network": "polygon",
            "deposit_token": "usdc",
            "deposit_blockchain_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
            "deposit_amount": "103.00",
            "fee_amount": "2.50"
        }
    }"#;
    Sample::new(201, body, |transfer: &OfframpTransfer| {
        assert_eq!(transfer.status, OfframpTransferStatus::Pending);
        assert_eq!(transfer.destination_currency, Some(FiatCurrency::Usd));
        assert_eq!(transfer.transfer_purpose, None);
        let account = transfer.destination_bank_account.as_ref().unwrap();
        assert_eq!(account.account_holder_business_name.as_deref(), Some("Acme Corporation"));
        assert_eq!(account.us.as_ref().unwrap().account_number.as_deref(), Some("000123456789"));
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.deposit_amount.as_ref().unwrap().as_str(), "103.00");
    })
    .fields("", fields::OFFRAMP_TRANSFER)
    .fields("destination_bank_account", fields::BANK_ACCOUNT)
    .fields("destination_bank_account.us", fields::US)
    .fields("quote", fields::OFFRAMP_TRANSFER_QUOTE)
}

#[test]
fn each_kind_of_account_can_be_paid() {
    for (account, expected) in bank_accounts::all() {
        let request =
            align::sent(|align| align.offramp_transfers().create("c", transfer(decimal!("1"), account.clone())));
        let expected = format!(
            r#"{{"amount":"1","source_token":"usdc","source_network":"polygon","destination_currency":"usd",
                "destination_payment_rails":"ach","destination_bank_account":{expected}}}"#
        );
        wire::assert_json(&request.body, &expected);
    }
}

/// Money is text, to the last digit: no float, no exponent, no rounding.
#[test]
fn amounts_are_sent_as_they_were_written() {
    for amount in ["0.000000000000000001", "100000000000000000000000.10", "1.0", "0"] {
        let request = align::sent(|align| {
            let account = bank_accounts::us_business();
            align.offramp_transfers().create("c", transfer(amount.parse().unwrap(), account))
        });
        assert!(request.text().contains(&format!(r#""amount":"{amount}""#)), "{}", request.text());
    }
}

/// The setters come in any order, and a network that the document does not know can be named.
#[test]
fn the_builder_is_a_request_too() {
    let request = align::sent(|align| {
        let transfer = CreateOfframpTransfer::builder()
            .destination_bank_account(bank_accounts::iban_business())
            .destination_payment_rails(PaymentRail::Sepa)
            .destination_currency(FiatCurrency::Eur)
            .source_network(Network::from("avalanche"))
            .source_token(Token::Eurc)
            .amount(decimal!("5"));
        align.offramp_transfers().create("c", transfer)
    });
    assert!(request.text().contains(r#""source_network":"avalanche""#), "{}", request.text());
}
