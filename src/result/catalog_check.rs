//! `catalog check`: what a valid catalog has, and what is worth a second look.

use schemars::JsonSchema;
use serde::Serialize;

use super::codec::{self, RemarkCode};
use super::schema::Answer;
use crate::domain::Catalog;
use crate::engine::{Remark, RemarkKind};

/// What a valid catalog has, and what is worth a second look.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogCheck {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// What the catalog is called.
    pub name: String,
    /// Which edition it is; may be empty.
    pub version: String,
    /// How many traits it has.
    pub traits: usize,
    /// How many tasks.
    pub tasks: usize,
    /// How many roles.
    pub roles: usize,
    /// How many kinds of selling.
    pub motions: usize,
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
    /// What it is about: a trait's id, or a task's and a trait's.
    pub about: Vec<String>,
}

impl Answer for CatalogCheck {
    const SCHEMA: &'static str = "salesfit/catalog-check/1";
}

impl CatalogCheck {
    /// The result of what [`catalog_remarks`](crate::engine::catalog_remarks) found.
    pub fn new(catalog: &Catalog, remarks: &[Remark]) -> Self {
        let about = |remark: &Remark| {
            let task = remark.task.map(|task| catalog[task].id.clone());
            task.into_iter().chain([catalog[remark.trait_ix].id.clone()]).collect()
        };
        CatalogCheck {
            schema: CatalogCheck::SCHEMA,
            name: catalog.name.clone(),
            version: catalog.version.clone(),
            traits: catalog.traits.len(),
            tasks: catalog.tasks.len(),
            roles: catalog.roles.len(),
            motions: catalog.motions.len(),
            remarks: remarks
                .iter()
                .map(|remark| CatalogRemark { kind: remark.kind, about: about(remark) })
                .collect(),
        }
    }
}
