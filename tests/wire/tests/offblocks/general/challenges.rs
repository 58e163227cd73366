//! The whole way of a customer's challenge, on the wire: as documented. The names in the body that is handed in are inferred.

use std::time::{Duration, SystemTime};

use offblocks_api::runtime::challenge::{ChallengeError, EthereumKey, SignInMessage};
use offblocks_api::types::{Challenge, CreateCustomer, CreatedCustomer, SignChallenge};
use offblocks_api::{Client, Outcome};
use wire::{Answer, Server, block_on, offblocks};

/// The example of web3.js, which is no secret.
const KEY: &str = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
const ACCOUNT: &str = "eip155:300:0x2c7536E3605D9C16a7a3D7b1898e529396a65c23";
/// In the form of the documentation's sample: no Expiration Time, a nonce of 16 characters, the sandbox's chain.
const TEXT: &str = "api.sandbox.offblocks.xyz wants you to sign in with your Ethereum account:
0x2c7536E3605D9C16a7a3D7b1898e529396a65c23

Sign in to prove that this account is yours.

URI: https://api.sandbox.offblocks.xyz
Version: 1
Chain ID: 300
Nonce: abcdefgh12345678
Issued At: 2024-01-17T18:21:53Z";
const CHALLENGE: &str = "YXBpLnNhbmRib3gub2ZmYmxvY2tzLnh5eiB3YW50cyB5b3UgdG8gc2lnbiBpbiB3aXRoIHlvdXIgRXRoZXJldW0gYWNjb3VudDoKMHgyYzc1\
    MzZFMzYwNUQ5QzE2YTdhM0Q3YjE4OThlNTI5Mzk2YTY1YzIzCgpTaWduIGluIHRvIHByb3ZlIHRoYXQgdGhpcyBhY2NvdW50IGlzIHlvdXJzLgoKVVJJ\
    OiBodHRwczovL2FwaS5zYW5kYm94Lm9mZmJsb2Nrcy54eXoKVmVyc2lvbjogMQpDaGFpbiBJRDogMzAwCk5vbmNlOiBhYmNkZWZnaDEyMzQ1Njc4Cklz\
    c3VlZCBBdDogMjAyNC0wMS0xN1QxODoyMTo1M1o=";
/// Of the text by the key, made apart from this project.
const SIGNATURE: &str = "CUUmnzewwTm9DyY1VDBwBdof0r4t9NedTTCaiXlwQ61tUfLT22omzmnQVdvkhFCPk7jDMBrvffkMOC0tSviSeBs=";
const ID: &str = "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01";

fn issued() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_705_515_713)
}

fn created(server: &Server, offblocks: &Client) -> CreatedCustomer {
    let answer = format!(
        r#"{{"id":"{ID}","externalId":"user-0001","chainId":"{ACCOUNT}","status":"initiating","challenge":"{CHALLENGE}",
            "createdAt":"2024-01-17T18:21:53Z","updatedAt":"2024-01-17T18:21:53Z"}}"#
    );
    server.answer(Answer::json(201, &answer));
    block_on(offblocks.customers().create(CreateCustomer::new(ACCOUNT, "user-0001"))).unwrap()
}

#[test]
fn it_is_read_shown_signed_and_handed_in() {
    let server = Server::start();
    let offblocks = offblocks::client(&server);
    let customer = created(&server, &offblocks);
    let wallet = EthereumKey::from_hex(KEY).unwrap();

    let challenge = customer.challenge.unwrap();
    let message: SignInMessage = challenge.sign_in_message().unwrap();
    assert_eq!(message.text(), TEXT);
    message.check("api.sandbox.offblocks.xyz", issued()).unwrap();
    let signature = block_on(message.sign(&wallet)).unwrap();
    server.answer(Answer::empty(204));
    let body = SignChallenge::inferred(message.account_id(), challenge, signature);
    block_on(offblocks.customers().sign_challenge(&customer.id, body)).unwrap();

    let requests = server.requests();
    assert_eq!(requests[1].target, format!("/v1/customers/{ID}/challenge/sign"));
    let expected = format!(r#"{{"chainId":"{ACCOUNT}","challenge":"{CHALLENGE}","signature":"{SIGNATURE}"}}"#);
    assert_eq!(requests[1].text(), expected);
}

#[test]
fn what_should_not_be_signed_is_not() {
    let message = Challenge::from(CHALLENGE).sign_in_message().unwrap();
    assert_eq!(message.check("api.offblocks.xyz", issued()), Err(ChallengeError::OtherDomain));
    let other = EthereumKey::from_hex(&KEY.replace('4', "5")).unwrap();
    let error = block_on(message.sign(&other)).unwrap_err();
    assert_eq!(error.to_string(), ChallengeError::OtherAccount.to_string());
    // That of an account is the id of a session key, and no message.
    let account = Challenge::from("M2Y3YjljMWQtNmU1NC00ZjVjLThjOWUtMmQ2YTNjOGY3YTEw").sign_in_message();
    assert_eq!(account, Err(ChallengeError::NotAMessage("first line")));
}

/// A wallet that is written wrong would be somebody else's.
#[test]
fn a_wallet_with_a_wrong_check_sum_is_not_handed_in() {
    let server = Server::start();
    let offblocks = offblocks::client(&server);
    let wrong = ACCOUNT.replace("0x2c7536E", "0x2c7536e");
    let body = SignChallenge::inferred(wrong.as_str(), CHALLENGE, b"x".to_vec());
    let error = block_on(offblocks.customers().sign_challenge(ID, body)).unwrap_err();
    assert_eq!((error.outcome(), error.faults().len()), (Outcome::NotSent, 1));
    assert!(server.requests().is_empty());
}
