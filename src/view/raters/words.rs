//! The words for raters and traits.

use crate::domain::RaterKind;
use crate::result::raters::{RaterName, Tendency, TraitAgreement};
use crate::view::texts::{Arg, Texts};

/// A trait's name, marked where too few sellers have several ratings.
pub fn trait_row(of: &TraitAgreement, texts: &Texts) -> String {
    if of.too_few {
        texts.say("raters-few-row", &[("name", Arg::Label(of.r#trait.clone()))])
    } else {
        of.name.clone()
    }
}

/// A kind of rater in the reader's language, where that has a word for it.
pub fn kind(kind: &RaterKind, texts: &Texts) -> String {
    let id = format!("raters-kind-{}", kind.as_str());
    if texts.has(&id) { texts.word(&id) } else { kind.as_str().to_owned() }
}

/// A rater by kind, with a number where somebody has several of the kind.
pub fn rater(name: &RaterName, texts: &Texts) -> String {
    let kind = kind(&name.rater, texts);
    if name.is_one_of_several { format!("{kind} {}", name.number) } else { kind }
}

/// On which side of the others' ratings a rater's lie, in words.
pub fn tendency(tendency: Tendency, texts: &Texts) -> String {
    texts.word(match tendency {
        Tendency::Lenient => "raters-lenient",
        Tendency::Severe => "raters-severe",
        Tendency::Unclear => "raters-unclear",
        Tendency::TooFew => "raters-too-few",
    })
}
