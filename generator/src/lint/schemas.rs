//! Schemas that cannot mean what they say: bounds, enums, keywords for another type, required properties.
//! It judges the schema itself; whether examples fit is `examples`' business.

mod discriminators;
mod properties;

use super::document::{Document, SiteId, find};
use super::survey::{described, shortened};
use super::table::Kind;
use crate::finding::{Finding, Rule, closest_by_far};
use crate::tree::{Node, Value, float};

pub(super) use discriminators::check as check_discriminators;
pub(super) use properties::{check as check_required, has_property};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Schema) {
        let of = document.node(id).get("type").and_then(Node::as_str);
        keywords(document, id, of, findings);
        format(document, id, of, findings);
        bounds(document, id, findings);
        distinct(document, id, findings);
        flags(document, id, of, findings);
    }
}

/// The type that a schema states, itself or through its only `allOf` member.
pub(super) fn type_of<'a>(document: &Document<'a>, schema: SiteId) -> Option<&'a str> {
    let mut here = document.target(schema)?;
    for _ in 0..8 {
        if let Some(of) = document.node(here).get("type") {
            return of.as_str();
        }
        let members = document.child(here, "allOf")?;
        here = document.target(document.children(members).next()?)?;
    }
    None
}

const KEYWORDS: &[(&str, &[&str])] = &[
    ("string", &["minLength", "maxLength", "pattern", "x-sign-in-message"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "x-decimal"]),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("object", &["properties", "required", "additionalProperties", "minProperties", "maxProperties"]),
];

fn keywords(document: &Document<'_>, id: SiteId, of: Option<&str>, findings: &mut Vec<Finding>) {
    let Some(of) = of else { return };
    let family = if of == "integer" { "number" } else { of };
    for entry in document.node(id).entries() {
        let owner = KEYWORDS.iter().find(|(_, keys)| keys.contains(&&*entry.key));
        if let Some((owner, _)) = owner.filter(|(owner, _)| *owner != family) {
            let says = format!("`{}` says nothing about a value of type `{}`", entry.key, shortened(of));
            let help = format!("it is for type `{owner}`; correct the type, or remove the key");
            findings.push(Finding::new(Rule::MismatchedKeyword, document.at_entry(id, entry), says, help));
        }
    }
}

const FORMATS: &[(&str, &[&str])] = &[
    (
        "string",
        &[
            "date",
            "date-time",
            "time",
            "uuid",
            "email",
            "uri",
            "url",
            "byte",
            "binary",
            "password",
            "hostname",
            "ipv4",
            "ipv6",
        ],
    ),
    ("number", &["float", "double"]),
    ("integer", &["int32", "int64"]),
];

/// Formats of strings beside those that belong to one type alone.
const OURS: &[&str] = &["decimal", "money", "caip-2", "caip-10"];

/// Formats of the public registry that look like others.
const OTHERS: &[&str] = &["int8", "int16", "uint8", "uint16", "uint32", "uint64", "iri", "duration", "regex", "ulid"];

fn format(document: &Document<'_>, id: SiteId, of: Option<&str>, findings: &mut Vec<Finding>) {
    let (Some(of), Some(format)) = (of, document.node(id).get("format").and_then(Node::as_str)) else { return };
    // By the registry of formats, this one is for strings, too: for numbers that some readers have no room for.
    if of == "string" && format == "int64" {
        return;
    }
    if let Some((owner, _)) = FORMATS.iter().find(|(owner, names)| *owner != of && names.contains(&format)) {
        let says = format!("the format `{format}` is for type `{owner}`, not for `{}`", shortened(of));
        find(findings, Rule::MismatchedKeyword, document.at_value(id, "format"), says, "correct the one that is wrong");
        return;
    }
    // Formats are anybody's, so that only what is nearly one of ours is told.
    let known = || FORMATS.iter().flat_map(|(_, names)| names.iter().copied()).chain(OURS.iter().copied());
    if known().chain(OTHERS.iter().copied()).any(|known| known == format) {
        return;
    }
    if let Some(meant) = closest_by_far(format, known()) {
        let says = format!("the format `{}` is none that is known", shortened(format));
        let help = format!("did you mean `{meant}`?");
        find(findings, Rule::MisspeltFormat, document.at_value(id, "format"), says, &help);
    }
}

const BOUNDS: [(&str, &str); 4] =
    [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties")];

fn bounds(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    for (low, high) in BOUNDS {
        let bound = |key| node.get(key).and_then(Node::as_number).map(float);
        if let (Some(least), Some(most)) = (bound(low), bound(high))
            && least > most
        {
            let says = format!("`{low}` is above `{high}`, so no value is valid");
            let finding = Finding::new(Rule::ReversedBounds, document.at_value(id, low), says, "correct one of them");
            // Which of the two is wrong is not known, so that both go.
            for entry in node.entries().filter(|entry| [low, high].contains(&&*entry.key)) {
                findings.push(finding.clone().drops_key(entry.key_span));
            }
        }
    }
}

/// `enum` and `required` list each value once.
fn distinct(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    if node.get("enum").and_then(Node::as_list).is_some_and(<[Node]>::is_empty) {
        let says = "an enum without values lets no value through".to_owned();
        let at = document.at_value(id, "enum");
        let finding = Finding::new(Rule::EmptyEnum, at, says, "list the values, or remove the key");
        findings.extend(node.entry("enum").map(|entry| finding.drops_key(entry.key_span)));
    }
    for key in ["enum", "required"] {
        let mut seen = std::collections::HashSet::new();
        for (index, value) in node.get(key).into_iter().flat_map(Node::members).enumerate() {
            if !seen.insert(described_in_full(value)) {
                let mut at = document.at_value(id, key);
                at.span = value.span;
                at.pointer = format!("{}/{index}", at.pointer);
                let says = format!("{} stands twice in `{key}`", described(value));
                findings.push(Finding::new(Rule::DuplicateValue, at, says, "remove one").clears(value.span));
            }
        }
    }
}

/// Equal for equal scalars only.
fn described_in_full(value: &Node) -> String {
    crate::tree::to_json(value).to_string()
}

fn flags(document: &Document<'_>, id: SiteId, of: Option<&str>, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    let is = |key| node.get(key).and_then(Node::as_bool) == Some(true);
    let has = |key| node.get(key).is_some();
    let composed = ["allOf", "oneOf", "anyOf", "enum"].into_iter().any(has);
    if is("nullable") && of.is_none() && !composed {
        let says = "`nullable` has an effect only beside `type`".to_owned();
        find(findings, Rule::NullableWithoutType, document.at_value(id, "nullable"), says, "add the type");
    }
    if is("readOnly") && is("writeOnly") {
        let says = "the property is in neither direction: `readOnly` and `writeOnly`".to_owned();
        let finding = Finding::new(Rule::BothDirections, document.at_value(id, "writeOnly"), says, "keep one of them");
        for entry in node.entries().filter(|entry| matches!(&*entry.key, "readOnly" | "writeOnly")) {
            findings.push(finding.clone().drops_key(entry.key_span));
        }
    }
    if of == Some("array") && !has("items") && !composed {
        let says = "nothing says what the array holds".to_owned();
        find(findings, Rule::MissingItems, document.at_value(id, "type"), says, "add `items`");
    }
    pattern(document, id, findings);
}

/// A pattern of which nothing can be made, and one with the slashes of JavaScript around it, which no text matches.
fn pattern(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(entry) = document.node(id).entry("pattern") else { return };
    let Some(text) = entry.value.as_str() else { return };
    let bad = |says: String, help: &str| Finding::new(Rule::BadPattern, document.at_value(id, "pattern"), says, help);
    let fault = super::pattern::parse(text).err().and_then(|fault| fault.says());
    if let Some(says) = fault {
        findings.push(bad(says, "check its brackets").drops_key(entry.key_span));
    } else if let Some(inner) = text.strip_prefix("/^").and_then(|text| text.strip_suffix("$/")) {
        let finding = bad("no text matches: the slashes are part of the pattern".to_owned(), "remove the slashes");
        findings.push(finding.replaces(&entry.value, Value::String(format!("^{inner}$").into())));
    }
}
