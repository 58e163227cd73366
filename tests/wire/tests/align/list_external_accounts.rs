//! `listExternalAccounts`, as documented.

use align_api::types::{AccountHolderType, BankAccountType, ExternalAccount};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<ExternalAccount>> {
    let call = |align: &Client| align.external_accounts().list("123e4567-e89b-12d3-a456-426614174000");
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/external-accounts")
        .answers(sample())
        .refuses(align::refusals!(ListExternalAccountsError:
            401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<ExternalAccount>> {
    let body = r#"{
        "items": [
            {
                "id": "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07",
                "bank_name": "Example Bank",
                "account_holder_type": "business",
                "account_holder_business_name": "Acme Corporation",
                "account_holder_address": {
                    "country": "US",
                    "city": "San Francisco",
                    "street_line_1": "1 Example Street",
                    "postal_code": "94105"
                },
                "account_type": "us",
                "us": { "account_number": "000123456789", "routing_number": "021000021" },
                "created_at": "2023-01-01T00:00:00Z"
            }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<ExternalAccount>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].id.as_str(), "b4d2e6f8-1c3a-4b5d-9e7f-0a2c4e6d8b07");
        assert_eq!(page[0].account_holder_type, Some(AccountHolderType::Business));
        assert_eq!(page[0].account_type, Some(BankAccountType::Us));
        assert_eq!(page[0].us.as_ref().unwrap().routing_number.as_deref(), Some("021000021"));
    })
    .required(&["items", "items[]", "items[].id"])
    .optional(&["items[].created_at"])
    .fields("items[]", fields::BANK_ACCOUNT)
    .fields("items[].account_holder_address", fields::HOLDER_ADDRESS)
    .fields("items[].us", fields::US)
}
