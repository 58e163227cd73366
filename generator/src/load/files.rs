//! The other files that a document refers to: which they are, and what each reference leads to.
//! It follows nothing out of the document's folder, whatever a reference or a link of the file system says.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use super::{Limits, Loaded, parse_numbered};
use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{FileId, Link, Node, SourceFile, Tree, escape};

/// Files that one document may have.
const FILES: usize = 1000;

/// Reads what the document refers to, and all that is referred to from there.
pub(super) fn follow(mut loaded: Loaded, main: &Path, limits: &Limits) -> Loaded {
    let Some(mut tree) = loaded.tree.take() else { return loaded };
    let folder = main.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(root) = folder.canonicalize()
        && let Some(name) = main.file_name()
    {
        let mut files = Files {
            root,
            folder,
            numbers: HashMap::from([(PathBuf::from(name), 0)]),
            paths: vec![PathBuf::from(name)],
            bytes: loaded.files.iter().map(|file| file.text.len()).sum(),
            limits,
            tree: &mut tree,
            findings: &mut loaded.findings,
        };
        files.all();
    }
    loaded.files.clone_from(&tree.files);
    Loaded { tree: Some(tree), ..loaded }
}

struct Files<'f> {
    /// The folder, without links.
    root: PathBuf,
    /// The folder, as the user named it.
    folder: &'f Path,
    numbers: HashMap<PathBuf, usize>,
    /// By number, from the folder.
    paths: Vec<PathBuf>,
    bytes: usize,
    limits: &'f Limits,
    tree: &'f mut Tree,
    findings: &'f mut Vec<Finding>,
}

impl Files<'_> {
    fn all(&mut self) {
        let mut next = 0;
        while next < self.paths.len() {
            for (reference, at) in references(self.root_of(next), next == 0) {
                self.reference(next, &reference, at);
            }
            next += 1;
        }
    }

    fn root_of(&self, number: usize) -> &Node {
        number.checked_sub(1).and_then(|other| self.tree.others.get(other)).unwrap_or(&self.tree.root)
    }

    fn reference(&mut self, from: usize, reference: &str, at: Pointer) {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let to = if path.is_empty() { Ok(from) } else { self.number(from, path) };
        match to {
            Ok(file) => drop(self.tree.links.insert(at.span, Link { file, pointer: pointer.to_owned() })),
            Err(says) => {
                let help = "keep what is referred to in the document's folder, or in `components`";
                self.findings.push(Finding::new(Rule::ExternalReference, at, says, help).tolerated());
            }
        }
    }

    /// The number of a file, which is read if it has none yet.
    fn number(&mut self, from: usize, reference: &str) -> Result<usize, String> {
        let shown: String = reference.chars().take(80).collect();
        let path = self.inside(from, reference).ok_or_else(|| format!("`{shown}` leaves the document's folder"))?;
        if let Some(number) = self.numbers.get(&path) {
            return Ok(*number);
        }
        let number = self.paths.len();
        if number >= FILES {
            return Err(format!("the document has more than {FILES} files"));
        }
        let whole = self.root.join(&path).canonicalize().map_err(|_| format!("there is no file `{shown}`"))?;
        if !whole.starts_with(&self.root) {
            return Err(format!("`{shown}` leaves the document's folder by a link"));
        }
        let left = self.limits.bytes.saturating_sub(self.bytes);
        let size = std::fs::metadata(&whole).ok().filter(std::fs::Metadata::is_file).map(|data| data.len());
        let size = size.ok_or_else(|| format!("`{shown}` is no file"))?;
        if usize::try_from(size).map_or(true, |size| size > left) {
            return Err(format!("with `{shown}` the document has more than {} bytes", self.limits.bytes));
        }
        let text = std::fs::read_to_string(&whole).map_err(|_| format!("`{shown}` is not text in UTF-8"))?;
        self.bytes += text.len();
        let file = SourceFile { name: self.folder.join(&path).display().to_string(), text: text.into() };
        let id = FileId(u16::try_from(number).unwrap_or(u16::MAX));
        let (root, findings) = parse_numbered(&file, id, self.limits);
        self.findings.extend(findings);
        self.tree.files.push(file);
        self.tree.others.push(root.unwrap_or_else(Node::nothing));
        self.numbers.insert(path.clone(), number);
        self.paths.push(path);
        Ok(number)
    }

    /// The path from the folder, if it stays inside of it.
    fn inside(&self, from: usize, reference: &str) -> Option<PathBuf> {
        if reference.contains("://") || reference.contains('\\') || reference.starts_with('/') {
            return None;
        }
        let decoded = crate::tree::percent_decoded(reference);
        let mut path = self.paths.get(from)?.parent()?.to_owned();
        for part in Path::new(&*decoded).components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => path.push(name),
                Component::ParentDir => {
                    if !path.pop() {
                        return None;
                    }
                }
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(path).filter(|path| path.file_name().is_some())
    }
}

/// All strings under `$ref`, with their places; of the first file only those that leave it.
fn references(root: &Node, is_first: bool) -> Vec<(String, Pointer)> {
    let mut found = Vec::new();
    crate::tree::walk(root, &mut |path, _, node| {
        if let Some(entry) = node.entry("$ref")
            && let Some(text) = entry.value.as_str().filter(|text| !is_first || !text.starts_with('#'))
        {
            let pointer = format!("{path}/{}", escape("$ref"));
            found.push((text.to_owned(), Pointer { span: entry.value.span, pointer }));
        }
        true
    });
    found
}
