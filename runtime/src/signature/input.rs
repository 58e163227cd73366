//! What the signatures of a message state about themselves, in `Signature-Input`.
//! It may not be taken for proven: anybody can write it.

use std::fmt;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::dictionary::{self, Item, Member, Value};
use super::verify::VerifyError;
use super::{Component, SIGNATURE_INPUT, component, query_param};

const MALFORMED: VerifyError = VerifyError::Malformed("signature-input");

/// A label, and what stands under it.
pub(super) type Labelled = (String, Result<SignatureInput, VerifyError>);

/// What one signature states about itself. Until it is verified, this is what anybody may have written: good for
/// finding the key.
#[derive(Clone, PartialEq, Eq)]
pub struct SignatureInput {
    label: String,
    components: Vec<Component>,
    /// The first part that is covered in a way which is not supported here; such a signature can be read, not verified.
    pub(super) unsupported: Option<String>,
    /// The components as the signer wrote them.
    pub(super) identifiers: Vec<String>,
    /// The whole value, which is the last line of what is signed.
    pub(super) text: String,
    created: Option<SystemTime>,
    expires: Option<SystemTime>,
    key_id: Option<String>,
    algorithm: Option<String>,
    nonce: Option<String>,
    tag: Option<String>,
}

impl SignatureInput {
    /// What the signatures of a message with these headers state. A member that states no signature is left out: it may
    /// be another party's affair.
    ///
    /// # Errors
    /// When the header cannot be read.
    pub fn all(headers: &HeaderMap) -> Result<Vec<Self>, VerifyError> {
        Ok(Self::each(headers)?.into_iter().filter_map(|(_, read)| read.ok()).collect())
    }

    /// What stands under each label, whether it can be read or not.
    pub(super) fn each(headers: &HeaderMap) -> Result<Vec<Labelled>, VerifyError> {
        let text = component::header(headers, &SIGNATURE_INPUT).map_err(|_| MALFORMED)?.unwrap_or_default();
        let members = dictionary::dictionary(&text).ok_or(MALFORMED)?;
        Ok(members.into_iter().map(|(label, member)| (label.clone(), Self::read(label, member))).collect())
    }

    fn read(label: String, member: Member) -> Result<Self, VerifyError> {
        let Member::List { items, parameters } = member else { return Err(MALFORMED) };
        let (mut components, mut unsupported) = (Vec::new(), None);
        for item in &items {
            match component_of(item) {
                Ok(component) if components.contains(&component) => return Err(MALFORMED),
                Ok(component) => components.push(component),
                Err(VerifyError::Unsupported(part)) => drop(unsupported.get_or_insert(part)),
                Err(error) => return Err(error),
            }
        }
        let text = dictionary::list(&items, &parameters).ok_or(MALFORMED)?;
        let identifiers = items.iter().map(dictionary::item).collect::<Option<_>>().ok_or(MALFORMED)?;
        let mut input = Self {
            label,
            components,
            unsupported,
            identifiers,
            text,
            created: None,
            expires: None,
            key_id: None,
            algorithm: None,
            nonce: None,
            tag: None,
        };
        for (name, value) in parameters {
            input.set(&name, value)?;
        }
        Ok(input)
    }

    /// A parameter that is not known is signed like all others, and means nothing here.
    fn set(&mut self, name: &str, value: Value) -> Result<(), VerifyError> {
        match (name, value) {
            ("created", Value::Integer(seconds)) => self.created = Some(moment(seconds)?),
            ("expires", Value::Integer(seconds)) => self.expires = Some(moment(seconds)?),
            ("keyid", Value::Text(text)) => self.key_id = Some(text),
            ("alg", Value::Text(text)) => self.algorithm = Some(text),
            ("nonce", Value::Text(text)) => self.nonce = Some(text),
            ("tag", Value::Text(text)) => self.tag = Some(text),
            ("created" | "expires" | "keyid" | "alg" | "nonce" | "tag", _) => return Err(MALFORMED),
            _ => {}
        }
        Ok(())
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The parts that it covers, in its order; without those that are covered in a way that is not supported here.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// Whether it covers this part.
    #[must_use]
    pub fn covers(&self, component: &Component) -> bool {
        self.components.contains(component)
    }

    /// When it was made.
    #[must_use]
    pub fn created(&self) -> Option<SystemTime> {
        self.created
    }

    /// When it is good no more.
    #[must_use]
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// What the key is known by.
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// The name of the algorithm.
    #[must_use]
    pub fn algorithm(&self) -> Option<&str> {
        self.algorithm.as_deref()
    }

    /// What makes it the only one of its kind. Whether it was seen before is the caller's to know.
    #[must_use]
    pub fn nonce(&self) -> Option<&str> {
        self.nonce.as_deref()
    }

    /// What it is for.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }
}

impl fmt::Debug for SignatureInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureInput")
            .field("label", &self.label)
            .field("components", &self.components)
            .field("created", &self.created)
            .finish_non_exhaustive()
    }
}

fn component_of(item: &Item) -> Result<Component, VerifyError> {
    let Value::Text(name) = &item.value else { return Err(MALFORMED) };
    let unsupported = || VerifyError::Unsupported(dictionary::item(item).unwrap_or_default());
    let (mut param, mut of_request) = (None, false);
    for (key, value) in &item.parameters {
        match (key.as_str(), value) {
            ("name", Value::Text(text)) if name == "@query-param" => param = Some(query_param::decoded(text)),
            ("req", Value::Boolean(true)) => of_request = true,
            _ => return Err(unsupported()),
        }
    }
    // Names are in lower case; another one would be a second name of the same part.
    let plain = Component::named(name).filter(|component| component.name() == name);
    let component = match param {
        Some(param) => Component::QueryParam(String::from_utf8(param).map_err(|_| MALFORMED)?),
        None => plain.ok_or_else(unsupported)?,
    };
    Ok(if of_request { Component::OfRequest(Box::new(component)) } else { component })
}

fn moment(seconds: i64) -> Result<SystemTime, VerifyError> {
    let seconds = u64::try_from(seconds).map_err(|_| MALFORMED)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).ok_or(MALFORMED)
}
