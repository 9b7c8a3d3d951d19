//! How far coaching moves a trait, and the hours that it takes.

use super::{Catalog, Scale, Text, TraitIx, TraitKind};

/// How a trait, or a kind of traits, is coached. What is `None` is not said here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coaching {
    /// The hours that one point of the scale takes, 0 or more.
    pub per_point: Option<f64>,
    /// The most points of the scale in half a year, 0 or more.
    pub at_most: Option<f64>,
    /// What both rest on.
    pub source: Option<Text>,
}

/// How each kind of trait is coached, in the order of [`TraitKind::ALL`].
pub type CoachingByKind = [Coaching; TraitKind::ALL.len()];

/// The most points that half a year brings where no catalog says, as shares of the scale's span, by kind.
///
/// Our reading of mean effects in standard deviations (0.18 of the span): .62 for skills by training (Arthur, Bennett,
/// Edens & Bell 2003, Journal of Applied Psychology 88:234), .36 for coaching at work (Jones, Woods & Guillaume 2016,
/// Journal of Occupational and Organizational Psychology 89:249); less for what is lasting in a person.
const AT_MOST: [(TraitKind, f64); TraitKind::ALL.len()] =
    [(TraitKind::Trait, 0.04), (TraitKind::Skill, 0.11), (TraitKind::Attitude, 0.07)];

impl Coaching {
    /// How each kind of trait is coached on a scale where no catalog says: as far as averages go, at no known price.
    pub fn by_kind(scale: Scale) -> CoachingByKind {
        AT_MOST.map(|(_, share)| Coaching { at_most: Some(share * scale.span()), ..Coaching::default() })
    }

    /// What is said here, and what another says where nothing is.
    #[must_use]
    pub fn or(&self, other: &Coaching) -> Coaching {
        Coaching {
            per_point: self.per_point.or(other.per_point),
            at_most: self.at_most.or(other.at_most),
            source: self.source.clone().or_else(|| other.source.clone()),
        }
    }
}

impl Catalog {
    /// How a trait is coached: as it says itself, else as its kind is.
    pub fn coaching(&self, of: TraitIx) -> Coaching {
        let of = &self[of];
        of.coaching.or(&self.coaching_by_kind[of.kind as usize])
    }
}
