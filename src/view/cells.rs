//! What every report shows of a fit: its facts, its cell, its marks.

use std::borrow::Cow;

use super::texts::{Arg, Texts};
use crate::domain::{Catalog, Fit, Levels, MotionIx, Team};
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

/// A fit in words, rounded as it may be shown.
pub fn shown(texts: &Texts, levels: Levels, fit: Fit, decimals: usize) -> String {
    texts.number(levels.shown(fit, decimals), decimals)
}

/// A fit as a word of its level's meaning.
pub fn shown_arg(texts: &Texts, levels: Levels, fit: Fit, decimals: usize) -> Arg {
    Arg::Meant(shown(texts, levels, fit, decimals), super::texts::meaning(levels.of(fit)))
}
