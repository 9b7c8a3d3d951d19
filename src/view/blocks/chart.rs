//! Pictures of numbers, as what they show: axes, curves and points. How they are drawn is the renderer's.

use super::Table;

/// Curves over two axes, and the table that says the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows, in one sentence.
    pub title: String,
    /// What is measured across, with its unit.
    pub across: String,
    /// What is measured upwards, with its unit.
    pub up: String,
    /// The curves.
    pub curves: Vec<Curve>,
    /// Points to notice.
    pub markers: Vec<Marker>,
    /// The numbers that are drawn.
    pub table: Table,
}

/// A line through points, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is.
    pub name: String,
    /// Its points: across and up.
    pub points: Vec<(f64, f64)>,
    /// Whether it is what the picture is about.
    pub is_main: bool,
}

/// A point to notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// What is there.
    pub name: String,
    /// Where it is: across and up.
    pub at: (f64, f64),
}
