//! A fit as every result has it: what it rests on, and how uncertain it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::codec::{self, LevelCode};
use super::label::{Label, Labels};
use crate::domain::{Catalog, Fit, Level, Levels, SLACK};
use crate::engine;

/// A limit that a score breaks and no strength elsewhere buys off.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VetoHit {
    /// The task whose need has the limit.
    pub task: Label,
    /// The trait whose score breaks it.
    pub r#trait: Label,
}

/// A fit with what it rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Standing {
    /// The fit, 0 to 1; null where nothing of it has been rated.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// The fit if everything unrated turned out worthless, 0 to 1.
    #[serde(serialize_with = "codec::fit")]
    #[schemars(with = "f64", range(min = 0, max = 1))]
    pub low: Fit,
    /// The fit if everything unrated turned out perfect, 0 to 1.
    #[serde(serialize_with = "codec::fit")]
    #[schemars(with = "f64", range(min = 0, max = 1))]
    pub high: Fit,
    /// The share of the weight that has been rated, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub coverage: f64,
    /// What the fit amounts to.
    #[serde(serialize_with = "codec::known_level")]
    #[schemars(with = "Option<LevelCode>")]
    pub level: Option<Level>,
    /// The limits that are broken; empty where there are none.
    pub vetoes: Vec<VetoHit>,
    /// Whether a veto decides: a task's fit is then 0; a role is then nobody's best.
    pub vetoed: bool,
    /// The fit without any veto, 0 to 1.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub unvetoed_fit: Option<Fit>,
    /// Whether enough of it is rated. Not in JSON, where `coverage` says so.
    #[serde(skip)]
    pub rated: Rated,
}

/// How much of what a fit rests on is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// All of it.
    Fully,
    /// Part of it.
    Partly,
    /// So little that it can be nobody's best role.
    TooLittle,
}

impl Rated {
    fn of(standing: &engine::Standing, catalog: &Catalog) -> Self {
        if standing.coverage >= 1.0 - SLACK {
            Rated::Fully
        } else if standing.coverage >= catalog.defaults.min_coverage - SLACK {
            Rated::Partly
        } else {
            Rated::TooLittle
        }
    }
}

impl Standing {
    /// What the fit amounts to, where enough is rated to say so.
    pub fn firm_level(&self) -> Option<Level> {
        self.level.filter(|_| self.rated != Rated::TooLittle)
    }

    /// That of which nothing is rated.
    pub(super) fn unknown() -> Self {
        Standing {
            fit: None,
            low: Fit::ZERO,
            high: Fit::ZERO,
            coverage: 0.0,
            level: None,
            vetoes: Vec::new(),
            vetoed: false,
            unvetoed_fit: None,
            rated: Rated::TooLittle,
        }
    }

    /// Makes it that of a fit of which all is rated, and which has no veto.
    pub(super) fn know(&mut self, fit: Fit, levels: Levels) {
        (self.fit, self.unvetoed_fit) = (Some(fit), Some(fit));
        (self.low, self.high) = (fit, fit);
        self.coverage = 1.0;
        self.level = Some(levels.of(fit));
        self.rated = Rated::Fully;
    }

    /// What the engine found of a task or role.
    pub fn new(
        standing: &engine::Standing,
        vetoes: &[engine::VetoHit],
        catalog: &Catalog,
        labels: &Labels,
    ) -> Self {
        let mut hits = Vec::new();
        for hit in vetoes {
            hits.push(VetoHit { task: labels[hit.task].clone(), r#trait: labels[hit.trait_ix].clone() });
        }
        Standing {
            fit: standing.fit,
            low: standing.low,
            high: standing.high,
            coverage: standing.coverage,
            level: standing.fit.map(|fit| catalog.levels.of(fit)),
            vetoes: hits,
            vetoed: standing.vetoed,
            unvetoed_fit: standing.unvetoed_fit,
            rated: Rated::of(standing, catalog),
        }
    }
}

/// How uncertain a fit is, the errors of its scores considered; null where that was not worked out.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Uncertainty {
    /// The true fit that is to be expected, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub expected: Option<f64>,
    /// The standard error of the true fit, as a share.
    #[schemars(range(min = 0, max = 1))]
    pub se: Option<f64>,
    /// The true fit lies above this in 19 of 20 cases, 0 to 1; the fit as rated may lie below it.
    #[schemars(range(min = 0, max = 1))]
    pub low90: Option<f64>,
    /// The true fit lies below this in 19 of 20 cases, 0 to 1; the fit as rated may lie above it.
    #[schemars(range(min = 0, max = 1))]
    pub high90: Option<f64>,
    /// The probability that this is the best role; null for a task.
    #[schemars(range(min = 0, max = 1))]
    pub p_best: Option<f64>,
    /// The share of average sellers with a lower fit, 0 to 1: sellers whose traits are independent and normal about the
    /// middle of the scale, with a standard deviation of a fifth of its span.
    #[schemars(range(min = 0, max = 1))]
    pub share_of_average_below: Option<f64>,
}

impl Uncertainty {
    /// What a plan found of a fit, for which nobody was drawn; the share of average sellers below it where that is wanted.
    pub(super) fn planned(found: &engine::FitUncertainty, share_of_average_below: Option<f64>) -> Self {
        Uncertainty {
            expected: Some(found.expected),
            se: Some(found.se),
            low90: Some(found.low90),
            high90: Some(found.high90),
            p_best: None,
            share_of_average_below,
        }
    }

    /// What the engine found for a column, without a comparison with average sellers.
    pub fn new(scored: &engine::ScoredSeller, column: engine::MatrixColumn) -> Self {
        let found = scored.bounds(column);
        Uncertainty {
            expected: found.map(|found| found.expected),
            se: found.map(|found| found.se),
            low90: found.map(|found| found.low90),
            high90: found.map(|found| found.high90),
            p_best: scored.p_best(column),
            share_of_average_below: None,
        }
    }

    /// The same with the share of average sellers below the fit.
    #[must_use]
    pub fn beside_average(self, scored: &engine::ScoredSeller, column: engine::MatrixColumn) -> Self {
        Uncertainty { share_of_average_below: scored.share_below(column), ..self }
    }
}

/// A seller's fit with one role or task.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FitRecord {
    /// The role or task.
    pub id: Label,
    /// The fit and what it rests on.
    #[serde(flatten)]
    pub standing: Standing,
    /// How uncertain it is.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
}

/// Another role that may be the best.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rival {
    /// The role; null where no role would be.
    pub role: Option<Label>,
    /// The probability that it is, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub p_best: f64,
}

impl Rival {
    /// What the engine found.
    pub fn new(rival: engine::Rival, labels: &Labels) -> Self {
        Rival { role: labels.role(rival.role), p_best: rival.p }
    }
}
