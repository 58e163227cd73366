//! dump
#![allow(missing_docs, clippy::unwrap_used)]
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let out = std::env::args().nth(2).unwrap();
    let t = std::time::Instant::now();
    let g = generator::generate(
        std::path::Path::new(&path),
        &generator::lock::Lock::default(),
        &generator::lower::Origin {
            name: "align".into(),
            source: "spec/align.yaml".into(),
            command: "cargo xtask regen".into(),
        },
        &generator::emit::Options {
            runtime: generator::emit::Runtime::Path("../../runtime".into()),
            runtime_version: "0.1.0".into(),
        },
    )
    .unwrap();
    eprintln!("{:?}", t.elapsed());
    eprintln!("{}", generator::finding::render_human(&g.findings, &g.sources, false));
    if let Some(o) = g.output {
        let d = generator::write::drift(&o.files, std::path::Path::new(&out)).unwrap();
        eprintln!(
            "{} drift of {} files, {} lines",
            d.len(),
            o.files.len(),
            o.files.values().map(|t| t.lines().count()).sum::<usize>()
        );
        generator::write::apply(&d, std::path::Path::new(&out)).unwrap();
    }
}
