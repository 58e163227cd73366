//! `getVirtualAccount`, as documented.

use align_api::Client;
use align_api::types::{DepositInstructions, Token, VirtualAccount, VirtualAccountStatus};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<VirtualAccount> {
    let call = |align: &Client| {
        align.virtual_accounts().get("123e4567-e89b-12d3-a456-426614174000", "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04")
    };
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/virtual-account/c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04")
        .answers(sample())
        .answers(aed())
        .refuses(align::refusals!(GetVirtualAccountError: 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<VirtualAccount> {
    let body = r#"{
        "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04",
        "status": "active",
        "destination_token": "usdc",
        "destination_network": "polygon",
        "destination_address": "0x742d35Cc6634C0532925a3b844Bc454e4438f44e",
        "deposit_instructions": {
            "payment_rails": ["sepa"],
            "currency": "eur",
            "bank_name": "Example Bank",
            "bank_address": "Beispielweg 1, 10115 Berlin",
            "account_holder_name": "Ada Lovelace",
            "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
        }
    }"#;
    Sample::new(200, body, |account: &VirtualAccount| {
        assert_eq!(account.id.as_str(), "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04");
        assert_eq!(account.status, VirtualAccountStatus::Active);
        assert_eq!(account.destination_token, Some(Token::Usdc));
        let Some(DepositInstructions::Iban(iban)) = &account.deposit_instructions else {
            panic!("{account:?}");
        };
        assert_eq!(iban.iban.bic.as_deref(), Some("DEUTDEFF"));
    })
    .fields("", fields::VIRTUAL_ACCOUNT)
    .fields("deposit_instructions", fields::IBAN_INSTRUCTIONS)
    .fields("deposit_instructions.iban", fields::IBAN)
    .unfit(&[("deposit_instructions.iban", "deposit_instructions")])
}

fn aed() -> Sample<VirtualAccount> {
    // The instructions of AED accounts are documented nowhere: they are kept as they came.
    let body = r#"{ "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04", "status": "active", "deposit_instructions": { "currency": "aed", "account": 1.50 } }"#;
    Sample::new(200, body, |account: &VirtualAccount| {
        let Some(DepositInstructions::Unknown(unfit)) = &account.deposit_instructions else {
            panic!("{account:?}");
        };
        assert_eq!(unfit.json().as_str(), r#"{ "currency": "aed", "account": 1.50 }"#);
    })
    .fields("", fields::VIRTUAL_ACCOUNT)
    .maps(&["deposit_instructions"])
}
