//! Signs requests as RFC 9421 says, anew in each attempt, over the request as it leaves; and verifies signed messages.
//! It may not read a body that is not in memory, keep a signature for another attempt, nor name a vendor's rules.

mod base;
mod component;
mod dictionary;
mod digest;
mod error;
mod hmac;
mod input;
#[cfg(feature = "p384")]
mod p384;
mod query_param;
mod signer;
mod structured;
mod verify;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

pub use component::Component;
pub use digest::DigestAlgorithm;
pub use error::SignatureError;
pub use hmac::HmacSha256Key;
pub use input::SignatureInput;
#[cfg(feature = "p384")]
pub use p384::{KeyError, P384Key, P384PublicKey};
pub use signer::{Signed, Signer};
pub use verify::{Message, VerificationKey, Verified, Verifier, VerifyError};

use base::{Parameters, signature_base};
use component::{Covered, Parts};

use crate::client::Client;
use crate::credentials::{AttemptInfo, Authenticate, Authorized};
use crate::transport::{BoxFuture, Request};
use crate::world::{Clock, Random, System, hex};

const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const SIGNATURE: HeaderName = HeaderName::from_static("signature");
const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");

/// How many random bytes a nonce has.
const NONCE: usize = 16;

/// A security scheme that signs the request.
///
/// It must be the last one of its requirement set: it covers what the others have added, such as `authorization`, and
/// nothing that is added later.
///
/// Unless it is told otherwise, it covers the method and the whole address; `authorization`, `idempotency-key` and
/// `content-digest` where the request has them; it makes a `Content-Digest` with SHA-256 where there is a body; and it
/// states when it was made, the key and the algorithm.
#[derive(Clone)]
pub struct MessageSignature {
    signer: Arc<dyn Signer>,
    label: String,
    covered: Vec<Covered>,
    digest: Option<DigestAlgorithm>,
    algorithm: bool,
    created: bool,
    skew: Duration,
    lifetime: Option<Duration>,
    nonce: bool,
    tag: Option<String>,
    clock: Option<Arc<dyn Clock>>,
    random: Option<Arc<dyn Random>>,
}

impl MessageSignature {
    /// Signatures by this key.
    #[must_use]
    pub fn new(signer: impl Signer) -> Self {
        let always = [Component::Method, Component::TargetUri].map(Covered::always);
        let headers = [AUTHORIZATION, IDEMPOTENCY_KEY, CONTENT_DIGEST];
        let present = headers.map(|name| Covered::if_present(Component::Header(name)));
        Self {
            signer: Arc::new(signer),
            label: "sig".to_owned(),
            covered: always.into_iter().chain(present).collect(),
            digest: Some(DigestAlgorithm::Sha256),
            algorithm: true,
            created: true,
            skew: Duration::ZERO,
            lifetime: None,
            nonce: false,
            tag: None,
            clock: None,
            random: None,
        }
    }

    /// Signatures by this key, as a document describes them: the label; the parts, of which headers are covered where the
    /// request has them; the parameters, of which `expires` and `tag` need a value and are set by methods of their own;
    /// and the digest of a body. A name that is no part is left out.
    #[must_use]
    pub fn described(
        signer: impl Signer,
        label: &str,
        components: &[&str],
        parameters: &[&str],
        digest: Option<DigestAlgorithm>,
    ) -> Self {
        let mut signature = Self::new(signer).label(label);
        signature.covered.clear();
        for component in components.iter().filter_map(|name| Component::named(name)) {
            let is_header = matches!(component, Component::Header(_));
            let covered = if is_header { Covered::if_present(component) } else { Covered::always(component) };
            covered.add_to(&mut signature.covered);
        }
        signature.digest = digest;
        signature.algorithm = parameters.contains(&"alg");
        signature.created = parameters.contains(&"created");
        signature.nonce = parameters.contains(&"nonce");
        signature
    }

    /// Covers these parts and no others, in this order; a request that has not all of them is not sent. A digest that is
    /// made is covered in any case.
    #[must_use]
    pub fn cover_only(mut self, components: impl IntoIterator<Item = Component>) -> Self {
        self.covered.clear();
        components.into_iter().fold(self, Self::cover)
    }

    /// Covers this part too; a request without it is not sent.
    #[must_use]
    pub fn cover(mut self, component: Component) -> Self {
        Covered::always(component).add_to(&mut self.covered);
        self
    }

    /// Covers this part too, where a request has it.
    #[must_use]
    pub fn cover_if_present(mut self, component: Component) -> Self {
        Covered::if_present(component).add_to(&mut self.covered);
        self
    }

    /// The digest of the body that goes into the header `Content-Digest`, and is signed; SHA-256 if not set.
    #[must_use]
    pub fn digest(mut self, algorithm: DigestAlgorithm) -> Self {
        self.digest = Some(algorithm);
        self
    }

    /// Makes no digest: the body is then not signed.
    #[must_use]
    pub fn without_digest(mut self) -> Self {
        self.digest = None;
        self
    }

    /// What the signature is called in its two headers; `sig` if not set.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Does not state the algorithm, which the server then knows by the key.
    #[must_use]
    pub fn without_algorithm(mut self) -> Self {
        self.algorithm = false;
        self
    }

    /// Does not state when the signature was made.
    #[must_use]
    pub fn without_created(mut self) -> Self {
        self.created = false;
        self
    }

    /// Dates signatures back by so much, for servers that refuse what was made in what they take for the future.
    #[must_use]
    pub fn skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }

    /// States when the signature expires: so long from now.
    #[must_use]
    pub fn expires_after(mut self, lifetime: Duration) -> Self {
        self.lifetime = Some(lifetime);
        self
    }

    /// States a nonce, random in each attempt.
    #[must_use]
    pub fn nonce(mut self) -> Self {
        self.nonce = true;
        self
    }

    /// States what the signature is for.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Another clock than the client's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Other randomness than the client's.
    #[must_use]
    pub fn random(mut self, random: impl Random) -> Self {
        self.random = Some(Arc::new(random));
        self
    }

    /// Writes the digest, and gives what is to be covered: what was asked for, and the digest.
    fn digested(&self, request: &mut Request) -> Result<Vec<Covered>, SignatureError> {
        let mut covered = self.covered.clone();
        if let Some(algorithm) = self.digest
            && let Some(digest) = algorithm.of_body(&request.body)?
        {
            request.headers.insert(CONTENT_DIGEST, header_value(&digest)?);
            Covered::always(Component::Header(CONTENT_DIGEST)).add_to(&mut covered);
        }
        Ok(covered)
    }

    fn parameters(&self, attempt: &AttemptInfo) -> Result<Parameters<'_>, SignatureError> {
        let now = self.clock.as_deref().or(attempt.clock()).map_or_else(|| System.now(), Clock::now);
        let created = now.checked_sub(self.skew);
        let expires = self.lifetime.map(|lifetime| now.checked_add(lifetime));
        Ok(Parameters {
            created: self.created.then(|| structured::seconds(created)).transpose()?,
            expires: expires.map(structured::seconds).transpose()?,
            key_id: self.signer.key_id(),
            algorithm: self.algorithm.then(|| self.signer.algorithm()),
            nonce: self.nonce.then(|| self.new_nonce(attempt)).transpose()?,
            tag: self.tag.as_deref(),
        })
    }

    fn new_nonce(&self, attempt: &AttemptInfo) -> Result<String, SignatureError> {
        let mut bytes = [0; NONCE];
        let random = self.random.as_deref().or(attempt.client().map(Client::random));
        random.unwrap_or(&System).fill(&mut bytes).map_err(|_| SignatureError::NoRandomness)?;
        Ok(hex(&bytes))
    }

    async fn sign(&self, request: &mut Request, attempt: AttemptInfo) -> Authorized {
        let label = structured::key(&self.label)?;
        if is_taken(&request.headers, label) {
            return Err(SignatureError::LabelTaken.into());
        }
        let covered = self.digested(request)?;
        let base = signature_base(&Parts::from(&*request), &covered, &self.parameters(&attempt)?)?;
        let signature = self.signer.sign(base.text.as_bytes()).await?;
        let signature = structured::bytes(&signature);
        request.headers.append(SIGNATURE_INPUT, header_value(&format!("{label}={}", base.parameters))?);
        request.headers.append(SIGNATURE, header_value(&format!("{label}={signature}"))?);
        Ok(())
    }
}

impl Authenticate for MessageSignature {
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        Box::pin(self.sign(request, attempt))
    }
}

impl fmt::Debug for MessageSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MessageSignature")
            .field("label", &self.label)
            .field("covered", &self.covered)
            .field("digest", &self.digest)
            .finish_non_exhaustive()
    }
}

/// Whether another signature of the request has this label: a dictionary holds a key once.
fn is_taken(headers: &HeaderMap, label: &str) -> bool {
    let lines = headers.get_all(SIGNATURE_INPUT).iter().filter_map(|line| line.to_str().ok());
    let mut members = lines.flat_map(|line| line.split(','));
    members.any(|member| member.trim_ascii().split_once('=').is_some_and(|(key, _)| key == label))
}

fn header_value(text: &str) -> Result<HeaderValue, SignatureError> {
    crate::headers::value(text).ok_or(SignatureError::Unwritable)
}
