//! Whether a catalog is sound: what it has, and what is worth a second look.

use crate::result::{CatalogCheck, CatalogRemark, RemarkKind};
use crate::view::View;
use crate::view::blocks::{Block, Cell, Columns, Document, Line, Meaning, Sheet, Stop};
use crate::view::texts::{Arg, Texts};

impl View for CatalogCheck {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns(texts).sheet_of(&self.remarks)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let args = [
            ("name", Arg::name(self.name.as_str())),
            ("traits", Arg::Count(self.traits)),
            ("tasks", Arg::Count(self.tasks)),
            ("roles", Arg::Count(self.roles)),
            ("motions", Arg::Count(self.motions)),
        ];
        let mut blocks = vec![Block::Paragraph(texts.line("catalog-sound", &args))];
        let lines = lines(self, texts);
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// `code,about`.
fn columns(texts: &Texts) -> Columns<'_, CatalogRemark> {
    Columns::new(texts)
        .sheet_only("code", |remark: &CatalogRemark| Cell::text(remark.kind.code()))
        .sheet_only("about", |remark| Cell::Text(remark.about.join(" ")))
}

/// One line per kind of remark: a young catalog lacks the same thing everywhere.
fn lines(check: &CatalogCheck, texts: &Texts) -> Vec<Line> {
    let mut lines = Vec::new();
    for (kind, message) in MESSAGES {
        let of_kind = check.remarks.iter().filter(|remark| remark.kind == kind);
        let about: Vec<String> = of_kind.map(|remark| remark.about.join(": ")).collect();
        if !about.is_empty() {
            let words = Arg::Meant(texts.list(&about), Meaning::Emphasis);
            lines.push(texts.line(message, &[("count", Arg::Count(about.len())), ("about", words)]));
        }
    }
    lines
}

/// What is said of each kind of remark, in the order in which it is said.
const MESSAGES: [(RemarkKind, &str); 5] = [
    (RemarkKind::NeedWithoutSource, "remark-need-without-source"),
    (RemarkKind::ToleranceBelowError, "remark-tolerance-below-error"),
    (RemarkKind::TraitWithoutAnchors, "remark-trait-without-anchors"),
    (RemarkKind::UnusedTrait, "remark-unused-trait"),
    (RemarkKind::VetoInsideBand, "remark-veto-inside-band"),
];
