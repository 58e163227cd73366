//! What the benchmarks read of the project.
//! It measures nothing.

use std::error::Error;
use std::path::{Path, PathBuf};

use generator::emit::{Options, Runtime};
use generator::lock::Lock;
use generator::lower::Origin;

/// A path of the repository.
pub(crate) fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The names lock of Align.
pub(crate) fn lock() -> Result<Lock, Box<dyn Error>> {
    Ok(Lock::read(&std::fs::read_to_string(at("spec/align.names.yaml"))?)?)
}

/// A document's names in generated files.
pub(crate) fn origin(name: &str) -> Origin {
    Origin { name: name.to_owned(), source: format!("spec/{name}.yaml"), command: "cargo xtask regen".to_owned() }
}

/// The runtime by a path; its version is that of the workspace's packages.
pub(crate) fn options(runtime: &Path) -> Options {
    Options {
        runtime: Runtime::Path(runtime.to_string_lossy().into_owned()),
        runtime_version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
