//! prof
#![allow(missing_docs, clippy::unwrap_used)]
use std::time::{Duration, Instant};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let mut best = [Duration::MAX; 7];
    for _ in 0..std::env::args().nth(2).map_or(40, |n| n.parse().unwrap()) {
        let mut i = 0;
        let mut lap = |t: Instant| {
            best[i] = best[i].min(t.elapsed());
            i += 1;
        };
        let t = Instant::now();
        let loaded = generator::load::load(std::path::Path::new(&path), &generator::load::Limits::default()).unwrap();
        lap(t);
        let mut tree = loaded.tree.unwrap();
        let t = Instant::now();
        let _ = generator::lint::lint(&tree);
        lap(t);
        let t = Instant::now();
        let _ = generator::normalise::normalise(&mut tree);
        lap(t);
        let t = Instant::now();
        let doc: openapiv3::OpenAPI = serde_json::from_value(generator::tree::to_json(&tree.root)).unwrap();
        lap(t);
        drop(doc);
        let t = Instant::now();
        let l = generator::lower::lower(
            &tree,
            &generator::lock::Lock::default(),
            &generator::lower::Origin {
                name: "align".into(),
                source: "spec/align.yaml".into(),
                command: "cargo xtask regen".into(),
            },
        );
        lap(t);
        let api = l.api.unwrap();
        let t = Instant::now();
        let opts = generator::emit::Options {
            runtime: generator::emit::Runtime::Path("../../runtime".into()),
            runtime_version: "0.1.0".into(),
        };
        let files: Vec<_> =
            generator::emit::parts(&api).into_iter().flat_map(|p| generator::emit::emit(&api, p, &opts)).collect();
        lap(t);
        let t = Instant::now();
        let files: Vec<_> = files
            .into_iter()
            .map(|f| generator::text::print(f, generator::text::Header { command: "a", source: "b" }).unwrap())
            .collect();
        lap(t);
        std::hint::black_box(files);
    }
    println!(
        "load {:?} lint {:?} norm {:?} (openapiv3 {:?}) lower {:?} emit {:?} text {:?}",
        best[0], best[1], best[2], best[3], best[4], best[5], best[6]
    );
}
