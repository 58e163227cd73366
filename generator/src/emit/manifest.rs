//! Cargo.toml and what stands beside it.
//! Every target is named with its path, so that a missing source never stops Cargo.

use super::{Content, File, Options, Runtime};
use crate::model::{Api, Package, SchemeKind};

pub(super) fn files(api: &Api, options: &Options) -> Vec<File> {
    let text = |path: &str, text: String| File { path: path.to_owned(), content: Content::Text(text) };
    vec![
        text("Cargo.toml", manifest(api, options)),
        // Generated files are printed by one tool; another must not print them again.
        text("rustfmt.toml", "disable_all_formatting = true\n".to_owned()),
    ]
}

fn manifest(api: &Api, options: &Options) -> String {
    let package = &api.package;
    let webhooks = match &api.webhooks {
        Some(webhooks) if webhooks.signature.is_some() => {
            "# Incoming events, and who signed them.\nwebhooks = [\"runtime/webhooks\"]\n"
        }
        Some(_) => "# Incoming events. Nothing is known of signatures.\nwebhooks = [\"runtime/webhooks\"]\n",
        None => "",
    };
    let upload = if api.uploads() { "# Operations that send files.\nupload = [\"operations\"]\n" } else { "" };
    let deprecated = if api.deprecates() {
        "# The crate itself must name what the document deprecates.\ndeprecated = \"allow\"\n"
    } else {
        ""
    };
    let license = package.license.as_ref().map(|license| format!("license = {}\n", toml(license)));
    filled(
        include_str!("manifest.toml"),
        &[
            ("{command}", &api.command),
            ("{source}", &api.source),
            ("{name}", &toml(&package.name)),
            ("{version}", &toml(&package.version)),
            ("{rust_version}", &toml(&package.rust_version)),
            ("{license}\n", &license.unwrap_or_default()),
            ("{description}", &toml(&package.description)),
            ("{published}\n", &published(package)),
            ("{lib}", &package.name.replace('-', "_")),
            ("{runtime}", &runtime(options)),
            ("{features}", &features(&api.runtime_features)),
            ("{all_tags}", if api.tags.is_some() { ", \"all-tags\"" } else { "" }),
            ("{tags}\n", &tags(api)),
            ("{webhooks}\n", webhooks),
            ("{upload}\n", upload),
            ("{signatures}\n", &signatures(api)),
            ("{deprecated}\n", deprecated),
        ],
    )
}

/// The template with its gaps filled, from its beginning to its end: what fills one is the document's, and no template.
fn filled(template: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        let gap = gaps.iter().find(|(gap, _)| from.starts_with(gap));
        let (gap, text) = gap.map_or(("{", "{"), |(gap, text)| (*gap, *text));
        out.push_str(before);
        out.push_str(text);
        rest = &from[gap.len()..];
    }
    out.push_str(rest);
    out
}

/// What only matters where the crate is published.
fn published(package: &Package) -> String {
    let links = package.links.iter().map(|(key, address)| format!("{key} = {}\n", toml(address)));
    let lists = [("keywords", &package.keywords), ("categories", &package.categories)];
    let lists = lists.into_iter().filter(|(_, all)| !all.is_empty()).map(|(key, all)| {
        let all: Vec<String> = all.iter().map(|one| toml(one)).collect();
        format!("{key} = [{}]\n", all.join(", "))
    });
    links.chain(lists).collect()
}

/// A feature for each tag, and one for all.
fn tags(api: &Api) -> String {
    let Some(tags) = &api.tags else { return String::new() };
    let all: Vec<String> = tags.features.iter().map(|feature| toml(feature)).collect();
    let each: Vec<String> = tags.features.iter().map(|feature| format!("{feature} = []\n")).collect();
    let each = each.concat();
    format!(
        "# The operations of each resource, with the types that they need; and all of them.\nall-tags = [{}]\n{each}",
        all.join(", ")
    )
}

/// What the credentials of this API can be made with.
fn signatures(api: &Api) -> String {
    let mut features = String::new();
    if api.takes_tokens() {
        features.push_str("# A bearer token that is fetched, kept and renewed.\ntokens = [\"runtime/tokens\"]\n");
    }
    if api.schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Message(_))) {
        features.push_str(
            "# Signatures over messages, by a key that is held anywhere; and keys of P-384 in memory or from a file.\n\
             signatures = [\"runtime/signatures\"]\np384 = [\"signatures\", \"runtime/p384\"]\n",
        );
    }
    if api.sign_in_texts().next().is_some() {
        features.push_str(
            "# Messages to sign in by, for wallets that are held anywhere; and the key of an Ethereum account in memory.\n\
             wallet = [\"runtime/wallet\"]\nk256 = [\"wallet\", \"runtime/k256\"]\n",
        );
    }
    features
}

/// What this crate needs of the runtime and others do not.
fn features(needed: &[String]) -> String {
    if needed.is_empty() {
        return String::new();
    }
    let needed: Vec<String> = needed.iter().map(|feature| toml(feature)).collect();
    format!(", features = [{}]", needed.join(", "))
}

fn runtime(options: &Options) -> String {
    let version = &options.runtime_version;
    match &options.runtime {
        Runtime::Path(path) => format!("path = {}, version = \"{version}\"", toml(path)),
        Runtime::Version => format!("version = \"{version}\""),
    }
}

/// A TOML string.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn what_fills_a_gap_is_no_template() {
        let template = "[package]\nname = {name}\n{license}\nlib = \"{lib}\" # {}\n";
        let gaps = [("{name}", "\"{lib}{license}\\n\""), ("{license}\n", ""), ("{lib}", "a")];
        assert_eq!(filled(template, &gaps), "[package]\nname = \"{lib}{license}\\n\"\nlib = \"a\" # {}\n");
    }
}
