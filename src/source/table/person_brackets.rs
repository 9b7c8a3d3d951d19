//! What stands in brackets behind the headings of names, ids, roles and hours: whose they are, and of which time.

use super::bracket_words::{BESIDE_MEASURES, EARLIER, HARMLESS, OF_RATED_BY, OF_TIME, OTHER_MEASURES};
use super::columns::{Column, SellerColumn};
use super::heading_doubt_words::{OF_LEADERS, OF_OTHER_THINGS};
use super::heading_words::OF_RATERS;
use super::name_column_words::{OF_CUSTOMERS, OF_WHO_RATES, RATED_HEADINGS, RATED_WORDS};
use super::name_columns::words;
use crate::domain::{Problem, Rater};

/// Words for a week, and for hours that are agreed.
const OF_A_WEEK: [&str; 22] = [
    "week",
    "weekly",
    "wk",
    "uke",
    "uka",
    "uken",
    "ukentlig",
    "ukentlige",
    "woche",
    "wöchentlich",
    "vecka",
    "veckan",
    "h",
    "t",
    "hrs",
    "hours",
    "timer",
    "stunden",
    "per",
    "pr",
    "a",
    "contract",
];

/// Words for another time than a week, or for hours that are not those of the job.
const OF_OTHER_HOURS: [&str; 22] = [
    "day",
    "daily",
    "dag",
    "daglig",
    "tag",
    "month",
    "monthly",
    "måned",
    "månedlig",
    "monat",
    "year",
    "yearly",
    "annual",
    "jahr",
    "overtime",
    "overtid",
    "überstunden",
    "training",
    "selling",
    "meetings",
    "absence",
    "fravær",
];

/// Words beside a name that say nothing of whose it is.
const OF_NAMES: [&str; 22] = [
    "full",
    "fullt",
    "first",
    "last",
    "given",
    "family",
    "fornavn",
    "etternavn",
    "vorname",
    "nachname",
    "name",
    "navn",
    "seller",
    "selger",
    "employee",
    "ansatt",
    "person",
    "your",
    "unique",
    "required",
    "påkrevd",
    "id",
];

/// What a bracket says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    /// Something that nobody knows.
    Unknown,
    /// That the column holds something else.
    Other,
}

/// Returns the problem of a heading whose bracket says that these are not the names, roles or hours of sellers.
pub fn of_others(column: &Column) -> Option<Problem> {
    let code = match column.holds {
        SellerColumn::Hours(_) => "hours-of-what",
        SellerColumn::Role => "heading-of-another-measure",
        _ => "names-of-others",
    };
    (said(column) == Said::Other).then(|| Problem::new(code).with("column", column.heading.as_str()))
}

/// Whether a bracket behind such a heading says something that nobody knows.
pub fn is_unknown(column: &Column) -> bool {
    said(column) == Said::Unknown
}

fn said(column: &Column) -> Said {
    let Some((_, remark)) = column.heading.split_once('(') else { return Said::Nothing };
    let of_remark = words(remark);
    let words: Vec<&str> = of_remark.iter().map(String::as_str).collect();
    let has = |among: &[&[&str]]| words.iter().any(|word| among.iter().any(|among| among.contains(word)));
    let (other, harmless) = match column.holds {
        SellerColumn::Hours(_) => {
            let is_weekly = has(&[&OF_A_WEEK[..11]]);
            let is_other = has(&[&OF_OTHER_HOURS]) && !is_weekly
                || has(&[&OTHER_MEASURES, &EARLIER])
                || remark.contains('%') && column.heading.matches('%').count() == 1 && !is_share(column);
            (is_other, has_only(&words, &[&OF_A_WEEK, &HARMLESS, &OF_TIME, &["37", "40", "5"]]))
        }
        SellerColumn::Role => {
            (has(&[&OTHER_MEASURES, &EARLIER]), has_only(&words, &[&HARMLESS, &BESIDE_MEASURES]))
        }
        SellerColumn::Name | SellerColumn::FirstName | SellerColumn::LastName | SellerColumn::Id => {
            let is_rated = has(&[&RATED_HEADINGS, &RATED_WORDS, &OF_NAMES]);
            let others: [&[&str]; 6] =
                [&OF_LEADERS, &OF_OTHER_THINGS, &OF_CUSTOMERS, &OF_WHO_RATES, &OF_RATED_BY, &Rater::USUAL];
            (
                has(&others) && !is_rated || has(&[&OF_RATERS, &EARLIER]),
                has_only(&words, &[&RATED_HEADINGS, &RATED_WORDS, &OF_NAMES, &HARMLESS]),
            )
        }
        _ => return Said::Nothing,
    };
    match (other, harmless) {
        (true, _) => Said::Other,
        (false, true) => Said::Nothing,
        (false, false) => Said::Unknown,
    }
}

/// Whether a column is one of shares of full time, of which per cent are a usual kind.
fn is_share(column: &Column) -> bool {
    use super::columns::HoursIn::{PerCent, Share};
    matches!(column.holds, SellerColumn::Hours(PerCent | Share))
}

fn has_only(words: &[&str], among: &[&[&str]]) -> bool {
    words.iter().all(|word| among.iter().any(|among| among.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::super::columns::HoursIn;
    use super::*;

    fn told(heading: &str, holds: SellerColumn) -> Option<&'static str> {
        of_others(&Column { holds, heading: heading.to_owned() }).map(|problem| problem.code)
    }

    #[test]
    fn names_and_hours_may_be_those_of_others() {
        let hours = SellerColumn::Hours(HoursIn::Hours);
        for heading in [
            "Hours (%)",
            "Hours (per day)",
            "Hours (per month)",
            "Hours (overtime)",
            "Hours (target)",
            "Timer (måned)",
            "Timer (i fjor)",
            "Hours (selling)",
        ] {
            assert_eq!(told(heading, hours), Some("hours-of-what"), "{heading}");
        }
        for heading in
            ["Hours (per week)", "Timer (uke)", "Hours (h)", "Hours", "Timer (37,5)", "Hours (2024)"]
        {
            assert_eq!(told(heading, hours), None, "{heading}");
        }
        for heading in [
            "Name (manager)",
            "Name (customer)",
            "Navn (kunde)",
            "Name (team)",
            "Name (account)",
            "Navn (leder)",
            "Name (peer)",
        ] {
            assert_eq!(told(heading, SellerColumn::Name), Some("names-of-others"), "{heading}");
        }
        assert_eq!(told("id (team)", SellerColumn::Id), Some("names-of-others"));
        assert_eq!(told("Role (target)", SellerColumn::Role), Some("heading-of-another-measure"));
        for heading in ["Name (full)", "Name (first and last)", "Navn (selger)", "Name *", "Name (Oslo)"] {
            assert_eq!(told(heading, SellerColumn::Name), None, "{heading}");
        }
    }
}
