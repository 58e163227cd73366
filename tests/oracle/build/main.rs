//! Makes the reference clients: asks progenitor for each operation alone, then for all of a document that it can express.
//! It judges nothing; what progenitor refused stands in a table that the tests compare with the list written by hand.

mod progenitor;
mod prune;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

const DOCUMENTS: [&str; 3] = ["align", "juicyway", "offblocks"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    for name in DOCUMENTS {
        let path = format!("../../spec/{name}.yaml");
        println!("cargo::rerun-if-changed={path}");
        let document: Value = serde_yaml::from_str(&std::fs::read_to_string(path)?)?;
        reference(&document, &out.join(name))?;
    }
    Ok(())
}

/// What progenitor says of each operation of a document, and its client of all that it takes.
fn reference(document: &Value, out: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(out)?;
    let mut expressed = Vec::new();
    let mut table = String::new();
    for id in prune::operations(document) {
        let refused = progenitor::client(&prune::prune(document, &[&id])).err();
        writeln!(table, "    Operation {{ id: {id:?}, refused: {refused:?} }},")?;
        if refused.is_none() || comparable(document, &id) {
            expressed.push(id);
        }
    }
    std::fs::write(out.join("operations.rs"), format!("&[\n{table}]\n"))?;
    write_client(document, &expressed, out)
}

/// Whether progenitor takes the operation with one success; the request is the same.
fn comparable(document: &Value, id: &str) -> bool {
    let alone = prune::prune(document, &[id]);
    progenitor::client(&prune::one_success(alone)).is_ok()
}

/// One client for all: the same code as a client for each, and a third of it, since types are there once.
fn write_client(document: &Value, operations: &[String], out: &Path) -> Result<(), Box<dyn Error>> {
    let ids: Vec<&str> = operations.iter().map(String::as_str).collect();
    let client = progenitor::client(&prune::one_success(prune::prune(document, &ids)))?;
    Ok(std::fs::write(out.join("client.rs"), client)?)
}
