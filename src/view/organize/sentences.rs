//! The answer in sentences: the verdict, its size, how sure it is, and what to do next.

use crate::domain::SLACK;
use crate::result::{Assumption, DemandedBy, FormKind, Organize, Verdict};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::texts::{Arg, Texts};

/// A form that yields more than the recommended one by less than this share is not worth a word.
const WORTH_SAYING: f64 = 0.005;

/// The reliabilities from which differences are told as real in these words, the highest first.
const HOW_REAL: [(f64, &str); 6] = [
    (0.95, "organize-real-all"),
    (0.8, "organize-real-most"),
    (0.58, "organize-real-two-thirds"),
    (0.42, "organize-real-half"),
    (0.28, "organize-real-third"),
    (0.15, "organize-real-little"),
];

/// What is said of one comparison.
pub struct Sentences<'a> {
    result: &'a Organize,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(result: &'a Organize, texts: &'a Texts) -> Self {
        Sentences { result, texts }
    }

    pub fn heading(&self) -> Line {
        let header = &self.result.header;
        let args = [
            ("team", Arg::name(header.team.as_str())),
            ("motion", Arg::Label(header.motion.clone())),
            ("sellers", Arg::Count(self.result.at_work)),
        ];
        self.texts.line("organize-heading", &args)
    }

    fn verdict(&self, verdict: Verdict) -> Arg {
        let (id, meaning) = match verdict {
            Verdict::Yes => ("verdict-yes", Meaning::Strong),
            Verdict::No => ("verdict-no", Meaning::Alert),
            Verdict::Open => ("verdict-open", Meaning::Adequate),
        };
        Arg::Meant(self.texts.word(id), meaning)
    }

    /// A waste; with a decimal where whole per cents would hide on which side of the limit it is.
    fn waste(&self, waste: f64) -> Arg {
        let is_near = (waste - self.result.material_share).abs() < 0.01 && waste > 0.0;
        Arg::PercentTo(waste, usize::from(is_near))
    }

    /// What has to be known before the verdict is read.
    pub fn first(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.result.as_rated {
            lines.push(self.texts.line("organize-as-rated", &[]));
        }
        if let Some(error) = self.result.raters_error {
            lines.push(self.texts.line("organize-raters-differ", &[("error", Arg::Number(error, 1))]));
        }
        match self.result.demanded_by {
            DemandedBy::Team => {}
            DemandedBy::Seats => lines.push(self.texts.line("organize-demand-of-seats", &[])),
            DemandedBy::Today => lines.push(self.texts.line("organize-demand-of-today", &[])),
        }
        lines
    }

    /// The verdict, its size, and how much of it rests on real differences.
    pub fn answer(&self) -> Line {
        let mut line = self.texts.line(self.answer_id(), &self.answer_args());
        if let Some(real) = self.how_real() {
            line.0.extend(Line::plain(" ").0);
            line.0.extend(real.0);
        }
        line
    }

    fn answer_id(&self) -> &'static str {
        let result = self.result;
        match result.verdict {
            Verdict::Yes if self.best_over_everyone() <= WORTH_SAYING => "organize-yes-best",
            Verdict::Yes if result.waste_share <= WORTH_SAYING => "organize-yes-within",
            Verdict::Yes => "organize-yes",
            Verdict::No => "organize-no",
            Verdict::Open if result.unknown_share > result.most_unknown_share + SLACK => "organize-open",
            Verdict::Open if !result.describes_handoffs => "organize-open-no-handoffs",
            Verdict::Open if result.is_late => "organize-open-late",
            Verdict::Open if result.p_material >= 0.8 - SLACK => "organize-open-noise",
            Verdict::Open => "organize-open-unsure",
        }
    }

    /// By which share the form with the most net yields more than everyone doing everything.
    fn best_over_everyone(&self) -> f64 {
        let everyone = self.result.forms.iter().find(|form| form.kind == FormKind::Everyone);
        let everyone = everyone.and_then(|form| form.net_effective_hours).unwrap_or(0.0);
        let best = self.result.best.net_effective_hours.unwrap_or(0.0);
        if everyone > 0.0 { best / everyone - 1.0 } else { 0.0 }
    }

    fn answer_args(&self) -> [(&'static str, Arg); 9] {
        let result = self.result;
        // Small losses would be nothing in whole hours.
        let lost = result.lost_effective_hours;
        [
            ("verdict", self.verdict(result.verdict)),
            ("waste", self.waste(result.waste_share)),
            ("range", Arg::Word(self.range())),
            ("hours", Arg::Number(lost, usize::from(lost < 9.95))),
            ("form", Arg::Word(self.form(result.recommended.beside, result.recommended.beside_roles))),
            ("material", Arg::Percent(result.material_share)),
            ("p", Arg::Probability(result.p_material)),
            ("unknown", Arg::Percent(result.unknown_share)),
            ("most-unknown", Arg::Percent(result.most_unknown_share)),
        ]
    }

    /// The bounds of the waste; nothing without draws, and where they are the same.
    fn range(&self) -> String {
        let recommended = &self.result.recommended;
        let (Some(low), Some(high)) = (recommended.waste_low_share, recommended.waste_high_share) else {
            return String::new();
        };
        if high - low < WORTH_SAYING {
            return String::new();
        }
        self.texts.say("organize-range", &[("low", Arg::Percent(low)), ("high", Arg::Percent(high))])
    }

    /// A form as the subject of a sentence.
    fn form(&self, kind: FormKind, roles: usize) -> String {
        let id = match kind {
            FormKind::Today | FormKind::TodayByDemand => "organize-form-today",
            FormKind::Seats => "organize-form-seats",
            FormKind::Everyone => "organize-form-everyone",
            FormKind::Designed | FormKind::Free => "organize-form-designed",
        };
        self.texts.say(id, &[("roles", Arg::Count(roles))])
    }

    /// How much of the differences between the sellers is real.
    fn how_real(&self) -> Option<Line> {
        if self.result.as_rated || self.result.at_work < 2 {
            return None;
        }
        let told = HOW_REAL.iter().find(|(least, _)| self.result.reliability >= *least);
        Some(self.texts.line(told.map_or("organize-real-none", |(_, id)| id), &[]))
    }

    /// What to do next.
    pub fn next(&self) -> Line {
        let (hours, gain) = self.result.gain_of_everyone().unwrap_or_default();
        let id = match self.result.verdict {
            Verdict::No if !self.result.is_design_recommended => "organize-next-no-roles",
            Verdict::No => "organize-next-no",
            Verdict::Yes if self.result.keeps_today() => "organize-next-keep",
            Verdict::Yes if gain > WORTH_SAYING && self.result.has_one_role() => "organize-next-hours",
            Verdict::Yes if gain > WORTH_SAYING && self.result.is_a_matter_of_hours() => {
                "organize-next-merge-or-hours"
            }
            Verdict::Yes if gain > WORTH_SAYING => "organize-next-merge",
            Verdict::Yes => "organize-next-yes",
            Verdict::Open if !self.result.describes_handoffs => "organize-next-handoffs",
            Verdict::Open => "organize-next-open",
        };
        let args = [("hours", Arg::Number(hours, usize::from(hours < 9.95))), ("gain", Arg::Percent(gain))];
        self.texts.line(id, &args)
    }

    /// What more roles than the recommended ones would yield.
    pub fn more_roles(&self) -> Option<Line> {
        let (best, recommended) = (self.result.best, &self.result.recommended);
        let less = 1.0 - recommended.net_effective_hours / best.net_effective_hours?;
        if self.result.as_rated || less < WORTH_SAYING || !less.is_finite() {
            return None;
        }
        let args = [
            ("form", Arg::Word(self.form(best.kind, best.roles))),
            ("less", self.waste(less)),
            ("material", Arg::Percent(self.result.material_share)),
        ];
        let id = if best.kind == recommended.kind && best.roles == recommended.roles {
            "organize-same-roles-free"
        } else if less <= self.result.material_share + SLACK {
            "organize-more-roles"
        } else {
            "organize-more-roles-free"
        };
        Some(self.texts.line(id, &args))
    }

    /// How long a hand-off may take for the described set of roles to pay off, and for any.
    pub fn pays(&self) -> Option<Line> {
        let (described, longest) = (self.result.best_break_even.as_ref()?, self.result.break_even.as_ref()?);
        let is_better = self.result.recommended.kind == FormKind::Designed;
        if !self.result.describes_handoffs {
            return None;
        }
        let id = match (described.minutes, longest.minutes) {
            (None, _) if is_better => "organize-pays-always",
            (Some(_), None) if is_better => "organize-pays-other-always",
            (_, None) => "organize-would-pay-always",
            (_, Some(_)) if !is_better => "organize-would-pay",
            // Where the search ended early, another split might pay off longer.
            _ if described.sets == longest.sets && self.result.is_late => "organize-pays-so-far",
            _ if described.sets == longest.sets => "organize-pays-longest",
            _ => "organize-pays",
        };
        // A break-even that is left out has a message of its own.
        let args = [
            ("minutes", Arg::Number(described.minutes.unwrap_or_default(), 0)),
            ("longest", Arg::Number(longest.minutes.unwrap_or_default(), 0)),
            ("now", Arg::PlainNumber(self.result.handoff_minutes)),
        ];
        Some(self.texts.line(id, &args))
    }

    /// How sure the answer is: what it is under other assumptions, what noise alone shows, how many ratings would settle it.
    pub fn how_sure(&self) -> Vec<Block> {
        let mut lines = Vec::new();
        lines.extend(self.sensitivity());
        lines.extend(self.without_easing());
        if self.result.is_open_for_noise && !self.result.as_rated && self.result.noise.is_some() {
            lines.push(self.settled());
        }
        if self.result.details || self.result.as_rated {
            lines.extend(self.noise());
        }
        if lines.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(2, self.texts.line("organize-how-sure", &[])), Block::List(lines)]
    }

    /// The verdict under other assumptions, in one sentence.
    fn sensitivity(&self) -> Option<Line> {
        if self.result.sensitivity.is_empty() {
            return None;
        }
        let mut changed = Vec::new();
        for verdict in [Verdict::Yes, Verdict::No, Verdict::Open] {
            let of = self.result.sensitivity.iter().filter(|of| of.verdict == verdict);
            let assumed: Vec<String> = of.map(|of| self.texts.word(assumption(of.assumption))).collect();
            if verdict != self.result.verdict && !assumed.is_empty() {
                let assumed = Arg::Word(self.texts.list(&assumed));
                let args = [("verdict", self.verdict(verdict)), ("assumed", assumed)];
                changed.push(self.texts.say("organize-supposed", &args));
            }
        }
        if changed.is_empty() {
            let all = self.result.sensitivity.iter();
            let assumed: Vec<String> = all.map(|of| self.texts.word(assumption(of.assumption))).collect();
            let assumed = [("assumed", Arg::Word(self.texts.list(&assumed)))];
            return Some(self.texts.line("organize-sensitivity-same", &assumed));
        }
        Some(self.texts.line("organize-sensitivity", &[("changed", Arg::Word(changed.join("; ")))]))
    }

    /// The verdict without the motion's easing, since that is a judgement.
    fn without_easing(&self) -> Option<Line> {
        if !self.result.is_eased {
            return None;
        }
        let judged = self.result.without_easing;
        let args = [
            ("motion", Arg::Label(self.result.header.motion.clone())),
            ("ease", Arg::PlainNumber(self.result.ease)),
            ("verdict", self.verdict(judged.verdict)),
            ("waste", self.waste(judged.waste_share)),
        ];
        Some(self.texts.line("organize-without-easing", &args))
    }

    /// What noisy ratings alone would show.
    fn noise(&self) -> Option<Line> {
        let noise = self.result.noise.as_ref().filter(|noise| noise.limit() > 0.0)?;
        let (Some(mean), Some(p90)) = (noise.mean_waste_share, noise.p90_waste_share) else {
            return Some(self.texts.line("organize-noise-late", &[]));
        };
        let id = if p90 < WORTH_SAYING { "organize-noise-little" } else { "organize-noise" };
        let args = [
            ("mean", self.waste(mean)),
            ("p90", self.waste(p90)),
            ("waste", self.waste(self.result.waste_share)),
        ];
        Some(self.texts.line(id, &args))
    }

    /// How many more ratings would settle it.
    fn settled(&self) -> Line {
        match self.result.settled_by {
            Some(needed) => {
                let args = [
                    ("raters", Arg::Count(needed.times_as_many_ratings)),
                    ("p", Arg::Probability(needed.p_settled)),
                ];
                self.texts.line("organize-settled", &args)
            }
            None => self.texts.line("organize-not-settled", &[]),
        }
    }

    pub fn legend(&self) -> Line {
        let args = [
            ("hours", Arg::Number(self.result.hours, 0)),
            ("minutes", Arg::PlainNumber(self.result.handoff_minutes)),
        ];
        self.texts.line("organize-legend", &args)
    }

    /// Which sets of roles may not be the best, where the search ended early.
    pub fn unproven(&self) -> Option<Line> {
        // A form of which nothing is left has no share that another could be better by.
        let gap = self.result.forms.iter().filter_map(|form| form.gap_share).fold(0.0, f64::max);
        let id = if self.result.is_late { "organize-late" } else { "organize-many-tasks" };
        (gap > 0.0).then(|| self.texts.line(id, &[("gap", Arg::Percent(gap))]))
    }
}

/// The message of an assumption.
fn assumption(of: Assumption) -> &'static str {
    match of {
        Assumption::EasierLimits => "assumption-easier-limits",
        Assumption::HarderLimits => "assumption-harder-limits",
        Assumption::NarrowTolerance => "assumption-narrow-tolerance",
        Assumption::WideTolerance => "assumption-wide-tolerance",
        Assumption::DoubleHandoffs => "assumption-double-handoffs",
        Assumption::QuadrupleHandoffs => "assumption-quadruple-handoffs",
        Assumption::NoisyRatings => "assumption-noisy-ratings",
    }
}
