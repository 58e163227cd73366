//! Environments: what exists in a sandbox only is never sent to production. As documented.

use align_api::runtime::ErrorKind;
use align_api::runtime::codegen::Operation;
use align_api::types::{SimulateCustomer, SimulateOfframpTransfer, SimulateOnrampTransfer, SimulateVirtualAccount};
use align_api::{Call, Client, Environment, Kind, Outcome};
use wire::{Answer, Server, align};

fn production(server: &Server) -> Client {
    let environment = Environment::custom("live", server.url(), Kind::Production);
    Client::builder(align::KEY).environment(environment).build().unwrap()
}

fn refused<Op: Operation>(call: impl Fn(&Client) -> Call<Op>) {
    let server = Server::start();
    server.answer(Answer::json(201, "{}"));
    let error = wire::block_on(call(&production(&server)).send()).expect_err("refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Configuration, Outcome::NotSent));
    assert_eq!((error.operation(), error.attempts()), (Op::ABOUT.id, 0));
    assert!(error.to_string().contains("sandbox"), "{error}");
    assert!(server.requests().is_empty(), "{} was sent", Op::ABOUT.id);
}

#[test]
fn simulations_are_refused_in_production() {
    refused(|align| align.customers().simulate(SimulateCustomer::new("c")));
    refused(|align| align.offramp_transfers().simulate("c", SimulateOfframpTransfer::new("t")));
    refused(|align| align.onramp_transfers().simulate("c", SimulateOnrampTransfer::new("t")));
    refused(|align| align.virtual_accounts().simulate("c", SimulateVirtualAccount::new("v")));
}

#[test]
fn everything_else_is_sent_to_production() {
    let server = Server::start();
    server.answer(Answer::json(200, r#"{"items":[]}"#));
    wire::block_on(production(&server).customers().list()).unwrap();
    assert_eq!(server.requests().len(), 1);
}
