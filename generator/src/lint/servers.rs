//! Servers whose URL can be built, and tags that are declared.
//! Both become names that users type: environments and resources.

use std::collections::BTreeSet;

use super::document::{Document, SiteId, find, suggestion};
use super::paths::names;
use super::table::Kind;
use crate::finding::{Finding, Rule};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Server) {
        server(document, id, findings);
    }
    for id in document.of(Kind::ServerVariable) {
        variable(document, id, findings);
    }
    tags(document, findings);
}

fn server(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(url) = document.node(id).get("url").and_then(|node| node.as_str()) else { return };
    let used = names(url);
    let declared = document.child(id, "variables");
    let has = |name: &str| declared.is_some_and(|variables| document.child(variables, name).is_some());
    for name in used.iter().filter(|name| !has(name)) {
        let says = format!("`{{{name}}}` is not declared in `variables`");
        let finding = Finding::new(Rule::BadServer, document.at_value(id, "url"), says, "declare it, with a default");
        findings.push(finding.drops(document.node(id).span));
    }
    for variable in declared.into_iter().flat_map(|variables| document.children(variables)) {
        let name = document.key(variable);
        if !used.contains(&name) {
            let says = format!("the variable `{name}` is not in the URL");
            let finding = Finding::new(Rule::BadServer, document.at_key(variable), says, "use it, or remove it");
            findings.extend(document.site(variable).key.map(|key| finding.drops_key(key)));
        }
    }
}

fn variable(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    let (Some(values), Some(default)) = (node.get("enum"), node.get("default").and_then(|node| node.as_str())) else {
        return;
    };
    if !values.members().any(|value| value.as_str() == Some(default)) {
        let says = format!("the default `{default}` is not in the enum");
        let finding = Finding::new(Rule::BadServer, document.at_value(id, "default"), says, "choose one of the enum");
        findings.extend(node.entry("enum").map(|entry| finding.drops_key(entry.key_span)));
    }
}

fn tags(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut declared: BTreeSet<&str> = BTreeSet::new();
    for id in document.of(Kind::Tag) {
        if let Some(name) = document.node(id).get("name").and_then(|node| node.as_str())
            && !declared.insert(name)
        {
            find(
                findings,
                Rule::DuplicateValue,
                document.at_value(id, "name"),
                format!("the tag `{name}` stands twice"),
                "remove one",
            );
        }
    }
    // A document that lists no tags at all has chosen to.
    if document.node(Document::root()).get("tags").is_none() {
        return;
    }
    for list in document.of(Kind::Operation).filter_map(|id| document.child(id, "tags")) {
        for tag in document.children(list) {
            let Some(name) = document.node(tag).as_str().filter(|name| !declared.contains(name)) else { continue };
            let help = suggestion(findings, name, declared.iter().copied())
                .map_or("add it to `tags`".to_owned(), |meant| format!("did you mean `{meant}`?"));
            let says = format!("the tag `{name}` is not declared");
            findings.push(Finding::new(Rule::UndeclaredTag, document.at(tag), says, help));
        }
    }
}
