//! What to settle first, as questions with their reasons.

use crate::domain::Levels;
use crate::result::Label;
use crate::result::report::MondayLine;
use crate::view::blocks::Line;
use crate::view::texts::{Arg, Texts};

/// Each line as a question, with its reason below.
pub fn entries(lines: &[MondayLine], levels: Levels, texts: &Texts) -> Vec<(Line, Vec<Line>)> {
    lines.iter().map(|line| entry(line, levels, texts)).collect()
}

fn entry(line: &MondayLine, levels: Levels, texts: &Texts) -> (Line, Vec<Line>) {
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
        MondayLine::ChangeRole { name, from, from_fit, to, to_fit, holds_share, firm, .. } => {
            let args = vec![
                ("name", Arg::name(name.as_str())),
                ("from", role(from.as_ref())),
                ("from-fit", Arg::Fit(*from_fit, levels)),
                ("to", Arg::Named(to.clone())),
                ("to-fit", Arg::Fit(*to_fit, levels)),
                ("holds", Arg::Probability(holds_share.unwrap_or_default())),
            ];
            let id = match (firm, from, holds_share) {
                (true, Some(_), Some(_)) => "monday-change-role",
                (true, None, Some(_)) => "monday-take-role",
                (true, _, None) => "monday-best-role",
                (false, _, Some(_)) => "monday-change-role-open",
                (false, _, None) => "monday-change-role-unknown",
            };
            (id, args, None)
        }
        MondayLine::FillSeat { role, seats, by } => {
            let mut args = vec![("role", Arg::Named(role.clone())), ("seats", Arg::Count(*seats))];
            match by {
                Some(by) => {
                    args.extend([("name", Arg::word(by.name.as_str())), ("fit", Arg::Fit(by.fit, levels))]);
                    ("monday-fill-seat", args, None)
                }
                None => ("monday-fill-seat-nobody", args, None),
            }
        }
        MondayLine::StepIn { name, role, loss_if_left, next_best, .. } => {
            let mut args = vec![
                ("name", Arg::name(name.as_str())),
                ("role", Arg::Label(role.clone())),
                ("loss", Arg::Number(100.0 * loss_if_left, 0)),
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
        MondayLine::LearnTask { task, adequate_or_better, how } => {
            let args = vec![("task", Arg::Named(task.clone())), ("count", Arg::Count(*adequate_or_better))];
            ("monday-learn-task", args, how.as_deref())
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
    if let Some(words) = more {
        reason.0.extend(Line::plain(format!(" {}", first_sentence(words))).0);
    }
    (texts.line(id, &args), vec![reason])
}

/// The first sentence of a text: what is to be done, without the rest of the advice.
fn first_sentence(words: &str) -> &str {
    words.find(". ").map_or(words, |end| &words[..=end])
}

fn role(of: Option<&Label>) -> Arg {
    of.map_or(Arg::Message("no-role"), |role| Arg::Label(role.clone()))
}
