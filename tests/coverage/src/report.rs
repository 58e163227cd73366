//! What was measured, as text: shares by package, the files with the most that no test reaches, and functions that none calls.
//! It may not leave out silently: where a list ends early, it says how much is left.

use std::path::Path;

use crate::measure::{MEASURED, Measured, Share, share};

/// Prints all of it.
pub(crate) fn print(measured: &Measured, worst: usize) {
    println!("{:<44} {:>7} {:>9} {:>9}", "regions", "share", "reached", "missed");
    for (name, folder) in MEASURED {
        let files = measured.iter().filter(|(path, _)| path.starts_with(folder));
        line(name, files.map(|(_, file)| share(file)).fold(Share::default(), Share::plus));
    }
    let mut files: Vec<(&Path, Share)> = measured.iter().map(|(path, file)| (path.as_path(), share(file))).collect();
    files.retain(|(_, share)| share.missed() > 0);
    files.sort_by_key(|(_, share)| std::cmp::Reverse(share.missed()));
    println!("\nfiles with the most regions that no test reaches");
    files.iter().take(worst).for_each(|(path, share)| line(&path.display().to_string(), *share));
    rest(files.len(), worst, "file");
    let never = never(measured);
    println!("\nfunctions that no test calls, the longest first");
    for (path, at, name, regions) in never.iter().take(worst) {
        println!("{}:{at}: {name} ({regions} regions)", path.display());
    }
    rest(never.len(), worst, "function");
}

fn line(name: &str, share: Share) {
    let permille = share.permille();
    let percent = format!("{}.{} %", permille / 10, permille % 10);
    println!("{name:<44} {percent:>7} {:>9} {:>9}", share.reached, share.missed());
}

fn rest(all: usize, shown: usize, what: &str) {
    if all > shown {
        println!("... and {} more of {all} {what}s; --all shows them", all - shown);
    }
}

/// File, line, name and regions of each; closures are functions too.
fn never(measured: &Measured) -> Vec<(&Path, usize, &str, usize)> {
    let mut never: Vec<_> = measured
        .iter()
        .flat_map(|(path, file)| file.iter().map(move |(at, function)| (path.as_path(), *at, function)))
        .filter(|(_, _, function)| function.share().reached == 0)
        .map(|(path, at, function)| (path, at, function.name.as_str(), function.share().all))
        .collect();
    never.sort_by_key(|(path, at, _, regions)| (std::cmp::Reverse(*regions), *path, *at));
    never
}
