//! Pseudonyms: names that can be traced back to a person only with the key.
//!
//! A pseudonym is the beginning of an HMAC-SHA-256 (Krawczyk, Bellare & Canetti 1997, RFC 2104; FIPS 180-4) of an id under
//! a key. The only module that knows the crates for that.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::domain::{Catalog, Place, Problem, Rater, RaterKind, SellerKey};

/// The environment variable that may hold the key. No child process inherits it.
pub const KEY_VARIABLE: &str = "SALESFIT_PSEUDONYM_KEY";

/// The least length of a key in bytes. Under a shorter key, names could be found by trying keys.
const LEAST_KEY: usize = 16;

/// The length of a new key in bytes: as long as the code that it makes (RFC 2104, section 3).
const NEW_KEY: usize = 32;

/// The part of a key file that is read, in bytes.
const MOST_KEY: u64 = 64 << 10;

/// Where random numbers come from, as a problem with them names it.
const RANDOM: &str = "getrandom";

/// What every pseudonym begins with.
const BEGINNING: &str = "s-";

/// Five bits each (Crockford's alphabet): no letter that could be taken for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// So many letters: 50 bits. That two of a thousand people share one happens once in two billion times.
const LENGTH: usize = 10;

/// What makes pseudonyms of ids.
#[derive(Clone)]
pub struct Pseudonyms {
    mac: Hmac<Sha256>,
    lasting: bool,
}

impl Pseudonyms {
    /// Pseudonyms under a key; a line end behind it is no part of it.
    ///
    /// # Errors
    /// The key is shorter than 16 bytes, or is one byte over and over.
    pub fn with_key(key: &[u8]) -> Result<Self, Problem> {
        let key = key.strip_suffix(b"\n").unwrap_or(key);
        let key = key.strip_suffix(b"\r").unwrap_or(key);
        if key.is_empty() {
            return Err(Problem::new("empty-key"));
        }
        let short = || Problem::new("short-key").with("bytes", key.len()).with("least", LEAST_KEY);
        if key.len() < LEAST_KEY {
            return Err(short());
        }
        if key.iter().all(|byte| *byte == key[0]) {
            return Err(Problem::new("repeated-key"));
        }
        Pseudonyms::keyed(key, true).ok_or_else(short)
    }

    /// Pseudonyms under the key in a file.
    ///
    /// # Errors
    /// There is no such file, it is a device or a folder, it cannot be read, or its key is of no use.
    pub fn from_file(path: &Path) -> Result<Self, Problem> {
        let place = || Place::whole(path.to_string_lossy().into());
        // A device such as /dev/zero holds no secret. A pipe may well bring one.
        if fs::metadata(path).is_ok_and(|about| !about.is_file() && !is_pipe(&about)) {
            return Err(Problem::new("key-not-a-file").at(place()));
        }
        let mut key = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MOST_KEY).read_to_end(&mut key));
        read.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Problem::new("no-key-file").at(place()),
            _ => unreadable(&error, place()),
        })?;
        Pseudonyms::with_key(&key).map_err(|problem| problem.at(place()))
    }

    /// Pseudonyms that nobody can make again: under a random key that is forgotten.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn of_this_run() -> Result<Self, Problem> {
        let trouble = |error: &dyn fmt::Display| unreadable(error, Place::whole(RANDOM.into()));
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| trouble(&error))?;
        Pseudonyms::keyed(&key, false).ok_or_else(|| trouble(&"no key"))
    }

    /// `None` for a key that no HMAC can be made of: there is none such.
    fn keyed(key: &[u8], lasting: bool) -> Option<Self> {
        Some(Pseudonyms { mac: Hmac::new_from_slice(key).ok()?, lasting })
    }

    /// Whether the same pseudonyms can be had again, with the same key.
    pub fn is_lasting(&self) -> bool {
        self.lasting
    }

    /// What an id in a policy or a baseline is shown as: its pseudonym, where it is none already.
    pub fn shown(&self, word: &str) -> String {
        read_pseudonym(word).unwrap_or_else(|| self.pseudonym(word))
    }

    /// The pseudonym of an id.
    pub fn pseudonym(&self, id: &str) -> String {
        let mut mac = self.mac.clone();
        mac.update(id.as_bytes());
        let code = mac.finalize().into_bytes();
        let bits = code.iter().take(7).fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte)) >> 6;
        let letter = |at: usize| char::from(LETTERS[(bits >> (5 * (LENGTH - 1 - at)) & 31) as usize]);
        BEGINNING.chars().chain((0..LENGTH).map(letter)).collect()
    }
}

/// A new random key: 64 hexadecimal digits.
///
/// # Errors
/// The system gives no random numbers.
pub fn new_key() -> Result<String, Problem> {
    let mut key = [0_u8; NEW_KEY];
    getrandom::fill(&mut key).map_err(|error| unreadable(&error, Place::whole(RANDOM.into())))?;
    Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A note where other users of the computer can read or change a key file; `None` where they cannot, and on systems
/// without such rights.
pub fn exposed_key(path: &Path) -> Option<Problem> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let is_exposed = about.permissions().mode() & 0o077 != 0;
        is_exposed.then(|| Problem::new("exposed-key").at(Place::whole(path.to_string_lossy().into())).note())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

fn is_pipe(about: &fs::Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::FileTypeExt::is_fifo(&about.file_type());
    #[cfg(not(unix))]
    {
        let _ = about;
        false
    }
}

/// A word as the pseudonym that it is, in whatever case it is written; `None` where it is none.
pub fn read_pseudonym(word: &str) -> Option<String> {
    let word = word.trim().to_ascii_lowercase();
    let letters = word.strip_prefix(BEGINNING)?;
    let is_one = letters.len() == LENGTH && letters.bytes().all(|letter| LETTERS.contains(&letter));
    is_one.then_some(word)
}

fn unreadable(error: &dyn fmt::Display, place: Place) -> Problem {
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or_default().to_owned();
    Problem::new("unreadable-file").at(place).with("system", words)
}

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonyms(…)")
    }
}

/// Who somebody is, and her id and name as they are shown: her own, or the pseudonym of her id for both.
pub(super) fn shown_seller(
    id: String,
    name: String,
    pseudonyms: Option<&Pseudonyms>,
) -> (SellerKey, String, String) {
    let key = SellerKey::new(&id).named(&name);
    match pseudonyms.map(|pseudonyms| pseudonyms.pseudonym(&id)) {
        Some(pseudonym) => (key, pseudonym.clone(), pseudonym),
        None => (key, id, name),
    }
}

/// A kind of rater as it is shown: under a pseudonym where the word for it may be somebody's name.
pub(super) fn shown_rater(word: &str, catalog: &Catalog, pseudonyms: Option<&Pseudonyms>) -> RaterKind {
    let is_usual = || Rater::USUAL.contains(&word) || catalog.raters.iter().any(|rater| rater.id == word);
    match pseudonyms.filter(|_| !is_usual()) {
        Some(pseudonyms) => RaterKind::shown_as(word, &pseudonyms.pseudonym(word)),
        None => word.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        let pair = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("two digits");
        (0..text.len()).step_by(2).map(pair).collect()
    }

    fn mac(key: &[u8], data: &[u8]) -> Vec<u8> {
        let mut mac = Pseudonyms::keyed(key, true).expect("a key").mac;
        mac.update(data);
        mac.finalize().into_bytes().to_vec()
    }

    /// RFC 4231, sections 4.2 to 4.8 (all but the truncated 4.6): key, data, HMAC-SHA-256.
    #[test]
    fn rfc_4231_test_cases() {
        let whole_key: Vec<u8> = (1..=25).collect();
        let large = b"This is a test using a larger than block-size key and a larger than block-size data. \
            The key needs to be hashed before being used by the HMAC algorithm.";
        let cases: [(&str, &[u8], &[u8], &str); 6] = [
            (
                "4.2",
                &[0x0b; 20],
                b"Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                "4.3",
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                "4.4",
                &[0xaa; 20],
                &[0xdd; 50],
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            ),
            (
                "4.5",
                &whole_key,
                &[0xcd; 50],
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
            ),
            (
                "4.7",
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
            ("4.8", &[0xaa; 131], large, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
        ];
        for (section, key, data, expected) in cases {
            assert_eq!(mac(key, data), hex(expected), "RFC 4231, section {section}");
        }
    }

    #[test]
    fn a_pseudonym_is_the_first_50_bits_of_the_hmac() {
        let pseudonyms = Pseudonyms::keyed(&[0x0b; 20], true).expect("a key");
        // b0344c61d8db38… in fives: 10110 00000 11010 00100 11000 11000 01110 11000 11011 01100.
        assert_eq!(pseudonyms.pseudonym("Hi There"), "s-p0t4rrervc");
    }

    #[test]
    fn a_line_end_is_no_part_of_the_key_and_a_short_key_is_refused() {
        let code = |key: &[u8]| Pseudonyms::with_key(key).map(|_| ()).map_err(|problem| problem.code);
        assert_eq!(code(b""), Err("empty-key"));
        assert_eq!(code(b"\r\n"), Err("empty-key"));
        assert_eq!(code(b"fifteen bytes..\n"), Err("short-key"));
        assert_eq!(code(b"sixteen bytes..."), Ok(()));
        assert_eq!(code(&[0; 64]), Err("repeated-key"));
        assert_eq!(code(b"aaaaaaaaaaaaaaaaaaaaa\n"), Err("repeated-key"));
        let of = |key: &[u8]| Pseudonyms::with_key(key).expect("a key").pseudonym("kari");
        assert_eq!(of(b"sixteen bytes..."), of(b"sixteen bytes...\r\n"));
        assert_ne!(of(b"sixteen bytes..."), of(b"sixteen bytes...\n\n"));
    }

    #[test]
    fn a_pseudonym_is_known_for_one_in_any_case() {
        let made = Pseudonyms::of_this_run().expect("random numbers").pseudonym("kari");
        assert_eq!(read_pseudonym(&format!(" {} ", made.to_uppercase())), Some(made));
        for word in ["", "s-", "kari", "s-0123456780u", "s-012345678", "s-012345678u", "t-0123456789"] {
            assert_eq!(read_pseudonym(word), None, "{word}");
        }
    }

    #[test]
    fn nothing_prints_the_key() {
        let pseudonyms = Pseudonyms::with_key(b"sixteen bytes...").expect("a key");
        assert_eq!(format!("{pseudonyms:?}"), "Pseudonyms(…)");
    }
}
