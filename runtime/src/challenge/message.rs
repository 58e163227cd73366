//! The message by which the owner of an Ethereum account signs in (EIP-4361), to be looked at before it is signed.
//! It may not change the text: what is signed is what was received.

use std::error::Error as StdError;
use std::fmt;
use std::time::SystemTime;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ChallengeError, Wallet, WalletSignature};
use crate::values::Timestamp;

const INTRODUCTION: &str = " wants you to sign in with your Ethereum account:";

/// A message by which one signs in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInMessage {
    text: String,
    scheme: Option<String>,
    domain: String,
    address: String,
    statement: Option<String>,
    uri: String,
    version: String,
    chain_id: u64,
    nonce: String,
    issued_at: Timestamp,
    expires_at: Option<Timestamp>,
    not_before: Option<Timestamp>,
    request_id: Option<String>,
    resources: Vec<String>,
}

/// Makes the methods that show a part.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $give:expr;)*) => {
        impl SignInMessage {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> $type { let give: fn(&Self) -> $type = $give; give(self) })*
        }
    };
}

parts! {
    /// The whole text: what is signed.
    text: &str = |message| &message.text;
    /// The scheme before the domain, if it is there.
    scheme: Option<&str> = |message| message.scheme.as_deref();
    /// Who asks.
    domain: &str = |message| &message.domain;
    /// The account: `0x` and 40 hexadecimal digits.
    address: &str = |message| &message.address;
    /// What the owner agrees to.
    statement: Option<&str> = |message| message.statement.as_deref();
    /// What is signed in to.
    uri: &str = |message| &message.uri;
    /// The version of the message.
    version: &str = |message| &message.version;
    /// The chain, by its number in CAIP-2's `eip155`.
    chain_id: u64 = |message| message.chain_id;
    /// What makes the message the only one of its kind.
    nonce: &str = |message| &message.nonce;
    /// When it was made.
    issued_at: &Timestamp = |message| &message.issued_at;
    /// When it is good no more.
    expires_at: Option<&Timestamp> = |message| message.expires_at.as_ref();
    /// When it begins to be good.
    not_before: Option<&Timestamp> = |message| message.not_before.as_ref();
    /// The asker's own id of the request.
    request_id: Option<&str> = |message| message.request_id.as_deref();
    /// What the owner wants to have resolved with it.
    resources: &[String] = |message| &message.resources;
}

impl SignInMessage {
    /// Reads a message in base64.
    ///
    /// # Errors
    /// When it is not one.
    pub fn from_base64(challenge: &str) -> Result<Self, ChallengeError> {
        let bytes = STANDARD.decode(challenge).map_err(|_| ChallengeError::NotBase64)?;
        Self::parse(String::from_utf8(bytes).map_err(|_| ChallengeError::NotBase64)?)
    }

    /// Reads a message.
    ///
    /// # Errors
    /// When it is not one.
    pub fn parse(text: impl Into<String>) -> Result<Self, ChallengeError> {
        let text = text.into();
        // As the standard says. Other characters could show another text than the one that is signed.
        if !text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
            return Err(ChallengeError::NotAMessage("characters"));
        }
        let mut lines = Lines(text.split('\n').collect());
        let (scheme, domain) = lines.introduction().ok_or(ChallengeError::NotAMessage("first line"))?;
        let address = lines.address().ok_or(ChallengeError::NotAMessage("address"))?;
        let statement = lines.statement()?;
        let message = Self {
            scheme,
            domain,
            address,
            statement,
            uri: lines.required("URI")?,
            version: lines.required("Version")?,
            chain_id: number(&lines.required("Chain ID")?).ok_or(ChallengeError::NotAMessage("Chain ID"))?,
            nonce: lines.required("Nonce")?,
            issued_at: time("Issued At", &lines.required("Issued At")?)?,
            expires_at: lines.time("Expiration Time")?,
            not_before: lines.time("Not Before")?,
            request_id: lines.optional("Request ID"),
            resources: lines.resources(),
            text: String::new(),
        };
        // Whatever was not understood would be signed all the same.
        if lines.0.is_empty() { Ok(Self { text, ..message }) } else { Err(ChallengeError::NotAMessage("last lines")) }
    }

    /// The account with its chain, as CAIP-10 writes it: `eip155`, the chain's number and the address.
    #[must_use]
    pub fn account_id(&self) -> String {
        format!("eip155:{}:{}", self.chain_id, self.address)
    }

    /// Whether it is what one expects to sign: from this domain, and good at this time, as far as its text says. A text
    /// without an expiry is good for ever: how old it is tells [`issued_at`](Self::issued_at).
    ///
    /// # Errors
    /// When it is not.
    pub fn check(&self, domain: &str, now: SystemTime) -> Result<(), ChallengeError> {
        if !self.domain.eq_ignore_ascii_case(domain) {
            return Err(ChallengeError::OtherDomain);
        }
        let over = is_at_or_before(self.expires_at.as_ref(), now)?;
        let begun = is_at_or_before(self.not_before.as_ref(), now)?;
        if over == Some(true) || begun == Some(false) { Err(ChallengeError::NotNow) } else { Ok(()) }
    }

    /// Lets the wallet sign it. Look at it first, or [`check`](Self::check) it: whoever has the signature is signed in.
    ///
    /// # Errors
    /// When it is for another account than the wallet's, or the wallet does not sign.
    pub async fn sign(&self, wallet: &dyn Wallet) -> Result<WalletSignature, Box<dyn StdError + Send + Sync>> {
        if !self.address.eq_ignore_ascii_case(wallet.address()) {
            return Err(ChallengeError::OtherAccount.into());
        }
        wallet.sign_message(&self.text).await
    }
}

impl fmt::Debug for SignInMessage {
    /// The account is somebody's, so only what the asker says of itself shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignInMessage")
            .field("domain", &self.domain)
            .field("chain_id", &self.chain_id)
            .field("issued_at", &self.issued_at)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The lines that are not read yet.
struct Lines<'a>(std::collections::VecDeque<&'a str>);

impl Lines<'_> {
    fn introduction(&mut self) -> Option<(Option<String>, String)> {
        let before = self.0.pop_front()?.strip_suffix(INTRODUCTION)?;
        let (scheme, domain) = match before.split_once("://") {
            Some((scheme, domain)) => (Some(scheme.to_owned()), domain),
            None => (None, before),
        };
        let right = !domain.is_empty() && domain.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/');
        right.then(|| (scheme, domain.to_owned()))
    }

    fn address(&mut self) -> Option<String> {
        let line = self.0.pop_front()?;
        let digits = line.strip_prefix("0x")?;
        let right = digits.len() == 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        right.then(|| line.to_owned())
    }

    /// The text between two empty lines; without a text, some write one empty line and some two.
    fn statement(&mut self) -> Result<Option<String>, ChallengeError> {
        self.empty()?;
        if self.0.front().is_some_and(|line| line.starts_with("URI: ")) {
            return Ok(None);
        }
        let statement = self.0.pop_front().filter(|line| !line.is_empty()).map(str::to_owned);
        if statement.is_some() {
            self.empty()?;
        }
        Ok(statement)
    }

    fn empty(&mut self) -> Result<(), ChallengeError> {
        let empty = self.0.pop_front().is_some_and(str::is_empty);
        if empty { Ok(()) } else { Err(ChallengeError::NotAMessage("statement")) }
    }

    fn optional(&mut self, name: &str) -> Option<String> {
        let value = self.0.front()?.strip_prefix(name)?.strip_prefix(": ")?.to_owned();
        self.0.pop_front();
        Some(value)
    }

    fn required(&mut self, name: &'static str) -> Result<String, ChallengeError> {
        self.optional(name).filter(|value| !value.is_empty()).ok_or(ChallengeError::NotAMessage(name))
    }

    fn time(&mut self, name: &'static str) -> Result<Option<Timestamp>, ChallengeError> {
        self.optional(name).map(|text| time(name, &text)).transpose()
    }

    fn resources(&mut self) -> Vec<String> {
        let mut resources = Vec::new();
        if self.0.front() == Some(&"Resources:") {
            self.0.pop_front();
            while let Some(resource) = self.0.front().and_then(|line| line.strip_prefix("- ")) {
                resources.push(resource.to_owned());
                self.0.pop_front();
            }
        }
        resources
    }
}

fn number(digits: &str) -> Option<u64> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

fn time(name: &'static str, text: &str) -> Result<Timestamp, ChallengeError> {
    Timestamp::parse(text).map_err(|_| ChallengeError::NotAMessage(name))
}

/// A moment that the system cannot tell is no reason to sign.
fn is_at_or_before(at: Option<&Timestamp>, now: SystemTime) -> Result<Option<bool>, ChallengeError> {
    let at = at.map(SystemTime::try_from).transpose().map_err(|_| ChallengeError::NotNow)?;
    Ok(at.map(|at| at <= now))
}
