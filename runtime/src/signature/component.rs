//! The parts of a request that a signature covers, and the text that stands for each.
//! It may not give another text than the one that arrives.

use http::header::CONTENT_LENGTH;
use http::uri::Authority;
use http::{HeaderMap, HeaderName, Uri};

use super::SignatureError;
use crate::transport::Request;

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Component {
    /// `@method`.
    Method,
    /// `@target-uri`: the whole address.
    TargetUri,
    /// `@authority`: the host, and the port unless it is the usual one.
    Authority,
    /// `@scheme`.
    Scheme,
    /// `@request-target`: the path and the query as the first line of the request has them.
    RequestTarget,
    /// `@path`.
    Path,
    /// `@query`, with its question mark, which stands alone when there is none.
    Query,
    /// A header. The length of a body is known without one; `host` is [`Component::Authority`].
    Header(HeaderName),
}

/// A part, and whether a request must have it.
#[derive(Clone, Debug)]
pub(super) struct Covered {
    pub(super) component: Component,
    required: bool,
}

impl Covered {
    pub(super) fn always(component: Component) -> Self {
        Self { component, required: true }
    }

    pub(super) fn if_present(component: Component) -> Self {
        Self { component, required: false }
    }

    /// A part is covered once; what was asked for last says whether it must be there.
    pub(super) fn add_to(self, all: &mut Vec<Self>) {
        match all.iter_mut().find(|covered| covered.component == self.component) {
            Some(covered) => covered.required = self.required,
            None => all.push(self),
        }
    }

    /// The text, or `None` when the part is missing and may be.
    pub(super) fn value(&self, request: &Request) -> Result<Option<String>, SignatureError> {
        match self.component.value(request)? {
            None if self.required => Err(SignatureError::Missing(self.component.name().to_owned())),
            value => Ok(value),
        }
    }
}

impl Component {
    /// How it is called in a signature.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Method => "@method",
            Self::TargetUri => "@target-uri",
            Self::Authority => "@authority",
            Self::Scheme => "@scheme",
            Self::RequestTarget => "@request-target",
            Self::Path => "@path",
            Self::Query => "@query",
            Self::Header(name) => name.as_str(),
        }
    }

    /// The part of that name; `None` when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let derived = [
            Self::Method,
            Self::TargetUri,
            Self::Authority,
            Self::Scheme,
            Self::RequestTarget,
            Self::Path,
            Self::Query,
        ];
        if name.starts_with('@') {
            return derived.into_iter().find(|component| component.name() == name);
        }
        HeaderName::from_bytes(name.as_bytes()).ok().map(Self::Header)
    }

    fn value(&self, request: &Request) -> Result<Option<String>, SignatureError> {
        let uri = &request.uri;
        Ok(match self {
            Self::Method => Some(request.method.to_string()),
            Self::TargetUri => target_uri(uri),
            Self::Authority => authority(uri),
            Self::Scheme => scheme(uri),
            Self::RequestTarget => Some(request_target(uri)),
            Self::Path => Some(path(uri).to_owned()),
            Self::Query => Some(format!("?{}", uri.query().unwrap_or_default())),
            Self::Header(name) if name == CONTENT_LENGTH => content_length(request)?,
            Self::Header(name) => header(&request.headers, name)?,
        })
    }
}

fn scheme(uri: &Uri) -> Option<String> {
    uri.scheme_str().map(str::to_ascii_lowercase)
}

/// As a client writes it that leaves out what goes without saying; servers compare it so.
fn authority(uri: &Uri) -> Option<String> {
    let host = uri.host()?.to_ascii_lowercase();
    let usual = match uri.scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        _ => None,
    };
    let port = uri.authority().and_then(Authority::port_u16).filter(|port| Some(*port) != usual);
    Some(match port {
        Some(port) => format!("{host}:{port}"),
        None => host,
    })
}

fn path(uri: &Uri) -> &str {
    if uri.path().is_empty() { "/" } else { uri.path() }
}

fn request_target(uri: &Uri) -> String {
    match uri.query() {
        Some(query) => format!("{}?{query}", path(uri)),
        None => path(uri).to_owned(),
    }
}

fn target_uri(uri: &Uri) -> Option<String> {
    Some(format!("{}://{}{}", scheme(uri)?, authority(uri)?, request_target(uri)))
}

/// The lines of a header as one.
fn header(headers: &HeaderMap, name: &HeaderName) -> Result<Option<String>, SignatureError> {
    let mut lines = Vec::new();
    for line in headers.get_all(name) {
        let line = line.to_str().map_err(|_| SignatureError::NotText(name.to_string()))?;
        lines.push(line.trim_ascii());
    }
    Ok(if lines.is_empty() { None } else { Some(lines.join(", ")) })
}

/// The transport writes this header, and writes the length of the body. Without a body some write it and some do not.
fn content_length(request: &Request) -> Result<Option<String>, SignatureError> {
    let written = header(&request.headers, &CONTENT_LENGTH)?;
    let length = request.body.length().filter(|length| *length > 0);
    Ok(written.or_else(|| length.map(|length| length.to_string())))
}
