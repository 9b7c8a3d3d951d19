//! The comments of a query in SQL.

use super::catalog::target;
use super::texts::{Arg, Texts};
use crate::domain::{Catalog, Lang, MotionIx, Scale, Text, Tradeoff};
use crate::result::VERSION;
use crate::result::fit_query::{ScoreTable, StepKind, Subject};

/// The words for a query: what it is made of, what its steps work out, and what its columns are about.
pub struct QueryComments<'c> {
    /// The words of the language.
    pub texts: &'c Texts,
    /// The catalog that the query is made of.
    pub catalog: &'c Catalog,
    /// The kind of selling.
    pub motion: MotionIx,
    /// The scale of the table's scores.
    pub scale: Scale,
    /// How the table is laid out.
    pub table: ScoreTable,
    /// The name that the database goes by.
    pub database: &'static str,
}

impl QueryComments<'_> {
    /// The sentences before the query.
    pub fn heading(&self) -> Vec<String> {
        let Self { texts, catalog, .. } = self;
        let [lo, hi] = [self.scale.lo(), self.scale.hi()].map(Arg::PlainNumber);
        let motion = Arg::word(self.named(&catalog[self.motion].name));
        let read = match self.table {
            ScoreTable::Wide => texts.say("sql-table-wide", &[]),
            ScoreTable::Long => texts.say("sql-table-long", &[]),
        };
        vec![
            texts.say(
                "sql-program",
                &[("version", Arg::word(VERSION)), ("database", Arg::word(self.database))],
            ),
            texts.say(
                "sql-catalog",
                &[("name", Arg::word(&*catalog.name)), ("version", Arg::word(&*catalog.version))],
            ),
            format!("SHA-256: {}", catalog.sha256),
            texts.say("sql-reading", &[("motion", motion), ("lo", lo), ("hi", hi)]),
            read,
            texts.say("sql-unknown", &[]),
            texts.say("sql-ties", &[]),
        ]
    }

    /// What a step works out.
    pub fn step(&self, kind: StepKind) -> String {
        self.texts.say(&format!("sql-step-{}", kind.word()), &[])
    }

    /// What a column is about.
    pub fn subject(&self, of: Subject) -> String {
        let Self { texts, catalog, .. } = self;
        match of {
            Subject::Trait(of) => self.named(&catalog[of].name).to_owned(),
            Subject::Role(of) => self.combined(&catalog[of].name, catalog[of].tradeoff),
            Subject::Task(of) => self.combined(&catalog[of].name, catalog[of].tradeoff),
            Subject::Need(task, place) => {
                let need = &catalog[task].needs[place];
                let eased = need.target.eased(catalog[self.motion].ease, catalog.scale);
                texts.say(
                    "sql-need",
                    &[
                        ("task", Arg::word(self.named(&catalog[task].name))),
                        ("trait", Arg::word(self.named(&catalog[need.trait_ix].name))),
                        ("target", Arg::Word(target(texts, catalog.scale, eased))),
                        ("weight", Arg::PlainNumber(need.weight)),
                    ],
                )
            }
        }
    }

    /// A name, with how its parts combine.
    fn combined(&self, name: &Text, tradeoff: Tradeoff) -> String {
        let name = ("name", Arg::word(self.named(name)));
        match tradeoff {
            Tradeoff::Full => self.texts.say("sql-full", &[name]),
            Tradeoff::Partial => self.texts.say("sql-partial", &[name]),
            Tradeoff::None => self.texts.say("sql-none", &[name]),
        }
    }

    fn named<'t>(&self, text: &'t Text) -> &'t str {
        let lang: Lang = self.texts.lang();
        text.get(lang)
    }
}
