//! Walks the tree by the table: gives every place its meaning, and finds keys and values that the table does not know.
//! It looks at one object at a time; recursion is bounded by the depth that `load` allows.

mod faults;
mod mends;

use super::document::{Document, LARGE, Site, SiteId};
use super::keys;
use super::table::{Dialect, Field, Keys, Kind, Need, Object, Shape, ours};
use crate::finding::{Finding, Rule};
use crate::tree::{Entry, Node, Segment, Span, Tree, Value};

pub(super) use faults::{described, shortened};

/// The document with its places, and what was wrong with single objects.
pub(super) fn survey(tree: &Tree, dialect: Dialect) -> (Document<'_>, Vec<Finding>) {
    let mut survey = Survey { dialect, document: Document::default(), findings: Vec::new(), knows_ours: false };
    let root = Step { parent: None, segment: Segment::Index(0), key: None, node: &tree.root };
    survey.value(&root, Shape::Object(Kind::Root));
    if !survey.knows_ours {
        survey.findings.retain(|finding| finding.rule != Rule::MisspeltExtension);
    }
    (survey.document, survey.findings)
}

struct Survey<'a> {
    dialect: Dialect,
    document: Document<'a>,
    findings: Vec<Finding>,
    /// Whether it has a key of ours: one that has none has the keys of others, however much they look like ours.
    knows_ours: bool,
}

/// A step down the tree.
struct Step<'a> {
    parent: Option<SiteId>,
    segment: Segment<'a>,
    key: Option<Span>,
    node: &'a Node,
}

impl<'a> Step<'a> {
    const fn into(parent: SiteId, entry: &'a Entry) -> Self {
        Self { parent: Some(parent), segment: Segment::Key(&entry.key), key: Some(entry.key_span), node: &entry.value }
    }
}

impl<'a> Survey<'a> {
    fn value(&mut self, step: &Step<'a>, shape: Shape) -> SiteId {
        let id = self.push(step, kind_of(shape));
        let node = step.node;
        match (shape, &node.value) {
            (Shape::Any, _)
            | (Shape::Text, Value::String(_))
            | (Shape::TextOrNumber, Value::String(_) | Value::Number(_))
            | (Shape::Bool | Shape::BoolOr(_), Value::Bool(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::BoolOrNumber, Value::Bool(_) | Value::Number(_)) => {}
            (Shape::OrRef(Kind::Schema), Value::Bool(_)) if self.dialect.boolean_schemas => {}
            (Shape::WordOrWords(words), Value::List(members)) => self.list(id, Shape::Word(words), members),
            (Shape::Only(wanted), Value::Bool(value)) if *value == wanted => {}
            (Shape::Count, Value::Number(text)) if text.parse::<u64>().is_ok() => {}
            (Shape::Word(words) | Shape::WordOrWords(words), Value::String(text)) => self.word(id, words, text),
            (Shape::OrRef(kind), Value::Map(entries)) => self.referred(id, kind, entries),
            (Shape::Object(kind), Value::Map(entries)) => self.object(id, kind, entries),
            (Shape::BoolOr(other), Value::Map(_)) => self.same(id, *other),
            (Shape::List(member) | Shape::Set(member), Value::List(members)) => self.list(id, *member, members),
            (Shape::Map(keys, value), Value::Map(entries)) => {
                self.children(id, entries, |survey, id, entry| Some(survey.free(id, keys, *value, entry)));
            }
            _ => self.wrong_type(id, shape),
        }
        id
    }

    fn push(&mut self, step: &Step<'a>, kind: Option<Kind>) -> SiteId {
        let id = SiteId(self.document.sites.len());
        let Step { parent, segment, key, node } = *step;
        self.document.sites.push(Site { parent, next: None, segment, key, node, kind, reference: None, broken: false });
        if let Some(kind) = kind {
            self.document.note(kind, id);
        }
        id
    }

    /// Runs over entries, and links the places they made as siblings.
    fn children(
        &mut self,
        id: SiteId,
        entries: &'a [Entry],
        mut visit: impl FnMut(&mut Self, SiteId, &'a Entry) -> Option<SiteId>,
    ) {
        let mut last: Option<SiteId> = None;
        for entry in entries {
            if let Some(child) = visit(self, id, entry) {
                self.link(&mut last, child);
                if entries.len() > LARGE {
                    self.document.index.entry((id, &entry.key)).or_insert(child);
                }
            }
        }
    }

    fn list(&mut self, id: SiteId, member: Shape, members: &'a [Node]) {
        let mut last = None;
        for (index, node) in members.iter().enumerate() {
            let step = Step { parent: Some(id), segment: Segment::Index(index), key: None, node };
            let child = self.value(&step, member);
            self.link(&mut last, child);
        }
    }

    fn link(&mut self, last: &mut Option<SiteId>, child: SiteId) {
        if let Some(site) = last.and_then(|last| self.document.sites.get_mut(last.0)) {
            site.next = Some(child);
        }
        *last = Some(child);
    }

    /// The other reading of a value that may be two things.
    fn same(&mut self, id: SiteId, shape: Shape) {
        let (Shape::OrRef(kind) | Shape::Object(kind)) = shape else { return };
        if let Some(site) = self.document.sites.get_mut(id.0) {
            site.kind = Some(kind);
        }
        self.document.note(kind, id);
        let node = self.document.node(id);
        let entries = node.as_map().unwrap_or_default();
        self.referred(id, kind, entries);
    }

    /// An object, or a reference to one.
    fn referred(&mut self, id: SiteId, kind: Kind, entries: &'a [Entry]) {
        match entries.iter().find(|entry| &*entry.key == "$ref") {
            Some(entry) => self.reference(id, kind, entries, entry),
            None if self.misspelt_reference(id, kind, entries) => {}
            None => self.object(id, kind, entries),
        }
    }

    fn object(&mut self, id: SiteId, kind: Kind, entries: &'a [Entry]) {
        let object = (self.dialect.object)(kind);
        self.children(id, entries, |survey, id, entry| survey.entry(id, kind, object, entry));
        for field in object.fields {
            if field.need != Need::May && !entries.iter().any(|entry| &*entry.key == field.key) {
                self.missing(id, object, field);
            }
        }
    }

    fn entry(&mut self, id: SiteId, kind: Kind, object: &'static Object, entry: &'a Entry) -> Option<SiteId> {
        if let Some(field) = object.fields.iter().find(|field| field.key == &*entry.key) {
            return self.field(id, field, entry);
        }
        if entry.key.starts_with("x-") {
            return self.extension(id, kind, entry);
        }
        if let Some((keys, shape)) = object.others {
            return Some(self.free(id, keys, shape, entry));
        }
        self.unknown(id, object, entry);
        None
    }

    fn field(&mut self, id: SiteId, field: &Field, entry: &'a Entry) -> Option<SiteId> {
        if entry.value.value == Value::Null && field.need == Need::May && !matches!(field.shape, Shape::Any) {
            let says = format!("`{}` is null, which says nothing", field.key);
            let at = self.document.at_entry(id, entry);
            let finding = Finding::new(Rule::NullValue, at, says, "remove the key, or give it a value");
            self.findings.push(finding.clears_key(entry.key_span));
            return None;
        }
        Some(self.value(&Step::into(id, entry), field.shape))
    }

    /// An entry whose key is the document's own choice.
    fn free(&mut self, id: SiteId, keys: Keys, shape: Shape, entry: &'a Entry) -> SiteId {
        if let Some((says, help)) = keys::complaint(keys, &entry.key) {
            let finding = Finding::new(Rule::BadKey, self.document.at_entry(id, entry), says, help);
            self.findings.push(match keys::meant(keys, &entry.key) {
                _ if &*entry.key == "$ref" => self.followed(finding, id, entry),
                _ if keys == Keys::Component => finding.tolerated(),
                Some(meant) if self.document.node(id).get(&meant).is_none() => finding.renames(entry.key_span, &meant),
                _ => finding.drops_key(entry.key_span),
            });
        }
        let child = self.value(&Step::into(id, entry), shape);
        if keys == Keys::Component {
            self.document.components.insert((self.document.key(id), &entry.key), child);
        }
        child
    }

    fn extension(&mut self, id: SiteId, kind: Kind, entry: &'a Entry) -> Option<SiteId> {
        let Some(extension) = ours::find(&entry.key) else {
            self.misspelt(id, kind, entry);
            return None;
        };
        self.knows_ours |= !SHARED.contains(&extension.key);
        if !extension.on.contains(&kind) {
            let at = self.document.at_entry(id, entry);
            let says = format!("`{}` has no effect on {}", entry.key, (self.dialect.object)(kind).name);
            let help = format!("it stands on {}", self.places(extension));
            let finding = Finding::new(Rule::MisplacedExtension, at, says, help);
            self.findings.push(finding.drops_key(entry.key_span));
            return None;
        }
        Some(self.value(&Step::into(id, entry), extension.shape))
    }

    /// A reference; beside one to a schema, the keys of a schema may stand, and `normalise` makes an `allOf` of them.
    fn reference(&mut self, id: SiteId, kind: Kind, entries: &'a [Entry], reference: &'a Entry) {
        let Some(text) = reference.value.as_str() else {
            let at = self.document.at_value(id, "$ref");
            let help = "a reference is a string such as `#/components/schemas/Name`";
            let finding = Finding::new(Rule::WrongType, at, "`$ref` takes a string", help);
            // What stands beside it may be what was meant.
            let is_alone = entries.iter().all(|entry| &*entry.key == "$ref" || entry.key.starts_with("x-"));
            let finding =
                if is_alone { self.document.unfollowed(id, finding) } else { finding.drops_key(reference.key_span) };
            self.findings.push(finding);
            self.breaks(id);
            return;
        };
        if let Some(site) = self.document.sites.get_mut(id.0) {
            site.reference = Some(text);
        }
        self.document.references.push(id);
        let object = (self.dialect.object)(kind);
        self.children(id, entries, |survey, id, entry| match &*entry.key {
            "$ref" => None,
            _ if kind == Kind::Schema || kind == Kind::PathItem => survey.entry(id, kind, object, entry),
            key if key.starts_with("x-") => survey.extension(id, kind, entry),
            "summary" | "description" if survey.dialect.described_references => None,
            key => {
                let at = survey.document.at_entry(id, entry);
                let says = format!("`{key}` is ignored beside `$ref`");
                survey.findings.push(Finding::new(Rule::IgnoredSibling, at, says, "move it to what is referred to"));
                None
            }
        });
    }
}

/// Keys of ours that others have, too.
const SHARED: &[&str] = &["x-webhooks"];

const fn kind_of(shape: Shape) -> Option<Kind> {
    match shape {
        Shape::Object(kind) | Shape::OrRef(kind) => Some(kind),
        _ => None,
    }
}
