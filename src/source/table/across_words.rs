//! Words above columns in a table with people across that name no person: periods, raters, states and measures.

use super::cells::number_in;
use super::name_columns::words;
use crate::domain::{Rater, fold};

/// Words of a period or a rater before a number or a letter: `Round 1`, `Observer A`.
const NUMBERED: [&str; 18] = [
    "round",
    "runde",
    "week",
    "uke",
    "quarter",
    "kvartal",
    "month",
    "måned",
    "wave",
    "phase",
    "fase",
    "måling",
    "measurement",
    "rater",
    "observer",
    "vurderer",
    "assessor",
    "reviewer",
];

/// Words of which a heading that names nobody may be made up.
const STATES: [&str; 28] = [
    "before",
    "after",
    "før",
    "etter",
    "training",
    "course",
    "coaching",
    "opplæring",
    "opplæringen",
    "kurs",
    "kurset",
    "current",
    "desired",
    "state",
    "actual",
    "planned",
    "plan",
    "nåværende",
    "ønsket",
    "situasjon",
    "men",
    "women",
    "menn",
    "kvinner",
    "juniors",
    "seniors",
    "juniorer",
    "seniorer",
];

/// Words that beside each other, or beside a rater, say whose view it is.
const OF_VIEWS: [&str; 8] = ["my", "own", "view", "others", "peers", "egen", "min", "andres"];

/// Words that no name has.
const OF_MEASURES: [&str; 10] = [
    "profile",
    "stillingskrav",
    "stillingsprofil",
    "jobbkrav",
    "jobbprofil",
    "percent",
    "prosent",
    "needed",
    "possible",
    "potential",
];

/// Months by their first letters, in order, in either language.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar"],
    &["feb", "february", "februar"],
    &["mar", "march", "mars"],
    &["apr", "april"],
    &["may", "mai"],
    &["jun", "june", "juni"],
    &["jul", "july", "juli"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "okt", "october", "oktober"],
    &["nov", "november"],
    &["dec", "des", "december", "desember"],
];

/// From how many months in order on they need not follow each other at once.
const SURELY_MONTHS: usize = 3;

/// Whether what stands above a column is a period, a rater, a state or a measure.
pub fn names_no_person(word: &str) -> bool {
    let said = words(word);
    let folded = fold(word);
    let is_state = !said.is_empty() && said.iter().all(|word| STATES.contains(&word.as_str()));
    let is_numbered = matches!(said.as_slice(), [head, tail]
        if NUMBERED.contains(&head.as_str()) && (tail.chars().count() == 1 || number_in(tail).is_some()));
    let is_view = said.len() > 1
        && said.iter().any(|word| OF_VIEWS.contains(&word.as_str()))
        && said.iter().all(|word| OF_VIEWS.contains(&word.as_str()) || Rater::USUAL.contains(&word.as_str()));
    let is_quarter = ["q1", "q2", "q3", "q4"].contains(&folded.as_str());
    let is_transition = ["as-is", "to-be", "as is", "to be"].contains(&folded.as_str());
    let is_rater = ["(rater)", "(observer)", "(vurderer)"].iter().any(|aside| folded.ends_with(aside));
    let is_measure = said.iter().any(|word| OF_MEASURES.contains(&word.as_str()));
    is_numbered || is_state || is_view || is_quarter || is_transition || is_rater || is_measure
}

/// Whether all these are months in order. April, May and June are names as well, beside any other.
pub fn are_months(headings: &[&str]) -> bool {
    let months: Option<Vec<usize>> = headings
        .iter()
        .map(|heading| {
            let folded = fold(heading);
            MONTHS.iter().position(|month| month.contains(&folded.trim_end_matches('.')))
        })
        .collect();
    months.is_some_and(|months| {
        months.len() > 1
            && months
                .windows(2)
                .all(|pair| pair[1] == pair[0] + 1 || pair[1] > pair[0] && months.len() >= SURELY_MONTHS)
    })
}
