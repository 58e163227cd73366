//! OpenAPI Overlays 1.0: changes to a document that somebody else publishes, kept in a file of their own.
//! What an overlay brings keeps its place in the overlay, so that a finding in it names that file.

use serde_json_path::{JsonPath, PathElement};

use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{Node, Tree, Value, to_json};

/// Applies the actions of an overlay in their order.
pub fn overlay(tree: &mut Tree, overlay: &Node, findings: &mut Vec<Finding>) {
    let version = overlay.get("overlay").and_then(|node| node.as_str().or(node.as_number()));
    if !version.is_some_and(|version| version.starts_with("1.")) {
        let says = "this is no OpenAPI Overlay of version 1";
        findings.push(bad(overlay, "", says, "start it with `overlay: 1.0.0`"));
        return;
    }
    let Some(actions) = overlay.get("actions").and_then(Node::as_list) else {
        findings.push(bad(overlay, "", "an overlay needs a list `actions`", "add it"));
        return;
    };
    for (index, action) in actions.iter().enumerate() {
        if let Err(finding) = act(tree, action, index) {
            findings.push(finding);
        }
    }
}

fn bad(node: &Node, pointer: &str, says: &str, help: &str) -> Finding {
    let at = Pointer { span: node.span, pointer: pointer.to_owned() };
    Finding::new(Rule::BadOverlay, at, says, help)
}

fn act(tree: &mut Tree, action: &Node, index: usize) -> Result<(), Finding> {
    let pointer = format!("/actions/{index}");
    let Some(target) = action.get("target").and_then(Node::as_str) else {
        return Err(bad(action, &pointer, "an action needs a `target`", "name it by a JSONPath such as `$.info`"));
    };
    let at = action.get("target").unwrap_or(action);
    let path = JsonPath::parse(target).map_err(|error| {
        bad(at, &format!("{pointer}/target"), &format!("this is no JSONPath: {error}"), "write it as RFC 9535 says")
    })?;
    let found = places(&tree.root, &path);
    if found.is_empty() {
        let place = Pointer { span: at.span, pointer: format!("{pointer}/target") };
        let help = "correct it; perhaps the document has been mended meanwhile";
        return Err(Finding::new(Rule::IdleOverlay, place, "the target names nothing in the document", help));
    }
    let removes = action.get("remove").and_then(Node::as_bool) == Some(true);
    // Later members first, so that none moves before it is met.
    for place in found.iter().rev() {
        if removes {
            remove(&mut tree.root, place);
        } else if let (Some(update), Some(node)) = (action.get("update"), at_mut(&mut tree.root, place)) {
            merge(node, update);
        }
    }
    Ok(())
}

/// A key or a number of a member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Index(usize),
}

fn places(root: &Node, path: &JsonPath) -> Vec<Vec<Step>> {
    let json = to_json(root);
    let step = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    };
    let located = path.query_located(&json);
    let mut places: Vec<Vec<Step>> = located.locations().map(|location| location.iter().map(step).collect()).collect();
    places.sort();
    places.dedup();
    places
}

fn at_mut<'a>(root: &'a mut Node, place: &[Step]) -> Option<&'a mut Node> {
    let mut here = root;
    for step in place {
        here = match (step, &mut here.value) {
            (Step::Key(key), Value::Map(entries)) => &mut entries.iter_mut().find(|entry| *entry.key == **key)?.value,
            (Step::Index(index), Value::List(members)) => members.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(here)
}

fn remove(root: &mut Node, place: &[Step]) {
    let Some((last, parent)) = place.split_last() else { return };
    match (last, at_mut(root, parent).map(|node| &mut node.value)) {
        (Step::Key(key), Some(Value::Map(entries))) => entries.retain(|entry| *entry.key != **key),
        (Step::Index(index), Some(Value::List(members))) if *index < members.len() => drop(members.remove(*index)),
        _ => {}
    }
}

/// Maps are merged, lists made longer, all else is replaced; what is put into a list goes behind its members.
fn merge(node: &mut Node, update: &Node) {
    match (&mut node.value, &update.value) {
        (Value::Map(entries), Value::Map(more)) => {
            for entry in more {
                match entries.iter_mut().find(|own| own.key == entry.key) {
                    Some(own) => merge_below(&mut own.value, &entry.value),
                    None => entries.push(entry.clone()),
                }
            }
        }
        (Value::List(members), _) => members.push(update.clone()),
        _ => *node = update.clone(),
    }
}

fn merge_below(node: &mut Node, update: &Node) {
    match (&mut node.value, &update.value) {
        (Value::List(members), Value::List(more)) => members.extend(more.iter().cloned()),
        (Value::Map(_), Value::Map(_)) => merge(node, update),
        _ => *node = update.clone(),
    }
}
