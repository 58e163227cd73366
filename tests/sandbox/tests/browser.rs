//! The page as a browser shows it: headless Chromium, which only `cargo xtask ci` asks for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::process::Command;

use align_api::types::{AccountHolderAddressRequest, BankAccountRequest, CreateCustomer, UsDetailsRequest};
use align_api::{Client, Environment, Kind};
use fintech_api_sandbox::Sandbox;

/// What would run if it were not shown as text.
const ATTACK: &str = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";

/// The page after its scripts ran, if it had any, as the browser writes it down.
fn shown(url: &str) -> String {
    let folder = std::env::temp_dir().join(format!("fintech-api-sandbox-{}", std::process::id()));
    let program = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let output = Command::new(program)
        // A container has no sandbox of its own to give; the page is ours.
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .args(["--disable-background-networking", "--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.display()))
        .arg(url)
        .output()
        .expect("Chromium runs");
    // It is in the folder for temporary files, and nothing is lost if it stays.
    let _ = std::fs::remove_dir_all(folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
#[ignore = "needs Chromium"]
async fn a_browser_shows_what_there_is_as_text() {
    let sandbox = Sandbox::builder().start().await.unwrap();
    let place = Environment::custom("sandbox", sandbox.align().base_url(), Kind::Sandbox);
    let align = Client::builder(sandbox.align().api_key()).environment(place).build().unwrap();
    let new = CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
    let ada = align.customers().create(new).await.unwrap();
    let address = AccountHolderAddressRequest::builder().country("US").city("X").street_line_1("1").postal_code("1");
    let account = BankAccountRequest::us_business()
        .bank_name(ATTACK)
        .account_holder_business_name("Acme")
        .account_holder_address(address)
        .us(UsDetailsRequest::builder().account_number("1").routing_number("1"));
    align.external_accounts().create(&ada.customer_id, account).await.unwrap();
    let origin = sandbox.origin();
    let page = tokio::task::spawn_blocking(move || shown(&origin)).await.unwrap();
    assert!(page.contains("<title>Sandbox</title>"), "nothing ran: {page}");
    assert!(page.contains("<td>ada@example.com</td>") && page.contains("<td>&lt;img src=x"), "{page}");
    assert!(!page.contains("<img") && !page.contains("<script"));
    for operation in ["createCustomer", "uploadFile", "simulateVirtualAccount"] {
        assert!(page.contains(&format!("<td>{operation}</td>")), "{operation}");
    }
    // Every request is a row, with its answer.
    assert_eq!(page.matches("<td>201</td>").count(), 2);
}
