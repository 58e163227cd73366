//! Settings of the ready-made transport.
//! They may not turn the checks of TLS off.

use std::fmt;
use std::time::Duration;

/// Settings of the ready-made transport: certificates and proxies. Without that transport they do nothing.
#[derive(Clone)]
#[must_use]
#[cfg_attr(not(feature = "http-client"), allow(dead_code, reason = "only the ready-made transport reads them"))]
pub struct HttpOptions {
    pub(crate) connect_timeout: Duration,
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) only_own_roots: bool,
    pub(crate) identity: Option<Identity>,
    pub(crate) proxy: Proxy,
}

/// A certificate of the client's own, and its key.
#[derive(Clone)]
#[allow(dead_code, reason = "only the ready-made transport with TLS reads it")]
pub(crate) struct Identity {
    pub(crate) certificate: Vec<u8>,
    pub(crate) key: secrecy::SecretSlice<u8>,
}

/// What stands between the client and the server.
#[derive(Clone)]
#[cfg_attr(not(feature = "http-client"), allow(dead_code, reason = "only the ready-made transport reads it"))]
pub(crate) enum Proxy {
    /// What the variables of the environment say, such as `HTTPS_PROXY`.
    FromEnvironment,
    Nothing,
    Url(String),
}

impl HttpOptions {
    pub(crate) fn new(connect_timeout: Duration) -> Self {
        Self {
            connect_timeout,
            roots: Vec::new(),
            only_own_roots: false,
            identity: None,
            proxy: Proxy::FromEnvironment,
        }
    }

    /// Trusts these certificates too: one or more in PEM.
    pub fn root_certificates_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(pem.into());
        self
    }

    /// Trusts only the certificates that were passed in, and no longer those of the system.
    pub fn only_own_roots(mut self) -> Self {
        self.only_own_roots = true;
        self
    }

    /// Shows this certificate to the server (mutual TLS): the chain and the key in PEM, the key in PKCS #8.
    pub fn client_certificate_pem(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.identity = Some(Identity { certificate: chain.into(), key: key.into().into() });
        self
    }

    /// Goes through this proxy, in place of what the environment says.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Url(url.into());
        self
    }

    /// Goes through no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::Nothing;
        self
    }
}

impl fmt::Debug for HttpOptions {
    /// Neither the proxy, whose address may hold a password, nor a certificate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpOptions").field("connect_timeout", &self.connect_timeout).finish_non_exhaustive()
    }
}
