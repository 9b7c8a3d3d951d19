//! Which parts of a catalog are shown.

use crate::domain::{Catalog, MotionIx, RoleIx, TaskIx, TraitIx};

/// Which parts of a catalog are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Traits, in catalog order.
    pub traits: Vec<TraitIx>,
    /// Tasks, in catalog order.
    pub tasks: Vec<TaskIx>,
    /// Roles, in catalog order.
    pub roles: Vec<RoleIx>,
    /// Motions, in catalog order.
    pub motions: Vec<MotionIx>,
    /// Whether it is the whole catalog.
    pub is_whole: bool,
}

impl Selection {
    /// Everything.
    pub fn whole(catalog: &Catalog) -> Self {
        Selection {
            traits: catalog.trait_ixs().collect(),
            tasks: catalog.task_ixs().collect(),
            roles: catalog.role_ixs().collect(),
            motions: catalog.motion_ixs().collect(),
            is_whole: true,
        }
    }

    /// Everything of this id: a task and a role may share one. `None` where nothing has it.
    pub fn of(catalog: &Catalog, id: &str) -> Option<Self> {
        let found = Selection {
            traits: catalog.find_trait(id).into_iter().collect(),
            tasks: catalog.find_task(id).into_iter().collect(),
            roles: catalog.find_role(id).into_iter().collect(),
            motions: catalog.find_motion(id).into_iter().collect(),
            is_whole: false,
        };
        (found != Selection::default()).then_some(found)
    }
}
