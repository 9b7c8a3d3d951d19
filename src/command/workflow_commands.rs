//! Escapes workflow commands in what is printed under GitHub Actions.
//!
//! The runner reads both streams of a step. A line that begins with `::` is a command, and so is `##[` anywhere in a
//! line (actions/runner, `ActionCommand`): `::stop-commands::` in a name would silence every later annotation. One
//! character is escaped, so that the text stays readable and its format valid.

use std::io::{self, Write};

use crate::render::{Format, Syntax};

/// The environment variable that is `true` in every step of a workflow.
const VARIABLE: &str = "GITHUB_ACTIONS";

/// Whether the runner of GitHub Actions reads what is printed.
pub fn is_read_by_runner() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|value| value == "true")
}

/// The replacements for the characters that would make a command.
#[derive(Clone, Copy, Debug)]
pub struct Escapes {
    /// For the second `:` at the start of a line.
    colon: &'static str,
    /// For the `[` after `##`.
    bracket: &'static str,
}

impl Escapes {
    /// A backslash: visible to people, hidden by Markdown.
    pub const WORDS: Escapes = Escapes { colon: "\\:", bracket: "\\[" };

    /// Returns the escapes of a format. JSON and XML read back unchanged. The `github` format consists of commands at the
    /// start of a line, and escapes their texts itself.
    pub fn of(format: Format) -> Self {
        match format.syntax() {
            Syntax::Json => Escapes { colon: "\\u003a", bracket: "\\u005b" },
            Syntax::Xml => Escapes { colon: "&#58;", bracket: "&#91;" },
            Syntax::Commands => Escapes { colon: ":", ..Escapes::WORDS },
            // Nothing in bytes can be escaped; they are not printed for a runner.
            Syntax::Words | Syntax::Binary => Escapes::WORDS,
        }
    }
}

/// Returns a text with its commands escaped.
pub fn escaped(text: &str, escapes: Escapes) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    Escaped::new(&mut bytes, escapes).write_all(text.as_bytes()).expect("memory can be written to");
    String::from_utf8(bytes).expect("ASCII characters are replaced by ASCII")
}

/// Writes to `out`, with workflow commands escaped if there are `escapes`.
pub fn through(
    escapes: Option<Escapes>,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    match escapes {
        Some(escapes) => write(&mut Escaped::new(out, escapes)),
        None => write(out),
    }
}

/// A writer that escapes commands, starting at the beginning of a line.
pub struct Escaped<'w> {
    to: &'w mut dyn Write,
    escapes: Escapes,
    place: LinePlace,
    hashes: u8,
}

/// A position in a line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LinePlace {
    /// After nothing but white space, which the runner trims.
    Start,
    /// After a `:` there.
    Colon,
    /// After anything else.
    Inside,
}

impl<'w> Escaped<'w> {
    /// Returns a writer to `to`.
    pub fn new(to: &'w mut dyn Write, escapes: Escapes) -> Self {
        Escaped { to, escapes, place: LinePlace::Start, hashes: 0 }
    }

    /// Returns the replacement for a byte that would make a command, and moves past it.
    fn replacement(&mut self, byte: u8) -> Option<&'static str> {
        let is_command = byte == b':' && self.place == LinePlace::Colon;
        let is_bracket = byte == b'[' && self.hashes == 2;
        self.hashes = if byte == b'#' { (self.hashes + 1).min(2) } else { 0 };
        self.place = match (byte, self.place) {
            (b'\n' | b'\r', _) => LinePlace::Start,
            (b':', LinePlace::Start) => LinePlace::Colon,
            // A byte beyond ASCII may be a part of a space.
            (_, LinePlace::Start) if byte.is_ascii_whitespace() || byte == 0x0b || !byte.is_ascii() => {
                LinePlace::Start
            }
            _ => LinePlace::Inside,
        };
        let colon = is_command.then_some(self.escapes.colon);
        colon.or(is_bracket.then_some(self.escapes.bracket))
    }
}

impl Write for Escaped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if let Some(replacement) = self.replacement(*byte) {
                self.to.write_all(&bytes[written..at])?;
                self.to.write_all(replacement.as_bytes())?;
                written = at + 1;
            }
        }
        self.to.write_all(&bytes[written..])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the runner finds a command in a line.
    fn is_command(line: &str) -> bool {
        line.trim_start().starts_with("::") || line.contains("##[")
    }

    #[test]
    fn both_forms_are_escaped_wherever_they_stand() {
        for (text, expected) in [
            ("::error::x", ":\\:error::x"),
            (" \t\u{a0}::x\n\u{3000}::y", " \t\u{a0}:\\:x\n\u{3000}:\\:y"),
            ("a ::b", "a ::b"),
            (": :x", ": :x"),
            ("a\r\n::x\r::y", "a\r\n:\\:x\r:\\:y"),
            ("a ##[stop-commands]b ###[c] #[d]", "a ##\\[stop-commands]b ###\\[c] #[d]"),
            ("##[::", "##\\[::"),
            ("", ""),
        ] {
            let found = escaped(text, Escapes::WORDS);
            assert_eq!(found, expected);
            assert!(!found.lines().any(is_command) && !found.split('\r').any(is_command), "{found}");
        }
    }

    #[test]
    fn a_command_in_several_pieces_is_escaped() {
        let text = "x\n  ::stop-commands::y ##[error] z\n::";
        let mut bytes = Vec::new();
        let mut out = Escaped::new(&mut bytes, Escapes::WORDS);
        for byte in text.as_bytes() {
            out.write_all(&[*byte]).expect("memory can be written to");
        }
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), escaped(text, Escapes::WORDS));
    }

    #[test]
    fn json_reads_back_as_it_was() {
        let text = "##[error] ::";
        let mut bytes = Vec::new();
        let json = serde_json::to_vec(text).expect("JSON");
        Escaped::new(&mut bytes, Escapes::of(Format::Json))
            .write_all(&json)
            .expect("memory can be written to");
        assert!(!bytes.windows(3).any(|part| part == b"##["));
        assert_eq!(serde_json::from_slice::<String>(&bytes).expect("JSON"), text);
    }
}
