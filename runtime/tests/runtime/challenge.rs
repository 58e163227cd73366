//! Challenges of Ethereum accounts: what is read, what is not signed, and the signatures that others make.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oas_runtime::challenge::{ChallengeError, SignInMessage, Wallet, WalletSignature, WalletSigned, personal_message};
use oas_runtime::test::block_on;
use oas_runtime::transport::BoxFuture;

const ADDRESS: &str = "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23";
const CHALLENGE: &str = "api.sandbox.example wants you to sign in with your Ethereum account:
0x2c7536E3605D9C16a7a3D7b1898e529396a65c23

Sign in to prove that this account is yours.

URI: https://api.sandbox.example
Version: 1
Chain ID: 300
Nonce: abcdefgh12345678
Issued At: 2024-01-17T18:21:53Z";

fn issued() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_705_515_713)
}

#[test]
fn a_challenge_shows_what_it_says() {
    let message = SignInMessage::from_base64(&STANDARD.encode(CHALLENGE)).unwrap();
    let shown = [message.domain(), message.address(), message.uri(), message.version(), message.nonce()];
    assert_eq!(shown, ["api.sandbox.example", ADDRESS, "https://api.sandbox.example", "1", "abcdefgh12345678"]);
    assert_eq!(message.statement(), Some("Sign in to prove that this account is yours."));
    assert_eq!((message.chain_id(), message.issued_at().as_str()), (300, "2024-01-17T18:21:53Z"));
    assert_eq!(message.account_id(), format!("eip155:300:{ADDRESS}"));
    assert_eq!((message.expires_at(), message.not_before(), message.request_id()), (None, None, None));
    assert_eq!((message.text(), message.scheme(), message.resources()), (CHALLENGE, None, &[][..]));
    assert!(!format!("{message:?}").contains("0x2c"));
}

#[test]
fn the_parts_that_may_be_missing() {
    let more = "\nExpiration Time: 2024-01-17T19:21:53Z\nNot Before: 2024-01-17T18:21:53Z\nRequest ID: r-1\n\
                Resources:\n- ipfs://a\n- https://b.example/c";
    let message = SignInMessage::parse(format!("https://{CHALLENGE}{more}")).unwrap();
    assert_eq!((message.scheme(), message.domain()), (Some("https"), "api.sandbox.example"));
    assert_eq!(message.expires_at().unwrap().as_str(), "2024-01-17T19:21:53Z");
    assert_eq!(
        (message.request_id(), message.resources().join(" ")),
        (Some("r-1"), "ipfs://a https://b.example/c".into())
    );
    let bare = CHALLENGE.replace("Sign in to prove that this account is yours.\n", "");
    for without in [bare.clone(), bare.replace("\n\n\n", "\n\n")] {
        assert_eq!(SignInMessage::parse(without).unwrap().statement(), None);
    }
}

#[test]
fn anything_else_is_no_challenge() {
    let no = |text: &str| SignInMessage::parse(text).unwrap_err();
    let with = |from: &str, to: &str| no(&CHALLENGE.replace(from, to));
    assert_eq!(no("2f1d0b6e-54c4-4f5c-8c9e-2d6a3c8f7a10"), ChallengeError::NotAMessage("first line"));
    assert_eq!(with("api.sandbox.example wants", " wants"), ChallengeError::NotAMessage("first line"));
    assert_eq!(with("example wants", "example/x wants"), ChallengeError::NotAMessage("first line"));
    assert_eq!(with("0x2c", "0x2"), ChallengeError::NotAMessage("address"));
    assert_eq!(with("0x2c", "0x2g"), ChallengeError::NotAMessage("address"));
    assert_eq!(with("yours.\n\n", "yours.\n"), ChallengeError::NotAMessage("statement"));
    assert_eq!(with("Chain ID: 300", "Chain ID: +300"), ChallengeError::NotAMessage("Chain ID"));
    assert_eq!(with("Version: 1\n", ""), ChallengeError::NotAMessage("Version"));
    assert_eq!(with("Nonce: abcdefgh12345678", "Nonce: "), ChallengeError::NotAMessage("Nonce"));
    assert_eq!(with("T18:21:53Z", ""), ChallengeError::NotAMessage("Issued At"));
    for character in ["\r", "\u{1b}[2K", "\u{202e}", "\t", "ä"] {
        assert_eq!(with("yours.", &format!("yours{character}.")), ChallengeError::NotAMessage("characters"));
    }
    assert_eq!(no(&format!("{CHALLENGE}\nAlso: all my money")), ChallengeError::NotAMessage("last lines"));
    assert_eq!(no(&format!("{CHALLENGE}\n")), ChallengeError::NotAMessage("last lines"));
    for wrong in ["%", "/w==", "eA"] {
        assert_eq!(SignInMessage::from_base64(wrong), Err(ChallengeError::NotBase64), "{wrong}");
    }
}

#[test]
fn a_challenge_is_checked_before_it_is_signed() {
    let more = "\nExpiration Time: 2024-01-17T19:21:53Z\nNot Before: 2024-01-17T18:21:53Z";
    let message = SignInMessage::parse(format!("{CHALLENGE}{more}")).unwrap();
    let at = |seconds| message.check("API.sandbox.example", issued() + Duration::from_secs(seconds));
    assert_eq!([at(0), at(3599), at(3600)], [Ok(()), Ok(()), Err(ChallengeError::NotNow)]);
    let early = issued().checked_sub(Duration::from_secs(1)).unwrap();
    assert_eq!(message.check("api.sandbox.example", early), Err(ChallengeError::NotNow));
    assert_eq!(message.check("api.example", issued()), Err(ChallengeError::OtherDomain));
}

/// A wallet that gives back what it was asked to sign.
struct Echo(&'static str);

impl Wallet for Echo {
    fn address(&self) -> &str {
        self.0
    }

    fn sign_message<'a>(&'a self, text: &'a str) -> BoxFuture<'a, WalletSigned> {
        Box::pin(async move { Err(text.into()) })
    }
}

#[test]
fn only_the_wallet_of_the_account_signs_and_all_of_the_text() {
    let message = SignInMessage::parse(CHALLENGE).unwrap();
    let sign = |address| block_on(message.sign(&Echo(address))).unwrap_err().to_string();
    assert_eq!(sign("0x2C7536e3605d9c16a7a3d7b1898e529396a65c23"), CHALLENGE);
    assert_eq!(sign("0x0000000000000000000000000000000000000000"), ChallengeError::OtherAccount.to_string());
}

#[test]
fn signatures_are_hexadecimal_and_base64_of_bytes() {
    let text = format!("0x{}1c", "ab".repeat(64));
    let signature = WalletSignature::from_hex(&text).unwrap();
    assert_eq!((signature.to_hex(), signature.as_bytes()[64]), (text.clone(), 28));
    assert_eq!(WalletSignature::from_hex(&text[2..].to_uppercase()), Ok(signature));
    assert_eq!(signature.to_base64(), STANDARD.encode(signature.as_bytes()));
    for wrong in ["", "0x", &text[..131], &text[..130], &format!("{text}00"), &text.replace('a', "x")] {
        assert_eq!(WalletSignature::from_hex(wrong), Err(ChallengeError::NotASignature), "{wrong}");
    }
    assert!(!format!("{signature:?}").contains("ab"));
}

#[test]
fn personal_messages_have_their_prefix() {
    assert_eq!(personal_message("né".as_bytes()), b"\x19Ethereum Signed Message:\n3n\xc3\xa9");
}

#[cfg(feature = "k256")]
mod key {
    use oas_runtime::challenge::{EthereumKey, SignInMessage, Wallet};
    use oas_runtime::test::block_on;

    use super::{ADDRESS, CHALLENGE};

    const KEY: &str = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

    // The well-known example of web3.js.
    #[test]
    fn signatures_are_those_of_other_libraries() {
        let key = EthereumKey::from_hex(KEY).unwrap();
        assert_eq!(key.address(), ADDRESS);
        assert_eq!(
            block_on(key.sign_message("Some data")).unwrap().to_hex(),
            "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd\
             6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c"
        );
        let message = SignInMessage::parse(CHALLENGE).unwrap();
        let signature = block_on(message.sign(&key)).unwrap();
        assert_eq!(signature, block_on(key.sign_message(CHALLENGE)).unwrap());
    }

    #[test]
    fn addresses_have_the_checksum_of_their_case() {
        for (key, address) in [
            (format!("{:064x}", 1), "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"),
            (format!("{:064x}", 2), "0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF"),
            (format!("{:064x}", 3), "0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69"),
        ] {
            assert_eq!(EthereumKey::from_hex(&key).unwrap().address(), address);
        }
    }

    #[test]
    fn other_keys_are_refused_and_nothing_shows() {
        for wrong in ["", "0x", &KEY[..65], &KEY[2..].replace('4', "g"), &"0".repeat(64), &"f".repeat(64)] {
            assert!(EthereumKey::from_hex(wrong).is_err(), "{wrong}");
        }
        assert_eq!(format!("{:?}", EthereumKey::from_hex(&KEY[2..]).unwrap()), "EthereumKey { .. }");
    }
}
