//! A catalog's files while they are read, and the problems found in them.

use std::ops::Range;

use super::super::decoder::{Decoder, Fields};
use super::super::yaml::Node;
use crate::domain::Problem;

/// The keys of a catalog file.
pub const KEYS: [&str; 13] = [
    "extends", "remove", "catalog", "scale", "levels", "defaults", "raters", "words", "motions", "handoffs",
    "traits", "tasks", "roles",
];

/// The keys and values of every file, each with the file's number.
pub(super) type Files<'r, 'f> = [(usize, &'r Decoder<'f>, Fields<'r, 'r>)];

/// Some bytes of one of the files.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) file: usize,
    pub(super) bytes: Range<usize>,
}

impl At {
    /// The start of the first file.
    pub(super) const START: At = At { file: 0, bytes: 0..0 };
}

/// A file of the catalog, parsed but not yet checked.
pub(super) struct Source<'f> {
    pub(super) reading: Decoder<'f>,
    pub(super) root: Node,
}

/// All files, with the problems found in them.
pub(super) struct Sources<'f>(pub(super) Vec<Source<'f>>);

impl<'f> Sources<'f> {
    /// Returns the keys and values of every file, each with the file's number.
    pub(super) fn fields(&self) -> Vec<(usize, &Decoder<'f>, Fields<'_, '_>)> {
        let mut all = Vec::new();
        for (number, source) in self.0.iter().enumerate() {
            if let Some(fields) = source.reading.fields(&source.root, "catalog", &KEYS) {
                all.push((number, &source.reading, fields));
            }
        }
        all
    }

    pub(super) fn is_full(&self, at: &At) -> bool {
        self.0[at.file].reading.is_full()
    }

    pub(super) fn have_problems(&self) -> bool {
        self.0.iter().any(|source| source.reading.has_problems())
    }

    pub(super) fn tell(&self, at: &At, problem: Problem) {
        let reading = &self.0[at.file].reading;
        reading.push(problem.at(reading.place(&at.bytes)));
    }
}
