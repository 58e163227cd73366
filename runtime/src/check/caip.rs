//! Identifiers of blockchains (CAIP-2) and of accounts on them (CAIP-10), with the check sum of EIP-55.
//! They may not be stricter than the standards: of a namespace that is not known here, only the form is looked at.

use sha3::{Digest as _, Keccak256};

/// Namespace and reference: `eip155:1`. Case counts.
pub(super) fn chain(text: &str) -> bool {
    text.split_once(':').is_some_and(|(namespace, reference)| is_chain(namespace, reference))
}

/// Namespace, reference and address: `eip155:1:0x…`. The first two colons part them.
pub(super) fn account(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let (Some(namespace), Some(reference), Some(address)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let plain = consists(address, 1, 128, |b| b.is_ascii_alphanumeric() || b"-.%".contains(&b));
    plain && is_chain(namespace, reference) && (namespace != EVM || is_evm_address(address))
}

/// The namespace of the chains that are addressed like Ethereum.
const EVM: &str = "eip155";

fn is_chain(namespace: &str, reference: &str) -> bool {
    let of_namespace = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let of_reference = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    consists(namespace, 3, 8, of_namespace)
        && consists(reference, 1, 32, of_reference)
        && (namespace != EVM || reference.bytes().all(|b| b.is_ascii_digit()))
}

fn consists(text: &str, least: usize, most: usize, of: impl Fn(u8) -> bool) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(of)
}

/// `0x` and forty hexadecimal digits. In one case they say nothing about themselves; in both, case is the check sum.
fn is_evm_address(text: &str) -> bool {
    let Some(digits) = text.strip_prefix("0x").filter(|digits| digits.len() == 40) else {
        return false;
    };
    let has = |of: fn(&u8) -> bool| digits.bytes().any(|b| of(&b));
    let mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    digits.bytes().all(|b| b.is_ascii_hexdigit()) && (!mixed || is_checked(digits))
}

/// EIP-55: a letter is a capital where the hash of the small digits has a nibble of 8 or more in its place.
fn is_checked(digits: &str) -> bool {
    let hash = Keccak256::digest(digits.to_ascii_lowercase());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
    digits.bytes().zip(nibbles).all(|(digit, nibble)| {
        let capital = nibble >= 8;
        !digit.is_ascii_alphabetic() || digit.is_ascii_uppercase() == capital
    })
}

#[cfg(test)]
mod tests {
    use super::{account, chain};

    #[test]
    fn chains_have_a_namespace_and_a_reference() {
        for right in
            ["eip155:1", "eip155:421614", "starknet:SN_MAIN", "tron:27Lqcw", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"]
        {
            assert!(chain(right), "{right}");
        }
        for wrong in [
            "",
            "eip155",
            "eip155:",
            ":1",
            "ab:1",
            "Eip155:1",
            "longnames:1",
            "eip155:x",
            "eip155:1 ",
            "eip155:1:2",
            "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpX",
            "starknet:SN.MAIN",
        ] {
            assert!(!chain(wrong), "{wrong}");
        }
    }

    /// The vectors of EIP-55, and the sample of CAIP-10.
    #[test]
    fn addresses_in_both_cases_are_checked() {
        for right in [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            "0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb",
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "0xde709f2102306220921060314715629080e2fb77",
        ] {
            assert!(account(&format!("eip155:1:{right}")), "{right}");
        }
        for wrong in [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
            "0xFB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd",
            "0xgaaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        ] {
            assert!(!account(&format!("eip155:1:{wrong}")), "{wrong}");
        }
    }

    #[test]
    fn accounts_of_other_namespaces_have_the_form_only() {
        for right in
            ["cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0", "hedera:mainnet:0.0.1234567890-zbhlt"]
        {
            assert!(account(right), "{right}");
        }
        assert!(account(&format!("abcdefgh:{}:{}", "r".repeat(32), "a".repeat(128))));
        for wrong in
            ["hedera:mainnet", "hedera:mainnet:", "hedera:mainnet:a b", "hedera:mainnet:a:b", "hedera:mainnet:a\n"]
        {
            assert!(!account(wrong), "{wrong}");
        }
        assert!(!account(&format!("hedera:mainnet:{}", "a".repeat(129))));
    }
}
