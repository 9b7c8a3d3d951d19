//! What a policy and the teams that it reviews call people, roles and tasks.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::check::TeamReview;
use crate::domain::Problem;
use crate::domain::policy::Policy;
use crate::source::{Pseudonyms, unknown};

/// Returns the roles and tasks that the policy names and no team's catalog has, which a rule would otherwise pass over;
/// and, as notes, the sellers it names who are in none of the teams.
pub fn unknown_names(policy: &Policy, teams: &[TeamReview]) -> (Vec<Problem>, Vec<Problem>) {
    let catalogs = || teams.iter().map(|team| &team.catalog);
    let roles: BTreeSet<&str> =
        catalogs().flat_map(|catalog| &catalog.roles).map(|role| role.id.as_str()).collect();
    let tasks: BTreeSet<&str> =
        catalogs().flat_map(|catalog| &catalog.tasks).map(|task| task.id.as_str()).collect();
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

/// Returns a problem for each name that several teams have: baselines and waivers go by it.
pub fn duplicate_team_names(teams: &[TeamReview]) -> impl Iterator<Item = Problem> {
    let mut names: IndexMap<&str, usize> = IndexMap::new();
    for team in teams {
        *names.entry(&team.team.name).or_default() += 1;
    }
    let twice = names.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|(name, count)| Problem::new("teams-of-one-name").with("team", name).with("count", count))
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
