//! Words as YAML has them.

fn is_plain_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '/' | '(' | ')' | '.' | '-')
}

/// Returns a word as YAML, in double quotes wherever anything in it could mean more.
pub fn yaml_word(word: &str) -> String {
    let reserved =
        ["null", "true", "false", "~", "yes", "no", "y", "n"].contains(&word.to_lowercase().as_str());
    let is_plain = word.starts_with(char::is_alphabetic)
        && !word.ends_with(' ')
        && word.chars().all(is_plain_letter)
        && !reserved;
    if is_plain {
        return word.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_map_are_quoted_where_they_must_be() {
        for (word, written) in [
            ("Tåler avslag", "Tåler avslag"),
            ("-", "\"-\""),
            ("null", "\"null\""),
            ("a: b", "\"a: b\""),
            ("line\nbreak", "\"line\\nbreak\""),
            ("7", "\"7\""),
            ("\"x\"", "\"\\\"x\\\"\""),
        ] {
            assert_eq!(yaml_word(word), written);
        }
    }
}
