//! The answer in sentences: the verdict, what it rests on, and how certain it is.

use crate::domain::SLACK;
use crate::result::{FormKind, Noise, Organize, RatingsNeeded, Verdict};
use crate::view::blocks::{Line, Meaning};
use crate::view::texts::{Arg, Texts};

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

    /// The verdict, and the form that is best.
    pub fn answer(&self) -> Line {
        let result = self.result;
        let id = match result.verdict {
            Verdict::Yes if result.best.kind == FormKind::Everyone => "organize-yes-best",
            Verdict::Yes => "organize-yes",
            Verdict::No => "organize-no",
            Verdict::Open if result.is_open_for_noise => "organize-open-noise",
            Verdict::Open if result.unknown_share > result.most_unknown_share + SLACK => "organize-open",
            Verdict::Open if !result.describes_handoffs => "organize-open-no-handoffs",
            Verdict::Open => "organize-open-late",
        };
        // Small losses would be nothing in whole hours.
        let lost = result.lost_effective_hours;
        let args = [
            ("verdict", self.verdict(result.verdict)),
            ("waste", self.waste(result.waste_share)),
            ("hours", Arg::Number(lost, usize::from(lost < 9.95))),
            ("material", Arg::Percent(result.material_share)),
            ("unknown", Arg::Percent(result.unknown_share)),
            ("most-unknown", Arg::Percent(result.most_unknown_share)),
            ("limit", Arg::Percent(self.limit())),
        ];
        let mut line = self.texts.line(id, &args);
        for part in [self.best(), self.pays(), self.fewer()].into_iter().flatten() {
            line.0.extend(Line::plain(" ").0);
            line.0.extend(part.0);
        }
        line
    }

    /// How near the best form comes to what free specialisation could.
    fn best(&self) -> Option<Line> {
        let (best, free) = (self.result.best, self.result.free_effective_hours);
        let id = match best.kind {
            FormKind::Designed => "organize-best-designed",
            FormKind::Seats => "organize-best-seats",
            FormKind::Today => "organize-best-today",
            FormKind::Everyone | FormKind::Free => "organize-best-everyone",
        };
        let share = best.net_effective_hours.filter(|_| free > 0.0).map(|net| net / free)?;
        let args = [("roles", Arg::Count(best.roles)), ("share", Arg::Percent(share))];
        Some(self.texts.line(id, &args))
    }

    /// How few roles come as near to the best form as everyone may.
    fn fewer(&self) -> Option<Line> {
        let (best, material) = (self.result.best, self.result.material_share);
        if best.kind != FormKind::Designed {
            return None;
        }
        let near = self.result.forms.iter().find(|form| {
            form.kind == FormKind::Designed && form.waste_share.is_some_and(|waste| waste <= material + SLACK)
        });
        let few = near.filter(|few| few.roles < best.roles)?;
        let args = [("roles", Arg::Count(few.roles)), ("material", Arg::Percent(material))];
        Some(self.texts.line("organize-fewer", &args))
    }

    /// How long a hand-off may take for the best set of roles to pay off, and for any.
    fn pays(&self) -> Option<Line> {
        let (best, longest) = (self.result.best_break_even.as_ref()?, self.result.break_even.as_ref()?);
        let is_better = self.result.best.kind == FormKind::Designed;
        if !self.result.describes_handoffs {
            return None;
        }
        let id = match (best.minutes, longest.minutes) {
            (None, _) if is_better => "organize-pays-always",
            (Some(_), None) if is_better => "organize-pays-other-always",
            (_, None) => "organize-would-pay-always",
            (_, Some(_)) if !is_better => "organize-would-pay",
            // Where the search ended early, another split might pay off longer.
            _ if best.sets == longest.sets && self.result.is_late => "organize-pays-so-far",
            _ if best.sets == longest.sets => "organize-pays-longest",
            _ => "organize-pays",
        };
        // A break-even that is left out has a message of its own.
        let args = [
            ("minutes", Arg::Number(best.minutes.unwrap_or_default(), 0)),
            ("longest", Arg::Number(longest.minutes.unwrap_or_default(), 0)),
            ("now", Arg::PlainNumber(self.result.handoff_minutes)),
        ];
        Some(self.texts.line(id, &args))
    }

    /// The verdict without the motion's easing, since that is a judgement.
    pub fn without_easing(&self) -> Option<Line> {
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

    /// The waste above which the verdict is no.
    fn limit(&self) -> f64 {
        self.result.material_share + self.result.noise.as_ref().map_or(0.0, Noise::limit)
    }

    /// What noisy ratings alone would show, and how many more of them would settle it.
    pub fn noise(&self) -> Vec<Line> {
        let Some(noise) = self.result.noise.as_ref().filter(|noise| noise.limit() > 0.0) else {
            return Vec::new();
        };
        let (Some(mean), Some(p90)) = (noise.mean_waste_share, noise.p90_waste_share) else {
            return vec![self.texts.line("organize-noise-late", &[])];
        };
        let args = [
            ("mean", self.waste(mean)),
            ("p90", self.waste(p90)),
            ("limit", Arg::Percent(self.limit())),
            ("waste", self.waste(self.result.waste_share)),
            ("roles", Arg::Count(noise.roles)),
        ];
        let is_firm = self.result.verdict == Verdict::No;
        let id = if is_firm { "organize-noise-firm" } else { "organize-noise" };
        let mut lines = vec![self.texts.line(id, &args)];
        if self.result.is_open_for_noise {
            lines.push(self.settled());
        }
        lines
    }

    fn settled(&self) -> Line {
        match self.result.settled_by {
            Some(RatingsNeeded { times_as_many_ratings, p90_waste_share }) => {
                let args =
                    [("raters", Arg::Count(times_as_many_ratings)), ("p90", self.waste(p90_waste_share))];
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
