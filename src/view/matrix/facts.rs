//! The matrix as JSON has it.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::cells::{doubt_facts, heading_facts, rival_facts, standing_facts};
use super::{By, MatchReport, Scored, Shape, Told, key, role_id};
use crate::domain::Catalog;
use crate::engine::{Errors, LevelCounts, Scorer, Tally};
use crate::report::Fact;

/// `salesfit/match/1`.
pub fn facts(report: MatchReport) -> Fact {
    let (texts, team, model, rows, shape) = report.into_rows(Told::All);
    let scorer = model.scorer().clone();
    let errors = model.errors().clone();
    let catalog = scorer.catalog().clone();
    let column = |column: &super::ColumnIx| {
        let name = column.name(&catalog).get(texts.lang());
        Fact::record([("id", column.id(&catalog).into()), ("name", name.into())])
    };
    let columns = shape.columns.iter().map(column).collect();
    let by = By::ALL.iter().find(|(_, by)| *by == shape.by).map(|(word, _)| *word);

    let tally = Rc::new(RefCell::new(Tally::new(catalog.tasks.len())));
    let telling = tally.clone();
    let mut record = heading_facts("salesfit/match/1", &team, scorer.motion(), &catalog);
    let each = rows.map(move |row| {
        let row = row?;
        telling.borrow_mut().add(&scorer, &row.seller, &row.fit);
        Ok(seller(&scorer, &errors, &shape, &row))
    });
    record.push(("by".into(), by.into()));
    record.push(("columns".into(), Fact::List(columns)));
    record.push(("sellers".into(), Fact::Each(Box::new(each))));
    record.push(("short".into(), Fact::After(Box::new(move || short(&catalog, &tally.borrow())))));
    Fact::Record(record)
}

fn seller(scorer: &Scorer, errors: &Errors, shape: &Shape, row: &Scored) -> Fact {
    let Scored { seller, fit: scored, uncertainty } = row;
    let catalog = scorer.catalog();
    let fits = shape.columns.iter().map(|column| {
        let mut facts = standing_facts(catalog, column.standing(scored), column.vetoes(scored));
        let own = uncertainty.as_ref().and_then(|uncertainty| column.uncertainty(uncertainty));
        facts.extend(doubt_facts(own, column.p_best(row)));
        (key(column.id(catalog)), Fact::Record(facts))
    });
    let LevelCounts { strong, adequate, weak, unknown } = scored.spread;
    let spread = Fact::record([
        ("strong", strong.into()),
        ("adequate", adequate.into()),
        ("weak", weak.into()),
        ("unknown", unknown.into()),
    ]);
    let disagreements = errors.disagreements(catalog, seller).map(|(of, told)| {
        Fact::record([
            ("trait", catalog[of].id.as_str().into()),
            ("chi2", told.chi2.into()),
            ("df", told.df.into()),
            ("p", told.p.into()),
        ])
    });
    let rivals = row.rivals(shape.sure);
    let p_best = uncertainty.as_ref().and_then(|uncertainty| uncertainty.p_of(scored.best));
    Fact::record([
        ("id", seller.id.as_str().into()),
        ("name", seller.name.as_str().into()),
        ("role", role_id(catalog, seller.role).into()),
        ("best", role_id(catalog, scored.best).into()),
        ("best_open", p_best.map(|_| !rivals.is_empty()).into()),
        ("rivals", p_best.map(|_| rival_facts(catalog, &rivals)).into()),
        ("disagreements", Fact::List(disagreements.collect())),
        ("spread", spread),
        ("fits", Fact::Record(fits.collect())),
    ])
}

fn short(catalog: &Catalog, tally: &Tally) -> Fact {
    let task = |(task, count): (crate::domain::TaskIx, usize)| {
        Fact::record([("task", catalog[task].id.as_str().into()), ("adequate_or_better", count.into())])
    };
    Fact::List(tally.short().into_iter().map(task).collect())
}
