//! Addresses: ids become one segment each, or are refused before anything is sent.
//! As documented: static segments stand beside ids, which must be encoded and never empty.

use align_api::runtime::codegen::Operation;
use align_api::runtime::{ErrorKind, Fault};
use align_api::types::CreateOfframpTransferFromQuote as FromQuote;
use align_api::types::{CompleteCrossChainTransfer, CompleteOfframpTransfer, CreateKycSession};
use align_api::{Call, Client, Outcome};
use wire::{Answer, Server, align};

/// The request line of a call.
fn target<Op: Operation>(call: impl Fn(&Client) -> Call<Op>) -> String {
    align::sent(call).target
}

/// Checks that a call is refused because of `parameter`, and that nothing is sent.
fn refused<Op: Operation>(parameter: &str, call: impl Fn(&Client) -> Call<Op>) {
    let server = Server::start();
    server.answer(Answer::json(200, "{}"));
    let result = wire::block_on(call(&align::client(&server)).send());
    let error = result.expect_err("refused");
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::InvalidRequest, Outcome::NotSent));
    assert_eq!((error.operation(), error.attempts()), (Op::ABOUT.id, 0));
    let faults: Vec<_> = error.faults().iter().map(Fault::path).collect();
    assert_eq!(faults, [parameter], "{error}");
    assert!(error.status().is_none() && error.raw_body().is_none());
    assert!(server.requests().is_empty(), "{} was sent", Op::ABOUT.id);
}

#[test]
fn ids_are_encoded_to_one_segment() {
    for (id, segment) in [
        ("123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"),
        ("a/b", "a%2Fb"),
        ("../v0", "..%2Fv0"),
        ("...", "..."),
        ("50%", "50%25"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c", "a%20b%2Bc"),
        ("a?b#c", "a%3Fb%23c"),
        ("a;b=c,d:e@f&g", "a%3Bb%3Dc%2Cd%3Ae%40f%26g"),
        ("caf\u{e9} \u{1F600}", "caf%C3%A9%20%F0%9F%98%80"),
        ("a\r\nb\0", "a%0D%0Ab%00"),
        ("~._-", "~._-"),
        ("Simulate", "Simulate"),
    ] {
        assert_eq!(target(|align| align.customers().get(id)), format!("/v0/customers/{segment}"));
        let complete = |align: &Client| align.offramp_transfers().complete("c", id, CompleteOfframpTransfer::new("h"));
        assert_eq!(target(complete), format!("/v0/customers/c/offramp-transfer/{segment}/complete"));
    }
}

#[test]
fn a_customer_id_that_would_be_another_address_is_refused() {
    for id in ["", ".", "..", "simulate"] {
        refused("customer_id", |align| align.customers().get(id));
        refused("customer_id", |align| align.customers().create_kyc_session(id).body(CreateKycSession::new()));
        refused("customer_id", |align| align.external_accounts().list(id));
        refused("customer_id", |align| align.virtual_accounts().list(id));
    }
}

#[test]
fn an_id_beside_a_static_segment_is_refused_when_it_is_that_segment() {
    for id in ["", ".", "..", "quote", "simulate"] {
        refused("transfer_id", |align| align.offramp_transfers().get("c", id));
        refused("transfer_id", |align| align.onramp_transfers().get("c", id));
        let hash = CompleteOfframpTransfer::new("0x88");
        refused("transfer_id", |align| align.offramp_transfers().complete("c", id, hash.clone()));
    }
    for id in ["", ".", "..", "quote", "permanent-route-address"] {
        refused("transfer_id", |align| align.cross_chain_transfers().get("c", id));
        let hash = CompleteCrossChainTransfer::new("0x88");
        refused("transfer_id", |align| align.cross_chain_transfers().complete("c", id, hash.clone()));
    }
    for id in ["", ".", "..", "list"] {
        refused("permanent_route_address_id", |align| align.permanent_route_addresses().get("c", id));
    }
    for id in ["", ".", "..", "simulate"] {
        refused("virtual_account_id", |align| align.virtual_accounts().get("c", id));
        refused("virtual_account_id", |align| align.virtual_accounts().get_history("c", id));
    }
    for id in ["", ".", ".."] {
        let to = FromQuote::to_external_account_id("a");
        refused("quote_id", |align| align.offramp_transfers().create_from_quote("c", id, to.clone()));
        refused("id", |align| align.webhooks().delete(id));
    }
}

/// A name is reserved only where it stands beside the id.
#[test]
fn an_id_may_be_a_segment_that_stands_elsewhere() {
    assert_eq!(target(|align| align.customers().get("quote")), "/v0/customers/quote");
    assert_eq!(target(|align| align.webhooks().delete("list")), "/v0/webhooks/list");
    let route = |align: &Client| align.permanent_route_addresses().get("c", "quote");
    assert_eq!(target(route), "/v0/customers/c/cross-chain-transfer/permanent-route-address/quote");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let server = Server::start();
    let call = align::client(&server).offramp_transfers().list("simulate").limit(0).send();
    let error = wire::block_on(call).unwrap_err();
    let faults: Vec<_> = error.faults().iter().map(Fault::path).collect();
    assert_eq!(faults, ["customer_id", "limit"], "{error}");
    assert!(server.requests().is_empty());
}

/// A proxy or a stand-in may stand at a path, with or without a slash at its end.
#[test]
fn the_path_of_the_base_url_comes_first() {
    for path in ["", "/", "/proxy", "/proxy/", "/proxy/align%20labs/"] {
        let server = Server::start();
        server.answer(Answer::empty(500));
        let client = align::builder(&format!("{}{path}", server.url())).build().unwrap();
        let list = client.customers().list().email("ada@example.com");
        assert!(wire::block_on(list).is_err());
        let target = server.requests().remove(0).target;
        assert_eq!(target, format!("{}/v0/customers?email=ada%40example.com", path.trim_end_matches('/')));
    }
}
