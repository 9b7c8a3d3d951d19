//! Words made literal in Markdown: nothing in them is markup, HTML or a link.

use std::borrow::Cow;

use crate::render::sanitize::sanitize;

/// A text, cleaned, in which nothing is markup wherever it stands in a line.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let text = sanitize(text);
    if !text.contains(|c: char| c.is_ascii_punctuation() || matches!(c, 'w' | 'W')) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            // HTML knows no backslashes: entities hold wherever the text ends up.
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '|' | '$' => escaped.extend(['\\', c]),
            // Bare addresses become links by themselves (GFM, "Autolinks"), unless they are broken up.
            ':' if text[at..].starts_with("://") => escaped.push_str("\\:"),
            '.' if matches!(before, 'w' | 'W') => escaped.push_str("\\."),
            '@' => escaped.push_str("\\@"),
            c => escaped.push(c),
        }
        before = c;
    }
    Cow::Owned(escaped)
}

/// The same for a text that opens a line, where a dash, a plus, a number with a full stop or a row of equal
/// signs would make it a point or a heading. It is escaped otherwise already.
pub(super) fn escape_start(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{text}"),
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_literal() {
        assert_eq!(escape("<b>&amp;</b>"), "&lt;b&gt;&amp;amp;&lt;/b&gt;");
        assert_eq!(escape("[a](b) `c` *d* _e_ ~f~ | \\"), r"\[a\](b) \`c\` \*d\* \_e\_ \~f\~ \| \\");
        assert_eq!(escape("www.a.no http://a.no a@b.no"), r"www\.a.no http\://a.no a\@b.no");
        assert_eq!(escape("Åse (62), 3.5"), "Åse (62), 3.5");
    }

    #[test]
    fn no_line_of_words_is_a_point_or_a_heading() {
        let start = |text: &str| escape_start(escape(text).into_owned());
        assert_eq!(
            [start("- a"), start("+ a"), start("12. a"), start("===")],
            ["\\- a", "\\+ a", "12\\. a", "\\==="]
        );
        assert_eq!(start("2 days"), "2 days");
    }
}
