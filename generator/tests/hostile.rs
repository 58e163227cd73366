//! Documents made to do harm: each ends, where an attack would last for ages, with a finding or a crate, and no text of theirs becomes code or a path.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::{Component, Path};

use generator::emit::{Options, Runtime};
use generator::finding::Rule;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::{Generated, generate};

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\nservers: [ { url: 'https://example.com' } ]\n";

fn generated(name: &str, text: &str) -> Generated {
    let folder = std::env::temp_dir().join(format!("hostile-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("x.yaml");
    std::fs::write(&path, text).unwrap();
    let own = |text: &str| text.to_owned();
    let origin = Origin { name: own("x"), source: own("x.yaml"), command: own("cmd") };
    let options = Options { runtime: Runtime::Version, runtime_version: own("0.1.0") };
    let generated = generate(&path, &Lock::default(), &origin, &options).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    generated
}

fn rules(generated: &Generated) -> Vec<Rule> {
    generated.findings.iter().map(|finding| finding.rule).collect()
}

/// A document whose only operation answers with `Root`.
fn with_schemas(schemas: &str) -> String {
    format!(
        "{HEAD}paths:\n  /a: {{ get: {{ operationId: getA, responses: {{ '200': {{ description: ok, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Root' }} }} }} }} }} }} }}\ncomponents:\n  schemas:\n{schemas}"
    )
}

#[test]
fn schemas_in_circles_end() {
    for (name, schemas) in [
        ("self", "    Root: { $ref: '#/components/schemas/Root' }\n"),
        ("two", "    Root: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/Root' }\n"),
        ("all-of", "    Root: { allOf: [ { $ref: '#/components/schemas/Root' }, { type: object } ] }\n"),
        (
            "all-of-two",
            "    Root: { allOf: [ { $ref: '#/components/schemas/B' } ] }\n    B: { allOf: [ { $ref: '#/components/schemas/Root' } ] }\n",
        ),
        ("one-of", "    Root: { oneOf: [ { $ref: '#/components/schemas/Root' }, { type: string } ] }\n"),
        (
            "any-of-two",
            "    Root: { anyOf: [ { $ref: '#/components/schemas/B' } ] }\n    B: { anyOf: [ { $ref: '#/components/schemas/Root' } ] }\n",
        ),
        ("items", "    Root: { type: array, items: { $ref: '#/components/schemas/Root' } }\n"),
        ("map", "    Root: { type: object, additionalProperties: { $ref: '#/components/schemas/Root' } }\n"),
        ("not", "    Root: { not: { $ref: '#/components/schemas/Root' } }\n"),
        ("deep", "    Root: { type: object, properties: { a: { $ref: '#/components/schemas/Root/properties/a' } } }\n"),
    ] {
        let _ = generated(name, &with_schemas(schemas));
    }
}

#[test]
fn long_chains_of_schemas_end() {
    for (name, link) in [
        ("properties", "{ type: object, properties: { n: { $ref: '#/components/schemas/NEXT' } } }"),
        (
            "chain-all-of",
            "{ allOf: [ { $ref: '#/components/schemas/NEXT' }, { type: object, properties: { P: { type: string } } } ] }",
        ),
        ("plain", "{ $ref: '#/components/schemas/NEXT' }"),
        ("chain-items", "{ type: array, items: { $ref: '#/components/schemas/NEXT' } }"),
        ("chain-one-of", "{ oneOf: [ { $ref: '#/components/schemas/NEXT' }, { type: integer } ] }"),
    ] {
        let mut schemas = String::new();
        for number in 0..600 {
            let own = if number == 0 { "Root".to_owned() } else { format!("S{number}") };
            let link = link.replace("NEXT", &format!("S{}", number + 1)).replace('P', &format!("p{number}"));
            writeln!(schemas, "    {own}: {link}").unwrap();
        }
        schemas.push_str("    S600: { type: object, properties: { a: { type: string } } }\n");
        let _ = generated(name, &with_schemas(&schemas));
    }
}

/// Each level holds the next one twice, so that what is written out doubles with each.
#[test]
fn what_doubles_with_each_level_ends() {
    for (name, link) in [
        ("bomb-all-of", "{ allOf: [ { $ref: '#/components/schemas/NEXT' }, { $ref: '#/components/schemas/NEXT' } ] }"),
        ("bomb-one-of", "{ oneOf: [ { $ref: '#/components/schemas/NEXT' }, { $ref: '#/components/schemas/NEXT' } ] }"),
        (
            "bomb-any-of",
            "{ anyOf: [ { $ref: '#/components/schemas/NEXT' }, { allOf: [ { $ref: '#/components/schemas/NEXT' } ] } ] }",
        ),
        (
            "bomb-properties",
            "{ type: object, properties: { a: { $ref: '#/components/schemas/NEXT' }, b: { $ref: '#/components/schemas/NEXT' } } }",
        ),
        (
            "bomb-inline",
            "{ type: object, properties: { a: { allOf: [ { $ref: '#/components/schemas/NEXT' }, { description: d } ] }, b: { allOf: [ { $ref: '#/components/schemas/NEXT' }, { description: e } ] } } }",
        ),
    ] {
        let mut schemas = String::new();
        for number in 0..40 {
            let own = if number == 0 { "Root".to_owned() } else { format!("S{number}") };
            writeln!(schemas, "    {own}: {}", link.replace("NEXT", &format!("S{}", number + 1))).unwrap();
        }
        schemas.push_str("    S40: { type: object, properties: { a: { type: string } } }\n");
        let _ = generated(name, &with_schemas(&schemas));
    }
}

/// Each choice is one of all choices of the next layer: there are fifteen times as many ways down with each.
#[test]
fn choices_of_choices_end() {
    let refer = |layer: usize, at: usize| format!("{{ $ref: '#/components/schemas/U{layer}x{at}' }}");
    let mut schemas = String::new();
    for layer in 0..7 {
        let below: Vec<String> = (0..15).map(|at| refer(layer + 1, at)).collect();
        for at in 0..15 {
            writeln!(schemas, "    U{layer}x{at}: {{ oneOf: [ {} ] }}", below.join(", ")).unwrap();
        }
    }
    for at in 0..15 {
        let leaf = format!("{{ type: object, required: [k{at}], properties: {{ k{at}: {{ type: string }} }} }}");
        writeln!(schemas, "    U7x{at}: {leaf}").unwrap();
    }
    let top = refer(0, 0);
    let none = "responses: { '204': { description: d } }";
    let content = format!("content: {{ application/json: {{ schema: {top} }} }}");
    for (name, operation) in [
        ("choices-answer", format!("responses: {{ '200': {{ description: d, {content} }} }}")),
        ("choices-body", format!("requestBody: {{ {content} }}, {none}")),
        (
            "choices-beside",
            format!(
                "responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {{ allOf: [ {top}, {{ type: object, \
                 required: [own], properties: {{ own: {{ type: string }} }} }} ] }} }} }} }} }}"
            ),
        ),
        ("choices-parameter", format!("parameters: [ {{ name: p, in: query, schema: {top} }} ], {none}")),
    ] {
        let text = format!(
            "{HEAD}paths:\n  /a: {{ post: {{ operationId: postA, {operation} }} }}\ncomponents:\n  schemas:\n{schemas}"
        );
        assert!(generated(name, &text).output.is_some(), "{name}");
    }
}

/// What may begin a link is not looked for to the end of the text each time, and no address is a call deeper than the last.
#[test]
fn prose_full_of_beginnings_ends() {
    let open = "[".repeat(300_000);
    for (name, text) in [
        ("open", open.clone()),
        ("open-and-closed", format!("{open}](a)")),
        ("closed-nowhere", "[a](".repeat(100_000)),
        ("pictures", "[![a](".repeat(100_000)),
        ("addresses", "http://a‹\\\"".repeat(100_000)),
    ] {
        let text = format!("{}\n", with_schemas(&format!("    Root: {{ type: object, description: \"{text}\" }}")));
        assert!(generated(name, &text).output.is_some(), "{name}");
    }
}

#[test]
fn aliases_that_double_are_refused() {
    let mut text = format!("{HEAD}x-a0: &a0 [x, x]\n");
    for level in 1..64 {
        writeln!(text, "x-a{level}: &a{level} [*a{0}, *a{0}]", level - 1).unwrap();
    }
    let generated = generated("aliases", &text);
    assert!(rules(&generated).contains(&Rule::TooLarge) && generated.output.is_none());
}

#[test]
fn depth_and_size_are_refused() {
    let deep = format!("{HEAD}x-deep: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let found = generated("depth", &deep);
    let refused = |rule: &Rule| matches!(rule, Rule::TooDeep | Rule::Syntax);
    assert!(rules(&found).iter().any(refused) && found.output.is_none());
    let mut blocks = format!("{HEAD}x-deep:\n");
    for level in 1..200 {
        writeln!(blocks, "{}a:", " ".repeat(level)).unwrap();
    }
    assert!(rules(&generated("blocks", &blocks)).contains(&Rule::TooDeep));
    let large = format!("{HEAD}x-large: '{}'\n", "x".repeat(33 << 20));
    let found = generated("size", &large);
    assert!(rules(&found).contains(&Rule::TooLarge) && found.output.is_none());
}

/// Path items are copied to where they are used; a thousand uses of a large one are not.
#[test]
fn copies_of_path_items_are_bounded() {
    let mut text = format!(
        "{HEAD}paths:\n  /large:\n    get:\n      responses: {{ '204': {{ description: ok }} }}\n      parameters:\n"
    );
    for number in 0..2000 {
        writeln!(text, "        - {{ name: p{number}, in: query, schema: {{ type: string }} }}").unwrap();
    }
    for number in 0..1000 {
        writeln!(text, "  /a{number}: {{ $ref: '#/paths/~1large' }}").unwrap();
    }
    let found = generated("copies", &text);
    assert!(rules(&found).contains(&Rule::TooLarge), "{:?}", rules(&found));
    assert!(found.output.is_none());
}

const TRICKS: &[&str] = &[
    "../../../../tmp/evil",
    "/etc/passwd",
    "..",
    ".",
    "",
    "a/b",
    "C:\\\\x",
    "nul",
    "mod",
    "x\\u0000y",
    "\\\"; fn evil() {} //",
    "*/ fn evil() {} /*",
    "\\n#![feature(evil)]\\n",
    "\\u202E\\u2066live",
    "r#\\\"x\\\"#",
    "{evil}",
    "#[doc = include_str!(\\\"/etc/passwd\\\")]",
    "]( javascript:evil() )",
];

#[test]
fn no_text_becomes_code_or_a_path() {
    let (mut schemas, mut paths) = (String::new(), String::new());
    for (number, trick) in TRICKS.iter().enumerate() {
        writeln!(
            paths,
            "  \"/{number}\": {{ get: {{ operationId: \"{trick}\", tags: [\"{trick}\"], summary: \"{trick}\", description: \"{trick}\", parameters: [ {{ name: \"{trick}\", in: query, description: \"{trick}\", schema: {{ type: string, enum: [\"{trick}\", b], default: \"{trick}\" }} }} ], responses: {{ '200': {{ description: \"{trick}\", content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/S{number}' }} }} }} }} }} }} }}"
        )
        .unwrap();
        writeln!(
            schemas,
            "    S{number}: {{ type: object, title: \"{trick}\", description: \"{trick}\", example: {{ \"{trick}\": \"{trick}\" }}, properties: {{ \"{trick}\": {{ type: string, pattern: \"{trick}\", enum: [\"{trick}\"] }} }} }}\n    \"{trick}{number}\": {{ type: string }}"
        )
        .unwrap();
    }
    let text = format!("{HEAD}paths:\n{paths}components:\n  schemas:\n{schemas}");
    let found = generated("tricks", &text);
    let output = found.output.unwrap_or_else(|| panic!("{:#?}", found.findings));
    for (path, text) in &output.files {
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        let sound = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_.-".contains(&byte));
        assert!(plain && sound, "{path}");
        assert!(!text.contains(['\u{202E}', '\u{2066}', '\0']), "{path}");
        if Path::new(path).extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            for item in file.items {
                let evil = matches!(&item, syn::Item::Fn(function) if function.sig.ident == "evil");
                assert!(!evil, "{path}");
            }
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let found: Vec<&str> = code.filter(|line| line.contains("include_str!(\"/etc")).collect();
            assert!(found.is_empty(), "{path}: {found:?}");
            assert!(!text.lines().any(|line| line.starts_with("#![feature")), "{path}");
        }
    }
}

/// A fence of the document's, at the beginning of a line of docs, would be a test that is compiled and run.
#[test]
fn no_name_begins_code_in_docs() {
    let trick = "a\\n```\\nevil();\\n```\\n";
    let schema = "{ type: string, nullable: true }";
    let text = format!(
        "{HEAD}paths:\n  /a:\n    put:\n      operationId: \"o{trick}\"\n      x-retry: {{ safe: false, with: \"{trick}\", reason: r }}\n      parameters: [{{ name: \"{trick}\", in: query, schema: {schema} }}]\n      \
         requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ type: object, properties: {{ \"{trick}\": {schema} }} }} }}, text/plain: {{ schema: {{ type: string }} }} }} }}\n      \
         responses: {{ '204': {{ description: d }} }}\ncomponents:\n  securitySchemes:\n    own: {{ type: oauth2, flows: {{ clientCredentials: {{ tokenUrl: \"/{trick}\", scopes: {{}} }} }} }}\n    \
         sound: {{ type: oauth2, flows: {{ clientCredentials: {{ tokenUrl: '/token', scopes: {{}} }} }} }}\n"
    );
    let found = generated("fences", &text);
    let output = found.output.unwrap_or_else(|| panic!("{:#?}", found.findings));
    assert!(output.files.iter().any(|(_, text)| text.contains("Only with `")));
    for (path, text) in output.files.iter().filter(|(path, _)| path.ends_with("rs")) {
        for line in text.lines() {
            assert!(!line.trim_start_matches(['/', '*', '!', ' ']).starts_with("evil();"), "{path}: {line}");
            assert!(!(line.contains("#[doc") && line.contains("\\n")), "{path}: {line}");
        }
    }
    let client = output.files.iter().find(|(path, _)| path.ends_with("client.rs"));
    let client = client.map(|(_, text)| text.as_str()).unwrap();
    // A secret goes to no odd address, and it is said that it does not.
    assert!(client.contains("fn sound_by(") && !client.contains("fn own_by("), "{client}");
    assert!(found.findings.iter().any(|finding| finding.says.contains("tokenUrl")));
}
