//! What tables and pictures are drawn in: the words, how numbers are written, and what stands around.

use crate::render::number::Numerals;
use crate::view::Texts;

/// What is known where a table or a picture stands.
pub(super) struct Setting<'a> {
    pub(super) texts: &'a Texts,
    pub(super) numerals: Numerals,
    /// The section's id.
    pub(super) id: &'a str,
    /// The section's heading, which names a table where no other heading stands above it.
    pub(super) heading: &'a str,
    /// How many tables and pictures of the section there are so far.
    pub(super) count: usize,
    /// The heading above.
    pub(super) above: String,
}

impl<'a> Setting<'a> {
    /// The beginning of a section.
    pub(super) fn new(texts: &'a Texts, decimal_comma: bool, id: &'a str, heading: &'a str) -> Self {
        let numerals = Numerals { comma: decimal_comma, minus: "\u{2212}" };
        Setting { texts, numerals, id, heading, count: 0, above: String::new() }
    }

    /// What the table is called: by its section, what stands above it, and its number.
    pub(super) fn table_name(&self) -> String {
        let above = if self.above.is_empty() { "" } else { ": " };
        format!("{}{above}{} ({})", self.heading, self.above, self.count)
    }
}
