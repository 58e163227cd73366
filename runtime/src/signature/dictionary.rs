//! Reads the structured fields (RFC 9651) that signatures and digests arrive in, and writes them as a signer did.
//! It may not guess: what is not such a field, or names something twice, is not read at all.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::structured;

/// Padding may be missing, as the standard asks of readers.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A value without parameters. Decimals, dates and texts in UTF-8 mean nothing here, but others may sign with them beside us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Integer(i64),
    Text(String),
    Token(String),
    Bytes(Vec<u8>),
    Boolean(bool),
    /// As the standard writes it.
    Decimal(String),
    Date(i64),
    Display(String),
}

pub(super) type Named = Vec<(String, Value)>;

/// A value with parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) value: Value,
    pub(super) parameters: Named,
}

/// A member of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Item(Item),
    List { items: Vec<Item>, parameters: Named },
}

/// Reads a dictionary.
pub(super) fn dictionary(text: &str) -> Option<Vec<(String, Member)>> {
    let mut reader = Reader { rest: text.trim_matches(' ') };
    let mut members = Vec::new();
    while !reader.rest.is_empty() {
        let key = reader.key()?;
        let member = if reader.takes('=') { reader.member()? } else { Member::Item(reader.flag()?) };
        add(&mut members, key, member)?;
        reader.skip(&[' ', '\t']);
        if reader.rest.is_empty() {
            break;
        }
        if !reader.takes(',') {
            return None;
        }
        reader.skip(&[' ', '\t']);
        if reader.rest.is_empty() {
            return None;
        }
    }
    Some(members)
}

/// The standard takes the last of two of one name. Who signs sends none twice; who tampers might.
fn add<T>(all: &mut Vec<(String, T)>, key: String, value: T) -> Option<()> {
    let new = all.iter().all(|(known, _)| *known != key);
    new.then(|| all.push((key, value)))
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip(&mut self, signs: &[char]) {
        self.rest = self.rest.trim_start_matches(signs);
    }

    /// The longest beginning that consists of such signs.
    fn all(&mut self, such: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|sign| !such(sign)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn key(&mut self) -> Option<String> {
        let key = self.all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-.*".contains(sign));
        structured::key(key).ok().map(str::to_owned)
    }

    fn member(&mut self) -> Option<Member> {
        if !self.takes('(') {
            return self.item().map(Member::Item);
        }
        let mut items = Vec::new();
        loop {
            self.skip(&[' ']);
            if self.takes(')') {
                return Some(Member::List { items, parameters: self.parameters()? });
            }
            items.push(self.item()?);
            if !self.rest.starts_with([' ', ')']) {
                return None;
            }
        }
    }

    fn item(&mut self) -> Option<Item> {
        Some(Item { value: self.value()?, parameters: self.parameters()? })
    }

    /// A member without a value is true.
    fn flag(&mut self) -> Option<Item> {
        Some(Item { value: Value::Boolean(true), parameters: self.parameters()? })
    }

    fn parameters(&mut self) -> Option<Named> {
        let mut all = Vec::new();
        while self.takes(';') {
            self.skip(&[' ']);
            let key = self.key()?;
            let value = if self.takes('=') { self.value()? } else { Value::Boolean(true) };
            add(&mut all, key, value)?;
        }
        Some(all)
    }

    fn value(&mut self) -> Option<Value> {
        match self.rest.chars().next()? {
            '"' => self.text(),
            ':' => self.bytes(),
            '?' => self.boolean(),
            '-' | '0'..='9' => self.number(),
            '@' => self.date(),
            '%' => self.display(),
            '*' | 'a'..='z' | 'A'..='Z' => {
                let more = |sign: char| sign.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:/".contains(sign);
                Some(Value::Token(self.all(more).to_owned()))
            }
            _ => None,
        }
    }

    fn text(&mut self) -> Option<Value> {
        let mut signs = self.rest.char_indices().skip(1);
        let mut text = String::new();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' => {
                    self.rest = self.rest.get(at + 1..)?;
                    return Some(Value::Text(text));
                }
                '\\' => text.push(signs.next().map(|(_, sign)| sign).filter(|sign| matches!(sign, '"' | '\\'))?),
                ' '..='~' => text.push(sign),
                _ => return None,
            }
        }
        None
    }

    fn bytes(&mut self) -> Option<Value> {
        let (bytes, rest) = self.rest.strip_prefix(':')?.split_once(':')?;
        self.rest = rest;
        BASE64.decode(bytes).ok().map(Value::Bytes)
    }

    fn boolean(&mut self) -> Option<Value> {
        let (value, rest) = match self.rest.strip_prefix('?')? {
            rest if rest.starts_with('1') => (true, rest),
            rest if rest.starts_with('0') => (false, rest),
            _ => return None,
        };
        self.rest = rest.get(1..)?;
        Some(Value::Boolean(value))
    }

    fn number(&mut self) -> Option<Value> {
        let negative = self.takes('-');
        let digits = self.all(|sign| sign.is_ascii_digit());
        let number: i64 = digits.parse().ok().filter(|_| digits.len() <= 15)?;
        if !self.takes('.') {
            return Some(Value::Integer(if negative { -number } else { number }));
        }
        let fraction = self.all(|sign| sign.is_ascii_digit());
        if digits.len() > 12 || !(1..=3).contains(&fraction.len()) {
            return None;
        }
        let written = fraction.trim_end_matches('0');
        let sign = if negative && (number != 0 || !written.is_empty()) { "-" } else { "" };
        Some(Value::Decimal(format!("{sign}{number}.{}", if written.is_empty() { "0" } else { written })))
    }

    fn date(&mut self) -> Option<Value> {
        self.rest = self.rest.strip_prefix('@')?;
        match self.number()? {
            Value::Integer(seconds) => Some(Value::Date(seconds)),
            _ => None,
        }
    }

    fn display(&mut self) -> Option<Value> {
        let (text, rest) = self.rest.strip_prefix("%\"")?.split_once('"')?;
        self.rest = rest;
        let mut bytes = Vec::new();
        let mut left = text.bytes();
        while let Some(byte) = left.next() {
            let digit = |byte: Option<u8>| match byte? {
                digit @ b'0'..=b'9' => Some(digit - b'0'),
                // Lower case only, so that there is one way to write it.
                digit @ b'a'..=b'f' => Some(digit - b'a' + 10),
                _ => None,
            };
            bytes.push(match byte {
                b'%' => digit(left.next())? * 16 + digit(left.next())?,
                b' '..=b'~' => byte,
                _ => return None,
            });
        }
        String::from_utf8(bytes).ok().map(Value::Display)
    }
}

/// A list in parentheses, as whoever signed it wrote it.
pub(super) fn list(items: &[Item], parameters: &[(String, Value)]) -> Option<String> {
    let items: Option<Vec<_>> = items.iter().map(item).collect();
    Some(format!("({}){}", items?.join(" "), named(parameters)?))
}

/// A value with its parameters, likewise.
pub(super) fn item(item: &Item) -> Option<String> {
    Some(value(&item.value)? + &named(&item.parameters)?)
}

fn named(parameters: &[(String, Value)]) -> Option<String> {
    let mut text = String::new();
    for (key, given) in parameters {
        text.push(';');
        text.push_str(key);
        if *given != Value::Boolean(true) {
            text.push('=');
            text.push_str(&value(given)?);
        }
    }
    Some(text)
}

fn value(value: &Value) -> Option<String> {
    Some(match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => structured::string("text", text).ok()?,
        Value::Token(token) => token.clone(),
        Value::Bytes(bytes) => structured::bytes(bytes),
        Value::Boolean(value) => format!("?{}", u8::from(*value)),
        Value::Decimal(number) => number.clone(),
        Value::Date(seconds) => format!("@{seconds}"),
        Value::Display(text) => display(text),
    })
}

fn display(text: &str) -> String {
    let written = text.bytes().map(|byte| match byte {
        b' '..=b'~' if !matches!(byte, b'%' | b'"') => char::from(byte).to_string(),
        _ => format!("%{byte:02x}"),
    });
    format!("%\"{}\"", written.collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Item, Member, Value, dictionary, item, list};

    /// As it is signed; a member of a dictionary that is an item is not signed, so it is written for the comparison only.
    fn rewritten(text: &str) -> Option<String> {
        let members = dictionary(text)?.into_iter().map(|(key, member)| {
            let flag = |item: &Item| item.value == Value::Boolean(true);
            let written = match &member {
                Member::List { items, parameters } => format!("={}", list(items, parameters)?),
                Member::Item(it) if flag(it) => item(it)?.strip_prefix("?1")?.to_owned(),
                Member::Item(it) => format!("={}", item(it)?),
            };
            Some(key + &written)
        });
        Some(members.collect::<Option<Vec<_>>>()?.join(", "))
    }

    fn theirs(text: &str) -> Option<(String, usize)> {
        let dictionary: sfv::Dictionary = sfv::Parser::new(text).parse().ok()?;
        let length = dictionary.len();
        Some((sfv::FieldType::serialize(&dictionary).unwrap_or_default(), length))
    }

    #[test]
    fn fields_are_written_as_a_signer_wrote_them() {
        let same = [
            r#"sig=("@method" "@query-param";name="a%22";req);created=1;keyid="k \"q\" \\";x=?0"#,
            "a=:YQ==:, b;x, c=1, d=tok/en:x*",
            "",
        ];
        for text in same {
            assert_eq!(rewritten(text).as_deref(), Some(text));
        }
        let spread = "sig=(  \"a\"  \"b\";req=?1 ); created=-007;\tx";
        assert_eq!(rewritten(spread), None);
        assert_eq!(rewritten(&spread.replace(";\tx", "")).as_deref(), Some(r#"sig=("a" "b";req);created=-7"#));
        assert_eq!(rewritten("a=:YQ:").as_deref(), Some("a=:YQ==:"));
        let others = r#"a=-001.50, b=@-01, c=%"%41%c3%a9%22%25", d=-0.000;x=0.125"#;
        assert_eq!(rewritten(others).as_deref(), Some(r#"a=-1.5, b=@-1, c=%"A%c3%a9%22%25", d=0.0;x=0.125"#));
        assert_eq!(rewritten(others), theirs(others).map(|(text, _)| text));
    }

    #[test]
    fn what_is_no_such_field_is_not_read() {
        let wrong = [
            "sig=",
            "sig=(",
            "sig=(\"a\"\"b\")",
            "sig=(\"a\",\"b\")",
            "Sig=1",
            "a=1,",
            "a=1 b=2",
            "a=\"",
            "a=\"\\n\"",
            "a=\"é\"",
            "a=:Y=Q:",
            "a=:YQ",
            "a=?2",
            "a=1.",
            "a=1.2345",
            "a=1234567890123.1",
            "a=@1.5",
            "a=@",
            "a=%x",
            "a=%\"%\"",
            "a=%\"%4A\"",
            "a=%\"%ff\"",
            "a=%\"é\"",
            "a=-",
            "a=1234567890123456",
            ";a",
            "a=1;",
            "a=1, a=2",
            "a=1;x;x",
            "sig=(\"a\";x=1;x=2)",
        ];
        for text in wrong {
            assert_eq!(dictionary(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn another_reader_reads_the_same(text in r#"[ab10"\\=;,() :?*.@%-]{0,24}"#) {
            let (ours, theirs) = (rewritten(&text), theirs(&text));
            if let Some(ours) = &ours {
                prop_assert_eq!(Some(ours), theirs.as_ref().map(|(text, _)| text));
            }
        }

        #[test]
        fn what_another_reader_reads_is_read(names in "[ab][ab1]{0,3}", text in r#"[ab1 "]{0,6}"#, list in r#"("[a1]{0,2}" ?){0,3}"#) {
            let text = format!("{names}=({});x={}, z=:YQ==:", list.replace("\"\"", "\" \""), text.trim());
            prop_assert!(theirs(&text).is_none() || rewritten(&text).is_some(), "{}", text);
        }
    }
}
