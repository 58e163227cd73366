//! `listCustomers`, as documented.

use juicyway_api::types::{Customer, CustomerSort};
use juicyway_api::{Client, Page};
use wire::{Answer, Case, Sample, Server, juicyway};

use crate::fields;

wire::tests!(case);

fn case() -> Case<Page<Customer>> {
    let call = |juicyway: &Client| {
        let created_after: juicyway_api::Timestamp = "2025-09-01T00:00:00Z".parse().unwrap();
        let created_before: juicyway_api::Timestamp = "2025-10-01T00:00:00Z".parse().unwrap();
        let list = juicyway.customers().list().limit(50).after("Y3Vyc29yLTI").before("Y3Vyc29yLTE");
        let list = list.email("ada@example.com").created_after(created_after).created_before(created_before);
        list.sort(CustomerSort::CreatedAtAsc)
    };
    juicyway::operation(module_path!(), call)
        .sends(
            "GET",
            "/customers?limit=50&after=Y3Vyc29yLTI&before=Y3Vyc29yLTE&email=ada%40example.com\
             &created_after=2025-09-01T00%3A00%3A00Z&created_before=2025-10-01T00%3A00%3A00Z&sort=created_at%3Aasc",
        )
        .answers(sample())
        .refuses(juicyway::refusals!(ListCustomersError:
            400 BadRequest, 401 Unauthorized, 403 Forbidden, 422 UnprocessableEntity, 429 TooManyRequests,
            500 InternalServerError))
}

fn sample() -> Sample<Page<Customer>> {
    let body = r#"{
        "data": [
            {
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
                "updated_at": "2025-09-23T09:01:09Z"
            },
            { "id": "2c4e6a80-9b1d-4f3e-8a5c-7d9f0b2e4c08", "phone": "+2348012345679" }
        ],
        "pagination": { "before": null, "after": "Y3Vyc29yLTI", "limit": 15 }
    }"#;
    Sample::new(200, body, |page: &Page<Customer>| {
        assert_eq!(page.len(), 2);
        assert_eq!(page[0].id.as_str(), "123e4567-e89b-12d3-a456-426614174000");
        assert_eq!(page[0].phone_number.as_deref(), Some("+2348012345678"));
        assert_eq!(page[0].billing_address.as_ref().unwrap().city.as_deref(), Some("Lagos"));
        assert_eq!(page[0].billing_address.as_ref().unwrap().line2, None);
        assert_eq!(page[1].phone.as_deref(), Some("+2348012345679"));
    })
    .under("/data")
    .required(&["data", "data[]"])
    .optional(&["pagination", "pagination.before", "pagination.after", "pagination.limit"])
    .fields("data[]", fields::CUSTOMER)
    .fields("data[].billing_address", fields::ADDRESS)
}

fn page(id: &str, after: &str) -> Answer {
    between("null", id, after)
}

fn between(before: &str, id: &str, after: &str) -> Answer {
    let body = format!(r#"{{"data":[{{"id":"{id}"}}],"pagination":{{"before":{before},"after":{after},"limit":1}}}}"#);
    Answer::json(200, &body)
}

#[test]
fn the_page_before_is_reached_by_its_cursor() {
    let server = Server::start();
    let client = juicyway::client(&server);
    server.answer(between(r#""cursor 1""#, "b", r#""cursor 2""#));
    let page = wire::block_on(client.customers().list().limit(1).after("cursor 0")).unwrap();
    assert_eq!((page.previous_cursor(), page.next_cursor()), (Some("cursor 1"), Some("cursor 2")));
    server.answer(between("null", "a", r#""cursor 2""#));
    let first = wire::block_on(client.customers().list().limit(1).before(page.previous_cursor().unwrap())).unwrap();
    // The first page has none before it.
    assert_eq!((first[0].id.as_str(), first.previous_cursor()), ("a", None));
    assert_eq!(server.requests()[1].target, "/customers?limit=1&before=cursor%201");
}

#[test]
fn the_pages_follow_the_cursor_until_there_is_none() {
    let server = Server::start();
    server.answer(page("a", r#""cursor 2""#));
    server.answer(page("b", "null"));
    let client = juicyway::client(&server);
    let customers = wire::block_on(client.customers().list().limit(1).items().collect(10)).unwrap();
    let ids: Vec<_> = customers.iter().map(|customer| customer.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    let targets: Vec<_> = server.requests().into_iter().map(|request| request.target).collect();
    assert_eq!(targets, ["/customers?limit=1", "/customers?limit=1&after=cursor%202"]);
}
