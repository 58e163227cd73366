//! Customers.

use juicyway_api::Timestamp;
use juicyway_api::types::{BillingAddressRequest, CreateCustomer, CustomerSort, CustomerType, UpdateCustomer};
use oracle::juicyway::pair;
use oracle::{KEY, Pair, json, text};

use crate::CUSTOMER;

fn address() -> BillingAddressRequest {
    let address = BillingAddressRequest::builder().line1("1 Example Street").line2("Floor 2").city("Lagos");
    address.state("Lagos").zip_code("100001").country("NG").build()
}

pub(crate) fn create_with_phone() -> Pair {
    let body = r#"{
        "first_name": "Zoë", "last_name": "O'Hara \"\\", "email": "ada@example.com", "phone": "+2348012345678",
        "type": "individual",
        "billing_address": {
            "line1": "1 Example Street", "line2": "Floor 2", "city": "Lagos", "state": "Lagos", "zip_code": "100001",
            "country": "NG"
        }
    }"#;
    pair(
        |juicyway| {
            let zoe = CreateCustomer::with_phone().first_name("Zoë").last_name("O'Hara \"\\").email("ada@example.com");
            let zoe = zoe.phone("+2348012345678").r#type(CustomerType::Individual).billing_address(address());
            juicyway.customers().create(zoe)
        },
        async |client| client.create_customer(Some(&text(KEY)), &json(body)).await,
    )
}

pub(crate) fn create_with_phone_number() -> Pair {
    let body = r#"{
        "first_name": "Acme", "last_name": "Limited", "email": "office@example.com",
        "phone_number": "+2348012345678", "type": "business",
        "billing_address": {
            "line1": "1 Example Street", "line2": "Floor 2", "city": "Lagos", "state": "Lagos", "zip_code": "100001",
            "country": "NG"
        }
    }"#;
    pair(
        |juicyway| {
            let acme = CreateCustomer::with_phone_number().first_name("Acme").last_name("Limited");
            let acme = acme.email("office@example.com").phone_number("+2348012345678");
            juicyway.customers().create(acme.r#type(CustomerType::Business).billing_address(address()))
        },
        async |client| client.create_customer(Some(&text(KEY)), &json(body)).await,
    )
}

/// A cursor is any text; a time is sent as it was given.
pub(crate) fn list() -> Pair {
    let (after, before, email) = ("a+b/c==", "Y3Vyc29yLTE&", "ada+1@example.com");
    let (from, to) = ("2025-09-01T00:00:00Z", "2025-10-01T00:00:00Z");
    pair(
        |juicyway| {
            let time = |text: &str| text.parse::<Timestamp>().unwrap();
            let list = juicyway.customers().list().limit(50).after(after).before(before).email(email);
            list.created_after(time(from)).created_before(time(to)).sort(CustomerSort::CreatedAtAsc)
        },
        async |client| {
            let sort = Some(text("created_at:asc"));
            let (from, to) = (in_seconds(from), in_seconds(to));
            let (after, before) = (text(after), text(before));
            let limit = Some(text("50"));
            client.list_customers(Some(&after), Some(&before), Some(&from), Some(&to), Some(email), limit, sort).await
        },
    )
}

fn in_seconds(time: &str) -> chrono::DateTime<chrono::Utc> {
    text(time)
}

pub(crate) fn list_all() -> Pair {
    pair(
        |juicyway| juicyway.customers().list(),
        async |client| client.list_customers(None, None, None, None, None, None, None).await,
    )
}

pub(crate) fn get() -> Pair {
    pair(
        |juicyway| juicyway.customers().get(CUSTOMER),
        async |client| client.get_customer(&text(CUSTOMER), None, None, None).await,
    )
}

/// A list of one, which looks the same in every style.
pub(crate) fn get_parts() -> Pair {
    pair(
        |juicyway| {
            let get = juicyway.customers().get(CUSTOMER).fields(["email".to_owned()]).version("1");
            get.include(["transactions".to_owned()])
        },
        async |client| {
            let (fields, include) = (vec![text("email")], vec![text("transactions")]);
            client.get_customer(&text(CUSTOMER), Some(&fields), Some(&include), Some(&text("1"))).await
        },
    )
}

/// An empty text clears.
pub(crate) fn update() -> Pair {
    let body = r#"{ "last_name": "Byron", "phone_number": "" }"#;
    pair(
        |juicyway| juicyway.customers().update(CUSTOMER, UpdateCustomer::new().last_name("Byron").phone_number("")),
        async |client| client.update_customer(&text(CUSTOMER), &json(body)).await,
    )
}

pub(crate) fn update_address() -> Pair {
    let body = r#"{
        "billing_address": {
            "line1": "1 Example Street", "line2": "Floor 2", "city": "Lagos", "state": "Lagos", "zip_code": "100001",
            "country": "NG"
        }
    }"#;
    pair(
        |juicyway| juicyway.customers().update(CUSTOMER, UpdateCustomer::new().billing_address(address())),
        async |client| client.update_customer(&text(CUSTOMER), &json(body)).await,
    )
}
