//! The document with the meaning of its places: which node is which object of the specification.
//! It holds what `survey` saw; rules read it, and nothing changes it afterwards.

use std::collections::HashMap;

use super::table::Kind;
use crate::finding::{Finding, Pointer, Rule, closest};
use crate::tree::{Entry, Node, Path, Segment, Span, segments};

/// A place that the table gives a meaning to; made by `survey` only, so that it always leads to a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SiteId(pub(super) usize);

/// What is at such a place.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) parent: Option<SiteId>,
    /// The next place with the same parent.
    pub(super) next: Option<SiteId>,
    pub(super) segment: Segment<'a>,
    /// Where the key stands that leads here, if it is one.
    pub(super) key: Option<Span>,
    pub(super) node: &'a Node,
    pub(super) kind: Option<Kind>,
    /// If a reference stands here.
    pub(super) reference: Option<&'a str>,
    /// A reference was meant, but none can be read: nothing else is said of what should stand here.
    pub(super) broken: bool,
}

/// All places, parents before children, in the document's order.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) sites: Vec<Site<'a>>,
    /// The objects of each kind.
    kinds: Vec<Vec<SiteId>>,
    /// Everything that is a reference.
    pub(super) references: Vec<SiteId>,
    /// Members of `components`, by section and name.
    pub(super) components: HashMap<(&'a str, &'a str), SiteId>,
    /// Entries of large maps, so that no search is quadratic.
    pub(super) index: HashMap<(SiteId, &'a str), SiteId>,
}

/// From how many entries on a map is indexed.
pub(super) const LARGE: usize = 16;

impl<'a> Document<'a> {
    pub(super) fn site(&self, id: SiteId) -> &Site<'a> {
        // In bounds: ids are made when their site is pushed, and no site is ever removed.
        &self.sites[id.0]
    }

    pub(super) fn node(&self, id: SiteId) -> &'a Node {
        self.site(id).node
    }

    /// The whole document.
    pub(super) const fn root() -> SiteId {
        SiteId(0)
    }

    /// Notes that an object of a kind is here.
    pub(super) fn note(&mut self, kind: Kind, id: SiteId) {
        let index = kind as usize;
        if self.kinds.len() <= index {
            self.kinds.resize_with(index + 1, Vec::new);
        }
        if let Some(ids) = self.kinds.get_mut(index) {
            ids.push(id);
        }
    }

    /// All objects of a kind, references to them left out.
    pub(super) fn of(&self, kind: Kind) -> impl Iterator<Item = SiteId> {
        let is_object = |id: &SiteId| {
            let site = self.site(*id);
            site.reference.is_none() && !site.broken
        };
        self.kinds.get(kind as usize).into_iter().flatten().copied().filter(is_object)
    }

    pub(super) fn children(&self, id: SiteId) -> impl Iterator<Item = SiteId> {
        let first = SiteId(id.0 + 1);
        let first = self.sites.get(first.0).filter(|site| site.parent == Some(id)).map(|_| first);
        std::iter::successors(first, |id| self.site(*id).next)
    }

    /// What stands below a key, if the table gives it a meaning.
    pub(super) fn child(&self, id: SiteId, key: &str) -> Option<SiteId> {
        if self.node(id).as_map().is_some_and(|entries| entries.len() > LARGE) {
            return self.index.get(&(id, key)).copied();
        }
        self.children(id).find(|child| self.site(*child).segment == Segment::Key(key))
    }

    /// The key or number that leads to a place.
    pub(super) fn key(&self, id: SiteId) -> &'a str {
        match self.site(id).segment {
            Segment::Key(key) => key,
            Segment::Index(_) => "",
        }
    }

    /// What a local reference points to, if the table gives it a meaning.
    pub(super) fn resolve(&self, reference: &str) -> Option<SiteId> {
        // Nearly all references are of this form, and need no copies of their keys.
        if let Some((section, name)) = reference.strip_prefix("#/components/").and_then(|rest| rest.split_once('/'))
            && let Some(id) = self.components.get(&(section, name))
        {
            return Some(*id);
        }
        let keys = segments(reference.strip_prefix('#')?)?;
        if let [components, section, name] = keys.as_slice()
            && components == "components"
        {
            return self.components.get(&(&**section, &**name)).copied();
        }
        keys.iter().try_fold(Self::root(), |here, key| {
            if self.node(here).as_list().is_some() {
                return self.children(here).nth(key.parse().ok()?);
            }
            self.child(here, key)
        })
    }

    /// The definition at the end of all references; nothing if they dangle or go round in circles.
    pub(super) fn target(&self, id: SiteId) -> Option<SiteId> {
        let mut here = id;
        // A chain of references that has not ended by then goes round in a circle.
        for _ in 0..16 {
            match self.site(here).reference {
                None => return Some(here),
                Some(reference) => here = self.resolve(reference)?,
            }
        }
        None
    }

    /// The definition below a key, through references.
    pub(super) fn target_of(&self, id: SiteId, key: &str) -> Option<SiteId> {
        self.target(self.child(id, key)?)
    }

    pub(super) fn parent(&self, id: SiteId) -> Option<SiteId> {
        self.site(id).parent
    }

    /// The JSON pointer of a place.
    pub(super) fn pointer(&self, id: SiteId) -> String {
        let mut path: Vec<Segment<'a>> = Vec::new();
        let mut here = id;
        while let Some(parent) = self.parent(here) {
            path.push(self.site(here).segment);
            here = parent;
        }
        path.reverse();
        Path(path).to_string()
    }

    /// The value at a place.
    pub(super) fn at(&self, id: SiteId) -> Pointer {
        Pointer { span: self.node(id).span, pointer: self.pointer(id) }
    }

    /// The key that leads to a place, or the value where there is no key.
    pub(super) fn at_key(&self, id: SiteId) -> Pointer {
        let site = self.site(id);
        Pointer { span: site.key.unwrap_or_else(|| first_character(site.node)), pointer: self.pointer(id) }
    }

    /// An entry of the map at a place, with the place of its key.
    pub(super) fn at_entry(&self, id: SiteId, entry: &Entry) -> Pointer {
        Pointer { span: entry.key_span, pointer: format!("{}/{}", self.pointer(id), Segment::Key(&entry.key)) }
    }

    /// The value of an entry of the map at a place; the place itself if there is no such entry.
    pub(super) fn at_value(&self, id: SiteId, key: &str) -> Pointer {
        match self.node(id).entry(key) {
            Some(entry) => Pointer { span: entry.value.span, ..self.at_entry(id, entry) },
            None => self.at_key(id),
        }
    }
}

/// A whole list or map is too much to point at.
fn first_character(node: &Node) -> Span {
    let end = crate::tree::Mark { line: node.span.start.line, column: node.span.start.column.saturating_add(1) };
    Span { end: node.span.end.min(end), ..node.span }
}

/// What was probably meant, unless so much is wrong already that looking for it would take long.
pub(super) fn suggestion<'n>(
    findings: &[Finding],
    word: &str,
    candidates: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    if findings.len() > 500 { None } else { closest(word, candidates) }
}

/// Adds a finding of a rule's usual severity.
pub(super) fn find(findings: &mut Vec<Finding>, rule: Rule, at: Pointer, says: String, help: &str) {
    findings.push(Finding::new(rule, at, says, help));
}
