//! Forms of an answer that differ in nothing but the values of enums are one record.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use generator::load::{Limits, parse};
use generator::lock::Lock;
use generator::lower::{Lowered, Origin, lower};
use generator::model::{Api, TypeKind};

/// An operation that takes and answers with one of these forms.
fn lowered(forms: &str) -> Lowered {
    let media = |schema: &str| format!("{{ content: {{ application/json: {{ schema: {schema} }} }}, description: d }}");
    let forms = format!("{{ anyOf: [{forms}] }}");
    let text = format!(
        "{{ openapi: 3.0.3, info: {{ title: T, version: '1' }}, servers: [{{ url: 'https://example.com' }}], paths: {{ /a: {{ \
         post: {{ operationId: a, tags: [A], requestBody: {}, responses: {{ '200': {} }} }} }} }} }}",
        media(&forms).replace(", description: d", ""),
        media(&forms)
    );
    let (tree, findings) = parse("a.yaml", &text, &Limits::default());
    let mut tree = tree.unwrap_or_else(|| panic!("{findings:?}"));
    drop(generator::normalise::normalise(&mut tree));
    let text = |text: &str| text.to_owned();
    lower(&tree, &Lock::default(), &Origin { name: text("a"), source: text("a.yaml"), command: text("cmd") })
}

fn kind<'a>(api: &'a Api, ident: &str) -> &'a TypeKind {
    &api.types.iter().find(|def| def.ident == ident).unwrap_or_else(|| panic!("{ident} in {:?}", idents(api))).kind
}

fn idents(api: &Api) -> Vec<&str> {
    api.types.iter().map(|def| def.ident.as_str()).collect()
}

fn form(issue: &str, description: &str) -> String {
    format!(
        "{{ type: object, properties: {{ issue: {{ type: string, enum: [{issue}] }}, about: {{ type: string, enum: \
         [{description}] }}, field: {{ type: string }} }} }}"
    )
}

#[test]
fn answers_are_one_record_and_requests_are_not() {
    let forms = [form("EXPIRED", "x"), form("EXPIRED, DECLINED", "y"), form("LOCKED", "z")].join(", ");
    let lowered = lowered(&forms);
    let api = lowered.api.expect("it has no errors");
    let TypeKind::Record(answer) = kind(&api, "AResponse") else { panic!("{:?}", idents(&api)) };
    let fields: Vec<&str> = answer.fields.iter().map(|field| field.name.ident.as_str()).collect();
    assert_eq!(fields, ["issue", "about", "field"]);
    let TypeKind::StringEnum(issues) = kind(&api, "AResponseIssue") else { panic!("{:?}", idents(&api)) };
    let values: Vec<&str> = issues.values.iter().map(|value| value.name.wire.as_str()).collect();
    assert_eq!(values, ["EXPIRED", "DECLINED", "LOCKED"]);
    assert!(matches!(kind(&api, "ABody"), TypeKind::Union(union) if union.members.len() == 3));
    let said = |row: &generator::ledger::Row| format!("{row:?}").contains("which values go together");
    assert!(lowered.rows.iter().any(said), "{:?}", lowered.rows);
}

#[test]
fn forms_that_differ_otherwise_stay_apart() {
    let other = form("LOCKED", "y").replace("field: { type: string }", "field: { type: integer }");
    let api = lowered(&[form("EXPIRED", "x"), other].join(", ")).api.expect("it has no errors");
    assert!(matches!(kind(&api, "AResponse"), TypeKind::Union(_)), "{:?}", idents(&api));
    let more = form("LOCKED", "y").replace("field:", "more: { type: string }, field:");
    let api = lowered(&[form("EXPIRED", "x"), more].join(", ")).api.expect("it has no errors");
    assert!(matches!(kind(&api, "AResponse"), TypeKind::Union(_)), "{:?}", idents(&api));
}

#[test]
fn what_is_relied_on_of_a_field_keeps_forms_apart() {
    let apart = |a: &str, b: &str| {
        let api = lowered(&[a, b].join(", ")).api.expect("it has no errors");
        assert!(matches!(kind(&api, "AResponse"), TypeKind::Union(_)), "{:?} of {b}", idents(&api));
    };
    for with in ["deprecated: true", "x-evidence: observed"] {
        let other = form("LOCKED", "y").replace("field: { type: string", &format!("field: {{ type: string, {with}"));
        apart(&form("EXPIRED", "x"), &other);
    }
    let only = |issue: &str, value: &str| {
        let one = format!("field: {{ type: boolean, enum: [{value}] }}");
        form(issue, "x").replace("field: { type: string }", &one)
    };
    apart(&only("EXPIRED", "true"), &only("LOCKED", "false"));
    let ended = "type: string, enum: [EXPIRED], x-lifecycle: { final: [EXPIRED] }";
    let ended = form("EXPIRED", "x").replace("type: string, enum: [EXPIRED]", ended);
    apart(&ended, &form("LOCKED", "y"));
}
