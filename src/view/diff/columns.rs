//! The columns of what changed: a row per seller of a step, and a row per value over several measurements.

use super::rounding::{Shown, points};
use super::words::causes_in_words;
use crate::result::Label;
use crate::result::diff::{Cause, Diff, OneSided, SellerChange, ValueChange};
use crate::view::blocks::{Cell, Column, Columns, Keep};
use crate::view::texts::Texts;

/// Somebody for whom something changed, who joined or who left.
#[derive(Default)]
pub struct SellerRow<'a> {
    /// The files of the two measurements.
    files: [&'a str; 2],
    /// `changed`, `joined` or `left`.
    status: &'static str,
    id: &'a str,
    name: &'a str,
    /// Her role in each measurement.
    roles: [Option<&'a Label>; 2],
    fit: Shown<'a>,
    /// Whether her scores changed her fit by more than noise; `None` where that cannot be told.
    reliable: Option<bool>,
    /// Whether her scores changed her fit at all.
    is_moved: bool,
}

impl<'a> SellerRow<'a> {
    pub fn changed(diff: &'a Diff, at: usize, seller: &'a SellerChange) -> Self {
        SellerRow {
            files: files(diff, at),
            status: "changed",
            id: &seller.id,
            name: &seller.name,
            roles: [seller.role_old.as_ref(), seller.role_new.as_ref()],
            fit: diff.shown_fit(&seller.fit.value, at),
            reliable: seller.fit.reliable,
            is_moved: is_moved(seller),
        }
    }

    fn joined(diff: &'a Diff, at: usize, seller: &'a OneSided) -> Self {
        let after = diff.fit_in_tenths(seller.fit, at + 1);
        SellerRow {
            files: files(diff, at),
            status: "joined",
            id: &seller.id,
            name: &seller.name,
            roles: [None, seller.role.as_ref()],
            fit: Shown { after, ..Shown::default() },
            ..SellerRow::default()
        }
    }

    fn left(diff: &'a Diff, at: usize, seller: &'a OneSided) -> Self {
        let before = diff.fit_in_tenths(seller.fit, at);
        SellerRow {
            files: files(diff, at),
            status: "left",
            id: &seller.id,
            name: &seller.name,
            roles: [seller.role.as_ref(), None],
            fit: Shown { before, ..Shown::default() },
            ..SellerRow::default()
        }
    }
}

fn files(diff: &Diff, at: usize) -> [&str; 2] {
    [&diff.measurements[at].file, &diff.measurements[at + 1].file]
}

/// Whether a seller's scores changed her fit.
pub fn is_moved(seller: &SellerChange) -> bool {
    seller.fit.rc.is_some_and(|rc| rc != 0.0)
}

/// Everybody for whom something did in any step, by step.
pub fn seller_rows(diff: &Diff) -> Vec<SellerRow<'_>> {
    let mut rows = Vec::new();
    for (at, transition) in diff.transitions.iter().enumerate() {
        rows.extend(transition.changed.iter().map(|seller| SellerRow::changed(diff, at, seller)));
        rows.extend(transition.joined.iter().map(|seller| SellerRow::joined(diff, at, seller)));
        rows.extend(transition.left.iter().map(|seller| SellerRow::left(diff, at, seller)));
    }
    rows
}

/// A row per seller. CSV has a column for each cause a seller's fit can have; `joint_change` is the part of the causes in
/// `joint_causes`, which cannot be told apart. The screen has those `causes` that some row has.
pub fn sellers<'a>(
    diff: &'a Diff,
    texts: &'a Texts,
    causes: &'a [Vec<Cause>],
    has_noise: bool,
) -> Columns<'a, SellerRow<'a>> {
    let mut columns = Columns::new(texts)
        .sheet_only("from", |row: &SellerRow<'_>| Cell::text(row.files[0]))
        .keep(Keep::Always)
        .sheet_only("to", |row| Cell::text(row.files[1]))
        .keep(Keep::Always)
        .sheet_only("status", |row| Cell::text(row.status))
        .keep(Keep::Always)
        .sheet_only("id", |row| Cell::text(row.id))
        .keep(Keep::Always)
        .sheet_only("name", |row| Cell::name(row.name))
        .keep(Keep::Always)
        .screen("seller", |row| Cell::name(row.name))
        .keep(Keep::Always)
        .sheet_only("role_old", |row| Cell::label(row.roles[0]))
        .sheet_only("role_new", |row| Cell::label(row.roles[1]))
        .both("fit_old", |row| value(row.fit.before))
        .both("fit_new", |row| value(row.fit.after))
        .both("fit_change", |row| change(row.fit.whole()));
    for cause in Cause::OF_SELLERS {
        columns = columns
            .sheet_only(&format!("{}_change", cause.code()), move |row| change(row.fit.part_alone(cause)));
    }
    columns = columns
        .sheet_only("joint_change", |row| change(row.fit.joint().map(|(_, tenths)| tenths)))
        .sheet_only("joint_causes", |row| Cell::text(joint_causes(row)))
        .sheet_only("reliable", reliable)
        .stacked(&diff.header);
    for causes in causes {
        let column = Column::new("cause", causes_in_words(causes, texts));
        columns = columns.screen_as(column, |row| change(row.fit.part(causes)));
    }
    if has_noise {
        columns = columns.screen("noise", |row| noise(row, texts));
    }
    columns
}

fn joint_causes(row: &SellerRow<'_>) -> String {
    let causes = row.fit.joint().map_or(&[][..], |(causes, _)| causes);
    causes.iter().map(|cause| cause.code()).collect::<Vec<_>>().join("+")
}

fn reliable(row: &SellerRow<'_>) -> Cell {
    match row.reliable {
        Some(true) => Cell::text("yes"),
        Some(false) => Cell::text("no"),
        None => Cell::Empty,
    }
}

fn noise(row: &SellerRow<'_>, texts: &Texts) -> Cell {
    match row.reliable.filter(|_| row.is_moved) {
        Some(true) => Cell::Text(texts.word("diff-noise-more")),
        Some(false) => Cell::Text(texts.word("diff-noise-may")),
        None => Cell::Empty,
    }
}

/// One value in two measurements or more, and its change.
pub struct ValueRow<'a> {
    pub name: String,
    /// In tenths of a point, one for each measurement.
    pub values: Vec<Option<i64>>,
    pub change: Shown<'a>,
}

impl<'a> ValueRow<'a> {
    /// A value in two measurements.
    pub fn new(name: String, change: Shown<'a>) -> Self {
        ValueRow { name, values: vec![change.before, change.after], change }
    }
}

/// A row per value: its name, a column for each measurement, the change and its parts.
pub fn values<'a>(
    texts: &'a Texts,
    key: &str,
    measurements: Vec<Column>,
    causes: &'a [Vec<Cause>],
) -> Columns<'a, ValueRow<'a>> {
    let mut columns = Columns::new(texts)
        .screen(key, |row: &ValueRow<'_>| Cell::name(row.name.as_str()))
        .keep(Keep::Always);
    for (at, column) in measurements.into_iter().enumerate() {
        columns = columns.screen_as(column, move |row| value(row.values[at]));
    }
    columns = columns.screen("change", |row| change(row.change.whole()));
    for causes in causes {
        let column = Column::new("cause", causes_in_words(causes, texts));
        columns = columns.screen_as(column, |row| change(row.change.part(causes)));
    }
    columns
}

/// The causes that contributed to any of these changes, alone or together: a column each.
pub fn causes_of<'a>(changes: impl Iterator<Item = &'a ValueChange>) -> Vec<Vec<Cause>> {
    let parts = changes.filter_map(|change| change.split.as_ref()).flatten();
    let mut causes: Vec<Vec<Cause>> = parts.map(|part| part.causes.clone()).collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}

fn value(tenths: Option<i64>) -> Cell {
    Cell::number(tenths.map(points), 1)
}

fn change(tenths: Option<i64>) -> Cell {
    match tenths {
        Some(tenths) => Cell::Number { value: points(tenths), decimals: 1.into(), signed: true },
        None => Cell::Empty,
    }
}
