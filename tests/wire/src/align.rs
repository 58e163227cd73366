//! The Align API: its client against the server, and the headers that each of its requests has.
//! The facts are those of its documentation, typed by hand.

use align_api::runtime::codegen::Operation;
use align_api::{Call, Client, ClientBuilder, Environment, Kind, RetryPolicy};

use crate::api::api;
use crate::case::{ApiFacts, Case};

/// The key of the tests.
pub const KEY: &str = "test-key";

/// Documentation of 2026: the key is in `Api-Key`, on every operation; answers are JSON. No header with an id of the
/// request is documented.
const FACTS: &ApiFacts = &ApiFacts {
    headers: &[("accept", "application/json"), ("api-key", KEY)],
    user_agent: "align-api/",
    secrets: &[KEY],
    request_id: false,
    refusal: concat!(
        r#"{"message":"The address ada@example.com is not allowed","code":"not_allowed","#,
        r#""hints":[{"at":["email"],"limit":1.50}]}"#,
    ),
    sparse: &["{}", r#"{"message":null,"code":null}"#],
};

/// The settings of a client of a server, in an environment in which nothing is real.
pub fn builder(base_url: &str) -> ClientBuilder {
    let environment = Environment::custom("loopback", base_url, Kind::Sandbox);
    // What is sent again, and when, has tests of its own.
    Client::builder(KEY).environment(environment).retry(RetryPolicy::never())
}

api!(align_api);

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

/// The documented errors of an operation of Align: `refusals!(CreateCustomerError: 400 BadRequest, 409 Conflict)`.
#[macro_export]
macro_rules! align_refusals {
    ($($all:tt)+) => {
        $crate::refusals_of!(align_api, $($all)+)
    };
}
pub use align_refusals as refusals;
