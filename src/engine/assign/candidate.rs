//! Candidates for seats, with only the fits that assignment needs: a hundred thousand are in memory at a time.

use crate::domain::{Fit, RoleIx, SLACK, Seller, SellerKey};
use crate::engine::score::{Scorer, SellerFit};

/// Why a person may not have a role's seat unless she is pinned there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ineligibility {
    /// Nothing of the role has been rated.
    Unknown,
    /// A veto applies.
    Vetoed,
    /// Too little has been rated: leaving out weak scores could win.
    TooLittle,
    /// The fit is below the user's minimum.
    BelowMinFit,
    /// The user has forbidden it.
    Forbidden,
}

impl Ineligibility {
    /// Whether more ratings could change it.
    pub fn is_for_want_of_ratings(self) -> bool {
        matches!(self, Ineligibility::Unknown | Ineligibility::TooLittle)
    }

    /// Returns the reason's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            Ineligibility::Unknown => "unknown",
            Ineligibility::Vetoed => "vetoed",
            Ineligibility::TooLittle => "too-little-rated",
            Ineligibility::BelowMinFit => "below-min-fit",
            Ineligibility::Forbidden => "forbidden",
        }
    }
}

/// A person's fit with one role, and whether she may have its seat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suitability {
    /// The fit; `None` is unknown.
    pub fit: Option<Fit>,
    /// Why the role cannot be her seat; `None` where it can.
    pub ineligibility: Option<Ineligibility>,
}

impl Suitability {
    /// Whether the fit is known to be below a share, 0 to 1.
    pub(super) fn is_below(&self, least: f64) -> bool {
        self.fit.is_some_and(|fit| fit.share() < least - SLACK)
    }
}

/// A candidate for a seat.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Her key, by which people are ordered.
    pub key: SellerKey,
    /// Her id as it is shown.
    pub id: String,
    /// Her name as it is shown.
    pub name: String,
    /// Her current role.
    pub today: Option<RoleIx>,
    /// F8: the role that she fits best alone.
    pub best: Option<RoleIx>,
    /// Whether she is on leave: shown, but not assigned.
    pub on_leave: bool,
    /// The roles she would like, most wanted first; they never count.
    pub wishes: Vec<RoleIx>,
    /// Whether the team keeps her in her current role.
    pub pinned: bool,
    /// One per role, in catalog order.
    pub roles: Box<[Suitability]>,
}

impl Candidate {
    /// Returns her fit with a role, 0 to 1; 0 where it is unknown.
    pub(super) fn share(&self, role: RoleIx) -> f64 {
        self.roles[role.0].fit.map_or(0.0, Fit::share)
    }

    /// Returns a seller as a candidate.
    pub fn new(scorer: &Scorer, seller: &Seller, scored: &SellerFit) -> Self {
        let suited = scored.roles.iter().map(|role| {
            let standing = &role.standing;
            let ineligibility = if standing.fit.is_none() {
                Some(Ineligibility::Unknown)
            } else if standing.vetoed {
                Some(Ineligibility::Vetoed)
            } else if scorer.too_little(standing) {
                Some(Ineligibility::TooLittle)
            } else {
                None
            };
            Suitability { fit: standing.fit, ineligibility }
        });
        Candidate {
            key: seller.key.clone(),
            id: seller.id.clone(),
            name: seller.name.clone(),
            today: seller.role,
            best: scored.best,
            on_leave: seller.hours <= 0.0,
            wishes: seller.wishes.clone(),
            pinned: seller.pinned,
            roles: suited.collect(),
        }
    }
}

/// Returns sellers as candidates, in the order of their ids.
///
/// # Errors
/// The first error of the sellers.
pub fn gather<E>(
    scorer: &Scorer,
    sellers: impl Iterator<Item = Result<(Seller, SellerFit), E>>,
) -> Result<Vec<Candidate>, E> {
    let mut people = Vec::new();
    for row in sellers {
        let (seller, scored) = row?;
        people.push(Candidate::new(scorer, &seller, &scored));
    }
    people.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(people)
}
