//! What a report is worked out from: the answers of the other commands, as those commands give them.

use std::sync::Arc;

use super::coaching::Coaching;
use crate::command::ask;
use crate::command::assign::seats_of;
use crate::command::coached_team::TeamToCoach;
use crate::command::hire_team::{HireAsked, TeamHiring};
use crate::command::team_seats::TeamSeats;
use crate::command::uncertainty::DRAWS;
use crate::domain::{Catalog, Lang, Seller, Team};
use crate::engine::{
    AsRated, AverageSellers, Detail, Draws, Errors, Groups, Observer, Question, RolesInPlay, SURE, Scorer,
    UncertaintyModel, explain, hire, match_sellers, next_ratings, organize_team,
};
use crate::engine::{DRAWS as ORGANIZE_DRAWS, MatrixColumn};
use crate::result::ask::Ask;
use crate::result::report::{
    Audience, Method, MondayLine, MondaySources, PeopleSources, PersonLine, RatingSources, Report, SellerPage,
};
use crate::result::{
    Answer, Assign, AssignOptions, By, Coach, Explain, Header, Hire, HireFacts, InputNote, Labels, Match,
    MatchOptions, Organize, Step, Stop,
};

/// How many ratings are named on a seller's page.
const RATE_NEXT: usize = 3;

/// A team with everything that its answers rest on.
pub struct Answers<'a> {
    pub catalog: &'a Arc<Catalog>,
    pub team: &'a Team,
    /// The sellers, in the order in which they are shown.
    pub sellers: Vec<Seller>,
    /// The errors of their scores.
    pub errors: Errors,
    pub seed: u64,
    pub lang: Lang,
    pub labels: Labels,
    /// What is to be known about the input.
    pub notes: Vec<InputNote>,
}

/// What of a report is worked out.
#[derive(Clone, Copy, Debug)]
pub struct ReportContents {
    /// The parts about the team.
    pub team: bool,
    /// The sellers' own pages.
    pub sellers: bool,
}

impl Answers<'_> {
    /// The report without the words of the command line.
    ///
    /// # Errors
    /// The input's problems.
    pub fn report(&self, contents: ReportContents, audience: Audience) -> Result<Report, Stop> {
        let mut report = Report {
            header: self.header(Report::SCHEMA),
            audience,
            parts: Vec::new(),
            command: String::new(),
            contact: None,
            ratings: None,
            monday: None,
            people: None,
            by_role: None,
            by_task: None,
            seats: None,
            work: None,
            hiring: None,
            next_ratings: None,
            sellers: Vec::new(),
            method: Method::of(self.catalog),
        };
        if contents.team {
            report.header.notes.clone_from(&self.notes);
            self.add_team(&mut report)?;
        }
        if contents.sellers {
            // They are drawn for all pages together.
            let average = Arc::new(AverageSellers::new(self.scorer()));
            report.sellers = self.sellers.iter().map(|seller| self.page(seller, &average)).collect();
        }
        Ok(report)
    }

    fn header(&self, schema: &'static str) -> Header {
        Header::new(schema, self.team, self.team.motion, self.catalog, &self.labels)
    }

    fn scorer(&self) -> Scorer {
        let in_play = RolesInPlay::of(self.catalog, self.team, &self.sellers);
        Scorer::new(self.catalog.clone(), self.team.motion).among(in_play)
    }

    fn add_team(&self, report: &mut Report) -> Result<(), Stop> {
        let mut by_id = self.sellers.clone();
        by_id.sort_by(|a, b| a.key.cmp(&b.key));
        let mut drawn = self.true_scores(true);
        if self.team_seats(&by_id, None).number_at_own() == Some(DRAWS) {
            drawn = drawn.having_drawn_in_play(&self.sellers);
        }
        let by_role = self.matrix(By::Role, drawn.clone())?;
        let seats = self.seats(&by_id, &drawn);
        let work = self.work(&by_id);
        let (next_ratings, of_each) = self.next_ratings(&by_id);
        let from = PeopleSources { seats: seats.as_ref(), work: work.as_ref(), next_ratings: Some(&of_each) };
        let coaching = self.coaching(by_id.clone());
        let hiring = self.hiring(by_id);
        let mut people = Vec::with_capacity(self.sellers.len());
        for (row, seller) in by_role.sellers.held().iter().zip(&self.sellers) {
            people.push(PersonLine::new(row, seller.pinned, &from, |proposal| {
                let today = proposal.today.as_ref().filter(|_| proposal.step == Step::Move);
                coaching.of_person(seller, proposal.proposed.as_ref()?, today)
            }));
        }
        report.monday = Some(MondayLine::all(&MondaySources {
            people: &people,
            seats: seats.as_ref(),
            work: work.as_ref(),
            hiring: hiring.as_ref(),
            next_ratings: Some(&next_ratings),
            summary: &by_role.summary(),
            catalog: self.catalog,
            lang: self.lang,
        }));
        report.ratings = Some(RatingSources::of(self.catalog, &self.sellers));
        report.by_task = Some(self.matrix(By::Task, self.true_scores(false))?);
        report.people = Some(people);
        report.by_role = Some(by_role);
        report.next_ratings = Some(next_ratings);
        (report.seats, report.work, report.hiring) = (seats, work, hiring);
        Ok(())
    }

    /// The model of the sellers' true scores.
    fn true_scores(&self, draws_all: bool) -> UncertaintyModel {
        let draws = Draws::new(DRAWS, self.seed);
        UncertaintyModel::new(self.scorer(), self.errors.clone(), draws, draws_all)
            .of_true_scores(Groups::of(self.catalog, &self.sellers, &self.errors))
    }

    fn matrix(&self, by: By, model: UncertaintyModel) -> Result<Match, Stop> {
        let (detail, columns) = match by {
            By::Role => (Detail::BestRole, self.catalog.role_ixs().map(MatrixColumn::Role).collect()),
            By::Task => (Detail::Fits, self.catalog.task_ixs().map(MatrixColumn::Task).collect()),
        };
        let options = MatchOptions { by, columns, sure: SURE, ..MatchOptions::default() };
        let observer = Observer::new(model.clone(), SURE, by == By::Role);
        let sellers: Vec<Result<Seller, Stop>> = self.sellers.iter().cloned().map(Ok).collect();
        let scored = match_sellers(model, sellers.into_iter(), detail, None);
        Match::new(
            self.header(Match::SCHEMA),
            self.labels.clone(),
            self.catalog,
            options,
            scored,
            observer,
            None,
        )
    }

    fn team_seats<'s>(&'s self, by_id: &'s [Seller], drawn: Option<&'s UncertaintyModel>) -> TeamSeats<'s> {
        let Answers { catalog, team, errors, seed, .. } = self;
        TeamSeats { catalog, team, sellers: by_id, errors, draws: None, seed: *seed, drawn }
    }

    /// Who sits where, at the team's seats; `None` where it has none, or where its pins exceed them.
    fn seats(&self, by_id: &[Seller], drawn: &UncertaintyModel) -> Option<Assign> {
        let answer = self.team_seats(by_id, Some(drawn)).seat_at_own()?;
        let options = AssignOptions { certificate: false, is_too_large: answer.stability.is_none() };
        Some(Assign::new(self.header(Assign::SCHEMA), &self.labels, self.catalog, options, &answer))
    }

    /// Whether everyone should do everything; `None` where the team does not say enough about its work.
    fn work(&self, by_id: &[Seller]) -> Option<Organize> {
        let question = Question::standard(self.team.handoff_minutes(self.catalog));
        let draws = Draws::new(ORGANIZE_DRAWS, self.seed);
        let model = UncertaintyModel::new(self.scorer(), self.errors.clone(), draws, false);
        let rated = AsRated { model: &model, team: self.team, sellers: by_id, draws_all: false };
        let answer = organize_team(&rated, question, true).ok()?;
        let header = self.header(Organize::SCHEMA);
        let raters_error = self.errors.beyond_default(self.catalog);
        Some(Organize::new(header, &self.labels, self.catalog, self.team, &answer, raters_error))
    }

    /// Whom to look for, at the team's seats; `None` where it has none, or where its pins exceed them.
    fn hiring(&self, by_id: Vec<Seller>) -> Option<Hire> {
        let seats = seats_of(self.catalog, self.team, &[]).ok()?;
        let asked = HireAsked { most: 1, draws: None, seed: self.seed };
        let team = TeamHiring::new(self.catalog, self.team, seats, (by_id, Vec::new()), asked).ok()?;
        let question = team.question();
        let facts = HireFacts {
            labels: &self.labels,
            scorer: question.scorer,
            team: question.team,
            hiring: &hire(question),
            most: asked.most,
            has_candidates: false,
            unjudged: team.unjudged(),
            is_too_large: team.is_too_large(),
        };
        Some(Hire::new(self.header(Hire::SCHEMA), facts))
    }

    /// What coaching rests on, for sellers in the order of their ids.
    fn coaching(&self, by_id: Vec<Seller>) -> Coaching<'_> {
        let team = TeamToCoach::new(self.catalog, self.team.clone(), by_id, self.seed);
        Coaching { team, header: self.header(Coach::SCHEMA), labels: &self.labels }
    }

    /// The ratings to collect next: as many as `ask` names, and all that are worth asking for.
    fn next_ratings(&self, by_id: &[Seller]) -> (Ask, Ask) {
        let groups = Groups::of(self.catalog, by_id, &self.errors);
        let mut sellers = by_id.to_vec();
        sellers.retain(|seller| seller.hours > 0.0);
        let draws = Draws::new(ask::affordable(sellers.len()), self.seed);
        let model = UncertaintyModel::new(self.scorer(), self.errors.clone(), draws, true);
        let all = next_ratings(&model, &groups, &sellers, usize::MAX);
        let most = all.len().min(usize::from(ask::MOST_QUESTIONS));
        let told = |ratings: &[_]| {
            let header = self.header(Ask::SCHEMA);
            Ask::new(header, &self.labels, &model, &sellers, ratings, self.lang)
        };
        (told(&all[..most]), told(&all))
    }

    /// A seller's own page. All of it follows from her own entry: from the errors of her own ratings, and without what a
    /// mean of the team would let her work out about others.
    fn page(&self, seller: &Seller, average: &Arc<AverageSellers>) -> SellerPage {
        let own = std::slice::from_ref(seller);
        let errors = Errors::of(self.catalog, own);
        let groups = Groups::of(self.catalog, own, &errors);
        let in_play = RolesInPlay::of(self.catalog, self.team, own);
        let scorer = Scorer::new(self.catalog.clone(), self.team.motion).among(in_play);
        let model = UncertaintyModel::new(scorer, errors, Draws::new(DRAWS, self.seed), true)
            .comparing_with(average.clone())
            .having_drawn(own, self.catalog.role_ixs());
        let found = explain(&model, seller.clone(), &[]);
        let ratings = next_ratings(&model, &groups, own, RATE_NEXT);
        let rate_next = ratings.into_iter().map(|(_, rating)| self.labels[rating.of].clone()).collect();
        let coaching = self.coaching(own.to_vec());
        let first = found.roles.first().map(|of| &self.labels[of.role]);
        let coaching = first.and_then(|role| coaching.of_person(seller, role, None));
        let explained = Explain::new(self.header(Explain::SCHEMA), &self.labels, self.catalog, &found);
        SellerPage::new(explained, &found, model.scorer(), rate_next, coaching, &self.labels, self.lang)
    }
}
