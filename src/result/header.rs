//! What every result about a team begins with.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::label::{Label, Labels};
use crate::domain::{Catalog, MotionIx, Scale, Team};

/// Which team, measured when, in which motion and against what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Header {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// What the team calls itself.
    pub team: String,
    /// When the scores were taken.
    #[serde(skip)]
    pub date: Option<Date>,
    /// The kind of selling.
    pub motion: Label,
    /// The scale of the scores as the team gives them.
    #[serde(skip)]
    pub scale: Scale,
    /// What sellers are measured against.
    pub catalog: CatalogEdition,
}

/// A catalog's name and edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogEdition {
    /// What the catalog is called.
    pub name: String,
    /// Which edition it is; may be empty.
    pub version: String,
}

impl Header {
    /// The header of a result of this schema about a team.
    pub fn new(
        schema: &'static str,
        team: &Team,
        motion: MotionIx,
        catalog: &Catalog,
        labels: &Labels,
    ) -> Self {
        Header {
            schema,
            team: team.name.clone(),
            date: team.date,
            motion: labels[motion].clone(),
            scale: team.scale,
            catalog: CatalogEdition { name: catalog.name.clone(), version: catalog.version.clone() },
        }
    }
}
