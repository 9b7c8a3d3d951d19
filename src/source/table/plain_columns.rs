//! What must hold of columns for their rows to be read as plain ones, and what such rows tell of them.

use super::candidate::Candidate;
use super::columns::{HoursIn, SellerColumn};
use super::row_reader::{RowReader, THOUSAND};
use crate::domain::RoleIx;

/// What a column holds, as far as plain rows go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PlainColumn {
    Id,
    Name,
    Role,
    /// Hours a week.
    Hours,
    /// The score of a trait, by its place among a seller's scores.
    Score(usize),
    Unread,
    /// Anything else: a plain row has nothing there.
    Other,
}

impl RowReader {
    /// Returns what each column holds of a plain row.
    pub(super) fn plain_columns(&self) -> Vec<PlainColumn> {
        let columns = self.columns.iter().map(|column| match column.holds {
            SellerColumn::Id => PlainColumn::Id,
            SellerColumn::Name => PlainColumn::Name,
            SellerColumn::Role => PlainColumn::Role,
            SellerColumn::Hours(HoursIn::Hours) if self.map.percent_of.is_none() => PlainColumn::Hours,
            SellerColumn::Trait(of) => PlainColumn::Score(of.0),
            SellerColumn::Ignored | SellerColumn::Unread => PlainColumn::Unread,
            _ => PlainColumn::Other,
        });
        columns.collect()
    }

    /// Whether numbers are scores as they are written, and empty cells are unknown.
    pub fn takes_numbers_as_they_are(&self) -> bool {
        self.blank.is_none() && self.unknown.is_empty() && self.map.words.is_empty()
    }

    /// Whether three digits behind a point may be thousands.
    pub fn has_thousands(&self) -> bool {
        self.scale.hi() >= THOUSAND
    }

    /// Returns the ids and names of roles that are read as such.
    pub fn sure_roles(&self) -> Vec<(String, RoleIx)> {
        let words =
            self.catalog.roles.iter().flat_map(|role| std::iter::once(role.id.as_str()).chain(role.words()));
        let mut sure: Vec<(String, RoleIx)> = Vec::new();
        for word in words {
            let mut said = Candidate::default();
            let role = self.role(&mut said, 0, word);
            sure.extend(role.filter(|_| word.trim() == word).map(|role| (word.to_owned(), role)));
        }
        sure
    }

    /// Whether some column of scores has words, or numbers with a per-cent sign.
    pub fn has_words_or_per_cent(&self) -> bool {
        self.scores_seen.iter().any(|seen| seen.words || seen.per_cent)
    }

    /// Notes the columns in which a row has plain numbers.
    pub fn note_numbers(&mut self, scores: &[f64]) {
        if self.all_have_numbers {
            return;
        }
        self.all_have_numbers = true;
        for (at, column) in self.columns.iter().enumerate() {
            let SellerColumn::Trait(of) = column.holds else { continue };
            if !scores[of.0].is_nan() {
                self.scores_seen[at].numbers = true;
            }
            self.all_have_numbers &= self.scores_seen[at].numbers;
        }
    }
}
