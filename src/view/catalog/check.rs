//! Whether a catalog is a sound one: what it holds, and what is worth a second look.

use std::rc::Rc;
use std::sync::Arc;

use super::super::texts::{Arg, Texts};
use crate::domain::{Catalog, Side, Tolerance};
use crate::view::blocks::{Block, Cell, Column, Document, Fact, Line, Meaning, Report, Row, Sheet, Stop};

/// What a valid catalog holds, and what is worth a second look.
pub struct CheckReport {
    texts: Rc<Texts>,
    catalog: Arc<Catalog>,
    remarks: Vec<Remark>,
}

/// Something valid that is worth a second look.
struct Remark {
    code: &'static str,
    /// What it is about: a trait's id, or a task's and a trait's.
    about: Vec<String>,
}

impl CheckReport {
    /// Looks through a catalog.
    pub fn new(texts: Rc<Texts>, catalog: Arc<Catalog>) -> Self {
        let remarks = remarks(&catalog);
        CheckReport { texts, catalog, remarks }
    }
}

fn remarks(catalog: &Catalog) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for ix in catalog.trait_ixs() {
        let needed = |task: &crate::domain::Task| task.needs.iter().any(|need| need.trait_ix == ix);
        if !catalog.tasks.iter().any(needed) {
            remarks.push(Remark { code: "unused-trait", about: vec![catalog[ix].id.clone()] });
        }
        if catalog[ix].low.is_none() || catalog[ix].high.is_none() {
            remarks.push(Remark { code: "trait-without-anchors", about: vec![catalog[ix].id.clone()] });
        }
    }
    for task in &catalog.tasks {
        for need in &task.needs {
            let about = || vec![task.id.clone(), catalog[need.trait_ix].id.clone()];
            let Tolerance { below, above } = need.tolerance;
            let matters =
                |tolerance: f64, limited: bool| limited && tolerance > 0.0 && tolerance < catalog.defaults.se;
            // Within the error of one rating, a fit is mostly noise.
            if matters(below, need.target.limits(Side::Under, catalog.scale))
                || matters(above, need.target.limits(Side::Over, catalog.scale))
            {
                remarks.push(Remark { code: "tolerance-below-error", about: about() });
            }
            // Who is inside the band and still vetoed will not understand why.
            if need.veto.below.is_some_and(|limit| limit > need.target.lo())
                || need.veto.above.is_some_and(|limit| limit < need.target.hi())
            {
                remarks.push(Remark { code: "veto-inside-band", about: about() });
            }
            if need.source.is_none() {
                remarks.push(Remark { code: "need-without-source", about: about() });
            }
        }
    }
    remarks
}

impl CheckReport {
    fn counts(&self) -> [(&'static str, usize); 4] {
        [
            ("traits", self.catalog.traits.len()),
            ("tasks", self.catalog.tasks.len()),
            ("roles", self.catalog.roles.len()),
            ("motions", self.catalog.motions.len()),
        ]
    }
}

impl Report for CheckReport {
    /// `salesfit/catalog-check/1`.
    fn facts(self: Box<Self>) -> Fact {
        let remark = |remark: &Remark| {
            let about = Fact::texts(remark.about.iter().map(String::as_str));
            Fact::record([("code", remark.code.into()), ("about", about)])
        };
        let mut record = vec![
            ("schema".into(), "salesfit/catalog-check/1".into()),
            ("name".into(), self.catalog.name.as_str().into()),
            ("version".into(), self.catalog.version.as_str().into()),
        ];
        record.extend(self.counts().map(|(key, count)| (key.into(), count.into())));
        record.push(("remarks".into(), Fact::List(self.remarks.iter().map(remark).collect())));
        Fact::Record(record)
    }

    /// One row per remark: `code,about`.
    fn sheet(self: Box<Self>) -> Sheet<'static> {
        let row = |remark: &Remark| -> Row {
            vec![Cell::Text(remark.code.to_owned()), Cell::Text(remark.about.join(" "))]
        };
        let rows: Vec<Row> = self.remarks.iter().map(row).collect();
        Sheet {
            columns: ["code", "about"].map(Column::keyed).into(),
            rows: Box::new(rows.into_iter().map(Ok)),
        }
    }

    fn story(self: Box<Self>) -> Result<Document, Stop> {
        let texts = &self.texts;
        let mut args = vec![("name", Arg::name(self.catalog.name.as_str()))];
        args.extend(self.counts().map(|(key, count)| (key, Arg::Count(count))));
        let mut blocks = vec![Block::Paragraph(texts.line("catalog-sound", &args))];
        // One line per kind of remark: a young catalog lacks the same thing everywhere.
        let mut codes: Vec<&str> = self.remarks.iter().map(|remark| remark.code).collect();
        codes.sort_unstable();
        codes.dedup();
        let line = |code: &&str| -> Line {
            let about = self.remarks.iter().filter(|remark| remark.code == *code);
            let about: Vec<String> = about.map(|remark| remark.about.join(": ")).collect();
            let args = [
                ("count", Arg::Count(about.len())),
                ("about", Arg::Meant(texts.list(&about), Meaning::Emphasis)),
            ];
            texts.line(&format!("remark-{code}"), &args)
        };
        let lines: Vec<Line> = codes.iter().map(line).collect();
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}
