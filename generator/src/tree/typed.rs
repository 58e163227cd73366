//! The tree as input of typed readers, without a copy of the document in between.
//! It gives the same values as `to_json`; places are lost, and duplicates are for the reader to judge.

use serde::de::value::{BorrowedStrDeserializer, Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde_json::Value as Json;

use super::json::number;
use super::{Entry, Node, Value};

/// Reads a value of any type.
pub(crate) fn typed<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Error> {
    T::deserialize(node)
}

type Key<'de> = BorrowedStrDeserializer<'de, Error>;

fn pair(entry: &Entry) -> (Key<'_>, &Node) {
    (BorrowedStrDeserializer::new(&entry.key), &entry.value)
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Recursion is bounded: `load` refuses trees deeper than its limit.
impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            // As JSON has it: the nearest number that 64 bits hold, or null.
            Value::Number(text) => match number(text) {
                Json::Number(number) => {
                    let unsigned = number.as_u64().map(Ok).or(number.as_i64().map(Err));
                    match (unsigned, number.as_f64()) {
                        (Some(Ok(value)), _) => visitor.visit_u64(value),
                        (Some(Err(value)), _) => visitor.visit_i64(value),
                        (None, float) => visitor.visit_f64(float.unwrap_or(f64::MAX)),
                    }
                }
                _ => visitor.visit_unit(),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::List(members) => visitor.visit_seq(SeqDeserializer::new(members.iter())),
            Value::Map(entries) => visitor.visit_map(MapDeserializer::new(entries.iter().map(pair))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.value {
            Value::String(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Value::Map(entries) => {
                visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(entries.iter().map(pair))))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::typed;
    use crate::load::{Limits, parse};
    use crate::tree::to_json;

    #[test]
    fn it_reads_what_the_json_says() {
        let text = "a: [1, -2, 0x1F, 1.5, 1e400, -9223372036854776000, 18446744073709551615, .inf]\n\
            b: {c: null, d: ~, e: true, 'f g': \"x\\u00e9\", 200: yes}\n";
        let (tree, _) = parse("x.yaml", text, &Limits::default());
        let tree = tree.unwrap();
        assert_eq!(typed::<serde_json::Value>(&tree.root).unwrap(), to_json(&tree.root));
    }

    #[test]
    fn a_wrong_kind_is_an_error() {
        let (tree, _) = parse("x.yaml", "a: [1]\n", &Limits::default());
        assert!(typed::<std::collections::BTreeMap<String, bool>>(&tree.unwrap().root).is_err());
    }
}
