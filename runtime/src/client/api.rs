//! What is the same for all operations of an API.
//! It may not hold anything of one program: it is a constant of a generated crate.

use crate::rate_limit::RateLimitHeaders;

/// Facts about one API. Made with [`Api::new`] and the methods that add to it, so that a new fact breaks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Api {
    /// Its name, for people.
    pub name: &'static str,
    /// The crate that was generated for it.
    pub crate_name: &'static str,
    /// The version of that crate.
    pub crate_version: &'static str,
    /// Where an error body holds the vendor's code: names from outside in.
    pub error_code: &'static [&'static str],
    /// Where an error body holds the vendor's words.
    pub error_message: &'static [&'static str],
    /// The headers that may hold the id that the vendor gave to the request; the first that is there counts.
    pub request_id_headers: &'static [&'static str],
    /// The headers that tell how many requests may still be made, where the API has them.
    pub rate_limit: Option<RateLimitHeaders>,
    /// What to look at when credentials are refused.
    pub help_401: &'static str,
}

impl Api {
    /// An API with nothing special about it.
    #[must_use]
    pub const fn new(name: &'static str, crate_name: &'static str, crate_version: &'static str) -> Self {
        Self {
            name,
            crate_name,
            crate_version,
            error_code: &[],
            error_message: &[],
            request_id_headers: &[],
            rate_limit: None,
            help_401: "",
        }
    }

    /// Where an error body holds the vendor's code: names from outside in.
    #[must_use]
    pub const fn error_code(mut self, path: &'static [&'static str]) -> Self {
        self.error_code = path;
        self
    }

    /// Where an error body holds the vendor's words.
    #[must_use]
    pub const fn error_message(mut self, path: &'static [&'static str]) -> Self {
        self.error_message = path;
        self
    }

    /// The headers that may hold the id that the vendor gave to the request, in lower case.
    #[must_use]
    pub const fn request_id_headers(mut self, names: &'static [&'static str]) -> Self {
        self.request_id_headers = names;
        self
    }

    /// The headers that tell how many requests may still be made, in lower case.
    #[must_use]
    pub const fn rate_limit(mut self, headers: RateLimitHeaders) -> Self {
        self.rate_limit = Some(headers);
        self
    }

    /// One sentence on what to look at when credentials are refused.
    #[must_use]
    pub const fn help_401(mut self, help: &'static str) -> Self {
        self.help_401 = help;
        self
    }
}
