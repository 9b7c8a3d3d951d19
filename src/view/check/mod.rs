//! A review by a policy: whether it passes, what was found and where, and what would help. Every finding ends in a
//! question to a person: a rule is about the data and the organisation, and decides about nobody.

mod columns;
mod findings;
mod sentences;

use self::columns::{SheetRow, rule_columns, sheet_columns};
use self::sentences::Sentences;
use super::View;
use super::blocks::{Block, Document, Findings, Line, Sheet, Stop};
use super::texts::{Arg, Texts};
use crate::domain::Place;
use crate::result::{Check, Group};

/// The ids of what is reported of waivers, after those of the rules.
const EXPIRED: &str = "expired-waiver";
const UNUSED: &str = "unused-waiver";
const UNREVIEWED: &str = "unreviewed";

impl View for Check {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        let mut rows: Vec<SheetRow> = Vec::new();
        for finding in &self.findings {
            rows.push(SheetRow::of_finding(finding, &self.teams[finding.team_at].header));
        }
        let say = Sentences::new(self, texts);
        for waiver in &self.waivers {
            let Some(message) = say.waiver_reported(waiver) else { continue };
            let mut headers = self.teams.iter().map(|team| &team.header);
            let team = headers.find(|of| Some(&of.team) == waiver.team.as_ref());
            rows.push(SheetRow::of_waiver(waiver, team, &message));
        }
        sheet_columns(texts).sheet(rows.into_iter().map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let mut blocks = vec![Block::Heading(1, say.heading()), Block::Paragraph(say.answer())];
        blocks.extend(say.in_numbers().map(Block::Paragraph));
        let groups = [
            (Group::Denied, "review-denied"),
            (Group::Warned, "review-warned"),
            (Group::Inconclusive, "review-inconclusive"),
            (Group::Waived, "review-waived"),
        ];
        for (group, title) in groups {
            let findings = self.findings.iter().filter(|finding| finding.group() == group);
            let entries: Vec<(Line, Vec<Line>)> = findings.map(|finding| say.entry(finding)).collect();
            if !entries.is_empty() {
                blocks.push(Block::Heading(2, texts.line(title, &[("count", Arg::Count(entries.len()))])));
                blocks.push(Block::Entries(entries));
            }
        }
        // They may be many, and whoever asks for a ratchet looks for what is new.
        blocks.extend(say.known().map(Block::Paragraph));
        let waivers: Vec<Line> =
            self.waivers.iter().filter_map(|waiver| say.waiver_reported(waiver)).collect();
        if !waivers.is_empty() {
            blocks.push(Block::Heading(2, texts.line("review-waivers", &[])));
            blocks.push(Block::List(waivers));
        }
        if self.ratchet && !self.gone.is_empty() {
            let count = [("count", Arg::Count(self.gone.len()))];
            blocks.push(Block::Paragraph(texts.line("review-gone", &count)));
        }
        let rules = self.rules.iter().filter(|rule| {
            !rule.is_off() && rule.pass_count + rule.fail_count + rule.counted_inconclusive() > 0
        });
        let table = rule_columns(texts).table(rules);
        if !table.rows.is_empty() {
            blocks.push(Block::Table(table));
            blocks.push(Block::Legend(texts.line("review-legend", &[])));
        }
        blocks.push(Block::Paragraph(texts.line("review-closing", &[])));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }

    fn findings(&self, texts: &Texts) -> Option<Findings> {
        Some(findings::findings(self, texts))
    }
}

/// Writes the sentences of a review into it: what was found, and what would help.
pub fn write_sentences(check: &mut Check, texts: &Texts) {
    let say = Sentences::new(check, texts);
    let sentences: Vec<(String, String)> =
        check.findings.iter().map(|finding| (say.message(finding).words(), say.advice(finding))).collect();
    for (finding, (message, advice)) in check.findings.iter_mut().zip(sentences) {
        (finding.message, finding.advice) = (message, advice);
    }
}

/// A place as it is displayed: `team.yaml:12`.
fn displayed(place: &Place) -> String {
    if place.line == 0 { place.file.to_string() } else { format!("{}:{}", place.file, place.line) }
}
