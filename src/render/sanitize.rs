//! Makes texts from files harmless to look at: one line, nothing that moves the cursor, hides words or turns them
//! around.

use std::borrow::Cow;

/// What stands where something harmful stood.
const REPLACEMENT: char = '\u{FFFD}';

/// A text as it may be shown: newlines, tabs and carriage returns become spaces, what else controls a
/// terminal, turns text around or cannot be seen becomes U+FFFD. The result is a single line.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| clean_char(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(clean_char).collect())
    }
}

/// What one character is shown as.
pub(super) fn clean_char(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => ' ',
        c if is_harmful(c) => REPLACEMENT,
        c => c,
    }
}

/// Whether a character would do something other than be read: move the cursor, reverse text, or make two different
/// names look alike.
///
/// These are the general categories Cc, Zl and Zp, the interlinear annotations, and every code point with the property
/// `Default_Ignorable_Code_Point` (Unicode 16.0, `DerivedCoreProperties.txt`), which includes the bidirectional
/// controls of Unicode Standard Annex 9. The joiners U+200C and U+200D stay: Persian words and family emoji are spelt
/// with them.
pub(super) fn is_harmful(c: char) -> bool {
    c.is_control() || (!c.is_ascii() && (is_default_ignorable(c) || is_separator(c)) && !is_joiner(c))
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}')
}

fn is_default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_not_copied() {
        for text in ["", "Åse Bjørnstad-Høgberg", "日本語", "👩‍👩‍👧", "e\u{301}", "می‌خواهم", "\u{E001}"]
        {
            assert!(matches!(sanitize(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn every_control_character_is_replaced() {
        for code in (0..0x20).chain(0x7F..0xA0) {
            let c = char::from_u32(code).expect("below the surrogates");
            let shown = if matches!(c, '\n' | '\t' | '\r') { ' ' } else { REPLACEMENT };
            assert_eq!(sanitize(&format!("a{c}b")), format!("a{shown}b"), "U+{code:04X}");
        }
    }

    #[test]
    fn what_turns_text_around_or_hides_is_replaced() {
        let codes = [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xE0041];
        // Fillers, the grapheme joiner and variation selectors: names with and without them look alike.
        let unseen = [0x34F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180F, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0100];
        let codes = codes.into_iter().chain(unseen).chain([0xE01EF, 0xE0FFF]);
        for code in codes.chain(0x202A..=0x202E).chain(0x2066..=0x2069) {
            let c = char::from_u32(code).expect("no surrogates");
            assert_eq!(sanitize(&c.to_string()), "\u{FFFD}", "U+{code:04X}");
        }
    }

    #[test]
    fn an_escape_sequence_becomes_words() {
        assert_eq!(sanitize("\x1b[31mred\x1b]0;title\x07"), "\u{FFFD}[31mred\u{FFFD}]0;title\u{FFFD}");
    }

    #[test]
    fn no_char_at_all_passes_that_is_harmful() {
        for c in '\0'..=char::MAX {
            assert!(!is_harmful(clean_char(c)), "{c:?}");
        }
    }
}
