//! Sentences that several commands share.

use super::blocks::sign;
use super::texts::{Arg, Texts};
use crate::domain::Levels;

/// From which fit on a seller is strong and adequate, as the beginning of a legend.
pub fn levels_legend(texts: &Texts, levels: Levels) -> String {
    let args = [
        ("strong", Arg::PlainNumber(levels.strong())),
        ("adequate", Arg::PlainNumber(levels.adequate())),
        ("strong-sign", Arg::Sign(sign::STRONG)),
        ("adequate-sign", Arg::Sign(sign::ADEQUATE)),
        ("weak-sign", Arg::Sign(sign::WEAK)),
    ];
    texts.say("legend-levels", &args)
}
