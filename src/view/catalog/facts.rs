//! A catalog as JSON has it.

use super::CatalogReport;
use crate::domain::{Handoff, Lang, Motion, Need, Rater, Role, Task, Text, Trait};
use crate::view::blocks::Fact;

/// `salesfit/catalog/1`.
pub fn facts(report: &CatalogReport) -> Fact {
    let CatalogReport { catalog, selection, .. } = report;
    let about =
        Fact::record([("name", catalog.name.as_str().into()), ("version", catalog.version.as_str().into())]);
    let levels = Fact::record([
        ("strong", catalog.levels.strong().into()),
        ("adequate", catalog.levels.adequate().into()),
    ]);
    let defaults = &catalog.defaults;
    let defaults = Fact::record([
        ("tolerance", defaults.tolerance.into()),
        ("tradeoff", defaults.tradeoff.code().into()),
        ("hours", defaults.hours.into()),
        ("veto_share", defaults.veto_share.into()),
        ("min_coverage", defaults.min_coverage.into()),
        ("se", defaults.se.into()),
    ]);
    let rater = |rater: &Rater| Fact::record([("id", rater.id.as_str().into()), ("se", rater.se.into())]);
    let raters = catalog.raters.iter().filter(|_| selection.whole).map(rater);
    let handoffs = if selection.whole { catalog.handoffs.as_slice() } else { &[] };
    Fact::record([
        ("schema", "salesfit/catalog/1".into()),
        ("catalog", about),
        ("scale", Fact::List(vec![catalog.scale.lo().into(), catalog.scale.hi().into()])),
        ("levels", levels),
        ("defaults", defaults),
        ("raters", raters.collect::<Vec<_>>().into()),
        ("motions", selection.motions.iter().map(|&ix| motion(&catalog[ix])).collect::<Vec<_>>().into()),
        ("handoffs", handoffs.iter().map(|h| handoff(report, h)).collect::<Vec<_>>().into()),
        ("traits", selection.traits.iter().map(|&ix| of(&catalog[ix])).collect::<Vec<_>>().into()),
        ("tasks", selection.tasks.iter().map(|&ix| task(report, &catalog[ix])).collect::<Vec<_>>().into()),
        ("roles", selection.roles.iter().map(|&ix| role(report, &catalog[ix])).collect::<Vec<_>>().into()),
    ])
}

/// A text in every language that has it: one word for all, or a record.
fn text(text: &Text) -> Fact {
    let own: Vec<(&'static str, &str)> =
        Lang::ALL.into_iter().filter_map(|(code, lang)| Some((code, text.own(lang)?))).collect();
    match own.as_slice() {
        [("en", words)] => (*words).into(),
        _ => Fact::Record(own.into_iter().map(|(lang, words)| (lang.into(), words.into())).collect()),
    }
}

fn maybe(of: Option<&Text>) -> Fact {
    of.map_or(Fact::Null, text)
}

fn of(of: &Trait) -> Fact {
    Fact::record([
        ("id", of.id.as_str().into()),
        ("name", text(&of.name)),
        ("kind", of.kind.code().into()),
        ("about", maybe(of.about.as_ref())),
        ("low", maybe(of.low.as_ref())),
        ("high", maybe(of.high.as_ref())),
        ("se", of.se.into()),
        ("source", maybe(of.source.as_ref())),
    ])
}

fn task(report: &CatalogReport, task: &Task) -> Fact {
    Fact::record([
        ("id", task.id.as_str().into()),
        ("name", text(&task.name)),
        ("short", maybe(task.short.as_ref())),
        ("about", maybe(task.about.as_ref())),
        ("train", maybe(task.train.as_ref())),
        ("lead", maybe(task.lead.as_ref())),
        ("source", maybe(task.source.as_ref())),
        ("tradeoff", task.tradeoff.code().into()),
        ("needs", task.needs.iter().map(|n| need(report, n)).collect::<Vec<_>>().into()),
    ])
}

fn need(report: &CatalogReport, need: &Need) -> Fact {
    Fact::record([
        ("trait", report.catalog[need.trait_ix].id.as_str().into()),
        ("band", Fact::List(vec![need.target.lo().into(), need.target.hi().into()])),
        ("weight", need.weight.into()),
        ("tolerance", Fact::List(vec![need.tolerance.below.into(), need.tolerance.above.into()])),
        ("veto_below", need.veto.below.into()),
        ("veto_above", need.veto.above.into()),
        ("why", maybe(need.why.as_ref())),
        ("source", maybe(need.source.as_ref())),
    ])
}

fn role(report: &CatalogReport, role: &Role) -> Fact {
    let share = |s: &crate::domain::Share| {
        Fact::record([
            ("task", report.catalog[s.task].id.as_str().into()),
            ("share", (s.share / role.total_share()).into()),
        ])
    };
    Fact::record([
        ("id", role.id.as_str().into()),
        ("name", text(&role.name)),
        ("short", maybe(role.short.as_ref())),
        ("about", maybe(role.about.as_ref())),
        ("source", maybe(role.source.as_ref())),
        ("tradeoff", role.tradeoff.code().into()),
        ("baseline", role.baseline.into()),
        ("tasks", role.tasks.iter().map(share).collect::<Vec<_>>().into()),
    ])
}

fn motion(motion: &Motion) -> Fact {
    Fact::record([
        ("id", motion.id.as_str().into()),
        ("name", text(&motion.name)),
        ("about", maybe(motion.about.as_ref())),
        ("source", maybe(motion.source.as_ref())),
        ("ease", motion.ease.into()),
        ("handoff_minutes", motion.handoff_minutes.into()),
    ])
}

fn handoff(report: &CatalogReport, handoff: &Handoff) -> Fact {
    Fact::record([
        ("from", report.catalog[handoff.from].id.as_str().into()),
        ("to", report.catalog[handoff.to].id.as_str().into()),
        ("per_100_hours", handoff.per_100_hours.into()),
        ("why", maybe(handoff.why.as_ref())),
        ("source", maybe(handoff.source.as_ref())),
    ])
}
