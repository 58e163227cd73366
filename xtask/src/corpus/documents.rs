//! The documents of a folder, each with a name that is its own.
//! It reads no document.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::args::Corpus;
use crate::generate::short_name;
use crate::project::names_in;
use crate::say::Failure;

/// A document, and what its crate is called without the `-api`.
pub(super) struct Document {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// The documents that were asked for, largest first, so that none of them is waited for at the end.
/// A name depends on all documents of the folder, and not on which of them were asked for.
pub(super) fn find(asked: &Corpus) -> Result<Vec<Document>, Failure> {
    let is_document = |name: &String| [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end));
    let wanted = |file: &str| asked.only.is_empty() || asked.only.iter().any(|only| file.contains(only.as_str()));
    let files: Vec<String> = names_in(&asked.folder)?.into_iter().filter(is_document).collect();
    let named = named(files).into_iter().filter(|(file, _)| wanted(file));
    let mut documents: Vec<Document> =
        named.map(|(file, name)| Document { name, path: asked.folder.join(file) }).collect();
    if documents.is_empty() {
        return Err(Failure::Usage(format!("`{}` holds no such document", asked.folder.display())));
    }
    documents.sort_by_key(|document| std::cmp::Reverse(document.path.metadata().map_or(0, |file| file.len())));
    Ok(documents)
}

/// Files with their names. Who is called by such a name already has the first right to it.
fn named(mut files: Vec<String>) -> Vec<(String, String)> {
    let stem = |file: &str| file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
    files.sort_by_cached_key(|file| (short_name(&stem(file)) != stem(file), file.clone()));
    let mut taken = BTreeSet::new();
    let mut name = |file: &str| {
        let first = short_name(&stem(file));
        let others = (2..).map(|number| format!("{first}-{number}"));
        std::iter::once(first.clone()).chain(others).find(|name| taken.insert(name.clone())).unwrap_or(first)
    };
    files.into_iter().map(|file| (file.clone(), name(&file))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_valid_and_differ() {
        let files = ["Pets.yaml", "1forge.com.json", "api_v2.yaml", "api-v2.json", "pets.json", "pets.yml", "ü.json"];
        let named = super::named(files.map(str::to_owned).to_vec());
        let name = |file: &str| named.iter().find(|(named, _)| named == file).map(|(_, name)| name.as_str());
        let expected = ["pets-3", "n1forge-com", "api-v2-2", "api-v2", "pets", "pets-2", "document"];
        assert_eq!(files.map(name), expected.map(Some));
    }
}
