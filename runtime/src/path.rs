//! Values in the path: each stays within its segment, whatever its style.
//! It may not let a value be read as another address.

use crate::encode::{Encode, Flat, flatten};
use crate::operation::PathStyle;
use crate::url::percent_encoded;

/// What stands in the path for the value; or what is wrong with it.
pub(crate) fn segment(
    name: &str,
    value: &dyn Encode,
    style: PathStyle,
    siblings: &[&str],
) -> Result<String, &'static str> {
    let texts = match flatten(value) {
        Flat::Nothing | Flat::Null => return Err("is required"),
        Flat::Unfit(why) => return Err(why),
        Flat::Text(text) if text.is_empty() => return Err("is empty"),
        Flat::Text(text) if matches!(text.as_str(), "." | "..") => {
            return Err("is a dot segment, which means another address");
        }
        Flat::Text(text) if siblings.contains(&text.as_str()) => return Err("is the name of another operation's path"),
        Flat::Text(text) => Texts::One(percent_encoded(&text)),
        Flat::List(texts) if texts.is_empty() => return Err("is empty"),
        Flat::List(texts) => Texts::List(texts.iter().map(|text| percent_encoded(text)).collect()),
        Flat::Entries(entries) if entries.is_empty() => return Err("is empty"),
        Flat::Entries(entries) => {
            let encoded = entries.iter().map(|(key, text)| (percent_encoded(key), percent_encoded(text)));
            Texts::Entries(encoded.collect())
        }
    };
    let written = written(&percent_encoded(name), &texts, style);
    match written.as_str() {
        "" => Err("is empty"),
        "." | ".." => Err("is a dot segment, which means another address"),
        sibling if siblings.contains(&sibling) => Err("is the name of another operation's path"),
        _ => Ok(written),
    }
}

/// Encoded values.
enum Texts {
    One(String),
    List(Vec<String>),
    Entries(Vec<(String, String)>),
}

impl Texts {
    /// The values between separators, and between key and value.
    fn joined(&self, separator: &str, equals: &str) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::List(texts) => texts.join(separator),
            Self::Entries(entries) => {
                let pairs: Vec<_> = entries.iter().map(|(key, text)| format!("{key}{equals}{text}")).collect();
                pairs.join(separator)
            }
        }
    }
}

fn written(name: &str, texts: &Texts, style: PathStyle) -> String {
    match style {
        PathStyle::Simple { explode } => texts.joined(",", if explode { "=" } else { "," }),
        PathStyle::Label { explode: true } => format!(".{}", texts.joined(".", "=")),
        PathStyle::Label { explode: false } => format!(".{}", texts.joined(",", ",")),
        PathStyle::Matrix { explode } => match texts {
            Texts::List(all) if explode => format!(";{name}={}", all.join(&format!(";{name}="))),
            Texts::Entries(_) if explode => format!(";{}", texts.joined(";", "=")),
            _ => format!(";{name}={}", texts.joined(",", ",")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::segment;
    use crate::operation::PathStyle;
    use crate::values::Map;

    #[test]
    fn values_are_written_as_their_style_says() {
        let (list, map) = (vec!["a b", "c"], Map::from([("k", 1), ("l", 2)]));
        let all = |style| {
            let one = |value| segment("id", value, style, &[]).unwrap_or_else(str::to_owned);
            [one(&"a/b"), one(&list), one(&map)]
        };
        let simple = |explode| all(PathStyle::Simple { explode });
        assert_eq!(simple(false), ["a%2Fb", "a%20b,c", "k,1,l,2"]);
        assert_eq!(simple(true), ["a%2Fb", "a%20b,c", "k=1,l=2"]);
        let label = |explode| all(PathStyle::Label { explode });
        assert_eq!(label(false), [".a%2Fb", ".a%20b,c", ".k,1,l,2"]);
        assert_eq!(label(true), [".a%2Fb", ".a%20b.c", ".k=1.l=2"]);
        let matrix = |explode| all(PathStyle::Matrix { explode });
        assert_eq!(matrix(false), [";id=a%2Fb", ";id=a%20b,c", ";id=k,1,l,2"]);
        assert_eq!(matrix(true), [";id=a%2Fb", ";id=a%20b;id=c", ";k=1;l=2"]);
    }

    #[test]
    fn values_that_mean_another_address_are_refused() {
        let simple = PathStyle::Simple { explode: false };
        let label = PathStyle::Label { explode: false };
        for (value, style) in [(vec![""], simple), (vec![".."], simple), (vec![], simple), (vec![""], label)] {
            assert!(segment("id", &value, style, &[]).is_err(), "{value:?}");
        }
        assert!(segment("id", &vec!["quote"], simple, &["quote"]).is_err(), "a list of one is read as a name, too");
    }
}
