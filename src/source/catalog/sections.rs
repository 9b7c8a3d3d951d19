//! The sections with ids: traits, tasks, roles and motions; and the hand-offs between tasks.

use std::ops::Range;

use indexmap::IndexMap;

use super::super::decoder::{Decoder, Fields};
use super::super::yaml::{Node, NodeValue};
use super::coaching::coaching;
use super::needs::read_need;
use super::parts::{HandoffPart, Parts, Ref, RolePart, TaskPart};
use super::settings::{HANDOFF_MINUTES, Settings, only};
use super::sources::{At, Files, Sources};
use crate::domain::{Motion, Need, Problem, Role, Task, Text, Tradeoff, Trait, TraitKind};

/// The keys of `remove`.
pub const REMOVE_KEYS: [&str; 4] = ["traits", "tasks", "roles", "motions"];
/// The keys of a trait.
pub const TRAIT_KEYS: [&str; 10] =
    ["name", "aliases", "kind", "about", "ask", "low", "high", "se", "coaching", "source"];
/// The keys of a task.
pub const TASK_KEYS: [&str; 8] = ["name", "short", "about", "train", "lead", "source", "tradeoff", "needs"];
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
    let aliases = fields.get("aliases").and_then(|node| reading.list(node, "aliases")).unwrap_or_default();
    let questions = fields.get("ask").and_then(|node| reading.list(node, "ask")).unwrap_or_default();
    Some(Trait {
        id: id.to_owned(),
        name: name(&fields, id),
        aliases: aliases.iter().filter_map(|node| reading.words(node, "aliases")).collect(),
        kind: fields
            .get("kind")
            .and_then(|node| reading.choice(node, "kind", &TraitKind::ALL))
            .unwrap_or_default(),
        about: fields.text("about"),
        ask: questions.iter().filter_map(|node| reading.text(node, "ask")).collect(),
        low: fields.text("low"),
        high: fields.text("high"),
        se: fields.amount("se"),
        coaching: fields
            .get("coaching")
            .and_then(|node| coaching(reading, node, "coaching"))
            .unwrap_or_default(),
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
