//! A second opinion on the probabilities: plain Monte Carlo from the words of the contract and nothing else.
//!
//! A score is a normal deviate about what was given with the stated error, kept on the scale; bands, fits, vetoes, roles
//! and best roles are worked out anew in each draw (F1 to F6 and F8). It must never be "fixed" by looking at the engine.

use serde_json::Value;

use super::{World, findings};

const DRAWS: usize = 20_000;

/// A plain random generator: `SplitMix64` (Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, number: usize) -> usize {
        usize::try_from(self.next() % number as u64).expect("it is small")
    }

    /// A number from `lo` to `hi`, in tenths.
    fn tenth(&mut self, lo: f64, hi: f64) -> f64 {
        ((lo + (hi - lo) * self.unit()) * 10.0).round() / 10.0
    }

    /// Box & Muller 1958.
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }
}

struct Need {
    of: usize,
    /// The band.
    band: [f64; 2],
    weight: f64,
    tolerance: f64,
    veto_below: Option<f64>,
}

struct Task {
    tradeoff: &'static str,
    needs: Vec<Need>,
}

struct Seller {
    role: usize,
    /// Score and error.
    scores: Vec<Option<(f64, f64)>>,
}

struct Made {
    traits: usize,
    tasks: Vec<Task>,
    /// Each task's share of each role's time.
    roles: Vec<Vec<(usize, f64)>>,
    sellers: Vec<Seller>,
}

fn made(dice: &mut Dice) -> Made {
    let traits = 5;
    let task = |dice: &mut Dice| {
        let first = dice.below(traits);
        let needs = (0..2 + dice.below(2)).map(|at| {
            let limit = dice.tenth(4.0, 8.0);
            Need {
                of: (first + at) % traits,
                band: match dice.below(3) {
                    0 => [limit, 10.0],
                    1 => [0.0, limit],
                    _ => [limit - 2.0, limit],
                },
                weight: dice.tenth(1.0, 3.0),
                tolerance: dice.tenth(2.0, 5.0),
                veto_below: (dice.below(4) == 0).then(|| dice.tenth(1.0, 3.5)),
            }
        });
        let needs = needs.collect();
        Task { tradeoff: ["full", "full", "partial", "none"][dice.below(4)], needs }
    };
    let tasks: Vec<Task> = (0..4).map(|_| task(dice)).collect();
    let role = |dice: &mut Dice| {
        let first = dice.below(4);
        (0..=dice.below(2)).map(|at| ((first + at) % 4, dice.tenth(1.0, 9.0))).collect()
    };
    let roles = (0..3).map(|_| role(dice)).collect();
    let seller = |dice: &mut Dice| Seller {
        role: dice.below(3),
        scores: (0..traits)
            .map(|_| (dice.below(12) > 0).then(|| (dice.tenth(1.0, 9.0), dice.tenth(0.0, 2.0))))
            .collect(),
    };
    let sellers = (0..3).map(|_| seller(dice)).collect();
    Made { traits, tasks, roles, sellers }
}

impl Made {
    fn catalog(&self) -> String {
        let mut text = String::from("catalog: {name: made, version: 1}\ntraits: {");
        (0..self.traits).for_each(|of| text += &format!("t{of}: , "));
        text += "}\ntasks:\n";
        for (at, task) in self.tasks.iter().enumerate() {
            text += &format!("  a{at}:\n    tradeoff: {}\n    needs:\n", task.tradeoff);
            for Need { of, band: [lo, hi], weight, tolerance, veto_below } in &task.needs {
                let veto = veto_below.map(|limit| format!(", veto_below: {limit}")).unwrap_or_default();
                let band = format!("between: [{lo:.1}, {hi:.1}], weight: {weight}, tolerance: {tolerance}");
                text += &format!("      t{of}: {{{band}{veto}}}\n");
            }
        }
        text += "roles:\n";
        for (at, tasks) in self.roles.iter().enumerate() {
            let tasks: Vec<String> = tasks.iter().map(|(task, share)| format!("a{task}: {share}")).collect();
            text += &format!("  r{at}: {{tasks: {{{}}}}}\n", tasks.join(", "));
        }
        text
    }

    fn team(&self) -> String {
        let mut text = String::from("team: Made\nsellers:\n");
        for (at, Seller { role, scores }) in self.sellers.iter().enumerate() {
            let scores = scores.iter().enumerate().filter_map(|(of, score)| Some((of, (*score)?)));
            let scores: Vec<String> =
                scores.map(|(of, (score, se))| format!("t{of}: {{score: {score}, se: {se}}}")).collect();
            text += &format!(
                "  - {{name: S{at}, id: s{at}, role: r{role}, scores: {{{}}}}}\n",
                scores.join(", ")
            );
        }
        text
    }

    /// Whether somebody has this role today: no role has seats.
    fn is_in_play(&self, role: usize) -> bool {
        self.sellers.iter().any(|seller| seller.role == role)
    }

    /// A task's fit and whether a veto is broken; `None` where nothing is rated.
    fn task(task: &Task, scores: &[Option<f64>]) -> Option<(f64, bool)> {
        let (mut weights, mut sum, mut logs, mut least, mut broken) = (0.0, 0.0, 0.0, 1.0_f64, false);
        for need in &task.needs {
            let Some(x) = scores[need.of] else { continue };
            let off = (need.band[0] - x).max(x - need.band[1]).max(0.0);
            let d = (1.0 - off / need.tolerance).max(0.0);
            weights += need.weight;
            sum += need.weight * d;
            logs += need.weight * d.ln();
            least = least.min(d);
            broken |= need.veto_below.is_some_and(|limit| x < limit - 1e-8);
        }
        let fit = match task.tradeoff {
            "full" => sum / weights,
            "partial" => (logs / weights).exp(),
            _ => least,
        };
        (weights > 0.0).then_some((if broken { 0.0 } else { fit }, broken))
    }

    /// A role's fit and whether it is vetoed.
    fn role(&self, role: usize, tasks: &[Option<(f64, bool)>]) -> Option<(f64, bool)> {
        let (mut shares, mut sum, mut all, mut vetoed) = (0.0, 0.0, 0.0, 0.0);
        for &(task, share) in &self.roles[role] {
            all += share;
            let Some((fit, broken)) = tasks[task] else { continue };
            shares += share;
            sum += share * fit;
            vetoed += if broken { share } else { 0.0 };
        }
        (shares > 0.0).then(|| (sum / shares, vetoed / all >= 0.25 - 1e-9))
    }

    fn coverage(&self, role: usize, seller: &Seller) -> f64 {
        let all: f64 = self.roles[role].iter().map(|(_, share)| share).sum();
        self.roles[role].iter().map(|&(task, share)| share * self.task_coverage(task, seller)).sum::<f64>()
            / all
    }

    fn task_coverage(&self, task: usize, seller: &Seller) -> f64 {
        let needs = &self.tasks[task].needs;
        let weight = |is: &dyn Fn(&Need) -> bool| {
            needs.iter().filter(|need| is(need)).map(|need| need.weight).sum::<f64>()
        };
        weight(&|need| seller.scores[need.of].is_some()) / weight(&|_| true)
    }

    fn breaks(&self, role: usize, scores: &[Option<f64>]) -> bool {
        self.roles[role].iter().flat_map(|(task, _)| &self.tasks[*task].needs).any(|need| {
            need.veto_below.is_some_and(|limit| scores[need.of].is_some_and(|x| x < limit - 1e-8))
        })
    }
}

/// How often something was true.
#[derive(Default)]
struct Times(usize);

impl Times {
    fn note(&mut self, is: bool) {
        self.0 += usize::from(is);
    }

    #[expect(clippy::cast_precision_loss, reason = "they are few")]
    fn share(&self) -> f64 {
        self.0 as f64 / DRAWS as f64
    }
}

/// The probability that a finding tells; 0 where none is told, which at a confidence of 1 means that.
fn told(json: &Value, rule: &str, key: &str, word: &str) -> Option<f64> {
    let found = findings(json).iter().find(|of| of["rule"] == rule && of[key] == word);
    found.map_or(Some(0.0), |found| found["evidence"]["p_fail"].as_f64())
}

/// The program says what it does not draw to be certain: from three standard errors on. Were the fit normal that would be
/// off by 0.0014; where few traits with narrow bands make it far from normal it is more.
const UNDRAWN: f64 = 0.03;

fn compare(told: Option<f64>, drawn: &Times, what: &str, seen: &mut [usize; 2]) {
    let drawn = drawn.share();
    let told = told.unwrap_or_else(|| panic!("{what} tells no probability, drawn {drawn}"));
    #[expect(clippy::cast_precision_loss, reason = "they are few")]
    // Two samples, theirs and ours; a share of 0 may be one of three in all draws.
    let se = (2.0 * (told.max(drawn) * (1.0 - told.min(drawn))).max(1e-4) / DRAWS as f64).sqrt();
    let is_certain = told.min(1.0 - told) < f64::EPSILON;
    let most = if is_certain { UNDRAWN } else { 4.0 * se };
    assert!((told - drawn).abs() <= most, "{what}: told {told}, drawn {drawn}, at most {most} apart");
    seen[usize::from(is_certain)] += 1;
}

const POLICY: &str = "confidence: 1\nrules:\n  role-fit: {level: warn, min: 60}\n  must-have: warn\n  \
    misplaced: {level: warn, points: 10}\n  cover: {level: warn, min: 2}\n";

#[test]
fn the_probabilities_are_those_of_plain_draws() {
    let mut dice = Dice(20_261_125);
    // By rule: how many were between, how many certain.
    let mut seen = [[0; 2]; 4];
    for world_at in 0..24 {
        let made = made(&mut dice);
        let world = World::new(&[("team.yaml", &made.team()), ("policy.yaml", POLICY)]);
        world.write("catalog.yaml", &made.catalog());
        let draws = DRAWS.to_string();
        let (_, json) = world.checked(&["team.yaml", "--policy", "policy.yaml", "--draws", &draws]);
        let people = made.sellers.len();
        let mut below: Vec<Times> = (0..people).map(|_| Times::default()).collect();
        let mut broken: Vec<Times> = (0..people).map(|_| Times::default()).collect();
        let mut beaten: Vec<Times> = (0..people).map(|_| Times::default()).collect();
        let mut few: Vec<Times> = (0..made.tasks.len()).map(|_| Times::default()).collect();
        for _ in 0..DRAWS {
            let mut adequate = vec![0; made.tasks.len()];
            for (at, seller) in made.sellers.iter().enumerate() {
                let scores: Vec<Option<f64>> = seller
                    .scores
                    .iter()
                    .map(|score| score.map(|(x, se)| (x + se * dice.normal()).clamp(0.0, 10.0)))
                    .collect();
                let tasks: Vec<_> = made.tasks.iter().map(|task| Made::task(task, &scores)).collect();
                for (task, fit) in tasks.iter().enumerate() {
                    let is_known = made.task_coverage(task, seller) >= 0.6 - 1e-9;
                    adequate[task] += usize::from(is_known && fit.is_some_and(|(fit, _)| fit >= 0.5 - 1e-9));
                }
                broken[at].note(made.breaks(seller.role, &scores));
                let Some((own, _)) = made.role(seller.role, &tasks) else { continue };
                below[at].note(own < 0.6 - 1e-9);
                let beats = |role: usize| {
                    role != seller.role
                        && made.is_in_play(role)
                        && made.coverage(role, seller) >= 0.6 - 1e-9
                        && made
                            .role(role, &tasks)
                            .is_some_and(|(fit, vetoed)| !vetoed && fit - own > 0.1 + 1e-9)
                };
                beaten[at].note((0..made.roles.len()).any(beats));
            }
            adequate.iter().zip(&mut few).for_each(|(number, few)| few.note(*number < 2));
        }
        let at = |rule: &str, who: &str| {
            format!("world {world_at}, {rule} of {who}:\n{}{}\n", made.catalog(), made.team())
        };
        for (number, seller) in made.sellers.iter().enumerate() {
            let id = format!("s{number}");
            compare(
                told(&json, "must-have", "seller", &id),
                &broken[number],
                &at("must-have", &id),
                &mut seen[1],
            );
            // Of a role of which nothing, or too little, is rated nothing is told.
            let coverage = made.coverage(seller.role, seller);
            if coverage > 0.0 {
                compare(
                    told(&json, "role-fit", "seller", &id),
                    &below[number],
                    &at("role-fit", &id),
                    &mut seen[0],
                );
            }
            // Nor where no other role is known that could beat it.
            let is_another = |role: usize| {
                role != seller.role && made.is_in_play(role) && made.coverage(role, seller) >= 0.6 - 1e-9
            };
            if coverage >= 0.6 - 1e-9 && (0..made.roles.len()).any(is_another) {
                compare(
                    told(&json, "misplaced", "seller", &id),
                    &beaten[number],
                    &at("misplaced", &id),
                    &mut seen[2],
                );
            }
        }
        for (task, few) in few.iter().enumerate() {
            let is_done =
                made.sellers.iter().any(|seller| made.roles[seller.role].iter().any(|(of, _)| *of == task));
            if is_done {
                let id = format!("a{task}");
                compare(told(&json, "cover", "task", &id), few, &at("cover", &id), &mut seen[3]);
            }
        }
    }
    assert!(seen.iter().all(|[between, _]| *between > 12), "{seen:?}");
}

/// A veto that is broken once in forty times makes a fit of 1 or 0, and its mean and error say nothing of where it lies.
#[test]
fn a_veto_that_is_seldom_broken_is_not_lost() {
    let catalog = "traits: {drive: , tact: }\ntasks:\n  hunting: {needs: {drive: {at_least: 5, tolerance: 5, veto_below: 4}}}\n  \
        caring: {needs: {tact: {at_least: 8}}}\nroles:\n  hunter: {tasks: {hunting: 1}}\n  carer: {tasks: {caring: 1}}\n";
    let sellers = "name: Kari, role: hunter, scores: {drive: {score: 8, se: 2}, tact: {score: 5.6, se: 0.2}}";
    let world = World::new(&[(
        "team.yaml",
        &super::team(&[sellers]).replace("sellers:", "seats: {hunter: 1, carer: 1}\nsellers:"),
    )]);
    world.write("catalog.yaml", catalog);
    world.write(
        "policy.yaml",
        "confidence: 1\nrules: {role-fit: {level: warn, min: 10}, misplaced: {level: warn, points: 25}, must-have: warn}\n",
    );
    let (_, json) = world.checked(&["team.yaml", "--policy", "policy.yaml", "--draws", "20000"]);
    // P(x < 4) with 8 and an error of 2: two standard errors.
    let two = 0.022_750_131_948;
    for (rule, most) in [("must-have", 1e-6), ("role-fit", 0.005), ("misplaced", 0.005)] {
        let told = told(&json, rule, "seller", "kari").expect("a probability");
        assert!((told - two).abs() < most, "{rule}: {told}");
    }
}
