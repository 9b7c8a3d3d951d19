//! `explain`: why a seller's fits with some roles are what they are.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::codec::{self, SideCode, TradeoffCode};
use super::fit::{Rival, Standing, Uncertainty};
use super::header::Header;
use super::label::{Label, Labels};
use crate::domain::{Catalog, Fit, Levels, Need, Scale, Side, Target, Tradeoff};
use crate::engine::{self, Explained, Explanation, MatrixColumn, NeedFit, SURE, TaskLosses};

/// Why a seller's fits with some roles are what they are.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explain {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: Header,
    /// The seller.
    #[serde(flatten)]
    pub seller: ExplainedSeller,
    /// Her best role if there were no upper limits; null where she would have none either.
    pub best_without_upper_limits: Option<RoleFit>,
    /// The roles explained, in the order asked for.
    pub roles: Vec<ExplainedRole>,
    /// What is lost, by role, task and need. The points of a role sum to 100 times `1 - fit`.
    pub losses: Vec<Loss>,
    /// From which fit on a seller is strong and adequate. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
    /// A role of which less than this share is rated can be nobody's best, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub min_coverage: f64,
    /// The catalog's scale. Not in JSON.
    #[serde(skip)]
    pub catalog_scale: Scale,
}

/// The seller whose fits are explained.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExplainedSeller {
    /// Her id.
    #[serde(rename = "seller")]
    pub id: String,
    /// Her name.
    pub name: String,
    /// Today's role.
    pub role: Option<Label>,
    /// Her best role, if she has one.
    pub best: Option<Label>,
    /// Whether she fits her best role better than an average seller, whose traits are all at the middle of the scale, by more
    /// than the errors of her scores; null without a best role.
    pub stands_out: Option<bool>,
    /// Whether another role may be the best within the errors of the scores; null where that was not worked out.
    pub best_open: Option<bool>,
    /// What else may be the best, likeliest first; null where that was not worked out.
    pub rivals: Option<Vec<Rival>>,
    /// The probability that the best role is the best, 0 to 1. Not in JSON.
    #[serde(skip)]
    pub p_best: Option<f64>,
    /// Her fit with today's role. Not in JSON.
    #[serde(skip)]
    pub today_fit: Option<Fit>,
    /// Her fit with her best role. Not in JSON.
    #[serde(skip)]
    pub best_fit: Option<Fit>,
    /// The roles, baselines apart, of which too little is rated. Not in JSON, where `coverage` says so.
    #[serde(skip)]
    pub too_little_rated: Vec<Label>,
    /// The roles she would like, dearest first. Not in JSON.
    #[serde(skip)]
    pub wishes: Vec<Label>,
    /// Whether she stays in her role whatever the numbers say. Not in JSON.
    #[serde(skip)]
    pub is_pinned: bool,
    /// Whether she works no hours. Not in JSON.
    #[serde(skip)]
    pub is_on_leave: bool,
    /// Whether anything of any task is rated. Not in JSON.
    #[serde(skip)]
    pub is_rated: bool,
}

/// A role and the fit with it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleFit {
    /// The role.
    pub role: Label,
    /// The fit, 0 to 1; null where nothing of it has been rated.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
}

/// A role, the fit with it, and its tasks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExplainedRole {
    /// The role.
    pub id: Label,
    /// What people call it.
    pub name: String,
    /// Whether it is shown for comparison and never anyone's best role.
    pub baseline: bool,
    /// How its tasks' fits combine.
    #[serde(serialize_with = "codec::tradeoff")]
    #[schemars(with = "TradeoffCode")]
    pub tradeoff: Tradeoff,
    /// The fit and what it rests on.
    #[serde(flatten)]
    pub standing: Standing,
    /// How uncertain it is.
    #[serde(flatten)]
    pub uncertainty: Uncertainty,
    /// The fit if there were no upper limits; null where they cost her nothing in this role.
    pub without_upper_limits: Option<FitWithoutLimits>,
    /// Its tasks, in the role's order.
    pub tasks: Vec<ExplainedTask>,
}

/// The fit with a role if there were no upper limits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FitWithoutLimits {
    /// The fit, 0 to 1; null where nothing of it has been rated.
    #[serde(serialize_with = "codec::known_fit")]
    #[schemars(with = "Option<f64>", range(min = 0, max = 1))]
    pub fit: Option<Fit>,
    /// Whether a lower limit would still veto the role.
    pub vetoed: bool,
}

/// A task of an explained role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExplainedTask {
    /// The task.
    pub id: Label,
    /// What people call it.
    pub name: String,
    /// Its share of the role's time, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub time_share: f64,
    /// How its needs combine.
    #[serde(serialize_with = "codec::tradeoff")]
    #[schemars(with = "TradeoffCode")]
    pub tradeoff: Tradeoff,
    /// The fit and what it rests on.
    #[serde(flatten)]
    pub standing: Standing,
    /// Its needs, in the catalog's order.
    pub needs: Vec<ExplainedNeed>,
}

/// How a need of a task is met.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExplainedNeed {
    /// The trait that is needed.
    pub r#trait: Label,
    /// The score, on the catalog's scale; null where it is unknown.
    pub score: Option<f64>,
    /// The lowest and the highest score that satisfy the need in full, as the motion leaves them.
    #[serde(rename = "band", serialize_with = "codec::target")]
    #[schemars(with = "[f64; 2]")]
    pub target: Target,
    /// How much it counts among the task's needs.
    #[schemars(range(min = 0))]
    pub weight: f64,
    /// How far the score satisfies the need, 0 to 1; null where the score is unknown.
    #[schemars(range(min = 0, max = 1))]
    pub desirability: Option<f64>,
    /// On which side the score misses it; null where it does not.
    #[serde(serialize_with = "codec::known_side")]
    #[schemars(with = "Option<SideCode>")]
    pub side: Option<Side>,
    /// By how many points of the scale it does.
    #[schemars(range(min = 0))]
    pub gap: Option<f64>,
    /// Whether the score breaks a limit of the need that decides alone.
    pub veto: bool,
    /// That limit. Not in JSON.
    #[serde(skip)]
    pub broken_limit: Option<VetoLimit>,
    /// What the need alone costs the task, in points of the task's own fit, 0 to 100. Not in JSON.
    #[serde(skip)]
    pub lost_points: Option<f64>,
}

/// A limit that decides alone.
#[derive(Clone, Copy, Debug)]
pub struct VetoLimit {
    /// On which side of the limit a score breaks it.
    pub side: Side,
    /// The limit, on the catalog's scale.
    pub limit: f64,
}

/// A part of what is missing to a full fit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Loss {
    /// The role in which it is lost.
    pub role: Label,
    /// The task of the role.
    pub task: Label,
    /// The trait whose score loses it.
    pub r#trait: Label,
    /// How much, in points of the role's fit, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub points: f64,
    /// On which side of what is needed the score lies.
    #[serde(serialize_with = "codec::side")]
    #[schemars(with = "SideCode")]
    pub side: Side,
    /// Whether a veto took it: the part of the fit that would have been left.
    pub veto: bool,
    /// The score, on the catalog's scale.
    pub score: Option<f64>,
    /// The lowest and the highest score that satisfy the need in full, as the motion leaves them.
    #[serde(rename = "band", serialize_with = "codec::target")]
    #[schemars(with = "[f64; 2]")]
    pub target: Target,
    /// By how many points of the scale the score misses it.
    #[schemars(range(min = 0))]
    pub gap: Option<f64>,
    /// The limit of the veto, where one took it. Not in JSON.
    #[serde(skip)]
    pub broken_limit: Option<VetoLimit>,
}

impl Answer for Explain {
    const SCHEMA: &'static str = "salesfit/explain/2";
}

impl Explain {
    /// The result of what [`engine::explain`] worked out.
    pub fn new(header: Header, labels: &Labels, catalog: &Catalog, found: &Explained) -> Self {
        let best_without_upper_limits = found
            .best_without_upper_limits
            .as_ref()
            .map(|(role, free)| RoleFit { role: labels[*role].clone(), fit: free.standing.fit });
        let records = Records { labels, catalog, found };
        Explain {
            header,
            seller: records.seller(),
            best_without_upper_limits,
            roles: found.roles.iter().map(|role| records.role(role)).collect(),
            losses: found.roles.iter().flat_map(|role| records.losses(role)).collect(),
            levels: catalog.levels,
            min_coverage: catalog.defaults.min_coverage,
            catalog_scale: catalog.scale,
        }
    }

    /// What is lost in a role, by task and need.
    pub fn losses_in<'a>(&'a self, role: &'a ExplainedRole) -> impl Iterator<Item = &'a Loss> {
        self.losses.iter().filter(|loss| loss.role.is(&role.id))
    }
}

/// Makes the records of an explanation.
struct Records<'a> {
    labels: &'a Labels,
    catalog: &'a Catalog,
    found: &'a Explained,
}

impl Records<'_> {
    fn seller(&self) -> ExplainedSeller {
        let scored = &self.found.scored;
        let (seller, best) = (&scored.seller, scored.fit.best);
        let p_best = scored.uncertainty.as_ref().and_then(|known| known.p_of(best));
        let rivals = p_best.map(|_| scored.rivals(SURE));
        ExplainedSeller {
            id: seller.id.clone(),
            name: seller.name.clone(),
            role: self.labels.role(seller.role),
            best: self.labels.role(best),
            stands_out: scored.stands_out,
            best_open: rivals.as_ref().map(|rivals| !rivals.is_empty()),
            rivals: rivals
                .map(|rivals| rivals.into_iter().map(|rival| Rival::new(rival, self.labels)).collect()),
            p_best: p_best.filter(|_| best.is_some()),
            today_fit: seller.role.and_then(|role| scored.fit.roles[role.0].standing.fit),
            best_fit: scored.best_fit(),
            too_little_rated: self
                .found
                .too_little_rated
                .iter()
                .map(|role| self.labels[*role].clone())
                .collect(),
            wishes: seller.wishes.iter().map(|role| self.labels[*role].clone()).collect(),
            is_pinned: seller.pinned,
            is_on_leave: seller.hours <= 0.0,
            is_rated: scored.fit.tasks.iter().any(|task| task.standing.fit.is_some()),
        }
    }

    fn role(&self, explanation: &Explanation) -> ExplainedRole {
        let scored = &self.found.scored;
        let role = &self.catalog[explanation.role];
        let engine::RoleFit { standing, vetoes } = &scored.fit.roles[explanation.role.0];
        let column = MatrixColumn::Role(explanation.role);
        let without_upper_limits = explanation
            .without_upper_limits
            .as_ref()
            .map(|free| FitWithoutLimits { fit: free.standing.fit, vetoed: free.standing.vetoed });
        let id = self.labels[explanation.role].clone();
        ExplainedRole {
            name: id.name().to_owned(),
            id,
            baseline: role.baseline,
            tradeoff: role.tradeoff,
            standing: Standing::new(standing, vetoes, self.catalog, self.labels),
            uncertainty: Uncertainty::new(scored, column).beside_average(scored, column),
            without_upper_limits,
            tasks: explanation.tasks.iter().map(|task| self.task(task)).collect(),
        }
    }

    fn task(&self, part: &TaskLosses) -> ExplainedTask {
        let task = &self.catalog[part.task];
        let fit = &self.found.scored.fit.tasks[part.task.0];
        let mut needs = Vec::with_capacity(task.needs.len());
        for (need, met) in task.needs.iter().zip(&fit.needs) {
            let own = part.losses.iter().find(|loss| loss.trait_ix == need.trait_ix && !loss.veto);
            needs.push(ExplainedNeed {
                r#trait: self.labels[need.trait_ix].clone(),
                score: met.score,
                target: met.target,
                weight: need.weight,
                desirability: met.desirability,
                side: met.outside.map(|(side, _)| side),
                gap: gap(met),
                veto: met.veto.is_some(),
                broken_limit: met.veto.and_then(|side| VetoLimit::of(need, side)),
                lost_points: own.map(|loss| loss.points),
            });
        }
        let id = self.labels[part.task].clone();
        ExplainedTask {
            name: id.name().to_owned(),
            id,
            time_share: part.share,
            tradeoff: task.tradeoff,
            standing: Standing::new(&fit.standing, &fit.vetoes, self.catalog, self.labels),
            needs,
        }
    }

    fn losses(&self, explanation: &Explanation) -> Vec<Loss> {
        let mut losses = Vec::with_capacity(explanation.losses.len());
        for loss in &explanation.losses {
            let Some((need, met)) = self.found.behind(self.catalog, loss) else { continue };
            losses.push(Loss {
                role: self.labels[explanation.role].clone(),
                task: self.labels[loss.task].clone(),
                r#trait: self.labels[loss.trait_ix].clone(),
                points: loss.points,
                side: loss.side,
                veto: loss.veto,
                score: met.score,
                target: met.target,
                gap: gap(met),
                broken_limit: if loss.veto { VetoLimit::of(need, loss.side) } else { None },
            });
        }
        losses
    }
}

impl VetoLimit {
    /// The limit of a need on one side, if it has one.
    fn of(need: &Need, side: Side) -> Option<Self> {
        let limit = match side {
            Side::Under => need.veto.below,
            Side::Over => need.veto.above,
        };
        limit.map(|limit| VetoLimit { side, limit })
    }
}

fn gap(met: &NeedFit) -> Option<f64> {
    met.outside.map(|(_, gap)| gap)
}
