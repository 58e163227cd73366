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
    let servers = &cx.doc.servers;
    let said = said(&servers.iter().map(Said::of).collect::<Vec<_>>());
    for (index, (server, said)) in servers.iter().zip(said).enumerate() {
        let place = Place::root().key("servers").index(index);
        let (Some(url), Some(said)) = (filled(server), said) else {
            // A relative URL says nothing about where the API is; the caller gives the base URL.
            cx.degraded(&place, "the URL has no host, so the program gives the base URL: `Environment::custom`");
            continue;
        };
        if server.variables.as_ref().is_some_and(|variables| !variables.is_empty()) {
            cx.degraded(&place, "the variables have their defaults; for other values there is `Environment::custom`");
        }
        let payload = server.extensions.get("x-environment");
        let text = |key: &str| payload.and_then(|payload| payload.get(key)).and_then(Value::as_str);
        let wire = text("name").map_or(said, str::to_owned);
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

/// The words that the document has for a server: those that describe it, and those of its address.
struct Said {
    description: Vec<String>,
    address: Vec<String>,
}

impl Said {
    /// Nothing of a server without a host.
    fn of(server: &Server) -> Option<Self> {
        let url = filled(server)?;
        let (_, address) = url.split_once("://")?;
        let description = server.description.as_deref().unwrap_or_default();
        Some(Self { description: words(description), address: words(address) })
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

/// What tells each server from the others: words of the descriptions, or of the addresses where these do not.
fn said(servers: &[Option<Said>]) -> Vec<Option<String>> {
    let all = || servers.iter().flatten();
    let common = |words: fn(&Said) -> &Vec<String>| -> BTreeSet<&String> {
        let first = all().next().into_iter().flat_map(words);
        first.filter(|word| all().all(|other| words(other).contains(word))).collect()
    };
    let (in_all, at_all) = (common(|said| &said.description), common(|said| &said.address));
    let one = |said: &Said| {
        let described = own(&said.description, &in_all);
        let is_telling = all().filter(|other| own(&other.description, &in_all) == described).count() == 1;
        let words = if is_telling && described.len() <= MOST_WORDS { described } else { own(&said.address, &at_all) };
        if words.is_empty() { "default".to_owned() } else { words.join(" ") }
    };
    servers.iter().map(|said| said.as_ref().map(one)).collect()
}

/// A name of more words is a sentence.
const MOST_WORDS: usize = 3;

/// The words that not all have, and that say something.
fn own<'s>(words: &'s [String], common: &BTreeSet<&String>) -> Vec<&'s str> {
    let own = words.iter().filter(|word| !common.contains(word)).map(String::as_str);
    own.filter(|word| !GENERIC.contains(word)).collect()
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
        let servers: Vec<Option<Said>> = servers.iter().map(|one| Said::of(&server(one))).collect();
        said(&servers).into_iter().flatten().collect()
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
