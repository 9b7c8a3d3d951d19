//! A list that may be too long to hold.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::domain::Problem;

/// Why a list ended early: the problems found in the input while it was being read.
pub type Stop = Vec<Problem>;

/// One row: borrowed from a list that is held, or pulled from the input.
pub type Row<'a, T> = Result<Cow<'a, T>, Stop>;

/// The rows of a result. A list that is held can be read any number of times; a long one is pulled from the input as
/// it is read, and only once.
pub enum Rows<T> {
    /// All rows.
    Held(Vec<T>),
    /// Rows still to come.
    Streamed(Stream<T>),
}

/// Rows, each pulled as it is asked for.
type Pulled<T> = Box<dyn Iterator<Item = Result<T, Stop>>>;

/// Rows to be pulled from the input.
pub struct Stream<T> {
    rows: RefCell<Option<Pulled<T>>>,
    stopped: RefCell<Option<Stop>>,
}

impl<T> Rows<T> {
    /// Rows that are pulled as they are read, once.
    pub fn streamed(rows: impl Iterator<Item = Result<T, Stop>> + 'static) -> Self {
        Rows::Streamed(Stream { rows: RefCell::new(Some(Box::new(rows))), stopped: RefCell::default() })
    }

    /// The rows of a list that is held; none of one that is still to be read.
    pub fn held(&self) -> &[T] {
        match self {
            Rows::Held(rows) => rows,
            Rows::Streamed(_) => &[],
        }
    }

    /// The problems that ended the last serialisation early, if any did; they are given out once.
    pub fn take_stop(&self) -> Option<Stop> {
        match self {
            Rows::Held(_) => None,
            Rows::Streamed(stream) => stream.stopped.take(),
        }
    }
}

impl<T: Clone> Rows<T> {
    /// The rows, in order. A stream that has been read already has none left.
    pub fn read(&self) -> Box<dyn Iterator<Item = Row<'_, T>> + '_> {
        match self {
            Rows::Held(rows) => Box::new(rows.iter().map(|row| Ok(Cow::Borrowed(row)))),
            Rows::Streamed(stream) => match stream.rows.take() {
                Some(rows) => Box::new(rows.map(|row| row.map(Cow::Owned))),
                None => Box::new(std::iter::empty()),
            },
        }
    }
}

impl<T> fmt::Debug for Rows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rows::Held(rows) => write!(f, "{} rows", rows.len()),
            Rows::Streamed(_) => f.write_str("rows to come"),
        }
    }
}

impl<T: Clone + Serialize> Serialize for Rows<T> {
    /// One row at a time. Where the input stops, serialising fails, and [`Rows::take_stop`] says why.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for row in self.read() {
            match row {
                Ok(row) => list.serialize_element(&*row)?,
                Err(stop) => {
                    if let Rows::Streamed(stream) = self {
                        stream.stopped.replace(Some(stop));
                    }
                    return Err(S::Error::custom("the input stopped"));
                }
            }
        }
        list.end()
    }
}

impl<T: JsonSchema> JsonSchema for Rows<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}
