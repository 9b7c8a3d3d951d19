//! What to coach, in words: the steps of a plan and what they take.

use crate::result::report::Report;
use crate::result::{CoachPlan, Label};
use crate::view::catalog::tenths;
use crate::view::coaching_cost;
use crate::view::texts::{Arg, Texts};

/// The most steps that are named one by one.
const MAX_STEPS: usize = 4;

/// "Listening 6.5 to 7.5 and Planning 6 to 6.5", on the team's scale.
pub fn steps(plan: &CoachPlan, report: &Report, texts: &Texts) -> String {
    let (from, to) = (report.method.scale, report.header.scale);
    steps_on(plan, texts, |score| tenths(from.convert(score, to)))
}

/// The same with scores as they are shown.
pub fn steps_on(plan: &CoachPlan, texts: &Texts, shown: impl Fn(f64) -> f64) -> String {
    let mut said = Vec::new();
    for step in plan.steps.iter().take(MAX_STEPS) {
        let args = [
            ("trait", Arg::Label(step.r#trait.clone())),
            ("from", Arg::PlainNumber(shown(step.from))),
            ("to", Arg::PlainNumber(shown(step.to))),
        ];
        said.push(texts.say("person-step", &args));
    }
    let more = plan.steps.len().saturating_sub(MAX_STEPS);
    if more == 0 { texts.list(&said) } else { texts.first(&said, ", ", more) }
}

/// What a plan takes.
pub fn cost(plan: &CoachPlan, texts: &Texts) -> Arg {
    coaching_cost(plan.hours, plan.points, texts)
}

/// The names of traits in a list.
pub fn names(traits: &[Label], texts: &Texts) -> String {
    let names: Vec<String> = traits.iter().map(|of| of.name().to_owned()).collect();
    texts.list(&names)
}
