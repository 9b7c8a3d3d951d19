"""The types of the JSON of each command.

Written by `python/write_results.py` from the schemas of `salesfit schema`; docs/formats.md says what the keys mean.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict


class CatalogEdition(TypedDict):
    """A catalog's name and edition."""

    name: str
    version: str
    sha256: str


class InputNote(TypedDict):
    """A note about an input."""

    code: str
    text: str


class ColumnLabel(TypedDict):
    """A role or task as a column."""

    id: Id
    name: str


class SellerFits(TypedDict):
    """A seller and her fits."""

    id: str
    name: str
    role: Id | None
    best: Id | None
    stands_out: bool | None
    best_open: bool | None
    rivals: list[Rival] | None
    disagreements: list[Disagreement]
    spread: Spread
    fits: list[FitRecord]


class Rival(TypedDict):
    """Another role that may be the best."""

    role: Id | None
    p_best: float


class Disagreement(TypedDict):
    """Raters who differ more than their errors explain (Cochran 1954)."""

    trait: Id
    chi2: float
    df: int
    p: float


class Spread(TypedDict):
    """At how many tasks a seller is strong, adequate, weak and unknown."""

    strong: int
    adequate: int
    weak: int
    unknown: int


class FitRecord(TypedDict):
    """A seller's fit with one role or task."""

    id: Id
    fit: float | None
    low: float
    high: float
    coverage: float
    level: LevelCode | None
    vetoes: list[VetoHit]
    vetoed: bool
    unvetoed_fit: float | None
    expected: float | None
    se: float | None
    low90: float | None
    high90: float | None
    p_best: float | None
    share_of_average_below: float | None


class VetoHit(TypedDict):
    """A limit that a score breaks and no strength elsewhere buys off."""

    task: Id
    trait: Id


class ShortTask(TypedDict):
    """A task in which fewer than two sellers at work are adequate or better."""

    task: Id
    adequate_or_better: int


class Proposal(TypedDict):
    """What is proposed to a person."""

    id: str
    name: str
    step: Step
    today: Id | None
    today_fit: float | None
    today_too_little_rated: bool
    proposed: Id | None
    proposed_fit: float | None
    must_leave: bool
    holds_share: float | None
    open_to: Id | None
    best: Id | None
    best_fit: float | None
    reason: Reason | None


class Reason1(TypedDict):
    """The seats in her best role go to others, since the team as a whole then fits better."""

    kind: Literal['seats-go-to']
    names: list[str]
    more: int


class Reason2(TypedDict):
    """A seat in her best role stays vacant, since the team as a whole then fits as well or better."""

    kind: Literal['seat-stays-vacant']


class Reason3(TypedDict):
    """The team has no seat in her best role."""

    kind: Literal['no-seat']


class Reason4(TypedDict):
    """She is pinned to her role."""

    kind: Literal['pinned']


class Reason5(TypedDict):
    """The move to it would win no more than its noise."""

    kind: Literal['within-noise']


class Reason6(TypedDict):
    """Too little is rated to judge her in today's role, which she keeps until more is."""

    kind: Literal['too-little-rated']


class MatchResult(TypedDict):
    """The fit matrix of a team."""

    schema: Literal['salesfit/match/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    by: By
    columns: list[ColumnLabel]
    roles_in_play: list[Id]
    sellers: list[SellerFits]
    short: list[ShortTask]
    proposals: list[Proposal] | None


class RoleFit(TypedDict):
    """A role and the fit with it."""

    role: Id
    fit: float | None


class ExplainedRole(TypedDict):
    """A role, the fit with it, and its tasks."""

    id: Id
    name: str
    baseline: bool
    tradeoff: TradeoffCode
    fit: float | None
    low: float
    high: float
    coverage: float
    level: LevelCode | None
    vetoes: list[VetoHit]
    vetoed: bool
    unvetoed_fit: float | None
    expected: float | None
    se: float | None
    low90: float | None
    high90: float | None
    p_best: float | None
    share_of_average_below: float | None
    without_upper_limits: FitWithoutLimits | None
    tasks: list[ExplainedTask]


class FitWithoutLimits(TypedDict):
    """The fit with a role if there were no upper limits."""

    fit: float | None
    vetoed: bool


class ExplainedTask(TypedDict):
    """A task of an explained role."""

    id: Id
    name: str
    time_share: float
    tradeoff: TradeoffCode
    fit: float | None
    low: float
    high: float
    coverage: float
    level: LevelCode | None
    vetoes: list[VetoHit]
    vetoed: bool
    unvetoed_fit: float | None
    needs: list[ExplainedNeed]


class ExplainedNeed(TypedDict):
    """How a need of a task is met."""

    trait: Id
    score: float | None
    band: list[float]
    weight: float
    desirability: float | None
    side: SideCode | None
    gap: float | None
    veto: bool


class Loss(TypedDict):
    """A part of what is missing to a full fit."""

    role: Id
    task: Id
    trait: Id
    points: float
    side: SideCode
    veto: bool
    score: float | None
    band: list[float]
    gap: float | None


class ExplainResult(TypedDict):
    """Why a seller's fits with some roles are what they are."""

    schema: Literal['salesfit/explain/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    seller: str
    name: str
    role: Id | None
    best: Id | None
    stands_out: bool | None
    best_open: bool | None
    rivals: list[Rival] | None
    best_without_upper_limits: RoleFit | None
    roles: list[ExplainedRole]
    losses: list[Loss]


class RecommendedMoves(TypedDict):
    """The seating with the fewest moves from which no further moves win more than their noise."""

    moves: int
    seats: list[RecommendedSeat]
    expected_today: float
    expected_total: float
    expected_gain: float
    p_better: float | None
    first_seats: int
    first_seats_gain: float
    moves_gain: float
    p_moves_better: float | None
    p_highest_better: float | None


class RecommendedSeat(TypedDict):
    """A filled seat."""

    role: Id
    seller: str
    expected: float | None
    holds_share: float | None
    moved: bool


class Seat(TypedDict):
    """A filled seat."""

    role: Id
    seller: str
    name: str
    fit: float | None
    expected: float | None
    holds_share: float | None
    pinned: bool
    moved: bool
    runner_up: SellerInRole | None
    next_best: SellerInRole | None
    interchangeable: list[str]
    loss_if_left: float | None
    notes: list[Ineligibility]


class SellerInRole(TypedDict):
    """A seller and her fit with a role."""

    seller: str
    name: str
    fit: float


class VacantSeat(TypedDict):
    """An empty seat."""

    role: Id
    cost: float | None
    by: SellerInRole | None


class Benched(TypedDict):
    """A seller without a seat."""

    seller: str
    name: str
    role: Id | None
    on_leave: bool


class SeatedSeller(TypedDict):
    """A seller and where she sits."""

    id: str
    name: str
    role: Id | None
    seat: Id | None
    fit: float | None
    best_seat: Id | None
    best_fit: float | None
    cost: float | None
    wishes: list[Id]
    pinned: bool
    moved: bool


class Certificate(TypedDict):
    """The prices that prove the bound."""

    prices: list[Price]
    price_of_a_move: float


class Price(TypedDict):
    """The price of a role's seats."""

    role: Id
    seat_count: int
    price: float


class FrontierPoint(TypedDict):
    """What a number of moves gains."""

    moves: int
    total: float
    bound: float
    proven: bool
    gain_share: float


class AssignResult(TypedDict):
    """The seating of a team with the largest sum of fits."""

    schema: Literal['salesfit/assign/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    total: float
    bound: float
    expected_total: float | None
    draws: int | None
    proven: bool
    moves: int
    max_moves: int | None
    recommended: RecommendedMoves | None
    proposals: list[Proposal]
    seats: list[Seat]
    vacant: list[VacantSeat]
    bench: list[Benched]
    sellers: list[SeatedSeller]
    certificate: Certificate
    frontier: list[FrontierPoint] | None


class Recommended(TypedDict):
    """The form that is recommended."""

    kind: FormKind
    roles: int
    sets: list[list[Id]] | None
    net_effective_hours: float
    waste_share: float
    waste_low_share: float | None
    waste_high_share: float | None


class Noise(TypedDict):
    """The waste that noisy ratings show in a team whose sellers are all as good as its mean, worked out as the team's own."""

    draws: int
    roles: int
    mean_waste_share: float | None
    p90_waste_share: float | None


class RatingsNeeded(TypedDict):
    """The number of ratings that would settle an open verdict."""

    times_as_many_ratings: int
    p_settled: float


class Supposed(TypedDict):
    """The verdict under another assumption."""

    assumption: Assumption
    verdict: Verdict
    waste_share: float


class BestForm(TypedDict):
    """The form with the most net effective hours."""

    kind: FormKind
    roles: int
    net_effective_hours: float | None


class Assessment(TypedDict):
    """A verdict and the waste it rests on."""

    verdict: Verdict
    waste_share: float


class Form(TypedDict):
    """A form of organisation in figures."""

    kind: FormKind
    roles: int
    effective_hours: float
    bound_effective_hours: float | None
    handoff_hours: float | None
    handoff_effective_hours: float | None
    net_effective_hours: float | None
    waste_share: float | None
    sets: list[list[Id]] | None
    people_with_several_roles: int
    unknown_hours: float
    proven: bool
    gap_share: float | None
    limited_net_effective_hours: float | None


class BreakEven(TypedDict):
    """How long hand-offs may become before a set of roles is no better than everyone doing everything."""

    minutes: float | None
    sets: list[list[Id]]


class StaffingLimits(TypedDict):
    """What a staffing keeps to."""

    least_posting_share: float
    most_roles: int
    cost_share: float | None
    proven: bool


class DesignedRole(TypedDict):
    """One role of a set, and who works in it."""

    role: Id | None
    name: str | None
    tasks: list[Id]
    added: list[Id]
    missing: list[Id]
    hours: float
    people: list[StaffedHours]


class StaffedHours(TypedDict):
    """A seller's hours in a role."""

    seller: str
    name: str
    hours: float
    fit: float


class TakenAway(TypedDict):
    """The task that is most worth taking away from everyone."""

    task: Id
    net_effective_hours: float
    relative_gain: float | None


class Changes(TypedDict):
    """The few changes of role that gain most."""

    today_net_effective_hours: float
    goal_net_effective_hours: float
    one: MoveSet | None
    two: MoveSet | None
    most: MoveSet | None


class MoveSet(TypedDict):
    """Some changes of role together."""

    people: list[RoleMove]
    net_effective_hours: float
    gain_share: float
    proven: bool


# One seller's change of role.
RoleMove = TypedDict("RoleMove", {
    "seller": "str",
    "name": "str",
    "from": "Id | None",
    "to": "Id",
})


class TaskReport(TypedDict):
    """One of the tasks."""

    task: Id
    hours: float
    adequate_or_better: int
    best_fit: float | None
    unknown: int
    barely_rated: int
    today: TaskHours | None
    at_seats: TaskHours | None


class TaskHours(TypedDict):
    """What one task gets where hours follow roles."""

    hours: float
    short_hours: float
    over_hours: float


class LeftOut(TypedDict):
    """The tasks and sellers that are left out."""

    tasks: list[Id]
    sellers: list[SellerName]


class SellerName(TypedDict):
    """A seller by id and name."""

    seller: str
    name: str


class OrganizeResult(TypedDict):
    """The forms of organising a team's work, compared. Hours are a week's. An effective hour is an hour times the fit of the"""

    schema: Literal['salesfit/organize/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    hours: float
    available_hours: float
    demanded_hours: float
    demanded_by: DemandedBy
    handoff_minutes: float
    material_share: float
    verdict: Verdict
    waste_share: float
    p_material: float
    reliability: float
    as_rated: bool
    recommended: Recommended
    lost_effective_hours: float
    unknown_share: float
    noise: Noise | None
    settled_by: RatingsNeeded | None
    sensitivity: list[Supposed]
    raters_error: float | None
    best: BestForm
    ease: float
    without_easing: Assessment
    proven: bool
    forms: list[Form]
    break_even_minutes: float | None
    break_even: BreakEven | None
    best_break_even: BreakEven | None
    staffing: StaffingLimits
    design: list[DesignedRole]
    take_away: TakenAway | None
    changes: Changes | None
    tasks: list[TaskReport]
    left_out: LeftOut
    describes_handoffs: bool


class OpeningRecord(TypedDict):
    """A role that has seats."""

    role: Id
    vacant: int
    worth_from: float | None
    low90: float | None
    high90: float | None
    chain: list[SeatMove]


# Somebody who gets another seat.
SeatMove = TypedDict("SeatMove", {
    "seller": "str",
    "name": "str",
    "from": "Id | None",
    "to": "Id | None",
})


class ProfileTrait(TypedDict):
    """A trait to look for."""

    trait: Id
    band: list[float]
    weight: float
    lacking: float | None
    priority: float


class HireCandidate(TypedDict):
    """A candidate and what she would add."""

    id: str
    name: str
    rank: int | None
    gain: float | None
    expected: float | None
    low90: float | None
    high90: float | None
    low: float
    high: float
    p_best: float | None
    seat: Id | None
    seat_fit: float | None
    moves: list[SeatMove]
    best_role: Id | None
    best_fit: float | None
    vacant_role: Id | None
    vacant_fit: float | None


class HiredCandidate(TypedDict):
    """One of several to hire."""

    id: str
    name: str
    gain: float
    seat: Id | None
    ties: list[str]


class Pool(TypedDict):
    """Of how many candidates one is good enough."""

    judged: int
    share_above: float | None
    n_for_80: int | None
    share_strong: float | None
    n_for_80_strong: int | None
    assumed: list[AssumedShare]


class AssumedShare(TypedDict):
    """How many candidates it takes for one who is good enough, with a probability of 80 %, if a share of them is."""

    share: float
    n_for_80: int


class InterviewTrait(TypedDict):
    """A trait to ask about. Scores are on the catalog's scale."""

    trait: Id
    why: InterviewReason
    score: float | None
    se: float
    band: list[float]
    settles: float
    p_veto: float | None
    question: Words | None
    more_questions: list[Words]
    anchors: Anchors


class Anchors(TypedDict):
    """What a low and a high score look like."""

    low: Words | None
    high: Words | None


class HireResult(TypedDict):
    """What hiring would bring to a team that is seated anew. Gains are sums of fits, each 0 to 1."""

    schema: Literal['salesfit/hire/1']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    draws: int | None
    total: float
    thresholds: list[OpeningRecord]
    profile_role: Id | None
    profile: list[ProfileTrait]
    closes: list[Id]
    candidates: list[HireCandidate]
    p_none: float | None
    together: list[HiredCandidate]
    together_gain: float
    together_moves: list[SeatMove]
    pool: Pool
    interview: list[InterviewTrait]


class NextRating(TypedDict):
    """A rating to collect."""

    seller: str
    name: str
    trait: Id
    score: float | None
    se: float
    p_wrong: float | None
    p_wrong_drop: float
    may_overturn: bool


class AskResult(TypedDict):
    """The ratings that would settle most, the first one most of all. Scores are on the catalog's scale."""

    schema: Literal['salesfit/ask/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    draws: int
    next_ratings: list[NextRating]


class CoachTotal(TypedDict):
    """A sum of expected fits, and what it takes."""

    total: float
    hours: float | None
    bound: float
    proven: bool


class CoachPlan(TypedDict):
    """A seller's plan for a role."""

    seller: str
    name: str
    role: Id
    role_today: Id | None
    wishes: list[Id]
    why: CoachWhy | None
    steps: list[CoachStep]
    hours: float | None
    points: float
    fit_now: float | None
    expected_now: float | None
    fit: float | None
    expected: float | None
    reached: bool
    p_reached: float | None
    by_chance: float
    better_role: BetterRole | None


# One trait to coach.
CoachStep = TypedDict("CoachStep", {
    "trait": "Id",
    "from": "float",
    "to": "float",
    "hours": "float | None",
    "by_chance": "float",
    "ratings": "int",
    "task": "Id",
    "train": "Words | None",
})


class BetterRole(TypedDict):
    """A role that fits without coaching."""

    role: Id
    expected: float


class CoachFrontierPoint(TypedDict):
    """What a budget allows."""

    hours: float | None
    points: float | None
    total: float


class CoachUnlock(TypedDict):
    """The seats that coaching in one trait alone opens."""

    trait: Id
    seats: list[UnlockedSeat]


class UnlockedSeat(TypedDict):
    """A seat in which coaching in one trait brings somebody to the fit asked for."""

    seller: str
    name: str
    role: Id
    hours: float | None


class CoachUnreachable(TypedDict):
    """A role in which a seller cannot reach the fit asked for."""

    seller: str
    name: str
    role: Id
    best: float | None


class CoachTooMuch(TypedDict):
    """A score above what a task takes."""

    seller: str
    name: str
    role: Id
    task: Id
    trait: Id
    score: float
    limit: float
    points: float


class CoachToRate(TypedDict):
    """Traits to be rated before they are coached."""

    seller: str
    name: str
    role: Id
    traits: list[Id]


class VerifyRatings(TypedDict):
    """How many ratings before, and as many after, show gains as more than noise."""

    ratings_one: int
    ratings_team: int


class CoachResult(TypedDict):
    """Whom to coach in what, and who might rather move. Scores and points are on the catalog's scale."""

    schema: Literal['salesfit/coach/1']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    seller: str | None
    reach: float
    hours: float | None
    most_traits: int | None
    today: float | None
    moves_only: CoachTotal | None
    coach_only: CoachTotal | None
    both: CoachTotal | None
    hour_worth: float | None
    plans: list[CoachPlan]
    frontier: list[CoachFrontierPoint]
    unlocks: list[CoachUnlock]
    unreachable: list[CoachUnreachable]
    too_much: list[CoachTooMuch]
    to_rate: list[CoachToRate]
    verify: VerifyRatings | None


class Overall(TypedDict):
    """The agreement over all traits."""

    trait_count: int
    ratings: int
    ratings_each: float | None
    icc_1_1: float | None
    icc_1_k: float | None
    degree: DegreeCode | None
    error: float | None
    icc_1_1_interval: Interval | None
    same_raters: OverallPanel | None
    rwg: Rwg
    without_self: OneWay | None


class Interval(TypedDict):
    """An interval of a correlation."""

    low: float
    high: float


class OverallPanel(TypedDict):
    """The same raters over several traits."""

    raters_each: float | None
    icc_2_1: float | None
    icc_2_k: float | None
    icc_3_1: float | None
    icc_3_k: float | None


class Rwg(TypedDict):
    """How near the ratings of each seller lie to each other (James, Demaree & Wolf 1984)."""

    sets: int
    mean: float | None
    below_070: int
    mean_of_used: float | None
    chance_variance: float
    used_variance: float | None
    too_generous: bool


class OneWay(TypedDict):
    """How far ratings tell sellers apart, whoever rates (Shrout & Fleiss 1979)."""

    ratings: int
    ratings_each: float | None
    icc_1_1: float | None
    icc_1_k: float | None
    degree: DegreeCode | None
    error: float | None


class TraitAgreement(TypedDict):
    """The agreement on one trait."""

    trait: Id
    name: str
    seller_count: int
    too_few: bool
    ratings: int
    ratings_each: float | None
    icc_1_1: float | None
    icc_1_k: float | None
    degree: DegreeCode | None
    error: float | None
    icc_1_1_interval: Interval | None
    same_raters: Panel | None
    rwg: Rwg


class Panel(TypedDict):
    """The same raters of one trait."""

    raters: list[RaterName]
    seller_count: int
    left_out: int
    icc_2_1: float | None
    icc_2_k: float | None
    icc_3_1: float | None
    icc_3_k: float | None


class RaterName(TypedDict):
    """A rater, by kind."""

    rater: str
    number: int


class Leniency(TypedDict):
    """How a kind of rater rates, compared with the other kinds on the same sellers and traits."""

    rater: str
    ratings: int
    pairs: int
    seller_count: int
    difference: float | None
    se: float | None
    tendency: TendencyCode


class SelfAndOthers(TypedDict):
    """What sellers say of themselves against what others say."""

    pairs: int
    seller_count: int
    difference: float
    se: float | None
    tendency: TendencyCode
    correlation: float | None


class RatersResult(TypedDict):
    """How far a team's raters agree. Points and variances are of the catalog's scale."""

    schema: Literal['salesfit/raters/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    catalog_scale: list[float]
    assumed_error: float
    seller_count: int
    rated_by_several: int
    overall: Overall | None
    traits: list[TraitAgreement]
    rated_by_one: list[Id]
    raters: list[Leniency]
    self_and_others: SelfAndOthers | None


class Base(TypedDict):
    """The team as it is."""

    answers: TeamAnswers


class TeamAnswers(TypedDict):
    """What a team answers."""

    sellers: int
    today_sum: float | None
    best_sum: float | None
    best_mean: float | None
    vacant: int | None
    moves: int | None
    waste_today: float | None
    waste_everyone: float | None
    verdict: WhatifVerdict | None
    short: list[Id]
    key_person: KeyPerson | None


class KeyPerson(TypedDict):
    """Whom a team depends on most."""

    seller: str
    name: str
    loss_if_left: float


class PlannedTeam(TypedDict):
    """A team as a plan would leave it."""

    file: str
    title: str | None
    answers: TeamAnswers
    change: float | None
    se: float | None
    noise: bool | None
    noise_beside_best: bool | None
    moves: list[Move]
    findings: list[FindingRecord]
    worse: list[FindingRecord]


# Somebody who leaves today's role.
Move = TypedDict("Move", {
    "seller": "str",
    "name": "str",
    "from": "Id | None",
    "to": "Id | None",
})


class FindingRecord(TypedDict):
    """A finding that is reported: a rule that does not hold, or whose outcome is inconclusive."""

    rule: Literal['role-fit', 'must-have', 'misplaced', 'coverage', 'ratings-age', 'single-rater', 'self-only', 'vacant-seats', 'cover', 'key-person', 'waste', 'regression']
    state: Literal['fail', 'inconclusive']
    level: Literal['warn', 'deny']
    denies: bool
    team: str
    file: str
    line: int | None
    seller: str | None
    name: str | None
    role: Id | None
    task: Id | None
    message: str
    advice: str
    evidence: dict[str, Any] | None
    ask: list[Id]
    waived: Waived | None
    known: bool | None
    fingerprint: str


class Waived(TypedDict):
    """A waiver that accepts a finding."""

    owner: str
    until: str
    reason: str


class Together(TypedDict):
    """All plans carried out at once."""

    answers: TeamAnswers
    change: float | None
    se: float | None
    noise: bool | None
    parts: list[Part]
    interaction: float | None
    moves: list[Move]
    findings: list[FindingRecord]
    worse: list[FindingRecord]


class Part(TypedDict):
    """One plan's part."""

    file: str
    part: float


class WhatifResult(TypedDict):
    """Plans beside the team as it is. Fits, shares and sums of fits are unrounded, each fit 0 to 1; null is what is unknown or has"""

    schema: Literal['salesfit/whatif/1']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    policy: str
    draws: int
    base: Base
    plans: list[PlannedTeam]
    together: Together | None


class Measurement(TypedDict):
    """One measurement of the team, with its answers."""

    file: str
    team: str
    date: str | None
    motion: Id
    catalog: CatalogEdition
    seller_count: int
    fit_total: float | None
    verdict: DiffVerdict | None
    everyone_waste_share: float | None
    today_waste_share: float | None
    no_seating: NoSeating | None
    no_organizing: NoOrganizing | None


# What changed from one measurement to the next.
Transition = TypedDict("Transition", {
    "from": "int",
    "to": "int",
    "changed": "list[SellerChange]",
    "unchanged": "int",
    "joined": "list[OneSided]",
    "left": "list[OneSided]",
    "answers": "Answers",
})


class SellerChange(TypedDict):
    """A seller for whom something changed."""

    id: str
    name: str
    role_old: Id | None
    role_new: Id | None
    fit: FitChange
    scores: list[ScoreChange]
    by_scores: ByScores | None
    roles: list[RoleChange]


class FitChange(TypedDict):
    """A fit in two measurements, and how reliably its scores changed it."""

    old: float | None
    new: float | None
    change: float | None
    split: list[Contribution] | None
    no_split: NoSplit | None
    se_old: float | None
    se_new: float | None
    rc: float | None
    reliable: bool | None


class Contribution(TypedDict):
    """A part of a change."""

    causes: list[Cause]
    change: float


class ScoreChange(TypedDict):
    """A score that differs, in points of the later catalog's scale."""

    trait: Id
    old: float | None
    new: float | None
    change: float | None
    se_old: float | None
    se_new: float | None
    rc: float | None
    reliable: bool | None
    fit_change: float | None
    side: SideCode | None


class ByScores(TypedDict):
    """What a seller's scores did to her fit with the later role, catalog and motion."""

    old: float
    new: float
    others: float


class RoleChange(TypedDict):
    """A seller's fit with one role."""

    role: Id | None
    old: float | None
    new: float | None
    change: float | None
    split: list[Contribution] | None
    no_split: NoSplit | None


class OneSided(TypedDict):
    """A seller who is in one of two measurements."""

    id: str
    name: str
    role: Id | None
    fit: float | None


class Answers(TypedDict):
    """What changed in a team's answers."""

    mean_fit: ValueChange
    fit_total: ValueChange
    seats: list[SeatChange]
    vacancies: list[VacancyChange]
    everyone_waste_share: ValueChange
    today_waste_share: ValueChange


class ValueChange(TypedDict):
    """A value in two measurements, and its change split by cause."""

    old: float | None
    new: float | None
    change: float | None
    split: list[Contribution] | None
    no_split: NoSplit | None


class SeatChange(TypedDict):
    """Somebody whom `assign` seats otherwise."""

    seller: str
    name: str
    role_old: Id | None
    role_new: Id | None
    in_old: bool
    in_new: bool
    on_leave_old: bool
    on_leave_new: bool


class VacancyChange(TypedDict):
    """A role whose empty seats differ in number."""

    role: Id
    old: int
    new: int


class Trend(TypedDict):
    """What changed over all measurements."""

    sellers: list[SellerCourse]
    mean_fit: Course
    fit_total: Course
    everyone_waste_share: Course
    today_waste_share: Course


class SellerCourse(TypedDict):
    """One seller over all measurements."""

    id: str
    name: str
    roles: list[Id | None]
    values: list[float | None]
    old: float | None
    new: float | None
    change: float | None
    split: list[Contribution] | None
    no_split: NoSplit | None


class Course(TypedDict):
    """A value over all measurements."""

    values: list[float | None]
    old: float | None
    new: float | None
    change: float | None
    split: list[Contribution] | None
    no_split: NoSplit | None


class DiffResult(TypedDict):
    """What changed between measurements of a team. Fits and wastes are shares; nothing is rounded."""

    schema: Literal['salesfit/diff/2']
    salesfit: str
    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    notes: list[InputNote]
    ordered_by_date: bool
    measurements: list[Measurement]
    transitions: list[Transition]
    trend: Trend | None


class ReviewVerdict(TypedDict):
    """What a review comes to."""

    passes: bool
    exit: int
    denied_count: int
    warned_count: int
    inconclusive_count: int
    waived_count: int
    known_count: int
    new_count: int | None
    gone_count: int | None
    expired_waiver_count: int
    unused_waiver_count: int
    unreviewed_count: int
    pass_count: int


class CheckedTeam(TypedDict):
    """A team that was reviewed."""

    team: str
    date: str | None
    motion: Id
    scale: list[float]
    catalog: CatalogEdition
    file: str
    seller_count: int


class UnreviewedFolder(TypedDict):
    """A folder under review that holds what was not read."""

    folder: str
    files: list[str]
    count: int
    denies: bool


class RuleSummary(TypedDict):
    """How a rule is set, and how it came out."""

    rule: Literal['role-fit', 'must-have', 'misplaced', 'coverage', 'ratings-age', 'single-rater', 'self-only', 'vacant-seats', 'cover', 'key-person', 'waste', 'regression']
    level: Literal['allow', 'warn', 'deny']
    inconclusive_level: Literal['allow', 'warn', 'deny']
    confidence: float
    limit: RuleLimit | None
    pass_count: int
    fail_count: int
    inconclusive_count: int


class RuleLimit(TypedDict):
    """The limit of a rule, as a policy has it."""

    key: Literal['days', 'max', 'min', 'percent', 'points']
    value: float
    unit: Literal['points', 'share', 'percent', 'days', 'count']


class WaiverRecord(TypedDict):
    """A waiver of the policy, and what became of it."""

    rule: Literal['role-fit', 'must-have', 'misplaced', 'coverage', 'ratings-age', 'single-rater', 'self-only', 'vacant-seats', 'cover', 'key-person', 'waste', 'regression']
    team: str | None
    seller: str | None
    role: str | None
    task: str | None
    owner: str
    until: str
    reason: str
    state: Literal['used', 'unused', 'expired', 'elsewhere']
    finding_count: int
    file: str
    line: int


class BaselineRecord(TypedDict):
    """A finding as a baseline has it."""

    rule: Literal['role-fit', 'must-have', 'misplaced', 'coverage', 'ratings-age', 'single-rater', 'self-only', 'vacant-seats', 'cover', 'key-person', 'waste', 'regression']
    team: str
    seller: str | None
    role: str | None
    task: str | None
    state: Literal['fail', 'inconclusive']
    value: float | None


class CheckResult(TypedDict):
    """A review of teams by a policy. Fits, shares and probabilities are 0 to 1 and unrounded; null is what is unknown or"""

    schema: Literal['salesfit/check/2']
    salesfit: str
    policy: str
    review_date: str
    verdict: ReviewVerdict
    teams: list[CheckedTeam]
    unreviewed: list[UnreviewedFolder]
    rules: list[RuleSummary]
    findings: list[FindingRecord]
    waivers: list[WaiverRecord]
    gone: list[BaselineRecord]
    notes: list[InputNote]


Id: TypeAlias = str


By: TypeAlias = Literal['role', 'task']


LevelCode: TypeAlias = Literal['strong', 'adequate', 'weak']


Step: TypeAlias = Literal['stay', 'move', 'open', 'unseated', 'on-leave', 'none']


Reason: TypeAlias = Reason1 | Reason2 | Reason3 | Reason4 | Reason5 | Reason6


TradeoffCode: TypeAlias = Literal['full', 'partial', 'none']


SideCode: TypeAlias = Literal['under', 'over']


Ineligibility: TypeAlias = Literal['unknown', 'vetoed', 'too-little-rated', 'below-min-fit', 'forbidden']


DemandedBy: TypeAlias = Literal['team', 'seats', 'today']


Verdict: TypeAlias = Literal['yes', 'no', 'open']


FormKind: TypeAlias = Literal['today', 'today-by-demand', 'everyone', 'seats', 'designed', 'free']


Assumption: TypeAlias = Literal['easier-limits', 'harder-limits', 'narrow-tolerance', 'wide-tolerance', 'double-handoffs', 'quadruple-handoffs', 'noisy-ratings']


InterviewReason: TypeAlias = Literal['veto-in-doubt', 'settles-most', 'out-of-band', 'unrated']


Words: TypeAlias = str | dict[str, str]


CoachWhy: TypeAlias = Literal['asked', 'seat', 'wish', 'best']


DegreeCode: TypeAlias = Literal['poor', 'moderate', 'good', 'excellent']


TendencyCode: TypeAlias = Literal['lenient', 'severe', 'unclear', 'too-few']


WhatifVerdict: TypeAlias = Literal['yes', 'no', 'open']


DiffVerdict: TypeAlias = Literal['yes', 'no', 'open']


NoSeating: TypeAlias = Literal['no-seats', 'conflict']


NoOrganizing: TypeAlias = Literal['no-work', 'too-many-tasks', 'too-many-people']


Cause: TypeAlias = Literal['scores', 'catalog', 'motion', 'role', 'people', 'work']


NoSplit: TypeAlias = Literal['unknown-at-an-end', 'unknown-between', 'too-much']
