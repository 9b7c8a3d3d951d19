//! What to beware of before leaning on the numbers.

use super::super::texts::{Arg, Texts};
use super::RatersReport;
use crate::engine::{FEWEST_TO_LEAN_ON, Panel, RaterName, TraitAgreement};
use crate::view::blocks::{Block, Line, Meaning};

/// So many traits are named in one sentence; more are counted.
const MAX_NAMED: usize = 8;

/// What to beware of in one team's ratings.
pub struct Caveats<'a> {
    report: &'a RatersReport,
    texts: &'a Texts,
}

impl<'a> Caveats<'a> {
    pub fn new(report: &'a RatersReport) -> Self {
        Caveats { report, texts: &report.texts }
    }

    /// The first names of a list, and how many more there are.
    fn names(&self, names: &[String]) -> String {
        let more = names.len().saturating_sub(MAX_NAMED);
        if more == 0 {
            return self.texts.list(names);
        }
        self.texts.first(&names[..MAX_NAMED], ", ", more)
    }

    fn traits_where(&self, is: impl Fn(&TraitAgreement) -> bool) -> Vec<String> {
        let traits = self.report.found.traits.iter().filter(|of| is(of));
        traits.map(|of| self.report.trait_name(of.trait_ix).to_owned()).collect()
    }

    /// Whether no trait has enough sellers with several ratings.
    pub fn is_all_few(&self) -> bool {
        self.report.found.traits.iter().all(TraitAgreement::is_too_few)
    }

    /// That too few sellers are rated by several.
    pub fn few(&self) -> Option<Line> {
        let few = self.traits_where(TraitAgreement::is_too_few);
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
        let generous = self.traits_where(|of| of.within.is_too_generous());
        if !generous.is_empty() {
            let is_all = generous.len() == self.report.found.traits.len();
            let id = if is_all { "raters-generous-all" } else { "raters-generous" };
            let args = [("traits", Arg::Word(self.names(&generous)))];
            blocks.push(Block::Paragraph(self.texts.line(id, &args)));
        }
        if let Some(far) = self.report.found.within.filter(|of| of.below > 0) {
            let args = [("below", Arg::Count(far.below)), ("sets", Arg::Count(far.sets))];
            blocks.push(Block::Paragraph(self.texts.line("raters-far", &args)));
        }
        let is_negative = |of: &TraitAgreement| {
            let same = of.panel.as_ref().and_then(|panel| panel.table.single());
            [of.one_way.single(), same].into_iter().flatten().any(|icc| icc < 0.0)
        };
        if self.report.found.traits.iter().any(is_negative) {
            blocks.push(Block::Paragraph(self.texts.line("raters-negative", &[])));
        }
        let by_one = self.report.found.by_one.len();
        if by_one > 0 {
            let count = [("count", Arg::Count(by_one))];
            blocks.push(Block::Paragraph(self.texts.line("raters-by-one", &count)));
        }
        blocks
    }

    /// The sets of same raters, each with its traits.
    fn panels(&self) -> Vec<Block> {
        let panels = || self.report.found.traits.iter().filter_map(|of| Some((of, of.panel.as_ref()?)));
        let mut sets: Vec<&[RaterName]> = Vec::new();
        for (_, panel) in panels() {
            if !sets.contains(&panel.raters.as_slice()) {
                sets.push(&panel.raters);
            }
        }
        let trait_of = |(of, panel): (&TraitAgreement, &Panel)| {
            let name = self.report.trait_name(of.trait_ix);
            if panel.left_out == 0 {
                return name.to_owned();
            }
            let args = [("trait", Arg::word(name)), ("count", Arg::Count(panel.left_out))];
            self.texts.say("raters-left-out", &args)
        };
        let line = |set: &&[RaterName]| {
            let raters: Vec<String> = set.iter().map(|name| self.report.rater(name)).collect();
            let traits: Vec<String> =
                panels().filter(|(_, panel)| panel.raters == **set).map(trait_of).collect();
            let args =
                [("raters", Arg::name(self.texts.list(&raters))), ("traits", Arg::Word(self.names(&traits)))];
            self.texts.line("raters-panel", &args)
        };
        let lines: Vec<Line> = sets.iter().map(line).collect();
        if lines.is_empty() {
            return vec![Block::Paragraph(self.texts.line("raters-no-panel", &[]))];
        }
        vec![Block::Paragraph(self.texts.line("raters-panels", &[])), Block::List(lines)]
    }
}
