//! The text that is signed: one line for each covered part, and one for the parameters.
//! It may not leave room for a second reading: what would break a line is refused.

use std::fmt::Write as _;

use super::SignatureError;
use super::component::{Covered, Parts};
use super::structured::string;

/// What a signature states about itself.
pub(super) struct Parameters<'a> {
    pub(super) created: Option<u64>,
    pub(super) expires: Option<u64>,
    pub(super) key_id: &'a str,
    pub(super) algorithm: Option<&'a str>,
    pub(super) nonce: Option<String>,
    pub(super) tag: Option<&'a str>,
}

/// The text that is signed, and its last line's value, which is also that of `Signature-Input`.
pub(super) struct Base {
    pub(super) text: String,
    pub(super) parameters: String,
}

/// Writes the base of a signature.
pub(super) fn signature_base(
    parts: &Parts<'_>,
    covered: &[Covered],
    parameters: &Parameters<'_>,
) -> Result<Base, SignatureError> {
    let (mut lines, mut names) = (Vec::new(), Vec::new());
    for part in covered {
        let Some(value) = part.value(parts)? else { continue };
        let name = part.component.identifier()?;
        lines.push(format!("{name}: {value}"));
        names.push(name);
    }
    let parameters = format!("({}){}", names.join(" "), parameters.text()?);
    Ok(Base { text: joined(lines, &parameters), parameters })
}

/// The lines of the parts, and the one of the parameters. No line break stands at the end.
pub(super) fn joined(mut lines: Vec<String>, parameters: &str) -> String {
    lines.push(format!("\"@signature-params\": {parameters}"));
    lines.join("\n")
}

impl Parameters<'_> {
    /// In the order in which the standard defines them. A server takes them as they come, but some write them anew.
    fn text(&self) -> Result<String, SignatureError> {
        let mut text = String::new();
        let numbers = [("created", self.created), ("expires", self.expires)];
        for (name, value) in numbers {
            if let Some(value) = value {
                // Writing to a `String` never fails.
                let _ = write!(text, ";{name}={value}");
            }
        }
        let texts = [
            ("nonce", self.nonce.as_deref()),
            ("alg", self.algorithm),
            ("keyid", Some(self.key_id)),
            ("tag", self.tag),
        ];
        for (name, value) in texts {
            if let Some(value) = value {
                let _ = write!(text, ";{name}={}", string(name, value)?);
            }
        }
        Ok(text)
    }
}
