//! Whether a catalog is sound: what it has, and what is worth a second look.

use crate::result::{CatalogCheck, CatalogRemark, RemarkKind};
use crate::view::View;
use crate::view::blocks::{Block, Cell, Columns, Document, Line, Meaning, Sheet, Stop};
use crate::view::texts::{Arg, Texts};

impl View for CatalogCheck {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns(self, texts).sheet_of(&self.remarks)
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let args = [
            ("name", Arg::name(self.catalog.name.as_str())),
            ("traits", Arg::Count(self.trait_count)),
            ("tasks", Arg::Count(self.task_count)),
            ("roles", Arg::Count(self.role_count)),
            ("motions", Arg::Count(self.motion_count)),
        ];
        let mut blocks = vec![Block::Paragraph(texts.line("catalog-sound", &args))];
        let lines = lines(self, texts);
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// `code,task,trait,catalog`.
fn columns<'a>(check: &'a CatalogCheck, texts: &'a Texts) -> Columns<'a, CatalogRemark> {
    Columns::new(texts)
        .sheet_only("code", |remark: &CatalogRemark| Cell::text(remark.kind.code()))
        .sheet_only("task", |remark| Cell::label(&remark.task))
        .sheet_only("trait", |remark| Cell::label(&remark.r#trait))
        .sheet_only("catalog", |_| Cell::text(check.catalog.title()))
}

/// One line per kind of remark: a young catalog lacks the same thing everywhere.
fn lines(check: &CatalogCheck, texts: &Texts) -> Vec<Line> {
    let mut lines = Vec::new();
    for (kind, message) in MESSAGES {
        let of_kind = check.remarks.iter().filter(|remark| remark.kind == kind);
        let about: Vec<String> = of_kind.map(about).collect();
        if !about.is_empty() {
            let words = Arg::Meant(texts.list(&about), Meaning::Emphasis);
            lines.push(texts.line(message, &[("count", Arg::Count(about.len())), ("about", words)]));
        }
    }
    lines
}

/// The ids of what a remark is about: "empathy", "hunting: empathy".
fn about(remark: &CatalogRemark) -> String {
    let of = remark.r#trait.id();
    remark.task.as_ref().map_or_else(|| of.to_owned(), |task| format!("{}: {of}", task.id()))
}

/// What is said of each kind of remark, in the order in which it is said.
const MESSAGES: [(RemarkKind, &str); 5] = [
    (RemarkKind::NeedWithoutSource, "remark-need-without-source"),
    (RemarkKind::ToleranceBelowError, "remark-tolerance-below-error"),
    (RemarkKind::TraitWithoutAnchors, "remark-trait-without-anchors"),
    (RemarkKind::UnusedTrait, "remark-unused-trait"),
    (RemarkKind::VetoInsideBand, "remark-veto-inside-band"),
];
