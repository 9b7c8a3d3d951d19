//! Typed cells: alignment, sign and colour follow from what a value is, never from a string.

use crate::domain::{Fit, Level, Levels};
use crate::result::{Label, Proposal};

/// Something to see at a glance about a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is the seller's best role.
    Best,
    /// It is the seller's best role as the scores stand, and might not be within their errors.
    Open,
    /// It is the seller's role today.
    Today,
    /// A limit is broken that no strength elsewhere buys off.
    Vetoed,
    /// Not everything it rests on has been rated.
    Partial,
    /// So little has been rated that it can be nobody's best role.
    TooLittle,
}

/// How many decimals a number has, on the screen and for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals {
    /// On the screen and in documents.
    pub screen: usize,
    /// In CSV and workbooks.
    pub sheet: usize,
}

impl Decimals {
    /// So many on the screen, so many in CSV and workbooks.
    pub const fn new(screen: usize, sheet: usize) -> Self {
        Decimals { screen, sheet }
    }
}

impl From<usize> for Decimals {
    fn from(decimals: usize) -> Self {
        Decimals::new(decimals, decimals)
    }
}

/// One value in a table, not rounded.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// Words; aligned left.
    Text(String),
    /// A person's or a thing's name; aligned left, emphasised.
    Name(String),
    /// A role, task, trait or motion: its name on the screen, its id for other programs; aligned left.
    Label(Label),
    /// A word of ours: in the reader's language on the screen, as JSON has it for other programs; aligned left.
    Code {
        /// As JSON has it.
        code: &'static str,
        /// In the reader's language.
        words: String,
    },
    /// A fit, shown in points, 0 to 100.
    Fit {
        /// The fit; `None` where it is unknown.
        fit: Option<Fit>,
        /// What fits amount to; a rounded fit never reaches a level that the fit itself does not.
        levels: Levels,
        /// Decimals of the points.
        decimals: Decimals,
        /// What to see at a glance.
        marks: Vec<Mark>,
    },
    /// A bound of a fit in points, rounded as a fit is but shown as a number.
    Points {
        /// The bound.
        fit: Fit,
        /// What fits amount to.
        levels: Levels,
        /// Decimals of the points.
        decimals: Decimals,
    },
    /// A number; aligned right.
    Number {
        /// The number.
        value: f64,
        /// Decimals to show.
        decimals: Decimals,
        /// Whether a plus sign stands before a positive number on the screen.
        signed: bool,
    },
    /// A share of a whole, 0 to 1, shown in per cent on the screen; aligned right.
    Share {
        /// The share.
        share: f64,
        /// Decimals of the per cent; CSV, which has the share itself, shows two more.
        decimals: Decimals,
    },
    /// How many there are of something; aligned right.
    Count(u64),
    /// A stretch of a scale from 0 to 1, drawn as a bar where there is room, `from <= to`.
    Bar {
        /// Where the stretch begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// What colours it.
        level: Option<Level>,
    },
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Cell::Text(words.into())
    }

    /// Whether something holds.
    pub fn yes_or_no(yes: bool) -> Self {
        Cell::text(if yes { "yes" } else { "no" })
    }

    /// Somebody's or something's name.
    pub fn name(name: impl Into<String>) -> Self {
        Cell::Name(name.into())
    }

    /// A role, task, trait or motion, if there is one.
    pub fn label<'a>(label: impl Into<Option<&'a Label>>) -> Self {
        label.into().map_or(Cell::Empty, |label| Cell::Label(label.clone()))
    }

    /// A number with so many decimals, if there is one.
    pub fn number(value: impl Into<Option<f64>>, decimals: impl Into<Decimals>) -> Self {
        match value.into() {
            Some(value) => Cell::Number { value, decimals: decimals.into(), signed: false },
            None => Cell::Empty,
        }
    }

    /// A share of draws in whole per cent, never rounded up to firm where it is not.
    pub fn holds(share: Option<f64>) -> Self {
        Self::share(share.map(Proposal::shown), 0)
    }

    /// A share of a whole, 0 to 1, with so many decimals of its per cent, if there is one.
    pub fn share(share: impl Into<Option<f64>>, decimals: impl Into<Decimals>) -> Self {
        match share.into() {
            Some(share) => Cell::Share { share, decimals: decimals.into() },
            None => Cell::Empty,
        }
    }

    /// Whether it shows nothing at all; what is unknown shows that it is.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(words) | Cell::Name(words) | Cell::Code { words, .. } => words.trim().is_empty(),
            Cell::Label(label) => label.name().trim().is_empty(),
            _ => false,
        }
    }

    /// How many there are of something.
    pub fn count(count: usize) -> Self {
        Cell::Count(count as u64)
    }
}

/// What to do with a column where a table is too wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Repeat it in every part of a table that is split: it says which row this is.
    Always,
    /// Keep it, in a further part of the table if need be.
    Body,
    /// Keep it, and wrap its words where the table is too wide.
    Wrapped,
    /// Leave it out.
    Optional,
}

/// A column's heading and behaviour.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its machine name: the header of CSV, and the second row of a workbook.
    pub key: String,
    /// Its heading.
    pub head: String,
    /// Its heading in a workbook, where that is another.
    pub sheet: Option<String>,
    /// A heading for narrow tables.
    pub short: Option<String>,
    /// What its narrow heading means, where that does not speak for itself.
    pub note: Option<String>,
    /// What to do with it where there is no room.
    pub keep: Keep,
}

impl Column {
    /// A body column with this machine name and heading.
    pub fn new(key: impl Into<String>, head: impl Into<String>) -> Self {
        Column { key: key.into(), head: head.into(), sheet: None, short: None, note: None, keep: Keep::Body }
    }

    /// A column for other programs: its key is its heading.
    pub fn keyed(key: impl Into<String>) -> Self {
        let key = key.into();
        Column { head: key.clone(), key, sheet: None, short: None, note: None, keep: Keep::Body }
    }

    /// The same with another heading in workbooks.
    #[must_use]
    pub fn sheet(mut self, sheet: impl Into<String>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }

    /// The same with a heading for narrow tables.
    #[must_use]
    pub fn short(mut self, short: impl Into<String>) -> Self {
        self.short = Some(short.into());
        self
    }

    /// The same with what its narrow heading means.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same, to be kept as said where there is no room.
    #[must_use]
    pub fn keep(mut self, keep: Keep) -> Self {
        self.keep = keep;
        self
    }
}

/// One row: as many cells as there are columns.
pub type Row = Vec<Cell>;
