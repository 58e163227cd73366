//! What other files hold becomes part of the document: components where there is a section for it, else in its place.
//! It follows what `load` has read; nothing else is a file for it.

use std::collections::{HashMap, HashSet};

use super::Notes;
use super::references::section;
use crate::lint;
use crate::tree::{Entry, Link, Node, Span, Tree, Value, segments};

/// How far references may lead from file to file.
const ROUNDS: usize = 64;

/// Brings in what the document refers to, and what that refers to.
pub fn bundle(tree: &mut Tree, notes: &mut Notes) {
    if tree.links.is_empty() {
        return;
    }
    let mut known: HashMap<(usize, String), String> = HashMap::new();
    let mut budget = 1_000_000_usize;
    for _ in 0..ROUNDS {
        let (mut texts, mut inline) = (HashMap::new(), HashMap::new());
        for reference in lint::references(tree) {
            let Some(link) = tree.links.get(&reference.value).cloned() else { continue };
            let Some(section) = section(reference.kind).filter(|_| link.file != 0) else {
                match target(tree, &link) {
                    Some(node) if link.file != 0 && budget > size(node) => {
                        budget -= size(node);
                        inline.insert(reference.span, node.clone());
                    }
                    Some(_) if link.file == 0 => drop(texts.insert(reference.value, format!("#{}", link.pointer))),
                    _ => {}
                }
                continue;
            };
            let key = (link.file, format!("{section} {}", link.pointer));
            if let Some(text) = known.get(&key) {
                texts.insert(reference.value, text.clone());
            } else if let Some(text) = bring(tree, &link, section, notes) {
                texts.insert(reference.value, text.clone());
                known.insert(key, text);
            }
        }
        if texts.is_empty() && inline.is_empty() {
            break;
        }
        change(&mut tree.root, &texts, &inline);
    }
    tree.links.clear();
    tree.others.clear();
}

fn target<'a>(tree: &'a Tree, link: &Link) -> Option<&'a Node> {
    match link.file.checked_sub(1) {
        None => tree.root.at(&link.pointer),
        Some(other) => tree.others.get(other)?.at(&link.pointer),
    }
}

/// Copies it into a section of the components; a file that cannot be read has nothing to copy.
fn bring(tree: &mut Tree, link: &Link, section: &str, notes: &mut Notes) -> Option<String> {
    let node = target(tree, link).filter(|node| node.value != Value::Null)?.clone();
    let file = tree.files.get(link.file).map(|file| file.name.clone()).unwrap_or_default();
    let entries = super::section(&mut tree.root, section);
    let taken: HashSet<&str> = entries.iter().map(|entry| &*entry.key).collect();
    let name = free(&file, &link.pointer, &taken);
    notes.moved(&format!("/components/{section}/{name}"), &link.pointer);
    entries.push(Entry { key: name.as_str().into(), key_span: node.span, value: node });
    Some(format!("#/components/{section}/{name}"))
}

/// The last key of the pointer, or the file's name; with the file's name in front where that is taken.
fn free(file: &str, pointer: &str, taken: &HashSet<&str>) -> String {
    let stem = file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let last = segments(pointer).and_then(|keys| keys.last().map(ToString::to_string));
    let plain = |text: &str| -> String {
        let sign = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '_' };
        text.chars().map(sign).collect()
    };
    let short = plain(last.as_deref().unwrap_or(stem));
    let short = if short.trim_matches('_').is_empty() { "Part".to_owned() } else { short };
    let long = format!("{}_{short}", plain(stem));
    let numbered = (2_u32..).map(|number| format!("{long}{number}"));
    let mut names = [short, long.clone()].into_iter().chain(numbered);
    names.find(|name| !taken.contains(name.as_str())).unwrap_or(long)
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(members) => members.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Recursion is bounded: `load` refuses trees deeper than its limit.
fn change(node: &mut Node, texts: &HashMap<Span, String>, inline: &HashMap<Span, Node>) {
    if let Some(target) = inline.get(&node.span).filter(|_| node.get("$ref").is_some()) {
        *node = target.clone();
        return;
    }
    match &mut node.value {
        Value::List(members) => members.iter_mut().for_each(|member| change(member, texts, inline)),
        Value::Map(entries) => {
            for entry in entries {
                match texts.get(&entry.value.span).filter(|_| &*entry.key == "$ref") {
                    Some(text) => entry.value.value = Value::String(text.as_str().into()),
                    None => change(&mut entry.value, texts, inline),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
