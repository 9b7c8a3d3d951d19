//! Texts in the languages of the tool.

use std::borrow::Cow;

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

/// Returns a word as headings and ids are compared: lower case, with one kind of space.
pub fn fold(word: &str) -> String {
    let spaced = word.trim().chars().map(|c| if matches!(c, '_' | '-' | '\u{a0}') { ' ' } else { c });
    spaced.flat_map(char::to_lowercase).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
