//! The settings of a catalog: its name, scale, levels and defaults, and whether it extends the built-in one.

use super::super::decoder::Decoder;
use super::super::yaml::Node;
use super::coaching::coaching_by_kind;
use super::sources::{At, Files, Sources};
use crate::domain::{
    Catalog, Coaching, CoachingByKind, Defaults, Levels, Problem, Rater, Scale, Tradeoff, fold,
};

/// The keys of `catalog`.
pub const ABOUT_KEYS: [&str; 2] = ["name", "version"];
/// The keys of `levels`.
pub const LEVELS_KEYS: [&str; 2] = ["strong", "adequate"];
/// The keys of `defaults`.
pub const DEFAULTS_KEYS: [&str; 7] =
    ["tolerance", "tradeoff", "hours", "veto_share", "min_coverage", "se", "coaching"];

/// The keys of a kind of rater.
pub const RATER_KEYS: [&str; 2] = ["se", "reliability"];

/// The hours in a week: the most that a seller can work.
pub const WEEK: f64 = 168.0;

/// The cost of one hand-off in a motion that states none, in minutes.
pub const HANDOFF_MINUTES: f64 = 30.0;

/// The settings of a catalog.
pub struct Settings {
    pub name: Option<String>,
    pub version: String,
    pub scale: Scale,
    pub levels: Levels,
    pub defaults: Defaults,
    pub coaching_by_kind: CoachingByKind,
    pub raters: Vec<Rater>,
    pub words: Vec<(String, f64)>,
}

/// Whether any file has `extends: builtin`.
pub fn extends(files: &Files<'_, '_>) -> bool {
    let mut extends = false;
    // Every file is read, so that a wrong word in the second is reported too.
    for (_, reading, fields) in files {
        let word = fields.get("extends").and_then(|node| reading.choice(node, "extends", &[("builtin", ())]));
        extends |= word.is_some();
    }
    extends
}

/// Returns the one place among all files that has a settings section. Reports a second one.
pub fn only<'r, 'f>(
    sources: &Sources<'f>,
    files: &'r Files<'r, 'f>,
    key: &str,
) -> Option<(&'r Decoder<'f>, &'r Node)> {
    let mut found = None;
    for (number, reading, fields) in files {
        let Some(node) = fields.get(key) else { continue };
        if found.is_none() {
            found = Some((*reading, node));
        } else if let Some(at) = fields.key_at(key) {
            let at = At { file: *number, bytes: at.clone() };
            sources.tell(&at, Problem::new("duplicate-section").with("field", key));
        }
    }
    found
}

/// Returns the settings of all files, over those of the extended catalog.
pub fn read(sources: &Sources<'_>, files: &Files<'_, '_>, base: Option<&Catalog>) -> Settings {
    let scale = scale(sources, files, base);
    let mut settings = Settings {
        // A changed catalog is another catalog. It takes its file's name unless it states its own.
        name: None,
        version: String::new(),
        scale,
        levels: base.map_or_else(Levels::default, |base| base.levels),
        defaults: base.map_or_else(|| Defaults::on(scale), |base| base.defaults),
        coaching_by_kind: base.map_or_else(|| Coaching::by_kind(scale), |base| base.coaching_by_kind.clone()),
        raters: base.map(|base| base.raters.clone()).unwrap_or_default(),
        words: base.map(|base| base.words.clone()).unwrap_or_default(),
    };
    if let Some((reading, node)) = only(sources, files, "catalog")
        && let Some(about) = reading.fields(node, "catalog", &ABOUT_KEYS)
    {
        settings.name = about.words("name").or(settings.name);
        settings.version = about.words("version").unwrap_or_default();
    }
    if let Some((reading, node)) = only(sources, files, "levels") {
        levels(reading, node, &mut settings.levels);
    }
    if let Some((reading, node)) = only(sources, files, "defaults") {
        defaults(reading, node, &mut settings);
    }
    if let Some((reading, node)) = only(sources, files, "raters") {
        settings.raters = raters(reading, node, scale);
    }
    if let Some((reading, node)) = only(sources, files, "words") {
        settings.words = words(reading, node, scale);
    }
    settings
}

/// Returns the score of each word, as in `{Beginner: 2, Expert: 9}`.
fn words(reading: &Decoder<'_>, node: &Node, scale: Scale) -> Vec<(String, f64)> {
    let mut words: Vec<(String, f64)> = Vec::new();
    for (word, key, node) in reading.entries(node, "words").unwrap_or_default() {
        let Some(score) = reading.number(node, "words") else { continue };
        if words.iter().any(|(known, _)| fold(known) == fold(&word)) {
            reading.tell("duplicate-key", &key.at, [("key", word.as_str().into())]);
        } else if scale.contains(score) {
            words.push((word, score));
        } else {
            let (lo, hi) = (scale.lo().into(), scale.hi().into());
            let values = [("trait", word.as_str().into()), ("found", score.into()), ("lo", lo), ("hi", hi)];
            reading.tell("score-off-scale", &node.at, values);
        }
    }
    words
}

fn scale(sources: &Sources<'_>, files: &Files<'_, '_>, base: Option<&Catalog>) -> Scale {
    let given =
        only(sources, files, "scale").and_then(|(reading, node)| Some((reading, node, reading.scale(node)?)));
    match (given, base) {
        (Some((reading, node, scale)), Some(base)) if scale != base.scale => {
            let values = [("lo", base.scale.lo().into()), ("hi", base.scale.hi().into())];
            reading.tell("scale-of-extended", &node.at, values);
            base.scale
        }
        (Some((.., scale)), _) => scale,
        (None, base) => base.map_or_else(Scale::default, |base| base.scale),
    }
}

fn levels(reading: &Decoder<'_>, node: &Node, levels: &mut Levels) {
    let Some(fields) = reading.fields(node, "levels", &LEVELS_KEYS) else { return };
    let strong = fields.within("strong", 0.0, 100.0).unwrap_or(levels.strong());
    let adequate = fields.within("adequate", 0.0, 100.0).unwrap_or(levels.adequate());
    match Levels::new(strong, adequate) {
        Some(new) => *levels = new,
        None => {
            reading.tell("bad-levels", &node.at, [("strong", strong.into()), ("adequate", adequate.into())]);
        }
    }
}

fn defaults(reading: &Decoder<'_>, node: &Node, settings: &mut Settings) {
    let Some(fields) = reading.fields(node, "defaults", &DEFAULTS_KEYS) else { return };
    if let Some(node) = fields.get("coaching") {
        coaching_by_kind(reading, node, &mut settings.coaching_by_kind);
    }
    let defaults = &mut settings.defaults;
    let tradeoff = fields.get("tradeoff").and_then(|node| reading.choice(node, "tradeoff", &Tradeoff::ALL));
    *defaults = Defaults {
        tolerance: fields.amount("tolerance").unwrap_or(defaults.tolerance),
        tradeoff: tradeoff.unwrap_or(defaults.tradeoff),
        hours: fields.within("hours", 0.0, WEEK).unwrap_or(defaults.hours),
        // A share of 0 would veto every role with a vetoed minute; one above 1 would veto none.
        veto_share: fields.within("veto_share", f64::MIN_POSITIVE, 1.0).unwrap_or(defaults.veto_share),
        min_coverage: fields.within("min_coverage", 0.0, 1.0).unwrap_or(defaults.min_coverage),
        se: fields.amount("se").unwrap_or(defaults.se),
    };
}

/// Returns the standard error of each kind of rater, as in `{self: {reliability: 0.3}, manager: {se: 1}}`.
fn raters(reading: &Decoder<'_>, node: &Node, scale: Scale) -> Vec<Rater> {
    let mut raters = Vec::new();
    for (id, key, node) in reading.entries(node, "raters").unwrap_or_default() {
        let Some(fields) = reading.fields(node, &id, &RATER_KEYS) else { continue };
        let (se, reliability) = (fields.get("se").is_some(), fields.get("reliability").is_some());
        let error = match (se, reliability) {
            (true, false) => fields.amount("se"),
            (false, true) => {
                // SEM = SD·√(1 − r) (Gulliksen 1950).
                let reliability = fields.within("reliability", 0.0, 0.999);
                reliability.map(|reliability| scale.spread() * (1.0 - reliability).sqrt())
            }
            (both, _) => {
                let code = if both { "rater-twice" } else { "rater-unsaid" };
                reading.tell(code, &key.at, [("rater", id.as_str().into())]);
                None
            }
        };
        raters.extend(error.map(|se| Rater { id: Rater::kind(&id), se }));
    }
    raters
}
