//! `cover`: enough people are adequate or better at each task.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::{RuleContext, names};
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{RoleIx, TaskIx};
use crate::engine::count;

const FAIL: &str = "review-cover";
const OPEN: &str = "review-cover-open";
const UNRATED: &str = "review-cover-unrated";

/// The highest limit that a policy can set.
const MOST_REQUIRED: usize = 1_000;

/// How many of the least certain sellers are named.
const NEAREST: usize = 3;

/// Below this probability, or above its complement, a seller counts as certain.
const SELDOM: f64 = 0.05;

pub static RULE: Rule = Rule {
    id: "cover",
    about: About::Tasks,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "min", unit: Unit::Count, lo: 0.0, hi: 1e3, default: 2.0 }),
    team_keys: &["demand", "seats", "sellers"],
    messages: &[FAIL, OPEN, UNRATED],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What cover rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// How many people at work are adequate or better, as the scores are.
    adequate_count: usize,
    /// How many people at work are not rated in the task.
    unrated_count: usize,
    /// The least certain sellers, by id; empty unless the rule is inconclusive.
    near_sellers: Vec<String>,
    /// The probability that among those who are rated there are too few.
    #[schemars(range(min = 0, max = 1))]
    p_fail: f64,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    let catalog = context.catalog();
    let listed = &context.setting.tasks;
    let tasks = catalog.task_ixs().filter(|task| {
        if listed.is_empty() { is_done(context, *task) } else { names(listed, &catalog[*task].id) }
    });
    tasks.map(|task| judge_task(context, task)).collect()
}

/// Whether the team does a task: by its demand, else by its seats, else by the current roles.
fn is_done(context: &RuleContext<'_>, task: TaskIx) -> bool {
    let team = context.team.team;
    if let Some(demand) = &team.demand {
        return demand.iter().any(|&(of, hours)| of == task && hours > 0.0);
    }
    let mut roles: Vec<RoleIx> =
        team.seats.iter().filter(|(_, seats)| *seats > 0).map(|(role, _)| *role).collect();
    if roles.is_empty() {
        roles = context.team.sellers.iter().filter_map(|seller| seller.role).collect();
    }
    let mut tasks = roles.iter().flat_map(|role| &context.catalog()[*role].tasks);
    roles.is_empty() || tasks.any(|share| share.task == task)
}

/// How many people cover a task.
struct Cover {
    /// How many are adequate or better, as the scores are.
    people: usize,
    /// How many are not rated.
    unrated: usize,
    /// The probability of each number of people among those rated, from 0, as far as it is below the limit.
    numbers: Vec<f64>,
    /// Sellers by how certain they are, the least first.
    uncertain: Vec<usize>,
}

fn judge_task(context: &RuleContext<'_>, task: TaskIx) -> Finding {
    let least = context.setting.limit;
    let cover = cover_of(context, task);
    let Cover { people, unrated, .. } = cover;
    let p = cover.too_few(0, least);
    // The unrated may be adequate too.
    let at_best = context.decide(count(people + unrated) < least, cover.too_few(unrated, least));
    let outcome = match context.decide(count(people) < least, p) {
        Outcome::Fail if at_best != Outcome::Fail => Outcome::Inconclusive,
        outcome => outcome,
    };
    let subject = Subject::task(task);
    let (id, near): (_, Vec<usize>) = match outcome {
        Outcome::Pass => return context.pass(subject),
        Outcome::Fail => (FAIL, Vec::new()),
        Outcome::Inconclusive => {
            let near = cover.uncertain.into_iter().take(NEAREST).collect();
            (if unrated > 0 { UNRATED } else { OPEN }, near)
        }
    };
    let message = Message::new(id)
        .with("people", Arg::Count(people))
        .with("unrated", Arg::Count(unrated))
        .with("p", Arg::Probability(p));
    let near_ids = near.iter().map(|at| context.team.sellers[*at].id.clone()).collect();
    let evidence =
        Evidence { adequate_count: people, unrated_count: unrated, near_sellers: near_ids, p_fail: p };
    context
        .finding(subject, outcome, evidence, message)
        // The fewer, the worse.
        .with_badness(1.0 / (1.0 + count(people)))
        .asking_about(near)
}

fn cover_of(context: &RuleContext<'_>, task: TaskIx) -> Cover {
    let least = context.setting.limit;
    let adequate = context.catalog().levels.adequate() / 100.0;
    let (mut people, mut unrated, mut uncertain) = (0, 0, Vec::new());
    // A sum of independent yes/no variables, person by person (the Poisson binomial distribution).
    let kept = (0..=MOST_REQUIRED).find(|&number| count(number) >= least).unwrap_or(MOST_REQUIRED);
    let mut numbers = vec![1.0; kept.min(1)];
    // By key: in another order of sellers the sums would differ in their last bits.
    for at in context.by_key().filter(|at| context.team.sellers[*at].hours > 0.0) {
        let standing = &context.team.fits[at].tasks[task.0].standing;
        // A seller with too little rated is not known to be adequate.
        let is_known = !context.team.scorer.too_little(standing);
        let Some(below) = context.ask_odds(at, |odds| odds.task_below(task, adequate)).filter(|_| is_known)
        else {
            unrated += 1;
            uncertain.push((0.0, at));
            continue;
        };
        if (SELDOM..=1.0 - SELDOM).contains(&below) {
            uncertain.push(((below - 0.5).abs(), at));
        }
        people += usize::from(context.team.scorer.is_adequate(standing));
        if numbers.len() < kept {
            numbers.push(0.0);
        }
        for number in (1..numbers.len()).rev() {
            numbers[number] = numbers[number] * below + numbers[number - 1] * (1.0 - below);
        }
        if let Some(none) = numbers.first_mut() {
            *none *= below;
        }
    }
    uncertain.sort_by(|a, b| a.0.total_cmp(&b.0));
    Cover { people, unrated, numbers, uncertain: uncertain.into_iter().map(|(_, at)| at).collect() }
}

impl Cover {
    /// Returns the probability that fewer than `least` cover the task, with `more` people besides those rated.
    fn too_few(&self, more: usize, least: f64) -> f64 {
        let few = self.numbers.iter().enumerate().filter(|(number, _)| count(number + more) < least);
        few.map(|(_, p)| p).sum::<f64>().clamp(0.0, 1.0)
    }
}
