//! Any answer at all to a call: what came of it is said, truly and silently.
//! The first line is the operation and the status; headers and body follow as in HTTP.

use std::future::Future;
use std::pin::Pin;

use oas_runtime::http::HeaderMap;
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::{Error, Kind, Outcome, RetryPolicy};

use crate::answers::CANARY;
use crate::message::Message;
use crate::number;

const ID: &str = "123e4567-e89b-42d3-a456-426614174000";
const URL: &str = "https://api.example";

pub(crate) const WORDS: &[&str] = &[
    "200",
    "201",
    "202",
    "204",
    "301",
    "400",
    "401",
    "404",
    "408",
    "409",
    "422",
    "429",
    "500",
    "503",
    "999",
    "content-type: application/json\n",
    "content-type: text/html\n",
    "content-type: application/problem+json; charset=utf-8\n",
    "retry-after: 1\n",
    "retry-after: Wed, 21 Oct 2015 07:28:00 GMT\n",
    "retry-after: 99999999999999999999\n",
    "content-length: 3\n",
    "x-ratelimit-remaining: 0\n",
    "x-ratelimit-reset: 99999999999999\n",
    "x-request-id: canary-9\n",
    "\n\n",
    "{}",
    "[]",
    "null",
    "\"canary-1\"",
    "{\"error\":{\"code\":\"canary-2\"}}",
    "\u{feff}",
    "\\ud800",
    "<html>canary-3</html>",
];

type Sent = Pin<Box<dyn Future<Output = Result<(), Error>>>>;

/// An operation, and a call of it that is answered by a script.
struct Call {
    operation: &'static str,
    send: fn(Script) -> Sent,
}

macro_rules! calls {
    ($($api:ident { $($operation:literal: |$client:ident| $call:expr;)* })*) => {
        &[$($(Call {
            operation: concat!(stringify!($api), ".", $operation),
            send: |script| {
                let $client = clients::$api(script);
                let call = $call;
                Box::pin(async move {
                    let response = call.send().await?;
                    let _ = format!("{response:?} {:?}", response.json());
                    Ok(())
                })
            },
        }),*),*]
    };
}

/// Records, pages, unions, envelopes, several successes and none: every shape of output that there is.
const CALLS: &[Call] = calls! {
    align {
        "listCustomers": |client| client.customers().list();
        "getCustomer": |client| client.customers().get(ID);
        "getOfframpTransfer": |client| client.offramp_transfers().get(ID, ID);
        "getVirtualAccountHistory": |client| client.virtual_accounts().get_history(ID, ID);
        "createVirtualAccount": |client| {
            use align_api::types::{CreateVirtualAccount, FiatCurrency, Network};
            client.virtual_accounts().create(ID, CreateVirtualAccount::new(FiatCurrency::Usd, Network::Polygon))
        };
        "deleteWebhook": |client| client.webhooks().delete(ID);
    }
    juicyway {
        "listCustomers": |client| client.customers().list();
        "getCustomer": |client| client.customers().get(ID);
        "getWallet": |client| client.wallets().get(ID);
        "getWalletTransaction": |client| client.wallet_transactions().get(ID);
    }
    offblocks {
        "listCustomers": |client| client.customers().list();
        "getAccount": |client| client.accounts().get(ID);
        "getAccountChallenge": |client| client.accounts().get_challenge(ID);
        "activateCard": |client| client.cards().activate(ID);
        "deleteWebhook": |client| client.webhooks().delete(ID);
    }
};

mod clients {
    use oas_runtime::credentials::{AttemptInfo, Authenticate, Authorized};
    use oas_runtime::transport::{BoxFuture, Request};

    use super::{Kind, RetryPolicy, Script, URL};

    macro_rules! clients {
        ($($api:ident $package:ident $builder:expr;)*) => {
            $(pub(super) fn $api(script: Script) -> $package::Client {
                let environment = $package::Environment::custom("fuzz", URL, Kind::Sandbox);
                let builder = $builder.environment(environment).transport(script);
                builder.retry(RetryPolicy::never()).build().expect("a client")
            })*
        };
    }

    clients! {
        align align_api align_api::Client::builder("key");
        juicyway juicyway_api juicyway_api::Client::builder("key");
        offblocks offblocks_api offblocks_api::Client::builder("token")
            .credentials(offblocks_api::Credentials::message_signature(Unsigned));
    }

    /// Answers are what is read here; requests have a target of their own.
    struct Unsigned;

    impl Authenticate for Unsigned {
        fn authorize<'a>(&'a self, _: &'a mut Request, _: AttemptInfo) -> BoxFuture<'a, Authorized> {
            Box::pin(std::future::ready(Ok(())))
        }
    }
}

/// Makes the call, and looks at what is said about it.
pub(crate) fn call(data: &[u8]) {
    let Message { words, headers, body } = Message::read(data);
    let (name, status) = (words.first().copied().unwrap_or_default(), words.get(1).and_then(|word| word.parse().ok()));
    // The scripted transport does not frame bodies, so that all of these are final answers.
    let status: u16 = status.filter(|status| (200..=999).contains(status)).unwrap_or(200);
    let known = CALLS.iter().find(|call| call.operation == name);
    let Some(call) = known.or_else(|| CALLS.get(number(name.as_bytes()) % CALLS.len())) else { return };
    let result = block_on((call.send)(Script::new().answer(answer(status, &headers, body))));
    match result {
        Ok(()) => assert!((200..300).contains(&status), "{status} is no success"),
        Err(error) => said(&error, status, body),
    }
}

fn answer(status: u16, headers: &HeaderMap, body: &[u8]) -> Answer {
    let texts = headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    texts.fold(Answer::status(status), |answer, (name, value)| answer.header(name, value)).body(body.to_vec())
}

/// An answer came, so the call was sent; a no that is final has a status that says so.
fn said(error: &Error, status: u16, body: &[u8]) {
    let may = match status {
        200..300 => &[Outcome::Accepted, Outcome::Unknown][..],
        401 | 429 => &[Outcome::Refused],
        408 => &[Outcome::Unknown],
        400..500 => &[Outcome::Refused, Outcome::Unknown],
        _ => &[Outcome::Unknown],
    };
    assert!(may.contains(&error.outcome()), "{status} is {:?}", error.outcome());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.raw_body().map(|body| &body[..]), Some(body), "the body as it came");
    assert_eq!(error.attempts(), 1);
    let source = std::error::Error::source(error).map(|source| format!("{source} {source:?}"));
    let shown = format!("{error} {error:?} {error:#?} {source:?} {:?}", error.path());
    // What names the request, and what the vendor calls its error, is shown on purpose.
    let meant = [error.request_id().unwrap_or_default().to_owned(), error.code().unwrap_or_default()];
    if !meant.iter().any(|text| text.contains(CANARY)) {
        assert!(!shown.contains(CANARY), "an error shows what was answered: {shown}");
    }
    let _ = (error.message(), error.json(), error.rate_limit(), error.retry_after(std::time::SystemTime::UNIX_EPOCH));
}
