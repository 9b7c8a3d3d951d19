//! YAML as a tree of values with their places. The only module that knows the YAML crate.
//!
//! A tree and not typed structures, because one run reports every problem of a file: a value of the
//! wrong type must not hide problems after it.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::{DuplicateKeyPolicy, NonFiniteFloatPolicy};
use serde_yaml::{Error, Location, Spanned};

use super::file::File;
use crate::domain::Problem;

/// The deepest nesting accepted. Valid files have at most eight levels.
const MAX_DEPTH: usize = 64;

/// A value and its bytes in the text (for a list or map: where it begins).
#[derive(Debug)]
pub struct Node {
    /// Where it is written; for an alias, the place of the alias.
    pub at: Range<usize>,
    /// Where its text is; differs from `at` for an alias only.
    pub text_at: Range<usize>,
    /// The value itself.
    pub value: NodeValue,
}

/// A YAML value without its place.
#[derive(Debug)]
pub enum NodeValue {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`; `no` is a text.
    Bool,
    /// A finite number without quotes.
    Number(f64),
    /// A text; also a number that is not finite.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, with duplicate keys.
    Map(Vec<(Node, Node)>),
}

/// Reads a YAML text into a tree.
///
/// # Errors
/// One problem: the text is not YAML, or it nests, repeats or expands beyond the limits.
pub fn parse(file: &File) -> Result<Node, Problem> {
    let text = without_end(file.text());
    let options = serde_yaml::options! {
        strict_booleans: true,
        // 1_000 is a number in YAML 1.1 only.
        underscored_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
        // Proportional to the text: honest files of any size pass, and small ones cannot expand.
        budget: serde_yaml::budget! {
            max_nodes: text.len() / 2 + 1_000,
            max_events: text.len() + 1_000,
            max_depth: MAX_DEPTH,
            max_aliases: text.len() / 2 + 1,
            max_total_scalar_bytes: text.len() + 1_000_000,
        },
    };
    let node = serde_yaml::from_str_with_options(text, options).map_err(|error| problem(file, &error))?;
    match tag(text) {
        Some((at, tag)) => Err(Problem::new("tag").with("found", tag).at(file.place(&at))),
        None => Ok(node),
    }
}

/// Returns a text without a line `---` that nothing follows, which would begin another document.
fn without_end(text: &str) -> &str {
    let mut end = text.len();
    for line in text.split_inclusive('\n').rev() {
        end -= line.len();
        if line.trim_end() == "---" {
            let is_first = text[..end].lines().all(is_silent);
            return if is_first { text } else { &text[..end] };
        }
        if !is_silent(line) {
            break;
        }
    }
    text
}

fn is_silent(line: &str) -> bool {
    matches!(line.trim_start().as_bytes().first(), None | Some(b'#'))
}

/// The tags that change no value: of a scalar that is written as what they say.
const HARMLESS: [&str; 3] = ["str", "int", "float"];

/// Returns the first tag of a text that would change a value unseen, and where it is written.
fn tag(text: &str) -> Option<(Range<usize>, String)> {
    if !text.contains('!') {
        return None;
    }
    for parsed in granit_parser::Parser::new_from_str(text) {
        let (event, span) = parsed.ok()?;
        let Some(tag) = event.tag() else { continue };
        let is_scalar = matches!(event, granit_parser::Event::Scalar(..));
        if is_scalar && HARMLESS.iter().any(|harmless| tag.is_yaml_core_schema_tag(harmless)) {
            continue;
        }
        let start = span.tag_start.unwrap_or(span.start).byte_offset().unwrap_or(0);
        let written = text.get(start..).unwrap_or_default();
        let end = written.find([' ', '\n', ',', '[', ']', '{', '}']).unwrap_or(written.len());
        return Some((start..start + end, written[..end].chars().take(40).collect()));
    }
    None
}

/// Returns the crate's error as a problem with a place. Its words are for programmers; only syntax errors quote them.
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
    // The problem has a place of its own, so the crate's " at line 3, column 7" is cut.
    let reason = words.split(" at line ").next().unwrap_or_default().to_owned();
    let place = match error.location() {
        Some(location) => file.place(&bytes(file.text(), &location)),
        None => file.place(&(0..0)),
    };
    Problem::new(code).at(place).with("reason", reason)
}

/// Returns the bytes of an error's location. Some errors count characters only.
fn bytes(text: &str, location: &Location) -> Range<usize> {
    let span = location.span();
    match (span.byte_offset().map(to_size), span.byte_len().map(to_size)) {
        (Some(offset), Some(len)) if offset <= text.len() => {
            offset..offset.saturating_add(len).min(text.len())
        }
        _ => {
            let at = text.char_indices().nth(to_size(span.offset())).map_or(text.len(), |(byte, _)| byte);
            at..at
        }
    }
}

/// Returns the bytes of a value's location; empty at 0 where they are not known.
fn value_bytes(location: Location) -> Range<usize> {
    let start = location.span().byte_offset().map_or(0, to_size);
    start..start.saturating_add(location.span().byte_len().map_or(0, to_size))
}

fn to_size(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// A value being read, before its place is known.
struct Unplaced(NodeValue);

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Unplaced>::deserialize(deserializer)?;
        let (at, text_at) = (value_bytes(spanned.referenced), value_bytes(spanned.defined));
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
