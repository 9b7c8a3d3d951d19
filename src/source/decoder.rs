//! One YAML file being read: typed values off the tree, and a problem for everything that is not what it must be.
//!
//! Nothing here stops at the first problem: a value that is wrong is told and left out, and reading goes on.

use std::cell::RefCell;
use std::ops::Range;

use super::file::File;
use super::suggest::unknown;
use super::yaml::{Node, NodeValue};
use crate::domain::problem;
use crate::domain::{Lang, Place, Problem, Scale, Text};

/// So many problems of one file are told: whoever has seen these has understood, and a hostile file ends here.
pub const MAX_PROBLEMS: usize = 250;

/// Numbers beyond this are mistakes or attacks: no score, weight, hour or count of ours comes near it.
pub const MAX_NUMBER: f64 = 1e9;

/// Texts longer than this, in bytes, are mistakes or attacks.
pub const MAX_TEXT: usize = 10_000;

/// A file being read, and the problems found in it so far.
pub struct Decoder<'f> {
    file: &'f File,
    problems: RefCell<Vec<Problem>>,
}

/// A map being read: its keys have been checked to be known and to stand once.
pub struct Fields<'r, 'n> {
    reading: &'r Decoder<'r>,
    /// Where the map begins.
    at: Range<usize>,
    pairs: Vec<(&'r str, &'n Node, &'n Node)>,
}

/// A map with the user's own ids as keys, in the file's order.
pub type Entries<'n> = Vec<(String, &'n Node, &'n Node)>;

impl<'f> Decoder<'f> {
    /// Begins to read a file.
    pub fn new(file: &'f File) -> Self {
        Decoder { file, problems: RefCell::default() }
    }

    /// What has been found wrong, in the order of the file.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| problem.place.as_ref().map(|place| (place.line, place.column)));
        problems
    }

    /// Where some bytes stand.
    pub fn place(&self, at: &Range<usize>) -> Place {
        self.file.place(at)
    }

    /// Notes a problem that has its place already.
    pub fn push(&self, problem: Problem) {
        if !self.is_full() {
            self.problems.borrow_mut().push(problem);
        }
    }

    /// Whether anything has been found wrong.
    pub fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// Whether so much is wrong that more need not be found out.
    pub fn is_full(&self) -> bool {
        self.problems.borrow().len() >= MAX_PROBLEMS
    }

    /// Notes a problem at some bytes, with the values of its sentence.
    pub fn tell<const N: usize>(
        &self,
        code: &'static str,
        at: &Range<usize>,
        values: [(&'static str, problem::Value); N],
    ) {
        if !self.is_full() {
            self.push(Problem { values: values.into(), ..Problem::new(code).at(self.place(at)) });
        }
    }

    /// Notes that an id or word is none of those known, with the nearest of them if one is near.
    pub fn unknown<'k>(
        &self,
        code: &'static str,
        at: &Range<usize>,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) {
        if !self.is_full() {
            self.push(unknown(code, word, known).at(self.place(at)));
        }
    }

    /// The text of a scalar as it is written, where it was not quoted; else its value.
    fn written<'n>(&'n self, node: &'n Node) -> &'n str {
        match &node.value {
            NodeValue::Text(text) => text,
            _ => self.file.slice(&node.text_at),
        }
    }

    /// A short quote of what stands at a node, for "found …".
    fn found(&self, node: &Node) -> problem::Value {
        match &node.value {
            NodeValue::List(_) => "[…]".into(),
            NodeValue::Map(_) => "{…}".into(),
            // As it is written, so that quotes and 1e999 are seen for what they are.
            _ => match self.file.slice(&node.text_at) {
                "" => "~".into(),
                written => written.chars().take(40).collect::<String>().into(),
            },
        }
    }

    /// Notes that what stands at a node is not what the field must be.
    pub fn wrong(&self, code: &'static str, field: &str, node: &Node) {
        self.tell(code, &node.at, [("field", field.into()), ("found", self.found(node))]);
    }

    /// The node as a map with exactly these keys possible.
    pub fn fields<'r, 'n>(&'r self, node: &'n Node, what: &str, keys: &[&str]) -> Option<Fields<'r, 'n>>
    where
        'f: 'r,
        'n: 'r,
    {
        let NodeValue::Map(pairs) = &node.value else {
            self.wrong("not-a-map", what, node);
            return None;
        };
        let mut fields =
            Fields { reading: self, at: node.at.clone(), pairs: Vec::with_capacity(pairs.len()) };
        for (key, value) in pairs {
            let name = self.written(key);
            if !keys.contains(&name) {
                self.unknown("unknown-key", &key.at, name, keys.iter().copied());
            } else if fields.pairs.iter().any(|(known, ..)| *known == name) {
                self.tell("duplicate-key", &key.at, [("key", name.into())]);
            } else {
                fields.pairs.push((name, key, value));
            }
        }
        Some(fields)
    }

    /// The same, but nothing at all counts as an empty map.
    pub fn fields_or_none<'r, 'n>(
        &'r self,
        node: &'n Node,
        what: &str,
        keys: &[&str],
    ) -> Option<Fields<'r, 'n>>
    where
        'f: 'r,
        'n: 'r,
    {
        if matches!(node.value, NodeValue::Null) {
            return Some(Fields { reading: self, at: node.at.clone(), pairs: Vec::new() });
        }
        self.fields(node, what, keys)
    }

    /// The node as a map from the user's own ids; ids that stand twice are told, and the first one is kept.
    pub fn entries<'n>(&self, node: &'n Node, what: &str) -> Option<Entries<'n>> {
        let NodeValue::Map(pairs) = &node.value else {
            self.wrong("not-a-map", what, node);
            return None;
        };
        // Large maps come from large (or hostile) files: a set keeps the search for duplicates linear.
        let mut seen = indexmap::IndexSet::with_capacity(pairs.len());
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name = match &key.value {
                NodeValue::List(_) | NodeValue::Map(_) => {
                    self.wrong("not-a-text", what, key);
                    continue;
                }
                _ => self.written(key).to_owned(),
            };
            if seen.insert(name.clone()) {
                entries.push((name, key, value));
            } else {
                self.tell("duplicate-key", &key.at, [("key", name.into())]);
            }
        }
        Some(entries)
    }

    /// The node as a list.
    pub fn list<'n>(&self, node: &'n Node, field: &str) -> Option<&'n [Node]> {
        if let NodeValue::List(items) = &node.value {
            return Some(items);
        }
        self.wrong("not-a-list", field, node);
        None
    }

    /// The node as a finite number of a size that occurs in life.
    pub fn number(&self, node: &Node, field: &str) -> Option<f64> {
        match &node.value {
            NodeValue::Number(number) if number.abs() <= MAX_NUMBER => return Some(*number),
            NodeValue::Number(_) => self.wrong("number-too-large", field, node),
            NodeValue::Text(text) if [".nan", ".inf", "-.inf"].contains(&text.as_str()) => {
                self.wrong("not-finite", field, node);
            }
            NodeValue::Text(text) if is_decimal_comma(text) => {
                let point = text.replace(',', ".");
                self.tell(
                    "decimal-comma",
                    &node.at,
                    [("found", text.as_str().into()), ("point", point.into())],
                );
            }
            _ => self.wrong("not-a-number", field, node),
        }
        None
    }

    /// The node as a number that is not below 0.
    pub fn amount(&self, node: &Node, field: &str) -> Option<f64> {
        let number = self.number(node, field)?;
        if number >= 0.0 {
            return Some(number);
        }
        self.wrong("below-zero", field, node);
        None
    }

    /// The node as a whole number from 0 up.
    pub fn count(&self, node: &Node, field: &str) -> Option<u32> {
        let number = self.amount(node, field)?;
        if number.fract() == 0.0 && number <= f64::from(u32::MAX) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked just above"
            )]
            return Some(number as u32);
        }
        self.wrong("not-whole", field, node);
        None
    }

    /// The node as two numbers in a list.
    pub fn pair(&self, node: &Node, field: &str) -> Option<(f64, f64)> {
        match &node.value {
            NodeValue::List(items) if items.len() == 2 => {
                let (first, second) = (self.number(&items[0], field), self.number(&items[1], field));
                Some((first?, second?))
            }
            _ => {
                self.wrong("not-a-pair", field, node);
                None
            }
        }
    }

    /// The node as a scale `[low, high]`.
    pub fn scale(&self, node: &Node) -> Option<Scale> {
        let (lo, hi) = self.pair(node, "scale")?;
        let scale = Scale::new(lo, hi);
        if scale.is_none() {
            self.tell("bad-scale", &node.at, []);
        }
        scale
    }

    /// The node as `true` or `false`.
    pub fn yes(&self, node: &Node, field: &str) -> Option<bool> {
        match (&node.value, self.written(node).to_ascii_lowercase().as_str()) {
            (NodeValue::Bool, word) => Some(word == "true"),
            _ => {
                self.wrong("not-true-or-false", field, node);
                None
            }
        }
    }

    /// The node as words that are not empty; numbers and `true` count as the words they are written with.
    pub fn words(&self, node: &Node, field: &str) -> Option<String> {
        match &node.value {
            NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => self.wrong("not-a-text", field, node),
            _ => {
                let words = self.written(node).trim();
                if words.len() > MAX_TEXT {
                    self.tell(
                        "text-too-long",
                        &node.at,
                        [("field", field.into()), ("most", MAX_TEXT.into())],
                    );
                    return None;
                }
                if !words.is_empty() {
                    return Some(words.to_owned());
                }
                self.tell("empty-text", &node.at, [("field", field.into())]);
            }
        }
        None
    }

    /// The node as a text: words, or words per language.
    pub fn text(&self, node: &Node, field: &str) -> Option<Text> {
        if !matches!(node.value, NodeValue::Map(_)) {
            return self.words(node, field).map(Text::plain);
        }
        let fields = self.fields(node, field, &Lang::ALL.map(|(code, _)| code))?;
        let text = Text::per_lang(Lang::ALL.map(|(code, _)| {
            let words = fields.get(code).and_then(|words| self.words(words, field));
            words.map(Into::into)
        }));
        if text.is_none() && fields.pairs.is_empty() {
            self.tell("empty-text", &node.at, [("field", field.into())]);
        }
        text
    }

    /// The node as one of some words, each with what it means.
    pub fn choice<T: Copy>(
        &self,
        node: &Node,
        field: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let word = self.words(node, field)?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let problem = unknown("unknown-word", &word, words.iter().map(|(known, _)| *known));
            self.push(problem.with("field", field).at(self.place(&node.at)));
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// Whether a text is a number written with a decimal comma.
pub fn is_decimal_comma(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.trim_start_matches(['-', '+']);
    unsigned.split_once(',').is_some_and(|(whole, decimals)| digits(whole) && digits(decimals))
}

impl<'n> Fields<'_, 'n> {
    /// Where the map begins.
    pub fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// The value under a key, unless there is none or it is null.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        let (_, _, value) = self.pairs.iter().find(|(known, ..)| *known == key)?;
        (!matches!(value.value, NodeValue::Null)).then_some(value)
    }

    /// Where a key itself is written.
    pub fn key_at(&self, key: &str) -> Option<&Range<usize>> {
        self.pairs.iter().find(|(known, ..)| *known == key).map(|(_, node, _)| &node.at)
    }

    /// The text under a key, if it has one.
    pub fn text(&self, key: &str) -> Option<Text> {
        self.reading.text(self.get(key)?, key)
    }

    /// The words under a key, if it has any.
    pub fn words(&self, key: &str) -> Option<String> {
        self.reading.words(self.get(key)?, key)
    }

    /// The number from 0 up under a key, if it has one.
    pub fn amount(&self, key: &str) -> Option<f64> {
        self.reading.amount(self.get(key)?, key)
    }

    /// A number under a key that must lie between two ends, if it has one.
    pub fn within(&self, key: &str, lo: f64, hi: f64) -> Option<f64> {
        let node = self.get(key)?;
        let number = self.reading.number(node, key)?;
        if lo <= number && number <= hi {
            return Some(number);
        }
        let values = [("field", key.into()), ("lo", lo.into()), ("hi", hi.into()), ("found", number.into())];
        self.reading.tell("out-of-range", &node.at, values);
        None
    }
}
