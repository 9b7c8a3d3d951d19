//! A column of the fit matrix: a role or a task.

use super::score::{SellerFit, Standing, VetoHit};
use crate::domain::{Catalog, RoleIx, TaskIx};

/// A column of the fit matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixColumn {
    /// A role.
    Role(RoleIx),
    /// A task.
    Task(TaskIx),
}

impl MatrixColumn {
    /// Returns its id.
    pub fn id(self, catalog: &Catalog) -> &str {
        match self {
            MatrixColumn::Role(role) => &catalog[role].id,
            MatrixColumn::Task(task) => &catalog[task].id,
        }
    }

    /// Returns a seller's fit with it.
    pub fn standing(self, fit: &SellerFit) -> &Standing {
        match self {
            MatrixColumn::Role(role) => &fit.roles[role.0].standing,
            MatrixColumn::Task(task) => &fit.tasks[task.0].standing,
        }
    }

    /// Returns the vetoes broken in it.
    pub fn vetoes(self, fit: &SellerFit) -> &[VetoHit] {
        match self {
            MatrixColumn::Role(role) => &fit.roles[role.0].vetoes,
            MatrixColumn::Task(task) => &fit.tasks[task.0].vetoes,
        }
    }
}
