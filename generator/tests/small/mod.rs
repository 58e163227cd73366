//! Small documents, from text to the model.

use generator::finding::any_error;
use generator::load::{Limits, parse};
use generator::lock::Lock;
use generator::lower::{Lowered, Origin, lower};

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";
const SERVER: &str = "servers: [{ url: 'https://example.com' }]\n";

/// A document of what follows its head, with a server if it says nothing of servers, lowered under a lock. It must have no error before that.
pub(crate) fn lowered(text: &str, lock: &Lock) -> Lowered {
    let server = if text.contains("\nservers:") { "" } else { SERVER };
    let (tree, mut findings) = parse("pets.yaml", &format!("{HEAD}{server}{text}"), &Limits::default());
    let mut tree = tree.unwrap_or_else(|| panic!("{findings:?}"));
    findings.extend(generator::lint::lint(&tree));
    findings.extend(generator::normalise::normalise(&mut tree));
    assert!(!any_error(&findings), "{text}: {findings:?}");
    let text = |text: &str| text.to_owned();
    lower(&tree, lock, &Origin { name: text("pets"), source: text("pets.yaml"), command: text("cmd") })
}
