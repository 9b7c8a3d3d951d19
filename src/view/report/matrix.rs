//! Who fits what: sellers by roles and by tasks.

use crate::result::report::Report;
use crate::view::blocks::{Block, Section, SectionKind};
use crate::view::r#match;
use crate::view::texts::Texts;

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let mut blocks = Vec::new();
    if let Some(by_role) = &report.by_role {
        blocks.extend(r#match::answer(by_role, texts).into_iter().map(Block::Paragraph));
        blocks.push(Block::Heading(2, texts.line("report-by-role", &[])));
        blocks.extend(r#match::matrix(by_role, texts));
    }
    if let Some(by_task) = &report.by_task {
        blocks.push(Block::Heading(2, texts.line("report-by-task", &[])));
        blocks.extend(r#match::matrix(by_task, texts));
    }
    let heading = texts.line("report-matrix", &[]);
    vec![Section { kind: SectionKind::Part, heading, blocks }]
}
