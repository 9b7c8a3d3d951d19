//! One list of columns per table: CSV, workbooks and the screen share it.

use std::borrow::Borrow;

use super::{Cell, Column, Keep, Row, Stop, Table};
use crate::result::{Header, Label};
use crate::view::Texts;

/// A table for other programs: column keys and rows, in order.
pub struct Sheet<'a> {
    /// The columns; their keys are the header row.
    pub columns: Vec<Column>,
    /// The rows, pulled one by one, each with as many cells as there are columns.
    pub rows: Box<dyn Iterator<Item = Result<Row, Stop>> + 'a>,
}

/// Where a column is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// On the screen and in documents.
    Screen,
    /// In CSV and workbooks.
    Sheet,
}

struct RowColumn<'a, R> {
    column: Column,
    /// The only medium it is shown in; `None` is both.
    only: Option<Medium>,
    cell: Box<dyn Fn(&R) -> Cell + 'a>,
}

/// The columns of a table whose rows are made of `R`, in order.
pub struct Columns<'a, R> {
    texts: &'a Texts,
    columns: Vec<RowColumn<'a, R>>,
}

impl<'a, R> Columns<'a, R> {
    /// No columns yet. Headings are the messages `column-KEY`, with their attributes `.short` and `.note`, and in workbooks
    /// `.sheet`.
    pub fn new(texts: &'a Texts) -> Self {
        Columns { texts, columns: Vec::new() }
    }

    /// Adds a column for every medium.
    #[must_use]
    pub fn both(self, key: &str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let column = self.headed(key);
        self.with(column, None, cell)
    }

    /// Adds a column for the screen and documents alone.
    #[must_use]
    pub fn screen(self, key: &str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let column = self.headed(key);
        self.with(column, Some(Medium::Screen), cell)
    }

    /// Adds a column for the screen and documents alone whose heading is no message.
    #[must_use]
    pub fn screen_as(self, column: Column, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.with(column, Some(Medium::Screen), cell)
    }

    /// Adds a column for CSV and workbooks alone.
    #[must_use]
    pub fn sheet_only(self, key: &str, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let column = self.headed(key);
        self.with(column, Some(Medium::Sheet), cell)
    }

    /// Adds a column for every medium that is headed by a role, task or trait.
    #[must_use]
    pub fn labelled(self, label: &Label, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        let column = Column::new(label.id(), label.name()).short(label.short());
        self.with(column, None, cell)
    }

    /// Adds what makes rows of several runs stackable, for CSV and workbooks: the team, its date and the catalog's edition.
    #[must_use]
    pub fn stacked(self, header: &'a Header) -> Self {
        self.sheet_only("team", |_| Cell::text(&header.team))
            .sheet_only("date", |_| header.date.map_or(Cell::Empty, |date| Cell::Text(date.to_string())))
            .sheet_only("catalog", |_| Cell::text(header.catalog.title()))
    }

    /// The same columns, the last one kept as said where there is no room.
    #[must_use]
    pub fn keep(mut self, keep: Keep) -> Self {
        if let Some(last) = self.columns.last_mut() {
            last.column.keep = keep;
        }
        self
    }

    fn headed(&self, key: &str) -> Column {
        let id = format!("column-{}", key.replace('_', "-"));
        let mut column = Column::new(key, self.texts.word(&id));
        if self.texts.has_attribute(&id, "sheet") {
            column = column.sheet(self.texts.word(&format!("{id}.sheet")));
        }
        if self.texts.has_attribute(&id, "short") {
            column = column.short(self.texts.word(&format!("{id}.short")));
        }
        if self.texts.has_attribute(&id, "note") {
            column = column.note(self.texts.word(&format!("{id}.note")));
        }
        column
    }

    fn with(mut self, column: Column, only: Option<Medium>, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.columns.push(RowColumn { column, only, cell: Box::new(cell) });
        self
    }

    fn of(&self, medium: Medium) -> impl Iterator<Item = &RowColumn<'a, R>> {
        self.columns.iter().filter(move |column| column.only.is_none_or(|only| only == medium))
    }

    fn heads(&self, medium: Medium) -> Vec<Column> {
        self.of(medium).map(|column| column.column.clone()).collect()
    }

    /// The cells of one row on the screen.
    pub fn screen_row(&self, row: &R) -> Row {
        self.of(Medium::Screen).map(|column| (column.cell)(row)).collect()
    }

    /// The cells of one row for other programs.
    pub fn sheet_row(&self, row: &R) -> Row {
        self.of(Medium::Sheet).map(|column| (column.cell)(row)).collect()
    }

    /// The table on the screen, without its rows.
    pub fn empty_table(&self) -> Table {
        Table { columns: self.heads(Medium::Screen), rows: Vec::new() }
    }

    /// The table on the screen, without columns that are empty in every row.
    pub fn table<B: Borrow<R>>(&self, rows: impl IntoIterator<Item = B>) -> Table {
        let rows = rows.into_iter().map(|row| self.screen_row(row.borrow())).collect();
        Table { rows, ..self.empty_table() }.without_empty_columns()
    }

    /// The table for other programs.
    pub fn sheet<B: Borrow<R>>(self, rows: impl IntoIterator<Item = Result<B, Stop>> + 'a) -> Sheet<'a>
    where
        R: 'a,
    {
        let columns = self.sheet_heads();
        let rows = rows.into_iter().map(move |row| Ok(self.sheet_row(row?.borrow())));
        Sheet { columns, rows: Box::new(rows) }
    }

    /// The table of rows that are held, for other programs.
    pub fn sheet_of(self, rows: &'a [R]) -> Sheet<'a> {
        self.sheet(rows.iter().map(Ok))
    }

    /// The columns for other programs.
    pub fn sheet_heads(&self) -> Vec<Column> {
        self.heads(Medium::Sheet)
    }
}
