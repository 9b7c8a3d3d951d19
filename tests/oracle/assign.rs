//! A second opinion on who sits where.
//!
//! Everything here is written from the design and from what is said of `assign`'s interface, and from nothing else:
//! it shares no line, no type and no constant with the engine, and must never be "fixed" by looking at it. It is
//! slow and plain on purpose: [`answer`] writes down every assignment there is and picks.
//!
//! A [`World`] is a catalog, a team and the wishes of a command line, made up by [`random_world`]. With what `match`
//! tells of the same team it becomes a [`Question`], whose [`Answer`] is a conflict or a [`Plan`], and [`compare`]
//! holds a plan against the JSON of `assign`. For teams too large to write everything down there is a plain
//! [`hungarian`].

#![allow(
    clippy::allow_attributes,
    dead_code,
    unreachable_pub,
    reason = "a test that includes this module need not use all of it, so nothing can be expected to be unused"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

/// Totals, fits, coverages and prices are compared with this slack.
const SLACK: f64 = 1e-9;

// -----------------------------------------------------------------------------------------------------------
// The question
// -----------------------------------------------------------------------------------------------------------

/// All that an assignment depends on.
#[derive(Clone, Debug)]
pub struct Question {
    /// In catalog order.
    pub roles: Vec<Role>,
    pub min_coverage: f64,
    /// In order of id.
    pub sellers: Vec<Seller>,
    pub wishes: Wishes,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub id: String,
    pub baseline: bool,
    pub seats: usize,
}

#[derive(Clone, Debug)]
pub struct Seller {
    pub id: String,
    /// Today's role, by its place among the roles.
    pub today: Option<usize>,
    pub on_leave: bool,
    /// As the team file says it.
    pub pinned: bool,
    /// One for each role.
    pub cells: Vec<Cell>,
}

/// What `match` tells of a seller in a role.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub fit: Option<f64>,
    pub coverage: f64,
    pub vetoed: bool,
}

/// What the command line asks for; sellers and roles by id.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    pub pins: Vec<(String, String)>,
    pub forbids: Vec<(String, String)>,
    /// Of 100.
    pub min_fit: Option<f64>,
    pub max_moves: Option<usize>,
}

impl Question {
    /// What is asked in this world, of which `matched` is the JSON of `match`.
    pub fn new(world: &World, matched: &Value) -> Self {
        let roles: Vec<Role> = world
            .roles
            .iter()
            .map(|(id, baseline)| {
                let named = world.seats.iter().find(|(role, _)| role == id);
                Role { id: id.clone(), baseline: *baseline, seats: named.map_or(0, |(_, seats)| *seats) }
            })
            .collect();
        let mut sellers: Vec<Seller> = world
            .sellers
            .iter()
            .map(|seller| {
                let rows = matched["sellers"].as_array().expect("match tells of sellers");
                let row = rows.iter().find(|row| row["id"] == seller.id).expect("match tells of her");
                Seller {
                    id: seller.id.clone(),
                    today: seller
                        .role
                        .as_ref()
                        .and_then(|today| roles.iter().position(|role| role.id == *today)),
                    on_leave: seller.hours.is_some_and(|hours| hours <= 0.0),
                    pinned: seller.pinned,
                    cells: roles.iter().map(|role| Cell::of(cell_of(row, &role.id))).collect(),
                }
            })
            .collect();
        sellers.sort_by(|one, other| one.id.as_bytes().cmp(other.id.as_bytes()));
        let min_coverage = world.min_coverage.unwrap_or(0.6);
        Question { roles, min_coverage, sellers, wishes: world.wishes.clone() }
    }

    fn role(&self, id: &str) -> usize {
        self.roles.iter().position(|role| role.id == id).expect("wishes name roles of the catalog")
    }

    fn seller(&self, id: &str) -> usize {
        self.sellers.iter().position(|seller| seller.id == id).expect("wishes name sellers of the team")
    }

    fn wished(&self, pairs: &[(String, String)]) -> BTreeSet<(usize, usize)> {
        pairs.iter().map(|(seller, role)| (self.seller(seller), self.role(role))).collect()
    }

    /// Whether she may sit in this role without being pinned to it.
    fn eligible(&self, seller: usize, role: usize) -> bool {
        !self.wished(&self.wishes.forbids).contains(&(seller, role)) && self.doubts(seller, role).is_empty()
    }

    /// Why she may not sit in this role unless pinned, in the words of the notes.
    fn doubts(&self, seller: usize, role: usize) -> Vec<&'static str> {
        let cell = self.sellers[seller].cells[role];
        let Some(fit) = cell.fit else { return vec!["unknown"] };
        let mut doubts = Vec::new();
        if cell.vetoed {
            doubts.push("vetoed");
        }
        if cell.coverage < self.min_coverage - SLACK {
            doubts.push("too-little-rated");
        }
        if self.wishes.min_fit.is_some_and(|points| fit < points / 100.0 - SLACK) {
            doubts.push("below-min-fit");
        }
        doubts
    }

    /// What she adds to the total in this role.
    fn worth(&self, seller: usize, role: usize) -> f64 {
        self.sellers[seller].cells[role].fit.unwrap_or(0.0)
    }

    fn best_seat(&self, seller: usize) -> Option<usize> {
        let open = |role: &usize| {
            self.roles[*role].seats > 0 && !self.roles[*role].baseline && self.eligible(seller, *role)
        };
        let open: Vec<usize> = (0..self.roles.len()).filter(open).collect();
        let top = open.iter().map(|role| self.worth(seller, *role)).fold(f64::NEG_INFINITY, f64::max);
        let tied: Vec<usize> =
            open.into_iter().filter(|role| self.worth(seller, *role) >= top - SLACK).collect();
        let today = self.sellers[seller].today.filter(|today| tied.contains(today));
        today.or(tied.first().copied())
    }

    /// The role that she is pinned to, where she is; or what is wrong with the pins.
    fn pins(&self) -> Result<Vec<Option<usize>>, Conflict> {
        let mut pins = Vec::new();
        let asked = self.wished(&self.wishes.pins);
        for (at, seller) in self.sellers.iter().enumerate() {
            let mine: Vec<usize> =
                asked.iter().filter(|(pinned, _)| *pinned == at).map(|(_, role)| *role).collect();
            if mine.len() > 1 || (seller.on_leave && !mine.is_empty()) {
                return Err(Conflict { words: vec![seller.id.clone()] });
            }
            let team = seller.today.filter(|_| seller.pinned && !seller.on_leave);
            pins.push(mine.first().copied().or(team));
        }
        for (seller, role) in self.wished(&self.wishes.forbids) {
            if pins[seller] == Some(role) {
                return Err(Conflict { words: vec![self.sellers[seller].id.clone()] });
            }
        }
        for (at, role) in self.roles.iter().enumerate() {
            if pins.iter().filter(|pin| **pin == Some(at)).count() > role.seats {
                return Err(Conflict { words: vec![role.id.clone()] });
            }
        }
        Ok(pins)
    }
}

/// A seller's record of one column, as `match` lists them.
fn cell_of<'v>(seller: &'v Value, column: &str) -> &'v Value {
    let fits = seller["fits"].as_array().expect("match lists fits");
    fits.iter().find(|fit| fit["id"] == column).expect("match tells of every column")
}

impl Cell {
    fn of(told: &Value) -> Self {
        Cell {
            fit: told["fit"].as_f64(),
            coverage: told["coverage"].as_f64().expect("a coverage is always known"),
            vetoed: told["vetoed"].as_bool().expect("true or false"),
        }
    }
}

// -----------------------------------------------------------------------------------------------------------
// The answer
// -----------------------------------------------------------------------------------------------------------

/// The one right answer.
#[derive(Clone, Debug)]
pub enum Answer {
    Conflict(Conflict),
    Plan(Plan),
}

/// The wishes cannot all be had.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Ids (or a number of moves) of which at least one must be told. One conflict may hide others.
    pub words: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub total: f64,
    pub moves: usize,
    /// For each seller the place of her role, and one beyond the last role for the bench.
    pub seat: Vec<usize>,
    /// The role that each seller is pinned to.
    pub pins: Vec<Option<usize>>,
    pub best_seat: Vec<Option<usize>>,
    /// What it costs to give each seller her best seat; none where she has none, where she is pinned or on leave,
    /// and where it cannot be.
    pub cost: Vec<Option<f64>>,
    /// For each seller who has a seat.
    pub losses: BTreeMap<usize, Loss>,
    /// For each role with an empty seat.
    pub vacancies: BTreeMap<usize, Vacancy>,
    /// The best total with at most so many moves, from the fewest that can be to those of the optimum without a
    /// limit.
    pub frontier: Vec<(usize, f64)>,
}

/// What happens when the holder of a seat leaves.
#[derive(Clone, Debug)]
pub struct Loss {
    pub cost: f64,
    /// Everybody who is new in the role in some best assignment without her.
    pub successors: BTreeSet<usize>,
    /// Whether in some best assignment without her nobody is new in the role.
    pub may_stay_empty: bool,
}

#[derive(Clone, Debug)]
pub struct Vacancy {
    pub empty: usize,
    /// None where one more seat cannot be filled.
    pub cost: Option<f64>,
    /// Everybody who is new in the role in some best assignment with one more seat filled.
    pub by: BTreeSet<usize>,
}

/// One assignment among all.
#[derive(Clone, Debug)]
struct Assignment {
    seat: Vec<usize>,
    total: f64,
    moves: usize,
}

/// Works out everything that must be told.
pub fn answer(question: &Question) -> Answer {
    let pins = match question.pins() {
        Ok(pins) => pins,
        Err(conflict) => return Answer::Conflict(conflict),
    };
    let limit = question.wishes.max_moves.unwrap_or(usize::MAX);
    let all = every_assignment(question, &pins, None);
    let fewest = all.iter().map(|one| one.moves).min().expect("pins that can be had leave an assignment");
    let free = canonical(&all).clone();
    let allowed: Vec<Assignment> = all.iter().filter(|one| one.moves <= limit).cloned().collect();
    if allowed.is_empty() {
        return Answer::Conflict(Conflict { words: vec![fewest.to_string()] });
    }
    let plan = canonical(&allowed);

    let best_seat: Vec<Option<usize>> =
        (0..question.sellers.len()).map(|seller| question.best_seat(seller)).collect();
    let cost = best_seat.iter().enumerate().map(|(seller, best)| {
        let best = best.filter(|_| pins[seller].is_none() && !question.sellers[seller].on_leave)?;
        Some(plan.total - best_total(allowed.iter().filter(|one| one.seat[seller] == best))?)
    });
    let frontier = (fewest..=free.moves).map(|most| {
        let within = all.iter().filter(|one| one.moves <= most);
        (most, best_total(within).expect("the fewest moves can be had"))
    });
    Answer::Plan(Plan {
        total: plan.total,
        moves: plan.moves,
        seat: plan.seat.clone(),
        cost: cost.collect(),
        losses: losses(question, &pins, plan, limit),
        vacancies: vacancies(question, plan, &allowed),
        frontier: frontier.collect(),
        pins,
        best_seat,
    })
}

/// Every assignment that the seats, the pins and the rules of who may sit where allow, whatever its moves.
/// Somebody `absent` is not there at all: she sits nowhere and does not count as moved.
fn every_assignment(question: &Question, pins: &[Option<usize>], absent: Option<usize>) -> Vec<Assignment> {
    let bench = question.roles.len();
    let mut all = vec![Assignment { seat: Vec::new(), total: 0.0, moves: 0 }];
    for (at, seller) in question.sellers.iter().enumerate() {
        let away = seller.on_leave || absent == Some(at);
        let options: Vec<usize> = match pins[at] {
            _ if away => vec![bench],
            Some(role) => vec![role],
            None => {
                let eligible = (0..bench).filter(|role| question.eligible(at, *role));
                eligible.chain([bench]).collect()
            }
        };
        let mut longer = Vec::new();
        for one in &all {
            for option in &options {
                let taken = one.seat.iter().filter(|seat| *seat == option).count();
                if *option < bench && taken >= question.roles[*option].seats {
                    continue;
                }
                let mut one = one.clone();
                one.seat.push(*option);
                if *option < bench {
                    one.total += question.worth(at, *option);
                }
                if !away && seller.today.is_some_and(|today| today != *option) {
                    one.moves += 1;
                }
                longer.push(one);
            }
        }
        all = longer;
    }
    // Where others took the seat of somebody pinned before her turn came, she found no option and that one ended.
    all
}

fn best_total<'a>(of: impl Iterator<Item = &'a Assignment>) -> Option<f64> {
    of.map(|one| one.total).reduce(f64::max)
}

/// Those whose total is as good as the best.
fn best_of<'a>(of: &[&'a Assignment]) -> Vec<&'a Assignment> {
    let best = best_total(of.iter().copied()).unwrap_or(0.0);
    of.iter().copied().filter(|one| one.total >= best - SLACK).collect()
}

/// Of the best, those of the fewest moves; of those, the first seller has the earliest role, and so on.
fn canonical(of: &[Assignment]) -> &Assignment {
    let best = best_of(&of.iter().collect::<Vec<_>>());
    best.into_iter().min_by_key(|one| (one.moves, one.seat.clone())).expect("there is an assignment")
}

/// Who sits in this role and did not before.
fn newcomers(role: usize, before: &[usize], after: &[usize]) -> BTreeSet<usize> {
    (0..after.len()).filter(|seller| after[*seller] == role && before[*seller] != role).collect()
}

fn losses(
    question: &Question,
    pins: &[Option<usize>],
    plan: &Assignment,
    limit: usize,
) -> BTreeMap<usize, Loss> {
    let mut losses = BTreeMap::new();
    for (holder, role) in plan.seat.iter().enumerate().filter(|(_, role)| **role < question.roles.len()) {
        let without = every_assignment(question, pins, Some(holder));
        let allowed: Vec<&Assignment> = without.iter().filter(|one| one.moves <= limit).collect();
        let best = best_total(allowed.iter().copied()).expect("the others can stay where they are");
        let new: Vec<BTreeSet<usize>> =
            best_of(&allowed).iter().map(|one| newcomers(*role, &plan.seat, &one.seat)).collect();
        let loss = Loss {
            cost: plan.total - best,
            may_stay_empty: new.iter().any(BTreeSet::is_empty),
            successors: new.into_iter().flatten().collect(),
        };
        losses.insert(holder, loss);
    }
    losses
}

fn vacancies(question: &Question, plan: &Assignment, allowed: &[Assignment]) -> BTreeMap<usize, Vacancy> {
    let filled = |one: &Assignment, role: usize| one.seat.iter().filter(|seat| **seat == role).count();
    let mut vacancies = BTreeMap::new();
    for (at, role) in question.roles.iter().enumerate() {
        let now = filled(plan, at);
        if now == role.seats {
            continue;
        }
        let more: Vec<&Assignment> = allowed.iter().filter(|one| filled(one, at) > now).collect();
        let vacancy = Vacancy {
            empty: role.seats - now,
            cost: best_total(more.iter().copied()).map(|best| plan.total - best),
            by: best_of(&more).iter().flat_map(|one| newcomers(at, &plan.seat, &one.seat)).collect(),
        };
        vacancies.insert(at, vacancy);
    }
    vacancies
}

// -----------------------------------------------------------------------------------------------------------
// Against the JSON
// -----------------------------------------------------------------------------------------------------------

/// Holds a plan against the JSON of `assign --frontier`.
pub fn compare(question: &Question, plan: &Plan, found: &Value) -> Result<(), String> {
    compare_totals(question, plan, found)?;
    compare_seats(question, plan, found)?;
    compare_sellers(question, plan, found)?;
    compare_vacancies(question, plan, found)?;
    compare_frontier(question, plan, list(found, "frontier")?)?;
    let free = question.wishes.max_moves.is_none();
    compare_certificate(
        question,
        plan,
        &found["certificate"],
        free.then(|| number(found, "bound")).transpose()?,
    )
}

fn compare_totals(question: &Question, plan: &Plan, found: &Value) -> Result<(), String> {
    same("schema", &found["schema"], &json!("salesfit/assign/2"))?;
    near("total", number(found, "total")?, plan.total)?;
    same("moves", &found["moves"], &json!(plan.moves))?;
    same("max_moves", &found["max_moves"], &json!(question.wishes.max_moves))?;
    let proven = proof("total", found)?;
    if question.wishes.max_moves.is_none() && !proven {
        return Err("without a limit of moves the optimum can always be proven".to_owned());
    }
    Ok(())
}

/// The bound is never below the total, and is the total where that is said to be proven.
fn proof(what: &str, found: &Value) -> Result<bool, String> {
    let (total, bound) = (number(found, "total")?, number(found, "bound")?);
    let proven = found["proven"].as_bool().ok_or_else(|| format!("{what}: proven is true or false"))?;
    if bound < total - SLACK || (proven && bound > total + SLACK) {
        return Err(format!("{what}: total {total}, bound {bound}, proven {proven}"));
    }
    Ok(proven)
}

fn compare_seats(question: &Question, plan: &Plan, found: &Value) -> Result<(), String> {
    let bench = question.roles.len();
    let mut seen = BTreeMap::new();
    for row in list(found, "seats")? {
        let (seller, role) = (the_seller(question, row)?, the_role(question, row)?);
        let what = format!("{} as {}", question.sellers[seller].id, question.roles[role].id);
        if seen.insert(seller, role).is_some() {
            return Err(format!("{what}: seated twice"));
        }
        if plan.seat[seller] != role {
            return Err(format!("{what}: should sit in {}", seat_name(question, plan.seat[seller])));
        }
        fit_is(&what, &row["fit"], question.sellers[seller].cells[role].fit)?;
        let pinned = plan.pins[seller].is_some();
        same(&format!("{what}: pinned"), &row["pinned"], &json!(pinned))?;
        same(&format!("{what}: moved"), &row["moved"], &json!(moved(question, plan, seller)))?;
        compare_notes(&what, list(row, "notes")?, pinned, &question.doubts(seller, role))?;
        let loss = &plan.losses[&seller];
        near(&format!("{what}: loss_if_left"), number(row, "loss_if_left")?, loss.cost)?;
        let next = &row["runner_up"];
        if next.is_null() {
            if !loss.may_stay_empty {
                return Err(format!("{what}: somebody takes the seat"));
            }
        } else {
            compare_person(question, &format!("{what}: runner_up"), next, role, &loss.successors)?;
        }
    }
    for (seller, role) in plan.seat.iter().enumerate().filter(|(_, role)| **role < bench) {
        if !seen.contains_key(&seller) {
            return Err(format!(
                "{} should sit in {}",
                question.sellers[seller].id,
                seat_name(question, *role)
            ));
        }
    }
    compare_bench(question, plan, list(found, "bench")?)
}

/// A pinned seat that would not have been hers says why: something, and nothing that is not so.
fn compare_notes(what: &str, notes: &[Value], pinned: bool, doubts: &[&str]) -> Result<(), String> {
    let unfounded = notes.iter().any(|note| !doubts.iter().any(|uncertainty| note == uncertainty));
    if unfounded || notes.is_empty() != doubts.is_empty() || (!pinned && !notes.is_empty()) {
        return Err(format!("{what}: notes are {notes:?}, reasons are {doubts:?}"));
    }
    Ok(())
}

/// Somebody who takes a seat of this role: one of these, with her fit.
fn compare_person(
    question: &Question,
    what: &str,
    found: &Value,
    role: usize,
    among: &BTreeSet<usize>,
) -> Result<(), String> {
    let seller = the_seller(question, found)?;
    if !among.contains(&seller) {
        let among: Vec<&str> = among.iter().map(|seller| question.sellers[*seller].id.as_str()).collect();
        return Err(format!("{what}: {} is not among {among:?}", question.sellers[seller].id));
    }
    fit_is(what, &found["fit"], question.sellers[seller].cells[role].fit)
}

fn compare_bench(question: &Question, plan: &Plan, found: &[Value]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for row in found {
        let seller = the_seller(question, row)?;
        let person = &question.sellers[seller];
        let what = format!("{} on the bench", person.id);
        if !seen.insert(seller) || plan.seat[seller] < question.roles.len() {
            return Err(format!("{what}: should not be, or not twice"));
        }
        same(&format!("{what}: on_leave"), &row["on_leave"], &json!(person.on_leave))?;
        same(&format!("{what}: role"), &row["role"], &role_id(question, person.today))?;
    }
    let benched = plan.seat.iter().filter(|seat| **seat == question.roles.len()).count();
    same("people on the bench", &json!(seen.len()), &json!(benched))
}

fn compare_sellers(question: &Question, plan: &Plan, found: &Value) -> Result<(), String> {
    let rows = list(found, "sellers")?;
    same("sellers", &json!(rows.len()), &json!(question.sellers.len()))?;
    for (seller, person) in question.sellers.iter().enumerate() {
        let what = |key: &str| format!("{}: {key}", person.id);
        let row = rows.iter().find(|row| row["id"] == person.id).ok_or_else(|| what("not told of"))?;
        let seat = Some(plan.seat[seller]).filter(|seat| *seat < question.roles.len());
        same(&what("role"), &row["role"], &role_id(question, person.today))?;
        same(&what("seat"), &row["seat"], &role_id(question, seat))?;
        fit_is(&what("fit"), &row["fit"], seat.and_then(|seat| person.cells[seat].fit))?;
        same(&what("moved"), &row["moved"], &json!(moved(question, plan, seller)))?;
        // Whether one on leave counts as pinned, and what would be best for one who has no choice, is left open.
        if !person.on_leave {
            same(&what("pinned"), &row["pinned"], &json!(plan.pins[seller].is_some()))?;
        }
        let choice = plan.pins[seller].is_none() && !person.on_leave;
        if choice || !row["best_seat"].is_null() {
            let best = plan.best_seat[seller];
            same(&what("best_seat"), &row["best_seat"], &role_id(question, best))?;
            fit_is(&what("best_fit"), &row["best_fit"], best.map(|best| question.worth(seller, best)))?;
        } else {
            same(&what("best_fit"), &row["best_fit"], &Value::Null)?;
        }
        // Under a limit of moves the cost need not be computed.
        if !(row["cost"].is_null() && question.wishes.max_moves.is_some()) {
            fit_is(&what("cost"), &row["cost"], plan.cost[seller])?;
        }
    }
    Ok(())
}

fn compare_vacancies(question: &Question, plan: &Plan, found: &Value) -> Result<(), String> {
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    for row in list(found, "vacant")? {
        let role = the_role(question, row)?;
        let what = format!("vacant {}", question.roles[role].id);
        let Some(vacancy) = plan.vacancies.get(&role) else {
            return Err(format!("{what}: no seat is empty"));
        };
        *told.entry(role).or_default() += 1;
        fit_is(&format!("{what}: cost"), &row["cost"], vacancy.cost)?;
        if vacancy.cost.is_none() {
            same(&format!("{what}: by"), &row["by"], &Value::Null)?;
        } else {
            compare_person(question, &format!("{what}: by"), &row["by"], role, &vacancy.by)?;
        }
    }
    let expected: BTreeMap<usize, usize> =
        plan.vacancies.iter().map(|(role, vacancy)| (*role, vacancy.empty)).collect();
    if told == expected { Ok(()) } else { Err(format!("vacant: {told:?} by role, should be {expected:?}")) }
}

fn compare_frontier(question: &Question, plan: &Plan, found: &[Value]) -> Result<(), String> {
    let mut share_before = 0.0;
    for (at, row) in found.iter().enumerate() {
        let what = format!("frontier, line {at}");
        let Some((moves, total)) = plan.frontier.get(at) else {
            return Err(format!("{what}: beyond the optimum"));
        };
        same(&format!("{what}: moves"), &row["moves"], &json!(moves))?;
        near(&format!("{what}: total"), number(row, "total")?, *total)?;
        proof(&what, row)?;
        // What it is a share of is left open, but more moves reach no less of it.
        let share = number(row, "gain_share")?;
        if share < share_before - SLACK || share > 1.0 + SLACK {
            return Err(format!("{what}: a share of {share} after {share_before}"));
        }
        share_before = share;
    }
    // With a limit, the frontier may end where the limit does, or go on to what could be had without it.
    let last = found.last().and_then(|row| row["moves"].as_u64()).and_then(|last| usize::try_from(last).ok());
    let free = plan.frontier.last().map(|(moves, _)| *moves);
    if last == free || (question.wishes.max_moves.is_some() && last == Some(plan.moves)) {
        Ok(())
    } else {
        Err(format!("frontier: ends at {last:?}, should at {free:?}"))
    }
}

/// The certificate's own arithmetic. `bound` is what the prices must prove; under a limit of moves the sum has parts
/// that are told nowhere, so only the prices themselves are looked at.
fn compare_certificate(
    question: &Question,
    plan: &Plan,
    found: &Value,
    bound: Option<f64>,
) -> Result<(), String> {
    let mut prices: BTreeMap<usize, f64> = BTreeMap::new();
    let mut sum = 0.0;
    for row in list(found, "prices")? {
        let role = the_role(question, row)?;
        let what = format!("certificate, {}", question.roles[role].id);
        let price = number(row, "price")?;
        same(&format!("{what}: seats"), &row["seat_count"], &json!(question.roles[role].seats))?;
        if price < -SLACK || prices.insert(role, price).is_some() {
            return Err(format!("{what}: a price of {price}, or priced twice"));
        }
        sum += count(question.roles[role].seats) * price;
    }
    for (at, role) in question.roles.iter().enumerate() {
        if role.seats > 0 && !prices.contains_key(&at) {
            return Err(format!("certificate: {} has no price", role.id));
        }
    }
    let of_a_move = number(found, "price_of_a_move")?;
    if of_a_move < -SLACK || (bound.is_some() && of_a_move > SLACK) {
        return Err(format!("certificate: a move costs {of_a_move}"));
    }
    for (at, seller) in question.sellers.iter().enumerate().filter(|(_, seller)| !seller.on_leave) {
        let gain = |role: usize| prices.get(&role).map(|price| question.worth(at, role) - price);
        sum += match plan.pins[at] {
            Some(role) => {
                gain(role).ok_or_else(|| format!("certificate: {} is pinned nowhere", seller.id))?
            }
            None => {
                let eligible = (0..question.roles.len()).filter(|role| question.eligible(at, *role));
                eligible.filter_map(gain).fold(0.0, f64::max)
            }
        };
    }
    bound.map_or(Ok(()), |bound| near("bound, from the certificate", bound, sum))
}

fn moved(question: &Question, plan: &Plan, seller: usize) -> bool {
    let person = &question.sellers[seller];
    !person.on_leave && person.today.is_some_and(|today| today != plan.seat[seller])
}

fn role_id(question: &Question, role: Option<usize>) -> Value {
    json!(role.map(|role| question.roles[role].id.as_str()))
}

fn seat_name(question: &Question, seat: usize) -> &str {
    question.roles.get(seat).map_or("nothing", |role| role.id.as_str())
}

fn the_role(question: &Question, row: &Value) -> Result<usize, String> {
    question
        .roles
        .iter()
        .position(|role| row["role"] == role.id)
        .ok_or_else(|| format!("no such role: {row}"))
}

fn the_seller(question: &Question, row: &Value) -> Result<usize, String> {
    let place = question.sellers.iter().position(|seller| row["seller"] == seller.id);
    place.ok_or_else(|| format!("no such seller: {row}"))
}

fn list<'a>(found: &'a Value, key: &str) -> Result<&'a [Value], String> {
    found[key].as_array().map(Vec::as_slice).ok_or_else(|| format!("{key} is no list: {}", found[key]))
}

fn number(found: &Value, key: &str) -> Result<f64, String> {
    found[key].as_f64().ok_or_else(|| format!("{key} is no number: {}", found[key]))
}

fn same(what: &str, found: &Value, expected: &Value) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what} is {found}, should be {expected}")) }
}

fn near(what: &str, found: f64, expected: f64) -> Result<(), String> {
    if (found - expected).abs() <= SLACK {
        Ok(())
    } else {
        Err(format!("{what} is {found}, should be {expected}"))
    }
}

/// A number where one is expected, null where none is.
fn fit_is(what: &str, found: &Value, expected: Option<f64>) -> Result<(), String> {
    match (found.as_f64(), expected) {
        (Some(found), Some(expected)) => near(what, found, expected),
        (None, None) if found.is_null() => Ok(()),
        _ => Err(format!("{what} is {found}, should be {expected:?}")),
    }
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).expect("teams are small"))
}

// -----------------------------------------------------------------------------------------------------------
// Larger teams
// -----------------------------------------------------------------------------------------------------------

/// The best way to give rows to columns.
#[derive(Clone, Debug)]
pub struct Matching {
    pub total: f64,
    /// The column of each row; none where it is better off without, or has none.
    pub column: Vec<Option<usize>>,
    /// A price of each column at which the rows would choose the same by themselves.
    pub prices: Vec<f64>,
}

/// What a pair that must not be costs: more than any pair is worth, and not so much that it drowns the rest.
const NEVER: f64 = 100.0;

/// The Hungarian method (Kuhn 1955, in the shortest-path form of Jonker and Volgenant): each row to at most one
/// column and each column to at most one row, so that what they are worth together is greatest. Worths are not
/// negative; none is a pair that must not be. Every row may also go to a column of its own that is worth nothing.
pub fn hungarian(worth: &[Vec<Option<f64>>]) -> Matching {
    let rows = worth.len();
    let real = worth.first().map_or(0, Vec::len);
    let columns = real + rows;
    let cost = |row: usize, column: usize| {
        if column < real { worth[row][column].map_or(NEVER, |worth| -worth) } else { 0.0 }
    };
    // Column `columns` is where the row that is being placed starts from.
    let mut row_at: Vec<Option<usize>> = vec![None; columns + 1];
    let (mut of_row, mut of_column) = (vec![0.0; rows], vec![0.0; columns + 1]);
    for row in 0..rows {
        row_at[columns] = Some(row);
        let mut here = columns;
        let mut nearest = vec![f64::INFINITY; columns];
        let mut came_from = vec![columns; columns];
        let mut visited = vec![false; columns + 1];
        while let Some(at) = row_at[here] {
            visited[here] = true;
            let mut next = (f64::INFINITY, columns);
            for column in (0..columns).filter(|column| !visited[*column]) {
                let length = cost(at, column) - of_row[at] - of_column[column];
                if length < nearest[column] {
                    nearest[column] = length;
                    came_from[column] = here;
                }
                if nearest[column] < next.0 {
                    next = (nearest[column], column);
                }
            }
            for column in 0..=columns {
                if visited[column] {
                    let settled = row_at[column].expect("a column is visited for its row");
                    of_row[settled] += next.0;
                    of_column[column] -= next.0;
                } else {
                    nearest[column] -= next.0;
                }
            }
            here = next.1;
        }
        while here < columns {
            let before = came_from[here];
            row_at[here] = row_at[before];
            here = before;
        }
    }
    let mut matching = Matching { total: 0.0, column: vec![None; rows], prices: Vec::new() };
    for (column, row) in row_at[..real].iter().enumerate() {
        if let Some((row, worth)) = row.and_then(|row| worth[row][column].map(|worth| (row, worth))) {
            matching.column[row] = Some(column);
            matching.total += worth;
        }
        matching.prices.push(-of_column[column]);
    }
    matching
}

// -----------------------------------------------------------------------------------------------------------
// Made-up worlds
// -----------------------------------------------------------------------------------------------------------

/// A catalog, a team and a command line, as far as they can be told apart in the answer; the rest is text.
#[derive(Clone, Debug)]
pub struct World {
    /// The catalog's file.
    pub catalog: String,
    /// Role ids in catalog order, and whether they are baseline.
    pub roles: Vec<(String, bool)>,
    /// What the catalog says of it, where it does.
    pub min_coverage: Option<f64>,
    /// The motion that the command line asks for.
    pub motion: Option<&'static str>,
    pub sellers: Vec<WorldSeller>,
    /// The seats that count, in the order in which they are written.
    pub seats: Vec<(String, usize)>,
    /// The seats stand on the command line; then the team's own are these others.
    pub seats_of_team: Option<Vec<(String, usize)>>,
    pub wishes: Wishes,
}

/// A seller as the team file has her.
#[derive(Clone, Debug)]
pub struct WorldSeller {
    pub id: String,
    pub role: Option<String>,
    pub hours: Option<f64>,
    pub pinned: bool,
    pub wishes: Vec<String>,
    /// Trait ids and scores; what is unknown is left out.
    pub scores: Vec<(String, f64)>,
}

impl World {
    /// The team's file.
    pub fn team(&self) -> String {
        let mut out = String::from("team: Made up\n");
        let seats = match &self.seats_of_team {
            None => Some(&self.seats),
            Some(others) => Some(others).filter(|others| !others.is_empty()),
        };
        if let Some(seats) = seats {
            let _ = writeln!(out, "seats: {{{}}}", joined(seats, ": "));
        }
        out.push_str("sellers:\n");
        for seller in &self.sellers {
            let _ = writeln!(out, "  - name: {}\n    id: {}", seller.id.to_uppercase(), seller.id);
            if let Some(role) = &seller.role {
                let _ = writeln!(out, "    role: {role}");
            }
            if let Some(hours) = seller.hours {
                let _ = writeln!(out, "    hours: {hours}");
            }
            if seller.pinned {
                out.push_str("    pinned: true\n");
            }
            if !seller.wishes.is_empty() {
                let _ = writeln!(out, "    wishes: [{}]", seller.wishes.join(", "));
            }
            let _ = writeln!(out, "    scores: {{{}}}", joined(&seller.scores, ": "));
        }
        out
    }

    /// The options that `match` and `assign` share.
    pub fn common_args(&self) -> Vec<String> {
        self.motion.iter().flat_map(|motion| ["--motion".to_owned(), (*motion).to_owned()]).collect()
    }

    /// The options of `assign` alone.
    pub fn assign_args(&self) -> Vec<String> {
        let mut args = Vec::new();
        let mut put = |option: &str, value: String| args.extend([option.to_owned(), value]);
        if self.seats_of_team.is_some() {
            put("--seats", joined(&self.seats, "=").replace(", ", ","));
        }
        for (seller, role) in &self.wishes.pins {
            put("--pin", format!("{seller}={role}"));
        }
        for (seller, role) in &self.wishes.forbids {
            put("--forbid", format!("{seller}={role}"));
        }
        if let Some(points) = self.wishes.min_fit {
            put("--min-fit", points.to_string());
        }
        if let Some(moves) = self.wishes.max_moves {
            put("--max-moves", moves.to_string());
        }
        args
    }
}

fn joined<T: ToString>(entries: &[(String, T)], between: &str) -> String {
    let entries: Vec<String> =
        entries.iter().map(|(key, value)| format!("{key}{between}{}", value.to_string())).collect();
    entries.join(", ")
}

/// splitmix64: small, seeded, the same everywhere.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to n - 1.
    pub fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(n)).expect("less than n")
    }

    /// `from` to `to`, both included.
    pub fn between(&mut self, from: u32, to: u32) -> usize {
        usize::try_from(from + self.below(to - from + 1)).expect("small")
    }

    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let length = u32::try_from(from.len()).expect("short");
        from[self.between(0, length - 1)].clone()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.between(0, u32::try_from(end).expect("short")));
        }
    }

    fn some_of(&mut self, ids: &[&str], from: u32, to: u32) -> Vec<String> {
        let mut ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        self.shuffle(&mut ids);
        ids.truncate(self.between(from, to));
        ids
    }
}

/// A small catalog, a team of up to six and, in half of the cases, wishes.
pub fn random_world(seed: u64) -> World {
    let mut dice = Dice(seed);
    let traits = dice.some_of(&["drive", "patience", "care", "detail"], 2, 4);
    let tasks = dice.some_of(&["hunting", "service", "bids", "paper"], 2, 4);
    let roles = dice.some_of(&["hunter", "farmer", "closer", "writer", "all-round", "helper"], 1, 6);
    let roles: Vec<(String, bool)> = roles.into_iter().map(|id| (id, dice.percent(12))).collect();
    let min_coverage = dice.percent(40).then(|| dice.pick(&[0.0, 0.3, 0.5, 0.75, 1.0]));
    let catalog = random_catalog(&mut dice, &traits, &tasks, &roles, min_coverage);

    let seats = random_seats(&mut dice, &roles);
    let most = dice.pick(&[3, 5, 6, 6]);
    let ids = dice.some_of(&["kari", "ola", "per", "p-2", "p-10", "anne-lie", "nils", "aa"], 1, most);
    let mut sellers: Vec<WorldSeller> = Vec::new();
    for id in ids {
        let seller = random_seller(&mut dice, id, sellers.last(), &traits, &roles, &seats);
        sellers.push(seller);
    }
    let seats_of_team =
        dice.percent(40).then(|| if dice.percent(50) { random_seats(&mut dice, &roles) } else { Vec::new() });
    let motion = dice.pick(&[None, None, Some("complex"), Some("transactional")]);
    let wishes =
        if dice.percent(50) { random_wishes(&mut dice, &sellers, &roles, &seats) } else { Wishes::default() };
    World { catalog, roles, min_coverage, motion, sellers, seats, seats_of_team, wishes }
}

fn random_catalog(
    dice: &mut Dice,
    traits: &[String],
    tasks: &[String],
    roles: &[(String, bool)],
    min_coverage: Option<f64>,
) -> String {
    let mut out = String::from("catalog: {name: made up, version: 1.0.0}\n");
    let mut defaults: Vec<(String, f64)> = Vec::new();
    defaults.extend(min_coverage.map(|share| ("min_coverage".to_owned(), share)));
    if dice.percent(30) {
        defaults.push(("veto_share".to_owned(), dice.pick(&[0.1, 0.5, 0.75])));
    }
    if dice.percent(30) {
        defaults.push(("tolerance".to_owned(), dice.pick(&[2.0, 5.0, 10.0])));
    }
    if !defaults.is_empty() {
        let _ = writeln!(out, "defaults: {{{}}}", joined(&defaults, ": "));
    }
    let _ = writeln!(out, "motions:\n  complex: {{ease: 0}}\n  transactional: {{ease: {}}}", dice.below(4));
    out.push_str("traits:\n");
    for id in traits {
        let _ = writeln!(out, "  {id}: {{kind: {}}}", dice.pick(&["trait", "skill", "attitude"]));
    }
    out.push_str("tasks:\n");
    for id in tasks {
        let tradeoff = dice.pick(&["full", "full", "full", "partial", "none"]);
        let _ = writeln!(out, "  {id}:\n    tradeoff: {tradeoff}\n    needs:");
        let mut needed = traits.to_vec();
        dice.shuffle(&mut needed);
        needed.truncate(dice.between(1, u32::try_from(traits.len()).expect("few")));
        for id in needed {
            let _ = writeln!(out, "      {id}: {{{}}}", random_need(dice));
        }
    }
    out.push_str("roles:\n");
    let mut before = String::new();
    for (id, baseline) in roles {
        // The twin of the role before it: their fits tie.
        if before.is_empty() || !dice.percent(25) {
            let mut done = tasks.to_vec();
            dice.shuffle(&mut done);
            done.truncate(dice.between(1, u32::try_from(tasks.len()).expect("few")));
            let shares: Vec<(String, u32)> =
                done.into_iter().map(|task| (task, dice.pick(&[10, 20, 25, 50, 70, 100]))).collect();
            before = format!("{{{}}}", joined(&shares, ": "));
        }
        let _ = writeln!(out, "  {id}: {{tasks: {before}, baseline: {baseline}}}");
    }
    out
}

fn random_need(dice: &mut Dice) -> String {
    let (one, other) = (dice.below(11), dice.below(11));
    let (low, high) = (one.min(other), one.max(other));
    let (mut need, veto_below, veto_above) = match dice.below(3) {
        0 => (format!("at_least: {one}"), Some(dice.below(one + 1)), None),
        1 => (format!("at_most: {one}"), None, Some(one + dice.below(11 - one))),
        _ => (format!("between: [{low}, {high}]"), Some(dice.below(low + 1)), None),
    };
    let _ = write!(need, ", weight: {}", dice.pick(&[1, 1, 1, 2, 3, 5]));
    if dice.percent(70) {
        let _ = write!(need, ", tolerance: {}", dice.pick(&["0", "2", "5", "8", "10", "10", "10", "[3, 6]"]));
    }
    if dice.percent(10) {
        if let Some(limit) = veto_below {
            let _ = write!(need, ", veto_below: {limit}");
        }
        if let Some(limit) = veto_above {
            let _ = write!(need, ", veto_above: {limit}");
        }
    }
    need
}

fn random_seller(
    dice: &mut Dice,
    id: String,
    before: Option<&WorldSeller>,
    traits: &[String],
    roles: &[(String, bool)],
    seats: &[(String, usize)],
) -> WorldSeller {
    let unknown = dice.pick(&[0, 0, 0, 0, 0, 0, 20, 20, 50, 100]);
    let mut scores = Vec::new();
    for trait_id in traits {
        let score = match dice.below(10) {
            0..=6 => f64::from(dice.below(11)),
            7 | 8 => f64::from(dice.below(21)) / 2.0,
            _ => f64::from(dice.below(1001)) / 100.0,
        };
        if !dice.percent(unknown) {
            scores.push((trait_id.clone(), score));
        }
    }
    // The twin of the seller before her: whatever one can, the other can.
    if let Some(twin) = before
        && dice.percent(20)
    {
        scores.clone_from(&twin.scores);
    }
    let role = dice.percent(70).then(|| some_role(dice, roles, seats));
    let hours = dice.pick(&[None, None, None, None, None, Some(37.5), Some(20.0), Some(0.0)]);
    let pinned = role.is_some() && dice.percent(6);
    let wishes = if dice.percent(20) { vec![dice.pick(roles).0] } else { Vec::new() };
    WorldSeller { id, role, hours, pinned, wishes, scores }
}

/// Any role, but mostly one that has seats.
fn some_role(dice: &mut Dice, roles: &[(String, bool)], seats: &[(String, usize)]) -> String {
    let open: Vec<&String> = seats.iter().filter(|(_, seats)| *seats > 0).map(|(id, _)| id).collect();
    if open.is_empty() || dice.percent(30) { dice.pick(roles).0 } else { dice.pick(&open).clone() }
}

/// Seats of at least one role, in any order.
fn random_seats(dice: &mut Dice, roles: &[(String, bool)]) -> Vec<(String, usize)> {
    let mut named: Vec<String> = roles.iter().map(|(id, _)| id.clone()).collect();
    dice.shuffle(&mut named);
    if dice.percent(30) {
        named.truncate(dice.between(1, u32::try_from(named.len()).expect("few")));
    }
    let numbers = dice.pick(&[[0, 1, 1, 1], [1, 1, 1, 2], [0, 1, 2, 3]]);
    named.into_iter().map(|id| (id, dice.pick(&numbers))).collect()
}

fn random_wishes(
    dice: &mut Dice,
    sellers: &[WorldSeller],
    roles: &[(String, bool)],
    seats: &[(String, usize)],
) -> Wishes {
    let mut wishes = Wishes::default();
    let pairs = |dice: &mut Dice, most: u32| -> Vec<(String, String)> {
        let number = dice.between(0, most);
        (0..number).map(|_| (dice.pick(sellers).id, some_role(dice, roles, seats))).collect()
    };
    if dice.percent(35) {
        wishes.pins = pairs(dice, 2);
    }
    if dice.percent(45) {
        wishes.forbids = pairs(dice, 4);
    }
    if dice.percent(35) {
        wishes.min_fit = Some(dice.pick(&[0.0, 10.0, 25.0, 50.0, 62.5, 75.0, 100.0]));
    }
    if dice.percent(60) {
        let most = u32::try_from(sellers.len()).expect("few");
        wishes.max_moves = Some(dice.between(0, most).min(dice.between(0, most)));
    }
    wishes
}

// -----------------------------------------------------------------------------------------------------------
// The reference itself, by hand
// -----------------------------------------------------------------------------------------------------------

/// A question of sellers a, b, … and roles r0, r1, …, in which everything is rated.
fn plain(fits: &[&[f64]], seats: &[usize]) -> Question {
    let roles = seats.iter().enumerate();
    let roles = roles.map(|(at, seats)| Role { id: format!("r{at}"), baseline: false, seats: *seats });
    let sellers = fits.iter().zip('a'..).map(|(row, letter)| Seller {
        id: letter.to_string(),
        today: None,
        on_leave: false,
        pinned: false,
        cells: row.iter().map(|fit| Cell { fit: Some(*fit), coverage: 1.0, vetoed: false }).collect(),
    });
    Question {
        roles: roles.collect(),
        min_coverage: 0.6,
        sellers: sellers.collect(),
        wishes: Wishes::default(),
    }
}

fn planned(question: &Question) -> Plan {
    match answer(question) {
        Answer::Plan(plan) => plan,
        Answer::Conflict(conflict) => panic!("{conflict:?}"),
    }
}

fn conflict(question: &Question) -> Vec<String> {
    match answer(question) {
        Answer::Plan(plan) => panic!("{plan:?}"),
        Answer::Conflict(conflict) => conflict.words,
    }
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found}, should be {expected}");
}

fn pair(seller: &str, role: &str) -> (String, String) {
    (seller.to_owned(), role.to_owned())
}

#[test]
fn kuhns_three_by_three_by_enumeration_and_by_the_hungarian_method() {
    let fits: [&[f64]; 3] = [&[0.9, 0.85, 0.4], &[0.88, 0.6, 0.5], &[0.7, 0.65, 0.45]];
    let plan = planned(&plain(&fits, &[1, 1, 1]));
    assert_near(plan.total, 2.18);
    assert_eq!(plan.seat, [1, 0, 2]);
    // Without the first: .88 and .65, the third seat empty; she in her best seat leaves 2.05.
    assert_near(plan.losses[&0].cost, 2.18 - 1.53);
    assert_eq!(plan.losses[&0].successors, BTreeSet::from([2]));
    assert_near(plan.cost[0].expect("known"), 2.18 - (0.9 + 0.5 + 0.65));
    let worth: Vec<Vec<Option<f64>>> =
        fits.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    let matching = hungarian(&worth);
    assert_near(matching.total, 2.18);
    assert_eq!(matching.column, [Some(1), Some(0), Some(2)]);
}

#[test]
fn of_equal_totals_the_fewest_moves_and_then_the_first_sellers_first_roles() {
    let mut question = plain(&[&[0.5, 0.5], &[0.5, 0.5], &[0.5, 0.5]], &[1, 1]);
    assert_eq!(planned(&question).seat, [0, 1, 2]);
    question.sellers[2].today = Some(0);
    assert_eq!(planned(&question).seat, [1, 2, 0]);
    assert_eq!(planned(&question).moves, 0);
    // Two who cannot both stay: one moves whatever happens, so the first seller's first role decides.
    question.sellers[1].today = Some(0);
    let plan = planned(&question);
    assert_eq!((plan.seat, plan.moves), (vec![1, 0, 2], 1));
    // The best seat: today's among equals, else the first.
    assert_eq!(plan.best_seat, [Some(0), Some(0), Some(0)]);
    question.sellers[0].today = Some(1);
    question.roles[0].baseline = true;
    assert_eq!(planned(&question).best_seat, [Some(1), Some(1), Some(1)]);
}

#[test]
fn a_limit_of_moves_and_what_each_further_move_brings() {
    // The first two sit in each other's place; the third has to move, for her role has no seat.
    let mut question = plain(&[&[0.2, 0.9, 0.0], &[0.8, 0.3, 0.0], &[0.6, 0.0, 1.0]], &[1, 1, 0]);
    for seller in 0..3 {
        question.sellers[seller].today = Some(seller);
    }
    let plan = planned(&question);
    assert_eq!((plan.seat.clone(), plan.moves), (vec![1, 0, 3], 3));
    let moves: Vec<usize> = plan.frontier.iter().map(|(moves, _)| *moves).collect();
    assert_eq!(moves, [1, 2, 3]);
    for ((_, found), expected) in plan.frontier.iter().zip([0.5, 0.9, 1.7]) {
        assert_near(*found, expected);
    }
    // With two moves the third takes the first's seat. Were she gone, both moves would be left for the others, who
    // then gain more than she was worth.
    question.wishes.max_moves = Some(2);
    let plan = planned(&question);
    assert_eq!((plan.seat.clone(), plan.moves), (vec![3, 1, 0], 2));
    assert_near(plan.losses[&2].cost, 0.9 - 1.7);
    assert_eq!(plan.losses[&2].successors, BTreeSet::from([1]));
    assert!(plan.cost[0].is_none_or(|cost| cost > 0.0));
    question.wishes.max_moves = Some(0);
    assert_eq!(conflict(&question), ["1"]);
}

#[test]
fn an_empty_seat_costs_what_filling_it_takes_from_the_others() {
    let mut question = plain(&[&[0.9, 0.4], &[0.7, 0.0]], &[2, 1]);
    let plan = planned(&question);
    assert_eq!(plan.seat, [0, 0]);
    let vacancy = &plan.vacancies[&1];
    assert_eq!((vacancy.empty, &vacancy.by), (1, &BTreeSet::from([0])));
    assert_near(vacancy.cost.expect("it can be filled"), 0.5);
    question.wishes.min_fit = Some(50.0);
    assert!(planned(&question).vacancies[&1].cost.is_none());
}

#[test]
fn who_may_sit_where() {
    let mut question = plain(&[&[0.9, 0.5], &[0.8, 0.5]], &[1, 1]);
    assert_near(planned(&question).total, 1.4);
    let whole = question.sellers[0].cells[0];
    for cell in [
        Cell { vetoed: true, ..whole },
        Cell { coverage: 0.59, ..whole },
        Cell { fit: None, coverage: 0.0, ..whole },
    ] {
        question.sellers[0].cells[0] = cell;
        assert_eq!(planned(&question).seat, [1, 0]);
        // A pin asks neither for a fit nor for a rating.
        question.wishes.pins = vec![pair("a", "r0")];
        let plan = planned(&question);
        assert_eq!(plan.seat, [0, 1]);
        assert_near(plan.total, cell.fit.unwrap_or(0.0) + 0.5);
        assert!(plan.cost[0].is_none());
        question.wishes.pins.clear();
    }
    question.sellers[0].cells[0] = Cell { coverage: 0.6 - 1e-10, ..whole };
    question.wishes.min_fit = Some(90.0);
    assert_eq!(planned(&question).seat, [0, 2]);
    assert!(planned(&question).vacancies[&1].cost.is_none());
    question.wishes.forbids = vec![pair("a", "r0")];
    assert_eq!(planned(&question).seat, [2, 2]);
    question.wishes = Wishes { forbids: vec![pair("a", "r0")], ..Wishes::default() };
    assert_eq!(planned(&question).seat, [1, 0]);
    question.sellers[1].on_leave = true;
    question.sellers[1].pinned = true;
    question.sellers[1].today = Some(0);
    let plan = planned(&question);
    assert_eq!((plan.seat, plan.moves), (vec![1, 2], 0));
}

#[test]
fn wishes_that_cannot_be_had_are_conflicts() {
    let mut question = plain(&[&[0.9, 0.5], &[0.8, 0.5]], &[1, 1]);
    question.sellers[0].today = Some(0);
    question.sellers[0].pinned = true;
    let with = |pins: &[(&str, &str)], forbids: &[(&str, &str)]| {
        let pairs = |of: &[(&str, &str)]| of.iter().map(|(seller, role)| pair(seller, role)).collect();
        let wishes = Wishes { pins: pairs(pins), forbids: pairs(forbids), ..Wishes::default() };
        Question { wishes, ..question.clone() }
    };
    assert_eq!(conflict(&with(&[], &[("a", "r0")])), ["a"]);
    assert_eq!(conflict(&with(&[("a", "r0"), ("a", "r1")], &[])), ["a"]);
    assert_eq!(conflict(&with(&[("b", "r0")], &[])), ["r0"]);
    // A pin on the command line takes the place of the team's.
    assert_eq!(planned(&with(&[("a", "r1"), ("b", "r0")], &[("a", "r0")])).seat, [1, 0]);
    let mut away = with(&[("b", "r1")], &[]);
    away.sellers[1].on_leave = true;
    assert_eq!(conflict(&away), ["b"]);
}

/// What `match` might have told of a world, made up.
fn made_up(world: &World, seed: u64) -> Value {
    let mut dice = Dice(seed);
    let sellers = world.sellers.iter().map(|seller| {
        let fits = world.roles.iter().map(|(role, _)| {
            let fit = (!dice.percent(10)).then(|| f64::from(dice.below(11)) / 10.0);
            let coverage = if fit.is_some() { dice.pick(&[0.2, 0.6, 1.0, 1.0]) } else { 0.0 };
            json!({"id": role, "fit": fit, "coverage": coverage, "vetoed": dice.percent(8)})
        });
        json!({"id": seller.id, "fits": fits.collect::<Vec<_>>()})
    });
    json!({"sellers": sellers.collect::<Vec<_>>()})
}

/// What each seller is worth on each single seat, and where each role's seats begin. With `pins`, a seat that
/// somebody is pinned to is worth so much more to her that she gets it, and she may sit nowhere else.
fn by_seat(question: &Question, pins: &[Option<usize>]) -> (Vec<Vec<Option<f64>>>, Vec<usize>) {
    let mut starts = Vec::new();
    let mut seats = Vec::new();
    for (at, role) in question.roles.iter().enumerate() {
        starts.push(seats.len());
        seats.extend(std::iter::repeat_n(at, role.seats));
    }
    let worth = |seller: usize, role: usize| match pins[seller] {
        _ if question.sellers[seller].on_leave => None,
        Some(pin) => (pin == role).then(|| question.worth(seller, role) + 50.0),
        None => question.eligible(seller, role).then(|| question.worth(seller, role)),
    };
    let rows = (0..question.sellers.len())
        .map(|seller| seats.iter().map(|role| worth(seller, *role)).collect())
        .collect();
    (rows, starts)
}

#[test]
fn the_hungarian_method_agrees_with_writing_everything_down() {
    for seed in 0..400 {
        let world = random_world(seed);
        let mut question = Question::new(&world, &made_up(&world, seed));
        question.wishes.max_moves = None;
        let Answer::Plan(plan) = answer(&question) else { continue };
        let pinned = count(plan.pins.iter().flatten().count());
        let (worth, _) = by_seat(&question, &plan.pins);
        assert!((hungarian(&worth).total - 50.0 * pinned - plan.total).abs() < 1e-9, "seed {seed}");
    }
}

/// The document as a right program would write it.
pub fn right_answer(question: &Question, plan: &Plan) -> Value {
    let id = |seller: usize| question.sellers[seller].id.as_str();
    let person = |seller: Option<&usize>, role: usize| {
        seller.map(|seller| json!({"seller": id(*seller), "fit": question.sellers[*seller].cells[role].fit}))
    };
    let (mut seats, mut bench, mut sellers) = (Vec::new(), Vec::new(), Vec::new());
    for (at, seller) in question.sellers.iter().enumerate() {
        let seat = Some(plan.seat[at]).filter(|seat| *seat < question.roles.len());
        let fit = seat.and_then(|seat| seller.cells[seat].fit);
        let (pinned, moved) = (plan.pins[at].is_some(), moved(question, plan, at));
        if let Some(role) = seat {
            let loss = &plan.losses[&at];
            let next = if loss.may_stay_empty { None } else { loss.successors.first() };
            seats.push(json!({
                "role": question.roles[role].id, "seller": seller.id, "name": seller.id, "fit": fit,
                "pinned": pinned, "moved": moved, "runner_up": person(next, role), "loss_if_left": loss.cost,
                "notes": question.doubts(at, role),
            }));
        } else {
            bench.push(json!({
                "seller": seller.id, "name": seller.id, "role": role_id(question, seller.today),
                "on_leave": seller.on_leave,
            }));
        }
        let best = plan.best_seat[at];
        sellers.push(json!({
            "id": seller.id, "name": seller.id, "role": role_id(question, seller.today),
            "seat": role_id(question, seat), "fit": fit, "best_seat": role_id(question, best),
            "best_fit": best.map(|best| question.worth(at, best)), "cost": plan.cost[at], "wishes": [],
            "pinned": pinned, "moved": moved,
        }));
    }
    let vacant = plan.vacancies.iter().flat_map(|(role, vacancy)| {
        let by = vacancy.cost.and(person(vacancy.by.first(), *role));
        let row = json!({"role": question.roles[*role].id, "cost": vacancy.cost, "by": by});
        std::iter::repeat_n(row, vacancy.empty)
    });
    let frontier = plan.frontier.iter().map(
        |(moves, total)| json!({"moves": moves, "total": total, "bound": total, "proven": true, "gain_share": 0.0}),
    );
    let (worth, starts) = by_seat(question, &plan.pins);
    let prices = hungarian(&worth).prices;
    let priced = question.roles.iter().zip(&starts).filter(|(role, _)| role.seats > 0);
    let priced = priced
        .map(|(role, start)| json!({"role": role.id, "seat_count": role.seats, "price": prices[*start]}));
    json!({
        "schema": "salesfit/assign/2", "team": "Made up", "total": plan.total, "bound": plan.total, "proven": true,
        "moves": plan.moves, "max_moves": question.wishes.max_moves, "seats": seats,
        "vacant": vacant.collect::<Vec<_>>(), "bench": bench, "sellers": sellers,
        "certificate": {"prices": priced.collect::<Vec<_>>(), "price_of_a_move": 0.0},
        "frontier": frontier.collect::<Vec<_>>(),
    })
}

/// Every place of a document that holds one value.
fn leaves(part: &Value, at: &str, into: &mut Vec<String>) {
    match part {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, value)| leaves(value, &format!("{at}/{place}"), into));
        }
        _ => into.push(at.to_owned()),
    }
}

#[test]
fn the_comparison_accepts_what_is_right_and_notices_every_change() {
    let (mut plans, mut conflicts, mut changes, mut prices) = (0, 0, 0, 0);
    for seed in 0..300 {
        let world = random_world(seed);
        let question = Question::new(&world, &made_up(&world, seed));
        let Answer::Plan(plan) = answer(&question) else {
            conflicts += 1;
            continue;
        };
        plans += 1;
        let right = right_answer(&question, &plan);
        assert_eq!(compare(&question, &plan, &right), Ok(()), "seed {seed}");
        let mut places = Vec::new();
        leaves(&right, "", &mut places);
        for place in places {
            let key = place.rsplit('/').next().expect("a key");
            let free = question.wishes.max_moves.is_none();
            // Nothing is held against a name or the team's; a larger share is as good; unproven is no fault.
            if matches!(key, "name" | "team" | "gain_share")
                || (key == "proven" && (place.len() > 7 || !free))
            {
                continue;
            }
            let mut wrong = right.clone();
            let value = wrong.pointer_mut(&place).expect("the place is there");
            *value = match value.clone() {
                Value::Number(number) if number.is_u64() => json!(number.as_u64().expect("whole") + 1),
                // Up for most, down for a bound; a price of what is not worth having may be anything.
                Value::Number(number) => {
                    json!(number.as_f64().expect("a number") + if key == "bound" { -1e-6 } else { 1e-6 })
                }
                Value::Bool(truth) => json!(!truth),
                _ => json!("changed"),
            };
            let noticed = compare(&question, &plan, &wrong).is_err();
            let open = matches!(key, "price" | "price_of_a_move") && !free;
            // Where as many would buy as there are seats, what a price adds to the seats it takes from the buyers.
            let indifferent = key == "price";
            let on_leave = key == "pinned" && place.starts_with("/sellers");
            assert!(noticed || open || indifferent || on_leave, "seed {seed}: {place}");
            changes += 1;
            prices += usize::from(key == "price" && noticed);
        }
    }
    assert!(plans > 200 && conflicts > 20, "{plans} plans, {conflicts} conflicts");
    assert!(changes > 5000 && prices > 100, "{changes} changes, {prices} of prices noticed");
}
