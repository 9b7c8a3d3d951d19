//! `waste`: the hours that a form of organisation loses against the best one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Choice, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{SLACK, Seller};
use crate::engine::{FormKind, MOST_UNKNOWN, NullModel, Question, Wasted, Work, Worker, wasted};

const FAIL: &str = "review-waste";
const OPEN: &str = "review-waste-open";
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
    messages: &[FAIL, OPEN, UNKNOWN, NO_HANDOFFS, NOTHING],
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

/// Judges the waste of the team's form of organisation. It must exceed the limit by more than noise alone would seldom
/// show in a team of equals, as in `organize`. `None` where the team's work is unknown.
fn judge_team(context: &RuleContext<'_>) -> Option<Finding> {
    let limit = context.setting.limit;
    let material = limit / 100.0;
    let Wasted { form, waste, noise, unknown, describes_handoffs, is_late } = measure(context, material)?;
    let inconclusive = if 100.0 * waste > limit && noise > 0.0 { OPEN } else { UNKNOWN };
    let (outcome, id) = if unknown > MOST_UNKNOWN + SLACK || is_late {
        (Outcome::Inconclusive, inconclusive)
    } else if waste <= material + SLACK {
        return Some(context.pass(Subject::TEAM));
    } else if !describes_handoffs {
        (Outcome::Inconclusive, NO_HANDOFFS)
    } else if waste <= material + noise + SLACK {
        (Outcome::Inconclusive, inconclusive)
    } else {
        (Outcome::Fail, FAIL)
    };
    let message = Message::new(id)
        .with("form", Arg::Term(term(form)))
        .with("waste", Arg::PercentAbove(100.0 * waste, limit))
        .with("noise", Arg::Share(noise))
        .with("unknown", Arg::Share(unknown));
    let evidence = Evidence {
        form: form.code(),
        waste_share: waste,
        p90_waste_share: noise,
        unknown_hours_share: unknown,
    };
    Some(context.finding(Subject::TEAM, outcome, evidence, message).with_badness(waste))
}

fn measure(context: &RuleContext<'_>, material: f64) -> Option<Wasted> {
    let (catalog, reviewed) = (context.catalog(), context.team);
    let (mut sellers, mut workers): (Vec<Seller>, Vec<Worker>) = (Vec::new(), Vec::new());
    for at in context.by_key() {
        let seller = &reviewed.sellers[at];
        workers.push(Worker::new(reviewed.scorer, None, seller, &reviewed.fits[at]));
        sellers.push(seller.clone());
    }
    let work = Work::new(catalog, reviewed.team, &workers).ok()?;
    let minutes = catalog[reviewed.team.motion].handoff_minutes;
    let question = Question { minutes, material, roles: None, limit: reviewed.limit };
    let null = NullModel {
        scorer: reviewed.scorer,
        hard: None,
        sellers: &sellers,
        errors: reviewed.errors,
        draws: reviewed.draws,
        draws_all: false,
        raters: 1,
    };
    wasted(catalog, reviewed.team, &workers, &work, question, &null, forms(context.setting.choice))
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
