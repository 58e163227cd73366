//! From counts to shares: of each file and function, how many of its regions were reached.
//! It may not count tests: a test that runs reaches itself.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use llvm_profparser::{CoverageMapping, merge_profiles};

use crate::run::Ran;

/// What is measured: package, and folder.
pub(crate) const MEASURED: [(&str, &str); 3] =
    [("generator", "generator/src"), ("runtime", "runtime/src"), ("xtask", "xtask/src")];

/// Regions by where they begin and end, and whether any run reached them.
type Regions = BTreeMap<[usize; 4], bool>;

/// A function, all its instances together.
#[derive(Default)]
pub(crate) struct Function {
    regions: Regions,
    /// How it is called, without the path to it.
    pub(crate) name: String,
}

/// Functions of a file by the line in which they begin.
pub(crate) type File = BTreeMap<usize, Function>;

/// Files by their path in the repository.
pub(crate) type Measured = BTreeMap<PathBuf, File>;

/// How much of something was reached.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) reached: usize,
    pub(crate) all: usize,
}

impl Share {
    /// Tenths of a percent, rounded down, so that only all is 1000.
    pub(crate) fn permille(self) -> usize {
        (self.reached * 1000).checked_div(self.all).unwrap_or(1000)
    }

    pub(crate) fn missed(self) -> usize {
        self.all - self.reached
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { reached: self.reached + other.reached, all: self.all + other.all }
    }
}

impl Function {
    pub(crate) fn share(&self) -> Share {
        Share { reached: self.regions.values().filter(|reached| **reached).count(), all: self.regions.len() }
    }
}

/// All regions of a file.
pub(crate) fn share(file: &File) -> Share {
    file.values().map(Function::share).fold(Share::default(), Share::plus)
}

/// Reads the counts.
pub(crate) fn measure(ran: &Ran) -> Result<Measured, Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let profile = merge_profiles(&ran.counts)?;
    let mapping = CoverageMapping::new(&ran.programs, &profile, false)?;
    let is_ours = |path: &PathBuf| inside(path, &root).is_some();
    let mut measured = Measured::new();
    for (path, result) in mapping.generate_subreport(|paths| paths.iter().any(is_ours))?.files {
        let Some(path) = inside(&path, &root) else { continue };
        let file = measured.entry(path).or_default();
        for (name, hits) in result.hits_by_function {
            let name = plain(&name);
            let Some(first) = hits.keys().next().filter(|_| !name.contains("::tests::")) else { continue };
            let function =
                file.entry(first.line_start).or_insert_with(|| Function { name: last(&name), ..Function::default() });
            for (at, count) in hits {
                let place = [at.line_start, at.column_start, at.line_end, at.column_end];
                // A count below zero, of counters that were read while they changed, comes as a large one.
                *function.regions.entry(place).or_default() |= count > 0 && i64::try_from(count).is_ok();
            }
        }
    }
    measured.retain(|_, file| !file.is_empty());
    Ok(measured)
}

/// The path in the repository, if it is of something that is measured.
fn inside(path: &Path, root: &Path) -> Option<PathBuf> {
    let path = path.strip_prefix(root).unwrap_or(path);
    MEASURED.iter().any(|(_, folder)| path.starts_with(folder)).then(|| path.to_owned())
}

/// A name as it was written, without the arguments of types.
fn plain(mangled: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(mangled));
    let mut depth = 0_usize;
    let mut plain = String::new();
    for sign in name.replace("->", "").chars() {
        match sign {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(sign),
            _ => {}
        }
    }
    plain
}

/// The end of a path, and what it is in if that is no name of its own.
fn last(name: &str) -> String {
    let parts: Vec<&str> = name.split("::").filter(|part| !part.is_empty()).collect();
    let closure = parts.iter().position(|part| part.starts_with("{closure")).unwrap_or(parts.len());
    let name = parts.get(closure.saturating_sub(1)).copied().unwrap_or(name);
    if closure < parts.len() { format!("{name}, a closure") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Share, last, plain};

    #[test]
    fn names_are_short() {
        assert_eq!(plain("_RNvC1t5never"), "t::never");
        assert_eq!(last("generator::load::json::read"), "read");
        assert_eq!(last("generator::load::json::read::{closure#0}"), "read, a closure");
    }

    #[test]
    fn only_all_is_all() {
        let share = |reached, all| Share { reached, all }.permille();
        assert_eq!([share(999, 1000), share(9999, 10_000), share(1, 1), share(0, 0)], [999, 999, 1000, 1000]);
    }
}
