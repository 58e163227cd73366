//! `updateCustomer`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{BillingAddressRequest, Customer, UpdateCustomer};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

/// An empty string clears, and what is not named stays.
fn case() -> Case<Customer> {
    let call = |juicyway: &Client| {
        let change = UpdateCustomer::new().last_name("Byron").phone_number("");
        juicyway.customers().update("123e4567-e89b-12d3-a456-426614174000", change)
    };
    juicyway::operation(module_path!(), call)
        .sends("PATCH", "/customers/123e4567-e89b-12d3-a456-426614174000")
        .exactly("application/json", r#"{"last_name":"Byron","phone_number":""}"#)
        .answers(sample())
        .refuses(juicyway::refusals!(UpdateCustomerError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "data": {
            "id": "123e4567-e89b-12d3-a456-426614174000",
            "last_name": "Byron",
            "updated_at": "2025-10-01T10:00:00Z"
        }
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.last_name.as_deref(), Some("Byron"));
        assert_eq!(customer.updated_at.as_ref().unwrap().as_str(), "2025-10-01T10:00:00Z");
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::CUSTOMER)
}

/// A part of an address does not compile: each setter that is missing here would be an error of the compiler.
#[test]
fn an_address_is_sent_whole() {
    let request = juicyway::sent(|juicyway| {
        let address = BillingAddressRequest::builder().line1("2 Example Street").city("Abuja").state("FCT");
        let address = address.zip_code("900001").country("NG");
        juicyway.customers().update("c", UpdateCustomer::new().billing_address(address))
    });
    wire::assert_json(
        &request.body,
        r#"{
            "billing_address": {
                "line1": "2 Example Street",
                "city": "Abuja",
                "state": "FCT",
                "zip_code": "900001",
                "country": "NG"
            }
        }"#,
    );
}
