//! What each changed score did to a seller's fit.

use super::rounding::{adding_up, points};
use super::sentences::Sentences;
use super::words::causes_in_words;
use crate::domain::Side;
use crate::result::diff::{Cause, Diff, ScoreChange, SellerChange};
use crate::view::blocks::{Block, Line};
use crate::view::texts::Arg;

/// The most sellers that are shown, the most changed first.
const MAX_SELLERS: usize = 10;

/// The most scores of a seller that are shown, those that moved her fit most; the others join the traits that did not
/// change.
const MAX_SCORES: usize = 6;

/// What one seller's scores did to her fit.
struct Effects<'r> {
    seller: &'r SellerChange,
    /// All of it, unrounded and as it is shown in tenths of a point.
    whole: f64,
    tenths: i64,
    /// The scores that are shown, and what each did in tenths.
    scores: Vec<(&'r ScoreChange, i64)>,
    /// What is left.
    others: i64,
}

/// The most changed sellers with what each of their changed scores did.
pub fn blocks(diff: &Diff, say: &Sentences<'_>, transition: usize) -> Vec<Block> {
    let changed = diff.transitions[transition].changed.iter();
    let mut all: Vec<Effects<'_>> =
        changed.filter_map(|seller| Effects::new(diff, transition, seller)).collect();
    all.sort_by(|a, b| b.whole.abs().total_cmp(&a.whole.abs()));
    let more = all.len().saturating_sub(MAX_SELLERS);
    all.truncate(MAX_SELLERS);
    if all.is_empty() {
        return Vec::new();
    }
    let head = if all.iter().all(|effects| is_scores_alone(effects.seller)) {
        say.part("diff-moved")
    } else {
        let scores = ("scores", Arg::Word(causes_in_words(&[Cause::Scores], say.texts)));
        say.texts.line("diff-moved-today", &[scores])
    };
    let mut lines: Vec<Line> = all.iter().map(|effects| line(say, effects)).collect();
    if more > 0 {
        lines.push(say.texts.line("diff-moved-more", &[("count", Arg::Count(more))]));
    }
    vec![Block::Paragraph(head), Block::List(lines)]
}

/// Whether nothing but scores changed a seller's fit.
fn is_scores_alone(seller: &SellerChange) -> bool {
    let split = seller.fit.value.split.as_ref();
    split.is_some_and(|parts| parts.iter().all(|part| part.causes == [Cause::Scores]))
}

impl<'r> Effects<'r> {
    /// `None` where it is unknown, or nothing of it can be seen: neither here nor as the scores' part.
    fn new(diff: &Diff, transition: usize, seller: &'r SellerChange) -> Option<Self> {
        let by = seller.by_scores?;
        let rounding = diff.rounding(transition + 1);
        let tenths = rounding.tenths(by.new) - rounding.tenths(by.old);
        let mut scores: Vec<(&ScoreChange, f64)> =
            seller.scores.iter().filter_map(|score| Some((score, score.fit_change?))).collect();
        // A stable sort: equals keep the order of the catalog.
        scores.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let rest = scores.split_off(scores.len().min(MAX_SCORES));
        let others = by.others + rest.iter().map(|(_, change)| change).sum::<f64>();
        let mut parts: Vec<f64> = scores.iter().map(|(_, change)| *change).collect();
        parts.push(others);
        let mut parts = adding_up(&parts, tenths);
        let others = parts.pop()?;
        let mut shown: Vec<(&ScoreChange, i64)> =
            scores.into_iter().map(|(score, _)| score).zip(parts).collect();
        shown.retain(|(_, tenths)| *tenths != 0);
        let part = diff.shown_fit(&seller.fit.value, transition).part_alone(Cause::Scores);
        let is_seen = !shown.is_empty() || others != 0 || part.is_some_and(|part| part != 0);
        is_seen.then_some(Effects { seller, whole: by.new - by.old, tenths, scores: shown, others })
    }
}

fn line(say: &Sentences<'_>, effects: &Effects<'_>) -> Line {
    let texts = say.texts;
    let name = ("name", Arg::name(effects.seller.name.as_str()));
    let mut parts: Vec<String> =
        effects.scores.iter().map(|(change, tenths)| score(say, change, *tenths)).collect();
    if effects.others != 0 {
        parts.push(texts.say("diff-moved-others", &[("points", change_arg(effects.others))]));
    }
    if parts.is_empty() {
        return texts.line("diff-moved-nothing", &[name]);
    }
    let args = [name, ("points", change_arg(effects.tenths)), ("scores", Arg::Word(parts.join("; ")))];
    texts.line("diff-moved-seller", &args)
}

fn score(say: &Sentences<'_>, change: &ScoreChange, tenths: i64) -> String {
    let args = [
        ("trait", Arg::Label(change.r#trait.clone())),
        ("old", score_arg(change.old)),
        ("new", score_arg(change.new)),
        ("points", change_arg(tenths)),
    ];
    let id = if change.is_vetoed {
        "diff-moved-veto"
    } else if change.side == Some(Side::Over) {
        "diff-moved-over"
    } else {
        "diff-moved-score"
    };
    say.texts.say(id, &args)
}

fn score_arg(score: Option<f64>) -> Arg {
    score.map_or(Arg::Message("unknown-fit"), Arg::PlainNumber)
}

/// A change in tenths of a point as points with their sign.
pub fn change_arg(tenths: i64) -> Arg {
    Arg::Change(points(tenths), 1)
}
