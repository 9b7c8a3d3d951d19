//! People with scores, and what their team asks of them.

use super::{Catalog, MotionIx, RaterKind, RoleIx, Scale, SellerKey, TaskIx, Trait};

/// One rater's rating.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// Who rated: `self`, `manager`, `peer`, …; `None` where the file does not say.
    pub rater: Option<RaterKind>,
    /// The rating, on the catalog's scale.
    pub value: f64,
}

/// What is known of one trait of one seller.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The point estimate on the catalog's scale: the one rating, or the mean of several.
    pub value: f64,
    /// Its standard error on the catalog's scale, where the file states one or the catalog says how exact its raters are.
    pub se: Option<f64>,
    /// The ratings it is the mean of; empty where the file gave one number.
    pub ratings: Box<[Rating]>,
}

impl Rating {
    /// The standard error of one such rating: what the catalog says of its kind of rater, else of the trait.
    pub fn error(&self, catalog: &Catalog, of: &Trait) -> f64 {
        let known =
            catalog.raters.iter().find(|rater| self.rater.as_ref().is_some_and(|kind| kind.is_of(&rater.id)));
        known.map_or_else(|| of.se.unwrap_or(catalog.defaults.se), |rater| rater.se)
    }
}

impl Score {
    /// One number, nothing else known about it.
    pub fn single(value: f64) -> Self {
        Score { value, se: None, ratings: Box::default() }
    }

    /// What several ratings of one trait come to; `None` where there are none.
    ///
    /// Their plain mean; where the catalog says how exact its kinds of raters are and every rating says whose it is,
    /// their mean weighted by precision, 1/se² (inverse-variance weighting; Cochran 1937), with the standard error
    /// 1/√Σ(1/se²).
    pub fn of_ratings(ratings: Vec<Rating>, catalog: &Catalog, of: &Trait) -> Option<Self> {
        if ratings.is_empty() {
            return None;
        }
        let mean = |weight: &dyn Fn(&Rating) -> f64| {
            let all: f64 = ratings.iter().map(weight).sum();
            (ratings.iter().map(|rating| weight(rating) * rating.value).sum::<f64>() / all, all)
        };
        if catalog.raters.is_empty() || ratings.iter().any(|rating| rating.rater.is_none()) {
            let (value, _) = mean(&|_| 1.0);
            return Some(Score { value, se: None, ratings: ratings.into() });
        }
        let is_exact = |rating: &Rating| rating.error(catalog, of) <= catalog.scale.slack();
        if ratings.iter().any(is_exact) {
            // Beside one without error nobody else's word counts.
            let (value, _) = mean(&|rating| if is_exact(rating) { 1.0 } else { 0.0 });
            return Some(Score { value, se: Some(0.0), ratings: ratings.into() });
        }
        let (value, all) = mean(&|rating| {
            let se = rating.error(catalog, of);
            1.0 / (se * se)
        });
        Some(Score { value, se: Some(1.0 / all.sqrt()), ratings: ratings.into() })
    }
}

/// A person who sells.
#[derive(Clone, Debug, PartialEq)]
pub struct Seller {
    /// Who she is, for orders and draws.
    pub key: SellerKey,
    /// The line of her file at which she stands, from 1; 0 where she stands in none.
    pub line: usize,
    /// Her id as it is shown, unique in the team.
    pub id: String,
    /// Her name as it is shown.
    pub name: String,
    /// Today's role.
    pub role: Option<RoleIx>,
    /// Working hours a week; 0 is on leave: shown, not staffed.
    pub hours: f64,
    /// The roles she would like, dearest first; never scored.
    pub wishes: Vec<RoleIx>,
    /// Whether she stays in her role whatever the numbers say.
    pub pinned: bool,
    /// Her scores, one place per trait of the catalog; `None` is unknown.
    pub scores: Vec<Option<Score>>,
}

impl Seller {
    /// Whether an id in a file or on the command line is hers: the one that is shown, or the one in her file.
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.key.is_of(id)
    }
}

/// Work that flows from one task to another in this team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// The task that hands over.
    pub from: TaskIx,
    /// The task that takes over.
    pub to: TaskIx,
    /// How often a week, at the team's demand.
    pub per_week: f64,
}

/// What a team file says besides its sellers, so that sellers can come one by one from a large file.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// What the team is called.
    pub name: String,
    /// When the scores were taken.
    pub date: Option<jiff::civil::Date>,
    /// The kind of selling.
    pub motion: MotionIx,
    /// The scale that its scores were given on; they are kept on the catalog's.
    pub scale: Scale,
    /// How many places each role has.
    pub seats: Vec<(RoleIx, u32)>,
    /// How many hours a week each task takes, where the team says so.
    pub demand: Option<Vec<(TaskIx, f64)>>,
    /// How work flows, where the team says so itself; a team that lists none hands nothing on.
    pub handoffs: Option<Vec<Flow>>,
}
