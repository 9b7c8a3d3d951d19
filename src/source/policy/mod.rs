//! Policies: from YAML files, each of which may build upon another, to a checked [`Policy`].

mod raw;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::raw::Raw;
use super::decoder::Decoder;
use super::file::{File, stem};
use super::file_store::{FileStore, told_where_named};
use super::input::Input;
use crate::domain::policy::{Gate, Policy, Rule, Setting};
use crate::domain::{Lang, Problem};

/// So sure is to be that a rule holds, or does not, where a policy says nothing.
const CONFIDENCE: f64 = 0.8;

/// No policy builds upon a longer row of others.
const MAX_DEPTH: usize = 16;

/// The word that means the built-in policy.
const BUILTIN: &str = "builtin";

/// The built-in policy as a file with comments in a language.
pub fn policy_file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("builtin.yaml"),
        Lang::Nb => include_str!("builtin.nb.yaml"),
    }
}

/// A policy that has been opened, and the files that it was read from.
#[derive(Clone, Debug)]
pub struct OpenedPolicy {
    /// The policy.
    pub policy: Policy,
    /// Every file that it was read from: none of them may be written over.
    pub files: Vec<PathBuf>,
}

/// Opens a policy and what it builds upon; without a path, the built-in one.
///
/// # Errors
/// Every problem in the first file that has some.
pub fn open_policy(path: Option<&Path>) -> Result<OpenedPolicy, Vec<Problem>> {
    let mut files = Vec::new();
    let raw = match path {
        Some(path) => open(path, None, &mut files)?,
        None => builtin()?,
    };
    Ok(OpenedPolicy { policy: settle(raw), files })
}

/// Reads a policy from a text; files that it builds upon lie relative to the current folder.
///
/// # Errors
/// Every problem in the text.
pub fn read_policy(file: &File) -> Result<Policy, Vec<Problem>> {
    Ok(settle(read(file, Path::new(""), &mut Vec::new())?))
}

fn builtin() -> Result<Raw, Vec<Problem>> {
    read(&File::new(BUILTIN, policy_file(Lang::En)), Path::new(""), &mut Vec::new())
}

/// What a policy is called by where it stands.
pub fn policy_name(path: Option<&Path>) -> Arc<str> {
    path.map_or_else(|| BUILTIN.into(), |path| path.to_string_lossy().into())
}

/// Opens one file; `named_at` is where another file names it.
fn open(
    path: &Path,
    named_at: Option<&crate::domain::Place>,
    files: &mut Vec<PathBuf>,
) -> Result<Raw, Vec<Problem>> {
    let is_open = |other: &PathBuf| match (std::fs::canonicalize(other), std::fs::canonicalize(path)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    if let Some(place) = named_at
        && (files.iter().any(is_open) || files.len() >= MAX_DEPTH)
    {
        return Err(vec![Problem::new("policy-circle").at(place.clone())]);
    }
    let opened = FileStore::Disk.open_named(path).and_then(Input::into_file);
    let opened = opened.map_err(|problems| renamed(problems, "no-policy-file"));
    let file = match named_at {
        Some(place) => told_where_named(opened, place)?,
        None => opened?,
    };
    files.push(path.to_path_buf());
    let beside = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    read(&file, &beside, files)
}

/// The same problems, with a code of their own where there is no such file: what to do about that is another thing.
pub fn renamed(problems: Vec<Problem>, code: &'static str) -> Vec<Problem> {
    let named =
        |problem: Problem| if problem.code == "no-such-file" { Problem { code, ..problem } } else { problem };
    problems.into_iter().map(named).collect()
}

/// Reads one file on top of what it extends.
fn read(file: &File, beside: &Path, files: &mut Vec<PathBuf>) -> Result<Raw, Vec<Problem>> {
    let root = super::yaml::parse(file).map_err(|problem| vec![problem])?;
    let reading = Decoder::new(file);
    let raw = raw::read(&reading, &root);
    let problems = reading.into_problems();
    let Some(mut raw) = raw.filter(|_| problems.is_empty()) else { return Err(problems) };
    // It is not what it extends, and is not called so.
    raw.name.get_or_insert_with(|| stem(file.name()));
    let base = match &raw.extends {
        None => return Ok(raw),
        Some(extends) if extends.word == BUILTIN => builtin()?,
        Some(extends) => open(&beside.join(&extends.word), Some(&extends.place), files)?,
    };
    Ok(raw.over(base))
}

/// Fills in what no file says.
fn settle(raw: Raw) -> Policy {
    let confidence = raw.confidence.unwrap_or(CONFIDENCE);
    let setting = |((_, rule), raw): (&(&str, Rule), raw::RawSetting)| {
        let level = raw.level.unwrap_or(if raw.is_named { Gate::Warn } else { Gate::Allow });
        let open = if level == Gate::Allow { Gate::Allow } else { Gate::Warn };
        Setting {
            level,
            inconclusive: raw.inconclusive.unwrap_or(open),
            confidence: raw.confidence.unwrap_or(confidence),
            limit: raw.limit.or(rule.limit().map(|limit| limit.default)).unwrap_or(0.0),
            form: raw.form.unwrap_or_default(),
            roles: raw.roles.unwrap_or_default(),
            sellers: raw.sellers.unwrap_or_default(),
            tasks: raw.tasks.unwrap_or_default(),
        }
    };
    Policy {
        name: raw.name.unwrap_or_else(|| "policy".to_owned()),
        settings: Rule::ALL.iter().zip(raw.rules).map(setting).collect(),
        waivers: raw.waivers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_policy_is_one_in_every_language() {
        let of = |lang| read_policy(&File::new("policy", policy_file(lang))).expect("it is a policy");
        let (en, nb) = (of(Lang::En), of(Lang::Nb));
        assert_eq!(en, nb);
        assert_eq!(en.of(Rule::MustHave).level, Gate::Deny);
        assert!(en.of(Rule::Waste).is_off() && en.of(Rule::KeyPerson).is_off());
    }
}
