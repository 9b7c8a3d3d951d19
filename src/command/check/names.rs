//! The names of people, roles and tasks in a policy, checked against the teams that it reviews.

use std::collections::BTreeSet;
use std::path::Path;

use indexmap::IndexMap;

use crate::check::TeamReview;
use crate::domain::policy::{BaselineEntry, Policy};
use crate::domain::{NameParts, Place, Problem};
use crate::source::{Pseudonyms, read_pseudonym, unknown};

/// Returns the roles and tasks that the policy names and no team's catalog has, which rules would otherwise ignore;
/// and, as notes, the sellers it names who are in none of the teams.
pub fn unknown_names(policy: &Policy, teams: &[TeamReview]) -> (Vec<Problem>, Vec<Problem>) {
    let (mut roles, mut tasks) = (BTreeSet::new(), BTreeSet::new());
    for team in teams {
        roles.extend(team.catalog.roles.iter().map(|role| role.id.as_str()));
        tasks.extend(team.catalog.tasks.iter().map(|task| task.id.as_str()));
    }
    let (mut problems, mut notes) = (Vec::new(), Vec::new());
    for setting in policy.settings.iter().filter(|setting| !setting.is_off()) {
        for (code, ids, known) in
            [("unknown-role", &setting.roles, &roles), ("unknown-task", &setting.tasks, &tasks)]
        {
            for id in ids.iter().filter(|id| !known.contains(id.word.as_str())) {
                problems.push(unknown(code, &id.word, known.iter().copied()).at(id.place.clone()));
            }
        }
        for id in &setting.sellers {
            let mut sellers = teams.iter().flat_map(|team| &team.sellers);
            if !sellers.any(|seller| seller.answers_to(&id.word)) {
                let known = teams.iter().flat_map(|team| &team.sellers).map(|seller| seller.id.as_str());
                notes.push(unknown("unknown-seller", &id.word, known).at(id.place.clone()).note());
            }
        }
    }
    (problems, notes)
}

/// Returns a problem for each name that several teams share, since baselines and waivers identify teams by name.
pub fn duplicate_team_names(teams: &[TeamReview]) -> impl Iterator<Item = Problem> {
    let mut names: IndexMap<&str, usize> = IndexMap::new();
    for team in teams {
        *names.entry(&team.team.name).or_default() += 1;
    }
    let twice = names.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|(name, count)| Problem::new("teams-of-one-name").with("team", name).with("count", count))
}

/// Returns a note where the baseline has pseudonyms and none is of a seller in the teams, so that they match nothing.
pub fn unmatched_pseudonyms(
    baseline: &[BaselineEntry],
    file: &Path,
    teams: &[TeamReview],
) -> Option<Problem> {
    let sellers = baseline.iter().filter_map(|entry| entry.seller.as_deref());
    let pseudonyms: BTreeSet<String> = sellers.filter_map(read_pseudonym).collect();
    let mut current = teams.iter().flat_map(|team| &team.sellers);
    if pseudonyms.is_empty() || current.any(|seller| pseudonyms.contains(seller.id.as_str())) {
        return None;
    }
    let place = Place::whole(file.to_string_lossy().into());
    Some(Problem::new("baseline-of-other-key").at(place).with("count", pseudonyms.len()).note())
}

/// Adds the sellers whom a policy and a baseline name to names that are looked for.
pub fn add_named(policy: &Policy, baseline: Option<&[BaselineEntry]>, names: &mut NameParts) {
    let located = policy.settings.iter().flat_map(|setting| &setting.sellers).map(|seller| &seller.word);
    let waived = policy.waivers.iter().filter_map(|waiver| waiver.seller.as_ref());
    let known = baseline.unwrap_or_default().iter().filter_map(|entry| entry.seller.as_ref());
    for id in located.chain(waived).chain(known) {
        names.add(id);
    }
}

/// Replaces the ids of sellers in a policy by their pseudonyms.
pub fn pseudonymize(policy: &mut Policy, pseudonyms: &Pseudonyms) {
    for located in policy.settings.iter_mut().flat_map(|setting| &mut setting.sellers) {
        located.word = pseudonyms.shown(&located.word);
    }
    for id in policy.waivers.iter_mut().filter_map(|waiver| waiver.seller.as_mut()) {
        *id = pseudonyms.shown(id);
    }
}

/// Replaces the ids of sellers in a baseline by their pseudonyms, where there are pseudonyms.
pub fn pseudonymize_entries(entries: &mut [BaselineEntry], pseudonyms: Option<&Pseudonyms>) {
    let Some(pseudonyms) = pseudonyms else { return };
    for seller in entries.iter_mut().filter_map(|entry| entry.seller.as_mut()) {
        *seller = pseudonyms.shown(seller);
    }
}
