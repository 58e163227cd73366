//! Builds tests with counters and runs them.
//! It may not instrument what others wrote: only packages of the workspace, and of those not the generated ones.

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

/// Says to this program that Cargo starts it in place of the compiler.
const AS_COMPILER: &str = "COVERAGE_AS_COMPILER";

/// The tests that are to reach the code, and the features that have something to reach.
const TESTS: &[&str] = &[
    "--package=generator",
    "--package=generator-tests",
    "--package=xtask",
    "--package=oas-runtime",
    "--package=wire",
    "--features=oas-runtime/http-client,oas-runtime/reqwest,oas-runtime/webhooks,oas-runtime/p384,oas-runtime/k256",
    "--features=oas-runtime/caip,oas-runtime/stream,oas-runtime/tokens,oas-runtime/tracing,oas-runtime/serde",
    "--features=oas-runtime/rust_decimal,oas-runtime/uuid,oas-runtime/jiff,oas-runtime/test",
];

/// What came of it.
pub(crate) struct Ran {
    /// The programs with their maps of what they count.
    pub(crate) programs: Vec<PathBuf>,
    /// What they counted.
    pub(crate) counts: Vec<PathBuf>,
}

/// When Cargo starts this program in place of the compiler: compiles, with counters where that is wanted.
pub(crate) fn as_compiler() -> Option<ExitCode> {
    std::env::var_os(AS_COMPILER)?;
    let mut args = std::env::args_os().skip(1);
    let mut compiler = Command::new(args.next()?);
    let args: Vec<OsString> = args.collect();
    let name = args.iter().skip_while(|arg| *arg != "--crate-name").nth(1).and_then(|name| name.to_str());
    compiler.args(&args);
    if name.is_some_and(|name| !name.ends_with("_api") && !name.starts_with("build_script")) {
        compiler.arg("-Cinstrument-coverage");
    }
    let code = compiler.status().ok().and_then(|status| u8::try_from(status.code()?).ok());
    Some(ExitCode::from(code.unwrap_or(1)))
}

/// Builds the tests and runs them; nothing if one fails.
pub(crate) fn tests() -> Result<Option<Ran>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/coverage");
    // Counts of another build belong to other code.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let compiler = cargo(&folder)?.args(["--no-run", "--message-format=json"]).stdout(Stdio::piped()).spawn()?;
    let built = compiler.wait_with_output()?;
    if !built.status.success() {
        return Err("the tests could not be built".into());
    }
    let programs = String::from_utf8(built.stdout)?.lines().filter_map(program).collect();
    if !cargo(&folder)?.stdout(Stdio::null()).status()?.success() {
        return Ok(None);
    }
    let files = std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path()));
    Ok(Some(Ran { programs, counts: files.collect::<Result<_, _>>()? }))
}

fn cargo(folder: &Path) -> Result<Command, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["test", "--quiet", "--no-default-features", "--lib", "--bins", "--tests"]).args(TESTS);
    // What another compiler built is kept apart by Cargo, so that other builds lose nothing.
    command.env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?).env(AS_COMPILER, "1");
    // One file for each program: `%m` is its signature, and runs of the same program are added up.
    command.env("LLVM_PROFILE_FILE", folder.join("%m-%p.profraw"));
    Ok(command)
}

/// The program of a line of Cargo's, if it is one.
fn program(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
}
