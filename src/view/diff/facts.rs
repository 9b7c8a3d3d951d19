//! What changed as JSON has it: unrounded, `null` where nothing is known, empty lists where nothing changed.

use super::DiffReport;
use crate::engine::Side;
use crate::engine::diff::{
    Answers, ByScores, Cause, Contribution, Course, Measurement, RoleChange, ScoreChange, SellerChange,
    SellerCourse, Transition, Trend, ValueChange, is_reliable,
};
use crate::view::blocks::Fact;

/// `salesfit/diff/1`. Fits and wastes are shares, 0 to 1; scores stand on the scale of the step's later catalog.
pub fn facts(report: &DiffReport) -> Fact {
    let sides = report.ends.iter().zip(&report.names).map(|(end, name)| side(end, name));
    let steps = report.steps.iter().enumerate().map(|(at, of)| step(report, at, of));
    let last = report.ends.last();
    Fact::record([
        ("schema", "salesfit/diff/1".into()),
        ("team", last.map(|end| end.snapshot.team.name.as_str()).into()),
        ("ordered_by_date", report.is_ordered.into()),
        ("sides", Fact::List(sides.collect())),
        ("steps", Fact::List(steps.collect())),
        ("trend", report.trend.as_ref().map(|of| trend(report, of)).into()),
    ])
}

fn side(end: &Measurement, name: &str) -> Fact {
    let (catalog, team) = (&end.snapshot.catalog, &end.snapshot.team);
    let organized = end.organized.as_ref().ok();
    Fact::record([
        ("file", name.into()),
        ("team", team.name.as_str().into()),
        ("date", team.date.map(|date| date.to_string()).into()),
        ("motion", catalog[team.motion].id.as_str().into()),
        (
            "catalog",
            Fact::record([
                ("name", catalog.name.as_str().into()),
                ("version", catalog.version.as_str().into()),
            ]),
        ),
        ("sellers", end.snapshot.sellers.len().into()),
        ("assign_total", end.seated.as_ref().ok().map(|of| of.total + 0.0).into()),
        ("verdict", organized.map(|of| of.verdict.code()).into()),
        ("waste_everyone", organized.map(|of| of.everyone + 0.0).into()),
        ("waste_today", organized.and_then(|of| of.today).map(|of| of + 0.0).into()),
    ])
}

fn causes(causes: &[Cause]) -> Fact {
    Fact::texts(causes.iter().map(|cause| cause.code()))
}

fn part(of: &Contribution) -> Fact {
    // Adding 0 takes the sign off a nothing.
    Fact::record([("causes", causes(&of.causes)), ("change", (of.change + 0.0).into())])
}

fn change(of: &ValueChange) -> Vec<(&'static str, Fact)> {
    let split = of.split.as_ref();
    vec![
        ("old", of.before.map(|value| value + 0.0).into()),
        ("new", of.after.map(|value| value + 0.0).into()),
        ("change", of.whole().map(|value| value + 0.0).into()),
        ("split", split.ok().map(|parts| Fact::List(parts.iter().map(part).collect())).into()),
        ("no_split", split.err().map(|why| why.code()).into()),
    ]
}

fn record(entries: Vec<(&'static str, Fact)>) -> Fact {
    Fact::Record(entries.into_iter().map(|(key, fact)| (key.into(), fact)).collect())
}

fn step(report: &DiffReport, at: usize, of: &Transition) -> Fact {
    let changed: Vec<Fact> = of.changed().map(|seller| seller_facts(report, at, seller)).collect();
    let unchanged = of.sellers.len() - changed.len();
    let people = |end: usize, places: &[usize]| {
        Fact::List(places.iter().map(|&place| person(report, end, place)).collect())
    };
    Fact::record([
        ("from", at.into()),
        ("to", (at + 1).into()),
        ("changed", Fact::List(changed)),
        ("unchanged", unchanged.into()),
        ("joined", people(at + 1, &of.joined)),
        ("left", people(at, &of.left)),
        ("answers", answers(report, at, &of.answers)),
    ])
}

/// Somebody who joined or left, with her role and her fit with it.
fn person(report: &DiffReport, end: usize, at: usize) -> Fact {
    let seller = report.seller(end, at);
    Fact::record([
        ("id", seller.id.as_str().into()),
        ("name", seller.name.as_str().into()),
        ("role", report.role_id(end, seller.role).into()),
        ("fit", report.fit_today(end, at).into()),
    ])
}

fn seller_facts(report: &DiffReport, step: usize, of: &SellerChange) -> Fact {
    let seller = report.seller(step + 1, of.new);
    let mut entries = vec![
        ("id", seller.id.as_str().into()),
        ("name", seller.name.as_str().into()),
        ("role_old", report.role_id(step, of.today.before).into()),
        ("role_new", report.role_id(step + 1, of.today.after).into()),
    ];
    let mut fit = change(&of.today.fit);
    fit.extend([
        ("se_old", of.se_before.into()),
        ("se_new", of.se_after.into()),
        ("rc", of.rc.into()),
        ("reliable", of.rc.map(is_reliable).into()),
    ]);
    entries.push(("fit", record(fit)));
    entries.push((
        "scores",
        Fact::List(of.scores.iter().map(|score| score_facts(report, step, score)).collect()),
    ));
    entries.push(("by_scores", of.by_scores.map(by_scores).into()));
    entries.push(("roles", Fact::List(of.roles.iter().map(|role| role_facts(report, step, role)).collect())));
    record(entries)
}

fn score_facts(report: &DiffReport, step: usize, of: &ScoreChange) -> Fact {
    let both = of.before.zip(of.after);
    Fact::record([
        ("trait", report.catalog(step + 1)[of.trait_ix].id.as_str().into()),
        ("old", of.before.map(|(value, _)| value).into()),
        ("new", of.after.map(|(value, _)| value).into()),
        ("change", both.map(|(old, new)| new.0 - old.0).into()),
        ("se_old", of.before.map(|(_, se)| se).into()),
        ("se_new", of.after.map(|(_, se)| se).into()),
        ("rc", of.rc.into()),
        ("reliable", of.rc.map(is_reliable).into()),
        ("points", of.points.map(|points| points + 0.0).into()),
        ("side", of.side.map(Side::code).into()),
    ])
}

/// What her scores did to her fit with the later role, catalog and motion.
fn by_scores(of: ByScores) -> Fact {
    Fact::record([
        ("old", (of.before + 0.0).into()),
        ("new", (of.after + 0.0).into()),
        ("others", (of.others + 0.0).into()),
    ])
}

fn role_facts(report: &DiffReport, step: usize, of: &RoleChange) -> Fact {
    let id = report.role_id(step + 1, of.after).or_else(|| report.role_id(step, of.before));
    let mut entries = vec![("role", id.into())];
    entries.extend(change(&of.fit));
    record(entries)
}

fn answers(report: &DiffReport, step: usize, of: &Answers) -> Fact {
    let seats = of.seats.iter().map(|seat| {
        let seller = match (seat.new, seat.old) {
            (Some(at), _) => Some(report.seller(step + 1, at)),
            (None, at) => at.map(|at| report.seller(step, at)),
        };
        Fact::record([
            ("id", seller.map(|seller| seller.id.as_str()).into()),
            ("name", seller.map(|seller| seller.name.as_str()).into()),
            ("old", report.role_id(step, seat.before).into()),
            ("new", report.role_id(step + 1, seat.after).into()),
            ("in_old", seat.old.is_some().into()),
            ("in_new", seat.new.is_some().into()),
        ])
    });
    let vacant = of.vacancies.iter().map(|of| {
        Fact::record([("role", of.role.as_str().into()), ("old", of.before.into()), ("new", of.after.into())])
    });
    Fact::record([
        ("fit", record(change(&of.fit))),
        ("assign", record(change(&of.total))),
        ("seats", Fact::List(seats.collect())),
        ("vacant", Fact::List(vacant.collect())),
        ("waste_everyone", record(change(&of.everyone))),
        ("waste_today", record(change(&of.today))),
    ])
}

fn course(of: &Course) -> Vec<(&'static str, Fact)> {
    let values = of.values.iter().map(|value| (*value).into()).collect();
    let mut entries = vec![("values", Fact::List(values))];
    entries.extend(change(&of.change));
    entries
}

fn trend(report: &DiffReport, of: &Trend) -> Fact {
    let seller = |of: &SellerCourse| {
        let last = DiffReport::last_place(of);
        let named = last.map(|(end, at)| report.seller(end, at));
        let roles = of.places.iter().enumerate().map(|(end, place)| {
            let role = place.and_then(|at| report.seller(end, at).role);
            report.role_id(end, role).into()
        });
        let mut entries = vec![
            ("id", named.map(|seller| seller.id.as_str()).into()),
            ("name", named.map(|seller| seller.name.as_str()).into()),
            ("roles", Fact::List(roles.collect())),
        ];
        entries.extend(course(&of.today));
        record(entries)
    };
    Fact::record([
        ("sellers", Fact::List(of.sellers.iter().map(seller).collect())),
        ("fit", record(course(&of.fit))),
        ("assign", record(course(&of.total))),
        ("waste_everyone", record(course(&of.everyone))),
        ("waste_today", record(course(&of.today))),
    ])
}
