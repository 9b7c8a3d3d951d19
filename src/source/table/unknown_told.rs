//! What a line or a heading says of a number that is no score: `0 = not rated`.

use super::cells::{is_unknown, number_in};
use super::columns::{MOST_LOOKED_AT, SellerColumn};
use super::row::{Row, RowSource};
use super::row_reader::RowReader;
use crate::domain::Problem;

/// Words for scores that nobody has given, in any part of a line. Those of cells are known as well.
const SAID_OF_UNKNOWN: [&str; 46] = [
    "not rated",
    "not scored",
    "not assessed",
    "not observed",
    "not applicable",
    "not known",
    "not answered",
    "not seen",
    "no answer",
    "no rating",
    "no data",
    "don't know",
    "dont know",
    "do not know",
    "does not know",
    "didn't see",
    "unrated",
    "unable to rate",
    "ikke vurdert",
    "ikke skåret",
    "ikke observert",
    "ikke aktuel",
    "ikke relevant",
    "ikke besvart",
    "ikke kjent",
    "ikke sett",
    "ikke svart",
    "ikke vet",
    "vet ikke",
    "vet ei",
    "ukjent",
    "uvurdert",
    "ingen vurdering",
    "ved ikke",
    "ikke vurderet",
    "ej bedöm",
    "inte bedöm",
    "vet ej",
    "vet inte",
    "nicht bewertet",
    "nicht beurteilt",
    "keine angabe",
    "weiß nicht",
    "non évalué",
    "ne sait pas",
    "niet beoordeeld",
];

/// Words for 0.
const ZERO: [&str; 4] = ["zero", "null", "nought", "noll"];

/// Words between a number and what it means.
const MEANS: [&str; 7] = ["means", "mean", "betyr", "betyder", "bedeutet", "betekent", "signifie"];

/// Words before a number that is to be written.
const WRITE: [&str; 9] = ["use", "write", "enter", "put", "give", "bruk", "skriv", "sett", "gi"];

/// The longest line that is looked at, in bytes: a longer one is prose.
const LONGEST: usize = 400;

/// The longest word for unknown that stands alone behind a number: `0 = n/a`.
const LONGEST_WORD: usize = 12;

/// Returns the problems of rows above the headings, and of headings of traits, that say that a score stands for unknown.
pub fn doubts(titles: &[Row], headings: &Row, reader: &RowReader, source: &dyn RowSource) -> Vec<Problem> {
    let above = titles.iter().filter_map(|row| Some(of_row(row, reader)?.at(source.place(row, 0))));
    let mut problems: Vec<Problem> = above.collect();
    for (at, column) in reader.columns.iter().enumerate().take(MOST_LOOKED_AT) {
        if matches!(column.holds, SellerColumn::Trait(_)) {
            let problem = of_text(headings.cell(at), reader);
            problems.extend(problem.map(|problem| problem.at(source.place(headings, at))));
        }
    }
    problems
}

/// Returns the problem of a row that is not read and says that a score stands for unknown.
pub fn of_row(row: &Row, reader: &RowReader) -> Option<Problem> {
    let cells = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    of_text(&cells.collect::<Vec<_>>().join(" "), reader)
}

/// Returns the problem of a text that says so.
fn of_text(text: &str, reader: &RowReader) -> Option<Problem> {
    let number = number_for_unknown(text).filter(|number| reader.scale.contains(*number))?;
    let is_known = reader.means_unknown(&number.to_string());
    (!is_known).then(|| Problem::new("score-means-unknown").with("score", number).with("word", text))
}

/// Returns the number that a text says is none.
fn number_for_unknown(text: &str) -> Option<f64> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
    lower.split([',', ';', '|', '(', ')', '[', ']', '\n', '–', '—']).find_map(of_part)
}

/// The same of a part of a text that says one thing: a number, and behind a sign or a word what it means.
fn of_part(part: &str) -> Option<f64> {
    let at = part.find(|c: char| c.is_ascii_digit());
    if let Some(from) = at {
        let (before, from) = part.split_at(from);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, rest) = (number_in(&from[..end])?, from[end..].trim_start());
        let meant = rest.strip_prefix(['=', ':', '-']);
        let is_told = meant.is_some()
            || rest.split_whitespace().next().is_some_and(|word| MEANS.contains(&word))
            || before.split_whitespace().any(|word| WRITE.contains(&word));
        return (is_told && says_unknown(meant.unwrap_or(rest))).then_some(number);
    }
    let mut words = part.split_whitespace().skip_while(|word| !ZERO.contains(word)).skip(1);
    let is_told = words.next().is_some_and(|word| word == "=" || MEANS.contains(&word));
    (is_told && says_unknown(part)).then_some(0.0)
}

/// Whether words say that a score was not given.
fn says_unknown(words: &str) -> bool {
    let alone = words.trim();
    SAID_OF_UNKNOWN.iter().any(|unknown| words.contains(unknown))
        || alone.len() <= LONGEST_WORD && alone.contains(char::is_alphabetic) && is_unknown(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_say_which_number_is_none() {
        for (text, number) in [
            ("0 = not rated", 0.0),
            ("Scale 1-10, 0 = not observed", 0.0),
            ("0=N/A, 1=low, 10=high", 0.0),
            ("NB! 0 betyr at vi ikke vet", 0.0),
            ("0: ikke vurdert", 0.0),
            ("Bruk 0 hvis du ikke vet", 0.0),
            ("Zero means that the manager has not seen it", 0.0),
            ("Thick skin (0 = not rated)", 0.0),
            ("9 = don’t know", 9.0),
            ("1 = ikke vurdert, 2-10 = skår", 1.0),
            ("6 - not applicable", 6.0),
        ] {
            assert_eq!(number_for_unknown(text), Some(number), "{text}");
        }
    }

    #[test]
    fn most_lines_with_numbers_say_no_such_thing() {
        for text in [
            "3 sellers not rated",
            "0 missing",
            "Scale: 0 = low, 10 = high",
            "Scale 0-10",
            "Empty = not rated, 0 = weak",
            "2 = sometimes not",
            "Not rated: 3",
            "- = not rated",
        ] {
            assert_eq!(number_for_unknown(text), None, "{text}");
        }
    }
}
