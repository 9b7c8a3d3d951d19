//! A plan as YAML.

use std::fmt::Write;

use indexmap::IndexMap;

use super::team_yaml::{score_text, seller_entry};
use super::texts::Texts;
use super::yaml_word::yaml_word;
use crate::domain::{Amount, Catalog, Change, Plan};

/// Returns a plan as a file that reads back as the same plan. No score may have ratings with and without a rater.
pub fn plan_yaml(texts: &Texts, catalog: &Catalog, plan: &Plan) -> String {
    let mut file = format!("# {}\n", texts.word("plan-opening"));
    let mut line = |text: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{text}");
    };
    if let Some(title) = &plan.title {
        line(format!("plan: {}", yaml_word(title)));
    }
    let (mut leave, mut remove, mut join) = (Vec::new(), Vec::new(), Vec::new());
    let (mut seats, mut demand) = (Vec::new(), Vec::new());
    let mut set: IndexMap<&str, SellerEntry> = IndexMap::new();
    let mut coach: IndexMap<&str, Vec<String>> = IndexMap::new();
    let (mut minutes, mut motion) = (None, None);
    for change in &plan.changes {
        match change {
            Change::Leave { seller } => leave.push(yaml_word(seller)),
            Change::Remove { seller } => remove.push(yaml_word(seller)),
            Change::Join(seller) => join.push(seller_entry(catalog, seller)),
            Change::Role { seller, role } => {
                set.entry(seller).or_default().say("role", &yaml_word(&catalog[*role].id));
            }
            Change::Hours { seller, hours } => {
                set.entry(seller).or_default().say("hours", &hours.to_string());
            }
            Change::Wishes { seller, roles } => {
                let roles: Vec<String> = roles.iter().map(|role| yaml_word(&catalog[*role].id)).collect();
                set.entry(seller).or_default().say("wishes", &format!("[{}]", roles.join(", ")));
            }
            Change::Pinned { seller, pinned } => {
                set.entry(seller).or_default().say("pinned", &pinned.to_string());
            }
            Change::Score { seller, of, score } => {
                let score = format!("{}: {}", yaml_word(&catalog[*of].id), score_text(score));
                set.entry(seller).or_default().scores.push(score);
            }
            Change::Coach { seller, of, points } => {
                coach.entry(seller).or_default().push(format!("{}: +{points}", yaml_word(&catalog[*of].id)));
            }
            Change::Seats { role, seats: to } => {
                let to = match to {
                    Amount::To(seats) => seats.to_string(),
                    Amount::By(more) => format!("{more:+}"),
                };
                seats.push(format!("{}: {to}", yaml_word(&catalog[*role].id)));
            }
            Change::Demand { task, hours } => {
                let hours = match hours {
                    Amount::To(hours) => hours.to_string(),
                    Amount::By(more) => format!("{more:+}"),
                };
                demand.push(format!("{}: {hours}", yaml_word(&catalog[*task].id)));
            }
            Change::HandoffMinutes(to) => minutes = Some(to.to_string()),
            Change::Motion(to) => motion = Some(yaml_word(&catalog[*to].id)),
        }
    }
    for (key, ids) in [("leave", leave), ("remove", remove)] {
        if !ids.is_empty() {
            line(format!("{key}: [{}]", ids.join(", ")));
        }
    }
    if !join.is_empty() {
        line(format!("join:\n{}", join.concat().trim_end()));
    }
    if !set.is_empty() {
        line("set:".to_owned());
    }
    for (seller, lines) in &set {
        line(format!("  {}:", yaml_word(seller)));
        lines.said.iter().for_each(|said| line(format!("    {said}")));
        if !lines.scores.is_empty() {
            line(format!("    scores: {{{}}}", lines.scores.join(", ")));
        }
    }
    if !coach.is_empty() {
        line("coach:".to_owned());
    }
    for (seller, rises) in &coach {
        line(format!("  {}: {{{}}}", yaml_word(seller), rises.join(", ")));
    }
    for (key, amounts) in [("seats", seats), ("demand", demand)] {
        if !amounts.is_empty() {
            line(format!("{key}: {{{}}}", amounts.join(", ")));
        }
    }
    let catalog = plan.catalog.as_deref().map(yaml_word);
    for (key, value) in [("handoff_minutes", minutes), ("motion", motion), ("catalog", catalog)] {
        if let Some(value) = value {
            line(format!("{key}: {value}"));
        }
    }
    file.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// What is set of one seller.
#[derive(Default)]
struct SellerEntry {
    said: Vec<String>,
    scores: Vec<String>,
}

impl SellerEntry {
    fn say(&mut self, key: &str, value: &str) {
        self.said.push(format!("{key}: {value}"));
    }
}
