//! Unions in responses: which declared member a value is.
//! It may not guess by trying members in order alone, and what fits none is kept, not refused.

use std::borrow::Cow;
use std::fmt;

use super::{Decode, DecodeError, JsonKind, Object, Raw};
use crate::encode::{Encode, Encoder};
use crate::values::Json;

/// What is known of one member of a union.
pub struct Member<T> {
    /// The names without which it is not this member.
    pub required: &'static [&'static str],
    /// All names that this member declares.
    pub known: &'static [&'static str],
    /// Names whose text must be this, when they are there.
    pub constants: &'static [(&'static str, &'static str)],
    /// The kind of JSON that this member is, unless it may be of several.
    pub kind: Option<JsonKind>,
    /// Reads it.
    pub decode: fn(Raw<'_>) -> Result<T, DecodeError>,
}

/// Reads the member that fits best: its constants agree, what it requires is there, and it knows more of the fields
/// than the others. A member that cannot be read makes room for the next.
///
/// # Errors
/// When no member fits; the error says of each why not.
pub fn best_fit<T>(raw: Raw<'_>, members: &[Member<T>]) -> Result<T, DecodeError> {
    best_of(raw, members, &|_| None)
}

/// The best fit but for the members of which `other` names the field that speaks against them.
fn best_of<T>(
    raw: Raw<'_>,
    members: &[Member<T>],
    other: &dyn Fn(&Member<T>) -> Option<&'static str>,
) -> Result<T, DecodeError> {
    let object = if raw.kind() == JsonKind::Object { Some(raw.object()?) } else { None };
    let mut reasons = Vec::new();
    let mut fitting = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let against = other(member).map(|tag| DecodeError::unfit("a tag of this member", "another one").in_field(tag));
        match against.map_or_else(|| score(raw, object.as_ref(), member), Err) {
            Ok(score) => fitting.push((score, index, member.decode)),
            Err(why) => reasons.push((index, why)),
        }
    }
    // Stable, so that equal scores keep the document's order.
    fitting.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    for (_, index, decode) in fitting {
        match decode(raw) {
            Ok(value) => return Ok(value),
            Err(why) => reasons.push((index, why)),
        }
    }
    reasons.sort_by_key(|(index, _)| *index);
    Err(DecodeError::no_member(raw.kind(), reasons))
}

fn score<T>(raw: Raw<'_>, object: Option<&Object<'_>>, member: &Member<T>) -> Result<usize, DecodeError> {
    if let Some(kind) = member.kind.filter(|kind| *kind != raw.kind()) {
        return Err(raw.not(kind.as_str()));
    }
    let Some(object) = object else { return Ok(0) };
    for &(name, text) in member.constants {
        let there = object.get(name).filter(|raw| !raw.is_null());
        if there.is_some_and(|raw| !says(raw, text)) {
            let error = DecodeError::unfit("the constant of this member", "another value");
            return Err(error.in_field(name));
        }
    }
    if let Some(name) = member.required.iter().find(|name| object.get(name).is_none()) {
        return Err(DecodeError::missing("a value").in_field(name));
    }
    let is_there = |name: &&str| object.get(name).is_some();
    // A constant that agrees says more than a name.
    let agreeing = member.constants.iter().filter(|(name, _)| is_there(name)).count();
    Ok(member.known.iter().filter(|name| is_there(name)).count() + agreeing)
}

/// The best fit among members that may come without a tag, for a value whose tag leads to none. A member that has the
/// tag is none of them where another tag came.
///
/// # Errors
/// When no member fits; the error says of each why not.
pub fn untagged<T>(raw: Raw<'_>, tag: &'static str, members: &[Member<T>]) -> Result<T, DecodeError> {
    let came = raw.kind() == JsonKind::Object && raw.object()?.get(tag).is_some_and(|raw| !raw.is_null());
    best_of(raw, members, &|member| if came && member.known.contains(&tag) { Some(tag) } else { None })
}

fn says(raw: Raw<'_>, text: &str) -> bool {
    match raw.kind() {
        JsonKind::String => raw.string().is_ok_and(|found| found == text),
        _ => raw.text() == text,
    }
}

/// The text of the field that tells the members of a union apart.
///
/// # Errors
/// When it is missing, or not a string.
pub fn tagged<'a>(raw: Raw<'a>, tag: &'static str) -> Result<Cow<'a, str>, DecodeError> {
    raw.at(&[tag])?.string().map_err(|error| error.in_field(tag))
}

/// A union member that the document does not know: its JSON, and why no declared member fits.
#[derive(Clone, PartialEq)]
pub struct Unfit {
    json: Json,
    why: DecodeError,
}

impl Unfit {
    /// Keeps the value.
    #[must_use]
    pub fn new(raw: Raw<'_>, why: DecodeError) -> Self {
        Self { json: Json::from_raw(raw), why }
    }

    /// Keeps a value whose tag names no member that the document knows.
    #[must_use]
    pub fn unknown_tag(raw: Raw<'_>) -> Self {
        Self::new(raw, DecodeError::unfit("a tag that the document names", "another one"))
    }

    /// The value as it came.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Why no declared member fits.
    #[must_use]
    pub fn why(&self) -> &DecodeError {
        &self.why
    }
}

impl fmt::Debug for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unfit").field("json", &self.json).field("why", &self.why).finish()
    }
}

impl Encode for Unfit {
    fn encode(&self, to: &mut dyn Encoder) {
        to.json(&self.json);
    }
}

impl Decode for Unfit {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        Ok(Self::new(raw, DecodeError::no_member(raw.kind(), Vec::new())))
    }
}
