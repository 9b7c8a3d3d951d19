//! What is told of a table once a kind, however many rows have it.

use super::hours_met::HoursMet;
use super::row_problems::Met;
use crate::domain::{Place, Problem};

/// What was met in rows that are read nevertheless.
#[derive(Default)]
pub struct Kinds {
    /// Rows that are nobody.
    pub left_out: Met,
    /// Words for unknown.
    pub unknown: Met,
    /// Words that stand for a score.
    pub levels: Met,
    /// Scores of 0 that a formula has come to.
    pub formula_zeros: Met,
    /// Rows that end early.
    pub short: Met,
    /// People of whom there is a name only.
    pub only_named: Met,
    /// Names that have lost letters.
    pub damaged_names: Met,
    /// Names of several people.
    pub same_name: Met,
    /// Empty cells that stand for a score.
    pub blanks: Met,
    /// Hours that are worked out from a share.
    pub shares: Met,
    /// Hours that may be shares of full time: none is above 1.
    pub small_hours: Option<Place>,
    /// Hours that may be those of a month.
    pub month_hours: Option<Place>,
    /// The note of ratings that differ by a column that is not read.
    pub repeated: Option<Problem>,
    /// The notes of a table with a row for each rating about its words.
    pub of_ratings: Vec<Problem>,
    /// Whether anybody works more than an hour.
    pub has_long_hours: bool,
    /// The hours so far, to see whether they can be those of a week.
    pub hours: HoursMet,
    /// The note that they hardly are.
    pub hours_doubt: Option<Problem>,
}

impl Kinds {
    /// Returns a note for each kind that was met.
    pub fn notes(self) -> Vec<Problem> {
        let kinds = [
            (self.left_out, "rows-left-out"),
            (self.unknown, "words-for-unknown"),
            (self.levels, "words-for-scores"),
            (self.blanks, "blank-scores"),
            (self.formula_zeros, "formulas-give-zero"),
            (self.short, "short-rows"),
            (self.only_named, "only-named"),
            (self.damaged_names, "damaged-names"),
            (self.same_name, "same-name"),
            (self.shares, "hours-from-share"),
        ];
        let small = self.small_hours.filter(|_| self.has_long_hours);
        let small = small.map(|place| Problem::new("small-hours").at(place).note());
        let month = self.month_hours.map(|place| Problem::new("hours-of-a-month").at(place).note());
        kinds
            .into_iter()
            .filter_map(|(met, code)| met.note(code))
            .chain(small)
            .chain(month)
            .chain(self.repeated)
            .chain(self.hours_doubt)
            .chain(self.of_ratings)
            .collect()
    }
}
