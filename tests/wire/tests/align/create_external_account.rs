//! `createExternalAccount`, as documented.

use align_api::Client;
use align_api::types::{AccountHolderType, BankAccountType, ExternalAccount};
use wire::{Case, Sample, align};

use crate::{bank_accounts, fields};

wire::tests!(case);

fn case() -> Case<ExternalAccount> {
    let call = |align: &Client| {
        let account = bank_accounts::iban_individual();
        align.external_accounts().create("123e4567-e89b-12d3-a456-426614174000", account)
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/external-accounts")
        .with_key()
        .json(bank_accounts::IBAN_INDIVIDUAL)
        .answers(sample())
        .refuses(align::refusals!(CreateExternalAccountError:
            400 BadRequest, 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<ExternalAccount> {
    let body = r#"{
        "id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07",
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
        "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" },
        "created_at": "2023-01-01T00:00:00Z"
    }"#;
    Sample::new(201, body, |account: &ExternalAccount| {
        assert_eq!(account.id.as_str(), "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07");
        assert_eq!(account.account_holder_type, Some(AccountHolderType::Individual));
        assert_eq!(account.account_holder_last_name.as_deref(), Some("Lovelace"));
        assert_eq!(account.account_type, Some(BankAccountType::Iban));
        assert_eq!(account.iban.as_ref().unwrap().bic.as_deref(), Some("DEUTDEFF"));
        assert_eq!(account.created_at.as_ref().unwrap().as_str(), "2023-01-01T00:00:00Z");
    })
    .required(&["id"])
    .optional(&["created_at"])
    .fields("", fields::BANK_ACCOUNT)
    .fields("account_holder_address", fields::HOLDER_ADDRESS)
    .fields("iban", fields::IBAN)
}

#[test]
fn each_kind_of_account_is_sent_with_its_details() {
    for (account, expected) in bank_accounts::all() {
        let request = align::sent(|align| align.external_accounts().create("c", account.clone()));
        wire::assert_json(&request.body, expected);
    }
}
