//! How the demo tells: a line for each step when it is done, and at the end a table of what was done.
//! It knows no API.

use std::error::Error;
use std::io::{self, Write};

use fintech_api_sandbox::Sandbox;

/// A story under way.
pub(crate) struct Story<'a> {
    out: &'a mut dyn Write,
    api: &'static str,
    /// API, what, and what became of it.
    done: Vec<[String; 3]>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, api: "", done: Vec::new() }
    }

    /// What follows is done with this API.
    pub(crate) fn api(&mut self, name: &'static str) -> io::Result<()> {
        self.api = name;
        writeln!(self.out, "{name}")
    }

    /// A step is done.
    pub(crate) fn step(&mut self, what: &str, how: &str) -> io::Result<()> {
        writeln!(self.out, "  {what:<26}{how}")?;
        // Whoever looks on sees it now.
        self.out.flush()
    }

    /// Something that was done, for the table.
    pub(crate) fn done(&mut self, what: impl Into<String>, became: impl Into<String>) {
        self.done.push([self.api.to_owned(), what.into(), became.into()]);
    }

    /// The table, and that nothing went wrong unseen.
    pub(crate) fn end(self, sandbox: &Sandbox) -> Result<(), Box<dyn Error>> {
        let violations = sandbox.violations();
        if let Some(first) = violations.first() {
            return Err(format!("the sandbox answered against its document: {first}").into());
        }
        let width = |at: usize| self.done.iter().map(|row| row[at].len()).max().unwrap_or_default();
        let (first, second) = (width(0), width(1));
        writeln!(self.out)?;
        for [api, what, became] in &self.done {
            writeln!(self.out, "{api:<first$} | {what:<second$} | {became}")?;
        }
        let (requests, webhooks) = (sandbox.requests().len(), sandbox.deliveries().len());
        writeln!(self.out, "\n{requests} requests, {webhooks} webhooks; no key, no network, no money.")?;
        Ok(())
    }
}
