//! Access to the JSON that commands print. Tests go through these functions, so that a change of shape is made here.

use serde_json::Value;

/// A number, or a panic.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

/// The list under a key.
#[track_caller]
pub fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list `{key}` in {value}"))
}

/// The sellers of `match`.
#[track_caller]
pub fn sellers(matched: &Value) -> &[Value] {
    list(matched, "sellers")
}

/// The record of a seller of `match` in a column, which is a role or a task.
#[track_caller]
pub fn fit_of<'v>(seller: &'v Value, column: &str) -> &'v Value {
    let fit = list(seller, "fits").iter().find(|fit| fit["id"] == column);
    fit.unwrap_or_else(|| panic!("no column {column} in {seller}"))
}

/// Every column of a seller of `match` with its record, in the order of the catalog.
#[track_caller]
pub fn fits_of(seller: &Value) -> Vec<(&str, &Value)> {
    let fits = list(seller, "fits").iter();
    fits.map(|fit| (fit["id"].as_str().expect("every fit has an id"), fit)).collect()
}
