//! A look at a table, to guess what its columns hold.

use indexmap::IndexMap;

use super::cells::{CellValue, is_number, is_unknown, number_in, value};
use super::column_map::HOLDS;
use super::columns::{Column, SellerColumn, has_names, traits};
use super::heading_row;
use super::likely_trait::likely_trait;
use super::likeness::near_miss;
use super::nobody::statistic;
use super::options::TableOptions;
use super::row::{Row, RowSource};
use crate::domain::{Catalog, Certainty, Place, Problem, Role, SurveyedColumn, TableSurvey, fold};

/// The most rows that are looked at.
const MOST_ROWS: usize = 1_000;

/// The most columns, words and titles that are told.
const MOST: usize = 300;

/// The scores of usual words for levels, as shares of the scale.
const LADDER: [(&str, f64); 22] = [
    ("none", 0.0),
    ("ingen", 0.0),
    ("beginner", 0.2),
    ("novice", 0.2),
    ("nybegynner", 0.2),
    ("low", 0.2),
    ("lav", 0.2),
    ("basic", 0.3),
    ("grunnleggende", 0.3),
    ("intermediate", 0.5),
    ("medium", 0.5),
    ("middels", 0.5),
    ("competent", 0.6),
    ("god", 0.7),
    ("good", 0.7),
    ("advanced", 0.8),
    ("avansert", 0.8),
    ("proficient", 0.8),
    ("high", 0.8),
    ("høy", 0.8),
    ("expert", 0.9),
    ("ekspert", 0.9),
];

/// Looks at a table.
///
/// # Errors
/// It is empty or cannot be read.
pub fn survey(
    mut source: Box<dyn RowSource>,
    catalog: &Catalog,
    options: &TableOptions,
) -> Result<TableSurvey, Vec<Problem>> {
    let mut rows = Vec::new();
    let mut row = Row::default();
    while rows.len() < MOST_ROWS && source.read(&mut row).map_err(|problem| vec![problem])? {
        if !row.is_blank() {
            rows.push(row.clone());
        }
    }
    if rows.is_empty() {
        return Err(vec![Problem::new("empty-file").at(Place::whole(source.name().clone()))]);
    }
    let vocabulary = options.vocabulary(catalog);
    let (known, columns) = heading_row::find(&rows, &vocabulary, options, &*source)?;
    let is_known = options.header_row.is_some() || has_names(&columns) && traits(&columns) > 0;
    let at = if is_known { known } else { likely_headings(&rows) };
    let body = &rows[at + 1..];
    let columns = vocabulary.columns(&rows[at]);
    let people: Vec<&Row> = body.iter().filter(|row| is_person(row)).collect();
    let surveyed = guessed(catalog, &columns, &people);
    let scores = || surveyed.iter().filter(|column| catalog.find_trait(&column.holds).is_some());
    let lowest =
        scores().filter_map(|column| column.numbers).map(|(_, lo, _)| lo).fold(f64::INFINITY, f64::min);
    let highest =
        scores().filter_map(|column| column.numbers).map(|(_, _, hi)| hi).fold(f64::NEG_INFINITY, f64::max);
    let scale =
        likely_scale(lowest, highest).filter(|scale| *scale != (catalog.scale.lo(), catalog.scale.hi()));
    let in_columns = |is: &dyn Fn(&SurveyedColumn) -> bool| -> IndexMap<String, usize> {
        let mut words = IndexMap::new();
        for (at, _) in surveyed.iter().enumerate().filter(|(_, column)| is(column)) {
            for row in &people {
                let text = row.cell(at).trim();
                if !text.is_empty() && !is_number(text) {
                    *words.entry(text.to_owned()).or_insert(0) += 1;
                }
            }
        }
        words.truncate(MOST);
        words
    };
    let said = in_columns(&|column| catalog.find_trait(&column.holds).is_some());
    let (lo, hi) = scale.unwrap_or((catalog.scale.lo(), catalog.scale.hi()));
    let (unknown, words): (Vec<_>, Vec<_>) = said.into_keys().partition(|word| is_unknown(word));
    let words = words.into_iter().map(|word| {
        let share = LADDER.iter().find(|(known, _)| *known == fold(&word)).map(|(_, share)| share);
        let score = share.map(|share| ((lo + share * (hi - lo)) * 10.0).round() / 10.0);
        (word, score)
    });
    let titles = in_columns(&|column| column.holds == "role");
    let titles = titles.into_iter().filter_map(|(title, rows)| title_of(catalog, title, rows));
    Ok(TableSurvey {
        header_row: rows[at].line(),
        has_titles: at > 0,
        rows: people.len(),
        words: words.collect(),
        titles: titles.collect(),
        columns: surveyed,
        scale,
        unknown,
    })
}

/// Returns the first row that is as full as rows are, and has no numbers.
fn likely_headings(rows: &[Row]) -> usize {
    let filled = |row: &Row| row.cells().filter(|cell| !cell.trim().is_empty()).count();
    let most = rows.iter().take(30).map(filled).max().unwrap_or(0);
    let mut looked_at = rows.iter().take(30);
    looked_at
        .position(|row| filled(row) * 2 > most && !row.cells().any(|cell| is_number(cell.trim())))
        .unwrap_or(0)
}

fn is_person(row: &Row) -> bool {
    row.cells().find(|cell| !cell.trim().is_empty()).is_some_and(|label| statistic(label).is_none())
}

/// Returns the columns with what each holds, guessed where its heading does not say.
fn guessed(catalog: &Catalog, columns: &[Column], people: &[&Row]) -> Vec<SurveyedColumn> {
    let mut surveyed: Vec<SurveyedColumn> = Vec::new();
    for (at, column) in columns.iter().enumerate().take(MOST) {
        let (mut numbers, mut words, mut example) = (None, 0, String::new());
        for cell in people.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()) {
            match value(cell, false) {
                CellValue::Number(number) | CellValue::PerCent(number) => {
                    let (count, lo, hi) = numbers.unwrap_or((0, number, number));
                    numbers = Some((count + 1, number.min(lo), number.max(hi)));
                }
                _ => {
                    words += 1;
                    if example.is_empty() {
                        example = cell.chars().take(40).collect();
                    }
                }
            }
        }
        let (holds, certainty) = match word_for(catalog, column.holds) {
            Some(word) => (word, Certainty::Known),
            None => ("ignore".to_owned(), Certainty::Unknown),
        };
        surveyed.push(SurveyedColumn {
            heading: column.heading.clone(),
            holds,
            certainty,
            numbers,
            words,
            example,
        });
    }
    let is_named = surveyed
        .iter()
        .any(|column| ["id", "name", "first_name", "last_name"].contains(&column.holds.as_str()));
    if !is_named
        && let Some(at) = (0..surveyed.len())
            .find(|at| names_people(people, *at) && surveyed[*at].certainty == Certainty::Unknown)
    {
        "name".clone_into(&mut surveyed[at].holds);
        surveyed[at].certainty = Certainty::Guessed;
    }
    let most = usual_highest(&surveyed);
    for at in 0..surveyed.len() {
        let column = &surveyed[at];
        let holds_scores =
            column.numbers.is_some_and(|(count, _, highest)| count >= column.words && highest <= most);
        if column.certainty != Certainty::Unknown || !holds_scores {
            continue;
        }
        let likely = likely_trait(catalog, &column.heading);
        // Where the likeliest is taken, no other is: a person knows what it is.
        if let Some(ix) = likely.filter(|ix| !surveyed.iter().any(|other| other.holds == catalog[*ix].id))
            && !counts_rows(people, at)
        {
            surveyed[at].holds.clone_from(&catalog[ix].id);
            surveyed[at].certainty = Certainty::Guessed;
        }
    }
    surveyed
}

/// Returns the highest number that a score may be: where most columns of numbers end at 10, one that ends at 100 holds
/// something else.
fn usual_highest(surveyed: &[SurveyedColumn]) -> f64 {
    let mut ends: Vec<f64> =
        surveyed.iter().filter_map(|column| column.numbers).map(|(_, _, highest)| highest).collect();
    ends.sort_by(f64::total_cmp);
    match ends.get(ends.len() / 2) {
        Some(middle) if *middle <= 10.0 => 10.0,
        _ => f64::INFINITY,
    }
}

/// Whether a column numbers the rows: 1, 2, 3.
fn counts_rows(people: &[&Row], at: usize) -> bool {
    let numbers: Vec<f64> = people.iter().filter_map(|row| number_in(row.cell(at).trim())).collect();
    numbers.len() > 2
        && numbers.len() == people.len()
        && numbers.windows(2).all(|pair| (pair[1] - pair[0] - 1.0).abs() < 1e-9)
}

fn word_for(catalog: &Catalog, holds: SellerColumn) -> Option<String> {
    match holds {
        SellerColumn::Trait(ix) => Some(catalog[ix].id.clone()),
        SellerColumn::Unread => None,
        holds => HOLDS.iter().find(|(_, other)| *other == holds).map(|(word, _)| (*word).to_owned()),
    }
}

/// Whether a column holds a different word of letters in nearly every row.
fn names_people(people: &[&Row], at: usize) -> bool {
    let cells: Vec<&str> =
        people.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()).collect();
    let different: std::collections::BTreeSet<&&str> = cells.iter().collect();
    let letters = cells.iter().filter(|cell| cell.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c)));
    !cells.is_empty() && letters.count() * 10 >= cells.len() * 9 && different.len() * 10 >= cells.len() * 8
}

/// Returns the usual scale that holds these scores most closely.
fn likely_scale(lowest: f64, highest: f64) -> Option<(f64, f64)> {
    let lo = if lowest >= 1.0 { 1.0 } else { 0.0 };
    match highest {
        hi if !hi.is_finite() || lowest < 0.0 => None,
        hi if hi <= 1.0 => Some((0.0, 1.0)),
        hi if hi <= 5.0 => Some((lo, 5.0)),
        hi if hi <= 10.0 => Some((0.0, 10.0)),
        hi if hi <= 100.0 => Some((0.0, 100.0)),
        _ => None,
    }
}

/// Returns a job title that is no role, with the role most like it.
fn title_of(catalog: &Catalog, title: String, rows: usize) -> Option<(String, usize, Option<String>)> {
    let folded = fold(&title);
    let mut words = catalog.roles.iter().flat_map(Role::words);
    if words.any(|word| fold(word) == folded) {
        return None;
    }
    let role = catalog.roles.iter().find(|role| role.words().any(|word| is_near(&folded, &fold(word))));
    Some((title, rows, role.map(|role| role.id.clone())))
}

/// Whether a title is nearly that of a role, or has its words in it.
fn is_near(title: &str, role: &str) -> bool {
    near_miss(title, std::iter::once(role)).is_some() || has_words(title, role)
}

/// Whether a title has the words of a role in it: senior kundeansvarlig.
fn has_words(title: &str, role: &str) -> bool {
    let split =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let (title, role) = (split(title), split(role));
    title.windows(role.len()).any(|words| words == role)
}
