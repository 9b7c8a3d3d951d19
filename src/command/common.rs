//! The options that every command has.

use std::path::PathBuf;

use clap::builder::TypedValueParser;
use clap::{Args, ValueEnum};

use super::reading::ReadingArgs;
pub use super::words::words;
use crate::domain::{Lang, Problem, Rater, Scale};
use crate::render::Format;
use crate::source::{KEY_VARIABLE, MAX_NUMBER, Overrides, Pseudonyms, exposed_key};
use crate::view::{Texts, quoted};

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal that supports them, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The options that every command has.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch on the command line")]
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// Use this catalog (a YAML file or a folder of them) instead of the built-in one
    #[arg(long, global = true, value_name = "PATH")]
    pub catalog: Option<PathBuf>,

    /// Set the output format (default: by the ending of --output, else a table); jsonl is for `match`
    /// only; sarif, junit and github are for `check` only
    #[arg(long, global = true, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<Format>,

    /// Write CSV for a double click in Norwegian Excel: semicolons, decimal comma
    #[arg(long, global = true)]
    pub excel: bool,

    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Set the language of the output: en or nb
    #[arg(long, global = true, value_name = "LANG", default_value = "en", hide_possible_values = true,
        value_parser = languages())]
    pub lang: Lang,

    /// Use this kind of selling instead of the team file's: complex or transactional
    #[arg(long, global = true, value_name = "ID")]
    pub motion: Option<String>,

    /// Use this scale of scores instead of the team file's: 1..5
    #[arg(long, global = true, value_name = "LO..HI", value_parser = scale, allow_hyphen_values = true)]
    pub scale: Option<Scale>,

    /// Count only ratings by these kinds of raters, and those that name no rater: manager,peer
    #[arg(long, global = true, value_name = "KIND,…", value_delimiter = ',')]
    pub raters: Vec<String>,

    /// Look for best roles among all roles, not only those with seats or held today
    #[arg(long, global = true)]
    pub all_roles: bool,

    /// Whether to show people under pseudonyms.
    #[arg(
        long,
        global = true,
        help = "Show people under pseudonyms: the same in every run with a key \
        (--pseudonym-key, or SALESFIT_PSEUDONYM_KEY in the environment), else for this run only"
    )]
    pub pseudonyms: bool,

    /// Read the key of pseudonyms from this file, 16 bytes or more; implies --pseudonyms
    #[arg(long, global = true, value_name = "FILE")]
    pub pseudonym_key: Option<PathBuf>,

    /// The pseudonyms, after [`assign_pseudonyms`](Self::assign_pseudonyms).
    #[arg(skip)]
    assigned: Option<Pseudonyms>,

    /// Set when to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,

    /// Print results and errors only
    #[arg(long, global = true)]
    pub quiet: bool,

    #[command(flatten)]
    reading: ReadingArgs,
}

impl Common {
    /// Returns what overrides the team file.
    pub fn given(&self) -> Overrides {
        Overrides {
            motion: self.motion.clone(),
            scale: self.scale,
            raters: self.raters.clone(),
            pseudonyms: self.assigned.clone(),
            table: self.reading.options(),
            add: self.reading.add.clone(),
            as_written: false,
            all_roles: self.all_roles,
        }
    }

    /// Returns the texts in the language asked for. Commands in messages repeat the options given.
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
            options.push(("raters", self.shown_raters()));
        }
        if self.lang != Lang::default() {
            options.push(("lang", self.lang.code().to_owned()));
        }
        let mut texts = Texts::new(self.lang);
        for (name, value) in options {
            texts.rerun.options.push_str(&format!(" --{name} {}", quoted(&value)));
        }
        if self.all_roles {
            texts.rerun.options.push_str(" --all-roles");
        }
        texts.rerun.options.push_str(&self.reading.typed(self.is_discreet()));
        if self.pseudonym_key.is_some() {
            texts.rerun.options.push_str(" --pseudonym-key FILE");
        } else if self.pseudonyms {
            texts.rerun.options.push_str(" --pseudonyms");
        }
        texts
    }

    /// Returns the kinds of raters that count as they are shown: where no person may be named, without the words that may be
    /// names.
    fn shown_raters(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        for rater in &self.raters {
            let may_be_name = !Rater::USUAL.contains(&Rater::kind(rater).as_str());
            words.push(if self.is_discreet() && may_be_name { "…" } else { rater });
        }
        words.join(",")
    }

    /// Whether no person may be named.
    pub fn is_discreet(&self) -> bool {
        self.pseudonyms || self.pseudonym_key.is_some()
    }

    /// Returns the pseudonyms under the key in a file, else in the environment; `None` without a key.
    ///
    /// # Errors
    /// The key cannot be read or is too short.
    pub fn keyed(&self) -> Result<Option<Pseudonyms>, Problem> {
        if let Some(path) = &self.pseudonym_key {
            return Pseudonyms::from_file(path).map(Some);
        }
        let key = std::env::var_os(KEY_VARIABLE);
        key.map(|key| Pseudonyms::with_key(key.as_encoded_bytes())).transpose()
    }

    /// Shows people under these pseudonyms, whatever key the options name.
    pub fn use_pseudonyms(&mut self, pseudonyms: Pseudonyms) {
        self.pseudonyms = true;
        self.assigned = Some(pseudonyms);
    }

    /// Sets up the pseudonyms where the options ask for them and there are none yet.
    ///
    /// # Errors
    /// As [`keyed`](Self::keyed), or the system gives no random numbers.
    pub fn assign_pseudonyms(&mut self) -> Result<(), Problem> {
        if self.is_discreet() && self.assigned.is_none() {
            self.assigned = Some(self.keyed()?.map_or_else(Pseudonyms::of_this_run, Ok)?);
        }
        Ok(())
    }

    /// Returns the pseudonyms of people; `None` where they are shown by name.
    pub fn assigned(&self) -> Option<&Pseudonyms> {
        self.assigned.as_ref()
    }

    /// Returns a note where other users can read the key file.
    pub fn exposed_key(&self) -> Option<Problem> {
        self.pseudonym_key.as_deref().and_then(exposed_key)
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    words(&Format::ALL)
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    words(&Lang::ALL)
}

/// Parses a scale: `1..5`, `0..100`, `-3..3`.
fn scale(text: &str) -> Result<Scale, String> {
    let ends =
        text.split_once("..").and_then(|(lo, hi)| Some((lo.trim().parse().ok()?, hi.trim().parse().ok()?)));
    let (lo, hi) = ends.ok_or("write it as the low and the high end, such as 1..5")?;
    let scale = Scale::new(lo, hi).filter(|_| [lo, hi].iter().all(|end: &f64| end.abs() <= MAX_NUMBER));
    scale.ok_or_else(|| "the low end must lie below the high one, and both within 1e9".to_owned())
}
