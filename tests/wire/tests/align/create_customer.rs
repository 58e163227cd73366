//! `createCustomer`, as documented.

use align_api::types::{CreateCustomer, Customer, CustomerType};
use wire::{Case, Sample, align};

wire::tests!(case);

fn case() -> Case<Customer> {
    let call = |align: &align_api::Client| {
        let ada = CreateCustomer::individual().email("ada@example.com");
        align.customers().create(ada.first_name("Ada").last_name("Lovelace"))
    };
    align::operation(module_path!(), call)
        .sends("POST", "/v0/customers")
        .exactly(
            "application/json",
            r#"{"email":"ada@example.com","type":"individual","first_name":"Ada","last_name":"Lovelace"}"#,
        )
        .answers(sample())
        .refuses(align::refusals!(CreateCustomerError:
            400 BadRequest, 401 Unauthorized, 409 Conflict, 429 TooManyRequests, 500 InternalServerError))
}

fn sample() -> Sample<Customer> {
    let body = r#"{
        "customer_id": "123e4567-e89b-12d3-a456-426614174000",
        "email": "ada@example.com",
        "type": "individual",
        "first_name": "Ada",
        "last_name": "Lovelace",
        "company_name": null
    }"#;
    Sample::new(201, body, |customer: &Customer| {
        assert_eq!(customer.customer_id.as_str(), "123e4567-e89b-12d3-a456-426614174000");
        assert_eq!(customer.email, "ada@example.com");
        assert_eq!(customer.r#type, CustomerType::Individual);
        assert_eq!(customer.first_name.as_deref(), Some("Ada"));
        assert_eq!(customer.last_name.as_deref(), Some("Lovelace"));
        assert_eq!(customer.company_name, None);
    })
    .required(&["customer_id", "email", "type"])
    .optional(&["first_name", "last_name", "company_name", "address", "kycs", "created_at", "updated_at"])
    .enums(&["type"])
}

#[test]
fn a_company_has_a_name_and_no_other() {
    let request = align::sent(|align| {
        let acme = CreateCustomer::corporate().email("office@example.com");
        align.customers().create(acme.company_name("Acme Corporation"))
    });
    assert_eq!(
        request.text(),
        r#"{"email":"office@example.com","type":"corporate","company_name":"Acme Corporation"}"#
    );
}
