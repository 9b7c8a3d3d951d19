//! A team as a YAML team file.

use std::fmt::Write;

use indexmap::IndexMap;

use super::texts::Texts;
use super::yaml_word::yaml_word;
use crate::domain::{Catalog, RaterKind, Rating, RoleIx, Score, Seller, WrittenTeam, slug};

/// Returns a team as a team file. No score may have ratings with and without a rater.
pub fn team_yaml(texts: &Texts, catalog: &Catalog, written: &WrittenTeam) -> String {
    let team = &written.team;
    let mut file = format!("# {}\n", texts.word("convert-opening"));
    let mut line = |key: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{key}: {value}");
    };
    line("team", yaml_word(&team.name));
    if let Some(date) = team.date {
        line("date", date.to_string());
    }
    if written.states_motion {
        line("motion", yaml_word(&catalog[team.motion].id));
    }
    if written.states_scale {
        line("scale", format!("[{}, {}]", team.scale.lo(), team.scale.hi()));
    }
    if let Some(path) = &written.catalog {
        line("catalog", yaml_word(path));
    }
    if !team.seats.is_empty() {
        line("seats", String::new());
        for (role, seats) in &team.seats {
            line(&format!("  {}", yaml_word(&catalog[*role].id)), seats.to_string());
        }
    }
    if let Some(demand) = &team.demand {
        line("demand", if demand.is_empty() { "{}".to_owned() } else { String::new() });
        for (task, hours) in demand {
            line(&format!("  {}", yaml_word(&catalog[*task].id)), hours.to_string());
        }
    }
    if let Some(flows) = &team.handoffs {
        line("handoffs", if flows.is_empty() { "[]".to_owned() } else { String::new() });
        for flow in flows {
            let (from, to) = (yaml_word(&catalog[flow.from].id), yaml_word(&catalog[flow.to].id));
            line("  - {from", format!("{from}, to: {to}, per_week: {}}}", flow.per_week));
        }
    }
    if let Some(minutes) = team.handoff_minutes {
        line("handoff_minutes", minutes.to_string());
    }
    if let Some(hours) = team.coaching_hours {
        line("coaching", format!("{{hours: {hours}}}"));
    }
    line("sellers", String::new());
    for seller in &written.sellers {
        file.push_str(&seller_entry(catalog, seller));
    }
    file.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Returns a seller's entry in a list.
pub(super) fn seller_entry(catalog: &Catalog, seller: &Seller) -> String {
    let mut entry = format!("  - name: {}\n", yaml_word(&seller.name));
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(entry, "    {key}: {value}");
    };
    if slug(&seller.name) != seller.id {
        line("id", &yaml_word(&seller.id));
    }
    let id_of = |role: RoleIx| yaml_word(&catalog[role].id);
    if let Some(role) = seller.role {
        line("role", &id_of(role));
    }
    if seller.states_hours {
        line("hours", &seller.hours.to_string());
    }
    if !seller.wishes.is_empty() {
        let wishes: Vec<String> = seller.wishes.iter().map(|wish| id_of(*wish)).collect();
        line("wishes", &format!("[{}]", wishes.join(", ")));
    }
    if seller.pinned {
        line("pinned", "true");
    }
    if !seller.never_coached.is_empty() {
        let never = seller.never_coached.iter().map(|of| format!("{}: never", yaml_word(&catalog[*of].id)));
        line("coaching", &format!("{{{}}}", never.collect::<Vec<_>>().join(", ")));
    }
    let scored = catalog.traits.iter().zip(&seller.scores);
    for (at, (of, score)) in scored.filter_map(|(of, score)| Some((of, score.as_ref()?))).enumerate() {
        if at == 0 {
            line("scores", "");
        }
        line(&format!("  {}", yaml_word(&of.id)), &score_text(score));
    }
    entry
}

/// Returns a score as an entry has it.
pub(super) fn score_text(score: &Score) -> String {
    if score.ratings.is_empty() {
        return match score.se {
            Some(se) => format!("{{score: {}, se: {se}}}", score.value),
            None => score.value.to_string(),
        };
    }
    let mut by_rater: IndexMap<Option<&str>, Vec<String>> = IndexMap::new();
    for Rating { rater, value } in &score.ratings {
        by_rater.entry(rater.as_ref().map(RaterKind::as_str)).or_default().push(value.to_string());
    }
    if let Some(unnamed) = by_rater.get(&None) {
        return format!("[{}]", unnamed.join(", "));
    }
    let mut parts = Vec::new();
    for (rater, values) in by_rater {
        let values =
            if let [only] = values.as_slice() { only.clone() } else { format!("[{}]", values.join(", ")) };
        parts.push(format!("{}: {values}", yaml_word(rater.unwrap_or_default())));
    }
    format!("{{{}}}", parts.join(", "))
}
