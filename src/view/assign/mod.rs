//! Who sits where: the answer, the seats, and who the team depends on.

mod columns;
mod sentences;

use self::columns::SeatingRow;
use self::sentences::Sentences;
use super::blocks::{Block, Document, Line, Sheet, Stop};
use super::proposals;
use super::{Texts, View};
use crate::domain::collation;
use crate::result::{Assign, Proposal, Seat};

/// How many rows are shown; the sentences count all of them.
const MAX_ROWS: usize = 200;

impl View for Assign {
    fn sheet<'a>(&'a self, texts: &'a Texts) -> Sheet<'a> {
        columns::seating(self, texts).sheet(sheet_rows(self).into_iter().map(Ok::<SeatingRow<'_>, Stop>))
    }

    fn document(&self, texts: &Texts) -> Result<Document, Stop> {
        let say = Sentences::new(self, texts);
        let mut blocks = vec![Block::Heading(1, say.heading())];
        blocks.extend(say.thin().map(Block::Paragraph));
        blocks.push(Block::Paragraph(say.answer()));
        if let Some(recommended) = &self.recommended {
            blocks.extend(proposals::part(&self.proposals, self.levels, texts));
            blocks.extend(say.proposed_vacancies().map(Block::Paragraph));
            let id = if recommended.are_highest { "assign-highest-proposed" } else { "assign-highest" };
            blocks.push(Block::Heading(2, texts.line(id, &[])));
            blocks.push(Block::Paragraph(say.highest()));
            if self.proposals.iter().any(Proposal::is_unjudged) {
                blocks.push(Block::Paragraph(texts.line("assign-highest-unjudged", &[])));
            }
        } else {
            blocks.extend(say.moves());
        }
        let rows = screen_rows(self);
        blocks.push(Block::Table(columns::seating(self, texts).table(rows.iter().take(MAX_ROWS))));
        blocks.extend(say.cut(MAX_ROWS, rows.len()).map(Block::Paragraph));
        blocks.push(Block::Legend(say.legend()));
        blocks.extend(
            [say.expected(), say.loose(), say.interchangeable()].into_iter().flatten().map(Block::Paragraph),
        );
        blocks.extend(say.vacancies());
        blocks.extend(say.pins().map(Block::Paragraph));
        if self.seats.iter().any(|seat| seat.loss_if_left.is_some()) {
            let id =
                if self.recommended.is_some() { "assign-key-people-highest" } else { "assign-key-people" };
            blocks.push(Block::Heading(2, texts.line(id, &[])));
            let seats = by_loss(self);
            blocks.push(Block::Table(columns::key_people(self, texts).table::<&Seat>(seats)));
            blocks.extend(say.nobody_takes_over().map(Block::Paragraph));
        }
        if let Some(points) = &self.frontier {
            blocks.push(Block::Heading(2, texts.line("assign-frontier", &[])));
            let all_proven = points.iter().all(|point| point.proven);
            blocks.push(Block::Table(columns::frontier(texts, all_proven).table(points)));
            blocks.extend(say.most_of_gain(points).map(Block::Paragraph));
        }
        if self.options.certificate {
            blocks.push(Block::Heading(2, texts.line("assign-certificate", &[])));
            blocks.push(Block::Table(columns::prices(texts).table(&self.certificate.prices)));
            blocks.push(Block::Paragraph(say.proof()));
        }
        blocks.push(Block::Paragraph(texts.line("assign-decision", &[])));
        Ok(Document { blocks, decimal_comma: texts.decimal_comma() })
    }
}

/// Who is too little rated, and what the recommended moves win. Which seats are firm is told of the seating with the highest
/// fits, and has no place beside it.
pub fn how_sure(result: &Assign, texts: &Texts) -> Vec<Line> {
    let say = Sentences::new(result, texts);
    say.thin().into_iter().chain([say.answer()]).collect()
}

/// One row per seller by id, then one per empty seat.
fn sheet_rows(result: &Assign) -> Vec<SeatingRow<'_>> {
    let mut rows = Vec::with_capacity(result.sellers.len() + result.vacant.len());
    for seller in &result.sellers {
        rows.push(SeatingRow::Seller { seller, seat: seller.seat_at.map(|at| &result.seats[at]) });
    }
    rows.extend(result.vacant.iter().map(|seat| SeatingRow::Vacant { seat, count: 1 }));
    rows
}

/// Those with a seat by role, then the empty seats by role, then those without.
fn screen_rows(result: &Assign) -> Vec<SeatingRow<'_>> {
    let mut rows = Vec::with_capacity(result.sellers.len() + result.vacant.len());
    let mut seated: Vec<_> =
        result.sellers.iter().filter_map(|seller| Some((seller.seat_at?, seller))).collect();
    seated.sort_by_key(|(at, _)| *at);
    for (at, seller) in seated {
        rows.push(SeatingRow::Seller { seller, seat: Some(&result.seats[at]) });
    }
    for seats in result.vacant.chunk_by(|one, next| one.role.is(&next.role)) {
        rows.push(SeatingRow::Vacant { seat: &seats[0], count: seats.len() });
    }
    for seller in result.sellers.iter().filter(|seller| seller.seat_at.is_none()) {
        rows.push(SeatingRow::Seller { seller, seat: None });
    }
    rows
}

/// The seats that are shown, the greatest loss first; of losses that are shown as equal the names decide.
fn by_loss(result: &Assign) -> Vec<&Seat> {
    let mut seats: Vec<&Seat> = result.seats.iter().collect();
    let shown = |seat: &Seat| (100.0 * seat.loss_if_left.unwrap_or(0.0)).round() + 0.0;
    seats.sort_by_cached_key(|seat| collation(&seat.name));
    seats.sort_by(|a, b| shown(b).total_cmp(&shown(a)));
    seats.truncate(MAX_ROWS);
    seats
}
