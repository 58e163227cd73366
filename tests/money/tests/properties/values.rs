//! Any value of a schema: as a vendor may send it, and as it must come back.
//! It may not skip a keyword or format that it does not know: it panics, and is to be taught.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::string::string_regex;
use serde_json::Value;

use crate::document::{Document, Schema};
use crate::json::Json;

/// What a vendor sends, and what is kept of it.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) sent: Json,
    /// Nothing, where null stands for absence or the document does not know the field.
    pub(crate) kept: Option<Json>,
}

type Fields = Vec<(String, Sample)>;

/// Keywords that are heeded here, or that say nothing about values.
const KNOWN: &[&str] = &[
    "type",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "enum",
    "nullable",
    "oneOf",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "description",
    "example",
];

/// A JSON number: many digits, spare zeros behind, an exponent.
const NUMBER: &str = r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,12})?";

/// Any value of a schema.
pub(crate) fn values(document: &'static Document, schema: &Value) -> BoxedStrategy<Sample> {
    let schema = document.whole(schema);
    for key in schema.keys() {
        assert!(KNOWN.contains(&key.as_str()) || key.starts_with("x-"), "teach this test the keyword {key}");
    }
    let values = not_null(document, &schema);
    let nullable = schema.get("nullable") == Some(&Value::Bool(true));
    if nullable { prop_oneof![4 => values, 1 => Just(null())].boxed() } else { values }
}

fn not_null(document: &'static Document, schema: &Schema) -> BoxedStrategy<Sample> {
    if let Some(Value::Array(members)) = schema.get("oneOf") {
        return union(document, members);
    }
    if let Some(Value::Array(known)) = schema.get("enum") {
        let known: Vec<_> = known.iter().map(|value| text(value.as_str().expect("a text"))).collect();
        return prop_oneof![4 => prop::sample::select(known), 1 => texts().prop_map(|new| text(&new))].boxed();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("object") => object(document, schema),
        Some("array") => vec(values(document, &schema["items"]), 0..4).prop_map(list).boxed(),
        Some("string") => string(schema),
        Some("number") if schema.get("x-decimal") == Some(&Value::Bool(true)) => number(),
        Some("integer") => integer(schema),
        Some("boolean") => any::<bool>().prop_map(|value| same(Json::Bool(value))).boxed(),
        // Nothing is said, so anything may come, and is kept as it came.
        None => not_absent().prop_map(same).boxed(),
        other => panic!("teach this test the type {other:?}"),
    }
}

fn null() -> Sample {
    Sample { sent: Json::Null, kept: None }
}

fn same(json: Json) -> Sample {
    Sample { sent: json.clone(), kept: Some(json) }
}

fn text(text: &str) -> Sample {
    same(Json::Text(text.to_owned()))
}

fn list(items: Vec<Sample>) -> Sample {
    let kept = items.iter().map(|item| item.kept.clone().unwrap_or(Json::Null)).collect();
    let sent = items.into_iter().map(|item| item.sent).collect();
    Sample { sent: Json::List(sent), kept: Some(Json::List(kept)) }
}

/// A member, or something new, which is kept as it came.
fn union(document: &'static Document, members: &[Value]) -> BoxedStrategy<Sample> {
    let members = prop::strategy::Union::new(members.iter().map(|member| values(document, member)));
    prop_oneof![4 => members, 1 => not_absent().prop_map(same)].boxed()
}

fn not_absent() -> impl Strategy<Value = Json> {
    json().prop_filter("null is absence", |json| *json != Json::Null)
}

fn object(document: &'static Document, schema: &Schema) -> BoxedStrategy<Sample> {
    let properties = schema.get("properties").and_then(Value::as_object);
    let required =
        |name: &str| schema.get("required").is_some_and(|all| all.as_array().expect("names").contains(&name.into()));
    let known = properties.into_iter().flatten().map(|(name, schema)| property(document, name, schema, required(name)));
    let fields = (known.collect::<Vec<_>>(), others(document, schema))
        .prop_map(|(known, others)| known.into_iter().flatten().chain(others).collect::<Fields>());
    fields.prop_shuffle().prop_map(record).boxed()
}

fn record(fields: Fields) -> Sample {
    let kept = fields.iter().filter_map(|(name, value)| Some((name.clone(), value.kept.clone()?))).collect();
    let sent = fields.into_iter().map(|(name, value)| (name, value.sent)).collect();
    Sample { sent: Json::Object(sent), kept: Some(Json::Object(kept)) }
}

/// A field that is not required may be missing, and may be null whatever the document says.
fn property(
    document: &'static Document,
    name: &str,
    schema: &Value,
    required: bool,
) -> BoxedStrategy<Option<(String, Sample)>> {
    let name = name.to_owned();
    let values = values(document, schema);
    let values = if required {
        values.prop_map(Some).boxed()
    } else {
        prop_oneof![6 => values.prop_map(Some), 2 => Just(None), 1 => Just(Some(null()))].boxed()
    };
    values.prop_map(move |value| Some((name.clone(), value?))).boxed()
}

/// Fields that the document does not name: kept where it declares them, lost where it does not.
fn others(document: &'static Document, schema: &Schema) -> BoxedStrategy<Fields> {
    let kept = |value: Sample| Sample { kept: Some(value.kept.unwrap_or(Json::Null)), ..value };
    let values = match schema.get("additionalProperties") {
        None | Some(Value::Bool(false)) => json().prop_map(|sent| Sample { sent, kept: None }).boxed(),
        Some(Value::Bool(true)) => json().prop_map(same).boxed(),
        Some(schema) => values(document, schema).prop_map(kept).boxed(),
    };
    btree_map(names(), values, 0..3).prop_map(|entries| entries.into_iter().collect()).boxed()
}

/// Names that are nobody's.
pub(crate) fn names() -> BoxedStrategy<String> {
    texts().prop_map(|text| format!("new {text}")).boxed()
}

fn string(schema: &Schema) -> BoxedStrategy<Sample> {
    let word = |key: &str| schema.get(key).and_then(Value::as_str);
    match (word("pattern"), word("format")) {
        (pattern, Some("decimal")) => decimal(pattern.unwrap_or(NUMBER)),
        (Some(pattern), _) => regex(pattern),
        // What requests are held to is taken as it comes in answers.
        (None, None | Some("password" | "caip-10")) => texts().prop_map(|new| text(&new)).boxed(),
        (None, Some("uuid")) => regex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
        (None, Some("byte")) => regex("([A-Za-z0-9+/]{4}){0,6}"),
        (None, Some("email")) => regex(r"[a-z.+]{1,20}@[a-z0-9-]{1,20}\.example"),
        (None, Some("uri")) => regex(r"https://[a-z]{3,12}\.example/[a-z0-9/]{0,20}(\?[a-z]=[a-z%20]{1,8})?"),
        (None, Some("date-time")) => regex(
            r"[12][0-9]{3}-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,12})?(Z|[+-]0[0-9]:[0-5][0-9])",
        ),
        (None, Some(other)) => panic!("teach this test the format {other}"),
    }
}

fn regex(pattern: &str) -> BoxedStrategy<Sample> {
    matching(pattern).prop_map(|new| text(&new)).boxed()
}

fn matching(pattern: &str) -> impl Strategy<Value = String> + 'static {
    string_regex(pattern.trim_start_matches('^').trim_end_matches('$')).unwrap()
}

/// The schema says whether a decimal is written as string or number; both are read.
fn decimal(pattern: &str) -> BoxedStrategy<Sample> {
    let other = matching(NUMBER)
        .prop_map(|digits| Sample { sent: Json::Number(digits.clone()), kept: Some(Json::Text(digits)) });
    prop_oneof![4 => regex(pattern), 1 => other].boxed()
}

/// Whole numbers of the width that the document says.
fn integer(schema: &Schema) -> BoxedStrategy<Sample> {
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        None | Some("int64") => (i64::MIN, i64::MAX),
        Some(other) => panic!("teach this test the format {other}"),
    };
    let least = schema.get("minimum").map_or(least, |minimum| minimum.as_i64().expect("a whole number").max(least));
    prop_oneof![4 => least..=most, 1 => Just(least), 1 => Just(most)]
        .prop_map(|number| same(Json::Number(number.to_string())))
        .boxed()
}

fn number() -> BoxedStrategy<Sample> {
    let other = |digits: String| Sample { sent: Json::Text(digits.clone()), kept: Some(Json::Number(digits)) };
    prop_oneof![4 => matching(NUMBER).prop_map(|digits| same(Json::Number(digits))), 1 => matching(NUMBER).prop_map(other)].boxed()
}

/// Plain words, other scripts, and what has to be escaped.
pub(crate) fn texts() -> BoxedStrategy<String> {
    thread_local! {
        // Compiled once: the scripts of the world are a long list.
        static TEXTS: BoxedStrategy<String> = prop_oneof![
            6 => matching("[A-Za-z0-9][A-Za-z0-9 .,'/-]{8,30}"),
            2 => matching(r"\PC{0,20}"),
            1 => matching(r#"[\x00-\x1f"\\/\x7f\x{2028}\x{1f600}]{0,12}"#),
        ].boxed();
    }
    TEXTS.with(Clone::clone)
}

/// Any JSON.
pub(crate) fn json() -> BoxedStrategy<Json> {
    let one = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        matching(NUMBER).prop_map(Json::Number),
        texts().prop_map(Json::Text),
    ];
    let several = |inside: BoxedStrategy<Json>| {
        let list = vec(inside.clone(), 0..3).prop_map(Json::List);
        let object = btree_map(names(), inside, 0..3).prop_map(|fields| Json::Object(fields.into_iter().collect()));
        prop_oneof![list, object]
    };
    one.prop_recursive(3, 8, 3, several).boxed()
}
