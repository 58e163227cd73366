//! A token for the credentials of a client (OAuth 2.0, RFC 6749 section 4.4), from where the document says.
//! It may not send those credentials anywhere else, nor keep the secret in another form than as one.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::{FetchToken, Fetched, NoClient, Token, TokenPlace};
use crate::credentials::{AttemptInfo, Secret};
use crate::operation::{About, Operation, Parts, Success};
use crate::transport::BoxFuture;
use crate::url::percent_encoded;
use crate::values::base64_text;

/// What a client proves itself by where it gets its tokens: its id and secret, in `Authorization: Basic`, unless they belong
/// [in the body](Self::in_body).
#[derive(Clone)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    in_body: bool,
    parameters: Vec<(String, String)>,
}

impl ClientCredentials {
    /// The id and the secret, which is asked for at each fetch.
    #[must_use]
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { id: id.into(), secret: secret.into(), in_body: false, parameters: Vec::new() }
    }

    /// What the token is to be good for: names with spaces between them.
    #[must_use]
    pub fn scope(self, scope: impl Into<String>) -> Self {
        self.parameter("scope", scope)
    }

    /// Another parameter that the server wants, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body, for servers that do not read them elsewhere.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    fn request(&self, about: &'static About, secret: &SecretString) -> Grant {
        let mut pairs = vec![("grant_type", "client_credentials")];
        pairs.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let pair = format!("{}:{}", percent_encoded(&self.id), percent_encoded(secret.expose_secret()));
        let basic = (!self.in_body).then(|| SecretString::from(format!("Basic {}", base64_text(pair.as_bytes()))));
        if self.in_body {
            pairs.extend([("client_id", self.id.as_str()), ("client_secret", secret.expose_secret())]);
        }
        let pairs: Vec<_> = pairs
            .into_iter()
            .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
            .collect();
        Grant { about, form: pairs.join("&").into(), basic }
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("in_body", &self.in_body).finish_non_exhaustive()
    }
}

/// The request for a token, to where `about` says.
struct Grant {
    about: &'static About,
    form: SecretString,
    basic: Option<SecretString>,
}

impl Operation for Grant {
    type Output = ();
    const ABOUT: &'static About = &About::new("token", "POST", "/");
    // The body is read where the standard has the token; nothing else in it matters.
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, |_| Ok(()))];

    fn encode(&self, to: &mut dyn Parts) {
        if let Some(basic) = &self.basic {
            to.header("Authorization", &basic.expose_secret(), &[]);
        }
        to.text(crate::form::MEDIA, self.form.expose_secret());
    }

    fn about(&self) -> &About {
        self.about
    }
}

struct ByClient {
    about: &'static About,
    credentials: ClientCredentials,
}

impl Token {
    /// A token that is given for the credentials of a client, where `about` says. It is sent by the client whose call needs
    /// the token, so that environment, transport, hooks and time-outs are that client's.
    #[must_use]
    pub fn by_client(about: &'static About, credentials: ClientCredentials) -> Self {
        Self::new(ByClient { about, credentials })
    }
}

impl FetchToken for ByClient {
    fn fetch(&self, attempt: AttemptInfo) -> BoxFuture<'_, Fetched> {
        const PLACE: TokenPlace = TokenPlace::new(&["access_token"]).expires_in(&["expires_in"]);
        Box::pin(async move {
            let client = attempt.client().ok_or(NoClient)?;
            // What was refused and what is noted is the token, not this.
            let own = AttemptInfo::of(client, 1, false, attempt.timeout);
            let secret = self.credentials.secret.get(own).await?;
            let response = client.call(self.credentials.request(self.about, &secret)).send().await?;
            Ok(PLACE.read(response.raw_body())?)
        })
    }
}
