//! What each changed score did to a seller's fit, as a person reads it.

use super::super::texts::Arg;
use super::DiffReport;
use super::rounding::adding_up;
use super::saying::Saying;
use super::sheet::part;
use crate::engine::Side;
use crate::engine::diff::{Cause, ScoreChange, SellerChange};
use crate::view::blocks::{Block, Line};

/// So many sellers are told so, the most changed first.
const MAX_SELLERS: usize = 10;

/// So many scores of a seller are told, those that moved most; the others with the traits that did not change.
const MAX_SCORES: usize = 6;

/// What one seller's scores did.
struct Told<'r> {
    of: &'r SellerChange,
    /// All of it, unrounded and as it is shown in tenths of a point.
    whole: f64,
    tenths: i64,
    /// The scores that are told, and what each did in tenths.
    scores: Vec<(&'r ScoreChange, i64)>,
    /// What is left.
    others: i64,
}

/// The most changed sellers with what each of their changed scores did.
pub fn blocks(report: &DiffReport, say: &Saying<'_>, step: usize) -> Vec<Block> {
    let mut told: Vec<Told<'_>> =
        report.steps[step].changed().filter_map(|of| Told::of(report, step, of)).collect();
    told.sort_by(|a, b| b.whole.abs().total_cmp(&a.whole.abs()));
    let more = told.len().saturating_sub(MAX_SELLERS);
    told.truncate(MAX_SELLERS);
    if told.is_empty() {
        return Vec::new();
    }
    let only_scores = |told: &Told<'_>| {
        let split = told.of.today.fit.split.as_ref();
        split.is_ok_and(|parts| parts.iter().all(|part| part.causes == [Cause::Scores]))
    };
    let head = if told.iter().all(only_scores) {
        say.part("diff-moved")
    } else {
        let scores = ("scores", Arg::Word(say.causes(&[Cause::Scores])));
        report.texts.line("diff-moved-today", &[scores])
    };
    let mut lines: Vec<Line> = told.iter().map(|told| line(report, say, step, told)).collect();
    if more > 0 {
        lines.push(report.texts.line("diff-moved-more", &[("count", Arg::Count(more))]));
    }
    vec![Block::Paragraph(head), Block::List(lines)]
}

impl<'r> Told<'r> {
    /// `None` where it cannot be told, or there is nothing of it to be seen: neither here nor as the scores' part.
    fn of(report: &DiffReport, step: usize, of: &'r SellerChange) -> Option<Self> {
        let by = of.by_scores?;
        let shown = |fit: f64| report.tenths(step + 1, fit);
        let tenths = shown(by.after) - shown(by.before);
        let mut scores: Vec<(&ScoreChange, f64)> =
            of.scores.iter().filter_map(|score| Some((score, score.points?))).collect();
        // The sort keeps what moved alike in the order of the catalog.
        scores.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let rest = scores.split_off(scores.len().min(MAX_SCORES));
        let others = by.others + rest.iter().map(|(_, points)| points).sum::<f64>();
        let parts: Vec<f64> =
            scores.iter().map(|(_, points)| *points).chain([others]).map(|points| points / 100.0).collect();
        let mut parts = adding_up(&parts, tenths);
        let others = parts.pop()?;
        let scores: Vec<(&ScoreChange, i64)> = scores
            .into_iter()
            .map(|(score, _)| score)
            .zip(parts)
            .filter(|(_, tenths)| *tenths != 0)
            .collect();
        let part = part(of, &report.shown_fit(&of.today.fit, step), Cause::Scores);
        let is_seen = !scores.is_empty() || others != 0 || part.is_some_and(|part| part != 0);
        is_seen.then_some(Told { of, whole: by.after - by.before, tenths, scores, others })
    }
}

fn line(report: &DiffReport, say: &Saying<'_>, step: usize, told: &Told<'_>) -> Line {
    let texts = say.texts;
    let mut parts: Vec<String> = told.scores.iter().map(|of| score(report, say, step, *of)).collect();
    if told.others != 0 {
        let points = ("points", Arg::Word(say.signed(told.others)));
        parts.push(texts.say("diff-moved-others", &[points]));
    }
    if parts.is_empty() {
        return texts.line("diff-moved-nothing", &[say.name(step, told.of)]);
    }
    let args = [
        say.name(step, told.of),
        ("points", Arg::Word(say.signed(told.tenths))),
        ("scores", Arg::Word(parts.join("; "))),
    ];
    texts.line("diff-moved-seller", &args)
}

fn score(report: &DiffReport, say: &Saying<'_>, step: usize, (of, tenths): (&ScoreChange, i64)) -> String {
    let texts = say.texts;
    let value = |known: Option<(f64, f64)>| {
        Arg::Word(known.map_or_else(|| texts.word("unknown-fit"), |(value, _)| texts.plain_number(value)))
    };
    let named = report.catalog(step + 1)[of.trait_ix].name.get(texts.lang());
    let args = [
        ("trait", Arg::word(named)),
        ("old", value(of.before)),
        ("new", value(of.after)),
        ("points", Arg::Word(say.signed(tenths))),
    ];
    let id = if of.is_vetoed {
        "diff-moved-veto"
    } else if of.side == Some(Side::Over) {
        "diff-moved-over"
    } else {
        "diff-moved-score"
    };
    texts.say(id, &args)
}
