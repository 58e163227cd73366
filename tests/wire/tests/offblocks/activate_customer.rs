//! `activateCustomer`, as documented; the customer as the answer is that of an older page.

use offblocks_api::Client;
use offblocks_api::types::{Customer, CustomerStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Customer> {
    let call = |offblocks: &Client| offblocks.customers().activate("04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
    offblocks::operation(module_path!(), call)
        .sends("PATCH", "/v1/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01/activate")
        .with_key()
        .answers(sample())
        .refuses(offblocks::refusals!(ActivateCustomerError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "id": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "externalId": "user-0001",
        "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "status": "active",
        "createdAt": "2024-01-24T14:18:37.749861007Z",
        "updatedAt": "2024-01-24T14:20:02.105Z"
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.status, CustomerStatus::Active);
    })
    .fields("", fields::CUSTOMER)
}
