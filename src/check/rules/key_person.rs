//! `key-person`: what the team would lose if one person left, average sellers filled what is empty, and all were reassigned.
//!
//! Beside an empty seat everybody would be missed by as much as she fits it, and nobody would be told from others. So fits
//! count by what they are above an average seller's, whose traits are all at the middle of the scale.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::domain::{Fit, RoleIx, SLACK};
use crate::engine::threads;
use crate::engine::{
    AverageSellers, Candidate, DrawnFits, Ineligibility, MatrixColumn, Rules, assign, count,
};

const FAIL: &str = "review-key-person";
const OPEN: &str = "review-key-person-open";
const UNKNOWN: &str = "review-key-person-unknown";
const NOTHING: &str = "review-key-person-nothing";

/// The most draws of all fits that are assigned, for small teams.
const MOST_DRAWS: usize = 200;

/// The most fits that are assigned over all draws together.
const MOST_CELLS: usize = 200_000;

/// The fewest draws that give a usable probability.
const FEWEST_DRAWS: usize = 40;

pub static RULE: Rule = Rule {
    id: "key-person",
    about: About::Sellers,
    level: RuleLevel::Allow,
    limit: Some(Limit { key: "points", unit: Unit::Points, lo: 0.0, hi: 1e4, default: 25.0 }),
    tolerance: 0.1,
    messages: &[FAIL, OPEN, UNKNOWN, NOTHING],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What key-person rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// How much smaller the sum of fits would be, each 0 to 1, with average sellers in empty seats; null where it takes too
    /// long to work out.
    loss_beside_average: Option<f64>,
    /// The probability that it is more than the limit; null where it takes too long to work out.
    #[schemars(range(min = 0, max = 1))]
    p_fail: Option<f64>,
    /// Who would take over the seat, by id.
    #[schemars(regex(pattern = r"\S"))]
    next_seller: Option<String>,
}

/// What a seller's seat is worth to the team.
struct Stake {
    loss: Option<f64>,
    p: Option<f64>,
    /// Who would take over, by place in the team.
    next: Option<usize>,
}

/// Judges each seller who has a seat in the best assignment. The seats are the team's, else as many of each role as
/// hold it today.
fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    let Some(stakes) = stakes(context) else { return context.or_nothing(Vec::new(), NOTHING) };
    let mut findings = Vec::new();
    for (at, seller) in context.sellers().filter(|(_, seller)| seller.hours > 0.0) {
        // A seller without a seat leaves no gap.
        if let Some(stake) = &stakes[at] {
            findings.push(judge_seller(context, Subject::seller(at, seller.role), stake));
        }
    }
    context.or_nothing(findings, NOTHING)
}

fn judge_seller(context: &RuleContext<'_>, subject: Subject, stake: &Stake) -> Finding {
    let limit = context.setting.limit;
    let (outcome, message) = match (stake.loss, stake.p) {
        (Some(loss), Some(p)) => {
            let outcome = context.decide(loss > limit / 100.0 + SLACK, p);
            let next = match stake.next {
                Some(next) => Message::new("review-next").with("name", Arg::Seller(next)),
                None => Message::new("review-nobody"),
            };
            let message = Message::new(if outcome == Outcome::Fail { FAIL } else { OPEN })
                .with("loss", Arg::PointsAbove(100.0 * loss, limit))
                .with("next", Arg::Message(next))
                .with("p", Arg::Probability(p));
            (outcome, message)
        }
        _ => (Outcome::Inconclusive, Message::new(UNKNOWN)),
    };
    if outcome == Outcome::Pass {
        return context.pass(subject);
    }
    let next = stake.next.map(|at| context.team.sellers[at].id.clone());
    let evidence = Evidence { loss_beside_average: stake.loss, p_fail: stake.p, next_seller: next };
    context.finding(subject, outcome, evidence, message).with_badness(stake.loss)
}

/// Returns what each seller's seat is worth, in the order of the team; `None` for a seller without a seat, and in place
/// of all where there are no seats.
fn stakes(context: &RuleContext<'_>) -> Option<Vec<Option<Stake>>> {
    let (catalog, sellers, fits) = (context.catalog(), context.team.sellers, context.team.fits);
    let order: Vec<usize> = context.by_key().collect();
    let average = context.team.model.average();
    let mut people = Vec::with_capacity(order.len());
    for &at in &order {
        let person = Candidate::new(context.team.scorer, &sellers[at], &fits[at]);
        people.push(beside_average(person, average));
    }
    let rules = seats(context, &people)?;
    let seating = assign(catalog, &people, &rules);
    let losses = drawn_losses(context, &order, &people, &rules);
    let most = context.setting.limit / 100.0;
    let mut stakes: Vec<Option<Stake>> = sellers.iter().map(|_| None).collect();
    for (place, &at) in order.iter().enumerate() {
        let seated = &seating.placements[place];
        if seated.seat.is_some() {
            let above = losses.iter().filter(|drawn| drawn[place].is_some_and(|loss| loss > most + SLACK));
            let above = above.count();
            let p = (!losses.is_empty()).then(|| count(above) / count(losses.len()));
            let next = seated.runner_up.map(|next| order[next]);
            stakes[at] = Some(Stake { loss: seated.loss, p, next });
        }
    }
    Some(stakes)
}

/// Returns the loss of each person in each draw of all fits; empty where too few draws are affordable.
fn drawn_losses(
    context: &RuleContext<'_>,
    order: &[usize],
    people: &[Candidate],
    rules: &Rules,
) -> Vec<Vec<Option<f64>>> {
    let (catalog, model) = (context.catalog(), context.team.model);
    let average = model.average();
    let roles: Vec<RoleIx> = catalog.role_ixs().filter(|role| rules.seats[role.0] > 0).collect();
    let affordable = MOST_CELLS / (people.len() * roles.len()).max(1);
    let number = affordable.min(MOST_DRAWS).min(model.draws());
    if number < FEWEST_DRAWS {
        return Vec::new();
    }
    let drawn: Vec<Vec<Arc<DrawnFits>>> =
        threads::spread(order, |&at| model.drawn_roles(&context.team.sellers[at], &roles));
    // The draws are in random order, so the first ones will do.
    threads::spread(0..number, |draw| {
        let people: Vec<Candidate> = people
            .iter()
            .zip(&drawn)
            .map(|(person, fits)| as_drawn(person, average, &roles, fits, draw))
            .collect();
        assign(catalog, &people, rules).placements.iter().map(|place| place.loss).collect()
    })
}

/// Returns the seats to be filled; `None` where there are none.
fn seats(context: &RuleContext<'_>, people: &[Candidate]) -> Option<Rules> {
    let team = context.team.team;
    let mut seats = vec![0_u32; context.catalog().roles.len()];
    if team.seats.iter().any(|&(_, number)| number > 0) {
        for &(role, number) in &team.seats {
            seats[role.0] = number;
        }
    } else {
        for role in people.iter().filter(|person| !person.on_leave).filter_map(|person| person.today) {
            seats[role.0] += 1;
        }
    }
    let rules = Rules::giving_way(seats, people);
    rules.seats.iter().any(|&seats| seats > 0).then_some(rules)
}

/// Returns a person with her fits less those of an average seller, who would else have the seat; 0 where hers are lower.
fn beside_average(mut person: Candidate, average: &AverageSellers) -> Candidate {
    for (at, suited) in person.roles.iter_mut().enumerate() {
        suited.fit = suited.fit.map(|fit| above_average(fit.share(), RoleIx(at), average));
    }
    person
}

fn above_average(fit: f64, role: RoleIx, average: &AverageSellers) -> Fit {
    let average = average.fit(MatrixColumn::Role(role)).map_or(0.0, Fit::share);
    Fit::new((fit - average).max(0.0))
}

/// Returns a person with the fits of one draw.
fn as_drawn(
    person: &Candidate,
    average: &AverageSellers,
    roles: &[RoleIx],
    fits: &[Arc<DrawnFits>],
    draw: usize,
) -> Candidate {
    let mut drawn = person.clone();
    for (role, fits) in roles.iter().zip(fits) {
        let suited = &mut drawn.roles[role.0];
        if fits.fit(draw).is_none() {
            continue;
        }
        let fit = fits.unvetoed(draw);
        if matches!(suited.ineligibility, None | Some(Ineligibility::Vetoed)) {
            suited.ineligibility = if fit.is_some() { None } else { Some(Ineligibility::Vetoed) };
        }
        if let Some(fit) = fit {
            suited.fit = Some(above_average(fit, *role, average));
        }
    }
    drawn
}
