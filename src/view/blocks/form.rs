//! A workbook to be filled in: sheets of cells, and what may be written into them.

/// A workbook to be filled in.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Its sheets, in order.
    pub sheets: Vec<FormPage>,
}

/// A sheet of it.
#[derive(Clone, Debug, Default)]
pub struct FormPage {
    /// What it is called.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Vec<FormCell>>,
    /// The widths of its columns, in characters.
    pub widths: Vec<u16>,
    /// The rows and columns that stay in sight.
    pub frozen: (u32, u16),
    /// What may be written where.
    pub checks: Vec<FormCheck>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum FormCell {
    /// Nothing yet.
    Empty,
    /// A heading, and a note to be read beside it.
    Heading(String, Option<String>),
    /// What a row is about.
    Label(String),
    /// A text that somebody wrote or may write over.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(jiff::civil::Date),
    /// A paragraph.
    Prose(String),
}

/// What may be written into some cells.
#[derive(Clone, Debug)]
pub struct FormCheck {
    /// The first and the last cell: row and column from 0.
    pub cells: ((u32, u16), (u32, u16)),
    /// What may stand there.
    pub allows: Allowed,
    /// What is said otherwise.
    pub message: String,
}

/// What may be written into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// One of the texts in these cells: the name of the sheet, the first and the last.
    OneOfCells(String, (u32, u16), (u32, u16)),
    /// The same; another text after a question.
    PerhapsOneOfCells(String, (u32, u16), (u32, u16)),
    /// One of these words.
    OneOf(Vec<String>),
    /// A number between two, which are numbers or cells of a sheet.
    Between(Limit, Limit),
    /// A number of at least 0.
    Amount,
    /// A whole number of at least 0.
    Count,
    /// A day.
    Day,
}

/// An end of what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// A number.
    Number(f64),
    /// The number in a cell of a sheet.
    Cell(String, (u32, u16)),
}
