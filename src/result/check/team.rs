//! The teams of a review.

use indexmap::{IndexMap, IndexSet};
use schemars::JsonSchema;
use serde::Serialize;

use super::ReviewedBy;
use crate::check::{Subject, TeamReview};
use crate::domain::{Lang, Levels};
use crate::result::header::TeamHeader;
use crate::result::label::Labels;

/// A team that was reviewed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckedTeam {
    /// Which team, and against what.
    #[serde(flatten)]
    pub header: TeamHeader,
    /// Its file.
    #[schemars(regex(pattern = r"\S"))]
    pub file: String,
    /// How many sellers it has.
    pub seller_count: usize,
    /// Its name, with its file where several teams have that name. Not in JSON.
    #[serde(skip)]
    pub distinct_name: String,
    /// The ids of its sellers, in order. Not in JSON.
    #[serde(skip)]
    pub ids: Vec<String>,
    /// The names of its sellers, in order. Not in JSON.
    #[serde(skip)]
    pub names: Vec<String>,
    /// The file of an earlier time that it was compared with. Not in JSON.
    #[serde(skip)]
    pub earlier_file: Option<String>,
    /// How many people hold each role today, by the role's id, where the team names no seats; those are then the seats.
    /// Not in JSON.
    #[serde(skip)]
    pub implied_seats: IndexMap<String, usize>,
    /// What its catalog calls things. Not in JSON.
    #[serde(skip)]
    pub labels: Labels,
    /// What fits amount to. Not in JSON.
    #[serde(skip)]
    pub levels: Levels,
}

/// The teams as they were reviewed. Those of one name are told apart by their files, by number where those look alike too.
pub(super) fn checked_teams(teams: &[TeamReview], by: &ReviewedBy<'_>) -> Vec<CheckedTeam> {
    let mut names: IndexMap<&str, usize> = IndexMap::new();
    for team in teams {
        *names.entry(&team.team.name).or_default() += 1;
    }
    let mut taken: IndexSet<String> = IndexSet::new();
    let mut checked = Vec::with_capacity(teams.len());
    for team in teams {
        let name = &team.team.name;
        let mut distinct = name.clone();
        if names[name.as_str()] > 1 {
            let path =
                by.paths.get(&*team.file).map_or(team.file.as_ref().into(), |path| path.to_string_lossy());
            distinct = format!("{name} ({path})");
        }
        let mut number = 2;
        while taken.contains(&distinct) {
            distinct = format!("{name} ({}, {number})", team.file);
            number += 1;
        }
        taken.insert(distinct.clone());
        checked.push(CheckedTeam::new(team, distinct, by.lang));
    }
    checked
}

impl CheckedTeam {
    fn new(review: &TeamReview, distinct_name: String, lang: Lang) -> Self {
        let labels = Labels::new(&review.catalog, lang);
        CheckedTeam {
            header: TeamHeader::new(&review.team, &review.catalog, &labels),
            file: review.file.to_string(),
            seller_count: review.sellers.len(),
            distinct_name,
            ids: review.sellers.iter().map(|seller| seller.id.clone()).collect(),
            names: review.sellers.iter().map(|seller| seller.name.clone()).collect(),
            earlier_file: review.earlier_file.as_deref().map(str::to_owned),
            implied_seats: implied_seats(review),
            labels,
            levels: review.catalog.levels,
        }
    }

    /// What a case about a subject is called among those of its rule, in every run alike: the team and the subject, by
    /// name and id. A seller keeps it in another role.
    pub fn case_name(&self, subject: Subject) -> String {
        let team = &self.distinct_name;
        let (name, id) = match (subject.seller, subject.task, subject.role) {
            (Some(at), ..) => (self.names[at].as_str(), self.ids[at].as_str()),
            (_, Some(task), _) => (self.labels[task].name(), self.labels[task].id()),
            (.., Some(role)) => (self.labels[role].name(), self.labels[role].id()),
            _ => return team.clone(),
        };
        if name == id { format!("{team}: {id}") } else { format!("{team}: {name} ({id})") }
    }

    /// The name of who or what a case is about.
    pub fn subject(&self, subject: Subject) -> String {
        match (subject.seller, subject.task, subject.role) {
            (Some(at), ..) => self.names[at].clone(),
            (_, Some(task), _) => self.labels[task].name().to_owned(),
            (.., Some(role)) => self.labels[role].name().to_owned(),
            _ => self.header.team.clone(),
        }
    }
}

/// Returns the seats of a team that names none: as many of each role as people at work hold today.
fn implied_seats(review: &TeamReview) -> IndexMap<String, usize> {
    let mut seats = IndexMap::new();
    if review.team.seats.iter().all(|(_, count)| *count == 0) {
        for seller in review.sellers.iter().filter(|seller| seller.hours > 0.0) {
            let Some(role) = seller.role else { continue };
            *seats.entry(review.catalog[role].id.clone()).or_default() += 1;
        }
    }
    seats
}
