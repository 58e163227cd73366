//! How values of a wrong kind and keys that are missing are mended: by what was plainly meant, else by doing without.
//! It finds nothing; the walk and `faults` do.

use crate::finding::Finding;
use crate::lint::document::{Document, SiteId};
use crate::lint::table::{Kind, Shape};
use crate::tree::{Entry, Node, Segment, Span, Value};

impl super::Survey<'_> {
    /// Does without the value at a place: without its entry, or without it in its list.
    pub(super) fn dropped(&self, finding: Finding, id: SiteId) -> Finding {
        let site = self.document.site(id);
        match site.key {
            Some(key) => finding.drops_key(key),
            None if id == Document::root() => finding,
            None => finding.drops(site.node.span),
        }
    }

    /// A reference where none may stand, such as in `content`: what it leads to was meant to stand there.
    pub(super) fn followed(&self, finding: Finding, id: SiteId, reference: &Entry) -> Finding {
        let site = self.document.site(id);
        let text = reference.value.as_str().unwrap_or_default();
        if site.kind == Some(Kind::MediaType) && text.starts_with("#/components/schemas/") {
            let span = Span { end: reference.key_span.start, ..reference.key_span };
            let value = Node { span, value: Value::Map(vec![reference.clone()]) };
            return finding
                .replaces(site.node, Value::Map(vec![Entry { key: "schema".into(), key_span: span, value }]));
        }
        let target = text.strip_prefix('#').and_then(|pointer| self.document.node(Document::root()).at(pointer));
        match target.filter(|target| target.as_map().is_some() && !std::ptr::eq(*target, site.node)) {
            Some(target) if matches!(site.kind, Some(Kind::MediaType) | None) => {
                finding.replaces(site.node, target.value.clone())
            }
            _ => finding.drops_key(reference.key_span),
        }
    }

    /// What was meant by a value of a wrong kind, if that is plain.
    pub(super) fn retyped(&self, finding: Finding, id: SiteId, shape: Shape) -> Finding {
        let site = self.document.site(id);
        let is_required = matches!(site.segment, Segment::Key("required"));
        match meant(site.node, shape).filter(|_| !(is_required && site.node.as_bool().is_some())) {
            Some(value) => finding.replaces(site.node, value),
            // Without its entry, a requirement would let a call go without credentials.
            None if self.is_required_scheme(id) => finding.replaces(site.node, Value::List(Vec::new())),
            None => self.dropped(finding, id),
        }
    }

    fn is_required_scheme(&self, id: SiteId) -> bool {
        let parent = self.document.parent(id).map(|parent| self.document.site(parent).kind);
        parent == Some(Some(Kind::Requirement))
    }

    /// A key that the object needs: what it says when nothing is said, or else the object goes.
    pub(super) fn supplied(&self, finding: Finding, id: SiteId, key: &'static str) -> Finding {
        let site = self.document.site(id);
        let text = |text: &str| Some(Value::String(text.into()));
        let value = match (site.kind, key) {
            (Some(Kind::Root), "paths")
            | (Some(Kind::Operation), "responses")
            | (Some(Kind::RequestBody), "content")
            | (Some(Kind::Flow), "scopes") => Some(Value::Map(Vec::new())),
            (Some(Kind::Root), "info") => Some(info(site.node.span)),
            (Some(Kind::Info), "title") => text("The API"),
            (Some(Kind::Info), "version") => text("0"),
            (Some(Kind::Response), "description") | (Some(Kind::License), "name") => text(""),
            (Some(Kind::ServerVariable), "default") => {
                let first = site.node.get("enum").and_then(|values| values.members().next()).map(|node| &node.value);
                first.cloned().or_else(|| text(""))
            }
            _ => None,
        };
        match value {
            Some(value) => finding.sets(site.node.span, key, value),
            None => self.dropped(finding, id),
        }
    }
}

impl Document<'_> {
    /// What cannot be followed is done without: a schema, answer or path item without what it refers to, or nothing at all.
    pub(in crate::lint) fn unfollowed(&self, id: SiteId, finding: Finding) -> Finding {
        let site = self.site(id);
        let key = site.node.entry("$ref").map(|entry| entry.key_span);
        match (site.kind, key, site.key) {
            (Some(Kind::Response), Some(_), _) => finding.loses(site.node, without_description(site.node)),
            (Some(Kind::Schema | Kind::PathItem), Some(key), _) | (_, _, Some(key)) => finding.drops_key(key),
            (_, _, None) => finding.drops(site.node.span),
        }
    }
}

/// An answer of which nothing is known, with what stands beside its reference.
fn without_description(answer: &Node) -> Value {
    let mut entries: Vec<Entry> = answer.entries().filter(|entry| &*entry.key != "$ref").cloned().collect();
    if entries.iter().all(|entry| &*entry.key != "description") {
        let value = Node { span: answer.span, value: Value::String("".into()) };
        entries.push(Entry { key: "description".into(), key_span: answer.span, value });
    }
    Value::Map(entries)
}

fn info(span: Span) -> Value {
    let span = Span { end: span.start, ..span };
    let entry = |key: &str, text: &str| {
        let value = Node { span, value: Value::String(text.into()) };
        Entry { key: key.into(), key_span: span, value }
    };
    Value::Map(vec![entry("title", "The API"), entry("version", "0")])
}

fn meant(node: &Node, shape: Shape) -> Option<Value> {
    match (shape, &node.value) {
        (Shape::Text | Shape::TextOrNumber, Value::Number(text)) => Some(Value::String(text.clone())),
        (Shape::Text | Shape::TextOrNumber, Value::Bool(value)) => Some(Value::String(value.to_string().into())),
        (Shape::Bool | Shape::Only(_) | Shape::BoolOr(_), Value::String(text)) => {
            match text.to_ascii_lowercase().as_str() {
                "true" | "yes" => Some(Value::Bool(true)),
                "false" | "no" => Some(Value::Bool(false)),
                _ => None,
            }
        }
        (Shape::Number | Shape::BoolOrNumber, Value::String(text)) => number(text).map(Value::Number),
        (Shape::Count, Value::String(text)) => text.parse::<u64>().ok().map(|_| Value::Number(text.clone())),
        (Shape::Count, Value::Number(text)) => whole(text).map(Value::Number),
        (Shape::List(_), Value::Map(entries)) if entries.is_empty() => Some(Value::List(Vec::new())),
        (Shape::List(Shape::Text) | Shape::Set(Shape::Text), Value::String(_))
        | (Shape::List(Shape::Object(_) | Shape::OrRef(_)), Value::Map(_))
        | (Shape::List(Shape::Any), Value::String(_) | Value::Number(_) | Value::Bool(_)) => {
            Some(Value::List(vec![node.clone()]))
        }
        // An object may be empty, where something stands for it that says nothing.
        (Shape::Object(_) | Shape::OrRef(_) | Shape::Map(..), Value::Null) => Some(Value::Map(Vec::new())),
        (Shape::Map(..) | Shape::Object(_), Value::List(members)) => members.is_empty().then(|| Value::Map(Vec::new())),
        _ => None,
    }
}

fn number(text: &str) -> Option<Box<str>> {
    text.parse::<f64>().ok().filter(|value| value.is_finite()).map(|_| text.into())
}

/// `10.0` and `1e2` are counts, too.
fn whole(text: &str) -> Option<Box<str>> {
    let value = crate::tree::float(text);
    (value.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&value)).then(|| format!("{value}").into())
}
