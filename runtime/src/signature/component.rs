//! The parts of a message that a signature covers, and the text that stands for each.
//! It may not give another text than the one that arrives.

use http::header::CONTENT_LENGTH;
use http::uri::Authority;
use http::{HeaderMap, HeaderName, Method, StatusCode, Uri};

use super::structured::string;
use super::{SignatureError, query_param};
use crate::transport::Request;

/// A part of a message.
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
    /// `@query-param`: the parameter of the query of this name, not encoded. A name that is there twice is refused.
    QueryParam(String),
    /// `@status` of an answer.
    Status,
    /// A header. The length of a body is known without one; `host` is [`Component::Authority`].
    Header(HeaderName),
    /// In the signature of an answer, a part of the request that it answers (`req`).
    OfRequest(Box<Component>),
}

/// The derived parts whose name says all.
const PLAIN: [Component; 8] = [
    Component::Method,
    Component::TargetUri,
    Component::Authority,
    Component::Scheme,
    Component::RequestTarget,
    Component::Path,
    Component::Query,
    Component::Status,
];

/// What the parts are taken from.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    /// Of a request.
    pub(super) line: Option<(&'a Method, &'a Uri)>,
    /// Of an answer.
    pub(super) status: Option<StatusCode>,
    pub(super) headers: &'a HeaderMap,
    /// How long the body is, if that is known.
    pub(super) length: Option<u64>,
    /// What an answer is one to.
    pub(super) request: Option<&'a Parts<'a>>,
}

impl<'a> From<&'a Request> for Parts<'a> {
    fn from(request: &'a Request) -> Self {
        let line = Some((&request.method, &request.uri));
        Self { line, status: None, headers: &request.headers, length: request.body.length(), request: None }
    }
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
    pub(super) fn value(&self, parts: &Parts<'_>) -> Result<Option<String>, SignatureError> {
        match self.component.value(parts)? {
            None if self.required => Err(SignatureError::Missing(self.component.name().to_owned())),
            value => Ok(value),
        }
    }
}

impl Component {
    /// How it is called in a signature, without what stands after the name.
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
            Self::QueryParam(_) => "@query-param",
            Self::Status => "@status",
            Self::Header(name) => name.as_str(),
            Self::OfRequest(component) => component.name(),
        }
    }

    /// The part of that name; `None` when there is none, or the name alone does not say which.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if name.starts_with('@') {
            return PLAIN.into_iter().find(|component| component.name() == name);
        }
        HeaderName::from_bytes(name.as_bytes()).ok().map(Self::Header)
    }

    /// As the lines of the base and `Signature-Input` have it.
    pub(super) fn identifier(&self) -> Result<String, SignatureError> {
        Ok(match self {
            Self::QueryParam(name) => format!("\"@query-param\";name=\"{}\"", query_param::encoded(name)),
            Self::OfRequest(component) => format!("{};req", component.identifier()?),
            plain => string("component", plain.name())?,
        })
    }

    pub(super) fn value(&self, parts: &Parts<'_>) -> Result<Option<String>, SignatureError> {
        let uri = parts.line.map(|(_, uri)| uri);
        Ok(match self {
            Self::Method => parts.line.map(|(method, _)| method.to_string()),
            Self::TargetUri => uri.and_then(target_uri),
            Self::Authority => uri.and_then(authority),
            Self::Scheme => uri.and_then(scheme),
            Self::RequestTarget => uri.map(request_target),
            Self::Path => uri.map(|uri| path(uri).to_owned()),
            Self::Query => uri.map(|uri| format!("?{}", uri.query().unwrap_or_default())),
            Self::QueryParam(name) => match uri.and_then(Uri::query) {
                Some(query) => query_param::value(query, name)?,
                None => None,
            },
            Self::Status => parts.status.map(|status| status.as_str().to_owned()),
            Self::Header(name) if name == CONTENT_LENGTH => content_length(parts)?,
            Self::Header(name) => header(parts.headers, name)?,
            Self::OfRequest(component) => match parts.request {
                Some(request) => component.value(request)?,
                None => None,
            },
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
pub(super) fn header(headers: &HeaderMap, name: &HeaderName) -> Result<Option<String>, SignatureError> {
    let mut lines = Vec::new();
    for line in headers.get_all(name) {
        let line = line.to_str().map_err(|_| SignatureError::NotText(name.to_string()))?;
        lines.push(line.trim_ascii());
    }
    Ok(if lines.is_empty() { None } else { Some(lines.join(", ")) })
}

/// The transport writes this header, and writes the length of the body. Without a body some write it and some do not.
fn content_length(parts: &Parts<'_>) -> Result<Option<String>, SignatureError> {
    let written = header(parts.headers, &CONTENT_LENGTH)?;
    let length = parts.length.filter(|length| *length > 0);
    Ok(written.or_else(|| length.map(|length| length.to_string())))
}
