//! The `OffBlocks` API: its client against the server, and the headers that its requests have.
//! The facts are those of its documentation, typed by hand.

use offblocks_api::runtime::codegen::Operation;
use offblocks_api::runtime::credentials::{AttemptInfo, Authenticate, Authorized};
use offblocks_api::runtime::http::HeaderValue;
use offblocks_api::runtime::transport::{BoxFuture, Request};
use offblocks_api::{Call, Client, ClientBuilder, Credentials, Environment, Kind, RetryPolicy};

use crate::api::api;
use crate::case::{ApiFacts, Case};

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

/// As documented: the token and the signature on all calls but those below `/auth`.
const SIGNED: &ApiFacts = &ApiFacts {
    headers: &[
        ("accept", "application/json"),
        ("authorization", "Bearer test-token"),
        ("signature", "sig=:c3R1Yg==:"),
        ("signature-input", "sig=(\"authorization\")"),
    ],
    ..WITH_TOKEN
};

/// As documented: the calls below `/auth` show no signature.
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

/// As documented: getting a token needs nothing but its body.
const BARE: &ApiFacts = &ApiFacts { headers: &[("accept", "application/json")], ..WITH_TOKEN };

/// The settings of a client of a server, in an environment in which nothing is real.
pub fn builder(base_url: &str) -> ClientBuilder {
    // Both documented base URLs end in `/v1`.
    let environment = Environment::custom("loopback", format!("{base_url}/v1"), Kind::Sandbox);
    let builder = Client::builder(TOKEN).credentials(Credentials::message_signature(StubSigner));
    // What is sent again, and when, has tests of its own.
    builder.environment(environment).retry(RetryPolicy::never())
}

api!(offblocks_api);

/// The case of the operation that `call` calls, in the module `module_path!()`. It takes the token and a signature.
pub fn operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, SIGNED, |builder| builder, call).below("/v1")
}

/// The same for an operation that takes the token and no signature.
pub fn operation_with_token<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, &WITH_TOKEN, |builder| builder, call).below("/v1")
}

/// The same for an operation that takes neither.
pub fn bare_operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, BARE, |builder| builder, call).below("/v1")
}

/// The documented errors of an operation: `refusals!(CreateCustomerError: 400 BadRequest, 409 Conflict)`.
#[macro_export]
macro_rules! offblocks_refusals {
    ($($all:tt)+) => {
        $crate::refusals_of!(offblocks_api, $($all)+)
    };
}
pub use offblocks_refusals as refusals;
