//! What changed as CSV has it: one row per step for everybody for whom something did, who joined and who left among them.

use super::DiffReport;
use super::rounding::Shown;
use crate::engine::diff::{Cause, SELLER_CAUSES, SellerChange, is_reliable};
use crate::view::blocks::{Cell, Column, Decimals, Row, Sheet};

/// `status` is `changed`, `joined` or `left`; fits and changes are points, which add up as they stand. `joint` is the part
/// of the causes in `joint_causes` (with `+` between them), which cannot be told apart.
pub fn sheet(report: &DiffReport) -> Sheet<'static> {
    let keys = [
        "from",
        "to",
        "status",
        "id",
        "name",
        "role_old",
        "role_new",
        "fit_old",
        "fit_new",
        "change",
        "scores",
        "catalog",
        "motion",
        "role",
        "joint",
        "joint_causes",
        "reliable",
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (at, step) in report.steps.iter().enumerate() {
        rows.extend(step.changed().map(|seller| changed(report, at, seller)));
        rows.extend(step.joined.iter().map(|&place| one_sided(report, at, place, true)));
        rows.extend(step.left.iter().map(|&place| one_sided(report, at, place, false)));
    }
    Sheet { columns: keys.map(Column::keyed).into(), rows: Box::new(rows.into_iter().map(Ok)) }
}

fn text(words: Option<&str>) -> Cell {
    words.map_or(Cell::Empty, |words| Cell::Text(words.to_owned()))
}

/// Tenths of a point.
#[expect(clippy::cast_precision_loss, reason = "tenths of points are small numbers")]
pub fn number(tenths: Option<i64>, signed: bool) -> Cell {
    tenths.map_or(Cell::Empty, |tenths| Cell::Number {
        value: tenths as f64 / 10.0,
        decimals: Decimals::from(1),
        signed,
    })
}

fn head(report: &DiffReport, step: usize, status: &str) -> [Cell; 3] {
    let name = |end: usize| Cell::Text(report.names[end].clone());
    [name(step), name(step + 1), Cell::Text(status.to_owned())]
}

fn changed(report: &DiffReport, step: usize, of: &SellerChange) -> Row {
    let seller = report.seller(step + 1, of.new);
    let shown = report.shown_fit(&of.today.fit, step);
    let mut row: Row = head(report, step, "changed").into();
    row.extend([
        Cell::Text(seller.id.clone()),
        Cell::Name(seller.name.clone()),
        text(report.role_id(step, of.today.before)),
        text(report.role_id(step + 1, of.today.after)),
        number(shown.before, false),
        number(shown.after, false),
        number(shown.whole(), false),
    ]);
    row.extend(SELLER_CAUSES.map(|cause| number(part(of, &shown, cause), false)));
    let joint = of.today.fit.split.as_ref().ok().and_then(|parts| {
        parts.iter().position(|part| part.causes.len() > 1).map(|at| (at, parts[at].causes.as_slice()))
    });
    row.push(number(joint.and_then(|(at, _)| Some(shown.parts.as_ref()?[at])), false));
    row.push(match joint {
        Some((_, causes)) => {
            let codes: Vec<&str> = causes.iter().map(|cause| cause.code()).collect();
            Cell::Text(codes.join("+"))
        }
        None => Cell::Empty,
    });
    row.push(text(of.rc.map(|rc| if is_reliable(rc) { "yes" } else { "no" })));
    row
}

/// The shown part of exactly one cause; 0 where it does not differ.
pub fn part(of: &SellerChange, shown: &Shown, cause: Cause) -> Option<i64> {
    let (parts, tenths) = (of.today.fit.split.as_ref().ok()?, shown.parts.as_ref()?);
    match parts.iter().position(|part| part.causes.contains(&cause)) {
        Some(at) => (parts[at].causes.len() == 1).then(|| tenths[at]),
        None => Some(0),
    }
}

fn one_sided(report: &DiffReport, step: usize, place: usize, joined: bool) -> Row {
    let end = step + usize::from(joined);
    let seller = report.seller(end, place);
    let fit = report.fit_today(end, place).map(|fit| report.tenths(end, fit));
    let (role, fit) = (text(report.role_id(end, seller.role)), number(fit, false));
    let mut row: Row = head(report, step, if joined { "joined" } else { "left" }).into();
    row.extend([Cell::Text(seller.id.clone()), Cell::Name(seller.name.clone())]);
    row.extend(if joined {
        [Cell::Empty, role, Cell::Empty, fit]
    } else {
        [role, Cell::Empty, fit, Cell::Empty]
    });
    row.extend(std::iter::repeat_n(Cell::Empty, 8));
    row
}
