//! Reads a document into a [`Tree`], with the place of everything in it.
//! It may know YAML and JSON, but nothing of OpenAPI; only [`load`] touches the file system.

mod build;
mod files;
mod json;
mod scalar;
mod yaml;

use std::collections::HashMap;
use std::path::Path;

use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{FileId, Mark, Node, SourceFile, Span, Tree};

/// What a document may cost. They are here so that no text, however malicious, takes more than moments to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Levels of lists and maps.
    pub depth: usize,
    /// Keys and values, each alias counted as all that it stands for.
    pub nodes: usize,
}

impl Default for Limits {
    /// Of 2,660 public documents that we know one is larger, by half; all but a handful have less than 5 MB.
    fn default() -> Self {
        Self { bytes: 32 << 20, depth: 128, nodes: 3_000_000 }
    }
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The tree, unless the text could not be read to its end.
    pub tree: Option<Tree>,
    /// The files as read, so that findings can be shown even without a tree.
    pub files: Vec<SourceFile>,
    /// What was wrong with the text.
    pub findings: Vec<Finding>,
}

/// Reads and parses a file.
///
/// # Errors
/// The file cannot be read. A file with wrong contents is no error but a finding.
pub fn load(path: &Path, limits: &Limits) -> std::io::Result<Loaded> {
    let name = path.display().to_string();
    let size = usize::try_from(std::fs::metadata(path)?.len()).unwrap_or(usize::MAX);
    if size > limits.bytes {
        return Ok(refused(name, "", too_large(size, limits)));
    }
    match String::from_utf8(std::fs::read(path)?) {
        Ok(text) => {
            let file = SourceFile { name, text: text.into() };
            let (tree, findings) = parse_file(file.clone(), limits);
            Ok(files::follow(Loaded { tree, files: vec![file], findings }, path, limits))
        }
        Err(error) => {
            let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let finding = not_utf8(end_of(&String::from_utf8_lossy(valid)));
            Ok(refused(name, &String::from_utf8_lossy(error.as_bytes()), finding))
        }
    }
}

/// Reads a file beside the document, such as an overlay; its number is the next one of the tree's files.
///
/// # Errors
/// The file cannot be read.
pub fn beside(tree: &mut Tree, path: &Path, limits: &Limits) -> std::io::Result<(Option<Node>, Vec<Finding>)> {
    let file = SourceFile { name: path.display().to_string(), text: std::fs::read_to_string(path)?.into() };
    let id = FileId(u16::try_from(tree.files.len()).unwrap_or(u16::MAX));
    tree.files.push(file.clone());
    if file.text.len() > limits.bytes {
        return Ok((None, vec![too_large(file.text.len(), limits)]));
    }
    Ok(parse_numbered(&file, id, limits))
}

fn refused(name: String, text: &str, finding: Finding) -> Loaded {
    Loaded { tree: None, files: vec![SourceFile { name, text: text.into() }], findings: vec![finding] }
}

/// Parses a text; `name` is only for showing.
#[must_use]
pub fn parse(name: &str, text: &str, limits: &Limits) -> (Option<Tree>, Vec<Finding>) {
    parse_file(SourceFile { name: name.to_owned(), text: text.into() }, limits)
}

fn parse_file(file: SourceFile, limits: &Limits) -> (Option<Tree>, Vec<Finding>) {
    if file.text.len() > limits.bytes {
        return (None, vec![too_large(file.text.len(), limits)]);
    }
    let (root, findings) = parse_numbered(&file, FileId(0), limits);
    let tree = |root| Tree { files: vec![file], root, others: Vec::new(), links: HashMap::new() };
    (root.map(tree), findings)
}

/// JSON if the file is named so or holds just that, else YAML: a YAML document may start with a brace, too.
fn parse_numbered(file: &SourceFile, id: FileId, limits: &Limits) -> (Option<Node>, Vec<Finding>) {
    let text = without_bom(&file.text);
    let named_json = file.name.to_ascii_lowercase().ends_with(".json");
    if named_json || text.trim_start().starts_with(['{', '[']) {
        let (root, findings) = json::read(text, id, limits);
        let is_json = findings.iter().all(|finding| finding.rule != Rule::Syntax);
        if named_json || is_json {
            return (root, findings);
        }
    }
    yaml::read(text, id, limits)
}

/// A byte order mark is no character of the document; the parser would count it as a column.
fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn too_large(size: usize, limits: &Limits) -> Finding {
    let says = format!("the document has {size} bytes, more than the limit of {}", limits.bytes);
    Finding::new(
        Rule::TooLarge,
        Pointer::default(),
        says,
        "generate from a part of it; a program of yours may call the generator with other `Limits`",
    )
}

fn not_utf8(at: Mark) -> Finding {
    let at = Pointer { span: Span { file: FileId(0), start: at, end: at }, pointer: String::new() };
    Finding::new(Rule::Syntax, at, "the file is not UTF-8 from here on", "save it as UTF-8")
}

/// The place just past a text.
fn end_of(text: &str) -> Mark {
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Mark { line: mark(line), column: mark(column) }
}

/// Lines and columns beyond 32 bits cannot occur below any sensible size limit; they would be shown as the last one.
fn mark(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
