//! Headings that may not mean what they seem to: another person, another measure, or another scale.
//!
//! A note is not enough here, since the scores of one person would be read as another's, or years as scores. What the user
//! says of her own headings is not doubted.

use indexmap::IndexMap;

use super::cells::{is_number, number_in};
use super::columns::{Column, MOST_LOOKED_AT, SellerColumn, Vocabulary};
use super::heading_doubt_words::{
    BESIDE_MEASURES, BESIDE_SCALES, HIGH, LOW, NO_NAMES, OF_FORMS, OF_LEADERS, OF_NOBODY, OF_OTHER_THINGS,
    OF_THE_RATED, OTHER_MEASURES,
};
use super::row::Row;
use crate::domain::{Problem, Scale, fold};

/// The most headings that are doubted in one run.
const MOST: usize = 20;

/// The largest number that an end of a scale may be in a heading; above it are years.
const LARGEST_END: f64 = 100.0;

/// The longest name of a person, in words.
const LONGEST_NAME: usize = 4;

/// Returns what is doubtful about the headings of a table, each with its column. `people` are the first rows below them.
pub fn doubts(
    columns: &[Column],
    people: &[Row],
    vocabulary: &Vocabulary,
    scale: Scale,
) -> Vec<(usize, Problem)> {
    let mut found: Vec<(usize, Problem)> = two_people(columns, people, vocabulary).into_iter().collect();
    for (at, column) in columns.iter().enumerate() {
        if column.heading.is_empty() || vocabulary.is_mapped(&column.heading) {
            continue;
        }
        let doubt = match column.holds {
            SellerColumn::Trait(_) if vocabulary.is_known(&column.heading) => None,
            SellerColumn::Trait(_) => person_in_heading(column).or_else(|| other_measure(column, scale)),
            SellerColumn::Unread if at < MOST_LOOKED_AT => second_column(at, columns, people, vocabulary),
            _ => None,
        };
        found.extend(doubt.map(|problem| (at, problem)));
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Whether the column `at` holds numbers in some of these rows.
pub fn holds_numbers(people: &[Row], at: usize) -> bool {
    people.iter().any(|row| is_number(row.cell(at).trim()))
}

/// The problem of a second column of names that may be those of the people who are rated.
fn two_people(columns: &[Column], people: &[Row], vocabulary: &Vocabulary) -> Option<(usize, Problem)> {
    if vocabulary.says_who() || columns.len() > MOST_LOOKED_AT {
        return None;
    }
    let find = |holds: SellerColumn| columns.iter().position(|column| column.holds == holds);
    let named = find(SellerColumn::Name)
        .or_else(|| find(SellerColumn::FirstName))
        .or_else(|| find(SellerColumn::Id))?;
    let is_form = columns.iter().any(|column| OF_FORMS.contains(&fold(&column.heading).as_str()));
    for (at, column) in columns.iter().enumerate() {
        if column.holds != SellerColumn::Unread || column.heading.is_empty() {
            continue;
        }
        let is_asked = names_the_rated(&column.heading);
        let is_meant = is_asked || vocabulary.is_name(&column.heading) && differ(people, at);
        let is_open = is_form && !has_word(&column.heading, &OF_OTHER_THINGS) || asks(&column.heading);
        if !has_word(&column.heading, &OF_LEADERS)
            && (is_meant && holds_names(people, at) || is_open && holds_full_names(people, at))
            && are_others(people, named, at)
        {
            let problem = Problem::new("two-name-columns").with("column", columns[named].heading.as_str());
            let problem = problem.with("shared", shared_names(people, named));
            return Some((at, problem.with("other", column.heading.as_str())));
        }
    }
    None
}

fn words(heading: &str) -> Vec<String> {
    let folded = fold(heading);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a heading asks who is rated; `rated by` asks who rates.
fn names_the_rated(heading: &str) -> bool {
    let words = words(heading);
    let is_rater = words.windows(2).any(|pair| ["by", "av"].contains(&pair[1].as_str()));
    let is_only_rater = words.len() == 1 && words[0] == "vurderer";
    !is_rater && !is_only_rater && words.iter().any(|word| OF_THE_RATED.contains(&word.as_str()))
}

/// Whether a heading is the number of a question of a form: Q1.
fn asks(heading: &str) -> bool {
    let folded = fold(heading);
    let digits = folded.strip_prefix('q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_word(heading: &str, among: &[&str]) -> bool {
    words(heading).iter().any(|word| among.contains(&word.as_str()))
}

/// The cells of a column that hold something.
fn filled(people: &[Row], at: usize) -> Vec<&str> {
    people.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()).collect()
}

/// Whether the cells of a column are not all the same.
fn differ(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    cells.len() < 2 || cells.iter().any(|cell| *cell != cells[0])
}

/// Whether a column holds names of people in nearly every row that is filled.
fn holds_names(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    let names = cells.iter().filter(|cell| is_name(cell)).count();
    let is_of_people = !cells.iter().any(|cell| OF_NOBODY.contains(&fold(cell).as_str()));
    is_of_people && names > 0 && names * 5 >= cells.len() * 4 && cells.len() * 2 >= people.len()
}

/// The same of names of several words.
fn holds_full_names(people: &[Row], at: usize) -> bool {
    let cells = filled(people, at);
    let full = cells.iter().filter(|cell| cell.split_whitespace().count() > 1).count();
    holds_names(people, at) && differ(people, at) && full * 2 >= cells.len()
}

/// Whether a text looks like the name of a person: a few words of letters that begin with a capital.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    (1..=LONGEST_NAME).contains(&words.len())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && text.chars().any(char::is_lowercase)
        && is_capital(&&words[0])
        && words.iter().filter(is_capital).count() + 1 >= words.len()
}

/// Whether two columns name different people: in most rows neither name is part of the other.
fn are_others(people: &[Row], one: usize, other: usize) -> bool {
    let differ = people.iter().filter(|row| {
        let (one, other) = (fold(row.cell(one)), fold(row.cell(other)));
        !other.is_empty() && (one.is_empty() || !one.contains(&other) && !other.contains(&one))
    });
    differ.count() * 2 > people.len()
}

/// How many names stand in several rows of a column.
fn shared_names(people: &[Row], at: usize) -> usize {
    let mut rows: IndexMap<String, usize> = IndexMap::new();
    for name in people.iter().map(|row| fold(row.cell(at))).filter(|name| !name.is_empty()) {
        *rows.entry(name).or_default() += 1;
    }
    rows.values().filter(|rows| **rows > 1).count()
}

/// The problem of a grid of a form whose question names a person: `How good is Kari Vik? [Drive to win]`.
fn person_in_heading(column: &Column) -> Option<Problem> {
    let (question, _) = column.heading.split_once('[')?;
    let words: Vec<&str> =
        question.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_capital = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && !NO_NAMES.contains(&fold(word).as_str())
    };
    let is_all = words.len() <= LONGEST_NAME && words.len() > 1 && words.iter().all(|word| is_capital(word));
    let is_sentence = words.iter().any(|word| word.chars().next().is_some_and(char::is_lowercase));
    let is_within = is_sentence
        && words
            .iter()
            .skip(1)
            .zip(words.iter().skip(2))
            .any(|(one, next)| is_capital(one) && is_capital(next));
    (is_all || is_within).then(|| Problem::new("person-in-heading").with("column", column.heading.as_str()))
}

/// The problem of what is said in brackets behind a trait: that it is no score, or one on another scale.
fn other_measure(column: &Column, scale: Scale) -> Option<Problem> {
    let (_, remark) = column.heading.split_once('(')?;
    let remark = remark.trim_end().trim_end_matches(')');
    let heading = column.heading.as_str();
    let words = words(remark);
    if is_of_another_measure(&words) || is_reversed(&words, scale) {
        return Some(Problem::new("heading-of-another-measure").with("column", heading));
    }
    let ends: Vec<f64> = words.iter().filter_map(|word| number_in(word)).collect();
    let [lo, hi] = ends[..] else { return None };
    let is_low = lo.abs() < 1e-9 || (lo - 1.0).abs() < 1e-9;
    let is_alone =
        words.iter().all(|word| BESIDE_SCALES.contains(&word.as_str()) || number_in(word).is_some());
    let is_scale = is_low && is_alone && lo < hi && hi <= LARGEST_END;
    // Scores from 1 up are read where the scale begins at 0: nobody gave the lowest.
    let is_ours = (hi - scale.hi()).abs() < 1e-9 && (0.0..=1.0).contains(&(lo - scale.lo()));
    if !is_scale || is_ours {
        return None;
    }
    let problem = Problem::new("scale-in-heading").with("column", heading).with("lo", lo).with("hi", hi);
    Some(problem.with("own_lo", scale.lo()).with("own_hi", scale.hi()))
}

/// Whether words name another measure and nothing else: `reversed scale`, and not `open to change`.
fn is_of_another_measure(words: &[String]) -> bool {
    let (measures, others): (Vec<&str>, Vec<&str>) =
        words.iter().map(String::as_str).partition(|word| OTHER_MEASURES.contains(word));
    !measures.is_empty() && others.iter().all(|word| BESIDE_MEASURES.contains(word) || is_number(word))
}

/// Words between a number and what it means.
const FILLERS: [&str; 4] = ["er", "is", "betyr", "means"];

/// Whether words say that a low number is good: `1 = best`, `5 = low, 1 = high`.
fn is_reversed(words: &[String], scale: Scale) -> bool {
    let (mut lows, mut highs): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !FILLERS.contains(word)).collect();
    let number = words.iter().position(|word| number_in(word).is_some());
    let end = words.iter().position(|word| LOW.contains(word) || HIGH.contains(word));
    // `low = 1, high = 10`, or `1 = low, 10 = high`.
    let is_before = end.zip(number).is_some_and(|(end, number)| end < number);
    for (at, word) in words.iter().enumerate() {
        let Some(number) = number_in(word) else { continue };
        let place = if is_before { at.checked_sub(1) } else { Some(at + 1) };
        match place.and_then(|at| words.get(at)) {
            Some(word) if LOW.contains(word) => lows.push(number),
            Some(word) if HIGH.contains(word) => highs.push(number),
            _ => {}
        }
    }
    let lowest_high = highs.iter().copied().fold(f64::INFINITY, f64::min);
    lows.iter().any(|low| *low > lowest_high)
        || lows.is_empty() && lowest_high <= scale.lo().max(1.0)
        || highs.is_empty() && lows.iter().any(|low| *low >= scale.hi())
}

/// The problem of a column that is not read, since another holds the same trait or the rating, and that has numbers as well.
fn second_column(at: usize, columns: &[Column], people: &[Row], vocabulary: &Vocabulary) -> Option<Problem> {
    let heading = &columns[at].heading;
    let holds = vocabulary.meaning(heading)?;
    let is_score = matches!(holds, SellerColumn::Trait(_) | SellerColumn::ScoreOf);
    let mut same = columns.iter().filter(|other| other.holds == holds).peekable();
    let is_taken = same.peek().is_some();
    // Beside the score itself a spread or a count is another thing, which is not read.
    let beside = heading.split_once('(').map(|(_, remark)| words(remark)).unwrap_or_default();
    if same.any(|other| vocabulary.is_known(&other.heading)) && is_of_another_measure(&beside) {
        return None;
    }
    (is_score && is_taken && holds_numbers(people, at))
        .then(|| Problem::new("duplicate-column").with("column", heading.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str) -> Column {
        Column { holds: SellerColumn::Trait(crate::domain::TraitIx(0)), heading: heading.to_owned() }
    }

    #[test]
    fn a_remark_may_say_that_a_column_is_no_score() {
        let ten = Scale::default();
        let code = |heading: &str| other_measure(&column(heading), ten).map(|problem| problem.code);
        for heading in [
            "Empathy (rank)",
            "Empathy (n)",
            "Empati (omvendt skala)",
            "Empati (mål)",
            "Empati (1 er best)",
            "Empati (5 = lav, 1 = høy)",
            "Empathy (1=high 10=low)",
            "Empathy (10 = poor)",
            "Empathy (best = 1)",
            "Empathy (high=1 low=10)",
        ] {
            assert_eq!(code(heading), Some("heading-of-another-measure"), "{heading}");
        }
        for heading in ["Empathy (1-5)", "Empati (skala 1–6)", "Empati (0 til 100)", "Empathy (1..7)"] {
            assert_eq!(code(heading), Some("scale-in-heading"), "{heading}");
        }
        for heading in [
            "Empathy",
            "Empathy (0-10)",
            "Empathy (1–10)",
            "Empathy (10 = high, 0 = low)",
            "Empathy (1 = low, 10 = high)",
            "Empathy (reads people)",
            "Empathy (open to change)",
            "Toughness (on the goal)",
            "Empathy (self)",
            "Empathy (2025)",
            "Empathy (2025-2026)",
            "Empathy (10 = best)",
            "Empathy (low=1 high=10)",
            "Empati (dårligst 0 best 10)",
            "Empathy (23/24)",
            "Empathy (weeks 10-12)",
            "Empathy (3 of 10)",
        ] {
            assert_eq!(code(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_question_may_name_a_person() {
        for heading in
            ["Kari Vik [Drive]", "How is Kari Vik at work? [Drive]", "Hvordan er Kari Vik? [Empati]"]
        {
            assert!(person_in_heading(&column(heading)).is_some(), "{heading}");
        }
        for heading in
            ["Sales Skills [Drive]", "How good is she? [Drive]", "Drive", "Rate the seller [Drive]"]
        {
            assert!(person_in_heading(&column(heading)).is_none(), "{heading}");
        }
    }

    #[test]
    fn a_name_is_a_few_words_with_capitals() {
        for text in ["Kari", "Kari Vik", "Ludwig van Beethoven", "Per-Erik O'Hara", "Åse Ø. Dal"] {
            assert!(is_name(text), "{text}");
        }
        for text in ["good with people", "Very good at this, and kind", "HR", "2026-11-01", "k@x.no"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
