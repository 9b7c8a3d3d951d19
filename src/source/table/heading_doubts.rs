//! Headings that may not mean what they seem to: another person, another measure, or another scale.
//!
//! A note is not enough here, since the scores of one person would be read as another's, or years as scores. What the user
//! says of her own headings is not doubted.

use indexmap::IndexMap;

use super::cells::{is_number, number_in};
use super::columns::{Column, MOST_LOOKED_AT, SellerColumn, Vocabulary};
use super::heading_doubt_words::{
    BESIDE_MEASURES, HIGH, LOW, NO_NAMES, OF_FORMS, OF_OTHER_THINGS, OF_THE_RATED, OTHER_MEASURES,
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
        let is_meant = vocabulary.is_name(&column.heading) || names_the_rated(&column.heading);
        if (is_meant || is_form && !names_other_things(&column.heading))
            && holds_names(people, at)
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
    !is_rater
        && !is_only_rater
        && words.iter().any(|word| OF_THE_RATED.contains(&word.as_str()) || is_question(word))
}

/// Whether a word numbers a question of a form: Q1.
fn is_question(word: &str) -> bool {
    let digits = word.strip_prefix('q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn names_other_things(heading: &str) -> bool {
    words(heading).iter().any(|word| OF_OTHER_THINGS.contains(&word.as_str()))
}

/// Whether a column holds names of people in nearly every row that is filled.
fn holds_names(people: &[Row], at: usize) -> bool {
    let cells: Vec<&str> =
        people.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()).collect();
    let names = cells.iter().filter(|cell| is_name(cell)).count();
    !cells.is_empty() && names * 5 >= cells.len() * 4 && cells.len() * 2 >= people.len()
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
    let is_within =
        words.iter().skip(1).zip(words.iter().skip(2)).any(|(one, next)| is_capital(one) && is_capital(next));
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
    let is_scale = lo < hi && hi <= LARGEST_END;
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

/// Whether words say that a low number is good: `1 = best`, `5 = low, 1 = high`.
fn is_reversed(words: &[String], scale: Scale) -> bool {
    let (mut lows, mut highs): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let Some(number) = number_in(word) else { continue };
        let meant =
            words[at + 1..].iter().find(|word| !["er", "is", "betyr", "means"].contains(&word.as_str()));
        match meant {
            Some(word) if LOW.contains(&word.as_str()) => lows.push(number),
            Some(word) if HIGH.contains(&word.as_str()) => highs.push(number),
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
    let is_taken = columns.iter().any(|other| other.holds == holds)
        || holds == SellerColumn::ScoreOf
            && columns
                .iter()
                .any(|other| vocabulary.meaning(&other.heading) == Some(SellerColumn::TraitName));
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
