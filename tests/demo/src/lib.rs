//! The demo: what a client does, step by step, against a sandbox in the same process.
//! It may not print what differs between two runs: README shows its output, and a test holds it to that.

mod align;
mod juicyway;
mod offblocks;
mod story;

use std::error::Error;
use std::io::Write;

use fintech_api_sandbox::Sandbox;

use story::Story;

/// Runs all of it, telling what happens.
///
/// # Errors
///
/// When a step fails, or the sandbox answered what the document does not allow.
pub async fn run(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder().start().await?;
    let mut story = Story::new(out);
    align::tell(&mut story, &sandbox).await?;
    juicyway::tell(&mut story, &sandbox).await?;
    offblocks::tell(&mut story, &sandbox).await?;
    story.end(&sandbox)
}
