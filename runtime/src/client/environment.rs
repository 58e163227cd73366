//! The environments of an API.
//! They may not be mixed up: whether real money moves is said by each, not guessed from its address.

use std::borrow::Cow;
use std::fmt;

/// Where calls go.
#[derive(Clone, PartialEq, Eq)]
pub struct Environment {
    name: Cow<'static, str>,
    base_url: Cow<'static, str>,
    kind: Kind,
    /// It takes the place of the document's environments, and of the servers that single operations have.
    is_custom: bool,
    /// Where those servers are instead, by their URL in the document.
    servers: Vec<(String, String)>,
}

/// Whether an environment is the real one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing in it is real.
    Sandbox,
    /// What happens in it is real.
    Production,
}

impl Environment {
    /// An environment: its name, its base URL, and whether it is the real one.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, base_url: impl Into<Cow<'static, str>>, kind: Kind) -> Self {
        Self { name: name.into(), base_url: base_url.into(), kind, is_custom: false, servers: Vec::new() }
    }

    /// An environment that the document does not know, such as a stand-in on this machine. Operations for which the
    /// document has a server of their own go there too, unless [`server`](Self::server) says where they go.
    #[must_use]
    pub fn custom(name: impl Into<Cow<'static, str>>, base_url: impl Into<Cow<'static, str>>, kind: Kind) -> Self {
        Self { is_custom: true, ..Self::new(name, base_url, kind) }
    }

    /// Where operations go for which the document has the server `documented`.
    #[must_use]
    pub fn server(mut self, documented: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.push((documented.into(), url.into()));
        self
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The base URL.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The server of an operation, where it is not the base URL.
    ///
    /// # Errors
    /// In a sandbox of the document: that server may be a real one.
    pub(crate) fn server_of(&self, documented: &'static str) -> Result<Option<&str>, &'static str> {
        let given = self.servers.iter().find(|(known, _)| known == documented).map(|(_, url)| url.as_str());
        if given.is_some() || self.is_custom {
            return Ok(given);
        }
        if self.kind == Kind::Sandbox && documented.contains("://") {
            return Err("nothing says that it is one of a sandbox; say where calls go with `Environment::custom`");
        }
        Ok(Some(documented))
    }

    /// Whether it is the real one.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

impl fmt::Debug for Environment {
    /// Not the base URL: a custom one may hold anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}
