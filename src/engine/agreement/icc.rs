//! Intraclass correlations: the share of the variance of ratings that lies between those who are rated.
//!
//! Shrout & Fleiss (1979), Psychological Bulletin 86:420. Estimates may be below 0 and are reported unchanged. 0 by 0,
//! and a share of a variance that is not above 0, is `None`: never NaN, never infinite.

use crate::engine::fixed_point::count;

/// The rounding error of numbers, as a share of their size. A smaller sum counts as 0.
const ROUNDING: f64 = 1e-13;

/// A sum of squares and its degrees of freedom; both add up over parts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SumsOfSquares {
    /// The sum of squares, 0 or more.
    pub sum: f64,
    /// The degrees of freedom, 0 or more.
    pub df: f64,
}

impl SumsOfSquares {
    /// Returns the mean square; `None` without degrees of freedom.
    pub fn mean(self) -> Option<f64> {
        (self.df > 0.0).then(|| self.sum / self.df)
    }

    /// Returns the squares of these deviations of numbers as large as `size`; 0 where they are rounding alone.
    fn of(deviations: impl Iterator<Item = f64>, df: usize, size: f64) -> Self {
        let (mut sum, mut terms) = (0.0, 0);
        for deviation in deviations {
            sum += deviation * deviation;
            terms += 1;
        }
        let noise = ROUNDING * size;
        SumsOfSquares { sum: if sum > noise * noise * count(terms) { sum } else { 0.0 }, df: count(df) }
    }

    fn add(self, other: SumsOfSquares) -> SumsOfSquares {
        SumsOfSquares { sum: self.sum + other.sum, df: self.df + other.df }
    }
}

/// Returns a ratio; `None` unless `whole` is above 0.
fn ratio(part: f64, whole: f64) -> Option<f64> {
    Some(part / whole).filter(|ratio| whole > 0.0 && ratio.is_finite())
}

/// Returns the mean of numbers, 0 for none. Equal numbers have exactly their own value as mean.
pub(super) fn mean_of(numbers: &[f64]) -> f64 {
    let Some(&first) = numbers.first() else { return 0.0 };
    first + numbers.iter().map(|number| number - first).sum::<f64>() / count(numbers.len())
}

/// Returns the variance of a sample (by n − 1), 0 or more; `None` for fewer than two.
pub(super) fn variance(numbers: &[f64]) -> Option<f64> {
    if numbers.len() < 2 {
        return None;
    }
    let mean = mean_of(numbers);
    SumsOfSquares::of(numbers.iter().map(|number| number - mean), numbers.len() - 1, largest(numbers)).mean()
}

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |most, number| most.max(number.abs()))
}

/// One-way analysis of variance: each target has raters of its own, and the numbers of ratings may differ.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OneWay {
    /// The number of targets with at least two ratings.
    pub targets: usize,
    /// The number of their ratings.
    pub ratings: usize,
    /// Between targets.
    pub between: SumsOfSquares,
    /// Within targets.
    pub within: SumsOfSquares,
    /// The degrees of freedom between targets times [`OneWay::each`].
    each_by_df: f64,
}

impl OneWay {
    /// Returns the analysis of the ratings of each target. Targets with fewer than two ratings are left out.
    ///
    /// ```
    /// use salesfit::engine::OneWay;
    ///
    /// // Two raters who say the same of three sellers, who differ.
    /// let same = OneWay::of([[4.0, 4.0], [6.0, 6.0], [9.0, 9.0]]);
    /// assert_eq!(same.single(), Some(1.0));
    /// // Where everything is the same number, nothing can be said.
    /// assert_eq!(OneWay::of([[5.0, 5.0], [5.0, 5.0]]).single(), None);
    /// ```
    pub fn of<T: AsRef<[f64]>>(targets: impl IntoIterator<Item = T>) -> Self {
        let targets: Vec<T> = targets.into_iter().filter(|ratings| ratings.as_ref().len() > 1).collect();
        let groups: Vec<&[f64]> = targets.iter().map(AsRef::as_ref).collect();
        let size = groups.iter().map(|group| largest(group)).fold(0.0, f64::max);
        let means: Vec<f64> = groups.iter().map(|group| mean_of(group)).collect();
        let sizes: Vec<f64> = groups.iter().map(|group| count(group.len())).collect();
        let ratings: usize = groups.iter().map(|group| group.len()).sum();
        let Some(&first) = means.first() else { return OneWay::default() };
        let all = count(ratings);
        let shifted = sizes.iter().zip(&means).map(|(size, mean)| size * (mean - first));
        let grand = first + shifted.sum::<f64>() / all;
        let within = groups.iter().zip(&means).flat_map(|(group, mean)| group.iter().map(move |x| x - mean));
        let between = sizes.iter().zip(&means).map(|(size, mean)| libm::sqrt(*size) * (mean - grand));
        let squared: f64 = sizes.iter().map(|size| size * size).sum();
        OneWay {
            targets: means.len(),
            ratings,
            between: SumsOfSquares::of(between, means.len() - 1, size),
            within: SumsOfSquares::of(within, ratings - means.len(), size),
            each_by_df: if means.len() > 1 { all - squared / all } else { 0.0 },
        }
    }

    /// Returns both analyses as one in which each part has a mean of its own, so that differences between the parts do
    /// not count.
    #[must_use]
    pub fn pooled(self, other: OneWay) -> OneWay {
        OneWay {
            targets: self.targets + other.targets,
            ratings: self.ratings + other.ratings,
            between: self.between.add(other.between),
            within: self.within.add(other.within),
            each_by_df: self.each_by_df + other.each_by_df,
        }
    }

    /// Returns the effective number of ratings of a target: `k0 = (N − Σk² / N) / (n − 1)`, which is k where all
    /// have k. `None` for fewer than two targets. Snedecor & Cochran (1980), section 13.7.
    pub fn each(&self) -> Option<f64> {
        ratio(self.each_by_df, self.between.df)
    }

    /// ICC(1,1): the share of a single rating's variance that lies between targets, at most 1; it may be negative.
    pub fn single(&self) -> Option<f64> {
        let (between, within) = (self.between.mean()?, self.within.mean()?);
        ratio(between - within, between + (self.each()? - 1.0) * within)
    }

    /// ICC(1,k): the same for the mean of k ratings, k being [`OneWay::each`]; at most 1, without a lower limit.
    pub fn mean(&self) -> Option<f64> {
        let (between, within) = (self.between.mean()?, self.within.mean()?);
        ratio(between - within, between)
    }

    /// Returns the standard error of a single rating, in points of the scale: the root of the mean square within
    /// targets. `None` without ratings.
    pub fn error(&self) -> Option<f64> {
        self.within.mean().map(libm::sqrt)
    }
}

/// Two-way analysis of variance: the same raters rated every target, once each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TwoWay {
    /// Between targets.
    pub rows: SumsOfSquares,
    /// Between raters.
    pub columns: SumsOfSquares,
    /// The residual.
    pub error: SumsOfSquares,
    raters_by_df: f64,
    targets_by_df: f64,
}

impl TwoWay {
    /// Returns the analysis of a table with a row per target and a column per rater; `None` unless it has at least two of
    /// each and all rows are equally long.
    pub fn of<T: AsRef<[f64]>>(table: &[T]) -> Option<Self> {
        let (targets, raters) = (table.len(), table.first()?.as_ref().len());
        let is_table = table.iter().all(|row| row.as_ref().len() == raters);
        if !is_table || targets < 2 || raters < 2 {
            return None;
        }
        let cells: Vec<&[f64]> = table.iter().map(AsRef::as_ref).collect();
        let size = cells.iter().map(|row| largest(row)).fold(0.0, f64::max);
        let rows: Vec<f64> = cells.iter().map(|row| mean_of(row)).collect();
        let columns: Vec<f64> = (0..raters).map(|at| mean_of(&column(table, at))).collect();
        let grand = mean_of(&rows);
        let (n, k) = (count(targets), count(raters));
        let (root_n, root_k) = (libm::sqrt(n), libm::sqrt(k));
        let of_rows = rows.iter().map(|mean| root_k * (mean - grand));
        let of_columns = columns.iter().map(|mean| root_n * (mean - grand));
        let residuals = cells.iter().zip(&rows).flat_map(|(row, mean)| {
            row.iter().zip(&columns).map(move |(x, column)| (x - mean) - (column - grand))
        });
        Some(TwoWay {
            rows: SumsOfSquares::of(of_rows, targets - 1, size),
            columns: SumsOfSquares::of(of_columns, raters - 1, size),
            error: SumsOfSquares::of(residuals, (targets - 1) * (raters - 1), size),
            raters_by_df: k * (n - 1.0),
            targets_by_df: n * (k - 1.0),
        })
    }

    /// Returns both analyses as one, each with means of its own.
    #[must_use]
    pub fn pooled(self, other: TwoWay) -> TwoWay {
        TwoWay {
            rows: self.rows.add(other.rows),
            columns: self.columns.add(other.columns),
            error: self.error.add(other.error),
            raters_by_df: self.raters_by_df + other.raters_by_df,
            targets_by_df: self.targets_by_df + other.targets_by_df,
        }
    }

    /// Returns the number of raters; for pooled tables the mean, weighted by the degrees of freedom between targets.
    pub fn raters(&self) -> Option<f64> {
        ratio(self.raters_by_df, self.rows.df)
    }

    /// Returns the number of targets; for pooled tables the mean, weighted by the degrees of freedom between raters.
    fn targets(&self) -> Option<f64> {
        ratio(self.targets_by_df, self.columns.df)
    }

    /// Returns the squares within targets, as a one-way analysis has them: those between raters and the residual.
    pub fn within(&self) -> SumsOfSquares {
        self.columns.add(self.error)
    }

    /// ICC(2,1), "A,1": the share of a single rating's variance that lies between targets, where raters are drawn
    /// from many and their leniency counts as error. At most 1; it may be negative.
    pub fn single(&self) -> Option<f64> {
        let (rows, columns, error) = (self.rows.mean()?, self.columns.mean()?, self.error.mean()?);
        let (k, n) = (self.raters()?, self.targets()?);
        ratio(rows - error, rows + (k - 1.0) * error + k * (columns - error) / n)
    }

    /// ICC(2,k), "A,k": the same for the mean of all raters.
    pub fn mean(&self) -> Option<f64> {
        let (rows, columns, error) = (self.rows.mean()?, self.columns.mean()?, self.error.mean()?);
        ratio(rows - error, rows + (columns - error) / self.targets()?)
    }

    /// ICC(3,1), "C,1": the same for a single rating with each rater's leniency removed.
    pub fn consistency_single(&self) -> Option<f64> {
        let (rows, error) = (self.rows.mean()?, self.error.mean()?);
        ratio(rows - error, rows + (self.raters()? - 1.0) * error)
    }

    /// ICC(3,k), "C,k": the same for the mean of all raters; it equals Cronbach's alpha with raters as items.
    pub fn consistency_mean(&self) -> Option<f64> {
        let (rows, error) = (self.rows.mean()?, self.error.mean()?);
        ratio(rows - error, rows)
    }
}

/// Cronbach's alpha (1951), Psychometrika 16:297: `k / (k − 1) (1 − Σ var_i / var_total)` of a table with a row per
/// person and a column per item; at most 1, without a lower limit. `None` unless there are at least two of each in
/// equally long rows, whose sums differ.
pub fn alpha<T: AsRef<[f64]>>(table: &[T]) -> Option<f64> {
    let items = table.first()?.as_ref().len();
    if items < 2 || table.iter().any(|row| row.as_ref().len() != items) {
        return None;
    }
    let mut apart = 0.0;
    for at in 0..items {
        apart += variance(&column(table, at))?;
    }
    let sums: Vec<f64> = table.iter().map(|row| row.as_ref().iter().sum()).collect();
    let k = count(items);
    ratio(apart, variance(&sums)?).map(|share| k / (k - 1.0) * (1.0 - share))
}

fn column<T: AsRef<[f64]>>(table: &[T], at: usize) -> Vec<f64> {
    table.iter().map(|row| row.as_ref()[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_that_rounding_could_tear_apart_do_not_differ() {
        let same = vec![vec![0.1; 3], vec![0.1; 7], vec![0.1; 11]];
        let found = OneWay::of(&same);
        assert_eq!((found.single(), found.mean(), found.error()), (None, None, Some(0.0)));
        assert_eq!(TwoWay::of(&vec![[0.1, 0.1, 0.1]; 9]).map(|table| table.single()), Some(None));
    }

    #[test]
    fn balanced_ratings_count_as_many_as_there_are_and_others_fewer_than_their_mean() {
        assert_eq!(OneWay::of([[1.0, 2.0], [3.0, 5.0]]).each(), Some(2.0));
        let uneven = OneWay::of([vec![1.0, 2.0], vec![3.0, 5.0, 4.0, 6.0]]);
        // N = 6, Σk² = 20: 6 − 20 / 6.
        assert!(uneven.each().is_some_and(|k| (k - 8.0 / 3.0).abs() < 1e-12));
    }

    #[test]
    fn one_target_says_nothing_of_differences_but_something_of_the_error() {
        let one = OneWay::of([[4.0, 6.0]]);
        assert_eq!((one.single(), one.each(), one.error()), (None, None, Some(libm::sqrt(2.0))));
        assert_eq!(OneWay::of([[1.0]]), OneWay::default());
    }

    #[test]
    fn raters_who_contradict_each_other_agree_less_than_not_at_all() {
        let against = OneWay::of([[1.0, 9.0], [9.0, 1.0], [2.0, 8.0]]);
        assert_eq!((against.single(), against.mean()), (Some(-1.0), None));
    }

    #[test]
    fn what_would_be_more_than_all_is_not_told() {
        // No difference between targets or raters, only chance: the formula's denominator is below 0.
        let chance = TwoWay::of(&[[1.0, 3.0], [3.0, 1.0]]).expect("a table");
        assert_eq!(chance.mean(), None);
        assert_eq!(TwoWay::of(&[vec![1.0, 2.0], vec![1.0]]), None);
    }

    #[test]
    fn differences_between_pooled_parts_are_no_agreement() {
        // Two traits, one rated high and one low, each with chance alone within.
        let (low, high) = (OneWay::of([[1.0, 2.0], [2.0, 1.0]]), OneWay::of([[8.0, 9.0], [9.0, 8.0]]));
        assert_eq!(low.pooled(high).single(), Some(-1.0));
        assert_eq!(low.pooled(high).each(), Some(2.0));
    }
}
