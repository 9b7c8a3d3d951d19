//! Tables, with levels as fills and signs, and stretches as bars.

use askama::Template;

use super::setting::Setting;
use crate::domain::{Fit, Level, Levels};
use crate::render::glyph;
use crate::render::sanitize::sanitize;
use crate::view::Arg;
use crate::view::blocks::{Cell, Column, Keep, Mark, Table};

/// A table with so many columns of fits is a heat map.
const HEAT: usize = 4;

/// A table of more rows than these does not go onto one sheet of paper.
const ONE_SHEET: usize = 40;

#[derive(Template)]
#[template(path = "table.html")]
struct TableTemplate {
    class: &'static str,
    label: String,
    /// The class of the table itself.
    inner: &'static str,
    heads: Vec<Head>,
    rows: Vec<Vec<Drawn>>,
    /// What short headings stand for.
    short: String,
}

struct Head {
    class: &'static str,
    words: String,
    /// The whole heading, where `words` are short for it.
    full: String,
}

/// A cell as it is drawn.
#[derive(Default)]
struct Drawn {
    is_head: bool,
    class: String,
    words: String,
    /// The heading of its column, where the table is stacked on a narrow screen.
    head: String,
    /// The fill of its words, where the cell as a whole has none.
    chip: String,
    /// What is said of it besides, to those who do not see its marks.
    said: String,
    bar: Option<Bar>,
}

struct Bar {
    title: String,
    class: &'static str,
    from: String,
    to: String,
}

/// A table as markup.
pub(super) fn markup(table: &Table, setting: &Setting<'_>) -> Result<String, askama::Error> {
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.get(at));
    let is_fits = |at: usize| {
        cells(at).any(|cell| matches!(cell, Cell::Fit { .. }))
            && cells(at).all(|cell| matches!(cell, Cell::Fit { .. } | Cell::Empty))
    };
    let heat = (0..table.columns.len()).filter(|at| is_fits(*at)).count() >= HEAT;
    let (mut heads, mut short) = (Vec::new(), Vec::new());
    for (at, column) in table.columns.iter().enumerate() {
        heads.push(head(column, heat && is_fits(at), column_class(column, cells(at)), &mut short));
        if heat && !is_fits(at) {
            short.extend(column.note.as_deref().map(|note| note.trim_end_matches('.').to_owned()));
        }
    }
    let is_stacked = table.columns.iter().any(|column| column.keep == Keep::Wrapped);
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut drawn: Vec<Drawn> = Vec::with_capacity(row.len());
        for (cell, column) in row.iter().zip(&table.columns) {
            let mut cell = setting.cell(cell, heat);
            // The first cell says which row this is.
            cell.is_head = column.keep == Keep::Always && drawn.is_empty() && !cell.words.is_empty();
            if column.keep == Keep::Wrapped {
                cell.class = "o".into();
            }
            if is_stacked && !cell.is_head {
                cell.head = sanitize(&column.head).into_owned();
            }
            drawn.push(cell);
        }
        rows.push(drawn);
    }
    let class = if table.rows.len() <= ONE_SHEET { "t keep" } else { "t" };
    let label = setting.table_name();
    let has_bars = table.rows.iter().flatten().any(|cell| matches!(cell, Cell::Bar { .. }));
    let inner = if heat {
        "heat"
    } else if has_bars {
        "bars"
    } else if is_stacked {
        "stack"
    } else {
        ""
    };
    TableTemplate { class, label, inner, heads, rows, short: short.join("; ") }.render()
}

fn head(column: &Column, is_short: bool, class: &'static str, legend: &mut Vec<String>) -> Head {
    let full = sanitize(&column.head).into_owned();
    let short = column.short.as_deref().map(|short| sanitize(short).into_owned());
    match short.filter(|short| is_short && *short != full) {
        Some(short) => {
            legend.push(format!("{short}: {full}"));
            Head { class, words: short, full }
        }
        None => match &column.short {
            // What a matrix has beside its fits is narrow too.
            Some(short) if column.note.is_some() => Head { class, words: short.clone(), full },
            _ => Head { class, words: full, full: String::new() },
        },
    }
}

/// Numbers are aligned right; what is wrapped has room.
fn column_class<'c>(column: &Column, mut cells: impl Iterator<Item = &'c Cell>) -> &'static str {
    match column.keep {
        Keep::Wrapped => "o",
        _ if cells.any(is_number) => "n",
        _ => "",
    }
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Number { .. } | Cell::Share { .. } | Cell::Count(_) | Cell::Points { .. })
}

impl Setting<'_> {
    fn cell(&self, cell: &Cell, heat: bool) -> Drawn {
        let number = |value, decimals, signed| {
            self.numerals.write(value, decimals, signed).unwrap_or_else(|| glyph::unknown(true).into())
        };
        let (class, words) = match cell {
            Cell::Empty => ("", String::new()),
            Cell::Text(words) | Cell::Name(words) => ("", sanitize(words.trim()).into_owned()),
            Cell::Label(label) => ("", sanitize(label.name()).into_owned()),
            Cell::Code { words, .. } => ("", sanitize(words).into_owned()),
            Cell::Points { fit, levels, decimals } => {
                ("n", number(levels.shown(*fit, decimals.screen), decimals.screen, false))
            }
            Cell::Number { value, decimals, signed } => ("n", number(*value, decimals.screen, *signed)),
            Cell::Share { share, decimals } => {
                ("n", format!("{} %", number(100.0 * share, decimals.screen, false)))
            }
            Cell::Count(count) => ("n", count.to_string()),
            Cell::Fit { fit, levels, decimals, marks } => {
                let points = fit.map_or(f64::NAN, |fit| levels.shown(fit, decimals.screen));
                return self.fit(*fit, *levels, &number(points, decimals.screen, false), marks, heat);
            }
            Cell::Bar { from, to, level } => return self.bar(*from, *to, *level),
        };
        Drawn { class: class.to_owned(), words, ..Drawn::default() }
    }

    /// A fit in the fill of its level; hatched where not all of it is rated.
    fn fit(&self, fit: Option<Fit>, levels: Levels, digits: &str, marks: &[Mark], heat: bool) -> Drawn {
        let has = |mark: Mark| marks.contains(&mark);
        let level = match fit.map(|fit| levels.of(fit)) {
            None => "u",
            // Too little is rated to name a level.
            Some(_) if has(Mark::TooLittle) => "w l",
            Some(Level::Strong) => "s",
            Some(Level::Adequate) => "a",
            Some(Level::Weak) => "w",
        };
        let mut class = level.to_owned();
        let mut said: Vec<String> = Vec::new();
        for (mark, letter, id) in [
            (Mark::TooLittle, "h", None),
            (Mark::Partial, "h", None),
            (Mark::Today, "d", Some("html-today")),
            (Mark::Best, "b", Some("html-best")),
            (Mark::Open, "", Some("html-open")),
        ] {
            if has(mark) && !letter.is_empty() && !(letter == "h" && class.ends_with(" h")) {
                class.push(' ');
                class.push_str(letter);
            }
            if let Some(id) = id.filter(|_| heat && has(mark)) {
                said.push(self.texts.word(id));
            }
        }
        let today = if has(Mark::Today) { format!("[{digits}]") } else { digits.to_owned() };
        let words = format!("{today}{}", glyph::tail(marks, true));
        let said = if said.is_empty() { String::new() } else { format!(" {}", said.join(", ")) };
        if heat {
            Drawn { class, words, said, ..Drawn::default() }
        } else {
            Drawn { class: "c".to_owned(), chip: class, words, ..Drawn::default() }
        }
    }

    fn bar(&self, from: f64, to: f64, level: Option<Level>) -> Drawn {
        let at = |share: f64| {
            let text = format!("{:.1}", 100.0 * share.clamp(0.0, 1.0));
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        let args = [("from", Arg::Number(100.0 * from, 0)), ("to", Arg::Number(100.0 * to, 0))];
        let bar = Bar {
            title: self.texts.say("html-bar", &args),
            class: if level == Some(Level::Weak) && from > 0.0 { "f2" } else { "f1" },
            from: at(from),
            to: at(to),
        };
        Drawn { class: "bar".to_owned(), bar: Some(bar), ..Drawn::default() }
    }
}
