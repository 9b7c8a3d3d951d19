//! Texts in the languages of the tool.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A language of catalogs and output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Norwegian bokmål.
    Nb,
}

impl Lang {
    /// Every language by its code in files and on the command line, in the order in which a missing text is replaced
    /// by another.
    pub const ALL: [(&'static str, Lang); 2] = [("en", Lang::En), ("nb", Lang::Nb)];

    /// Returns the language's code.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// A text given once for all languages, or once per language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    by_lang: [Option<Cow<'static, str>>; Lang::ALL.len()],
}

impl Text {
    /// Returns a text with the same words in every language.
    pub fn plain(words: impl Into<Cow<'static, str>>) -> Self {
        Text { by_lang: [Some(words.into()), None] }
    }

    /// Returns a text of words per language, in the order of [`Lang::ALL`]; `None` where no language has any.
    pub fn per_lang(by_lang: [Option<Cow<'static, str>>; Lang::ALL.len()]) -> Option<Self> {
        by_lang.iter().any(Option::is_some).then_some(Text { by_lang })
    }

    /// Returns the words in `lang`, else in the first language that has some.
    pub fn get(&self, lang: Lang) -> &str {
        self.by_lang[lang as usize].as_deref().or_else(|| self.all().next()).unwrap_or_default()
    }

    /// Returns the words of each language that has its own, in the order of [`Lang::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_lang.iter().filter_map(Option::as_deref)
    }

    /// Returns the words of exactly this language; `None` where it has none of its own.
    pub fn own(&self, lang: Lang) -> Option<&str> {
        self.by_lang[lang as usize].as_deref()
    }
}

/// Returns a text as it looks: its letters composed (NFC), without characters that only format.
///
/// Two texts that look the same on a screen are the same: a person must not have two ids by an accent that is written in
/// two ways, or by a soft hyphen.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || (is_nfc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_format)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_format(*c)).nfc().collect())
}

/// Whether a character has no look of its own: soft hyphens, characters without width, marks of direction and of byte
/// order.
fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Returns a word as headings and ids are compared: [clean], in lower case, with one kind of space.
pub fn fold(word: &str) -> String {
    let word = clean(word);
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_whitespace() || matches!(c, '_' | '-' | '\u{a0}') {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.extend(c.to_lowercase());
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Returns the letters of a text, each followed by its accents (Unicode NFD).
pub fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.nfd()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        assert_eq!(clean("A\u{30a}se"), "Åse");
        assert_eq!(clean("Ka\u{ad}ri\u{200b}"), "Kari");
        assert!(matches!(clean("Åse Bjørnstad"), Cow::Borrowed(_)));
        assert_eq!(fold(" Ta\u{30a}l-modighet\u{a0}\n_x "), "tål modighet x");
        assert_eq!(fold("--"), "");
    }
}
