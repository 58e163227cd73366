//! `cargo xtask fuzz`: builds the coverage-guided fuzzer and lets it look for inputs that a target fails on.
//! It may not write into the repository: what was found is kept below `target/`, until somebody makes a test of it.
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use fuzz::{TARGETS, Target, corpus, target};
use lexopt::prelude::*;

const HELP: &str = "\
Let libFuzzer look for inputs on which a target fails. Any stable toolchain will do; a C++ compiler must be there.

Usage: cargo xtask fuzz [TARGET...] [--seconds N]

Without a target each of them has its turn. What is new goes to target/fuzz/corpus, what fails to target/fuzz/failed;
`cargo xtask fuzz TARGET --input FILE` runs one input again.

Options:
  --seconds N   how long each target is fuzzed (60)
  --input FILE  runs this input alone
  -h, --help    this text

Targets:
";

/// Coverage as libFuzzer wants it: these passes are part of the compiler, and need no unstable option.
const FLAGS: &[&str] = &[
    "--cfg=guided",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cdebug-assertions",
    "-Cdebuginfo=line-tables-only",
];

/// An input that takes so many seconds is a failure, and so is one that takes so many megabytes.
const LIMITS: &[&str] = &["-timeout=10", "-rss_limit_mb=2048", "-max_len=8192"];

struct Asked {
    targets: Vec<&'static Target>,
    seconds: u32,
    input: Option<PathBuf>,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Some(asked) = arguments()? else {
        print!("{HELP}");
        for target in TARGETS {
            println!("  {:<12} {}", target.name, target.about);
        }
        return Ok(ExitCode::SUCCESS);
    };
    let program = build()?;
    let mut failed = Vec::new();
    for target in &asked.targets {
        if !run(&program, target, &asked)? {
            failed.push(target.name);
        }
    }
    let found = if failed.is_empty() { "nothing".to_owned() } else { failed.join(", ") };
    println!("fuzzed {} targets; failed: {found}", asked.targets.len());
    Ok(ExitCode::from(u8::from(!failed.is_empty())))
}

fn arguments() -> Result<Option<Asked>, Box<dyn Error>> {
    let mut asked = Asked { targets: Vec::new(), seconds: 60, input: None };
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(None),
            Long("seconds") => asked.seconds = parser.value()?.parse()?,
            Long("input") => asked.input = Some(PathBuf::from(parser.value()?)),
            Value(name) => {
                let name = name.string()?;
                asked.targets.push(target(&name).ok_or_else(|| format!("`{name}` is no target; see --help"))?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if asked.targets.is_empty() {
        asked.targets.extend(TARGETS);
    }
    Ok(Some(asked))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/fuzz")
}

/// In a folder of its own, for all that is linked is compiled in another way.
fn build() -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--release", "--package", "fuzz", "--bin", "guided", "--target", env!("FUZZ_HOST")]);
    command.arg("--target-dir").arg(folder().join("build"));
    // With a target that is named, flags are for what is fuzzed, and not for programs that run while it is built.
    command.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"));
    // Little optimisation: a build that is through soon finds more than one that is twice as fast.
    command.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    if !command.status()?.success() {
        return Err("the fuzzer could not be built".into());
    }
    Ok(folder().join("build").join(env!("FUZZ_HOST")).join("release/guided"))
}

fn run(program: &Path, target: &Target, asked: &Asked) -> Result<bool, Box<dyn Error>> {
    println!("== {}: {}", target.name, target.about);
    let mut command = Command::new(program);
    command.env("FUZZ_TARGET", target.name).env("RUST_BACKTRACE", "1").args(LIMITS);
    if let Some(input) = &asked.input {
        return Ok(command.arg(input).status()?.success());
    }
    let (words, seeds) = (folder().join(format!("{}.dict", target.name)), folder().join("seeds").join(target.name));
    let (found, failed) = (folder().join("corpus").join(target.name), folder().join("failed").join(target.name));
    for folder in [&seeds, &found, &failed] {
        std::fs::create_dir_all(folder)?;
    }
    for (index, (_, bytes)) in corpus(target)?.iter().enumerate() {
        std::fs::write(seeds.join(index.to_string()), bytes)?;
    }
    std::fs::write(&words, dictionary(target.words))?;
    command.arg(format!("-max_total_time={}", asked.seconds)).arg(format!("-dict={}", words.display()));
    command.arg(format!("-artifact_prefix={}/", failed.display())).arg("-print_final_stats=1");
    Ok(command.arg(found).arg(seeds).status()?.success())
}

/// Words as libFuzzer reads them: in quotes, other bytes than visible ASCII by their number.
fn dictionary(words: &[&str]) -> String {
    let byte = |byte: u8| match byte {
        b'"' | b'\\' | 0..=31 | 127.. => format!("\\x{byte:02X}"),
        _ => char::from(byte).to_string(),
    };
    let lines: Vec<String> = words.iter().map(|word| word.bytes().map(byte).collect()).collect();
    lines.iter().flat_map(|line| ["\"", line, "\"\n"]).collect()
}
