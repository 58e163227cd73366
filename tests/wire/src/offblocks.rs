//! The `OffBlocks` API: its client against the server, and the headers that its requests have.
//! The facts are those of its documentation, typed by hand.

use offblocks_api::runtime::codegen::Operation;
use offblocks_api::runtime::credentials::{AttemptInfo, Authenticate, Authorized};
use offblocks_api::runtime::http::HeaderValue;
use offblocks_api::runtime::transport::{BoxFuture, Request};
use offblocks_api::{Call, Client, ClientBuilder, Credentials, Environment, Kind, RetryPolicy};

use crate::answer::Answer;
use crate::case::{ApiFacts, Case};
use crate::server::{Recorded, Server};
use crate::session::{Attempt, block_on};

/// The token of the tests.
pub const TOKEN: &str = "test-token";

/// Signs nothing: it writes what a signature would look like, so that the tests see that one was asked for.
#[derive(Clone, Copy, Debug)]
pub struct StubSigner;

impl Authenticate for StubSigner {
    fn authorize<'a>(&'a self, request: &'a mut Request, _attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        // A real signature covers the token, so the token must be there by now.
        let covers = if request.headers.contains_key("authorization") { "(\"authorization\")" } else { "()" };
        request.headers.insert("signature-input", HeaderValue::try_from(format!("sig={covers}")).unwrap());
        request.headers.insert("signature", HeaderValue::from_static("sig=:c3R1Yg==:"));
        Box::pin(std::future::ready(Ok(())))
    }
}

/// Facts 2.1: the token and the signature on all calls but those below `/auth`.
const SIGNED: &ApiFacts = &ApiFacts {
    headers: &[
        ("accept", "application/json"),
        ("authorization", "Bearer test-token"),
        ("signature", "sig=:c3R1Yg==:"),
        ("signature-input", "sig=(\"authorization\")"),
    ],
    ..WITH_TOKEN
};

/// Facts 2.1: the calls below `/auth` show no signature.
const WITH_TOKEN: ApiFacts = ApiFacts {
    headers: &[("accept", "application/json"), ("authorization", "Bearer test-token")],
    user_agent: "offblocks-api/",
    secrets: &[TOKEN, "c3R1Yg"],
    request_id: false,
    refusal: concat!(
        r#"{"message":"The address ada@example.com is not allowed","code":"not_allowed","#,
        r#""hints":[{"at":["email"],"limit":1.50}]}"#,
    ),
    sparse: &["{}", r#"{"message":null,"code":null}"#],
};

/// Facts 2.1: getting a token needs nothing but its body.
const BARE: &ApiFacts = &ApiFacts { headers: &[("accept", "application/json")], ..WITH_TOKEN };

/// The settings of a client of a server, in an environment in which nothing is real.
pub fn builder(base_url: &str) -> ClientBuilder {
    // Both documented base URLs end in `/v1`.
    let environment = Environment::custom("loopback", format!("{base_url}/v1"), Kind::Sandbox);
    let builder = Client::builder(TOKEN).credentials(Credentials::message_signature(StubSigner));
    // What is sent again, and when, has tests of its own.
    builder.environment(environment).retry(RetryPolicy::never())
}

/// A client of a server.
#[must_use]
pub fn client(server: &Server) -> Client {
    builder(&server.url()).build().unwrap()
}

/// The case of the operation that `call` calls, in the module `module_path!()`. It takes the token and a signature.
pub fn operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, SIGNED, call)
}

/// The same for an operation that takes the token and no signature.
pub fn operation_with_token<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, &WITH_TOKEN, call)
}

/// The same for an operation that takes neither.
pub fn bare_operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, BARE, call)
}

fn case<Op: Operation>(
    module: &'static str,
    facts: &'static ApiFacts,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    let connect = move |base_url: &str| {
        let client = builder(base_url).build().unwrap();
        let caller = move |key: Option<&str>| {
            let call = call(&client);
            attempt(match key {
                Some(key) => call.idempotency_key(key),
                None => call,
            })
        };
        Box::new(caller) as crate::session::Caller<Op::Output>
    };
    Case::new(module, facts, Box::new(connect)).below("/v1")
}

fn attempt<Op: Operation>(call: Call<Op>) -> Attempt<Op::Output> {
    let key = call.idempotency().map(ToString::to_string);
    Attempt::new(Op::ABOUT, key, call.send())
}

/// What a call sends, whatever is answered.
pub fn sent<Op: Operation>(call: impl Fn(&Client) -> Call<Op>) -> Recorded {
    let server = Server::start();
    server.answer(Answer::empty(500));
    let result = block_on(call(&client(&server)).send());
    let mut requests = server.requests();
    let why = result.err().map(|error| error.to_string());
    assert_eq!(requests.len(), 1, "one request; {why:?}");
    requests.remove(0)
}

/// The documented errors of an operation: `refusals!(CreateCustomerError: 400 BadRequest, 409 Conflict)`.
#[macro_export]
macro_rules! offblocks_refusals {
    ($error:ident: $($status:literal $variant:ident),+ $(,)?) => {
        $crate::Refusals {
            statuses: &[$($status),+],
            read: |status, error| {
                let body = error.body::<offblocks_api::operations::$error>();
                match (status, body.ok_or("a body of another operation")?.map_err(|why| why.to_string())?) {
                    $(($status, offblocks_api::operations::$error::$variant(body)) => {
                        Ok(offblocks_api::Json::of(&body))
                    })+
                    (status, body) => Err(format!("{body:?} for {status}")),
                }
            },
        }
    };
}
pub use offblocks_refusals as refusals;
