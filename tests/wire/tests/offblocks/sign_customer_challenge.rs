//! `signCustomerChallenge`, as documented; the end of the path and the names in the body are inferred.

use offblocks_api::Client;
use offblocks_api::types::SignChallenge;
use offblocks_api::{Json, Map};
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| {
        offblocks.customers().sign_challenge(
            "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
            SignChallenge::inferred(WALLET, "ZXhhbXBsZSBjaGFsbGVuZ2U=", SIGNATURE),
        )
    };
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01/challenge/sign")
        .with_key()
        .json(r#"{ "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "challenge": "ZXhhbXBsZSBjaGFsbGVuZ2U=", "signature": "AQIDHA==" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(SignCustomerChallengeError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}

const WALLET: &str = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/// As documented: base64 of the bytes, not of their hexadecimal form.
const SIGNATURE: &[u8] = &[0x01, 0x02, 0x03, 0x1c];

#[test]
fn another_form_is_sent_as_it_was_given() {
    let mut form = Map::new();
    form.insert("signature", Json::new(r#"{"id":"x","value":[1.50]}"#).unwrap());
    let request = offblocks::sent(|offblocks| offblocks.customers().sign_challenge("c", form.clone()));
    assert_eq!(request.text(), r#"{"signature":{"id":"x","value":[1.50]}}"#);
}
