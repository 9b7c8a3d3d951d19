//! A map of a table's columns, to correct and to read the table with.

use super::texts::{Arg, Texts};
use super::yaml_word::yaml_word;
use crate::domain::{Certainty, SurveyedColumn, TableSurvey};

/// Returns the map that a look at a table gives, as YAML with a remark beside each guess.
pub fn column_map(texts: &Texts, survey: &TableSurvey, file: &str) -> String {
    let file = ("file", Arg::Word(file.to_owned()));
    let mut map = String::new();
    for line in texts.say("columns-opening", &[file, ("rows", Arg::Count(survey.rows))]).lines() {
        map.push_str(&format!("# {line}\n"));
    }
    if survey.has_titles {
        map.push_str(&format!("header_row: {}\n", survey.header_row));
    }
    if let Some((lo, hi)) = survey.scale {
        map.push_str(&format!("scale: [{lo}, {hi}]    # {}\n", texts.word("columns-scale")));
    }
    map.push_str("columns:\n");
    for column in survey.columns.iter().filter(|column| !column.heading.is_empty()) {
        let pair = format!("  {}: {}", yaml_word(&column.heading), column.holds);
        map.push_str(&format!("{pair:<44}  # {}\n", remark(texts, column)));
    }
    if !survey.words.is_empty() {
        map.push_str(&format!("# {}\nwords:\n", texts.word("columns-words")));
        for (word, score) in &survey.words {
            match score {
                Some(score) => map.push_str(&format!("  {}: {score}\n", yaml_word(word))),
                None => map.push_str(&format!("  # {}: \n", yaml_word(word))),
            }
        }
    }
    if !survey.unknown.is_empty() {
        let words: Vec<String> = survey.unknown.iter().map(|word| yaml_word(word)).collect();
        map.push_str(&format!("unknown: [{}]\n", words.join(", ")));
    }
    if !survey.titles.is_empty() {
        map.push_str(&format!("# {}\nroles:\n", texts.word("columns-titles")));
        for (title, rows, role) in &survey.titles {
            let rows = texts.say("columns-rows", &[("rows", Arg::Count(*rows))]);
            let pair = format!("  {}: {}", yaml_word(title), role.as_deref().unwrap_or("ignore"));
            map.push_str(&format!("{pair:<44}  # {rows}\n"));
        }
    }
    map
}

fn remark(texts: &Texts, column: &SurveyedColumn) -> String {
    let how = texts.word(match column.certainty {
        Certainty::Known => "columns-known",
        Certainty::Guessed => "columns-guessed",
        Certainty::Unknown => "columns-unknown",
    });
    let mut parts = vec![how];
    if let Some((count, lo, hi)) = column.numbers {
        let (lo, hi) = (Arg::PlainNumber(lo), Arg::PlainNumber(hi));
        parts.push(texts.say("columns-numbers", &[("count", Arg::Count(count)), ("lo", lo), ("hi", hi)]));
    }
    if column.words > 0 {
        let example = ("example", Arg::word(column.example.as_str()));
        parts.push(texts.say("columns-texts", &[("count", Arg::Count(column.words)), example]));
    }
    parts.join("; ").replace('\n', " ")
}
