//! The words for the causes of a change.

use crate::result::diff::Cause;
use crate::view::texts::Texts;

/// Causes in words, with + between those that cannot be told apart.
pub fn causes_in_words(causes: &[Cause], texts: &Texts) -> String {
    causes.iter().map(|cause| texts.word(cause_id(*cause))).collect::<Vec<_>>().join(" + ")
}

fn cause_id(cause: Cause) -> &'static str {
    match cause {
        Cause::Scores => "diff-cause-scores",
        Cause::Catalog => "diff-cause-catalog",
        Cause::Motion => "diff-cause-motion",
        Cause::Role => "diff-cause-role",
        Cause::People => "diff-cause-people",
        Cause::Work => "diff-cause-work",
    }
}
