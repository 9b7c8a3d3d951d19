//! Limits that no strength elsewhere can offset.

use super::super::Scale;
use super::Side;

/// Limits that no strength elsewhere can offset, on the catalog's scale. A motion does not ease them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Veto {
    /// A score below this is a veto.
    pub below: Option<f64>,
    /// A score above this is a veto.
    pub above: Option<f64>,
}

impl Veto {
    /// Whether there is any limit.
    pub fn exists(self) -> bool {
        self.below.is_some() || self.above.is_some()
    }

    /// Returns the side on which a score breaks the veto by more than the scale's slack; `None` where it does not.
    pub fn broken_by(self, x: f64, scale: Scale) -> Option<Side> {
        if self.below.is_some_and(|limit| x < limit - scale.slack()) {
            Some(Side::Under)
        } else if self.above.is_some_and(|limit| x > limit + scale.slack()) {
            Some(Side::Over)
        } else {
            None
        }
    }
}
