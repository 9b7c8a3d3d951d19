//! Panels: raters who all rated the same sellers, so that a table of both is full.

use indexmap::IndexMap;

use super::icc::TwoWay;
use super::rated::values;
use crate::domain::{RaterKind, Rating};

/// The most raters among whom all sets are compared. Of more raters, those with the most sellers are.
const MOST_RATERS: usize = 12;

/// A rater's name: her kind, and her number among several of that kind, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RaterName {
    /// `manager`, `peer`, …
    pub kind: RaterKind,
    /// The second of a list of peers is peer 2.
    pub number: usize,
}

/// A rater's name without a copy of it: her kind and number.
type Key<'a> = (&'a RaterKind, usize);

/// One seller's ratings by named raters.
type Named<'a> = IndexMap<Key<'a>, f64>;

impl From<Key<'_>> for RaterName {
    fn from((kind, number): Key<'_>) -> Self {
        RaterName { kind: kind.clone(), number }
    }
}

/// A set of raters who all rated the same sellers on one trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The raters, by name.
    pub raters: Vec<RaterName>,
    /// The number of sellers that all of them rated.
    pub sellers: usize,
    /// The number of sellers with several ratings who are left out, since they lack one of these raters.
    pub left_out: usize,
    /// The analysis of their ratings.
    pub table: TwoWay,
}

impl Panel {
    /// Returns the set of at least two raters who all rated at least two sellers, with the most ratings (sellers times
    /// raters); of equals the one with more sellers, then the one whose raters come first by name. `None` where no
    /// two named raters rated the same two sellers.
    ///
    /// This is the largest full part of a table with holes, exact up to twelve raters.
    pub(super) fn of<'a>(sellers: impl Iterator<Item = &'a [Rating]>) -> Option<Self> {
        let rows: Vec<Named<'a>> = sellers.map(named).collect();
        let mut seen: IndexMap<Key<'a>, usize> = IndexMap::new();
        for name in rows.iter().flat_map(IndexMap::keys) {
            *seen.entry(*name).or_default() += 1;
        }
        let mut known: Vec<(Key<'a>, usize)> = seen.into_iter().collect();
        known.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        known.truncate(MOST_RATERS);
        let mut names: Vec<Key<'a>> = known.into_iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        let set = largest(&rows, &names)?;
        let raters: Vec<Key<'a>> = members(set, &names).collect();
        let full: Vec<Vec<f64>> = rows
            .iter()
            .filter_map(|row| raters.iter().map(|name| row.get(name).copied()).collect())
            .collect();
        Some(Panel {
            sellers: full.len(),
            left_out: rows.len() - full.len(),
            table: TwoWay::of(&full)?,
            raters: raters.into_iter().map(RaterName::from).collect(),
        })
    }
}

/// Returns the ratings of one seller by the raters' names, without those that name no rater.
fn named(ratings: &[Rating]) -> Named<'_> {
    let mut numbers: IndexMap<&RaterKind, usize> = IndexMap::new();
    let mut row = IndexMap::with_capacity(ratings.len());
    for (rating, value) in ratings.iter().zip(values(ratings)) {
        let Some(kind) = &rating.rater else { continue };
        let number = numbers.entry(kind).or_default();
        *number += 1;
        row.insert((kind, *number), value);
    }
    row
}

fn members<'n, 'a>(set: usize, names: &'n [Key<'a>]) -> impl Iterator<Item = Key<'a>> + use<'n, 'a> {
    names.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, name)| *name)
}

/// Returns the best set as the bits of the names in it.
fn largest(rows: &[Named<'_>], names: &[Key<'_>]) -> Option<usize> {
    let mut sellers = vec![0_usize; 1 << names.len()];
    for row in rows {
        let mut set = 0;
        for (at, name) in names.iter().enumerate() {
            set |= usize::from(row.contains_key(name)) << at;
        }
        sellers[set] += 1;
    }
    // From sellers with exactly these raters to sellers with at least these, by adding up over every rater.
    for at in 0..names.len() {
        for set in 0..sellers.len() {
            if set >> at & 1 == 0 {
                sellers[set] += sellers[set | 1 << at];
            }
        }
    }
    let possible = (0..sellers.len()).filter(|&set| set.count_ones() > 1 && sellers[set] > 1);
    possible.max_by(|&a, &b| {
        let by_ratings = ratings_in(a, sellers[a]).cmp(&ratings_in(b, sellers[b]));
        by_ratings.then(sellers[a].cmp(&sellers[b])).then_with(|| members(b, names).cmp(members(a, names)))
    })
}

/// Returns the number of ratings of a set of raters who all rated this number of sellers.
fn ratings_in(set: usize, sellers: usize) -> usize {
    sellers * set.count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratings(of: &[(&str, f64)]) -> Vec<Rating> {
        of.iter().map(|&(rater, value)| Rating { rater: Some(rater.into()), value }).collect()
    }

    fn panel(sellers: &[Vec<Rating>]) -> Option<(Vec<String>, usize, usize)> {
        let found = Panel::of(sellers.iter().map(Vec::as_slice))?;
        let names =
            found.raters.iter().map(|name| format!("{} {}", name.kind.as_str(), name.number)).collect();
        Some((names, found.sellers, found.left_out))
    }

    #[test]
    fn the_largest_full_part_of_the_table_is_taken() {
        let all = ratings(&[("self", 5.0), ("manager", 6.0), ("peer", 7.0), ("peer", 6.0)]);
        let most = ratings(&[("self", 5.0), ("manager", 6.0), ("peer", 7.0)]);
        let few = ratings(&[("manager", 6.0), ("peer", 7.0)]);
        let sellers = [all.clone(), all, most.clone(), most, few];
        // Four sellers by three raters are more than five by two and two by four.
        let names = ["manager 1", "peer 1", "self 1"].map(str::to_owned).to_vec();
        assert_eq!(panel(&sellers), Some((names, 4, 1)));
    }

    #[test]
    fn of_equals_the_one_with_more_sellers_is_taken_then_the_first_by_name() {
        let (two, three) =
            (ratings(&[("a", 1.0), ("b", 2.0)]), ratings(&[("a", 1.0), ("b", 2.0), ("c", 3.0)]));
        let sellers = [two.clone(), three.clone(), three.clone()];
        assert_eq!(panel(&sellers).map(|found| found.1), Some(3));
        let ties = [two.clone(), two, ratings(&[("c", 1.0), ("d", 2.0)]), ratings(&[("c", 2.0), ("d", 4.0)])];
        assert_eq!(panel(&ties).map(|found| found.0), Some(vec!["a 1".to_owned(), "b 1".to_owned()]));
    }

    #[test]
    fn raters_without_a_name_and_raters_of_one_seller_make_no_table() {
        let nameless = vec![Rating { rater: None, value: 5.0 }; 2];
        assert_eq!(panel(&[nameless.clone(), nameless]), None);
        let once = ratings(&[("a", 1.0), ("b", 2.0)]);
        assert_eq!(panel(&[once, ratings(&[("a", 1.0), ("c", 2.0)])]), None);
    }

    #[test]
    fn of_very_many_raters_those_with_most_sellers_are_looked_at() {
        let many: Vec<(String, f64)> = (0..500).map(|at| (format!("r{at:03}"), 1.0)).collect();
        let many: Vec<(&str, f64)> = many.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let both = ratings(&many);
        let found = panel(&[both.clone(), both, ratings(&[("r400", 1.0), ("r300", 2.0)])]);
        assert_eq!(found.map(|found| (found.0.len(), found.1)), Some((12, 2)));
    }
}
