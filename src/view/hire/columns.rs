//! The columns of candidates, of the fits from which a newcomer adds something, and of a profile.

use crate::domain::Fit;
use crate::result::{Hire, HireCandidate, OpeningRecord, ProfileTrait, SeatMove};
use crate::view::blocks::{Cell, Columns, Decimals, Keep};
use crate::view::catalog::target_on;
use crate::view::texts::{Arg, Texts};

/// Decimals of points: whole points for people, two decimals for programs.
const POINTS: Decimals = Decimals::new(0, 2);

/// Decimals of probabilities and shares in per cent.
const SHARE: Decimals = Decimals::new(0, 1);

/// A row per candidate, by what she adds. In CSV gains are points of one person's fit.
pub fn candidates<'a>(hire: &'a Hire, texts: &'a Texts) -> Columns<'a, HireCandidate> {
    Columns::new(texts)
        .sheet_only("id", |of: &HireCandidate| Cell::text(&of.id))
        .sheet_only("name", |of| Cell::name(&of.name))
        .screen("candidate", |of| Cell::name(&of.name))
        .keep(Keep::Always)
        .sheet_only("rank", |of| of.rank.map_or(Cell::Empty, Cell::count))
        .screen("adds", |of| match of.gain {
            Some(gain) if of.rank.is_none() => {
                Cell::Text(texts.say("hire-at-least", &[("gain", Arg::Number(100.0 * gain, 0))]))
            }
            Some(_) => points(of.gain),
            None => Cell::Text(texts.word("hire-open")),
        })
        .sheet_only("gain", |of| points(of.gain))
        .screen("expect", |of| points(of.expected))
        .screen("from", |of| points(of.low90))
        .screen("to", |of| points(of.high90))
        .sheet_only("expected_gain", |of| points(of.expected))
        .sheet_only("low90", |of| points(of.low90))
        .sheet_only("high90", |of| points(of.high90))
        .sheet_only("low", |of| points(Some(of.low)))
        .sheet_only("high", |of| points(Some(of.high)))
        .screen("seat", |of| Cell::label(&of.seat))
        .screen("fit", |of| fit(of.seat.is_some(), of.seat_fit, hire))
        .both("p_best", |of| Cell::share(of.p_best, SHARE))
        .screen("who-moves", |of| Cell::Text(moves(&of.moves, texts)))
        .keep(Keep::Wrapped)
        .sheet_only("seat", |of| Cell::label(&of.seat))
        .sheet_only("seat_fit", |of| fit(of.seat.is_some(), of.seat_fit, hire))
        .sheet_only("best_role", |of| Cell::label(&of.best_role))
        .sheet_only("best_fit", |of| fit(of.best_role.is_some(), of.best_fit, hire))
        .sheet_only("vacant_role", |of| Cell::label(&of.vacant_role))
        .sheet_only("vacant_fit", |of| fit(of.vacant_role.is_some(), of.vacant_fit, hire))
        .sheet_only("who_moves", |of| Cell::Text(moves_by_id(&of.moves)))
        .stacked(&hire.header)
}

/// A row per role with seats: from which fit a newcomer adds something, and who would move.
pub fn openings<'a>(hire: &'a Hire, texts: &'a Texts) -> Columns<'a, OpeningRecord> {
    let strong = hire.levels.strong() / 100.0;
    Columns::new(texts)
        .both("role", |of: &OpeningRecord| Cell::label(&of.role))
        .keep(Keep::Always)
        .screen("vacant", |of| if of.vacant > 0 { Cell::count(of.vacant) } else { Cell::Empty })
        .sheet_only("vacant", |of| Cell::count(of.vacant))
        .both("worth_from", |of| points(of.worth_from))
        .sheet_only("low90", |of| points(of.low90))
        .sheet_only("high90", |of| points(of.high90))
        .screen("strong-adds", move |of| points(of.worth_from.map(|worth| (strong - worth).max(0.0))))
        .screen("who-moves", |of| Cell::Text(moves(&of.chain, texts)))
        .keep(Keep::Wrapped)
        .sheet_only("who_moves", |of| Cell::Text(moves_by_id(&of.chain)))
        .stacked(&hire.header)
}

/// A row per trait to look for.
pub fn profile<'a>(hire: &'a Hire, texts: &'a Texts) -> Columns<'a, ProfileTrait> {
    let (from, to) = (hire.catalog_scale, hire.header.scale);
    Columns::new(texts)
        .screen("trait", |of: &ProfileTrait| Cell::label(&of.r#trait))
        .keep(Keep::Always)
        .screen("asked", move |of| Cell::Text(target_on(texts, from, to, of.band)))
        .screen("in-role", |of| Cell::share(of.weight, 0))
        .screen("team-lacks", |of| Cell::share(of.lacking, 0))
        .screen("look-for", |of| Cell::share(of.priority, 0))
}

/// A gain in points.
fn points(share: Option<f64>) -> Cell {
    Cell::number(share.map(|share| 100.0 * share), POINTS)
}

fn fit(is_any: bool, fit: Option<Fit>, hire: &Hire) -> Cell {
    if !is_any {
        return Cell::Empty;
    }
    Cell::Fit { fit, levels: hire.levels, decimals: POINTS, marks: Vec::new() }
}

/// Who moves where, in words.
pub fn moves(moves: &[SeatMove], texts: &Texts) -> String {
    let mut words = Vec::with_capacity(moves.len());
    for of in moves {
        let name = ("name", Arg::word(of.name.as_str()));
        words.push(match &of.to {
            Some(to) => texts.say("hire-move", &[name, ("to", Arg::Label(to.clone()))]),
            None => texts.say("hire-move-to-none", &[name]),
        });
    }
    words.join("; ")
}

/// Who moves where, for other programs: `kari: account-manager > hunter; ola: hunter > -`.
fn moves_by_id(moves: &[SeatMove]) -> String {
    let mut words = Vec::with_capacity(moves.len());
    for of in moves {
        let [from, to] = [&of.from, &of.to].map(|role| role.as_ref().map_or("-", |role| role.id()));
        words.push(format!("{}: {from} > {to}", of.seller));
    }
    words.join("; ")
}
