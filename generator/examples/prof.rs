//! prof
#![allow(missing_docs, clippy::unwrap_used)]
use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let loaded = generator::load::load(std::path::Path::new(&path), &generator::load::Limits::default()).unwrap();
    eprintln!("load {:?}", t.elapsed());
    let mut tree = loaded.tree.unwrap();
    let t = Instant::now();
    let f = generator::lint::lint(&tree);
    eprintln!("lint {:?} {}", t.elapsed(), f.len());
    let t = Instant::now();
    let _ = generator::normalise::normalise(&mut tree);
    eprintln!("normalise {:?}", t.elapsed());
    let t = Instant::now();
    let json = generator::tree::to_json(&tree.root);
    eprintln!("json {:?}", t.elapsed());
    let t = Instant::now();
    let doc: openapiv3::OpenAPI = serde_json::from_value(json).unwrap();
    eprintln!("openapiv3 {:?}", t.elapsed());
    drop(doc);
    let t = Instant::now();
    let l = generator::lower::lower(&tree, &generator::lock::Lock::default(), &generator::lower::Origin{name:"align".into(), source:"spec/align.yaml".into(), command: "cargo xtask regen".into()});
    eprintln!("lower {:?}", t.elapsed());
    let api = l.api.unwrap();
    let t = Instant::now();
    let files = generator::emit::emit(&api, &generator::emit::Options{runtime: generator::emit::Runtime::Path("../../runtime".into()), runtime_version: "0.1.0".into()});
    eprintln!("emit {:?}", t.elapsed());
    let t = Instant::now();
    let files = generator::text::print(files, "a", "b").unwrap();
    eprintln!("text {:?} lines {}", t.elapsed(), files.values().map(|t| t.lines().count()).sum::<usize>());
}
