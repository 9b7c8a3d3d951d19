//! Cells as values: numbers as spreadsheets write them, words for unknown, and what is neither.

/// The longest heading that is repeated whole, in characters.
const LONGEST_HEADING: usize = 80;

/// Words that mean that somebody is not rated, in lower case.
const UNKNOWN: [&str; 40] = [
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "n a",
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "??",
    ".",
    "…",
    "null",
    "unknown",
    "not rated",
    "not assessed",
    "not applicable",
    "not scored",
    "no rating",
    "don't know",
    "dk",
    "tbd",
    "ukjent",
    "ikke vurdert",
    "ikke relevant",
    "ikke aktuelt",
    "ikke aktuell",
    "ikke satt",
    "ikke skåret",
    "vet ikke",
    "mangler",
    "i/a",
    "ej bedömd",
    "ikke bedømt",
    "nicht bewertet",
    "k.a.",
    "non évalué",
    "nd",
];

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellValue {
    /// A number.
    Number(f64),
    /// A number of per cent.
    PerCent(f64),
    /// The score that the catalog gives a word.
    Level(f64),
    /// A word for unknown.
    Unknown,
    /// Nothing that can be read; the problem's code.
    Fault(&'static str),
}

/// Whether a trimmed cell is a number, with a per-cent sign or without.
pub fn is_number(text: &str) -> bool {
    !text.is_empty() && matches!(value(text, false), CellValue::Number(_) | CellValue::PerCent(_))
}

/// Returns the number that a trimmed cell holds, on no scale in particular; `None` with a per-cent sign.
pub fn number_in(text: &str) -> Option<f64> {
    match value(text, false) {
        CellValue::Number(number) => Some(number),
        _ => None,
    }
}

/// Whether a number may be the year that a table or a rating is of.
pub fn is_year(number: f64) -> bool {
    (1990.0..=2040.0).contains(&number)
}

/// Returns what a cell says that is not empty and was trimmed. On a scale that goes `beyond_thousand`, three digits
/// behind a comma or a point may be thousands.
pub fn value(text: &str, beyond_thousand: bool) -> CellValue {
    // The usual cell is a small number, read at once.
    if text.len() < 4
        && let Ok(number) = text.parse::<f64>()
        && number.is_finite()
    {
        return CellValue::Number(number);
    }
    if is_day_and_month(text) {
        return CellValue::Fault("spreadsheet-date");
    }
    if let Some(number) = text.strip_suffix('%') {
        return match number_of(number.trim_end(), beyond_thousand) {
            Ok(number) => CellValue::PerCent(number),
            Err(code) => CellValue::Fault(code),
        };
    }
    match number_of(text, beyond_thousand) {
        Ok(number) => CellValue::Number(number),
        Err(_) if is_unknown(text) => CellValue::Unknown,
        Err(_) if text.starts_with('#') => CellValue::Fault("spreadsheet-error"),
        Err(_) if is_out_of(text) => CellValue::Fault("score-of-how-many"),
        Err(_) if is_date(text) => CellValue::Fault("spreadsheet-date"),
        Err(code) => CellValue::Fault(code),
    }
}

/// Whether a text is a word for unknown.
pub fn is_unknown(text: &str) -> bool {
    let lower = text.to_lowercase();
    let plain = lower.trim_matches(['(', ')', '[', ']']).trim();
    UNKNOWN.contains(&plain)
}

/// Returns a number with a decimal point or comma, and thousands in groups of three.
fn number_of(text: &str, beyond_thousand: bool) -> Result<f64, &'static str> {
    let plain = text.replace('\u{2212}', "-");
    let number = match thousands(&plain) {
        Some(Grouped::Surely(number)) => number,
        Some(Grouped::Perhaps) if beyond_thousand => return Err("thousands-or-decimals"),
        _ => plain.parse().or_else(|_| plain.replacen(',', ".", 1).parse()).map_err(|_| "not-a-number")?,
    };
    if number.is_finite() { Ok(number) } else { Err("not-a-number") }
}

/// Whether three digits behind a point or a comma may be thousands or decimals: `1.750`.
pub fn may_be_thousands(text: &str) -> bool {
    matches!(thousands(text), Some(Grouped::Perhaps))
}

/// Whether a text is a day and a month as Norwegians write them, `07.05`: nobody writes a nought before a score.
fn is_day_and_month(text: &str) -> bool {
    let [tens, ones, b'.', month @ ..] = text.as_bytes() else { return false };
    *tens == b'0' && ones.is_ascii_digit() && matches!(month, [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2'])
}

/// The numbers of points that a score may be out of.
const OUT_OF: [&str; 7] = ["4", "5", "6", "7", "9", "10", "100"];

/// The longest text that is a score out of so many, in bytes.
const LONGEST_SCORE: usize = 40;

/// Whether a text is a number out of another one, `7/10`, `7.5 of 10`, or has a half behind it, `7 1/2`.
fn is_out_of(text: &str) -> bool {
    if text.len() > LONGEST_SCORE {
        return false;
    }
    let is_decimal = |text: &str| {
        let plain = text.trim().replacen(',', ".", 1);
        plain.starts_with(|c: char| c.is_ascii_digit()) && plain.parse::<f64>().is_ok()
    };
    for between in ["/", " of ", " av ", " von ", " out of "] {
        if let Some((score, most)) = text.split_once(between) {
            let is_half = matches!(most.trim(), "2" | "3" | "4") && score.trim().contains(' ');
            let whole = score.split_whitespace().next().unwrap_or_default();
            if is_half && is_decimal(whole) || OUT_OF.contains(&most.trim()) && is_decimal(score) {
                return true;
            }
        }
    }
    false
}

/// A number with groups of three digits.
enum Grouped {
    /// Surely thousands.
    Surely(f64),
    /// Either thousands or three decimals.
    Perhaps,
}

/// Returns what groups of three digits a text has: `9 500`, `9'500`, `1,234.5` and `1.234,5` are thousands, `9,500` may be.
fn thousands(text: &str) -> Option<Grouped> {
    let unsigned = text.trim_start_matches(['-', '+']);
    let mark = unsigned.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | ',' | '.') {
        return None;
    }
    let decimal = match mark {
        '.' => ',',
        ',' => '.',
        _ => {
            if unsigned.contains(',') {
                ','
            } else {
                '.'
            }
        }
    };
    let (whole, decimals) = match unsigned.split_once(decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()) && is_digits(first))?;
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() || !rest.iter().all(|group| group.len() == 3 && is_digits(group)) {
        return None;
    }
    if decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return None;
    }
    if matches!(mark, ',' | '.') && rest.len() == 1 && decimals.is_none() {
        return Some(Grouped::Perhaps);
    }
    let digits = format!("{first}{}.{}", rest.concat(), decimals.unwrap_or("0"));
    let number: f64 = digits.parse().ok()?;
    Some(Grouped::Surely(if text.starts_with('-') { -number } else { number }))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The beginnings of months' names in the languages of the tool and its neighbours.
const MONTHS: [&str; 19] = [
    "jan", "feb", "mar", "apr", "may", "mai", "maj", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec",
    "des", "dez", "avr", "mär",
];

/// Whether a text is a date or a time, as spreadsheets make of `5.1`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['.', '/', '-', ' ', ':', ',']).filter(|part| !part.is_empty()).collect();
    let numbers = parts.iter().filter(|part| is_digits(part) && part.len() <= 4).count();
    let months = parts.iter().filter(|part| {
        let part = part.to_lowercase();
        part.len() <= 10 && MONTHS.iter().any(|month| part.starts_with(month))
    });
    let months = months.count();
    let is_numeric = numbers == parts.len() && (numbers == 3 || numbers == 2 && text.contains(['/', ':']));
    is_numeric && !text.contains(',')
        || months == 1 && (1..=2).contains(&numbers) && numbers + 1 == parts.len()
}

/// Returns a heading as a note repeats it: at most 80 characters, the last of them `…` where some are left out.
pub fn shortened(heading: &str) -> String {
    let line = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_HEADING) {
        None => line,
        Some(_) => line.chars().take(LONGEST_HEADING - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_cut_to_80_characters() {
        let whole = "å".repeat(80);
        assert_eq!(shortened(&whole), whole);
        let cut = shortened(&"å".repeat(81));
        assert_eq!((cut.chars().count(), cut.ends_with("å…")), (80, true));
    }

    #[test]
    fn numbers_are_read_as_spreadsheets_write_them() {
        use CellValue::{Fault, Number, PerCent, Unknown};
        let cases = [
            ("7", Number(7.0)),
            ("6,5", Number(6.5)),
            ("6.25", Number(6.25)),
            ("\u{2212}3", Number(-3.0)),
            ("9 500", Number(9500.0)),
            ("9\u{a0}500,5", Number(9500.5)),
            ("1'234'567", Number(1_234_567.0)),
            ("1,234.5", Number(1234.5)),
            ("1.234,5", Number(1234.5)),
            ("9,500", Number(9.5)),
            ("80%", PerCent(80.0)),
            ("80,5 %", PerCent(80.5)),
            ("N/A", Unknown),
            ("(ikke vurdert)", Unknown),
            ("–", Unknown),
            ("#DIV/0!", Fault("spreadsheet-error")),
            ("#VERDI!", Fault("spreadsheet-error")),
            ("05.jan", Fault("spreadsheet-date")),
            ("5-Jan", Fault("spreadsheet-date")),
            ("2026-01-05", Fault("spreadsheet-date")),
            ("05.01.2026", Fault("spreadsheet-date")),
            ("1/5", Fault("score-of-how-many")),
            ("7/10", Fault("score-of-how-many")),
            ("3,5/5", Fault("score-of-how-many")),
            ("7 1/2", Fault("score-of-how-many")),
            ("1/5/2026", Fault("spreadsheet-date")),
            ("3/12", Fault("spreadsheet-date")),
            ("07.05", Fault("spreadsheet-date")),
            ("0.05", Number(0.05)),
            ("7.05", Number(7.05)),
            ("good", Fault("not-a-number")),
            ("NaN", Fault("not-a-number")),
            ("inf", Fault("not-a-number")),
            ("1,000,5", Fault("not-a-number")),
            ("5 of 10", Fault("score-of-how-many")),
            ("5 of them", Fault("not-a-number")),
        ];
        for (text, meant) in cases {
            assert_eq!(value(text, false), meant, "{text}");
        }
        assert_eq!(value("9,500", true), Fault("thousands-or-decimals"));
        assert_eq!(value("9.500", true), Fault("thousands-or-decimals"));
        assert_eq!(value("9,50", true), Number(9.5));
    }
}
