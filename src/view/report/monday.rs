//! What to settle first, as questions with their reasons.

use super::coaching::names as named;
use crate::domain::{Fit, Levels};
use crate::result::report::{MondayLine, Report};
use crate::result::{Label, OpeningRecord, ProfileTrait};
use crate::view::blocks::Line;
use crate::view::catalog::target_on;
use crate::view::coaching_cost;
use crate::view::hire::moves;
use crate::view::texts::{Arg, Texts};

/// Each line as a question, with its reason below.
pub fn entries(report: &Report, texts: &Texts) -> Vec<(Line, Vec<Line>)> {
    let mut entries = Vec::new();
    let mut moves = moves_gain(report, texts);
    for line in report.monday.iter().flatten() {
        let (question, mut reasons) = entry(line, report, texts);
        // Said of all recommended moves, with the first of them.
        if matches!(line, MondayLine::ChangeRole { firm: true, from: Some(_), .. }) {
            reasons.extend(moves.take());
        }
        entries.push((question, reasons));
    }
    entries
}

/// What the recommended moves gain together, and how sure that is; `None` where they are no gain.
fn moves_gain(report: &Report, texts: &Texts) -> Option<Line> {
    let recommended = report.seats.as_ref()?.recommended.as_ref()?;
    let (gain, p) = recommended.told_gain().filter(|(gain, _)| *gain > 0.0)?;
    let args = [
        ("moves", Arg::Count(recommended.moves)),
        ("gain", Arg::WholePoints(100.0 * gain)),
        ("p", Arg::Probability(p)),
    ];
    Some(texts.line("monday-moves-gain", &args))
}

fn entry(line: &MondayLine, report: &Report, texts: &Texts) -> (Line, Vec<Line>) {
    let levels = report.method.levels;
    let (id, args, more) = match line {
        MondayLine::DivideWork { roles, lost_effective_hours, waste_share } => {
            let args = vec![
                ("roles", Arg::Count(*roles)),
                ("hours", Arg::Number(*lost_effective_hours, 0)),
                ("waste", Arg::Percent(*waste_share)),
            ];
            ("monday-divide-work", args, None)
        }
        MondayLine::DescribeHandoffs => ("monday-describe-handoffs", Vec::new(), None),
        MondayLine::ChangeRole {
            name, from, from_fit, to, to_fit, holds_share, firm, must_leave, ..
        } => {
            let args = vec![
                ("name", Arg::name(name.as_str())),
                ("from", role(from.as_ref())),
                ("from-fit", Arg::Fit(*from_fit, levels)),
                ("to", Arg::Named(to.clone())),
                ("to-fit", Arg::Fit(*to_fit, levels)),
                ("more", Arg::Number(shown(*to_fit, levels) - shown(*from_fit, levels), 0)),
                ("holds", Arg::Probability(holds_share.unwrap_or_default())),
            ];
            let id = if *must_leave {
                "monday-must-leave"
            } else {
                change_of_role(*firm, from.as_ref(), *holds_share, report)
            };
            (id, args, None)
        }
        MondayLine::FillSeat { role, seats, by, is_noise, look_for, also } => {
            let mut args = vec![("role", Arg::Named(role.clone())), ("seats", Arg::Count(*seats))];
            let mut more: Vec<String> = traits(look_for, report, texts).into_iter().collect();
            more.extend(also.as_ref().map(|also| texts.say("monday-hire-also", &opening(also, texts))));
            match by {
                Some(by) => {
                    args.extend([("name", Arg::word(by.name.as_str())), ("fit", Arg::Fit(by.fit, levels))]);
                    let id = if *is_noise { "monday-fill-seat-noise" } else { "monday-fill-seat" };
                    (id, args, Some(more.join(" ")))
                }
                None => ("monday-fill-seat-nobody", args, Some(more.join(" "))),
            }
        }
        MondayLine::Coach { name, role, traits, hours, points, expected_now, expected, reached, .. } => {
            let fit = |share: f64| Arg::Fit(Some(Fit::new(share)), levels);
            let args = vec![
                ("name", Arg::name(name.as_str())),
                ("role", Arg::Label(role.clone())),
                ("traits", Arg::name(named(traits, texts))),
                ("cost", coaching_cost(*hours, *points, texts)),
                ("now", fit(*expected_now)),
                ("then", fit(*expected)),
            ];
            (if *reached { "monday-coach" } else { "monday-coach-short" }, args, None)
        }
        MondayLine::StepIn { name, role, loss_if_left, next_best, .. } => {
            let mut args = vec![
                ("name", Arg::name(name.as_str())),
                ("role", Arg::Label(role.clone())),
                ("loss", Arg::WholePoints(100.0 * loss_if_left)),
            ];
            match next_best {
                Some(next) => {
                    args.extend([
                        ("next", Arg::word(next.name.as_str())),
                        ("fit", Arg::Fit(next.fit, levels)),
                    ]);
                    ("monday-step-in", args, None)
                }
                None => ("monday-step-in-nobody", args, None),
            }
        }
        MondayLine::LearnTask { task, adequate_or_better, how, or_hire } => {
            let args = vec![("task", Arg::Named(task.clone())), ("count", Arg::Count(*adequate_or_better))];
            let mut more: Vec<String> = how.iter().map(|how| first_sentence(how).to_owned()).collect();
            more.extend(or_hire.as_ref().map(|of| texts.say("monday-or-hire", &opening(of, texts))));
            ("monday-learn-task", args, Some(more.join(" ")))
        }
        MondayLine::CollectRating { name, r#trait, p_wrong, p_wrong_drop, .. } => {
            let args = vec![
                ("name", Arg::name(name.as_str())),
                ("trait", Arg::Named(r#trait.clone())),
                ("wrong", Arg::Probability(*p_wrong)),
                ("after", Arg::Probability((p_wrong - p_wrong_drop).max(0.0))),
            ];
            ("monday-collect-rating", args, None)
        }
    };
    let mut reason = texts.line(&format!("{id}.reason"), &args);
    if let Some(words) = more.filter(|words| !words.is_empty()) {
        reason.0.extend(Line::plain(format!(" {words}")).0);
    }
    (texts.line(id, &args), vec![reason])
}

/// The question about a change of role.
fn change_of_role(is_firm: bool, from: Option<&Label>, holds: Option<f64>, report: &Report) -> &'static str {
    match (is_firm, from.is_some(), holds.is_some()) {
        (true, false, true) => "monday-take-role",
        (_, false, _) => "monday-role-missing",
        (true, true, true) => "monday-change-role",
        (true, true, false) => "monday-best-role",
        (false, true, true) => "monday-change-role-open",
        (false, true, false) if report.seats.is_some() => "monday-change-role-unknown",
        (false, true, false) => "monday-best-role-open",
    }
}

/// A fit in points as it is shown; 0 where it is unknown.
fn shown(fit: Option<Fit>, levels: Levels) -> f64 {
    fit.map_or(0.0, |fit| levels.shown(fit, 0))
}

/// From which fit somebody new adds something, and who would move.
fn opening(of: &OpeningRecord, texts: &Texts) -> Vec<(&'static str, Arg)> {
    vec![
        ("role", Arg::Named(of.role.clone())),
        ("from", Arg::Number(100.0 * of.worth_from.unwrap_or_default(), 0)),
        ("moves", Arg::word(moves(&of.chain, texts))),
        ("vacant", Arg::Count(of.vacant)),
        ("moved", Arg::Count(of.chain.len())),
    ]
}

/// What to look for: "Thick skin (at least 8)".
fn traits(look_for: &[ProfileTrait], report: &Report, texts: &Texts) -> Option<String> {
    let (from, to) = (report.method.scale, report.header.scale);
    let mut said = Vec::new();
    for of in look_for {
        let args = [
            ("trait", Arg::Label(of.r#trait.clone())),
            ("asked", Arg::Word(target_on(texts, from, to, of.band))),
        ];
        said.push(texts.say("monday-trait", &args));
    }
    let args = [("traits", Arg::Word(texts.list(&said)))];
    (!said.is_empty()).then(|| texts.say("monday-traits", &args))
}

/// The first sentence of a text: what is to be done, without the rest of the advice.
fn first_sentence(words: &str) -> &str {
    words.find(". ").map_or(words, |end| &words[..=end])
}

fn role(of: Option<&Label>) -> Arg {
    of.map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()))
}
