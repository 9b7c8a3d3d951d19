//! Leniency: who rates higher than others, and self-ratings compared with the ratings of others.
//!
//! Sellers, not ratings, are the independent units: the ratings of one seller are correlated.

use indexmap::IndexMap;

use super::icc::{mean_of, variance};
use super::rated::{RatedTeam, SELF, SeveralRatings};
use super::student_t;
use crate::domain::{RaterKind, Scale, TraitIx};
use crate::engine::fixed_point::count;

/// The fewest sellers needed to call a rater lenient or severe.
pub const FEWEST_TO_JUDGE: usize = 5;

/// A difference is clear where chance alone gives one as large with less than this probability, by Student's t: of five
/// sellers the standard error is itself little known.
const CHANCE: f64 = 0.05;

/// Whether a rater rates higher or lower than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tendency {
    /// Clearly above.
    Lenient,
    /// Clearly below.
    Severe,
    /// Not clearly either.
    Unclear,
    /// Unknown: too few sellers.
    TooFew,
}

impl Tendency {
    /// Returns the tendency's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Tendency::Lenient => "lenient",
            Tendency::Severe => "severe",
            Tendency::Unclear => "unclear",
            Tendency::TooFew => "too-few",
        }
    }
}

/// How a kind of rater rates, compared with the other kinds (self-ratings apart) on the same sellers and
/// traits.
#[derive(Clone, Debug, PartialEq)]
pub struct Leniency {
    /// `self`, `manager`, `peer`, …
    pub kind: RaterKind,
    /// The number of this kind's ratings in scores by several raters.
    pub ratings: usize,
    /// The most raters of this kind on one trait of one seller.
    pub at_once: usize,
    /// The number of pairs compared: a seller's trait that this kind and another one rated.
    pub pairs: usize,
    /// The number of their sellers.
    pub sellers: usize,
    /// The mean over sellers of their mean difference, this kind less the mean of the other kinds' means, in points of
    /// the catalog's scale; `None` without pairs.
    pub difference: Option<f64>,
    /// Its standard error over sellers; `None` of fewer than two.
    pub se: Option<f64>,
    /// The tendency that the difference shows.
    pub tendency: Tendency,
}

/// Self-ratings compared with the ratings of others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfAndOthers {
    /// The number of pairs compared.
    pub pairs: usize,
    /// The number of their sellers.
    pub sellers: usize,
    /// The mean difference as in [`Leniency`], in points.
    pub difference: f64,
    /// Its standard error; `None` of one seller.
    pub se: Option<f64>,
    /// The tendency of the self-ratings.
    pub tendency: Tendency,
    /// Pearson's correlation within traits (each trait's pairs are centred first), −1 to 1. `None` for fewer than three
    /// pairs, where they are too few to centre, or where either does not vary.
    pub correlation: Option<f64>,
}

/// A kind's rating of a seller's trait beside the others'.
struct Pair {
    seller: usize,
    trait_ix: TraitIx,
    own: f64,
    others: f64,
}

/// The ratings of one kind of rater.
#[derive(Default)]
struct OfKind {
    ratings: usize,
    at_once: usize,
    pairs: Vec<Pair>,
}

/// Returns the leniency of every named kind of rater, in alphabetical order, and self-ratings against others'.
pub(super) fn compare(rated: &RatedTeam, scale: Scale) -> (Vec<Leniency>, Option<SelfAndOthers>) {
    let mut kinds: IndexMap<&RaterKind, OfKind> = IndexMap::new();
    for (seller, scores) in rated.people.iter().enumerate() {
        for several in scores {
            let means = means_by_kind(several);
            for (kind, (own, ratings)) in &means {
                let of = kinds.entry(kind).or_default();
                of.ratings += ratings;
                of.at_once = of.at_once.max(*ratings);
                // Self-ratings are compared with others, but others are not compared with them.
                let others = means.iter().filter(|(other, _)| *other != kind && !other.is_of(SELF));
                let others: Vec<f64> = others.map(|(_, (mean, _))| *mean).collect();
                if !others.is_empty() {
                    let others = mean_of(&others);
                    of.pairs.push(Pair { seller, trait_ix: several.trait_ix, own: *own, others });
                }
            }
        }
    }
    kinds.sort_unstable_keys();
    let of_themselves = kinds.iter().find(|(kind, _)| kind.is_of(SELF)).and_then(|(kind, of)| {
        let found = leniency(kind, of, scale);
        Some(SelfAndOthers {
            pairs: found.pairs,
            sellers: found.sellers,
            difference: found.difference?,
            se: found.se,
            tendency: found.tendency,
            correlation: correlation(&of.pairs, scale),
        })
    });
    let raters = kinds.iter().map(|(kind, of)| leniency(kind, of, scale)).collect();
    (raters, of_themselves)
}

/// Returns the mean rating of each kind, and its number of ratings.
fn means_by_kind(several: &SeveralRatings) -> IndexMap<&RaterKind, (f64, usize)> {
    let mut values: IndexMap<&RaterKind, Vec<f64>> = IndexMap::new();
    for rating in &several.ratings {
        if let Some(kind) = &rating.rater {
            values.entry(kind).or_default().push(rating.value);
        }
    }
    values.into_iter().map(|(kind, values)| (kind, (mean_of(&values), values.len()))).collect()
}

fn leniency(kind: &RaterKind, of: &OfKind, scale: Scale) -> Leniency {
    // Pairs come seller by seller.
    let mut differences = Vec::new();
    for pairs in of.pairs.chunk_by(|a, b| a.seller == b.seller) {
        let apart: Vec<f64> = pairs.iter().map(|pair| pair.own - pair.others).collect();
        differences.push(mean_of(&apart));
    }
    let mean = (!differences.is_empty()).then(|| mean_of(&differences));
    let se = variance(&differences).map(|variance| libm::sqrt(variance / count(differences.len())));
    let tendency = match (mean, se) {
        (Some(mean), Some(se)) if differences.len() >= FEWEST_TO_JUDGE => {
            // Where all differ by as much, t is without bound.
            let apart = mean.abs() - scale.slack();
            let is_clear = apart > 0.0 && student_t::beyond(apart / se, differences.len() - 1) < CHANCE;
            match is_clear {
                true if mean > 0.0 => Tendency::Lenient,
                true => Tendency::Severe,
                false => Tendency::Unclear,
            }
        }
        _ => Tendency::TooFew,
    };
    Leniency {
        kind: kind.clone(),
        ratings: of.ratings,
        at_once: of.at_once,
        pairs: of.pairs.len(),
        sellers: differences.len(),
        difference: mean,
        se,
        tendency,
    }
}

fn correlation(pairs: &[Pair], scale: Scale) -> Option<f64> {
    let mut traits: IndexMap<TraitIx, (Vec<f64>, Vec<f64>)> = IndexMap::new();
    for pair in pairs {
        let (own, others) = traits.entry(pair.trait_ix).or_default();
        own.push(pair.own);
        others.push(pair.others);
    }
    traits.sort_unstable_keys();
    // Centring takes one degree of freedom from each trait; two points always lie on a line.
    if pairs.len() < 3 || pairs.len() - traits.len() < 2 {
        return None;
    }
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (own, others) in traits.values() {
        let (mean_own, mean_others) = (mean_of(own), mean_of(others));
        for (own, others) in own.iter().zip(others) {
            let (x, y) = (own - mean_own, others - mean_others);
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
    }
    let noise = scale.slack() * scale.slack();
    (xx > noise && yy > noise).then(|| (xy / (libm::sqrt(xx) * libm::sqrt(yy))).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rating;

    /// One trait per entry of each seller: her own rating and the manager's.
    fn rated(sellers: &[&[(f64, f64)]]) -> RatedTeam {
        let mut people = Vec::new();
        for pairs in sellers {
            let mut scores = Vec::new();
            for (at, &(own, manager)) in pairs.iter().enumerate() {
                let ratings = [("self", own), ("manager", manager)]
                    .map(|(rater, value)| Rating { rater: Some(rater.into()), value });
                scores.push(SeveralRatings { trait_ix: TraitIx(at), ratings: ratings.into() });
            }
            people.push(scores);
        }
        RatedTeam { sellers: sellers.len(), people, traits: Vec::new() }
    }

    #[test]
    fn sellers_are_the_units_however_many_traits_they_are_rated_on() {
        let rated = rated(&[&[(7.0, 5.0), (7.0, 5.0), (7.0, 5.0)], &[(6.0, 6.0)]]);
        let (raters, of_themselves) = compare(&rated, Scale::default());
        let names: Vec<&str> = raters.iter().map(|rater| rater.kind.as_str()).collect();
        assert_eq!(names, ["manager", "self"]);
        // Two points for one seller and none for the other: a mean of 1 with an error of 1.
        let own = of_themselves.expect("there are pairs");
        assert_eq!((own.pairs, own.sellers, own.difference, own.se), (4, 2, 1.0, Some(1.0)));
        // The manager is not judged by what sellers say of themselves.
        assert_eq!((raters[0].difference, raters[0].tendency), (None, Tendency::TooFew));
    }

    #[test]
    fn lenient_needs_five_sellers_and_significance() {
        let same: [&[(f64, f64)]; 5] = [&[(7.0, 6.0)]; 5];
        let (raters, own) = compare(&rated(&same), Scale::default());
        assert_eq!((raters[0].tendency, raters[1].tendency), (Tendency::TooFew, Tendency::Lenient));
        // Nobody's rating varies: no correlation.
        assert_eq!(own.and_then(|own| own.correlation), None);
        let (four, _) = compare(&rated(&same[..4]), Scale::default());
        assert_eq!(four[1].tendency, Tendency::TooFew);
        let mixed: [&[(f64, f64)]; 5] =
            [&[(7.0, 6.0)], &[(5.0, 7.0)], &[(8.0, 7.0)], &[(4.0, 4.0)], &[(9.0, 8.0)]];
        let (mixed, own) = compare(&rated(&mixed), Scale::default());
        assert_eq!(mixed[1].tendency, Tendency::Unclear);
        assert!(own.and_then(|own| own.correlation).is_some_and(|r| r > 0.5 && r < 1.0));
    }

    #[test]
    fn levels_of_traits_are_no_correlation() {
        // Both raters find the second trait higher; within each, they say the opposite.
        let rated = rated(&[&[(1.0, 2.0), (8.0, 9.0)], &[(2.0, 1.0), (9.0, 8.0)]]);
        let (_, own) = compare(&rated, Scale::default());
        assert!(own.and_then(|own| own.correlation).is_some_and(|r| (r + 1.0).abs() < 1e-12));
    }
}
