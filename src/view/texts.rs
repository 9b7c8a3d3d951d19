//! The words in one language. Messages stand in `texts/*.ftl` in the syntax of Fluent; what is missing in a language
//! is said in English.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;

use super::messages::Messages;
use crate::domain::{Fit, Lang, Level, Levels};
use crate::result::{Label, Proposal};
use crate::view::blocks::{Line, Meaning, Span};

/// A message's arguments stand in for these characters while Fluent puts a sentence together; after that they are
/// replaced by what is meant. No word of ours or of a file can be taken for one: files' words come in last.
const FIRST_STAND_IN: u32 = 0xf000;

/// What fills a place in a message. Numbers are unrounded; how they are written is decided here.
#[derive(Clone, Debug)]
pub enum Arg {
    /// How many: decides between singular and plural.
    Count(usize),
    /// A number in figures that decides nothing.
    Figure(usize),
    /// Words of a file or the user, or several messages joined.
    Word(String),
    /// Words with a meaning of their own.
    Meant(String, Meaning),
    /// Another message without arguments.
    Message(&'static str),
    /// The name of a role, task, trait or motion.
    Label(Label),
    /// The same, to notice.
    Named(Label),
    /// A fit in whole points, in the meaning of its level; unknown where there is none.
    Fit(Option<Fit>, Levels),
    /// A fit in points with so many decimals, in the meaning of its level; unknown where there is none.
    FitTo(Option<Fit>, Levels, usize),
    /// The same as ordinary words.
    Points(Option<Fit>, Levels, usize),
    /// A number with so many decimals.
    Number(f64, usize),
    /// A change with so many decimals and its sign: +3.5, −3.5, 0.0.
    Change(f64, usize),
    /// A number as short as it can be without losing what somebody could have written: 8, 8.5, 6.667.
    PlainNumber(f64),
    /// A share, 0 to 1, in whole per cent.
    Percent(f64),
    /// A share, 0 to 1, in per cent with so many decimals.
    PercentTo(f64, usize),
    /// A share, 0 to 1, in per cent as short as it can be.
    PlainPercent(f64),
    /// A probability, 0 to 1, in per cent, never told as certain, nor as firm where it is not.
    Probability(f64),
    /// Points of fit, in whole ones with their word: 1 point, 5 points.
    WholePoints(f64),
    /// A day; nothing where there is none.
    Date(Option<Date>),
    /// A sign that the renderer draws, from [`sign`](crate::view::blocks::sign).
    Sign(char),
}

impl Arg {
    /// Something to notice.
    pub fn name(words: impl Into<String>) -> Self {
        Arg::Meant(words.into(), Meaning::Emphasis)
    }

    /// Words in the meaning of a level.
    pub fn of_level(words: impl Into<String>, level: Level) -> Self {
        Arg::Meant(words.into(), meaning(level))
    }

    /// Ordinary words.
    pub fn word(words: impl Into<String>) -> Self {
        Arg::Word(words.into())
    }
}

/// A level's meaning in a sentence.
pub fn meaning(level: Level) -> Meaning {
    match level {
        Level::Strong => Meaning::Strong,
        Level::Adequate => Meaning::Adequate,
        Level::Weak => Meaning::Weak,
    }
}

/// What a command that a message prints repeats, so that running it shows the numbers of the answer that it stands in.
#[derive(Clone, Debug)]
pub struct Rerun {
    /// The team, as it was named on the command line.
    pub team: String,
    /// The options that the answer depends on, each with a space before it.
    pub options: String,
    /// The options of draws, likewise; only some commands have them.
    pub draws: String,
}

impl Default for Rerun {
    fn default() -> Self {
        Rerun { team: "TEAM".to_owned(), options: String::new(), draws: String::new() }
    }
}

/// The words in one language.
pub struct Texts {
    /// What printed commands repeat.
    pub rerun: Rerun,
    lang: Lang,
    /// Those of the language, and what says the rest.
    messages: Vec<Messages>,
}

/// The minus of typeset numbers.
const MINUS: &str = "\u{2212}";

const EN: &str = include_str!("texts/en.ftl");
const NB: &str = include_str!("texts/nb.ftl");

impl Texts {
    /// The words in a language.
    pub fn new(lang: Lang) -> Self {
        let english = Messages::new("en", EN);
        let messages = match lang {
            Lang::En => vec![english],
            Lang::Nb => vec![Messages::new("nb", NB), english],
        };
        Texts { rerun: Rerun::default(), lang, messages }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message of this name.
    pub fn has(&self, id: &str) -> bool {
        self.messages.iter().any(|messages| messages.has(id))
    }

    /// A message with arguments that keep their meanings.
    ///
    /// A dot separates a message from one of its attributes: `unknown-trait.advice`.
    pub fn line(&self, id: &str, args: &[(&str, Arg)]) -> Line {
        let rerun = [
            ("team-file", Arg::word(self.rerun.team.as_str())),
            ("drawn", Arg::word(self.rerun.draws.as_str())),
            ("again", Arg::word(self.rerun.options.as_str())),
        ];
        let args: Vec<&(&str, Arg)> = args.iter().chain(&rerun).collect();
        let mut values = FluentArgs::with_capacity(args.len());
        for (number, (name, arg)) in (FIRST_STAND_IN..).zip(&args) {
            let value = match arg {
                Arg::Count(count) => FluentValue::from(*count),
                _ => FluentValue::from(char::from_u32(number).map(String::from).unwrap_or_default()),
            };
            values.set(*name, value);
        }
        let mut line = Line::default();
        let mut push = |text: &str, meaning: Meaning| match line.0.last_mut() {
            Some(last) if last.meaning == meaning => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => line.0.push(Span { text: text.to_owned(), meaning }),
        };
        for c in self.format(id, &values).chars() {
            let stand_in = u32::from(c).checked_sub(FIRST_STAND_IN).and_then(|at| args.get(at as usize));
            match stand_in {
                Some((_, Arg::Count(_))) | None => push(c.encode_utf8(&mut [0; 4]), Meaning::Plain),
                Some((_, arg)) => {
                    let (words, meaning) = self.words(arg);
                    push(&words, meaning);
                }
            }
        }
        line
    }

    /// An argument in words, and what they mean.
    fn words<'a>(&self, arg: &'a Arg) -> (Cow<'a, str>, Meaning) {
        let words = match arg {
            Arg::Count(count) | Arg::Figure(count) => count.to_string(),
            Arg::Word(words) => return (words.into(), Meaning::Plain),
            Arg::Meant(words, meaning) => return (words.into(), *meaning),
            Arg::Message(id) => self.word(id),
            Arg::Label(label) => return (label.name().into(), Meaning::Plain),
            Arg::Named(label) => return (label.name().into(), Meaning::Emphasis),
            Arg::Fit(Some(fit), levels) => {
                return (self.points(*fit, *levels, 0).into(), meaning(levels.of(*fit)));
            }
            Arg::FitTo(Some(fit), levels, decimals) => {
                return (self.points(*fit, *levels, *decimals).into(), meaning(levels.of(*fit)));
            }
            Arg::Points(Some(fit), levels, decimals) => self.points(*fit, *levels, *decimals),
            Arg::Fit(None, _) | Arg::FitTo(None, ..) | Arg::Points(None, ..) => self.word("unknown-fit"),
            Arg::Number(value, decimals) => self.number(*value, *decimals),
            Arg::Change(value, decimals) => self.change(*value, *decimals),
            Arg::PlainNumber(value) => self.plain_number(*value),
            Arg::Percent(share) => self.percent(*share),
            Arg::PercentTo(share, decimals) => self.in_percent(self.number(100.0 * share, *decimals)),
            Arg::PlainPercent(share) => self.in_percent(self.plain_number(100.0 * share)),
            Arg::Probability(p) => self.probability(*p),
            Arg::WholePoints(points) => self.whole_points(*points),
            Arg::Date(date) => date.map(|date| date.to_string()).unwrap_or_default(),
            Arg::Sign(sign) => sign.to_string(),
        };
        (words.into(), Meaning::Plain)
    }

    /// A fit in points, rounded as it may be shown.
    fn points(&self, fit: Fit, levels: Levels, decimals: usize) -> String {
        self.number(levels.shown(fit, decimals), decimals)
    }

    /// A number that is per cents, with their sign.
    fn in_percent(&self, number: String) -> String {
        self.say("percent", &[("number", Arg::Word(number))])
    }

    /// A message as plain words.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.line(id, args).words()
    }

    /// A message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A level in words.
    pub fn level_word(&self, level: Level) -> String {
        self.word(match level {
            Level::Strong => "level-strong",
            Level::Adequate => "level-adequate",
            Level::Weak => "level-weak",
        })
    }

    /// A level in words, in its own meaning.
    pub fn level(&self, level: Level) -> Arg {
        Arg::Meant(self.level_word(level), meaning(level))
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(id, name)| (id, Some(name)));
        let said = self.messages.iter().find_map(|messages| messages.format(message, attribute, args));
        // A message that no language has is a mistake of ours, which a test finds; its name is better than nothing.
        said.unwrap_or_else(|| id.to_owned())
    }

    /// Whether a message has an attribute of this name.
    pub fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        self.messages.iter().any(|messages| messages.has_attribute(id, attribute))
    }

    /// A number with so many decimals, in the language's writing and with a typeset minus.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        // -0.0 is nothing.
        let is_nothing = text.trim_matches(['-', '0', '.']).is_empty();
        let text = text.replace('-', if is_nothing { "" } else { MINUS });
        if self.decimal_comma() { text.replace('.', ",") } else { text }
    }

    /// A change with so many decimals and its sign; what is rounded to 0 has none.
    fn change(&self, value: f64, decimals: usize) -> String {
        let number = self.number(value, decimals);
        let is_rise = !number.contains(MINUS) && number.contains(|c: char| matches!(c, '1'..='9'));
        if is_rise { format!("+{number}") } else { number }
    }

    /// A number as short as it can be without losing what a reader could have written: 8, 8.5, 6.667.
    pub fn plain_number(&self, value: f64) -> String {
        let text = format!("{value:.3}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        let text = if text == "-0" { "0" } else { text };
        if self.decimal_comma() { text.replace('.', ",") } else { text.to_owned() }
    }

    /// A share (0 to 1) in per cent.
    pub fn percent(&self, share: f64) -> String {
        self.in_percent(self.number(100.0 * share, 0))
    }

    /// A probability in per cent; what draws cannot tell from certain is not told as certain.
    pub fn probability(&self, p: f64) -> String {
        let number = |number: &str| [("number", Arg::word(number))];
        if p < 0.005 {
            self.say("under-percent", &number("1"))
        } else if p >= 0.995 {
            self.say("over-percent", &number("99"))
        } else {
            self.percent(Proposal::shown(p))
        }
    }

    /// Points in whole ones, with their word.
    fn whole_points(&self, points: f64) -> String {
        let number = self.number(points, 0);
        let count = ("count", Arg::Count(if number == "1" { 1 } else { 2 }));
        self.say("whole-points", &[count, ("points", Arg::Word(number))])
    }

    /// Whether the language writes numbers with a decimal comma.
    pub fn decimal_comma(&self) -> bool {
        self.lang == Lang::Nb
    }

    /// The first of many words with what stands between them, and how many more there are.
    pub fn first(&self, named: &[String], between: &str, more: usize) -> String {
        let mut words = named.join(between);
        if more > 0 {
            words.push_str(&self.say("and-more", &[("count", Arg::Count(more))]));
        }
        words
    }

    /// Words in a row: "a, b and c".
    pub fn list(&self, words: &[String]) -> String {
        self.in_a_row(words, "list")
    }

    /// Words to choose from: "a, b or c".
    pub fn any_of(&self, words: &[String]) -> String {
        self.in_a_row(words, "list-or")
    }

    fn in_a_row(&self, words: &[String], id: &str) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => {
                self.say(id, &[("most", Arg::Word(most.join(", "))), ("last", Arg::word(last.as_str()))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minus_is_typeset_and_nothing_has_none() {
        let texts = Texts::new(Lang::Nb);
        assert_eq!(texts.percent(-0.1), "\u{2212}10\u{a0}%");
        assert_eq!([texts.number(-0.04, 1), texts.number(-1.25, 2)], ["0,0", "\u{2212}1,25"]);
        assert_eq!([texts.change(-0.5, 1), texts.change(0.5, 1)], ["\u{2212}0,5", "+0,5"]);
    }

    #[test]
    fn no_message_refers_to_another() {
        for source in [EN, NB] {
            for (number, line) in (1..).zip(source.lines()) {
                // Functions of Fluent are in capitals, and none is used: each message is parsed by itself.
                for (at, _) in line.match_indices('{') {
                    let refers_to = line[at + 1..].trim_start().chars().next();
                    assert!(
                        !refers_to.is_some_and(|c| c == '-' || c.is_ascii_alphabetic()),
                        "line {number}: {line}"
                    );
                }
            }
        }
    }
}
