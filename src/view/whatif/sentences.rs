//! What is said of plans, in sentences.

use crate::result::{FindingRecord, Move, Part, PlannedTeam, WhatIf};
use crate::view::blocks::{Block, Line};
use crate::view::texts::{Arg, Texts};

/// A change of a sum of fits that nobody sees.
const NOTHING: f64 = 0.0005;

/// The most lines of a list; the sentence before them counts all.
const MAX_LINES: usize = 20;

/// The words of one comparison.
pub struct Sentences<'a> {
    result: &'a WhatIf,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(result: &'a WhatIf, texts: &'a Texts) -> Self {
        Sentences { result, texts }
    }

    pub fn heading(&self) -> Line {
        let team = ("team", Arg::name(self.result.header.team.as_str()));
        self.texts.line("whatif-heading", &[team, ("count", Arg::Count(self.result.plans.len()))])
    }

    /// The best plan and by how much, and which differ from it by less than the noise.
    pub fn answer(&self) -> Line {
        let alike = self.result.plans.iter().filter(|plan| !plan.has_other_yardstick);
        let plans: Vec<&PlannedTeam> = alike.collect();
        if plans.is_empty() {
            return self.texts.line("whatif-other-yardsticks", &[]);
        }
        let Some((best, change)) = plans.first().and_then(|best| Some((best, best.change?))) else {
            return self.texts.line("whatif-no-seats", &[]);
        };
        let id = match (change > 0.0, plans.len() > 1) {
            (true, true) => "whatif-best-of",
            (true, false) => "whatif-better",
            (false, true) => "whatif-none-better",
            (false, false) if change < 0.0 => "whatif-costs",
            (false, false) => "whatif-not-better",
        };
        let lost = Arg::Number(-100.0 * change, 1);
        let args = [
            ("plan", Arg::name(best.name())),
            ("change", if id == "whatif-costs" { lost } else { Arg::Change(100.0 * change, 1) }),
            ("count", Arg::Count(plans.len())),
        ];
        let mut said = vec![self.texts.line(id, &args)];
        if best.noise == Some(true) && change != 0.0 {
            said.push(self.texts.line("whatif-within-noise", &[]));
        }
        if let (Some(before), Some(after)) = (self.result.base.answers.today_sum, best.answers.today_sum)
            && (after - before).abs() > NOTHING
        {
            let sums = [("before", Arg::Number(100.0 * before, 1)), ("after", Arg::Number(100.0 * after, 1))];
            said.push(self.texts.line("whatif-today", &sums));
        }
        let ties = plans.iter().filter(|plan| plan.noise_beside_best == Some(true));
        let ties: Vec<String> = ties.map(|plan| plan.name()).collect();
        if !ties.is_empty() {
            let args = [("count", Arg::Count(ties.len())), ("plans", Arg::Word(self.texts.list(&ties)))];
            said.push(self.texts.line("whatif-ties", &args));
        }
        Line::joined(said)
    }

    /// How the table is to be read.
    pub fn legend(&self) -> Line {
        let yardsticks = self.result.plans.iter().filter(|plan| plan.has_other_yardstick).count();
        let policy = ("policy", Arg::word(self.result.policy.as_str()));
        self.texts.line("whatif-legend", &[policy, ("yardsticks", Arg::Count(yardsticks))])
    }

    /// What all plans do together, and the part of each.
    pub fn together(&self) -> Vec<Block> {
        let Some(together) = &self.result.together else { return Vec::new() };
        let mut blocks = vec![Block::Heading(2, self.texts.line("whatif-all", &[]))];
        let Some(change) = together.change else {
            blocks.push(Block::Paragraph(self.texts.line("whatif-no-seats", &[])));
            return blocks;
        };
        let args = [("change", Arg::Change(100.0 * change, 1))];
        let mut said = vec![self.texts.line("whatif-all-change", &args)];
        if self.result.plans.iter().any(|plan| plan.has_other_yardstick) {
            said.push(self.texts.line("whatif-all-other-yardstick", &[]));
        }
        if let Some(interaction) = together.interaction {
            let id = match 100.0 * interaction {
                more if more > SHOWN => "whatif-more-together",
                less if less < -SHOWN => "whatif-less-together",
                _ => "whatif-same-together",
            };
            let args = [("interaction", Arg::Number(100.0 * interaction.abs(), 1))];
            said.push(self.texts.line(id, &args));
        }
        blocks.push(Block::Paragraph(Line::joined(said)));
        if together.parts.is_empty() {
            blocks.push(Block::Paragraph(self.texts.line("whatif-no-parts", &[])));
        } else {
            blocks.push(Block::List(together.parts.iter().map(|of| self.part(of)).collect()));
        }
        blocks.extend(self.moves(&together.moves));
        blocks.extend(self.findings("whatif-findings", &together.findings));
        blocks.extend(self.findings("whatif-worse", &together.worse));
        blocks
    }

    fn part(&self, of: &Part) -> Line {
        let plan = self.result.plans.iter().find(|plan| plan.file == of.file);
        let name = plan.map_or_else(|| of.file.clone(), PlannedTeam::name);
        let args = [("plan", Arg::name(name)), ("part", Arg::Change(100.0 * of.part, 1))];
        self.texts.line("whatif-part", &args)
    }

    /// Whom a plan moves, and what a review newly finds.
    pub fn plan(&self, plan: &PlannedTeam) -> Vec<Block> {
        let found = self.findings("whatif-findings", &plan.findings);
        let said = [self.moves(&plan.moves), found, self.findings("whatif-worse", &plan.worse)].concat();
        if said.is_empty() {
            return said;
        }
        let heading = Block::Heading(2, self.texts.line("whatif-plan", &[("plan", Arg::name(plan.name()))]));
        [vec![heading], said].concat()
    }

    fn moves(&self, moves: &[Move]) -> Vec<Block> {
        // What is so without a plan too is not repeated with each.
        if moves.is_empty() || moves == self.result.base.moves {
            return Vec::new();
        }
        let count = ("count", Arg::Count(moves.len()));
        let lines = moves.iter().take(MAX_LINES).map(|of| self.one_move(of)).collect();
        vec![Block::Paragraph(self.texts.line("whatif-moves", &[count])), Block::List(lines)]
    }

    fn one_move(&self, of: &Move) -> Line {
        let [from, to] = [(&of.from, "whatif-no-role"), (&of.to, "whatif-no-seat")]
            .map(|(label, none)| label.clone().map_or(Arg::Message(none), Arg::Label));
        self.texts.line("whatif-move", &[("name", Arg::name(of.name.as_str())), ("from", from), ("to", to)])
    }

    fn finding(&self, of: &FindingRecord) -> Line {
        let args = [("rule", Arg::name(of.rule)), ("message", Arg::word(of.message.as_str()))];
        self.texts.line("whatif-finding", &args)
    }

    fn findings(&self, id: &str, findings: &[FindingRecord]) -> Vec<Block> {
        if findings.is_empty() {
            return Vec::new();
        }
        let count = ("count", Arg::Count(findings.len()));
        let lines = findings.iter().take(MAX_LINES).map(|of| self.finding(of)).collect();
        vec![Block::Paragraph(self.texts.line(id, &[count])), Block::List(lines)]
    }
}

/// The smallest number of points that is not shown as 0.0.
const SHOWN: f64 = 0.05;
