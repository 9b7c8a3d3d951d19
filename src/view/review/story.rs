//! The review for a person to read: whether it passes, then finding by finding, the gravest first.

use super::super::texts::Arg;
use super::{Group, ReviewReport, level_word, where_at};
use crate::check::{Reported, Rule, all_rules, rule};
use crate::domain::policy::{RuleIx, RuleLevel};
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
        let of = report.judgement.reported.iter().filter(|reported| report.group(reported) == group);
        let entries: Vec<(Line, Vec<Line>)> = of.map(|reported| entry(report, reported)).collect();
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
fn entry(report: &ReviewReport, reported: &Reported) -> (Line, Vec<Line>) {
    let texts = &report.texts;
    let (team, finding) = report.of(reported);
    let (message, advice) = report.sentences().of(team, finding);
    let level = if reported.denies { Meaning::Alert } else { Meaning::Plain };
    let args = [
        ("level", Arg::Meant(level_word(texts, reported.level), level)),
        ("rule", Arg::name(rule(finding.rule).id)),
        ("place", Arg::Meant(where_at(&team.place(finding)), Meaning::Quiet)),
    ];
    let is_new = reported.is_known == Some(false) && reported.waiver.is_none();
    let title = texts.line(if is_new { "review-finding-new" } else { "review-finding" }, &args);
    let last = match reported.waiver {
        Some(waiver) => report.sentences().waiver(&report.by.policy.waivers[waiver]),
        None => advice,
    };
    (title, vec![message, Line::of(last, Meaning::Quiet)])
}

/// Waivers that have expired or are not needed.
fn waivers(report: &ReviewReport) -> Vec<Block> {
    let texts = &report.texts;
    let told = report.by.policy.waivers.iter().zip(&report.judgement.waivers);
    let lines = told.filter_map(|(waiver, state)| report.waiver_told(waiver, *state));
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
    let on = all_rules().filter(|(ix, _)| !report.by.policy.of(*ix).is_off());
    Table { columns, rows: on.filter_map(|(ix, rule)| rule_row(report, ix, rule)).collect() }
}

/// How a rule came out; `None` where it was applied to nothing.
fn rule_row(report: &ReviewReport, ix: RuleIx, rule: &Rule) -> Option<Row> {
    let setting = report.by.policy.of(ix);
    let [pass, fail, open] = report.outcomes(ix);
    // What may be inconclusive by the policy is not reported, so it is not counted.
    let open = if setting.inconclusive == RuleLevel::Allow { 0 } else { open };
    let level = Cell::Text(level_word(&report.texts, setting.level));
    let mut row = vec![Cell::Name(rule.id.to_owned()), level];
    for number in [pass, fail, open] {
        row.push(if number == 0 { Cell::Empty } else { Cell::Count(number as u64) });
    }
    (pass + fail + open > 0).then_some(row)
}
