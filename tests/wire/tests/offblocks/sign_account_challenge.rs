//! `signAccountChallenge`, as documented; the names in the body are inferred.

use offblocks_api::Client;
use offblocks_api::types::SignChallenge;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| {
        offblocks.accounts().sign_challenge(
            "7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02",
            SignChallenge::inferred(WALLET, "M2Y3YjljMWQ=", SIGNATURE),
        )
    };
    offblocks::operation(module_path!(), call)
        .sends("POST", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02/challenge/sign")
        .with_key()
        .json(r#"{ "chainId": "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "challenge": "M2Y3YjljMWQ=", "signature": "AQIDHA==" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(SignAccountChallengeError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}

const WALLET: &str = "eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

/// As documented: base64 of the bytes, not of their hexadecimal form.
const SIGNATURE: &[u8] = &[0x01, 0x02, 0x03, 0x1c];
