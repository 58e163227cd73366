//! That what is assumed is marked in the documents, or the reason stands in the list.

use fintech_api_sandbox::{Api, Sandbox};
use serde_json::Value;

fn document(api: Api) -> Value {
    let path = format!("{}/documents/{}.yaml", env!("CARGO_MANIFEST_DIR"), api.name());
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn what_is_assumed_is_marked_as_inferred_or_has_no_place() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    for api in Api::ALL {
        let (document, of_api) = (document(*api), format!("{}.", api.name()));
        let all = sandbox.assumptions();
        let mut of_it = all.iter().filter(|(assumption, _)| assumption.id.starts_with(&of_api)).peekable();
        assert!(of_it.peek().is_some(), "{of_api}");
        for (assumption, _) in of_it {
            if !assumption.document.starts_with('/') {
                assert!(assumption.document.starts_with("no place: "), "{}", assumption.id);
                continue;
            }
            let at = document.pointer(assumption.document);
            let at = at.unwrap_or_else(|| panic!("{}: nothing is at {}", assumption.id, assumption.document));
            // Values of `x-values` have the short name.
            let evidence = at.get("x-evidence").or(at.get("evidence"));
            assert_eq!(evidence, Some(&"inferred".into()), "{}", assumption.id);
        }
    }
}
