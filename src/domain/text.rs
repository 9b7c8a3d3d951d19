//! Texts in the languages that the tool speaks.

use std::borrow::Cow;

/// A language of the catalog and of what the commands print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Norwegian bokmål.
    Nb,
}

impl Lang {
    /// Every language by its code in files and on the command line, in the order in which a missing one is replaced
    /// by another.
    pub const ALL: [(&'static str, Lang); 2] = [("en", Lang::En), ("nb", Lang::Nb)];

    /// The language's code.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// A text that was given once for all languages, or once per language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    by_lang: [Option<Cow<'static, str>>; Lang::ALL.len()],
}

impl Text {
    /// The same words in every language.
    pub fn plain(words: impl Into<Cow<'static, str>>) -> Self {
        Text { by_lang: [Some(words.into()), None] }
    }

    /// One text per language, in the order of [`Lang::ALL`]; `None` where no language has words.
    pub fn per_lang(by_lang: [Option<Cow<'static, str>>; Lang::ALL.len()]) -> Option<Self> {
        by_lang.iter().any(Option::is_some).then_some(Text { by_lang })
    }

    /// The words in `lang`, or else in the first language that has some.
    pub fn get(&self, lang: Lang) -> &str {
        self.by_lang[lang as usize].as_deref().or_else(|| self.all().next()).unwrap_or_default()
    }

    /// The words of each language that has its own, in the order of [`Lang::ALL`].
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_lang.iter().filter_map(Option::as_deref)
    }

    /// The words of exactly this language, if it has its own.
    pub fn own(&self, lang: Lang) -> Option<&str> {
        self.by_lang[lang as usize].as_deref()
    }
}

/// A word as headings and ids are compared: lower case, with one kind of space.
pub fn fold(word: &str) -> String {
    let spaced = word.trim().chars().map(|c| if matches!(c, '_' | '-' | '\u{a0}') { ' ' } else { c });
    spaced.flat_map(char::to_lowercase).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
