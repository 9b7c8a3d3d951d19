//! Problems in words.

use super::texts::{Arg, Texts};
use crate::domain::Problem;
use crate::domain::problem::{Gravity, Value};
use crate::report::Diagnostic;

/// Longer words are cut: the place shows where the rest stands.
const MAX_WORDS: usize = 80;

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
    let label = match problem.gravity {
        Gravity::Error => "gravity-error",
        Gravity::Note => "gravity-note",
    };
    Diagnostic {
        code,
        gravity: problem.gravity,
        label: texts.word(label),
        message: texts.say(code, &args),
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
            let item = |(word, near): &(String, Option<String>)| {
                let id = if near.is_some() { "unread-near" } else { "unread" };
                let near = near.clone().unwrap_or_default();
                texts.say(id, &[("word", Arg::word(word.as_str())), ("near", Arg::Word(near))])
            };
            Arg::Word(texts.list(&words.iter().map(item).collect::<Vec<_>>()))
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
