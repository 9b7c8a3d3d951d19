//! Tables of sellers: rows of cells from any source, and sellers from rows.
//!
//! A [`RowSource`] yields rows of cells and knows their places; CSV and workbooks are. All that gives headings and cells a meaning
//! stands on top of it and knows no format.

mod cells;
mod columns;
mod csv_rows;
mod line_endings;
mod row;
mod table_sellers;
mod workbook;

pub(super) use self::csv_rows::CsvRows;
pub(super) use self::row::RowSource;
pub(super) use self::table_sellers::TableSellers;
pub(super) use self::workbook::WorkbookRows;
pub(super) use self::workbook::kind::{is_workbook, split_sheet};
