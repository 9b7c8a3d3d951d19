//! Typed cells: alignment, sign and colour follow from what a value is, never from a string.

use crate::domain::Level;

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

/// One value in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// Words; aligned left.
    Text(String),
    /// A person's or a thing's name; aligned left, emphasised.
    Name(String),
    /// A fit, 0 to 100, already rounded to `decimals` as it may be shown; `points` is `None` where it is unknown.
    Fit {
        /// The fit in points.
        points: Option<f64>,
        /// What the unrounded fit amounts to.
        level: Option<Level>,
        /// Decimals to show.
        decimals: usize,
        /// What to see at a glance.
        marks: Vec<Mark>,
    },
    /// A number with so many decimals; aligned right.
    Number {
        /// The number.
        value: f64,
        /// Decimals to show.
        decimals: usize,
        /// Whether a plus sign stands before a positive number.
        signed: bool,
    },
    /// A share of a whole, 0 to 1, told in per cent with so many decimals; aligned right.
    Share {
        /// The share.
        share: f64,
        /// Decimals of the per cent.
        decimals: usize,
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

/// What to do with a column where a table is too wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Repeat it in every part of a table that is split: it says which row this is.
    Always,
    /// Keep it, in a further part of the table if need be.
    Body,
    /// Leave it out.
    Optional,
}

/// A column's heading and behaviour.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its machine name: CSV's header.
    pub key: String,
    /// Its heading.
    pub head: String,
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
        Column { key: key.into(), head: head.into(), short: None, note: None, keep: Keep::Body }
    }

    /// A column for other programs: its key is its heading.
    pub fn keyed(key: impl Into<String>) -> Self {
        let key = key.into();
        Column { head: key.clone(), key, short: None, note: None, keep: Keep::Body }
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
