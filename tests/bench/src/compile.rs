//! User time of `cargo check` for one crate whose dependencies are built: ours and its peers, in turns.
//! It may not let Cargo reuse what it compiled before: incremental builds are off, and each run touches the crate.

mod crates;
mod records;

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::table;
use crates::Crate;
pub(crate) use crates::folder;

/// One crate and its best run.
struct Measured {
    name: &'static str,
    lines: usize,
    best: Duration,
}

/// Measures and prints.
pub(crate) fn run(runs: usize) -> Result<(), Box<dyn Error>> {
    let folder = crates::folder();
    let crates = crates::write(&folder)?;
    eprintln!("building the dependencies");
    check(&folder, None)?;
    let idle = (0..runs).map(|_| check(&folder, Some(crates[0].package))).collect::<Result<Vec<_>, _>>()?;
    let idle = idle.into_iter().min().unwrap_or_default();
    let mut measured: Vec<Measured> = crates.iter().map(unmeasured).collect();
    for round in 1..=runs {
        eprintln!("round {round} of {runs}");
        for (one, measured) in crates.iter().zip(&mut measured) {
            touch(&folder.join(one.package).join("src/lib.rs"))?;
            let user = check(&folder, Some(one.package))?.saturating_sub(idle);
            measured.best = measured.best.min(user);
        }
    }
    print(&measured, idle);
    Ok(())
}

fn unmeasured(one: &Crate) -> Measured {
    Measured { name: one.name, lines: one.lines, best: Duration::MAX }
}

/// Crates stand in pairs: a peer, then ours, to which the ratio is.
fn print(measured: &[Measured], idle: Duration) {
    let mut rows = vec![table::row(["crate", "lines", "check, user s", "ratio"])];
    for pair in measured.chunks(2) {
        for one in pair {
            let ratio = one.best.as_secs_f64() / pair[0].best.as_secs_f64();
            let seconds = format!("{:.2}", one.best.as_secs_f64());
            rows.push(table::row([one.name, &one.lines.to_string(), &seconds, &format!("{ratio:.2}")]));
        }
    }
    table::print(&rows);
    println!("\nCargo itself takes {:.2} s, which is not counted.", idle.as_secs_f64());
}

fn check(folder: &Path, package: Option<&str>) -> Result<Duration, Box<dyn Error>> {
    let what = package.map_or(vec!["--workspace"], |package| vec!["--package", package]);
    check_in(folder, &folder.join("target"), &what)
}

/// Compiles, and gives the user time of Cargo and all that it started.
pub(crate) fn check_in(folder: &Path, target: &Path, what: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let mut command = cargo(folder);
    command.args(["check", "--quiet"]).args(what);
    // Warnings of the peers are theirs, and caches would be measured in place of the compiler.
    command.env("RUSTFLAGS", "--cap-lints=allow").env("CARGO_INCREMENTAL", "0");
    command.env("CARGO_TARGET_DIR", target);
    let before = user_time(UsageWho::RUSAGE_CHILDREN)?;
    let status = command.status()?;
    let after = user_time(UsageWho::RUSAGE_CHILDREN)?;
    if status.success() { Ok(after.saturating_sub(before)) } else { Err("Cargo failed".into()) }
}

fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}

/// Of this program; or of all programs that it started and that have ended, and of those that they started.
pub(crate) fn user_time(of: UsageWho) -> Result<Duration, Box<dyn Error>> {
    let usage = getrusage(of)?;
    Ok(Duration::from_micros(u64::try_from(usage.user_time().num_microseconds())?))
}

pub(crate) fn touch(file: &Path) -> Result<(), Box<dyn Error>> {
    Ok(std::fs::File::options().append(true).open(file)?.set_modified(SystemTime::now())?)
}
