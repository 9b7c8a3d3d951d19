//! Pseudonyms: people can be re-identified only with the key.
//!
//! A pseudonym is the start of an HMAC-SHA-256 of an id under a key (Krawczyk, Bellare & Canetti 1997, RFC 2104;
//! FIPS 180-4). The only module that knows the crates for that.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use indexmap::IndexMap;
use sha2::Sha256;

use super::pseudonym_rows::PseudonymRows;
use crate::domain::{Catalog, Place, Problem, Rater, RaterKind, SellerKey};

/// The environment variable that may hold the key. No child process inherits it.
pub const KEY_VARIABLE: &str = "SALESFIT_PSEUDONYM_KEY";

/// The least length of a key in bytes. A team's names are few enough to be tried under a shorter one.
const LEAST_KEY: usize = 16;

/// The length of a new key in bytes: as long as the code that it makes (RFC 2104, section 3).
const NEW_KEY: usize = 32;

/// The most bytes read from a key file; any after that are not part of the key.
const MOST_KEY: u64 = 64 << 10;

/// The name that problems give the source of random numbers.
const RANDOM: &str = "getrandom";

/// The prefix of every pseudonym.
const BEGINNING: &str = "s-";

/// Five bits a letter (Crockford's alphabet), without letters that are easily confused.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The letters of a pseudonym: 50 bits. Two of a thousand people share one with a probability of 1 in 2 billion.
const LENGTH: usize = 10;

/// Makes pseudonyms from ids.
#[derive(Clone)]
pub struct Pseudonyms {
    mac: Hmac<Sha256>,
    lasting: bool,
    /// The pseudonyms that the caller chose, by id.
    chosen: Arc<IndexMap<String, String>>,
    /// Where everybody is who has been shown so far. Clones share it.
    rows: Arc<PseudonymRows>,
    /// Whether an id that is a pseudonym stays as it is.
    keeps: bool,
}

impl Pseudonyms {
    /// Returns pseudonyms under a key, without the line end that may follow it.
    ///
    /// # Errors
    /// The key is shorter than 16 bytes, or is one byte over and over.
    pub fn with_key(key: &[u8]) -> Result<Self, Problem> {
        let key = key.strip_suffix(b"\n").unwrap_or(key);
        let key = key.strip_suffix(b"\r").unwrap_or(key);
        if key.is_empty() {
            return Err(Problem::new("empty-key"));
        }
        let short = Problem::new("short-key").with("bytes", key.len()).with("least", LEAST_KEY);
        if key.len() < LEAST_KEY {
            return Err(short);
        }
        if key.iter().all(|byte| *byte == key[0]) {
            return Err(Problem::new("repeated-key"));
        }
        Pseudonyms::keyed(key, true).ok_or(short)
    }

    /// Returns pseudonyms under the key in a file.
    ///
    /// # Errors
    /// There is no such file, it is a device or a folder, it cannot be read, or its key is of no use.
    pub fn from_file(path: &Path) -> Result<Self, Problem> {
        let place = Place::whole(path.to_string_lossy().into());
        // A device such as /dev/zero holds no secret. A pipe may well bring one.
        if fs::metadata(path).is_ok_and(|about| !about.is_file() && !is_pipe(&about)) {
            return Err(Problem::new("key-not-a-file").at(place));
        }
        let mut key = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MOST_KEY).read_to_end(&mut key));
        if let Err(error) = read {
            return Err(match error.kind() {
                io::ErrorKind::NotFound => Problem::new("no-key-file").at(place),
                _ => unreadable(&error, place),
            });
        }
        Pseudonyms::with_key(&key).map_err(|problem| problem.at(place))
    }

    /// Returns pseudonyms that cannot be made again: under a random key that is not kept.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn of_this_run() -> Result<Self, Problem> {
        let place = Place::whole(RANDOM.into());
        let mut key = [0; 32];
        if let Err(error) = getrandom::fill(&mut key) {
            return Err(unreadable(&error, place));
        }
        Pseudonyms::keyed(&key, false).ok_or_else(|| unreadable(&"no key", place))
    }

    /// Returns `None` for a key that HMAC rejects; it accepts keys of any length.
    fn keyed(key: &[u8], lasting: bool) -> Option<Self> {
        let mac = Hmac::new_from_slice(key).ok()?;
        Some(Pseudonyms { mac, lasting, chosen: Arc::default(), rows: Arc::default(), keeps: false })
    }

    /// Returns the pseudonyms with others for some ids: pairs of an id and its pseudonym.
    #[must_use]
    pub fn with_chosen(self, chosen: impl IntoIterator<Item = (String, String)>) -> Self {
        Pseudonyms { chosen: Arc::new(chosen.into_iter().collect()), ..self }
    }

    /// Returns the same for a file that may have been written under them: an id that is a pseudonym stays as it is.
    pub(super) fn keeping(self) -> Self {
        Pseudonyms { keeps: true, ..self }
    }

    /// Notes where somebody is in a file. Returns a problem without a place if another person has the same pseudonym,
    /// with the row of that person.
    pub(super) fn note_row(&self, id: &str, file: &Arc<str>, line: usize) -> Option<Problem> {
        let is_kept = self.keeps && read_pseudonym(id).is_some();
        if is_kept { None } else { self.rows.add(&self.pseudonym(id), id, file, line) }
    }

    /// Whether the same key gives the same pseudonyms in another run.
    pub fn is_lasting(&self) -> bool {
        self.lasting
    }

    /// Returns how an id in a policy or a baseline is shown: as its pseudonym, unless it is one already.
    pub fn shown(&self, word: &str) -> String {
        read_pseudonym(word).unwrap_or_else(|| self.pseudonym(word))
    }

    /// Returns the pseudonym of an id.
    pub fn pseudonym(&self, id: &str) -> String {
        if let Some(chosen) = self.chosen.get(id) {
            return chosen.clone();
        }
        if let Some(own) = read_pseudonym(id).filter(|_| self.keeps) {
            return own;
        }
        let mut mac = self.mac.clone();
        mac.update(id.as_bytes());
        let code = mac.finalize().into_bytes();
        let bits = code.iter().take(7).fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte)) >> 6;
        let mut pseudonym = BEGINNING.to_owned();
        for at in 0..LENGTH {
            pseudonym.push(char::from(LETTERS[(bits >> (5 * (LENGTH - 1 - at)) & 31) as usize]));
        }
        pseudonym
    }
}

/// Returns a new random key: 64 hexadecimal digits.
///
/// # Errors
/// The system gives no random numbers.
pub fn new_key() -> Result<String, Problem> {
    let mut key = [0_u8; NEW_KEY];
    getrandom::fill(&mut key).map_err(|error| unreadable(&error, Place::whole(RANDOM.into())))?;
    Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Returns a note where other users of the computer can read or change a key file; `None` where they cannot, and on systems
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

/// Returns a word as a pseudonym, read in any case; `None` where it is not one.
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

/// Returns a seller's key, and her id and name as shown: her own, or the pseudonym of her id for both.
pub(super) fn shown_seller(
    id: String,
    name: String,
    pseudonyms: Option<&Pseudonyms>,
) -> (SellerKey, String, String) {
    let key = SellerKey::new(&id).named(&name);
    match pseudonyms.map(|pseudonyms| pseudonyms.pseudonym(&id)) {
        Some(pseudonym) => (key.shown_as(&pseudonym), pseudonym.clone(), pseudonym),
        None => (key, id, name),
    }
}

/// Returns a kind of rater as it is shown: under a pseudonym where the word may be a person's name.
pub(super) fn shown_rater(word: &str, catalog: &Catalog, pseudonyms: Option<&Pseudonyms>) -> RaterKind {
    match pseudonyms {
        Some(pseudonyms) if !is_listed(word, catalog) => {
            RaterKind::shown_as(word, &pseudonyms.pseudonym(word))
        }
        _ => word.into(),
    }
}

/// Whether a kind of rater is a usual one or one of the catalog's, and so no person's name.
fn is_listed(word: &str, catalog: &Catalog) -> bool {
    Rater::USUAL.contains(&word) || catalog.raters.iter().any(|rater| rater.id == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        let pairs = (0..text.len()).step_by(2).map(|at| &text[at..at + 2]);
        pairs.map(|pair| u8::from_str_radix(pair, 16).expect("two digits")).collect()
    }

    fn code(key: &[u8]) -> Option<&'static str> {
        Pseudonyms::with_key(key).err().map(|problem| problem.code)
    }

    fn kari_under(key: &[u8]) -> String {
        Pseudonyms::with_key(key).expect("a key").pseudonym("kari")
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
        assert_eq!(code(b""), Some("empty-key"));
        assert_eq!(code(b"\r\n"), Some("empty-key"));
        assert_eq!(code(b"fifteen bytes..\n"), Some("short-key"));
        assert_eq!(code(b"sixteen bytes..."), None);
        assert_eq!(code(&[0; 64]), Some("repeated-key"));
        assert_eq!(code(b"aaaaaaaaaaaaaaaaaaaaa\n"), Some("repeated-key"));
        assert_eq!(kari_under(b"sixteen bytes..."), kari_under(b"sixteen bytes...\r\n"));
        assert_ne!(kari_under(b"sixteen bytes..."), kari_under(b"sixteen bytes...\n\n"));
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
