//! `deleteCredentials`, as documented: that it exists and takes the key; the rest is inferred.

use offblocks_api::Client;
use offblocks_api::types::DeleteCredentials;
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<()> {
    let call = |offblocks: &Client| {
        offblocks.authentication().delete_credentials(DeleteCredentials::new("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01"))
    };
    offblocks::operation_with_token(module_path!(), call)
        .sends("DELETE", "/v1/auth/credentials")
        .with_key()
        .json(r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(DeleteCredentialsError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<()> {
    Sample::nothing(204)
}
