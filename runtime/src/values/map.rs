//! Maps that keep the order of their entries.
//! They may not show their keys in Debug, which are as personal as values.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};

/// An ordered map from names to values. Lookup walks the entries: the maps of API bodies are small.
#[derive(Clone, PartialEq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Sets the value of a key, and gives back the one that it had.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        let key = key.into();
        if let Some((_, old)) = self.0.iter_mut().find(|(name, _)| *name == key) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((key, value));
        None
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut map = Self::new();
        // Looking each key up would make a large map from a server slow.
        let mut places = HashMap::<String, usize>::new();
        for (key, value) in entries {
            let key = key.into();
            match places.entry(key.clone()) {
                Entry::Occupied(place) => map.0[*place.get()].1 = value,
                Entry::Vacant(place) => {
                    place.insert(map.0.len());
                    map.0.push((key, value));
                }
            }
        }
        map
    }
}

impl<K: Into<String>, T, const N: usize> From<[(K, T); N]> for Map<T> {
    fn from(entries: [(K, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Encode> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted(self, f)
    }
}

impl<T: Encode> Encode for Map<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        to.map(&mut self.iter().map(|(key, value)| (key, value as &dyn Encode)));
    }
}

impl<T: Decode> Decode for Map<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        raw.object()?.extra(&[])
    }
}
