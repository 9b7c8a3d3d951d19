//! How traits are coached, in a catalog.

use super::super::decoder::Decoder;
use super::super::yaml::Node;
use crate::domain::{Coaching, CoachingByKind, TraitKind};

/// The keys of how a trait is coached.
pub const COACHING_KEYS: [&str; 3] = ["per_point", "at_most", "source"];
/// The keys of how kinds of traits are coached.
pub const KIND_KEYS: [&str; TraitKind::ALL.len()] =
    [TraitKind::ALL[0].0, TraitKind::ALL[1].0, TraitKind::ALL[2].0];

/// Returns how one trait, or one kind, is coached.
pub fn coaching(reading: &Decoder<'_>, node: &Node, what: &str) -> Option<Coaching> {
    let fields = reading.fields(node, what, &COACHING_KEYS)?;
    Some(Coaching {
        per_point: fields.amount("per_point"),
        at_most: fields.amount("at_most"),
        source: fields.text("source"),
    })
}

/// Reads how kinds of traits are coached into what held before.
pub fn coaching_by_kind(reading: &Decoder<'_>, node: &Node, by_kind: &mut CoachingByKind) {
    let Some(fields) = reading.fields(node, "coaching", &KIND_KEYS) else { return };
    for (key, kind) in TraitKind::ALL {
        let own = fields.get(key).and_then(|node| coaching(reading, node, key));
        if let Some(own) = own {
            by_kind[kind as usize] = own.or(&by_kind[kind as usize]);
        }
    }
}
