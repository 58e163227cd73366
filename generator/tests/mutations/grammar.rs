//! Which keys of a document are fixed keys of which object: written down once more, apart from the table of `lint`, so
//! that a hole in the table is seen.

use generator::tree::{Entry, Mark, Node, Tree, Value};

/// A fixed key in the document.
pub(crate) struct Key<'a> {
    /// The object that has it.
    pub(crate) object: &'static str,
    pub(crate) entry: &'a Entry,
    /// Whether the object must have it.
    pub(crate) required: bool,
    /// The line of the key or dash that the object stands under.
    pub(crate) parent_line: u32,
    /// Whether the object is written in braces.
    pub(crate) in_flow: bool,
    /// The start of the entry behind.
    pub(crate) next: Option<Mark>,
    /// The end of the entry before.
    pub(crate) previous: Option<Mark>,
    /// The path, response or schema that it is part of; damages in different parts do not touch.
    pub(crate) part: String,
}

/// What a key leads to.
#[derive(Clone, Copy)]
enum Leads {
    /// An object.
    To(&'static str),
    /// A list of them.
    List(&'static str),
    /// A map of them, by names of the document's choice.
    Map(&'static str),
    /// An object, and what else.
    MapOfMaps(&'static str),
    /// Nothing that has fixed keys.
    Nowhere,
}

fn leads(object: &str, key: &str) -> Leads {
    use Leads::{List, Map, MapOfMaps, Nowhere, To};
    match (object, key) {
        (_, "externalDocs") => To("ExternalDocs"),
        ("Root", "info") => To("Info"),
        ("Info", "contact") => To("Contact"),
        ("Info", "license") => To("License"),
        ("Root" | "PathItem" | "Operation", "servers") => List("Server"),
        ("Server", "variables") => Map("ServerVariable"),
        ("Root", "paths" | "x-webhooks") => Map("PathItem"),
        ("Root", "components") => To("Components"),
        ("Root", "tags") => List("Tag"),
        ("Root", "x-crate") => To("Crate"),
        ("Root", "x-webhook-signature") => To("Signature"),
        ("Root", "x-rate-limit") => To("RateLimit"),
        ("Server", "x-environment") => To("Environment"),
        ("Components", "schemas") | ("Schema", "properties") => Map("Schema"),
        ("Components", "parameters") => Map("Parameter"),
        ("Components", "requestBodies") => Map("RequestBody"),
        ("Components" | "Response" | "Encoding", "headers") => Map("Header"),
        ("Components" | "MediaType" | "Parameter" | "Header", "examples") => Map("Example"),
        ("Components", "securitySchemes") => Map("SecurityScheme"),
        ("PathItem", "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace") => To("Operation"),
        ("PathItem" | "Operation", "parameters") => List("Parameter"),
        ("Operation", "requestBody") => To("RequestBody"),
        ("Components" | "Operation", "responses") => Map("Response"),
        ("Operation", "callbacks") => MapOfMaps("PathItem"),
        ("Operation", "x-idempotency") => To("Idempotency"),
        ("Operation", "x-moves-money") => To("MovesMoney"),
        ("Operation", "x-retry") => To("Retry"),
        ("Operation", "x-pagination") => To("Pagination"),
        ("Operation", "x-waiters") => Map("Waiter"),
        ("RequestBody" | "Response" | "Parameter" | "Header", "content") => Map("MediaType"),
        ("MediaType", "encoding") => Map("Encoding"),
        ("MediaType" | "Parameter" | "Header", "schema") | ("Schema", "items" | "additionalProperties" | "not") => {
            To("Schema")
        }
        ("Schema", "allOf" | "oneOf" | "anyOf") => List("Schema"),
        ("Schema", "discriminator") => To("Discriminator"),
        ("Schema", "x-values") => Map("ValueNote"),
        ("Schema", "x-lifecycle") => To("Lifecycle"),
        ("SecurityScheme", "flows") => Map("Flow"),
        ("SecurityScheme", "x-message-signature") => To("MessageSignature"),
        ("SecurityScheme", "x-token") => To("TokenSource"),
        _ => Nowhere,
    }
}

fn required(object: &str, node: &Node) -> &'static [&'static str] {
    let is = |key: &str, value: &str| node.get(key).and_then(Node::as_str) == Some(value);
    match object {
        "Root" => &["openapi", "info", "paths"],
        "Info" => &["title", "version"],
        "License" | "Tag" | "Crate" => &["name"],
        "Server" | "ExternalDocs" => &["url"],
        "ServerVariable" => &["default"],
        "Operation" => &["responses"],
        "RequestBody" => &["content"],
        "Response" if node.get("$ref").is_none() => &["description"],
        "Parameter" if is("in", "path") => &["name", "in", "required", "schema"],
        "Parameter" if node.get("$ref").is_none() => &["name", "in", "schema"],
        "Header" if node.get("$ref").is_none() => &["schema"],
        "Discriminator" => &["propertyName"],
        "SecurityScheme" if is("type", "apiKey") => &["type", "name", "in"],
        "SecurityScheme" if is("type", "http") => &["type", "scheme"],
        "SecurityScheme" => &["type"],
        "Environment" => &["name", "kind"],
        "Signature" if node.get("body").is_some() => &["body", "signed", "forms", "algorithm", "encoding"],
        "Signature" => &["header", "algorithm", "encoding", "key"],
        "RateLimit" => &["reset", "unit"],
        "MessageSignature" => &["algorithm", "components"],
        "TokenSource" => &["operation", "token"],
        "Lifecycle" => &["final"],
        "Idempotency" if node.get("body").is_some() => &["body"],
        "Idempotency" => &["header"],
        "MovesMoney" => &["settled-by"],
        "Retry" => &["safe", "reason"],
        "Pagination" if node.get("cursor").is_some() => &["items", "cursor", "next"],
        "Pagination" => &["items"],
        "Waiter" => &["status", "reached"],
        _ => &[],
    }
}

/// All fixed keys of a document, in its order.
pub(crate) fn keys(tree: &Tree) -> Vec<Key<'_>> {
    let mut keys = Vec::new();
    object("Root", &tree.root, 1, "", &mut keys);
    keys
}

fn object<'a>(name: &'static str, node: &'a Node, parent_line: u32, path: &str, keys: &mut Vec<Key<'a>>) {
    let Some(entries) = node.as_map() else { return };
    // Behind a closing brace there is something that belongs to no entry.
    let in_flow = entries.last().is_some_and(|last| last.value.span.end < node.span.end);
    let required = required(name, node);
    for (index, entry) in entries.iter().enumerate() {
        keys.push(Key {
            object: name,
            entry,
            required: required.contains(&entry.key.as_ref()),
            parent_line,
            in_flow,
            next: entries.get(index + 1).map(|next| next.key_span.start),
            previous: index.checked_sub(1).map(|before| entries[before].value.span.end),
            part: path.split('/').take(4).collect::<Vec<_>>().join("/"),
        });
        let path = format!("{path}/{}", entry.key.replace('/', "~"));
        let line = entry.key_span.start.line;
        match leads(name, &entry.key) {
            Leads::To(other) => object(other, &entry.value, line, &path, keys),
            Leads::List(other) => {
                for member in entry.value.members() {
                    object(other, member, member.span.start.line, &path, keys);
                }
            }
            Leads::Map(other) => map(other, &entry.value, &path, keys),
            Leads::MapOfMaps(other) => entry.value.entries().for_each(|entry| map(other, &entry.value, &path, keys)),
            Leads::Nowhere => {}
        }
    }
}

fn map<'a>(name: &'static str, node: &'a Node, path: &str, keys: &mut Vec<Key<'a>>) {
    for entry in node.entries().filter(|entry| matches!(entry.value.value, Value::Map(_))) {
        let path = format!("{path}/{}", entry.key.replace('/', "~"));
        object(name, &entry.value, entry.key_span.start.line, &path, keys);
    }
}
