//! `updateCredentials`, as documented.

use offblocks_api::Client;
use offblocks_api::types::UpdateCredentials;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| {
        offblocks
            .authentication()
            .update_credentials(UpdateCredentials::new("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "another-secret"))
    };
    offblocks::operation_with_token(module_path!(), call)
        .sends("PUT", "/v1/auth/credentials")
        .with_key()
        .json(r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "apiSecret": "another-secret" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(UpdateCredentialsError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}
