//! A catalog as a person reads it: all of it at a glance, or one part of it in full.

use super::super::texts::Arg;
use super::{CatalogReport, target};
use crate::domain::{Motion, Need, Role, Task, Text, Trait};
use crate::view::blocks::{Block, Cell, Column, Document, Keep, Line, Meaning, Row, Table};

pub fn story(report: &CatalogReport) -> Document {
    let blocks = if report.selection.whole { overview(report) } else { parts(report) };
    Document { blocks, decimal_comma: report.texts.decimal_comma() }
}

fn words<'a>(report: &CatalogReport, text: &'a Text) -> &'a str {
    text.get(report.texts.lang())
}

fn table(report: &CatalogReport, columns: &[&str], rows: Vec<Row>) -> Block {
    let column = |key: &&str| Column::new(*key, report.texts.word(&format!("column-{key}")));
    let mut columns: Vec<Column> = columns.iter().map(column).collect();
    if let Some(first) = columns.first_mut() {
        first.keep = Keep::Always;
    }
    Block::Table(Table { columns, rows })
}

fn overview(report: &CatalogReport) -> Vec<Block> {
    let CatalogReport { texts, catalog, selection } = report;
    let number = |value| Arg::Word(texts.plain_number(value));
    let heading = texts.line(
        "catalog-heading",
        &[
            ("name", Arg::name(catalog.name.as_str())),
            ("version", Arg::word(catalog.version.as_str())),
            ("lo", number(catalog.scale.lo())),
            ("hi", number(catalog.scale.hi())),
        ],
    );
    let text = |words: &str| Cell::Text(words.to_owned());
    let tasks = selection.tasks.iter().map(|&ix| {
        let task = &catalog[ix];
        let needs: Vec<String> = task.needs.iter().map(|need| short_need(report, need)).collect();
        vec![Cell::Name(words(report, &task.name).to_owned()), text(&task.id), Cell::Text(needs.join("; "))]
    });
    let roles = selection.roles.iter().map(|&ix| {
        let role = &catalog[ix];
        vec![
            Cell::Name(words(report, &role.name).to_owned()),
            text(&role.id),
            Cell::Text(shares(report, role)),
        ]
    });
    let traits = selection.traits.iter().map(|&ix| {
        let of = &catalog[ix];
        vec![
            Cell::Name(words(report, &of.name).to_owned()),
            text(&of.id),
            Cell::Text(texts.word(&format!("kind-{}", of.kind.code()))),
        ]
    });
    let motions = selection.motions.iter().map(|&ix| {
        let motion = &catalog[ix];
        vec![
            Cell::Name(words(report, &motion.name).to_owned()),
            text(&motion.id),
            Cell::Text(ease(report, motion)),
        ]
    });
    vec![
        Block::Heading(1, heading),
        Block::Heading(2, Line::plain(texts.word("catalog-tasks"))),
        table(report, &["task", "id", "needs"], tasks.collect()),
        Block::Heading(2, Line::plain(texts.word("catalog-roles"))),
        table(report, &["role", "id", "time"], roles.collect()),
        Block::Heading(2, Line::plain(texts.word("catalog-traits"))),
        table(report, &["trait", "id", "kind"], traits.collect()),
        Block::Heading(2, Line::plain(texts.word("catalog-motions"))),
        table(report, &["motion", "id", "ease"], motions.collect()),
        Block::Legend(texts.line("catalog-more", &[])),
    ]
}

fn short_need(report: &CatalogReport, need: &Need) -> String {
    let name = words(report, &report.catalog[need.trait_ix].name);
    format!("{name} {}", target(&report.texts, report.catalog.scale, need.target))
}

fn shares(report: &CatalogReport, role: &Role) -> String {
    let total = role.total_share();
    let share = |s: &crate::domain::Share| {
        format!("{} {}", words(report, &report.catalog[s.task].name), report.texts.percent(s.share / total))
    };
    role.tasks.iter().map(share).collect::<Vec<_>>().join("; ")
}

fn ease(report: &CatalogReport, motion: &Motion) -> String {
    report.texts.say(
        "motion-ease",
        &[
            ("ease", Arg::Word(report.texts.plain_number(motion.ease))),
            ("minutes", Arg::Word(report.texts.plain_number(motion.handoff_minutes))),
        ],
    )
}

fn parts(report: &CatalogReport) -> Vec<Block> {
    let CatalogReport { catalog, selection, .. } = report;
    let mut blocks = Vec::new();
    for &ix in &selection.traits {
        blocks.extend(of(report, &catalog[ix]));
    }
    for &ix in &selection.tasks {
        blocks.extend(task(report, &catalog[ix]));
    }
    for &ix in &selection.roles {
        blocks.extend(role(report, &catalog[ix]));
    }
    for &ix in &selection.motions {
        blocks.extend(motion(report, &catalog[ix]));
    }
    blocks
}

/// "Hunter (role hunter)".
fn heading(report: &CatalogReport, name: &Text, noun: &str, id: &str) -> Block {
    let args = [
        ("name", Arg::name(words(report, name))),
        ("noun", Arg::Word(report.texts.word(noun))),
        ("id", Arg::word(id)),
    ];
    Block::Heading(1, report.texts.line("catalog-part", &args))
}

/// The texts that there are, each with its word.
fn terms(report: &CatalogReport, texts: &[(&str, Option<&Text>)]) -> Option<Block> {
    let term = |(key, text): &(&str, Option<&Text>)| {
        let term = Line::of(report.texts.word(&format!("term-{key}")), Meaning::Emphasis);
        Some((term, Line::plain(words(report, (*text)?))))
    };
    let terms: Vec<_> = texts.iter().filter_map(term).collect();
    (!terms.is_empty()).then_some(Block::Terms(terms))
}

fn about(report: &CatalogReport, about: Option<&Text>) -> Option<Block> {
    Some(Block::Paragraph(Line::plain(words(report, about?))))
}

fn of(report: &CatalogReport, of: &Trait) -> Vec<Block> {
    let catalog = &report.catalog;
    let mut blocks = vec![heading(report, &of.name, &format!("kind-{}", of.kind.code()), &of.id)];
    blocks.extend(about(report, of.about.as_ref()));
    blocks.extend(terms(
        report,
        &[("low", of.low.as_ref()), ("high", of.high.as_ref()), ("source", of.source.as_ref())],
    ));
    let needed = catalog.tasks.iter().filter_map(|task| {
        let need = task.needs.iter().find(|need| catalog[need.trait_ix].id == of.id)?;
        let asked = target(&report.texts, catalog.scale, need.target);
        Some(format!("{} {asked}", words(report, &task.name)))
    });
    let needed: Vec<String> = needed.collect();
    if !needed.is_empty() {
        let tasks = ("tasks", Arg::Word(needed.join("; ")));
        blocks.push(Block::Paragraph(report.texts.line("trait-needed-by", &[tasks])));
    }
    blocks
}

fn task(report: &CatalogReport, task: &Task) -> Vec<Block> {
    let texts = &report.texts;
    let mut blocks = vec![heading(report, &task.name, "noun-task", &task.id)];
    blocks.extend(about(report, task.about.as_ref()));
    let needs = task.needs.iter().map(|need| {
        vec![
            Cell::Name(words(report, &report.catalog[need.trait_ix].name).to_owned()),
            Cell::Text(target(texts, report.catalog.scale, need.target)),
            Cell::Text(texts.plain_number(need.weight)),
            Cell::Text(veto(report, need)),
            Cell::Text(need.why.as_ref().map(|why| words(report, why).to_owned()).unwrap_or_default()),
        ]
    });
    blocks.push(table(report, &["need", "asked", "weight", "veto", "why"], needs.collect()));
    let source = |need: &Need| {
        let name = words(report, &report.catalog[need.trait_ix].name);
        let name = Line::of(name, Meaning::Emphasis);
        Some((name, Line::plain(words(report, need.source.as_ref()?))))
    };
    let sources: Vec<_> = task.needs.iter().filter_map(source).collect();
    if !sources.is_empty() {
        blocks.push(Block::Heading(2, Line::plain(texts.word("task-sources"))));
        blocks.push(Block::Terms(sources));
    }
    blocks.extend(terms(
        report,
        &[("train", task.train.as_ref()), ("lead", task.lead.as_ref()), ("source", task.source.as_ref())],
    ));
    blocks
}

fn veto(report: &CatalogReport, need: &Need) -> String {
    let texts = &report.texts;
    let limit = |id: &str, limit: Option<f64>| {
        limit.map(|limit| texts.say(id, &[("limit", Arg::Word(texts.plain_number(limit)))]))
    };
    let limits = [limit("veto-below", need.veto.below), limit("veto-above", need.veto.above)];
    limits.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn role(report: &CatalogReport, role: &Role) -> Vec<Block> {
    let texts = &report.texts;
    let mut blocks = vec![heading(report, &role.name, "noun-role", &role.id)];
    blocks.extend(about(report, role.about.as_ref()));
    if role.baseline {
        blocks.push(Block::Paragraph(texts.line("role-baseline", &[])));
    }
    let total = role.total_share();
    let shares = role.tasks.iter().map(|s| {
        let task = &report.catalog[s.task];
        vec![
            Cell::Name(words(report, &task.name).to_owned()),
            Cell::Text(task.id.clone()),
            Cell::Text(texts.percent(s.share / total)),
        ]
    });
    blocks.push(table(report, &["task", "id", "time"], shares.collect()));
    blocks.extend(terms(report, &[("source", role.source.as_ref())]));
    blocks
}

fn motion(report: &CatalogReport, motion: &Motion) -> Vec<Block> {
    let mut blocks = vec![heading(report, &motion.name, "noun-motion", &motion.id)];
    blocks.extend(about(report, motion.about.as_ref()));
    blocks.push(Block::Paragraph(Line::plain(ease(report, motion))));
    blocks.extend(terms(report, &[("source", motion.source.as_ref())]));
    blocks
}
