//! Words by which a row of a table is told from a person: averages, sums and counts, sources and remarks.

use super::bracket_words::{BESIDE_MEASURES, HARMLESS, OF_TIME};
use super::nobody_words::{AMBIGUOUS, BEFORE_FIGURES, NAMES_TOO, STATISTICS};
use super::remark_words::{EXAMPLES, GROUP_HEADS, GROUPS, OF_ALL, OF_RATINGS, REMARKS, VACANCIES};
use crate::domain::fold;

/// The most letters of initials.
const INITIALS: usize = 3;

/// What a cell in the place of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Averages, sums, counts, or another figure about the rows.
    Statistic,
    /// The same, or a person of that name.
    PerhapsStatistic,
    /// A source, a remark or a date.
    Remark,
    /// A person, as far as the words go.
    Person,
    /// Something that may or may not be a person: one word, or words in small letters.
    Unclear,
}

/// The words without which no cell names figures; a sign may.
pub fn figure_words() -> impl Iterator<Item = &'static str> {
    STATISTICS.into_iter().chain(AMBIGUOUS).chain(NAMES_TOO)
}

/// Returns whether a cell names figures about rows.
pub fn statistic(text: &str) -> Option<Naming> {
    let folded = fold(text);
    let whole = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.');
    if is_sure(text) {
        return Some(if is_surname(text) { Naming::PerhapsStatistic } else { Naming::Statistic });
    }
    if text.trim_start().starts_with(['Ø', '∅', 'Σ', '∑', '∑'])
        && !whole.chars().any(|c| c.is_alphabetic() && c != 'ø' && c != 'σ')
    {
        return Some(Naming::Statistic);
    }
    let first = words(&folded).next()?;
    // `Ola Nordmann (eksempel)` shows how to fill in a form.
    let remark = folded.split_once('(').map(|(_, remark)| remark.trim_end_matches([')', ' ']));
    if remark.is_some_and(|remark| EXAMPLES.contains(&remark)) {
        return Some(Naming::Statistic);
    }
    if NAMES_TOO.contains(&whole) {
        return Some(Naming::PerhapsStatistic);
    }
    if AMBIGUOUS.contains(&whole) {
        return Some(Naming::Statistic);
    }
    // "Sum timer" and "Max (n = 5)" are figures, "Sum Li" and "Max "Bo" Li" are people.
    let next = text.split_whitespace().nth(1).unwrap_or_default();
    let is_figure = next.trim_start_matches(['"', '«', '“', '”', '„', '\'', '‘', '’']);
    let is_figure = is_figure.chars().next().is_some_and(|c| !c.is_uppercase()) || text.contains([':', '=']);
    if AMBIGUOUS.contains(&first) && is_figure {
        return Some(person_of(text, first)).filter(|told| *told != Naming::Person);
    }
    // "Target Profile" and "Max Score" begin with capitals as people do.
    let is_title = AMBIGUOUS.contains(&first) && text.split_whitespace().count() == 2 && is_of_figures(next);
    is_title.then_some(Naming::PerhapsStatistic)
}

/// Whether a word stands beside one for figures: `score`, `timer`, `team`.
fn is_of_figures(word: &str) -> bool {
    let word = fold(word);
    [&HARMLESS[..], &GROUPS, &OF_TIME, &BESIDE_MEASURES].iter().any(|among| among.contains(&word.as_str()))
}

/// Whether a cell is a word for figures that is part of no name, or nothing but one that may be.
pub fn is_figure_alone(text: &str) -> bool {
    let folded = fold(text);
    let whole = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.');
    statistic(text) == Some(Naming::Statistic)
        && (is_sure(text) || AMBIGUOUS.contains(&whole) || !whole.contains(' '))
}

/// Returns what a text is whose first word may be a first name, where what comes behind that word may be a surname: surely
/// a person (Max von Sydow), or perhaps (max andersen, Max (Andersen)).
fn person_of(text: &str, first: &str) -> Naming {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [_, second, rest @ ..] = words.as_slice() else { return Naming::Statistic };
    let ends_as_name = |words: &[&str]| {
        words.last().is_some_and(|last| last.chars().next().is_some_and(char::is_uppercase))
            && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
    };
    if ["von", "van", "vom", "zu", "bin", "ibn"].contains(second) && ends_as_name(rest) {
        return Naming::Person;
    }
    let is_article = second.strip_prefix("al-").or(second.strip_prefix("el-"));
    if is_article.is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
        return Naming::Person;
    }
    if !NAMES_TOO.contains(&first) {
        return Naming::Statistic;
    }
    let within = second.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let is_perhaps = match (within, rest) {
        (Some(within), []) => within.starts_with(char::is_uppercase) && !is_of_figures(within),
        (None, []) => {
            text.chars().all(|c| c.is_alphabetic() || c == ' ')
                && !text.chars().any(char::is_uppercase)
                && !is_of_figures(second)
        }
        _ => {
            ["de", "del", "di", "da", "la", "le", "du", "der", "den", "ter", "ten"].contains(second)
                && ends_as_name(rest)
        }
    };
    if is_perhaps { Naming::PerhapsStatistic } else { Naming::Statistic }
}

/// Whether a word in the place of a rater is one for figures about ratings: `mean`; and whether it may be: `n`, `max`.
pub fn is_figure(word: &str) -> (bool, bool) {
    let folded = fold(word);
    let may_be = OF_RATINGS.contains(&folded.as_str()) || NAMES_TOO.contains(&folded.as_str());
    (is_of_all(word) && !GROUPS.contains(&folded.as_str()) && !may_be, may_be)
}

/// Whether a cell has a word for averages, sums or counts that is part of no name.
pub fn is_sure(text: &str) -> bool {
    words(&fold(text)).any(|word| STATISTICS.contains(&word))
}

/// Whether a cell in the place of a name has no letters, or a sign that no name has.
pub fn is_no_name(text: &str) -> bool {
    text.contains('%') || !text.chars().any(char::is_alphabetic)
}

/// Whether a cell names a percentile or a quartile: `P25`, `Q1`. So may people be called who have no other names.
pub fn is_percentile(text: &str) -> bool {
    let digits = text.strip_prefix(['p', 'P', 'q', 'Q']).unwrap_or_default();
    (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a cell says that nobody has a seat, perhaps from when on in brackets.
pub fn is_vacancy(text: &str) -> bool {
    let bare = text.split_once('(').map_or(text, |(bare, _)| bare);
    VACANCIES.contains(&fold(bare).trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a cell in the place of a name begins with a word for a group of people: `Region Nord`, `All sellers`. One word may
/// be all of it.
pub fn is_group(text: &str) -> bool {
    let folded = fold(text);
    let mut said = words(&folded);
    said.next().is_some_and(|first| GROUPS.contains(&first) || GROUP_HEADS.contains(&first))
        || folded.split_whitespace().count() < 2
            && (text.starts_with(['Ø', 'Σ', '∅']) && folded.chars().count() < 3)
}

/// Whether a word for figures is a first name as well, `Max`, `Norm`, `Sten`, or may be somebody's initials, `SD`.
pub fn may_be_called(word: &str) -> bool {
    let folded = fold(word);
    let is_short = folded.chars().count() <= INITIALS && word.chars().all(char::is_uppercase);
    is_short || NAMES_TOO.contains(&folded.as_str()) || folded == "sten"
}

/// Whether a word in the place of a rater says that the rating is worked out of those of several: `Average`, `alle`.
pub fn is_of_all(rater: &str) -> bool {
    is_sure(rater) || OF_ALL.contains(&fold(rater).trim_end_matches([':', '.']))
}

/// The words of a folded cell. A point may be in the middle of one: `gj.snitt`.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '.');
    words.map(|word| word.trim_matches('.')).filter(|word| !word.is_empty())
}

/// Whether a word for figures is the last of a name: Els Schnitt, Sara Total.
fn is_surname(text: &str) -> bool {
    // Ola Snitt (AM), and Snitt, Ola.
    let text = text.split_once('(').map_or(text, |(text, _)| text);
    let turned = text.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
    let text = turned.as_deref().unwrap_or(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let no_names = [&STATISTICS[..], &AMBIGUOUS, &GROUPS, &BEFORE_FIGURES].concat();
    let Some((last, first)) = words.split_last() else { return false };
    (1..=3).contains(&first.len())
        && last.split('-').any(|part| STATISTICS.contains(&fold(part).as_str()))
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'))
        && text.chars().any(char::is_lowercase)
        && !first.iter().any(|word| no_names.contains(&fold(word).as_str()))
}

/// Returns what a cell says that is all that stands in its row.
pub fn lone(text: &str) -> Naming {
    if let Some(statistic) = statistic(text) {
        return statistic;
    }
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().map(|word| fold(word)).unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let begins_as_name = text.chars().next().is_some_and(char::is_alphabetic);
    let is_remark = !begins_as_name
        || REMARKS.contains(&first)
        || text.chars().any(|c| {
            c.is_ascii_digit() || matches!(c, ':' | '=' | '%' | '©' | '*' | '?' | '!' | ';' | '/' | '@')
        })
        || words.len() > 6
        || text.ends_with('.') && words.len() > 3;
    if is_remark {
        return Naming::Remark;
    }
    let is_capital = |word: &&&str| {
        word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic())
    };
    let capitals = words.iter().filter(is_capital).count();
    let of_groups = words.iter().any(|word| GROUPS.contains(&fold(word).as_str()));
    // Small words stand between the capitals of a name: Ludwig van Beethoven.
    let is_name = capitals >= 2 && capitals + 2 >= words.len() && is_capital(&&words[0]) && !of_groups;
    if is_name { Naming::Person } else { Naming::Unclear }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_known_in_many_languages() {
        for text in [
            "Average",
            "AVERAGE:",
            "Team average",
            "Snitt avdeling",
            "Gjennomsnitt (n = 5)",
            "Gj.snitt",
            "Moyenne",
            "Durchschnitt",
            "Sum timer",
            "Total",
            "Totalt:",
            "Median",
            "Mean",
            "Count",
            "Antall selgere",
            "N = 12",
            "Ø",
            "Σ",
            "Std",
            "Max (alle)",
            "Grand total",
        ] {
            let told = statistic(text);
            assert!(matches!(told, Some(Naming::Statistic)), "{text}: {told:?}");
        }
        for text in [
            "Kari Nordmann",
            "Sum Li",
            "Max Andersen",
            "Øyvind Ås",
            "Aleksander Kilde",
            "Min Zhang",
            "Meanwell Oy",
            "Snittar Ek",
        ] {
            assert_eq!(statistic(text), None, "{text}");
        }
        for text in [
            "Max",
            "Sum",
            "max andersen",
            "min zhang",
            "sum li",
            "mode diallo",
            "Max (Andersen)",
            "Min de Vries",
            "Ola Median-Berg",
            "Ola Snitt (AM)",
            "Snitt, Ola",
        ] {
            assert_eq!(statistic(text), Some(Naming::PerhapsStatistic), "{text}");
        }
        for text in ["Target Profile", "Max Score", "Min Timer"] {
            assert_eq!(statistic(text), Some(Naming::PerhapsStatistic), "{text}");
        }
        for text in ["Max von Sydow", "Antal van der Berg", "N. von Berg", "Media al-Amin", "Max \"Bo\" Li"] {
            assert_eq!(statistic(text), None, "{text}");
        }
        for text in ["sum timer", "max score", "Max (Team)", "Team Snitt (Nord)", "Snitt Nord"] {
            assert_eq!(statistic(text), Some(Naming::Statistic), "{text}");
        }
    }

    #[test]
    fn what_stands_alone_is_a_person_a_remark_or_unclear() {
        let cases = [
            ("Kari Nordmann", Naming::Person),
            ("Ludwig van Beethoven", Naming::Person),
            ("李 雷", Naming::Person),
            ("Source: HR system, exported 2026-11-28", Naming::Remark),
            ("Kilde: HR", Naming::Remark),
            ("* on leave", Naming::Remark),
            ("Oppdatert av Kari Vik", Naming::Remark),
            ("Kari", Naming::Unclear),
            ("Team North", Naming::Unclear),
            ("all scores are by the manager", Naming::Unclear),
        ];
        for (text, told) in cases {
            assert_eq!(lone(text), told, "{text}");
        }
    }
}
