//! The Juicyway API: its client against the server, and the headers that each of its requests has.
//! The facts are those of its documentation, typed by hand.

use juicyway_api::runtime::codegen::Operation;
use juicyway_api::{Call, Client, ClientBuilder, Environment, Kind, RetryPolicy};

use crate::answer::Answer;
use crate::case::{ApiFacts, Case};
use crate::server::{Recorded, Server};
use crate::session::{Attempt, block_on};

/// The key of the tests.
pub const KEY: &str = "test_key-1";

/// Facts 1.1 and 1.9: the bare key is in `Authorization`; errors stand in `error`. No header with an id of the request is
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

/// A client of a server.
#[must_use]
pub fn client(server: &Server) -> Client {
    builder(&server.url()).build().unwrap()
}

/// The case of the operation that `call` calls, in the module `module_path!()`.
pub fn operation<Op: Operation>(
    module: &'static str,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    operation_by(module, |builder| builder, call)
}

/// The same with other settings of the client.
pub fn operation_by<Op: Operation>(
    module: &'static str,
    set: impl Fn(ClientBuilder) -> ClientBuilder + 'static,
    call: impl Fn(&Client) -> Call<Op> + Copy + 'static,
) -> Case<Op::Output> {
    let connect = move |base_url: &str| {
        let client = set(builder(base_url)).build().unwrap();
        let caller = move |key: Option<&str>| {
            let call = call(&client);
            attempt(match key {
                Some(key) => call.idempotency_key(key),
                None => call,
            })
        };
        Box::new(caller) as crate::session::Caller<Op::Output>
    };
    Case::new(module, FACTS, Box::new(connect))
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

/// The documented errors of an operation of Juicyway: `refusals!(CreateCustomerError: 400 BadRequest, 409 Conflict)`.
#[macro_export]
macro_rules! juicyway_refusals {
    ($error:ident: $($status:literal $variant:ident),+ $(,)?) => {
        $crate::Refusals {
            statuses: &[$($status),+],
            read: |status, error| {
                let body = error.body::<juicyway_api::operations::$error>();
                match (status, body.ok_or("a body of another operation")?.map_err(|why| why.to_string())?) {
                    $(($status, juicyway_api::operations::$error::$variant(body)) => {
                        Ok(juicyway_api::Json::of(&body))
                    })+
                    (status, body) => Err(format!("{body:?} for {status}")),
                }
            },
        }
    };
}
pub use juicyway_refusals as refusals;
