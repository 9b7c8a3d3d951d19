//! What changed from one measurement to the next: for whom, by how much, and why.

use super::columns::{self, SellerRow, causes_of, is_moved};
use super::sentences::Sentences;
use super::{answers, score_changes};
use crate::result::diff::{Diff, SellerChange};
use crate::view::blocks::Block;
use crate::view::texts::Texts;

/// The most rows that are shown; the sentences count all of them.
const MAX_ROWS: usize = 200;

/// What changed in the only step.
pub fn blocks(diff: &Diff, texts: &Texts) -> Vec<Block> {
    let say = Sentences::new(diff, texts);
    let mut blocks = vec![Block::Heading(1, say.heading())];
    let transition = &diff.transitions[0];
    let is_nobody =
        transition.changed.is_empty() && transition.joined.is_empty() && transition.left.is_empty();
    if is_nobody && answers::are_alike(&transition.answers) {
        blocks.push(Block::Paragraph(say.part("diff-nothing")));
        return blocks;
    }
    blocks.extend(say.summary(0));
    if !transition.changed.is_empty() {
        blocks.extend(sellers(diff, &say));
    }
    blocks.push(Block::Heading(2, say.part("diff-answers")));
    blocks.extend(answers::blocks(diff, &say, 0));
    blocks.push(Block::Paragraph(say.part("diff-decision")));
    blocks
}

/// Those for whom something changed.
fn sellers(diff: &Diff, say: &Sentences<'_>) -> Vec<Block> {
    let changed = &diff.transitions[0].changed;
    let causes = causes_of(changed.iter().map(|seller| &seller.fit.value));
    let has_noise = changed.iter().any(is_moved);
    // The largest falls and rises first, then the order of keys; unknown changes come last.
    let mut sorted: Vec<&SellerChange> = changed.iter().collect();
    sorted.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let rows = sorted.into_iter().take(MAX_ROWS).map(|seller| SellerRow::changed(diff, 0, seller));
    let mut blocks = vec![Block::Table(columns::sellers(diff, say.texts, &causes, has_noise).table(rows))];
    if changed.len() > MAX_ROWS {
        blocks.push(Block::Paragraph(say.cut(MAX_ROWS, changed.len())));
    }
    blocks.push(Block::Legend(say.part("diff-legend")));
    blocks.extend(say.causes_legend(&causes).map(Block::Legend));
    if has_noise {
        blocks.push(Block::Legend(say.part("diff-legend-noise")));
    }
    blocks.extend(score_changes::blocks(diff, say, 0));
    blocks.extend(say.roles(0));
    blocks.extend(say.scores(0));
    blocks.extend(say.unsplit(0));
    blocks
}

fn size(seller: &SellerChange) -> f64 {
    seller.fit.value.change.map_or(-1.0, f64::abs)
}
