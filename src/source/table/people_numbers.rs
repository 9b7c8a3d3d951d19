//! Which rows are people, by their numbers: averages, sums and counts of other rows are nobody's scores.

use super::candidate::Candidate;
use super::name_shapes::{NameShape, shape};
use super::nobody::{Naming, lone, statistic};
use super::people::{People, RowKind};
use super::row::Row;
use super::row_label::first_words;
use super::statistics::{Aggregate, Numbers, Sums};
use crate::domain::Problem;

/// From how many columns in which people differ on averages are hardly the scores of a person.
const FEWEST_DIFFERING: usize = 3;

impl People {
    /// Whether numbers are the lowest or the highest of the others, or count them.
    pub(super) fn is_figure(&self, numbers: &Numbers) -> bool {
        let others = self.all.as_ref().unwrap_or(&self.so_far);
        others.is_extreme(numbers) || others.is_count(numbers)
    }

    /// Returns what the numbers of a row say of it: averages and sums of others are nobody's scores.
    pub(super) fn by_numbers(&self, row: &Row, said: &Candidate) -> Option<RowKind> {
        if self.has_trusted_id(said) {
            return None;
        }
        let numbers = &said.numbers;
        let name = said.name.as_ref().or(said.id.as_ref()).map_or("", |(_, name)| name.as_str());
        let unclear = || RowKind::Unclear(Problem::new("row-of-averages").with("word", name));
        let of = |sums: &Sums| sums.aggregate(numbers, said.is_off_scale);
        if let Some(role) = said.role {
            // A role stands beside averages as well: those of its people.
            let others = self.by_role.get(&role).map(|all| all.without(numbers));
            let is_average = shape(name) != NameShape::Full
                && !self.has_other_single_names(said)
                && [others, self.all.as_ref().map(|all| all.without(numbers))]
                    .iter()
                    .flatten()
                    .any(|others| of(others) == Some(Aggregate::Averages));
            return is_average.then(unclear);
        }
        let before = || self.before(&numbers.scores, numbers.decimals, said.is_off_scale);
        let found = match &self.all {
            Some(all) => of(&all.without(numbers))
                .or_else(before)
                .or_else(|| sure(of(&all.after(&self.so_far, numbers)))),
            None => before(),
        };
        let may_be_person = match statistic(name) {
            Some(told) => told == Naming::PerhapsStatistic,
            None => lone(name) == Naming::Person || !name.is_empty() && self.has_other_single_names(said),
        };
        Some(match found? {
            Aggregate::PerhapsAverages => unclear(),
            // Whole numbers of a person may well be the sums of two others.
            Aggregate::Sums if !said.is_off_scale && lone(name) == Naming::Person => unclear(),
            // Half a point may be the mean of two others, and in one column or two it says nothing of a person.
            Aggregate::Averages if may_be_person && self.differing(numbers) < FEWEST_DIFFERING => {
                return None;
            }
            Aggregate::Averages if may_be_person => unclear(),
            Aggregate::Averages | Aggregate::Sums => RowKind::Nobody(first_words(row, said)),
        })
    }

    /// How many scores of a row stand in columns in which people differ.
    fn differing(&self, numbers: &Numbers) -> usize {
        self.all.as_ref().unwrap_or(&self.so_far).differing(numbers)
    }

    /// Returns what the numbers of a row say that has no role, unlike all others, and no name of a person.
    pub(super) fn by_figures(&self, said: &Candidate) -> Option<RowKind> {
        if said.role.is_some() || self.all.is_none() || self.has_trusted_id(said) {
            return None;
        }
        let (_, word) = said.name.as_ref().or(said.id.as_ref())?;
        (lone(word) != Naming::Person && self.figures.holds(&said.numbers))
            .then(|| RowKind::Unclear(Problem::new("row-of-averages").with("word", word.as_str())))
    }

    pub(super) fn before(&self, scores: &[f64], decimals: usize, is_off_scale: bool) -> Option<Aggregate> {
        let of = |sums: &Sums| sums.aggregate_scores(scores, decimals, is_off_scale);
        of(&self.so_far).or_else(|| sure(self.since.as_ref().and_then(of)))
    }
}

fn sure(found: Option<Aggregate>) -> Option<Aggregate> {
    found.filter(|found| *found != Aggregate::PerhapsAverages)
}
