//! The scores of those whose roles are known, to tell a row under a name that says nothing: a median, a maximum, a count.

use super::statistics::Numbers;
use crate::domain::count;

/// The fewest people, and the fewest scores of a row, by which it may be a figure about them.
const FEWEST: usize = 3;

/// The most rows without a role beside those of people: averages and the like.
const MOST: usize = 4;

/// How far equal numbers may be apart.
const SLACK: f64 = 1e-6;

/// The scores of people, column by column.
#[derive(Default)]
pub struct FigureRows {
    columns: Vec<Vec<f64>>,
    people: usize,
    others: usize,
}

impl FigureRows {
    /// Adds a row, which has a role or has none.
    pub fn add(&mut self, numbers: &Numbers, has_role: bool) {
        if !has_role {
            self.others += 1;
            return;
        }
        self.people += 1;
        self.columns.resize(numbers.scores.len(), Vec::new());
        for (column, &score) in self.columns.iter_mut().zip(&numbers.scores) {
            if !score.is_nan() {
                let at = column.partition_point(|other| *other < score);
                column.insert(at, score);
            }
        }
    }

    /// Whether a row without a role has, in every column, the same figure about the people: their rounded mean, with or
    /// without blanks as 0, their median, maximum, minimum or count.
    pub fn holds(&self, numbers: &Numbers) -> bool {
        let scores: Vec<(&Vec<f64>, f64)> = self
            .columns
            .iter()
            .zip(numbers.scores.iter().copied())
            .filter(|(_, score)| !score.is_nan())
            .collect();
        let differing = scores.iter().filter(|(column, _)| column.first() < column.last()).count();
        if self.people < FEWEST
            || self.others > MOST.min(self.people - 1)
            || differing < FEWEST
            || scores.iter().any(|(column, _)| column.is_empty())
        {
            return false;
        }
        let halves = scores.iter().all(|(_, score)| ((score * 2.0).fract()).abs() < SLACK);
        let rounding = match numbers.decimals {
            0 => 0.5,
            1 if halves => 0.25,
            decimals => (0..decimals.min(9)).fold(1.0, |unit, _| unit / 10.0),
        };
        let people = count(self.people);
        let is = |figure: &dyn Fn(&[f64]) -> f64, slack: f64| {
            scores.iter().all(|(column, score)| (figure(column) - score).abs() <= slack + SLACK)
        };
        is(&|column| column.iter().sum::<f64>() / count(column.len()), rounding)
            || is(&|column| column.iter().sum::<f64>() / people, rounding)
            || is(&median, rounding.min(0.5))
            || is(&|column| column.last().copied().unwrap_or(f64::NAN), 0.0)
            || is(&|column| column.first().copied().unwrap_or(f64::NAN), 0.0)
            || is(&|column| count(column.len()), 0.0)
    }
}

/// Returns the middle of sorted numbers.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { f64::midpoint(sorted[middle - 1], sorted[middle]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_about_people_are_told_from_people() {
        let row = |scores: &[f64], decimals| Numbers { scores: scores.to_vec(), decimals };
        let mut rows = FigureRows::default();
        for scores in
            [[8.0, 5.0, 3.0, 9.0], [4.0, 6.0, 9.0, 2.0], [7.0, 7.0, 3.0, 3.0], [2.0, 1.0, 8.0, f64::NAN]]
        {
            rows.add(&row(&scores, 0), true);
        }
        for (scores, decimals) in [
            ([5.0, 5.0, 6.0, 5.0], 0),
            ([5.3, 4.8, 5.8, 4.7], 1),
            ([5.5, 5.5, 5.5, 3.0], 1),
            ([8.0, 7.0, 9.0, 9.0], 0),
            ([2.0, 1.0, 3.0, 2.0], 0),
            ([4.0, 4.0, 4.0, 3.0], 0),
            ([5.25, 4.75, 5.75, 3.5], 2),
        ] {
            assert!(rows.holds(&row(&scores, decimals)), "{scores:?}");
        }
        for scores in [[8.0, 7.0, 9.0, 8.0], [6.0, 5.0, 7.0, 5.0], [1.0, 1.0, 3.0, 2.0], [9.0, 9.0, 9.0, 9.0]]
        {
            assert!(!rows.holds(&row(&scores, 0)), "{scores:?}");
        }
    }
}
