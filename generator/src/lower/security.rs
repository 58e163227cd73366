//! Credentials, servers of single operations, and the front page's prose: all that is said once for a document.
//! It knows no operation.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme, Server};
use serde_json::Value;

use super::context::{Context, Place};
use super::environments::filled;
use super::operation::Found;
use super::prose::{docs, docs_or, guide};
use super::{member_names, reserved};
use crate::finding::Rule;
use crate::model::{Grant, MessageSignature, Name, Scheme, SchemeKind};
use crate::names;
use crate::tree::Node;

/// The scheme names of requirement sets.
pub(super) fn sets(requirements: &[SecurityRequirement]) -> Vec<Vec<String>> {
    requirements.iter().map(|set| set.keys().cloned().collect()).collect()
}

/// The schemes, those of the first requirement set first: they are the default.
pub(super) fn schemes(cx: &mut Context<'_>) -> Vec<Scheme> {
    let Some(components) = &cx.doc.components else { return Vec::new() };
    let mut schemes = Vec::new();
    let at = Place::root().keys(&["components", "securitySchemes"]);
    let mut names: Vec<Name> = components.security_schemes.keys().map(|wire| Name::snake(wire)).collect();
    let wanted = names.iter_mut().map(|name| (name, reserved::SCHEME_TAILS)).collect();
    member_names::of_document(cx, "credentials", &at, reserved::schemes(), wanted);
    for ((name, scheme), Name { ident, .. }) in components.security_schemes.iter().zip(names) {
        let place = Place::root().keys(&["components", "securitySchemes", name]);
        let ReferenceOr::Item(scheme) = scheme else {
            cx.dropped(&place, "a security scheme by reference is not followed", "write the scheme here");
            continue;
        };
        let Some(kind) = kind(cx, scheme, &place) else { continue };
        let mut docs = docs_or(description(scheme), "The security scheme", name);
        if let SchemeKind::Message(signature) = &kind {
            docs.0.extend(covered(signature));
        }
        let variant = names::pascal(names::plain(&ident));
        let grant = grant(cx, scheme, &place);
        schemes.push(Scheme { name: Name { wire: name.clone(), ident }, variant, kind, token: None, grant, docs });
    }
    let order: Vec<&String> = cx.doc.security.iter().flatten().flat_map(|set| set.keys()).collect();
    schemes.sort_by_key(|scheme| order.iter().position(|name| **name == scheme.name.wire).unwrap_or(usize::MAX));
    schemes
}

fn kind(cx: &mut Context<'_>, scheme: &SecurityScheme, place: &Place) -> Option<SchemeKind> {
    if let Some(signature) = message_signature(cx, place) {
        return Some(SchemeKind::Message(signature));
    }
    match scheme {
        SecurityScheme::APIKey { location: APIKeyLocation::Header, name, .. } => Some(SchemeKind::Header(name.clone())),
        SecurityScheme::APIKey { location: APIKeyLocation::Query, name, .. } => Some(SchemeKind::Query(name.clone())),
        SecurityScheme::APIKey { location: APIKeyLocation::Cookie, name, .. } => Some(SchemeKind::Cookie(name.clone())),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Some(SchemeKind::Bearer),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Some(SchemeKind::Basic),
        // A token that somebody else fetched travels like any bearer token.
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => Some(SchemeKind::Bearer),
        // No requirement asks for it any more.
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("none") => None,
        SecurityScheme::HTTP { scheme, .. } => {
            let why = format!(
                "what proves who calls by the HTTP scheme `{scheme}` is given by `ClientBuilder::authenticate`"
            );
            cx.degraded(place, &why);
            None
        }
    }
}

/// Where a client gets its token. Of other flows a person is a part, so their tokens are given by the program.
fn grant(cx: &mut Context<'_>, scheme: &SecurityScheme, place: &Place) -> Option<Grant> {
    let SecurityScheme::OAuth2 { flows, .. } = scheme else { return None };
    let url = flows.client_credentials.as_ref()?.token_url.as_str();
    // What gives the token by an operation of the crate says more.
    if cx.tree.root.at(&place.key("x-token").0).is_some() {
        return None;
    }
    let Some((origin, path)) = split(url) else {
        let says =
            "the `tokenUrl` is no plain URL, so the client fetches no token from it: the program gives the token";
        cx.degraded(place, says);
        cx.report(Rule::Inexpressible, place, says, "write it as `https://host/path`, or as a path");
        return None;
    };
    let absolute = |path: &str| if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let Some(origin) = origin else {
        let server = path.starts_with('/').then(|| "/".to_owned());
        return Some(Grant { server, path: absolute(path) });
    };
    let is_the_apis = cx
        .doc
        .servers
        .iter()
        .filter_map(filled)
        .any(|server| server.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    // Each environment gives tokens of its own, at its own host.
    let server = if is_the_apis { "/" } else { origin };
    Some(Grant { server: Some(server.to_owned()), path: absolute(path) })
}

/// The origin of a URL, if it has one, and what follows. Nothing of what could be read in two ways: the secret goes there.
fn split(url: &str) -> Option<(Option<&str>, &str)> {
    let is_odd = |c: char| c.is_control() || c.is_whitespace() || "{}#\\<>\"`^|".contains(c);
    if url.is_empty() || url.starts_with("//") || url.contains(is_odd) {
        return None;
    }
    // A scheme stands before all else: `/token?next=https://x` has none.
    let before = url.find(['/', '?']).unwrap_or(url.len());
    if !url[..before].contains(':') {
        return Some((None, url));
    }
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.find(['/', '?']).unwrap_or(rest.len());
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    // A name before `@` is not the host, though it looks like it.
    let is_host = host > 0 && !rest[..host].contains('@');
    (is_web && is_host).then(|| url.split_at(scheme.len() + 3 + host)).map(|(origin, path)| (Some(origin), path))
}

/// openapiv3 does not keep keys of ours on a scheme, so they are read from the tree.
fn message_signature(cx: &Context<'_>, place: &Place) -> Option<MessageSignature> {
    let payload = cx.at(&place.key("x-message-signature").0)?;
    let text = |key: &str| payload.get(key).and_then(Node::as_str).map(str::to_owned);
    let list = |key: &str| {
        let members = payload.get(key).into_iter().flat_map(Node::members);
        members.filter_map(Node::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    Some(MessageSignature {
        algorithm: text("algorithm")?,
        components: list("components"),
        label: text("label").unwrap_or_else(|| "sig".to_owned()),
        parameters: list("parameters"),
        digest: text("digest"),
    })
}

/// What a signature over the message covers, as a list for people.
fn covered(signature: &MessageSignature) -> Vec<String> {
    let quoted = |all: &[String]| all.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    let mut lines = vec![
        String::new(),
        format!("Made by `{}` under the label `{}`:", signature.algorithm, signature.label),
        String::new(),
        format!("- over {}, of headers those that the message has", quoted(&signature.components)),
    ];
    if !signature.parameters.is_empty() {
        lines.push(format!("- with the parameters {}", quoted(&signature.parameters)));
    }
    lines.extend(signature.digest.iter().map(|digest| format!("- with the digest of a body by `{digest}`")));
    lines
}

fn description(scheme: &SecurityScheme) -> Option<&str> {
    match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description.as_deref(),
    }
}

/// The server of one operation, where it has one of its own: that of the operation, else that of its path.
pub(super) fn server_of(cx: &mut Context<'_>, found: &Found<'_>) -> Option<String> {
    let of_path = Place::root().keys(&["paths", found.path]);
    let (servers, place) = match found.source.servers.as_slice() {
        [] => (found.item.servers.as_slice(), of_path.key("servers")),
        own => (own, found.place.key("servers")),
    };
    // In a sandbox the runtime goes to none of them, for nothing tells which is whose.
    let index = servers.iter().position(|server| !is_sandbox(server))?;
    if servers.len() > 1 {
        cx.degraded(&place, "of the servers of one operation, the first that is no sandbox is taken");
    }
    let Some(url) = filled(&servers[index]) else {
        cx.degraded(&place.index(index), "a variable without a default leaves the operation at the server of the API");
        return None;
    };
    let is_the_apis = cx.doc.servers.iter().any(|server| filled(server).is_some_and(|own| plain(&own) == plain(&url)));
    (!is_the_apis).then(|| plain(&url))
}

fn is_sandbox(server: &Server) -> bool {
    server.extensions.get("x-environment").and_then(|payload| payload.get("kind")).and_then(Value::as_str)
        == Some("sandbox")
}

/// A URL in one form: without a slash at its end, and with one at its start if it has no host.
fn plain(url: &str) -> String {
    let url = url.trim_end_matches('/');
    if url.contains("://") { url.to_owned() } else { format!("/{}", url.trim_start_matches('/')) }
}

/// What to say beside a 401: the other forms in which a credential can be sent.
pub(super) fn help_unauthorised(cx: &Context<'_>, schemes: &[Scheme]) -> String {
    // What is sent beside the default is no other form of it.
    let beside = cx.doc.security.iter().flatten().next();
    let is_beside = |scheme: &Scheme| beside.is_some_and(|set| set.contains_key(&scheme.name.wire));
    let others: Vec<&Scheme> = schemes.iter().skip(1).filter(|scheme| !is_beside(scheme)).collect();
    if others.is_empty() {
        return String::new();
    }
    let names: Vec<String> = others.iter().map(|scheme| format!("Credentials::{}", scheme.name.ident)).collect();
    format!("if the key is right, the API may expect it in another form: try {}", names.join(" or "))
}

/// The prose of the whole document.
pub(super) fn front(cx: &Context<'_>) -> crate::model::Docs {
    docs(cx.doc.info.description.as_deref())
}

/// What the document has in place of a quick start.
pub(super) fn front_guide(cx: &Context<'_>) -> crate::model::Docs {
    guide(cx.doc.extensions.get("x-guide").and_then(Value::as_str))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_what_a_url_begins_with_is_its_host() {
        assert_eq!(split("https://a.example/token"), Some((Some("https://a.example"), "/token")));
        assert_eq!(split("HTTPS://a.example:8443"), Some((Some("HTTPS://a.example:8443"), "")));
        assert_eq!(split("https://a.example?to=/x"), Some((Some("https://a.example"), "?to=/x")));
        assert_eq!(split("/token?next=https://x"), Some((None, "/token?next=https://x")));
        assert_eq!(split("token"), Some((None, "token")));
    }

    #[test]
    fn odd_urls_are_none() {
        let odd =
            ["", "//a.example/t", "https://{region}.a.example/t", "/t#x", "/t\nx", "/a b", "/\\a.example", "ftp://a/t"];
        for url in odd.into_iter().chain(["https:a", "https://", "https:///t", "https://a@b/t", "https://?x", "/t`"]) {
            assert_eq!(split(url), None, "{url:?}");
        }
    }
}
