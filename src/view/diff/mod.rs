//! What changed between measurements of a team, and what each cause contributed.

mod answers;
mod columns;
mod rounding;
mod score_changes;
mod sentences;
mod transition;
mod trend;
mod words;

use self::rounding::{Rounding, Shown};
use super::blocks::{Document, Sheet, Stop};
use super::{Texts, View};
use crate::domain::Fit;
use crate::result::diff::{Diff, ValueChange};

impl View for Diff {
    /// One row per step for everybody for whom something changed, who joined and who left.
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::sellers(self, texts, &[], false).sheet(columns::seller_rows(self).into_iter().map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let blocks = match &self.trend {
            Some(trend) => trend::blocks(self, trend, texts),
            None => transition::blocks(self, texts),
        };
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

impl Diff {
    /// How fits of a measurement are rounded.
    fn rounding(&self, measurement: usize) -> Rounding {
        Rounding::Fit(self.measurements[measurement].levels)
    }

    /// A fit of a measurement as it is shown, in tenths of a point.
    fn fit_in_tenths(&self, fit: Option<Fit>, measurement: usize) -> Option<i64> {
        fit.map(|fit| self.rounding(measurement).tenths(fit.share()))
    }

    /// The change of a fit from a measurement to the next, as it is shown.
    fn shown_fit<'a>(&self, change: &'a ValueChange, transition: usize) -> Shown<'a> {
        Shown::new(change, [self.rounding(transition), self.rounding(transition + 1)])
    }
}
