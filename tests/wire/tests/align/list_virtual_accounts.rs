//! `listVirtualAccounts`, as documented.

use align_api::types::{VirtualAccount, VirtualAccountStatus};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<VirtualAccount>> {
    let call = |align: &Client| align.virtual_accounts().list("123e4567-e89b-12d3-a456-426614174000");
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers/123e4567-e89b-12d3-a456-426614174000/virtual-account")
        .answers(sample())
        .refuses(align::refusals!(ListVirtualAccountsError: 401 Unauthorized, 404 NotFound, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<VirtualAccount>> {
    let body = r#"{
        "items": [
            { "id": "c3a1f9d4-6e2b-4d87-9f05-1b8e7a4c2d04", "status": "active", "destination_token": "usdc", "destination_network": "polygon" },
            { "id": "9f1a6d74-5e8a-4b2c-8d3f-8c4e1a7b9d05", "status": "pending" }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<VirtualAccount>| {
        assert_eq!(page.len(), 2);
        assert_eq!(page[0].status, VirtualAccountStatus::Active);
        assert_eq!(page[1].status, VirtualAccountStatus::Pending);
        assert!(page[1].deposit_instructions.is_none());
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::VIRTUAL_ACCOUNT)
}
