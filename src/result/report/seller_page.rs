//! A seller's own page: what it says depends on her entry, the team's settings and the catalog, and on no other seller.

use schemars::JsonSchema;
use serde::Serialize;

use super::coaching::PersonCoaching;
use super::how_trained;
use super::sources::RatingSources;
use crate::domain::{Catalog, Fit, Lang, Level, RoleIx, SLACK, Seller, TraitIx};
use crate::engine::{Explained, Scorer};
use crate::result::coach::CoachPlan;
use crate::result::codec;
use crate::result::explain::Explain;
use crate::result::label::{Label, Labels};

/// How many strengths, and how many traits, are named.
const MOST_NAMED: usize = 5;

/// How many tasks are named where she is strong at none.
const FEWEST_NAMED: usize = 3;

/// A role outside the team's fits clearly better from so much on, 0 to 1.
const CLEARLY: f64 = 0.05;

/// A page to hand to one seller.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SellerPage {
    /// Her fits with her best role and today's, and why, allowing for the errors of her own ratings alone.
    pub explained: Explain,
    /// The tasks that she fits best, the best first.
    pub strengths: Vec<Strength>,
    /// The traits that meet in full what those tasks need, those that count most first.
    pub met: Vec<MetNeed>,
    /// The traits that some task needs and nobody has rated her in.
    #[schemars(extend("uniqueItems" = true))]
    pub unrated: Vec<Label>,
    /// The traits of which one more rating would tell most, the first one most of all.
    #[schemars(extend("uniqueItems" = true))]
    pub rate_next: Vec<Label>,
    /// What to coach for the first of the explained roles, as `coach` says of a team of her alone: what others score plays no
    /// part. Null where nothing is explained.
    pub coaching: Option<CoachPlan>,
    /// The traits whose low scores cost that role most and that no coaching moves by as much as can be rated, where the plan
    /// does not reach the fit at which strong begins.
    pub not_by_training: Vec<Label>,
    /// What would raise the first of the explained fits most; null where nothing is lost.
    pub training: Option<Training>,
    /// Whose ratings of her there are.
    pub ratings: RatingSources,
    /// The role outside the team's that she fits best, where none of the team's stands out and she is strong there. Not in JSON.
    #[serde(skip)]
    pub strong_outside: Option<(Label, Fit)>,
}

/// A task that she fits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Strength {
    /// The task.
    pub task: Label,
    /// The fit, 0 to 1.
    #[serde(serialize_with = "codec::fit")]
    #[schemars(with = "f64", range(min = 0, max = 1))]
    pub fit: Fit,
}

/// A trait that meets in full what a task needs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MetNeed {
    /// The trait.
    pub r#trait: Label,
    /// Her score, on the catalog's scale.
    pub score: f64,
    /// One of the tasks that need it.
    pub task: Label,
}

/// What would raise a fit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Training {
    /// The role that it is a part of.
    pub role: Label,
    /// The task in which most is lost.
    pub task: Label,
    /// How much is lost in it, in points of the role's fit.
    #[schemars(range(min = 0, max = 100))]
    pub points: f64,
    /// How the task is trained, in the reader's language; null where the catalog does not say.
    pub how: Option<String>,
}

impl SellerPage {
    /// The page of a seller who was explained with her own errors; `rate_next` are places of traits.
    pub fn new(
        explained: Explain,
        found: &Explained,
        scorer: &Scorer,
        rate_next: Vec<Label>,
        coaching: Option<PersonCoaching>,
        labels: &Labels,
        lang: Lang,
    ) -> Self {
        let catalog = scorer.catalog();
        let seller = &found.scored.seller;
        let strengths = strengths(found, scorer, labels);
        let (coaching, not_by_training) =
            coaching.map_or((None, Vec::new()), |of| (Some(of.plan), of.not_by_training));
        SellerPage {
            coaching,
            not_by_training,
            met: met(found, catalog, &strengths, labels),
            unrated: unrated(catalog, seller, labels),
            training: Training::of(&explained, catalog, lang),
            ratings: RatingSources::of(catalog, std::slice::from_ref(seller)),
            strong_outside: (explained.seller.stands_out == Some(false))
                .then(|| strong_outside(found, scorer, labels))
                .flatten(),
            rate_next,
            strengths,
            explained,
        }
    }

    /// Whether her page says what to train: not for a role that neither stands out for her nor is today's.
    pub fn advises_training(&self) -> bool {
        let (seller, first) = (&self.explained.seller, self.explained.roles.first());
        let is_todays = first.zip(seller.role.as_ref()).is_some_and(|(first, role)| role.is(&first.id));
        seller.stands_out != Some(false) || is_todays
    }
}

/// The role with the highest fit of those that nobody in the team has or could have, where that is strong, and clearly
/// higher than the best one's.
fn strong_outside(found: &Explained, scorer: &Scorer, labels: &Labels) -> Option<(Label, Fit)> {
    let catalog = scorer.catalog();
    let own = found.scored.fit.best.and_then(|role| found.scored.fit.roles[role.0].standing.fit);
    let least = own.map_or(0.0, |fit| fit.share() + CLEARLY);
    let mut best: Option<(RoleIx, Fit)> = None;
    for role in catalog.role_ixs().filter(|role| !scorer.in_play().has(*role) && !catalog[*role].baseline) {
        let standing = &found.scored.fit.roles[role.0].standing;
        let fit = standing.fit.filter(|_| !standing.vetoed && !scorer.too_little(standing));
        let Some(fit) = fit.filter(|fit| catalog.levels.of(*fit) == Level::Strong) else { continue };
        if fit.share() >= least && best.is_none_or(|(_, top)| fit > top) {
            best = Some((role, fit));
        }
    }
    best.map(|(role, fit)| (labels[role].clone(), fit))
}

/// The tasks of which enough is rated and at which she is strong, else the few that she fits best.
fn strengths(found: &Explained, scorer: &Scorer, labels: &Labels) -> Vec<Strength> {
    let catalog = scorer.catalog();
    let mut tasks = Vec::new();
    for (task, of) in catalog.task_ixs().zip(&found.scored.fit.tasks) {
        if !of.standing.vetoed && !scorer.too_little(&of.standing) {
            tasks.extend(of.standing.fit.map(|fit| Strength { task: labels[task].clone(), fit }));
        }
    }
    // Of equals the catalog's order decides.
    tasks.sort_by(|a, b| b.fit.share().total_cmp(&a.fit.share()));
    let strong = tasks.iter().filter(|of| catalog.levels.of(of.fit) == Level::Strong).count();
    tasks.truncate(if strong == 0 { FEWEST_NAMED } else { strong.min(MOST_NAMED) });
    tasks
}

fn met(found: &Explained, catalog: &Catalog, strengths: &[Strength], labels: &Labels) -> Vec<MetNeed> {
    let mut met: Vec<(f64, MetNeed)> = Vec::new();
    // What one of the tasks asks more of is not all there.
    let mut unmet: Vec<TraitIx> = Vec::new();
    for task in catalog.task_ixs().filter(|task| strengths.iter().any(|of| of.task.is(&labels[*task]))) {
        for (need, fit) in catalog[task].needs.iter().zip(&found.scored.fit.tasks[task.0].needs) {
            let (Some(score), Some(desirability)) = (fit.score, fit.desirability) else { continue };
            if need.weight <= 0.0 {
                continue;
            }
            if desirability < 1.0 - SLACK {
                unmet.push(need.trait_ix);
                continue;
            }
            let of = &labels[need.trait_ix];
            match met.iter_mut().find(|(_, known)| known.r#trait.is(of)) {
                Some((weight, _)) => *weight += need.weight,
                None => {
                    let task = labels[task].clone();
                    met.push((need.weight, MetNeed { r#trait: of.clone(), score, task }));
                }
            }
        }
    }
    met.retain(|(_, met)| !unmet.iter().any(|of| met.r#trait.is(&labels[*of])));
    met.sort_by(|a, b| b.0.total_cmp(&a.0));
    met.truncate(MOST_NAMED);
    met.into_iter().map(|(_, met)| met).collect()
}

fn unrated(catalog: &Catalog, seller: &Seller, labels: &Labels) -> Vec<Label> {
    let mut unrated = Vec::new();
    for of in catalog.trait_ixs().filter(|of| seller.scores[of.0].is_none()) {
        let mut needs = catalog.tasks.iter().flat_map(|task| &task.needs);
        if needs.any(|need| need.trait_ix == of && need.weight > 0.0) {
            unrated.push(labels[of].clone());
        }
    }
    unrated
}

impl Training {
    /// The task of the first explained role in which most is lost.
    fn of(explained: &Explain, catalog: &Catalog, lang: Lang) -> Option<Self> {
        let role = explained.roles.first()?;
        let mut most: Option<(f64, &Label)> = None;
        for task in &role.tasks {
            let losses = explained.losses_in(role).filter(|loss| loss.task.is(&task.id));
            let points: f64 = losses.map(|loss| loss.points).sum();
            if points > 0.0 && most.is_none_or(|(top, _)| points > top) {
                most = Some((points, &task.id));
            }
        }
        let (points, task) = most?;
        Some(Training {
            role: role.id.clone(),
            task: task.clone(),
            points,
            how: how_trained(catalog, task, lang),
        })
    }
}
