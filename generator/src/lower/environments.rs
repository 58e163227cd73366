//! The servers of the document as environments.
//! Their names come from what is said of each, never from where it stands in the list.

use std::collections::BTreeSet;

use openapiv3::Server;
use serde_json::Value;

use super::context::{Context, Place};
use super::{member_names, prose::docs_or};
use crate::model::{Environment, Name};
use crate::names;

/// The servers as environments.
pub(super) fn environments(cx: &mut Context<'_>) -> Vec<Environment> {
    let (mut environments, mut is_named) = (Vec::new(), Vec::new());
    let said = said(&cx.doc.servers);
    for (index, server) in cx.doc.servers.iter().enumerate() {
        let place = Place::root().key("servers").index(index);
        let Some(url) = filled(server).filter(|url| url.contains("://")) else {
            // A relative URL says nothing about where the API is; the caller gives the base URL.
            cx.degraded(&place, "the URL has no host, so the program gives the base URL: `Environment::custom`");
            continue;
        };
        if server.variables.as_ref().is_some_and(|variables| !variables.is_empty()) {
            cx.degraded(&place, "the variables have their defaults; for other values there is `Environment::custom`");
        }
        let payload = server.extensions.get("x-environment");
        let text = |key: &str| payload.and_then(|payload| payload.get(key)).and_then(Value::as_str);
        let wire = text("name").unwrap_or(&said[index]).to_owned();
        let ident = names::pascal(&wire);
        is_named.push(text("name").is_some());
        environments.push(Environment {
            production: text("kind") != Some("sandbox"),
            docs: docs_or(server.description.as_deref(), "The server", &url),
            url: url.trim_end_matches('/').to_owned(),
            name: Name { wire, ident },
        });
    }
    member_names::of_environments(cx, &mut environments, &is_named);
    environments
}

/// What tells each server from the others: words of the descriptions, or of the URLs where these do not.
fn said(servers: &[Server]) -> Vec<String> {
    let described = own_words(servers, |server| server.description.as_deref().unwrap_or_default());
    let addressed = own_words(servers, |server| server.url.split_once("://").map_or("", |(_, address)| address));
    let is_telling = |name: &String| described.iter().filter(|other| *other == name).count() == 1;
    let names = described.iter().zip(&addressed);
    let names = names.map(|(described, addressed)| {
        let is_short = described.split(' ').count() <= MOST_WORDS;
        if is_short && is_telling(described) { described } else { addressed }
    });
    names.map(|name| if name.is_empty() { "default".to_owned() } else { name.clone() }).collect()
}

/// A name of more words is a sentence.
const MOST_WORDS: usize = 3;

/// The words of each text that not all of them have.
fn own_words<'s>(servers: &'s [Server], text: impl Fn(&'s Server) -> &'s str) -> Vec<String> {
    let words = |server| -> Vec<String> {
        let words = text(server).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_ascii_lowercase).collect()
    };
    let all: Vec<Vec<String>> = servers.iter().map(words).collect();
    let common: BTreeSet<&String> = match all.split_first() {
        Some((first, rest)) => first.iter().filter(|word| rest.iter().all(|other| other.contains(word))).collect(),
        None => BTreeSet::new(),
    };
    let own = |words: &Vec<String>| {
        words
            .iter()
            .filter(|word| !common.contains(word) && !GENERIC.contains(&word.as_str()))
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    all.iter().map(own).collect()
}

/// Words that every server could have.
const GENERIC: &[&str] = &["a", "api", "endpoint", "environment", "for", "of", "server", "the", "url"];

/// The URL with the defaults of its variables; nothing if one has none.
pub(super) fn filled(server: &Server) -> Option<String> {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    (!url.contains('{')).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_of(servers: &[(&str, Option<&str>)]) -> Vec<String> {
        let server = |(url, description): &(&str, Option<&str>)| Server {
            url: (*url).to_owned(),
            description: description.map(str::to_owned),
            ..Server::default()
        };
        said(&servers.iter().map(server).collect::<Vec<_>>())
    }

    #[test]
    fn a_server_is_called_by_what_tells_it_from_the_others() {
        let described = [
            ("https://a.example", Some("The Pets EU region")),
            ("https://b.example", Some("The Pets US region (our first, and the one that most use)")),
            ("https://c.example", Some("Pets sandbox region")),
        ];
        assert_eq!(said_of(&described), ["eu", "b", "sandbox"]);
        let addressed = [("https://api.example/v1", None), ("https://eu.api.example/v1", Some("A server"))];
        assert_eq!(said_of(&addressed), ["default", "eu"]);
        assert_eq!(said_of(&[("https://api.example", Some("Production"))]), ["default"]);
    }

    #[test]
    fn names_do_not_depend_on_the_order() {
        let mut servers =
            [("https://live.example", None), ("https://test.example", None), ("https://old.example/v1", Some("Old"))];
        let mut there = said_of(&servers);
        servers.reverse();
        there.reverse();
        assert_eq!(said_of(&servers), there);
        assert_eq!(there, ["old", "test", "live"]);
    }
}
