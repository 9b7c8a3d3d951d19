//! The answer in sentences: the verdict, what it rests on, and how sure it is.

use super::super::texts::{Arg, Texts};
use super::OrganizeReport;
use crate::domain::SLACK;
use crate::engine::{Form, FormKind, MOST_UNKNOWN, Noise, RatingsNeeded, Verdict};
use crate::view::blocks::{Line, Meaning};

/// What is said of one comparison.
pub struct Saying<'a> {
    report: &'a OrganizeReport,
    texts: &'a Texts,
}

impl<'a> Saying<'a> {
    pub fn new(report: &'a OrganizeReport) -> Self {
        Saying { report, texts: &report.texts }
    }

    pub fn heading(&self) -> Line {
        let team = &self.report.team;
        self.texts.line(
            "organize-heading",
            &[
                ("team", Arg::name(team.name.as_str())),
                ("motion", Arg::word(self.report.catalog[team.motion].name.get(self.texts.lang()))),
                ("sellers", Arg::Count(self.report.found.work.people.len())),
            ],
        )
    }

    fn verdict(&self, verdict: Verdict) -> Arg {
        let (id, meaning) = match verdict {
            Verdict::Yes => ("verdict-yes", Meaning::Strong),
            Verdict::No => ("verdict-no", Meaning::Alert),
            Verdict::Open => ("verdict-open", Meaning::Adequate),
        };
        Arg::Meant(self.texts.word(id), meaning)
    }

    fn percent(&self, share: f64) -> Arg {
        Arg::Word(self.texts.percent(share))
    }

    /// A waste; where it is so near the limit that whole per cents would hide on which side, with a decimal.
    fn waste(&self, waste: f64) -> Arg {
        let near = (waste - self.report.question.material).abs() < 0.01 && waste > 0.0;
        let number = Arg::Word(self.texts.number(100.0 * waste, usize::from(near)));
        Arg::Word(self.texts.say("percent", &[("number", number)]))
    }

    fn hours(&self, hours: f64) -> Arg {
        // Small losses would be nothing in whole hours.
        Arg::Word(self.texts.number(hours, usize::from(hours < 9.95)))
    }

    /// "No. With everyone doing everything, 31 % of the team's effect is lost: 87 effective hours a week. …"
    pub fn answer(&self) -> Line {
        let found = &self.report.found;
        let judged = found.judged;
        let is_best = self.report.best().kind == FormKind::Everyone;
        let lost = self.texts.line(
            match judged.verdict {
                Verdict::Yes if is_best => "organize-yes-best",
                Verdict::Yes => "organize-yes",
                Verdict::No => "organize-no",
                Verdict::Open if self.is_noisy() => "organize-open-noise",
                Verdict::Open => "organize-open",
            },
            &[
                ("verdict", self.verdict(judged.verdict)),
                ("waste", self.waste(judged.waste)),
                ("hours", self.hours(self.report.lost_hours())),
                ("material", self.percent(self.report.question.material)),
                ("unknown", self.percent(judged.unknown)),
                ("most-unknown", self.percent(MOST_UNKNOWN)),
                ("limit", self.percent(self.limit())),
            ],
        );
        let mut line = lost;
        for part in [self.best(), self.lasts(), self.fewer()].into_iter().flatten() {
            line.0.extend(Line::plain(" ").0);
            line.0.extend(part.0);
        }
        line
    }

    /// How near the best form comes to what free specialisation could.
    fn best(&self) -> Option<Line> {
        let best = self.report.best();
        let free = self.report.found.free();
        let id = match best.kind {
            FormKind::Designed => "organize-best-designed",
            FormKind::Seats => "organize-best-seats",
            FormKind::Today => "organize-best-today",
            FormKind::Everyone | FormKind::Free => "organize-best-everyone",
        };
        let share = best.net.filter(|_| free > 0.0).map(|net| net / free)?;
        let args = [("roles", Arg::Count(best.roles)), ("share", self.percent(share))];
        Some(self.texts.line(id, &args))
    }

    /// How few roles come as near to the best form as everyone may.
    fn fewer(&self) -> Option<Line> {
        let (best, material) = (self.report.best(), self.report.question.material);
        let near = |form: &&Form| {
            form.kind == FormKind::Designed && form.waste.is_some_and(|waste| waste <= material + SLACK)
        };
        let few = self.report.found.forms.iter().find(near).filter(|few| few.roles < best.roles)?;
        let args = [("roles", Arg::Count(few.roles)), ("material", self.percent(material))];
        (best.kind == FormKind::Designed).then(|| self.texts.line("organize-fewer", &args))
    }

    /// Up to how many minutes per hand-off the best set of roles stays right, and any.
    fn lasts(&self) -> Option<Line> {
        let found = &self.report.found;
        let now = Arg::Word(self.texts.plain_number(self.report.question.minutes));
        let (best, longest) = (found.best_break_even.as_ref()?, found.break_even.as_ref()?);
        let is_better = self.report.best().kind == FormKind::Designed;
        let number = |minutes: f64| Arg::Word(self.texts.number(minutes, 0));
        let id = match (longest.minutes, is_better) {
            (None, true) => "organize-lasts-always",
            (None, false) => "organize-would-pay-always",
            (Some(_), true) if best.sets == longest.sets => "organize-lasts-longest",
            (Some(_), true) => "organize-lasts",
            (Some(_), false) => "organize-would-pay",
        };
        let args = [
            ("minutes", best.minutes.map_or_else(|| Arg::Word(self.texts.word("organize-any")), number)),
            ("longest", longest.minutes.map_or_else(|| Arg::Word(self.texts.word("organize-any")), number)),
            ("now", now),
        ];
        Some(self.texts.line(id, &args))
    }

    /// The verdict without the motion's easing, since that is a judgement.
    pub fn without_easing(&self) -> Option<Line> {
        let judged = self.report.found.without_easing?;
        let ease = self.report.catalog[self.report.team.motion].ease;
        let motion = self.report.catalog[self.report.team.motion].name.get(self.texts.lang());
        Some(self.texts.line(
            "organize-without-easing",
            &[
                ("motion", Arg::word(motion)),
                ("ease", Arg::Word(self.texts.plain_number(ease))),
                ("verdict", self.verdict(judged.verdict)),
                ("waste", self.waste(judged.waste)),
            ],
        ))
    }

    /// Whether it is noise that leaves the verdict open, and not what nobody has rated.
    fn is_noisy(&self) -> bool {
        let judged = self.report.found.judged;
        judged.verdict == Verdict::Open && judged.unknown <= MOST_UNKNOWN + SLACK
    }

    /// The waste above which the verdict is no.
    fn limit(&self) -> f64 {
        self.report.question.material + self.report.found.noise.as_ref().map_or(0.0, Noise::p90)
    }

    /// What noisy ratings alone would show, and how many more of them would settle it.
    pub fn noise(&self) -> Vec<Line> {
        let found = &self.report.found;
        let Some(noise) = found.noise.as_ref().filter(|noise| noise.p90() > 0.0) else { return Vec::new() };
        if noise.draws() == 0 {
            return vec![self.texts.line("organize-noise-late", &[])];
        }
        let args = [
            ("mean", self.waste(noise.mean())),
            ("p90", self.waste(noise.p90())),
            ("limit", self.percent(self.limit())),
            ("waste", self.waste(found.judged.waste)),
            ("roles", Arg::Count(noise.roles)),
        ];
        let is_firm = found.judged.verdict == Verdict::No;
        let id = if is_firm { "organize-noise-firm" } else { "organize-noise" };
        let mut lines = vec![self.texts.line(id, &args)];
        if self.is_noisy() {
            lines.push(match found.settled_by {
                Some(RatingsNeeded { raters, p90 }) => {
                    let raters = ("raters", Arg::Count(raters));
                    self.texts.line("organize-settled", &[raters, ("p90", self.waste(p90))])
                }
                None => self.texts.line("organize-not-settled", &[]),
            });
        }
        lines
    }

    pub fn legend(&self) -> Line {
        let hours = Arg::Word(self.texts.number(self.report.found.work.total, 0));
        let minutes = Arg::Word(self.texts.plain_number(self.report.question.minutes));
        self.texts.line("organize-legend", &[("hours", hours), ("minutes", minutes)])
    }

    /// Which sets of roles may not be the best, where the search ended early.
    pub fn unproven(&self) -> Option<Line> {
        // A form of which nothing is left has no share that another could be better by.
        let gaps = self.report.found.forms.iter().map(|form| form.gap).filter(|gap| gap.is_finite());
        let gap = gaps.fold(0.0, f64::max);
        let id = if self.report.found.is_late { "organize-late" } else { "organize-many-tasks" };
        (gap > 0.0).then(|| self.texts.line(id, &[("gap", self.percent(gap))]))
    }

    pub fn decision(&self) -> Line {
        self.texts.line("organize-decision", &[])
    }
}
