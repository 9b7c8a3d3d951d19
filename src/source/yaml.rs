//! YAML as a tree in which every value knows where it stands. The only module that knows the YAML crate.
//!
//! A tree rather than typed structures, because every problem of a file is to be told in one run: a value of the
//! wrong type must not hide what is wrong with the next one.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};
use serde_yaml::{Error, Location, Spanned};

use super::file::File;
use crate::domain::Problem;

/// No input of ours nests deeper than eight levels; this leaves room for mistakes and none for attacks.
const MAX_DEPTH: usize = 64;

/// A value and the bytes at which it is written (of a list or map: where it begins).
#[derive(Debug)]
pub struct Node {
    /// Where it is written; of an alias, where the alias stands.
    pub at: Range<usize>,
    /// Where its text stands: elsewhere than `at` only for an alias.
    pub text_at: Range<usize>,
    /// What it is.
    pub value: NodeValue,
}

/// What a YAML value is by itself.
#[derive(Debug)]
pub enum NodeValue {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`; `no` is a text.
    Bool,
    /// A finite number without quotes.
    Number(f64),
    /// A text; numbers that are not finite come as texts too.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, with every pair that stands in it, duplicate keys included.
    Map(Vec<(Node, Node)>),
}

/// Reads a YAML text into a tree.
///
/// # Errors
/// One problem: a text that is not YAML, or one that nests, repeats or expands beyond any honest use.
pub fn parse(file: &File) -> Result<Node, Problem> {
    let text = file.text();
    let options = serde_yaml::options! {
        strict_booleans: true,
        // 1_000 is a number in YAML 1.1 only.
        underscored_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
        // Proportional to the text, so that honest files of any size pass and small ones cannot grow.
        budget: serde_yaml::budget! {
            max_nodes: text.len() / 2 + 1_000,
            max_events: text.len() + 1_000,
            max_depth: MAX_DEPTH,
            max_aliases: text.len() / 2 + 1,
            max_total_scalar_bytes: text.len() + 1_000_000,
        },
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| problem(file, &error))
}

/// The crate's error as a problem with a place; its words are for programmers, so only syntax errors quote them.
fn problem(file: &File, error: &Error) -> Problem {
    let words = error.without_snippet().to_string();
    let code = match error {
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => "yaml-too-complex",
        _ if words.contains("budget breached") || words.contains("recursi") => "yaml-too-complex",
        Error::MultipleDocuments { .. } => "several-documents",
        _ => "not-yaml",
    };
    // The place stands beside the message; the crate's own " at line 3, column 7" would say it twice.
    let reason = words.split(" at line ").next().unwrap_or_default().to_owned();
    let place = match error.location() {
        Some(location) => file.place(&bytes(file.text(), &location)),
        None => file.place(&(0..0)),
    };
    Problem::new(code).at(place).with("reason", reason)
}

/// Where a location lies in bytes. Some errors know characters only.
fn bytes(text: &str, location: &Location) -> Range<usize> {
    let span = location.span();
    let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let in_text = |n: &usize| *n <= text.len();
    match (span.byte_offset().map(size).filter(in_text), span.byte_len().map(size)) {
        (Some(offset), Some(len)) => offset..offset.saturating_add(len).min(text.len()),
        _ => {
            let at = text.char_indices().nth(size(span.offset())).map_or(text.len(), |(byte, _)| byte);
            at..at
        }
    }
}

/// A value while it is being read, before its place is known.
struct Unplaced(NodeValue);

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Unplaced>::deserialize(deserializer)?;
        let range = |location: Location| {
            let (offset, len) = (location.span().byte_offset(), location.span().byte_len());
            let size = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            size(offset)..size(offset).saturating_add(size(len))
        };
        let (at, text_at) = (range(spanned.referenced), range(spanned.defined));
        Ok(Node { at, text_at, value: spanned.value.0 })
    }
}

impl<'de> Deserialize<'de> for Unplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything).map(Unplaced)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = NodeValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<NodeValue, E> {
        Ok(NodeValue::Null)
    }

    fn visit_none<E>(self) -> Result<NodeValue, E> {
        Ok(NodeValue::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<NodeValue, E> {
        Ok(NodeValue::Bool)
    }

    #[expect(clippy::cast_precision_loss, reason = "every number in our files is a measure, not an identity")]
    fn visit_u64<E>(self, number: u64) -> Result<NodeValue, E> {
        Ok(NodeValue::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "every number in our files is a measure, not an identity")]
    fn visit_i64<E>(self, number: i64) -> Result<NodeValue, E> {
        Ok(NodeValue::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<NodeValue, E> {
        Ok(NodeValue::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<NodeValue, E> {
        Ok(NodeValue::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<NodeValue, E> {
        Ok(NodeValue::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<NodeValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(NodeValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<NodeValue, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = pairs.next_key()? {
            map.push((key, pairs.next_value()?));
        }
        Ok(NodeValue::Map(map))
    }
}
