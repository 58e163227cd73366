//! JSON as it stands in a text: numbers are text, and an object may name a field twice.
//! It may not go through `serde_json::Value`, which would round the very digits that are compared.

use std::collections::BTreeMap;

use align_api::Decimal;
use serde_json::value::RawValue;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// Text that is written as it is: nests deeper than a tree should, or is half a character.
    Verbatim(String),
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// A path from outside in.
pub(crate) type Place = Vec<Step>;

impl Json {
    /// Reads what the runtime wrote, by a reader that keeps the text of numbers.
    pub(crate) fn read(text: &str) -> Self {
        match text.as_bytes()[0] {
            b'{' => {
                let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).unwrap();
                Self::Object(fields.into_iter().map(|(name, value)| (name, Self::read(value.get()))).collect())
            }
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).unwrap();
                Self::List(items.into_iter().map(|item| Self::read(item.get())).collect())
            }
            b'"' => Self::Text(serde_json::from_str(text).unwrap()),
            b'n' => Self::Null,
            b't' | b'f' => Self::Bool(text == "true"),
            _ => Self::Number(text.to_owned()),
        }
    }

    /// The text. `escaped` writes every character of names and strings as an escape, which means the same.
    pub(crate) fn write(&self, escaped: bool) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(text) | Self::Verbatim(text) => text.clone(),
            Self::Text(text) => quoted(text, escaped),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(|item| item.write(escaped)).collect();
                format!("[{}]", items.join(" ,\n"))
            }
            Self::Object(fields) => {
                let field =
                    |(name, value): &(String, Self)| format!("{}: {}", quoted(name, escaped), value.write(escaped));
                let fields: Vec<_> = fields.iter().map(field).collect();
                format!("{{{}\t}}", fields.join(","))
            }
        }
    }

    /// The same value with the fields of each object in the order of their names.
    pub(crate) fn sorted(self) -> Self {
        match self {
            Self::List(items) => Self::List(items.into_iter().map(Self::sorted).collect()),
            Self::Object(fields) => {
                let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, value.sorted())).collect();
                fields.sort_by(|(left, _), (right, _)| left.cmp(right));
                Self::Object(fields)
            }
            other => other,
        }
    }

    /// Whether it is the same but for how numbers are spelled: `1.50` and `"1.5"` are.
    pub(crate) fn is_worth(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(left), Self::List(right)) => {
                left.len() == right.len() && left.iter().zip(right).all(|(left, right)| left.is_worth(right))
            }
            (Self::Object(left), Self::Object(right)) => {
                let same = |((name, left), (other, right)): (&(String, Self), &(String, Self))| {
                    name == other && left.is_worth(right)
                };
                left.len() == right.len() && left.iter().zip(right).all(same)
            }
            (Self::Number(left) | Self::Text(left), Self::Number(right) | Self::Text(right)) if left != right => {
                let value = |text: &str| Decimal::parse(text).ok();
                value(left).is_some() && value(left) == value(right)
            }
            (Self::Number(_) | Self::Text(_), Self::Number(_) | Self::Text(_)) => true,
            _ => self == other,
        }
    }

    /// The places of all values, the outermost first.
    pub(crate) fn places(&self) -> Vec<Place> {
        let mut all = vec![Vec::new()];
        let mut inside = |step: Step, value: &Self| {
            all.extend(value.places().into_iter().map(|rest| [vec![step.clone()], rest].concat()));
        };
        match self {
            Self::List(items) => items.iter().enumerate().for_each(|(index, item)| inside(Step::Index(index), item)),
            Self::Object(fields) => fields.iter().for_each(|(name, value)| inside(Step::Name(name.clone()), value)),
            _ => {}
        }
        all
    }

    /// The value at a place that [`places`](Self::places) gave.
    pub(crate) fn at(&mut self, place: &[Step]) -> &mut Self {
        let Some((step, rest)) = place.split_first() else { return self };
        let inside = match (self, step) {
            (Self::List(items), Step::Index(index)) => items.get_mut(*index),
            (Self::Object(fields), Step::Name(name)) => {
                fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value)
            }
            _ => None,
        };
        inside.expect("a place of this value").at(rest)
    }

    /// Adds a field, if it is an object.
    pub(crate) fn name(&mut self, name: &str, value: Self) {
        if let Self::Object(fields) = self {
            fields.push((name.to_owned(), value));
        }
    }

    /// All texts: strings, names, and the digits of numbers.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => vec![text],
            Self::List(items) => items.iter().flat_map(Self::texts).collect(),
            Self::Object(fields) => {
                fields.iter().flat_map(|(name, value)| [vec![name.as_str()], value.texts()].concat()).collect()
            }
            Self::Null | Self::Bool(_) | Self::Verbatim(_) => Vec::new(),
        }
    }
}

fn quoted(text: &str, escaped: bool) -> String {
    if !escaped {
        return serde_json::to_string(text).unwrap();
    }
    // Beyond the first plane, one character is two escapes.
    let units: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", units.concat())
}
