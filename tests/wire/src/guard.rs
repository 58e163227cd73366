//! The guard: a file of tests that does not send its operation is an error.
//! It may not take a file's word for it: each operation is sent, and what arrived is compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::answer::Answer;
use crate::case::Case;

/// What one file says, and what its call really sent.
#[derive(Debug)]
pub struct Guarded {
    /// The module's last name, which is the file's.
    pub file: &'static str,
    /// The id of the operation that was called.
    pub id: &'static str,
    /// The method and the template of the path in the document.
    pub declared: (&'static str, &'static str),
    /// The method and the path that arrived.
    pub arrived: (String, String),
}

impl<T> Case<T> {
    /// Sends the operation, and says what arrived.
    #[must_use]
    pub fn guarded(self) -> Guarded {
        let exchange = self.session().exchange(Answer::hang_up());
        let path = exchange.request.target.split('?').next().unwrap_or_default();
        let path = path.strip_prefix(self.base).expect("a path below that of the base URL");
        Guarded {
            file: self.module.rsplit("::").next().unwrap_or_default(),
            id: exchange.about.id,
            declared: (exchange.about.method, exchange.about.path),
            arrived: (exchange.request.method, path.to_owned()),
        }
    }
}

/// Checks that the files of `folder`, but for `others`, are those of `operations`, and that each sends its own.
pub fn check_files(folder: &Path, others: &[&str], operations: &[fn() -> Guarded]) {
    let mut guarded = BTreeSet::new();
    for operation in operations {
        let found = operation();
        found.check();
        assert!(guarded.insert(found.file.to_owned()), "{} is listed twice", found.file);
    }
    let entries = fs::read_dir(folder).expect("the folder of the tests");
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files = names.filter_map(|name| name.strip_suffix(".rs").map(ToOwned::to_owned));
    let files: BTreeSet<_> = files.filter(|name| !others.contains(&name.as_str())).collect();
    assert_eq!(files, guarded, "left: the files; right: what is listed in main.rs");
}

impl Guarded {
    fn check(&self) {
        assert_eq!(self.file, snake_case(self.id), "the file sends another operation");
        assert_eq!(self.arrived.0, self.declared.0, "{}: the method", self.id);
        let (template, path) = (self.declared.1, &self.arrived.1);
        let segments = template.split('/').count();
        assert_eq!(path.split('/').count(), segments, "{}: {path} is not {template}", self.id);
        for (wanted, found) in template.split('/').zip(path.split('/')) {
            let fits = wanted == found || (wanted.starts_with('{') && !found.is_empty());
            assert!(fits, "{}: {path} is not {template}", self.id);
        }
    }
}

fn snake_case(id: &str) -> String {
    let mut name = String::new();
    for letter in id.chars() {
        if letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{Guarded, snake_case};

    fn guarded(file: &'static str, path: &str) -> Guarded {
        Guarded {
            file,
            id: "getThing",
            declared: ("GET", "/things/{id}"),
            arrived: ("GET".to_owned(), path.to_owned()),
        }
    }

    #[test]
    fn names_of_files_are_ids_in_snake_case() {
        assert_eq!(snake_case("createKycSession"), "create_kyc_session");
    }

    #[test]
    fn a_file_that_sends_its_operation_passes() {
        guarded("get_thing", "/things/1").check();
    }

    #[test]
    #[should_panic(expected = "another operation")]
    fn a_file_that_sends_another_operation_fails() {
        guarded("list_things", "/things/1").check();
    }

    #[test]
    #[should_panic(expected = "is not /things/{id}")]
    fn a_path_of_another_template_fails() {
        guarded("get_thing", "/other/1").check();
    }
}
