//! The changes of plans in words.

use super::texts::{Arg, Texts};
use crate::domain::{Change, Score, Seller, TaskIx, WrittenTeam};
use crate::result::{Label, Labels};

/// Returns each change in words: what was, and what is. The teams are the one before the changes and the one after.
pub fn plan_changes(
    texts: &Texts,
    labels: &Labels,
    [before, after]: [&WrittenTeam; 2],
    changes: &[Change],
) -> Vec<String> {
    changes.iter().map(|change| ChangedTeam { texts, labels, before, after }.worded(change)).collect()
}

/// What stands where there is nothing.
const NONE: Arg = Arg::Message("change-none");

/// A team before and after changes.
struct ChangedTeam<'a> {
    texts: &'a Texts,
    labels: &'a Labels,
    before: &'a WrittenTeam,
    after: &'a WrittenTeam,
}

impl ChangedTeam<'_> {
    fn worded(&self, change: &Change) -> String {
        let name = ("name", Arg::Word(self.name(change)));
        match change {
            Change::Leave { .. } => self.texts.say("change-leave", &[name]),
            Change::Remove { .. } => self.texts.say("change-remove", &[name]),
            Change::Join(_) => self.texts.say("change-join", &[name]),
            Change::Role { .. } => self.of_seller("change-role", change, |seller| self.role(seller)),
            Change::Hours { .. } => {
                self.of_seller("change-hours", change, |seller| Arg::PlainNumber(seller.hours))
            }
            Change::Wishes { .. } => self.texts.say("change-wishes", &[name]),
            Change::Pinned { pinned: true, .. } => self.texts.say("change-pinned", &[name]),
            Change::Pinned { pinned: false, .. } => self.texts.say("change-unpinned", &[name]),
            Change::Score { of, .. } | Change::Coach { of, .. } => {
                let label = ("trait", Arg::Label(self.labels[*of].clone()));
                let score = |seller: &Seller| score_of(seller.scores[of.0].as_ref());
                let (was, is) = (seller_of(self.before, change), seller_of(self.after, change));
                let (was, is) = (was.map_or(NONE, score), is.map_or(NONE, score));
                self.texts.say("change-score", &[name, label, ("before", was), ("after", is)])
            }
            Change::Seats { role, .. } => {
                let seats = |team: &WrittenTeam| {
                    let mut seats = team.team.seats.iter();
                    Arg::Figure(seats.find(|(of, _)| of == role).map_or(0, |(_, seats)| *seats as usize))
                };
                let label = ("role", Arg::Label(self.labels[*role].clone()));
                self.texts.say(
                    "change-seats",
                    &[label, ("before", seats(self.before)), ("after", seats(self.after))],
                )
            }
            Change::Demand { task, .. } => {
                let label = ("task", Arg::Label(self.labels[*task].clone()));
                let (was, is) = (hours(self.before, *task), hours(self.after, *task));
                self.texts.say("change-demand", &[label, ("before", was), ("after", is)])
            }
            Change::HandoffMinutes(minutes) => {
                self.texts.say("change-handoff-minutes", &[("minutes", Arg::PlainNumber(*minutes))])
            }
            Change::Motion(_) => {
                let motion = |team: &WrittenTeam| Arg::Label(self.labels[team.team.motion].clone());
                self.texts
                    .say("change-motion", &[("before", motion(self.before)), ("after", motion(self.after))])
            }
        }
    }

    fn of_seller(&self, id: &str, change: &Change, told: impl Fn(&Seller) -> Arg) -> String {
        let [before, after] =
            [self.before, self.after].map(|team| seller_of(team, change).map_or(NONE, &told));
        let name = ("name", Arg::Word(self.name(change)));
        self.texts.say(id, &[name, ("before", before), ("after", after)])
    }

    fn name(&self, change: &Change) -> String {
        let seller = seller_of(self.before, change).or_else(|| seller_of(self.after, change));
        seller.map(|seller| seller.name.clone()).unwrap_or_default()
    }

    fn role(&self, seller: &Seller) -> Arg {
        let label: Option<Label> = self.labels.role(seller.role);
        label.map_or(NONE, Arg::Label)
    }
}

fn hours(team: &WrittenTeam, task: TaskIx) -> Arg {
    let mut demand = team.team.demand.iter().flatten();
    Arg::PlainNumber(demand.find(|(of, _)| *of == task).map_or(0.0, |(_, hours)| *hours))
}

/// Returns whom a change is about, as she is in a team.
fn seller_of<'t>(team: &'t WrittenTeam, change: &Change) -> Option<&'t Seller> {
    team.sellers.iter().find(|seller| Some(seller.id.as_str()) == change.seller())
}

fn score_of(score: Option<&Score>) -> Arg {
    score.map_or(NONE, |score| Arg::PlainNumber(score.value))
}
