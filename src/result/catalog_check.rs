//! `catalog check`: what a valid catalog has, and what is worth a second look.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::codec::{self, RemarkCode};
use super::header::{CatalogEdition, VERSION};
use super::label::{Label, Labels};
use crate::domain::Catalog;
use crate::engine::{Remark, RemarkKind};

/// What a valid catalog has, and what is worth a second look.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogCheck {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// The version of salesfit that checked it.
    pub salesfit: &'static str,
    /// The catalog's name and edition.
    pub catalog: CatalogEdition,
    /// How many traits it has.
    pub trait_count: usize,
    /// How many tasks.
    pub task_count: usize,
    /// How many roles.
    pub role_count: usize,
    /// How many kinds of selling.
    pub motion_count: usize,
    /// What is worth a second look: first by trait, then by task and need.
    pub remarks: Vec<CatalogRemark>,
}

/// Something valid that is worth a second look.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogRemark {
    /// What it is.
    #[serde(rename = "code", serialize_with = "codec::remark_kind")]
    #[schemars(with = "RemarkCode")]
    pub kind: RemarkKind,
    /// The task whose need it is about; null where it is about the trait alone.
    pub task: Option<Label>,
    /// The trait.
    pub r#trait: Label,
}

impl Answer for CatalogCheck {
    const SCHEMA: &'static str = "salesfit/catalog-check/2";
}

impl CatalogCheck {
    /// The result of what [`catalog_remarks`](crate::engine::catalog_remarks) found.
    pub fn new(catalog: &Catalog, labels: &Labels, found: &[Remark]) -> Self {
        let mut remarks = Vec::with_capacity(found.len());
        for Remark { kind, task, trait_ix } in found {
            let task = task.map(|task| labels[task].clone());
            remarks.push(CatalogRemark { kind: *kind, task, r#trait: labels[*trait_ix].clone() });
        }
        CatalogCheck {
            schema: CatalogCheck::SCHEMA,
            salesfit: VERSION,
            catalog: CatalogEdition::of(catalog),
            trait_count: catalog.traits.len(),
            task_count: catalog.tasks.len(),
            role_count: catalog.roles.len(),
            motion_count: catalog.motions.len(),
            remarks,
        }
    }
}
