//! What every pass of `lower` shares: the document, the types made so far, names and findings.
//! It holds and finds; it understands no schema.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use openapiv3::{Components, OpenAPI, ReferenceOr};

use super::children::Children;
use super::lock_key;
use super::places::Places;
use super::response::Form;
use super::shapes::Shapes;
use super::usage::Usage;
use crate::finding::{Finding, Pointer, Rule};
use crate::ledger::{Kind, Row, State};
use crate::lock::Lock;
use crate::model::{Direction, Pattern, Status, TypeDef, TypeId, TypeKind};
use crate::tree::{Node, Tree, escape};

/// A place in the document: a JSON pointer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(pub(super) String);

impl Place {
    pub(super) fn root() -> Self {
        Self(String::new())
    }

    /// The place of a key or index below this one.
    pub(super) fn key(&self, key: &str) -> Self {
        self.keys(&[key])
    }

    pub(super) fn keys(&self, keys: &[&str]) -> Self {
        let length: usize = keys.iter().map(|key| key.len() + 1).sum();
        let mut place = String::with_capacity(self.0.len() + length);
        place.push_str(&self.0);
        for key in keys {
            place.push('/');
            place.push_str(&escape(key));
        }
        Self(place)
    }

    pub(super) fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }
}

/// What is known of a document before any of it is lowered.
#[derive(Debug)]
pub(crate) struct Survey {
    pub(super) usage: Usage,
    shapes: Shapes,
    children: Children,
}

impl Survey {
    pub(crate) fn of(tree: &Tree) -> Self {
        let children = Children::of(tree);
        let usage = Usage::of(tree, &children);
        Self { shapes: Shapes::of(tree, &usage), usage, children }
    }
}

/// The shared state.
pub(super) struct Context<'a> {
    pub(super) doc: &'a OpenAPI,
    pub(super) tree: &'a Tree,
    places: Places<'a>,
    pub(super) usage: Usage,
    pub(super) shapes: Shapes,
    pub(super) children: Children,
    pub(super) findings: Vec<Finding>,
    /// The ledger's.
    pub(super) rows: Vec<Row>,
    pub(super) types: Vec<TypeDef>,
    pub(super) patterns: Vec<Pattern>,
    /// Features of the runtime that checks of requests need.
    pub(super) runtime_features: BTreeSet<String>,
    /// Responses lowered so far, by place and status.
    pub(super) responses: HashMap<(Place, Status), Vec<Form>>,
    /// Whether a component that is a choice may be null, as seen from so many choices around it.
    pub(super) nulls: HashMap<(Place, usize), bool>,
    /// How many kinds have come of choices that something else stands beside.
    pub(super) products: usize,
    /// How many schemas are being lowered, each inside of the one before.
    pub(super) depth: usize,
    /// Why the operation that is being lowered cannot be: where, what, and how to mend it.
    pub(super) skips: Vec<(Place, String, String)>,
    /// The lock as it will be written.
    pub(super) lock: Lock,
    old_lock: &'a Lock,
    /// Keys of the old lock's entries that know a member of a choice by its index alone.
    pub(super) by_index: BTreeSet<String>,
    known: HashMap<String, TypeId>,
    /// Components that are being lowered, each with how many named types were being made when it was entered.
    entered: Vec<(Place, usize)>,
    /// How many named types are being made.
    making: usize,
    /// What was reported and written into the ledger.
    told: HashSet<String>,
}

impl<'a> Context<'a> {
    pub(super) fn new(doc: &'a OpenAPI, tree: &'a Tree, old_lock: &'a Lock, survey: Survey) -> Self {
        let places = Places::of(tree);
        Self {
            doc,
            tree,
            shapes: survey.shapes.keeping(&places, old_lock.types.keys()),
            places,
            usage: survey.usage,
            children: survey.children,
            findings: Vec::new(),
            rows: Vec::new(),
            types: Vec::new(),
            patterns: Vec::new(),
            runtime_features: BTreeSet::new(),
            responses: HashMap::new(),
            nulls: HashMap::new(),
            products: 0,
            depth: 0,
            skips: Vec::new(),
            lock: Lock::default(),
            old_lock,
            by_index: BTreeSet::new(),
            known: HashMap::new(),
            entered: Vec::new(),
            making: 0,
            told: HashSet::new(),
        }
    }

    /// What a JSON pointer leads to.
    pub(super) fn at(&self, pointer: &str) -> Option<&'a Node> {
        self.places.at(pointer)
    }

    /// What the lock calls the place of a type.
    pub(super) fn lock_key<'p>(&self, place: &'p str) -> Cow<'p, str> {
        lock_key::of(&self.places, place)
    }

    /// The node at a place, or the nearest one above it.
    pub(super) fn node(&self, place: &Place) -> &'a Node {
        let mut pointer = place.0.as_str();
        loop {
            if let Some(node) = self.at(pointer) {
                return node;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return &self.tree.root,
            }
        }
    }

    pub(super) fn pointer(&self, place: &Place) -> Pointer {
        Pointer { span: self.node(place).span, pointer: place.0.clone() }
    }

    /// Writes into the ledger that what stands at `place` is in the crate, but says or checks less than the document.
    pub(super) fn degraded(&mut self, place: &Place, why: &str) {
        let (at, name) = (self.pointer(place), crate::ledger::last_key(&place.0));
        let row = Row { at, kind: Kind::Part, name, rust: None, state: State::Degraded(why.to_owned()) };
        // What travels both ways is seen twice.
        if self.told.insert(format!("{}: {why}", place.0)) {
            self.rows.push(row);
        }
    }

    /// Writes into the ledger that a part that stands at `place` is not in the crate, and reports it.
    pub(super) fn dropped(&mut self, place: &Place, says: &str, help: &str) {
        self.report(Rule::Skipped, place, says, help);
        let (at, name) = (self.pointer(place), crate::ledger::last_key(&place.0));
        self.rows.push(Row { at, kind: Kind::Part, name, rust: None, state: State::Skipped(says.to_owned()) });
    }

    /// Leaves an operation out, if something in it could not be expressed: a row for the operation, a finding for each
    /// thing. Tells whether it is left out.
    pub(super) fn leave_out(&mut self, operation: &Place, id: &str) -> bool {
        let skips = std::mem::take(&mut self.skips);
        let Some((_, why, _)) = skips.first() else { return false };
        // Its names stay its own, for when it can be expressed.
        if let Some(names) = self.old_lock.operations.get(id) {
            self.lock.operations.insert(id.to_owned(), names.clone());
        }
        let at = self.pointer(operation);
        let (name, state) = (id.to_owned(), State::Skipped(why.clone()));
        self.rows.push(Row { at, kind: Kind::Operation, name, rust: None, state });
        for (place, says, help) in skips {
            self.report(Rule::Skipped, &place, format!("the operation `{id}` is left out: {says}"), help);
        }
        true
    }

    /// Notes that the operation that is being lowered cannot be expressed, and why.
    pub(super) fn skip(&mut self, place: &Place, says: &str, help: &str) {
        self.skips.push((place.clone(), says.to_owned(), help.to_owned()));
    }

    pub(super) fn report(&mut self, rule: Rule, place: &Place, says: impl Into<String>, help: impl Into<String>) {
        let (at, says) = (self.pointer(place), says.into());
        if self.told.insert(format!("{} {}: {says}", rule.id(), place.0)) {
            self.findings.push(Finding::new(rule, at, says, help));
        }
    }

    pub(super) fn unsupported(&mut self, place: &Place, what: &str, help: &str) {
        self.report(Rule::Unsupported, place, format!("{what} is not supported yet"), help);
    }

    /// Reports what types cannot say: the crate is written, and decodes what is legal, but says less than the document.
    pub(super) fn inexpressible(&mut self, place: &Place, what: &str, help: &str) {
        self.degraded(place, &format!("raw JSON, because {what}"));
        self.report(Rule::Inexpressible, place, what, help);
    }

    /// Begins a component; false if it is being lowered already, with no named type begun since.
    pub(super) fn enter(&mut self, place: &Place) -> bool {
        let here = (place.clone(), self.making);
        let fresh = !self.entered.contains(&here);
        if fresh {
            self.entered.push(here);
        }
        fresh
    }

    /// Ends the component that was begun last.
    pub(super) fn leave(&mut self) {
        self.entered.pop();
    }

    /// The names that the lock had for an operation.
    pub(super) fn locked_operation(&self, id: &str) -> Option<&'a crate::lock::OperationNames> {
        self.old_lock.operations.get(id)
    }

    /// The names that the lock had for types, by place.
    pub(super) fn locked_types(&self) -> &'a BTreeMap<String, String> {
        &self.old_lock.types
    }

    /// The name that the lock has for what a type, an operation or the document holds.
    pub(super) fn locked_member(&self, holder: &str, key: &str) -> Option<&'a str> {
        self.old_lock.members.get(holder)?.get(key).map(String::as_str)
    }

    /// All names that the lock has for what one type, one operation or the document holds.
    pub(super) fn locked_members(&self, holder: &str) -> BTreeMap<String, String> {
        self.old_lock.members.get(holder).cloned().unwrap_or_default()
    }

    /// The aliases of the lock: old name to the name of today.
    pub(super) fn aliases(&self) -> &'a BTreeMap<String, String> {
        &self.old_lock.aliases
    }

    /// All operations of the lock, by id.
    pub(super) fn locked_operations(&self) -> &'a BTreeMap<String, crate::lock::OperationNames> {
        &self.old_lock.operations
    }

    /// The type of a place, if it has been made or is being made.
    pub(super) fn known(&self, place: &Place, direction: Option<Direction>) -> Option<TypeId> {
        self.known.get(&lock_key(place, direction)).copied()
    }

    /// The type of a place, made by `make` at the first call. A type may meet itself while it is being made.
    pub(super) fn named(
        &mut self,
        place: &Place,
        direction: Option<Direction>,
        proposal: &str,
        make: impl FnOnce(&mut Self) -> TypeDef,
    ) -> TypeId {
        if let Some(id) = self.known(place, direction) {
            return id;
        }
        let key = lock_key(place, direction);
        let id = TypeId(self.types.len());
        self.known.insert(key.clone(), id);
        self.types.push(placeholder(proposal, &key));
        self.making += 1;
        let definition = make(self);
        self.making -= 1;
        self.types[id.0] = TypeDef { ident: proposal.to_owned(), place: key, ..definition };
        id
    }

    /// Records and unions of a component that travels both ways are two types; all others are one.
    pub(super) fn direction_of_key(&self, place: &Place, direction: Direction) -> Option<Direction> {
        let component = place.0.strip_prefix("/components/schemas/")?.split('/').next()?;
        self.usage.is_shared(&format!("/components/schemas/{component}")).then_some(direction)
    }
}

/// What is added to the place of a type that only requests have, where answers have one of their own. No pointer ends so:
/// there, a `~` is followed by a digit.
pub(super) const REQUEST: &str = " ~request";

/// Where a type stands in the document, whatever its direction.
pub(super) fn pointer(place: &str) -> &str {
    place.strip_suffix(REQUEST).unwrap_or(place)
}

/// A type's place as readers see it.
pub(super) fn shown(place: &str) -> String {
    place.strip_suffix(REQUEST).map_or_else(|| place.to_owned(), |pointer| format!("{pointer} request"))
}

fn lock_key(place: &Place, direction: Option<Direction>) -> String {
    match direction {
        Some(Direction::Request) => format!("{}{REQUEST}", place.0),
        Some(Direction::Response) | None => place.0.clone(),
    }
}

fn placeholder(ident: &str, place: &str) -> TypeDef {
    TypeDef {
        ident: ident.to_owned(),
        place: place.to_owned(),
        docs: crate::model::Docs::default(),
        deprecated: false,
        kind: TypeKind::Alias(crate::model::Type::Json),
        example: None,
    }
}

/// How far references to references are followed.
const MOST_HOPS: usize = 16;

/// What a source says: itself, or the component that it refers to, by as many references as it takes.
pub(super) fn resolved<'a, T>(
    cx: &mut Context<'a>,
    source: &'a ReferenceOr<T>,
    place: Place,
    kind: &str,
    get: impl Fn(&'a Components, &str) -> Option<&'a ReferenceOr<T>>,
) -> Option<(&'a T, Place)> {
    let asked = place.clone();
    let (mut source, mut at) = (source, place);
    for _ in 0..MOST_HOPS {
        let reference = match source {
            ReferenceOr::Item(item) => return Some((item, at)),
            ReferenceOr::Reference { reference } => reference,
        };
        let pointer = reference.strip_prefix('#').and_then(crate::tree::segments);
        let names: Vec<String> = pointer.unwrap_or_default().into_iter().map(String::from).collect();
        let [components, found, name] = names.as_slice() else { break };
        let Some(target) = cx.doc.components.as_ref().and_then(|components| get(components, name)) else { break };
        if components != "components" || found != kind {
            break;
        }
        (source, at) = (target, Place::root().keys(&["components", kind, name]));
    }
    let help = format!("let it name an entry of `components/{kind}`");
    cx.skip(&asked, "a reference in it leads to nothing that can stand there", &help);
    None
}
