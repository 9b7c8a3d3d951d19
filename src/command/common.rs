//! The options that every command has.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Args, ValueEnum};

use crate::domain::{Lang, Problem, Scale};
use crate::render::Format;
use crate::source::{KEY_VARIABLE, MAX_NUMBER, Overrides, Pseudonyms, exposed_key};
use crate::view::Texts;

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that shows them, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The options that every command has.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// Measure against this catalog (a YAML file or a folder of them) instead of the built-in one
    #[arg(long, global = true, value_name = "PATH")]
    pub catalog: Option<PathBuf>,

    /// Output format; the default is a table, or what the ending of --output says. What `check` finds can be
    /// shown as sarif, junit and github, too
    #[arg(long, global = true, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<Format>,

    /// Write to this file, whole or not at all, instead of to standard output
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Language of what is printed: en or nb
    #[arg(long, global = true, value_name = "LANG", default_value = "en", hide_possible_values = true,
        value_parser = languages())]
    pub lang: Lang,

    /// The kind of selling, in place of what the team file says: complex or transactional
    #[arg(long, global = true, value_name = "ID")]
    pub motion: Option<String>,

    /// The scale of the scores, in place of what the team file says: 1..5
    #[arg(long, global = true, value_name = "LO..HI", value_parser = scale, allow_hyphen_values = true)]
    pub scale: Option<Scale>,

    /// Count only the ratings of these kinds of raters, of those that say whose they are: manager,peer
    #[arg(long, global = true, value_name = "KIND,…", value_delimiter = ',')]
    pub raters: Vec<String>,

    /// Whether people are shown under pseudonyms.
    #[arg(
        long,
        global = true,
        help = "Show people under pseudonyms: lasting ones with a key \
        (--pseudonym-key, or SALESFIT_PSEUDONYM_KEY in the environment), else for this run only"
    )]
    pub pseudonyms: bool,

    /// The file with the key of pseudonyms, 16 bytes or more; implies --pseudonyms
    #[arg(long, global = true, value_name = "FILE")]
    pub pseudonym_key: Option<PathBuf>,

    /// What makes the pseudonyms, once it is known.
    #[arg(skip)]
    assigned: Option<Pseudonyms>,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,

    /// Print nothing but results and errors
    #[arg(long, global = true)]
    pub quiet: bool,
}

impl Common {
    /// What stands in place of what a team file says.
    pub fn given(&self) -> Overrides {
        Overrides {
            motion: self.motion.clone(),
            scale: self.scale,
            raters: self.raters.clone(),
            pseudonyms: self.assigned.clone(),
        }
    }

    /// The words in the language asked for; the commands that they print repeat the options given.
    pub fn texts(&self) -> Texts {
        let mut options: Vec<(&str, String)> = Vec::new();
        if let Some(catalog) = &self.catalog {
            options.push(("catalog", catalog.to_string_lossy().into_owned()));
        }
        if let Some(motion) = &self.motion {
            options.push(("motion", motion.clone()));
        }
        if let Some(scale) = &self.scale {
            options.push(("scale", format!("{}..{}", scale.lo(), scale.hi())));
        }
        if !self.raters.is_empty() {
            options.push(("raters", self.raters.join(",")));
        }
        if self.lang != Lang::default() {
            options.push(("lang", self.lang.code().to_owned()));
        }
        let mut texts = Texts::new(self.lang);
        for (name, value) in options {
            texts.rerun.options.push_str(&format!(" --{name} {}", quoted(&value)));
        }
        if self.is_discreet() {
            texts.rerun.options.push_str(" --pseudonyms");
        }
        texts
    }

    /// Whether nobody is to be named.
    pub fn is_discreet(&self) -> bool {
        self.pseudonyms || self.pseudonym_key.is_some()
    }

    /// The pseudonyms under the key that is given, in a file or else in the environment; `None` where none is.
    ///
    /// # Errors
    /// The key cannot be read or is no use as one.
    pub fn keyed(&self) -> Result<Option<Pseudonyms>, Problem> {
        if let Some(path) = &self.pseudonym_key {
            return Pseudonyms::from_file(path).map(Some);
        }
        let key = std::env::var_os(KEY_VARIABLE);
        key.map(|key| Pseudonyms::with_key(key.as_encoded_bytes())).transpose()
    }

    /// Makes the pseudonyms under which people are shown, where that is asked for.
    ///
    /// # Errors
    /// As of [`keyed`](Self::keyed), or the system gives no random numbers.
    pub fn assign_pseudonyms(&mut self) -> Result<(), Problem> {
        if self.is_discreet() {
            self.assigned = Some(self.keyed()?.map_or_else(Pseudonyms::of_this_run, Ok)?);
        }
        Ok(())
    }

    /// The pseudonyms under which people are shown; `None` where they are shown by name.
    pub fn assigned(&self) -> Option<&Pseudonyms> {
        self.assigned.as_ref()
    }

    /// A note where others can read the key file that is given.
    pub fn exposed_key(&self) -> Option<Problem> {
        self.pseudonym_key.as_deref().and_then(exposed_key)
    }
}

/// A word as a shell takes it for one.
pub fn quoted(word: &str) -> String {
    let is_plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "._-/,:=+@%".contains(c));
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// A parser for words that each mean a value.
pub fn words<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(words.iter().map(|(word, _)| *word));
    names.try_map(|name| {
        let found = words.iter().find(|(word, _)| *word == name);
        found.map(|(_, value)| *value).ok_or("no such word")
    })
}

fn formats() -> impl TypedValueParser<Value = Format> {
    words(&Format::ALL)
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    words(&Lang::ALL)
}

/// `1..5`, `0..100`, `-3..3`.
fn scale(text: &str) -> Result<Scale, String> {
    let ends =
        text.split_once("..").and_then(|(lo, hi)| Some((lo.trim().parse().ok()?, hi.trim().parse().ok()?)));
    let (lo, hi) = ends.ok_or("write it as the low and the high end, such as 1..5")?;
    let of_use = |end: f64| end.abs() <= MAX_NUMBER;
    let scale = Scale::new(lo, hi).filter(|_| of_use(lo) && of_use(hi));
    scale.ok_or_else(|| "the low end must lie below the high one, and both within 1e9".to_owned())
}
