//! Problems in words.

use super::texts::{Arg, Texts};
use crate::domain::problem::{Severity, Value};
use crate::domain::{Place, Problem};
use crate::view::blocks::Diagnostic;

/// Longer words are cut: the place shows where the rest stands.
const MAX_WORDS: usize = 80;

/// What stands in the place of words that are not repeated.
const WITHHELD: &str = "…";

/// The values that may be repeated where nobody is to be named: ids of the catalog, keys and formats that we know, names
/// of files, the system's own words, and sellers as they are shown. All others may hold a name, whatever they are meant
/// to hold, and so may those that are new.
const REPEATED: [&str; 21] = [
    "field", "trait", "task", "role", "near", "known", "endings", "file", "files", "system", "point",
    "first", "second", "sellers", "wishes", "team", "schema", "encoding", "own", "other", "lines",
];

/// A problem without the words of a file or of the user, in which a name may stand: its line is not quoted, and a mark
/// stands in the place of every word that is not known to be ours. The column is left out: behind a name it tells how
/// long the name is.
pub fn withheld(problem: &Problem) -> Problem {
    let value = |(name, value): &(&'static str, Value)| {
        let value = match value {
            Value::Number(_) | Value::Count(_) => value.clone(),
            // What was probably meant is a word of ours; what stands there is not.
            Value::Near(words) => {
                Value::Near(words.iter().map(|(_, near)| (WITHHELD.to_owned(), near.clone())).collect())
            }
            Value::Text(_) | Value::List(_) if REPEATED.contains(name) => value.clone(),
            Value::Text(_) | Value::List(_) => WITHHELD.into(),
        };
        (*name, value)
    };
    let place = problem.place.as_ref().map(|place| Place {
        // A sheet may be called after somebody.
        sheet: place.sheet.as_ref().map(|_| WITHHELD.into()),
        text: String::new(),
        mark: 0..0,
        column: 0,
        ..place.clone()
    });
    Problem { place, values: problem.values.iter().map(value).collect(), ..problem.clone() }
}

/// A problem in the reader's language: the message of its code, and that message's advice.
pub fn diagnostic(texts: &Texts, problem: &Problem) -> Diagnostic {
    let args: Vec<(&str, Arg)> =
        problem.values.iter().map(|(name, value)| (*name, argument(texts, value))).collect();
    let near = problem.values.iter().any(|(name, _)| *name == "near");
    let known = problem.values.iter().any(|(name, _)| *name == "known");
    let code = problem.code;
    let advice = if near {
        Some(texts.say("did-you-mean", &args))
    } else if texts.has_attribute(code, "advice") {
        Some(texts.say(&format!("{code}.advice"), &args))
    } else {
        known.then(|| texts.say("known-are", &args))
    };
    let label = match problem.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    let message = texts.say(code, &args);
    let rows = args.iter().find(|(name, _)| *name == "rows").cloned();
    let message = match rows {
        Some(rows) => texts.say("in-rows", &[("message", Arg::Word(message)), rows]),
        None => message,
    };
    Diagnostic {
        code,
        severity: problem.severity,
        label: texts.word(label),
        message,
        advice,
        place: problem.place.clone(),
    }
}

fn argument(texts: &Texts, value: &Value) -> Arg {
    match value {
        Value::Text(words) => Arg::Word(clipped(words)),
        // What stands in a file has a decimal point in every language.
        Value::Number(number) => Arg::Word(plain(*number)),
        Value::Count(count) => Arg::Count(*count),
        Value::List(words) => Arg::Word(texts.list(words)),
        Value::Near(words) => {
            let mut items = Vec::new();
            for (word, near) in words {
                let id = if near.is_some() { "unread-near" } else { "unread" };
                let near = near.clone().unwrap_or_default();
                items.push(texts.say(id, &[("word", Arg::word(word.as_str())), ("near", Arg::Word(near))]));
            }
            Arg::Word(texts.list(&items))
        }
    }
}

/// A number as it would be written in a file: with a decimal point in every language.
fn plain(number: f64) -> String {
    let tiny = number != 0.0 && number.abs() < 1e-6;
    if tiny || number.abs() >= 1e15 { format!("{number:e}") } else { format!("{number}") }
}

/// Words short enough for a sentence.
fn clipped(words: &str) -> String {
    let mut clipped: String = words.chars().take(MAX_WORDS).collect();
    if clipped.len() < words.len() {
        clipped.push('…');
    }
    clipped
}
