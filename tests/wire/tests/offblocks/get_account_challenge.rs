//! `getAccountChallenge`, as documented; the path is inferred.

use offblocks_api::Client;
use offblocks_api::types::ChallengeToSign;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<ChallengeToSign> {
    let call = |offblocks: &Client| offblocks.accounts().get_challenge("7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/accounts/7e1c9b52-3a4d-4f6e-8b20-5d7f9a1c3e02/challenge")
        .answers(sample())
        .refuses(offblocks::refusals!(GetAccountChallengeError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<ChallengeToSign> {
    let body = r#"{ "challenge": "M2Y3YjljMWQ=" }"#;
    Sample::new(200, body, |answer: &ChallengeToSign| {
        assert_eq!(answer.challenge.as_str(), "M2Y3YjljMWQ=");
    })
    .required(&["challenge"])
}
