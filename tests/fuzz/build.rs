//! Writes the list of all types that answers and events are read as, from each crate's own list of what it has.
//! It may not choose: a type that is missing here would be read by nobody.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rustc-check-cfg=cfg(guided)");
    println!("cargo::rustc-env=FUZZ_HOST={}", std::env::var("TARGET")?);
    let mut list = String::from("&[\n");
    for api in ["align", "juicyway", "offblocks"] {
        let path = format!("../../generated/{api}/api.txt");
        println!("cargo::rerun-if-changed={path}");
        let text = std::fs::read_to_string(&path)?;
        let types = names(&text).map(|name| format!("types::{name}"));
        for path in types.chain(["webhooks::WebhookEvent".to_owned()]) {
            let name = path.rsplit("::").next().unwrap_or_default();
            writeln!(list, "Type {{ name: \"{api} {name}\", read: again::<{api}_api::{path}> }},")?;
        }
    }
    list.push(']');
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("types.rs"), list)?;
    Ok(())
}

/// The enums and texts, and the records and unions of answers.
fn names(api: &str) -> impl Iterator<Item = &str> {
    let types = api.lines().filter_map(|line| line.strip_prefix("type ")?.split_once(": "));
    let read = |kind: &str| ["enum", "text", "response", "union, response"].contains(&kind);
    types.filter(move |(name, kind)| !name.contains(' ') && read(kind)).map(|(name, _)| name)
}
