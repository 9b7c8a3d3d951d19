//! The sections with ids: traits, tasks, roles and motions; and the hand-offs between tasks.

use std::ops::Range;

use indexmap::IndexMap;

use super::super::decoder::{Decoder, Fields};
use super::super::yaml::{Node, NodeValue};
use super::parts::{HandoffPart, Parts, Ref, RolePart, TaskPart};
use super::settings::{HANDOFF_MINUTES, Settings, only};
use super::sources::{At, Files, Sources};
use crate::domain::{
    Band, Motion, Need, NeedKey, Problem, Read, Role, Scale, TARGET_KEYS, Target, Task, Text, Tolerance,
    Tradeoff, Trait, TraitIx, TraitKind, Veto,
};

/// The keys of `remove`.
pub const REMOVE_KEYS: [&str; 4] = ["traits", "tasks", "roles", "motions"];
/// The keys of a trait.
pub const TRAIT_KEYS: [&str; 7] = ["name", "kind", "about", "low", "high", "se", "source"];
/// The keys of a task.
pub const TASK_KEYS: [&str; 8] = ["name", "short", "about", "train", "lead", "source", "tradeoff", "needs"];
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
/// The keys of a role.
pub const ROLE_KEYS: [&str; 7] = ["name", "short", "about", "source", "tasks", "tradeoff", "baseline"];
/// The keys of a motion.
pub const MOTION_KEYS: [&str; 5] = ["name", "about", "source", "ease", "handoff_minutes"];
/// The keys of a hand-off.
pub const HANDOFF_KEYS: [&str; 5] = ["from", "to", "per_100_hours", "why", "source"];

/// Removes what `remove` names from the extended catalog's parts.
pub fn remove(files: &Files<'_, '_>, parts: &mut Parts, extends: bool) {
    for (number, reading, fields) in files {
        let Some(node) = fields.get("remove") else { continue };
        if !extends {
            reading.tell("remove-without-extends", &node.at, []);
            continue;
        }
        let Some(lists) = reading.fields(node, "remove", &REMOVE_KEYS) else { continue };
        let removed = [
            remove_from(reading, &lists, "traits", "unknown-trait", &mut parts.traits),
            remove_from(reading, &lists, "tasks", "unknown-task", &mut parts.tasks),
            remove_from(reading, &lists, "roles", "unknown-role", &mut parts.roles),
            remove_from(reading, &lists, "motions", "unknown-motion", &mut parts.motions),
        ];
        for (id, bytes) in removed.into_iter().flatten() {
            parts.removed.insert(id, At { file: *number, bytes });
        }
        // No work flows to or from a removed task.
        let Parts { handoffs, tasks, .. } = parts;
        handoffs.retain(|handoff| tasks.contains_key(&handoff.from.id) && tasks.contains_key(&handoff.to.id));
    }
}

/// Removes the ids under a key. Returns those found, each with the bytes that remove it.
fn remove_from<T>(
    reading: &Decoder<'_>,
    lists: &Fields<'_, '_>,
    key: &str,
    code: &'static str,
    from: &mut IndexMap<String, T>,
) -> Vec<(String, Range<usize>)> {
    let ids = lists.get(key).and_then(|node| reading.list(node, key)).unwrap_or_default();
    let mut removed = Vec::new();
    for node in ids {
        let Some(id) = reading.words(node, key) else { continue };
        if from.shift_remove(&id).is_none() {
            reading.unknown(code, &node.at, &id, from.keys().map(String::as_str));
        } else {
            removed.push((id, node.at.clone()));
        }
    }
    removed
}

/// Reads the sections of all files into `parts`, replacing those with the same id.
pub fn read(sources: &Sources<'_>, files: &Files<'_, '_>, settings: &Settings, parts: &mut Parts) {
    section(sources, files, "traits", &mut parts.traits, |reading, _, id, node| {
        read_trait(reading, id, node)
    });
    section(sources, files, "tasks", &mut parts.tasks, |reading, file, id, node| {
        read_task(reading, file, settings, id, node)
    });
    section(sources, files, "roles", &mut parts.roles, read_role);
    if only(sources, files, "motions").is_some() {
        parts.motions.clear();
    }
    section(sources, files, "motions", &mut parts.motions, |reading, _, id, node| {
        read_motion(reading, id, node)
    });
    if let Some((reading, node)) = only(sources, files, "handoffs") {
        let file = files.iter().position(|(_, other, _)| std::ptr::eq(*other, reading)).unwrap_or(0);
        let list = reading.list(node, "handoffs").unwrap_or_default();
        parts.handoffs = list.iter().filter_map(|node| read_handoff(reading, files[file].0, node)).collect();
    }
}

/// Reads one section of every file. Reports an id defined twice, with its first place.
fn section<'f, T>(
    sources: &Sources<'f>,
    files: &Files<'_, 'f>,
    key: &str,
    into: &mut IndexMap<String, T>,
    mut read: impl FnMut(&Decoder<'f>, usize, &str, &Node) -> Option<T>,
) {
    let mut seen: IndexMap<String, At> = IndexMap::new();
    for (number, reading, fields) in files {
        let Some(node) = fields.get(key) else { continue };
        for (id, id_node, node) in reading.entries(node, key).unwrap_or_default() {
            let at = At { file: *number, bytes: id_node.at.clone() };
            if let Some(first) = seen.get(&id) {
                let first = sources.0[first.file].reading.place(&first.bytes);
                let problem = Problem::new("duplicate-id").with("id", id).with("file", &*first.file);
                sources.tell(&at, problem.with("line", first.line));
                continue;
            }
            if !is_kebab(&id) {
                sources.tell(&at, Problem::new("bad-id").with("id", id.as_str()));
            }
            if let Some(part) = read(reading, *number, &id, node) {
                into.insert(id.clone(), part);
            }
            seen.insert(id, at);
        }
    }
}

/// Whether an id consists of lower-case ASCII letters and digits, in words joined by single hyphens.
fn is_kebab(id: &str) -> bool {
    for word in id.split('-') {
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return false;
        }
    }
    true
}

fn name(fields: &Fields<'_, '_>, id: &str) -> Text {
    fields.text("name").unwrap_or_else(|| Text::plain(id.to_owned()))
}

fn read_trait(reading: &Decoder<'_>, id: &str, node: &Node) -> Option<Trait> {
    // `drive:` with nothing after it is a trait with all defaults.
    let fields = reading.fields_or_none(node, id, &TRAIT_KEYS)?;
    Some(Trait {
        id: id.to_owned(),
        name: name(&fields, id),
        kind: fields
            .get("kind")
            .and_then(|node| reading.choice(node, "kind", &TraitKind::ALL))
            .unwrap_or_default(),
        about: fields.text("about"),
        low: fields.text("low"),
        high: fields.text("high"),
        se: fields.amount("se"),
        source: fields.text("source"),
    })
}

fn tradeoff(reading: &Decoder<'_>, fields: &Fields<'_, '_>) -> Option<Tradeoff> {
    reading.choice(fields.get("tradeoff")?, "tradeoff", &Tradeoff::ALL)
}

fn read_task(
    reading: &Decoder<'_>,
    file: usize,
    settings: &Settings,
    id: &str,
    node: &Node,
) -> Option<TaskPart> {
    let fields = reading.fields(node, id, &TASK_KEYS)?;
    let needs = read_needs(reading, file, settings, id, &fields, node);
    let task = Task {
        id: id.to_owned(),
        name: name(&fields, id),
        short: fields.text("short"),
        about: fields.text("about"),
        train: fields.text("train"),
        lead: fields.text("lead"),
        source: fields.text("source"),
        tradeoff: tradeoff(reading, &fields).unwrap_or(settings.defaults.tradeoff),
        needs: Vec::new(),
    };
    Some(TaskPart { task, needs })
}

fn read_needs(
    reading: &Decoder<'_>,
    file: usize,
    settings: &Settings,
    id: &str,
    fields: &Fields<'_, '_>,
    task: &Node,
) -> Vec<(Ref, Need)> {
    let entries = fields.get("needs").and_then(|needs| reading.entries(needs, "needs"));
    let Some(entries) = entries.filter(|entries| !entries.is_empty()) else {
        // A wrong type has been reported already, an empty map has not.
        if fields
            .get("needs")
            .is_none_or(|node| matches!(&node.value, NodeValue::Map(pairs) if pairs.is_empty()))
        {
            let at = fields.key_at("needs").unwrap_or(&task.at);
            reading.tell("no-needs", at, [("task", id.into())]);
        }
        return Vec::new();
    };
    let count = entries.len();
    let needs: Vec<(Ref, Need)> = entries
        .into_iter()
        .filter_map(|(id, key, node)| {
            let at = At { file, bytes: key.at.clone() };
            let need = read_need(reading, settings, &id, key, node)?;
            Some((Ref { id, at: Some(at) }, need))
        })
        .collect();
    if needs.len() == count && needs.iter().all(|(_, need)| need.weight <= 0.0) {
        let at = fields.key_at("needs").unwrap_or(&task.at);
        reading.tell("all-weights-zero", at, [("task", id.into())]);
    }
    needs
}

fn read_need(reading: &Decoder<'_>, settings: &Settings, id: &str, key: &Node, node: &Node) -> Option<Need> {
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

fn read_role(reading: &Decoder<'_>, file: usize, id: &str, node: &Node) -> Option<RolePart> {
    let fields = reading.fields(node, id, &ROLE_KEYS)?;
    let entries = fields.get("tasks").map(|tasks| reading.entries(tasks, "tasks").unwrap_or_default());
    if entries.as_ref().is_none_or(Vec::is_empty)
        && fields.get("tasks").is_none_or(|node| matches!(node.value, NodeValue::Map(_)))
    {
        reading.tell("empty-role", fields.key_at("tasks").unwrap_or(&node.at), [("role", id.into())]);
    }
    let shares = entries.unwrap_or_default().into_iter().map(|(id, key, node)| {
        let share = reading.number(node, &id).unwrap_or(1.0);
        if share <= 0.0 {
            reading.tell(
                "share-not-positive",
                &node.at,
                [("task", id.as_str().into()), ("found", share.into())],
            );
        }
        (Ref { id, at: Some(At { file, bytes: key.at.clone() }) }, share)
    });
    let shares = shares.collect();
    let role = Role {
        id: id.to_owned(),
        name: name(&fields, id),
        short: fields.text("short"),
        about: fields.text("about"),
        source: fields.text("source"),
        tradeoff: tradeoff(reading, &fields).unwrap_or_default(),
        baseline: fields.get("baseline").and_then(|node| reading.yes(node, "baseline")).unwrap_or(false),
        tasks: Vec::new(),
    };
    Some(RolePart { role, shares })
}

fn read_motion(reading: &Decoder<'_>, id: &str, node: &Node) -> Option<Motion> {
    let fields = reading.fields_or_none(node, id, &MOTION_KEYS)?;
    Some(Motion {
        id: id.to_owned(),
        name: name(&fields, id),
        about: fields.text("about"),
        source: fields.text("source"),
        ease: fields.amount("ease").unwrap_or(0.0),
        handoff_minutes: fields.amount("handoff_minutes").unwrap_or(HANDOFF_MINUTES),
    })
}

fn read_handoff(reading: &Decoder<'_>, file: usize, node: &Node) -> Option<HandoffPart> {
    let fields = reading.fields(node, "handoffs", &HANDOFF_KEYS)?;
    let from = handoff_end(reading, file, &fields, "from", node);
    let to = handoff_end(reading, file, &fields, "to", node);
    if fields.get("per_100_hours").is_none() {
        reading.tell("missing-key", &node.at, [("field", "per_100_hours".into())]);
    }
    let (per_100_hours, why, source) =
        (fields.amount("per_100_hours"), fields.text("why"), fields.text("source"));
    Some(HandoffPart { from: from?, to: to?, per_100_hours: per_100_hours.unwrap_or(0.0), why, source })
}

fn handoff_end(
    reading: &Decoder<'_>,
    file: usize,
    fields: &Fields<'_, '_>,
    key: &'static str,
    handoff: &Node,
) -> Option<Ref> {
    let Some(node) = fields.get(key) else {
        reading.tell("missing-key", &handoff.at, [("field", key.into())]);
        return None;
    };
    Some(Ref { id: reading.words(node, key)?, at: Some(At { file, bytes: node.at.clone() }) })
}
