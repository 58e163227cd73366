//! The sandbox as a program: `fintech-api-sandbox [align|juicyway|offblocks] [--port P]`, and what it is to assume.
//! It parses its arguments, says where the sandbox is, and runs until it is stopped.

use std::process::ExitCode;

use fintech_api_sandbox::{Api, Builder, Sandbox, StartError};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;

const HELP: &str = "\
Starts stand-ins for the APIs, on this machine and without any key of a vendor's.

Usage: fintech-api-sandbox [API]... [OPTION]...

Without an API, all of them are served, each under its name. The page at `/` shows which there are, what is assumed of
each, and what happens.

Options:
  --port PORT         where it listens (4010); 0 is any free port
  --without NAME      what is assumed under this name does not hold
  --assuming NAME     what is assumed under this name holds
  --webhooks-stay     webhooks are sent to this machine only; no other is ever asked for anything
  -h, --help          this text
";

fn main() -> ExitCode {
    match settings() {
        Ok(Some(settings)) => run(settings),
        Ok(None) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn settings() -> Result<Option<Builder>, lexopt::Error> {
    let (mut parser, mut settings) = (lexopt::Parser::from_env(), Sandbox::builder().port(4010));
    while let Some(arg) = parser.next()? {
        settings = match arg {
            Long("help") | Short('h') => return Ok(None),
            Long("port") => settings.port(parser.value()?.parse()?),
            Long("without") => settings.without(parser.value()?.string()?),
            Long("assuming") => settings.assuming(parser.value()?.string()?),
            Long("webhooks-stay") => settings.webhooks_stay(),
            Value(name) => settings.only(api(&name.string()?)?),
            other => return Err(other.unexpected()),
        };
    }
    Ok(Some(settings))
}

fn api(name: &str) -> Result<Api, lexopt::Error> {
    let found = Api::ALL.iter().find(|api| api.name() == name);
    found.copied().ok_or_else(|| format!("`{name}` is no API that can be stood in for").into())
}

fn run(settings: Builder) -> ExitCode {
    match settings.start_blocking() {
        Ok(sandbox) => {
            println!("The page is at {}/", sandbox.origin());
            for line in sandbox.summary() {
                println!("{line}");
            }
            loop {
                std::thread::park();
            }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(if matches!(error, StartError::Settings(_)) { 2 } else { 3 })
        }
    }
}
