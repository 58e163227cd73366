//! A header parameter `Authorization` is no parameter by OpenAPI, and where no scheme says who calls, it is all that does: it
//! becomes a security scheme, so that it is given once, and kept secret.
//! What the document secures, or says that it does not, stays as it is.

use super::{METHODS, Notes};
use crate::tree::{Entry, Node, Span, Tree, Value};

/// What the scheme is called, unless something else is.
const NAME: &str = "authorization";

pub(super) fn pass(tree: &mut Tree, _: &mut Notes) {
    let found = found(tree);
    let Some(first) = found.first() else { return };
    let schemes = super::section(&mut tree.root, "securitySchemes");
    let is_taken = |name: &str| schemes.iter().any(|entry| entry.key.eq_ignore_ascii_case(name));
    let mut name = NAME.to_owned();
    while is_taken(&name) {
        name.push_str("Header");
    }
    schemes.push(entry(first.span, &name, scheme(first)));
    let paths = super::entries_of_key(&mut tree.root, "paths").into_iter().flatten();
    let mut asked = found.iter().peekable();
    for (index, path) in paths.enumerate() {
        for method in METHODS {
            let Some(own) = asked.next_if(|one| one.path == index && one.method == method) else { continue };
            let Some(operation) = super::get_mut(&mut path.value, method) else { continue };
            super::entries_of(operation).push(entry(own.span, "security", requirement(own, &name)));
        }
    }
}

pub(super) fn changes(tree: &Tree) -> bool {
    !found(tree).is_empty()
}

/// An operation that asks for the header, and for nothing else.
struct Asked {
    /// Which of the paths, and which method.
    path: usize,
    method: &'static str,
    span: Span,
    name: String,
    description: Option<String>,
    required: bool,
}

/// All of them, in the order of the document's paths and of the methods.
fn found(tree: &Tree) -> Vec<Asked> {
    if tree.root.get("security").is_some_and(|sets| sets.members().next().is_some()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (path, item) in tree.root.get("paths").into_iter().flat_map(Node::entries).enumerate() {
        for method in METHODS {
            let Some(operation) = item.value.get(method).filter(|operation| operation.get("security").is_none()) else {
                continue;
            };
            let lists = [operation, &item.value].into_iter().filter_map(|holder| holder.get("parameters"));
            let header = lists.flat_map(Node::members).find_map(|parameter| authorization(tree, parameter));
            found.extend(header.map(|parameter| asked(path, method, parameter)));
        }
    }
    found
}

/// The parameter, if it is the header.
fn authorization<'t>(tree: &'t Tree, parameter: &'t Node) -> Option<&'t Node> {
    let parameter = match parameter.get("$ref").and_then(Node::as_str) {
        Some(reference) => tree.resolve(reference)?,
        None => parameter,
    };
    let is = |key: &str, word: &str| {
        parameter.get(key).and_then(Node::as_str).is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    (is("in", "header") && is("name", "authorization")).then_some(parameter)
}

fn asked(path: usize, method: &'static str, parameter: &Node) -> Asked {
    let text = |key: &str| parameter.get(key).and_then(Node::as_str).map(str::to_owned);
    Asked {
        path,
        method,
        span: parameter.span,
        name: text("name").unwrap_or_default(),
        description: text("description"),
        required: parameter.get("required").and_then(Node::as_bool).unwrap_or_default(),
    }
}

fn entry(span: Span, key: &str, value: Value) -> Entry {
    Entry { key: key.into(), key_span: span, value: Node { span, value } }
}

fn scheme(asked: &Asked) -> Value {
    let text = |key: &str, text: &str| entry(asked.span, key, Value::String(text.into()));
    let mut scheme = vec![text("type", "apiKey"), text("in", "header"), text("name", &asked.name)];
    scheme.extend(asked.description.as_ref().map(|description| text("description", description)));
    Value::Map(scheme)
}

/// What need not be there is one of two ways to call.
fn requirement(asked: &Asked, name: &str) -> Value {
    let set = |entries| Node { span: asked.span, value: Value::Map(entries) };
    let credential = set(vec![entry(asked.span, name, Value::List(Vec::new()))]);
    let none = (!asked.required).then(|| set(Vec::new()));
    Value::List([credential].into_iter().chain(none).collect())
}
