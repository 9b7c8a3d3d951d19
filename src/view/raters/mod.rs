//! Do raters agree: the answer first, then trait by trait and rater by rater.

mod caveats;
mod facts;
mod saying;
mod sheet;
mod story;

use std::rc::Rc;
use std::sync::Arc;

use super::texts::Texts;
use crate::domain::{Catalog, RaterKind, Team, TraitIx};
use crate::engine::{Agreement, Degree, RaterName};

/// Decimals of correlations and points for a person to read.
const DECIMALS: usize = 2;

/// How far a team's raters agree.
pub struct RatersReport {
    texts: Rc<Texts>,
    team: Team,
    catalog: Arc<Catalog>,
    found: Agreement,
}

impl RatersReport {
    /// What was found of a team's raters.
    pub fn new(texts: Rc<Texts>, team: Team, catalog: Arc<Catalog>, found: Agreement) -> Self {
        RatersReport { texts, team, catalog, found }
    }

    fn trait_name(&self, of: TraitIx) -> &str {
        self.catalog[of].name.get(self.texts.lang())
    }

    /// A kind of rater in the reader's language, where that has a word for it.
    fn kind(&self, kind: &RaterKind) -> String {
        let id = format!("raters-kind-{}", kind.as_str());
        if self.texts.has(&id) { self.texts.word(&id) } else { kind.as_str().to_owned() }
    }

    /// A rater by name; with a number where there are several of the kind.
    fn rater(&self, name: &RaterName) -> String {
        let kind = self.kind(&name.kind);
        let is_one_of_several = |of: &crate::engine::Leniency| of.kind == name.kind && of.at_once > 1;
        if self.found.raters.iter().any(is_one_of_several) { format!("{kind} {}", name.number) } else { kind }
    }
}

/// A correlation rounded as it may be shown: never to a degree that it does not reach.
fn shown(icc: f64) -> f64 {
    let rounded = libm::round(100.0 * icc) / 100.0;
    if Degree::of(rounded) > Degree::of(icc) { libm::floor(100.0 * icc) / 100.0 } else { rounded }
}

told_by_modules!(RatersReport);

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn no_correlation_is_shown_as_more_than_it_amounts_to() {
        let told = [0.4972, 0.7499, 0.744, 0.903, -0.126].map(|icc| format!("{:.2}", shown(icc)));
        assert_eq!(told, ["0.49", "0.74", "0.74", "0.90", "-0.13"]);
    }
}
