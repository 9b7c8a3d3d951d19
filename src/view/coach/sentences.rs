//! What plans of coaching say, in sentences.

use crate::domain::Fit;
use crate::result::{Coach, CoachPlan, CoachUnreachable, CoachWhy};
use crate::view::blocks::{Block, Line, Meaning};
use crate::view::catalog::tenths;
use crate::view::sentences::levels_legend;
use crate::view::texts::{Arg, Texts};

/// How many are named in one list; more are counted.
const MAX_NAMED: usize = 8;

/// A gain that takes more ratings to be seen is too small for that.
const MOST_RATINGS: usize = 15;

/// What is said of one result.
pub struct Sentences<'a> {
    coach: &'a Coach,
    texts: &'a Texts,
}

impl<'a> Sentences<'a> {
    pub fn new(coach: &'a Coach, texts: &'a Texts) -> Self {
        Sentences { coach, texts }
    }

    pub fn heading(&self) -> Line {
        let header = &self.coach.header;
        let args = [
            ("team", Arg::name(header.team.as_str())),
            ("motion", Arg::Label(header.motion.clone())),
            ("sellers", Arg::Count(self.coach.sellers)),
            ("name", Arg::name(self.coach.plans.first().map_or("", |plan| plan.name.as_str()))),
        ];
        self.texts
            .line(if self.coach.seller.is_some() { "coach-heading-one" } else { "coach-heading" }, &args)
    }

    /// "Moving alone wins 60.4 points and costs no hour. 40 hours of coaching in today's seats would win 31.3. Both: 87.5."
    pub fn answer(&self) -> Option<Line> {
        let today = self.coach.today?;
        let (moves, coached) = (self.coach.moves_only?, self.coach.coach_only?);
        let args = [
            ("moving", Arg::Number(won(moves.total - today), 1)),
            ("coaching", Arg::Number(won(coached.total - today), 1)),
            ("cost", self.cost(coached.cost)),
            ("both", Arg::Number(self.coach.both.map_or(0.0, |both| won(both.total - today)), 1)),
        ];
        let is_any = |total: f64| won(total - today) > 0.0;
        let mut sentences = Vec::new();
        // What other seats than today's roles would win is not known.
        let both = self.coach.both.filter(|_| is_any(moves.total) || !self.coach.has_seats_of_today);
        if both.is_some() {
            sentences.push(if is_any(moves.total) { "coach-moving" } else { "coach-moving-nothing" });
        }
        sentences.push(match (is_any(coached.total), both, self.coach.counts_hours) {
            (true, Some(_), true) => "coach-coaching",
            (true, None, true) => "coach-coaching-alone",
            (true, _, false) => "coach-coaching-points",
            (false, ..) => "coach-coaching-nothing",
        });
        sentences.extend(both.filter(|both| is_any(both.total)).map(|_| "coach-both"));
        Some(Line::joined(sentences.into_iter().map(|id| self.texts.line(id, &args))))
    }

    /// That the seats are those that `assign` recommends, where others would win no more than noise, or those of today's roles.
    pub fn settled(&self) -> Option<Line> {
        let id = match (self.coach.has_seats_of_today, self.coach.is_settled) {
            (true, true) => "coach-seats-of-today-settled",
            (true, false) => "coach-seats-of-today",
            (false, true) => "coach-settled",
            (false, false) => return None,
        };
        Some(self.texts.line(id, &[]))
    }

    /// "40 hours", or "2.5 points of the scale" where hours have no price.
    fn cost(&self, cost: f64) -> Arg {
        coaching_cost(self.coach.counts_hours.then_some(cost), cost, self.texts)
    }

    /// What one more hour is worth, and how far the best may be from this.
    pub fn worth(&self) -> Option<Line> {
        let best = self.coach.both.or(self.coach.coach_only)?;
        let args = [
            ("worth", Arg::Number(100.0 * self.coach.hour_worth?, 2)),
            ("gap", Arg::Number(100.0 * (best.bound - best.total), 1)),
            ("unit", self.cost(1.0)),
        ];
        if !best.proven {
            return Some(self.texts.line("coach-gap", &args));
        }
        (self.coach.hour_worth? > 0.0).then(|| self.texts.line("coach-worth", &args))
    }

    /// Who moves where.
    pub fn moves(&self) -> Vec<Block> {
        let moved: Vec<&CoachPlan> = self.coach.plans.iter().filter(|plan| plan.is_move()).collect();
        if moved.is_empty() {
            return Vec::new();
        }
        let lines = moved.iter().filter_map(|plan| {
            let args = [
                ("name", Arg::name(plan.name.as_str())),
                ("today", Arg::Label(plan.role_today.clone()?)),
                ("seat", Arg::Label(plan.role.clone())),
                ("fit", self.fit(plan.expected_now)),
            ];
            Some(self.texts.line("coach-move", &args))
        });
        let count = [("count", Arg::Count(moved.len()))];
        vec![Block::Paragraph(self.texts.line("coach-moves", &count)), Block::List(lines.collect())]
    }

    pub fn legend(&self) -> Line {
        let reach = [("reach", Arg::PlainNumber(rounded(100.0 * self.coach.reach)))];
        let parts = [levels_legend(self.texts, self.coach.levels), self.texts.say("coach-legend", &reach)];
        Line::plain(parts.join("  "))
    }

    /// What is out of reach, above the band or unrated, and how the gains can be seen.
    pub fn beside(&self) -> Vec<Line> {
        let coach = self.coach;
        let mut unreachable = Vec::new();
        let (enough, short): (Vec<&CoachUnreachable>, Vec<&CoachUnreachable>) =
            coach.unreachable.iter().partition(|of| of.enough_as_rated.is_some());
        let (coached, enough): (Vec<&CoachUnreachable>, Vec<&CoachUnreachable>) =
            enough.into_iter().partition(|of| of.is_coached);
        for of in short.iter().take(MAX_NAMED) {
            unreachable.push(self.unreachable(of));
        }
        let mut too_much = Vec::new();
        for of in coach.too_much.iter().take(MAX_NAMED) {
            let (from, to) = (coach.catalog_scale, coach.header.scale);
            let args = [
                ("name", Arg::word(of.name.as_str())),
                ("trait", Arg::Label(of.r#trait.clone())),
                ("score", Arg::PlainNumber(tenths(from.convert(of.score, to)))),
                ("limit", Arg::PlainNumber(tenths(from.convert(of.limit, to)))),
                ("task", Arg::Label(of.task.clone())),
                ("points", Arg::Number(of.points, 1)),
            ];
            too_much.push(self.texts.say("coach-too-much-one", &args));
        }
        let mut to_rate = Vec::new();
        for of in coach.to_rate.iter().take(MAX_NAMED) {
            let traits: Vec<String> = of.traits.iter().map(|of| of.name().to_owned()).collect();
            let args =
                [("name", Arg::word(of.name.as_str())), ("traits", Arg::Word(self.texts.list(&traits)))];
            to_rate.push(self.texts.say("coach-to-rate-one", &args));
        }
        let lists = [
            self.list("coach-enough", &self.enough(&enough), enough.len()),
            self.list("coach-enough-coached", &self.enough(&coached), coached.len()),
            self.list("coach-unreachable", &unreachable, short.len()),
            self.list("coach-too-much", &too_much, coach.too_much.len()),
            self.list("coach-to-rate", &to_rate, coach.to_rate.len()),
            self.verify(),
        ];
        lists.into_iter().flatten().collect()
    }

    fn unreachable(&self, of: &CoachUnreachable) -> String {
        let args = [
            ("name", Arg::word(of.name.as_str())),
            ("role", Arg::Label(of.role.clone())),
            ("best", Arg::Points(of.best.map(Fit::new), self.coach.levels, 0)),
        ];
        let id = if of.best.is_some() { "coach-unreachable-one" } else { "coach-unreachable-veto" };
        self.texts.say(id, &args)
    }

    /// Who is good enough as rated.
    fn enough(&self, people: &[&CoachUnreachable]) -> Vec<String> {
        let mut named = Vec::new();
        for of in people.iter().take(MAX_NAMED) {
            let args = [
                ("name", Arg::word(of.name.as_str())),
                ("role", Arg::Label(of.role.clone())),
                ("fit", Arg::Points(of.enough_as_rated, self.coach.levels, 0)),
            ];
            named.push(self.texts.say("coach-enough-one", &args));
        }
        named
    }

    fn list(&self, id: &str, named: &[String], all: usize) -> Option<Line> {
        let reach = ("reach", Arg::PlainNumber(rounded(100.0 * self.coach.reach)));
        let people = self.texts.first(named, "; ", all - named.len());
        (all > 0).then(|| self.texts.line(id, &[reach, ("people", Arg::Word(people))]))
    }

    /// How many ratings show the gains.
    fn verify(&self) -> Option<Line> {
        let verify = self.coach.verify?;
        let args = [("one", Arg::Count(verify.ratings_one)), ("team", Arg::Count(verify.ratings_team))];
        let is_one = self.coach.plans.iter().map(|plan| plan.steps.len()).sum::<usize>() == 1;
        let id = match (is_one, verify.ratings_one > MOST_RATINGS, verify.ratings_team > MOST_RATINGS) {
            (true, false, _) => "coach-verify-one",
            (false, false, _) => "coach-verify",
            (false, true, false) => "coach-verify-mean",
            (true, true, _) | (false, true, true) => "coach-verify-too-small",
        };
        Some(self.texts.line(id, &args))
    }

    /// Which trait opens which seats.
    pub fn unlocks(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for of in self.coach.unlocks.iter().take(MAX_NAMED) {
            let mut seats = Vec::new();
            for seat in of.seats.iter().take(MAX_NAMED) {
                let args = [
                    ("name", Arg::word(seat.name.as_str())),
                    ("role", Arg::Label(seat.role.clone())),
                    ("cost", self.cost(seat.hours.unwrap_or_default())),
                ];
                let id = if seat.hours.is_some() { "coach-unlocked-hours" } else { "coach-unlocked" };
                seats.push(self.texts.say(id, &args));
            }
            let seats = self.texts.first(&seats, "; ", of.seats.len().saturating_sub(MAX_NAMED));
            let args = [("trait", Arg::Named(of.r#trait.clone())), ("seats", Arg::Word(seats))];
            lines.push(self.texts.line("coach-unlock", &args));
        }
        lines
    }

    /// What one seller's plan comes to.
    pub fn of_seller(&self, plan: &CoachPlan) -> Line {
        let vetoed: Vec<String> = plan.vetoed_tasks.iter().map(|task| task.name().to_owned()).collect();
        let args = [
            ("name", Arg::name(plan.name.as_str())),
            ("role", Arg::Named(plan.role.clone())),
            ("reach", Arg::PlainNumber(rounded(100.0 * self.coach.reach))),
            ("as-rated", Arg::Fit(plan.fit_now, self.coach.levels)),
            ("now", self.fit(plan.expected_now)),
            ("then", self.fit(plan.expected)),
            ("cost", self.cost(plan.hours.unwrap_or(plan.points))),
            ("steps", Arg::Count(plan.steps.len())),
            ("tasks", Arg::name(self.texts.list(&vetoed))),
        ];
        let id = match plan {
            CoachPlan { is_thin: true, .. } => "coach-one-thin",
            plan if plan.is_enough_as_rated(self.coach.reach) => "coach-one-enough",
            CoachPlan { is_reached: true, steps, .. } if steps.is_empty() => "coach-one-reached-already",
            CoachPlan { is_reached: true, .. } => "coach-one-reached",
            CoachPlan { is_vetoed: true, steps, .. } if steps.is_empty() && self.coach.hours.is_some() => {
                "coach-one-vetoed-still"
            }
            CoachPlan { is_vetoed: true, steps, .. } if steps.is_empty() => "coach-one-vetoed",
            CoachPlan { steps, .. } if steps.is_empty() => "coach-one-nothing",
            _ => "coach-one-not-reached",
        };
        let why = match plan.why {
            Some(CoachWhy::Seat) => Some("coach-why-seat"),
            Some(CoachWhy::Wish) => Some("coach-why-wish"),
            Some(CoachWhy::Best) => Some("coach-why-best"),
            Some(CoachWhy::Asked) | None => None,
        };
        let left = (!plan.vetoed_tasks.is_empty() && plan.is_reached).then_some("coach-one-veto-left");
        Line::joined(std::iter::once(id).chain(why).chain(left).map(|id| self.texts.line(id, &args)))
    }

    /// That the seller is on leave.
    pub fn on_leave(&self, plan: &CoachPlan) -> Option<Line> {
        let name = ("name", Arg::name(plan.name.as_str()));
        self.coach.is_on_leave.then(|| self.texts.line("coach-on-leave", &[name]))
    }

    /// The role that fits better without an hour, where there is something to coach or the target is missed.
    pub fn better(&self, plan: &CoachPlan) -> Option<Line> {
        let better = plan.better.as_ref().filter(|_| !plan.is_reached || !plan.steps.is_empty())?;
        let args = [
            ("name", Arg::word(plan.name.as_str())),
            ("role", Arg::Named(better.role.clone())),
            ("fit", self.fit(Some(better.expected))),
        ];
        Some(self.texts.line("coach-better", &args))
    }

    /// What she would like.
    pub fn wishes(&self, plan: &CoachPlan) -> Option<Line> {
        let wishes: Vec<String> = plan.wishes.iter().map(|role| role.name().to_owned()).collect();
        let args = [("name", Arg::word(plan.name.as_str())), ("wishes", Arg::Word(self.texts.list(&wishes)))];
        (!wishes.is_empty()).then(|| self.texts.line("coach-wishes", &args))
    }

    /// How each trait is trained, as the catalog says of the task that needs it most.
    pub fn how_trained(&self, plan: &CoachPlan) -> Vec<(Line, Line)> {
        let mut terms = Vec::new();
        for step in &plan.steps {
            let Some(train) = &step.train else { continue };
            let args = [("trait", Arg::word(step.r#trait.name())), ("task", Arg::Label(step.task.clone()))];
            let term = Line::of(self.texts.say("coach-trained-for", &args), Meaning::Emphasis);
            terms.push((term, Line::plain(train.get(self.texts.lang()))));
        }
        terms
    }

    fn fit(&self, share: Option<f64>) -> Arg {
        Arg::Fit(share.map(Fit::new), self.coach.levels)
    }
}

/// "40 hours", or "2.5 points of the scale" where hours have no price.
pub fn coaching_cost(hours: Option<f64>, points: f64, texts: &Texts) -> Arg {
    let cost = hours.map_or(tenths(points), shown_hours);
    let is_one = (cost - 1.0).abs() < 1e-9;
    let args = [("cost", Arg::PlainNumber(cost)), ("count", Arg::Count(if is_one { 1 } else { 2 }))];
    Arg::Word(texts.say(if hours.is_some() { "coach-cost-hours" } else { "coach-cost-points" }, &args))
}

/// Hours of coaching as they are shown: whole ones, below ten also half ones, and never none where there are some.
pub fn shown_hours(hours: f64) -> f64 {
    let half = (2.0 * hours).round() / 2.0;
    if hours >= 10.0 {
        hours.round()
    } else if hours > 1e-9 {
        half.max(0.5)
    } else {
        0.0
    }
}

/// What is won, as a share of a whole fit: in points, to a tenth.
fn won(share: f64) -> f64 {
    // First without the rounding errors of the sums, so that 31.25 is 31.3 on every machine.
    let points = (share * 1e8).round() / 1e6;
    (points * 10.0).round() / 10.0 + 0.0
}

/// A number without the last digits of a sum.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0 + 0.0
}
