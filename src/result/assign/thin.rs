//! Who cannot be judged for every seat, because too little is rated.

use crate::domain::{Catalog, RoleIx};
use crate::engine::{Ineligibility, TeamSeating};
use crate::result::label::{Label, Labels};

/// Of whom too little is rated to judge every role with seats.
#[derive(Clone, Debug)]
pub struct ThinlySeated {
    /// Her name.
    pub name: String,
    /// The roles with seats of which too little is rated, in the catalog's order.
    pub roles: Vec<Label>,
}

impl ThinlySeated {
    /// Those at work, by id.
    pub(super) fn all(answer: &TeamSeating, catalog: &Catalog, labels: &Labels) -> Vec<Self> {
        let with_seats: Vec<RoleIx> =
            catalog.role_ixs().filter(|role| answer.rules.seats[role.0] > 0).collect();
        let mut thin = Vec::new();
        for of in answer.people.iter().filter(|of| !of.on_leave) {
            let mut roles = Vec::new();
            for role in &with_seats {
                let why = of.roles[role.0].ineligibility;
                if matches!(why, Some(Ineligibility::TooLittle | Ineligibility::Unknown)) {
                    roles.push(labels[*role].clone());
                }
            }
            if !roles.is_empty() {
                thin.push(ThinlySeated { name: of.name.clone(), roles });
            }
        }
        thin
    }
}
