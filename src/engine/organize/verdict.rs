//! The verdict: should everyone do everything?

use super::comparison::{Compared, Comparison};
use super::designs::Designs;
use super::recommended::Alternative;
use super::report::{Assessment, Form, FormKind, Noise, Verdict, form_of, place_of};
use super::staffing::MOST_TASKS;
use super::waste_draws::WasteDraws;
use crate::domain::SLACK;
use crate::engine::uncertainty::SURE;

/// The largest share of hours on unknown fits with which there is a verdict; beyond, it is open.
pub const MOST_UNKNOWN: f64 = 0.1;

/// Works out the waste of each form beside the best.
pub(super) fn judge_beside_best(forms: &mut [Form]) {
    judge_beside(forms, forms[best_form(forms)].net.unwrap_or(0.0));
}

/// Works out the waste of each form beside a net; 0 for those that have as much.
fn judge_beside(forms: &mut [Form], most: f64) {
    for form in forms.iter_mut() {
        // Rounding error between equals is no waste.
        form.waste = form.net.map(|net| if net < most - SLACK * most { 1.0 - net / most } else { 0.0 });
    }
}

/// Returns the place of the form with the best net, everyone's first among equals.
fn best_form(forms: &[Form]) -> usize {
    let mut best = place_of(forms, FormKind::Everyone).unwrap_or(0);
    for at in 0..forms.len() {
        // It is told for comparison: nobody works by it.
        if forms[at].kind == FormKind::TodayByDemand {
            continue;
        }
        if let (Some(net), Some(most)) = (forms[at].net, forms[best].net)
            && net > most + SLACK * most
        {
            best = at;
        }
    }
    best
}

/// Returns the most that a form can lose: against the bounds of all sets of roles, as a share of the largest.
fn most_waste(forms: &[Form], form: &Form) -> f64 {
    let bounds = forms.iter().filter_map(|other| Some(other.net? * (1.0 + other.gap)));
    let most = bounds.fold(0.0, f64::max);
    if most > 0.0 { 1.0 - form.net.unwrap_or(0.0) / most } else { 0.0 }
}

/// The forms beside the one to divide the work by.
pub(super) struct Judged<'w> {
    pub compared: Compared<'w>,
    /// The place of the form with the best net.
    pub best: usize,
    /// The form to divide the work by, if it is to be divided; `None` where there is none, and where scores count as they were
    /// rated: then all are judged beside the best.
    pub alternative: Option<Alternative>,
}

impl Judged<'_> {
    /// Returns the place of the form beside which the others are judged.
    pub(super) fn beside(&self) -> usize {
        self.alternative.as_ref().map_or(self.best, |alternative| alternative.at)
    }

    /// Returns how many roles it has.
    pub(super) fn roles_beside(&self) -> usize {
        self.compared.forms[self.beside()].roles
    }

    /// Works out the waste of each form: beside the one to divide the work by, or everyone where that has more.
    pub(super) fn judge_again(&mut self) {
        let forms = &mut self.compared.forms;
        let everyone = form_of(forms, FormKind::Everyone).and_then(|form| form.net);
        let beside = self.alternative.as_ref().map(|of| of.net.max(everyone.unwrap_or(0.0)));
        let net = beside.or(forms[self.best].net).unwrap_or(0.0);
        judge_beside(forms, net);
    }
}

impl<'a> Comparison<'a> {
    /// Returns the forms with their wastes beside the one to divide the work by.
    pub(super) fn judge(&self, designs: &mut Designs<'a>) -> Judged<'a> {
        self.judge_up_to(designs, self.work.tasks.len())
    }

    /// Returns the same for sets of no more than so many roles.
    pub(super) fn judge_up_to(&self, designs: &mut Designs<'a>, roles: usize) -> Judged<'a> {
        let compared = self.compare(designs, 2..=roles);
        let best = best_form(&compared.forms);
        let alternative =
            if self.question.as_rated { None } else { self.alternative(designs, &compared.forms) };
        let mut judged = Judged { compared, best, alternative };
        judged.judge_again();
        judged
    }

    /// Returns the forms, judged, and the search behind them; `None` for too many tasks.
    pub(super) fn judge_all(&self) -> Option<(Judged<'a>, Designs<'a>)> {
        if self.work.tasks.len() > MOST_TASKS {
            return None;
        }
        let mut designs = Designs::new(self.work, self.question.limit);
        let judged = self.judge(&mut designs);
        Some((judged, designs))
    }

    /// Returns the place of the form that is recommended: everyone doing everything where that lies within `material` of the one
    /// to divide the work by, else that one. Where scores count as they were rated, the best form.
    pub(super) fn recommended(&self, judged: &Judged<'_>) -> usize {
        let forms = &judged.compared.forms;
        let Some(alternative) = &judged.alternative else { return judged.best };
        let enough = alternative.net * (1.0 - self.question.material) - SLACK * alternative.net;
        let everyone = place_of(forms, FormKind::Everyone);
        everyone.filter(|&at| forms[at].net.is_some_and(|net| net >= enough)).unwrap_or(alternative.at)
    }

    /// Returns the verdict. `wastes` are draws of what everyone doing everything loses, where they are made; `noise` is the
    /// waste that noise alone shows, where known. Where the search was cut short (`is_late`), it is open unless the bounds say
    /// that no other set of roles would change a yes.
    pub(super) fn judged(
        &self,
        judged: &Judged<'_>,
        wastes: Option<&WasteDraws>,
        noise: Option<&Noise>,
        is_late: bool,
    ) -> Assessment {
        let forms = &judged.compared.forms;
        let beside = judged.beside();
        let everyone = form_of(forms, FormKind::Everyone).unwrap_or(&forms[beside]);
        let waste = everyone.waste.unwrap_or(0.0);
        let unknown = everyone.unknown_hours.max(forms[beside].unknown_hours) / self.work.total;
        let material = self.question.material;
        let p_material = match wastes {
            Some(wastes) => wastes.p_above(material + SLACK),
            None => f64::from(u8::from(waste > material + SLACK)),
        };
        let may_be_more = is_late && most_waste(forms, everyone) > material + SLACK;
        let is_beyond_noise = match noise {
            Some(noise) if self.question.as_rated => waste > material + noise.p90() + SLACK,
            Some(noise) => waste > noise.p90() + SLACK,
            None => true,
        };
        let verdict = if unknown > MOST_UNKNOWN + SLACK {
            Verdict::Open
        } else if p_material <= 1.0 - SURE + SLACK && waste <= material + SLACK {
            if may_be_more { Verdict::Open } else { Verdict::Yes }
        } else if p_material >= SURE - SLACK
            && waste > material + SLACK
            && self.work.describes_handoffs
            && is_beyond_noise
        {
            Verdict::No
        } else {
            Verdict::Open
        };
        Assessment { verdict, waste, unknown, p_material }
    }
}
