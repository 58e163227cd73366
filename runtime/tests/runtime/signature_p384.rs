//! Signatures of P-384: the vectors of RFC 6979, keys from PEM, and another library's opinion of ours.
//!
//! `httpsig` supports P-384, so it checks our signatures from our headers, and we check its; but it stands on the same
//! crate for the curve. Independent of that are the vectors, and OpenSSL behind `cargo xtask contract`.

use httpsig::prelude::message_component::HttpMessageComponent;
use httpsig::prelude::{
    AlgorithmName, HttpSignatureBase, HttpSignatureHeaders, PublicKey, SecretKey, VerifyingKey as _,
};
use oas_runtime::http::header::AUTHORIZATION;
use oas_runtime::signature::{KeyError, MessageSignature, P384Key, Signer};
use oas_runtime::test::block_on;
use p384::ecdsa::signature::Verifier as _;
use p384::ecdsa::{Signature, VerifyingKey};
use p384::pkcs8::DecodePublicKey as _;

use crate::signature::{Recording, at, example, sign};

// The key of RFC 6979, A.2.6, as OpenSSL writes it.
const PKCS8: &str = "-----BEGIN PRIVATE KEY-----
MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
-----END PRIVATE KEY-----
";
const SEC1: &str = "-----BEGIN EC PRIVATE KEY-----
MIGkAgEBBDBrnT2tLhuMHAWxmHW2ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl
+HLJ6mDS7fWgBwYFK4EEACKhZANiAATsOk5BW04ZpFaGGAKfQn+l2pqLxK6S4C4G
quUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1XJE6o75rAxiGJZwilk2f537n1
TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
-----END EC PRIVATE KEY-----
";
const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE7DpOQVtOGaRWhhgCn0J/pdqai8SukuAu
BqrlKGswDGTe+PDqkFWGYGSiVFFUgLwTgBXZty19VyROqO+awMYhiWcIpZNn+d+5
9UyoSz8cnbEoiyMcOuDU/nNE/SUzJkcg
-----END PUBLIC KEY-----
";
const P256: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgq5kE1PIYpo+x/iwu
YeaoKdIWlvt940tr7+xw7F4PeE+hRANCAAThATGWWAUS1JqDW4R++f507Yg+kCv+
5nLVSHpo87lyvDnHH+XGQ9CFT+l4HIKVbN4KhJBxJgRSalWrbfxRJIUF
-----END PRIVATE KEY-----
";
const SCALAR: &str = "6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5";

fn key() -> P384Key {
    P384Key::from_pem("test-key", PKCS8).unwrap()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<_> = text.chars().filter(|digit| !digit.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

fn signature(message: &str) -> Vec<u8> {
    block_on(key().sign(message.as_bytes())).unwrap()
}

#[test]
fn signatures_are_the_deterministic_ones() {
    let sample = "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46
                  99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8";
    let test = "8203B63D3C853E8D77227FB377BCF7B7B772E97892A80F36AB775D509D7A5FEB0542A7F0812998DA8F1DD3CA3CF023DB
                DDD0760448D42D8A43AF45AF836FCE4DE8BE06B485E9B61B827C2F13173923E06A739F040649A667BF3B828246BAA5A5";
    assert_eq!(signature("sample"), unhex(sample));
    assert_eq!(signature("test"), unhex(test));
    assert_eq!((key().algorithm(), key().key_id()), ("ecdsa-p384-sha384", "test-key"));
}

#[test]
fn leading_zeros_of_r_and_s_stay() {
    for (message, zero) in [("message 6", 0), ("message 420", 48)] {
        let signature = signature(message);
        assert_eq!((signature.len(), signature[zero]), (96, 0), "{message}");
        assert!(is_signed(message.as_bytes(), &signature));
    }
}

fn is_signed(message: &[u8], signature: &[u8]) -> bool {
    let key = VerifyingKey::from_public_key_pem(PUBLIC).unwrap();
    Signature::from_slice(signature).is_ok_and(|signature| key.verify(message, &signature).is_ok())
}

#[test]
fn keys_are_read_as_they_are_written() {
    let with_parameters = format!("-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n{SEC1}");
    let keys = [
        P384Key::from_pem("k", SEC1),
        P384Key::from_pem("k", &with_parameters),
        P384Key::from_pem("k", &PKCS8.replace('\n', "\r\n")),
        P384Key::from_bytes("k", &unhex(SCALAR)),
    ];
    for key in keys {
        assert_eq!(key.unwrap().public_key_pem().unwrap(), PUBLIC);
    }
}

#[test]
fn other_keys_are_refused_and_nothing_shows() {
    let no = |pem: &str| P384Key::from_pem("k", pem).unwrap_err();
    for wrong in ["", "canary", PUBLIC, P256, &PKCS8.replace("MIG2", "MIG3"), &PKCS8[..200]] {
        assert!(matches!(no(wrong), KeyError::NotP384), "{wrong}");
    }
    for length in [0, 47, 49] {
        assert!(P384Key::from_bytes("k", &vec![1; length]).is_err(), "{length}");
    }
    assert!(P384Key::from_bytes("k", &[0; 48]).is_err() && P384Key::from_bytes("k", &[0xff; 48]).is_err());
    let encrypted = PKCS8.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    assert!(matches!(no(&encrypted), KeyError::Encrypted));
    assert_eq!(format!("{:?}", key()), "P384Key { .. }");
    let missing = P384Key::from_pem_file("k", concat!(env!("CARGO_MANIFEST_DIR"), "/no-such-file")).unwrap_err();
    assert!(matches!(missing, KeyError::File(_)), "{missing:?}");
}

#[test]
fn keys_are_read_from_files() {
    let path = std::env::temp_dir().join(format!("oas-runtime-p384-{}.pem", std::process::id()));
    std::fs::write(&path, SEC1).unwrap();
    let key = P384Key::from_pem_file("k", &path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(key.unwrap().public_key_pem().unwrap(), PUBLIC);
}

/// Another library's reading of the base: only the lines of the parts are ours.
fn their_base(ours: &str, theirs: &HttpSignatureHeaders) -> HttpSignatureBase {
    let lines = ours.lines().filter(|line| !line.starts_with("\"@signature-params\""));
    let lines: Vec<_> = lines.map(|line| HttpMessageComponent::try_from(line).unwrap()).collect();
    HttpSignatureBase::try_new(&lines, theirs.signature_params()).unwrap()
}

#[test]
fn another_library_accepts_ours_and_we_accept_its() {
    let signer = Recording::new(key());
    let mut request = example();
    request.headers.insert(AUTHORIZATION, "Bearer t".parse().unwrap());
    sign(&MessageSignature::new(signer.clone()).clock(at(1_618_884_473)).tag("app"), &mut request).unwrap();
    let [signature, input] = ["signature", "signature-input"].map(|name| request.headers[name].to_str().unwrap());
    let all = HttpSignatureHeaders::try_parse(signature, input).unwrap();
    let theirs = &all["sig"];
    let base = their_base(&signer.last(), theirs);
    assert_eq!(base.to_string(), signer.last());
    let algorithm = AlgorithmName::EcdsaP384Sha384;
    let public = PublicKey::from_pem(&algorithm, PUBLIC).unwrap();
    base.verify_signature_headers(&public, theirs).unwrap();
    assert!(public.verify(b"something else", &block_on(key().sign(b"this")).unwrap()).is_err());
    let secret = SecretKey::from_pem(&algorithm, PKCS8).unwrap();
    assert!(is_signed(signer.last().as_bytes(), &base.build_raw_signature(&secret).unwrap()));
}
