//! Words of a table with a row for each rating that may not mean what they seem to: brackets behind a trait, and raters who
//! are nobody.

use indexmap::IndexMap;

use super::bracket_words::{BESIDE_MEASURES, HARMLESS, OF_RATED_BY};
use super::brackets::{is_no_score, left_aside, other_measure};
use super::candidate::Candidate;
use super::cells::{is_year, number_in};
use super::columns::{Column, SellerColumn, Vocabulary};
use super::name_columns::{is_full_name, words};
use super::nobody::{is_of_all, may_be_called};
use super::row::{Row, RowSource};
use crate::domain::{Catalog, Place, Problem, Rater, Scale, fold};

/// The most different traits with brackets, and the most different raters, that are looked at.
const MOST: usize = 1_000;

/// A rater of so few letters may be written by initials.
const INITIALS: usize = 3;

/// Words in the place of a rater for what was made of several ratings, or for no rating of today.
const MADE: [&str; 19] = [
    "score",
    "result",
    "results",
    "ergebnis",
    "final",
    "endelig",
    "endnote",
    "official",
    "consensus",
    "konsensus",
    "composite",
    "aggregate",
    "aggregated",
    "calibrated",
    "kalibrert",
    "baseline",
    "industry",
    "bransje",
    "sluttvurdering",
];

/// What was met in a table with a row for each rating.
#[derive(Default)]
pub struct RatingDoubts {
    /// The traits with brackets behind them, and where each was met first.
    traits: IndexMap<String, (Column, Place)>,
    /// The raters, and where each was met first.
    raters: IndexMap<String, Place>,
}

/// What a word in the place of a rater is.
#[derive(Clone, Copy, PartialEq)]
enum RaterNaming {
    /// A kind of rater, or somebody's whole name.
    Rater,
    /// One word that nobody knows.
    Word,
    /// A number, and whether it may be a year.
    Number { is_year: bool },
    /// No rater, unless others are called alike.
    Nobody { is_initials: bool, is_name: bool },
}

impl RatingDoubts {
    /// Takes a row into account. Returns the problem of its trait, where the words behind it say that it is no score.
    pub fn add(
        &mut self,
        (rows, row): (&dyn RowSource, &Row),
        said: &Candidate,
        vocabulary: &Vocabulary,
        (catalog, scale): (&Catalog, Scale),
    ) -> Option<(Problem, usize)> {
        if let Some((at, rater)) = &said.rater
            && self.raters.len() < MOST
            && !self.raters.contains_key(rater)
        {
            self.raters.insert(rater.clone(), rows.place(row, *at));
        }
        let (at, word) = said.trait_name.as_ref().filter(|(_, word)| word.contains('('))?;
        if self.traits.len() >= MOST && !self.traits.contains_key(word) {
            return None;
        }
        if vocabulary.is_known(word) || vocabulary.is_mapped(word) {
            return None;
        }
        if !self.traits.contains_key(word) {
            let holds = SellerColumn::Trait(vocabulary.find_trait(word)?);
            let column = Column { holds, heading: word.clone() };
            self.traits.insert(word.clone(), (column, rows.place(row, *at)));
        }
        let (column, _) = self.traits.get(word)?;
        let problem = other_measure(column, catalog, scale)?;
        let is_measure = problem.code == "heading-of-another-measure";
        let problem =
            if is_measure { Problem { code: "rating-of-another-measure", ..problem } } else { problem };
        Some((problem, *at))
    }

    /// Returns what is wrong with the raters, and notes about what was left aside.
    pub fn at_end(&self, catalog: &Catalog, scale: Scale) -> (Vec<Problem>, Vec<Problem>) {
        let raters: Vec<(&String, &Place, RaterNaming)> =
            self.raters.iter().map(|(word, place)| (word, place, naming(word, catalog))).collect();
        let has_numbers = raters.iter().any(|(.., of)| *of == RaterNaming::Number { is_year: false });
        let has_initials =
            raters.iter().any(|(word, _, of)| *of == RaterNaming::Word && word.chars().count() <= INITIALS);
        let (mut problems, mut unlike) = (Vec::new(), Vec::new());
        for (word, place, of) in &raters {
            let is_nobody = match *of {
                RaterNaming::Rater | RaterNaming::Word | RaterNaming::Number { is_year: false } => false,
                RaterNaming::Number { is_year: true } => !has_numbers,
                RaterNaming::Nobody { is_initials, is_name } => {
                    !is_name && !(is_initials && (has_initials || raters.len() == 1))
                }
            };
            if is_nobody {
                let problem = Problem::new("rater-is-nobody").with("word", word.as_str());
                problems.push(problem.at((*place).clone()));
            } else if matches!(of, RaterNaming::Nobody { .. }) {
                unlike.push((word.as_str(), *place));
            }
        }
        // Among kinds of raters and whole names, one word that nobody knows may be anything.
        let known = raters.iter().filter(|(.., of)| *of == RaterNaming::Rater).count();
        let single: Vec<_> = raters.iter().filter(|(.., of)| *of == RaterNaming::Word).collect();
        if known > single.len() {
            unlike.extend(single.iter().map(|(word, place, _)| (word.as_str(), *place)));
        }
        let columns: Vec<Column> = self.traits.values().map(|(column, _)| column.clone()).collect();
        let mut notes: Vec<Problem> = left_aside(&columns, catalog, scale, |_| false)
            .into_iter()
            .map(|(at, note)| note.at(self.traits[at].1.clone()))
            .collect();
        if let Some((_, place)) = unlike.first() {
            let words: Vec<String> = unlike.iter().map(|(word, _)| (*word).to_owned()).collect();
            let note = Problem::new("words-for-raters").with("count", words.len()).with("words", words);
            notes.push(note.at((*place).clone()).note());
        }
        (problems, notes)
    }
}

/// Returns what a word in the place of a rater is.
fn naming(word: &str, catalog: &Catalog) -> RaterNaming {
    let kind = catalog.rater_kind(word);
    let said = words(word);
    let is_kind = Rater::USUAL.contains(&kind.as_str())
        || catalog.raters.iter().any(|rater| rater.id == kind)
        || !said.is_empty() && said.iter().all(|word| OF_RATED_BY.contains(&word.as_str()));
    if is_kind && !is_of_all(word) {
        return RaterNaming::Rater;
    }
    if let Some(number) = number_in(word) {
        return RaterNaming::Number { is_year: is_year(number) && number.fract() == 0.0 };
    }
    let is_made = |word: &str| MADE.contains(&word) || is_of_all(word);
    let about = [&HARMLESS[..], &BESIDE_MEASURES].concat();
    let folded = fold(word);
    // Max, Norm and Sten are first names.
    let is_initials = folded.chars().count() <= INITIALS && said.len() == 1;
    let is_name = !is_initials && may_be_called(word) || folded == "max" || folded == "min";
    let is_nobody = is_no_score(&said)
        || is_name
        || said.iter().any(|word| is_made(word))
            && said.iter().all(|word| is_made(word) || about.contains(&word.as_str()))
        || word.starts_with(['Δ', 'Σ', 'Ø', '∅']) && said.len() < 2 && word.chars().count() < INITIALS;
    if is_nobody {
        return RaterNaming::Nobody { is_initials, is_name };
    }
    if is_full_name(word) || said.len() > 1 || word.contains('@') {
        RaterNaming::Rater
    } else {
        RaterNaming::Word
    }
}
