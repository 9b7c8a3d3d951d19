//! A guide to interview one candidate: what to ask about and why, and a form for two interviewers.

use crate::domain::Scale;
use crate::result::{Guide, Hire, InterviewReason, InterviewTrait};
use crate::view::blocks::{Block, Cell, Columns, Decimals, Keep, Line, Sheet};
use crate::view::catalog::target_on;
use crate::view::texts::{Arg, Texts};

/// How many interviewers a form has room for.
const INTERVIEWERS: usize = 2;

/// The guide; only the form, without scores, where that is asked for.
pub fn guide(hire: &Hire, guide: &Guide, texts: &Texts) -> Vec<Block> {
    let args = [("name", Arg::name(guide.name.as_str())), ("role", Arg::Label(guide.role.clone()))];
    let mut blocks = vec![Block::Heading(1, texts.line("hire-guide-heading", &args))];
    if hire.interview.is_empty() {
        blocks.push(Block::Paragraph(texts.line("hire-guide-nothing", &args)));
        return blocks;
    }
    if !guide.form_only {
        blocks.push(Block::Paragraph(texts.line("hire-guide-why", &args)));
        blocks.push(Block::Table(reasons(hire, texts).table(&hire.interview)));
        blocks.push(Block::Legend(texts.line("hire-guide-legend", &[])));
        blocks.push(Block::Heading(2, texts.line("hire-guide-form", &[])));
    }
    blocks.push(Block::Paragraph(texts.line("hire-guide-please", &[])));
    blocks.push(Block::Entries(hire.interview.iter().map(|of| entry(hire, of, texts)).collect()));
    blocks
}

/// Why each trait is asked about. For who prepares the interview: the form has no scores.
fn reasons<'a>(hire: &'a Hire, texts: &'a Texts) -> Columns<'a, InterviewTrait> {
    let (from, to) = (hire.catalog_scale, scale(hire));
    let decimals = usize::from(to.span() <= 20.0);
    Columns::new(texts)
        .screen("trait", |of: &InterviewTrait| Cell::label(&of.r#trait))
        .keep(Keep::Always)
        .screen("why", |of| reason(of.why, texts))
        .screen("score", move |of| match of.score {
            Some(score) => Cell::number(from.convert(score, to), decimals),
            None => Cell::Text(texts.word("ask-not-rated")),
        })
        .screen("off-by", move |of| {
            Cell::number(of.score.map(|_| from.convert_distance(of.se, to)), decimals)
        })
        .screen("asked", move |of| Cell::Text(target_on(texts, from, to, of.band)))
        .screen("breaks-limit", |of| Cell::share(of.p_veto, 0))
        .screen("settles", |of| Cell::share(Some(of.settles).filter(|settles| *settles > 0.0), 0))
}

/// The questions about a trait, what a low and a high score look like, and room for each interviewer.
fn entry(hire: &Hire, of: &InterviewTrait, texts: &Texts) -> (Line, Vec<Line>) {
    let lang = texts.lang();
    let mut lines: Vec<Line> = Vec::new();
    for (at, question) in of.questions(lang).into_iter().enumerate() {
        let words = [("words", Arg::word(question))];
        lines.push(texts.line(if at == 0 { "hire-guide-ask" } else { "hire-guide-or" }, &words));
    }
    let (lo, hi) = (Arg::PlainNumber(scale(hire).lo()), Arg::PlainNumber(scale(hire).hi()));
    for (end, looks) in [(&lo, &of.anchors.low), (&hi, &of.anchors.high)] {
        if let Some(looks) = looks {
            let args = [("end", end.clone()), ("words", Arg::word(looks.get(lang)))];
            lines.push(texts.line("ask-end", &args));
        }
    }
    for number in 1..=INTERVIEWERS {
        let args = [("number", Arg::Figure(number)), ("lo", lo.clone()), ("hi", hi.clone())];
        lines.push(texts.line("hire-guide-room", &args));
    }
    (Line::plain(of.r#trait.name()), lines)
}

/// The form as a table: a row per trait and interviewer, which is read back as ratings once it is filled in.
pub fn form_sheet<'a>(hire: &'a Hire, guide: &'a Guide, texts: &'a Texts) -> Sheet<'a> {
    let (from, to, lang) = (hire.catalog_scale, scale(hire), texts.lang());
    let decimals = Decimals::from(2);
    let mut columns = Columns::new(texts)
        .sheet_only("id", |_: &(&InterviewTrait, usize)| Cell::text(&guide.id))
        .sheet_only("name", |_| Cell::name(&guide.name))
        .sheet_only("trait", |(of, _)| Cell::label(&of.r#trait))
        .sheet_only("question", move |(of, _)| Cell::Text(of.questions(lang).join(" ")))
        .sheet_only("low", move |(of, _)| looks(of.anchors.low.as_ref().map(|words| words.get(lang))))
        .sheet_only("high", move |(of, _)| looks(of.anchors.high.as_ref().map(|words| words.get(lang))));
    if !guide.form_only {
        columns = columns
            .sheet_only("why", |(of, _)| reason(of.why, texts))
            .sheet_only("score", move |(of, _)| {
                Cell::number(of.score.map(|score| from.convert(score, to)), decimals)
            })
            .sheet_only("se", move |(of, _)| Cell::number(from.convert_distance(of.se, to), decimals))
            .sheet_only("settles", |(of, _)| Cell::share(of.settles, 1));
    }
    let columns = columns
        .sheet_only("rating", |_| Cell::Empty)
        .sheet_only("rater", |(_, number)| Cell::Text(format!("interviewer-{number}")))
        .stacked(&hire.header);
    let rows = hire.interview.iter().flat_map(|of| (1..=INTERVIEWERS).map(move |number| Ok((of, number))));
    columns.sheet(rows)
}

/// The scale of the form.
fn scale(hire: &Hire) -> Scale {
    hire.guide.as_ref().map_or(hire.header.scale, |guide| guide.scale)
}

fn looks(words: Option<&str>) -> Cell {
    words.map_or(Cell::Empty, Cell::text)
}

fn reason(why: InterviewReason, texts: &Texts) -> Cell {
    let id = match why {
        InterviewReason::VetoInDoubt => "hire-why-veto",
        InterviewReason::SettlesMost => "hire-why-settles",
        InterviewReason::OutOfBand => "hire-why-out",
        InterviewReason::Unrated => "hire-why-unrated",
    };
    Cell::Code { code: why.code(), words: texts.word(id) }
}
