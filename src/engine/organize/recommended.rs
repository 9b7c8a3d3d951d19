//! What is recommended: the fewest roles that are expected to do as well as the best, with a staffing that can be lived with.

use super::comparison::{Compared, Comparison};
use super::designs::Designs;
use super::postings::Postings;
use super::report::{Form, FormKind, place_of};
use super::work::Work;
use crate::domain::SLACK;

/// The form beside which everyone doing everything is judged.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// Its place among the forms.
    pub at: usize,
    /// The effective hours left after hand-offs, with its staffing.
    pub net: f64,
    /// Who works in which role, where it is a set of roles; `None` for a form that has people in the catalog's roles.
    pub postings: Option<Postings>,
}

impl Alternative {
    /// Whether its staffing keeps to the limits.
    fn keeps_limits(&self) -> bool {
        self.postings.as_ref().is_none_or(|postings| postings.keeps)
    }
}

/// Whether a form divides the work, and is not a mere bound or told for comparison.
fn is_divided(kind: FormKind) -> bool {
    matches!(kind, FormKind::Today | FormKind::Seats | FormKind::Designed)
}

impl Comparison<'_> {
    /// Returns the form to divide the work by, if it is to be divided: the present roles or the team's seats where their net
    /// lies within `material` of the best, else the set of fewest roles whose net does, with a staffing that keeps to the
    /// limits. `None` where there is no form but everyone doing everything.
    pub(super) fn alternative(&self, designs: &Designs<'_>, forms: &[Form]) -> Option<Alternative> {
        let divided = forms.iter().filter(|form| is_divided(form.kind));
        let best = divided.filter_map(|form| form.net).reduce(f64::max)?;
        let enough = best * (1.0 - self.question.material) - SLACK * best;
        let place = |kind| place_of(forms, kind).filter(|&at| forms[at].net.is_some_and(|net| net >= enough));
        if let Some(at) = place(FormKind::Today).or_else(|| place(FormKind::Seats)) {
            return Some(Alternative { at, net: forms[at].net?, postings: None });
        }
        let mut most: Option<Alternative> = None;
        for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.kind == FormKind::Designed) {
            let Some(free) = form.net.filter(|&net| net >= enough) else { continue };
            let postings = designs.postings(&form.sets, self.question.staffing);
            // Hand-offs hang on the set alone, so they take the same share of any staffing of it.
            let net = free * (postings.effective / form.effective.max(f64::MIN_POSITIVE)).min(1.0);
            if postings.keeps && net >= enough {
                return Some(Alternative { at, net, postings: Some(postings) });
            }
            // The most of those that can be lived with; where there is none, the fewest roles.
            if most.as_ref().is_none_or(|most| postings.keeps && (!most.keeps_limits() || net > most.net)) {
                most = Some(Alternative { at, net, postings: Some(postings) });
            }
        }
        most
    }

    /// Returns the hours that count of each person in each task in the form at a place, person by person, and the share of them
    /// that hand-offs leave; a set of roles with this staffing, or else its free one.
    pub(super) fn plan(
        &self,
        compared: &Compared<'_>,
        at: usize,
        postings: Option<&Postings>,
        designs: &Designs<'_>,
    ) -> Plan {
        let form = &compared.forms[at];
        let spending = match form.kind {
            FormKind::Today => compared.today.as_ref(),
            FormKind::Seats => compared.seats.as_ref(),
            _ => None,
        };
        let left = form.net.filter(|_| form.effective > 0.0).map_or(1.0, |net| net / form.effective);
        if let Some(spending) = spending {
            return Plan { hours: spending.counted_hours(), left };
        }
        let by_role = match postings {
            Some(postings) => postings.hours.clone(),
            None => designs.staffing(&form.sets).hours,
        };
        let work = self.work;
        let mut hours = vec![0.0; work.people.len() * work.tasks.len()];
        for (own, roles) in
            hours.chunks_exact_mut(work.tasks.len()).zip(by_role.chunks_exact(form.sets.len()))
        {
            for (&set, &of_role) in form.sets.iter().zip(roles) {
                let all: f64 = super::members(set).map(|task| work.demand[task]).sum();
                super::members(set).for_each(|task| own[task] = of_role * work.demand[task] / all);
            }
        }
        Plan { hours, left }
    }
}

impl Plan {
    /// Everyone does everything, by demand.
    pub(super) fn everyone(work: &Work) -> Self {
        let mut hours = Vec::with_capacity(work.people.len() * work.tasks.len());
        for own in &work.hours {
            hours.extend(work.demand.iter().map(|demand| own * demand / work.total));
        }
        Plan { hours, left: 1.0 }
    }
}

/// Who spends how many hours on what.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The hours of each person in each task, person by person.
    pub hours: Vec<f64>,
    /// The share of them that hand-offs leave, 0 to 1.
    pub left: f64,
}
