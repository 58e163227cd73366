//! `getCustomerChallenge`, as documented; the path is inferred.

use offblocks_api::Client;
use offblocks_api::types::ChallengeToSign;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<ChallengeToSign> {
    let call = |offblocks: &Client| offblocks.customers().get_challenge("04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
    offblocks::operation(module_path!(), call)
        .sends("GET", "/v1/customers/04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01/challenge")
        .answers(sample())
        .refuses(offblocks::refusals!(GetCustomerChallengeError: 400 BadRequest, 401 Unauthorized, 404 NotFound, 500 InternalServerError))
}

fn sample() -> Sample<ChallengeToSign> {
    let body = r#"{ "challenge": "ZXhhbXBsZSBjaGFsbGVuZ2U=" }"#;
    Sample::new(200, body, |answer: &ChallengeToSign| {
        assert_eq!(answer.challenge.as_str(), "ZXhhbXBsZSBjaGFsbGVuZ2U=");
    })
    .required(&["challenge"])
}
