//! The way from 100 points to the fit: one step per loss, the largest first.

use super::DECIMALS;
use crate::domain::{Fit, Level, SLACK};
use crate::result::{Explain, ExplainedRole, Loss};

/// One row of the waterfall.
pub struct Step<'a> {
    pub kind: StepKind<'a>,
    /// Points as they are shown: of the whole, lost, or of the fit. Together the losses and the fit are 100.
    pub points: f64,
    /// The stretch of the bar, 0 to 1.
    pub bar: (f64, f64),
    /// What colours the bar.
    pub level: Option<Level>,
}

/// What a row of the waterfall is about.
pub enum StepKind<'a> {
    /// The 100 points to begin with.
    Full,
    /// A loss.
    Loss(&'a Loss),
    /// So many smaller losses together.
    Others(usize),
    /// The fit that is left.
    Fit,
}

impl<'a> Step<'a> {
    /// The loss, if it is one.
    pub fn loss(&self) -> Option<&'a Loss> {
        match self.kind {
            StepKind::Loss(loss) => Some(loss),
            StepKind::Full | StepKind::Others(_) | StepKind::Fit => None,
        }
    }

    fn total(kind: StepKind<'a>, points: f64, level: Option<Level>) -> Self {
        Step { kind, points, bar: (0.0, points / 100.0), level }
    }
}

/// Every loss of every role, in the result's order, unrounded.
pub fn losses(explain: &Explain) -> impl Iterator<Item = Step<'_>> {
    explain.losses.iter().map(|loss| Step::total(StepKind::Loss(loss), loss.points, None))
}

/// The waterfall of a role.
pub fn rows<'a>(explain: &'a Explain, role: &'a ExplainedRole, fit: Fit) -> Vec<Step<'a>> {
    let end = explain.levels.shown(fit, DECIMALS);
    let mut losses: Vec<&Loss> = explain.losses_in(role).collect();
    losses.sort_by(|a, b| b.points.total_cmp(&a.points));
    let unrounded: Vec<f64> = losses.iter().map(|loss| loss.points).collect();
    let mut steps = vec![Step::total(StepKind::Full, 100.0, None)];
    let mut left = 100.0;
    for (loss, points) in losses.into_iter().zip(apportion(&unrounded, 100.0 - end)) {
        let bar = (((left - points) / 100.0).max(0.0), left / 100.0);
        steps.push(Step { kind: StepKind::Loss(loss), points, bar, level: Some(Level::Weak) });
        left = (left - points).max(0.0);
    }
    steps.push(Step::total(StepKind::Fit, end, role.standing.firm_level()));
    steps
}

/// The waterfall of a role with at most so many losses one by one; the others are one step.
pub fn rows_up_to<'a>(explain: &'a Explain, role: &'a ExplainedRole, fit: Fit, most: usize) -> Vec<Step<'a>> {
    let mut steps = rows(explain, role, fit);
    // The whole and the fit stand around the losses; a single one is not put together.
    let losses = steps.len().saturating_sub(2);
    if losses > most + 1 {
        let others: Vec<Step<'a>> = steps.drain(1 + most..=losses).collect();
        let points = others.iter().map(|step| step.points).sum();
        let from = others.last().map_or(0.0, |step| step.bar.0);
        let to = others.first().map_or(0.0, |step| step.bar.1);
        let kind = StepKind::Others(others.len());
        steps.insert(1 + most, Step { kind, points, bar: (from, to), level: Some(Level::Weak) });
    }
    steps
}

/// Points as shown, so that they sum to the shown whole: each is rounded down, and the tenths that are left go to those
/// that were cut most.
fn apportion(points: &[f64], whole: f64) -> Vec<f64> {
    let unit = 10f64.powi(i32::try_from(DECIMALS).unwrap_or(0));
    let mut shown: Vec<f64> = points.iter().map(|points| (points * unit + SLACK).floor()).collect();
    let mut left = (whole * unit).round() - shown.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| (points[b] * unit - shown[b]).total_cmp(&(points[a] * unit - shown[a])));
    for &at in order.iter().cycle().take(points.len() * 2) {
        if left < 0.5 {
            break;
        }
        shown[at] += 1.0;
        left -= 1.0;
    }
    shown.into_iter().map(|shown| shown / unit).collect()
}
