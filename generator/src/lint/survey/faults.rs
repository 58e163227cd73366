//! What is said of a key or value that the table does not know, and how it may be mended.
//! It words findings; whether there is one was decided by the walk.

use super::Survey;
use crate::finding::{Finding, Rule, Severity, closest, closest_by_far};
use crate::lint::document::{Document, SiteId};
use crate::lint::table::ours::Extension;
use crate::lint::table::{Field, Kind, Need, Object, Shape, listed, ours};
use crate::tree::{Entry, Node, Segment, Value};

/// Keys that keep secrets and money safe: what looks like one of them is one, even in a document that has no other key of ours.
const SAFETY: [&str; 4] = ["x-idempotency", "x-moves-money", "x-retry", "x-sensitive"];

impl Survey<'_> {
    pub(super) fn word(&mut self, id: SiteId, words: &'static [&'static str], text: &str) {
        if words.contains(&text) {
            return;
        }
        // The members of a list have no key.
        let says = match self.document.key(id) {
            "" => format!("this is never `{}`", shortened(text)),
            key => format!("`{key}` is never `{}`", shortened(text)),
        };
        let help = match closest(text, words.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it is one of {}", listed(words)),
        };
        let rule = if self.is_ours(id) { Rule::BadExtension } else { Rule::WrongValue };
        let finding = Finding::new(rule, self.document.at(id), says, help);
        let meant = closest(text, words.iter().copied()).or_else(|| also_known(text, words));
        self.findings.push(match meant {
            Some(meant) => finding.replaces(self.document.node(id), Value::String(meant.into())),
            None => self.dropped(finding, id),
        });
    }

    pub(super) fn unknown(&mut self, id: SiteId, object: &'static Object, entry: &Entry) {
        let known: Vec<&str> = object.fields.iter().map(|field| field.key).collect();
        let says = format!("{} has no key `{}`", object.name, shortened(&entry.key));
        let meant = closest(&entry.key, known.iter().copied());
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if &*entry.key == "$ref" => {
                format!(
                    "no reference stands here: write what it leads to, or refer to it below one of {}",
                    listed(&known)
                )
            }
            None => format!("remove it, or start it with `x-` if it is a note; {} has {}", object.name, listed(&known)),
        };
        let rule = if self.is_ours(id) { Rule::BadExtension } else { Rule::UnknownKey };
        let finding = Finding::new(rule, self.document.at_entry(id, entry), says, help);
        if &*entry.key == "$ref" {
            let finding = self.followed(finding, id, entry);
            self.findings.push(finding);
            return;
        }
        self.findings.push(match meant.filter(|meant| self.document.node(id).get(meant).is_none()) {
            Some(meant) => finding.renames(entry.key_span, meant),
            None => finding.drops_key(entry.key_span),
        });
    }

    /// A key that is nearly `$ref`, and leads somewhere: whether there is one. What the object lacks is not said of it.
    pub(super) fn misspelt_reference(&mut self, id: SiteId, kind: Kind, entries: &[Entry]) -> bool {
        let leads = |entry: &&Entry| entry.value.as_str().is_some_and(|text| text.contains("#/"));
        let object = (self.dialect.object)(kind);
        let is_unknown = |entry: &&Entry| object.fields.iter().all(|field| field.key != &*entry.key);
        let is_near = |entry: &&Entry| closest(&entry.key, ["$ref"]).is_some() && !entry.key.starts_with("x-");
        let Some(entry) = entries.iter().filter(is_unknown).filter(is_near).find(leads) else { return false };
        let says = format!("{} has no key `{}`", object.name, shortened(&entry.key));
        let finding = Finding::new(Rule::UnknownKey, self.document.at_entry(id, entry), says, "did you mean `$ref`?");
        self.findings.push(finding.renames(entry.key_span, "$ref"));
        self.breaks(id);
        true
    }

    /// A reference was meant here, and cannot be read.
    pub(super) fn breaks(&mut self, id: SiteId) {
        if let Some(site) = self.document.sites.get_mut(id.0) {
            site.broken = true;
        }
    }

    /// A key that is nearly one of ours: of those that stand here, or, if it is very near, of those that stand elsewhere.
    pub(super) fn misspelt(&mut self, id: SiteId, kind: Kind, entry: &Entry) {
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            ours::EXTENSIONS.iter().partition(|extension| extension.on.contains(&kind));
        let key = |extension: &&Extension| extension.key;
        let near = closest(&entry.key, here.iter().map(key));
        let far = || closest_by_far(&entry.key, elsewhere.iter().map(key)).and_then(ours::find);
        // Whoever means one of these is not to learn it from a log or a second payment.
        self.knows_ours |= near.is_some_and(|near| SAFETY.contains(&near));
        let help = match (near, near.is_none().then(far).flatten()) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, Some(meant)) => format!("did you mean `{}`? It stands on {}", meant.key, self.places(meant)),
            (None, None) => return,
        };
        let at = self.document.at_entry(id, entry);
        let says = format!("`{}` is not a key of ours", entry.key);
        self.findings.push(Finding::new(Rule::MisspeltExtension, at, says, help));
    }

    /// Where a key of ours may stand, for people.
    pub(super) fn places(&self, extension: &Extension) -> String {
        let names: Vec<&str> = extension.on.iter().map(|kind| (self.dialect.object)(*kind).name).collect();
        names.join(", ")
    }

    pub(super) fn missing(&mut self, id: SiteId, object: &'static Object, field: &Field) {
        let says = format!("{} needs a key `{}`", object.name, field.key);
        let help = format!("add `{}`: {}", field.key, field.shape.describe(self.dialect));
        let rule = if self.is_ours(id) { Rule::BadExtension } else { Rule::MissingKey };
        let mut finding = Finding::new(rule, self.document.at_key(id), says, help);
        if field.need == Need::Should {
            finding.severity = Severity::Warning;
        }
        let finding = self.supplied(finding, id, field.key);
        self.findings.push(finding);
    }

    pub(super) fn wrong_type(&mut self, id: SiteId, shape: Shape) {
        let what = match self.document.site(id).segment {
            Segment::Key(key) => format!("`{}`", shortened(key)),
            Segment::Index(_) if id == Document::root() => "the document".to_owned(),
            Segment::Index(_) => "each member of the list".to_owned(),
        };
        let node = self.document.node(id);
        let says = format!("{what} must be {}, and this is {}", shape.describe(self.dialect), described(node));
        let help = match node.value {
            Value::Number(_) | Value::Bool(_) if matches!(shape, Shape::Text) => "quote it",
            Value::Map(_) if matches!(shape, Shape::List(_) | Shape::Set(_)) => "start each entry with `- `",
            _ => "correct the value",
        };
        let rule = if self.is_ours(id) { Rule::BadExtension } else { Rule::WrongType };
        let finding = Finding::new(rule, self.document.at(id), says, help);
        let finding = self.retyped(finding, id, shape);
        self.findings.push(finding);
    }

    /// Whether a place is one of our keys, or inside of one that holds an object of ours.
    fn is_ours(&self, id: SiteId) -> bool {
        std::iter::successors(Some(id), |id| self.document.parent(*id))
            .take_while(|id| !matches!(self.document.site(*id).kind, Some(Kind::PathItem | Kind::Schema)))
            .any(|id| ours::find(self.document.key(id)).is_some())
    }
}

/// Words of other languages for types.
fn also_known(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let meant = match text.to_ascii_lowercase().as_str() {
        "int" | "long" | "int32" | "int64" => "integer",
        "float" | "double" | "decimal" => "number",
        "bool" => "boolean",
        "str" | "text" | "file" | "date" | "date-time" | "uuid" => "string",
        "list" => "array",
        "map" | "dict" | "hash" => "object",
        _ => return None,
    };
    words.iter().copied().find(|word| *word == meant)
}

/// What a value is, for people.
pub(in crate::lint) fn described(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("the boolean `{value}`"),
        Value::Number(text) => format!("the number `{}`", shortened(text)),
        Value::String(text) => format!("the string `{}`", shortened(text)),
        Value::List(_) => "a list".to_owned(),
        Value::Map(_) => "a map".to_owned(),
    }
}

/// Enough of a text to know it by, on one line.
pub(in crate::lint) fn shortened(text: &str) -> String {
    let line: String = text.chars().take(80).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if line.len() < text.len() { format!("{line}…") } else { line }
}
