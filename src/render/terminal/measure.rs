//! How wide a table's cells are: the number a fit is shown as, what stands around it, and each column's need.

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::bar::TRACK;
use crate::domain::Level;
use crate::render::glyph;
use crate::render::sanitize::sanitize;
use crate::view::blocks::{Cell, Mark, Table};

/// What kind of thing a column holds; it decides how the column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Fits: filled, and set so that digits stand under digits.
    Fit,
    /// Numbers: to the right.
    Number,
    /// Bars.
    Bar,
    /// Words: to the left.
    Words,
}

/// How a fit is written: today's bracket and the number; the closing bracket and the other marks.
#[derive(Debug, PartialEq)]
pub(super) struct Stamp {
    pub(super) number: String,
    pub(super) tail: String,
    pub(super) level: Option<Level>,
    pub(super) known: bool,
}

impl Stamp {
    pub(super) fn of(cell: &Cell, page: &Page) -> Option<Self> {
        let Cell::Fit { fit, levels, decimals, marks } = cell else { return None };
        let points = fit.map(|fit| levels.shown(fit, decimals.screen));
        let digits = points.and_then(|points| page.numerals.write(points, decimals.screen, false));
        let known = digits.is_some();
        let digits = digits.unwrap_or_else(|| glyph::unknown(page.brush.unicode).into());
        let (open, close) = if marks.contains(&Mark::Today) { ("[", "]") } else { ("", "") };
        let tail = format!("{close}{}", glyph::tail(marks, page.brush.unicode));
        // What rests on too little looks like no level.
        let level = fit.filter(|_| !marks.contains(&Mark::TooLittle)).map(|fit| levels.of(fit));
        Some(Stamp { number: format!("{open}{digits}"), tail, level, known })
    }
}

/// The widest number and the widest tail of all fits in a table: every fit is set to these, so that marks
/// never shift digits and columns are alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FitWidths {
    pub(super) number: usize,
    pub(super) tail: usize,
    /// Whether some number has a bracket: a column that keeps numbers apart from what is left of them.
    pub(super) bracket: bool,
}

impl FitWidths {
    pub(super) fn width(self) -> usize {
        self.number + self.tail
    }
}

/// A table's columns, measured.
pub(super) struct Measures {
    pub(super) kinds: Vec<Kind>,
    /// The width of each column's widest cell.
    pub(super) widths: Vec<usize>,
    pub(super) mould: FitWidths,
    /// Which columns need room behind a fit's last mark.
    pub(super) crowded: Vec<bool>,
}

pub(super) fn measure(table: &Table, page: &Page) -> Measures {
    let mut mould = FitWidths::default();
    let mut kinds = vec![None; table.columns.len()];
    let mut widths = vec![0; table.columns.len()];
    for row in &table.rows {
        for (i, cell) in row.iter().enumerate().take(table.columns.len()) {
            kinds[i] = kinds[i].max(rank(cell));
            if let Some(stamp) = Stamp::of(cell, page) {
                mould.number = mould.number.max(stamp.number.width());
                mould.tail = mould.tail.max(stamp.tail.width());
                mould.bracket |= stamp.number.starts_with('[');
            } else {
                widths[i] = widths[i].max(width(cell, page));
            }
        }
    }
    let kinds: Vec<_> = kinds.into_iter().map(|rank| kind(rank.unwrap_or(0))).collect();
    for (width, kind) in widths.iter_mut().zip(&kinds) {
        if *kind == Kind::Fit {
            *width = (*width).max(mould.width());
        }
    }
    Measures { kinds, widths, mould, crowded: crowded(table, page, mould) }
}

/// The columns in which a fit's last mark would touch the bracket of the next: `76★~[40]`.
fn crowded(table: &Table, page: &Page, mould: FitWidths) -> Vec<bool> {
    let mut crowded = vec![false; table.columns.len()];
    for row in table.rows.iter().filter(|_| mould.bracket) {
        for (i, pair) in row.windows(2).enumerate() {
            if let (Some(left), Some(right)) = (Stamp::of(&pair[0], page), Stamp::of(&pair[1], page)) {
                let (full, wide) = (left.tail.width() == mould.tail, right.number.width() == mould.number);
                crowded[i] |= full && wide && right.number.starts_with('[');
            }
        }
    }
    crowded
}

/// A cell's say in what kind its column is: the highest one wins.
fn rank(cell: &Cell) -> Option<usize> {
    match cell {
        Cell::Empty => None,
        Cell::Points { .. } | Cell::Number { .. } | Cell::Share { .. } | Cell::Count(_) => Some(1),
        Cell::Text(_) | Cell::Name(_) | Cell::Label(_) | Cell::Code { .. } => Some(2),
        Cell::Bar { .. } => Some(3),
        Cell::Fit { .. } => Some(4),
    }
}

fn kind(rank: usize) -> Kind {
    match rank {
        1 => Kind::Number,
        3 => Kind::Bar,
        4 => Kind::Fit,
        _ => Kind::Words,
    }
}

fn width(cell: &Cell, page: &Page) -> usize {
    match cell {
        Cell::Bar { .. } => TRACK,
        cell => plain(cell, page).width(),
    }
}

/// What a cell says that is neither a fit nor a bar, cleaned.
pub(super) fn plain(cell: &Cell, page: &Page) -> String {
    let number = |value, decimals, signed| {
        let number = page.numerals.write(value, decimals, signed);
        number.unwrap_or_else(|| glyph::unknown(page.brush.unicode).into())
    };
    match cell {
        Cell::Empty | Cell::Fit { .. } | Cell::Bar { .. } => String::new(),
        Cell::Text(words) | Cell::Name(words) => sanitize(words).trim().to_owned(),
        Cell::Label(label) => sanitize(label.name()).trim().to_owned(),
        Cell::Code { words, .. } => words.clone(),
        Cell::Points { fit, levels, decimals } => {
            number(levels.shown(*fit, decimals.screen), decimals.screen, false)
        }
        Cell::Number { value, decimals, signed } => number(*value, decimals.screen, *signed),
        Cell::Share { share, decimals } => format!("{} %", number(100.0 * share, decimals.screen, false)),
        Cell::Count(count) => count.to_string(),
    }
}
