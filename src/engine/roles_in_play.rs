//! The roles that a team is about.

use crate::domain::{Catalog, RoleIx, Seller, Team};

/// The roles among which a best role is looked for: those with seats or held by somebody today, or all of the catalog where
/// there is none but baselines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesInPlay(Vec<bool>);

impl RolesInPlay {
    /// All roles of a catalog.
    pub fn all(catalog: &Catalog) -> Self {
        RolesInPlay(vec![true; catalog.roles.len()])
    }

    /// Those of a team with these sellers; all roles where the team says so.
    pub fn of(catalog: &Catalog, team: &Team, sellers: &[Seller]) -> Self {
        if team.all_roles {
            return Self::all(catalog);
        }
        let mut in_play = vec![false; catalog.roles.len()];
        for (role, _) in team.seats.iter().filter(|(_, seats)| *seats > 0) {
            in_play[role.0] = true;
        }
        for role in sellers.iter().filter_map(|seller| seller.role) {
            in_play[role.0] = true;
        }
        let is_any = catalog.role_ixs().any(|role| in_play[role.0] && !catalog[role].baseline);
        if is_any { RolesInPlay(in_play) } else { Self::all(catalog) }
    }

    /// Whether a role is in play.
    pub fn has(&self, role: RoleIx) -> bool {
        self.0[role.0]
    }
}
