//! The columns of the matrix: a row per seller, a row per seller and column, and the bounds of fits.

use std::ops::Range;
use std::rc::Rc;

use crate::domain::{Fit, Level, Levels};
use crate::result::{By, FitRecord, Label, Match, MatchLine, Rated, SellerFits};
use crate::view::blocks::{Cell, CellLine, Columns, Decimals, Keep, Mark};
use crate::view::texts::{Arg, Texts};

/// Decimals of fits: whole points for people, one decimal for programs.
const FIT: Decimals = Decimals::new(0, 1);

/// One seller and one of her fits.
pub struct LongRow {
    pub seller: Rc<SellerFits>,
    /// The fit's place among hers.
    pub at: usize,
}

impl LongRow {
    fn fit(&self) -> &FitRecord {
        &self.seller.fits[self.at]
    }
}

/// One seller and one of the fits in question: by role her best, its rivals and today's; by task every task.
pub struct IntervalRow {
    pub seller: Rc<SellerFits>,
    /// The fit's place among those in question.
    pub at: usize,
}

impl IntervalRow {
    fn fit(&self) -> &FitRecord {
        &fits_in_question(&self.seller)[self.at]
    }
}

/// The fits whose bounds are shown.
pub fn fits_in_question(seller: &SellerFits) -> &[FitRecord] {
    if seller.in_question.is_empty() { &seller.fits } else { &seller.in_question }
}

/// A row per seller: `id,name,role,best,best_fit` and a column per role or task.
pub fn wide<'a>(matrix: &'a Match, texts: &'a Texts) -> Columns<'a, SellerFits> {
    let mut columns = Columns::new(texts)
        .sheet_only("id", |seller: &SellerFits| Cell::text(&seller.id))
        .keep(Keep::Always)
        .sheet_only("name", |seller| Cell::name(&seller.name))
        .keep(Keep::Always)
        .screen("seller", |seller| Cell::Name(shown_name(seller, texts)))
        .keep(Keep::Always)
        .sheet_only("role", |seller| Cell::label(&seller.role))
        .sheet_only("best", |seller| Cell::label(&seller.best))
        .sheet_only("best_fit", |seller| points(matrix, seller.best_fit, Vec::new()));
    for (at, column) in matrix.columns.iter().enumerate() {
        columns = columns.labelled(&column.id, move |seller| {
            let fit = &seller.fits[at];
            points(matrix, fit.standing.fit, marks(seller, fit))
        });
    }
    // By task, the row itself shows the spread.
    if matrix.by == By::Role {
        columns = columns.screen("spread", spread).keep(Keep::Optional);
    }
    columns
}

/// How the rows of `wide` are written where none is kept.
#[derive(Clone, Copy, Debug)]
pub struct WideLines {
    levels: Levels,
    decimals: usize,
}

impl WideLines {
    /// Returns how the rows of a matrix are written.
    pub fn of(matrix: &Match) -> Self {
        WideLines { levels: matrix.levels, decimals: fit_decimals(matrix).sheet }
    }

    /// Writes a row for other programs, cell by cell.
    pub fn write(self, line: &MatchLine<'_>, cells: &mut impl CellLine) {
        cells.words(line.id);
        cells.words(line.name);
        cells.label(line.role);
        cells.label(line.best);
        cells.fit(line.best_fit, self.levels, self.decimals);
        for fit in line.fits {
            cells.fit(*fit, self.levels, self.decimals);
        }
        cells.end();
    }
}

/// How the rows of `long` are written where none is kept.
#[derive(Clone, Debug)]
pub struct LongLines {
    levels: Levels,
    decimals: usize,
    /// The team, its date and the catalog's edition.
    stacked: [String; 3],
}

impl LongLines {
    /// Returns how the rows of a matrix are written.
    pub fn of(matrix: &Match) -> Self {
        let date = matrix.header.date.map(|date| date.to_string()).unwrap_or_default();
        let stacked = [matrix.header.team.clone(), date, matrix.header.catalog.title()];
        LongLines { levels: matrix.levels, decimals: fit_decimals(matrix).sheet, stacked }
    }

    /// Writes a seller's rows for other programs, cell by cell.
    pub fn write(&self, seller: &SellerFits, cells: &mut impl CellLine) {
        // What is the same in all her rows is made once.
        let (mut who, mut stacked) = (None, None);
        for fit in &seller.fits {
            again(&mut who, cells, |cells| {
                cells.words(&seller.id);
                cells.words(&seller.name);
                cells.label(seller.role.as_ref());
            });
            self.write_fit(fit, cells);
            again(&mut stacked, cells, |cells| self.stacked.iter().for_each(|words| cells.words(words)));
            cells.end();
        }
    }

    /// Writes the cells of one fit.
    fn write_fit(&self, fit: &FitRecord, cells: &mut impl CellLine) {
        let FitRecord { id, standing, uncertainty } = fit;
        let points = |share: Option<f64>| share.map(|share| 100.0 * share);
        cells.label(Some(id));
        for fit in [standing.fit, Some(standing.low), Some(standing.high)] {
            cells.fit(fit, self.levels, self.decimals);
        }
        cells.share(Some(standing.coverage), self.decimals);
        cells.code(standing.level.map_or("", Level::code));
        if standing.vetoes.is_empty() {
            cells.code("");
        } else {
            cells.words(&veto_ids(fit));
        }
        cells.number(points(uncertainty.expected), self.decimals);
        cells.number(points(uncertainty.se), self.decimals);
        cells.number(points(uncertainty.low90), self.decimals);
        cells.number(points(uncertainty.high90), self.decimals);
        cells.share(uncertainty.p_best, self.decimals);
    }
}

/// Writes the same cells in every row: makes them once, and notes where they are.
fn again<C: CellLine>(written: &mut Option<Range<usize>>, cells: &mut C, write: impl Fn(&mut C)) {
    if let Some(written) = written {
        return cells.again(written.clone());
    }
    let start = cells.place();
    write(cells);
    *written = Some(start..cells.place());
}

/// A row per seller and column, with bounds, coverage and vetoes.
pub fn long<'a>(matrix: &'a Match, texts: &'a Texts) -> Columns<'a, LongRow> {
    let share = share_decimals(matrix);
    let mut columns = Columns::new(texts)
        .sheet_only("id", |row: &LongRow| Cell::text(&row.seller.id))
        .keep(Keep::Always)
        .sheet_only("name", |row| Cell::name(&row.seller.name))
        .keep(Keep::Always)
        .screen("seller", |row| Cell::Name(shown_name(&row.seller, texts)))
        .keep(Keep::Always)
        .sheet_only("role", |row| Cell::label(&row.seller.role))
        .both("column", |row| Cell::Label(row.fit().id.clone()))
        .both("fit", |row| points(matrix, row.fit().standing.fit, marks(&row.seller, row.fit())))
        .both("low", |row| bound(matrix, row.fit().standing.low))
        .both("high", |row| bound(matrix, row.fit().standing.high))
        .both("coverage", move |row| Cell::share(row.fit().standing.coverage, share))
        .sheet_only("level", |row| level(row.fit(), texts))
        // Too little is not enough for a level; for other programs the coverage stands beside it.
        .screen("level", |row| match row.fit().standing.firm_level() {
            Some(_) => level(row.fit(), texts),
            None => Cell::Empty,
        })
        .sheet_only("vetoes", |row| Cell::Text(veto_ids(row.fit())))
        .screen("vetoes", |row| Cell::Text(veto_names(row.fit(), texts)))
        .sheet_only("expected", |row| share_in_points(matrix, row.fit().uncertainty.expected))
        .sheet_only("se", |row| share_in_points(matrix, row.fit().uncertainty.se))
        .sheet_only("low90", |row| share_in_points(matrix, row.fit().uncertainty.low90))
        .sheet_only("high90", |row| share_in_points(matrix, row.fit().uncertainty.high90))
        .sheet_only("p_best", move |row| Cell::share(row.fit().uncertainty.p_best, share))
        .stacked(&matrix.header);
    if matrix.options.intervals {
        columns = columns
            .screen("from", |row| whole_points(row.fit().uncertainty.low90))
            .screen("to", |row| whole_points(row.fit().uncertainty.high90))
            .screen("p-best", |row| Cell::holds(row.fit().uncertainty.p_best));
    }
    columns
}

/// The bounds between which fits lie nine times in ten.
pub fn intervals<'a>(matrix: &'a Match, texts: &'a Texts) -> Columns<'a, IntervalRow> {
    Columns::new(texts)
        // The name once: the rows below are hers too.
        .screen("seller", |row: &IntervalRow| match row.at {
            0 => Cell::name(&row.seller.name),
            _ => Cell::Empty,
        })
        .keep(Keep::Always)
        .screen("column", |row| Cell::Label(row.fit().id.clone()))
        .screen("fit", |row| points(matrix, row.fit().standing.fit, marks(&row.seller, row.fit())))
        .screen("from", |row| whole_points(row.fit().uncertainty.low90))
        .screen("to", |row| whole_points(row.fit().uncertainty.high90))
        .screen("bar-90", |row| bar(row.fit()))
        .keep(Keep::Optional)
        .screen("p-best", |row| Cell::holds(row.fit().uncertainty.p_best))
        .screen("unrated", |row| unrated(row.fit(), texts))
}

fn shown_name(seller: &SellerFits, texts: &Texts) -> String {
    if seller.on_leave {
        texts.say("on-leave", &[("name", Arg::word(seller.name.as_str()))])
    } else {
        seller.name.clone()
    }
}

fn spread(seller: &SellerFits) -> Cell {
    let spread = seller.spread;
    Cell::Text(format!("{}/{}/{}", spread.strong, spread.adequate, spread.weak))
}

fn fit_decimals(matrix: &Match) -> Decimals {
    matrix.options.precision.map_or(FIT, Decimals::from)
}

/// As many digits as the fits have: a share is a hundredth of a per cent.
fn share_decimals(matrix: &Match) -> Decimals {
    Decimals::new(0, fit_decimals(matrix).sheet)
}

fn points(matrix: &Match, fit: Option<Fit>, marks: Vec<Mark>) -> Cell {
    Cell::Fit { fit, levels: matrix.levels, decimals: fit_decimals(matrix), marks }
}

fn bound(matrix: &Match, fit: Fit) -> Cell {
    Cell::Points { fit, levels: matrix.levels, decimals: fit_decimals(matrix) }
}

fn share_in_points(matrix: &Match, share: Option<f64>) -> Cell {
    Cell::number(share.map(|share| 100.0 * share), fit_decimals(matrix))
}

fn whole_points(share: Option<f64>) -> Cell {
    Cell::number(share.map(|share| 100.0 * share), 0)
}

fn bar(fit: &FitRecord) -> Cell {
    match (fit.uncertainty.low90, fit.uncertainty.high90) {
        (Some(from), Some(to)) => Cell::Bar { from, to, level: fit.standing.firm_level() },
        _ => Cell::Empty,
    }
}

fn level(fit: &FitRecord, texts: &Texts) -> Cell {
    match fit.standing.level {
        Some(level) => Cell::Code { code: level.code(), words: texts.level_word(level) },
        None => Cell::Empty,
    }
}

/// The bounds of a fit whose needs are not all rated.
fn unrated(fit: &FitRecord, texts: &Texts) -> Cell {
    if fit.standing.rated == Rated::Fully {
        return Cell::Empty;
    }
    let low = ("low", Arg::Number(fit.standing.low.points(), 0));
    Cell::Text(texts.say("from-to", &[low, ("high", Arg::Number(fit.standing.high.points(), 0))]))
}

fn veto_ids(fit: &FitRecord) -> String {
    let vetoes: Vec<String> =
        fit.standing.vetoes.iter().map(|hit| format!("{}:{}", hit.task.id(), hit.r#trait.id())).collect();
    vetoes.join(" ")
}

fn veto_names(fit: &FitRecord, texts: &Texts) -> String {
    let names: Vec<String> = fit.standing.vetoes.iter().map(|hit| hit.r#trait.name().to_owned()).collect();
    texts.list(&names)
}

/// What to see at a glance about a seller's fit.
fn marks(seller: &SellerFits, fit: &FitRecord) -> Vec<Mark> {
    let mut marks = Vec::new();
    if fit.standing.vetoed {
        marks.push(Mark::Vetoed);
    }
    match fit.standing.rated {
        _ if fit.standing.fit.is_none() => {}
        Rated::Fully => {}
        Rated::Partly => marks.push(Mark::Partial),
        Rated::TooLittle => marks.push(Mark::TooLittle),
    }
    if is_same(seller.role.as_ref(), &fit.id) {
        marks.push(Mark::Today);
    }
    if is_same(seller.best.as_ref(), &fit.id) && seller.stands_out != Some(false) {
        match (seller.is_open(), seller.is_unclear) {
            (true, _) => marks.push(Mark::Open),
            (false, false) => marks.push(Mark::Best),
            // It may be worse than today's role, of which too little is rated.
            (false, true) => {}
        }
    }
    marks
}

/// Whether a column is this role; a task of the same id is another thing.
fn is_same(role: Option<&Label>, column: &Label) -> bool {
    role.is_some_and(|role| role.is(column))
}
