//! `getCustomer`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{Customer, CustomerStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Customer> {
    let call = |offblocks: &Client| offblocks.customers().get("04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01")
        .answers(sample())
        .refuses(offblocks::refusals!(GetCustomerError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "id": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "externalId": "user-0001",
        "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "status": "verifying",
        "createdAt": "2024-01-24T14:18:37.749861007Z",
        "updatedAt": "2024-01-24T14:20:02.105Z",
        "verificationUrl": "https://verify.example.com/1"
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.id.as_str(), "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
        assert_eq!(customer.status, CustomerStatus::Verifying);
        assert_eq!(
            customer.chain_id.as_ref().unwrap().as_str(),
            "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
        );
        assert_eq!(customer.verification_url.as_deref(), Some("https://verify.example.com/1"));
        assert_eq!(customer.updated_at.as_ref().unwrap().as_str(), "2024-01-24T14:20:02.105Z");
    })
    .fields("", fields::CUSTOMER)
}
