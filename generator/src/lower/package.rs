//! What stands in Cargo.toml: what `x-crate` says, and what holds where it says nothing.
//! It knows nothing of what is in the crate.

use serde_json::Value;

use super::context::{Context, Place};
use crate::finding::Rule;
use crate::model::Package;

/// The package of an API that is called `api`.
pub(super) fn of(cx: &mut Context<'_>, api: &str) -> Package {
    let payload = cx.doc.extensions.get("x-crate");
    let value = |key: &str| payload.and_then(|payload| payload.get(key));
    let text = |key: &str| value(key).and_then(Value::as_str).map(str::to_owned);
    let or = |key: &str, default: &str| text(key).unwrap_or_else(|| default.to_owned());
    let list = |key: &str| {
        let all = value(key).and_then(Value::as_array).into_iter().flatten();
        all.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let package = Package {
        name: text("name").unwrap_or_else(|| format!("{api}-api")),
        version: or("version", "0.1.0"),
        rust_version: or("rust-version", "1.95"),
        license: text("license"),
        description: text("description").unwrap_or_else(|| description(&cx.doc.info.title)),
        links: ["repository", "documentation", "homepage"]
            .into_iter()
            .filter_map(|key| Some((key, text(key)?)))
            .collect(),
        keywords: list("keywords"),
        categories: list("categories"),
    };
    if !is_package_name(&package.name) {
        let place = Place::root().keys(&["x-crate", "name"]);
        let help = "use lower-case letters, digits and hyphens, and start with a letter";
        cx.report(Rule::Unsupported, &place, "the package name is not one that Cargo takes", help);
    }
    package
}

/// One line by the document's title: `the Pets API`, but `Pets`.
fn description(title: &str) -> String {
    let title = title.replace(['\n', '\r'], " ");
    let title = title.trim().trim_end_matches('.');
    let is_kind = |word: &str| {
        ["api", "apis", "rest", "service", "services", "platform"].contains(&word.to_ascii_lowercase().as_str())
    };
    let mut words = title.split_whitespace();
    let is_named = words.next().is_some_and(|first| first.eq_ignore_ascii_case("the"));
    let article = if !is_named && words.next_back().is_some_and(is_kind) { "the " } else { "" };
    format!("Unofficial Rust client of {article}{title}")
}

fn is_package_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn only_what_is_a_kind_of_thing_has_an_article() {
        assert_eq!(description("Pets API"), "Unofficial Rust client of the Pets API");
        assert_eq!(description("Buildomat."), "Unofficial Rust client of Buildomat");
        assert_eq!(description("The Pets\nAPI"), "Unofficial Rust client of The Pets API");
        assert_eq!(description("API"), "Unofficial Rust client of API");
    }
}
