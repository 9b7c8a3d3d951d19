//! The rows of a table with a row for each rating.

use indexmap::IndexSet;

use super::cells::shortened;
use super::columns::SellerColumn;
use super::nobody::is_of_all;
use super::people::RowKind;
use super::rated_sellers;
use super::rating_doubts::RatingDoubts;
use super::ratings::Ratings;
use super::repeated_ratings::RepeatedRatings;
use super::row::Row;
use super::row_problems::Found;
use super::table_sellers::TableSellers;
use crate::domain::{Place, Problem, RaterKind, Seller};
use crate::source::decoder::MAX_PROBLEMS;

/// Sellers with their ratings, and the kinds of raters.
pub type Rated = (Vec<Seller>, IndexSet<RaterKind>);

impl TableSellers {
    /// Reads all that is left of a table with a row for each rating; `None` for any other table.
    pub fn rated(&mut self) -> Option<Result<Rated, Vec<Problem>>> {
        let mut ratings = self.ratings.take()?;
        let mut repeated = RepeatedRatings::new(&self.reader.columns);
        let mut doubts = RatingDoubts::default();
        let mut row = Row::default();
        loop {
            match self.pull(&mut row) {
                Ok(true) if row.is_blank() => continue,
                Ok(true) => {
                    self.rating(&row, &mut ratings, (&mut repeated, &mut doubts));
                    self.reject(&row);
                }
                Ok(false) => break,
                Err(problem) => {
                    self.problems.push(problem);
                    break;
                }
            }
            if self.problems.len() >= MAX_PROBLEMS {
                break;
            }
        }
        let is_long = self.reader.columns.iter().any(|column| column.holds == SellerColumn::TraitName);
        if let Some(problem) = ratings.ids_of_answers(is_long).filter(|_| self.problems.is_empty()) {
            self.problems.push(problem.at(Place::whole(self.rows.name().clone())));
        }
        // In a form of ours any name and any rater is meant.
        let is_doubted = !self.people.trusts_ids();
        let (nobody, mut notes) =
            if is_doubted { doubts.at_end(&self.catalog, self.scale) } else { Default::default() };
        for problem in nobody {
            self.problems.push(problem);
        }
        if is_long {
            for (at, word, line) in repeated.no_ratings() {
                let heading = shortened(&self.reader.columns[at].heading);
                let problem = Problem::new("rows-told-apart").with("column", heading).with("word", word);
                let whole = Place::whole(self.rows.name().clone());
                self.problems.push(problem.at(Place { line, ..whole }));
            }
        }
        if is_long && is_doubted {
            let table = Place::whole(self.rows.name().clone());
            let (nobody, note) = rated_sellers::doubts(&ratings.rated(), &table, &self.catalog);
            for problem in nobody {
                self.problems.push(problem);
            }
            notes.extend(note);
        }
        self.met.of_ratings = notes;
        ratings.unknown_raters().into_iter().for_each(|problem| self.problems.push(problem));
        let problems = self.problems.take();
        if !problems.is_empty() {
            return Some(Err(problems));
        }
        self.met.repeated = repeated.column().map(|at| {
            let note = Problem::new("ratings-of-several-times")
                .with("column", shortened(&self.reader.columns[at].heading));
            note.at(Place::whole(self.rows.name().clone())).note()
        });
        let met = ratings.met.clone();
        let sellers = ratings.into_sellers();
        if sellers.is_empty() {
            return Some(Err(vec![Problem::new("no-sellers").at(Place::whole(self.rows.name().clone()))]));
        }
        Some(Ok((sellers, met)))
    }

    /// Adds a row to the ratings.
    fn rating(
        &mut self,
        row: &Row,
        ratings: &mut Ratings,
        (repeated, doubts): (&mut RepeatedRatings, &mut RatingDoubts),
    ) {
        if let Some((code, at, values)) = self.malformed(row) {
            self.tell(Problem { values, ..Problem::new(code) }, row, at);
            return;
        }
        let said = self.reader.read(row);
        let first = said.first_filled();
        match self.people.kind_of_rating(row, &said, &self.reader) {
            RowKind::Person | RowKind::OnlyNamed(_) => {}
            RowKind::Nobody(word) => {
                self.note_scale(row, &said);
                self.met.left_out.add(&*self.rows, row, first, &word);
                return;
            }
            RowKind::Unclear(problem) => {
                self.tell(problem, row, first);
                return;
            }
        }
        if let Some((at, rater)) = said.rater.as_ref().filter(|(_, rater)| is_of_all(rater)) {
            self.met.left_out.add(&*self.rows, row, *at, rater);
            return;
        }
        self.note(row, &said);
        repeated.add(row, &said);
        let of = (&*self.catalog, self.scale);
        if let Some((problem, at)) = doubts.add((&*self.rows, row), &said, &ratings.vocabulary, of) {
            let word = row.cell(at).trim().to_owned();
            self.problems.add(Found { problem, at, word }, || self.rows.place(row, at));
        }
        for found in said.found.clone() {
            let at = found.at;
            self.problems.add(found, || self.rows.place(row, at));
        }
        // A row that is left out adds nothing.
        if self.rejects.is_some() && !self.problems.is_empty() {
            return;
        }
        if let Err(wrong) = ratings.add(&said, row.line()) {
            let (problem, at) = *wrong;
            let word = row.cell(at).trim().to_owned();
            self.problems.add(Found { problem, at, word }, || self.rows.place(row, at));
        } else if let Some(pseudonyms) = &self.pseudonyms {
            let ids = [&said.id, &said.name].into_iter().flatten().next();
            if let Some((at, id)) = ids
                && let Some(problem) = pseudonyms.note_row(id, self.rows.name(), row.line())
            {
                self.tell(problem, row, *at);
            }
        }
    }
}
