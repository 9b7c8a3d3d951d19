//! Tables of sellers: rows of cells from any source, and sellers from rows.
//!
//! A [`RowSource`] yields rows of cells and knows their places; CSV is one. All that gives headings and cells a meaning
//! stands on top of it and knows no format.

mod cells;
mod columns;
mod csv_rows;
mod line_endings;
mod row;
mod table_sellers;

pub(super) use self::csv_rows::CsvRows;
pub(super) use self::row::RowSource;
pub(super) use self::table_sellers::TableSellers;
