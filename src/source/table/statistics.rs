//! Sums over the rows so far, to tell a row of averages or sums from a person.

use crate::domain::count;

/// How far numbers that were rounded to `decimals` may be apart.
const SLACK: f64 = 1e-6;

/// The fewest scores by which a row counts as an average or a sum, and the fewest other rows.
const FEWEST: usize = 3;
const FEWEST_ROWS: usize = 2;

/// Sums over some rows, column by column. Unknown is `NaN`.
#[derive(Clone, Debug)]
pub struct Sums {
    rows: usize,
    columns: Vec<Sum>,
    /// The most decimals of any number.
    decimals: usize,
}

#[derive(Clone, Copy, Debug)]
struct Sum {
    total: f64,
    count: usize,
    lowest: f64,
    highest: f64,
}

/// The numbers of one row.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// The score of each trait, on the team's scale; `NaN` where it is unknown.
    pub scores: Vec<f64>,
    /// The most decimals of any of them.
    pub decimals: usize,
}

/// What a row's numbers are of other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// Their averages, surely: they have decimals that no score has.
    Averages,
    /// Their averages, and perhaps somebody's scores.
    PerhapsAverages,
    /// Their sums.
    Sums,
}

impl Sums {
    /// Returns the sums of no row.
    pub fn new(columns: usize) -> Self {
        let none = Sum { total: 0.0, count: 0, lowest: f64::INFINITY, highest: f64::NEG_INFINITY };
        Sums { rows: 0, columns: vec![none; columns], decimals: 0 }
    }

    /// Adds a row.
    pub fn add(&mut self, row: &Numbers) {
        self.add_scores(&row.scores, row.decimals);
    }

    /// Adds a row of these scores, of so many decimals at most.
    pub fn add_scores(&mut self, scores: &[f64], decimals: usize) {
        self.rows += 1;
        self.decimals = self.decimals.max(decimals);
        for (column, &score) in self.columns.iter_mut().zip(scores) {
            if !score.is_nan() {
                column.total += score;
                column.count += 1;
                if score < column.lowest {
                    column.lowest = score;
                }
                if score > column.highest {
                    column.highest = score;
                }
            }
        }
    }

    /// Returns the sums without one row of them. The lowest and highest stay.
    pub fn without(&self, row: &Numbers) -> Self {
        let mut sums = self.clone();
        sums.rows = sums.rows.saturating_sub(1);
        for (column, &score) in sums.columns.iter_mut().zip(&row.scores) {
            if !score.is_nan() {
                column.total -= score;
                column.count = column.count.saturating_sub(1);
            }
        }
        sums
    }

    /// Returns what a row's numbers are of these rows; `None` where they are a person's.
    pub fn aggregate(&self, row: &Numbers, is_off_scale: bool) -> Option<Aggregate> {
        self.aggregate_scores(&row.scores, row.decimals, is_off_scale)
    }

    /// Returns what scores of so many decimals at most are of these rows.
    pub fn aggregate_scores(&self, row: &[f64], decimals: usize, is_off_scale: bool) -> Option<Aggregate> {
        if self.rows < FEWEST_ROWS {
            return None;
        }
        let (mut averages, mut sums, mut differing, mut scores) = (true, true, 0, 0);
        // A spreadsheet leaves out the zeros at the end: what is shown as 6 among decimals may be 6.04.
        let slack = if decimals == 0 { SLACK } else { 0.5 * unit(decimals) + SLACK };
        for (column, &score) in self.columns.iter().zip(row) {
            if score.is_nan() {
                averages &= column.count == 0;
                sums &= column.count == 0;
                continue;
            }
            if column.count == 0 {
                // A sum of nothing is 0.
                averages = false;
                sums &= score == 0.0;
                continue;
            }
            scores += 1;
            averages &= (score - column.total / count(column.count)).abs() <= slack;
            sums &= (score - column.total).abs() <= slack && column.count > 1;
            differing += usize::from(column.lowest < column.highest);
            if !averages && !sums {
                return None;
            }
        }
        let enough = scores >= FEWEST || scores == self.columns.len() && scores > 1;
        if sums && (is_off_scale && scores > 0 || enough && differing >= FEWEST.min(scores)) {
            return Some(Aggregate::Sums);
        }
        let is_finer = decimals > self.decimals;
        if averages && is_finer && differing > 0 {
            return Some(Aggregate::Averages);
        }
        (averages && scores >= FEWEST && differing >= FEWEST && self.rows > FEWEST_ROWS)
            .then_some(Aggregate::PerhapsAverages)
    }

    /// Returns the sums of what comes after these rows: of all, without these and one more.
    pub fn after(&self, before: &Sums, row: &Numbers) -> Self {
        let mut sums = self.without(row);
        sums.rows = sums.rows.saturating_sub(before.rows);
        for (column, before) in sums.columns.iter_mut().zip(&before.columns) {
            column.total -= before.total;
            column.count = column.count.saturating_sub(before.count);
        }
        sums
    }

    /// How many scores of a row stand in columns in which these rows differ.
    pub fn differing(&self, row: &Numbers) -> usize {
        let known = self.columns.iter().zip(&row.scores).filter(|(_, score)| !score.is_nan());
        known.filter(|(column, _)| column.lowest < column.highest).count()
    }

    /// Returns the column whose numbers all go up to 1 at most and are no whole ones, where those of all others go much higher,
    /// with its highest number.
    pub fn on_another_scale(&self) -> Option<(usize, f64)> {
        let known = || self.columns.iter().enumerate().filter(|(_, column)| column.count > FEWEST_ROWS);
        let mut shares = known().filter(|(_, of)| of.highest <= 1.0 && of.lowest > 0.0 && of.lowest < 1.0);
        let (at, found) = shares.next().filter(|_| shares.next().is_none())?;
        let mut others = known().filter(|(other, _)| *other != at).peekable();
        let has_others = others.peek().is_some();
        let is_alone = has_others && others.all(|(_, column)| column.lowest >= 1.0 && column.highest > 2.0);
        // Halves are usual where the lowest score is 0.
        let has_finer = (found.total * 2.0).fract().abs() > SLACK;
        (is_alone && has_finer).then_some((at, found.highest))
    }

    /// Whether a row counts these rows in every column.
    pub fn is_count(&self, row: &Numbers) -> bool {
        let mut known = self.columns.iter().zip(&row.scores).filter(|(_, score)| !score.is_nan()).peekable();
        known.peek().is_some() && known.all(|(column, score)| (score - count(column.count)).abs() < SLACK)
    }

    /// Whether a row has the lowest or the highest score in every column.
    pub fn is_extreme(&self, row: &Numbers) -> bool {
        let known = || self.columns.iter().zip(&row.scores).filter(|(_, score)| !score.is_nan());
        known().next().is_some()
            && (known().all(|(column, score)| *score <= column.lowest)
                || known().all(|(column, score)| *score >= column.highest))
    }
}

/// Returns the unit of the last of so many decimals.
fn unit(decimals: usize) -> f64 {
    (0..decimals.min(9)).fold(1.0, |unit, _| unit / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(scores: &[f64], decimals: usize) -> Numbers {
        Numbers { scores: scores.to_vec(), decimals }
    }

    #[test]
    fn averages_and_sums_are_told_from_people() {
        let mut sums = Sums::new(3);
        for scores in [[8.0, 5.0, 3.0], [4.0, 6.0, 9.0], [7.0, 7.0, 3.0]] {
            sums.add(&row(&scores, 0));
        }
        assert_eq!(sums.aggregate(&row(&[6.3, 6.0, 5.0], 1), false), Some(Aggregate::Averages));
        assert_eq!(sums.aggregate(&row(&[19.0, 18.0, 15.0], 0), true), Some(Aggregate::Sums));
        assert_eq!(sums.aggregate(&row(&[6.3, 6.0, 5.2], 1), false), None);
        assert_eq!(sums.aggregate(&row(&[6.0, 6.0, 5.0], 0), false), None);
        assert!(sums.is_extreme(&row(&[8.0, 7.0, 9.0], 0)));
        assert!(!sums.is_extreme(&row(&[8.0, 6.0, 9.0], 0)));
    }

    #[test]
    fn people_who_are_all_alike_are_people() {
        let mut sums = Sums::new(4);
        for _ in 0..5 {
            sums.add(&row(&[5.0; 4], 0));
        }
        assert_eq!(sums.aggregate(&row(&[5.0; 4], 0), false), None);
    }
}
