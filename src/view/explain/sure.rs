//! How sure it is that a role is the best, and how wide a fit is.

use super::super::texts::Arg;
use super::ExplainReport;
use crate::domain::RoleIx;
use crate::engine::{Explanation, Rival};
use crate::view::blocks::Line;

/// Whether the best role holds within the errors of the scores, and what else may be; `None` where nobody has worked it
/// out, or no role is the best.
pub fn of_best(report: &ExplainReport) -> Option<Line> {
    let texts = &report.texts;
    let best = report.scored.best?;
    let p = report.uncertainty.as_ref()?.p_of(Some(best))?;
    let rivals = report.rivals();
    let name = |role: Option<RoleIx>| match role {
        Some(role) => report.catalog()[role].name.get(texts.lang()).to_owned(),
        None => texts.word("no-role"),
    };
    let rival = |rival: &Rival| {
        let p = Arg::Word(texts.probability(rival.p));
        texts.say("match-open-role", &[("role", Arg::Word(name(rival.role))), ("p", p)])
    };
    let rivals: Vec<String> = rivals.iter().map(rival).collect();
    let args = [
        ("role", Arg::name(name(Some(best)))),
        ("p", Arg::Word(texts.probability(p))),
        ("rivals", Arg::Word(rivals.join(", "))),
    ];
    Some(texts.line(if rivals.is_empty() { "explain-sure" } else { "explain-open" }, &args))
}

/// Between which bounds a role's fit lies nine times in ten.
pub fn of_role(report: &ExplainReport, explanation: &Explanation) -> Option<Line> {
    let uncertainty =
        report.uncertainty.as_ref()?.roles[explanation.role.0].filter(|uncertainty| uncertainty.se > 0.0)?;
    let points = |share: f64| Arg::Word(report.texts.number(100.0 * share, 0));
    Some(report.texts.line(
        "explain-bounds",
        &[
            ("low", points(uncertainty.low90)),
            ("high", points(uncertainty.high90)),
            ("expected", points(uncertainty.expected)),
        ],
    ))
}
