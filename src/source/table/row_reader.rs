//! One row as what it says of a person, before it is known to be one.

use std::sync::Arc;

use indexmap::IndexMap;

use super::candidate::Candidate;
use super::cells::{CellValue, is_unknown, shortened, value};
use super::column_map::ColumnMap;
use super::columns::{Column, HoursIn, SellerColumn};
use super::name_columns::words;
use super::options::TableOptions;
use super::row::{Mark, Row};
use super::row_problems::Found;
use crate::domain::{Catalog, Problem, Role, RoleIx, Scale, fold};
use crate::source::decoder::{MAX_NUMBER, MAX_TEXT};
use crate::source::suggest::{suggest, unknown};

/// The longest word that a problem repeats, in characters.
const LONGEST_FOUND: usize = 40;

/// The longest text that may be a word for a score, in bytes.
const LONGEST_WORD: usize = 60;

/// A scale that goes so far may have thousands in its numbers.
pub(super) const THOUSAND: f64 = 1000.0;

/// Reads rows of certain columns.
pub struct RowReader {
    /// The columns.
    pub columns: Vec<Column>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) scale: Scale,
    /// The score of an empty cell.
    pub(super) blank: Option<f64>,
    /// More words for unknown, in lower case.
    pub(super) unknown: Vec<String>,
    /// Words and job titles of the user's own.
    pub(super) map: Arc<ColumnMap>,
    /// Whether no heading may be repeated, in which a name may stand.
    is_discreet: bool,
    /// The column of working time.
    hours: Option<usize>,
    /// The roles by id and by name, folded.
    roles: IndexMap<String, RoleIx>,
    /// The scores that the catalog gives words, on the team's scale.
    levels: IndexMap<String, f64>,
    /// The kinds of scores that were met in each column.
    pub(super) scores_seen: Vec<ScoresSeen>,
    /// Whether plain numbers were met in every column of scores.
    pub(super) all_have_numbers: bool,
    /// Whether somebody has more hours than a week may have, so that 100 hours are no per cent.
    pub(super) has_month_hours: bool,
}

/// The kinds of scores that were met in a column.
#[derive(Clone, Copy, Default)]
pub(super) struct ScoresSeen {
    /// Plain numbers.
    pub numbers: bool,
    /// Words that the catalog has for scores.
    pub words: bool,
    /// Numbers with a per-cent sign.
    pub per_cent: bool,
}

/// Returns a name of its parts, in the column of the first of them. What is called a name is the missing part where the other
/// one is not in it: `Name;Surname`.
fn whole_name(
    named: Option<(usize, String)>,
    first: Option<(usize, &str)>,
    last: Option<(usize, &str)>,
) -> Option<(usize, String)> {
    let Some((at, name)) = named else {
        let (at, _) = first.or(last)?;
        let parts: Vec<&str> = [first, last].into_iter().flatten().map(|(_, part)| part).collect();
        return Some((at, parts.join(" ")));
    };
    let said = words(&name);
    let has_all = |part: &str| words(part).iter().all(|word| said.contains(word));
    Some(match (first, last) {
        (_, Some((_, last))) if !has_all(last) => (at, format!("{name} {last}")),
        (Some((_, first)), _) if !has_all(first) => (at, format!("{first} {name}")),
        _ => (at, name),
    })
}

impl RowReader {
    /// Returns a reader of rows of these columns.
    pub fn new(
        columns: Vec<Column>,
        catalog: Arc<Catalog>,
        scale: Scale,
        options: &TableOptions,
        is_discreet: bool,
    ) -> Self {
        let map = options.map.clone();
        let unknown = options.unknown.iter().chain(&map.unknown);
        let unknown = unknown.map(|word| word.trim().to_lowercase()).collect();
        let blank = options.blank.or(map.blank);
        let mut roles = IndexMap::new();
        // An id before a name of another.
        let ids = catalog.role_ixs().map(|ix| (ix, catalog[ix].id.as_str()));
        let names = catalog.role_ixs().flat_map(|ix| catalog[ix].words().map(move |name| (ix, name)));
        for (ix, word) in ids.chain(names) {
            roles.entry(fold(word)).or_insert(ix);
        }
        let hours = columns.iter().position(|column| matches!(column.holds, SellerColumn::Hours(_)));
        let levels =
            catalog.words.iter().map(|(word, score)| (fold(word), catalog.scale.convert(*score, scale)));
        let levels = levels.collect();
        let scores_seen = vec![ScoresSeen::default(); columns.len()];
        RowReader {
            columns,
            catalog,
            scale,
            blank,
            unknown,
            map,
            is_discreet,
            hours,
            roles,
            levels,
            scores_seen,
            all_have_numbers: false,
            has_month_hours: false,
        }
    }

    /// Returns what a row says. Cells beyond the columns are not read.
    pub fn read(&mut self, row: &Row) -> Candidate {
        let mut said = Candidate::default();
        said.numbers.scores.resize(self.catalog.traits.len(), f64::NAN);
        let (mut first_name, mut last_name) = (None, None);
        for at in 0..self.columns.len() {
            let column = self.columns[at].holds;
            let text = row.cell(at).trim();
            if text.is_empty() {
                if let (SellerColumn::Trait(ix), Some(blank)) = (column, self.blank) {
                    said.numbers.scores[ix.0] = blank;
                    said.blanks += 1;
                }
                continue;
            }
            said.filled.push(at);
            if matches!(column, SellerColumn::Unread | SellerColumn::Ignored) {
                continue;
            }
            if let Some(Mark::Fault(code)) = row.mark(at) {
                // Of a time of day a workbook makes a part of a day.
                let is_time = code == "spreadsheet-date" && matches!(column, SellerColumn::Hours(_));
                let code = if is_time { "hours-as-time" } else { code };
                self.tell(&mut said, Problem::new(code).with("field", self.heading(at)), at, text);
                continue;
            }
            let is_words = !matches!(
                column,
                SellerColumn::Hours(_) | SellerColumn::Trait(_) | SellerColumn::ScoreOf | SellerColumn::Se
            );
            if is_words && text.len() > MAX_TEXT {
                let problem = Problem::new("text-too-long").with("field", self.heading(at));
                said.found.push(Found { problem: problem.with("most", MAX_TEXT), at, word: String::new() });
                continue;
            }
            match column {
                SellerColumn::Id => said.id = Some((at, text.to_owned())),
                SellerColumn::Name => said.name = Some((at, text.to_owned())),
                SellerColumn::FirstName => first_name = Some((at, text)),
                SellerColumn::LastName => last_name = Some((at, text)),
                SellerColumn::Role => said.role = self.role(&mut said, at, text),
                SellerColumn::Hours(unit) => {
                    said.hours = self.hours(&mut said, row, at, unit);
                    self.has_month_hours |= said.hours.is_some_and(|hours| hours > HoursIn::MOST_IN_A_WEEK);
                }
                SellerColumn::Trait(ix) => {
                    if let Some(score) = self.score(&mut said, row, at) {
                        said.numbers.scores[ix.0] = score;
                    }
                }
                SellerColumn::TraitName => said.trait_name = Some((at, text.to_owned())),
                SellerColumn::ScoreOf => {
                    said.rating = self.score(&mut said, row, at).map(|score| (at, score));
                }
                SellerColumn::Rater => said.rater = Some((at, text.to_owned())),
                SellerColumn::Se => said.se = self.error(&mut said, row, at).map(|se| (at, se)),
                SellerColumn::Wishes => said.wishes = self.wishes(&mut said, at, text),
                SellerColumn::Pinned => said.pinned = self.pinned(&mut said, at, text),
                SellerColumn::Ignored | SellerColumn::Unread => {}
            }
        }
        self.check_pin(&mut said, row);
        if first_name.is_some() || last_name.is_some() {
            said.name = whole_name(said.name, first_name, last_name);
        }
        said
    }

    pub(super) fn role(&self, said: &mut Candidate, at: usize, text: &str) -> Option<RoleIx> {
        if self.means_unknown(text) {
            said.unknown.push(at);
            return None;
        }
        let folded = fold(text);
        if let Some(mapped) = self.map.roles.get(&folded) {
            return *mapped;
        }
        if let Some(ix) = self.find_role(text) {
            return Some(ix);
        }
        let roles = &self.catalog.roles;
        let names = roles.iter().flat_map(Role::words);
        let problem = match suggest(text, names) {
            Some(near) => Problem::new("unknown-role").with("word", text).with("near", near),
            None => unknown("unknown-role", text, roles.iter().map(|role| role.id.as_str())),
        };
        said.found.push(Found { problem, at, word: folded });
        None
    }

    /// Returns the role of an id or a name.
    pub(super) fn find_role(&self, text: &str) -> Option<RoleIx> {
        self.roles.get(&fold(text)).copied()
    }

    fn score(&mut self, said: &mut Candidate, row: &Row, at: usize) -> Option<f64> {
        let text = row.cell(at).trim();
        match row.mark(at) {
            Some(Mark::HiddenZero) => {
                self.tell(said, Problem::new("zero-not-shown").with("field", self.heading(at)), at, text);
                return None;
            }
            Some(Mark::FormulaZero) => said.formula_zeros.push(at),
            _ => {}
        }
        let score = match self.value(row, at) {
            CellValue::Unknown => {
                said.unknown.push(at);
                return None;
            }
            CellValue::Fault(code) => {
                let is_word = code == "not-a-number" && is_word(text);
                let code = if is_word { "word-for-score" } else { code };
                self.tell(said, Problem::new(code).with("field", self.heading(at)), at, text);
                return None;
            }
            CellValue::Number(score) => {
                self.scores_seen[at].numbers = true;
                score
            }
            CellValue::Level(score) => {
                self.scores_seen[at].words = true;
                said.levels.push((at, score));
                score
            }
            CellValue::PerCent(score) => {
                let is_hundred = (self.scale.lo(), self.scale.hi()) == (0.0, 100.0);
                let is_one = (self.scale.lo(), self.scale.hi()) == (0.0, 1.0);
                if !is_hundred && !is_one {
                    self.tell(said, Problem::new("per-cent-score").with("field", self.heading(at)), at, text);
                    return None;
                }
                self.scores_seen[at].per_cent = true;
                if is_one { score / 100.0 } else { score }
            }
        };
        let seen = self.scores_seen[at];
        if seen.words && seen.numbers {
            self.tell(said, Problem::new("words-among-numbers").with("field", self.heading(at)), at, text);
            return None;
        }
        if seen.per_cent && seen.numbers {
            self.tell(said, Problem::new("per-cent-mixed").with("field", self.heading(at)), at, text);
            return None;
        }
        if score.abs() > MAX_NUMBER {
            self.tell(said, Problem::new("number-too-large").with("field", self.heading(at)), at, text);
            return None;
        }
        if score.fract() != 0.0 {
            said.numbers.decimals = said.numbers.decimals.max(decimals(text));
        }
        if !self.scale.contains(score) {
            said.is_off_scale = true;
            let problem = Problem::new("score-off-scale").with("trait", self.heading(at));
            let problem =
                problem.with("found", score).with("lo", self.scale.lo()).with("hi", self.scale.hi());
            said.found.push(Found { problem, at, word: text.to_owned() });
        }
        Some(score)
    }

    pub(super) fn value(&self, row: &Row, at: usize) -> CellValue {
        let text = row.cell(at).trim();
        if row.mark(at) == Some(Mark::Number)
            && let Ok(number) = text.parse()
        {
            return CellValue::Number(number);
        }
        if !self.map.words.is_empty()
            && let Some(score) = self.map.words.get(&fold(text))
        {
            return CellValue::Number(*score);
        }
        let said = value(text, self.scale.hi() >= THOUSAND);
        match said {
            CellValue::Fault(_) | CellValue::Number(_) if self.means_unknown(text) => CellValue::Unknown,
            CellValue::Fault(_) if !self.levels.is_empty() => {
                self.levels.get(&fold(text)).map_or(said, |score| CellValue::Level(*score))
            }
            said => said,
        }
    }

    /// Whether a word means unknown: one that was named, or a usual one.
    pub fn means_unknown(&self, text: &str) -> bool {
        let named = !self.unknown.is_empty() && self.unknown.contains(&text.trim().to_lowercase());
        named || !text.starts_with(|c: char| c.is_ascii_digit()) && is_unknown(text)
    }

    /// Returns the name of a column in problems: her own heading, or where it may hold a name ours.
    pub fn heading(&self, at: usize) -> String {
        let Some(column) = self.columns.get(at) else { return String::new() };
        if !self.is_discreet && !column.heading.is_empty() {
            return shortened(&column.heading);
        }
        match column.holds {
            SellerColumn::Trait(ix) => self.catalog[ix].id.clone(),
            SellerColumn::Id => "id".to_owned(),
            SellerColumn::Name | SellerColumn::FirstName | SellerColumn::LastName => "name".to_owned(),
            SellerColumn::Role => "role".to_owned(),
            SellerColumn::TraitName => "trait".to_owned(),
            SellerColumn::ScoreOf => "score".to_owned(),
            SellerColumn::Rater => "rater".to_owned(),
            SellerColumn::Se => "se".to_owned(),
            SellerColumn::Wishes => "wishes".to_owned(),
            SellerColumn::Pinned => "pinned".to_owned(),
            SellerColumn::Hours(_) | SellerColumn::Ignored | SellerColumn::Unread => "hours".to_owned(),
        }
    }

    pub(super) fn tell(&self, said: &mut Candidate, problem: Problem, at: usize, text: &str) {
        let found: String = text.chars().take(LONGEST_FOUND).collect();
        let (lo, hi) = (self.scale.lo(), self.scale.hi());
        let problem = problem.with("found", found.as_str()).with("lo", lo).with("hi", hi);
        said.found.push(Found { problem, at, word: found });
    }

    /// Returns the column of working time.
    pub fn hours_column(&self) -> Option<usize> {
        self.hours
    }

    /// Forgets which numbers were met, to read the same rows anew.
    pub fn forget(&mut self) {
        self.scores_seen.fill(ScoresSeen::default());
        self.all_have_numbers = false;
    }

    /// Whether a column has numbers with a per-cent sign.
    pub fn has_per_cent(&self) -> bool {
        self.scores_seen.iter().any(|seen| seen.per_cent)
    }
}

/// Whether a text that is no number is a word, or a few.
fn is_word(text: &str) -> bool {
    let is_truth = text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    text.len() <= LONGEST_WORD
        && !is_truth
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.parse::<f64>().is_err()
}

/// Returns the number of decimals that are written.
fn decimals(text: &str) -> usize {
    let end = text.trim_end_matches(['%', ' ', '\u{a0}']);
    end.rfind(['.', ',']).map_or(1, |at| end.len() - at - 1)
}
