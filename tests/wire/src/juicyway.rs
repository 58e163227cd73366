//! The Juicyway API: its client against the server, and the headers that each of its requests has.
//! The facts are those of its documentation, typed by hand.

use juicyway_api::runtime::codegen::Operation;
use juicyway_api::{Call, Client, ClientBuilder, Environment, Kind, RetryPolicy};

use crate::api::api;
use crate::case::{ApiFacts, Case};

/// The key of the tests.
pub const KEY: &str = "test_key-1";

/// As documented: the bare key is in `Authorization`; errors stand in `error`. No header with an id of the request is
/// documented.
const FACTS: &ApiFacts = &ApiFacts {
    headers: &[("accept", "application/json"), ("authorization", KEY)],
    user_agent: "juicyway-api/",
    secrets: &[KEY],
    request_id: false,
    refusal: concat!(
        r#"{"error":{"code":"not_allowed","message":"The address ada@example.com is not allowed","#,
        r#""type":"invalid_request_error","details":{"email":["is taken"]},"#,
        r#""errors":[{"field":"email","message":"is taken"}]}}"#,
    ),
    sparse: &["{}", r#"{"error":null}"#],
};

/// The settings of a client of a server, in an environment in which nothing is real.
pub fn builder(base_url: &str) -> ClientBuilder {
    let environment = Environment::custom("loopback", base_url, Kind::Sandbox);
    // What is sent again, and when, has tests of its own.
    Client::builder(KEY).environment(environment).retry(RetryPolicy::never())
}

api!(juicyway_api);

/// The case of the operation that `call` calls, in the module `module_path!()`.
pub fn operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, FACTS, |builder| builder, call)
}

/// The same with other settings of the client.
pub fn operation_by<Op: Operation>(
    module: &'static str,
    set: impl Fn(ClientBuilder) -> ClientBuilder + 'static,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    case(module, FACTS, set, call)
}

/// The documented errors of an operation of Juicyway: `refusals!(CreateCustomerError: 400 BadRequest, 409 Conflict)`.
#[macro_export]
macro_rules! juicyway_refusals {
    ($($all:tt)+) => {
        $crate::refusals_of!(juicyway_api, $($all)+)
    };
}
pub use juicyway_refusals as refusals;
