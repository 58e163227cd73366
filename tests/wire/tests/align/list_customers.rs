//! `listCustomers`, as documented.

use align_api::types::{Customer, KycStatus};
use align_api::{Client, Page};
use wire::{Case, Sample, align};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<Customer>> {
    let call = |align: &Client| align.customers().list().email("ada+1@example.com");
    align::operation(module_path!(), call)
        .sends("GET", "/v0/customers?email=ada%2B1%40example.com")
        .answers(sample())
        .answers(
            Sample::page(200, r#"{"items":[]}"#, |page: &Page<Customer>| assert!(page.is_empty())).required(&["items"]),
        )
        .refuses(align::refusals!(ListCustomersError:
            400 BadRequest, 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Page<Customer>> {
    let body = r#"{
        "items": [
            {
                "customer_id": "123e4567-e89b-12d3-a456-426614174000",
                "email": "ada@example.com",
                "type": "individual",
                "first_name": "Ada",
                "last_name": "Lovelace",
                "kycs": { "status": "pending", "kyc_flow_link": "https://kyc.example.com/flow/1" }
            }
        ]
    }"#;
    Sample::page(200, body, |page: &Page<Customer>| {
        assert_eq!(page.len(), 1);
        assert_eq!(page[0].customer_id.as_str(), "123e4567-e89b-12d3-a456-426614174000");
        let kycs = page[0].kycs.as_ref().unwrap();
        assert_eq!(kycs.status, Some(KycStatus::Pending));
        assert_eq!(kycs.kyc_flow_link.as_deref(), Some("https://kyc.example.com/flow/1"));
    })
    .required(&["items", "items[]"])
    .fields("items[]", fields::CUSTOMER)
    .fields("items[].kycs", fields::KYCS)
}

#[test]
fn without_an_address_all_customers_are_asked_for() {
    let request = align::sent(|align| align.customers().list());
    assert_eq!(request.target, "/v0/customers");
}
