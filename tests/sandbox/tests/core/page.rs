//! The page at `/`: it shows what there is, text as text, and no secret.

use reqwest::Method;
use serde_json::json;

use crate::{Desk, json_of};

#[tokio::test]
async fn the_page_shows_what_there_is_and_no_secret() {
    let desk = Desk::new().await;
    let script = "<script>alert(1)</script>";
    let person = json!({
        "email": "ada@example.com", "type": "individual", "first_name": script, "last_name": "Lovelace"
    });
    json_of(desk.post("/v0/customers", &person).send().await.unwrap(), 201).await;
    // A name that the page shows.
    let path = format!("/v0/customers/{}/external-accounts", desk.created("b@example.com").await);
    let account = json!({
        "bank_name": script, "account_holder_type": "business", "account_holder_business_name": "Acme",
        "account_holder_address": { "country": "US", "city": "X", "street_line_1": "1", "postal_code": "1" },
        "account_type": "us", "us": { "account_number": "1", "routing_number": "1" }
    });
    json_of(desk.post(&path, &account).header("idempotency-key", script).send().await.unwrap(), 201).await;
    json_of(desk.anonymous(Method::GET, "/v0/customers").header("authorization", "canary").send().await.unwrap(), 401)
        .await;
    json_of(desk.get(&format!("/v0/{script}")).send().await.unwrap(), 404).await;
    let answer = reqwest::get(desk.sandbox.origin()).await.unwrap();
    assert!(answer.headers()["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
    let page = answer.text().await.unwrap();
    for shown in ["Align API", "createCustomer", "ada@example.com", "align.idempotency", "authorization: ***"] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(page.contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>"), "the name of the bank");
    assert!(!page.contains("<script") && !page.contains("canary"));
    for operation in desk.sandbox.not_stood_in_for("align") {
        assert!(page.contains(operation), "{operation}");
    }
}
