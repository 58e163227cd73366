//! `cargo xtask demo`.
//! It prints what the demo tells; how it ends is the exit code.

use std::process::ExitCode;

const HELP: &str = "\
A story told by a program that runs on the sandbox: customers, money off the ramp, webhooks, cards.

Usage: cargo xtask demo

It needs no key and no network, and ends with a table of what it did.
";

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        None => tell(),
        Some("--help" | "-h") => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some(other) => {
            eprintln!("error: unexpected argument `{other}`; `demo` takes none");
            ExitCode::from(2)
        }
    }
}

fn tell() -> ExitCode {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let told = match executor {
        Ok(executor) => executor.block_on(demo::run(&mut std::io::stdout())),
        Err(error) => Err(error.into()),
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
