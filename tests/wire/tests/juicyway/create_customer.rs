//! `createCustomer`, as documented.

use juicyway_api::Client;
use juicyway_api::types::{BillingAddressRequest, CreateCustomer, Customer, CustomerStatus, CustomerType};
use wire::{Case, Sample, juicyway};

use crate::fields;

wire::tests!(case);

fn address() -> BillingAddressRequest {
    let address = BillingAddressRequest::builder().line1("1 Example Street").city("Lagos").state("Lagos");
    address.zip_code("100001").country("NG").build()
}

/// Under `phone`, as the source document of this operation has it.
fn case() -> Case<Customer> {
    let call = |juicyway: &Client| {
        let ada = CreateCustomer::with_phone().first_name("Ada").last_name("Lovelace").email("ada@example.com");
        let ada = ada.phone("+2348012345678").r#type(CustomerType::Individual).billing_address(address());
        juicyway.customers().create(ada)
    };
    juicyway::operation(module_path!(), call)
        .sends("POST", "/customers")
        .with_key()
        .json(
            r#"{
                "first_name": "Ada",
                "last_name": "Lovelace",
                "email": "ada@example.com",
                "phone": "+2348012345678",
                "type": "individual",
                "billing_address": {
                    "line1": "1 Example Street",
                    "city": "Lagos",
                    "state": "Lagos",
                    "zip_code": "100001",
                    "country": "NG"
                }
            }"#,
        )
        .answers(sample())
        .refuses(juicyway::refusals!(CreateCustomerError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 409 Conflict, 422 UnprocessableEntity,
            429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "data": {
            "id": "123e4567-e89b-12d3-a456-426614174000",
            "status": "pending_kyc",
            "created_at": "2025-09-22T09:01:09Z"
        }
    }"#;
    Sample::new(201, body, |customer: &Customer| {
        assert_eq!(customer.id.as_str(), "123e4567-e89b-12d3-a456-426614174000");
        assert_eq!(customer.status, Some(CustomerStatus::PendingKyc));
        assert_eq!(customer.created_at.as_ref().unwrap().as_str(), "2025-09-22T09:01:09Z");
        assert_eq!((customer.phone.as_ref(), customer.phone_number.as_ref()), (None, None));
    })
    .under("/data")
    .required(&["data"])
    .fields("data", fields::CUSTOMER)
}

/// Under `phone_number`, as all other pages have it.
#[test]
fn the_caller_chooses_the_name_of_the_number() {
    let request = juicyway::sent(|juicyway| {
        let acme = CreateCustomer::with_phone_number().first_name("Acme").last_name("Limited");
        let acme = acme.email("office@example.com").phone_number("+2348012345678");
        let address = BillingAddressRequest::builder().line1("1 Example Street").line2("Floor 2").city("Lagos");
        let address = address.state("Lagos").zip_code("100001").country("NG");
        juicyway.customers().create(acme.r#type(CustomerType::Business).billing_address(address))
    });
    wire::assert_json(
        &request.body,
        r#"{
            "first_name": "Acme",
            "last_name": "Limited",
            "email": "office@example.com",
            "phone_number": "+2348012345678",
            "type": "business",
            "billing_address": {
                "line1": "1 Example Street",
                "line2": "Floor 2",
                "city": "Lagos",
                "state": "Lagos",
                "zip_code": "100001",
                "country": "NG"
            }
        }"#,
    );
}
