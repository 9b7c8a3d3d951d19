//! How the numbers are made, what they cannot tell, and the command line that makes the report again.

use crate::result::report::{Audience, Report};
use crate::view::blocks::{Block, Line, Section, SectionKind};
use crate::view::texts::{Arg, Texts};

/// The messages of the method: of every report, and of those about a team.
const OF_EVERYBODY: [&str; 5] =
    ["method-need", "method-task", "method-role", "method-veto", "method-unknown"];
const OF_TEAMS: [&str; 4] = ["method-best", "method-seats", "method-hours", "method-errors"];

pub fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    let method = report.method;
    let args = [
        ("strong", Arg::PlainNumber(method.strong_from)),
        ("adequate", Arg::PlainNumber(method.adequate_from)),
        ("tolerance", Arg::PlainNumber(method.tolerance)),
        ("error", Arg::PlainNumber(method.rating_error)),
        ("coverage", Arg::Percent(method.min_coverage)),
        ("firm", Arg::Percent(method.firm_share)),
        ("lo", Arg::PlainNumber(method.scale_low)),
        ("hi", Arg::PlainNumber(method.scale_high)),
    ];
    let is_of_team = report.audience != Audience::Seller;
    let mut blocks = vec![Block::Paragraph(texts.line("method-lead", &args))];
    let more = OF_TEAMS.iter().filter(|_| is_of_team);
    let terms = OF_EVERYBODY
        .iter()
        .chain(more)
        .map(|id| (texts.line(&format!("{id}.term"), &[]), texts.line(id, &args)));
    blocks.push(Block::Terms(terms.collect()));
    blocks.push(Block::Heading(2, texts.line("method-limits", &[])));
    let limits = ["method-limit-ratings", "method-limit-bands", "method-limit-decision"];
    blocks.push(Block::List(limits.iter().map(|id| texts.line(id, &args)).collect()));
    if is_of_team && !report.header.notes.is_empty() {
        blocks.push(Block::Heading(2, texts.line("method-notes", &[])));
        let notes = report.header.notes.iter().map(|note| Line::plain(note.text.as_str()));
        blocks.push(Block::List(notes.collect()));
    }
    blocks.push(Block::Heading(2, texts.line("method-again", &[])));
    blocks.push(Block::Paragraph(texts.line("method-command", &catalog(report))));
    blocks.push(Block::Command(report.command.clone()));
    let heading = texts.line("report-method", &[]);
    vec![Section { kind: SectionKind::Part, heading, blocks }]
}

fn catalog(report: &Report) -> [(&'static str, Arg); 3] {
    let header = &report.header;
    // Enough of the sum to tell two catalogs apart.
    let sum: String = header.catalog.sha256.chars().take(12).collect();
    [
        ("catalog", Arg::Word(header.catalog.title())),
        ("sha256", Arg::Word(sum)),
        ("version", Arg::word(header.salesfit)),
    ]
}
