# What salesfit says in English. One message per sentence; { $names } are filled in.
# A message's .advice says what to do. Messages are in the order in which a reader meets them.

### General

level-strong = strong
level-adequate = adequate
level-weak = weak
under-percent = under { $number } %
over-percent = over { $number } %
percent = { $number } %
list = { $most } and { $last }
whole-points = { $count ->
    [one] 1 point
   *[other] { $points } points
}
list-or = { $most } or { $last }
range = { $low } to { $high } (on average { $average })
and-more = { $count ->
    [one] {""}; and 1 more
   *[other] {""}; and { $count } more
}
unknown-fit = unknown
no-role = none

### Columns of tables

workbook-sheet = Table
workbook-legend = How to read it
workbook-levels = Fit 0 to 100: strong from { $strong } (bold, arrow up), adequate from { $adequate } (arrow to the right), weak below (italics, arrow down).
workbook-unknown = An empty cell is unknown, never weak.
workbook-keys = The second row has the names of the columns in CSV, for other programs.
column-seller = Seller
column-spread = Strong/ adequate/ weak
    .short = s/a/w
    .note = s/a/w: at how many tasks strong/adequate/weak.
column-column = Role or task
column-fit = Fit
column-low = Low
column-high = High
column-from = From
column-to = To
column-bar-90 = From 0 to 100
column-p-best = Best
    .sheet = Probability of best
column-unrated = Unrated
column-coverage = Rated
column-level = Level
column-vetoes = Vetoes
column-need = Trait
column-task = Task
column-role = Role
column-trait = Trait
column-motion = Motion
column-id = Id
column-score = Score
column-asked = Asked
column-points = Points
column-bar = From 100 down
column-needs = What it needs
column-time = Share of time
column-kind = Kind
column-ease = What it changes
column-weight = Weight
column-veto = Veto
column-why = Why
column-form = Form
column-effective-hours = Effective hours
column-handoff-effective-hours = Lost to hand-offs
column-net-effective-hours = Net hours
column-waste-share = Waste
column-bar-net = Net, share of free
column-seat = Seat
column-name = Seller
    .sheet = Name
column-best-seat = Best seat
column-best-fit = Fit there
    .sheet = Best fit
column-cost = Costs the team
column-wishes = Wishes
column-holder = Holder
column-loss = Lost without
column-candidate = Candidate
column-rank = Rank
column-adds = Adds
column-expect = Expect
column-expected-gain = Expected gain
column-seat-fit = Fit there
column-best-role = Best seat
column-vacant-role = Best vacant seat
column-vacant-fit = Fit with it
column-who-moves = Who moves
column-vacant = Vacant
column-worth-from = Fit to beat
column-strong-adds = Strong adds
column-in-role = In the role
column-team-lacks = Team lacks
column-look-for = Look for
column-question = Question
column-breaks-limit = Breaks limit
column-settles = Settles
column-runner-up = Taken over by
column-next-best = Next best
column-next-best-fit = Fit
column-holds = Holds
column-off-by = Off by
column-p-wrong = Wrong now
column-p-wrong-after = With one more
column-moves = Moves
column-plan = Plan
column-title = Title
column-best-sum = Best seats
    .note = the sum of fits in the best seats, in points
column-best-mean = Their mean
column-today-sum = Today's roles
    .note = the sum of fits with today's roles, in points
column-at-work = At work
column-waste-today = Waste, today
column-waste-everyone = Waste, everyone
column-verdict = Everyone does everything?
    .short = Everyone?
column-short = Short tasks
    .short = Short
column-key-person = Key person
column-new-findings = New findings
    .short = Findings
column-worse-findings = Worse findings
column-within-noise = Within the noise
column-sum = Sum of fits
column-at-most = At most
column-gain = Of the gain
    .sheet = Gain
column-bar-gain = Share of the gain
column-person = Name
column-as = As
column-team = Team
column-place = Where
column-seats = Seats
column-price = Worth of one more

### Columns of CSV and workbooks alone

column-best = Best
column-expected = Expected fit
column-low90 = Low (90 %)
column-high90 = High (90 %)
column-date = Date of scores
column-catalog = Catalog
column-side = Under or over
column-band-low = Band from
column-band-high = Band to
column-status = Status
column-loss-if-left = Lost if they leave
column-pinned = Pinned
column-moved = Moved
column-holds-share = Share of draws it holds
column-roles = Roles
column-handoff-hours = Hours of hand-offs
column-people-with-several-roles = People in several roles
column-unknown-hours = Hours on unknown fits
column-sets = Tasks of each role
column-recommended = Recommended
column-about = About
column-p-wrong-drop = Drop with one more
column-rating = Rating
column-row = Row
column-too-few = Too few
column-icc-1-1-low = One rating, low
column-icc-1-1-high = One rating, high
column-same-raters = Same raters
column-same-seller-count = Sellers with the same raters
column-left-out = Left out
column-below-070 = Below 0.70
column-state = State
column-denies = Fails the review
column-file = File
column-line = Line
column-accepted = Accepted
column-known = Known
column-message = Message
column-advice = Advice
column-role-old = Role before
column-role-new = Role now
column-scores-change = From scores
column-catalog-change = From the catalog
column-motion-change = From the motion
column-role-change = From the role
column-people-change = From people
column-work-change = From the work
column-joint-change = From several together
column-joint-causes = Which together
column-reliable = More than noise
column-pseudonym = Pseudonym
column-tolerance-below = Tolerance below
column-tolerance-above = Tolerance above
column-veto-below = Veto below
column-veto-above = Veto above
column-code = Remark

### The fit matrix

match-heading = { $team }: { $by }, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}
match-heading-dated = { $team }: { $by }, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}, rated { $date }
match-by-role = fit by role
match-by-task = fit by task
match-cut = The first { $shown } of { $all } rows are shown. Write all of them with --format csv.
legend-levels = Fit 0 to 100: strong from { $strong-sign }{ $strong }, adequate from { $adequate-sign }{ $adequate }, { $weak-sign }weak below.
legend-today = { $sign } today's role.
legend-best = { $sign } best role.
legend-in-play = Best role: of the { $in-play ->
    [one] one
   *[other] { $in-play }
} with seats or held today; of all { $roles } with --all-roles.
legend-open = { $sign } best role, but open.
legend-vetoed = { $sign } vetoed.
legend-partial = { $sign } partly rated.
legend-too-little = { $sign } too little rated.
legend-unknown = { $sign } not rated.
match-spread = Of { $tasks } tasks, each seller is strong at { $strong }, adequate at { $adequate } and weak at { $weak }.{ $away ->
    [0] {""}
    [one] {""} 1 on leave is not counted.
   *[other] {""} { $away } on leave are not counted.
}
match-partly = { $count ->
    [one] One seller has tasks in which nothing is rated: they are unknown, not weak.
   *[other] { $count } sellers have tasks in which nothing is rated: they are unknown, not weak.
}
match-spread-one = Of { $tasks } tasks, the seller is strong at { $strong }, adequate at { $adequate } and weak at { $weak }.{ $away ->
    [0] {""}
    [one] {""} 1 on leave is not counted.
   *[other] {""} { $away } on leave are not counted.
}
match-no-roles = Nobody's role today is given, so nothing is said about who is in the right one.
match-placed = { $placed ->
    [one] 1 of { $with-role } is in their best role
   *[other] { $placed } of { $with-role } are in their best role
}{ $elsewhere ->
    [0] {""}
    [one] {""}, 1 would fit another better
   *[other] {""}, { $elsewhere } would fit another better
}{ $unclear ->
    [0] .
    [one] {""}; for 1 no role stands out, or too little is rated.
   *[other] {""}; for { $unclear } no role stands out, or too little is rated.
}
match-misplaced = { $name }: { $today } { $today-fit }, { $best } { $best-fit }
match-misplaced-open = { $name }: { $today } { $today-fit }, { $best } { $best-fit }, but the best role is open
match-misplaced-pinned-open = { $name } (pinned): { $today } { $today-fit }, { $best } { $best-fit }, but the best role is open
match-misplaced-pinned = { $name } (pinned): { $today } { $today-fit }, { $best } { $best-fit }
on-leave = { $name } (on leave)
match-scale = No score is above { $highest } on the scale of { $lo } to { $hi }. If the scores were given on another scale, name it: --scale 1..5.
match-more-misplaced = And { $count } more: see the best role of each in --format csv.
match-open = { $open ->
    [0] Allowing for rating error, every best role holds with a probability of { $sure } or more.
   *[other] For { $open } of { $judged } the best role is open: allowing for rating error, it holds with a probability of less than { $sure }. What to rate next: salesfit ask { $team-file }{ $drawn }{ $again }.
}
match-open-thin = Where enough is rated, every best role holds, allowing for rating error, with a probability of { $sure } or more.
match-thin = Too little is rated to judge { $people }. What is rated so little has no level and is nobody's best role. What to rate next: salesfit ask { $team-file }{ $drawn }{ $again }.
match-thin-person = { $name } ({ $roles } of { $all } roles)
match-elsewhere = Who would fit another role better
match-open-heading = Whose best role is open
match-team-heading = The team
match-open-seller = { $name }: { $roles }
match-open-partial = { $name }: { $roles }; the best role is only partly rated
match-open-role = { $role } { $p }
match-not-drawn = Add --draws 2000 to see how sure the best roles are.
match-open-no-role = { $name }: no role as the scores stand, but perhaps one. { $roles }
match-open-likelier = { $name }: another role is likelier than the best one as rated. { $roles }
match-open-none = { $name }: the best role as rated is not the likeliest. { $roles }
match-open-none-partial = { $name }: the best role as rated is only partly rated and not the likeliest. { $roles }
match-disagreements-few = Raters differ by more than chance explains in { $count } of { $several } scores with several ratings. Chance alone would show about { $by-chance }, so these may be chance: { $about }.
match-sure = How sure each fit is
match-sure-legend = From and to: allowing for rating error, the true fit lies between them nine times in ten. Ratings far from the team's mean are partly luck, so the fit as rated may lie outside. Best: the probability that the role is the best. Unrated: what the fit might be if everything unrated were worthless or perfect.
from-to = { $low }–{ $high }
match-disagreements = Raters differ by more than chance explains in { $count } of { $several } scores with several ratings; chance alone would show { $by-chance ->
    [0] none
   *[other] about { $by-chance }
}. Talk about { $about }.
match-disagreement = { $name }, { $trait }
match-short = The team as a whole is short of people for: { $tasks }.
match-short-task = { $task } ({ $count ->
    [0] nobody is adequate
    [one] only { $name } is adequate or better
   *[other] { $count } are adequate
})
match-unrated = Nobody at work is rated in: { $tasks }. That counts as unknown, not as weak.
match-not-short = At least two people are adequate or better at every task that has been rated.
match-none-stands-out = No role stands out for { $people }: no best fit is above an average seller's (every trait at the middle of the scale) by more than noise.
match-capped = An upper limit costs { $count ->
    [one] someone
   *[other] { $count } people
} a role: { $people }. Ask why: salesfit explain { $team-file } NAME{ $drawn }{ $again }.
match-capped-person = { $name } would be best as { $without } without upper limits (now { $best })
match-decision = These are ratings, not verdicts: ask why with explain, and decide yourself.

### Explanations

explain-heading = { $name }: today { $today }, best role { $best }
explain-role-and-fit = { $role } ({ $fit })
explain-thin = Too little is rated (less than { $share } of what a role needs) to judge { $roles }. What to rate next: salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }.
explain-wishes = Wishes: { $roles }.
explain-pinned = Stays in today's role (pinned).
explain-on-leave = On leave.
explain-converted = Scores given on a scale of { $given-lo } to { $given-hi } are shown on one of { $lo } to { $hi }.
explain-nothing-rated = Nothing has been rated, so nothing can be said. Unknown is not weak.
explain-no-best = No role can be the best: each is too little rated (less than { $share }), vetoed, or shown for comparison only.
explain-sure = Allowing for rating error, { $role } is the best role with a probability of { $p }.
explain-sure-thin = Allowing for rating error, { $role } is the best of the roles with enough rated, with a probability of { $p }.
explain-none-stands-out = No role stands out: even as { $role } the fit is not above an average seller's (every trait at the middle of the scale) by more than noise.
explain-open = The best role is open: allowing for rating error, it is { $role } with a probability of { $p }; otherwise { $rivals }. What to rate next: salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }.
explain-bounds = Allowing for rating error, the true fit lies between { $low } and { $high } nine times in ten; { $expected } expected.
explain-role = { $role }: { $fit } of 100, { $level }{ $which }
explain-role-unknown = { $role }: unknown{ $which }
explain-best = {""} (best role)
explain-today = {""} (today's role)
explain-best-and-today = {""} (best role and today's)
explain-other = {""}
explain-full = Full fit
explain-fit = Fit
explain-veto-row = { $trait } (veto)
explain-veto-trait = { $trait } in { $task }
explain-vetoed = Vetoed: { $traits }. Strengths elsewhere cannot offset that. Without the veto the fit would be { $without }; while it holds, { $role } is never the best role.
explain-veto-in-part = Vetoed in part of the role: { $traits }. Without the veto the fit would be { $without }.
explain-unrated = Not rated: { $traits }, { $missing } of what counts. The fit is for the rest only.
explain-compared = Of average sellers, { $share } would have a lower fit.
explain-unrated-bounds = Not rated: { $traits }, { $missing } of what counts. However they turn out, the fit lies between { $low } and { $high }.
explain-too-little = Too little is rated ({ $coverage }) for this to be anyone's best role: depending on the rest, the fit lies between { $low } and { $high }.
explain-without-upper-limits = Upper limits cost something here: { $fit } with them, { $without } without. { $changes ->
    [0] Without any, the best role would still be { $best } ({ $best-fit }).
   *[other] Without any, the best role would be { $best } ({ $best-fit }).
}
explain-capped = An upper limit costs { $name } a role: without upper limits the best role would be { $without } ({ $fit }) instead of { $best }. Check whether the limit is right before it decides.
sentence-unknown = { $task } ({ $share } of the time): not rated.
sentence-all-met = { $task } ({ $share } of the time): { $level }, { $fit }. Meets every rated requirement.
sentence-lost = { $task } ({ $share } of the time): { $level }, { $fit }. Lowered by { $losses }.
sentence-vetoed = { $task } ({ $share } of the time): vetoed. Decided by { $losses }.
sentence-loss = { $trait } { $score } ({ $asked })
asked-under = { $band }, { $gap } under
asked-over = { $band }, { $gap } over
asked-veto-below = veto below { $limit }
asked-veto-above = veto above { $limit }
band-at-least = at least { $lo }
band-at-most = at most { $hi }
band-between = { $lo } to { $hi }
band-any = any score

### Seats

assign-heading = { $team }: who sits where, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}
assign-nobody = Nobody has a seat.
assign-recommended = { $moves ->
    [0] No move wins more than the noise of the scores: keep today's roles, with an expected sum of fits of { $today }.
    [one] 1 move is worth making. It raises the expected sum of fits by { $gain }, from { $today } to { $after }, and the gain is real with a probability of { $p }.
   *[other] { $moves } moves are worth making. They raise the expected sum of fits by { $gain }, from { $today } to { $after }, and the gain is real with a probability of { $p }.
}
assign-recommended-apart = { $moves ->
    [0] No move wins more than the noise of the scores: keep today's roles. { $first ->
        [one] A first seat for the one seller without a role today brings { $first-gain } more: an expected sum of fits of { $after } instead of { $today }.
       *[other] First seats for { $first } sellers without a role today bring { $first-gain } more: an expected sum of fits of { $after } instead of { $today }.
    }
    [one] 1 move is worth making. It raises the expected sum of fits by { $gain }, from { $today } to { $kept }, and the gain is real with a probability of { $p }. { $first ->
        [one] A first seat for the one seller without a role today brings { $first-gain } more, { $after } in all.
       *[other] First seats for { $first } sellers without a role today bring { $first-gain } more, { $after } in all.
    }
   *[other] { $moves } moves are worth making. They raise the expected sum of fits by { $gain }, from { $today } to { $kept }, and the gain is real with a probability of { $p }. { $first ->
        [one] A first seat for the one seller without a role today brings { $first-gain } more, { $after } in all.
       *[other] First seats for { $first } sellers without a role today bring { $first-gain } more, { $after } in all.
    }
}
assign-recommended-room = { $moves ->
    [one] 1 move is worth making, since it makes room for
   *[other] { $moves } moves are worth making, since they make room for
} { $first ->
    [one] a first seat for the one seller without a role today.
   *[other] first seats for { $first } sellers without a role today.
} Together they raise the expected sum of fits by { $gain }, from { $today } to { $after }, and the gain is real with a probability of { $p }.
assign-recommended-rest = { $open ->
    [0] {""}
    [one] {" "}One seller is open: another role may be better, but not surely enough.
   *[other] {" "}{ $open } sellers are open: another role may be better, but not surely enough.
}{ $highest ->
    [0] {""}
   *[other] {" "}The seating with the highest fits as rated is better with a probability of { $p-highest }; moves take { $worth-moving }.
}{ $forced ->
    [0] {""}
    [one] {" "}{ $leaving } has to move: the team has no seat in today's role.
   *[other] {" "}{ $leaving } have to move: the team has no seats in today's roles.
}
assign-seats-none = { $moves ->
    [one] { $leaving } has to leave today's role, of which the team has no seat:
   *[other] { $leaving } have to leave today's roles, of which the team has no seats:
} the expected sum of fits falls from { $today } to { $after }.
assign-seats-missing = { $moves ->
    [one] 1 seller has to leave today's role,
   *[other] { $moves } sellers have to leave today's roles,
} because there are { $forced ->
    [0] too few seats
   *[other] too few seats, or none in today's role of { $leaving }
}: the expected sum of fits falls from { $today } to { $after }.
assign-not-seatable = { $unseated ->
    [one] 1 seller has no seat although a seat in today's role is vacant:
   *[other] { $unseated } sellers have no seat although seats of today's roles are vacant:
} too little of that role is rated, or a veto bars it. Rate them first, or pin them. Without them the expected sum of fits falls from { $today } to { $after }.
assign-highest-unjudged = It has seats only for those who are rated enough; what is proposed above leaves the others where they are.
assign-proposed-vacancies = Vacant as proposed: { $seats }. Whom to look for: salesfit hire { $team-file }{ $drawn }{ $again }.
assign-proposed-vacancy = { $count ->
    [one] { $role }
   *[other] { $count } { $role }
}
assign-highest-proposed = The proposed seating, which also has the highest fits as rated
assign-highest = Not proposed: the seating with the highest fits as rated
assign-interchangeable = Interchangeable, since the sum of fits stays the same: { $seats }.
assign-interchangeable-seat = { $name }, { $seat }, with { $others }
assign-answer = { $seats ->
    [one] The one filled seat has a fit of { $fit }
   *[other] The { $seats } filled seats have a fit of { $fit } on average
} (sum { $sum }); in today's roles it is { $today }. { $moves ->
    [0] Nobody has to leave today's role.
    [one] 1 leaves today's role.
   *[other] { $moves } leave today's role.
}
assign-answer-new = { $seats ->
    [one] The one filled seat has a fit of { $fit } (sum { $sum }).
   *[other] The { $seats } filled seats have a fit of { $fit } on average (sum { $sum }).
}
assign-pinned-name = { $name } (pinned)
assign-vacant-row = { $count ->
    [one] vacant
   *[other] { $count } vacant
}
assign-bench = no seat
assign-away = on leave
assign-expected = High scores are partly luck: the expected fit of those seated is { $expected } on average. Holds: the share of { $draws } draws, with scores re-drawn within their error, in which the same person gets the seat.
assign-firmness = { $open ->
    [0] { $thin ->
        [0] Every seat is firm: the same person gets it in at least { $firm } of the draws.
       *[other] Where enough is rated, the same person gets the seat in at least { $firm } of the draws.
    }
    [one] 1 of { $seats } seats is not firm.
   *[other] { $open } of { $seats } seats are not firm.
}
assign-thin = Too little is rated to judge { $people }: until more is rated, they keep such a seat if they have it today, and get none otherwise. What to rate next: salesfit ask { $team-file }{ $drawn }{ $again }.
assign-thin-person = { $name } as { $roles }
assign-no-runner-up = Nobody takes over any of these seats: if its holder leaves, it stays vacant.
assign-loose = Not firm, because someone else gets the seat in more than one draw in five: { $seats }.
assign-loose-seat = { $name }, { $seat } ({ $p })
assign-not-drawn = Add --draws 200 to see how firm each seat is; for a team this large it is left out.
assign-legend-cost = Costs the team: points of fit that the team loses if this seller gets the best seat.
assign-moves = { $count ->
    [one] Who leaves today's role:
   *[other] Those who leave today's role:
}
assign-moves-limited = { $count ->
    [one] Who leaves today's role; more moves would bring more:
   *[other] Those who leave today's role; more moves would bring more:
}
assign-move = { $name }: from { $today } ({ $today-fit }) to { $seat } ({ $fit })
assign-move-to-bench = { $name }: from { $today } ({ $today-fit }) to no seat
assign-more = { $count ->
    [one] And 1 more: see --format csv.
   *[other] And { $count } more: see --format csv.
}
assign-vacancies = Vacant seats in this seating, and what it would cost the team to fill one:
assign-vacancy = { $role } ({ $count }): { $name } ({ $fit }) could, at a cost of { $cost } of fit
assign-vacancy-for-nobody = { $role } ({ $count }): nobody may have it under these rules. Hire, train, or rate more.
assign-pins = Only a pin keeps { $people }.
assign-pin = { $name } in the seat of { $role } ({ $why })
bar-unknown = not rated
bar-vetoed = vetoed
bar-too-little-rated = too little rated
bar-below-min-fit = below --min-fit
bar-forbidden = forbidden
assign-nobody-else = nobody
assign-key-people = Who the team depends on
assign-key-people-highest = Who this seating depends on
assign-frontier = What each number of moves gains
assign-most-of-gain = { $moves ->
    [one] 1 move brings { $share } of the gain of { $all }{ $fewest ->
        [0] .
       *[other] {""}; { $fewest } cannot be avoided{ $unjudged ->
            [0] .
            [one] {""}, 1 of them only because too little is rated.
           *[other] {""}, { $unjudged } of them only because too little is rated.
        }
    }
   *[other] { $moves } moves bring { $share } of the gain of { $all }{ $fewest ->
        [0] .
       *[other] {""}; { $fewest } cannot be avoided{ $unjudged ->
            [0] .
            [one] {""}, 1 of them only because too little is rated.
           *[other] {""}, { $unjudged } of them only because too little is rated.
        }
    }
}
assign-certificate = Why no seating is better
assign-proven = At these prices, all seats and sellers together are worth { $bound } points, and no seating can exceed that. This one reaches { $total }.
assign-proven-by-search = A complete search (branch and bound) within the limit on moves found no seating above { $bound } points, and this one reaches { $total }. The prices are those without the limit.
assign-not-proven = No seating exceeds { $bound } points; this one reaches { $total }. The search for a better one within the limit on moves ended early.
assign-decision = A proposal to talk about, not a decision: ask the people concerned, and decide yourself. To keep the moves that are worth making as a plan: --write-plan FILE.

### Hiring

hire-heading = { $team }: whom to look for, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}
hire-heading-candidates = { $team }: what candidates would add, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}, { $candidates ->
    [one] 1 candidate
   *[other] { $candidates } candidates
}
hire-vacant = Vacant in the seats that assign proposes: { $roles }. Look for somebody adequate or better.
hire-held = In the seats that assign proposes, every seat is taken. A newcomer adds something { $roles }.
hire-held-too = A newcomer also adds something { $roles }, since the team is then seated anew.
hire-role-from = as { $role } with a fit above { $fit }
hire-advertise = So advertise for { $role } too: { $moves }.
hire-needless = No seat is vacant, and even somebody strong would add nothing: there is no reason to hire.
hire-unjudged = { $count ->
    [one] Too little is rated to judge { $people } in today's role. Unknown is no reason to move, so the seat counts as taken.
   *[other] Too little is rated to judge { $people } in today's roles. Unknown is no reason to move, so their seats count as taken.
}
hire-all-pinned = { $unjudged ->
    [0] Pins hold every seat, so nobody can be given one.
   *[other] Every seat is held by somebody who is pinned or too little rated to judge, so nobody can be given one.
}
hire-pinned = { $count ->
    [one] { $roles } is not in the table
   *[other] { $roles } are not in the table
}: { $unjudged ->
    [0] pins hold every seat
   *[other] everybody there is pinned or too little rated to judge
}.
hire-thresholds = From which fit a newcomer adds something
hire-openings-legend = Fit to beat: what a seat in the role is worth to the team today, as rated, with everybody seated as well as possible; a newcomer adds only the fit above that. Strong adds: points of fit that a newcomer with a fit of { $strong } adds.
hire-move = { $name } to { $to }
hire-move-to-none = { $name } would lose the seat
hire-profile = What to look for: { $role }
hire-profile-legend = In the role: the trait's share of the role's weight. Team lacks: how much of it the sellers at work lack on average. Look for: the two combined, as a share of the whole.
hire-closes = The role has tasks in which fewer than two of the team are adequate or better: { $tasks }.
hire-pool-unknown = { $judged ->
    [0] How many candidates you need cannot be estimated without any.
   *[other] How many candidates you need cannot be estimated from { $judged }; it takes ten.
} For an 80 % chance of at least one who is good enough, you need { $assumed }.
hire-pool-assumed = { $n } if { $share } are
hire-pool = Of { $judged } candidates, { $above } add something, and { $strong } would be strong in the seat. How many such candidates you need for an 80 % chance of at least one who adds something: { $n }; of one who is strong: { $n-strong }.
hire-pool-none = more than can be estimated
hire-best = { $name } is likeliest to add most, as { $seat } ({ $fit }): expect { $expected } of fit, { $low } to { $high } nine times in ten.
hire-best-no-seat = { $name } is likeliest to add most: expect { $expected } of fit, { $low } to { $high } nine times in ten.
hire-as-rated = As rated it is { $gain }, but high scores are partly luck.
hire-another-as-rated = As rated { $highest } adds most, { $gain }, but high scores are partly luck.
hire-nobody-stands-out = Nobody stands out: the most to expect is { $expected } of fit ({ $low } to { $high }), from { $name }.
hire-best-undrawn = { $name } adds most: { $gain } of fit, as { $seat } ({ $fit }).
hire-nobody-moves = Nobody else has to move.
hire-then-move = Compared with the seats that assign proposes: { $moves }.
hire-ties = { $names } add equally much, and more than all others: { $gain } of fit.
hire-sure = Allowing for rating error, { $name } adds most with a probability of { $p }.
hire-is-open = That is open: allowing for rating error, it holds with a probability of { $p }. It may also be { $rivals }.
hire-rival = { $name } ({ $p })
hire-fits-vacant = { $name } fits the vacant seat best ({ $role }, { $fit }), but { $best } adds more to the team: { $gain } against { $less }.
hire-fits-best = { $name } has the highest fit ({ $role }, { $fit }), but { $best } adds more to the team: { $gain } against { $less }.
hire-nobody-adds = { $count ->
    [one] The candidate changes nothing in this team: those who hold the seats fit them as well or better.
   *[other] None of the { $count } candidates changes anything in this team: those who hold the seats fit them as well or better.
}
hire-none-yet = As far as they are rated, no candidate adds anything to this team; too little is rated to say more.
hire-open = open
hire-at-least = { $gain } or more
hire-candidates-legend = Adds: points by which the sum of fits grows, everybody seated anew. { $draws ->
    [0] {""}
   *[other] Expect, from, to (nine of ten) and best: over { $draws } draws of true scores, since high scores are partly luck; unrated ones are drawn as in the others.
}
hire-not-drawn = Add --draws 100 to see how sure this is; with this many people it is left out by default.
hire-legend-nothing = 0: changes nothing in this team.
hire-unranked = { $count ->
    [one] Too little is rated to rank { $people }. Unknown is not weak: rate more.
   *[other] Too little is rated to rank { $people }. Unknown is not weak: rate more.
}
hire-unranked-person = { $name } ({ $low } to { $high } points)
hire-together = If you may hire { $most }
hire-together-adds = { $count ->
    [one] This one adds { $gain }; no others add more.
   *[other] These { $count } add { $gain } together; no other { $count } add more.
}
hire-turn = { $name } as { $seat }: { $gain }
hire-turn-tied = { $name } as { $seat }: { $gain }; { $others } would add as much
hire-together-fewer = Nobody else adds anything after that.
hire-plan-title = Hire { $names }
hire-decision = A proposal to talk about, not a decision: nobody is hired or turned down by a number. Talk to the candidates and to those who would move, and decide yourself.
hire-guide-heading = Interview: { $name }, { $role }
hire-guide-nothing = Nothing stands out to ask { $name } about: all that { $role } takes is rated, in its band and settled.
hire-guide-why = What to ask { $name } about first, and why. For whoever prepares the interview: leave the scores out of what interviewers see (--form).
hire-guide-legend = Asked: the scores that the role asks for. Breaks limit: the probability that the score breaks a limit that no strength offsets. Settles: by how much one more rating lowers the probability of naming the wrong role, on average.
hire-guide-form = For the interviewers
hire-guide-please = Ask all candidates for the role the same questions. Ask for something that happened, and what the candidate did. Each interviewer rates alone, right after each answer, before you talk. Leave blank what you cannot judge.
hire-guide-ask = Ask: { $words }
hire-guide-or = Or: { $words }
hire-guide-room = Interviewer { $number }, from { $lo } to { $hi }: ____ Notes: ________________
hire-why-veto = limit in doubt
hire-why-settles = settles most
hire-why-out = outside what is asked
hire-why-unrated = not rated
### Coaching

coach-heading = { $team }: whom to coach, and who might move, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}
coach-heading-one = { $name }: what to coach, { $motion }
coach-moving = Moves alone win { $moving } points and take no hours.
coach-settled = Everybody keeps to the seats that assign recommends, since no further move is worth making.
coach-seats-of-today = The team has no seats, so those of today's roles count.
coach-seats-of-today-settled = The team has no seats, so those of today's roles count. No other change of places among them is worth making.
coach-moving-nothing = Moves alone win nothing.
coach-coaching = { $cost } of coaching in today's roles would win { $coaching }.
coach-coaching-alone = { $cost } of coaching in today's roles would win { $coaching } points.
coach-coaching-points = Coaching by { $cost } in today's roles would win { $coaching } points of fit.
coach-coaching-nothing = Coaching in today's roles would win nothing.
coach-both = Both: { $both }.
coach-cost-hours = { $count ->
    [one] { $cost } hour
   *[other] { $cost } hours
}
coach-cost-points = { $count ->
    [one] { $cost } point of the scale
   *[other] { $cost } points of the scale
}
coach-worth = { $unit } more is worth about { $worth } points of fit.
coach-gap = The search ended before it was proved that nothing is better: another choice wins { $gap } points more at most. { $unit } more is worth about { $worth } points of fit.
coach-moves = { $count ->
    [one] With moves and coaching together, one seller would move:
   *[other] With moves and coaching together, these sellers would move:
}
coach-move = { $name }: from { $today } to { $seat }, expected fit { $fit } without coaching
coach-nobody = No coaching within the budget raises an expected fit.
coach-legend = Expected: the fit to expect from true scores, now and after coaching; these lie nearer to the team's mean than ratings. Reaches: the probability that the fit is then { $reach } or more. By chance: how much higher a new rating would be without any coaching, since low scores are partly bad luck. Ratings: how many to collect before coaching, and again after, to see the gain. Hours and limits are the catalog's averages, not promises.
coach-unreachable = Half a year of coaching is not enough to reach { $reach }: { $people }. Look for tasks that suit them better instead.
coach-enough = At { $reach } or more as rated, so no coaching is needed: { $people }. Their expected true fit is lower, since high scores are partly luck.
coach-enough-coached = At { $reach } or more as rated, but coached, since high scores are partly luck and the expected true fit is lower: { $people }.
coach-enough-one = { $name } as { $role } ({ $fit })
coach-unreachable-one = { $name } as { $role } ({ $best } at best)
coach-unreachable-veto = { $name } as { $role } (a veto stays)
coach-too-much = Above the band; that is about the job, not about coaching: { $people }.
coach-too-much-one = { $name }, { $trait } { $score } (at most { $limit } in { $task }; costs { $points })
coach-to-rate = Not rated; rate these before any coaching: { $people }.
coach-to-rate-one = { $name }, { $traits }
coach-verify = It takes { $one ->
    [one] 1 rating
   *[other] { $one } ratings
} before and as many after to see each single gain, or { $team ->
    [one] 1
   *[other] { $team }
} of each to see the mean of all.
coach-verify-one = It takes { $one ->
    [one] 1 rating
   *[other] { $one } ratings
} before and as many after to see it. With fewer the gain cannot be told from noise.
coach-verify-mean = Each single change is too small to be seen in ratings. It takes { $team ->
    [one] 1 rating
   *[other] { $team } ratings
} of each before and as many after to see the mean of all.
coach-verify-too-small = That is too small a change to be seen in ratings.
coach-unlocks = What one trait alone opens
coach-unlock = { $trait }: { $seats }
coach-unlocked = { $name } as { $role }
coach-unlocked-hours = { $name } as { $role } ({ $cost })
coach-frontier = What each budget allows
coach-decision = A proposal to talk about, not a decision: no study we know of supports a change that the person does not want, so ask first. To save it as a plan: --write-plan FILE.
coach-on-leave = { $name } is on leave.
coach-one-enough = { $name } is at { $as-rated } as { $role } as rated, and the target is { $reach }: no coaching is needed. The expected true fit is { $now }, since high scores are partly luck.
coach-one-reached = { $name } reaches an expected fit of { $reach } as { $role } with { $cost }: from { $now } to { $then }.
coach-one-veto-left = A veto still applies in { $tasks }: too small a part of the role to bar it, but strengths elsewhere cannot offset it.
coach-one-reached-already = { $name } is at { $now } as { $role } without coaching; the target is { $reach }.
coach-one-not-reached = { $name } cannot reach { $reach } as { $role } with half a year of coaching: with { $cost } the expected fit rises from { $now } to { $then }.
coach-one-nothing = { $name } cannot reach { $reach } as { $role } with half a year of coaching: nothing that may be coached would raise the expected fit of { $now }.
coach-one-vetoed-still = A veto keeps { $name } from { $role }, and nothing within these hours clears it.
coach-one-vetoed = A veto keeps { $name } from { $role }, and no coaching in half a year clears it.
coach-one-thin = Too little is rated to judge { $name } as { $role }: rate first.
coach-why-seat = It is the seat that assign proposes.
coach-why-wish = It is the first of the wishes.
coach-why-best = It is the role with the highest fit.
coach-better = Move rather than coach: as { $role } the expected fit is { $fit } without coaching, if there is a seat.
coach-wishes = Wishes: { $wishes }.
coach-how = How it is trained
coach-trained-for = { $trait } ({ $task })
assign-plan-title = The moves that assign recommends
coach-plan-title = { $moves ->
    [0] Coach in today's roles
   *[other] Coach and move
}{ $capped ->
    [0] {""}
   *[other] , { $cost }
}{ $traits ->
    [0] {""}
    [one] , 1 trait a seller
   *[other] , { $traits } traits a seller
}{ $has_seats ->
    [0] {""}
   *[other] , with seats { $seats }
}
coach-plan-title-one = Coach { $name } as { $role }{ $has_reach ->
    [0] {""}
   *[other] {""} to a fit of { $reach }
}{ $capped ->
    [0] {""}
   *[other] , { $cost }
}{ $traits ->
    [0] {""}
    [one] , 1 trait
   *[other] , { $traits } traits
}
column-coach-hours = Hours
column-coach-points = Points
column-expected-now = Expected now
column-expected-then = Then
    .sheet = Expected then
column-fit-now = Fit now
column-fit-then = Fit then
column-p-reached = Reaches
    .sheet = Probability of reaching it
column-by-chance = By chance
column-ratings-to-see = Ratings
    .sheet = Ratings to see it
column-sum-expected = Sum of expected fits
column-more-than-today = More than today

### Organisation

organize-heading = { $team }: should everyone do everything? { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
} at work
verdict-yes = Yes
verdict-no = No
verdict-open = Open
organize-yes = { $verdict }. Everyone doing everything does about as well as any division of the work: { $form } would yield { $hours } effective hours a week more, { $waste }{ $range }.
organize-yes-best = { $verdict }. No division of the work is expected to do better than everyone doing everything.
organize-no = { $verdict }. With everyone doing everything, about { $waste }{ $range } of what { $form } would yield is lost: { $hours } effective hours a week.
organize-open = { $verdict }. { $unknown } of the hours depend on fits that nobody has rated, more than { $most-unknown }: too much for a verdict. From what is known, everyone doing everything loses about { $waste } of what { $form } would yield, { $hours } effective hours a week.
organize-pays = The recommended roles pay off while a hand-off takes under { $minutes } minutes; another division, under { $longest }. Now it takes { $now }.
organize-pays-longest = The recommended roles pay off while a hand-off takes under { $minutes } minutes, longer than any other division of the work. Now it takes { $now }.
organize-pays-so-far = The recommended roles pay off while a hand-off takes under { $minutes } minutes. Now it takes { $now }.
organize-would-pay = Dividing the work would pay off if a hand-off took under { $longest } minutes; now it takes { $now }.
organize-pays-other-always = The recommended roles pay off while a hand-off takes under { $minutes } minutes; now it takes { $now }. Another division pays off however long a hand-off takes.
organize-pays-always = The recommended roles pay off however long a hand-off takes; now it takes { $now } minutes.
organize-would-pay-always = However long a hand-off takes, some division of the work is never worse than everyone doing everything.
organize-without-easing = { $motion } makes every limit { $ease } points easier, which is a judgement. Without that, the verdict is: { $verdict }, { $waste } lost.
organize-open-no-handoffs = { $verdict }. Nothing says how work is handed on, so dividing it costs nothing here: put `handoffs` in the team file. As it stands, everyone doing everything loses about { $waste } of what { $form } would yield, { $hours } effective hours a week.
organize-open-late = { $verdict }. The search ended before all sets of roles were compared, and a better one may change the answer. Among those compared, everyone doing everything loses about { $waste } of what { $form } would yield, { $hours } effective hours a week.
organize-open-noise = { $verdict }. With everyone doing everything, about { $waste }{ $range } of what { $form } would yield appears to be lost: { $hours } effective hours a week. But ratings this noisy would show as much in a team of equals.
organize-noise = Noise alone: with ratings this noisy, a team of equals would be told that it loses { $mean } on average, and more than { $p90 } one time in ten; here it is { $waste }.
organize-noise-little = Noise alone: with ratings this noisy, a team of equals would hardly ever be told that it loses anything; here it is { $waste }.
organize-noise-late = The search ended before the effect of noise alone was known, so the verdict is open. Allow more time with --time-limit.
organize-settled = { $raters ->
    [2] Twice
    [3] Three times
   *[other] { $raters } times
} as many ratings of each score would settle it with a probability of { $p }.
organize-not-settled = Not even five times as many ratings would settle it more often than not: the differences are too small to tell.
form-today = Today's roles
form-everyone = Everyone does everything
form-seats = The catalog's roles at the team's seats
form-designed = Best set of { $roles } roles
form-free = Free specialisation
organize-open-unsure = { $verdict }. With everyone doing everything, about { $waste }{ $range } of what { $form } would yield is lost: { $hours } effective hours a week. The probability that it is more than { $material } is { $p }: too little for a No, too much for a Yes.
organize-range = {" "}({ $low } to { $high })
organize-form-today = today's roles
organize-form-seats = the catalog's roles at the team's seats
organize-form-everyone = everyone doing everything
organize-form-designed = { $roles ->
    [one] 1 role
   *[other] { $roles } roles
}
organize-real-all = Nearly all the differences between these sellers are real.
organize-real-most = Most of the differences between these sellers are real; the rest may be rating error and does not count.
organize-real-two-thirds = About two thirds of the differences between these sellers are real; the rest may be rating error and does not count.
organize-real-half = About half of the differences between these sellers are real; the rest may be rating error and does not count.
organize-real-third = About a third of the differences between these sellers are real; the rest may be rating error and does not count.
organize-real-little = Only about a fifth of the differences between these sellers are real; the rest may be rating error and does not count.
organize-real-none = Errors in ratings would explain nearly all the differences between these sellers.
organize-as-rated = Here scores count as they were given. The best of many forms on noisy scores is partly luck, so this answer is optimistic.
organize-raters-differ = First of all: the raters of this team differ more than the catalog expects. One rating is off by about { $error } points, which the numbers below allow for.
organize-next-no = Next: go through the roles below with those they concern, and begin with one step from “Where to begin”.
organize-next-no-roles = Next: begin with one step from “Where to begin”.
organize-next-yes = Next: leave the work undivided. Who fits what: salesfit match { $team-file }{ $again }.
organize-next-merge = Next: merge today's roles, with those they concern: they yield { $hours } effective hours a week less than everyone doing everything, { $gain }. Who fits what: salesfit match { $team-file }{ $again }.
organize-next-merge-or-hours = Next: merge today's roles, or let their hours follow the work, with those they concern: today they yield { $hours } effective hours a week less than everyone doing everything, { $gain }. Who fits what: salesfit match { $team-file }{ $again }.
organize-next-hours = Next: leave the work undivided, and let the hours of each task follow the work: today they yield { $hours } effective hours a week less, { $gain }. Who fits what: salesfit match { $team-file }{ $again }.
organize-next-keep = Next: nothing has to change, since today's roles do about as well. Who fits what: salesfit match { $team-file }{ $again }.
organize-next-handoffs = Next: write down how work is handed on between the tasks, then run this again.
organize-next-open = Next: collect the ratings that say most: salesfit ask { $team-file }{ $drawn }{ $again }.
organize-more-roles = At best { $form } would yield more: what is recommended lies { $less } below that. That is within { $material }, and the more roles are compared, the more of it is luck.
organize-more-roles-free = At best { $form } would yield more: what is recommended lies { $less } below that. But it takes a staffing that breaks the limits.
organize-same-roles-free = At best { $form } would yield more with another staffing: what is recommended lies { $less } below that. But such a staffing breaks the limits.
organize-yes-within = { $verdict }. No division of the work is expected to yield more than { $material } over everyone doing everything.
organize-staffing-at-most = Nobody has more than { $most ->
    [one] one role
   *[other] { $most } roles
} or a posting below { $least } of a week, where the work allows it. That costs at most { $cost } of what the freest staffing would yield. The table below shows these roles like this, and other sets of roles with their freest staffing.
organize-forms = Ways to divide the work
organize-how-sure = How sure this is
organize-supposed = { $verdict } with { $assumed }
organize-sensitivity = Under some other assumptions the verdict changes: { $changed }. Under the rest it stays the same.
organize-sensitivity-same = The verdict stays the same with { $assumed }.
assumption-easier-limits = limits a point easier
assumption-harder-limits = limits a point harder
assumption-narrow-tolerance = tolerances of 3 points
assumption-wide-tolerance = tolerances of 6 points
assumption-double-handoffs = hand-offs twice as long
assumption-quadruple-handoffs = hand-offs four times as long
assumption-noisy-ratings = rating errors of 2 points
organize-design-recommended = The { $count } roles that are recommended
organize-staffing = Nobody has more than { $most ->
    [one] one role
   *[other] { $most } roles
} or a posting below { $least } of a week, where the work allows it. That costs { $cost } of what the freest staffing would yield. The table below shows these roles like this, and other sets of roles with their freest staffing.
organize-staffing-free = No staffing was found that gives nobody more than { $most ->
    [one] one role
   *[other] { $most } roles
} or a posting below { $least } of a week: this is the freest one.
form-recommended = { $form } (recommended)
form-today-by-demand = Today's roles, hours by demand
column-designed-role = Role
column-role-tasks = Tasks
column-role-hours = Hours
column-role-people = People, hours a week
organize-legend = Effective hours a week: hours of work times the fit with the task. Every form has the same { $hours } hours of work. A hand-off takes { $minutes } minutes. Free specialisation is an upper limit, without hand-offs.
organize-late = The search ended before every set of roles was compared: another may be up to { $gap } better. Allow more time with --time-limit.
organize-many-tasks = With this many tasks not every set of roles is compared: another may be up to { $gap } better.
organize-design = The best set of { $count } roles
organize-person = { $name }{ $pinned ->
    [0] {""}
   *[other] {" "}(pinned)
} { $hours }
organize-break-even = The division that pays off longest, while a hand-off takes under { $longest } minutes, has { $roles } roles: { $sets }.
organize-break-even-always = The division that pays off however long a hand-off takes has { $roles } roles, because nothing is handed on between them: { $sets }.
organize-first-steps = Where to begin
organize-steps = Changes of role keep to the catalog's roles and to today's hours. Where the roles above divide the work differently, go by those: these are only steps on the way.
organize-take-away = One task: take { $task } away from everyone and give it to a few: { $gain } more effect than with everyone doing everything.
organize-take-nothing-away = One task: none is worth taking away from everyone.
organize-by-demand = no role
organize-no-change = People: no change of role within the catalog gains anything worth mentioning.
organize-one-change = One person: { $people }, { $hours } more effective hours a week than today: { $share } of what changes of role can gain.
organize-two-changes = Two people: { $people }, { $hours } more effective hours a week than today: { $share } of it.
organize-most-changes = { $count } changes capture { $share } of it.
organize-change = { $name } from { $from } to { $to }
organize-work = What the work shows
organize-nobody-adequate = Nobody is adequate at { $tasks }: hire or train.
organize-demand-of-seats = The team does not say how many hours each task takes, so this follows from its seats: set `demand` to be sure.
organize-demand-of-today = The team does not say how many hours each task takes, so this follows from today's roles: set `demand` to be sure.
organize-pins-design = These roles are designed without pins, which count only for the seats and for changes of role. Whoever is pinned is marked: unpin them first, or leave them where they are.
organize-idle = The team has { $available } hours a week and the tasks take { $demanded }: { $hours } hours are idle, spread over everyone.
organize-too-much-work = The tasks take { $demanded } hours a week and the team has { $available }: { $hours } hours of work are not done, spread over all tasks.
organize-short = Today too few hours go to { $tasks }.
organize-over = Today too many hours go to { $tasks }.
organize-task-hours = { $task } ({ $hours } h)
organize-left-out = Left out, since nobody at work is rated there: { $tasks }. Unknown is not weak.
organize-unknown = { $share } of the hours depend on unknown fits, counted as the mean of the known ones. Not everyone is rated in { $tasks }.
organize-barely-rated = Some sellers are rated in less than { $least } of what these tasks need, but their fits count: { $tasks }. Rate more before you rely on them.
organize-on-leave = On leave and not counted: { $names }.
organize-decision = These are ratings and counted hours, not a verdict on anyone: talk to the people concerned, and decide yourself.

### Raters

raters-heading = { $team }: do raters agree? { $rated ->
    [0] None
   *[other] { $rated }
} of { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
} rated by several
raters-nobody = Nobody is rated by more than one person, so nothing can be said about whether raters agree.
raters-nobody-do = Have a second person rate the same sellers, and write both into the team file, under each seller's scores:
raters-example = drive: {"{"}manager: 7, peer: 6{"}"}
raters-nobody-table = A table of sellers (CSV) has room for one rating only.
raters-poorly = poorly
raters-moderately = moderately
raters-well = well
raters-very-well = very well
raters-poor = poor
raters-moderate = moderate
raters-good = good
raters-excellent = excellent
raters-answer = Two people who rate the same seller agree { $degree }: { $share } of the differences between single ratings come from the seller, the rest from who rates and from chance (ICC(1,1) is { $icc }).
raters-answer-chance = Two people who rate the same seller agree { $degree }, no more than by chance: their ratings are about as far apart as those of different sellers, or farther (ICC(1,1) is { $icc }).
raters-answer-interval = With { $sellers } sellers, the true number may be anywhere from { $low } to { $high } (95 % confidence).
raters-answer-mean = For the mean of { $each } ratings, about as many as a seller has, that number is { $icc }, which is { $degree }.
raters-answer-others = Without self-ratings, it is { $icc } for a single rating.
raters-one-seller = Only one seller is rated by several on any one trait. It takes at least two to see whether raters agree on who has more of it.
raters-all-equal = In each trait all ratings are the same number. Nobody contradicts anyone, but there is no way to tell whether raters see any difference between sellers.
raters-error = One rating is typically off by { $error } points on the scale of { $lo } to { $hi }; the catalog assumes { $assumed }.
raters-few = { $count ->
    [one] In { $traits } fewer than { $fewest } sellers have several ratings: that row is mostly chance, so do not rely on it.
   *[other] In { $traits } fewer than { $fewest } sellers have several ratings: those rows are mostly chance, so do not rely on them.
}
raters-few-all = No trait has { $fewest } sellers with several ratings: what follows is mostly chance, so do not rely on it.
raters-few-row = { $name } (few)
raters-all-traits = All traits
column-seller-count = Sellers
column-ratings-each = Ratings each
column-icc-1-1 = One rating
column-icc-1-k = Their mean
column-icc-2-1 = Same raters, one
column-icc-2-k = Same raters, mean
column-error = Off by
column-rwg = Close (rwg)
column-rwg-of-used = Close, own spread
raters-legend-icc = One rating, their mean: how far they tell sellers apart, whoever rates (ICC(1,1) and ICC(1,k)). 1 is perfect and 0 chance; below 0.50 is poor, from 0.50 moderate, from 0.75 good, above 0.90 excellent. All traits: differences between traits are removed.
raters-legend-same = Same raters: these numbers for sellers rated by the same people (ICC(2,1) and ICC(2,k)), counting all managers as one manager, and likewise each other kind.
raters-legend-near = Off by: the typical error of one rating, in points from { $lo } to { $hi }. Close: how close the ratings of one seller are to each other, on average (rwg); 1 is equal, 0 no closer than random numbers from the whole scale. Own spread: the same, against random numbers with the spread of these ratings.
raters-panels = The same raters are:
raters-panel = { $raters }: { $traits }
raters-left-out = { $trait } ({ $count ->
    [one] 1 seller who lacks one of them is left out
   *[other] { $count } sellers who lack one of them are left out
})
raters-no-panel = No two sellers are known to be rated by the same raters, so those columns are empty.
raters-far = In { $below } of { $sets } cases the ratings of one seller on one trait are far apart (rwg below 0.70).
raters-generous = In { $traits } the ratings have less than half of the spread (variance) of random numbers, so they look close however little raters agree. Read "close, own spread" instead.
raters-generous-all = In every trait the ratings have less than half of the spread (variance) of random numbers, so they look close however little raters agree. Read "close, own spread" instead.
raters-negative = A number below 0 means that the ratings of one seller are farther apart than those of different sellers; it is shown as it is.
raters-by-one = { $count ->
    [one] 1 more trait is rated by one person only, so nothing can be said about it.
   *[other] { $count } more traits are rated by one person only, so nothing can be said about them.
}
raters-who = Who rates high, who rates low
raters-no-names = The file does not say who gave which rating, so nobody can be called lenient or severe. Write it under each seller's scores:
raters-one-kind = Nobody is rated by two kinds of raters on the same trait, so none can be called lenient or severe.
column-rater = Rater
column-ratings = Ratings
column-pairs = Compared
column-difference = Points above the others
column-se = ±
    .sheet = Standard error
column-tendency = Tendency
raters-kind-self = self
raters-kind-manager = manager
raters-kind-peer = peer
raters-kind-customer = customer
raters-lenient = lenient
raters-severe = severe
raters-unclear = not clearly either
raters-too-few = too few to say
raters-legend-who = Compared with the mean of the other kinds of raters on the same sellers and traits. ± is the standard error over sellers. Lenient or severe: beyond 1.96 standard errors, over at least { $fewest } sellers.
raters-self-higher = Sellers rate themselves { $difference } points higher than others rate them ({ $sellers } sellers, { $pairs } comparisons).
raters-self-lower = Sellers rate themselves { $difference } points lower than others rate them ({ $sellers } sellers, { $pairs } comparisons).
raters-self-alike = Sellers rate themselves neither clearly higher nor clearly lower than others rate them: { $difference } points apart on average ({ $sellers } sellers, { $pairs } comparisons).
raters-self-few = { $sellers ->
    [one] One seller is rated both by themselves and by others: too few to say whether sellers rate themselves higher.
   *[other] Only { $sellers } sellers are rated both by themselves and by others: too few to say whether sellers rate themselves higher ({ $difference } points apart on average, { $pairs } comparisons).
}
raters-self-correlation = Do the same sellers rank high in both? The correlation within traits is { $r }, where 1 is the same order and 0 none. In research, people and their managers reach about 0.2 (Conway and Huffcutt 1997).
raters-self-no-correlation = There is no way to tell whether the same sellers rank high in both: the ratings are too few or too equal.
raters-decision = Low agreement is about the ratings, not about the people rated. Agree on what a low and a high score look like (salesfit catalog show TRAIT{ $again }), let more people rate, and do not act on a difference that one rating made.

### What changed

diff-heading = { $team }: what changed from { $old } to { $new }
diff-heading-trend = { $team }: what changed over { $count } measurements, from { $old } to { $new }
diff-ordered = The files are in order of date, not as given.
diff-step = From { $old } to { $new }
diff-nothing = Nothing changed.
diff-changed = { $both ->
    [one] { $changed ->
        [0] The one person in both files has the same fits, scores and role as before.
       *[other] The one person in both files has a new fit, score or role.
    }
   *[other] { $changed ->
        [0] None of the { $both } in both files has a new fit, score or role.
        [one] 1 of the { $both } in both files has a new fit, score or role.
       *[other] { $changed } of the { $both } in both files have a new fit, score or role.
    }
}
diff-nobody = Nobody is in both files: these may be two different teams, or everyone has a new id.
diff-joined = Joined: { $names }.
diff-left = Left: { $names }.
diff-person = { $name } ({ $role }, { $fit })
diff-person-role = { $name } ({ $role })
diff-person-no-role = { $name } (no role)
column-fit-old = Before
    .sheet = Fit before
column-fit-new = Now
    .sheet = Fit now
column-change = Change
column-fit-change = Change
    .sheet = Change in fit
column-noise = Scores' part
column-answer = Answer
diff-cause-scores = Scores
diff-cause-catalog = Catalog
diff-cause-motion = Kind of selling
diff-cause-role = Role
diff-cause-people = People
diff-cause-work = Work
diff-noise-more = more than noise
diff-noise-may = may be noise
diff-legend = Fit with today's role, 0 to 100; the fit before is with the role held then.
diff-legend-trend = Fit with today's role, 0 to 100; each fit is with the role held then. Change: from the first known fit to the last.
diff-legend-parts = The parts sum to the change. Each is what its cause adds, averaged over all orders in which the causes could have changed (Shapley values).
diff-legend-joint = Causes joined by + cannot be told apart.
diff-legend-noise = Scores' part: whether it is more than the errors of two measurements show by chance one time in twenty (reliable change).
diff-moved = What the changed scores did, in points of the fit with today's role:
diff-moved-today = What the changed scores did, in points of the fit with today's role, as the catalog and the kind of selling are now (the column { $scores } averages over before and now, so it may differ):
diff-moved-seller = { $name }, { $points } in all: { $scores }
diff-moved-score = { $trait } { $points } ({ $old } → { $new })
diff-moved-over = { $trait } { $points } ({ $old } → { $new }, now over its band)
diff-moved-veto = { $trait } { $points } ({ $old } → { $new }, now a veto)
diff-moved-nothing = { $name }: the changed scores do not move the fit with today's role
diff-moved-others = other traits { $points }
diff-moved-more = and { $count } more: see --format json
diff-roles = Changed role:
diff-role = { $name }: { $old } before, { $new } now
diff-scores = Scores that changed by more than noise:
diff-score = { $name }, { $trait }: { $old } before, { $new } now
diff-noise-why = A score may change by more than noise while the seller's change as a whole is still noise: a fit adds up the errors of all the scores it is based on, unchanged ones included.
diff-scores-noise = { $count ->
    [one] One score changed, by no more than noise may explain.
   *[other] { $count } scores changed, each by no more than noise may explain.
}
diff-scores-noise-too = { $count ->
    [one] One other score changed by no more than noise may explain.
   *[other] { $count } other scores changed, each by no more than noise may explain.
}
diff-scores-gained = { $count ->
    [one] One score is known now and was not before.
   *[other] { $count } scores are known now and were not before.
}
diff-scores-lost = { $count ->
    [one] One score was known before and is not now.
   *[other] { $count } scores were known before and are not now.
}
diff-more = and { $count } more: see --format csv or json
diff-unsplit = Not split by cause:
diff-unknown-before = { $name }: unknown before, { $fit } now
diff-unknown-after = { $name }: { $fit } before, unknown now
diff-unknown-between = { $name }: with only some of the causes changed, the fit is unknown
diff-answers = The team's answers
diff-answer-fit = Average fit today
diff-answer-total = assign: sum of fits
diff-answer-everyone = organize: everyone, %
diff-answer-today = organize: today, %
diff-legend-fit = Average fit today: of the known fits with today's roles.
diff-legend-total = Sum of fits: of the sellers that assign seats.
diff-legend-everyone = organize, everyone: how much is lost if everyone does everything, compared with the division that `organize` would choose, in per cent.
diff-legend-today = organize, today: what is lost in today's roles.
diff-legend-people = People: who is in the team.
diff-legend-work = Work: seats, demand, hand-offs and hours.
diff-no-seats = { $file }: no seats, so there is nothing for assign to answer.
diff-conflict = { $file }: more are pinned to a role than it has seats, so assign has no answer.
diff-no-work = { $file }: no work is described, so there is nothing for organize to answer.
diff-too-many-tasks = { $file }: too many tasks for organize to compare.
diff-too-many-people = { $file }: too many people to run organize as part of a comparison.
diff-between = Not split by cause: { $answers }. With only some of the causes changed, there is no answer.
diff-too-much = Not split by cause: { $answers }. There are too many states in between to work out.
diff-verdict = Should everyone do everything? { $old } before, { $new } now.
diff-verdict-same = Should everyone do everything? { $verdict }, as before.
diff-seats = assign would seat people differently:
diff-seat = { $name }: { $old } before, { $new } now
diff-no-seat = no seat
diff-not-there = not in the team
diff-vacancies = Seats that stay vacant:
diff-vacancy = { $role }: { $old } before, { $new } now
diff-trend-dates = Measured on: { $labels }.
diff-trend-files = Measured in: { $labels }.
diff-trend-noise = Where the scores' part is more than noise from one measurement to the next (reliable change), and by how much:
diff-trend-step = From { $old } to { $new }: { $names }
diff-trend-seller = { $name } { $points }
diff-trend-all-noise = Nobody's scores' part is more than noise from one measurement to the next (reliable change).
diff-steps = What changed from each file to the next is in --format json, or for the first two: salesfit diff { $old-file } { $new-file }{ $again }.
diff-decision = A change is a question to look into, never a verdict on anyone: ask what happened.

### Plans

whatif-heading = { $team }: { $count ->
    [one] a plan
   *[other] { $count } plans
} compared with the team as it is
whatif-base = as it is
whatif-together = all at once
whatif-best-of = Best of { $count }: { $plan }, { $change } points in the best seats.
whatif-better = { $plan }: { $change } points in the best seats.
whatif-none-better = No plan brings more in the best seats than the team as it is. Nearest: { $plan }, { $change } points.
whatif-not-better = { $plan }: no gain in the best seats over the team as it is ({ $change } points).
whatif-costs = { $plan } costs { $change } points in the best seats.
whatif-today = Today's roles, as rated: from { $before } to { $after } points.
whatif-other-yardstick = { $plan } (other yardstick)
whatif-other-yardsticks = No plan can be compared with the team as it is: each changes the motion or the catalog, and so the yardstick.
whatif-all-other-yardstick = But some plan changes the motion or the catalog, so that is measured with another yardstick.
whatif-within-noise = That is within the noise of the scores.
whatif-ties = { $count ->
    [one] { $plans } differs from it by less than the noise.
   *[other] { $plans } differ from it by less than the noise.
}
whatif-no-seats = There is no best seating to compare: the team has no seats, or more are pinned to a role than it has seats.
whatif-legend = Sums are points, 100 a person. ±: how much errors of the ratings alone would move the change (its standard error), with the same errors in every plan; a change within 1.96 of them is noise. Moves: how many leave today's role for the best seats. Short: tasks that fewer than two at work are adequate at.{ $yardsticks ->
    [0] {""}
   *[other] {" "}Other yardstick: the plan changes the motion or the catalog, so its sums cannot be compared.
} Findings: what the policy “{ $policy }” finds in the plan but not in the team as it is.
whatif-all = All at once
whatif-all-change = All plans at once: { $change } points in the best seats.
whatif-more-together = That is { $interaction } points more than they bring one by one.
whatif-less-together = That is { $interaction } points less than they bring one by one.
whatif-same-together = That is what they bring one by one.
whatif-part = { $plan }: { $part }
whatif-no-parts = It cannot be split by plan: some of the plans have no best seating without the others.
whatif-plan = { $plan }
whatif-moves = { $count ->
    [one] One seller leaves today's role for the best seats:
   *[other] { $count } sellers leave today's role for the best seats:
}
whatif-move = { $name }: { $from } → { $to }
whatif-no-role = no role
whatif-no-seat = no seat
whatif-findings = { $count ->
    [one] A review newly finds:
   *[other] A review newly finds { $count } things:
}
whatif-worse = { $count ->
    [one] It also finds this in the team as it is, but more certain or worse here:
   *[other] It also finds { $count } things in the team as it is, but more certain or worse here:
}
whatif-finding = { $rule }: { $message }
applied = changed: { $change }
applied-catalog = changed: the catalog is now { $catalog }
change-none = –
change-leave = { $name } is on leave
change-remove = { $name } leaves the team
change-join = { $name } joins the team
change-role = { $name }, role { $before } → { $after }
change-hours = { $name }, hours a week { $before } → { $after }
change-wishes = { $name }, wishes
change-pinned = { $name } stays in today's role
change-unpinned = { $name } may change role
change-score = { $name }, { $trait } { $before } → { $after }
change-seats = seats for { $role } { $before } → { $after }
change-demand = hours a week for { $task } { $before } → { $after }
change-handoff-minutes = a hand-off takes { $minutes } minutes
change-motion = kind of selling { $before } → { $after }
plan-opening = A plan. Compare it: salesfit whatif TEAM PLAN. Carry it out: salesfit apply TEAM PLAN -o new.yaml.

### The catalog

catalog-heading = { $name } { $version }: scores from { $lo } to { $hi }
catalog-tasks = Tasks and what they need
catalog-roles = Roles and how their time is spent
catalog-traits = Traits, skills and attitudes
catalog-motions = Kinds of selling
catalog-more = More about one of them: salesfit catalog show ID{ $again }
catalog-part = { $name } ({ $noun } { $id })
catalog-sound = { $name } is a valid catalog: { $traits ->
    [one] 1 trait
   *[other] { $traits } traits
}, { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
}, { $roles ->
    [one] 1 role
   *[other] { $roles } roles
} and { $motions ->
    [one] 1 motion
   *[other] { $motions } motions
}.
catalog-exported = Wrote { $count } files to { $dir }. Edit them, then: salesfit catalog check { $path }{ $again }
kind-trait = trait
kind-skill = skill
kind-attitude = attitude
noun-task = task
noun-role = role
noun-motion = motion
term-low = Low
term-high = High
term-source = Based on
term-train = Train
term-lead = Lead
task-sources = What each need is based on
trait-ask = In an interview, ask:
trait-needed-by = Needed by: { $tasks }.
role-baseline = Shown for comparison; never anyone's best role.
motion-ease = Limits are { $ease } points easier; a hand-off takes { $minutes } minutes.
veto-below = below { $limit }
veto-above = above { $limit }
remark-unused-trait = { $count ->
    [one] No task needs the trait { $about }.
   *[other] No task needs the traits { $about }.
}
remark-trait-without-anchors = { $count ->
    [one] Nothing says what a low and a high score look like for { $about }, so raters may mean different things by it.
   *[other] Nothing says what a low and a high score look like for { $about }, so raters may mean different things by them.
}
remark-tolerance-below-error = { $count ->
    [one] The tolerance of { $about } is smaller than the error of one rating, which makes that fit mostly noise.
   *[other] The tolerances of { $about } are smaller than the error of one rating, which makes those fits mostly noise.
}
remark-veto-inside-band = { $count ->
    [one] The veto of { $about } lies inside its own band: a score may satisfy the need and be vetoed.
   *[other] The vetoes of { $about } lie inside their own bands: a score may satisfy the need and be vetoed.
}
remark-need-without-source = { $count ->
    [one] The need { $about } has no source.
   *[other] { $count } needs have no source: { $about }.
}

### The catalog as SQL

# Comments in a query. Only letters, digits, spaces, dots, commas, hyphens, parentheses, slashes, and colons before a space are kept.
sql-program = salesfit { $version }: fits, as a query for { $database }
sql-catalog = Catalog: { $name } { $version }
sql-reading = Kind of selling: { $motion }. Scale of the scores: { $lo } to { $hi }.
sql-table-wide = The table has a row for each seller, with the columns of the first step.
sql-table-long = The table has a row for each rating, with the columns of the first step. Several ratings of one trait count as their mean.
sql-unknown = A score that is NULL, is no number or is off the scale counts as unknown, never as weak.
sql-ties = Where two roles fit equally well, the first one in the catalog is the best: the table does not say who holds which role today.
sql-step-ratings = The table, with its scores as numbers
sql-step-scores = Scores on the scale of the catalog
sql-step-needs = How far each score meets each need, from 0 to 1, and whether it breaks a veto
sql-step-tasks = The fit with each task, from 0 to 1
sql-step-roles = The fit with each role, from 0 to 1
sql-step-candidates = The fit with each role that may be the best: not vetoed, and enough of it rated
sql-step-highest = The highest of these
sql-step-fits = The best role
sql-need = { $task }, { $trait }: { $target }, weight { $weight }
sql-full = { $name }: strengths make up for weaknesses (full)
sql-partial = { $name }: strengths make up for weaknesses in part (partial)
sql-none = { $name }: the weakest part decides (none)
sql-checked = { $database } { $version } agrees with salesfit in all { $cells } cells of { $sellers } sellers, to 1e-9.

### Files that are written

init-opening =
    A team for salesfit: how each seller is rated, so that
        salesfit match team.yaml
    can say who fits what, and salesfit explain team.yaml NAME can say why.

    Scores go from { $lo } to { $hi }; 5 is an average seller where the scale is 0 to 10.
    ~ means not rated: use it for what you do not know. Unknown never counts as weak.
    Instead of one number there may be several raters,
        empathy: [7, 8]    or    empathy: {"{"}self: 9, manager: 7{"}"}
    or a number with its standard error, empathy: {"{"}score: 7, se: 0.8{"}"}.
    The two people are invented. Replace them with your own.
init-team = My team
init-date = when the scores were taken
init-roles =
    Today's role is one of: { $roles }.
init-work = For assign: how many seats each role has. For organize: the hours a week that each task takes, and how often work passes from one task to another in such a week (left out: as in the catalog).
init-tasks = A task is one of: { $tasks }.
init-first = First Example
init-second = Second Example
init-low = low
init-high = high
convert-opening = Written by salesfit.
form-note-id = Leave it empty: it is made from the name. Give one where two people have the same name.
form-note-role = Today's role. The list is on the sheet Team.
form-note-hours = Hours a week. Empty: { $hours }. On leave: 0.
form-note-wishes = The roles this seller would like, the most wanted first, with semicolons between them. Shown, never scored.
form-note-pinned = Yes where the seller stays in today's role whatever the numbers say.
form-check-role = Choose one of the roles on the sheet Team.
form-check-hours = Hours a week, from 0 to 168.
form-check-pinned = Yes or no, or empty.
form-check-score = A number on the scale, from { $lo } to { $hi } unless the sheet Team says otherwise. Leave it empty where nothing is known.
form-check-seller = Nobody on the sheet Sellers has this name.
form-check-trait = Choose one of the traits that head the columns of the sheet Sellers.
form-check-amount = A number of at least 0.
form-check-count = A whole number of at least 0.
form-check-date = A date.
form-check-motion = Choose one of the list.
form-check-task = Choose one of the tasks above.
form-help =
    How to fill in this workbook
    Sellers: one row per person and one number per trait, from { $lo } to { $hi }. Point at a heading to see what a low and a high score look like.
    An empty cell means that nobody knows. Unknown never counts as weak, so never guess.
    The people there are made up. Write yours over them.
    Raters: only where several people rate, or where the standard error of a score is known. One row per rating. A score on the sheet Sellers counts as one more rating.
    Team: the scale, the seats of each role, the hours a week that each task takes, and how often work passes from one task to another. Leave empty what you do not know; then the catalog's own figures count. Write “{ $none }” in the first column below the headings where there is none at all.
    Every command of salesfit reads this file: salesfit match team.xlsx
    salesfit convert team.xlsx -o team.yaml writes the same team as text.
key-written = Wrote a new key to { $file }. Keep it away from the reports: with it, people can be re-identified.
init-written = Wrote { $file }. Try it: salesfit match { $path }{ $again }
man-written = Wrote the manual pages to { $dir }.

### Questions

ask-heading = { $team }: which ratings to collect next, { $motion }, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}
ask-answer = One more rating of these would help most to settle who is best at what, the first one most of all.
ask-unjudged = First: too little is rated to judge { $people } in { $count ->
    [one] today's role. What to rate:
   *[other] today's roles. What to rate, of one at a time:
} salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }
ask-nothing = No single further rating would help much to settle who is best at what. If it has to be settled, let one more person rate all traits.
ask-legend-off-by = Off by: the standard error of the score.
ask-legend = Wrong now: the probability that the likeliest of the roles that are rated enough is not the best; empty where none is. With one more: what that becomes on average. For this, what is not rated is assumed to be as in the rest of the team.
ask-form-heading = { $team }: please rate
ask-please = Rate each on its own, from what you have seen. Leave blank what you cannot judge. Rated by: ____ Date: ____
ask-form = To send to raters
ask-about = About { $name }:
ask-not-rated = not rated
ask-may-overturn = may overturn it
ask-end = { $end }: { $words }
ask-blank = From { $lo } to { $hi }: ____

### Reviews by a policy

review-heading = { $team }: review by the policy “{ $policy }”, { $sellers ->
    [one] 1 seller
   *[other] { $sellers } sellers
}, { $date }
review-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
review-passes = The review passes.
review-fails = The review does not pass: { $denied ->
    [one] 1 finding blocks
   *[other] { $denied } findings block
} it.
review-fails-unreviewed = The review does not pass: { $unreviewed ->
    [one] 1 file or folder was
   *[other] { $unreviewed } files or folders were
} not read.
review-unread = { $unreviewed ->
    [one] 1 file or folder was
   *[other] { $unreviewed } files or folders were
} not read.
review-fails-expired = The review does not pass: { $expired ->
    [one] 1 waiver has expired
   *[other] { $expired } waivers have expired
}.
review-fails-both = The review does not pass: { $denied ->
    [one] 1 finding blocks
   *[other] { $denied } findings block
} it, and { $expired ->
    [one] 1 waiver has expired
   *[other] { $expired } waivers have expired
}.
review-counts = Also: { $parts }.
review-count-warned = { $count } to look at
review-count-inconclusive = { $count } inconclusive
review-count-waived = { $count } waived
review-count-known = { $count } known before
review-count-unused = { $count ->
    [one] 1 waiver that is not needed
   *[other] { $count } waivers that are not needed
}
review-denied = Blocking ({ $count })
review-warned = To look at ({ $count })
review-inconclusive = Inconclusive ({ $count })
review-waived = Waived ({ $count })
review-known = Known before, from the baseline: { $count ->
    [one] 1 finding
   *[other] { $count } findings
} ({ $rules }). JSON and CSV list each.
annotations-left-out = { $count ->
    [one] 1 more finding has
   *[other] { $count } more findings have
} no annotation, since GitHub shows ten a step. The report in Markdown has all.
review-finding = { $level }: { $rule }, { $place }
review-finding-new = { $level }: { $rule }, { $place } (new)
review-allow = allow
review-warn = warn
review-deny = deny
review-withheld = (withheld)
review-ask = What would help most: a new rating of { $traits }.
review-whose = Whose ratings would help most: { $names }.
review-nobody = Nobody would take over that seat
review-next = { $name } would take over that seat
review-was-known = known before, from the baseline
review-waiver = Waived until { $until } by { $owner }: { $reason }.
review-waivers = Waivers
review-waiver-expired = { $place }: the waiver of { $rule } for { $of } has expired. { $why } Is it still right? Then give it a new date; otherwise deal with what it covered.
review-waiver-stranger = { $place }: the waiver of { $rule } for { $of } names a seller who is in none of the teams reviewed here. { $why } Is it another id, or another team? Then name the team, with team: …
review-waiver-unused = { $place }: the waiver of { $rule } for { $of } is not needed: it covers no finding. { $why } Can it go?
review-unreviewed = { $count ->
    [one] This file or folder in { $folder } was
   *[other] { $count } files and folders in { $folder } were
} not read, so nothing is known of the people in { $count ->
    [one] it
   *[other] them
}: { $files }.
    .advice = a folder means its YAML files; name tables, JSON files and other folders as well
review-gone = { $count ->
    [one] 1 finding in the baseline is gone
   *[other] { $count } findings in the baseline are gone
}: write it again with --write-baseline, so that they cannot come back unnoticed.
review-legend = How often each rule holds, does not hold, and is inconclusive. Inconclusive: allowing for rating error it may be either, or what it needs is not known. What the policy allows is not counted.
review-closing = These are questions to people, about data and organisation; none of them is a verdict on anyone.
review-missed-below = { $trait } { $score } ({ $task }: at least { $limit })
review-missed-above = { $trait } { $score } ({ $task }: at most { $limit })
review-unrated-below = { $trait } ({ $task }: at least { $limit })
review-unrated-above = { $trait } ({ $task }: at most { $limit })
baseline-written = { $count ->
    [one] 1 finding is
   *[other] { $count } findings are
} written to { $file }. Compare later reviews with it: --baseline { $file } --ratchet

column-rule = Rule
column-review-level = Level
column-pass = Holds
column-fail = Does not
column-open = Inconclusive
column-key = Key
column-value = Set to
column-means = Means

review-role-fit = { $seller } has a fit of { $fit } of 100 with today's role, { $role }; the minimum is { $limit }. What would help: coaching, other tasks in the role, or another seat?
    .advice = Where points are lost: salesfit explain { $file } { $id } --role { $role-id }{ $drawn }{ $again }
review-role-fit-open = { $seller } has a fit of { $fit } of 100 with today's role, { $role }; the minimum is { $limit }. Allowing for rating error, it is below that with a probability of { $p }. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-role-fit-too-little = Only { $coverage } of what { $role } needs has been rated for { $seller }; the minimum fit is { $limit } of 100. However the rest turns out, the fit lies between { $low } and { $high }. Who knows the rest?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-role-fit-unknown = Nothing that { $role } needs has been rated for { $seller }, so the fit is unknown, not weak. Who knows the work?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-must-have = { $role } has limits that strengths elsewhere cannot offset, and scores of { $seller } are beyond them: { $what }. Is the limit right for this work, is the score right, and is it the right seat?
    .advice = What it decides: salesfit explain { $file } { $id } --role { $role-id }{ $drawn }{ $again }
review-must-have-open = { $role } has limits that strengths elsewhere cannot offset, and { $seller } is beyond them with a probability of { $p }: { $what }. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-must-have-unrated = { $role } has limits that strengths elsewhere cannot offset, and { $seller } has not been rated there: { $what }. Who knows?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced = { $seller } works as { $role } with a fit of { $fit } of 100. Another role fits more than { $limit } points better; as the scores stand, { $better } fits best with { $best-fit }. Is that a change to talk about?
    .advice = Who could have which seat: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-misplaced-open = { $seller } works as { $role } with a fit of { $fit } of 100 and seems to fit best as { $better }, { $best-fit }. Allowing for rating error, some other role is more than { $limit } points better with a probability of { $p }. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-near = { $seller } works as { $role } with a fit of { $fit } of 100, and no other role seems to fit better. Allowing for rating error, one is more than { $limit } points better with a probability of { $p }. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-unknown = Too little of { $role } has been rated for { $seller } to say whether another role would fit better. Who knows the work?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-alone = So little has been rated for { $seller } beyond what { $role } needs that no other role can be compared with it. Who knows the rest?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-ratings-nothing = Nothing has been rated for { $seller }, so there are no ratings to look at. Who knows the work?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-key-person-nothing = Nobody in { $team } has a seat or a role today that could be lost. Which seats are there?
    .advice = Put it in the file: seats: {"{"}hunter: 3{"}"}
review-waste-nothing = Too little is known about the work of { $team } to say what its organisation wastes. How many hours does each task take?
    .advice = Put it in the file: demand: {"{"}hunting: 110{"}"}. What is missing: salesfit organize { $file }{ $again }
review-regression-nothing = { $team } has been compared with no earlier file, or shares nobody with it. What was it like before?
    .advice = Give the earlier file with --since, or a revision in git with --since-rev
review-regression-unknown = What { $role } needs was rated for { $seller } before and is no longer. Has a rating been lost?
    .advice = What to rate: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage = Only { $coverage } of what { $role } needs has been rated for { $seller }; the minimum is { $limit }. Who knows the rest?
    .advice = What to rate first: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage-nothing = Nothing of what { $role } needs has been rated for { $seller }; the minimum is { $limit }. Who knows the seller's work?
    .advice = What to rate first: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage-open = { $seller } has no role today, so what should be rated is not known. Which role is it?
    .advice = Put it in the file: role: …
review-ratings-age = The ratings of { $team } are { $days ->
    [one] 1 day
   *[other] { $days } days
} old; the maximum is { $limit }. Do they still hold?
    .advice = Rate again what has changed, and give the file its new date.
review-ratings-age-no-date = The file of { $team } does not say when the ratings were taken, so their age is unknown. When were they?
    .advice = Put it in the file: date: 2026-11-01
review-ratings-age-open = The ratings of { $team } are dated { $days ->
    [one] 1 day
   *[other] { $days } days
} after the day of this review. Is the date right?
    .advice = Correct the date in the file, or give the day of the review with --today.
review-single-rater = { $count ->
    [one] One score of { $seller } is
   *[other] { $count } scores of { $seller } are
} based on fewer than { $limit } ratings: { $traits }. Who else has seen this work?
    .advice = Add someone else's rating, as in empathy: {"{"}self: 8, peer: 6{"}"}
review-single-rater-open = For { $seller }, the file does not say how many ratings { $count ->
    [one] one score is
   *[other] { $count } scores are
} based on: { $traits }. Did one person give them?
    .advice = Give each rating, as in drive: {"{"}manager: 7, peer: [6, 8]{"}"}
review-self-only = { $count ->
    [one] One score of { $seller } is
   *[other] { $count } scores of { $seller } are
} based only on self-ratings: { $traits }. Who else has seen this work?
    .advice = Add someone else's rating, as in empathy: {"{"}self: 8, peer: 6{"}"}
review-self-only-open = For { $seller }, the file does not say who rated { $count ->
    [one] one trait
   *[other] { $count } traits
}: { $traits }. Was it anyone but the seller?
    .advice = Say who rated, as in drive: {"{"}self: 8, manager: 7{"}"}
review-vacant-seats = { $empty } of { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
} as { $role } { $empty ->
    [one] is
   *[other] are
} vacant; the maximum is { $limit }. Who could grow into the work, or is the seat not needed?
    .advice = Who would fit: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-vacant-seats-open = { $empty } of { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
} as { $role } { $empty ->
    [one] is
   *[other] are
} vacant, but { $leave ->
    [one] one holder is
   *[other] { $leave } holders are
} on leave. Who does the work meanwhile?
    .advice = Who would fit: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-cover = { $people ->
    [0] Nobody
    [one] 1 person
   *[other] { $people } people
} at work { $people ->
    [one] is
    [0] is
   *[other] are
} adequate or better at { $task }; the minimum is { $limit }. Who could learn it?
    .advice = Who is nearest: salesfit match { $file } --by task{ $drawn }{ $again }
review-cover-open = { $people ->
    [0] Nobody
    [one] 1 person
   *[other] { $people } people
} at work { $people ->
    [one] is
    [0] is
   *[other] are
} adequate or better at { $task }, as the scores stand; the minimum is { $limit }. Allowing for rating error, there are fewer with a probability of { $p }. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file }{ $drawn }{ $again }
review-cover-unrated = { $people ->
    [0] Nobody
    [one] 1 person
   *[other] { $people } people
} at work { $people ->
    [one] is
    [0] is
   *[other] are
} known to be adequate or better at { $task }; the minimum is { $limit }, and { $unrated ->
    [one] 1 is not rated
   *[other] { $unrated } are not rated
} in it. Who knows their work?
    .advice = What to rate: salesfit ask { $file }{ $drawn }{ $again }
review-key-person = Without { $seller }, the sum of fits in the team's seats would fall by { $loss } points, even with an average seller in place and everyone seated anew; the maximum is { $limit }. { $next }. Who could be trained to take over?
    .advice = Who fits which seat: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-key-person-open = Without { $seller }, the sum of fits in the team's seats would fall by { $loss } points as the scores stand, with an average seller in place; the maximum is { $limit }. Allowing for rating error, it is more with a probability of { $p }. { $next }. Who could be trained to take over?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-key-person-unknown = What the team would lose without { $seller } is not known: it takes too long to work out for so many people. Could someone take over?
    .advice = Who fits which seat: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-waste = { $form }: { $waste } of the effect of the best organisation of { $team } is lost; the maximum is { $limit }. Noise alone would seldom show more than { $noise }. Which tasks could be divided differently?
    .advice = What would do better: salesfit organize { $file }{ $again }
review-waste-open = { $form }: { $waste } of the effect of the best organisation of { $team } seems to be lost; the maximum is { $limit }. Allowing for rating error, more than that is lost with a probability of { $p }, but noise alone may show up to { $noise } in a team of equals. Which ratings would settle it?
    .advice = What it is based on: salesfit organize { $file }{ $again }
review-waste-unsure = { $form }: { $waste } of the effect of the best organisation of { $team } seems to be lost; the maximum is { $limit }. Allowing for rating error, more than that is lost with a probability of { $p }. Which ratings would settle it?
    .advice = What it is based on: salesfit organize { $file }{ $again }
review-waste-unknown = { $form }: { $waste } of the effect of the best organisation of { $team } seems to be lost; the maximum is { $limit }. But { $unknown } of the hours depend on people who are not rated, or the search took too long. Who knows their work?
    .advice = What it is based on: salesfit organize { $file }{ $again }
review-waste-no-handoffs = { $form }: { $waste } of the effect of the best organisation of { $team } seems to be lost; the maximum is { $limit }. But nothing says how work is handed on, so dividing it costs nothing here. Who hands what on to whom?
    .advice = Put it in the file: handoffs: [{"{"}from: hunting, to: bid-work, per_week: 5{"}"}]
review-regression = { $seller }'s fit as { $role } was { $before } and is { $after }: more than { $limit } points lower, and more than the noise of two ratings. What has changed?
    .advice = What made the difference: salesfit diff { $compared }{ $again }
review-regression-open = { $seller }'s fit as { $role } was { $before } and is { $after }: more than { $limit } points lower, which the noise of two ratings may well explain. Who could rate once more?
    .advice = What to rate next: salesfit ask { $file } --for { $id }{ $drawn }{ $again }

rule-role-fit = The fit with today's role reaches the minimum.
    .asks = Each seller's fit with today's role is compared with a minimum, 0 to 100. Sellers with no role today are passed over: coverage reports them.
    .open = Inconclusive where the fit is unknown, or where, allowing for rating error, it is neither above nor below the minimum with the confidence that the policy sets.
    .helps = First ask why: salesfit explain shows where points are lost. Coaching in the one or two traits that cost most, other tasks in the role, or another seat may each be the answer. Or a limit in the catalog is too strict.
    .limit = The minimum fit, 0 to 100
    .policy = The fit with today's role is at least this many points of 100.
rule-must-have = No score breaks a limit of today's role that strengths elsewhere cannot offset.
    .asks = Each veto in the tasks of today's role is compared with the seller's score.
    .open = Inconclusive where the score has not been rated, or is so near the limit that its error may put it on either side.
    .helps = First check whether the limit is right: a veto is the strongest thing that a catalog can say. Then whether the score is: one rating may be off by more than a point. Then whether someone else in the team would rather do that task.
    .policy = No score breaks a veto of today's role.
rule-misplaced = No other role fits better by more than the limit.
    .asks = The best role of each seller is compared with today's. Roles that are vetoed, too little rated or there for comparison only do not count.
    .open = Inconclusive where too little of today's role is rated, or where, allowing for rating error, the lead may be more or less than the limit.
    .helps = A better fit is a reason to talk, not to move: salesfit assign says whether the team as a whole would gain, and the seller's own wishes count.
    .limit = The most points by which another role may fit better, 0 to 100
    .policy = No other role fits better by more than this many points.
rule-coverage = Enough of what today's role needs has been rated.
    .asks = The rated share of the weight of today's role, seller by seller.
    .open = Inconclusive for sellers with no role today.
    .helps = salesfit ask names the ratings that would help most, and writes the form.
    .limit = The minimum share, 0 to 1
    .policy = At least this share of what today's role needs has been rated.
rule-ratings-age = The ratings are not older than the limit.
    .asks = The date of the team file is compared with the day of the review (--today). A file without a date does not pass, so that leaving it out gains nothing.
    .open = Inconclusive where the date is after the day of the review.
    .helps = Rate again, or look through the old ratings and give the file the day on which you did.
    .limit = The maximum age in days
    .policy = The ratings are at most this many days old, and the team file gives their date.
rule-single-rater = Every score is based on several ratings.
    .asks = The scores that today's role needs, or all of them where there is no role, are each compared with a minimum number of ratings. A score with a stated error (se) passes: it says how exact it is.
    .open = Inconclusive for plain numbers: the file does not say how many ratings they come from.
    .helps = Ask one more person who has seen the work: salesfit ask writes the form, and salesfit raters says how far they agree.
    .limit = The minimum number of ratings of a score
    .policy = Every score is based on at least this many ratings. Plain numbers do not say, which is inconclusive.
rule-self-only = No score is based only on self-ratings.
    .asks = The scores that today's role needs are searched for those whose every rating is the seller's own (self).
    .open = Inconclusive where the file does not say who gave the ratings.
    .helps = People often see themselves differently from how others see them. One rating by someone else who has seen the work is enough to pass.
    .policy = No score is based only on self-ratings.
rule-vacant-seats = No role has more vacant seats than the limit.
    .asks = The seats of each role are compared with the people at work who have it as today's role.
    .open = Inconclusive where a holder is on leave.
    .helps = salesfit assign says who in the team would fit, and what leaving the seat vacant costs.
    .limit = The maximum number of vacant seats of a role
    .policy = At most this many seats of a role are vacant.
rule-cover = Enough people are adequate or better at each task.
    .asks = For each task that the team does, the people at work whose fit is adequate or better are counted.
    .open = Inconclusive where, allowing for rating error, there may be enough or too few, or where people who are not rated would make the difference.
    .helps = Coach someone who is near, let two share the task, or hire for it: one person alone is one illness away from nobody.
    .limit = The minimum number of people
    .policy = At least this many people are adequate or better at each task; tasks: [...] names which.
rule-key-person = No one person's leaving costs the team more than the limit.
    .asks = For each person with a seat, everyone else is seated anew as well as possible; the fall in the sum of fits (each 0 to 100) is compared with a limit. The seats are the team's, or as many as there are holders today.
    .open = Inconclusive where, allowing for rating error, the loss may be more or less than the limit.
    .helps = This is about the team's risk and says nothing against anyone: train someone to take over, or divide the seat.
    .limit = The most points that the sum of fits may fall by
    .policy = If one person left and the others were seated anew, the sum of fits would fall by at most this many points.
rule-waste = The organisation does not waste more than the limit.
    .asks = What a form of organisation loses against the best one, as salesfit organize works it out: today's roles, where the team has any, otherwise everyone doing everything.
    .open = Inconclusive where noise alone could show as much in a team of equals, or where more than a tenth of the hours depend on people who are not rated.
    .helps = salesfit organize says which few changes gain most of it.
    .limit = The maximum waste, in per cent
    .policy =
        Today's roles waste at most this many per cent of what the best organisation would yield; form: everyone asks it of
        everyone doing everything.
rule-regression = No fit has dropped by more than the limit and more than noise.
    .asks = With --since, each seller's fit with today's role is compared with what the older scores give, both by today's catalog. A drop counts where it is more than the limit and more than 1.96 standard errors of the difference of two ratings (Jacobson and Truax 1991).
    .open = Inconclusive where the drop is large enough but within that noise.
    .helps = Ask what has changed: the work, the rater, or the person's situation. salesfit diff splits it by cause.
    .limit = The most points that a fit may drop by
    .policy = With --since: no fit with today's role has dropped by more than this many points and more than noise.
policy-file =
    The rules that a team must meet. Run it: salesfit check team.yaml --policy policy.yaml
    What each rule means, and what helps: salesfit check --explain role-fit

    Each rule has a level: deny (fails the review), warn (is reported) or allow (is off).
    inconclusive is the level of findings that rating error, or what nobody has rated, leaves open: warn by default.
    roles: [...] and sellers: [...] limit a rule to some of them.
policy-file-confidence =
    The minimum probability to say that a rule holds or does not. In between it is inconclusive.
policy-file-unreviewed =
    Files in a folder under review that may hold people and were not read.
policy-file-waivers =
    Findings that someone accepts until a day: the rule, then seller, role, task or team, and always a reason and an owner.
    An expired waiver fails the review; one that is not needed is reported.
    waivers:
      - {"{"}rule: role-fit, seller: ola-berg, owner: head of sales, until: 2027-03-01, reason: moves to bids in February{"}"}
rule-expired-waiver = No waiver has expired.
rule-unreviewed = Every file of people in a folder under review was read.
rule-unused-waiver = Every waiver is needed.
rule-key-level = deny: fails the review; warn: is reported; allow: is off
rule-key-inconclusive = The level of inconclusive findings
rule-key-confidence = The minimum probability to say that a rule holds or does not, 0.5 to 1
rule-key-roles = Only these roles
rule-key-sellers = Only these sellers
rule-key-tasks = Only these tasks
rule-key-form = today, everyone or seats
rule-key-all = all
rule-set = In the policy “{ $policy }” its level is { $level }:
rule-example = In a policy of your own: { $example }
### Pseudonyms

pseudonyms-of-this-run = These pseudonyms are for this run only. Give a key to have the same ones again: --pseudonym-key FILE
who-heading = Who { $pseudonym } is
who-seller = seller
who-rater = rater

### Problems: general

progress = Working: { $seconds } s
progress-sellers = Working: { $seconds } s, { $sellers } sellers, { $rate } a second
progress-left = Working: { $seconds } s, { $sellers } sellers, { $rate } a second, about { $left } s left
severity-error = error
severity-warning = warning
severity-note = note
did-you-mean = did you mean { $near }?
known-are = choose one of: { $known }
problems = { $count } problems.
problems-many = { $count } problems, of which the first { $shown } are shown.

### Problems: files

no-such-file = there is no such file
    .advice = check the name, or write one to start from: salesfit init
is-a-directory = this is a folder, not a file
    .advice = name a file in it
unreadable-file = the file cannot be read: { $system }
file-too-large = the file is larger than 64 MiB
    .advice = large teams are read from CSV, which has no limit
empty-file = the file is empty
web-page = this is a web page or XML, whatever it is called, and no table
    .advice = open it in Excel or LibreOffice and save it as a workbook (.xlsx) or as CSV
not-text = this is not a text file
not-a-workbook = this is not a workbook with sheets that can be read
    .advice = save it as an Excel workbook (.xlsx), as .ods or as CSV
encrypted-workbook = the workbook has a password
    .advice = save a copy without a password
workbook-too-large = the workbook is too large for a table of sellers
    .advice = save the sheet as CSV, which has no limit
damaged-workbook = the workbook is damaged: { $system }
    .advice = open it in Excel or LibreOffice and save it again
unknown-sheet = there is no sheet `{ $word }` in the workbook
no-sheet = the workbook has no sheet that is not hidden
other-sheets = only the sheet `{ $sheet }` is read, and not { $sheets }
    .advice = to read another, name it: "{ $example }"
sheets-beside-team = not read, since they are no part of the team: { $sheets }
    .advice = to read another sheet as a table, name it: "team.xlsx#Sheet"
unread-cells = { $count ->
    [one] a cell beside the tables is not read: { $words }
   *[other] { $count } cells beside the tables are not read: { $words }
}
unknown-setting = unknown setting `{ $word }`
se-beside-ratings = a standard error belongs to one score that names no rater
    .advice = keep either the score with its standard error, or the ratings
columns-of-no-table = `columns` is not used: the sellers are in this file and no table is read
team-format = a team is written as YAML or as a workbook
    .advice = write it to a file: -o team.yaml or -o team.xlsx
mixed-ratings = { $seller } has ratings of `{ $trait }` both with and without a rater, and YAML has no place for both
    .advice = name the raters, or keep the team as a workbook: -o team.xlsx
not-carried = this would be lost in the conversion: { $field } ({ $seller })
    .advice = nothing was written; keep the file as it is, or change what is named here
comments-left-out = { $count ->
    [one] the file has a comment
   *[other] the file has { $count } comments
}, which a converted team does not keep
hidden-sheets = hidden sheets are read too: { $sheets }
hidden-rows = { $count ->
    [one] 1 hidden row is read too
   *[other] { $count } hidden rows are read too
}
hidden-columns = { $count ->
    [one] a hidden column is read too
   *[other] { $count } hidden columns are read too
}
formula-without-value = `{ $field }` holds a formula that was never calculated
    .advice = open the workbook in Excel or LibreOffice and save it again
merged-cell = `{ $field }` is merged with another cell, which holds: { $found }
    .advice = unmerge the cells and give each its own value
utf-16 = the text is in UTF-16
    .advice = save it as UTF-8
not-utf8 = the text is not UTF-8 from here on
    .advice = save it as UTF-8
no-yaml-files = there is no YAML file in this folder
not-in-revision = the file is not in the revision { $revision }
    .advice = check the path and the revision: git log -- FILE
not-a-repository = this is not in a git repository, so there is no revision of it
    .advice = compare with another file instead: salesfit diff OLD NEW, or --since OLD
unknown-revision = there is no revision `{ $revision }` in this repository
    .advice = name a commit, a branch or a tag, such as HEAD~3 or v1..v2
no-git = git is not installed, or cannot be found, and --rev needs it
    .advice = install git, or compare two files instead: salesfit diff OLD NEW
no-duckdb = there is no program duckdb on PATH, and --check needs it
    .advice = install the command line of DuckDB: https://duckdb.org/docs/installation
duckdb-failed = DuckDB failed: { $reason }
query-differs = { $database } differs from salesfit: for the seller `{ $seller }`, in `{ $column }`, it has `{ $found }` and not `{ $expected }`
    .advice = please report it, with the catalog: the query must not be used
need-not-in-sql = a need in this catalog is not piecewise linear, so it cannot be written in SQL
git-failed = git failed: { $reason }
shallow-repository = the revision `{ $revision }` is not in this shallow clone
    .advice = fetch the rest: git fetch --unshallow; in GitHub Actions, give actions/checkout fetch-depth: 0
missing-object = this clone lacks files of the revision { $revision }: { $reason }
    .advice = clone without --filter and --depth; in GitHub Actions, give actions/checkout fetch-depth: 0 and no filter
unsafe-repository = git does not trust this repository: { $reason }
    .advice = if you trust it: git config --global --add safe.directory FOLDER
outside-repository = the file is outside the repository, so there is no revision of it
link-in-revision = `{ $path }` is a symbolic link in the revision { $revision }, and is not followed there
    .advice = name the file that it points to
submodule-in-revision = `{ $path }` is a submodule in the revision { $revision }: another repository
    .advice = name a file of this repository
renamed-since = the file was renamed since; it is now `{ $name }`
outside-review = the file is outside the repository and the folders of the teams under review
    .advice = move it there, or allow it: --allow-outside
not-a-regular-file = this is not a regular file
    .advice = name a file, not a pipe or a device
not-a-catalog = this is not a catalog: it has none of the keys `traits`, `tasks`, `roles` and `extends`
    .advice = name a catalog; see: salesfit catalog export
new-since = the file is not in the revision { $revision }, so nothing in it can have become worse
nothing-to-compare = there is nothing to compare this with
    .advice = name the older file first, then the newer one, or a revision: --rev HEAD~1
standard-input-twice = two of the files are standard input, which can be read only once
    .advice = name a file for all but one
revision-of-several = --rev takes one file, and compares it with what it was
    .advice = leave --rev out to compare files with each other
revision-of-standard-input = standard input has no revisions
    .advice = name a file in a git repository
cannot-write = this cannot be written: { $system }
file-exists = the file exists already, and is left as it is
    .advice = choose another place, or move it away first
output-is-input = the output would overwrite the input
    .advice = choose another name
output-is-filled-form = the output would overwrite a form with ratings that are saved nowhere else
    .advice = read it first (--add), or choose another name
form-as-json = a form is for people, and JSON has the scores that they should not see
    .advice = write it as Markdown, HTML, CSV or a workbook (-o nina.md, nina.xlsx), or leave out --form
candidates-without-hours = { $count ->
    [one] 1 candidate has no hours and is left out, as a seller on leave is
   *[other] { $count } candidates have no hours and are left out, as sellers on leave are
}
    .advice = write the hours that they would work
output-is-key = the output would overwrite a key
    .advice = choose another name
output-is-directory = the output is a folder
    .advice = name a file in it
unknown-ending = the file's ending does not say its format
    .advice = use one of { $endings }, or say --format
excel-not-csv = --excel is a way to write CSV
    .advice = leave out --format, or say --format csv
workbook-not-printed = a workbook cannot be shown here
    .advice = write it to a file: -o FILE.xlsx
map-is-yaml = a map of columns is YAML and nothing else
    .advice = leave out --format
too-large-for-workbook = the table is too large for a workbook, which holds 1,048,576 rows, 16,384 columns and 32,767 characters in a cell
    .advice = write CSV instead: -o FILE.csv
format-of-reviews = `{ $format }` shows what a review finds, and this command reviews nothing
    .advice = ask `salesfit check` for it, or choose another format
rows-rejected = { $count ->
        [one] one row was left out
       *[other] { $count } rows were left out
    }
    .advice = the file lists each with the reason; the others are matched
format-of-match = `{ $format }` lists the sellers of `salesfit match`, and this command answers something else
    .advice = ask `salesfit match` for it, or choose another format

### Problems: YAML

not-yaml = this is not YAML: { $reason }
    .advice = check indentation, quotes and brackets near here
yaml-too-complex = the file nests, repeats or expands too deeply
several-documents = there are several documents in this file
    .advice = keep one; what follows `---` goes into a file of its own
unknown-key = unknown key `{ $word }`
duplicate-key = `{ $key }` appears twice
    .advice = keep one of them
missing-key = `{ $field }` is missing
not-a-map = `{ $field }` must be keys with values, found `{ $found }`
    .advice = write it as `key: value`, one to a line
not-a-list = `{ $field }` must be a list, found `{ $found }`
    .advice = write it in brackets: [first, second]
not-a-text = `{ $field }` must be text, found `{ $found }`
empty-text = `{ $field }` is empty
    .advice = write something, or leave the key out
words-for-scores = { $count ->
    [one] a word stands for a score
   *[other] { $count } cells have a word for a score
}: { $words }
    .advice = the numbers are the catalog's; to set your own, write them under words in a map: salesfit columns FILE -o map.yaml
word-for-score = `{ $field }` has a word in the place of a score: `{ $found }`
    .advice = write a number such as 6.5, or say in a map what each word stands for: salesfit columns FILE -o map.yaml; what is unknown is left empty
words-among-numbers = `{ $field }` has both numbers and words for scores, and `{ $found }` may not mean the same
    .advice = write numbers alone, or say under words in a map what each word stands for: salesfit columns FILE -o map.yaml
not-a-number = `{ $field }` must be a number, found `{ $found }`
    .advice = write a number such as 6.5 without quotes; what is unknown is left empty
decimal-comma = `{ $found }` has a decimal comma
    .advice = write it with a point: { $point }
decimals-apart = `{ $found }` is where a trait should be, perhaps as the decimals of the number before it
    .advice = write decimals with a point: 6.5
text-too-long = `{ $field }` is longer than { $most } bytes
vetoes-cross = veto_below { $below } lies above veto_above { $above }, so every score is vetoed
    .advice = keep one of them
line-break-in-cell = this cell runs over several lines
    .advice = is a quotation mark left open?
not-finite = `{ $field }` must be a finite number, found `{ $found }`
number-too-large = `{ $field }` is unreasonably large: { $found }
not-whole = `{ $field }` must be a whole number, found { $found }
below-zero = `{ $field }` cannot be below 0, found { $found }
out-of-range = `{ $field }` must lie between { $lo } and { $hi }, found { $found }
not-a-pair = `{ $field }` must be two numbers in brackets, found `{ $found }`
    .advice = write it as [low, high]
not-true-or-false = `{ $field }` must be true or false, found `{ $found }`
unknown-word = `{ $field }` cannot be `{ $word }`
bad-scale = a scale goes from a low number to a higher one
    .advice = write it as [0, 10]

### Problems: catalogs

no-traits = a catalog needs at least one trait
no-tasks = a catalog needs at least one task
no-roles = a catalog needs at least one role
bad-id = `{ $id }` cannot be an id
    .advice = ids are lower-case letters a to z and digits, with single hyphens between words
duplicate-id = `{ $id }` is defined twice; first in { $file } line { $line }
    .advice = rename or remove one of them
duplicate-section = a second `{ $field }` in this catalog
    .advice = settings may appear only once in all files of a catalog
unknown-trait = there is no trait `{ $word }` in the catalog
unknown-task = there is no task `{ $word }` in the catalog
unknown-role = there is no role `{ $word }` in the catalog
unknown-motion = there is no motion `{ $word }` in the catalog
no-needs = the task `{ $task }` needs nothing
    .advice = give at least one trait that it needs
all-weights-zero = all needs of `{ $task }` have weight 0, so nothing counts
    .advice = give at least one a weight above 0
no-limit = a need has no limit
    .advice = give { $keys } or { $last }
two-limits = both `{ $first }` and `{ $second }` are given
    .advice = keep one; two ends are between: [low, high]
limits-swapped = `{ $field }` goes from low to high, found [{ $lo }, { $hi }]
    .advice = write it as [{ $hi }, { $lo }]
limit-off-scale = `{ $field }` is off the scale of { $lo } to { $hi }: { $found }
empty-role = the role `{ $role }` has no tasks
    .advice = give it at least one task with a share of its time
share-not-positive = the share of `{ $task }` must be above 0, found { $found }
    .advice = leave out a task that takes no time
bad-levels = `strong` ({ $strong }) cannot be below `adequate` ({ $adequate })
scale-of-extended = a catalog that extends another keeps its scale of { $lo } to { $hi }
    .advice = leave out `scale`, or write a catalog of your own
remove-without-extends = there is nothing to remove from
    .advice = `remove` takes away from a catalog that is extended: extends: builtin
removed-but-needed = `{ $id }` has been removed, but is needed by `{ $by }`
    .advice = remove `{ $by }` as well, or define it again
rater-twice = the rater `{ $rater }` has both a reliability and a standard error
    .advice = keep one of them
rater-unsaid = the catalog does not state how exact the rater `{ $rater }` is
    .advice = give a reliability from 0 to 0.999, or a standard error in points: `{ $rater }: {"{"}reliability: 0.5{"}"}`
handoff-to-itself = `{ $task }` cannot hand over to itself

### Problems: teams

no-sellers = there are no sellers
    .advice = list at least one under `sellers`
no-name = a seller without a name
    .advice = give a name or an id
duplicate-seller = a second seller has the id `{ $id }`
    .advice = give each an id of their own
same-pseudonym = the person in line { $line } of { $file } has the same pseudonym
    .advice = use another key
pinned-nowhere = a seller who has no role today cannot be pinned to one
    .advice = give the role, or leave out `pinned`
not-a-date = `{ $found }` is not a date
    .advice = write it as year, month, day: 2026-11-01
score-off-scale = the score of `{ $trait }` is off the scale of { $lo } to { $hi }: { $found }
    .advice = if the scores were given on another scale, say so: `scale: [LO, HI]` in the team, or --scale LO..HI
tag = the tag `{ $found }` changes a value
    .advice = leave it out
rater-is-number = `{ $found }` is not a rater: is it a rating?
    .advice = write ratings in brackets: [7, 8]
no-ratings = `{ $trait }` has an empty list of ratings
    .advice = what is unknown is left empty: ~

### Problems: tables of sellers

no-name-column = there is no column with names
    .advice = call one `name` (`navn`) or `id`; if the headings stand below row 30, name their line: --header-row 31
unknown-heading = the table has no column `{ $word }`
no-trait-columns = no column is a trait of the catalog
    .advice = with headings of your own, write a map of them (-o map.yaml), correct it and give it as --columns map.yaml: salesfit columns { $file }{ $again }
duplicate-column = a second column for the same thing: `{ $column }`
    .advice = keep one of them
unread-columns = { $count ->
    [one] one column is not read: { $columns }
   *[other] { $count } columns are not read: { $columns }{ $more ->
        [0] {""}
       *[other] {""}, and { $more } more
    }
}
unread = `{ $word }`
unread-near = `{ $word }` (did you mean `{ $near }`?)
too-many-cells = this row has more cells than the header, which has { $columns }
    .advice = put a cell with the separator in it in quotes
perhaps-decimal-comma = this row has more cells than the { $columns } headings and than other rows, the last of them empty: a number with a decimal comma may be two cells
    .advice = write decimals with a point, put the number in quotes, or separate cells with semicolons
row-without-name = this row has no name
unclosed-quote = a quotation mark opens here and is never closed: the rest of the file would be one cell
    .advice = close it, or take it out
quote-over-rows = a quotation mark opens here and runs over the rows below
    .advice = close it in its own cell, or take it out
row-in-quotes = the whole row is in one pair of quotation marks
    .advice = take the outer quotation marks away, or in a spreadsheet: Data, Text to columns
other-separator = the headings are separated by `{ $own }`, this row by `{ $other }`
    .advice = use the same separator in every row
short-row = this row ends early: the header has { $columns } cells, and other rows keep their empty cells
    .advice = put the missing separators where the empty cells are
short-rows = { $count ->
    [one] one row ends early, in line { $lines }: its last cells count as unknown
   *[other] { $count } rows end early, in lines { $lines }: their last cells count as unknown
}
not-utf8-table = this is not UTF-8
    .advice = leave out --encoding, or name another encoding: --encoding windows-1252
implausible-encoding = the letters make no sense in any usual encoding: { $readings }
    .advice = name the encoding, such as --encoding macroman, or save the file as UTF-8
read-as = the text is not UTF-8 and is read as { $encoding }: `{ $word }`
    .advice = if the letters are wrong, name the encoding, such as --encoding macroman
damaged-names = { $count ->
    [one] a name seems to have lost letters: { $words } (line { $lines })
   *[other] { $count } names seem to have lost letters: { $words } (lines { $lines })
}
    .advice = save the table again where it comes from, as UTF-8
damaged-letters = letters look damaged, as if the text had been encoded twice: `{ $word }`
    .advice = save the table again where it comes from, as UTF-8
no-header-row = the table has no headings in row { $row }
titles-above = { $count ->
    [one] the headings are in line { $line }; the row above is not read
   *[other] the headings are in line { $line }; the { $count } rows above are not read
}: { $words }
    .advice = if that is wrong, name the line: --header-row 1
misspelt-heading = the heading `{ $word }` is not a trait, but nearly one
spreadsheet-error = a formula failed in the spreadsheet: `{ $field }` is `{ $found }`
    .advice = correct the formula, or leave the cell empty where nothing is known
spreadsheet-date = `{ $field }` is a date: `{ $found }`
    .advice = spreadsheets turn numbers such as 5.1 into dates: format the column as numbers and type the number again
zero-not-shown = `{ $field }` holds a 0 that the workbook shows as nothing, or as a word: is it a score?
    .advice = clear the cell if nothing is known; if it is a score, show it as a number, and the zeros of the sheet
formulas-give-zero = { $count ->
    [one] one score is the 0 of a formula
   *[other] { $count } scores are the 0 of a formula
} ({ $count ->
    [one] line
   *[other] lines
} { $lines })
    .advice = a formula that reads an empty cell gives 0: clear the score if nothing is known
score-of-how-many = `{ $field }` is `{ $found }`: a score out of so many, or a date?
    .advice = write the score alone, such as 7 or 7.5; if it is out of another number than { $hi }, name the scale: --scale 0..10
hours-as-time = `{ $field }` is a time: `{ $found }`
    .advice = write hours with decimals: 37.5 for 37:30
thousands-or-decimals = `{ $field }` is `{ $found }`: thousands or three decimals?
    .advice = write thousands without a separator: 9500
per-cent-score = `{ $field }` is in per cent, `{ $found }`, on the scale of { $lo } to { $hi }
    .advice = if all scores are in per cent, say so: --scale 0..100
per-cent-mixed = some scores of `{ $field }` have a per-cent sign and others do not: `{ $found }`
    .advice = write them all the same way
hours-look-like-per-cent = 100 hours a week? `{ $field }` looks like per cent of full time
    .advice = write hours a week; in a table, call the column `stillingsprosent` or `FTE %`
small-hours = somebody works an hour a week or less, and others more: is this a share of full time?
    .advice = write hours a week for everybody, or shares in a column called `FTE`
hours-look-like-share = no one works more than an hour a week: these look like shares of full time
    .advice = call the column `FTE`
share-of-what = `{ $field }` is `{ $found }`: a share or per cent of full time?
    .advice = write 0.8 under `FTE` and 80 under `stillingsprosent`, or 80 %
hours-from-share = { $count ->
    [one] the hours of one seller are worked out
   *[other] the hours of { $count } sellers are worked out
} from a share of the catalog's full time
row-of-averages = this row may hold averages or sums of other rows: is it a seller?
    .advice = leave the row out if it is not a seller; if it is one, give a role
hardly-a-name = `{ $word }` is hardly the name of a person: is this row a seller?
    .advice = leave the row out if it is not a seller; if it is one, give the whole name, or a role where it has none
one-person-twice = this row and that of line { $line } seem to be about one person
    .advice = keep one row for each person; for several ratings make a row for each, with the columns name, trait, rater and score
other-headings = these are headings again, and `{ $word }` is not that of its column
    .advice = put the rows below in a file or sheet of their own, or bring them into the columns of the table
headings-under-figure = the headings come again here below a row that says what follows: are these still scores?
    .advice = keep the table of scores alone in the file; put the other into a file or sheet of its own
perhaps-nobody = `{ $word }` is all that is in this row: a seller, or a remark?
    .advice = leave the row out if it is not a seller; if it is one, give a role or hours
only-named = { $count ->
    [one] one row has a name and nothing else, and counts as a seller who is not rated
   *[other] { $count } rows have a name and nothing else, and count as sellers who are not rated
}: { $words } ({ $places ->
    [columns] { $count ->
        [one] column
       *[other] columns
    }
   *[lines] { $count ->
        [one] line
       *[other] lines
    }
} { $lines })
rows-left-out = { $count ->
    [one] one row is not a seller and is left out
   *[other] { $count } rows are not sellers and are left out
}: { $words } ({ $places ->
    [columns] { $count ->
        [one] column
       *[other] columns
    }
   *[lines] { $count ->
        [one] line
       *[other] lines
    }
} { $lines })
words-for-unknown = { $count ->
    [one] one cell says
   *[other] { $count } cells say
} that a value is unknown: { $words }
blank-scores = { $count ->
    [one] one empty cell counts
   *[other] { $count } empty cells count
} as a score, as --blank says
same-name = { $count ->
    [one] one seller has the same name as another, under an id of their own
   *[other] { $count } sellers have the same name as another, under ids of their own
}: { $words }
    .advice = if these are the raters, name the column of those who are rated: --seller-column HEADING
two-name-columns = `{ $column }` and `{ $other }` both seem to name people: who is rated?{ $shared ->
    [0] {""}
   *[other] {" "}By `{ $column }`, several sellers would have the same name.
}
    .advice = name the column of those who are rated: --seller-column "{ $other }"
ids-of-answers = { $ids } ids stand for only { $names } names, each in one row: these look like the ids of answers
    .advice = name the column of those who are rated: --seller-column HEADING
person-in-heading = `{ $column }` seems to be about one person: whose scores are these?
    .advice = make a row for each person who is rated, with the trait alone as the heading
heading-of-another-measure = is `{ $column }` a score on the usual scale, the higher the more?
    .advice = if it is, leave out the remark in brackets; if it is not, leave out the column
rating-of-another-measure = is `{ $column }` a score on the usual scale, the higher the more?
    .advice = if it is, leave out the remark in brackets; if it is not, leave out its rows
rater-is-nobody = `{ $word }` in the place of a rater is hardly somebody who rated
    .advice = leave out these rows if they hold no ratings; if somebody is called so, write the whole name
words-for-raters = { $count ->
    [one] one word counts as a rater, and may be none
   *[other] { $count } words count as raters, and may be none
}: { $words }
    .advice = leave out the rows that hold no ratings
seller-of-averages = the ratings of `{ $word }` may be averages or sums of those of the others: is this a seller?
    .advice = leave the rows out if it is not a seller; if it is one, add a column `role` and give the role
names-unlike = `{ $word }` counts as a seller, though the names of all others have several words
    .advice = leave the rows out if it is not a seller
heading-is-nobody = `{ $word }` stands above a column in a table with people across, and is hardly a person
    .advice = leave the column out; where the scores are one person's, write the name above them
traits-down = the traits stand below each other in the column `{ $column }`
    .advice = put them in the first column, with the names of people above the others
no-score-column = there is a column of traits and none of scores
    .advice = call it `score`; where several have rated, give each of them a row, with a column `rater`
low-score-is-good = is a low score a good one? A line says: { $word }
    .advice = if so, turn the scores round (on a scale of 1 to 6, write 7 minus the score); then leave out the line
score-means-unknown = a score of { $score } may stand for unknown: { $word }
    .advice = if it does, say so: --unknown { $score }; if not, leave those words out
scale-told = a line says that scores go from { $lo } to { $hi }, and they are read from { $own_lo } to { $own_hi }: { $word }
    .advice = name the scale: --scale { $lo }..{ $hi }; if the line is about something else, leave it out
end-of-scale-told = a line says that scores go up to { $hi }, and they are read from { $own_lo } to { $own_hi }: { $word }
    .advice = name the scale: --scale 1..{ $hi }, or from 0; if the line is about something else, leave it out
group-heading = `{ $word }` stands above `{ $column }`: are these scores of today?
    .advice = if they are, leave out the line of `{ $word }`; if not, leave out the columns below it
scale-of-column-looks-like = no score of `{ $column }` is above { $highest }, and those of the others go much higher
    .advice = if it was given on another scale, turn its scores into those of the others
second-heading-row = this row seems to hold headings too
    .advice = write all headings in one row, or leave this row out; --header-row { $line } names the row of the headings
shortened-id = the id `{ $word }` was shortened by a spreadsheet: whose is it?
    .advice = format the column as text, or as numbers without decimals, and save the table again
two-forms-of-a-name = `{ $word }` and `{ $other }` seem to be the same seller
    .advice = write the name in the same way in all rows; if they are two, give each an id of their own
rows-told-apart = `{ $column }` is not read, and says `{ $word }` in some rows: are these ratings?
    .advice = leave out the rows that are none, and the column; to keep them all, call the column ignore in a map: salesfit columns FILE -o map.yaml
scale-in-heading = `{ $column }` goes from { $lo } to { $hi }, and scores are read from { $own_lo } to { $own_hi }
    .advice = name the scale: --scale { $lo }..{ $hi }
end-of-scale-in-heading = `{ $column }` goes up to { $hi }, and scores are read from { $own_lo } to { $own_hi }
    .advice = name the scale: --scale 1..{ $hi }, or from 0
remarks-in-headings = what stands in brackets is left aside: { $columns }
    .advice = if it is no score of today on the usual scale, leave the column out
raters-in-headings = who has rated is not taken from headings: { $columns }
    .advice = to tell raters apart, give each rater a row, with a column `rater`
tables-side-by-side = names stand in this column as well: two tables side by side?
    .advice = put the rows of one table below those of the other; if it is one table, give the column a heading that says whose names these are, and place it before or behind the scores
names-without-heading = names stand in this column, which has no heading of its own: who is rated?
    .advice = give it a heading: `name` if these are the sellers, otherwise what they are, such as `manager`; an extra table belongs below the first
names-of-others = does `{ $column }` hold the sellers?
    .advice = if it does, leave out what is in brackets; if not, name their column: --seller-column HEADING
hours-of-what = does `{ $column }` hold hours a week?
    .advice = if it does, call it `hours`; per cent of full time belong under `FTE %`, and other hours in no column at all
hours-beyond-a-week = { $count ->
    [one] one seller works
   *[other] { $count } sellers work
} more than 60 hours a week: are these per cent of full time, or hours of a month?
    .advice = write hours a week, or per cent in a column called `FTE %`
hours-of-a-day = nobody works more than { $most } hours a week: are these hours of a day?
    .advice = write hours a week
brackets-left-aside = what stands in brackets is left aside: { $columns }
    .advice = if these are not the sellers, or not their hours a week, leave the column out
names-beside = `{ $other }` holds names as well, and `{ $column }` was taken for the sellers
    .advice = if others are rated, name their column: --seller-column HEADING
numbers-without-heading = a column of numbers has no heading and is not read
row-on-two-lines = this row and the one above are as long as one row together: a line break inside a row?
    .advice = write each row on one line, with { $columns } cells
hours-of-a-month = more than 100 hours a week: are these hours of a month?
    .advice = write hours a week
names-of-raters = { $sellers } sellers have only { $names } different names: these look like the raters
    .advice = name the column of those who are rated: --seller-column HEADING
per-cent-read = scores in per cent are read on the scale of { $lo } to { $hi }
scale-looks-like = no score is above { $highest } on the scale of { $lo } to { $hi }
    .advice = if the scores were given on another scale, name it: --scale 1..5
transposed = the table has traits down and people across, and is read that way
two-names = `{ $id }` is `{ $word }` here, but has another name in an earlier row
    .advice = give each seller an id of their own
id-of-another = the id `{ $id }` is that of { $one }, and the name `{ $word }` that of the seller `{ $other }`
    .advice = correct the id or the name; an id alone is enough
rating-without-trait = this rating does not say which trait is rated
    .advice = name the trait in each row, or leave the row out
ratings-of-several-times = the same raters rate the same traits several times, and differ by `{ $column }`, which is not read
    .advice = they count as several ratings each: keep the rows that are to count
two-hours = `{ $id }` has other hours in an earlier row
    .advice = keep one
two-roles = `{ $id }` has another role in an earlier row
    .advice = keep one
unknown-column = `{ $word }` is not something that a column can hold
in-rows = { $message } (in { $rows } rows)

### Problems: the command line

unknown-seller = there is no seller `{ $word }`
several-sellers = `{ $word }` matches several sellers: { $sellers }
    .advice = give more of the name, or the id
unknown-id = nothing in the catalog has the id `{ $word }`
unknown-rater = the file has no ratings by `{ $word }`
too-many-to-ask = { $count } sellers are too many to ask about all at once
    .advice = ask about one of them with --for, or about all with --draws 200
unlisted-rater = the catalog does not say how exact the rater `{ $word }` is: counted as an ordinary rating
too-many-draws = { $draws } draws of so many sellers are too many to hold at a time
    .advice = ask for { $most } at most
ask-without-draws = which rating to collect next is worked out from draws
    .advice = leave out --draws 0
each-and-output = --each writes several files, so --output cannot name them
    .advice = leave out one of them
too-many-to-report = a report holds at most { $most } sellers
    .advice = split the team, or use match, which has no limit
nobody-to-report = there is nobody to report on
    .advice = add sellers to the file
part-about-others = the part `{ $part }` is about several people, and a report for one seller says nothing about anybody else
    .advice = ask for sellers and method only, or leave out --parts
unknown-order = sellers cannot be sorted by `{ $word }`
too-many-to-coach = { $count } sellers are too many to plan for together; the most are { $most }
    .advice = split the team, or ask about one of them: salesfit coach TEAM SELLER
coaching-unpriced = { $count ->
    [one] one trait has no price in hours: { $traits }
   *[other] { $count } traits have no price in hours, such as { $traits }
}
    .advice = give prices in the catalog, `defaults: {"{"}coaching: {"{"}skill: {"{"}per_point: 8{"}"}{"}"}{"}"}`, or leave out the hours: points are counted then
no-role-to-coach-for = `{ $seller }` has no seat, no wish and no best role to be coached for
    .advice = name a role with --role
no-seats = there are no seats
    .advice = give the seats of each role: `seats: {"{"}hunter: 3{"}"}` in the team, or --seats hunter=3
demand-twice = the hours of `{ $task }` are given twice
    .advice = keep one
seats-twice = the seats of `{ $role }` are given twice
    .advice = keep one
no-moves-to-write = no move is worth making, so there is nothing to plan
    .advice = leave out --write-plan
apply-with-raters = --raters would leave the ratings of all others out of the team that is written
    .advice = leave it out: match and the other commands take it
nobody-to-hire = no candidate adds anything, so there is nothing to plan
    .advice = leave out --write-plan, or look at other seats: --seats hunter=+1
no-candidate-has-hours = none of the candidates has any hours, so there is nobody to rank
    .advice = write the hours that they would work
candidate-in-team = the candidate `{ $id }` is in the team already
    .advice = give one of them another `id`
no-seat-to-interview-for = every seat is held by somebody who is pinned, or too little rated to judge, so there is no role to interview for
    .advice = add a seat, --seats hunter=+1
seats-below-none = { $role } has { $seats ->
    [one] 1 seat
   *[other] { $seats } seats
}, so { $fewer } cannot be taken away
    .advice = take away { $seats } at most
seats-beyond = { $role } would have more than { $most } seats
    .advice = write fewer
plan-null = this key is empty, and a plan cannot clear anything
    .advice = leave the key out, or give it a value
plan-catalog-scale = this catalog has another scale, and the team states none: its scores are from { $lo } to { $hi }
    .advice = write the scale into the team file first: scale: [{ $lo }, { $hi }]
plan-changes-nothing = this changes nothing
    .advice = leave it out, or correct it: as things are, the team is already so
plan-twice = this is said twice in one plan
    .advice = say it once
plan-conflict = this and { $first } cannot both be done
    .advice = keep one of them
plan-off-limits = `{ $field }` would become { $found }, but must lie between { $lo } and { $hi }
plan-unstated = the team file states no `{ $field }` that a plan could change
    .advice = state it in the team file first
plan-leaves-nobody = nobody would be left in the team
    .advice = leave somebody, or let somebody join
coached-unrated = { $trait } is not rated for { $sellers }, and what is unknown cannot be coached
    .advice = have it rated first, or set a score under `set`
signed-value = `{ $field }` takes a new value, found the change `{ $found }`
    .advice = write the new value without a sign; a rise of a score belongs under `coach`
joins-twice = { $sellers } is in the team already
    .advice = change it under `set`, or give the newcomer another id
joins-nobody = this does not say who joins
    .advice = write the file and the id, such as candidates.csv#nina, or the name and scores of the newcomer
plan-given-twice = this plan is given twice
    .advice = give it once
too-many-together = { $count } plans at once are too many: { $most } can be told apart
    .advice = compare them without --together, or put some of them into one file
catalog-of-standard-input = a plan with a catalog of its own needs the team as a file, not from standard input
wishes-conflict = these cannot all be met: { $wishes }
    .advice = give up one of them
moves-conflict = { $fewest ->
    [one] 1 has to leave today's role
   *[other] { $fewest } have to leave today's role
}, and --max-moves allows { $most }. These conflict with it: { $wishes }
    .advice = allow more moves, or give up one of these
moves-forced = { $fewest ->
    [one] 1 has to leave today's role, being vetoed or too little rated there
   *[other] { $fewest } have to leave today's role, being vetoed or too little rated there
}, and --max-moves allows { $most }
    .advice = allow as many, or pin them where they are
no-work = nothing says how many hours each task takes
    .advice = give the hours a week of each task, --demand hunting=40, or the seats, --seats hunter=2; or in a team file give `demand: {"{"}hunting: 40{"}"}` in hours a week, or seats, or each seller's role today; a table is named there as `sellers: team.csv`
no-hours = the hours of all sellers sum to 0
    .advice = give the hours a week of those who are at work
no-demand = the hours that the tasks take sum to 0
    .advice = give the hours a week that each task takes
nothing-rated = nobody at work is rated in any task that takes hours
    .advice = rate at least one seller in what these tasks need
too-many-tasks = { $count } tasks take hours, and only { $most } can be compared
    .advice = put together tasks that the same people do
more-roles-than-tasks = { $roles } roles cannot share { $tasks ->
    [one] 1 task
   *[other] { $tasks } tasks
} so that each has one
    .advice = ask for fewer roles
no-key-file = there is no such key file
    .advice = make one, and keep it where the reports do not go: salesfit key FILE
empty-key = the key of the pseudonyms is empty
    .advice = make one: salesfit key FILE
short-key = the key of the pseudonyms has { $bytes } bytes, and the minimum is { $least }: with a short key, names can be guessed
    .advice = make another: salesfit key FILE
repeated-key = the key of the pseudonyms is one character, repeated
    .advice = make another: salesfit key FILE
key-not-a-file = this is not a key file
    .advice = make one: salesfit key FILE
exposed-key = other users of this computer can read this key
    .advice = keep it to yourself: chmod 600 FILE
no-pseudonym = `{ $word }` is not a pseudonym
    .advice = one looks like this: s-k7q2m9x4tb
no-pseudonym-key = without the key nobody can be found by pseudonym
    .advice = give it as --pseudonym-key FILE, or in the environment as SALESFIT_PSEUDONYM_KEY
nobody-of-pseudonym = nobody in these teams has the pseudonym `{ $word }`
    .advice = was it made with this key, and from these teams?
baseline-of-other-key = { $count ->
    [one] the pseudonym in the baseline belongs
   *[other] the { $count } pseudonyms in the baseline belong
} to nobody in these teams, so no known finding about a seller matches
    .advice = if it was written under another key, give that one: --pseudonym-key FILE
baseline-of-this-run = pseudonyms for this run only are of no use in a baseline
    .advice = give a key, so that the next review has the same ones: --pseudonym-key FILE
results-left-out = { $count ->
    [one] 1 result is
   *[other] { $count } results are
} left out: GitHub shows { $shown } of a run, and the worst are kept
    .advice = review fewer teams at a time, or use another format, which has all of them

### Problems: plans


### Problems: policies

no-policy-file = there is no such policy
    .advice = print one to begin with: salesfit check --init{ $again }
no-baseline-file = there is no such baseline
    .advice = write one: salesfit check TEAM --write-baseline
not-reviewed = { $count ->
    [one] this file or folder was not reviewed
   *[other] { $count } files and folders here were not reviewed
}: { $files }
    .advice = a folder means its YAML files; name tables, JSON files and other folders as well
no-rules = this policy checks nothing: every rule is off
    .advice = begin with `extends: builtin`, or set the level of some rule
teams-of-one-name = { $count } of the files are about a team called `{ $team }`
    .advice = give each its own name, `team: …`: waivers and baselines go by it
unknown-rule = there is no rule `{ $word }`
unknown-team = no team that is reviewed is called `{ $word }`
policy-circle = this policy extends itself, through others
    .advice = let one of them extend `builtin`, or nothing
waiver-of-all = this waiver is for everyone
    .advice = name the `seller`, `role`, `task` or `team` it is for; to turn a rule off, set its level to allow
not-a-baseline = this is not a baseline: its schema is not `{ $schema }`
    .advice = write one with salesfit check TEAM --write-baseline

### The map of a table's columns

columns-opening = How the columns of { $file } are read: { $rows ->
        [one] one row
       *[other] { $rows } rows
    } looked at. Correct what is wrong, and give this file to any command as --columns.
    A column holds name, first_name, last_name, id, role, hours, fte, percent, rater, a trait's id, or ignore.
columns-scale = the scores lie in this range
columns-words = The score that each word stands for:
columns-titles = The role of each job title, or ignore:
columns-rows = { $rows ->
    [one] one row
   *[other] { $rows } rows
}
columns-known = by its heading
columns-guessed = a guess
columns-unknown = not known
columns-numbers = { $count ->
    [one] one number
   *[other] { $count } numbers
} from { $lo } to { $hi }
columns-texts = { $count ->
    [one] one text
   *[other] { $count } texts
}, such as { $example }

### The report

html-skip = Skip to the report
html-contents = Contents
html-people = One page for each seller
html-today = today's role
html-best = best role
html-open = best role, but open
html-bar = { $from } to { $to } of 100
report-title = { $team }: who fits what, and what to do
report-title-seller = { $name }, { $team }
report-footer = { $team }. Scores of { $date }. { $catalog }. Made with salesfit { $version }.
report-undated = a date that is not given
report-plain = { $words }
report-lead = Who fits which role, who would do well to change, and whether everyone should do everything.
report-fact-date = Scores of
report-fact-sellers = Sellers
report-fact-motion = Kind of selling
report-fact-ratings = Rated by
report-fact-catalog = Measured against
report-sellers = { $sellers }{ $away ->
    [0] {""}
    [one] , 1 of them on leave
   *[other] , { $away } of them on leave
}
report-catalog = { $catalog }, with salesfit { $version }
report-rater = { $kind } ({ $count })
report-other-raters = { $count ->
    [one] one rater of another kind
   *[other] raters of other kinds ({ $count })
}
report-unnamed-raters = { $count ->
    [one] one rating without a named rater
   *[other] ratings without a named rater ({ $count })
}
report-ratings = { $ratings ->
    [one] 1 rating
   *[other] { $ratings } ratings
}: { $by }. { $scores } of { $possible } scores that the tasks need are known.
report-ratings-none = Nobody: none of { $possible } scores that the tasks need is known.
rater-self = self
rater-manager = manager
rater-peer = peer
rater-customer = customer
rater-test = test
rater-colleague = colleague
rater-coach = coach
rater-leader = leader
rater-boss = boss
rater-report = report
rater-selv = self
rater-leder = leader
rater-sjef = boss
rater-kollega = colleague
rater-kunde = customer
rater-medarbeider = report
report-everything = Should everyone do everything?
report-no-work = The team file says too little about the work to answer: give seats, today's roles or the hours that each task takes.
report-work = What that means for the work
report-division = How the work would be divided
report-effective = An effective hour is worth an hour by somebody who fits the work in full.
report-moves = Who would do well to change role?
report-moves-answer = { $move ->
    [0] Nobody, as far as the ratings can tell.
   *[other] { $move } of { $sellers }: { $moving }.
}{ $forced ->
    [0] {""}
   *[other] {" "}Has to move, since the team has no seat in today's role: { $leaving }.
}{ $open ->
    [0] {""}
   *[other] {" "}Still open: { $opening }.
}{ $stay ->
    [0] {""}
    [one] {" "}1 stays.
   *[other] {" "}{ $stay } stay.
}{ $unseated ->
    [0] {""}
    [one] {" "}1 has no seat left.
   *[other] {" "}{ $unseated } have no seat left.
}
report-mover = { $name } to { $role }
report-forms-left-out = { $count ->
    [one] 1 further set of roles is
   *[other] { $count } further sets of roles are
} left out here: the command organize shows them.
report-no-seats = The team has no seats, or its pins exceed them, so each seller is judged alone: the same role may be proposed to several.
report-sure = How sure is that?
report-monday = What to do on Monday
report-decision = These are ratings and counted hours, not a verdict on anyone. Each line is a question: talk to the people concerned, and decide yourself.
report-matrix = Who fits what
report-by-role = By role
report-by-task = By task
report-people = One line for each seller
report-hire = Whom to look for
report-method = How the numbers are made
report-curve-roles = { $roles ->
    [one] 1 role
   *[other] { $roles } roles
}
report-now = Today
report-break-even = Break-even
report-break-even-title = What is left of a week's work as hand-offs take longer: the recommended roles break even with everyone doing everything at { $minutes } minutes; now it is { $now }.
column-handoff-minutes = Minutes a hand-off
column-step = Step
column-today = Today
column-today-fit = Fit
    .sheet = Fit today
column-proposed = Proposed
column-proposed-fit = Fit
column-open-to = Open to
    .sheet = Fit as proposed
column-coach = Coach
column-rate-next = Rate next
column-person-why = Notes
step-stay = stay
step-move = move
step-must-move = must
legend-must-move = Must: has to move, since the team has no seat in today's role.
step-open = open
step-unseated = no seat
step-on-leave = on leave
step-none = –
proposals = One line per seller
proposals-legend = The team's seats decide what is proposed. Move: worth making, since the team is better off in { $worth-moving } of the draws or more. Open: another role may be better, but less surely, so collect ratings first. Holds: the share of draws in which the seller gets the seat; from { $firm } it is firm.
people-lead = The seats count: they are given so that the team as a whole fits best. Where a seller alone would fit another role better, or would spend the hours differently if the work were divided anew, the line says so.
people-lead-no-seats = The team has no seats, or its pins exceed them. What is proposed is what each fits best alone, so several may be told the same role.
people-legend = The team's seats decide what is proposed. Move: worth making, since the team is better off in { $worth-moving } of the draws or more. Open: another role may be better, but less surely, so collect ratings before you talk of a change. Holds: the share of draws in which the seller gets the seat; from { $firm } it is firm. Coach: the cheapest changes that make the expected fit in the proposed role strong within half a year, or take it as far as they can. Expected fits lie nearer to the team's mean than ratings, which are partly luck. Hours are averages, not promises. Coaching is known to help only where the person wants it. Each seller's own page rests on the ratings of that seller alone, so its figures may differ from these.
person-seats-go-to = Fits best as { $best }, but { $count ->
    [one] that seat goes
   *[other] those seats go
} to { $names }.
person-seats-within-noise = Fits best as { $best } ({ $fit }); { $count ->
    [one] that seat goes
   *[other] those seats go
} to { $names }, and whether a change there would help the team is not sure enough.
person-holder-pinned = { $name } (pinned)
person-seat-stays-vacant = Fits best as { $best }, where a seat stays vacant, but the team as a whole fits as well or better like this.
person-no-seat = Fits best as { $best }, which has no seat.
person-within-noise = Fits best as { $best }, but whether moving there would help the team is not sure enough.
person-open-to = Would be { $role } if the scores were exact.
person-pinned = Fits best as { $best }, but is pinned.
person-stays-unsure = Stays, since no move is sure enough; but in { $p } of the draws this is not the best seat for the team.
person-too-little-rated = Too little is rated to judge today's role: keeps the seat until more is rated.
person-must-leave = Has to move: the team has no seat as { $role }.
person-meanwhile = On today's seats: { $names }.
person-followed = Successor: { $names }.
person-not-followed = No successor.
person-step = { $trait } { $from } to { $to }
person-coach = Coach in { $steps } ({ $cost }): expected fit { $now } to { $then }.
person-coach-short = Coach in { $steps } ({ $cost }): expected fit { $now } to { $then } at most.
person-not-by-training = Hard to train: { $traits }.
person-move-rather = Move rather than coach: as { $today }, { $cost } would raise the expected fit to { $then }; as { $role } it is { $now } without coaching.
person-move-only = Move rather than coach: no coaching helps as { $today } (expected fit { $then }); as { $role } it is { $now }.
person-rate = Rate: { $trait }.
person-hours = If the work were divided anew: most hours as { $role }. That is advice; the seat counts.
monday-divide-work = With the team's leaders: should the work be divided into { $roles ->
    [one] 1 role
   *[other] { $roles } roles
}?
    .reason = With everyone doing everything, { $waste } of what these roles would yield is lost: { $hours } effective hours a week.
monday-describe-handoffs = With the team's leaders: how often does work pass from one task to another?
    .reason = The team file does not say, and it decides whether dividing the work pays.
monday-change-role = With { $name }: would you change role, from { $from } to { $to }?
    .reason = Fit { $from-fit } today, { $to-fit } there.
monday-must-leave = With { $name }: the team has no seat as { $from }. Would { $to } suit you, or what else?
    .reason = Fit { $from-fit } today, { $to-fit } there. The role goes because there is no seat for it, not because of the fit.
monday-moves-gain = { $moves ->
    [one] The move raises the team's expected sum of fits by { $gain }; the gain is real with a probability of { $p }.
   *[other] The { $moves } recommended moves together raise the team's expected sum of fits by { $gain }; the gain is real with a probability of { $p }.
}
monday-take-role = With { $name }: would you take the role of { $to }?
    .reason = Fit { $to-fit }. Allowing for rating error, that holds with a probability of { $holds }.
monday-role-missing = { $name } has no role in the file: which is it, or would { $to } suit?
    .reason = Fit { $to-fit } as { $to }.
monday-best-role = With { $name }: would { $to } suit you better than { $from }?
    .reason = Fit { $from-fit } today, { $to-fit } there; the team has no seats, so this is about you alone.
monday-best-role-open = With { $name }: would { $to } suit you better than { $from }?
    .reason = Fit { $from-fit } today, { $to-fit } there, but the best role is open: the ratings do not settle it.
monday-change-role-open = With { $name }: what must we know before a change from { $from } to { $to } could be proposed?
    .reason = Fit { $from-fit } today, { $to-fit } there. That is { $more } more here, but no more than noise for the team as a whole.
monday-change-role-unknown = With { $name }: what must we know before a change from { $from } to { $to } could be proposed?
    .reason = Fit { $from-fit } today, { $to-fit } there, but how firm that is, is not worked out: not a proposal yet.
monday-fill-seat = With the team's leaders: who should fill { $seats ->
    [one] the vacant seat
   *[other] { $seats } vacant seats
} as { $role }?
    .reason = { $name } (fit { $fit }) could, but would be missed elsewhere.
monday-fill-seat-noise = With the team's leaders: who should fill { $seats ->
    [one] the vacant seat
   *[other] { $seats } vacant seats
} as { $role }?
    .reason = { $name } (fit { $fit }) could, but that would win no more than noise.
monday-fill-seat-nobody = With the team's leaders: whom will you hire or train for { $seats ->
    [one] the vacant seat
   *[other] { $seats } vacant seats
} as { $role }?
    .reason = As the ratings stand, nobody in the team may have it, or can be spared where they are.
monday-traits = Look for { $traits }.
monday-trait = { $trait } ({ $asked })
monday-hire-also = Or look for somebody as { $role }, with a fit above { $from } ({ $moves }).
monday-or-hire = Or find somebody who brings it, as { $role }: { $vacant ->
    [0] worth it with a fit above { $from }
   *[other] a seat is vacant there
}.
monday-coach = With { $name }: would you like coaching in { $traits }, for the work as { $role }?
    .reason = On average, { $cost } in half a year raise the expected fit from { $now } to { $then }. It is known to help only if you want it.
monday-coach-short = With { $name }: would you like coaching in { $traits }, for the work as { $role }?
    .reason = On average, { $cost } in half a year raise the expected fit from { $now } to { $then }, which is short of strong. It is known to help only if you want it.
monday-step-in = With { $name }: who should learn enough of your work as { $role } to step in?
    .reason = Without you the team loses { $loss } of fit. Next comes { $next }, with { $fit }.
monday-step-in-nobody = With { $name }: who should learn enough of your work as { $role } to step in?
    .reason = Without you the team loses { $loss } of fit, and nobody else may have the seat as the ratings stand.
monday-learn-task = With the whole team: who would like to learn { $task }?
    .reason = { $count ->
    [0] Nobody is
    [one] Only 1 is
   *[other] Only { $count } are
} adequate or better at it.
monday-collect-rating = With those who work beside { $name }: how would you rate { $trait }?
    .reason = The named best role is wrong with a probability of { $wrong }; one more rating would lower that to { $after }. The command ask prints the form.
explain-others = { $count } smaller ones
seller-lead = Your role today: { $today }. Of your team's roles, filled or vacant, you fit { $best } best.
seller-lead-same = Your role today: { $today }. Of your team's roles, filled or vacant, it is the one you fit best.
seller-lead-no-role = Of your team's roles, filled or vacant, you fit { $best } best.
seller-lead-today = Your role today: { $today }.
seller-lead-none = None of your team's roles stands out for you.
seller-lead-outside = Outside them, you fit { $outside } best ({ $fit } of 100).
seller-lead-no-best = Too little is known about you to name the role you fit best.
seller-yours = This page is yours. It says nothing about anybody else. It rests on ratings of { $date }.
seller-wishes = You have said that you would like: { $roles }.
seller-strengths = What you bring
seller-strength = { $task } { $fit }
seller-tasks = Tasks that you fit best, of 100: { $tasks }.
seller-trait = { $trait } { $score }
seller-traits = You fully meet what these tasks need in: { $traits }.
seller-role-both = { $role }: { $fit } of 100 (today's role, and the one you fit best)
seller-role-best = { $role }: { $fit } of 100 (the role you fit best)
seller-role-today = { $role }: { $fit } of 100 (today's role)
seller-role-other = { $role }: { $fit } of 100
seller-role-unknown = { $role }: not rated
seller-bounds = Ratings can be wrong. Allowing for that, the number lies between { $low } and { $high } nine times in ten.
seller-nothing-of-role = Nothing of what this role needs is rated: it could be anything from { $low } to { $high }.
seller-too-little = Only { $coverage } of what this role needs is rated, so the number means little: it could be anything from { $low } to { $high }.
seller-vetoed = One limit decides by itself here: { $traits }. Without it the number would be { $without }. If you think the rating is off, say so first of all.
seller-sure = How sure is this?
seller-unrated = Nobody has rated: { $traits }. That counts as unknown, never against you.
seller-best-holds = Going by the ratings of you alone, and allowing for their errors, { $best } is the role you fit best with a probability of { $p }.
seller-best-open = Which role fits you best is open: { $roles }. The ratings do not settle it.
seller-best-open-none = Whether { $best } is the role you fit best is open: the ratings do not settle it.
seller-help = What would help?
seller-coaching = Training in { $steps } would help most: about { $cost } in half a year, by averages of studies. With those scores your fit would be { $fit } of 100 as { $role }. It is worth it only if you want it.
seller-not-by-training = Training changes little in { $traits }, for anybody. Tasks that need something else may suit you better.
seller-training = You have most to gain in { $task }: { $points } of the points you lack as { $role }.
seller-rate-next = A new rating of { $traits } would tell most. Ask somebody who sees you at work.
seller-nothing-lost = Nothing is missing from these roles as the ratings stand.
seller-nothing-rated = Nobody has rated anything that the tasks need, so nothing is said here.
seller-numbers = How are the numbers made?
seller-how = Others, and perhaps you, have rated you from { $lo } to { $hi }. Each task needs certain scores; the fit says how far yours meet them, and a role's fit is the mean of its tasks', by their share of the time. The tables begin at 100 and show what each score takes away. The needs come from { $catalog }, which people wrote and can change. No number decides anything.
seller-object = Is something wrong?
seller-object-leader = Say so to whoever gave you this page: which score, what it should be, and an example. You may see the ratings of you, have wrong ones corrected, and have a person and not a program decide. In a larger company the data protection officer helps you, and so does the data protection authority.
seller-object-contact = Say so to { $contact }: which score, what it should be, and an example. You may see the ratings of you, have wrong ones corrected, and have a person and not a program decide. If that does not help, turn to the data protection authority.
method-lead = A fit runs from 0 to 100. Scores are on a scale of { $lo } to { $hi }. From { $strong } a fit is strong, from { $adequate } adequate.
method-need = A task needs a score in a trait: at least, at most, or between two numbers. Within that the need is met in full; { $tolerance } points outside, unless the task says otherwise, it counts nothing; in between it falls evenly.
    .term = Need
method-task = The mean of how far its needs are met, by their weights. Some tasks let no strength make up for a weakness; there the weakest need counts, or the geometric mean.
    .term = Fit with a task
method-role = The mean of its tasks' fits, by their shares of the working time: the fit of an ordinary hour in the role.
    .term = Fit with a role
method-veto = A few needs have a limit that nothing makes up for. Anyone who breaks it has a fit of 0 with the task, and a role with much of that task is never their best role.
    .term = Veto
method-unknown = What nobody has rated counts as not known, never as low. A role of which less than { $coverage } is rated is nobody's best.
    .term = Not rated
method-best = The role with the highest fit, alone and without regard to seats.
    .term = Best role
method-seats = The seating with the largest sum of fits that the seats allow; a proof shows that none is better. Holds: how often the same person gets the seat when scores are re-drawn within their errors; from { $firm } it is firm.
    .term = Seats
method-hours = An hour of work is worth as much as the fit of who does it: an effective hour. Every form of dividing the work has the same work, hours and people; hand-offs between roles take time.
    .term = Effective hours
method-errors = One rating is taken to be off by { $error } points, unless the file or its raters show another error. Differences that such errors would explain are not counted.
    .term = Errors
method-limits = What they cannot tell
method-limit-ratings = Ratings are what somebody thinks of somebody. If a rater likes or dislikes a person in everything, the numbers do not notice.
method-limit-bands = What a task needs is an interpretation of research and experience, and its numbers are judgement. Change the catalog where you know better.
method-limit-decision = Traits predict sales only weakly. Nobody should be placed, refused or dismissed by these numbers.
method-notes = Notes on the file
method-again = How to make this report again
method-command = With salesfit { $version } and the catalog { $catalog } ({ $sha256 }), in the folder of the file:
