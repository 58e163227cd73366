//! A program that pays once: it writes the call down before it sends it, and sends what it finds written down.
//! It is killed by the tests, and started again.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use align_api::runtime::PreparedCall;
use align_api::types::{CreateOfframpTransferFromQuote, TransferPurpose};
use align_api::{Client, Environment, Kind, operations};

type Payment = PreparedCall<operations::CreateOfframpTransferFromQuote>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("the address of the vendor and the file to write the call to".into());
    };
    let client = Client::builder("key").environment(Environment::custom("stand-in", url, Kind::Sandbox)).build()?;
    let payment = match fs::read_to_string(&path) {
        Ok(kept) => Payment::from_json(&kept)?,
        Err(_) => write_down(&client, Path::new(&path))?,
    };
    if arguments.next().as_deref() == Some("die before sending") {
        std::process::abort();
    }
    let transfer = client.replay(payment).max_age(Duration::from_hours(24)).await?;
    fs::remove_file(path)?;
    println!("{}", transfer.id);
    Ok(())
}

fn write_down(client: &Client, path: &Path) -> Result<Payment, Box<dyn Error>> {
    let body = CreateOfframpTransferFromQuote::to_external_account_id("account-1");
    let call =
        client.offramp_transfers().create_from_quote("c-1", "q-1", body.transfer_purpose(TransferPurpose::Salaries));
    let payment = call.idempotency_key_for("order-1").prepare()?;
    let mut file = File::create(path)?;
    file.write_all(payment.to_json().as_bytes())?;
    // Before the first byte leaves, the call is on disk.
    file.sync_all()?;
    Ok(payment)
}
