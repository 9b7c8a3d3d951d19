//! Decodes one YAML file: typed values from the tree, and a problem for each value that is wrong.
//!
//! Decoding does not stop at the first problem: a wrong value is reported and left out.

use std::cell::RefCell;
use std::ops::Range;

use super::file::File;
use super::suggest::unknown;
use super::yaml::{Node, NodeValue};
use crate::domain::problem;
use crate::domain::{Lang, Place, Problem, Scale, Text, clean};

/// The most problems reported for one file. More help nobody, and a hostile file must end somewhere.
pub const MAX_PROBLEMS: usize = 250;

/// The largest number accepted. Scores, weights, hours and counts are far smaller.
pub const MAX_NUMBER: f64 = 1e9;

/// The longest text accepted, in bytes.
pub const MAX_TEXT: usize = 10_000;

/// A file being read, and the problems found in it so far.
pub struct Decoder<'f> {
    file: &'f File,
    problems: RefCell<Vec<Problem>>,
}

/// A map being read, with every key known and unique.
pub struct Fields<'r, 'n> {
    reading: &'r Decoder<'r>,
    /// Where the map begins.
    at: Range<usize>,
    pairs: Vec<(&'r str, &'n Node, &'n Node)>,
}

/// A map with the user's own ids as keys, in the file's order.
pub type Entries<'n> = Vec<(String, &'n Node, &'n Node)>;

impl<'f> Decoder<'f> {
    /// Returns a decoder of a file.
    pub fn new(file: &'f File) -> Self {
        Decoder { file, problems: RefCell::default() }
    }

    /// Returns the problems found, in the order of the file.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| problem.place.as_ref().map(|place| (place.line, place.column)));
        problems
    }

    /// Returns the place of some bytes.
    pub fn place(&self, at: &Range<usize>) -> Place {
        self.file.place(at)
    }

    /// Reports a problem that already has its place.
    pub fn push(&self, problem: Problem) {
        if !self.is_full() {
            self.problems.borrow_mut().push(problem);
        }
    }

    /// Whether any problem was found.
    pub fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
    }

    /// Whether the limit of problems is reached, so that decoding may stop.
    pub fn is_full(&self) -> bool {
        self.problems.borrow().len() >= MAX_PROBLEMS
    }

    /// Reports a problem at some bytes, with the values of its sentence.
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

    /// Reports an unknown id or word, with the nearest known one if any is near.
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

    /// Returns the value of a quoted scalar, or the text of an unquoted one as it is written.
    pub fn written<'n>(&'n self, node: &'n Node) -> &'n str {
        match &node.value {
            NodeValue::Text(text) => text,
            _ => self.file.slice(&node.text_at),
        }
    }

    /// Returns a short quote of a node, for "found …".
    fn found(&self, node: &Node) -> problem::Value {
        match &node.value {
            NodeValue::List(_) => "[…]".into(),
            NodeValue::Map(_) => "{…}".into(),
            // As written, so that the reader sees quotes and 1e999.
            _ => match self.file.slice(&node.text_at) {
                "" => "~".into(),
                written => written.chars().take(40).collect::<String>().into(),
            },
        }
    }

    /// Reports that a node is not what the field requires.
    pub fn wrong(&self, code: &'static str, field: &str, node: &Node) {
        self.tell(code, &node.at, [("field", field.into()), ("found", self.found(node))]);
    }

    /// Returns the node as a map that may have these keys only.
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

    /// Returns the node as a map that may have these keys only; null counts as an empty map.
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

    /// Returns the node as a map from the user's own ids. Reports an id that occurs twice and keeps the first.
    pub fn entries<'n>(&self, node: &'n Node, what: &str) -> Option<Entries<'n>> {
        let NodeValue::Map(pairs) = &node.value else {
            self.wrong("not-a-map", what, node);
            return None;
        };
        // A set keeps the search for duplicates linear in large (or hostile) files.
        let mut seen = indexmap::IndexSet::with_capacity(pairs.len());
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let name = match &key.value {
                NodeValue::List(_) | NodeValue::Map(_) => {
                    self.wrong("not-a-text", what, key);
                    continue;
                }
                _ => clean(self.written(key)).into_owned(),
            };
            if seen.insert(name.clone()) {
                entries.push((name, key, value));
            } else {
                self.tell("duplicate-key", &key.at, [("key", name.into())]);
            }
        }
        Some(entries)
    }

    /// Returns the node as a list.
    pub fn list<'n>(&self, node: &'n Node, field: &str) -> Option<&'n [Node]> {
        if let NodeValue::List(items) = &node.value {
            return Some(items);
        }
        self.wrong("not-a-list", field, node);
        None
    }

    /// Returns the node as a finite number, at most [`MAX_NUMBER`] in size.
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

    /// Returns the node as a number of at least 0.
    pub fn amount(&self, node: &Node, field: &str) -> Option<f64> {
        let number = self.number(node, field)?;
        if number >= 0.0 {
            return Some(number);
        }
        self.wrong("below-zero", field, node);
        None
    }

    /// Returns the node as a whole number of at least 0.
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

    /// Returns the node as a list of two numbers.
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

    /// Returns the node as a scale `[low, high]`.
    pub fn scale(&self, node: &Node) -> Option<Scale> {
        let (lo, hi) = self.pair(node, "scale")?;
        let scale = Scale::new(lo, hi);
        if scale.is_none() {
            self.tell("bad-scale", &node.at, []);
        }
        scale
    }

    /// Returns the node as `true` or `false`.
    pub fn yes(&self, node: &Node, field: &str) -> Option<bool> {
        match (&node.value, self.written(node).to_ascii_lowercase().as_str()) {
            (NodeValue::Bool, word) => Some(word == "true"),
            _ => {
                self.wrong("not-true-or-false", field, node);
                None
            }
        }
    }

    /// Returns the node as a text that is not empty; numbers and `true` count as they are written.
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
                let words = clean(words);
                if !words.is_empty() {
                    return Some(words.into_owned());
                }
                self.tell("empty-text", &node.at, [("field", field.into())]);
            }
        }
        None
    }

    /// Returns the node as a text: one for all languages, or one per language.
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

    /// Returns the meaning of the node's word, one of `words`.
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
    let unsigned = text.trim_start_matches(['-', '+']);
    unsigned.split_once(',').is_some_and(|(whole, decimals)| is_digits(whole) && is_digits(decimals))
}

/// Whether a text consists of ASCII digits, at least one.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl<'n> Fields<'_, 'n> {
    /// Returns where the map begins.
    pub fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// Returns the value under a key; `None` where there is none or it is null.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        let (_, _, value) = self.pairs.iter().find(|(known, ..)| *known == key)?;
        (!matches!(value.value, NodeValue::Null)).then_some(value)
    }

    /// Returns where a key itself is written.
    pub fn key_at(&self, key: &str) -> Option<&Range<usize>> {
        self.pairs.iter().find(|(known, ..)| *known == key).map(|(_, node, _)| &node.at)
    }

    /// Returns the text under a key, in one or several languages.
    pub fn text(&self, key: &str) -> Option<Text> {
        self.reading.text(self.get(key)?, key)
    }

    /// Returns the words under a key.
    pub fn words(&self, key: &str) -> Option<String> {
        self.reading.words(self.get(key)?, key)
    }

    /// Returns the number of at least 0 under a key.
    pub fn amount(&self, key: &str) -> Option<f64> {
        self.reading.amount(self.get(key)?, key)
    }

    /// Returns the number under a key, which must be in [`lo`, `hi`].
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
