//! What every result about a team begins with.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::codec;
use super::label::{Label, Labels};
use crate::domain::{Catalog, MotionIx, Scale, Team};

/// Which team, measured when, in which motion and against what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Header {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// The version of salesfit that worked it out.
    pub salesfit: &'static str,
    /// What the team calls itself.
    pub team: String,
    /// When the scores were taken, as `2026-11-01`; null where the team does not say.
    #[serde(serialize_with = "codec::known_date")]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub date: Option<Date>,
    /// The kind of selling.
    pub motion: Label,
    /// The lowest and the highest score on the team's scale.
    #[serde(serialize_with = "codec::scale")]
    #[schemars(with = "[f64; 2]")]
    pub scale: Scale,
    /// What sellers are measured against.
    pub catalog: CatalogEdition,
    /// What is to be known about how the input was read; of a table of more than 1,000 rows, what its beginning tells.
    pub notes: Vec<InputNote>,
}

/// A note about an input.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InputNote {
    /// Its stable code.
    pub code: &'static str,
    /// What it says, in the language asked for.
    pub text: String,
}

/// The same of one team where a result is about several.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TeamHeader {
    /// What the team calls itself.
    #[schemars(regex(pattern = r"\S"))]
    pub team: String,
    /// When the scores were taken, as `2026-11-01`; null where the team does not say.
    #[serde(serialize_with = "codec::known_date")]
    #[schemars(with = "Option<codec::DateText>")]
    pub date: Option<Date>,
    /// The kind of selling.
    pub motion: Label,
    /// The lowest and the highest score on the team's scale.
    #[serde(serialize_with = "codec::scale")]
    #[schemars(with = "[f64; 2]")]
    pub scale: Scale,
    /// What its sellers are measured against.
    pub catalog: CatalogEdition,
}

/// A catalog's name and edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CatalogEdition {
    /// What the catalog is called.
    pub name: String,
    /// Which edition it is; may be empty.
    pub version: String,
    /// The SHA-256 of its files, one after the other in the order of their names; where it extends the built-in catalog,
    /// of that one's SHA-256 and its files.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
}

impl CatalogEdition {
    /// Its name and version.
    pub fn title(&self) -> String {
        if self.version.is_empty() { self.name.clone() } else { format!("{} {}", self.name, self.version) }
    }

    /// The edition of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        CatalogEdition {
            name: catalog.name.clone(),
            version: catalog.version.clone(),
            sha256: catalog.sha256.clone(),
        }
    }
}

/// The version of salesfit.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

impl TeamHeader {
    /// The header of a team.
    pub fn new(team: &Team, catalog: &Catalog, labels: &Labels) -> Self {
        TeamHeader {
            team: team.name.clone(),
            date: team.date,
            motion: labels[team.motion].clone(),
            scale: team.scale,
            catalog: CatalogEdition::of(catalog),
        }
    }
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
            salesfit: VERSION,
            team: team.name.clone(),
            date: team.date,
            motion: labels[motion].clone(),
            scale: team.scale,
            catalog: CatalogEdition::of(catalog),
            notes: Vec::new(),
        }
    }

    /// The header with notes about the input.
    #[must_use]
    pub fn noting(self, notes: Vec<InputNote>) -> Self {
        Header { notes, ..self }
    }
}
