//! A baseline: written for the next review, which reads its JSON.

use super::View;
use super::blocks::{Cell, Columns, Document, Sheet, Stop};
use super::texts::Texts;
use crate::result::{Baseline, BaselineRecord};

impl View for Baseline {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        Columns::new(texts)
            .sheet_only("rule", |entry: &BaselineRecord| Cell::text(entry.rule))
            .sheet_only("team", |entry| Cell::text(&entry.team))
            .sheet_only("seller", |entry| word(entry.seller.as_deref()))
            .sheet_only("role", |entry| word(entry.role.as_deref()))
            .sheet_only("task", |entry| word(entry.task.as_deref()))
            .sheet_of(&self.findings)
    }

    /// There is nothing in it for a person to read.
    fn document(&self, _: &Texts) -> Result<Document, Stop> {
        Ok(Document::default())
    }
}

fn word(word: Option<&str>) -> Cell {
    word.map_or(Cell::Empty, Cell::text)
}
