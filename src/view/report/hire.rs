//! Whom to look for: the answer of `hire` without candidates.

use crate::result::report::Report;
use crate::view::blocks::{Section, SectionKind};
use crate::view::hire::whom_to_look_for;
use crate::view::texts::Texts;

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let Some(hiring) = &report.hiring else { return Vec::new() };
    let (heading, blocks) = (texts.line("report-hire", &[]), whom_to_look_for(hiring, texts));
    vec![Section { kind: SectionKind::Part, heading, blocks }]
}
