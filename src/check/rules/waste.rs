//! `waste`: the hours that a form of organisation loses against the best one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Choice, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{SLACK, Seller};
use crate::engine::{
    AsRated, ExpectedTeam, FormKind, MOST_UNKNOWN, Question, SURE, SellerFit, UncertaintyModel, Wasted,
    wasted,
};

const FAIL: &str = "review-waste";
const OPEN: &str = "review-waste-open";
const UNSURE: &str = "review-waste-unsure";
const UNKNOWN: &str = "review-waste-unknown";
const NO_HANDOFFS: &str = "review-waste-no-handoffs";
const NOTHING: &str = "review-waste-nothing";

pub static RULE: Rule = Rule {
    id: "waste",
    about: About::Team,
    level: RuleLevel::Allow,
    limit: Some(Limit { key: "percent", unit: Unit::Percent, lo: 0.0, hi: 100.0, default: 25.0 }),
    choice: Some(Choice { key: "form", words: &["today", "everyone", "seats"] }),
    tolerance: 0.1,
    messages: &[FAIL, OPEN, UNSURE, UNKNOWN, NO_HANDOFFS, NOTHING],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What waste rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// The form of organisation: today, everyone or seats.
    form: &'static str,
    /// What it wastes.
    #[schemars(range(min = 0, max = 1))]
    waste_share: f64,
    /// The probability that it wastes more than the limit.
    #[schemars(range(min = 0, max = 1))]
    p_above_limit: f64,
    /// What noise alone would seldom exceed; 0 where the waste is within the limit.
    #[schemars(range(min = 0, max = 1))]
    p90_waste_share: f64,
    /// The share of hours that rest on unknown fits.
    #[schemars(range(min = 0, max = 1))]
    unknown_hours_share: f64,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    context.or_nothing(judge_team(context).into_iter().collect(), NOTHING)
}

/// Judges the waste of the team's form of organisation, as in `organize`: it fails where it exceeds the limit with a
/// probability of 0.8, and is more than noise alone would seldom show in a team of equals. `None` where the team's work is unknown.
fn judge_team(context: &RuleContext<'_>) -> Option<Finding> {
    let limit = context.setting.limit;
    let Wasted { form, waste, p_above, noise, unknown, describes_handoffs, is_late } =
        measure(context, limit / 100.0)?;
    let (outcome, id) = if unknown > MOST_UNKNOWN + SLACK || is_late {
        (Outcome::Inconclusive, UNKNOWN)
    } else if p_above <= 1.0 - SURE + SLACK {
        return Some(context.pass(Subject::TEAM));
    } else if !describes_handoffs {
        (Outcome::Inconclusive, NO_HANDOFFS)
    } else if p_above < SURE - SLACK {
        (Outcome::Inconclusive, UNSURE)
    } else if waste <= noise + SLACK {
        (Outcome::Inconclusive, OPEN)
    } else {
        (Outcome::Fail, FAIL)
    };
    let message = Message::new(id)
        .with("form", Arg::Term(term(form)))
        .with("waste", Arg::PercentAbove(100.0 * waste, limit))
        .with("p", Arg::Probability(p_above))
        .with("noise", Arg::Share(noise))
        .with("unknown", Arg::Share(unknown));
    let evidence = Evidence {
        form: form.code(),
        waste_share: waste,
        p_above_limit: p_above,
        p90_waste_share: noise,
        unknown_hours_share: unknown,
    };
    Some(context.finding(Subject::TEAM, outcome, evidence, message).with_badness(waste))
}

fn measure(context: &RuleContext<'_>, limit: f64) -> Option<Wasted> {
    let (catalog, reviewed) = (context.catalog(), context.team);
    let (mut sellers, mut fits): (Vec<Seller>, Vec<SellerFit>) = (Vec::new(), Vec::new());
    for at in context.by_key() {
        sellers.push(reviewed.sellers[at].clone());
        fits.push(reviewed.fits[at].clone());
    }
    let scorer = reviewed.scorer.clone();
    let model = UncertaintyModel::new(scorer, reviewed.errors.clone(), reviewed.draws.clone(), false);
    let (team, sellers) = (reviewed.team, sellers.as_slice());
    let expected = ExpectedTeam::new(&model, team, sellers, &fits, false).ok()?;
    let question = Question { limit: reviewed.limit, ..Question::standard(team.handoff_minutes(catalog)) };
    let rated = AsRated { model: &model, team, sellers, draws_all: false };
    wasted(&rated, &expected, question, forms(context.setting.choice), limit)
}

/// Returns the forms that a policy's word means, of which the first available one counts: where nobody has a current
/// role, everyone does everything.
fn forms(word: &str) -> &'static [FormKind] {
    match word {
        "everyone" => &[FormKind::Everyone],
        "seats" => &[FormKind::Seats],
        _ => &[FormKind::Today, FormKind::Everyone],
    }
}

/// Returns the id of a form's word.
fn term(form: FormKind) -> &'static str {
    match form {
        FormKind::Today => "form-today",
        FormKind::Seats => "form-seats",
        _ => "form-everyone",
    }
}
