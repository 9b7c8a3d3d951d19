//! The review for a person to read: whether it passes, then finding by finding, the gravest first.

use super::super::texts::Arg;
use super::{Group, ReviewReport, level_word, where_at};
use crate::domain::policy::{Gate, Rule};
use crate::engine::review::{Judged, State};
use crate::view::blocks::{Block, Cell, Column, Document, Keep, Line, Meaning, Row, Table};

pub fn story(report: &ReviewReport) -> Document {
    let texts = &report.texts;
    let mut blocks = vec![Block::Heading(1, heading(report)), Block::Paragraph(answer(report))];
    blocks.extend(in_numbers(report).map(Block::Paragraph));
    let groups = [
        (Group::Denied, "review-denied"),
        (Group::Warned, "review-warned"),
        (Group::Inconclusive, "review-inconclusive"),
        (Group::Waived, "review-waived"),
        (Group::Known, "review-known"),
    ];
    for (group, title) in groups {
        let of = report.judgement.findings.iter().filter(|judged| report.group(judged) == group);
        let entries: Vec<(Line, Vec<Line>)> = of.map(|judged| finding(report, judged)).collect();
        if !entries.is_empty() {
            blocks.push(Block::Heading(2, texts.line(title, &[("count", Arg::Count(entries.len()))])));
            blocks.push(Block::Entries(entries));
        }
    }
    blocks.extend(waivers(report));
    if report.by.ratchet && !report.judgement.gone.is_empty() {
        let count = [("count", Arg::Count(report.judgement.gone.len()))];
        blocks.push(Block::Paragraph(texts.line("review-gone", &count)));
    }
    let rules = rules(report);
    if !rules.rows.is_empty() {
        blocks.push(Block::Table(rules));
        blocks.push(Block::Legend(texts.line("review-legend", &[])));
    }
    blocks.push(Block::Paragraph(texts.line("review-closing", &[])));
    Document { blocks, decimal_comma: texts.decimal_comma() }
}

fn heading(report: &ReviewReport) -> Line {
    let team = match report.teams.as_slice() {
        [one] => Arg::name(one.team.name.as_str()),
        several => Arg::Word(report.texts.say("review-teams", &[("count", Arg::Count(several.len()))])),
    };
    let sellers = report.teams.iter().map(|team| team.sellers.len()).sum();
    let args = [
        ("team", team),
        ("policy", Arg::word(report.by.policy.name.as_str())),
        ("date", Arg::Word(report.by.today.to_string())),
        ("sellers", Arg::Count(sellers)),
    ];
    report.texts.line("review-heading", &args)
}

/// Whether the review passes, in one sentence.
pub fn answer(report: &ReviewReport) -> Line {
    let counts = report.counts();
    let args = [("denied", Arg::Count(counts.denied)), ("expired", Arg::Count(counts.expired))];
    let id = match (report.passes(), counts.denied, counts.expired) {
        (true, ..) => "review-passes",
        (false, _, 0) => "review-fails",
        (false, 0, _) => "review-fails-expired",
        _ => "review-fails-both",
    };
    report.texts.line(id, &args)
}

/// What else there is to look at; `None` where there is nothing.
fn in_numbers(report: &ReviewReport) -> Option<Line> {
    let counts = report.counts();
    let parts = [
        ("review-count-warned", counts.warned),
        ("review-count-inconclusive", counts.inconclusive),
        ("review-count-waived", counts.waived),
        ("review-count-known", counts.known),
        ("review-count-unused", counts.unused),
    ];
    let told = parts.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        told.map(|(id, count)| report.texts.say(id, &[("count", Arg::Count(*count))])).collect();
    let args = [("parts", Arg::Word(report.texts.list(&told)))];
    (!told.is_empty()).then(|| report.texts.line("review-counts", &args))
}

/// One finding: its rule and its place, and beneath that what was found and what would help, or who has waived it.
fn finding(report: &ReviewReport, judged: &Judged) -> (Line, Vec<Line>) {
    let texts = &report.texts;
    let (team, found) = report.of(judged);
    let (message, advice) = report.saying().of(team, found);
    let level = if judged.denies { Meaning::Alert } else { Meaning::Plain };
    let args = [
        ("level", Arg::Meant(level_word(texts, judged.level), level)),
        ("rule", Arg::name(found.rule.code())),
        ("place", Arg::Meant(where_at(&team.place(found)), Meaning::Quiet)),
    ];
    let is_new = judged.is_known == Some(false) && judged.waiver.is_none();
    let title = texts.line(if is_new { "review-finding-new" } else { "review-finding" }, &args);
    let last = match judged.waiver {
        Some(waiver) => report.saying().waiver(&report.by.policy.waivers[waiver]),
        None => advice,
    };
    (title, vec![message, Line::of(last, Meaning::Quiet)])
}

/// Waivers that have expired or are not needed.
fn waivers(report: &ReviewReport) -> Vec<Block> {
    let texts = &report.texts;
    let told = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    let lines = told.filter_map(|(waiver, used)| report.waiver_told(waiver, *used));
    let lines: Vec<Line> = lines.collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(2, texts.line("review-waivers", &[])), Block::List(lines)]
}

/// How each rule came out.
fn rules(report: &ReviewReport) -> Table {
    let texts = &report.texts;
    let column = |id: &'static str, key: &str| Column::new(key, texts.word(id));
    let columns = vec![
        column("column-rule", "rule").keep(Keep::Always),
        column("column-review-level", "level"),
        column("column-pass", "pass"),
        column("column-fail", "fail"),
        column("column-open", "open"),
    ];
    let row = |rule: Rule| -> Option<Row> {
        let setting = report.by.policy.of(rule);
        let all = || report.teams.iter().flat_map(|team| &team.found).filter(|found| found.rule == rule);
        let number = |state: State| all().filter(|found| found.state == state).count();
        // What is allowed to be open is not told, so it is not counted.
        let open = if setting.inconclusive == Gate::Allow { 0 } else { number(State::Inconclusive) };
        let numbers = [number(State::Pass), number(State::Fail), open];
        let told = [Cell::Name(rule.code().to_owned()), Cell::Text(level_word(texts, setting.level))];
        let cells = numbers.map(|number| if number == 0 { Cell::Empty } else { Cell::Count(number as u64) });
        (numbers.iter().sum::<usize>() > 0).then(|| told.into_iter().chain(cells).collect())
    };
    let on = Rule::ALL.iter().filter(|(_, rule)| !report.by.policy.of(*rule).is_off());
    Table { columns, rows: on.filter_map(|(_, rule)| row(*rule)).collect() }
}
