//! `getCustomer`, as documented.

use juicyway_api::Client;
use juicyway_api::types::Customer;
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Customer> {
    let call = |juicyway: &Client| {
        let get = juicyway.customers().get("123e4567-e89b-12d3-a456-426614174000");
        let fields = ["id".to_owned(), "email".to_owned()];
        get.fields(fields).version("1").include(["transactions".to_owned(), "payment_methods".to_owned()])
    };
    juicyway::operation(module_path!(), call)
        .sends(
            "GET",
            "/customers/123e4567-e89b-12d3-a456-426614174000?fields=id,email&version=1\
             &include=transactions,payment_methods",
        )
        .answers(sample())
        .refuses(juicyway::refusals!(GetCustomerError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 404 NotFound, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "data": {
            "id": "123e4567-e89b-12d3-a456-426614174000",
            "first_name": "Ada",
            "last_name": "Lovelace",
            "email": "ada@example.com",
            "phone_number": "+2348012345678",
            "billing_address": {
                "line1": "1 Example Street",
                "line2": null,
                "city": "Lagos",
                "state": "Lagos",
                "zip_code": "100001",
                "country": "NG"
            },
            "created_at": "2025-09-22T09:01:09Z",
            "updated_at": "2025-09-22T09:01:09Z"
        }
    }"#;
    Sample::new(200, body, |customer: &Customer| {
        assert_eq!(customer.first_name.as_deref(), Some("Ada"));
        assert_eq!(customer.email.as_deref(), Some("ada@example.com"));
        assert_eq!(customer.billing_address.as_ref().unwrap().zip_code.as_deref(), Some("100001"));
        assert_eq!(customer.status, None);
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::CUSTOMER)
    .fields("data.billing_address", fields::ADDRESS)
}
