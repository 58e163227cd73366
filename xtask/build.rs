//! Lists the runtime's sources, so that `generate` can write them beside a crate wherever the command is run.
//! It lists and does not judge: what belongs to the runtime is what stands in its folder, tests aside.
#![allow(clippy::expect_used, reason = "a build script fails by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let home = std::env::var_os("CARGO_MANIFEST_DIR").expect("Cargo says where the package is");
    let runtime = PathBuf::from(home).join("../runtime").canonicalize().expect("the runtime stands beside xtask");
    let mut files = Vec::new();
    for name in ["Cargo.toml", "README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        if runtime.join(name).is_file() {
            files.push(name.to_owned());
        }
        println!("cargo::rerun-if-changed={}", runtime.join(name).display());
    }
    list(&runtime, "src", &mut files);
    println!("cargo::rerun-if-changed={}", runtime.join("src").display());
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let at = runtime.join(file).to_string_lossy().into_owned();
        writeln!(code, "    ({file:?}, include_str!({at:?})),").expect("a string takes everything");
    }
    code.push_str("]\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("Cargo says where output goes"));
    std::fs::write(out.join("runtime_files.rs"), code).expect("the output directory can be written");
}

fn list(root: &Path, below: &str, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(root.join(below)).expect("the runtime can be listed") {
        let entry = entry.expect("the runtime can be listed");
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(root, &path, into);
        } else if matches!(path.rsplit_once('.'), Some((_, "rs" | "md"))) {
            into.push(path);
        }
    }
}
