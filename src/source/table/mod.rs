//! Tables of sellers: rows of cells from any source, and sellers from rows.
//!
//! A [`RowSource`] yields rows of cells and knows their places; CSV and workbooks are. All that gives headings and cells a meaning
//! stands on top of it and knows no format.

mod added_ratings;
mod admission;
mod broken_rows;
mod cells;
mod column_map;
mod columns;
mod csv_rows;
mod feed;
mod figures;
mod form_columns;
mod hashes;
mod heading_doubt_words;
mod heading_doubts;
mod heading_row;
mod heading_words;
mod kinds;
mod likeness;
mod line_endings;
mod nobody;
mod nobody_words;
mod opening;
mod options;
mod people;
mod plain_block;
mod plain_columns;
mod plain_reader;
mod rated_rows;
mod ratings;
mod records;
mod rejects;
mod row;
mod row_extras;
mod row_hours;
mod row_notes;
mod row_reader;
mod seller_column;
mod shape;
mod statistics;
mod survey;
mod table_sellers;
mod tally;
mod transposed;
mod workbook;

pub(super) use self::added_ratings::add_ratings;
pub(super) use self::cells::{is_number, number_in};
pub(super) use self::column_map::{ColumnMap, MAP_KEYS};
pub(super) use self::columns::SellerColumn;
pub(super) use self::csv_rows::CsvRows;
pub(super) use self::form_columns::{FORM_COLUMNS, Heading};
pub use self::options::TableOptions;
pub use self::plain_block::{BlockSeller, PlainBlock, PlainSeller};
pub use self::plain_reader::PlainReader;
pub use self::rejects::{Rejected, Rejects};
pub use self::row::RawBlock;
pub(super) use self::row::{Mark, Row, RowSource};
pub(super) use self::survey::survey;
pub(super) use self::table_sellers::TableSellers;
pub(super) use self::workbook::WorkbookFile;
pub(super) use self::workbook::kind::{is_workbook, is_workbook_name, split_sheet};
