//! Tables with pipes, aligned so that they can be read without being drawn.

use unicode_width::UnicodeWidthStr;

use super::escape::{escape, escape_start};
use crate::render::glyph;
use crate::render::number::Numerals;
use crate::view::blocks::{Cell, Mark, Table};

/// A table as rows between pipes; columns of bars, which have no place here, are left out.
pub(super) fn write(table: &Table, decimal_comma: bool, unicode: bool) -> String {
    let numerals = Numerals { comma: decimal_comma, minus: if unicode { "−" } else { "-" } };
    let columns: Vec<Written> = table
        .columns
        .iter()
        .enumerate()
        .map(|(i, column)| {
            (column, table.rows.iter().map(|row| row.get(i).unwrap_or(&Cell::Empty)).collect())
        })
        .filter(|(_, cells): &(_, Vec<&Cell>)| !only_bars(cells))
        .map(|(column, cells)| Written::new(&column.head, &cells, numerals, unicode))
        .collect();
    let mut lines = vec![line(&columns, |column| column.pad(&column.head))];
    lines.push(line(&columns, Written::rule));
    lines.extend((0..table.rows.len()).map(|row| line(&columns, |column| column.pad(&column.cells[row]))));
    lines.join("\n")
}

fn line(columns: &[Written], cell: impl Fn(&Written) -> String) -> String {
    format!("| {} |", columns.iter().map(cell).collect::<Vec<_>>().join(" | "))
}

fn is_words(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(_) | Cell::Name(_) | Cell::Label(_) | Cell::Code { .. } | Cell::Empty)
}

fn only_bars(cells: &[&Cell]) -> bool {
    !cells.is_empty() && cells.iter().all(|cell| matches!(cell, Cell::Bar { .. } | Cell::Empty))
}

/// A column in Markdown.
struct Written {
    head: String,
    cells: Vec<String>,
    right: bool,
    width: usize,
}

impl Written {
    fn new(head: &str, cells: &[&Cell], numerals: Numerals, unicode: bool) -> Self {
        let right = !cells.iter().all(|cell| is_words(cell));
        let head = escape(head).into_owned();
        let cells: Vec<_> = cells.iter().map(|cell| write_cell(cell, numerals, unicode)).collect();
        let widest = cells.iter().chain([&head]).map(|text| text.width()).max();
        // Three columns are the least that a rule needs.
        Written { width: widest.unwrap_or(0).max(3), head, cells, right }
    }

    fn pad(&self, text: &str) -> String {
        let space = " ".repeat(self.width.saturating_sub(text.width()));
        if self.right { space + text } else { text.to_owned() + &space }
    }

    fn rule(&self) -> String {
        if self.right { format!("{}:", "-".repeat(self.width - 1)) } else { "-".repeat(self.width) }
    }
}

fn write_cell(cell: &Cell, numerals: Numerals, unicode: bool) -> String {
    let number = |value, decimals, signed| {
        numerals.write(value, decimals, signed).unwrap_or_else(|| glyph::unknown(unicode).into())
    };
    match cell {
        Cell::Empty | Cell::Bar { .. } => String::new(),
        Cell::Text(words) | Cell::Name(words) => escape_start(escape(words.trim()).into_owned()),
        Cell::Label(label) => escape_start(escape(label.name()).into_owned()),
        Cell::Code { words, .. } => escape_start(escape(words).into_owned()),
        Cell::Points { fit, levels, decimals } => {
            number(levels.shown(*fit, decimals.screen), decimals.screen, false)
        }
        Cell::Fit { fit, levels, decimals, marks } => {
            let points = fit.map_or(f64::NAN, |fit| levels.shown(fit, decimals.screen));
            let digits = number(points, decimals.screen, false);
            let today = if marks.contains(&Mark::Today) { format!("[{digits}]") } else { digits };
            let words = escape(&format!("{today}{}", glyph::tail(marks, unicode))).into_owned();
            if marks.contains(&Mark::Best) { format!("**{words}**") } else { words }
        }
        Cell::Number { value, decimals, signed } => number(*value, decimals.screen, *signed),
        Cell::Share { share, decimals } => format!("{} %", number(100.0 * share, decimals.screen, false)),
        Cell::Count(count) => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fit, Levels};
    use crate::view::blocks::Column;

    #[test]
    fn a_table_is_aligned_and_its_cells_are_words() {
        let fit = |points: Option<f64>, marks: &[Mark]| Cell::Fit {
            fit: points.map(|points| Fit::new(points / 100.0)),
            levels: Levels::default(),
            decimals: 1.into(),
            marks: marks.into(),
        };
        let bar = Cell::Bar { from: 0.0, to: 0.5, level: None };
        let table = Table {
            columns: vec![
                Column::new("name", "Seller"),
                Column::new("hunter", "Hunter"),
                Column::new("bar", "Bar"),
            ],
            rows: vec![
                vec![Cell::Name("A|<b>".into()), fit(Some(62.5), &[Mark::Best, Mark::Today]), bar.clone()],
                vec![Cell::Name("Åse".into()), fit(None, &[]), bar],
            ],
        };
        let expected = [
            r"| Seller       |        Hunter |",
            r"| ------------ | ------------: |",
            r"| A\|&lt;b&gt; | **\[62,5\]★** |",
            r"| Åse          |             · |",
        ];
        assert_eq!(write(&table, true, true).lines().collect::<Vec<_>>(), expected);
    }
}
