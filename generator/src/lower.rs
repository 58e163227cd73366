//! Turns a checked document into the model: what it means in Rust.
//! The only reader of openapiv3; it prints nothing and touches no file.

mod alike;
mod all_of;
mod body;
mod body_key;
mod children;
mod choices;
mod compact;
mod context;
mod enums;
mod environments;
mod error_body;
mod event_tags;
mod example;
mod fit;
mod from_response;
mod lifecycle;
mod listing;
mod lock_key;
mod member_names;
mod null;
mod object;
mod old_members;
mod old_names;
mod operation;
mod package;
mod parameter;
pub mod pattern;
mod pieces;
mod place_name;
mod places;
pub mod prose;
mod rate_limit;
mod reach;
mod renames;
mod reserved;
mod resource;
mod response;
mod rows;
mod sample;
mod scalar;
mod scalars;
mod schema;
mod security;
mod shapes;
mod tag_features;
mod tag_values;
mod tags;
mod text;
mod token_source;
mod tour;
mod type_names;
mod union;
mod usage;
mod used_patterns;
mod webhook;

use openapiv3::OpenAPI;

use crate::finding::{Finding, Pointer, Rule};
use crate::ledger::Row;
use crate::lock::Lock;
use crate::model::{Api, Operation, Resource, Type, TypeKind, Webhooks};
use crate::tree::{Tree, typed};
use context::Context;
pub(crate) use context::Survey;
use operation::Found;
pub use tour::tour;

/// What `lower` gives: the model, unless a finding is an error, and the lock with new names added.
#[derive(Debug)]
pub struct Lowered {
    /// The model.
    pub api: Option<Api>,
    /// The lock as it must be now.
    pub lock: Lock,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What became of the parts of the document, for the ledger.
    pub rows: Vec<Row>,
}

/// How a document is called outside of itself.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The API's short name.
    pub name: String,
    /// The document's path as generated files show it.
    pub source: String,
    /// The command that writes the crate again.
    pub command: String,
}

/// A document as openapiv3 reads it.
#[derive(Debug)]
pub struct Typed(Result<(OpenAPI, webhook::Items), serde::de::value::Error>);

/// Reads a document; of one that has errors, or that `normalise` still changes, the result is of no use.
#[must_use]
pub fn read(tree: &Tree) -> Typed {
    let webhooks = || tree.root.get("x-webhooks").map(typed::<Option<webhook::Items>>).transpose();
    let read = || Ok((typed(&tree.root)?, webhooks()?.flatten().unwrap_or_default()));
    Typed(read())
}

/// Lowers a document that `lint` found no error in and `normalise` has seen.
#[must_use]
pub fn lower(tree: &Tree, lock: &Lock, origin: &Origin) -> Lowered {
    // What reads the tree alone is made while openapiv3 reads it.
    let (typed, survey) = crate::both(|| read(tree), || Survey::of(tree));
    lower_typed(tree, typed, survey, lock, origin)
}

/// [`lower`], when the document has been read and surveyed.
pub(crate) fn lower_typed(tree: &Tree, typed: Typed, survey: Survey, lock: &Lock, origin: &Origin) -> Lowered {
    let (doc, webhooks) = match typed.0 {
        Ok(read) => read,
        Err(error) => return unreadable(tree, lock, &error),
    };
    let (lock, by_index) = lock_key::renewed(tree, &survey.usage, lock);
    let mut cx = Context::new(&doc, tree, &lock, survey);
    cx.by_index = by_index;
    let mut api = whole(&mut cx, &webhooks, origin);
    // From here on places are only shown.
    for def in &mut api.types {
        def.place = context::shown(&def.place);
    }
    let stops = crate::finding::any_error(&cx.findings);
    Lowered { api: (!stops).then_some(api), lock: cx.lock, findings: cx.findings, rows: cx.rows }
}

/// Lint lets nothing through that openapiv3 does not take; where it still does not, that is said and not hidden.
fn unreadable(tree: &Tree, lock: &Lock, error: &serde::de::value::Error) -> Lowered {
    let at = Pointer { span: tree.root.span, pointer: String::new() };
    let says = format!("the document does not fit OpenAPI 3.0 in a way that no other rule names: {error}");
    let help = "compare the part that the message names with the specification";
    Lowered {
        api: None,
        lock: lock.clone(),
        findings: vec![Finding::new(Rule::Unsupported, at, says, help)],
        rows: Vec::new(),
    }
}

fn whole<'a>(cx: &mut Context<'a>, webhooks: &'a webhook::Items, origin: &Origin) -> Api {
    let mut schemes = security::schemes(cx);
    let environments = environments::environments(cx);
    let package = package::of(cx, &origin.name);
    let found = operation::find(cx);
    let (found, mut operations, resources) = all_operations(cx, found);
    let mut webhooks = webhook::lower(cx, webhooks);
    let error_body = error_body::of(cx, &operations);
    let mut types = finished_types(cx, &mut operations, &mut webhooks);
    let patterns = used_patterns::keep(std::mem::take(&mut cx.patterns), &mut types, &mut operations);
    let named = old_members::Named {
        resources: &resources,
        operations: &operations,
        types: &types,
        environments: &environments,
        schemes: &schemes,
        webhooks: webhooks.as_ref(),
    };
    let old_names = old_names::lower(cx, named);
    token_source::fill(cx, &mut schemes, &operations, &types);
    let tags = tag_features::of(&resources, &mut operations, &mut types, webhooks.as_mut());
    let api = Api {
        name: origin.name.clone(),
        source: origin.source.clone(),
        command: origin.command.clone(),
        package,
        title: cx.doc.info.title.clone(),
        docs: security::front(cx),
        guide: security::front_guide(cx),
        environments,
        help_unauthorised: security::help_unauthorised(cx, &schemes),
        schemes,
        security: cx.doc.security.as_deref().map(security::sets).unwrap_or_default(),
        error_body,
        rate_limit: rate_limit::lower(cx),
        resources,
        operations,
        types,
        tags,
        old_names,
        webhooks,
        patterns,
        runtime_features: std::mem::take(&mut cx.runtime_features).into_iter().collect(),
    };
    rows::generated(cx, &api, &found);
    api
}

/// The operations that can be expressed. All have their names, so that mending one renames no other.
fn all_operations<'a>(cx: &mut Context<'a>, found: Vec<Found<'a>>) -> (Vec<Found<'a>>, Vec<Operation>, Vec<Resource>) {
    let paths = parameter::Paths::of(found.iter().map(|found| found.path));
    let idents = operation::idents(cx, &found);
    let (mut kept, mut operations) = (Vec::new(), Vec::new());
    for (found, ident) in found.into_iter().zip(idents) {
        let mut operation = operation::lower(cx, &found, ident, &paths);
        member_names::of_headers(cx, &mut operation, &found.place);
        if !cx.leave_out(&found.place, &operation.name.wire) {
            kept.push(found);
            operations.push(operation);
        }
    }
    let resources = resource::lower(cx, &kept, &mut operations);
    renames::of_operations(cx, &kept, &operations);
    (kept, operations, resources)
}

/// The passes that need all types: which are used, how unions are told apart, what examples say.
fn finished_types(
    cx: &mut Context<'_>,
    operations: &mut [Operation],
    webhooks: &mut Option<Webhooks>,
) -> Vec<crate::model::TypeDef> {
    tag_values::settle(cx);
    tags::fill(cx);
    body_key::take_out(cx, operations);
    alike::join(cx);
    let mut types = compact::used(std::mem::take(&mut cx.types), operations, webhooks);
    type_names::give(cx, &mut types);
    member_names::of_types(cx, &mut types);
    types = compact::sorted(types, operations, webhooks);
    fit::fill(&mut types);
    for (place, why) in fit::ties(&types) {
        cx.degraded(&context::Place(place), &why);
    }
    from_response::fill(&mut types);
    sample::fill(&types, &cx.patterns, operations);
    example::spread(&mut types, operations, webhooks.as_ref());
    types
}

/// The type below `path` in `ty`, as far as records lead there.
fn walk_type(cx: &Context<'_>, ty: &Type, path: &[String]) -> Option<Type> {
    let mut current = ty.clone();
    for key in path {
        let (Type::Named(id) | Type::Boxed(id)) = current else { return None };
        let TypeKind::Record(record) = &cx.types[id.0].kind else { return None };
        current = record.fields.iter().find(|field| field.name.wire == *key)?.ty.clone();
    }
    Some(current)
}
