//! `listCustomers`, as documented; that the list is bare is inferred.

use offblocks_api::Client;
use offblocks_api::types::{Customer, CustomerStatus};
use wire::{Case, Sample, offblocks};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Vec<Customer>> {
    let call = |offblocks: &Client| offblocks.customers().list();
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/customers")
        .answers(sample())
        .answers(none())
        .refuses(offblocks::refusals!(ListCustomersError: 400 BadRequest, 401 Unauthorized, 500 InternalServerError))
}

fn sample() -> Sample<Vec<Customer>> {
    let body = r#"[{
        "id": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
        "externalId": "user-0001",
        "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "status": "active",
        "createdAt": "2024-01-24T14:18:37.749861007Z",
        "updatedAt": "2024-01-24T14:20:02.105Z"
    }]"#;
    Sample::new(200, body, |customers: &Vec<Customer>| {
        assert_eq!(customers.len(), 1);
        assert_eq!(customers[0].external_id.as_deref(), Some("user-0001"));
        assert_eq!(customers[0].status, CustomerStatus::Active);
    })
    .required(&["", "[]"])
    .fields("[]", fields::CUSTOMER)
}

fn none() -> Sample<Vec<Customer>> {
    Sample::new(200, "[]", |customers: &Vec<Customer>| assert!(customers.is_empty())).required(&[""])
}
