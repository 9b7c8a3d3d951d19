//! The agreement as JSON has it: unrounded, `null` where nothing can be said.

use std::borrow::Cow;

use super::super::cells::heading_facts;
use super::RatersReport;
use crate::domain::TraitIx;
use crate::engine::{
    Degree, Interval, Leniency, OneWay, Panel, RaterName, SelfAndOthers, TraitAgreement, TwoWay, Within,
};
use crate::view::blocks::Fact;

type Entries = Vec<(Cow<'static, str>, Fact)>;

/// `salesfit/raters/1`. Points and variances are of the catalog's scale.
pub fn facts(report: &RatersReport) -> Fact {
    let found = &report.found;
    let mut record = heading_facts("salesfit/raters/1", &report.team, report.team.motion, &report.catalog);
    let scale = report.catalog.scale;
    let ids = |traits: &[TraitIx]| Fact::texts(traits.iter().map(|of| report.catalog[*of].id.as_str()));
    let entries: [(&'static str, Fact); 9] = [
        ("scale", Fact::List(vec![scale.lo().into(), scale.hi().into()])),
        ("assumed_error", report.catalog.defaults.se.into()),
        ("sellers", found.sellers.into()),
        ("rated_by_several", found.rated_by_several.into()),
        ("overall", overall(report)),
        ("traits", Fact::List(found.traits.iter().map(|of| trait_facts(report, of)).collect())),
        ("rated_by_one", ids(&found.by_one)),
        ("raters", Fact::List(found.raters.iter().map(leniency).collect())),
        ("self_and_others", found.self_and_others.as_ref().map(self_and_others).into()),
    ];
    record.extend(named(entries));
    Fact::Record(record)
}

fn named<const N: usize>(entries: [(&'static str, Fact); N]) -> Entries {
    entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect()
}

fn one_way(of: &OneWay) -> Entries {
    named([
        ("ratings", of.ratings.into()),
        ("ratings_each", of.each().into()),
        ("icc_1_1", of.single().into()),
        ("icc_1_k", of.mean().into()),
        ("degree", of.single().map(|icc| Degree::of(icc).code()).into()),
        ("error", of.error().into()),
    ])
}

fn two_way(of: &TwoWay) -> Entries {
    named([
        ("icc_2_1", of.single().into()),
        ("icc_2_k", of.mean().into()),
        ("icc_3_1", of.consistency_single().into()),
        ("icc_3_k", of.consistency_mean().into()),
    ])
}

/// Over all traits; null where nobody is rated by several.
fn overall(report: &RatersReport) -> Fact {
    let found = &report.found;
    let Some(over_traits) = &found.within else { return Fact::Null };
    let same = |of: &TwoWay| {
        let mut record = named([("raters_each", of.raters().into())]);
        record.extend(two_way(of));
        Fact::Record(record)
    };
    let mut record = named([("traits", found.traits.len().into())]);
    record.extend(one_way(&found.one_way));
    record.extend(named([
        ("icc_1_1_interval", found.interval.as_ref().map(interval).into()),
        ("same_raters", found.two_way.as_ref().map(same).into()),
        ("rwg", within(over_traits)),
        ("without_self", found.without_self.as_ref().map(|of| Fact::Record(one_way(of))).into()),
    ]));
    Fact::Record(record)
}

fn trait_facts(report: &RatersReport, of: &TraitAgreement) -> Fact {
    let mut record = named([
        ("trait", report.catalog[of.trait_ix].id.as_str().into()),
        ("name", report.trait_name(of.trait_ix).into()),
        ("sellers", of.one_way.targets.into()),
        ("too_few", of.is_too_few().into()),
    ]);
    record.extend(one_way(&of.one_way));
    record.extend(named([
        ("icc_1_1_interval", of.interval.as_ref().map(interval).into()),
        ("same_raters", of.panel.as_ref().map(panel).into()),
        ("rwg", within(&of.within)),
    ]));
    Fact::Record(record)
}

fn interval(of: &Interval) -> Fact {
    Fact::record([("low", of.low.into()), ("high", of.high.into())])
}

fn panel(of: &Panel) -> Fact {
    let rater = |name: &RaterName| {
        Fact::record([("rater", name.kind.as_str().into()), ("number", name.number.into())])
    };
    let mut record = named([
        ("raters", Fact::List(of.raters.iter().map(rater).collect())),
        ("sellers", of.sellers.into()),
        ("left_out", of.left_out.into()),
    ]);
    record.extend(two_way(&of.table));
    Fact::Record(record)
}

fn within(of: &Within) -> Fact {
    Fact::record([
        ("sets", of.sets.into()),
        ("mean", of.mean.into()),
        ("below_070", of.below.into()),
        ("mean_of_used", of.mean_of_used.into()),
        ("chance_variance", of.chance.into()),
        ("used_variance", of.used.into()),
        ("too_generous", of.is_too_generous().into()),
    ])
}

fn leniency(of: &Leniency) -> Fact {
    Fact::record([
        ("rater", of.kind.as_str().into()),
        ("ratings", of.ratings.into()),
        ("pairs", of.pairs.into()),
        ("sellers", of.sellers.into()),
        ("difference", of.difference.into()),
        ("se", of.se.into()),
        ("tendency", of.tendency.code().into()),
    ])
}

fn self_and_others(of: &SelfAndOthers) -> Fact {
    Fact::record([
        ("pairs", of.pairs.into()),
        ("sellers", of.sellers.into()),
        ("difference", of.difference.into()),
        ("se", of.se.into()),
        ("tendency", of.tendency.code().into()),
        ("correlation", of.correlation.into()),
    ])
}
