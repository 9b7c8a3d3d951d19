//! `must-have`: no score breaks a veto of the current role.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::check::useful_ratings::MOST_ASKED;
use crate::domain::policy::{About, Outcome, RuleLevel};
use crate::domain::{Catalog, Need, RoleIx, TaskIx, TraitIx};
use crate::engine::{NeedFit, Side, count};

const FAIL: &str = "review-must-have";
const OPEN: &str = "review-must-have-open";
const UNRATED: &str = "review-must-have-unrated";

/// A veto that is broken with less than this probability is not named.
const SELDOM: f64 = 0.05;

pub static RULE: Rule = Rule {
    id: "must-have",
    about: About::Sellers,
    level: RuleLevel::Deny,
    messages: &[FAIL, OPEN, UNRATED],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What must-have rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// What the scores break.
    broken: Vec<LimitEvidence>,
    /// What nobody has rated.
    unrated: Vec<LimitEvidence>,
    /// What a score may break within its error, where that makes the rule inconclusive.
    near: Vec<LimitEvidence>,
    /// The probability that one of the scores breaks a limit.
    #[schemars(range(min = 0, max = 1))]
    p_fail: f64,
}

/// A score and the limit that it must not be beyond.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
enum LimitEvidence {
    /// A limit that the score must not be below.
    Below {
        /// The task whose need has the limit, by id.
        task: String,
        /// The trait, by id.
        r#trait: String,
        /// The score, on the catalog's scale; null where it is not rated.
        score: Option<f64>,
        /// The limit, on the catalog's scale.
        veto_below: f64,
    },
    /// A limit that the score must not be above.
    Above {
        /// The task whose need has the limit, by id.
        task: String,
        /// The trait, by id.
        r#trait: String,
        /// The score, on the catalog's scale; null where it is not rated.
        score: Option<f64>,
        /// The limit, on the catalog's scale.
        veto_above: f64,
    },
}

/// A veto, and the score it applies to.
#[derive(Clone, Copy, Debug)]
struct VetoLimit {
    task: TaskIx,
    trait_ix: TraitIx,
    score: Option<f64>,
    limit: f64,
    /// Whether the score must not be above the limit; else not below it.
    is_above: bool,
}

/// The vetoes of a role, by what is known of the scores.
#[derive(Default)]
struct Vetoes {
    broken: Vec<VetoLimit>,
    unrated: Vec<VetoLimit>,
    kept: Vec<VetoLimit>,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    context.sellers_with_role().map(|(at, role)| judge_seller(context, at, role)).collect()
}

fn judge_seller(context: &RuleContext<'_>, at: usize, role: RoleIx) -> Finding {
    let Vetoes { broken, unrated, kept } = vetoes_of(context, at, role);
    let p = context.ask_odds(at, |odds| odds.breaks(role));
    let outcome = match context.decide(!broken.is_empty(), p) {
        // An unrated score may break a limit.
        Outcome::Pass if !unrated.is_empty() => Outcome::Inconclusive,
        outcome => outcome,
    };
    let subject = Subject::seller(at, role);
    if outcome == Outcome::Pass {
        return context.pass(subject);
    }
    let mut near = kept;
    near.retain(|veto| {
        outcome == Outcome::Inconclusive
            && context.ask_odds(at, |odds| odds.breaks_by(role, veto.trait_ix)) >= SELDOM
    });
    let listed: Vec<VetoLimit> = match outcome {
        Outcome::Fail => broken.clone(),
        _ => broken.iter().chain(&near).copied().collect(),
    };
    let message = match (outcome, listed.is_empty()) {
        (Outcome::Fail, _) => Message::new(FAIL).with("what", list(&listed)),
        (_, false) => Message::new(OPEN).with("what", list(&listed)),
        (_, true) => Message::new(UNRATED).with("what", list(&unrated)),
    };
    let catalog = context.catalog();
    let evidence = Evidence {
        broken: broken.iter().map(|veto| veto.evidence(catalog)).collect(),
        unrated: unrated.iter().map(|veto| veto.evidence(catalog)).collect(),
        near: near.iter().map(|veto| veto.evidence(catalog)).collect(),
        p_fail: p,
    };
    let finding = context
        .finding(subject, outcome, evidence, message.with("p", Arg::Probability(p)))
        .with_badness(count(broken.len() + unrated.len()));
    match outcome {
        Outcome::Inconclusive => finding.asking(first_traits(broken.iter().chain(&near).chain(&unrated))),
        _ => finding,
    }
}

/// Returns the vetoes of a role with a seller's scores.
fn vetoes_of(context: &RuleContext<'_>, at: usize, role: RoleIx) -> Vetoes {
    let catalog = context.catalog();
    let mut vetoes = Vetoes::default();
    for share in &catalog[role].tasks {
        let needs = &catalog[share.task].needs;
        let met = &context.team.fits[at].tasks[share.task.0].needs;
        for (need, met) in needs.iter().zip(met).filter(|(need, _)| need.weight > 0.0 && need.veto.exists()) {
            let is_above = is_above(need, met);
            let Some(limit) = (if is_above { need.veto.above } else { need.veto.below }) else { continue };
            let (task, trait_ix, score) = (share.task, need.trait_ix, met.score);
            let veto = VetoLimit { task, trait_ix, score, limit, is_above };
            match (met.score, met.veto) {
                (None, _) => vetoes.unrated.push(veto),
                (Some(_), Some(_)) => vetoes.broken.push(veto),
                (Some(_), None) => vetoes.kept.push(veto),
            }
        }
    }
    vetoes
}

/// Whether the upper limit of a need is the one to report: the broken one, else the only one, else the nearer one to
/// the score.
fn is_above(need: &Need, met: &NeedFit) -> bool {
    match (met.veto, need.veto.below, need.veto.above, met.score) {
        (Some(side), ..) => side == Side::Over,
        (None, Some(below), Some(above), Some(score)) => above - score < score - below,
        (None, below, ..) => below.is_none(),
    }
}

/// Returns the traits of some vetoes, each once, at most [`MOST_ASKED`].
fn first_traits<'v>(vetoes: impl Iterator<Item = &'v VetoLimit>) -> Vec<TraitIx> {
    let mut traits: Vec<TraitIx> = Vec::new();
    for veto in vetoes {
        if !traits.contains(&veto.trait_ix) && traits.len() < MOST_ASKED {
            traits.push(veto.trait_ix);
        }
    }
    traits
}

fn list(vetoes: &[VetoLimit]) -> Arg {
    Arg::Messages(vetoes.iter().map(VetoLimit::message).collect())
}

impl VetoLimit {
    fn message(&self) -> Message {
        let id = match (self.score, self.is_above) {
            (None, true) => "review-unrated-above",
            (None, false) => "review-unrated-below",
            (Some(_), true) => "review-missed-above",
            (Some(_), false) => "review-missed-below",
        };
        let message = Message::new(id)
            .with("trait", Arg::Trait(self.trait_ix))
            .with("task", Arg::Task(self.task))
            .with("limit", Arg::Number(self.limit));
        match self.score {
            Some(score) => message.with("score", Arg::Number(libm::round(100.0 * score) / 100.0)),
            None => message,
        }
    }

    fn evidence(&self, catalog: &Catalog) -> LimitEvidence {
        let (task, r#trait) = (catalog[self.task].id.clone(), catalog[self.trait_ix].id.clone());
        let (score, limit) = (self.score, self.limit);
        if self.is_above {
            LimitEvidence::Above { task, r#trait, score, veto_above: limit }
        } else {
            LimitEvidence::Below { task, r#trait, score, veto_below: limit }
        }
    }
}
