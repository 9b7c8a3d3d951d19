//! Needs of tasks: their limits, tolerance and vetoes.

use std::ops::Range;

use super::super::decoder::{Decoder, Fields};
use super::super::yaml::{Node, NodeValue};
use super::settings::Settings;
use crate::domain::{Band, Need, NeedKey, Read, Scale, TARGET_KEYS, Target, Tolerance, TraitIx, Veto};

/// The keys of a need: those of the kinds of need, then those that every need may have.
pub const NEED_KEYS: [&str; TARGET_KEYS.len() + COMMON_NEED_KEYS.len()] = need_keys();
const COMMON_NEED_KEYS: [&str; 6] = ["weight", "tolerance", "veto_below", "veto_above", "why", "source"];

const fn need_keys() -> [&'static str; TARGET_KEYS.len() + COMMON_NEED_KEYS.len()] {
    let mut keys = [""; TARGET_KEYS.len() + COMMON_NEED_KEYS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = match at.checked_sub(TARGET_KEYS.len()) {
            None => TARGET_KEYS[at].name,
            Some(common) => COMMON_NEED_KEYS[common],
        };
        at += 1;
    }
    keys
}

pub fn read_need(
    reading: &Decoder<'_>,
    settings: &Settings,
    id: &str,
    key: &Node,
    node: &Node,
) -> Option<Need> {
    let fields = reading.fields(node, id, &NEED_KEYS)?;
    let target = read_target(reading, settings, &fields, &key.at);
    let tolerance = read_tolerance(reading, settings.defaults.tolerance, fields.get("tolerance"));
    let veto = Veto {
        below: veto_limit(reading, settings, &fields, "veto_below"),
        above: veto_limit(reading, settings, &fields, "veto_above"),
    };
    if let Veto { below: Some(below), above: Some(above) } = veto
        && below > above
    {
        let at = fields.key_at("veto_below").unwrap_or(&key.at);
        reading.tell("vetoes-cross", at, [("below", below.into()), ("above", above.into())]);
    }
    let need = Need {
        // Resolved when all traits are known.
        trait_ix: TraitIx(usize::MAX),
        // A catalog with a wrong target is rejected; a stand-in lets the rest of the need be checked.
        target: target.or_else(|| any_score(settings.scale))?,
        weight: fields.get("weight").map_or(Some(1.0), |node| reading.amount(node, "weight")).unwrap_or(1.0),
        tolerance,
        veto,
        why: fields.text("why"),
        source: fields.text("source"),
    };
    Some(need)
}

/// Returns the tolerance of a need: one number, or `[below, above]`; `default` where none is given.
fn read_tolerance(reading: &Decoder<'_>, default: f64, node: Option<&Node>) -> Tolerance {
    let Some(node) = node else { return Tolerance { below: default, above: default } };
    match &node.value {
        NodeValue::List(items) if items.len() == 2 => Tolerance {
            below: reading.amount(&items[0], "tolerance").unwrap_or(default),
            above: reading.amount(&items[1], "tolerance").unwrap_or(default),
        },
        NodeValue::List(_) => {
            reading.pair(node, "tolerance");
            Tolerance { below: default, above: default }
        }
        _ => {
            let both = reading.amount(node, "tolerance").unwrap_or(default);
            Tolerance { below: both, above: both }
        }
    }
}

fn veto_limit(reading: &Decoder<'_>, settings: &Settings, fields: &Fields<'_, '_>, key: &str) -> Option<f64> {
    on_scale(reading, settings, fields.get(key)?, key)
}

/// Returns a limit; `None`, with a problem, where it is off the scale.
fn on_scale(reading: &Decoder<'_>, settings: &Settings, node: &Node, field: &str) -> Option<f64> {
    let limit = reading.number(node, field)?;
    if settings.scale.contains(limit) {
        return Some(limit);
    }
    let (lo, hi) = (settings.scale.lo().into(), settings.scale.hi().into());
    let values = [("field", field.into()), ("found", limit.into()), ("lo", lo), ("hi", hi)];
    reading.tell("limit-off-scale", &node.at, values);
    None
}

/// Returns the target under the one target key given; `None`, with a problem, where none or several are.
fn read_target(
    reading: &Decoder<'_>,
    settings: &Settings,
    fields: &Fields<'_, '_>,
    need: &Range<usize>,
) -> Option<Target> {
    let mut given: Vec<(&NeedKey, &Node)> = Vec::new();
    for key in TARGET_KEYS {
        given.extend(fields.get(key.name).map(|node| (key, node)));
    }
    match given.as_slice() {
        [] => {
            let keys: Vec<&str> = TARGET_KEYS.iter().map(|key| key.name).collect();
            let [others @ .., last] = keys.as_slice() else { return None };
            reading.tell("no-limit", need, [("keys", others.join(", ").into()), ("last", (*last).into())]);
            None
        }
        [(key, node)] => read_limits(reading, settings, key, node),
        [(first, _), (second, _), ..] => {
            let at = fields.key_at(second.name).unwrap_or(need);
            reading.tell("two-limits", at, [("first", first.name.into()), ("second", second.name.into())]);
            None
        }
    }
}

/// Returns the target with the limits under a key.
fn read_limits(reading: &Decoder<'_>, settings: &Settings, key: &NeedKey, node: &Node) -> Option<Target> {
    match key.read {
        Read::Number(read) => read(on_scale(reading, settings, node, key.name)?, settings.scale),
        Read::Pair(read) => {
            let (lo, hi) = reading.pair(node, key.name)?;
            if lo > hi {
                let values = [("field", key.name.into()), ("lo", lo.into()), ("hi", hi.into())];
                reading.tell("limits-swapped", &node.at, values);
                return None;
            }
            let NodeValue::List(items) = &node.value else { return None };
            let lo = on_scale(reading, settings, &items[0], key.name);
            let hi = on_scale(reading, settings, &items[1], key.name);
            read(lo?, hi?, settings.scale)
        }
    }
}

/// Returns the target that every score meets.
fn any_score(scale: Scale) -> Option<Target> {
    Band::new(scale.lo(), scale.hi(), scale).map(Target::Band)
}
