//! `cargo xtask soak`: the long soak, and what came of it in a table.
//! It may not pass where the books do not balance: then it panics.
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::error::Error;
use std::time::Instant;

use lexopt::prelude::*;
use soak::{Size, soak};

const HELP: &str = "\
Fifty callers ask the sandbox for ten thousand operations of all three APIs, while 45 of 100 requests go wrong.
What each caller was told is compared with what was done, and the books with what was moved.

Usage: cargo xtask soak [--callers N] [--operations N] [--wrong PERCENT]

Options:
  --callers N      who call at once (50)
  --operations N   how many operations each of them asks for (200)
  --wrong PERCENT  how many of a hundred requests go wrong (45)
  -h, --help       this text
";

fn main() -> Result<(), Box<dyn Error>> {
    let mut size = Size { callers: 50, operations: 200, wrong: 45 };
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("callers") => size.callers = parser.value()?.parse()?,
            Long("operations") => size.operations = parser.value()?.parse()?,
            Long("wrong") => size.wrong = parser.value()?.parse()?,
            Long("help") | Short('h') => {
                print!("{HELP}");
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let begun = Instant::now();
    let outcomes = soak(size);
    for ((kind, told), times) in &outcomes.told {
        println!("{kind:<16} {:<20} {times:>7}", format!("{told:?}"));
    }
    let faults: u32 = outcomes.faults.values().sum();
    let operations = size.callers * size.operations;
    println!("{operations} operations, {faults} faults, {} s: the books balance", begun.elapsed().as_secs());
    Ok(())
}
