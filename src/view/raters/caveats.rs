//! What to be careful about before relying on the numbers.

use super::words::rater;
use crate::result::raters::{FEWEST_TO_LEAN_ON, Panel, RaterName, Raters, TraitAgreement};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::texts::{Arg, Texts};

/// The most traits that are named in one sentence; more are counted.
const MAX_NAMED: usize = 8;

/// What to be careful about in one team's ratings.
pub struct Caveats<'a> {
    raters: &'a Raters,
    texts: &'a Texts,
}

impl<'a> Caveats<'a> {
    pub fn new(raters: &'a Raters, texts: &'a Texts) -> Self {
        Caveats { raters, texts }
    }

    /// The first names of a list, and how many more there are.
    fn names(&self, names: &[String]) -> String {
        let more = names.len().saturating_sub(MAX_NAMED);
        if more == 0 {
            return self.texts.list(names);
        }
        self.texts.first(&names[..MAX_NAMED], ", ", more)
    }

    /// Whether no trait has enough sellers with several ratings.
    pub fn is_all_few(&self) -> bool {
        self.raters.traits.iter().all(|of| of.too_few)
    }

    /// That too few sellers are rated by several.
    pub fn few(&self) -> Option<Line> {
        let few: Vec<String> =
            self.raters.traits.iter().filter(|of| of.too_few).map(|of| of.name.clone()).collect();
        if few.is_empty() {
            return None;
        }
        let id = if self.is_all_few() { "raters-few-all" } else { "raters-few" };
        let args = [
            ("fewest", Arg::Count(FEWEST_TO_LEAN_ON)),
            ("count", Arg::Count(few.len())),
            ("traits", Arg::Meant(self.names(&few), Meaning::Alert)),
        ];
        Some(self.texts.line(id, &args))
    }

    /// Who the same raters are and who is left out for them, where chance is too easily beaten, what is negative,
    /// and what one person alone rated.
    pub fn of_the_traits(&self) -> Vec<Block> {
        let mut blocks = self.panels();
        let is_negative = self.raters.traits.iter().any(is_negative);
        let lines = [
            self.generous(),
            self.far(),
            is_negative.then(|| self.texts.line("raters-negative", &[])),
            self.by_one(),
        ];
        blocks.extend(lines.into_iter().flatten().map(Block::Paragraph));
        blocks
    }

    /// The sets of same raters, each with its traits.
    fn panels(&self) -> Vec<Block> {
        let mut sets: Vec<(&[RaterName], Vec<String>)> = Vec::new();
        for of in &self.raters.traits {
            let Some(panel) = &of.same_raters else { continue };
            let named = self.trait_of_panel(of, panel);
            match sets.iter_mut().find(|(raters, _)| *raters == panel.raters) {
                Some((_, traits)) => traits.push(named),
                None => sets.push((&panel.raters, vec![named])),
            }
        }
        if sets.is_empty() {
            return vec![Block::Paragraph(self.texts.line("raters-no-panel", &[]))];
        }
        let lines = sets.iter().map(|(raters, traits)| self.panel(raters, traits)).collect();
        vec![Block::Paragraph(self.texts.line("raters-panels", &[])), Block::List(lines)]
    }

    fn panel(&self, raters: &[RaterName], traits: &[String]) -> Line {
        let raters: Vec<String> = raters.iter().map(|name| rater(name, self.texts)).collect();
        let args =
            [("raters", Arg::name(self.texts.list(&raters))), ("traits", Arg::Word(self.names(traits)))];
        self.texts.line("raters-panel", &args)
    }

    /// A trait's name, and how many sellers its panel leaves out.
    fn trait_of_panel(&self, of: &TraitAgreement, panel: &Panel) -> String {
        if panel.left_out == 0 {
            return of.name.clone();
        }
        let args = [("trait", Arg::Label(of.r#trait.clone())), ("count", Arg::Count(panel.left_out))];
        self.texts.say("raters-left-out", &args)
    }

    /// The traits whose ratings use so little of the scale that chance is too easily beaten.
    fn generous(&self) -> Option<Line> {
        let generous = self.raters.traits.iter().filter(|of| of.rwg.too_generous);
        let generous: Vec<String> = generous.map(|of| of.name.clone()).collect();
        if generous.is_empty() {
            return None;
        }
        let is_all = generous.len() == self.raters.traits.len();
        let id = if is_all { "raters-generous-all" } else { "raters-generous" };
        Some(self.texts.line(id, &[("traits", Arg::Word(self.names(&generous)))]))
    }

    /// In how many cases the ratings of one seller on one trait are far apart.
    fn far(&self) -> Option<Line> {
        let rwg = self.raters.overall.as_ref()?.rwg;
        let args = [("below", Arg::Count(rwg.below_070)), ("sets", Arg::Count(rwg.sets))];
        (rwg.below_070 > 0).then(|| self.texts.line("raters-far", &args))
    }

    /// How many traits one person alone rated.
    fn by_one(&self) -> Option<Line> {
        let count = self.raters.rated_by_one.len();
        (count > 0).then(|| self.texts.line("raters-by-one", &[("count", Arg::Count(count))]))
    }
}

/// Whether the ratings of one seller lie further apart than those of different sellers.
fn is_negative(of: &TraitAgreement) -> bool {
    let same = of.same_raters.as_ref().and_then(|panel| panel.two_way.icc_2_1);
    [of.one_way.icc_1_1, same].into_iter().flatten().any(|icc| icc < 0.0)
}
