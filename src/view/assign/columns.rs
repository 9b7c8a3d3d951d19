//! The columns of a seating: everyone and every empty seat, key people, the frontier, prices.

use crate::domain::Fit;
use crate::result::{
    Assign, FrontierPoint, Ineligibility, Price, Seat, SeatedSeller, SellerInRole, VacantSeat,
};
use crate::view::blocks::{Cell, Columns, Decimals, Keep, Mark};
use crate::view::texts::{Arg, Texts};

/// Decimals of points: whole points for people, one decimal for programs.
const POINTS: Decimals = Decimals::new(0, 1);

/// A seller, or empty seats of a role.
pub enum SeatingRow<'a> {
    /// Somebody, with her seat if she has one.
    Seller {
        /// The seller.
        seller: &'a SeatedSeller,
        /// Her seat.
        seat: Option<&'a Seat>,
    },
    /// Empty seats.
    Vacant {
        /// One of them.
        seat: &'a VacantSeat,
        /// How many the row is about.
        count: usize,
    },
}

impl<'a> SeatingRow<'a> {
    fn seller(&self) -> Option<&'a SeatedSeller> {
        match self {
            SeatingRow::Seller { seller, .. } => Some(seller),
            SeatingRow::Vacant { .. } => None,
        }
    }

    fn seat(&self) -> Option<&'a Seat> {
        match self {
            SeatingRow::Seller { seat, .. } => *seat,
            SeatingRow::Vacant { .. } => None,
        }
    }

    /// The seller where her best seat is another than hers: only then is it worth a look.
    fn seller_elsewhere(&self) -> Option<&'a SeatedSeller> {
        self.seller().filter(|seller| seller.best_seat != seller.seat)
    }

    /// `seated`, `bench`, `on-leave` or `vacant`.
    fn status(&self) -> &'static str {
        match self {
            SeatingRow::Vacant { .. } => "vacant",
            SeatingRow::Seller { seat: Some(_), .. } => "seated",
            SeatingRow::Seller { seller, .. } if seller.on_leave => "on-leave",
            SeatingRow::Seller { .. } => "bench",
        }
    }
}

/// A row per seller, and rows of empty seats. In CSV costs and losses are points of one person's fit.
pub fn seating<'a>(result: &'a Assign, texts: &'a Texts) -> Columns<'a, SeatingRow<'a>> {
    Columns::new(texts)
        .sheet_only("status", |row: &SeatingRow<'a>| Cell::text(row.status()))
        .keep(Keep::Always)
        .sheet_only("id", |row| row.seller().map_or(Cell::Empty, |seller| Cell::text(&seller.id)))
        .keep(Keep::Always)
        .sheet_only("name", |row| row.seller().map_or(Cell::Empty, |seller| Cell::name(&seller.name)))
        .keep(Keep::Always)
        .sheet_only("role", |row| Cell::label(row.seller().and_then(|seller| seller.role.as_ref())))
        .sheet_only("seat", seat)
        .screen("seat", |row| shown_seat(row, texts))
        .screen("name", |row| shown_name(row, texts))
        .keep(Keep::Always)
        .both("fit", |row| own_fit(row, result))
        .screen("holds", |row| Cell::holds(row.seat().and_then(|seat| seat.holds_share)))
        .sheet_only("best_seat", |row| Cell::label(row.seller().and_then(|seller| seller.best_seat.as_ref())))
        .screen("best_seat", |row| {
            Cell::label(row.seller_elsewhere().and_then(|seller| seller.best_seat.as_ref()))
        })
        .sheet_only("best_fit", |row| best_fit(row.seller(), result))
        .screen("best_fit", |row| best_fit(row.seller_elsewhere(), result))
        .sheet_only("cost", |row| {
            points(match row {
                SeatingRow::Seller { seller, .. } => seller.cost,
                SeatingRow::Vacant { seat, .. } => seat.cost,
            })
        })
        .screen("cost", |row| {
            points(row.seller_elsewhere().filter(|seller| seller.best_seat.is_some()).and_then(|of| of.cost))
        })
        .screen("wishes", |row| wishes(row, texts))
        .keep(Keep::Optional)
        .sheet_only("runner_up", runner_up)
        .sheet_only("loss_if_left", |row| points(row.seat().and_then(|seat| seat.loss_if_left)))
        .sheet_only("pinned", |row| row.seller().map_or(Cell::Empty, |seller| Cell::yes_or_no(seller.pinned)))
        .sheet_only("moved", |row| row.seller().map_or(Cell::Empty, |seller| Cell::yes_or_no(seller.moved)))
        .sheet_only("expected", |row| points(row.seat().and_then(|seat| seat.expected)))
        .sheet_only("holds_share", |row| Cell::share(row.seat().and_then(|seat| seat.holds_share), POINTS))
        .stacked(&result.header)
}

/// A row per seat: what the team loses without its holder, and who could take over.
pub fn key_people<'a>(result: &'a Assign, texts: &'a Texts) -> Columns<'a, Seat> {
    Columns::new(texts)
        .screen("holder", |seat: &Seat| Cell::Name(with_pin(&seat.name, seat.pinned, texts)))
        .keep(Keep::Always)
        .screen("seat", |seat| Cell::label(&seat.role))
        .screen("loss", |seat| points(seat.loss_if_left))
        // Where nobody takes over any seat, a sentence says so once.
        .screen("runner-up", |seat| {
            if result.has_runner_up() { name_or_nobody(seat.runner_up.as_ref(), texts) } else { Cell::Empty }
        })
        .screen("next-best", |seat| name_or_nobody(seat.next_best.as_ref(), texts))
        .screen("next-best-fit", |seat| match &seat.next_best {
            Some(next) => fit(next.fit, result, Vec::new()),
            None => Cell::Empty,
        })
}

/// A row per number of moves; the bound only where not all of them are proven.
pub fn frontier(texts: &Texts, all_proven: bool) -> Columns<'_, FrontierPoint> {
    let mut columns = Columns::new(texts)
        .screen("moves", |point: &FrontierPoint| Cell::count(point.moves))
        .screen("sum", |point| Cell::number(100.0 * point.total, 1));
    if !all_proven {
        columns = columns.screen("at-most", |point| {
            let bound = (!point.proven).then_some(100.0 * point.bound);
            Cell::number(bound, 1)
        });
    }
    columns
        .screen("gain", |point| Cell::share(point.gain_share, 0))
        .screen("bar-gain", |point| Cell::Bar { from: 0.0, to: point.gain_share, level: None })
        .keep(Keep::Optional)
}

/// A row per role with seats.
pub fn prices(texts: &Texts) -> Columns<'_, Price> {
    Columns::new(texts)
        .screen("seat", |price: &Price| Cell::label(&price.role))
        .screen("seats", |price| Cell::Count(price.seat_count.into()))
        .screen("price", |price| Cell::number(100.0 * price.price, 1))
}

fn seat(row: &SeatingRow<'_>) -> Cell {
    match row {
        SeatingRow::Seller { seller, .. } => Cell::label(&seller.seat),
        SeatingRow::Vacant { seat, .. } => Cell::label(&seat.role),
    }
}

fn shown_seat(row: &SeatingRow<'_>, texts: &Texts) -> Cell {
    match row {
        SeatingRow::Seller { seat: None, seller } if seller.on_leave => Cell::Text(texts.word("assign-away")),
        SeatingRow::Seller { seat: None, .. } => Cell::Text(texts.word("assign-bench")),
        _ => seat(row),
    }
}

/// A name with what is to be known beside it.
fn shown_name(row: &SeatingRow<'_>, texts: &Texts) -> Cell {
    match row {
        SeatingRow::Seller { seller, .. } if seller.on_leave => {
            Cell::Name(texts.say("on-leave", &[("name", Arg::word(seller.name.as_str()))]))
        }
        SeatingRow::Seller { seller, .. } => Cell::Name(with_pin(&seller.name, seller.pinned, texts)),
        SeatingRow::Vacant { count, .. } => {
            Cell::Text(texts.say("assign-vacant-row", &[("count", Arg::Count(*count))]))
        }
    }
}

fn with_pin(name: &str, pinned: bool, texts: &Texts) -> String {
    if pinned { texts.say("assign-pinned-name", &[("name", Arg::word(name))]) } else { name.to_owned() }
}

fn own_fit(row: &SeatingRow<'_>, result: &Assign) -> Cell {
    let (Some(seller), Some(seat)) = (row.seller(), row.seat()) else { return Cell::Empty };
    let mut marks = Vec::new();
    if seller.role.as_ref() == Some(&seat.role) {
        marks.push(Mark::Today);
    }
    if seat.notes.contains(&Ineligibility::TooLittleRated) {
        marks.push(Mark::TooLittle);
    }
    fit(seat.fit, result, marks)
}

fn best_fit(seller: Option<&SeatedSeller>, result: &Assign) -> Cell {
    match seller.filter(|seller| seller.best_seat.is_some()) {
        Some(seller) => fit(seller.best_fit, result, Vec::new()),
        None => Cell::Empty,
    }
}

fn fit(fit: Option<Fit>, result: &Assign, marks: Vec<Mark>) -> Cell {
    Cell::Fit { fit, levels: result.levels, decimals: POINTS, marks }
}

/// A sum of fits, or a share of one, in points.
fn points(share: Option<f64>) -> Cell {
    Cell::number(share.map(|share| 100.0 * share), POINTS)
}

fn wishes(row: &SeatingRow<'_>, texts: &Texts) -> Cell {
    let wishes = row.seller().map(|seller| seller.wishes.as_slice()).unwrap_or_default();
    let names: Vec<String> = wishes.iter().map(|role| role.name().to_owned()).collect();
    Cell::Text(texts.list(&names))
}

/// Who would take a seat, by id.
fn runner_up(row: &SeatingRow<'_>) -> Cell {
    let next = match row {
        SeatingRow::Seller { seat, .. } => seat.and_then(|seat| seat.runner_up.as_ref()),
        SeatingRow::Vacant { seat, .. } => seat.by.as_ref(),
    };
    next.map_or(Cell::Empty, |next| Cell::text(&next.seller))
}

fn name_or_nobody(next: Option<&SellerInRole>, texts: &Texts) -> Cell {
    Cell::Text(next.map_or_else(|| texts.word("assign-nobody-else"), |next| next.name.clone()))
}
