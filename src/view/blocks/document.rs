//! Tables and sentences for a person to read, as meanings: how they look is the renderer's.

use super::{Cell, Chart, Column, Row};

/// What a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Ordinary words.
    Plain,
    /// A name, or something else to notice.
    Emphasis,
    /// A strength.
    Strong,
    /// Good enough.
    Adequate,
    /// A weakness.
    Weak,
    /// Of less weight.
    Quiet,
    /// Something to look at before deciding.
    Alert,
}

/// A stretch of words with one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// What they are.
    pub meaning: Meaning,
}

/// A sentence or a line: stretches with meanings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Span>);

impl Line {
    /// A line of one meaning.
    pub fn of(text: impl Into<String>, meaning: Meaning) -> Self {
        Line(vec![Span { text: text.into(), meaning }])
    }

    /// A line of ordinary words.
    pub fn plain(text: impl Into<String>) -> Self {
        Line::of(text, Meaning::Plain)
    }

    /// Sentences one after the other, with a space between.
    pub fn joined(sentences: impl IntoIterator<Item = Line>) -> Self {
        let mut line = Line::default();
        for sentence in sentences {
            if !line.0.is_empty() {
                line.0.extend(Line::plain(" ").0);
            }
            line.0.extend(sentence.0);
        }
        line
    }

    /// The words without their meanings.
    pub fn words(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

/// A table of typed cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

impl Table {
    /// The same table without the columns in which no row has anything to say; a table without rows keeps its headings.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        if self.rows.is_empty() {
            return self;
        }
        for at in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.get(at).is_none_or(Cell::is_empty)) {
                self.columns.remove(at);
                for row in self.rows.iter_mut().filter(|row| at < row.len()) {
                    row.remove(at);
                }
            }
        }
        self
    }
}

/// A part of a story.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// What the story, or its next part, is about; level 1 is the story's own heading, 2 a part's.
    Heading(u8, Line),
    /// Running text.
    Paragraph(Line),
    /// One point after another.
    List(Vec<Line>),
    /// Points that each have a title, and lines beneath it.
    Entries(Vec<(Line, Vec<Line>)>),
    /// Terms with what they mean.
    Terms(Vec<(Line, Line)>),
    /// A table.
    Table(Table),
    /// A picture of numbers; where none can be drawn, its table.
    Chart(Chart),
    /// A command line to copy.
    Command(String),
    /// How a table is to be read: small print.
    Legend(Line),
}

/// A report for a person to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its parts, in order.
    pub blocks: Vec<Block>,
    /// Whether numbers are written with a decimal comma.
    pub decimal_comma: bool,
}

/// Placeholders that a legend's words may hold; a renderer puts the sign in their place that it draws itself.
pub mod sign {
    /// The sign of a seller's best role.
    pub const BEST: char = '\u{E001}';
    /// The sign of her role today.
    pub const TODAY: char = '\u{E002}';
    /// The sign of a veto.
    pub const VETOED: char = '\u{E003}';
    /// The sign that not everything has been rated.
    pub const PARTIAL: char = '\u{E004}';
    /// The sign that too little has been rated.
    pub const TOO_LITTLE: char = '\u{E005}';
    /// Makes the number after it look like a strong fit, where levels have colours.
    pub const STRONG: char = '\u{E006}';
    /// Makes the number after it look like an adequate fit likewise.
    pub const ADEQUATE: char = '\u{E007}';
    /// Stands before the name of the lowest level likewise.
    pub const WEAK: char = '\u{E00A}';
    /// What stands where a fit is unknown.
    pub const UNKNOWN: char = '\u{E008}';
    /// The sign of a best role that is open.
    pub const OPEN: char = '\u{E009}';
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_is_empty_for_everybody_is_left_out() {
        let row =
            |name: &str, wish: &str| vec![Cell::name(name), Cell::Empty, Cell::text(wish), Cell::count(0)];
        let columns = ["name", "best", "wish", "count"].map(|key| Column::new(key, key)).to_vec();
        let keys = |rows: Vec<Row>| {
            let table = Table { columns: columns.clone(), rows }.without_empty_columns();
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
            table.columns.into_iter().map(|column| column.key).collect::<Vec<_>>()
        };
        assert_eq!(keys(vec![row("a", ""), row("b", " ")]), ["name", "count"]);
        assert_eq!(keys(vec![row("a", ""), row("b", "c")]), ["name", "wish", "count"]);
        assert_eq!(keys(Vec::new()).len(), 4);
    }
}
