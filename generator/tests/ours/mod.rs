//! The documents that the generator is for, whatever they are: those in `spec/` that have a names lock.

use std::path::{Path, PathBuf};

pub(crate) fn documents() -> Vec<PathBuf> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let files = std::fs::read_dir(&spec).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let names = files.filter_map(|name| name.strip_suffix(".names.yaml").map(str::to_owned));
    let mut documents: Vec<PathBuf> = names.map(|name| spec.join(format!("{name}.yaml"))).collect();
    documents.sort();
    assert!(!documents.is_empty(), "a test of no document holds nothing");
    documents
}
