//! Do raters agree: the answer first, then trait by trait and rater by rater.

mod caveats;
mod columns;
mod sentences;
mod words;

use self::caveats::Caveats;
use self::sentences::Sentences;
use super::blocks::{Block, Document, Sheet, Stop};
use super::{Texts, View};
use crate::result::raters::{Degree, Raters};

impl View for Raters {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        let mut rows = columns::trait_rows(self);
        rows.extend(columns::overall_row(self));
        columns::agreement(self, texts).sheet(rows.into_iter().map(Ok))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let mut blocks = vec![Block::Heading(1, say.heading())];
        match &self.overall {
            Some(overall) => {
                blocks.extend(say.answers(overall));
                blocks.extend(tables(self, &say));
                blocks.push(Block::Paragraph(say.part("raters-decision")));
            }
            None => blocks.extend(say.nobody()),
        }
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// The traits, what to be careful about, and the raters.
fn tables(raters: &Raters, say: &Sentences<'_>) -> Vec<Block> {
    let mut rows = columns::trait_rows(raters);
    // One trait is all there is.
    rows.extend(columns::overall_row(raters).filter(|_| raters.traits.len() > 1));
    let table = columns::agreement(raters, say.texts).table(rows);
    let legend = say.legend(&table);
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(legend.into_iter().map(Block::Legend));
    blocks.extend(Caveats::new(raters, say.texts).of_the_traits());
    blocks.push(Block::Heading(2, say.part("raters-who")));
    match say.incomparable() {
        Some(why) => blocks.extend(why),
        None => {
            blocks.push(Block::Table(columns::leniency(say.texts).table(&raters.raters)));
            blocks.push(Block::Legend(say.raters_legend()));
        }
    }
    blocks.extend(say.self_and_others().map(Block::Paragraph));
    blocks
}

/// A correlation rounded as it may be shown: never to a degree that it does not reach.
fn shown(icc: f64) -> f64 {
    let rounded = libm::round(100.0 * icc) / 100.0;
    if Degree::of(rounded) > Degree::of(icc) { libm::floor(100.0 * icc) / 100.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn no_correlation_is_shown_as_more_than_it_amounts_to() {
        let told = [0.4972, 0.7499, 0.744, 0.903, -0.126].map(|icc| format!("{:.2}", shown(icc)));
        assert_eq!(told, ["0.49", "0.74", "0.74", "0.90", "-0.13"]);
    }
}
