//! The digest of a body, as the header `Content-Digest` (RFC 9530) has it.
//! It may not read a body that is read while it is sent: it could not be sent then.

use bytes::Bytes;
use sha2::{Digest, Sha256, Sha512};

use super::SignatureError;
use super::structured;
use crate::transport::Body;

/// An algorithm of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// `sha-256`.
    Sha256,
    /// `sha-512`.
    Sha512,
}

impl DigestAlgorithm {
    /// The value of `Content-Digest` for these bytes.
    #[must_use]
    pub fn content_digest(self, content: &[u8]) -> String {
        self.of_chunks([content])
    }

    /// The value for a body; `None` when there is no body.
    pub(super) fn of_body(self, body: &Body) -> Result<Option<String>, SignatureError> {
        if body.length() == Some(0) {
            return Ok(None);
        }
        let mut chunks = Vec::new();
        collect(body, &mut chunks).ok_or(SignatureError::BodyNotInMemory)?;
        Ok(Some(self.of_chunks(chunks.iter().map(|chunk| &**chunk))))
    }

    /// The algorithm of this name in the registry of RFC 9530.
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Sha256, Self::Sha512].into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// The bytes of the digest.
    pub(super) fn digest(self, content: &[u8]) -> Vec<u8> {
        self.hashed([content])
    }

    fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha-256",
            Self::Sha512 => "sha-512",
        }
    }

    fn hashed<'a>(self, chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
        match self {
            Self::Sha256 => hash::<Sha256>(chunks),
            Self::Sha512 => hash::<Sha512>(chunks),
        }
    }

    fn of_chunks<'a>(self, chunks: impl IntoIterator<Item = &'a [u8]>) -> String {
        format!("{}={}", self.name(), structured::bytes(&self.hashed(chunks)))
    }
}

fn hash<'a, D: Digest>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut digest = D::new();
    chunks.into_iter().for_each(|chunk| digest.update(chunk));
    digest.finalize().to_vec()
}

/// The bytes of a body, part by part; `None` when one of them is not in memory.
fn collect(body: &Body, to: &mut Vec<Bytes>) -> Option<()> {
    match body.as_bytes() {
        Some(bytes) => to.push(bytes.clone()),
        None => body.parts()?.iter().try_for_each(|part| collect(part, to))?,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::DigestAlgorithm::{Sha256, Sha512};
    use super::SignatureError;
    use crate::transport::{Body, from_chunks};

    const HELLO: &str = r#"{"hello": "world"}"#;
    const HELLO_256: &str = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(Sha256.content_digest(HELLO.as_bytes()), HELLO_256);
        assert_eq!(
            Sha512.content_digest(HELLO.as_bytes()),
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
        );
        assert_eq!(Sha256.content_digest(b""), "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
    }

    #[test]
    fn parts_in_memory_are_one_body() {
        let whole = Body::chain(vec![Body::from(r#"{"hello""#), Body::empty(), Body::from(r#": "world"}"#)]);
        assert_eq!(Sha256.of_body(&whole).unwrap().as_deref(), Some(HELLO_256));
    }

    #[test]
    fn no_body_has_no_digest() {
        for body in [Body::empty(), Body::from(""), Body::chain(Vec::new())] {
            assert!(Sha256.of_body(&body).unwrap().is_none(), "{body:?}");
        }
    }

    #[test]
    fn what_is_read_while_it_is_sent_is_refused() {
        let source = || Body::source(Some(1), || Ok(from_chunks(None)));
        let once = Body::once(None, from_chunks(None));
        for body in [source(), once, Body::chain(vec![Body::from("a"), source()])] {
            assert!(matches!(Sha256.of_body(&body), Err(SignatureError::BodyNotInMemory)), "{body:?}");
        }
    }
}
