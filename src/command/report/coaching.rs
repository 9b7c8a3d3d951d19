//! What `coach` says of people, one after another.

use crate::command::coached_team::TeamToCoach;
use crate::domain::{RoleIx, Seller, TraitIx};
use crate::engine::{Side, WhyRole, losses};
use crate::result::report::PersonCoaching;
use crate::result::{Coach, CoachPlan, Header, Label, Labels};

/// The most traits that are named as not to be trained.
const MOST_HELD_BACK: usize = 2;

/// A trait that costs less of a role's fit, in points, holds nobody back.
const LEAST_HELD_BACK: f64 = 1.0;

/// A team to be coached, with what its records are made from.
pub struct Coaching<'a> {
    pub team: TeamToCoach,
    pub header: Header,
    pub labels: &'a Labels,
}

impl Coaching<'_> {
    /// What to coach a seller in for a role, beside today's role where that is given.
    pub fn of_person(&self, seller: &Seller, role: &Label, today: Option<&Label>) -> Option<PersonCoaching> {
        let at = self.team.sellers.iter().position(|of| of.key == seller.key)?;
        let find = |role: &Label| self.team.model.scorer().catalog().find_role(role.id());
        let role = find(role)?;
        let today = today.and_then(find).and_then(|today| self.plan(at, today));
        Some(PersonCoaching::new(self.plan(at, role)?, self.held_back(at, role), today))
    }

    /// What `coach TEAM SELLER --role ROLE` says.
    fn plan(&self, at: usize, role: RoleIx) -> Option<CoachPlan> {
        let (team, asked) = (&self.team, self.team.standard());
        let found = team.of_seller(at, (role, WhyRole::Asked), &asked);
        let of = (&team.model, team.sellers.as_slice(), team.terms.unit);
        Coach::of_seller(self.header.clone(), self.labels, of, at, &asked, &found).plans.pop()
    }

    /// The traits whose low scores cost a role most, and in which nobody coaches her.
    fn held_back(&self, at: usize, role: RoleIx) -> Vec<Label> {
        let (scorer, seller) = (self.team.model.scorer(), &self.team.sellers[at]);
        let coached = self.team.terms.axes(scorer, seller, role);
        let mut lost: Vec<(TraitIx, f64)> = Vec::new();
        for loss in losses(scorer, &scorer.score(seller), role) {
            let of = loss.trait_ix;
            let is_never = seller.never_coached.contains(&of);
            if loss.side == Side::Over || is_never || coached.iter().any(|axis| axis.of == of) {
                continue;
            }
            match lost.iter_mut().find(|(known, _)| *known == of) {
                Some((_, points)) => *points += loss.points,
                None => lost.push((of, loss.points)),
            }
        }
        lost.retain(|(_, points)| *points >= LEAST_HELD_BACK);
        lost.sort_by(|a, b| b.1.total_cmp(&a.1));
        lost.into_iter().take(MOST_HELD_BACK).map(|(of, _)| self.labels[of].clone()).collect()
    }
}
