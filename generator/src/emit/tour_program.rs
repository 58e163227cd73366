//! It prints one line of JSON for each call: `operation`, `given`, `without` (what was left out of it), and either
//! `ok` with the `status` and `headers` of the answer, or `not_called` with the reason, or `error` with all that is known of it. It hides nothing,
//! the server's answers either, and is meant for servers that stand in for the real one.

#![allow(deprecated, clippy::pedantic, reason = "it calls everything, deprecated or not")]

use std::error::Error as _;
use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Duration;

/// What became of a call: members of a JSON object. An error is one of the values that should have been sent.
type Told = Result<String, Box<dyn std::error::Error>>;
type Pending<'a> = Pin<Box<dyn Future<Output = Told> + 'a>>;

/// A call that can be made.
struct Planned {
    operation: &'static str,
    given: &'static str,
    without: &'static [&'static str],
    call: Result<fn(&the_crate::Client) -> Pending<'_>, &'static str>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(base_url) = arguments.next() else {
        eprintln!("usage: BASE_URL [OPERATION ...]");
        return ExitCode::from(2);
    };
    let wanted: Vec<String> = arguments.collect();
    let environment = the_crate::Environment::custom("tour", base_url, the_crate::Kind::Sandbox);
    let builder = settings().environment(environment).retry(the_crate::RetryPolicy::never());
    let client = match builder.timeout(Duration::from_secs(20)).build() {
        Ok(client) => client,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let mut all_well = true;
    for planned in CALLS.iter().filter(|one| wanted.is_empty() || wanted.iter().any(|id| id == one.operation)) {
        let told = match planned.call {
            Ok(call) => call(&client).await.unwrap_or_else(|error| not_called(&format!("a value is not valid: {error}"))),
            Err(why) => not_called(why),
        };
        all_well &= told.starts_with("\"ok\":true");
        println!(
            "{{\"operation\":{},\"given\":{},\"without\":{},{told}}}",
            json(planned.operation),
            json(planned.given),
            list(planned.without.iter().copied()),
        );
    }
    if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn not_called(why: &str) -> String {
    format!("\"ok\":false,\"not_called\":{}", json(why))
}

/// Sends a call.
async fn sent<Op: the_crate::runtime::codegen::Operation>(call: the_crate::Call<Op>) -> Told {
    match call.send().await {
        Ok(response) => {
            let status = response.status().as_u16();
            Ok(format!("\"ok\":true,\"status\":{status},\"headers\":{}", headers(response.headers())))
        }
        Err(error) => Ok(failed(&error)),
    }
}

fn failed(error: &the_crate::Error) -> String {
    let status = error.status().map_or("null".to_owned(), |status| status.as_u16().to_string());
    let at = error.path().map_or("null".to_owned(), |path| json(&path));
    let mut why = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        // A string takes everything.
        let _ = write!(why, ": {error}");
        source = error.source();
    }
    let faults = error.faults().iter().map(ToString::to_string).collect::<Vec<_>>();
    let body = error.raw_body().map_or("null".to_owned(), |body| json(&String::from_utf8_lossy(body)));
    let headers = error.headers().map_or("{}".to_owned(), headers);
    let (kind, outcome) = (format!("{:?}", error.kind()), format!("{:?}", error.outcome()));
    format!(
        "\"ok\":false,\"status\":{status},\"headers\":{headers},\"error\":{{\"kind\":{},\"outcome\":{},\"why\":{},\
         \"faults\":{},\"at\":{at},\"body\":{body}}}",
        json(&kind),
        json(&outcome),
        json(&why),
        list(faults.iter().map(String::as_str)),
    )
}

fn headers(of: &the_crate::runtime::http::HeaderMap) -> String {
    let member = |name: &str, value: &[u8]| format!("{}:{}", json(name), json(&String::from_utf8_lossy(value)));
    let members = of.iter().map(|(name, value)| member(name.as_str(), value.as_bytes()));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(json).collect::<Vec<_>>().join(","))
}

/// A JSON string.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
