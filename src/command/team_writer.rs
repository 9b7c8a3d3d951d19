//! A team written anew: as YAML or as a workbook, read again and held against the team before it is kept.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf, absolute};
use std::sync::Arc;

use super::common::Common;
use super::output::Console;
use super::refusal::{Refusal, refuse};
use crate::domain::{Catalog, Place, Problem, Seller, WrittenTeam};
use crate::render::{DrawError, Format, draw_form};
use crate::source::{Opened, read_written};
use crate::view::{FormLabels, Texts, team_form, team_yaml};

/// The endings of a team file.
const YAML: [&str; 2] = ["yaml", "yml"];

/// What a team is written as.
#[derive(Clone, Copy, PartialEq)]
pub enum Target {
    /// A team file.
    Yaml,
    /// A workbook to fill in.
    Workbook,
}

/// Returns the team with all that its file says, and notes about it. `team` is the name of its file, and `catalog` the catalog
/// that is to be named in place of its own.
///
/// # Errors
/// Every problem of its sellers.
pub fn written_team(
    team: &Path,
    catalog: Option<&Path>,
    output: Option<&Path>,
    opened: Opened,
) -> Result<(WrittenTeam, Vec<Problem>), Vec<Problem>> {
    let Opened {
        team: of, sellers, mut notes, named_catalog, own_catalog, states_motion, states_scale, ..
    } = opened;
    let later = sellers.later();
    let sellers: Vec<Seller> = sellers.collect::<Result<_, _>>()?;
    notes.extend(later.take());
    let folder = output.and_then(Path::parent).unwrap_or(Path::new(""));
    let is_beside = output.is_some() && team.parent() == Some(folder);
    let catalog = match (catalog, named_catalog) {
        (Some(path), _) if path.is_absolute() || output.is_none() => {
            Some(path.to_string_lossy().into_owned())
        }
        (Some(path), _) => Some(path_from(folder, path)),
        (None, Some(named)) if is_beside || Path::new(&named).is_absolute() => Some(named),
        (None, _) if output.is_none() => own_catalog.map(|path| path.to_string_lossy().into_owned()),
        (None, _) => own_catalog.map(|path| path_from(folder, &path)),
    };
    Ok((WrittenTeam { team: of, states_motion, states_scale, catalog, sellers }, notes))
}

/// Returns a note where a team file has comments, for which there is no place.
pub fn lost_comments(team: &Path) -> Option<Problem> {
    let is_yaml = team.extension().is_some_and(|ending| YAML.iter().any(|yaml| ending == *yaml));
    let text = fs::read_to_string(team).ok().filter(|_| is_yaml)?;
    let count = text.lines().filter(|line| line.trim_start().starts_with('#')).count();
    let place = Place::whole(team.to_string_lossy().into());
    let note = Problem::new("comments-left-out").with("count", count).at(place).note();
    // The first line of a file of ours says where it comes from.
    (count > 1 || count == 1 && !text.starts_with("# ")).then_some(note)
}

/// Writes a team where `--output` says.
///
/// # Errors
/// Something of it would be lost, the file exists, or it cannot be written.
pub fn write_team(
    target: Target,
    catalog: &Arc<Catalog>,
    written: &WrittenTeam,
    notes: &[Problem],
    console: &mut Console<'_>,
) -> anyhow::Result<()> {
    let texts = console.texts();
    match target {
        Target::Yaml => {
            let text = as_yaml(&texts, catalog, written)?;
            console.notes(notes);
            console.write_yaml(&text, |_| false)
        }
        Target::Workbook => {
            let bytes = as_workbook(&texts, catalog, written)?;
            console.notes(notes);
            console.write_workbook(&bytes)
        }
    }
}

/// Returns what is to be written, by the ending of `--output`, else by `--format`.
pub fn target(common: &Common) -> anyhow::Result<Target> {
    let ending = common.output.as_deref().and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    let by_ending = match &ending {
        Some(ending) if YAML.iter().any(|yaml| ending == *yaml) => Some(Target::Yaml),
        Some(ending) if ending == "xlsx" => Some(Target::Workbook),
        _ => None,
    };
    match (common.format, by_ending) {
        (Some(Format::Xlsx), Some(Target::Workbook) | None) => Ok(Target::Workbook),
        (None, Some(target)) => Ok(target),
        (None, None) if common.output.as_deref().is_none_or(|path| path == Path::new("-")) => {
            Ok(Target::Yaml)
        }
        _ => {
            let problem = Problem::new("team-format");
            let name = common.output.as_deref().map(|path| Place::whole(path.to_string_lossy().into()));
            Err(refuse(if let Some(name) = name { problem.at(name) } else { problem }))
        }
    }
}

fn as_yaml(texts: &Texts, catalog: &Arc<Catalog>, written: &WrittenTeam) -> anyhow::Result<String> {
    let mixed = written.sellers.iter().find_map(|seller| {
        let scored = catalog.traits.iter().zip(&seller.scores);
        let mut scored = scored.filter_map(|(of, score)| Some((of, score.as_ref()?)));
        let of = scored.find(|(_, score)| {
            let named = score.ratings.iter().filter(|rating| rating.rater.is_some()).count();
            named > 0 && named < score.ratings.len()
        });
        of.map(|(of, _)| (seller.id.clone(), of.id.clone()))
    });
    if let Some((seller, of)) = mixed {
        return Err(refuse(Problem::new("mixed-ratings").with("seller", seller).with("trait", of)));
    }
    let text = team_yaml(texts, catalog, written);
    match lost(written, "team.yaml", text.as_bytes(), catalog) {
        None => Ok(text),
        Some(problem) => Err(refuse(problem)),
    }
}

fn as_workbook(texts: &Texts, catalog: &Arc<Catalog>, written: &WrittenTeam) -> anyhow::Result<Vec<u8>> {
    let mut problem = None;
    for labels in [FormLabels::Names, FormLabels::Ids] {
        let mut bytes = Vec::new();
        draw_form(&team_form(texts, catalog, written, labels), &mut bytes).map_err(refused)?;
        match lost(written, "team.xlsx", &bytes, catalog) {
            None => return Ok(bytes),
            found => problem = problem.or(found),
        }
    }
    Err(refuse(problem.unwrap_or_else(|| Problem::new("not-carried"))))
}

/// Returns why a form cannot be drawn.
pub fn refused(error: DrawError) -> anyhow::Error {
    match error {
        DrawError::Stopped(problems) => Refusal(problems).into(),
        DrawError::Io(error) => error.into(),
    }
}

/// Returns what is lost when these bytes are read again; `None` where nothing is.
fn lost(written: &WrittenTeam, name: &str, bytes: &[u8], catalog: &Arc<Catalog>) -> Option<Problem> {
    let problem = |seller: Option<&str>, what: &str| {
        let problem = Problem::new("not-carried").with("field", what);
        match seller {
            Some(seller) => problem.with("seller", seller),
            None => problem.with("seller", "-"),
        }
    };
    let read = read_written(name, bytes.to_vec(), catalog.clone()).and_then(|opened| {
        let Opened { team, sellers, named_catalog, states_motion, states_scale, .. } = opened;
        let sellers = sellers.collect::<Result<Vec<Seller>, _>>()?;
        Ok(WrittenTeam { team, states_motion, states_scale, catalog: named_catalog, sellers })
    });
    match read {
        Ok(read) => written.difference(&read).map(|(seller, what)| problem(seller.as_deref(), what)),
        Err(problems) => {
            let row = problems.first().and_then(|problem| problem.place.as_ref()).map(|place| place.line);
            let seller = row.and_then(|row| written.sellers.get(row.checked_sub(2)?));
            let code = problems.first().map_or("", |problem| problem.code);
            Some(problem(seller.map(|seller| seller.id.as_str()), code))
        }
    }
}

/// Returns a path as it is written in a file of a folder.
pub fn path_from(folder: &Path, path: &Path) -> String {
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(from), Ok(to)) = (absolute(folder), absolute(path)) else { return shown(path) };
    let (from, to) = (plain(&from), plain(&to));
    let common = from.iter().zip(&to).take_while(|(one, two)| one == two).count();
    let up = from[common..].iter().map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to[common..].iter().copied()).collect();
    if way.as_os_str().is_empty() { ".".to_owned() } else { shown(&way) }
}

/// Returns the parts of an absolute path without `..`.
fn plain(path: &Path) -> Vec<Component<'_>> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = parts.pop(),
            Component::CurDir => {}
            part => parts.push(part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_from_the_folder_of_the_file() {
        let from = |folder: &str, path: &str| path_from(Path::new(folder), Path::new(path));
        assert_eq!(from("", "../roles"), "../roles");
        assert_eq!(from("out", "a/../roles"), "../roles");
        assert_eq!(from("a/b", "a/c.yaml"), "../c.yaml");
        assert_eq!(from("a", "a"), ".");
        assert_eq!(from("/a/b", "/a/roles"), "../roles");
    }
}
