//! What a look at a table found, before it is read.

/// What a table holds, as far as a look at it tells.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSurvey {
    /// The line of the headings.
    pub header_row: usize,
    /// Whether rows that are not blank stand above the headings.
    pub has_titles: bool,
    /// The rows below the headings that were looked at.
    pub rows: usize,
    /// The columns that have a heading or hold anything.
    pub columns: Vec<SurveyedColumn>,
    /// The scale that the scores seem to be on, where it is not the catalog's.
    pub scale: Option<(f64, f64)>,
    /// Words for unknown among the scores.
    pub unknown: Vec<String>,
    /// Other words among the scores, with the score that each may stand for.
    pub words: Vec<(String, Option<f64>)>,
    /// Job titles that are no roles, with the number of their rows and the role most like them.
    pub titles: Vec<(String, usize, Option<String>)>,
}

impl TableSurvey {
    /// Takes away all words of cells, and the columns of which nothing is known, since their headings may name somebody as well.
    pub fn withhold(&mut self) {
        self.columns.retain(|column| column.certainty != Certainty::Unknown);
        self.unknown.clear();
        self.words.clear();
        self.titles.clear();
        for column in &mut self.columns {
            column.words = 0;
            column.example.clear();
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyedColumn {
    /// Its heading.
    pub heading: String,
    /// What it holds, by its word in a map: `name`, `ignore`, the id of a trait.
    pub holds: String,
    /// How that is known.
    pub certainty: Certainty,
    /// The numbers in it: how many, the lowest and the highest.
    pub numbers: Option<(usize, f64, f64)>,
    /// The cells that hold words.
    pub words: usize,
    /// The first of them.
    pub example: String,
}

/// How it is known what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// By its heading.
    Known,
    /// By likeness.
    Guessed,
    /// Not at all.
    Unknown,
}
