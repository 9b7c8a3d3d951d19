//! Rows that repeat the headings, in the same words or in others, and rows that head other columns.

use indexmap::IndexMap;

use super::columns::{Column, SellerColumn};
use super::heading_words::{HEADINGS, LONG_HEADINGS, OTHER_HEADINGS};
use super::row::Row;
use crate::domain::{Catalog, TraitIx, fold};

/// The keys of the forms that this program writes.
pub(super) const KEYS: [&str; 12] =
    ["id", "name", "trait", "about", "question", "low", "high", "rating", "rater", "team", "date", "catalog"];

/// From how many keys on a row is no seller.
const LEAST_KEYS: usize = 3;

/// The most headings that a row is compared with, to see that it repeats them.
const MOST_COMPARED: usize = 100;

/// From how many headings on a row heads columns.
const LEAST_HEADINGS: usize = 2;

/// What a row of headings below the first one says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The same headings.
    Same,
    /// Others, from this cell on.
    Others(usize),
}

/// The headings of a table, to know them again.
pub struct RepeatedHeadings {
    /// The headings, folded.
    pub headings: Vec<String>,
    holds: Vec<SellerColumn>,
    /// The words for each trait, folded.
    traits: IndexMap<String, TraitIx>,
}

impl RepeatedHeadings {
    /// Returns the headings of these columns, in the words of a catalog.
    pub fn new(columns: &[Column], catalog: &Catalog) -> Self {
        let looked_at = || columns.iter().take(MOST_COMPARED);
        RepeatedHeadings {
            headings: looked_at().map(|column| fold(&column.heading)).collect(),
            holds: looked_at().map(|column| column.holds).collect(),
            traits: catalog
                .trait_ixs()
                .flat_map(|ix| catalog[ix].words().map(move |word| (fold(word), ix)))
                .collect(),
        }
    }

    /// Returns what a row says whose cells in `filled` hold anything, where it heads columns. All its words must be those of
    /// the headings: below another word stands another thing.
    pub fn again(&self, row: &Row, filled: &[usize]) -> Option<Again> {
        let first = *filled.first()?;
        // Our own forms have their keys below headings in another language.
        let is_key = |at: &&usize| KEYS.contains(&row.cell(**at).trim());
        if is_key(&&first) && filled.iter().take(MOST_COMPARED).filter(is_key).count() >= LEAST_KEYS {
            return Some(Again::Same);
        }
        let compared = || filled.iter().copied().take_while(|at| *at < self.headings.len());
        // The usual row has numbers where headings have words.
        let is_scored = |at: usize| matches!(self.holds[at], SellerColumn::Trait(_));
        let mut scored = compared().filter(|at| is_scored(*at));
        let has_word = scored.any(|at| row.cell(at).trim().starts_with(char::is_alphabetic));
        if !has_word && !compared().any(|at| fold(row.cell(at)) == self.headings[at]) {
            return None;
        }
        let (mut same, mut others, mut first_other) = (0, 0, None);
        for at in compared() {
            let cell = fold(row.cell(at));
            let means = self.meaning(&cell);
            let is_same = cell == self.headings[at] || means.is_some() && means == Some(self.holds[at]);
            same += usize::from(is_same);
            let is_left = matches!(
                self.holds[at],
                SellerColumn::TraitName | SellerColumn::Rater | SellerColumn::Unread | SellerColumn::Ignored
            );
            others += usize::from(!is_same && !is_left && means.is_some());
            if !is_same {
                first_other = first_other.or(Some(at));
            }
        }
        let rest = filled.len() - compared().count();
        let least = LEAST_HEADINGS.min(self.headings.len());
        // A person may be called Name, or Patience.
        if same + others < least || (same + others) * 2 < filled.len() {
            return (same > 0 && same == filled.len() && !is_scored(first)).then_some(Again::Same);
        }
        Some(match first_other {
            None if rest == 0 => Again::Same,
            None => Again::Others(self.headings.len()),
            Some(at) => Again::Others(at),
        })
    }

    /// Returns what a folded word means as a heading.
    fn meaning(&self, word: &str) -> Option<SellerColumn> {
        let bare = word.split_once('(').map_or(word, |(bare, _)| bare.trim_end());
        if bare != word {
            // What stands in brackets may be another measure: it is not the same.
            return self.meaning(bare).map(|_| SellerColumn::Unread);
        }
        if let Some(ix) = self.traits.get(word) {
            return Some(SellerColumn::Trait(*ix));
        }
        let known = HEADINGS.iter().chain(&OTHER_HEADINGS).chain(&LONG_HEADINGS);
        known.into_iter().find(|(heading, _)| *heading == word).map(|(_, holds)| *holds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::OpenedCatalog;

    fn row(cells: &[&str]) -> Row {
        let mut row = Row::default();
        row.start(7);
        for cell in cells {
            row.push(cell);
        }
        row
    }

    #[test]
    fn headings_are_known_again_and_others_are_told() {
        let catalog = OpenedCatalog::builtin().catalog;
        let of = |word: &str| catalog.find_trait(word).map(SellerColumn::Trait).expect("a trait");
        let columns = [
            ("Name", SellerColumn::Name),
            ("Role", SellerColumn::Role),
            ("Empathy", of("empathy")),
            ("Drive to win", of("drive")),
            ("Patience", of("patience")),
        ];
        let columns: Vec<Column> = columns
            .into_iter()
            .map(|(heading, holds)| Column { holds, heading: heading.to_owned() })
            .collect();
        let headings = RepeatedHeadings::new(&columns, &catalog);
        let again = |cells: &[&str]| {
            let filled: Vec<usize> = (0..cells.len()).filter(|at| !cells[*at].is_empty()).collect();
            headings.again(&row(cells), &filled)
        };
        for cells in [
            ["Name", "Role", "Empathy", "Drive to win", "Patience"],
            ["NAME", "role", "empathy", "drive-to-win", "PATIENCE"],
            ["Navn", "Rolle", "Empati", "Vinnervilje", "Tålmodighet"],
            ["Name", "", "Empathy", "", "Patience"],
        ] {
            assert_eq!(again(&cells), Some(Again::Same), "{cells:?}");
        }
        for (cells, at) in [
            (["Name", "Role", "Drive to win", "Empathy", "Patience"], 2),
            (["Name", "Role", "Empathy", "Drive to win", "Listening"], 4),
            (["Name", "Role", "Empathy", "Drive to win", "Patience (target)"], 4),
            (["Name", "Role", "Empathy", "Drive to win", "Rank"], 4),
            (["Targets", "", "Empathy", "Drive to win", "Patience"], 0),
            (["Name", "Hours", "Empathy", "Drive to win", "Patience"], 1),
        ] {
            assert_eq!(again(&cells), Some(Again::Others(at)), "{cells:?}");
        }
        for cells in [
            ["Kari Berg", "hunter", "7", "8", "6"],
            ["Name", "hunter", "7", "8", "6"],
            ["Patience", "hunter", "n/a", "8", "6"],
            ["Kari Berg", "hunter", "vet ikke", "8", "6"],
            ["Kari Berg", "hunter", "good", "better", "best"],
        ] {
            assert_eq!(again(&cells), None, "{cells:?}");
        }
    }
}
