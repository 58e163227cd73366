//! `createToken`, as documented.

use offblocks_api::Client;
use offblocks_api::types::{CreateToken, Token};
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<Token> {
    let call = |offblocks: &Client| {
        offblocks
            .authentication()
            .create_token(CreateToken::new("5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "example-secret"))
    };
    offblocks::bare_operation(module_path!(), call)
        .sends("POST", "/v1/auth/token")
        .with_key()
        .json(r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "apiSecret": "example-secret" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(CreateTokenError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<Token> {
    let body = r#"{ "token": "example.jwt.token", "expiresAt": 1706109517, "tokenType": "Bearer" }"#;
    Sample::new(200, body, |token: &Token| {
        assert_eq!(token.token, "example.jwt.token");
        assert_eq!(token.expires_at, Some(1_706_109_517));
        assert_eq!(token.token_type.as_deref(), Some("Bearer"));
        assert!(!format!("{token:?}").contains("jwt"), "the token shows in Debug");
    })
    .required(&["token"])
    .optional(&["expiresAt", "tokenType"])
}
