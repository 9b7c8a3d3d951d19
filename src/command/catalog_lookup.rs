//! Finds the role or task that a word on the command line means.

use crate::domain::{Catalog, Problem, RoleIx, TaskIx, Text};
use crate::source::{fold, unknown};

/// Returns a role by its id, else by its name in any language.
///
/// # Errors
/// There is none of this word.
pub fn find_role(catalog: &Catalog, word: &str) -> Result<RoleIx, Problem> {
    let folded = fold(word);
    let mut named = catalog.role_ixs().filter(|ix| {
        let role = &catalog[*ix];
        let mut names = role.name.all().chain(role.short.iter().flat_map(Text::all));
        names.any(|name| fold(name) == folded)
    });
    let known = catalog.roles.iter().map(|role| role.id.as_str());
    catalog.find_role(word).or_else(|| named.next()).ok_or_else(|| unknown("unknown-role", word, known))
}

/// Returns the roles of some words, each once, in the order in which they are first named.
///
/// # Errors
/// As from [`find_role`].
pub fn find_roles(catalog: &Catalog, words: &[String]) -> Result<Vec<RoleIx>, Problem> {
    let mut roles = Vec::new();
    for word in words {
        let role = find_role(catalog, word)?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}

/// Returns a task by its id, else by its name in any language.
///
/// # Errors
/// There is none of this word.
pub fn find_task(catalog: &Catalog, word: &str) -> Result<TaskIx, Problem> {
    let folded = fold(word);
    let mut named = catalog.task_ixs().filter(|ix| catalog[*ix].name.all().any(|name| fold(name) == folded));
    let known = catalog.tasks.iter().map(|task| task.id.as_str());
    catalog.find_task(word).or_else(|| named.next()).ok_or_else(|| unknown("unknown-task", word, known))
}
