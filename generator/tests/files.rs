//! Documents of several files: what is followed, and that nothing outside of the document's folder is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use generator::finding::{Finding, Rule, any_error};
use generator::lint::lint;
use generator::load::{Limits, load};
use generator::normalise::{Notes, bundle, prepare};
use generator::tree::to_json;
use serde_json::{Value, json};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("files-{}-{name}", std::process::id()));
        for (path, text) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(root)
    }

    /// The document as one, what was found, and the names of its files.
    fn whole(&self) -> (Value, Vec<Finding>, Vec<String>) {
        let loaded = load(&self.0.join("doc/main.yaml"), &Limits::default()).unwrap();
        let mut findings = loaded.findings;
        let (mut tree, mut notes) = (loaded.tree.unwrap(), Notes::default());
        bundle(&mut tree, &mut notes);
        findings.extend(lint(&tree));
        prepare(&mut tree, &mut findings, &mut notes);
        notes.trace(findings.iter_mut().map(|finding| &mut finding.at));
        let name = |file: &generator::tree::SourceFile| {
            Path::new(&file.name).file_name().unwrap().to_string_lossy().into_owned()
        };
        (to_json(&tree.root), findings, tree.files.iter().map(name).collect())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn main_with(schema: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    A: {schema}\n"
    )
}

#[test]
fn files_are_followed_and_their_parts_are_components() {
    let main = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths:\n  /a: { $ref: 'paths/a.yaml' }\ncomponents:\n  schemas:\n    A: { $ref: 'schemas/all.yaml#/definitions/Pet' }\n";
    let item = "get:\n  parameters: [ { $ref: '../shared.yaml#/limit' } ]\n  responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '../main.yaml#/components/schemas/A' } } } } }\n";
    let schemas = "definitions:\n  Pet: { type: object, properties: { owner: { $ref: 'owner.json' }, next: { $ref: '#/definitions/Pet' } } }\n";
    let owner = "{ \"type\": \"object\", \"properties\": { \"pet\": { \"$ref\": \"all.yaml#/definitions/Pet\" } } }";
    let folder = Folder::new(
        "followed",
        &[
            ("doc/main.yaml", main),
            ("doc/paths/a.yaml", item),
            ("doc/schemas/all.yaml", schemas),
            ("doc/schemas/owner.json", owner),
            ("doc/shared.yaml", "limit: { name: limit, in: query, schema: { type: integer } }\n"),
        ],
    );
    let (tree, findings, _) = folder.whole();
    assert_eq!(findings, []);
    assert_eq!(tree["components"]["schemas"]["A"], json!({"$ref": "#/components/schemas/Pet"}));
    assert_eq!(
        tree["components"]["schemas"]["Pet"]["properties"],
        json!({"owner": {"$ref": "#/components/schemas/owner"}, "next": {"$ref": "#/components/schemas/Pet"}}),
    );
    let get = &tree["paths"]["/a"]["get"];
    assert_eq!(get["parameters"][0], json!({"$ref": "#/components/parameters/limit"}));
    let schema = &get["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(schema, &json!({"$ref": "#/components/schemas/A"}));
}

#[test]
fn findings_name_the_file_and_the_place_in_it() {
    let folder = Folder::new(
        "named",
        &[
            ("doc/main.yaml", &main_with("{ $ref: 'b.yaml#/B' }")),
            ("doc/b.yaml", "B:\n  type: object\n  propertys: {}\n"),
        ],
    );
    let (_, findings, files) = folder.whole();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.rule, Rule::UnknownKey);
    assert_eq!(files[usize::from(finding.at.span.file.0)], "b.yaml");
    assert_eq!((finding.at.span.start.line, finding.at.pointer.as_str()), (3, "/B/propertys"));
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    for (name, reference) in [
        ("up", "../secret.yaml#/S"),
        ("round", "sub/../../secret.yaml#/S"),
        ("escaped", "%2e%2e/secret.yaml#/S"),
        ("absolute", "/etc/passwd"),
        ("url", "https://example.com/x.yaml#/S"),
        ("scheme", "file:///etc/passwd"),
        ("windows", "..\\secret.yaml#/S"),
        ("link", "link.yaml#/S"),
        ("linked-folder", "out/secret.yaml#/S"),
        ("missing", "missing.yaml"),
        ("folder", "sub"),
    ] {
        let main = main_with(&format!("{{ $ref: '{reference}' }}"));
        let folder = Folder::new(
            name,
            &[
                ("doc/main.yaml", &main),
                ("doc/sub/x.yaml", "{}\n"),
                ("secret.yaml", "S: { type: string, title: secret }\n"),
            ],
        );
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.yaml", folder.0.join("doc/link.yaml")).unwrap();
            std::os::unix::fs::symlink("..", folder.0.join("doc/out")).unwrap();
        }
        let (tree, findings, files) = folder.whole();
        assert_eq!(files, ["main.yaml"], "{reference}");
        assert!(findings.iter().all(|finding| finding.rule == Rule::ExternalReference), "{findings:?}");
        assert!(!findings.is_empty() && !any_error(&findings), "{reference}");
        assert_eq!(tree["components"]["schemas"]["A"], json!({}), "{reference}");
    }
}

#[test]
fn files_in_a_circle_end() {
    let folder = Folder::new(
        "circle",
        &[
            ("doc/main.yaml", &main_with("{ $ref: 'b.yaml#/B' }")),
            ("doc/b.yaml", "B: { $ref: 'c.yaml#/C' }\n"),
            ("doc/c.yaml", "C: { $ref: 'b.yaml#/B' }\n"),
        ],
    );
    let (_, findings, _) = folder.whole();
    assert!(findings.iter().any(|finding| finding.rule == Rule::ReferenceCycle), "{findings:?}");
    assert!(!any_error(&findings));
}
