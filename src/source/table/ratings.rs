//! Tables with a row for each rating: seller, trait, score and rater; or with a row for each rater.
//!
//! A seller's rows may stand anywhere, so all sellers are held.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use super::candidate::Candidate;
use super::cells::number_in;
use super::columns::Vocabulary;
use super::rated_sellers::Rated;
use super::statistics::Numbers;
use crate::domain::{
    Catalog, Problem, RaterKind, Rating, RoleIx, SLACK, Scale, Score, Seller, TraitIx, slug,
};
use crate::source::overrides::Resolved;
use crate::source::pseudonyms::{shown_rater, shown_seller};
use crate::source::suggest::unknown;

/// Ratings, gathered by seller.
pub struct Ratings {
    catalog: Arc<Catalog>,
    scale: Scale,
    given: Resolved,
    pub(super) vocabulary: Vocabulary,
    sellers: IndexMap<String, RatedSeller>,
    /// How many rows there are.
    rows: usize,
    /// The kinds of raters that the table names.
    pub met: IndexSet<RaterKind>,
}

/// What is known of a seller so far.
struct RatedSeller {
    name: String,
    line: usize,
    role: Option<RoleIx>,
    hours: Option<f64>,
    wishes: Vec<RoleIx>,
    pinned: bool,
    /// The most decimals of any rating.
    decimals: usize,
    ratings: Vec<Vec<Rating>>,
    /// The score and the standard error of each trait for which one is stated.
    stated: Vec<Option<(f64, f64)>>,
}

/// Whether an id is a long number as a spreadsheet shortens it: `1.23457E+11`. Two people may have the same.
fn is_shortened(id: &str) -> bool {
    id.to_uppercase().split_once("E+").is_some_and(|(number, power)| {
        number.contains(['.', ',']) && number_in(number).is_some() && number_in(power).is_some()
    })
}

impl Ratings {
    /// Returns no ratings, on a scale, of traits in these words.
    pub fn new(catalog: Arc<Catalog>, scale: Scale, given: Resolved, vocabulary: Vocabulary) -> Self {
        Ratings { catalog, scale, given, vocabulary, sellers: IndexMap::new(), rows: 0, met: IndexSet::new() }
    }

    /// Adds a row. Returns what is wrong with it, and in which cell.
    pub fn add(&mut self, said: &Candidate, line: usize) -> Result<(), Box<(Problem, usize)>> {
        let Some((at, named)) = said.id.as_ref().or(said.name.as_ref()) else {
            return Err(Box::new((Problem::new("row-without-name"), 0)));
        };
        if is_shortened(named) {
            return Err(Box::new((Problem::new("shortened-id").with("word", named.as_str()), *at)));
        }
        let name = said.name.as_ref().map_or(named, |(_, name)| name);
        let id = said.id.as_ref().map_or_else(|| slug(name), |(_, id)| id.clone());
        let of = match &said.trait_name {
            None => None,
            Some((at, word)) => Some(self.vocabulary.find_trait(word).ok_or_else(|| {
                let known = self.catalog.traits.iter().flat_map(|of| of.name.all());
                Box::new((unknown("unknown-trait", word, known), *at))
            })?),
        };
        if let (None, Some((at, _))) = (of, said.rating) {
            return Err(Box::new((Problem::new("rating-without-trait"), at)));
        }
        let traits = self.catalog.traits.len();
        self.rows += 1;
        let seller = self.sellers.entry(id.clone()).or_insert_with(|| RatedSeller {
            name: name.clone(),
            line,
            role: None,
            hours: None,
            wishes: Vec::new(),
            pinned: false,
            decimals: 0,
            ratings: vec![Vec::new(); traits],
            stated: vec![None; traits],
        });
        if seller.name != *name {
            let problem = Problem::new("two-names").with("id", id).with("word", name.as_str());
            return Err(Box::new((problem, *at)));
        }
        let roles = (seller.role, said.role);
        if let (Some(one), Some(other)) = roles
            && one != other
        {
            return Err(Box::new((Problem::new("two-roles").with("id", id), *at)));
        }
        if let (Some(one), Some(other)) = (seller.hours, said.hours)
            && (one - other).abs() > SLACK
        {
            return Err(Box::new((Problem::new("two-hours").with("id", id), *at)));
        }
        seller.role = seller.role.or(said.role);
        seller.hours = seller.hours.or(said.hours);
        seller.pinned |= said.pinned;
        if seller.wishes.is_empty() {
            seller.wishes.clone_from(&said.wishes);
        }
        seller.decimals = seller.decimals.max(said.numbers.decimals);
        if let Some((at, se)) = said.se {
            let (Some(of), Some((_, score)), None) = (of, said.rating, &said.rater) else {
                return Err(Box::new((Problem::new("se-beside-ratings"), at)));
            };
            if seller.stated[of.0].is_some() || !seller.ratings[of.0].is_empty() {
                return Err(Box::new((Problem::new("se-beside-ratings"), at)));
            }
            let (from, to) = (self.scale, self.catalog.scale);
            seller.stated[of.0] = Some((from.convert(score, to), from.convert_distance(se, to)));
            return Ok(());
        }
        let rater = said.rater.as_ref().map(|(_, word)| self.catalog.rater_kind(word));
        let shown =
            rater.as_ref().map(|word| shown_rater(word, &self.catalog, self.given.pseudonyms.as_ref()));
        self.met.extend(shown.clone());
        let counted = &self.given.raters;
        let counts = match &shown {
            Some(shown) => counted.is_empty() || counted.iter().any(|counted| shown.is_of(counted)),
            None => true,
        };
        if !counts {
            return Ok(());
        }
        let rated = said.numbers.scores.iter().enumerate().map(|(at, score)| (TraitIx(at), *score));
        let one = of.zip(said.rating.map(|(_, score)| score));
        for (of, score) in rated.filter(|(_, score)| !score.is_nan()).chain(one) {
            if seller.stated[of.0].is_some() {
                return Err(Box::new((Problem::new("se-beside-ratings"), *at)));
            }
            let value = self.scale.convert(score, self.catalog.scale);
            seller.ratings[of.0].push(Rating { rater: shown.clone(), value });
        }
        Ok(())
    }

    /// Returns what tells whether sellers are people.
    pub fn rated(&self) -> Vec<Rated<'_>> {
        let rated = self.sellers.values().map(|seller| {
            let scores = seller.ratings.iter().zip(&seller.stated).map(|(ratings, stated)| {
                let sum: f64 = ratings.iter().map(|rating| rating.value).sum();
                #[expect(clippy::cast_precision_loss, reason = "ratings of one trait are few")]
                let mean = stated.map_or(sum / ratings.len() as f64, |(value, _)| value);
                self.catalog.scale.convert(mean, self.scale)
            });
            let numbers = Numbers { scores: scores.collect(), decimals: seller.decimals };
            Rated { name: &seller.name, line: seller.line, is_told: seller.role.is_some(), numbers }
        });
        rated.collect()
    }

    /// Returns the sellers, in the order in which they were met.
    pub fn into_sellers(self) -> Vec<Seller> {
        let catalog = &self.catalog;
        let mut sellers = Vec::with_capacity(self.sellers.len());
        for (id, rated) in self.sellers {
            let mut scores = Vec::with_capacity(rated.ratings.len());
            for ((ratings, stated), of) in rated.ratings.into_iter().zip(rated.stated).zip(&catalog.traits) {
                if let Some((value, se)) = stated {
                    scores.push(Some(Score { se: Some(se), ..Score::single(value) }));
                    continue;
                }
                // One rating without a rater is a plain score.
                let is_plain = matches!(ratings.as_slice(), [only] if only.rater.is_none());
                scores.push(if is_plain {
                    Some(Score::single(ratings[0].value))
                } else {
                    Score::of_ratings(ratings, catalog, of)
                });
            }
            let (key, id, name) = shown_seller(id, rated.name, self.given.pseudonyms.as_ref());
            let hours = rated.hours.unwrap_or(catalog.defaults.hours);
            sellers.push(Seller {
                key,
                line: rated.line,
                id,
                name,
                role: rated.role,
                hours,
                states_hours: rated.hours.is_some(),
                wishes: rated.wishes,
                pinned: rated.pinned,
                never_coached: Vec::new(),
                scores,
            });
        }
        sellers
    }

    /// Returns the problem of ids that are those of answers and not of people: each is in one row, and names come again.
    pub fn ids_of_answers(&self, is_long: bool) -> Option<Problem> {
        let names: IndexSet<&str> = self.sellers.values().map(|seller| seller.name.as_str()).collect();
        // Two of a name are no wonder where each row is a person, and one where it is a rating.
        let most = if is_long { self.sellers.len().saturating_sub(1) } else { self.sellers.len() / 2 };
        (self.rows == self.sellers.len() && names.len() <= most && most > 0).then(|| {
            let problem = Problem::new("ids-of-answers").with("ids", self.sellers.len());
            problem.with("names", names.len())
        })
    }

    /// Returns the problem of raters who were asked for and rated nobody.
    pub fn unknown_raters(&self) -> Vec<Problem> {
        let wanted = self.given.raters.iter();
        let missing = wanted.filter(|rater| !self.met.iter().any(|kind| kind.is_of(rater)));
        missing.map(|rater| unknown("unknown-rater", rater, self.met.iter().map(RaterKind::as_str))).collect()
    }
}
