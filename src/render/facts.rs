//! Reports as JSON: values as they are, pretty printed, streamed, and harmless to look at in a terminal.

use std::io::{self, Write};

use serde::Serializer as _;
use serde_json::ser::{CharEscape, Formatter, Serializer};

use super::DrawError;
use super::sanitize::is_harmful;
use crate::view::blocks::Fact;

/// Columns within which a list of plain values stands on one line.
const LIST_WIDTH: usize = 100;
/// Columns within which a record does. Unrounded numbers are long: a cell of the matrix should still be one
/// line, so that a line of the file is a thing to look at, to `grep` and to `diff`.
const RECORD_WIDTH: usize = 480;

pub(super) fn draw(facts: Fact, out: &mut dyn Write) -> Result<(), DrawError> {
    write(facts, 0, out)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes a value whose brackets stand so deep, without a newline behind it.
pub(super) fn write(fact: Fact, depth: usize, out: &mut dyn Write) -> Result<(), DrawError> {
    if depth > 0 && stands_on_one_line(&fact) {
        let mut line = Vec::new();
        let width = if matches!(fact, Fact::List(_)) { LIST_WIDTH } else { RECORD_WIDTH };
        write_compact(&fact, &mut line)?;
        if line.len() <= width || is_plain(&fact) {
            out.write_all(&line)?;
            return Ok(());
        }
    }
    match fact {
        Fact::List(items) => write_list(items.into_iter().map(Ok), depth, out),
        Fact::Each(items) => write_list(items, depth, out),
        Fact::After(late) => write(late(), depth, out),
        Fact::Record(entries) => {
            let mut items = Items::open(b"{", depth, out)?;
            for (key, value) in entries {
                items.next(out)?;
                write_text(&key, out)?;
                out.write_all(b": ")?;
                write(value, depth + 1, out)?;
            }
            items.close(b"}", out)
        }
        plain => Ok(write_compact(&plain, out)?),
    }
}

fn write_list(
    list: impl Iterator<Item = Result<Fact, crate::view::blocks::Stop>>,
    depth: usize,
    out: &mut dyn Write,
) -> Result<(), DrawError> {
    let mut items = Items::open(b"[", depth, out)?;
    for item in list {
        let item = item.map_err(DrawError::Stopped)?;
        items.next(out)?;
        write(item, depth + 1, out)?;
    }
    items.close(b"]", out)
}

/// Items on lines of their own between brackets; brackets without items stand together.
struct Items {
    depth: usize,
    any: bool,
}

impl Items {
    fn open(bracket: &[u8], depth: usize, out: &mut dyn Write) -> io::Result<Self> {
        out.write_all(bracket)?;
        Ok(Items { depth, any: false })
    }

    fn next(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.any { "," } else { "" };
        self.any = true;
        write!(out, "{comma}\n{:1$}", "", 2 * (self.depth + 1))
    }

    fn close(self, bracket: &[u8], out: &mut dyn Write) -> Result<(), DrawError> {
        if self.any {
            write!(out, "\n{:1$}", "", 2 * self.depth)?;
        }
        Ok(out.write_all(bracket)?)
    }
}

/// Whether a value is no structure, or one without anything in it.
fn is_plain(fact: &Fact) -> bool {
    match fact {
        Fact::List(items) => items.is_empty(),
        Fact::Record(entries) => entries.is_empty(),
        Fact::Each(_) | Fact::After(_) => false,
        _ => true,
    }
}

fn is_plain_record(fact: &Fact) -> bool {
    is_plain(fact)
        || matches!(fact, Fact::Record(entries) if entries.iter().all(|(_, value)| is_plain(value)))
}

/// Whether a value may stand on one line if it is short: a plain value, a list of such, or a record of such,
/// whose own lists hold nothing deeper than plain records (a cell with its vetoes).
fn stands_on_one_line(fact: &Fact) -> bool {
    match fact {
        Fact::List(items) => items.iter().all(is_plain),
        Fact::Record(entries) => entries.iter().all(|(_, value)| match value {
            Fact::List(items) => items.iter().all(is_plain_record),
            value => is_plain(value),
        }),
        other => is_plain(other),
    }
}

/// Writes a value on one line. What is pulled or known only later never gets here.
fn write_compact(fact: &Fact, out: &mut dyn Write) -> io::Result<()> {
    match fact {
        Fact::Bool(yes) => write!(out, "{yes}"),
        Fact::Count(count) => write!(out, "{count}"),
        // serde_json writes the shortest digits that read back as the same number; what is not finite, null.
        Fact::Number(number) => Ok(serde_json::to_writer(out, number)?),
        Fact::Text(text) => write_text(text, out),
        Fact::List(items) => {
            out.write_all(b"[")?;
            for (i, item) in items.iter().enumerate() {
                out.write_all(if i > 0 { b", " } else { b"" })?;
                write_compact(item, out)?;
            }
            out.write_all(b"]")
        }
        Fact::Record(entries) => {
            out.write_all(b"{")?;
            for (i, (key, value)) in entries.iter().enumerate() {
                out.write_all(if i > 0 { b", " } else { b"" })?;
                write_text(key, out)?;
                out.write_all(b": ")?;
                write_compact(value, out)?;
            }
            out.write_all(b"}")
        }
        Fact::Null | Fact::Each(_) | Fact::After(_) => out.write_all(b"null"),
    }
}

fn write_text(text: &str, out: &mut dyn Write) -> io::Result<()> {
    // Ids and keys need no escape, and are most of what is written.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-') {
        out.write_all(b"\"")?;
        out.write_all(text.as_bytes())?;
        return out.write_all(b"\"");
    }
    Serializer::with_formatter(out, Harmless).serialize_str(text).map_err(io::Error::from)
}

/// JSON's own escapes, and `\u` escapes for what JSON would let through to a terminal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_harmful) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut chars = from.chars();
            for unit in chars.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(out, escape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Problem;

    fn drawn(fact: Fact) -> String {
        let mut out = Vec::new();
        write(fact, 0, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    #[test]
    fn small_things_stand_on_one_line_and_great_ones_do_not() {
        let cell = || {
            let veto = Fact::record([("task", "hunting".into()), ("trait", "resilience".into())]);
            Fact::record([("fit", 0.24.into()), ("vetoes", Fact::List(vec![veto])), ("unvetoed", Fact::Null)])
        };
        let fact = Fact::record([
            ("none", Fact::List(vec![])),
            ("fits", Fact::Record(vec![("hunter".into(), cell()), ("lead".into(), cell())])),
            ("short", Fact::List(vec![Fact::record([("n", Fact::Count(1))])])),
            ("ids", Fact::texts(["a", "b"])),
        ]);
        let line =
            r#"{"fit": 0.24, "vetoes": [{"task": "hunting", "trait": "resilience"}], "unvetoed": null}"#;
        let expected = format!(
            "{{\n  \"none\": [],\n  \"fits\": {{\n    \"hunter\": {line},\n    \"lead\": {line}\n  }},\n  \
             \"short\": [\n    {{\"n\": 1}}\n  ],\n  \"ids\": [\"a\", \"b\"]\n}}"
        );
        assert_eq!(drawn(fact), expected);
    }

    #[test]
    fn every_text_reads_back_as_it_was_and_is_harmless() {
        let all: String = ('\0'..='\u{3000}').chain('\u{E000}'..='\u{E0080}').collect();
        let json = drawn(Fact::Text(all.clone()));
        assert!(!json.contains(is_harmful));
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), all);
    }

    #[test]
    fn numbers_are_not_rounded_and_what_is_no_number_is_null() {
        let fact = Fact::List([0.1 + 0.2, 1.0, f64::NAN, f64::INFINITY].map(Fact::from).into());
        assert_eq!(drawn(fact), "[\n  0.30000000000000004,\n  1.0,\n  null,\n  null\n]");
    }

    #[test]
    fn a_stream_is_drawn_one_by_one_until_it_stops() {
        let stream = [Ok(Fact::Count(1)), Err(vec![Problem::new("bad")]), Ok(Fact::Count(2))];
        let mut out = Vec::new();
        let end = write(Fact::Each(Box::new(stream.into_iter())), 0, &mut out);
        assert!(matches!(end, Err(DrawError::Stopped(problems)) if problems.len() == 1));
        assert_eq!(out, b"[\n  1");
        assert_eq!(drawn(Fact::Each(Box::new(std::iter::empty()))), "[]");
    }

    #[test]
    fn what_is_known_late_is_asked_for_when_its_turn_comes() {
        let seen = std::rc::Rc::new(std::cell::Cell::new(0));
        let (count, told) = (seen.clone(), seen.clone());
        let each = (0..3).map(move |i| {
            count.set(count.get() + 1);
            Ok(Fact::Count(i))
        });
        let fact = Fact::record([
            ("items", Fact::Each(Box::new(each))),
            ("seen", Fact::After(Box::new(move || Fact::from(told.get())))),
        ]);
        assert!(drawn(fact).ends_with("\"seen\": 3\n}"));
    }
}
