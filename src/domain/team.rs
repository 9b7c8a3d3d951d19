//! Teams, sellers and their scores.

use super::{Catalog, MotionIx, RaterKind, RoleIx, Scale, SellerKey, TaskIx, Trait, TraitIx};

/// The most seats of a role. Each vacant seat is listed.
pub const MAX_SEATS: u32 = 1_000_000;

/// One rater's rating.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// Who rated: `self`, `manager`, `peer`, …; `None` where the file does not say.
    pub rater: Option<RaterKind>,
    /// The rating, on the catalog's scale.
    pub value: f64,
}

/// A seller's score in one trait.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The point estimate on the catalog's scale: the one rating, or the mean of several.
    pub value: f64,
    /// Its standard error on the catalog's scale, where the file or the catalog's raters state one.
    pub se: Option<f64>,
    /// The ratings behind the mean; empty where the file gives one number.
    pub ratings: Box<[Rating]>,
}

impl Rating {
    /// Returns the standard error of such a rating: that of its kind of rater in the catalog, else the trait's.
    pub fn error(&self, catalog: &Catalog, of: &Trait) -> f64 {
        let known =
            catalog.raters.iter().find(|rater| self.rater.as_ref().is_some_and(|kind| kind.is_of(&rater.id)));
        known.map_or_else(|| of.se.unwrap_or(catalog.defaults.se), |rater| rater.se)
    }
}

impl Score {
    /// Returns a score of one number, without a stated error.
    pub fn single(value: f64) -> Self {
        Score { value, se: None, ratings: Box::default() }
    }

    /// Returns the mean of several ratings of one trait; `None` where there are none.
    ///
    /// Where the catalog lists kinds of raters and every rating names its rater, the mean is weighted by precision,
    /// 1/se² (inverse-variance weighting; Cochran 1937), with the standard error 1/√Σ(1/se²). Elsewhere it is the plain
    /// mean without a standard error.
    pub fn of_ratings(ratings: Vec<Rating>, catalog: &Catalog, of: &Trait) -> Option<Self> {
        if ratings.is_empty() {
            return None;
        }
        if catalog.raters.is_empty() || ratings.iter().any(|rating| rating.rater.is_none()) {
            let value = weighted_mean(&ratings, &vec![1.0; ratings.len()]);
            return Some(Score { value, se: None, ratings: ratings.into() });
        }
        let errors: Vec<f64> = ratings.iter().map(|rating| rating.error(catalog, of)).collect();
        let slack = catalog.scale.slack();
        if errors.iter().any(|&se| se <= slack) {
            // Beside a rating without error no other counts.
            let weights: Vec<f64> = errors.iter().map(|&se| if se <= slack { 1.0 } else { 0.0 }).collect();
            let value = weighted_mean(&ratings, &weights);
            return Some(Score { value, se: Some(0.0), ratings: ratings.into() });
        }
        let precisions: Vec<f64> = errors.iter().map(|se| 1.0 / (se * se)).collect();
        let value = weighted_mean(&ratings, &precisions);
        let se = 1.0 / precisions.iter().sum::<f64>().sqrt();
        Some(Score { value, se: Some(se), ratings: ratings.into() })
    }
}

impl Score {
    /// Returns the score of a trait that is on one scale on that of a catalog.
    fn rescaled(&self, from: Scale, catalog: &Catalog, of: &Trait) -> Option<Score> {
        if self.ratings.is_empty() {
            let se = self.se.map(|se| from.convert_distance(se, catalog.scale));
            return Some(Score { se, ..Score::single(from.convert(self.value, catalog.scale)) });
        }
        let mut ratings = self.ratings.to_vec();
        for rating in &mut ratings {
            rating.value = from.convert(rating.value, catalog.scale);
        }
        Score::of_ratings(ratings, catalog, of)
    }
}

/// Returns the mean of ratings, each with its weight; not all weights are 0.
fn weighted_mean(ratings: &[Rating], weights: &[f64]) -> f64 {
    let sum: f64 = ratings.iter().zip(weights).map(|(rating, weight)| weight * rating.value).sum();
    sum / weights.iter().sum::<f64>()
}

/// A person who sells.
#[derive(Clone, Debug, PartialEq)]
pub struct Seller {
    /// Her identity, for orders and draws.
    pub key: SellerKey,
    /// The line of her entry in the file, from 1; 0 where she is in no file.
    pub line: usize,
    /// Her id as it is shown, unique in the team.
    pub id: String,
    /// Her name as it is shown.
    pub name: String,
    /// Her current role.
    pub role: Option<RoleIx>,
    /// Working hours a week; 0 means on leave: shown, but not staffed.
    pub hours: f64,
    /// Whether her file states them; elsewhere they are the catalog's.
    pub states_hours: bool,
    /// The roles she would like, most wanted first; never scored.
    pub wishes: Vec<RoleIx>,
    /// Whether she stays in her role regardless of the numbers.
    pub pinned: bool,
    /// The traits in which she is never coached, in catalog order.
    pub never_coached: Vec<TraitIx>,
    /// Her scores, one for each trait of the catalog; `None` is unknown.
    pub scores: Vec<Option<Score>>,
}

impl Seller {
    /// Whether an id is hers: the one shown, or the one in her file.
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.key.is_of(id)
    }

    /// Returns her scores in this memory, one a trait, `NaN` where one is unknown; `None` where one of them is more than a
    /// single rating.
    pub fn single_scores<'s>(&self, scores: &'s mut Vec<f64>) -> Option<&'s [f64]> {
        scores.clear();
        for score in &self.scores {
            scores.push(match score {
                Some(score) if score.se.is_some() || score.ratings.len() > 1 => return None,
                Some(score) => score.value,
                None => f64::NAN,
            });
        }
        Some(scores)
    }

    /// Returns her with the scores that she has on one scale on that of a catalog, as they are when her file is read on it.
    #[must_use]
    pub fn rescaled(&self, from: Scale, catalog: &Catalog) -> Seller {
        let to = catalog.scale;
        if from == to {
            return self.clone();
        }
        let mut scores = Vec::with_capacity(self.scores.len());
        for (of, score) in catalog.traits.iter().zip(&self.scores) {
            scores.push(score.as_ref().and_then(|score| score.rescaled(from, catalog, of)));
        }
        Seller { scores, ..self.clone() }
    }
}

/// Work that flows from one task to another in this team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// The task that hands over.
    pub from: TaskIx,
    /// The task that takes over.
    pub to: TaskIx,
    /// The number of hand-offs a week, at the team's demand.
    pub per_week: f64,
}

/// A team without its sellers, which may be streamed from a large file.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// The team's name.
    pub name: String,
    /// The date of the scores.
    pub date: Option<jiff::civil::Date>,
    /// The kind of selling.
    pub motion: MotionIx,
    /// The scale of the scores in the file; they are kept on the catalog's.
    pub scale: Scale,
    /// The number of seats of each role.
    pub seats: Vec<(RoleIx, u32)>,
    /// The hours a week that each task takes, where the team states them.
    pub demand: Option<Vec<(TaskIx, f64)>>,
    /// The hand-offs, where the team states its own; an empty list means none.
    pub handoffs: Option<Vec<Flow>>,
    /// Whether a best role is looked for among all roles, not only those with seats or held today.
    pub all_roles: bool,
    /// The minutes that a hand-off takes, at least 0, where the team states its own; elsewhere those of its kind of selling.
    pub handoff_minutes: Option<f64>,
    /// The hours of coaching that there are in half a year, where the team states them.
    pub coaching_hours: Option<f64>,
}

impl Team {
    /// Returns the minutes that a hand-off takes: the team's own, else those of its kind of selling.
    pub fn handoff_minutes(&self, catalog: &Catalog) -> f64 {
        self.handoff_minutes.unwrap_or(catalog[self.motion].handoff_minutes)
    }

    /// Returns the number of a role's seats, 0 where the team states none.
    pub fn seats_of(&self, role: RoleIx) -> u32 {
        self.seats.iter().find(|(known, _)| *known == role).map_or(0, |(_, seats)| *seats)
    }

    /// Returns the team with this number of seats in each role, in catalog order.
    #[must_use]
    pub fn with_seats(&self, seats: &[u32]) -> Team {
        let seats = seats.iter().enumerate().map(|(at, seats)| (RoleIx(at), *seats)).collect();
        Team { seats, ..self.clone() }
    }
}
