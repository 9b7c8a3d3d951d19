//! `vacant-seats`: the seats of each role are filled.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::context::RuleContext;
use crate::check::finding::{Arg, Finding, Message, Subject};
use crate::check::rule::Rule;
use crate::domain::RoleIx;
use crate::domain::policy::{About, Limit, Outcome, RuleLevel, Unit};
use crate::engine::count;

const FAIL: &str = "review-vacant-seats";
const OPEN: &str = "review-vacant-seats-open";

pub static RULE: Rule = Rule {
    id: "vacant-seats",
    about: About::Roles,
    level: RuleLevel::Warn,
    limit: Some(Limit { key: "max", unit: Unit::Count, lo: 0.0, hi: 1e6, default: 0.0 }),
    team_keys: &["seats"],
    messages: &[FAIL, OPEN],
    evidence: Evidence::json_schema,
    judge,
    ..Rule::DEFAULT
};

/// What vacant-seats rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "a key that counts something ends in what it is")]
struct Evidence {
    /// How many seats the role has.
    seat_count: u32,
    /// How many of them are held by people at work.
    held_count: usize,
    /// How many people who hold one are on leave.
    on_leave_count: usize,
}

fn judge(context: &RuleContext<'_>) -> Vec<Finding> {
    let seats = context.team.team.seats.iter();
    let seats = seats.filter(|(role, seats)| *seats > 0 && context.applies_to_role(*role));
    seats.map(|&(role, seats)| judge_role(context, role, seats)).collect()
}

fn judge_role(context: &RuleContext<'_>, role: RoleIx, seats: u32) -> Finding {
    let most = context.setting.limit;
    let (mut held, mut on_leave) = (0, 0);
    for seller in context.team.sellers.iter().filter(|seller| seller.role == Some(role)) {
        if seller.hours > 0.0 {
            held += 1;
        } else {
            on_leave += 1;
        }
    }
    let vacant = f64::from(seats) - count(held);
    let subject = Subject::role(role);
    let (outcome, id) = if vacant <= most {
        return context.pass(subject);
    } else if vacant - count(on_leave) <= most {
        // The holder may return.
        (Outcome::Inconclusive, OPEN)
    } else {
        (Outcome::Fail, FAIL)
    };
    let message = Message::new(id)
        .with("seats", Arg::Count(seats as usize))
        .with("empty", Arg::Count((seats as usize).saturating_sub(held)))
        .with("leave", Arg::Count(on_leave));
    let evidence = Evidence { seat_count: seats, held_count: held, on_leave_count: on_leave };
    context.finding(subject, outcome, evidence, message).with_badness(vacant)
}
