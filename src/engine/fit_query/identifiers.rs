//! Identifiers of columns and steps that every database keeps as they are.

use std::collections::BTreeSet;

/// PostgreSQL cuts longer identifiers, in silence.
const MOST_BYTES: usize = 63;

/// The name of a column or a step: at most 63 bytes, and unique among the names that it was made with, whatever the
/// case of their letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier(String);

impl Identifier {
    /// Returns the name as it is, unquoted.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Identifiers that have been given.
#[derive(Clone, Debug, Default)]
pub(super) struct Identifiers(BTreeSet<String>);

impl Identifiers {
    /// Returns names of which these are taken.
    pub fn without<'w>(taken: impl IntoIterator<Item = &'w str>) -> Self {
        Identifiers(taken.into_iter().map(str::to_lowercase).collect())
    }

    /// Returns the name that is wanted, or one as near as may be where that is too long or taken.
    pub fn unique(&mut self, wanted: &str) -> Identifier {
        let mut number = 1;
        loop {
            let end = if number == 1 { String::new() } else { format!("_{number}") };
            let name = shortened(wanted, MOST_BYTES - end.len()) + &end;
            if self.0.insert(name.to_lowercase()) {
                return Identifier(name);
            }
            number += 1;
        }
    }
}

/// Returns a name in at most so many bytes: where it is longer, its beginning and a hash of the whole.
fn shortened(name: &str, most: usize) -> String {
    if name.len() <= most {
        return name.to_owned();
    }
    let hash = format!("_{:08x}", hash(name));
    let mut end = most - hash.len();
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].to_owned() + &hash
}

/// FNV-1a of 32 bits (Fowler, Noll & Vo 1991).
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_where_it_can_be() {
        let mut names = Identifiers::without(["Sellers", "id"]);
        assert_eq!(names.unique("drive").as_str(), "drive");
        assert_eq!(names.unique("sellers").as_str(), "sellers_2");
        assert_eq!(names.unique("id").as_str(), "id_2");
        assert_eq!(names.unique("ID").as_str(), "ID_3");
    }

    #[test]
    fn long_names_that_begin_alike_stay_apart() {
        let mut names = Identifiers::default();
        let mut seen = BTreeSet::new();
        for number in 0..1_000 {
            let name = names.unique(&format!("need_{}_{number}", "a".repeat(60)));
            assert!(name.as_str().len() <= MOST_BYTES, "{name:?}");
            assert!(seen.insert(name.0.to_lowercase()));
        }
        for number in 0..20 {
            let name = names.unique(&"b".repeat(63));
            assert!(name.as_str().len() <= MOST_BYTES && name.as_str().starts_with("bbbb"), "{name:?}");
            assert_eq!(name.as_str() == "b".repeat(63), number == 0);
        }
    }
}
