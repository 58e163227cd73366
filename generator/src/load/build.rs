//! Builds the tree, value by value, for the readers of YAML and JSON.
//! It may not recurse, and may not trust the text: every value is counted against the limits before it is kept.

use std::collections::{HashMap, HashSet};

use super::Limits;
use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{Entry, FileId, Mark, Node, Span, Value, escape};

/// A stop: the rest of the text is not read.
pub(super) struct Stop;

/// A list or map that is not yet closed.
struct Open {
    node: Node,
    key: Option<(Box<str>, Span)>,
    /// Whether that key is `<<`.
    key_is_merge: bool,
    /// What `<<` brought; it goes in last, for the map's own keys come first.
    merged: Vec<Entry>,
    anchor: usize,
    /// How many values stood in the tree when it was opened, so that an anchor knows its size.
    count_before: usize,
    /// Levels below it.
    height: usize,
}

/// A value that an alias can stand for.
struct Anchored {
    node: Node,
    count: usize,
    height: usize,
}

/// The part of the tree that was read so far.
pub(super) struct Builder<'a> {
    limits: &'a Limits,
    pub(super) file: FileId,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    count: usize,
    root: Option<Node>,
    findings: Vec<Finding>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: FileId, limits: &'a Limits) -> Self {
        Self { limits, file, open: Vec::new(), anchors: HashMap::new(), count: 0, root: None, findings: Vec::new() }
    }

    /// The root of the document, unless the text could not be read to its end, and what was found.
    pub(super) fn finish(mut self, outcome: &Result<(), Stop>) -> (Option<Node>, Vec<Finding>) {
        if outcome.is_ok() && self.root.is_none() {
            let help = "a document starts with `openapi: 3.0.3`";
            self.findings.push(Finding::new(Rule::Syntax, Pointer::default(), "the document is empty", help));
        }
        (self.root.filter(|_| outcome.is_ok()), self.findings)
    }

    /// Whether what is open is a map or a list; nothing at the end of the document.
    pub(super) fn in_map(&self) -> Option<bool> {
        self.open.last().map(|open| matches!(open.node.value, Value::Map(_)))
    }

    pub(super) fn enter(&mut self, value: Value, at: Span, anchor: usize) -> Result<(), Stop> {
        self.counted(1, at)?;
        if self.open.len() >= self.limits.depth {
            return self.too_deep(at);
        }
        let node = Node { span: at, value };
        let count_before = self.count;
        self.open.push(Open {
            node,
            key: None,
            key_is_merge: false,
            merged: Vec::new(),
            anchor,
            count_before,
            height: 1,
        });
        Ok(())
    }

    pub(super) fn leave(&mut self, end: Span) -> Result<(), Stop> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        open.node.span.end = end_of_collection(&open.node, end);
        if let Value::Map(entries) = &mut open.node.value
            && !open.merged.is_empty()
        {
            let known: HashSet<Box<str>> = entries.iter().map(|entry| entry.key.clone()).collect();
            entries.extend(open.merged.into_iter().filter(|entry| !known.contains(&entry.key)));
        }
        if open.anchor != 0 {
            let count = self.count - open.count_before + 1;
            self.counted(count, end)?;
            self.anchors.insert(open.anchor, Anchored { node: open.node.clone(), count, height: open.height });
        }
        self.raise(open.height);
        self.place(open.node, None, false)
    }

    /// An alias becomes a copy, each one counted with all that is in it: this is what bounds alias bombs.
    pub(super) fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Stop> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            return self.stop(Rule::Syntax, at, "this alias stands inside its own anchor", "write the value out");
        };
        let (count, height) = (anchored.count, anchored.height);
        self.counted(count, at)?;
        if self.open.len() + height > self.limits.depth {
            return self.too_deep(at);
        }
        let Some(node) = self.anchors.get(&anchor).map(|anchored| anchored.node.clone()) else { return Ok(()) };
        self.raise(height);
        let text = node.as_str().map(str::to_owned);
        self.place(node, text.as_deref(), false)
    }

    pub(super) fn value(&mut self, node: Node, text: &str, anchor: usize, merge: bool) -> Result<(), Stop> {
        self.counted(1, node.span)?;
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored { node: node.clone(), count: 1, height: 0 });
        }
        self.place(node, Some(text), merge)
    }

    /// Puts a finished value where it belongs; `text` is what it is as a key.
    fn place(&mut self, node: Node, text: Option<&str>, merge: bool) -> Result<(), Stop> {
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut parent.node.value {
            Value::List(members) => members.push(node),
            Value::Map(entries) => match parent.key.take() {
                None => {
                    let Some(text) = text else {
                        let help = "keys are text: quote it, or mend the indentation";
                        return self.stop(Rule::Syntax, node.span, "a key cannot be a list or map", help);
                    };
                    let span = node.span;
                    let key = if let Value::String(key) = node.value { key } else { text.into() };
                    parent.key = Some((key, span));
                    parent.key_is_merge = merge;
                }
                Some((_, key_span)) if parent.key_is_merge => return self.merge(node, key_span),
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        Ok(())
    }

    /// `<<: *base` and `<<: [*a, *b]`; of a key in several bases the first stays. All were counted as aliases already.
    fn merge(&mut self, node: Node, key: Span) -> Result<(), Stop> {
        let bases = match node.value {
            Value::List(members) => members,
            _ => vec![node],
        };
        let mut merged = self.open.last_mut().map(|open| std::mem::take(&mut open.merged)).unwrap_or_default();
        for base in bases {
            let Value::Map(more) = base.value else {
                return self.stop(Rule::Syntax, key, "`<<` takes a map or a list of maps", "remove it");
            };
            let known: HashSet<Box<str>> = merged.iter().map(|entry| entry.key.clone()).collect();
            merged.extend(more.into_iter().filter(|entry| !known.contains(&entry.key)));
        }
        if let Some(open) = self.open.last_mut() {
            open.merged = merged;
        }
        Ok(())
    }

    /// Tells the collection around it how high it is at least.
    fn raise(&mut self, height: usize) {
        if let Some(parent) = self.open.last_mut() {
            parent.height = parent.height.max(height + 1);
        }
    }

    fn counted(&mut self, more: usize, at: Span) -> Result<(), Stop> {
        self.count = self.count.saturating_add(more);
        if self.count <= self.limits.nodes {
            return Ok(());
        }
        let says = format!("the document has more than {} values, aliases written out", self.limits.nodes);
        self.stop(Rule::TooLarge, at, &says, "use `$ref` in place of aliases")
    }

    fn too_deep(&mut self, at: Span) -> Result<(), Stop> {
        let says = format!("lists and maps stand more than {} levels deep", self.limits.depth);
        self.stop(Rule::TooDeep, at, &says, "move inner schemas to `components` and refer to them")
    }

    pub(super) fn stop<T>(&mut self, rule: Rule, at: Span, says: &str, help: &str) -> Result<T, Stop> {
        self.find(rule, at, says, help);
        Err(Stop)
    }

    pub(super) fn find(&mut self, rule: Rule, span: Span, says: &str, help: &str) {
        let pointer = self.pointer();
        self.findings.push(Finding::new(rule, Pointer { span, pointer }, says, help));
    }

    /// The JSON pointer of what is being read.
    fn pointer(&self) -> String {
        let segment = |open: &Open| match (&open.node.value, &open.key) {
            (Value::List(members), _) => format!("/{}", members.len()),
            (_, Some((key, _))) => format!("/{}", escape(key)),
            (_, None) => String::new(),
        };
        self.open.iter().map(segment).collect()
    }
}

/// A block ends, for the parser, where the next token starts, lines later; what is meant is the end of what is in it.
fn end_of_collection(node: &Node, end: Span) -> Mark {
    let closed_by_bracket = end.start != end.end;
    let last = match &node.value {
        Value::Map(entries) => entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end)),
        Value::List(members) => members.last().map(|member| member.span.end),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    if closed_by_bracket { end.end } else { last.unwrap_or(node.span.start).max(node.span.start) }
}
