//! What every report shows of a fit: its facts, its cell, its marks.

use std::borrow::Cow;

use super::texts::{Arg, Texts};
use crate::domain::{Catalog, Fit, Levels, MotionIx, Team};
use crate::engine::{FitUncertainty, Rival, Standing, VetoHit};
use crate::view::blocks::Fact;

/// The named values at the head of every report about a team: schema, team, motion and catalog.
pub fn heading_facts(
    schema: &'static str,
    team: &Team,
    motion: MotionIx,
    catalog: &Catalog,
) -> Vec<(Cow<'static, str>, Fact)> {
    let about =
        Fact::record([("name", catalog.name.as_str().into()), ("version", catalog.version.as_str().into())]);
    let entries: [(&'static str, Fact); 4] = [
        ("schema", schema.into()),
        ("team", team.name.as_str().into()),
        ("motion", catalog[motion].id.as_str().into()),
        ("catalog", about),
    ];
    entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect()
}

/// A fit as a number from 0 to 1, unrounded.
pub fn share(fit: Option<Fit>) -> Fact {
    fit.map(Fit::share).into()
}

/// What a fit amounts to, by the levels' words in files.
pub fn level_code(levels: Levels, fit: Option<Fit>) -> Option<&'static str> {
    fit.map(|fit| levels.of(fit).code())
}

/// A cell of the matrix as named values.
pub fn standing_facts(
    catalog: &Catalog,
    standing: &Standing,
    vetoes: &[VetoHit],
) -> Vec<(Cow<'static, str>, Fact)> {
    let veto = |hit: &VetoHit| {
        let (task, of) = (&catalog[hit.task], &catalog[hit.trait_ix]);
        Fact::record([("task", task.id.as_str().into()), ("trait", of.id.as_str().into())])
    };
    let entries: [(&'static str, Fact); 8] = [
        ("fit", share(standing.fit)),
        ("low", standing.low.share().into()),
        ("high", standing.high.share().into()),
        ("coverage", standing.coverage.into()),
        ("level", level_code(catalog.levels, standing.fit).into()),
        ("vetoes", Fact::List(vetoes.iter().map(veto).collect())),
        ("vetoed", standing.vetoed.into()),
        ("unvetoed_fit", share(standing.unvetoed_fit)),
    ];
    entries.into_iter().map(|(key, fact)| (Cow::Borrowed(key), fact)).collect()
}

/// How sure a fit is, as named values; null where that was not worked out.
pub fn doubt_facts(
    uncertainty: Option<&FitUncertainty>,
    p_best: Option<f64>,
) -> [(Cow<'static, str>, Fact); 5] {
    [
        ("expected".into(), uncertainty.map(|uncertainty| uncertainty.expected).into()),
        ("se".into(), uncertainty.map(|uncertainty| uncertainty.se).into()),
        ("low90".into(), uncertainty.map(|uncertainty| uncertainty.low90).into()),
        ("high90".into(), uncertainty.map(|uncertainty| uncertainty.high90).into()),
        ("p_best".into(), p_best.into()),
    ]
}

/// What else may be the best role, as named values.
pub fn rival_facts(catalog: &Catalog, rivals: &[Rival]) -> Fact {
    let role = |rival: &Rival| Fact::from(rival.role.map(|role| catalog[role].id.as_str()));
    Fact::List(
        rivals
            .iter()
            .map(|rival| Fact::record([("role", role(rival)), ("p_best", rival.p.into())]))
            .collect(),
    )
}

/// A fit in words, rounded as it may be shown.
pub fn shown(texts: &Texts, levels: Levels, fit: Fit, decimals: usize) -> String {
    texts.number(levels.shown(fit, decimals), decimals)
}

/// A fit as a word of its level's meaning.
pub fn shown_arg(texts: &Texts, levels: Levels, fit: Fit, decimals: usize) -> Arg {
    Arg::Meant(shown(texts, levels, fit, decimals), super::texts::meaning(levels.of(fit)))
}
