//! Reading: what the tree keeps, what the text may cost, and what is said of a text that cannot be read.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ours;

use generator::finding::{Finding, Rule};
use generator::load::{Limits, load, parse};
use generator::tree::{Mark, Node, Tree, Value, to_json, walk};
use serde_json::json;

fn read(text: &str) -> Tree {
    named("x.yaml", text)
}

fn named(name: &str, text: &str) -> Tree {
    let (tree, findings) = parse(name, text, &Limits::default());
    assert_eq!(findings, []);
    tree.unwrap()
}

fn refused(name: &str, text: &str, limits: &Limits) -> Finding {
    let (tree, mut findings) = parse(name, text, limits);
    assert!(tree.is_none(), "{text}");
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

fn start(node: &Node) -> (u32, u32) {
    (node.span.start.line, node.span.start.column)
}

#[test]
fn plain_scalars_follow_the_core_schema_of_yaml_1_2() {
    let tree = read(
        "[yes, no, on, off, true, False, null, ~, 1, -2, 0o17, 0x1F, 1.5, .5, 1e3, 090, 1_000, 2024-01-31, 12:30, '1', \"true\", !!str 7, '~']",
    );
    let expected = json!([
        "yes",
        "no",
        "on",
        "off",
        true,
        false,
        null,
        null,
        1,
        -2,
        15,
        31,
        1.5,
        0.5,
        1000.0,
        "090",
        "1_000",
        "2024-01-31",
        "12:30",
        "1",
        "true",
        "7",
        "~"
    ]);
    assert_eq!(to_json(&tree.root), expected);
}

#[test]
fn the_text_of_numbers_is_kept() {
    let tree = read("a: 1234567890123456.78\nb: 1e2\nc: -9223372036854776000\nd: 18446744073709551615\ne: 0.10\n");
    let texts: Vec<&str> = tree.root.entries().filter_map(|entry| entry.value.as_number()).collect();
    assert_eq!(texts, ["1234567890123456.78", "1e2", "-9223372036854776000", "18446744073709551615", "0.10"]);
    let json = to_json(&tree.root);
    assert_eq!(json["c"].as_f64(), Some(-9_223_372_036_854_776_000.0));
    assert_eq!(json["d"].as_u64(), Some(u64::MAX));
}

#[test]
fn numbers_that_json_cannot_write_are_found() {
    let (tree, findings) = parse("x.yaml", "a: .inf\nb: -.INF\nc: .nan\n", &Limits::default());
    assert!(tree.is_some());
    assert!(findings.iter().map(|finding| finding.at.pointer.as_str()).eq(["/a", "/b", "/c"]));
    assert!(findings.iter().all(|finding| finding.rule == Rule::NotJson));
}

#[test]
fn keys_keep_their_order_their_text_and_their_duplicates() {
    let tree = read("b: 1\n200: x\na: 2\nnull: y\nb: 3\n");
    let keys: Vec<&str> = tree.root.entries().map(|entry| &*entry.key).collect();
    assert_eq!(keys, ["b", "200", "a", "null", "b"]);
    assert_eq!(tree.root.get("b").and_then(Node::as_number), Some("1"));
}

#[test]
fn places_count_from_one_in_characters() {
    let tree = read("é: ü\nlist:\n  - x\n  - k: v\ntext: |\n  one\n  two\nafter: {a: [1, 2]}\n");
    assert_eq!(start(tree.root.at("/é").unwrap()), (1, 4));
    assert_eq!(start(tree.root.at("/list").unwrap()), (3, 3));
    assert_eq!(start(tree.root.at("/list/1/k").unwrap()), (4, 8));
    assert_eq!(start(tree.root.at("/after/a/1").unwrap()), (8, 16));
    assert_eq!(tree.root.entry("after").unwrap().key_span.start, Mark { line: 8, column: 1 });
    assert_eq!(tree.root.at("/after").unwrap().span.end, Mark { line: 8, column: 19 });
    assert_eq!(tree.root.at("/list").unwrap().span.end, Mark { line: 4, column: 9 });
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let text = "a: 1\nb:\n  - c\n";
    let plain = read(text);
    for other in [text.replace('\n', "\r\n"), format!("\u{FEFF}{text}")] {
        let tree = read(&other);
        assert_eq!(tree.root, plain.root);
        assert_eq!(start(tree.root.at("/b/0").unwrap()), (3, 5), "{other:?}");
        assert_eq!(start(tree.root.at("/a").unwrap()), (1, 4), "{other:?}");
    }
}

#[test]
fn anchors_and_merge_keys_are_written_out() {
    let tree = read(
        "base: &b {x: 1, y: 2}\nother: &o {y: 8, z: 9}\ncopy: *b\nmerged: {<<: [*b, *o], x: 5}\nquoted: {'<<': 1}\n",
    );
    let json = to_json(&tree.root);
    assert_eq!(json["copy"], json!({"x": 1, "y": 2}));
    assert_eq!(json["merged"], json!({"x": 5, "y": 2, "z": 9}));
    assert_eq!(json["quoted"], json!({"<<": 1}));
    assert_eq!(start(tree.root.at("/copy/x").unwrap()), (1, 14));
}

#[test]
fn alias_bombs_are_refused_at_once() {
    let lines = |levels: usize, width: usize| -> String {
        let line =
            |level: usize| format!("a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); width].join(", "));
        ["a0: &a0 [x]".to_owned()].into_iter().chain((1..levels).map(line)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(refused("x.yaml", &lines(12, 10), &Limits::default()).rule, Rule::TooLarge);
    let inside_itself = refused("x.yaml", "a: &a [*a]\n", &Limits::default());
    assert_eq!((inside_itself.rule, inside_itself.at.span.start.column), (Rule::Syntax, 8));
    assert_eq!(refused("x.yaml", &lines(200, 1), &Limits::default()).rule, Rule::TooDeep);
}

#[test]
fn depth_size_and_number_of_values_are_limited() {
    let limits = Limits { bytes: 2000, depth: 5, nodes: 20 };
    for (name, open, close) in [("x.yaml", "[", "]"), ("x.json", "[", "]"), ("x.json", "{\"a\":", "}")] {
        let nested = |levels: usize| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        assert!(parse(name, &nested(5), &limits).0.is_some());
        assert_eq!(refused(name, &nested(6), &limits).rule, Rule::TooDeep);
        assert_eq!(refused(name, &nested(200), &limits).rule, Rule::TooDeep);
    }
    let block: Vec<String> = (0..300).map(|level| format!("{}a:", " ".repeat(level))).collect();
    assert_eq!(refused("x.yaml", &block.join("\n"), &Limits { bytes: 100_000, ..limits }).rule, Rule::TooDeep);
    assert_eq!(refused("x.yaml", &"- a\n".repeat(21), &limits).rule, Rule::TooLarge);
    assert_eq!(refused("x.yaml", &" ".repeat(2001), &limits).rule, Rule::TooLarge);
}

#[test]
fn bad_texts_give_one_finding_at_their_place() {
    for (name, text, line) in [
        ("x.yaml", "a: 1\n b: 2\n", 2),
        ("x.yaml", "a: 1\nb: [1, 2\nc: 3\n", 3),
        ("x.yaml", "a: 'x\n", 1),
        ("x.yaml", "a:\n\t- b\n", 2),
        ("x.yaml", "a: *missing\n", 1),
        ("x.yaml", "a: !thing 1\n", 1),
        ("x.yaml", "{[a]: 1}: 2\n", 1),
        ("x.yaml", "a: 1\n---\nb: 2\n", 2),
        ("x.yaml", "<<: 3\n", 1),
        ("x.yaml", "", 0),
        ("x.yaml", "# nothing\n", 0),
        ("x.json", "{\"a\": 1,}", 1),
        ("x.json", "{\"a\": 1\n\"b\": 2}", 2),
        ("x.json", "{\"a\": 01}", 1),
        ("x.json", "{\"a\": 1.}", 1),
        ("x.json", "{\"a\": \"\\ud83d\"}", 1),
        ("x.json", "{\"a\": \"x\ny\"}", 1),
        ("x.json", "{\"a\": nul}", 1),
        ("x.json", "[1, 2]\n]", 2),
        ("x.json", "[1", 1),
        ("x.json", "[\"\\", 1),
        ("x.json", "", 1),
    ] {
        let finding = refused(name, text, &Limits::default());
        assert_eq!((finding.rule, finding.at.span.start.line), (Rule::Syntax, line), "{text:?}: {}", finding.says);
    }
}

#[test]
fn json_is_read_as_json() {
    let text = "{\n\t\"a\":\t\"\\ud83d\\ude00 \\u00e9\\/\\n\",\n\t\"é\": [1e2, -0.5, true, null, {}, [], \"yes\"],\"c\":{\"d\":\"x:y\"}}";
    let expected: serde_json::Value = serde_json::from_str(text).unwrap();
    for name in ["x.json", "X.JSON", "x.yaml"] {
        let tree = named(name, text);
        assert_eq!(to_json(&tree.root), expected, "{name}");
        assert_eq!(start(tree.root.at("/a").unwrap()), (2, 7));
        assert_eq!(start(tree.root.at("/é/1").unwrap()), (3, 13));
    }
    let flow = read("{a: [b, c]}\n");
    assert_eq!(to_json(&flow.root), json!({"a": ["b", "c"]}));
}

#[test]
fn files_are_read_and_their_faults_are_findings() {
    let folder = std::env::temp_dir().join(format!("generator-load-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("x.yaml");
    std::fs::write(&file, b"a: 1\nb: \xff\n").unwrap();
    let loaded = load(&file, &Limits::default()).unwrap();
    assert!(loaded.tree.is_none());
    assert_eq!(loaded.findings[0].at.span.start, Mark { line: 2, column: 4 });
    std::fs::write(&file, "a: 1\n".repeat(100)).unwrap();
    let loaded = load(&file, &Limits { bytes: 10, ..Limits::default() }).unwrap();
    assert_eq!(loaded.findings[0].rule, Rule::TooLarge);
    assert!(load(&folder.join("absent.yaml"), &Limits::default()).is_err());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn pointers_and_references_lead_where_they_say() {
    let tree = read("paths:\n  /a/{id}~b:\n    - x\n");
    for reference in ["#/paths/~1a~1{id}~0b/0", "#/paths/~1a~1%7Bid%7D~0b/0"] {
        assert_eq!(tree.resolve(reference).and_then(Node::as_str), Some("x"));
    }
    for nowhere in ["#/paths/x", "#paths", "paths", "#/paths/~1a~1{id}~0b/1", "#/paths/~1a~1{id}~0b/0/0"] {
        assert!(tree.resolve(nowhere).is_none(), "{nowhere}");
    }
    let mut pointers = Vec::new();
    walk(&tree.root, &mut |path, _, _| {
        pointers.push(path.to_string());
        true
    });
    assert_eq!(pointers, ["", "/paths", "/paths/~1a~1{id}~0b", "/paths/~1a~1{id}~0b/0"]);
}

#[test]
fn the_tree_holds_what_another_reader_reads() {
    for document in ours::documents() {
        let text = std::fs::read_to_string(document).unwrap();
        let expected: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(to_json(&read(&text).root), expected);
    }
}

#[test]
fn nodes_are_equal_by_value() {
    let tree = read("- {a: 1}\n- a: 1\n- {a: 2}\n");
    let Value::List(members) = &tree.root.value else { panic!("a list was written") };
    assert_eq!(members[0], members[1]);
    assert_ne!(members[0], members[2]);
}
