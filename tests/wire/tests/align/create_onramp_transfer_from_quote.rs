//! `createOnrampTransferFromQuote`, as documented.

use align_api::Client;
use align_api::types::{CreateOnrampTransferFromQuote, OnrampDepositAccount, OnrampTransfer, OnrampTransferStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<OnrampTransfer> {
    let call = |align: &Client| {
        let transfer = CreateOnrampTransferFromQuote::new("0x742d35Cc6634C0532925a3b844Bc454e4438f44e");
        align.onramp_transfers().create_from_quote(
            "123e4567-e89b-12d3-a456-426614174000",
            "2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f",
            transfer,
        )
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/onramp-transfer/quote/2b4c6d8e-1f3a-4c5d-9e7f-0a1b2c3d4e5f")
        .json(r#"{ "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e" }"#)
        .answers(sample())
        .refuses(align::refusals!(CreateOnrampTransferFromQuoteError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<OnrampTransfer> {
    let body = r#"{
        "id": "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02",
        "status": "pending",
        "amount": "100.00",
        "source_currency": "eur",
        "source_rails": "sepa",
        "destination_network": "polygon",
        "destination_token": "usdc",
        "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
        "quote": {
            "deposit_rails": "sepa",
            "deposit_currency": "eur",
            "deposit_bank_account": {
                "bank_name": "Example Bank",
                "bank_address": "Beispielweg 1, 10115 Berlin",
                "account_beneficiary_type": "business",
                "account_beneficiary_name": "Example Payments Ltd",
                "account_type": "iban",
                "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
            },
            "deposit_amount": "100.50",
            "deposit_message": "ONRAMP-REF-123456",
            "fee_amount": "0.50"
        }
    }"#;
    Sample::new(201, body, |transfer: &OnrampTransfer| {
        assert_eq!(transfer.id.as_str(), "7d9e4b52-3c68-4f0a-8b1d-6a2c9e5f7b02");
        assert_eq!(transfer.status, OnrampTransferStatus::Pending);
        assert_eq!(transfer.amount.as_ref().unwrap().as_str(), "100.00");
        let quote = transfer.quote.as_ref().unwrap();
        assert_eq!(quote.deposit_message.as_deref(), Some("ONRAMP-REF-123456"));
        assert_eq!(quote.deposit_amount.as_ref().unwrap().as_str(), "100.50");
        let Some(OnrampDepositAccount::Iban(account)) = &quote.deposit_bank_account else {
            panic!("{quote:?}");
        };
        assert_eq!(account.iban.bic.as_deref(), Some("DEUTDEFF"));
    })
    .fields("", fields::ONRAMP_TRANSFER)
    .fields("quote", fields::ONRAMP_TRANSFER_QUOTE)
    .fields("quote.deposit_bank_account", fields::DEPOSIT_ACCOUNT)
    .fields("quote.deposit_bank_account.iban", fields::IBAN)
    .unfit(&[("quote.deposit_bank_account.iban", "quote.deposit_bank_account")])
}
