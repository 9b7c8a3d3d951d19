//! The people to be seated, with only so much of their fits as seating needs: a hundred thousand are held at a time.

use crate::domain::{Fit, RoleIx, Seller, SellerKey};
use crate::engine::score::{Scorer, SellerFit};

/// Why a role is nobody's seat unless she is pinned there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ineligibility {
    /// Nothing of the role has been rated.
    Unknown,
    /// A veto decides.
    Vetoed,
    /// So little has been rated that leaving scores out could win.
    TooLittle,
    /// The fit is below the least that the user accepts.
    BelowMinFit,
    /// The user has forbidden it.
    Forbidden,
}

impl Ineligibility {
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

/// A person's fit with one role, as far as seating is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suitability {
    /// The fit; `None` is unknown.
    pub fit: Option<Fit>,
    /// What keeps the role from being her seat.
    pub ineligibility: Option<Ineligibility>,
}

/// Somebody to be seated.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who she is, for orders.
    pub key: SellerKey,
    /// Her id as it is shown.
    pub id: String,
    /// Her name as it is shown.
    pub name: String,
    /// Today's role.
    pub today: Option<RoleIx>,
    /// Whether she is on leave: shown, not seated.
    pub on_leave: bool,
    /// The roles she would like, dearest first; never counted.
    pub wishes: Vec<RoleIx>,
    /// Whether the team keeps her in today's role.
    pub pinned: bool,
    /// One per role, in catalog order.
    pub roles: Box<[Suitability]>,
}

impl Candidate {
    /// A seller as a person to be seated.
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
            on_leave: seller.hours <= 0.0,
            wishes: seller.wishes.clone(),
            pinned: seller.pinned,
            roles: suited.collect(),
        }
    }
}

/// Sellers as people to be seated, in the order of their ids, whatever the order of the file.
///
/// # Errors
/// The first error of the sellers.
pub fn gather<E>(
    scorer: &Scorer,
    sellers: impl Iterator<Item = Result<(Seller, SellerFit), E>>,
) -> Result<Vec<Candidate>, E> {
    let person =
        |row: Result<(Seller, SellerFit), E>| row.map(|(seller, fit)| Candidate::new(scorer, &seller, &fit));
    let mut people = sellers.map(person).collect::<Result<Vec<Candidate>, E>>()?;
    people.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(people)
}
