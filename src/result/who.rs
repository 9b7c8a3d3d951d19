//! `who`: whose pseudonym it is. The one result that names people although pseudonyms are on.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::Answer;
use super::header::VERSION;
use crate::domain::Seller;

/// Everybody who has one pseudonym: usually one person, though perhaps in several teams.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Who {
    /// The shape of this document and its edition.
    pub schema: &'static str,
    /// The version of salesfit that worked it out.
    pub salesfit: &'static str,
    /// The pseudonym asked about.
    #[schemars(regex(pattern = "^s-[0-9a-hjkmnp-tv-z]{10}$"))]
    pub pseudonym: String,
    /// Everybody who has it, team by team; at least one.
    #[schemars(length(min = 1))]
    pub found: Vec<Person>,
}

/// Somebody behind a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Person {
    /// What the person is in the team.
    pub r#as: PersonKind,
    /// The id of a seller; the word for a rater in the file.
    pub id: String,
    /// The name.
    pub name: String,
    /// What the team calls itself.
    pub team: String,
    /// The file with the team's sellers.
    pub file: String,
    /// The line of the file, from 1; null for a rater and where the seller has no line.
    #[schemars(range(min = 1))]
    pub line: Option<usize>,
}

/// What a person is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PersonKind {
    /// One of its sellers.
    Seller,
    /// Somebody who rates its sellers.
    Rater,
}

impl PersonKind {
    /// Its word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            PersonKind::Seller => "seller",
            PersonKind::Rater => "rater",
        }
    }
}

impl Person {
    /// A seller of a team, in the file with its sellers.
    pub fn seller(seller: &Seller, team: &str, file: &str) -> Self {
        Person {
            r#as: PersonKind::Seller,
            id: seller.id.clone(),
            name: seller.name.clone(),
            team: team.to_owned(),
            file: file.to_owned(),
            line: Some(seller.line).filter(|line| *line > 0),
        }
    }

    /// Somebody who rates sellers of a team, by the word for her in its file.
    pub fn rater(word: &str, team: &str, file: &str) -> Self {
        Person {
            r#as: PersonKind::Rater,
            id: word.to_owned(),
            name: word.to_owned(),
            team: team.to_owned(),
            file: file.to_owned(),
            line: None,
        }
    }

    /// Where the person is: `team.yaml:12`.
    pub fn place(&self) -> String {
        self.line.map_or_else(|| self.file.clone(), |line| format!("{}:{line}", self.file))
    }
}

impl Answer for Who {
    const SCHEMA: &'static str = "salesfit/who/2";
}

impl Who {
    /// Those who have a pseudonym.
    pub fn new(pseudonym: String, found: Vec<Person>) -> Self {
        Who { schema: Who::SCHEMA, salesfit: VERSION, pseudonym, found }
    }
}
