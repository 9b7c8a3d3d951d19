//! Words of a catalog in a comment, where they can do nothing.

use crate::domain::clean;

/// The longest line of a comment, in characters, unless one word is longer.
const WIDTH: usize = 96;

/// The longest comment, in characters.
const LONGEST: usize = 600;

/// Returns the lines of a comment, without the signs that begin them.
///
/// Only letters, digits, spaces and a few marks are left. More than the end of a line could end a comment, or be acted upon
/// in one: templates of dbt (`{{ … }}`), variables (`:name`, `&name`, `${…}`, `%s`), and quotes and semicolons, by which some
/// programs split a script.
pub(super) fn comment_lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let mut harmless = String::with_capacity(text.len());
    let mut chars = text.chars().take(LONGEST).peekable();
    while let Some(c) = chars.next() {
        let is_plain =
            c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '_' | '(' | ')' | '+' | '/');
        // A colon before a space begins no name.
        let is_colon = c == ':' && chars.peek().is_none_or(|next| *next == ' ');
        harmless.push(if is_plain || is_colon {
            c
        } else if c.is_whitespace() {
            ' '
        } else {
            '_'
        });
    }
    let mut lines: Vec<String> = Vec::new();
    for word in harmless.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_comment_ends_it_or_is_acted_upon() {
        for (words, shown) in [
            ("Thick skin: at least 8", "Thick skin: at least 8"),
            ("Jakt på nye kunder", "Jakt på nye kunder"),
            ("a\nDROP TABLE x;\r\u{2028}--", "a DROP TABLE x_ --"),
            ("*/ {{ config() }} {% x %} {# y #}", "_/ __ config() __ __ x __ __ y __"),
            (":name &name ${x} %s ?", "_name _name __x_ _s _"),
            ("it's \"so\" `q`", "it_s _so_ _q_"),
            ("\u{202e}abc\u{0}", "abc_"),
        ] {
            assert_eq!(comment_lines(words).join("|"), shown, "{words:?}");
        }
        assert!(comment_lines(&"long ".repeat(5_000)).len() < 10);
        assert_eq!(comment_lines(""), Vec::<String>::new());
    }
}
