//! Results as JSON: values as they are, laid out to be read, streamed, and harmless to look at in a terminal.

mod layout;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

use self::layout::Layout;
use super::DrawError;
use super::sanitize::is_harmful;

/// Writes a value and a newline.
///
/// # Errors
/// `out` cannot be written to, or the value cannot be serialised to its end.
pub(super) fn draw(value: &impl Serialize, out: &mut dyn Write) -> Result<(), DrawError> {
    let mut layout = Layout::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut layout, Harmless)).map_err(io::Error::from)?;
    layout.finish()?;
    Ok(out.write_all(b"\n")?)
}

/// Adds a value to a text, as `draw` writes it but on one line. Nothing that is written like that has keys that JSON cannot
/// have, and memory can be written to.
pub(super) fn add_value(value: &impl Serialize, text: &mut Vec<u8>) {
    value.serialize(&mut Serializer::with_formatter(text, Harmless)).expect("it is JSON");
}

/// JSON's own escapes, and `\u` escapes for what JSON would let through to a terminal.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        // Ids and keys need no escape, and are most of what is written.
        if fragment.bytes().all(|byte| byte.is_ascii_graphic()) {
            return out.write_all(fragment.as_bytes());
        }
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
        CompactFormatter.write_char_escape(out, escape)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn drawn(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        draw(value, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("JSON is UTF-8").trim_end().to_owned()
    }

    #[test]
    fn small_things_stand_on_one_line_and_great_ones_do_not() {
        let cell =
            json!({"fit": 0.24, "vetoes": [{"task": "hunting", "trait": "resilience"}], "unvetoed": null});
        let value = json!({
            "none": [],
            "fits": {"hunter": cell, "lead": cell},
            "short": [{"n": 1}],
            "ids": ["a", "b"],
        });
        let line =
            r#"{"fit": 0.24, "vetoes": [{"task": "hunting", "trait": "resilience"}], "unvetoed": null}"#;
        let expected = format!(
            "{{\n  \"none\": [],\n  \"fits\": {{\n    \"hunter\": {line},\n    \"lead\": {line}\n  }},\n  \
             \"short\": [\n    {{\"n\": 1}}\n  ],\n  \"ids\": [\"a\", \"b\"]\n}}"
        );
        assert_eq!(drawn(&value), expected);
    }

    #[test]
    fn a_list_that_is_too_long_for_a_line_has_one_item_a_line() {
        let words = json!({"words": vec!["abcdefghij"; 9], "more": {"list": [[1], [2]]}});
        let broken = "\"abcdefghij\",\n    ".repeat(8) + "\"abcdefghij\"";
        let expected = format!(
            "{{\n  \"words\": [\n    {broken}\n  ],\n  \"more\": {{\n    \"list\": [\n      [1],\n      [2]\n    ]\n  }}\n}}"
        );
        assert_eq!(drawn(&words), expected);
    }

    #[test]
    fn every_text_reads_back_as_it_was_and_is_harmless() {
        let all: String = ('\0'..='\u{3000}').chain('\u{E000}'..='\u{E0080}').collect();
        let json = drawn(&all);
        assert!(!json.contains(is_harmful));
        assert_eq!(serde_json::from_str::<String>(&json).expect("valid JSON"), all);
    }

    #[test]
    fn numbers_are_not_rounded_and_what_is_no_number_is_null() {
        assert_eq!(
            drawn(&[0.1 + 0.2, 1.0, f64::NAN, f64::INFINITY]),
            "[\n  0.30000000000000004,\n  1.0,\n  null,\n  null\n]"
        );
    }

    #[test]
    fn layout_changes_no_value() {
        let texts = ["a\"b", "\\", "[", "{\"x\": [1,2]}", "", " , : "];
        let value = json!({"texts": texts, "deep": [[[[{"a": [{"b": {"c": []}}]}]]]], "empty": {}});
        let read: serde_json::Value = serde_json::from_str(&drawn(&value)).expect("valid JSON");
        assert_eq!(read, value);
    }
}
