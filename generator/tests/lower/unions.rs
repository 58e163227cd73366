//! Members of unions: their tags and their names.

use generator::finding::Finding;
use generator::lock::Lock;

use super::{api, assert_lines, get, lowered, post};

/// A `Both` of two members, whose tags are as given.
fn union(first: &str, second: &str, mapping: &str) -> String {
    format!(
        "    A: {{ type: object, required: [b], properties: {{ a: {{ type: string, enum: [x] }}, {first}, b: {{ type: integer }} }} }}
    B: {{ type: object, required: [kind], properties: {{ {second} }} }}
    Both:
      oneOf: [{{ $ref: '#/components/schemas/A' }}, {{ $ref: '#/components/schemas/B' }}]
      discriminator: {{ propertyName: kind, mapping: {mapping} }}"
    )
}

#[test]
fn tags_of_requests_are_written_by_the_crate() {
    let text = "kind: { type: string }";
    let both = "{ a1: '#/components/schemas/A', b1: '#/components/schemas/B', b2: B }";
    let lines = api(&post("{ $ref: '#/components/schemas/Both' }"), &union(text, text, both));
    let expected =
        ["type A constant kind: a1", "type B field kind: BKind required", "type BKind value b1", "type BKind value b2"];
    assert_lines(&lines, &expected);
    let lines = api(&post("{ $ref: '#/components/schemas/Both' }"), &union(text, text, "{ a1: A }"));
    assert_lines(&lines, &["type A constant kind: a1", "type B constant kind: B"]);
    // What an answer says is read, not written.
    let lines = api(&get("{ $ref: '#/components/schemas/Both' }"), &union(text, text, both));
    assert_lines(&lines, &["type A field kind: string optional", "type B field kind: string required"]);
}

#[test]
fn tags_that_contradict_each_other_are_said() {
    let text = "kind: { type: string }";
    let body = post("{ $ref: '#/components/schemas/Both' }");
    let found = lowered(&body, &union(text, "kind: { type: string, enum: [b2] }", "{ b1: B }"), &Lock::default());
    let says = |finding: &Finding| finding.says.contains("whose own `kind` cannot be that");
    assert!(found.api.is_some() && found.findings.iter().any(says), "{:?}", found.findings);
    let other = "    Other:
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
      discriminator: { propertyName: kind, mapping: { b3: B } }";
    let body = post("{ type: array, items: { $ref: '#/components/schemas/Both' } }")
        + &post("{ $ref: '#/components/schemas/Other' }").replace("/x", "\n  /y").replace("postX", "postY");
    let found = lowered(&body, &format!("{}\n{other}", union(text, text, "{ b1: B }")), &Lock::default());
    let is_left = |row: &generator::ledger::Row| row.state.why().is_some_and(|why| why.contains("left to the caller"));
    assert!(found.api.is_some() && found.rows.iter().any(is_left), "{:?}", found.rows);
}

#[test]
fn members_of_unions_are_called_by_what_they_are() {
    let members = "[{ type: string }, { type: string, format: date-time }, { type: integer }, { type: boolean }, \
        { type: number, title: Share }, { type: array, items: { type: string } }, { type: string, enum: [a, b] }, \
        { type: object, properties: { a: { type: string } } }]";
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), &format!("    X: {{ oneOf: {members} }}"));
    let found: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("type X member ")).collect();
    let expected = [
        "Boolean: boolean",
        "Integer: i64",
        "List: list of string",
        "Share: decimal as number",
        "Text: XText",
        "WithA: XWithA",
    ];
    assert_eq!(found, expected);
}

#[test]
fn kinds_that_cannot_be_are_no_members() {
    let schemas = "    X:
      type: object
      properties:
        at: { allOf: [{ oneOf: [{ type: integer }, { type: string, format: date-time }] }, { type: string }] }
        of: { enum: [''], oneOf: [{ type: array, items: {} }, { type: string }] }
        all: { allOf: [{ oneOf: [{ type: integer }, { type: boolean }] }, { type: string }] }";
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), schemas);
    assert_lines(&lines, &["type X field at: date-time optional", "type XOf: enum"]);
    assert!(lines.iter().all(|line| !line.starts_with("type XAt") && !line.contains("member List")), "{lines:?}");
    // Where nothing is left, it is said.
    let found = lowered(&get("{ $ref: '#/components/schemas/X' }"), schemas, &Lock::default()).findings;
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(rules, ["contradiction", "contradiction"]);
}

#[test]
fn who_is_told_by_a_tag_is_told_by_it_where_it_leads_not_to_all() {
    let schemas = "    Base:
      type: object
      required: [kind]
      properties: { kind: { type: string, enum: [a, b] } }
      discriminator: { propertyName: kind, mapping: { a: A } }
    A: { allOf: [{ $ref: '#/components/schemas/Base' }] }
    Middle: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { x: { type: string } } }] }";
    let found = lowered(&get("{ $ref: '#/components/schemas/Base' }"), schemas, &Lock::default());
    let says: Vec<&str> = found.findings.iter().map(|finding| finding.says.as_str()).collect();
    let expected = "`Middle` leads to a member whose own `kind` cannot be that (`a`, `b`): \
        other members allow the same values, so that no tag leads to it";
    assert_eq!(says, [expected]);
    let api = found.api.expect("it is no error");
    let base = api.types.iter().find(|def| def.ident == "Base").expect("the base is a union");
    let generator::model::TypeKind::Union(union) = &base.kind else { panic!("{base:?}") };
    assert!(union.tag.is_some() && union.members.iter().any(|member| member.tags == ["a"]), "{union:?}");
}
