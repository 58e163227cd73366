//! One namespace of Rust while its names are given: what generated code takes for itself, and what was given before.
//! Who asks first is decided by names alone, never by the document's order; see [`Space::give_all`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{follows, plain};

/// Endings of the names that come with a name, such as `Builder`.
pub type Tails = &'static [&'static str];

/// What wants a name.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    wire: &'a str,
    proposal: String,
    tails: Tails,
    kept: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    /// What the document writes as `wire`, and what should be called `proposal`.
    #[must_use]
    pub const fn new(wire: &'a str, proposal: String) -> Self {
        Self { wire, proposal, tails: &[], kept: None }
    }

    /// The same with what comes with it.
    #[must_use]
    pub fn with(self, tails: Tails) -> Self {
        Self { tails, ..self }
    }

    /// The same with the name that it has had, which it keeps if it can.
    #[must_use]
    pub fn keeping(self, kept: Option<&'a str>) -> Self {
        Self { kept, ..self }
    }
}

/// A namespace.
#[derive(Clone, Debug)]
pub struct Space {
    /// What is added to a name that generated code takes for itself.
    suffix: &'static str,
    /// By what names are compared.
    fold: fn(&str) -> String,
    /// Taken by generated code.
    reserved: BTreeSet<Cow<'static, str>>,
    /// Taken by names of the document.
    given: BTreeSet<String>,
}

impl Space {
    /// A namespace of which generated code has taken some names; a name of the document that is one of them gets the suffix.
    #[must_use]
    pub fn new(reserved: &[&[&'static str]], suffix: &'static str) -> Self {
        let reserved = reserved.iter().flat_map(|names| names.iter()).map(|name| Cow::Borrowed(*name)).collect();
        Self { suffix, fold: |name| plain(name).to_owned(), reserved, given: BTreeSet::new() }
    }

    /// A namespace whose names are also files: those that differ only by case or separators are one.
    #[must_use]
    pub fn of_files(reserved: &[&[&'static str]], suffix: &'static str) -> Self {
        let Self { reserved, .. } = Self::new(reserved, suffix);
        let reserved = reserved.iter().map(|name| Cow::Owned(folded(name))).collect();
        Self { suffix, fold: folded, reserved, given: BTreeSet::new() }
    }

    /// Keeps a name that was given earlier, for it stands in the lock.
    pub fn keep(&mut self, name: &str, tails: Tails) {
        self.given.insert((self.fold)(name));
        self.reserved.extend(tails.iter().map(|tail| Cow::Owned(self.with(name, tail))).collect::<Vec<_>>());
    }

    /// Gives a name: the proposal, with the suffix where generated code has taken it, with a number where another has it.
    pub fn give(&mut self, proposal: &str, tails: Tails) -> String {
        let mut name = proposal.to_owned();
        if self.is_reserved(&name, tails) {
            name = format!("{}{}", plain(proposal), self.suffix);
        }
        let stem = name.clone();
        let mut number = 2;
        while self.is_reserved(&name, tails) || self.given.contains(&(self.fold)(&name)) {
            name = format!("{}{number}", plain(&stem));
            number += 1;
        }
        self.keep(&name, tails);
        name
    }

    /// Gives names to all. Those come first that have had one, then those that follow from what the document writes, then
    /// they come sorted, so that no name depends on where it stands.
    pub fn give_all(&mut self, wanted: &[Wanted<'_>]) -> Vec<String> {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by_cached_key(|index| {
            let Wanted { wire, proposal, tails, kept } = &wanted[*index];
            (kept.is_none(), !follows(wire, proposal), !tails.is_empty(), *wire, *index)
        });
        let given: BTreeMap<usize, String> =
            order.into_iter().map(|index| (index, self.give_kept(&wanted[index]))).collect();
        given.into_values().collect()
    }

    fn give_kept(&mut self, wanted: &Wanted<'_>) -> String {
        let is_free = |name: &&str| !self.is_reserved(name, wanted.tails) && !self.given.contains(&(self.fold)(name));
        match wanted.kept.filter(is_free) {
            Some(kept) => {
                self.keep(kept, wanted.tails);
                kept.to_owned()
            }
            None => self.give(&wanted.proposal, wanted.tails),
        }
    }

    /// Whether generated code has the name, or another name of the document has what would come with it.
    fn is_reserved(&self, name: &str, tails: Tails) -> bool {
        let mut others = tails.iter().map(|tail| self.with(name, tail));
        self.reserved.contains((self.fold)(name).as_str())
            || others.any(|name| self.given.contains(&name) || self.reserved.contains(name.as_str()))
    }

    fn with(&self, name: &str, tail: &str) -> String {
        (self.fold)(&format!("{}{tail}", plain(name)))
    }
}

fn folded(name: &str) -> String {
    plain(name).chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NULL: Tails = &["_null"];

    #[test]
    fn what_generated_code_takes_gets_the_suffix_and_others_a_number() {
        let mut space = Space::new(&[&["new", "type"]], "_field");
        assert_eq!(space.give("new", &[]), "new_field");
        assert_eq!(space.give("r#type", &[]), "type_field");
        assert_eq!(space.give("a", &[]), "a");
        assert_eq!(space.give("a", &[]), "a2");
        assert_eq!(space.give("new_field", &[]), "new_field2");
    }

    #[test]
    fn what_comes_with_a_name_is_taken_with_it() {
        let mut space = Space::new(&[], "_field");
        assert_eq!(space.give("x", NULL), "x");
        assert_eq!(space.give("x_null", &[]), "x_null_field");
        let mut space = Space::new(&[], "_field");
        assert_eq!(space.give("x_null", &[]), "x_null");
        assert_eq!(space.give("x", NULL), "x_field");
    }

    #[test]
    fn names_do_not_depend_on_order() {
        let wanted = ["a-b", "A_B", "a_b"].map(|wire| Wanted::new(wire, "a_b".to_owned()));
        let mut backwards = wanted.clone();
        backwards.reverse();
        let mut given = Space::new(&[], "_field").give_all(&backwards);
        given.reverse();
        assert_eq!(given, ["a_b3", "a_b2", "a_b"]);
        assert_eq!(Space::new(&[], "_field").give_all(&wanted), given);
    }

    #[test]
    fn files_differ_by_more_than_case() {
        let mut space = Space::of_files(&[&["Mod"]], "Value");
        assert_eq!(space.give("AbC", &[]), "AbC");
        assert_eq!(space.give("Abc", &[]), "Abc2");
        assert_eq!(space.give("Mod", &[]), "ModValue");
        assert_eq!(space.give("r#mod", &[]), "modValue2");
    }
}
