//! The cases: where they are, what they are called, and what their documents become.
//! It compares nothing and compiles nothing.

use std::path::{Path, PathBuf};

use generator::Generated;
use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator_tests::{read, repository};

/// A document with what must come of it.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its path below `cases/`: section, row, and what tells it from the row's other cases if there are any.
    pub(crate) id: String,
    /// Its folder, relative to the package, where tests run.
    pub(crate) folder: PathBuf,
}

/// A row of `rows.txt`.
#[derive(Debug)]
pub(crate) struct Row {
    /// Section and row.
    pub(crate) id: String,
    /// What must hold, in a few words.
    pub(crate) what: String,
}

/// All rows, in the order of `rows.txt`.
pub(crate) fn rows() -> Vec<Row> {
    let text = read(Path::new("rows.txt"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let row = |line: &str| {
        let (id, what) = line.split_once(' ').unwrap_or_else(|| panic!("rows.txt: `{line}` says nothing"));
        Row { id: id.to_owned(), what: what.trim().to_owned() }
    };
    lines.map(row).collect()
}

/// All cases but those that are open, by id; `CONSTRUCT=part-of-an-id` leaves only some, `OPEN=1` takes open ones, too.
pub(crate) fn cases() -> Vec<Case> {
    let only = std::env::var("CONSTRUCT").unwrap_or_default();
    let open = std::env::var_os("OPEN").is_some();
    let mut cases: Vec<Case> = all().into_iter().filter(|case| case.id.contains(&only)).collect();
    cases.retain(|case| open || reason(&case.id).is_none());
    assert!(!cases.is_empty(), "no case has `{only}` in its id");
    cases
}

/// All cases, open or not.
pub(crate) fn all() -> Vec<Case> {
    let mut found = Vec::new();
    for section in folders(Path::new("cases")) {
        for row in folders(&section) {
            found.extend(std::iter::once(row.clone()).chain(folders(&row)).filter(|folder| document(folder).is_some()));
        }
    }
    let id = |folder: &Path| {
        let below = folder.strip_prefix("cases").expect("it was found there");
        below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    found.into_iter().map(|folder| Case { id: id(&folder), folder }).collect()
}

/// Why a case, or its whole row, is open; nothing if it is not.
pub(crate) fn reason(id: &str) -> Option<String> {
    let row = id.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
    let text = [id, &row].iter().find_map(|id| std::fs::read_to_string(format!("cases/{id}/open.txt")).ok());
    text.map(|text| text.trim().to_owned())
}

/// The document of a folder.
fn document(folder: &Path) -> Option<PathBuf> {
    ["document.yaml", "document.json"].iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// The folders in a folder, sorted.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths
}

impl Case {
    /// What its document becomes; the crate finds the runtime by its absolute path.
    pub(crate) fn generated(&self) -> Generated {
        let document = document(&self.folder).expect("a case has a document");
        let name = self.id.replace('/', "-");
        let origin = Origin { name, source: "document.yaml".to_owned(), command: "the tests".to_owned() };
        let runtime = repository().join("runtime").canonicalize().expect("the runtime is there");
        let runtime = Runtime::Path(runtime.to_string_lossy().into_owned());
        generator_tests::generate(&document, &self.lock(), &origin, runtime)
    }

    /// The names lock beside the document, if there is one.
    fn lock(&self) -> Lock {
        let text = std::fs::read_to_string(self.folder.join("names.yaml")).unwrap_or_default();
        Lock::read(&text).unwrap_or_else(|error| panic!("{}: {error}", self.id))
    }

    /// As a name in Rust.
    pub(crate) fn ident(&self) -> String {
        self.id.replace(['/', '-'], "_")
    }

    /// The section.
    pub(crate) fn section(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Its test on the wire, if it has one.
    pub(crate) fn wire(&self) -> Option<PathBuf> {
        let path = self.folder.join("wire.rs");
        path.is_file().then(|| path.canonicalize().expect("it is there"))
    }
}
