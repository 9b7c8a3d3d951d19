//! Policies: from YAML files, which may extend each other, to a checked [`Policy`].
//!
//! The rules are not known here: the reader is given the specification of each.

mod raw;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::raw::{Raw, RawSetting};
use super::decoder::Decoder;
use super::file::{File, stem};
use super::file_store::{FileStore, told_where_named};
use super::input::Input;
use crate::domain::Problem;
use crate::domain::policy::{Choice, Policy, PolicySetting, RuleLevel, RuleSpec};

/// The longest chain of policies that extend each other.
const MAX_DEPTH: usize = 16;

/// The word that means the built-in policy.
const BUILTIN: &str = "builtin";

/// An opened policy, and the files that it was read from.
#[derive(Clone, Debug)]
pub struct OpenedPolicy {
    /// The policy.
    pub policy: Policy,
    /// Every file that it was read from: none of them may be overwritten.
    pub files: Vec<PathBuf>,
}

/// Opens a policy and what it extends; without a path, the built-in one.
///
/// # Errors
/// Every problem in the first file that has any.
pub fn open_policy(path: Option<&Path>, rules: &[RuleSpec]) -> Result<OpenedPolicy, Vec<Problem>> {
    open_policy_from(&FileStore::Disk, path, rules)
}

/// Opens a policy as [`open_policy`], from a store that may bound which files it extends.
///
/// # Errors
/// As [`open_policy`].
pub fn open_policy_from(
    store: &FileStore,
    path: Option<&Path>,
    rules: &[RuleSpec],
) -> Result<OpenedPolicy, Vec<Problem>> {
    let mut reader = PolicyReader { store: store.clone(), rules, files: Vec::new() };
    let raw = match path {
        Some(path) => reader.open(path, None)?,
        None => builtin(rules),
    };
    Ok(OpenedPolicy { policy: resolve(raw, rules), files: reader.files })
}

/// Reads a policy from a text; files that it extends are relative to the current folder.
///
/// # Errors
/// Every problem in the text.
pub fn read_policy(file: &File, rules: &[RuleSpec]) -> Result<Policy, Vec<Problem>> {
    let mut reader = PolicyReader { store: FileStore::Disk, rules, files: Vec::new() };
    let raw = reader.read(file, Path::new(""))?;
    Ok(resolve(raw, rules))
}

/// Returns the built-in policy: every rule with the defaults of its specification.
fn builtin(rules: &[RuleSpec]) -> Raw {
    let rules = rules.iter().map(|rule| RawSetting {
        is_named: true,
        level: Some(rule.level),
        inconclusive: rule.inconclusive,
        ..RawSetting::default()
    });
    Raw { name: Some(Policy::BUILTIN_NAME.to_owned()), rules: rules.collect(), ..Raw::default() }
}

/// Returns the name of a policy in messages: its path, or `builtin`.
pub fn policy_name(path: Option<&Path>) -> Arc<str> {
    path.map_or_else(|| BUILTIN.into(), |path| path.to_string_lossy().into())
}

/// Returns the problems with `code` in place of `no-such-file`, since the remedy differs.
pub fn renamed(mut problems: Vec<Problem>, code: &'static str) -> Vec<Problem> {
    for problem in &mut problems {
        if problem.code == "no-such-file" {
            problem.code = code;
        }
    }
    problems
}

/// Reads policy files and remembers which it has opened.
struct PolicyReader<'r> {
    store: FileStore,
    rules: &'r [RuleSpec],
    files: Vec<PathBuf>,
}

impl PolicyReader<'_> {
    /// Opens one file; `named_at` is the place in another file that names it.
    fn open(&mut self, path: &Path, named_at: Option<&crate::domain::Place>) -> Result<Raw, Vec<Problem>> {
        if let Some(place) = named_at
            && (self.has_opened(path) || self.files.len() >= MAX_DEPTH)
        {
            return Err(vec![Problem::new("policy-circle").at(place.clone())]);
        }
        let opened = self.store.open_named(path).and_then(Input::into_file);
        let opened = opened.map_err(|problems| renamed(problems, "no-policy-file"));
        let file = match named_at {
            Some(place) => told_where_named(opened, place)?,
            None => opened?,
        };
        self.files.push(path.to_path_buf());
        let beside = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        self.read(&file, &beside)
    }

    /// Whether a file has been opened, under any name.
    fn has_opened(&self, path: &Path) -> bool {
        let Ok(path) = std::fs::canonicalize(path) else { return false };
        self.files.iter().any(|file| std::fs::canonicalize(file).is_ok_and(|file| file == path))
    }

    /// Reads one file and lays it over what it extends.
    fn read(&mut self, file: &File, beside: &Path) -> Result<Raw, Vec<Problem>> {
        let root = super::yaml::parse(file).map_err(|problem| vec![problem])?;
        let decoder = Decoder::new(file);
        let raw = raw::read(&decoder, &root, self.rules);
        let problems = decoder.into_problems();
        let Some(mut raw) = raw.filter(|_| problems.is_empty()) else { return Err(problems) };
        // A policy without a name does not inherit one from what it extends.
        raw.name.get_or_insert_with(|| stem(Path::new(&**file.name())));
        let base = match &raw.extends {
            None => return Ok(raw),
            Some(extends) if extends.word == BUILTIN => builtin(self.rules),
            Some(extends) => self.open(&beside.join(&extends.word), Some(&extends.place))?,
        };
        Ok(raw.over(base))
    }
}

/// Returns the policy, with defaults for what no file states.
fn resolve(raw: Raw, rules: &[RuleSpec]) -> Policy {
    let confidence = raw.confidence.unwrap_or(Policy::CONFIDENCE);
    let settings = rules.iter().zip(raw.rules).map(|(rule, raw)| resolve_setting(rule, raw, confidence));
    Policy {
        name: raw.name.unwrap_or_else(|| "policy".to_owned()),
        unreviewed: raw.unreviewed.unwrap_or(Policy::UNREVIEWED),
        settings: settings.collect(),
        waivers: raw.waivers,
    }
}

fn resolve_setting(rule: &RuleSpec, raw: RawSetting, confidence: f64) -> PolicySetting {
    let level = raw.level.unwrap_or(if raw.is_named { RuleLevel::Warn } else { RuleLevel::Allow });
    let inconclusive = if level == RuleLevel::Allow { RuleLevel::Allow } else { RuleLevel::Warn };
    PolicySetting {
        level,
        inconclusive: raw.inconclusive.unwrap_or(inconclusive),
        confidence: raw.confidence.unwrap_or(confidence),
        limit: raw.limit.or(rule.limit.map(|limit| limit.default)).unwrap_or(0.0),
        choice: raw.choice.or(rule.choice.map(Choice::default_word)).unwrap_or_default(),
        roles: raw.roles.unwrap_or_default(),
        sellers: raw.sellers.unwrap_or_default(),
        tasks: raw.tasks.unwrap_or_default(),
    }
}
