//! Where things are: the repository, its documents, their locks and crates.
//! It finds and names; it generates nothing and writes nothing.

use std::path::{Path, PathBuf};

use generator::emit::{Options, Runtime};
use generator::lock::Lock;
use generator::lower::Origin;

use crate::embedded;
use crate::say::Failure;

/// Files in `spec/` that are no documents.
const SETTINGS: &[&str] = &["redocly", "spectral"];

/// The repository, by a path relative to where the command was started, so that paths in messages are short.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

/// One document and what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The stem of its file.
    pub(crate) name: String,
    /// The file.
    pub(crate) path: PathBuf,
}

impl Project {
    /// The repository around the working directory.
    pub(crate) fn find() -> Result<Self, Failure> {
        let here = std::env::current_dir()
            .map_err(|error| Failure::Environment(format!("failed to find the working directory: {error}")))?;
        let mut root = PathBuf::new();
        for folder in here.ancestors() {
            if folder.join("Cargo.toml").is_file() && folder.join("spec").is_dir() {
                return Ok(Self { root });
            }
            root.push("..");
        }
        Err(Failure::Environment(
            "no repository with `Cargo.toml` and `spec/` is around the working directory".to_owned(),
        ))
    }

    /// A path of the repository.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The repository's own folder, never the empty path.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join(".")
    }

    /// All documents, by name.
    pub(crate) fn documents(&self) -> Result<Vec<Document>, Failure> {
        let mut documents = Vec::new();
        for name in names_in(&self.at("spec"))? {
            let Some(stem) = name.strip_suffix(".yaml") else { continue };
            if name.ends_with(".names.yaml") || SETTINGS.contains(&stem) {
                continue;
            }
            let path = self.at("spec").join(&name);
            if !is_document(&path)? {
                let says = "has no root key `openapi`, and is none of the settings that may stand beside documents";
                return Err(Failure::Wrong(format!("`{}` {says}", path.display())));
            }
            documents.push(Document { name: stem.to_owned(), path });
        }
        Ok(documents)
    }

    /// The documents of these names, or all of them.
    pub(crate) fn chosen(&self, names: &[String]) -> Result<Vec<Document>, Failure> {
        let all = self.documents()?;
        if let Some(unknown) = names.iter().find(|name| all.iter().all(|document| document.name != **name)) {
            let known: Vec<&str> = all.iter().map(|document| document.name.as_str()).collect();
            return Err(Failure::Usage(format!("no API is called `{unknown}`; there are: {}", known.join(", "))));
        }
        let wanted = |document: &Document| names.is_empty() || names.contains(&document.name);
        Ok(all.into_iter().filter(wanted).collect())
    }

    /// Where the crate of a document is.
    pub(crate) fn crate_of(&self, document: &Document) -> PathBuf {
        self.at("generated").join(&document.name)
    }

    /// Where the names lock of a document is.
    pub(crate) fn lock_of(&self, document: &Document) -> PathBuf {
        self.at("spec").join(format!("{}.names.yaml", document.name))
    }

    /// How the committed crates find the runtime.
    pub(crate) fn options(&self) -> Result<Options, Failure> {
        let at = self.at("runtime/Cargo.toml");
        let manifest = read(&at)?;
        let version = embedded::version_in(&manifest)
            .ok_or_else(|| Failure::Wrong(format!("`{}` says no version", at.display())))?;
        Ok(Options { runtime: Runtime::Path("../../runtime".to_owned()), runtime_version: version.to_owned() })
    }

    /// Folders in `generated/` that no document stands for.
    pub(crate) fn stray_crates(&self, documents: &[Document]) -> Result<Vec<String>, Failure> {
        let folder = self.at("generated");
        let known = |name: &String| documents.iter().any(|document| document.name == *name);
        Ok(names_in(&folder)?.into_iter().filter(|name| folder.join(name).is_dir() && !known(name)).collect())
    }

    /// Documents whose crate the workspace does not list.
    pub(crate) fn unlisted<'a>(&self, documents: &'a [Document]) -> Result<Vec<&'a Document>, Failure> {
        let manifest = read(&self.at("Cargo.toml"))?;
        let listed = |document: &&Document| manifest.contains(&format!("\"generated/{}\"", document.name));
        Ok(documents.iter().filter(|document| !listed(document)).collect())
    }
}

impl Document {
    /// How generated files name the document and the command.
    pub(crate) fn origin(&self) -> Origin {
        Origin {
            name: self.name.clone(),
            source: format!("spec/{}.yaml", self.name),
            command: "cargo xtask regen".to_owned(),
        }
    }
}

/// Reads a names lock; a file that is not there is an empty one.
pub(crate) fn read_lock(path: &Path) -> Result<(Option<String>, Lock), Failure> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(unreadable(path, &error)),
    };
    let lock = Lock::read(text.as_deref().unwrap_or_default()).map_err(|says| {
        let remedy = "take the last good state of the file; without it, all names are chosen anew";
        Failure::Wrong(format!("`{}` is not a names lock: {says}; {remedy}", path.display()))
    })?;
    Ok((text, lock))
}

/// Reads a file that must be there.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Environment(format!("failed to read `{}`: {error}", path.display()))
}

/// Names of what a folder holds, sorted; a folder that is not there holds nothing.
pub(crate) fn names_in(folder: &Path) -> Result<Vec<String>, Failure> {
    let failed = |error| Failure::Environment(format!("failed to list `{}`: {error}", folder.display()));
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Whether a file claims to be an OpenAPI document; whether it is one is for the linter to say.
fn is_document(path: &Path) -> Result<bool, Failure> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error))?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let quoted = ["openapi:", "openapi :", "\"openapi\"", "'openapi'"];
    Ok(text.trim_start().starts_with('{') || text.lines().any(|line| quoted.iter().any(|key| line.starts_with(key))))
}
