//! `cargo xtask demo`.
//! It prints what the demo tells; how it ends is the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
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
