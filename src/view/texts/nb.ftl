# Det salesfit sier på norsk (bokmål): samme meldinger i samme rekkefølge som i en.ftl.
#
# Ordliste:
#   fit           egnethet (0 til 100)       trait, skill, attitude   egenskap, ferdighet, holdning
#   strong        sterk                      task, role               oppgave, rolle
#   adequate      god nok                    need, limit              krav, grense (øvre grense)
#   weak          svak                       veto, vetoed             veto (et veto, vetoet)
#   score         skår                       weight, tolerance        vekt, toleranse
#   points        poeng                      today's, best role       dagens rolle, beste rolle
#   rated         vurdert                    share of time            andel av tiden
#   rating        vurdering                  motion                   salgstype
#   unknown       ukjent                     hand-off                 overlevering
#   seller, team  selger, team               catalog, scale           katalog, skala
# Nivåene beskriver selgeren: «er sterk i», «er god nok i», flertall «er gode nok».

### Allment

level-strong = sterk
level-adequate = god nok
level-weak = svak
under-percent = under { $number } %
over-percent = over { $number } %
percent = { $number } %
list = { $most } og { $last }
whole-points = { $count ->
    [one] { $points } poeng
   *[other] { $points } poeng
}
list-or = { $most } eller { $last }
range = { $low } til { $high } (i snitt { $average })
and-more = { $count ->
    [one] {""}; og én til
   *[other] {""}; og { $count } til
}
unknown-fit = ukjent
no-role = ingen

### Kolonner i tabeller

workbook-sheet = Tabell
workbook-legend = Slik leses den
workbook-levels = Egnethet 0 til 100: sterk fra { $strong } (fet, pil opp), god nok fra { $adequate } (pil mot høyre), svak under (kursiv, pil ned).
workbook-unknown = En tom celle er ukjent, aldri svak.
workbook-keys = Den andre raden har kolonnenes navn i CSV, for andre programmer.
column-seller = Selger
column-spread = Sterk/ god nok/ svak
    .short = s/g/v
    .note = s/g/v: i hvor mange oppgaver sterk/god nok/svak.
column-column = Rolle eller oppgave
column-fit = Egnethet
column-low = Lavest
column-high = Høyest
column-from = Fra
column-to = Til
column-bar-90 = Fra 0 til 100
column-p-best = Best
    .sheet = Sannsynlighet for best
column-unrated = Uvurdert
column-coverage = Vurdert
column-level = Nivå
column-vetoes = Vetoer
column-need = Egenskap
column-task = Oppgave
column-role = Rolle
column-trait = Egenskap
column-motion = Salgstype
column-id = Id
column-score = Skår
column-asked = Krav
column-points = Poeng
column-bar = Fra 100 og ned
column-needs = Hva den krever
column-time = Andel av tiden
column-kind = Type
column-ease = Hva den endrer
column-weight = Vekt
column-veto = Veto
column-why = Hvorfor
column-form = Form
column-effective-hours = Effektive timer
column-handoff-effective-hours = Tapt i overlevering
column-net-effective-hours = Netto timer
column-waste-share = Tapt
column-bar-net = Netto, andel av fri
column-seat = Plass
column-name = Selger
    .sheet = Navn
column-best-seat = Beste plass
column-best-fit = Egnethet der
    .sheet = Beste egnethet
column-cost = Koster teamet
column-wishes = Ønsker
column-holder = Har plassen
column-loss = Tapt uten
column-candidate = Kandidat
column-rank = Nr.
column-adds = Tilfører
column-expect = Forventet
column-expected-gain = Forventet tilskudd
column-seat-fit = Egnethet der
column-best-role = Beste plass
column-vacant-role = Beste ledige plass
column-vacant-fit = Egnethet til den
column-who-moves = Hvem bytter
column-vacant = Ledige
column-worth-from = Egnethet å slå
column-strong-adds = Sterk tilfører
column-in-role = I rollen
column-team-lacks = Teamet mangler
column-look-for = Se etter
column-question = Spørsmål
column-breaks-limit = Bryter grense
column-settles = Avgjør
column-runner-up = Overtas av
column-next-best = Nest best
column-next-best-fit = Egnethet
column-holds = Holder
column-off-by = Usikkerhet
column-p-wrong = Feil nå
column-p-wrong-after = Med én til
column-plan = Plan
column-title = Tittel
column-best-sum = Beste plasser
    .note = summen av egnethet på de beste plassene, i poeng
column-best-mean = Snittet der
column-today-sum = Dagens roller
    .note = summen av egnethet i dagens roller, i poeng
column-at-work = På jobb
column-waste-today = Tap, i dag
column-waste-everyone = Tap, alle
column-verdict = Alle gjør alt?
    .short = Alle?
column-short = Knappe oppgaver
    .short = Knappe
column-key-person = Nøkkelperson
column-new-findings = Nye funn
    .short = Funn
column-worse-findings = Forverrede funn
column-within-noise = Innenfor støyen
column-moves = Bytter
column-sum = Sum egnethet
column-at-most = Høyst
column-gain = Av gevinsten
    .sheet = Tilskudd
column-bar-gain = Andel av gevinsten
column-person = Navn
column-as = Som
column-team = Team
column-place = Hvor
column-seats = Plasser
column-price = Verdt én til

### Kolonner bare i CSV og arbeidsbøker

column-best = Best
column-expected = Forventet egnethet
column-low90 = Lavest (90 %)
column-high90 = Høyest (90 %)
column-date = Dato for skårene
column-catalog = Katalog
column-side = Under eller over
column-band-low = Krav fra
column-band-high = Krav til
column-status = Status
column-loss-if-left = Tapt om de slutter
column-pinned = Låst
column-moved = Flyttet
column-holds-share = Andel trekninger den holder
column-roles = Roller
column-handoff-hours = Timer til overlevering
column-people-with-several-roles = Folk i flere roller
column-unknown-hours = Timer på ukjent egnethet
column-sets = Oppgavene i hver rolle
column-recommended = Anbefalt
column-about = Om
column-p-wrong-drop = Nedgang med én til
column-rating = Vurdering
column-row = Rad
column-too-few = For få
column-icc-1-1-low = Én alene, lavest
column-icc-1-1-high = Én alene, høyest
column-same-raters = De samme
column-same-seller-count = Selgere med de samme
column-left-out = Utelatt
column-below-070 = Under 0,70
column-state = Utfall
column-denies = Gir ikke bestått
column-file = Fil
column-line = Linje
column-accepted = Godtatt
column-known = Kjent
column-message = Melding
column-advice = Råd
column-role-old = Rolle før
column-role-new = Rolle nå
column-scores-change = Fra skårer
column-catalog-change = Fra katalogen
column-motion-change = Fra salgstypen
column-role-change = Fra rollen
column-people-change = Fra folkene
column-work-change = Fra arbeidet
column-joint-change = Fra flere sammen
column-joint-causes = Hvilke sammen
column-reliable = Mer enn støy
column-pseudonym = Pseudonym
column-tolerance-below = Toleranse under
column-tolerance-above = Toleranse over
column-veto-below = Veto under
column-veto-above = Veto over
column-code = Merknad

### Matrisen

match-heading = { $team }: { $by }, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}
match-heading-dated = { $team }: { $by }, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}, vurdert { $date }
match-by-role = egnethet per rolle
match-by-task = egnethet per oppgave
match-cut = De første { $shown } av { $all } rader vises. Få med alle med --format csv.
legend-levels = Egnethet 0 til 100: sterk fra { $strong-sign }{ $strong }, god nok fra { $adequate-sign }{ $adequate }, { $weak-sign }svak under.
legend-today = { $sign } dagens rolle.
legend-best = { $sign } beste rolle.
legend-in-play = Beste rolle: av { $in-play ->
    [one] den ene rollen
   *[other] de { $in-play } rollene
} som har plasser eller er besatt i dag; av alle { $roles } med --all-roles.
legend-open = { $sign } beste rolle, men uavklart.
legend-vetoed = { $sign } veto.
legend-partial = { $sign } delvis vurdert.
legend-too-little = { $sign } for lite vurdert.
legend-unknown = { $sign } ikke vurdert.
match-spread = Av { $tasks } oppgaver er hver selger sterk i { $strong }, god nok i { $adequate } og svak i { $weak }.{ $away ->
    [0] {""}
    [one] {""} 1 i permisjon er ikke regnet med.
   *[other] {""} { $away } i permisjon er ikke regnet med.
}
match-partly = { $count ->
    [one] Én selger har oppgaver der ingenting er vurdert: De er ukjente, ikke svake.
   *[other] { $count } selgere har oppgaver der ingenting er vurdert: De er ukjente, ikke svake.
}
match-spread-one = Av { $tasks } oppgaver er selgeren sterk i { $strong }, god nok i { $adequate } og svak i { $weak }.{ $away ->
    [0] {""}
    [one] {""} 1 i permisjon er ikke regnet med.
   *[other] {""} { $away } i permisjon er ikke regnet med.
}
match-no-roles = Ingen står oppført med dagens rolle, så det går ikke an å si hvem som har riktig rolle.
match-placed = { $placed } av { $with-role } har sin beste rolle{ $elsewhere ->
    [0] {""}
    [one] {""}, 1 ville passet bedre i en annen
   *[other] {""}, { $elsewhere } ville passet bedre i en annen
}{ $unclear ->
    [0] .
    [one] {""}; for 1 skiller ingen rolle seg ut, eller for lite er vurdert.
   *[other] {""}; for { $unclear } skiller ingen rolle seg ut, eller for lite er vurdert.
}
match-misplaced = { $name }: { $today } { $today-fit }, { $best } { $best-fit }
match-misplaced-open = { $name }: { $today } { $today-fit }, { $best } { $best-fit }, men beste rolle er uavklart
match-misplaced-pinned-open = { $name } (låst til rollen): { $today } { $today-fit }, { $best } { $best-fit }, men beste rolle er uavklart
match-misplaced-pinned = { $name } (låst til rollen): { $today } { $today-fit }, { $best } { $best-fit }
on-leave = { $name } (permisjon)
match-scale = Ingen skår er over { $highest } på skalaen fra { $lo } til { $hi }. Er de gitt på en annen skala, så oppgi den: --scale 1..5.
match-unrated = Ingen på jobb er vurdert i: { $tasks }. Det teller som ukjent, ikke som svakt.
match-more-misplaced = Og { $count } til: Se beste rolle for hver av dem med --format csv.
match-open = { $open ->
    [0] Gitt usikkerheten i vurderingene holder hver beste rolle med en sannsynlighet på { $sure } eller mer.
   *[other] For { $open } av { $judged } er beste rolle uavklart: Gitt usikkerheten i vurderingene holder den med en sannsynlighet under { $sure }. Hva som bør vurderes nå: salesfit ask { $team-file }{ $drawn }{ $again }.
}
match-open-thin = Der nok er vurdert, holder hver beste rolle, gitt usikkerheten i vurderingene, med en sannsynlighet på { $sure } eller mer.
match-thin = For lite er vurdert til å bedømme { $people }. Det som er så lite vurdert, har ikke noe nivå og er ingens beste rolle. Hva som bør vurderes nå: salesfit ask { $team-file }{ $drawn }{ $again }.
match-thin-person = { $name } ({ $roles } av { $all } roller)
match-elsewhere = De som ville passet bedre i en annen rolle
match-open-heading = De som har uavklart beste rolle
match-team-heading = Teamet
match-open-seller = { $name }: { $roles }
match-open-partial = { $name }: { $roles }; beste rolle er bare delvis vurdert
match-open-role = { $role } { $p }
match-not-drawn = Legg til --draws 2000 for å se hvor sikker beste rolle er.
match-open-no-role = { $name }: ingen rolle slik skårene er nå, men kanskje én. { $roles }
match-open-likelier = { $name }: en annen rolle er mer sannsynlig enn den beste etter skårene. { $roles }
match-open-none = { $name }: den beste rollen etter skårene er ikke den mest sannsynlige. { $roles }
match-open-none-partial = { $name }: den beste rollen etter skårene er bare delvis vurdert og ikke den mest sannsynlige. { $roles }
match-disagreements-few = Vurdererne er mer uenige enn tilfeldigheter forklarer, i { $count } av { $several } skårer med flere vurderinger. Tilfeldigheter alene ville gitt rundt { $by-chance }, så dette kan være tilfeldig: { $about }.
match-sure = Hvor sikre tallene er
match-sure-legend = Fra og til: Gitt usikkerheten i vurderingene ligger den sanne egnetheten mellom dem ni av ti ganger. Vurderinger langt fra snittet i teamet er delvis flaks eller uflaks, så egnetheten slik den er vurdert, kan ligge utenfor. Best: sannsynligheten for at rollen er den beste. Uvurdert: hva egnetheten kunne vært om alt som ikke er vurdert, var verdiløst eller perfekt.
from-to = { $low }–{ $high }
match-disagreements = Vurdererne er mer uenige enn tilfeldigheter forklarer, i { $count } av { $several } skårer med flere vurderinger; tilfeldigheter alene ville vist { $by-chance ->
    [0] ingen
   *[other] rundt { $by-chance }
}. Snakk om { $about }.
match-disagreement = { $name }, { $trait }
match-short = Teamet som helhet er tynt besatt på: { $tasks }.
match-short-task = { $task } ({ $count ->
    [0] ingen er gode nok
    [one] bare { $name } er god nok eller bedre
   *[other] { $count } er gode nok
})
match-not-short = Minst to er gode nok eller bedre i hver oppgave som er vurdert.
match-none-stands-out = Ingen rolle skiller seg ut for { $people }: Den beste egnetheten er ikke tydelig høyere enn hos en gjennomsnittlig selger med alle egenskaper midt på skalaen.
match-capped = En øvre grense koster { $count ->
    [one] én selger
   *[other] { $count } selgere
} en rolle: { $people }. Spør hvorfor: salesfit explain { $team-file } NAVN{ $drawn }{ $again }.
match-capped-person = { $name } ville uten øvre grenser vært best som { $without } (nå: { $best })
match-decision = Tallene bygger på vurderinger og feller ingen dom: Spør hvorfor med explain, og avgjør selv.

### Forklaringer

explain-heading = { $name }: dagens rolle { $today }, beste rolle { $best }
explain-role-and-fit = { $role } ({ $fit })
explain-thin = For lite er vurdert (under { $share } av det en rolle krever) til å bedømme { $roles }. Hva som bør vurderes nå: salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }.
explain-wishes = Ønsker: { $roles }.
explain-pinned = Blir i dagens rolle (låst).
explain-on-leave = I permisjon.
explain-converted = Skårer gitt fra { $given-lo } til { $given-hi } vises på skalaen { $lo } til { $hi }.
explain-nothing-rated = Ingenting er vurdert, så det er ikke noe å si. Ukjent er ikke det samme som svak.
explain-no-best = Ingen rolle kan kalles den beste: Hver av dem er for lite vurdert (under { $share }), stanset av et veto eller bare til sammenligning.
explain-sure = Gitt usikkerheten i vurderingene er { $role } den beste rollen med en sannsynlighet på { $p }.
explain-sure-thin = Gitt usikkerheten i vurderingene er { $role } den beste av rollene der nok er vurdert, med en sannsynlighet på { $p }.
explain-none-stands-out = Ingen rolle skiller seg ut: Selv som { $role } er egnetheten ikke tydelig høyere enn hos en gjennomsnittlig selger med alle egenskaper midt på skalaen.
explain-open = Beste rolle er uavklart: Gitt usikkerheten i vurderingene er det { $role } med en sannsynlighet på { $p }, ellers { $rivals }. Hva som bør vurderes nå: salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }.
explain-bounds = Gitt usikkerheten i vurderingene ligger den sanne egnetheten mellom { $low } og { $high } ni av ti ganger; forventet: { $expected }.
explain-role = { $role }: { $fit } av 100, { $level }{ $which }
explain-role-unknown = { $role }: ukjent{ $which }
explain-best = {""} (beste rolle)
explain-today = {""} (dagens rolle)
explain-best-and-today = {""} (dagens og beste rolle)
explain-other = {""}
explain-full = Alle krav oppfylt
explain-fit = Egnethet
explain-veto-row = { $trait } (veto)
explain-veto-trait = { $trait } ({ $task })
explain-vetoed = Veto: { $traits }. Styrke andre steder veier ikke opp for det. Uten vetoet ville egnetheten vært { $without }, og { $role } blir aldri beste rolle så lenge det står.
explain-veto-in-part = Veto i en del av rollen: { $traits }. Uten vetoet ville egnetheten vært { $without }.
explain-unrated = Ikke vurdert: { $traits }, { $missing } av det som teller. Egnetheten gjelder bare resten.
explain-compared = Av gjennomsnittlige selgere ville { $share } hatt lavere egnethet.
explain-unrated-bounds = Ikke vurdert: { $traits }, { $missing } av det som teller. Uansett utfall ligger egnetheten mellom { $low } og { $high }.
explain-too-little = For lite er vurdert ({ $coverage }) til at dette kan være noens beste rolle: Avhengig av resten ligger egnetheten mellom { $low } og { $high }.
explain-without-upper-limits = Øvre grenser koster noe her: { $fit } med dem, { $without } uten. { $changes ->
    [0] Uten noen av dem ville beste rolle fortsatt vært { $best } ({ $best-fit }).
   *[other] Uten noen av dem ville beste rolle vært { $best } ({ $best-fit }).
}
explain-capped = En øvre grense koster { $name } en rolle: Uten øvre grenser ville den beste rollen vært { $without } ({ $fit }) i stedet for { $best }. Sjekk at grensen er riktig før den avgjør.
sentence-unknown = { $task } ({ $share } av tiden): ikke vurdert.
sentence-all-met = { $task } ({ $share } av tiden): { $level }, { $fit }. Oppfyller alle vurderte krav.
sentence-lost = { $task } ({ $share } av tiden): { $level }, { $fit }. Trekker ned: { $losses }.
sentence-vetoed = { $task } ({ $share } av tiden): veto. Avgjort av: { $losses }.
sentence-loss = { $trait } { $score } ({ $asked })
asked-under = { $band }: { $gap } under
asked-over = { $band }: { $gap } over
asked-veto-below = veto under { $limit }
asked-veto-above = veto over { $limit }
band-at-least = minst { $lo }
band-at-most = høyst { $hi }
band-between = { $lo } til { $hi }
band-any = uansett skår

### Plasser

assign-heading = { $team }: hvem som sitter hvor, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}
assign-nobody = Ingen har en plass.
assign-recommended = { $moves ->
    [0] Ingen bytter gir en forskjell som er større enn tilfeldige feil i vurderingene. Behold dagens roller, med en forventet sum av egnethet på { $today }.
    [one] 1 bytte lønner seg. Det øker forventet sum av egnethet med { $gain }, fra { $today } til { $after }, og gevinsten er reell med en sannsynlighet på { $p }.
   *[other] { $moves } bytter lønner seg. De øker forventet sum av egnethet med { $gain }, fra { $today } til { $after }, og gevinsten er reell med en sannsynlighet på { $p }.
}
assign-recommended-apart = { $moves ->
    [0] Ingen bytter gir en forskjell som er større enn tilfeldige feil i vurderingene. Behold dagens roller. { $first ->
        [one] En første plass til den ene selgeren uten rolle i dag gir { $first-gain } til: en forventet sum av egnethet på { $after } i stedet for { $today }.
       *[other] Første plass til { $first } selgere uten rolle i dag gir { $first-gain } til: en forventet sum av egnethet på { $after } i stedet for { $today }.
    }
    [one] 1 bytte lønner seg. Det øker forventet sum av egnethet med { $gain }, fra { $today } til { $kept }, og gevinsten er reell med en sannsynlighet på { $p }. { $first ->
        [one] En første plass til den ene selgeren uten rolle i dag gir { $first-gain } til, { $after } i alt.
       *[other] Første plass til { $first } selgere uten rolle i dag gir { $first-gain } til, { $after } i alt.
    }
   *[other] { $moves } bytter lønner seg. De øker forventet sum av egnethet med { $gain }, fra { $today } til { $kept }, og gevinsten er reell med en sannsynlighet på { $p }. { $first ->
        [one] En første plass til den ene selgeren uten rolle i dag gir { $first-gain } til, { $after } i alt.
       *[other] Første plass til { $first } selgere uten rolle i dag gir { $first-gain } til, { $after } i alt.
    }
}
assign-recommended-room = { $moves ->
    [one] 1 bytte lønner seg, fordi det gir plass til
   *[other] { $moves } bytter lønner seg, fordi de gir plass til
} { $first ->
    [one] den ene selgeren uten rolle i dag.
   *[other] { $first } selgere uten rolle i dag.
} Til sammen øker det forventet sum av egnethet med { $gain }, fra { $today } til { $after }, og gevinsten er reell med en sannsynlighet på { $p }.
assign-recommended-rest = { $open ->
    [0] {""}
    [one] {" "}Én selger er uavklart: En annen rolle kan være bedre, men det er ikke sikkert nok.
   *[other] {" "}{ $open } selgere er uavklart: En annen rolle kan være bedre, men det er ikke sikkert nok.
}{ $highest ->
    [0] {""}
   *[other] {" "}Plasseringen med høyest egnethet etter vurderingene er bedre med en sannsynlighet på { $p-highest }; bytter krever { $worth-moving }.
}{ $forced ->
    [0] {""}
    [one] {" "}{ $leaving } må bytte: Teamet har ingen plass i dagens rolle.
   *[other] {" "}{ $leaving } må bytte: Teamet har ingen plasser i dagens roller.
}
assign-seats-none = { $moves ->
    [one] { $leaving } må forlate dagens rolle, som teamet ikke har noen plass i:
   *[other] { $leaving } må forlate dagens roller, som teamet ikke har noen plasser i:
} Den forventede summen av egnethet faller fra { $today } til { $after }.
assign-seats-missing = { $moves ->
    [one] 1 selger må forlate dagens rolle,
   *[other] { $moves } selgere må forlate dagens rolle,
} fordi det er { $forced ->
    [0] for få plasser
   *[other] for få plasser, eller ingen i dagens rolle til { $leaving }
}: Den forventede summen av egnethet faller fra { $today } til { $after }.
assign-not-seatable = { $unseated ->
    [one] Én selger har ingen plass selv om en plass i dagens rolle er ledig:
   *[other] { $unseated } selgere har ingen plass selv om plasser i dagens roller er ledige:
} for lite av rollen er vurdert, eller et veto stenger. Få dem vurdert først, eller lås dem til rollen. Uten dem faller den forventede summen av egnethet fra { $today } til { $after }.
assign-highest-unjudged = Her får bare de plass som er vurdert nok. Forslaget over lar de andre bli der de er.
assign-proposed-vacancies = Ledig slik det er foreslått: { $seats }. Hvem dere bør se etter: salesfit hire { $team-file }{ $drawn }{ $again }.
assign-proposed-vacancy = { $count ->
    [one] { $role }
   *[other] { $count } { $role }
}
assign-highest-proposed = Den foreslåtte plasseringen, som også har høyest egnethet etter vurderingene
assign-highest = Ikke foreslått: plasseringen med høyest egnethet etter vurderingene
assign-interchangeable = Kan bytte plass uten at summen av egnethet endres: { $seats }.
assign-interchangeable-seat = { $name }, { $seat }, med { $others }
assign-answer = { $seats ->
    [one] Den ene besatte plassen har en egnethet på { $fit }
   *[other] De { $seats } besatte plassene har en egnethet på { $fit } i snitt
} (sum { $sum }); i dagens roller er den { $today }. { $moves ->
    [0] Ingen må forlate dagens rolle.
    [one] 1 forlater dagens rolle.
   *[other] { $moves } forlater dagens rolle.
}
assign-answer-new = { $seats ->
    [one] Den ene besatte plassen har en egnethet på { $fit } (sum { $sum }).
   *[other] De { $seats } besatte plassene har en egnethet på { $fit } i snitt (sum { $sum }).
}
assign-pinned-name = { $name } (låst)
assign-vacant-row = { $count ->
    [one] ledig
   *[other] { $count } ledige
}
assign-bench = ingen plass
assign-away = permisjon
assign-expected = Høye skårer er til dels flaks: Forventet egnethet for dem som får plass, er { $expected } i snitt. Holder: andelen av { $draws } trekninger, med skårer trukket på nytt innenfor feilen sin, der den samme får plassen.
assign-firmness = { $open ->
    [0] { $thin ->
        [0] Hver plass er sikker: Den samme får den i minst { $firm } av trekningene.
       *[other] Der nok er vurdert, får samme person plassen i minst { $firm } av trekningene.
    }
    [one] 1 av { $seats } plasser er ikke sikker.
   *[other] { $open } av { $seats } plasser er ikke sikre.
}
assign-thin = For lite er vurdert til å bedømme { $people }: til mer er vurdert, beholder de en slik plass hvis de har den i dag, og får den ellers ikke. Hva som bør vurderes nå: salesfit ask { $team-file }{ $drawn }{ $again }.
assign-thin-person = { $name } som { $roles }
assign-no-runner-up = Ingen overtar noen av disse plassene: Slutter den som har en plass, blir den stående ledig.
assign-loose = Ikke sikre, fordi en annen får plassen i mer enn én av fem trekninger: { $seats }.
assign-loose-seat = { $name }, { $seat } ({ $p })
assign-not-drawn = Legg til --draws 200 for å se hvor sikker hver plass er; for så store team utelates det.
assign-legend-cost = Koster teamet: poeng egnethet som teamet taper hvis denne selgeren får sin beste plass.
assign-moves = { $count ->
    [one] Den som forlater dagens rolle:
   *[other] De som forlater dagens rolle:
}
assign-moves-limited = { $count ->
    [one] Den som forlater dagens rolle; flere bytter ville gitt mer:
   *[other] De som forlater dagens rolle; flere bytter ville gitt mer:
}
assign-move = { $name }: fra { $today } ({ $today-fit }) til { $seat } ({ $fit })
assign-move-to-bench = { $name }: fra { $today } ({ $today-fit }) til ingen plass
assign-more = { $count ->
    [one] Og 1 til: se --format csv.
   *[other] Og { $count } til: se --format csv.
}
assign-vacancies = Ledige plasser i denne plasseringen, og hva det ville koste teamet å fylle én:
assign-vacancy = { $role } ({ $count }): { $name } ({ $fit }) kan ta den, men det koster { $cost } egnethet
assign-vacancy-for-nobody = { $role } ({ $count }): Ingen kan få den med disse reglene. Ansett, lær opp, eller vurder flere.
assign-pins = Bare låsing holder { $people }.
assign-pin = { $name } på plassen som { $role } ({ $why })
bar-unknown = ikke vurdert
bar-vetoed = veto
bar-too-little-rated = for lite vurdert
bar-below-min-fit = under --min-fit
bar-forbidden = ikke tillatt
assign-nobody-else = ingen
assign-key-people = Hvem teamet er mest avhengig av
assign-key-people-highest = Hvem denne plasseringen er mest avhengig av
assign-frontier = Hva hvert antall rollebytter gir
assign-most-of-gain = { $moves ->
    [one] 1 bytte gir { $share } av gevinsten ved { $all }{ $fewest ->
        [0] .
       *[other] {""}; { $fewest } er ikke til å unngå{ $unjudged ->
            [0] .
            [one] {""}, det ene bare fordi for lite er vurdert.
           *[other] {""}, { $unjudged } av dem bare fordi for lite er vurdert.
        }
    }
   *[other] { $moves } bytter gir { $share } av gevinsten ved { $all }{ $fewest ->
        [0] .
       *[other] {""}; { $fewest } er ikke til å unngå{ $unjudged ->
            [0] .
            [one] {""}, det ene bare fordi for lite er vurdert.
           *[other] {""}, { $unjudged } av dem bare fordi for lite er vurdert.
        }
    }
}
assign-certificate = Hvorfor ingen plassering er bedre
assign-proven = Med disse prisene på plassene er alle plasser og alle selgere til sammen verdt { $bound } poeng, og ingen plassering kan gi mer. Denne gir { $total }.
assign-proven-by-search = Et uttømmende søk (branch and bound) har gått gjennom alle måter å holde grensen for bytter på: Ingen gir mer enn { $bound } poeng, og denne gir { $total }. Prisene er de som gjelder uten grensen.
assign-not-proven = Ingen plassering gir mer enn { $bound } poeng; denne gir { $total }. Søket etter en bedre innenfor grensen for bytter ble avbrutt.
assign-decision = Et forslag å snakke om, ingen avgjørelse: Spør dem det gjelder, og avgjør selv. Lagre byttene som lønner seg, som en plan: --write-plan FIL.

### Ansettelse

hire-heading = { $team }: hvem dere bør se etter, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}
hire-heading-candidates = { $team }: hva kandidatene tilfører, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}, { $candidates ->
    [one] 1 kandidat
   *[other] { $candidates } kandidater
}
hire-vacant = Ledig når alle sitter som assign foreslår: { $roles }. Se etter en som er god nok eller bedre der.
hire-held = Når alle sitter som assign foreslår, er alle plasser besatt. En ny selger tilfører noe { $roles }.
hire-held-too = En ny selger tilfører også noe { $roles }, for da fordeles plassene på nytt.
hire-role-from = som { $role } med egnethet over { $fit }
hire-advertise = Lys også ut en stilling som { $role }: { $moves }.
hire-needless = Ingen plass er ledig, og selv en sterk selger ville ikke tilført noe: Det er ingen grunn til å ansette.
hire-unjudged = { $count ->
    [one] Det er vurdert for lite til å bedømme { $people } i dagens rolle. Det ukjente er ingen grunn til å flytte noen, så plassen regnes som besatt.
   *[other] Det er vurdert for lite til å bedømme { $people } i dagens roller. Det ukjente er ingen grunn til å flytte noen, så plassene regnes som besatt.
}
hire-all-pinned = { $unjudged ->
    [0] Alle plasser er låst, så ingen kan få noen.
   *[other] Alle plasser holdes av noen som er låst eller for lite vurdert til å bedømmes, så ingen kan få noen.
}
hire-pinned = { $count ->
    [one] { $roles } er ikke i tabellen
   *[other] { $roles } er ikke i tabellen
}: { $unjudged ->
    [0] Alle plassene er låst
   *[other] Alle der er låst eller for lite vurdert til å bedømmes
}.
hire-thresholds = Fra hvilken egnethet en ny selger tilfører noe
hire-openings-legend = Egnethet å slå: hva en plass i rollen er verdt for teamet i dag etter vurderingene, når alle sitter best mulig; en ny selger tilfører bare det som er over. Sterk tilfører: poeng som en ny selger med egnethet { $strong } tilfører.
hire-move = { $name } til { $to }
hire-move-to-none = { $name } ville mistet plassen
hire-profile = Hva dere bør se etter: { $role }
hire-profile-legend = I rollen: egenskapens andel av vekten i rollen. Teamet mangler: hvor mye av den selgerne på jobb mangler i snitt. Se etter: de to kombinert, i prosent av alt.
hire-closes = Rollen har oppgaver der færre enn to i teamet er gode nok eller bedre: { $tasks }.
hire-pool-unknown = { $judged ->
    [0] Hvor mange kandidater dere trenger, kan ikke anslås uten kandidater.
   *[other] Hvor mange kandidater dere trenger, kan ikke anslås ut fra { $judged }; det krever ti.
} For å ha 80 % sjanse til å få minst én som er god nok, trenger dere { $assumed }.
hire-pool-assumed = { $n } hvis { $share } er det
hire-pool = Av { $judged } kandidater tilfører { $above } noe, og { $strong } ville vært sterke på plassen. Hvor mange slike kandidater dere trenger for å ha 80 % sjanse til å få minst én som tilfører noe: { $n }; én som er sterk: { $n-strong }.
hire-pool-none = flere enn det går an å anslå
hire-best = { $name } er den som mest sannsynlig tilfører mest, som { $seat } ({ $fit }): forventet { $expected }, { $low } til { $high } ni av ti ganger.
hire-best-no-seat = { $name } er den som mest sannsynlig tilfører mest: forventet { $expected }, { $low } til { $high } ni av ti ganger.
hire-as-rated = Etter vurderingene er det { $gain }, men høye skårer er delvis flaks.
hire-another-as-rated = Etter vurderingene tilfører { $highest } mest, { $gain }, men høye skårer er delvis flaks.
hire-nobody-stands-out = Ingen peker seg ut: Det meste dere kan vente, er { $expected } ({ $low } til { $high }), fra { $name }.
hire-best-undrawn = { $name } tilfører mest: { $gain }, som { $seat } ({ $fit }).
hire-nobody-moves = Ingen andre trenger å bytte.
hire-then-move = Sammenlignet med plassene som assign foreslår: { $moves }.
hire-ties = { $names } tilfører like mye, og mer enn alle andre: { $gain }.
hire-sure = Gitt usikkerheten i vurderingene tilfører { $name } mest med en sannsynlighet på { $p }.
hire-is-open = Det er uavklart: Gitt usikkerheten i vurderingene holder det med en sannsynlighet på { $p }. Det kan også være { $rivals }.
hire-rival = { $name } ({ $p })
hire-fits-vacant = { $name } passer best til den ledige plassen ({ $role }, { $fit }), men { $best } tilfører teamet mer: { $gain } mot { $less }.
hire-fits-best = { $name } har høyest egnethet ({ $role }, { $fit }), men { $best } tilfører teamet mer: { $gain } mot { $less }.
hire-nobody-adds = { $count ->
    [one] Kandidaten endrer ingenting i dette teamet: De som har plassene, passer like godt eller bedre til dem.
   *[other] Ingen av de { $count } kandidatene endrer noe i dette teamet: De som har plassene, passer like godt eller bedre til dem.
}
hire-none-yet = Så langt kandidatene er vurdert, tilfører ingen av dem teamet noe; for lite er vurdert til å si mer.
hire-open = uavklart
hire-at-least = { $gain } eller mer
hire-candidates-legend = Tilfører: poeng som summen av egnethet øker med når plassene fordeles på nytt. { $draws ->
    [0] {""}
   *[other] Forventet, fra, til (ni av ti) og best: over { $draws } trekninger av sanne skårer, siden høye skårer delvis er flaks; det som ikke er vurdert, trekkes som hos de andre.
}
hire-not-drawn = Legg til --draws 100 for å se hvor sikkert dette er; for så mange utelates det.
hire-legend-nothing = 0: endrer ingenting i dette teamet.
hire-unranked = { $count ->
    [one] For lite er vurdert til å rangere { $people }. Ukjent er ikke svakt: Vurder mer.
   *[other] For lite er vurdert til å rangere { $people }. Ukjent er ikke svakt: Vurder mer.
}
hire-unranked-person = { $name } ({ $low } til { $high } poeng)
hire-together = Hvis dere kan ansette { $most }
hire-together-adds = { $count ->
    [one] Denne ene tilfører { $gain }; ingen andre tilfører mer.
   *[other] Disse { $count } tilfører { $gain } til sammen; ingen andre { $count } tilfører mer.
}
hire-turn = { $name } som { $seat }: { $gain }
hire-turn-tied = { $name } som { $seat }: { $gain }; { $others } ville tilført like mye
hire-together-fewer = Ingen andre tilfører noe etter det.
hire-plan-title = Ansett { $names }
hire-decision = Et forslag å snakke om, ingen avgjørelse: Ingen ansettes eller får avslag på grunn av et tall. Snakk med kandidatene og med dem som måtte bytte, og avgjør selv.
hire-guide-heading = Intervju: { $name }, { $role }
hire-guide-nothing = Ingenting peker seg ut å spørre { $name } om: Alt { $role } krever, er vurdert, innenfor kravet og avgjort.
hire-guide-why = Hva { $name } bør spørres om først, og hvorfor. For den som forbereder intervjuet: Hold skårene unna det intervjuerne ser (--form).
hire-guide-legend = Krav: skårene rollen krever. Bryter grense: sannsynligheten for at skåren bryter en grense som ingen styrke veier opp for. Avgjør: hvor mye én vurdering til senker sannsynligheten for å peke ut feil rolle, i snitt.
hire-guide-form = Til intervjuerne
hire-guide-please = Still alle kandidater til rollen de samme spørsmålene. Spør etter noe som har hendt, og hva kandidaten gjorde. Hver intervjuer vurderer alene, rett etter hvert svar, før dere snakker sammen. La det stå tomt der du ikke kan si noe.
hire-guide-ask = Spør: { $words }
hire-guide-or = Eller: { $words }
hire-guide-room = Intervjuer { $number }, fra { $lo } til { $hi }: ____ Notater: ________________
hire-why-veto = grense i tvil
hire-why-settles = avgjør mest
hire-why-out = utenfor kravet
hire-why-unrated = ikke vurdert
### Coaching

coach-heading = { $team }: hvem som bør coaches, og hvem som kan bytte plass, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}
coach-heading-one = { $name }: hva som bør coaches, { $motion }
coach-moving = Bytter alene gir { $moving } poeng og koster ingen timer.
coach-settled = Alle holder seg til plassene som assign anbefaler, for ingen flere bytter er verdt det.
coach-seats-of-today = Teamet har ingen plasser, så plassene i dagens roller gjelder.
coach-seats-of-today-settled = Teamet har ingen plasser, så plassene i dagens roller gjelder. Ingen andre bytter mellom dem er verdt det.
coach-moving-nothing = Bytter alene gir ingenting.
coach-coaching = { $cost } coaching i dagens roller ville gitt { $coaching }.
coach-coaching-alone = { $cost } coaching i dagens roller ville gitt { $coaching } poeng.
coach-coaching-points = Coaching med { $cost } i dagens roller ville gitt { $coaching } poeng egnethet.
coach-coaching-nothing = Coaching i dagens roller ville ikke gitt noe.
coach-both = Begge deler: { $both }.
coach-cost-hours = { $count ->
    [one] { $cost } time
   *[other] { $cost } timer
}
coach-cost-points = { $count ->
    [one] { $cost } poeng på skalaen
   *[other] { $cost } poeng på skalaen
}
coach-worth = { $unit } til er verdt rundt { $worth } poeng egnethet.
coach-gap = Søket stanset før det var bevist at ingenting er bedre: Et annet valg gir høyst { $gap } poeng mer. { $unit } til er verdt rundt { $worth } poeng egnethet.
coach-moves = { $count ->
    [one] Med både bytter og coaching ville én selger byttet plass:
   *[other] Med både bytter og coaching ville disse byttet plass:
}
coach-move = { $name }: fra { $today } til { $seat }, forventet egnethet { $fit } uten coaching
coach-nobody = Ingen coaching innenfor rammen øker en forventet egnethet.
coach-legend = Forventet: egnetheten som ventes av sanne skårer, nå og etter coachingen; de ligger nærmere teamets snitt enn vurderingene. Sjanse for målet: sannsynligheten for at egnetheten da er { $reach } eller mer. Tilfeldig: hvor mye høyere en ny vurdering ville blitt uten coaching, siden lave skårer delvis er uflaks. Vurderinger: hvor mange som trengs før coachingen, og like mange etter, for å se framgangen. Timer og grenser er gjennomsnitt fra katalogen, ikke løfter.
coach-unreachable = Et halvt års coaching er ikke nok til å nå { $reach }: { $people }. Se heller etter oppgaver som passer bedre.
coach-enough = Vurdert til { $reach } eller mer, så coaching trengs ikke: { $people }. Forventet sann egnethet er lavere, siden høye skårer delvis er flaks.
coach-enough-coached = Vurdert til { $reach } eller mer, men får coaching, fordi høye skårer delvis er flaks og forventet sann egnethet er lavere: { $people }.
coach-enough-one = { $name } som { $role } ({ $fit })
coach-unreachable-one = { $name } som { $role } (høyst { $best })
coach-unreachable-veto = { $name } som { $role } (et veto blir stående)
coach-too-much = Over det oppgaven tåler; det handler om jobben, ikke om coaching: { $people }.
coach-too-much-one = { $name }, { $trait } { $score } (høyst { $limit } i { $task }; koster { $points })
coach-to-rate = Ikke vurdert; få dette vurdert før coachingen: { $people }.
coach-to-rate-one = { $name }, { $traits }
coach-verify = Det trengs { $one ->
    [one] 1 vurdering
   *[other] { $one } vurderinger
} før og like mange etter for å se hver enkelt framgang, eller { $team ->
    [one] 1
   *[other] { $team }
} av hver for å se snittet av alle.
coach-verify-one = Det trengs { $one ->
    [one] 1 vurdering
   *[other] { $one } vurderinger
} før og like mange etter for å se det. Med færre kan framgangen ikke skilles fra støy.
coach-verify-mean = Hver enkelt endring er for liten til å vises i vurderingene. Det trengs { $team ->
    [one] 1 vurdering
   *[other] { $team } vurderinger
} av hver før og like mange etter for å se snittet av alle.
coach-verify-too-small = Endringen er for liten til å vises i vurderingene.
coach-unlocks = Hva én egenskap alene åpner for
coach-unlock = { $trait }: { $seats }
coach-unlocked = { $name } som { $role }
coach-unlocked-hours = { $name } som { $role } ({ $cost })
coach-frontier = Hva hver ramme gir rom for
coach-decision = Et forslag å snakke om, ingen avgjørelse: Ingen studie vi kjenner, støtter en endring som personen ikke ønsker selv. Spør først. Lagre det som en plan: --write-plan FIL.
coach-on-leave = { $name } har permisjon.
coach-one-enough = { $name } er vurdert til { $as-rated } som { $role }, og målet er { $reach }: Coaching trengs ikke. Forventet sann egnethet er { $now }, siden høye skårer delvis er flaks.
coach-one-reached = { $name } når en forventet egnethet på { $reach } som { $role } med { $cost }: fra { $now } til { $then }.
coach-one-veto-left = Et veto gjelder fortsatt i { $tasks }: for liten del av rollen til å stenge den, men styrker andre steder kan ikke oppveie det.
coach-one-reached-already = { $name } ligger på { $now } som { $role } uten coaching; målet er { $reach }.
coach-one-not-reached = { $name } når ikke { $reach } som { $role } med et halvt års coaching: Med { $cost } stiger den forventede egnetheten fra { $now } til { $then }.
coach-one-nothing = { $name } når ikke { $reach } som { $role } med et halvt års coaching: Ingenting som kan coaches, øker den forventede egnetheten på { $now }.
coach-one-vetoed-still = Et veto holder { $name } unna { $role }, og ingenting innenfor disse timene opphever det.
coach-one-vetoed = Et veto holder { $name } unna { $role }, og ingen coaching i et halvt år opphever det.
coach-one-thin = For lite er vurdert til å bedømme { $name } som { $role }: Vurder først.
coach-why-seat = Det er plassen assign foreslår.
coach-why-wish = Det er det første ønsket.
coach-why-best = Det er rollen med høyest egnethet.
coach-better = Heller rollebytte enn coaching: Som { $role } er den forventede egnetheten { $fit } uten coaching, hvis det er en plass.
coach-wishes = Ønsker: { $wishes }.
coach-how = Hvordan det trenes
coach-trained-for = { $trait } ({ $task })
assign-plan-title = Byttene som assign anbefaler
coach-plan-title = { $moves ->
    [0] Coaching i dagens roller
   *[other] Coach og bytt
}{ $capped ->
    [0] {""}
   *[other] , { $cost }
}{ $traits ->
    [0] {""}
    [one] , 1 egenskap per selger
   *[other] , { $traits } egenskaper per selger
}{ $has_seats ->
    [0] {""}
   *[other] , med plassene { $seats }
}
coach-plan-title-one = Coach { $name } som { $role }{ $has_reach ->
    [0] {""}
   *[other] {""} til en egnethet på { $reach }
}{ $capped ->
    [0] {""}
   *[other] , { $cost }
}{ $traits ->
    [0] {""}
    [one] , 1 egenskap
   *[other] , { $traits } egenskaper
}
column-coach-hours = Timer
column-coach-points = Poeng
column-expected-now = Forventet nå
column-expected-then = Etter
    .sheet = Forventet etter
column-fit-now = Egnethet nå
column-fit-then = Egnethet etter
column-p-reached = Sjanse for målet
    .sheet = Sannsynlighet for å nå målet
column-by-chance = Tilfeldig
column-ratings-to-see = Vurderinger
    .sheet = Vurderinger for å se det
column-sum-expected = Sum av forventet egnethet
column-more-than-today = Mer enn i dag

### Organisering

organize-heading = { $team }: bør alle gjøre alt? { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
} på jobb
verdict-yes = Ja
verdict-no = Nei
verdict-open = Uavklart
organize-yes = { $verdict }. Ingen deling av arbeidet gir stort mer enn at alle gjør alt: { $form } ville gitt { $hours } effektive timer mer i uken, { $waste }{ $range }.
organize-yes-best = { $verdict }. Ingen deling av arbeidet ventes å gi mer enn at alle gjør alt.
organize-no = { $verdict }. Når alle gjør alt, taper teamet omtrent { $waste }{ $range } av det { $form } ville gitt: { $hours } effektive timer i uken.
organize-open = { $verdict }. { $unknown } av timene bygger på egnethet som ingen har vurdert, mer enn { $most-unknown }: for mye til å si noe sikkert. Ut fra det som er kjent, taper teamet omtrent { $waste } av det { $form } ville gitt, { $hours } effektive timer i uken, når alle gjør alt.
organize-pays = De anbefalte rollene lønner seg så lenge en overlevering tar under { $minutes } minutter; en annen deling under { $longest }. Nå tar den { $now }.
organize-pays-longest = De anbefalte rollene lønner seg så lenge en overlevering tar under { $minutes } minutter, lenger enn noen annen deling. Nå tar den { $now }.
organize-pays-so-far = De anbefalte rollene lønner seg så lenge en overlevering tar under { $minutes } minutter. Nå tar den { $now }.
organize-would-pay = Å dele arbeidet ville lønt seg hvis en overlevering tok under { $longest } minutter; nå tar den { $now }.
organize-pays-other-always = De anbefalte rollene lønner seg så lenge en overlevering tar under { $minutes } minutter; nå tar den { $now }. En annen deling lønner seg uansett hvor lang tid en overlevering tar.
organize-pays-always = De anbefalte rollene lønner seg uansett hvor lang tid en overlevering tar; nå tar den { $now } minutter.
organize-would-pay-always = Uansett hvor lang tid en overlevering tar, finnes det en deling av arbeidet som aldri er dårligere enn at alle gjør alt.
organize-without-easing = { $motion } gjør alle grenser { $ease } poeng mildere, og det er en skjønnsvurdering. Uten det er svaret: { $verdict }, { $waste } går tapt.
organize-open-no-handoffs = { $verdict }. Ingenting sier hvordan arbeidet går videre fra oppgave til oppgave, så det koster ingenting å dele det her: Skriv `handoffs` i teamfilen. Slik det står, taper teamet omtrent { $waste } av det { $form } ville gitt, { $hours } effektive timer i uken, når alle gjør alt.
organize-open-late = { $verdict }. Søket stoppet før alle rolledelinger var prøvd, og en bedre kan endre svaret. Ut fra dem som er prøvd, taper teamet omtrent { $waste } av det { $form } ville gitt, { $hours } effektive timer i uken, når alle gjør alt.
organize-open-noise = { $verdict }. Når alle gjør alt, ser teamet ut til å tape omtrent { $waste }{ $range } av det { $form } ville gitt: { $hours } effektive timer i uken. Men så usikre vurderinger ville vist like mye i et team av jevngode.
organize-noise = Støy alene: Med så usikre vurderinger ville et team av jevngode fått beskjed om at det taper { $mean } i snitt, og mer enn { $p90 } én av ti ganger; her er det { $waste }.
organize-noise-little = Støy alene: Med så usikre vurderinger ville et team av jevngode nesten aldri fått beskjed om at det taper noe; her er det { $waste }.
organize-noise-late = Søket stoppet før virkningen av støy alene var kjent, så svaret er uavklart. Gi mer tid med --time-limit.
organize-settled = { $raters ->
    [2] Dobbelt så mange
    [3] Tre ganger så mange
   *[other] { $raters } ganger så mange
} vurderinger av hver skår ville avgjort det med en sannsynlighet på { $p }.
organize-not-settled = Ikke engang fem ganger så mange vurderinger ville som regel avgjort det: Forskjellene er for små til å si noe.
form-today = Dagens roller
form-everyone = Alle gjør alt
form-seats = Katalogens roller på teamets plasser
form-designed = Beste deling i { $roles } roller
form-free = Fri spesialisering
organize-open-unsure = { $verdict }. Når alle gjør alt, taper teamet omtrent { $waste }{ $range } av det { $form } ville gitt: { $hours } effektive timer i uken. Sannsynligheten for at det er mer enn { $material }, er { $p }: for lite til et nei og for mye til et ja.
organize-range = {" "}({ $low } til { $high })
organize-form-today = dagens roller
organize-form-seats = katalogens roller på teamets plasser
organize-form-everyone = «alle gjør alt»
organize-form-designed = { $roles ->
    [one] 1 rolle
   *[other] { $roles } roller
}
organize-real-all = Nesten alle forskjellene mellom disse selgerne er reelle.
organize-real-most = Det meste av forskjellene mellom disse selgerne er reelt; resten kan skyldes feil i vurderingene og teller ikke.
organize-real-two-thirds = Omtrent to tredeler av forskjellene mellom disse selgerne er reelle; resten kan skyldes feil i vurderingene og teller ikke.
organize-real-half = Omtrent halvparten av forskjellene mellom disse selgerne er reelle; resten kan skyldes feil i vurderingene og teller ikke.
organize-real-third = Omtrent en tredel av forskjellene mellom disse selgerne er reelle; resten kan skyldes feil i vurderingene og teller ikke.
organize-real-little = Bare omtrent en femdel av forskjellene mellom disse selgerne er reelle; resten kan skyldes feil i vurderingene og teller ikke.
organize-real-none = Nesten alle forskjellene mellom disse selgerne kan skyldes feil i vurderingene.
organize-as-rated = Her teller skårene slik de ble gitt. Den beste av mange former på usikre skårer er til dels flaks, så svaret er optimistisk.
organize-raters-differ = Først av alt: De som vurderer dette teamet, er mer uenige enn katalogen regner med. Én vurdering bommer med omtrent { $error } poeng, og det tar tallene under hensyn til.
organize-next-no = Neste steg: Gå gjennom rollene under med dem det gjelder, og begynn med ett av stegene under «Her kan dere begynne».
organize-next-no-roles = Neste steg: Begynn med ett av stegene under «Her kan dere begynne».
organize-next-yes = Neste steg: La arbeidet være udelt. Hvem som passer til hva: salesfit match { $team-file }{ $again }.
organize-next-merge = Neste steg: Slå sammen dagens roller, sammen med dem det gjelder: De gir { $hours } færre effektive timer i uken enn når alle gjør alt, { $gain }. Hvem som passer til hva: salesfit match { $team-file }{ $again }.
organize-next-merge-or-hours = Neste steg: Slå sammen dagens roller, eller la timene i dem følge arbeidet, sammen med dem det gjelder: I dag gir de { $hours } færre effektive timer i uken enn når alle gjør alt, { $gain }. Hvem som passer til hva: salesfit match { $team-file }{ $again }.
organize-next-hours = Neste steg: La arbeidet være udelt, og la timene i hver oppgave følge arbeidet: I dag gir de { $hours } færre effektive timer i uken, { $gain }. Hvem som passer til hva: salesfit match { $team-file }{ $again }.
organize-next-keep = Neste steg: Ingenting trenger å endres, for dagens roller gir omtrent like mye. Hvem som passer til hva: salesfit match { $team-file }{ $again }.
organize-next-handoffs = Neste steg: Skriv ned hvordan arbeidet går videre mellom oppgavene, og kjør dette på nytt.
organize-next-open = Neste steg: Samle inn vurderingene som sier mest: salesfit ask { $team-file }{ $drawn }{ $again }.
organize-more-roles = I beste fall ville { $form } gitt mer: Det som anbefales, ligger { $less } under. Det er innenfor { $material }, og jo flere roller som sammenlignes, desto mer av det er flaks.
organize-more-roles-free = I beste fall ville { $form } gitt mer: Det som anbefales, ligger { $less } under. Men det krever en bemanning som bryter rammene.
organize-same-roles-free = I beste fall ville { $form } gitt mer med en annen bemanning: Det som anbefales, ligger { $less } under. Men en slik bemanning bryter rammene.
organize-yes-within = { $verdict }. Ingen deling av arbeidet ventes å gi mer enn { $material } over at alle gjør alt.
organize-staffing-at-most = Ingen har mer enn { $most ->
    [one] én rolle
   *[other] { $most } roller
} eller en stillingsdel under { $least } av en uke, der arbeidet tillater det. Det koster høyst { $cost } av det den frieste bemanningen ville gitt. Tabellen under viser disse rollene slik, og andre rolledelinger med den frieste bemanningen.
organize-forms = Måter å dele arbeidet på
organize-how-sure = Hvor sikkert dette er
organize-supposed = { $verdict } med { $assumed }
organize-sensitivity = Med noen andre forutsetninger endrer svaret seg: { $changed }. Med resten står det fast.
organize-sensitivity-same = Svaret står fast med { $assumed }.
assumption-easier-limits = grenser ett poeng mildere
assumption-harder-limits = grenser ett poeng strengere
assumption-narrow-tolerance = toleranser på 3 poeng
assumption-wide-tolerance = toleranser på 6 poeng
assumption-double-handoffs = dobbelt så lange overleveringer
assumption-quadruple-handoffs = fire ganger så lange overleveringer
assumption-noisy-ratings = vurderinger som bommer med 2 poeng
organize-design-recommended = De { $count } rollene som anbefales
organize-staffing = Ingen har mer enn { $most ->
    [one] én rolle
   *[other] { $most } roller
} eller en stillingsdel under { $least } av en uke, der arbeidet tillater det. Det koster { $cost } av det den frieste bemanningen ville gitt. Tabellen under viser disse rollene slik, og andre rolledelinger med den frieste bemanningen.
organize-staffing-free = Det ble ikke funnet noen bemanning der ingen har mer enn { $most ->
    [one] én rolle
   *[other] { $most } roller
} eller en stillingsdel under { $least } av en uke: Dette er den frieste.
form-recommended = { $form } (anbefales)
form-today-by-demand = Dagens roller, timer etter behov
column-designed-role = Rolle
column-role-tasks = Oppgaver
column-role-hours = Timer
column-role-people = Folk, timer i uken
organize-legend = Effektive timer i uken: arbeidstimer ganger egnetheten for oppgaven. Hver form har de samme { $hours } arbeidstimene. En overlevering tar { $minutes } minutter. Fri spesialisering er en øvre grense, uten overlevering.
organize-late = Søket stoppet før alle rolledelinger var prøvd: En annen kan være opptil { $gap } bedre. Gi mer tid med --time-limit.
organize-many-tasks = Med så mange oppgaver prøves ikke alle rolledelinger: En annen kan være opptil { $gap } bedre.
organize-design = Den beste delingen i { $count } roller
organize-person = { $name }{ $pinned ->
    [0] {""}
   *[other] {" "}(låst)
} { $hours }
organize-break-even = Delingen som lønner seg lengst, så lenge en overlevering tar under { $longest } minutter, har { $roles } roller: { $sets }.
organize-break-even-always = Delingen som lønner seg uansett hvor lang tid en overlevering tar, har { $roles } roller, fordi ingenting leveres videre mellom dem: { $sets }.
organize-first-steps = Her kan dere begynne
organize-steps = Rollebyttene holder seg til katalogens roller og dagens timer. Der rollene over deler arbeidet annerledes, er det de som gjelder: Dette er bare steg på veien.
organize-take-away = Én oppgave: Ta { $task } fra alle og gi den til noen få: { $gain } mer effekt enn når alle gjør alt.
organize-take-nothing-away = Én oppgave: Det lønner seg ikke å ta noen oppgave fra alle.
organize-by-demand = ingen rolle
organize-no-change = Folk: Ingen rollebytter gir noe å snakke om.
organize-one-change = Én person: { $people }, { $hours } flere effektive timer i uken enn i dag: { $share } av det rollebytter kan gi.
organize-two-changes = To personer: { $people }, { $hours } flere effektive timer i uken enn i dag: { $share } av det.
organize-most-changes = { $count } bytter gir { $share } av det.
organize-change = { $name } fra { $from } til { $to }
organize-work = Hva arbeidet viser
organize-nobody-adequate = Ingen er god nok i { $tasks }: Ansett eller lær opp.
organize-demand-of-seats = Teamet sier ikke hvor mange timer hver oppgave tar, så det er regnet ut fra plassene: Oppgi `demand` for å være sikker.
organize-demand-of-today = Teamet sier ikke hvor mange timer hver oppgave tar, så det er regnet ut fra dagens roller: Oppgi `demand` for å være sikker.
organize-pins-design = Disse rollene er laget uten låsinger, som bare gjelder på plassene og ved rollebytter. De som er låst, er merket: Lås dem opp først, eller la dem bli der de er.
organize-idle = Teamet har { $available } timer i uken, og oppgavene tar { $demanded }: { $hours } timer er til overs, fordelt på alle.
organize-too-much-work = Oppgavene tar { $demanded } timer i uken, og teamet har { $available }: { $hours } timer rekker dere ikke, fordelt på alle oppgavene.
organize-short = I dag brukes det for få timer på { $tasks }.
organize-over = I dag brukes det for mange timer på { $tasks }.
organize-task-hours = { $task } ({ $hours } t)
organize-left-out = Holdt utenfor, siden ingen på jobb er vurdert der: { $tasks }. Ukjent er ikke svakt.
organize-unknown = { $share } av timene bygger på egnethet som ikke er kjent, regnet som snittet av den kjente. Ikke alle er vurdert i { $tasks }.
organize-barely-rated = Noen selgere er vurdert i mindre enn { $least } av det disse oppgavene krever, men teller likevel: { $tasks }. Vurder mer før dere stoler på det.
organize-on-leave = I permisjon og ikke regnet med: { $names }.
organize-decision = Dette er vurderinger og telte timer, ingen dom over noen: Snakk med dem det gjelder, og avgjør selv.

### Spørsmål

ask-heading = { $team }: hvilke vurderinger som bør samles inn nå, { $motion }, { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}
ask-answer = En ny vurdering av disse ville hjulpet mest med å avgjøre hvem som er best til hva, den øverste aller mest.
ask-unjudged = Først: For lite er vurdert til å bedømme { $people } i { $count ->
    [one] dagens rolle. Hva som bør vurderes:
   *[other] dagens roller. Hva som bør vurderes, for én om gangen:
} salesfit ask { $team-file } --for { $id }{ $drawn }{ $again }
ask-nothing = Ingen enkelt ny vurdering ville hjulpet mye med å avgjøre hvem som er best til hva. Må det avgjøres, så la én person til vurdere alle egenskapene.
ask-legend-off-by = Usikkerhet: standardfeilen i skåren.
ask-legend = Feil nå: sannsynligheten for at den mest sannsynlige av rollene som er vurdert nok, ikke er den beste; tom der ingen er det. Med én til: hva den blir i snitt. Det som ikke er vurdert, antas her å være som i resten av teamet.
ask-form-heading = { $team }: til vurdering
ask-please = Vurder hver for seg, ut fra det du har sett. La det stå tomt der du ikke kan si noe. Vurdert av: ____ Dato: ____
ask-form = Til dem som vurderer
ask-about = Om { $name }:
ask-not-rated = ikke vurdert
ask-may-overturn = kan endre det
ask-end = { $end }: { $words }
ask-blank = Fra { $lo } til { $hi }: ____

### Vurderere

raters-heading = { $team }: er vurdererne enige? { $rated ->
    [0] Ingen
   *[other] { $rated }
} av { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
} vurdert av flere
raters-nobody = Ingen er vurdert av mer enn én person, så det går ikke an å si om vurdererne er enige.
raters-nobody-do = La en til vurdere de samme selgerne, og skriv begge i teamfilen, under skårene til hver selger:
raters-example = drive: {"{"}manager: 7, peer: 6{"}"}
raters-nobody-table = I en tabell med selgere (CSV) er det bare plass til én vurdering.
raters-poorly = dårlig
raters-moderately = moderat
raters-well = godt
raters-very-well = svært godt
raters-poor = dårlig
raters-moderate = moderat
raters-good = godt
raters-excellent = svært godt
raters-answer = To som vurderer samme selger, stemmer { $degree } overens: { $share } av forskjellene mellom enkeltvurderinger skyldes selgeren, resten hvem som vurderer, og tilfeldigheter (ICC(1,1) er { $icc }).
raters-answer-chance = To som vurderer samme selger, stemmer { $degree } overens, ikke mer enn tilfeldig: Vurderingene deres ligger omtrent like langt fra hverandre som vurderingene av ulike selgere, eller lenger (ICC(1,1) er { $icc }).
raters-answer-interval = Med { $sellers } selgere kan det sanne tallet ligge hvor som helst fra { $low } til { $high } (95 % sikkerhet).
raters-answer-mean = For snittet av { $each } vurderinger, omtrent så mange som en selger har, er tallet { $icc }, og det er { $degree }.
raters-answer-others = Uten egenvurderingene er tallet for en enkelt vurdering { $icc }.
raters-one-seller = Bare én selger er vurdert av flere i noen egenskap. Det må minst to til for å se om de er enige om hvem som har mest av den.
raters-all-equal = I hver egenskap er alle vurderingene det samme tallet. Ingen sier imot hverandre, men det går ikke an å si om de ser noen forskjell på selgerne.
raters-error = Én vurdering bommer typisk med { $error } poeng på skalaen fra { $lo } til { $hi }; katalogen antar { $assumed }.
raters-few = { $count ->
    [one] I { $traits } har færre enn { $fewest } selgere flere vurderinger: Den raden er mest tilfeldigheter, så ikke stol på den.
   *[other] I { $traits } har færre enn { $fewest } selgere flere vurderinger: De radene er mest tilfeldigheter, så ikke stol på dem.
}
raters-few-all = Ingen egenskap har { $fewest } selgere med flere vurderinger: Det som følger, er mest tilfeldigheter, så ikke stol på det.
raters-few-row = { $name } (få)
raters-all-traits = Alle egenskaper
column-seller-count = Selgere
column-ratings-each = Antall hver
column-icc-1-1 = Én alene
column-icc-1-k = Snitt
column-icc-2-1 = De samme, én
column-icc-2-k = De samme, snitt
column-error = Avvik
column-rwg = Nær (rwg)
column-rwg-of-used = Nær, egne tall
raters-legend-icc = Én alene, snitt: hvor godt én vurdering, og snittet av dem, skiller selgerne fra hverandre, uansett hvem som vurderer (ICC(1,1) og ICC(1,k)). 1 er perfekt og 0 tilfeldig; under 0,50 er dårlig, fra 0,50 moderat, fra 0,75 godt, over 0,90 svært godt. Alle egenskaper: Forskjeller mellom egenskapene er trukket fra.
raters-legend-same = De samme: disse tallene for selgere som er vurdert av de samme personene (ICC(2,1) og ICC(2,k)). Alle ledere regnes som én, og det samme gjelder de andre typene.
raters-legend-near = Avvik: den typiske feilen i én vurdering, i poeng fra { $lo } til { $hi }. Nær: hvor nær hverandre vurderingene av én selger ligger i snitt (rwg); 1 er like, 0 er ikke nærmere enn tilfeldige tall fra hele skalaen. Egne tall: det samme, mot tilfeldige tall med samme spredning som disse vurderingene.
raters-panels = De samme er disse:
raters-panel = { $raters }: { $traits }
raters-left-out = { $trait } ({ $count ->
    [one] 1 selger som mangler en av dem, er utelatt
   *[other] { $count } selgere som mangler en av dem, er utelatt
})
raters-no-panel = Ingen to selgere er med sikkerhet vurdert av de samme, så de kolonnene er tomme.
raters-far = I { $below } av { $sets } tilfeller ligger vurderingene av én selger i én egenskap langt fra hverandre (rwg under 0,70).
raters-generous = I { $traits } har vurderingene mindre enn halvparten av spredningen (variansen) til tilfeldige tall, så de ser nære ut uansett hvor lite enige de er. Les heller «nær, egne tall».
raters-generous-all = I alle egenskaper har vurderingene mindre enn halvparten av spredningen (variansen) til tilfeldige tall, så de ser nære ut uansett hvor lite enige de er. Les heller «nær, egne tall».
raters-negative = Et tall under 0 betyr at vurderingene av én selger ligger lenger fra hverandre enn vurderingene av ulike selgere; det vises som det er.
raters-by-one = { $count ->
    [one] 1 egenskap til er vurdert av bare én person, så om den kan ingenting sies.
   *[other] { $count } egenskaper til er vurdert av bare én person, så om dem kan ingenting sies.
}
raters-who = Hvem vurderer høyt, hvem vurderer lavt
raters-no-names = Filen sier ikke hvem som har gitt hvilken vurdering, så ingen kan kalles mild eller streng. Skriv det under skårene til hver selger:
raters-one-kind = Ingen er vurdert av to typer vurderere i samme egenskap, så ingen av dem kan kalles mild eller streng.
column-rater = Hvem
column-ratings = Vurderinger
column-pairs = Sammenlignet
column-difference = Poeng over de andre
column-se = ±
    .sheet = Standardfeil
column-tendency = Tendens
raters-kind-self = selgeren selv
raters-kind-manager = leder
raters-kind-peer = kollega
raters-kind-customer = kunde
raters-lenient = mildt
raters-severe = strengt
raters-unclear = ingen klar forskjell
raters-too-few = for få til å si
raters-legend-who = Sammenlignet med snittet av de andre typene vurderere for samme selgere og egenskaper. ± er standardfeilen over selgere. Mildt eller strengt: forskjellen er større enn 1,96 standardfeil, over minst { $fewest } selgere.
raters-self-higher = Selgerne vurderer seg selv { $difference } poeng høyere enn andre vurderer dem ({ $sellers } selgere, { $pairs } sammenligninger).
raters-self-lower = Selgerne vurderer seg selv { $difference } poeng lavere enn andre vurderer dem ({ $sellers } selgere, { $pairs } sammenligninger).
raters-self-alike = Selgerne vurderer seg selv verken klart høyere eller klart lavere enn andre vurderer dem: { $difference } poeng fra hverandre i snitt ({ $sellers } selgere, { $pairs } sammenligninger).
raters-self-few = { $sellers ->
    [one] Én selger er vurdert både av seg selv og av andre: for få til å si om selgerne vurderer seg selv høyere.
   *[other] Bare { $sellers } selgere er vurdert både av seg selv og av andre: for få til å si om selgerne vurderer seg selv høyere ({ $difference } poeng fra hverandre i snitt, { $pairs } sammenligninger).
}
raters-self-correlation = Ligger de samme selgerne høyt i begge? Korrelasjonen innenfor egenskapene er { $r }, der 1 er samme rekkefølge og 0 ingen. I forskning når folk og lederne deres omtrent 0,2 (Conway og Huffcutt 1997).
raters-self-no-correlation = Det går ikke an å si om de samme selgerne ligger høyt i begge: Vurderingene er for få eller for like.
raters-decision = Lav enighet handler om vurderingene, ikke om dem som er vurdert. Bli enige om hvordan en lav og en høy skår ser ut (salesfit catalog show EGENSKAP{ $again }), la flere vurdere, og ikke handle ut fra en forskjell som skyldes én vurdering.

### Hva som er endret

diff-heading = { $team }: hva som er endret fra { $old } til { $new }
diff-heading-trend = { $team }: hva som er endret over { $count } målinger, fra { $old } til { $new }
diff-ordered = Filene er ordnet etter dato, ikke slik de ble oppgitt.
diff-step = Fra { $old } til { $new }
diff-nothing = Ingenting er endret.
diff-changed = { $both ->
    [one] { $changed ->
        [0] Den ene som er med i begge filene, har samme egnethet, skårer og rolle som før.
       *[other] Den ene som er med i begge filene, har ny egnethet, skår eller rolle.
    }
   *[other] { $changed ->
        [0] Ingen av de { $both } som er med i begge filene, har ny egnethet, skår eller rolle.
        [one] 1 av de { $both } som er med i begge filene, har ny egnethet, skår eller rolle.
       *[other] { $changed } av de { $both } som er med i begge filene, har ny egnethet, skår eller rolle.
    }
}
diff-nobody = Ingen er med i begge filene: Dette kan være to forskjellige team, eller alle har fått ny id.
diff-joined = Nye: { $names }.
diff-left = Sluttet: { $names }.
diff-person = { $name } ({ $role }, { $fit })
diff-person-role = { $name } ({ $role })
diff-person-no-role = { $name } (ingen rolle)
column-fit-old = Før
    .sheet = Egnethet før
column-fit-new = Nå
    .sheet = Egnethet nå
column-change = Endring
column-fit-change = Endring
    .sheet = Endring i egnethet
column-noise = Skårenes del
column-answer = Svar
diff-cause-scores = Skårer
diff-cause-catalog = Katalog
diff-cause-motion = Salgstype
diff-cause-role = Rolle
diff-cause-people = Folk
diff-cause-work = Arbeid
diff-noise-more = mer enn støy
diff-noise-may = kan være støy
diff-legend = Egnethet for dagens rolle, 0 til 100; tallet før gjelder rollen den gang.
diff-legend-trend = Egnethet for dagens rolle, 0 til 100; hvert tall gjelder rollen den gang. Endring: fra den første kjente egnetheten til den siste.
diff-legend-parts = Delene summerer seg til endringen. Hver del er det årsaken legger til, i snitt over alle rekkefølger som årsakene kunne ha endret seg i (Shapley-verdier).
diff-legend-joint = Årsaker med + mellom kan ikke skilles.
diff-legend-noise = Skårenes del: om den er mer enn det feilene i to målinger viser tilfeldig én av tjue ganger (pålitelig endring).
diff-moved = Hva de endrede skårene gjorde, i poeng av egnetheten for dagens rolle:
diff-moved-today = Hva de endrede skårene gjorde, i poeng av egnetheten for dagens rolle, slik katalogen og salgstypen er nå (kolonnen { $scores } er et snitt over før og nå, så tallene kan være andre der):
diff-moved-seller = { $name }, { $points } i alt: { $scores }
diff-moved-score = { $trait } { $points } ({ $old } → { $new })
diff-moved-over = { $trait } { $points } ({ $old } → { $new }; nå over kravet)
diff-moved-veto = { $trait } { $points } ({ $old } → { $new }; nå vetoet)
diff-moved-nothing = { $name }: de endrede skårene endrer ikke egnetheten for dagens rolle
diff-moved-others = andre egenskaper { $points }
diff-moved-more = og { $count } til: se --format json
diff-roles = Byttet rolle:
diff-role = { $name }: { $old } før, { $new } nå
diff-scores = Skårer som er endret med mer enn støy:
diff-score = { $name }, { $trait }: { $old } før, { $new } nå
diff-noise-why = En skår kan endre seg mer enn støy, mens hele endringen for selgeren fortsatt er støy: Egnetheten samler feilene i alle skårene den bygger på, også dem som ikke er endret.
diff-scores-noise = { $count ->
    [one] Én skår er endret, ikke mer enn støy kan forklare.
   *[other] { $count } skårer er endret, ingen mer enn støy kan forklare.
}
diff-scores-noise-too = { $count ->
    [one] Én annen skår er endret, ikke mer enn støy kan forklare.
   *[other] { $count } andre skårer er endret, ingen mer enn støy kan forklare.
}
diff-scores-gained = { $count ->
    [one] Én skår er kjent nå og var det ikke før.
   *[other] { $count } skårer er kjent nå og var det ikke før.
}
diff-scores-lost = { $count ->
    [one] Én skår var kjent før og er det ikke nå.
   *[other] { $count } skårer var kjent før og er det ikke nå.
}
diff-more = og { $count } til: se --format csv eller json
diff-unsplit = Ikke delt på årsak:
diff-unknown-before = { $name }: ukjent før, { $fit } nå
diff-unknown-after = { $name }: { $fit } før, ukjent nå
diff-unknown-between = { $name }: med bare noen av årsakene endret er egnetheten ukjent
diff-answers = Teamets svar
diff-answer-fit = Snitt i dag
diff-answer-total = assign: sum
diff-answer-everyone = organize: alle, %
diff-answer-today = organize: i dag, %
diff-legend-fit = Snitt i dag: av kjent egnethet for dagens roller.
diff-legend-total = Sum: egnetheten til dem assign plasserer.
diff-legend-everyone = organize, alle: hvor mange prosent som går tapt når alle gjør alt, sammenlignet med delingen `organize` ville valgt.
diff-legend-today = organize, i dag: hva som går tapt med dagens roller.
diff-legend-people = Folk: hvem som er i teamet.
diff-legend-work = Arbeid: plasser, behov, overleveringer og timer.
diff-no-seats = { $file }: ingen plasser, så assign har ingenting å svare på.
diff-conflict = { $file }: flere er låst til en rolle enn den har plasser, så assign har ikke noe svar.
diff-no-work = { $file }: arbeidet er ikke beskrevet, så organize har ingenting å svare på.
diff-too-many-tasks = { $file }: for mange oppgaver til at organize kan sammenligne.
diff-too-many-people = { $file }: for mange til at organize kan kjøres som en del av en sammenligning.
diff-between = Ikke delt på årsak: { $answers }. Med bare noen av årsakene endret finnes det ikke noe svar.
diff-too-much = Ikke delt på årsak: { $answers }. Det er for mange tilstander imellom til å regne dem ut.
diff-verdict = Bør alle gjøre alt? { $old } før, { $new } nå.
diff-verdict-same = Bør alle gjøre alt? { $verdict }, som før.
diff-seats = assign ville plassert folk annerledes:
diff-seat = { $name }: { $old } før, { $new } nå
diff-no-seat = ingen plass
diff-not-there = ikke i teamet
diff-vacancies = Plasser som forblir ledige:
diff-vacancy = { $role }: { $old } før, { $new } nå
diff-trend-dates = Målt: { $labels }.
diff-trend-files = Målt i: { $labels }.
diff-trend-noise = Der skårenes del er mer enn støy fra en måling til den neste (pålitelig endring), og hvor stor den er:
diff-trend-step = Fra { $old } til { $new }: { $names }
diff-trend-seller = { $name } { $points }
diff-trend-all-noise = Hos ingen er skårenes del mer enn støy fra en måling til den neste (pålitelig endring).
diff-steps = Hva som er endret fra hver fil til den neste, står i --format json, eller for de to første: salesfit diff { $old-file } { $new-file }{ $again }.
diff-decision = En endring er noe å se nærmere på, aldri en dom over noen: Spør hva som skjedde.

### Planer

whatif-heading = { $team }: { $count ->
    [one] en plan
   *[other] { $count } planer
} sammenlignet med teamet som det er
whatif-base = som det er
whatif-together = alt på én gang
whatif-best-of = Best av { $count }: { $plan }, { $change } poeng på de beste plassene.
whatif-better = { $plan }: { $change } poeng på de beste plassene.
whatif-none-better = Ingen plan gir mer på de beste plassene enn teamet som det er. Nærmest: { $plan }, { $change } poeng.
whatif-not-better = { $plan }: ingen gevinst på de beste plassene mot teamet som det er ({ $change } poeng).
whatif-costs = { $plan } koster { $change } poeng på de beste plassene.
whatif-today = Dagens roller, slik skårene er: fra { $before } til { $after } poeng.
whatif-other-yardstick = { $plan } (annen målestokk)
whatif-other-yardsticks = Ingen plan kan sammenlignes med teamet som det er: Alle endrer salgstypen eller katalogen, og dermed målestokken.
whatif-all-other-yardstick = Men en av planene endrer salgstypen eller katalogen, så det er målt med en annen målestokk.
whatif-within-noise = Det er innenfor støyen i skårene.
whatif-ties = { $count ->
    [one] { $plans } skiller seg fra den med mindre enn støyen.
   *[other] { $plans } skiller seg fra den med mindre enn støyen.
}
whatif-no-seats = Det finnes ingen beste plassering å sammenligne: Teamet har ingen plasser, eller flere er låst til en rolle enn den har plasser.
whatif-legend = Summene er poeng, 100 per person. ±: hvor mye feil i vurderingene alene ville flyttet endringen (standardfeilen), med de samme feilene i hver plan; en endring innenfor 1,96 av dem er støy. Bytter: hvor mange som forlater dagens rolle for de beste plassene. Knappe: oppgaver som færre enn to på jobb er gode nok i.{ $yardsticks ->
    [0] {""}
   *[other] {" "}Annen målestokk: Planen endrer salgstypen eller katalogen, så summene kan ikke sammenlignes.
} Funn: det policyen «{ $policy }» finner i planen, men ikke i teamet slik det er.
whatif-all = Alt på én gang
whatif-all-change = Alle planene på én gang: { $change } poeng på de beste plassene.
whatif-more-together = Det er { $interaction } poeng mer enn de gir hver for seg.
whatif-less-together = Det er { $interaction } poeng mindre enn de gir hver for seg.
whatif-same-together = Det er det de gir hver for seg.
whatif-part = { $plan }: { $part }
whatif-no-parts = Det lar seg ikke dele etter plan: Noen av planene har ingen beste plassering uten de andre.
whatif-plan = { $plan }
whatif-moves = { $count ->
    [one] Én selger forlater dagens rolle for de beste plassene:
   *[other] { $count } selgere forlater dagens rolle for de beste plassene:
}
whatif-move = { $name }: { $from } → { $to }
whatif-no-role = ingen rolle
whatif-no-seat = ingen plass
whatif-findings = { $count ->
    [one] En gjennomgang finner i tillegg:
   *[other] En gjennomgang finner { $count } ting i tillegg:
}
whatif-worse = { $count ->
    [one] Den finner dette også i teamet slik det er, men sikrere eller verre her:
   *[other] Den finner { $count } ting også i teamet slik det er, men sikrere eller verre her:
}
whatif-finding = { $rule }: { $message }
applied = endret: { $change }
applied-catalog = endret: katalogen er nå { $catalog }
change-none = –
change-leave = { $name } er i permisjon
change-remove = { $name } slutter i teamet
change-join = { $name } kommer til teamet
change-role = { $name }, rolle { $before } → { $after }
change-hours = { $name }, timer i uken { $before } → { $after }
change-wishes = { $name }, ønsker
change-pinned = { $name } blir i dagens rolle
change-unpinned = { $name } kan skifte rolle
change-score = { $name }, { $trait } { $before } → { $after }
change-seats = plasser som { $role } { $before } → { $after }
change-demand = timer i uken til { $task } { $before } → { $after }
change-handoff-minutes = en overlevering tar { $minutes } minutter
change-motion = salgstype { $before } → { $after }
plan-opening = En plan. Sammenlign den: salesfit whatif TEAM PLAN. Gjennomfør den: salesfit apply TEAM PLAN -o ny.yaml.

### Katalogen

catalog-heading = { $name } { $version }: skårer fra { $lo } til { $hi }
catalog-tasks = Oppgaver og hva de krever
catalog-roles = Roller og hvordan tiden fordeles
catalog-traits = Egenskaper, ferdigheter og holdninger
catalog-motions = Salgstyper
catalog-more = Mer om én av dem: salesfit catalog show ID{ $again }
catalog-part = { $name } ({ $noun } { $id })
catalog-sound = { $name } er en gyldig katalog: { $traits ->
    [one] 1 egenskap
   *[other] { $traits } egenskaper
}, { $tasks ->
    [one] 1 oppgave
   *[other] { $tasks } oppgaver
}, { $roles ->
    [one] 1 rolle
   *[other] { $roles } roller
} og { $motions ->
    [one] 1 salgstype
   *[other] { $motions } salgstyper
}.
catalog-exported = Skrev { $count } filer til { $dir }. Rediger dem, og kjør så: salesfit catalog check { $path }{ $again }
kind-trait = egenskap
kind-skill = ferdighet
kind-attitude = holdning
noun-task = oppgave
noun-role = rolle
noun-motion = salgstype
term-low = Lav
term-high = Høy
term-source = Grunnlag
term-train = Opplæring
term-lead = Ledelse
task-sources = Grunnlaget for hvert krav
trait-ask = Spør i et intervju:
trait-needed-by = Kreves i: { $tasks }.
role-baseline = Vises til sammenligning; er aldri noens beste rolle.
motion-ease = Grensene er { $ease } poeng mildere; en overlevering tar { $minutes } minutter
veto-below = under { $limit }
veto-above = over { $limit }
remark-unused-trait = { $count ->
    [one] Ingen oppgave krever egenskapen { $about }.
   *[other] Ingen oppgave krever egenskapene { $about }.
}
remark-trait-without-anchors = { $count ->
    [one] Ingenting sier hvordan en lav og en høy skår ser ut for { $about }, så de som vurderer, kan legge ulike ting i den.
   *[other] Ingenting sier hvordan en lav og en høy skår ser ut for { $about }, så de som vurderer, kan legge ulike ting i dem.
}
remark-tolerance-below-error = { $count ->
    [one] Toleransen for { $about } er mindre enn feilen i én enkelt vurdering, og da blir egnetheten der mest støy.
   *[other] Toleransene for { $about } er mindre enn feilen i én enkelt vurdering, og da blir egnetheten der mest støy.
}
remark-veto-inside-band = { $count ->
    [one] Vetoet for { $about } ligger innenfor sitt eget krav: En skår kan oppfylle kravet og likevel være vetoet.
   *[other] Vetoene for { $about } ligger innenfor sine egne krav: En skår kan oppfylle kravet og likevel være vetoet.
}
remark-need-without-source = { $count ->
    [one] Kravet { $about } mangler kilde.
   *[other] { $count } krav mangler kilde: { $about }.
}

### Katalogen som SQL

# Kommentarer i en spørring. Bare bokstaver, tall, mellomrom, punktum, komma, bindestrek, parentes, skråstrek og kolon foran mellomrom blir med.
sql-program = salesfit { $version }: egnethet, som en spørring for { $database }
sql-catalog = Katalog: { $name } { $version }
sql-reading = Salgstype: { $motion }. Skala for skårene: { $lo } til { $hi }.
sql-table-wide = Tabellen har en rad for hver selger, med kolonnene i første steg.
sql-table-long = Tabellen har en rad for hver vurdering, med kolonnene i første steg. Flere vurderinger av samme egenskap teller som gjennomsnittet.
sql-unknown = En skår som er NULL, ikke er et tall eller ligger utenfor skalaen, er ukjent, aldri svak.
sql-ties = Er egnetheten lik for to roller, er den første i katalogen best: tabellen sier ikke hvem som har hvilken rolle i dag.
sql-step-ratings = Tabellen, med skårene som tall
sql-step-scores = Skårer på katalogens skala
sql-step-needs = Hvor langt hver skår oppfyller hvert krav, fra 0 til 1, og om den bryter et veto
sql-step-tasks = Egnethet for hver oppgave, fra 0 til 1
sql-step-roles = Egnethet for hver rolle, fra 0 til 1
sql-step-candidates = Egnethet for hver rolle som kan være den beste: ikke vetoet, og nok er vurdert
sql-step-highest = Den høyeste av disse
sql-step-fits = Beste rolle
sql-need = { $task }, { $trait }: { $target }, vekt { $weight }
sql-full = { $name }: styrker veier opp for svakheter (full)
sql-partial = { $name }: styrker veier delvis opp for svakheter (partial)
sql-none = { $name }: den svakeste delen avgjør (none)
sql-checked = { $database } { $version } er enig med salesfit i alle { $cells } celler for { $sellers } selgere, til 1e-9.

### Filer som skrives

init-opening =
    Et team for salesfit: hvordan hver selger er vurdert, slik at
        salesfit match team.yaml
    kan si hvem som passer til hva, og salesfit explain team.yaml NAVN kan si hvorfor.

    Skårene går fra { $lo } til { $hi }; 5 er en middels selger der skalaen er 0 til 10.
    ~ betyr ikke vurdert: Bruk det der du ikke vet. Ukjent teller aldri som svak.
    I stedet for ett tall kan det stå flere vurderinger,
        empathy: [7, 8]    eller    empathy: {"{"}self: 9, manager: 7{"}"}
    eller et tall med standardfeil, empathy: {"{"}score: 7, se: 0.8{"}"}.
    De to personene er oppdiktet. Bytt dem ut med dine egne.
init-team = Mitt team
init-date = da skårene ble satt
init-roles =
    Dagens rolle er en av disse: { $roles }.
init-work = For assign: hvor mange plasser hver rolle har. For organize: timene per uke som hver oppgave tar, og hvor ofte arbeid går videre fra en oppgave til en annen i en slik uke (utelatt: som i katalogen).
init-tasks = En oppgave er en av: { $tasks }.
init-first = Kari Eksempel
init-second = Ola Eksempel
init-low = lav
init-high = høy
convert-opening = Skrevet av salesfit.
form-note-id = La den stå tom: Den lages av navnet. Oppgi en der to har samme navn.
form-note-role = Dagens rolle. Listen står på arket Team.
form-note-hours = Timer i uken. Tom: { $hours }. I permisjon: 0.
form-note-wishes = Rollene selgeren ønsker seg, den mest ønskede først, med semikolon mellom. Vises, men teller aldri.
form-note-pinned = Ja der selgeren blir i dagens rolle uansett tall.
form-check-role = Velg en av rollene på arket Team.
form-check-hours = Timer i uken, fra 0 til 168.
form-check-pinned = Ja eller nei, eller tom.
form-check-score = Et tall på skalaen, fra { $lo } til { $hi } hvis ikke arket Team sier noe annet. La cellen stå tom der ingenting er kjent.
form-check-seller = Ingen på arket Selgere heter dette.
form-check-trait = Velg en av egenskapene som er overskrifter på arket Selgere.
form-check-amount = Et tall på minst 0.
form-check-count = Et helt tall på minst 0.
form-check-date = En dato.
form-check-motion = Velg en fra listen.
form-check-task = Velg en av oppgavene ovenfor.
form-help =
    Slik fylles arbeidsboken ut
    Selgere: én rad per person og ett tall per egenskap, fra { $lo } til { $hi }. Pek på en overskrift for å se hvordan en lav og en høy skår ser ut.
    En tom celle betyr at ingen vet. Ukjent teller aldri som svak, så ikke gjett.
    Personene der er oppdiktet. Skriv deres egne over dem.
    Vurderinger: bare der flere vurderer, eller der standardfeilen til en skår er kjent. Én rad per vurdering. En skår på arket Selgere teller som én vurdering til.
    Team: skalaen, plassene i hver rolle, timene i uken som hver oppgave tar, og hvor ofte arbeid går videre fra en oppgave til en annen. La det du ikke vet, stå tomt; da gjelder tallene i katalogen. Skriv «{ $none }» i første kolonne under overskriftene der det ikke er noen.
    Alle kommandoer i salesfit leser denne filen: salesfit match team.xlsx
    salesfit convert team.xlsx -o team.yaml skriver det samme teamet som tekst.
key-written = Skrev en ny nøkkel til { $file }. Ha den et annet sted enn rapportene: Med den kan personer identifiseres.
init-written = Skrev { $file }. Prøv den: salesfit match { $path }{ $again }
man-written = Skrev manualsidene til { $dir }.

### Gjennomgang etter en policy

review-heading = { $team }: gjennomgang etter policyen «{ $policy }», { $sellers ->
    [one] 1 selger
   *[other] { $sellers } selgere
}, { $date }
review-teams = { $count ->
    [one] 1 team
   *[other] { $count } team
}
review-passes = Gjennomgangen er bestått.
review-fails = Gjennomgangen er ikke bestått: { $denied ->
    [one] 1 funn hindrer
   *[other] { $denied } funn hindrer
} det.
review-fails-unreviewed = Gjennomgangen er ikke bestått: { $unreviewed ->
    [one] 1 fil eller mappe
   *[other] { $unreviewed } filer eller mapper
} er ikke lest.
review-unread = { $unreviewed ->
    [one] 1 fil eller mappe
   *[other] { $unreviewed } filer eller mapper
} er ikke lest.
review-fails-expired = Gjennomgangen er ikke bestått: { $expired ->
    [one] 1 fritak er utløpt
   *[other] { $expired } fritak er utløpt
}.
review-fails-both = Gjennomgangen er ikke bestått: { $denied ->
    [one] 1 funn hindrer
   *[other] { $denied } funn hindrer
} det, og { $expired ->
    [one] 1 fritak er utløpt
   *[other] { $expired } fritak er utløpt
}.
review-counts = I tillegg: { $parts }.
review-count-warned = { $count } å se på
review-count-inconclusive = { $count ->
    [one] 1 uavklart
   *[other] { $count } uavklarte
}
review-count-waived = { $count } med fritak
review-count-known = { $count } kjent fra før
review-count-unused = { $count ->
    [one] 1 fritak som ikke trengs
   *[other] { $count } fritak som ikke trengs
}
review-denied = Til hinder ({ $count })
review-warned = Å se på ({ $count })
review-inconclusive = Uavklart ({ $count })
review-waived = Fritatt ({ $count })
review-known = Kjent fra før, fra grunnlinjen: { $count } funn ({ $rules }). JSON og CSV viser hvert av dem.
annotations-left-out = { $count } funn til har ingen merknad, for GitHub viser ti per steg. Rapporten i Markdown viser alle.
review-finding = { $level }: { $rule }, { $place }
review-finding-new = { $level }: { $rule }, { $place } (nytt)
review-allow = tillatt
review-warn = varsel
review-deny = krav
review-withheld = (utelatt)
review-ask = Mest nyttig nå: en ny vurdering av { $traits }.
review-whose = Mest nyttig nå: nye vurderinger av { $names }.
review-nobody = Ingen ville overta plassen
review-next = { $name } ville overta plassen
review-was-known = kjent fra før, fra grunnlinjen
review-waiver = Fritatt til { $until } av { $owner }: { $reason }.
review-waivers = Fritak
review-waiver-expired = { $place }: fritaket fra { $rule } for { $of } er utløpt. { $why } Er det fortsatt riktig? Gi det i så fall en ny dato; ta ellers tak i det som det dekket.
review-waiver-stranger = { $place }: fritaket fra { $rule } for { $of } nevner en selger som ikke er i noen av teamene i denne gjennomgangen. { $why } Er det en annen id, eller et annet team? Oppgi i så fall teamet, med team: …
review-waiver-unused = { $place }: fritaket fra { $rule } for { $of } trengs ikke: Det dekker ingen funn. { $why } Kan det fjernes?
review-unreviewed = { $count ->
    [one] Denne filen eller mappen i { $folder }
   *[other] { $count } filer og mapper i { $folder }
} er ikke lest, så ingenting er kjent om personene i { $count ->
    [one] den
   *[other] dem
}: { $files }.
    .advice = en mappe betyr YAML-filene i den; nevn tabeller, JSON-filer og andre mapper også
review-gone = { $count ->
    [one] 1 funn i grunnlinjen er borte
   *[other] { $count } funn i grunnlinjen er borte
}: Skriv den på nytt med --write-baseline, så de ikke kommer ubemerket tilbake.
review-legend = Hvor ofte hver regel holder, ikke holder og er uavklart. Uavklart: Gitt usikkerheten i vurderingene kan det være begge deler, eller det som trengs, er ikke kjent. Det policyen tillater, telles ikke.
review-closing = Dette er spørsmål til mennesker, om data og organisering; ingen av dem er en dom over noen.
review-missed-below = { $trait } { $score } ({ $task }: minst { $limit })
review-missed-above = { $trait } { $score } ({ $task }: høyst { $limit })
review-unrated-below = { $trait } ({ $task }: minst { $limit })
review-unrated-above = { $trait } ({ $task }: høyst { $limit })
baseline-written = { $count ->
    [one] 1 funn er
   *[other] { $count } funn er
} skrevet til { $file }. Sammenlign senere gjennomganger med den: --baseline { $file } --ratchet

column-rule = Regel
column-review-level = Nivå
column-pass = Holder
column-fail = Holder ikke
column-open = Uavklart
column-key = Nøkkel
column-value = Satt til
column-means = Betyr

review-role-fit = { $seller } har egnethet { $fit } av 100 for dagens rolle, { $role }; minstekravet er { $limit }. Hva ville hjelpe: opplæring, andre oppgaver i rollen eller en annen plass?
    .advice = Hvor poengene går tapt: salesfit explain { $file } { $id } --role { $role-id }{ $drawn }{ $again }
review-role-fit-open = { $seller } har egnethet { $fit } av 100 for dagens rolle, { $role }; minstekravet er { $limit }. Gitt usikkerheten i vurderingene er den lavere enn det med en sannsynlighet på { $p }. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-role-fit-too-little = Bare { $coverage } av det { $role } krever, er vurdert for { $seller }; minstekravet er { $limit } av 100. Uansett hva resten viser seg å være, ligger egnetheten mellom { $low } og { $high }. Hvem kjenner resten?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-role-fit-unknown = Ingenting av det { $role } krever, er vurdert for { $seller }, så egnetheten er ukjent, ikke svak. Hvem kjenner arbeidet?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-must-have = { $role } har grenser som styrke andre steder ikke veier opp for, og skårer for { $seller } ligger utenfor: { $what }. Er grensen riktig for dette arbeidet, er skåren riktig, og er det riktig plass?
    .advice = Hva det avgjør: salesfit explain { $file } { $id } --role { $role-id }{ $drawn }{ $again }
review-must-have-open = { $role } har grenser som styrke andre steder ikke veier opp for, og { $seller } er utenfor dem med en sannsynlighet på { $p }: { $what }. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-must-have-unrated = { $role } har grenser som styrke andre steder ikke veier opp for, og der er { $seller } ikke vurdert: { $what }. Hvem vet?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced = { $seller } har egnethet { $fit } av 100 for dagens rolle, { $role }. En annen rolle passer mer enn { $limit } poeng bedre; slik skårene er nå, passer { $better } best med { $best-fit }. Er det et bytte å snakke om?
    .advice = Hvem som kunne hatt hvilken plass: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-misplaced-open = { $seller } har egnethet { $fit } av 100 for dagens rolle, { $role }, og ser ut til å passe best som { $better }, { $best-fit }. Gitt usikkerheten i vurderingene er en annen rolle mer enn { $limit } poeng bedre med en sannsynlighet på { $p }. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-near = { $seller } har egnethet { $fit } av 100 for dagens rolle, { $role }, og ingen annen rolle ser ut til å passe bedre. Gitt usikkerheten i vurderingene er en annen mer enn { $limit } poeng bedre med en sannsynlighet på { $p }. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-unknown = For lite av { $role } er vurdert for { $seller } til å si om en annen rolle ville passe bedre. Hvem kjenner arbeidet?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-misplaced-alone = Så lite er vurdert for { $seller } utenom det { $role } krever, at ingen annen rolle kan sammenlignes med den. Hvem kjenner resten?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-ratings-nothing = Ingenting er vurdert for { $seller }, så det er ingen vurderinger å se på. Hvem kjenner arbeidet?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-key-person-nothing = Ingen i { $team } har i dag en plass eller en rolle som kunne gå tapt. Hvilke plasser finnes?
    .advice = Skriv det i filen: seats: {"{"}hunter: 3{"}"}
review-waste-nothing = Det er kjent for lite om arbeidet til { $team } til å si hvor mye organiseringen sløser bort. Hvor mange timer tar hver oppgave?
    .advice = Skriv det i filen: demand: {"{"}hunting: 110{"}"}. Hva som mangler: salesfit organize { $file }{ $again }
review-regression-nothing = { $team } er ikke sammenlignet med noen eldre fil, eller har ingen felles med den. Hvordan var det før?
    .advice = Oppgi den eldre filen med --since, eller en revisjon i git med --since-rev
review-regression-unknown = Det { $role } krever, var vurdert for { $seller } før og er det ikke lenger. Har en vurdering gått tapt?
    .advice = Hva som bør vurderes: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage = Bare { $coverage } av det { $role } krever, er vurdert for { $seller }; minstekravet er { $limit }. Hvem kjenner resten?
    .advice = Hva som bør vurderes først: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage-nothing = Ingenting av det { $role } krever, er vurdert for { $seller }; minstekravet er { $limit }. Hvem kjenner arbeidet til selgeren?
    .advice = Hva som bør vurderes først: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-coverage-open = { $seller } har ingen rolle i dag, så det er ikke kjent hva som skal vurderes. Hvilken rolle er det?
    .advice = Skriv det i filen: role: …
review-ratings-age = Vurderingene av { $team } er { $days ->
    [one] 1 dag
   *[other] { $days } dager
} gamle; høyst { $limit } er tillatt. Gjelder de fortsatt?
    .advice = Vurder på nytt det som har endret seg, og gi filen ny dato.
review-ratings-age-no-date = Filen til { $team } sier ikke når vurderingene ble gjort, så alderen er ukjent. Når var det?
    .advice = Skriv det i filen: date: 2026-11-01
review-ratings-age-open = Vurderingene av { $team } er datert { $days ->
    [one] 1 dag
   *[other] { $days } dager
} etter dagen for denne gjennomgangen. Er datoen riktig?
    .advice = Rett datoen i filen, eller oppgi dagen for gjennomgangen med --today.
review-single-rater = { $count ->
    [one] Én skår for { $seller } bygger
   *[other] { $count } skårer for { $seller } bygger
} på færre enn { $limit } vurderinger: { $traits }. Hvem andre har sett dette arbeidet?
    .advice = Legg til en vurdering fra noen andre, som i empathy: {"{"}self: 8, peer: 6{"}"}
review-single-rater-open = For { $seller } sier filen ikke hvor mange vurderinger { $count ->
    [one] én skår bygger
   *[other] { $count } skårer bygger
} på: { $traits }. Har én person gitt dem?
    .advice = Oppgi hver vurdering, som i drive: {"{"}manager: 7, peer: [6, 8]{"}"}
review-self-only = { $count ->
    [one] Én skår for { $seller } bygger
   *[other] { $count } skårer for { $seller } bygger
} bare på egenvurdering: { $traits }. Hvem andre har sett dette arbeidet?
    .advice = Legg til en vurdering fra noen andre, som i empathy: {"{"}self: 8, peer: 6{"}"}
review-self-only-open = For { $seller } sier filen ikke hvem som har vurdert { $count ->
    [one] én egenskap
   *[other] { $count } egenskaper
}: { $traits }. Var det noen andre enn selgeren?
    .advice = Si hvem som har vurdert, som i drive: {"{"}self: 8, manager: 7{"}"}
review-vacant-seats = { $empty } av { $seats ->
    [one] 1 plass
   *[other] { $seats } plasser
} som { $role } { $empty ->
    [one] er ledig
   *[other] er ledige
}; høyst { $limit } er tillatt. Hvem kunne vokse inn i arbeidet, eller trengs ikke plassen?
    .advice = Hvem som ville passe: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-vacant-seats-open = { $empty } av { $seats ->
    [one] 1 plass
   *[other] { $seats } plasser
} som { $role } { $empty ->
    [one] er ledig
   *[other] er ledige
}, men { $leave ->
    [one] én som har plass, er
   *[other] { $leave } som har plass, er
} i permisjon. Hvem gjør arbeidet imens?
    .advice = Hvem som ville passe: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-cover = { $people ->
    [0] Ingen
    [one] 1 person
   *[other] { $people } personer
} på jobb når et godt nok nivå eller bedre i { $task }; minstekravet er { $limit }. Hvem kunne lære det?
    .advice = Hvem som er nærmest: salesfit match { $file } --by task{ $drawn }{ $again }
review-cover-open = { $people ->
    [0] Ingen
    [one] 1 person
   *[other] { $people } personer
} på jobb når et godt nok nivå eller bedre i { $task } slik skårene er nå; minstekravet er { $limit }. Gitt usikkerheten i vurderingene er det færre med en sannsynlighet på { $p }. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file }{ $drawn }{ $again }
review-cover-unrated = { $people ->
    [0] Ingen
    [one] 1 person
   *[other] { $people } personer
} på jobb er kjent som gode nok eller bedre i { $task }; minstekravet er { $limit }, og { $unrated ->
    [one] 1 er ikke vurdert
   *[other] { $unrated } er ikke vurdert
} i det. Hvem kjenner arbeidet deres?
    .advice = Hva som bør vurderes: salesfit ask { $file }{ $drawn }{ $again }
review-key-person = Uten { $seller } ville summen av egnethet på teamets plasser falle med { $loss } poeng, selv med en gjennomsnittlig selger på plassen og alle plassert på nytt; høyst { $limit } er tillatt. { $next }. Hvem kan læres opp til å ta over?
    .advice = Hvem som passer på hvilken plass: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-key-person-open = Uten { $seller } ville summen av egnethet på teamets plasser falle med { $loss } poeng slik skårene er nå, med en gjennomsnittlig selger på plassen; høyst { $limit } er tillatt. Gitt usikkerheten i vurderingene er det mer med en sannsynlighet på { $p }. { $next }. Hvem kan læres opp til å ta over?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }
review-key-person-unknown = Hva teamet ville tape uten { $seller }, er ikke kjent: Det tar for lang tid å regne ut for så mange. Er det noen som kunne ta over?
    .advice = Hvem som passer på hvilken plass: salesfit assign { $file }{ $seats }{ $drawn }{ $again }
review-waste = { $form }: { $waste } av effekten av den beste organiseringen av { $team } går tapt; høyst { $limit } er tillatt. Støy alene ville sjelden vist mer enn { $noise }. Hvilke oppgaver kunne deles annerledes?
    .advice = Hva som ville vært bedre: salesfit organize { $file }{ $again }
review-waste-open = { $form }: { $waste } av effekten av den beste organiseringen av { $team } ser ut til å gå tapt; høyst { $limit } er tillatt. Gitt usikkerheten i vurderingene er sannsynligheten for mer enn det { $p }, men støy alene kan vise opptil { $noise } for et team av jevngode. Hvilke vurderinger ville avgjøre det?
    .advice = Hva det bygger på: salesfit organize { $file }{ $again }
review-waste-unsure = { $form }: { $waste } av effekten av den beste organiseringen av { $team } ser ut til å gå tapt; høyst { $limit } er tillatt. Gitt usikkerheten i vurderingene er sannsynligheten for mer enn det { $p }. Hvilke vurderinger ville avgjøre det?
    .advice = Hva det bygger på: salesfit organize { $file }{ $again }
review-waste-unknown = { $form }: { $waste } av effekten av den beste organiseringen av { $team } ser ut til å gå tapt; høyst { $limit } er tillatt. Men { $unknown } av timene avhenger av folk som ikke er vurdert, eller søket tok for lang tid. Hvem kjenner arbeidet deres?
    .advice = Hva det bygger på: salesfit organize { $file }{ $again }
review-waste-no-handoffs = { $form }: { $waste } av effekten av den beste organiseringen av { $team } ser ut til å gå tapt; grensen er { $limit }. Men ingenting sier hvordan arbeidet går videre, så det koster ingenting å dele det her. Hvem gir hva videre til hvem?
    .advice = Skriv det i filen: handoffs: [{"{"}from: hunting, to: bid-work, per_week: 5{"}"}]
review-regression = Egnetheten til { $seller } som { $role } var { $before } og er { $after }: mer enn { $limit } poeng lavere, og mer enn støyen i to vurderinger. Hva har endret seg?
    .advice = Hva som gjorde forskjellen: salesfit diff { $compared }{ $again }
review-regression-open = Egnetheten til { $seller } som { $role } var { $before } og er { $after }: mer enn { $limit } poeng lavere, noe støyen i to vurderinger godt kan forklare. Hvem kan vurdere en gang til?
    .advice = Hva som bør vurderes nå: salesfit ask { $file } --for { $id }{ $drawn }{ $again }

rule-role-fit = Egnetheten for dagens rolle når minstekravet.
    .asks = Hver selgers egnethet for dagens rolle sammenlignes med et minstekrav, 0 til 100. Selgere uten rolle i dag hoppes over: coverage sier fra om dem.
    .open = Uavklart der egnetheten er ukjent, eller der den gitt usikkerheten i vurderingene verken er over eller under minstekravet med den sikkerheten som policyen krever.
    .helps = Spør først hvorfor: salesfit explain viser hvor poengene går tapt. Opplæring i den ene eller de to egenskapene som koster mest, andre oppgaver i rollen eller en annen plass kan alle være svaret. Eller så er en grense i katalogen for streng.
    .limit = Minstekravet til egnethet, 0 til 100
    .policy = Egnetheten for dagens rolle er minst dette antallet poeng av 100.
rule-must-have = Ingen skår bryter en grense i dagens rolle som styrke andre steder ikke veier opp for.
    .asks = Hvert veto i oppgavene i dagens rolle sammenlignes med selgerens skår.
    .open = Uavklart der skåren mangler, eller er så nær grensen at feilen kan legge den på begge sider.
    .helps = Sjekk først om grensen er riktig: Et veto er det sterkeste en katalog kan si. Så om skåren er det: Én vurdering kan bomme med mer enn et poeng. Så om noen andre i teamet heller vil ha den oppgaven.
    .policy = Ingen skår bryter et veto i dagens rolle.
rule-misplaced = Ingen annen rolle passer bedre med mer enn grensen.
    .asks = Den beste rollen for hver selger sammenlignes med dagens. Roller som har veto, er for lite vurdert eller bare står til sammenligning, teller ikke.
    .open = Uavklart der for lite av dagens rolle er vurdert, eller der forspranget kan være mer eller mindre enn grensen gitt usikkerheten i vurderingene.
    .helps = Bedre egnethet er en grunn til å snakke sammen, ikke til å flytte: salesfit assign sier om teamet som helhet ville tjene på det, og selgerens egne ønsker teller.
    .limit = Hvor mange poeng en annen rolle høyst kan passe bedre, 0 til 100
    .policy = Ingen annen rolle passer bedre med mer enn dette antallet poeng.
rule-coverage = Nok av det dagens rolle krever, er vurdert.
    .asks = Den vurderte andelen av vekten i dagens rolle, selger for selger.
    .open = Uavklart for selgere uten rolle i dag.
    .helps = salesfit ask nevner vurderingene som ville hjulpet mest, og skriver skjemaet.
    .limit = Den minste andelen, 0 til 1
    .policy = Minst denne andelen av det dagens rolle krever, er vurdert.
rule-ratings-age = Vurderingene er ikke for gamle.
    .asks = Datoen i teamfilen sammenlignes med dagen for gjennomgangen (--today). En fil uten dato består ikke: Det skal ikke lønne seg å utelate den.
    .open = Uavklart der datoen er etter dagen for gjennomgangen.
    .helps = Vurder på nytt, eller se gjennom de gamle vurderingene og gi filen dagen du gjorde det.
    .limit = Høyeste alder i dager
    .policy = Vurderingene er høyst dette antallet dager gamle, og teamfilen sier når de er fra.
rule-single-rater = Hver skår bygger på flere vurderinger.
    .asks = Skårene som dagens rolle krever, eller alle der det ikke er noen rolle, sammenlignes hver for seg med et minste antall vurderinger. En skår med oppgitt feil (se) består: Den sier hvor nøyaktig den er.
    .open = Uavklart for tall alene: Filen sier ikke hvor mange vurderinger de kommer fra.
    .helps = Spør én til som har sett arbeidet: salesfit ask skriver skjemaet, og salesfit raters sier hvor enige de er.
    .limit = Det minste antallet vurderinger per skår
    .policy = Hver skår bygger på minst dette antallet vurderinger. Tall alene sier det ikke, og da er det uavklart.
rule-self-only = Ingen skår bygger bare på egenvurdering.
    .asks = Blant skårene som dagens rolle krever, letes det etter dem der hver vurdering er selgerens egen (self).
    .open = Uavklart der filen ikke sier hvem vurderingene er fra.
    .helps = Folk ser seg selv ofte annerledes enn andre gjør. Én vurdering fra noen andre som har sett arbeidet, er nok.
    .policy = Ingen skår bygger bare på egenvurdering.
rule-vacant-seats = Ingen rolle har for mange ledige plasser.
    .asks = Plassene i hver rolle sammenlignes med dem på jobb som har den som dagens rolle.
    .open = Uavklart der en som har plassen, er i permisjon.
    .helps = salesfit assign sier hvem i teamet som ville passe, og hva det koster å la plassen stå ledig.
    .limit = Det høyeste antallet ledige plasser i en rolle
    .policy = Høyst dette antallet plasser i en rolle er ledige.
rule-cover = Nok folk er gode nok eller bedre i hver oppgave.
    .asks = For hver oppgave som teamet gjør, telles de på jobb som er gode nok eller bedre.
    .open = Uavklart der det kan være nok eller for få gitt usikkerheten i vurderingene, eller der de som ikke er vurdert, ville avgjøre det.
    .helps = Lær opp noen som er nær, la to dele oppgaven, eller ansett til den: Med bare én person skal det ett sykefravær til før det er ingen.
    .limit = Det minste antallet personer
    .policy = Minst dette antallet personer er gode nok eller bedre i hver oppgave; tasks: [...] sier hvilke.
rule-key-person = Teamet taper ikke for mye på at én person slutter.
    .asks = For hver person med en plass plasseres alle andre på nytt så godt det går; fallet i summen av egnethet (hver 0 til 100) sammenlignes med en grense. Plassene er teamets, eller så mange som har dem i dag.
    .open = Uavklart der tapet kan være mer eller mindre enn grensen gitt usikkerheten i vurderingene.
    .helps = Dette gjelder risikoen for teamet og sier ingenting mot noen: Forbered noen på å ta over, eller del plassen.
    .limit = Hvor mange poeng summen av egnethet høyst kan falle
    .policy = Om én sluttet og de andre ble plassert på nytt, ville summen av egnethet falle med høyst dette antallet poeng.
rule-waste = Organiseringen sløser ikke for mye.
    .asks = Det en organisering taper mot den beste, slik salesfit organize regner det ut: dagens roller der teamet har noen, ellers at alle gjør alt.
    .open = Uavklart der støy alene kunne vist like mye for et team av jevngode, eller der mer enn en tidel av timene avhenger av folk som ikke er vurdert.
    .helps = salesfit organize sier hvilke få endringer som gir mest.
    .limit = Den høyeste sløsingen, i prosent
    .policy =
        Dagens roller sløser bort høyst denne prosentandelen av det den beste organiseringen ville gitt; med form:
        everyone gjelder det når alle gjør alt.
rule-regression = Ingen egnethet har falt mer enn grensen og mer enn støyen.
    .asks = Med --since sammenlignes hver selgers egnethet for dagens rolle med det de eldre skårene gir, begge etter dagens katalog. Et fall teller når det er mer enn grensen og mer enn 1,96 standardfeil for forskjellen mellom to vurderinger (Jacobson og Truax 1991).
    .open = Uavklart der fallet er stort nok, men innenfor støyen.
    .helps = Spør hva som har endret seg: arbeidet, den som vurderer, eller situasjonen til den det gjelder. salesfit diff deler det opp etter årsak.
    .limit = Hvor mange poeng en egnethet høyst kan falle
    .policy = Med --since: Ingen egnethet for dagens rolle har falt mer enn dette antallet poeng og mer enn støyen.
policy-file =
    Reglene som et team skal oppfylle. Kjør dem: salesfit check team.yaml --policy policy.yaml
    Hva hver regel betyr, og hva som hjelper: salesfit check --explain role-fit --lang nb

    Hver regel har et nivå: deny (gjennomgangen er ikke bestått), warn (det meldes fra) eller allow (regelen er av).
    inconclusive er nivået for det som er uavklart fordi vurderinger er usikre eller mangler: warn om ikke annet er oppgitt.
    roles: [...] og sellers: [...] begrenser en regel til noen av dem.
policy-file-confidence =
    Minste sannsynlighet for å si at en regel holder eller ikke holder. Imellom er det uavklart.
policy-file-unreviewed =
    Filer i en mappe under gjennomgang som kan ha personer, og som ikke er lest.
policy-file-waivers =
    Funn som noen godtar til en dag: regelen, så seller, role, task eller team, og alltid en grunn og en eier.
    Med et utløpt fritak er gjennomgangen ikke bestått; et fritak som ikke trengs, meldes det fra om.
    waivers:
      - {"{"}rule: role-fit, seller: ola-berg, owner: salgssjef, until: 2027-03-01, reason: går til anbud i februar{"}"}
rule-expired-waiver = Ingen fritak er utløpt.
rule-unreviewed = Alle filer med personer i en mappe under gjennomgang er lest.
rule-unused-waiver = Hvert fritak trengs.
rule-key-level = deny: ikke bestått; warn: det meldes fra; allow: av
rule-key-inconclusive = Nivået for uavklarte funn
rule-key-confidence = Minste sannsynlighet for å si at en regel holder eller ikke holder, 0,5 til 1
rule-key-roles = Bare disse rollene
rule-key-sellers = Bare disse selgerne
rule-key-tasks = Bare disse oppgavene
rule-key-form = today, everyone eller seats
rule-key-all = alle
rule-set = I policyen «{ $policy }» er nivået { $level }:
rule-example = I en policy av din egen: { $example }
### Pseudonymer

pseudonyms-of-this-run = Disse pseudonymene gjelder bare denne kjøringen. Oppgi en nøkkel for å få de samme igjen: --pseudonym-key FIL
who-heading = Hvem { $pseudonym } er
who-seller = selger
who-rater = vurderer

### Problemer: allment

progress = Arbeider: { $seconds } s
progress-sellers = Arbeider: { $seconds } s, { $sellers } selgere, { $rate } i sekundet
progress-left = Arbeider: { $seconds } s, { $sellers } selgere, { $rate } i sekundet, om lag { $left } s igjen
severity-error = feil
severity-warning = advarsel
severity-note = merk
did-you-mean = mente du { $near }?
known-are = velg en av disse: { $known }
problems = { $count } problemer.
problems-many = { $count } problemer; de første { $shown } vises.

### Problemer: filer

no-such-file = filen finnes ikke
    .advice = sjekk navnet, eller lag en fil å begynne med: salesfit init
is-a-directory = dette er en mappe, ikke en fil
    .advice = oppgi filen som ligger i den
unreadable-file = filen kan ikke leses: { $system }
file-too-large = filen er større enn 64 MiB
    .advice = store team leses fra CSV, som ikke har noen grense
empty-file = filen er tom
web-page = dette er en nettside eller XML, uansett hva filen heter, og ingen tabell
    .advice = åpne den i Excel eller LibreOffice og lagre den som arbeidsbok (.xlsx) eller som CSV
not-text = dette er ikke en tekstfil
not-a-workbook = dette er ikke en arbeidsbok med ark som kan leses
    .advice = lagre den som Excel-arbeidsbok (.xlsx), som .ods eller som CSV
encrypted-workbook = arbeidsboken har passord
    .advice = lagre en kopi uten passord
workbook-too-large = arbeidsboken er for stor for en tabell over selgere
    .advice = lagre arket som CSV, som ikke har noen grense
damaged-workbook = arbeidsboken er skadet: { $system }
    .advice = åpne den i Excel eller LibreOffice og lagre den på nytt
unknown-sheet = det er ikke noe ark `{ $word }` i arbeidsboken
no-sheet = arbeidsboken har ikke noe ark som ikke er skjult
other-sheets = bare arket `{ $sheet }` leses, og ikke { $sheets }
    .advice = oppgi et annet ark for å lese det: "{ $example }"
sheets-beside-team = leses ikke, siden de ikke hører til teamet: { $sheets }
    .advice = oppgi et annet ark for å lese det som tabell: "team.xlsx#Ark"
unread-cells = { $count ->
    [one] en celle ved siden av tabellene leses ikke: { $words }
   *[other] { $count } celler ved siden av tabellene leses ikke: { $words }
}
unknown-setting = ukjent innstilling `{ $word }`
se-beside-ratings = en standardfeil hører til én skår som ikke oppgir hvem som har vurdert
    .advice = behold enten skåren med standardfeil, eller vurderingene
columns-of-no-table = `columns` brukes ikke: selgerne står i denne filen, og ingen tabell leses
team-format = et team skrives som YAML eller som en arbeidsbok
    .advice = skriv det til en fil: -o team.yaml eller -o team.xlsx
mixed-ratings = { $seller } har vurderinger av `{ $trait }` både med og uten navn på den som har vurdert, og YAML har ikke plass til begge
    .advice = oppgi hvem som har vurdert, eller behold teamet som arbeidsbok: -o team.xlsx
not-carried = dette ville gått tapt i konverteringen: { $field } ({ $seller })
    .advice = ingenting er skrevet; behold filen som den er, eller endre det som er nevnt her
comments-left-out = { $count ->
    [one] filen har en kommentar
   *[other] filen har { $count } kommentarer
}, som et konvertert team ikke beholder
hidden-sheets = skjulte ark leses også: { $sheets }
hidden-rows = { $count ->
    [one] 1 skjult rad leses også
   *[other] { $count } skjulte rader leses også
}
hidden-columns = { $count ->
    [one] en skjult kolonne leses også
   *[other] { $count } skjulte kolonner leses også
}
formula-without-value = `{ $field }` inneholder en formel som aldri er regnet ut
    .advice = åpne arbeidsboken i Excel eller LibreOffice og lagre den på nytt
merged-cell = `{ $field }` er slått sammen med en annen celle, som inneholder: { $found }
    .advice = opphev sammenslåingen og gi hver celle sin egen verdi
utf-16 = teksten er i UTF-16
    .advice = lagre den som UTF-8
not-utf8 = herfra er teksten ikke UTF-8
    .advice = lagre den som UTF-8
no-yaml-files = det er ingen YAML-fil i denne mappen
not-in-revision = filen finnes ikke i revisjonen { $revision }
    .advice = sjekk stien og revisjonen: git log -- FIL
not-a-repository = dette ligger ikke i et git-lager, så det finnes ingen revisjon av det
    .advice = sammenlign med en annen fil i stedet: salesfit diff GAMMEL NY, eller --since GAMMEL
unknown-revision = det er ingen revisjon `{ $revision }` i dette lageret
    .advice = oppgi en commit, en gren eller en tag, som HEAD~3 eller v1..v2
no-git = git er ikke installert, eller kan ikke finnes, og --rev trenger git
    .advice = installer git, eller sammenlign to filer i stedet: salesfit diff GAMMEL NY
no-duckdb = programmet duckdb finnes ikke på PATH, og --check trenger det
    .advice = installer kommandolinjen til DuckDB: https://duckdb.org/docs/installation
duckdb-failed = DuckDB mislyktes: { $reason }
query-differs = { $database } er uenig med salesfit: for selgeren `{ $seller }`, i `{ $column }`, står det `{ $found }` og ikke `{ $expected }`
    .advice = meld gjerne fra, med katalogen: spørringen må ikke brukes
need-not-in-sql = et krav i denne katalogen er ikke stykkevis lineært, så det kan ikke skrives i SQL
git-failed = git mislyktes: { $reason }
shallow-repository = denne klonen har bare en del av historikken, uten revisjonen `{ $revision }`
    .advice = hent resten: git fetch --unshallow; i GitHub Actions: gi actions/checkout fetch-depth: 0
missing-object = denne klonen mangler filer fra revisjonen { $revision }: { $reason }
    .advice = klon uten --filter og --depth; i GitHub Actions: gi actions/checkout fetch-depth: 0 og ikke noe filter
unsafe-repository = git stoler ikke på dette lageret: { $reason }
    .advice = hvis du stoler på det: git config --global --add safe.directory MAPPE
outside-repository = filen ligger utenfor lageret, så det finnes ingen revisjon av den
link-in-revision = `{ $path }` er en symbolsk lenke i revisjonen { $revision } og følges ikke der
    .advice = oppgi filen den peker til
submodule-in-revision = `{ $path }` er en undermodul i revisjonen { $revision }: et annet lager
    .advice = oppgi en fil i dette lageret
renamed-since = filen har fått nytt navn siden og heter nå `{ $name }`
outside-review = filen ligger utenfor lageret og mappene til teamene som gjennomgås
    .advice = flytt den dit, eller tillat den: --allow-outside
not-a-regular-file = dette er ikke en vanlig fil
    .advice = oppgi en fil, ikke et rør eller en enhet
not-a-catalog = dette er ikke en katalog: den har ingen av nøklene `traits`, `tasks`, `roles` og `extends`
    .advice = oppgi en katalog; se: salesfit catalog export
new-since = filen finnes ikke i revisjonen { $revision }, så ingenting i den kan ha blitt dårligere
nothing-to-compare = det er ingenting å sammenligne dette med
    .advice = oppgi den eldste filen først, så den nyeste, eller en revisjon: --rev HEAD~1
standard-input-twice = to av filene er standard inn, som bare kan leses én gang
    .advice = oppgi en fil for alle unntatt én
revision-of-several = --rev tar én fil og sammenligner den med slik den var
    .advice = utelat --rev for å sammenligne filer med hverandre
revision-of-standard-input = standard inn har ingen revisjoner
    .advice = oppgi en fil i et git-lager
cannot-write = det går ikke å skrive her: { $system }
file-exists = filen finnes allerede og blir stående som den er
    .advice = velg et annet sted, eller flytt den først
output-is-input = resultatet ville skrevet over filen det leses fra
    .advice = velg et annet navn
output-is-filled-form = resultatet ville skrevet over et skjema med vurderinger som ikke finnes noe annet sted
    .advice = les det inn først (--add), eller velg et annet navn
form-as-json = et skjema er for mennesker, og JSON har skårene de ikke bør se
    .advice = skriv det som Markdown, HTML, CSV eller arbeidsbok (-o nina.md, nina.xlsx), eller utelat --form
candidates-without-hours = { $count ->
    [one] 1 kandidat har ingen timer og er utelatt, slik en selger i permisjon er
   *[other] { $count } kandidater har ingen timer og er utelatt, slik selgere i permisjon er
}
    .advice = skriv timene de ville arbeidet
output-is-key = resultatet ville skrevet over en nøkkel
    .advice = velg et annet navn
output-is-directory = resultatet kan ikke skrives til en mappe
    .advice = oppgi en fil i den
unknown-ending = filendelsen sier ikke hvilket format det er
    .advice = bruk en av { $endings }, eller oppgi --format
excel-not-csv = --excel er en måte å skrive CSV på
    .advice = utelat --format, eller oppgi --format csv
workbook-not-printed = en arbeidsbok kan ikke vises her
    .advice = skriv den til en fil: -o FIL.xlsx
map-is-yaml = en oversikt over kolonner er YAML og ikke noe annet
    .advice = utelat --format
too-large-for-workbook = tabellen er for stor for en arbeidsbok, som har plass til 1 048 576 rader, 16 384 kolonner og 32 767 tegn i en celle
    .advice = skriv CSV i stedet: -o FIL.csv
format-of-reviews = `{ $format }` viser hva en gjennomgang finner, og denne kommandoen går ikke gjennom noe
    .advice = be `salesfit check` om det, eller velg et annet format
rows-rejected = { $count ->
        [one] én rad er utelatt
       *[other] { $count } rader er utelatt
    }
    .advice = filen viser hver av dem med grunnen; de andre er med
format-of-match = `{ $format }` lister selgerne i `salesfit match`, og denne kommandoen svarer på noe annet
    .advice = be `salesfit match` om det, eller velg et annet format

### Problemer: YAML

not-yaml = dette er ikke YAML: { $reason }
    .advice = sjekk innrykk, anførselstegn og parenteser i nærheten
yaml-too-complex = filen har for mange nivåer, gjentakelser eller utvidelser
several-documents = det er flere dokumenter i denne filen
    .advice = behold ett; det som kommer etter `---`, skal i en egen fil
unknown-key = ukjent nøkkel `{ $word }`
duplicate-key = `{ $key }` står her to ganger
    .advice = behold én av dem
missing-key = `{ $field }` mangler
not-a-map = `{ $field }` må være nøkler med verdier, men her står `{ $found }`
    .advice = skriv det som `nøkkel: verdi`, én på hver linje
not-a-list = `{ $field }` må være en liste, men her står `{ $found }`
    .advice = skriv den i hakeparenteser: [første, andre]
not-a-text = `{ $field }` må være tekst, men her står `{ $found }`
empty-text = `{ $field }` er tom
    .advice = skriv noe, eller utelat nøkkelen
words-for-scores = { $count ->
    [one] et ord står for en skår
   *[other] { $count } celler har et ord for en skår
}: { $words }
    .advice = tallene er katalogens; skriv egne under words i en oversikt: salesfit columns FIL -o map.yaml
word-for-score = `{ $field }` har et ord der det skulle stått en skår: `{ $found }`
    .advice = skriv et tall som 6.5, eller oppgi i en oversikt hva hvert ord står for: salesfit columns FIL -o map.yaml; det som er ukjent, skal stå tomt
words-among-numbers = `{ $field }` har både tall og ord for skårer, og `{ $found }` betyr kanskje ikke det samme
    .advice = skriv bare tall, eller oppgi under words i en oversikt hva hvert ord står for: salesfit columns FIL -o map.yaml
not-a-number = `{ $field }` må være et tall, men her står `{ $found }`
    .advice = skriv et tall som 6.5 uten anførselstegn; det som er ukjent, skal stå tomt
decimal-comma = `{ $found }` har desimalkomma
    .advice = skriv det med punktum: { $point }
decimals-apart = `{ $found }` står der det skulle stått en egenskap, kanskje som desimalene i tallet foran
    .advice = skriv desimaler med punktum: 6.5
text-too-long = `{ $field }` er lengre enn { $most } byte
vetoes-cross = veto_below { $below } ligger over veto_above { $above }, så enhver skår er vetoet
    .advice = behold én av dem
line-break-in-cell = denne cellen går over flere linjer
    .advice = er det et anførselstegn som ikke er lukket?
not-finite = `{ $field }` må være et endelig tall, men her står `{ $found }`
number-too-large = `{ $field }` er et urimelig stort tall: { $found }
not-whole = `{ $field }` må være et heltall, men her står { $found }
below-zero = `{ $field }` kan ikke være under 0, men her står { $found }
out-of-range = `{ $field }` må ligge mellom { $lo } og { $hi }, men her står { $found }
not-a-pair = `{ $field }` må være to tall i hakeparenteser, men her står `{ $found }`
    .advice = skriv det som [lav, høy]
not-true-or-false = `{ $field }` må være true eller false, men her står `{ $found }`
unknown-word = `{ $word }` er ikke noe `{ $field }` kan være
bad-scale = en skala går fra et lavt tall til et høyere
    .advice = skriv den som [0, 10]

### Problemer: kataloger

no-traits = en katalog må ha minst én egenskap
no-tasks = en katalog må ha minst én oppgave
no-roles = en katalog må ha minst én rolle
bad-id = `{ $id }` kan ikke være en id
    .advice = en id består av små bokstaver fra a til z og sifre, med enkle bindestreker mellom ordene
duplicate-id = `{ $id }` er definert to ganger; først i { $file }, linje { $line }
    .advice = gi den ene en annen id, eller fjern den
duplicate-section = en `{ $field }` til i denne katalogen
    .advice = innstillinger kan bare stå én gang i filene til en katalog
unknown-trait = egenskapen `{ $word }` finnes ikke i katalogen
unknown-task = oppgaven `{ $word }` finnes ikke i katalogen
unknown-role = rollen `{ $word }` finnes ikke i katalogen
unknown-motion = salgstypen `{ $word }` finnes ikke i katalogen
no-needs = oppgaven `{ $task }` har ingen krav
    .advice = oppgi minst én egenskap som den krever
all-weights-zero = alle kravene i `{ $task }` har vekt 0, så ingenting teller
    .advice = gi minst ett av dem en vekt over 0
no-limit = et krav uten grense
    .advice = oppgi { $keys } eller { $last }
two-limits = både `{ $first }` og `{ $second }` er oppgitt
    .advice = behold den ene; to grenser skrives between: [lav, høy]
limits-swapped = `{ $field }` går fra lav til høy, men her står [{ $lo }, { $hi }]
    .advice = skriv det som [{ $hi }, { $lo }]
limit-off-scale = `{ $field }` er utenfor skalaen fra { $lo } til { $hi }: { $found }
empty-role = rollen `{ $role }` har ingen oppgaver
    .advice = gi den minst én oppgave med en andel av tiden
share-not-positive = andelen til `{ $task }` må være over 0, men her står { $found }
    .advice = utelat oppgaver som ikke tar tid
bad-levels = `strong` ({ $strong }) kan ikke være lavere enn `adequate` ({ $adequate })
scale-of-extended = en katalog som utvider en annen, beholder skalaen fra { $lo } til { $hi }
    .advice = utelat `scale`, eller lag en helt egen katalog
remove-without-extends = det er ingenting å fjerne fra
    .advice = `remove` fjerner noe fra en katalog som utvides: extends: builtin
removed-but-needed = `{ $id }` er fjernet, men `{ $by }` trenger den
    .advice = fjern `{ $by }` også, eller definer den på nytt
rater-twice = vurdereren `{ $rater }` har både pålitelighet (reliability) og standardfeil (se)
    .advice = behold én av dem
rater-unsaid = katalogen sier ikke hvor nøyaktig vurdereren `{ $rater }` er
    .advice = oppgi pålitelighet fra 0 til 0.999, eller standardfeil i poeng: `{ $rater }: {"{"}reliability: 0.5{"}"}`
handoff-to-itself = `{ $task }` kan ikke overlevere til seg selv

### Problemer: team

no-sellers = det er ingen selgere
    .advice = før opp minst én under `sellers`
no-name = en selger uten navn
    .advice = oppgi et navn eller en id
duplicate-seller = en selger til har id-en `{ $id }`
    .advice = gi hver av dem sin egen id
same-pseudonym = personen på linje { $line } i { $file } har samme pseudonym
    .advice = bruk en annen nøkkel
pinned-nowhere = en selger som ikke har noen rolle i dag, kan ikke låses til den
    .advice = oppgi rollen, eller utelat `pinned`
not-a-date = `{ $found }` er ikke en dato
    .advice = skriv den som år, måned, dag: 2026-11-01
score-off-scale = skåren for `{ $trait }` er utenfor skalaen fra { $lo } til { $hi }: { $found }
    .advice = er skårene gitt på en annen skala, så oppgi den: `scale: [LAV, HØY]` i teamet, eller --scale LAV..HØY
tag = merket `{ $found }` endrer en verdi
    .advice = ta det bort
rater-is-number = `{ $found }` er ingen som vurderer: er det en vurdering?
    .advice = skriv vurderinger i hakeparentes: [7, 8]
no-ratings = `{ $trait }` har en tom liste med vurderinger
    .advice = det som er ukjent, skal stå tomt: ~

### Problemer: tabeller med selgere

no-name-column = det er ingen kolonne med navn
    .advice = kall en av dem `navn` (`name`) eller `id`; står overskriftene under rad 30, så oppgi linjen: --header-row 31
unknown-heading = tabellen har ingen kolonne `{ $word }`
no-trait-columns = ingen kolonne er en egenskap i katalogen
    .advice = med egne overskrifter, lag en oversikt over dem (-o map.yaml), rett den og oppgi den som --columns map.yaml: salesfit columns { $file }{ $again }
duplicate-column = en kolonne til for det samme: `{ $column }`
    .advice = behold én av dem
unread-columns = { $count ->
    [one] én kolonne blir ikke lest: { $columns }
   *[other] { $count } kolonner blir ikke lest: { $columns }{ $more ->
        [0] {""}
       *[other] {""}, og { $more } til
    }
}
unread = `{ $word }`
unread-near = `{ $word }` (mente du `{ $near }`?)
too-many-cells = raden har flere celler enn de { $columns } kolonnene i overskriften
    .advice = en celle som har skilletegnet i seg, må stå i anførselstegn
perhaps-decimal-comma = raden har flere celler enn de { $columns } overskriftene og enn andre rader, og den siste er tom: et tall med desimalkomma kan være blitt til to celler
    .advice = skriv desimaler med punktum, sett tallet i anførselstegn, eller skill cellene med semikolon
row-without-name = raden mangler navn
unclosed-quote = her åpnes et anførselstegn som aldri lukkes: resten av filen ville blitt én celle
    .advice = lukk det, eller ta det bort
quote-over-rows = her åpnes et anførselstegn som går over radene under
    .advice = lukk det i sin egen celle, eller ta det bort
row-in-quotes = hele raden står i ett par anførselstegn
    .advice = ta bort de ytre anførselstegnene, eller i et regneark: Data, Tekst til kolonner
other-separator = overskriftene er skilt med `{ $own }`, denne raden med `{ $other }`
    .advice = bruk samme skilletegn i alle rader
short-row = raden slutter for tidlig: overskriften har { $columns } celler, og andre rader har med de tomme cellene
    .advice = sett inn skilletegnene som mangler, der de tomme cellene er
short-rows = { $count ->
    [one] én rad slutter tidlig, på linje { $lines }: de siste cellene regnes som ukjente
   *[other] { $count } rader slutter tidlig, på linje { $lines }: de siste cellene regnes som ukjente
}
not-utf8-table = dette er ikke UTF-8
    .advice = ta bort --encoding, eller oppgi et annet tegnsett: --encoding windows-1252
implausible-encoding = bokstavene gir ikke mening i noe vanlig tegnsett: { $readings }
    .advice = oppgi tegnsettet, for eksempel --encoding macroman, eller lagre filen som UTF-8
read-as = teksten er ikke UTF-8 og leses som { $encoding }: `{ $word }`
    .advice = blir bokstavene feil, så oppgi tegnsettet, for eksempel --encoding macroman
damaged-names = { $count ->
    [one] et navn ser ut til å ha mistet bokstaver: { $words } (linje { $lines })
   *[other] { $count } navn ser ut til å ha mistet bokstaver: { $words } (linje { $lines })
}
    .advice = lagre tabellen på nytt der den kommer fra, som UTF-8
damaged-letters = bokstaver ser ødelagt ut, som om teksten var kodet to ganger: `{ $word }`
    .advice = lagre tabellen på nytt der den kommer fra, som UTF-8
no-header-row = tabellen har ingen overskrifter i rad { $row }
titles-above = { $count ->
    [one] overskriftene står på linje { $line }; raden over blir ikke lest
   *[other] overskriftene står på linje { $line }; de { $count } radene over blir ikke lest
}: { $words }
    .advice = er det feil, så oppgi linjen: --header-row 1
misspelt-heading = overskriften `{ $word }` er ingen egenskap, men ligner på en
spreadsheet-error = en formel i regnearket har feilet: `{ $field }` er `{ $found }`
    .advice = rett formelen, eller la cellen stå tom der ingenting er kjent
spreadsheet-date = `{ $field }` er en dato: `{ $found }`
    .advice = regneark gjør tall som 5.1 om til datoer: formater kolonnen som tall og skriv tallet på nytt
zero-not-shown = `{ $field }` har en 0 som arbeidsboken viser som ingenting eller som et ord: er det en skår?
    .advice = tøm cellen hvis ingenting er kjent; er det en skår, så vis den som et tall, og nullene på arket
formulas-give-zero = { $count ->
    [one] én skår er 0 fra en formel
   *[other] { $count } skårer er 0 fra en formel
} ({ $count ->
    [one] linje
   *[other] linjer
} { $lines })
    .advice = en formel som leser en tom celle, gir 0: tøm skåren hvis ingenting er kjent
score-of-how-many = `{ $field }` er `{ $found }`: en skår av så og så mange, eller en dato?
    .advice = skriv bare skåren, som 7 eller 7,5; er den av et annet tall enn { $hi }, så oppgi skalaen: --scale 0..10
hours-as-time = `{ $field }` er et klokkeslett: `{ $found }`
    .advice = skriv timer med desimaler: 37,5 for 37:30
thousands-or-decimals = `{ $field }` er `{ $found }`: tusener eller tre desimaler?
    .advice = skriv tusener uten skilletegn: 9500
per-cent-score = `{ $field }` er i prosent, `{ $found }`, på skalaen { $lo } til { $hi }
    .advice = er alle skårene i prosent, så si fra: --scale 0..100
per-cent-mixed = noen skårer for `{ $field }` har prosenttegn og andre ikke: `{ $found }`
    .advice = skriv alle på samme måte
hours-look-like-per-cent = 100 timer i uken? `{ $field }` ser ut som prosent av full stilling
    .advice = skriv timer i uken; i en tabell, kall kolonnen `stillingsprosent`
small-hours = noen arbeider en time i uken eller mindre, og andre mer: er det en andel av full stilling?
    .advice = skriv timer i uken for alle, eller andeler i en kolonne som heter `årsverk`
hours-look-like-share = ingen arbeider mer enn en time i uken: dette ser ut som andeler av full stilling
    .advice = kall kolonnen `årsverk`
share-of-what = `{ $field }` er `{ $found }`: andel eller prosent av full stilling?
    .advice = skriv 0.8 under `årsverk` og 80 under `stillingsprosent`, eller 80 %
hours-from-share = { $count ->
    [one] timene til én selger er regnet ut
   *[other] timene til { $count } selgere er regnet ut
} som andel av katalogens fulle stilling
row-of-averages = denne raden kan være snitt eller summer av andre rader: er den en selger?
    .advice = ta bort raden hvis den ikke er en selger; er den det, så oppgi rollen
hardly-a-name = `{ $word }` er neppe navnet på en person: er raden en selger?
    .advice = ta bort raden hvis den ikke er en selger; er den det, så oppgi hele navnet, eller rollen der den mangler
one-person-twice = denne raden og den i linje { $line } ser ut til å gjelde samme person
    .advice = behold én rad for hver person; er det flere vurderinger, så lag en rad for hver, med kolonnene navn, egenskap, vurderer og skår
other-headings = her kommer overskriftene igjen, og `{ $word }` er ikke overskriften til kolonnen sin
    .advice = legg radene under i en egen fil eller et eget ark, eller før dem inn i kolonnene i tabellen
headings-under-figure = her kommer overskriftene igjen under en rad som sier hva som følger: er dette fremdeles skårer?
    .advice = la tabellen med skårer stå alene i filen; legg den andre i en egen fil eller et eget ark
perhaps-nobody = `{ $word }` er alt som står i raden: en selger, eller en merknad?
    .advice = ta bort raden hvis den ikke er en selger; er den det, så oppgi rolle eller timer
only-named = { $count ->
    [one] én rad har bare et navn og regnes som en selger som ikke er vurdert
   *[other] { $count } rader har bare et navn og regnes som selgere som ikke er vurdert
}: { $words } ({ $places ->
    [columns] kolonne
   *[lines] linje
} { $lines })
rows-left-out = { $count ->
    [one] én rad er ikke en selger og er utelatt
   *[other] { $count } rader er ikke selgere og er utelatt
}: { $words } ({ $places ->
    [columns] kolonne
   *[lines] linje
} { $lines })
words-for-unknown = { $count ->
    [one] én celle sier
   *[other] { $count } celler sier
} at verdien er ukjent: { $words }
blank-scores = { $count ->
    [one] én tom celle regnes
   *[other] { $count } tomme celler regnes
} som en skår, slik --blank sier
same-name = { $count ->
    [one] én selger har samme navn som en annen, med en annen id
   *[other] { $count } selgere har samme navn som en annen, med andre id-er
}: { $words }
    .advice = er det dem som vurderer, så oppgi kolonnen med dem som blir vurdert: --seller-column OVERSKRIFT
two-name-columns = både `{ $column }` og `{ $other }` ser ut som navn på folk: hvem er vurdert?{ $shared ->
    [0] {""}
   *[other] {" "}Etter `{ $column }` ville flere selgere hatt samme navn.
}
    .advice = oppgi kolonnen med dem som er vurdert: --seller-column "{ $other }"
ids-of-answers = { $ids } id-er står for bare { $names } navn, hver i én rad: det ser ut som id-er for svar
    .advice = oppgi kolonnen med dem som er vurdert: --seller-column OVERSKRIFT
person-in-heading = `{ $column }` ser ut til å gjelde én person: hvem har disse skårene?
    .advice = lag en rad for hver som er vurdert, med bare egenskapen som overskrift
heading-of-another-measure = er `{ $column }` en skår på den vanlige skalaen, der høyere er mer?
    .advice = hvis ja, ta bort merknaden i parentesen; hvis nei, ta bort kolonnen
rating-of-another-measure = er `{ $column }` en skår på den vanlige skalaen, der høyere er mer?
    .advice = hvis ja, ta bort merknaden i parentesen; hvis nei, ta bort radene
rater-is-nobody = `{ $word }` i stedet for en vurderer er neppe noen som har vurdert
    .advice = ta bort disse radene hvis de ikke er vurderinger; heter noen det, så skriv hele navnet
words-for-raters = { $count ->
    [one] ett ord teller som vurderer og er kanskje ingen
   *[other] { $count } ord teller som vurderere og er kanskje ingen
}: { $words }
    .advice = ta bort radene som ikke er vurderinger
seller-of-averages = vurderingene av `{ $word }` kan være snitt eller summer av de andres: er dette en selger?
    .advice = ta bort radene hvis det ikke er en selger; er det en selger, så legg til en kolonne `rolle` og oppgi rollen
names-unlike = `{ $word }` teller som selger, enda navnene på alle andre har flere ord
    .advice = ta bort radene hvis det ikke er en selger
heading-is-nobody = `{ $word }` står over en kolonne i en tabell med folk bortover og er neppe en person
    .advice = ta bort kolonnen; gjelder skårene én person, så skriv navnet over dem
traits-down = egenskapene står nedover i kolonnen `{ $column }`
    .advice = sett dem i første kolonne, med navnene på folk over de andre
no-score-column = det er en kolonne med egenskaper og ingen med skårer
    .advice = kall den `poeng`; har flere vurdert, gi hver av dem en rad, med en kolonne `vurderer`
low-score-is-good = er en lav skår god? En linje sier: { $word }
    .advice = i så fall, snu skårene (på en skala fra 1 til 6: skriv 7 minus skåren), og ta så bort linjen
score-means-unknown = skåren { $score } kan stå for ukjent: { $word }
    .advice = hvis den gjør det, si det: --unknown { $score }; hvis ikke, ta bort de ordene
scale-told = en linje sier at skårene går fra { $lo } til { $hi }, og de leses fra { $own_lo } til { $own_hi }: { $word }
    .advice = oppgi skalaen: --scale { $lo }..{ $hi }; gjelder linjen noe annet, så ta den bort
end-of-scale-told = en linje sier at skårene går opp til { $hi }, og de leses fra { $own_lo } til { $own_hi }: { $word }
    .advice = oppgi skalaen: --scale 1..{ $hi }, eller fra 0; gjelder linjen noe annet, så ta den bort
group-heading = `{ $word }` står over `{ $column }`: er dette skårer av i dag?
    .advice = hvis ja, ta bort linjen med `{ $word }`; hvis nei, ta bort kolonnene under
scale-of-column-looks-like = ingen skår for `{ $column }` er over { $highest }, og de andre går mye høyere
    .advice = ble den satt på en annen skala, så gjør skårene om til de andres
second-heading-row = denne raden ser ut til å ha overskrifter, den også
    .advice = skriv alle overskrifter i én rad, eller ta bort denne raden; --header-row { $line } oppgir raden med overskriftene
shortened-id = id-en `{ $word }` er forkortet av et regneark: hvem sin er den?
    .advice = formater kolonnen som tekst, eller som tall uten desimaler, og lagre tabellen på nytt
two-forms-of-a-name = `{ $word }` og `{ $other }` ser ut til å være samme selger
    .advice = skriv navnet likt i alle rader; er de to, så gi hver sin id
rows-told-apart = `{ $column }` blir ikke lest og sier `{ $word }` i noen rader: er dette vurderinger?
    .advice = ta bort radene som ikke er det, og kolonnen; for å beholde alle, kall kolonnen ignore i en oversikt: salesfit columns FIL -o map.yaml
scale-in-heading = `{ $column }` går fra { $lo } til { $hi }, og skårene leses fra { $own_lo } til { $own_hi }
    .advice = oppgi skalaen: --scale { $lo }..{ $hi }
end-of-scale-in-heading = `{ $column }` går opp til { $hi }, og skårene leses fra { $own_lo } til { $own_hi }
    .advice = oppgi skalaen: --scale 1..{ $hi }, eller fra 0
remarks-in-headings = det som står i parentes, er ikke tatt hensyn til: { $columns }
    .advice = er det ikke en skår for i dag på den vanlige skalaen, så ta bort kolonnen
raters-in-headings = hvem som har vurdert, leses ikke av overskriftene: { $columns }
    .advice = for å skille dem som vurderer, gi hver av dem en rad, med en kolonne `vurderer`
tables-side-by-side = det står navn i denne kolonnen også: to tabeller side om side?
    .advice = flytt radene i den ene tabellen ned under den andre; er det én tabell, så gi kolonnen en overskrift som sier hvem navnene gjelder, og flytt den foran eller bak skårene
names-without-heading = det står navn i denne kolonnen, som ikke har noen egen overskrift: hvem er vurdert?
    .advice = gi den en overskrift: `navn` hvis det er selgerne, ellers det de er, for eksempel `leder`; en ekstra tabell hører hjemme under den første
names-of-others = er det selgerne som står under `{ $column }`?
    .advice = er det selgerne, så ta bort det som står i parentes; ellers oppgi kolonnen deres: --seller-column OVERSKRIFT
hours-of-what = er det timer i uken som står under `{ $column }`?
    .advice = er det det, så kall kolonnen `timer`; prosent av full stilling hører hjemme under `stillingsprosent`, og andre timer ingen steder
hours-beyond-a-week = { $count ->
    [one] én selger arbeider
   *[other] { $count } selgere arbeider
} mer enn 60 timer i uken: er det prosent av full stilling, eller timer i måneden?
    .advice = skriv timer i uken, eller prosent i en kolonne som heter `stillingsprosent`
hours-of-a-day = ingen arbeider mer enn { $most } timer i uken: er det timer om dagen?
    .advice = skriv timer i uken
brackets-left-aside = det som står i parentes, er ikke tatt hensyn til: { $columns }
    .advice = er det ikke selgerne, eller ikke timene deres i uken, så ta bort kolonnen
names-beside = også `{ $other }` har navn, og `{ $column }` er tatt for selgerne
    .advice = er det andre som er vurdert, så oppgi kolonnen: --seller-column OVERSKRIFT
numbers-without-heading = en kolonne med tall mangler overskrift og leses ikke
row-on-two-lines = denne raden og den over er til sammen så lange som én rad: et linjeskift inne i en rad?
    .advice = skriv hver rad på én linje, med { $columns } celler
hours-of-a-month = mer enn 100 timer i uken: er det timer i måneden?
    .advice = skriv timer i uken
names-of-raters = { $sellers } selgere har bare { $names } ulike navn: dette ser ut som dem som vurderer
    .advice = oppgi kolonnen med dem som blir vurdert: --seller-column OVERSKRIFT
per-cent-read = skårer i prosent leses på skalaen { $lo } til { $hi }
scale-looks-like = ingen skår er over { $highest } på skalaen { $lo } til { $hi }
    .advice = ble skårene gitt på en annen skala, så oppgi den: --scale 1..5
transposed = tabellen har egenskaper nedover og personer bortover, og leses slik
two-names = `{ $id }` er `{ $word }` her, men har et annet navn i en tidligere rad
    .advice = gi hver selger sin egen id
id-of-another = id-en `{ $id }` er for { $one }, og navnet `{ $word }` er for selgeren `{ $other }`
    .advice = rett id-en eller navnet; id-en alene er nok
rating-without-trait = denne vurderingen sier ikke hvilken egenskap den gjelder
    .advice = skriv egenskapen i hver rad, eller ta bort raden
ratings-of-several-times = de samme har vurdert de samme egenskapene flere ganger, med ulik `{ $column }`, som ikke leses
    .advice = de teller som flere vurderinger hver: behold radene som skal telle
two-hours = `{ $id }` har et annet antall timer i en tidligere rad
    .advice = behold ett av dem
two-roles = `{ $id }` har en annen rolle i en tidligere rad
    .advice = behold én av dem
unknown-column = `{ $word }` er ikke noe en kolonne kan inneholde
in-rows = { $message } (i { $rows } rader)

### Problemer: kommandolinjen

unknown-seller = det er ingen selger `{ $word }`
several-sellers = `{ $word }` passer på flere: { $sellers }
    .advice = skriv mer av navnet, eller id-en
unknown-id = ingenting i katalogen har id-en `{ $word }`
unknown-rater = filen har ingen vurderinger fra `{ $word }`
too-many-to-ask = { $count } selgere er for mange til å spørre om alle på én gang
    .advice = spør om én av dem med --for, eller om alle med --draws 200
unlisted-rater = katalogen sier ikke hvor nøyaktig vurdereren `{ $word }` er: regnet som en vanlig vurdering
too-many-draws = { $draws } trekninger for så mange er for mye å holde på en gang
    .advice = be om { $most } på det meste
ask-without-draws = hvilken vurdering som bør samles inn nå, regnes ut fra trekninger
    .advice = ta bort --draws 0
each-and-output = --each skriver flere filer, så --output kan ikke brukes
    .advice = utelat en av dem
too-many-to-report = en rapport har plass til høyst { $most } selgere
    .advice = del teamet, eller bruk match, som ikke har noen grense
nobody-to-report = det er ingen å rapportere om
    .advice = legg til selgere i filen
part-about-others = delen `{ $part }` handler om flere, og en rapport til én selger sier ingenting om noen andre
    .advice = be bare om sellers og method, eller utelat --parts
unknown-order = selgerne kan ikke sorteres etter `{ $word }`
too-many-to-coach = { $count } selgere er for mange å planlegge for samlet; det meste er { $most }
    .advice = del teamet, eller spør om én av dem: salesfit coach TEAM SELLER
coaching-unpriced = { $count ->
    [one] én egenskap har ingen pris i timer: { $traits }
   *[other] { $count } egenskaper har ingen pris i timer, blant dem { $traits }
}
    .advice = gi priser i katalogen, `defaults: {"{"}coaching: {"{"}skill: {"{"}per_point: 8{"}"}{"}"}{"}"}`, eller utelat timene: Da telles poeng
no-role-to-coach-for = `{ $seller }` har ingen plass, ikke noe ønske og ingen beste rolle å coaches for
    .advice = nevn en rolle med --role
no-seats = det er ingen plasser
    .advice = si hvor mange hver rolle har: `seats: {"{"}hunter: 3{"}"}` i teamet, eller --seats hunter=3
demand-twice = timene for `{ $task }` er oppgitt to ganger
    .advice = behold én
seats-twice = plassene for `{ $role }` er oppgitt to ganger
    .advice = behold én
no-moves-to-write = ingen bytter er verdt det, så det er ingenting å planlegge
    .advice = utelat --write-plan
apply-with-raters = --raters ville utelatt vurderingene fra alle andre fra teamet som skrives
    .advice = utelat det: match og de andre kommandoene tar det imot
nobody-to-hire = ingen kandidat tilfører noe, så det er ingenting å planlegge
    .advice = utelat --write-plan, eller se på andre plasser: --seats hunter=+1
no-candidate-has-hours = ingen av kandidatene har timer, så det er ingen å rangere
    .advice = skriv timene de ville arbeidet
candidate-in-team = kandidaten `{ $id }` er i teamet fra før
    .advice = gi en av dem en annen `id`
no-seat-to-interview-for = alle plasser har noen som er låst eller for lite vurdert til å bedømmes, så det er ingen rolle å intervjue til
    .advice = legg til en plass, --seats hunter=+1
seats-below-none = { $role } har { $seats ->
    [one] 1 plass
   *[other] { $seats } plasser
}, så { $fewer } kan ikke tas bort
    .advice = ta bort { $seats } på det meste
seats-beyond = { $role } ville fått flere enn { $most } plasser
    .advice = skriv færre
plan-null = nøkkelen er tom, og en plan kan ikke tømme noe
    .advice = ta bort nøkkelen, eller gi den en verdi
plan-catalog-scale = denne katalogen har en annen skala, og teamet oppgir ingen: Skårene går fra { $lo } til { $hi }
    .advice = skriv skalaen i teamfilen først: scale: [{ $lo }, { $hi }]
plan-changes-nothing = dette endrer ingenting
    .advice = utelat det, eller rett det: slik er teamet allerede
plan-twice = dette står to ganger i én plan
    .advice = skriv det én gang
plan-conflict = dette og { $first } lar seg ikke gjøre samtidig
    .advice = behold ett av dem
plan-off-limits = `{ $field }` ville blitt { $found }, men må ligge mellom { $lo } og { $hi }
plan-unstated = teamfilen oppgir ingen `{ $field }` som en plan kan endre
    .advice = oppgi det i teamfilen først
plan-leaves-nobody = det ville ikke vært noen igjen i teamet
    .advice = behold noen, eller la noen komme til
coached-unrated = { $trait } er ikke vurdert for { $sellers }, og det som er ukjent, kan ikke trenes opp
    .advice = få det vurdert først, eller sett en skår under `set`
signed-value = `{ $field }` skal ha en ny verdi, men her står endringen `{ $found }`
    .advice = skriv den nye verdien uten fortegn; at en skår stiger, hører hjemme under `coach`
joins-twice = { $sellers } er i teamet allerede
    .advice = endre det under `set`, eller gi den nye en egen id
joins-nobody = dette sier ikke hvem som kommer til
    .advice = skriv filen og id-en, for eksempel kandidater.csv#nina, eller navn og skårer på den nye
plan-given-twice = denne planen er oppgitt to ganger
    .advice = oppgi den én gang
too-many-together = { $count } planer på én gang er for mange: { $most } kan skilles fra hverandre
    .advice = sammenlign dem uten --together, eller sett noen av dem i én fil
catalog-of-standard-input = en plan med egen katalog trenger teamet som fil, ikke fra standard inn
wishes-conflict = alt dette lar seg ikke oppfylle: { $wishes }
    .advice = fjern ett av dem
moves-conflict = { $fewest ->
    [one] 1 må forlate dagens rolle
   *[other] { $fewest } må forlate dagens rolle
}, og --max-moves tillater { $most }. Dette er i konflikt med det: { $wishes }
    .advice = tillat flere bytter, eller gi opp ett av disse
moves-forced = { $fewest ->
    [one] 1 må forlate dagens rolle på grunn av veto eller for få vurderinger der
   *[other] { $fewest } må forlate dagens rolle på grunn av veto eller for få vurderinger der
}, og --max-moves tillater { $most }
    .advice = tillat så mange, eller lås dem der de er
no-work = ingenting sier hvor mange timer hver oppgave tar
    .advice = oppgi timene i uken for hver oppgave, --demand hunting=40, eller plassene, --seats hunter=2; eller oppgi i en teamfil `demand: {"{"}hunting: 40{"}"}` i timer per uke, eller plasser, eller dagens rolle for hver selger; en tabell nevnes der som `sellers: team.csv`
no-hours = timene til alle selgerne er til sammen 0
    .advice = oppgi timer per uke for dem som er på jobb
no-demand = timene som oppgavene tar, er til sammen 0
    .advice = oppgi hvor mange timer per uke hver oppgave tar
nothing-rated = ingen på jobb er vurdert i noen oppgave som tar timer
    .advice = vurder minst én selger i det disse oppgavene krever
too-many-tasks = { $count } oppgaver tar timer, og bare { $most } kan sammenlignes
    .advice = slå sammen oppgaver som de samme gjør
more-roles-than-tasks = { $roles } roller kan ikke dele { $tasks ->
    [one] 1 oppgave
   *[other] { $tasks } oppgaver
} slik at hver har en
    .advice = be om færre roller
no-key-file = nøkkelfilen finnes ikke
    .advice = lag en, og ha den et annet sted enn rapportene: salesfit key FIL
empty-key = nøkkelen til pseudonymene er tom
    .advice = lag en: salesfit key FIL
short-key = nøkkelen til pseudonymene har { $bytes } byte, og det minste er { $least }: Med en kort nøkkel kan navn gjettes
    .advice = lag en ny: salesfit key FIL
repeated-key = nøkkelen til pseudonymene er ett tegn som gjentas
    .advice = lag en ny: salesfit key FIL
key-not-a-file = dette er ikke en nøkkelfil
    .advice = lag en: salesfit key FIL
exposed-key = andre brukere av maskinen kan lese denne nøkkelen
    .advice = hold den for deg selv: chmod 600 FIL
no-pseudonym = `{ $word }` er ikke et pseudonym
    .advice = et pseudonym ser slik ut: s-k7q2m9x4tb
no-pseudonym-key = uten nøkkelen går det ikke an å finne hvem et pseudonym er
    .advice = oppgi den som --pseudonym-key FIL, eller i miljøet som SALESFIT_PSEUDONYM_KEY
nobody-of-pseudonym = ingen i disse teamene har pseudonymet `{ $word }`
    .advice = ble det laget med denne nøkkelen, og fra disse teamene?
baseline-of-other-key = { $count ->
    [one] pseudonymet i grunnlinjen tilhører
   *[other] de { $count } pseudonymene i grunnlinjen tilhører
} ingen i disse teamene, så ingen kjente funn om selgere gjenkjennes
    .advice = er den skrevet med en annen nøkkel, oppgi den: --pseudonym-key FIL
baseline-of-this-run = pseudonymer for denne kjøringen alene er til ingen nytte i en grunnlinje
    .advice = oppgi en nøkkel, så neste gjennomgang får de samme: --pseudonym-key FIL
results-left-out = { $count ->
    [one] 1 resultat er
   *[other] { $count } resultater er
} utelatt: GitHub viser { $shown } per kjøring, og de verste er med
    .advice = gå gjennom færre team om gangen, eller bruk et annet format, som har alle

### Problemer: planer


### Problemer: policyer

no-policy-file = policyen finnes ikke
    .advice = skriv ut en å begynne med: salesfit check --init{ $again }
no-baseline-file = grunnlinjen finnes ikke
    .advice = skriv en: salesfit check TEAM --write-baseline
not-reviewed = { $count ->
    [one] denne filen eller mappen ble ikke gjennomgått
   *[other] { $count } filer og mapper her ble ikke gjennomgått
}: { $files }
    .advice = en mappe betyr YAML-filene i den; oppgi også tabeller, JSON-filer og andre mapper
no-rules = denne policyen sjekker ingenting: Alle reglene er slått av
    .advice = begynn med `extends: builtin`, eller sett nivået på en regel
teams-of-one-name = { $count } av filene gjelder et team som heter `{ $team }`
    .advice = gi hvert sitt eget navn, `team: …`: fritak og grunnlinjer går etter det
unknown-rule = det finnes ingen regel `{ $word }`
unknown-team = ingen av teamene som gjennomgås, heter `{ $word }`
policy-circle = denne policyen bygger på seg selv, via andre
    .advice = la en av dem bygge på `builtin`, eller på ingenting
waiver-of-all = dette fritaket gjelder alle
    .advice = oppgi hvilken `seller`, `role`, `task` eller hvilket `team` det gjelder; en regel slås av med nivået allow
not-a-baseline = dette er ikke en grunnlinje: skjemaet er ikke `{ $schema }`
    .advice = skriv en med salesfit check TEAM --write-baseline

### Kartet over kolonnene i en tabell

columns-opening = Slik leses kolonnene i { $file }: { $rows ->
        [one] én rad
       *[other] { $rows } rader
    } er sett på. Rett det som er feil, og gi denne filen til en kommando som --columns.
    En kolonne er name, first_name, last_name, id, role, hours, fte, percent, rater, en egenskaps id, eller ignore.
columns-scale = skårene ligger i dette området
columns-words = Skåren som hvert ord står for:
columns-titles = Rollen til hver stillingstittel, eller ignore:
columns-rows = { $rows ->
    [one] én rad
   *[other] { $rows } rader
}
columns-known = etter overskriften
columns-guessed = en gjetning
columns-unknown = ikke kjent
columns-numbers = { $count ->
    [one] ett tall
   *[other] { $count } tall
} fra { $lo } til { $hi }
columns-texts = { $count ->
    [one] én tekst
   *[other] { $count } tekster
}, for eksempel { $example }

### Rapporten

html-skip = Hopp til rapporten
html-contents = Innhold
html-people = En side til hver selger
html-today = dagens rolle
html-best = beste rolle
html-open = beste rolle, men uavklart
html-bar = { $from } til { $to } av 100
report-title = { $team }: hvem som passer til hva, og hva som bør gjøres
report-title-seller = { $name }, { $team }
report-footer = { $team }. Skårer fra { $date }. { $catalog }. Laget med salesfit { $version }.
report-undated = en dato som ikke er oppgitt
report-plain = { $words }
report-lead = Hvem som passer til hvilken rolle, hvem som bør bytte, og om alle bør gjøre alt.
report-fact-date = Skårer fra
report-fact-sellers = Selgere
report-fact-motion = Salgstype
report-fact-ratings = Vurdert av
report-fact-catalog = Målt mot
report-sellers = { $sellers }{ $away ->
    [0] {""}
    [one] , 1 av dem i permisjon
   *[other] , { $away } av dem i permisjon
}
report-catalog = { $catalog }, med salesfit { $version }
report-rater = { $kind } ({ $count })
report-other-raters = { $count ->
    [one] én vurderer av annen type
   *[other] vurderere av andre typer ({ $count })
}
report-unnamed-raters = { $count ->
    [one] én vurdering uten navn på den som vurderte
   *[other] vurderinger uten navn på den som vurderte ({ $count })
}
report-ratings = { $ratings ->
    [one] 1 vurdering
   *[other] { $ratings } vurderinger
}: { $by }. { $scores } av { $possible } skårer som oppgavene trenger, er kjent.
report-ratings-none = Ingen: Ikke én av { $possible } skårer som oppgavene trenger, er kjent.
rater-self = selgeren selv
rater-manager = nærmeste leder
rater-peer = kollega
rater-customer = kunde
rater-test = test
rater-colleague = kollega
rater-coach = coach
rater-leader = leder
rater-boss = sjef
rater-report = medarbeider
rater-selv = selgeren selv
rater-leder = leder
rater-sjef = sjef
rater-kollega = kollega
rater-kunde = kunde
rater-medarbeider = medarbeider
report-everything = Bør alle gjøre alt?
report-no-work = Teamfilen sier for lite om arbeidet til å svare: Oppgi plasser, dagens roller eller timene hver oppgave tar.
report-work = Hva det betyr for arbeidet
report-division = Slik ville arbeidet blitt delt
report-effective = En effektiv time er verdt en time av en som passer fullt ut til arbeidet.
report-moves = Hvem bør bytte rolle?
report-moves-answer = { $move ->
    [0] Ingen, så langt vurderingene kan si det.
   *[other] { $move } av { $sellers }: { $moving }.
}{ $forced ->
    [0] {""}
   *[other] {" "}Må bytte, for teamet har ingen plass i dagens rolle: { $leaving }.
}{ $open ->
    [0] {""}
   *[other] {" "}Uavklart: { $opening }.
}{ $stay ->
    [0] {""}
    [one] {" "}1 blir.
   *[other] {" "}{ $stay } blir.
}{ $unseated ->
    [0] {""}
    [one] {" "}1 står uten plass.
   *[other] {" "}{ $unseated } står uten plass.
}
report-mover = { $name } til { $role }
report-forms-left-out = { $count ->
    [one] 1 rolledeling til er utelatt
   *[other] { $count } rolledelinger til er utelatt
} her: Kommandoen organize viser dem.
report-no-seats = Teamet har ingen plasser, eller flere er låst enn det er plass til. Hver er derfor vurdert for seg: Samme rolle kan bli foreslått for flere.
report-sure = Hvor sikkert er det?
report-monday = Hva gjør vi på mandag?
report-decision = Dette er vurderinger og telte timer, ingen dom over noen. Hver linje er et spørsmål: Snakk med dem det gjelder, og bestem selv.
report-matrix = Hvem som passer til hva
report-by-role = Etter rolle
report-by-task = Etter oppgave
report-people = Én linje per selger
report-hire = Hvem dere bør se etter
report-method = Slik blir tallene til
report-curve-roles = { $roles ->
    [one] 1 rolle
   *[other] { $roles } roller
}
report-now = I dag
report-break-even = Nullpunkt
report-break-even-title = Hva som er igjen av en ukes arbeid når overleveringer tar lengre tid: De anbefalte rollene går i null mot at alle gjør alt ved { $minutes } minutter; nå er det { $now }.
column-handoff-minutes = Minutter per overlevering
column-step = Steg
column-today = I dag
column-today-fit = Egnethet
    .sheet = Egnethet i dag
column-proposed = Foreslått
column-proposed-fit = Egnethet
column-open-to = Kanskje bedre
    .sheet = Egnethet som foreslått
column-coach = Coaching
column-rate-next = Bør vurderes
column-person-why = Merknader
step-stay = blir
step-move = bytter
step-must-move = må
legend-must-move = Må: må bytte, siden teamet ikke har noen plass i dagens rolle.
step-open = uavklart
step-unseated = uten plass
step-on-leave = i permisjon
step-none = –
proposals = Én linje per selger
proposals-legend = Teamets plasser avgjør hva som foreslås. Bytter: lønner seg, for teamet kommer bedre ut i minst { $worth-moving } av trekningene. Uavklart: En annen rolle kan være bedre, men det er mindre sikkert, så hent inn vurderinger først. Holder: andelen av trekninger der selgeren får plassen; fra { $firm } er den sikker.
people-lead = Plassene gjelder: De er fordelt slik at teamet som helhet passer best. Der en selger alene ville passet bedre i en annen rolle, eller timene ville blitt brukt annerledes om arbeidet ble delt på nytt, står det på linjen.
people-lead-no-seats = Teamet har ingen plasser, eller flere er låst enn det er plass til. Forslaget er det hver passer best til alene, så flere kan få samme rolle.
people-legend = Teamets plasser avgjør hva som foreslås. Bytter: lønner seg, for teamet kommer bedre ut i minst { $worth-moving } av trekningene. Uavklart: En annen rolle kan være bedre, men det er mindre sikkert, så hent inn vurderinger før noen snakker om et bytte. Holder: andelen av trekninger der selgeren får plassen; fra { $firm } er den sikker. Coaching: de billigste endringene som gjør den forventede egnetheten i den foreslåtte rollen sterk på et halvt år, eller så langt det går. Forventet egnethet ligger nærmere teamets snitt enn vurderingene, som delvis er flaks. Timer er gjennomsnitt, ikke løfter. Så vidt vi vet, hjelper coaching bare når personen ønsker det selv. Hver selgers egen side bygger på vurderingene av den selgeren alene, så tallene der kan avvike fra disse.
person-seats-go-to = Passer best som { $best }, men { $count ->
    [one] den plassen går
   *[other] de plassene går
} til { $names }.
person-seats-within-noise = Passer best som { $best } ({ $fit }); { $count ->
    [one] den plassen går
   *[other] de plassene går
} til { $names }, og om et bytte hjelper teamet, er ikke sikkert nok.
person-holder-pinned = { $name } (låst)
person-seat-stays-vacant = Passer best som { $best }, der en plass blir stående ledig, men teamet som helhet passer like godt eller bedre slik.
person-no-seat = Passer best som { $best }, men der er det ingen plass.
person-within-noise = Passer best som { $best }, men om det hjelper teamet å bytte dit, er ikke sikkert nok.
person-open-to = Ville vært { $role } om skårene var nøyaktige.
person-pinned = Passer best som { $best }, men er låst.
person-stays-unsure = Blir, for ingen bytter er sikre nok; men i { $p } av trekningene er ikke dette den beste plassen for teamet.
person-too-little-rated = For lite er vurdert til å bedømme dagens rolle: beholder plassen til mer er vurdert.
person-must-leave = Må bytte: Teamet har ingen plass som { $role }.
person-meanwhile = På dagens plasser: { $names }.
person-followed = Etterfølges av { $names }.
person-not-followed = Ingen etterfølger.
person-step = { $trait } { $from } til { $to }
person-coach = Coaching: { $steps } ({ $cost }): forventet egnethet { $now } til { $then }.
person-coach-short = Coaching: { $steps } ({ $cost }): forventet egnethet { $now } til høyst { $then }.
person-not-by-training = Vanskelig å trene opp: { $traits }.
person-move-rather = Heller rollebytte enn coaching: Som { $today } ville { $cost } økt forventet egnethet til { $then }; som { $role } er den { $now } uten coaching.
person-move-only = Heller rollebytte enn coaching: Ingen coaching hjelper som { $today } (forventet egnethet { $then }); som { $role } er den { $now }.
person-rate = Bør vurderes: { $trait }.
person-hours = Om arbeidet ble delt på nytt: flest timer som { $role }. Det er et råd; plassen gjelder.
monday-divide-work = Med teamets ledere: Bør arbeidet deles i { $roles ->
    [one] 1 rolle
   *[other] { $roles } roller
}?
    .reason = Når alle gjør alt, går { $waste } av det disse rollene ville gitt, tapt: { $hours } effektive timer i uken.
monday-describe-handoffs = Med teamets ledere: Hvor ofte går arbeid fra én oppgave til en annen?
    .reason = Det står ikke i teamfilen, og det avgjør om det lønner seg å dele arbeidet.
monday-change-role = Med { $name }: Vil du bytte rolle, fra { $from } til { $to }?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der.
monday-must-leave = Med { $name }: Teamet har ingen plass som { $from }. Ville { $to } passe for deg, eller hva ellers?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der. Rollen faller bort fordi det ikke er noen plass til den, ikke på grunn av egnetheten.
monday-moves-gain = { $moves ->
    [one] Byttet øker teamets forventede sum av egnetheter med { $gain }; gevinsten er reell med en sannsynlighet på { $p }.
   *[other] De { $moves } anbefalte byttene øker til sammen teamets forventede sum av egnetheter med { $gain }; gevinsten er reell med en sannsynlighet på { $p }.
}
monday-take-role = Med { $name }: Vil du ta rollen som { $to }?
    .reason = Egnethet { $to-fit }. Gitt usikkerheten i vurderingene holder det med en sannsynlighet på { $holds }.
monday-role-missing = { $name } har ingen rolle i filen: Hvilken er det, eller ville { $to } passe?
    .reason = Egnethet { $to-fit } som { $to }.
monday-best-role = Med { $name }: Ville { $to } passe deg bedre enn { $from }?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der; teamet har ingen plasser, så svaret gjelder deg alene.
monday-best-role-open = Med { $name }: Ville { $to } passe deg bedre enn { $from }?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der, men beste rolle er uavklart: Vurderingene avgjør det ikke.
monday-change-role-open = Med { $name }: Hva må vi vite før et bytte fra { $from } til { $to } kan foreslås?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der. Det er { $more } mer her, men for teamet som helhet er forskjellen ikke større enn tilfeldige feil i vurderingene.
monday-change-role-unknown = Med { $name }: Hva må vi vite før et bytte fra { $from } til { $to } kan foreslås?
    .reason = Egnethet { $from-fit } i dag, { $to-fit } der, men hvor sikkert det er, er ikke regnet ut: ikke et forslag ennå.
monday-fill-seat = Med teamets ledere: Hvem bør fylle { $seats ->
    [one] den ledige plassen
   *[other] { $seats } ledige plasser
} som { $role }?
    .reason = { $name } (egnethet { $fit }) kan, men ville bli savnet et annet sted.
monday-fill-seat-noise = Med teamets ledere: Hvem bør fylle { $seats ->
    [one] den ledige plassen
   *[other] { $seats } ledige plasser
} som { $role }?
    .reason = { $name } (egnethet { $fit }) kan, men gevinsten er ikke større enn tilfeldige feil i vurderingene.
monday-fill-seat-nobody = Med teamets ledere: Hvem vil dere ansette eller lære opp til { $seats ->
    [one] den ledige plassen
   *[other] { $seats } ledige plasser
} som { $role }?
    .reason = Slik vurderingene er, kan ingen i teamet få den, eller ingen kan unnværes der de er.
monday-traits = Se etter { $traits }.
monday-trait = { $trait } ({ $asked })
monday-hire-also = Eller se etter noen som { $role }, med egnethet over { $from } ({ $moves }).
monday-or-hire = Eller finn noen som har det med seg, som { $role }: { $vacant ->
    [0] lønner seg med egnethet over { $from }
   *[other] der er en plass ledig
}.
monday-coach = Med { $name }: Vil du ha coaching i { $traits }, til arbeidet som { $role }?
    .reason = I snitt øker { $cost } på et halvt år den forventede egnetheten fra { $now } til { $then }. Så vidt vi vet, hjelper den bare når du ønsker det selv.
monday-coach-short = Med { $name }: Vil du ha coaching i { $traits }, til arbeidet som { $role }?
    .reason = I snitt øker { $cost } på et halvt år den forventede egnetheten fra { $now } til { $then }, men når ikke sterk. Så vidt vi vet, hjelper den bare når du ønsker det selv.
monday-step-in = Med { $name }: Hvem bør lære nok av arbeidet ditt som { $role } til å kunne ta over?
    .reason = Uten deg mister teamet { $loss } egnethet. Nærmest kommer { $next }, med { $fit }.
monday-step-in-nobody = Med { $name }: Hvem bør lære nok av arbeidet ditt som { $role } til å kunne ta over?
    .reason = Uten deg mister teamet { $loss } egnethet, og ingen andre kan få plassen slik vurderingene er.
monday-learn-task = Med hele teamet: Hvem har lyst til å lære { $task }?
    .reason = { $count ->
    [0] Ingen er god nok
    [one] Bare én er god nok
   *[other] Bare { $count } er gode nok
} eller bedre i den.
monday-collect-rating = Med dem som arbeider sammen med { $name }: Hvordan vil dere vurdere { $trait }?
    .reason = Den beste rollen som er nevnt, er feil med en sannsynlighet på { $wrong }; én vurdering til ville senke den til { $after }. Kommandoen ask skriver ut skjemaet.
explain-others = { $count } mindre
seller-lead = Rollen din i dag: { $today }. Av rollene i teamet, besatte eller ledige, passer du best som { $best }.
seller-lead-same = Rollen din i dag: { $today }. Av rollene i teamet, besatte eller ledige, er det den du passer best til.
seller-lead-no-role = Av rollene i teamet, besatte eller ledige, passer du best som { $best }.
seller-lead-today = Rollen din i dag: { $today }.
seller-lead-none = Ingen av rollene i teamet peker seg ut for deg.
seller-lead-outside = Utenfor dem passer du best som { $outside } ({ $fit } av 100).
seller-lead-no-best = Det er kjent for lite om deg til å si hvilken rolle du passer best til.
seller-yours = Denne siden er din. Den sier ingenting om noen andre. Den bygger på vurderinger fra { $date }.
seller-wishes = Du har sagt at du ønsker deg: { $roles }.
seller-strengths = Det du kommer med
seller-strength = { $task } { $fit }
seller-tasks = Oppgavene du passer best til, av 100: { $tasks }.
seller-trait = { $trait } { $score }
seller-traits = Du oppfyller alt disse oppgavene krever av: { $traits }.
seller-role-both = { $role }: { $fit } av 100 (dagens rolle, og den du passer best til)
seller-role-best = { $role }: { $fit } av 100 (rollen du passer best til)
seller-role-today = { $role }: { $fit } av 100 (dagens rolle)
seller-role-other = { $role }: { $fit } av 100
seller-role-unknown = { $role }: ikke vurdert
seller-bounds = Vurderinger kan bomme. Tar vi hensyn til det, ligger tallet mellom { $low } og { $high } ni av ti ganger.
seller-nothing-of-role = Ingenting av det denne rollen trenger, er vurdert: Det kan være alt fra { $low } til { $high }.
seller-too-little = Bare { $coverage } av det denne rollen trenger, er vurdert, så tallet sier lite: Det kan være alt fra { $low } til { $high }.
seller-vetoed = Én grense avgjør alene her: { $traits }. Uten den ville tallet vært { $without }. Mener du at vurderingen er feil, så si fra om den aller først.
seller-sure = Hvor sikkert er dette?
seller-unrated = Ingen har vurdert: { $traits }. Det teller som ukjent, aldri mot deg.
seller-best-holds = Ut fra vurderingene av deg alene, og gitt usikkerheten i dem, er { $best } rollen du passer best til med en sannsynlighet på { $p }.
seller-best-open = Hvilken rolle som passer deg best, er uavklart: { $roles }. Vurderingene avgjør det ikke.
seller-best-open-none = Om { $best } er rollen du passer best til, er uavklart: Vurderingene avgjør det ikke.
seller-help = Hva ville hjelpe?
seller-coaching = Trening i { $steps } ville hjelpe mest: rundt { $cost } på et halvt år, etter gjennomsnitt i studier. Med de skårene ville egnetheten din vært { $fit } av 100 som { $role }. Det er bare verdt det om du ønsker det selv.
seller-not-by-training = Trening endrer lite på { $traits }, hos hvem som helst. Oppgaver som krever noe annet, kan passe deg bedre.
seller-training = Du har mest å hente i { $task }: { $points } av poengene du mangler som { $role }.
seller-rate-next = En ny vurdering av { $traits } ville si mest. Spør noen som ser deg i arbeid.
seller-nothing-lost = Ingenting mangler i disse rollene slik vurderingene er.
seller-nothing-rated = Ingen har vurdert noe som oppgavene trenger, så her sies det ingenting.
seller-numbers = Hvordan blir tallene til?
seller-how = Andre, og kanskje du selv, har vurdert deg fra { $lo } til { $hi }. Hver oppgave krever visse skårer; egnetheten sier hvor godt dine oppfyller dem, og en rolles egnethet er snittet for oppgavene, etter deres del av tiden. Tabellene begynner på 100 og viser hva hver skår tar bort. Kravene står i { $catalog }, som mennesker har skrevet og kan endre. Ingen tall bestemmer noe.
seller-object = Er noe feil?
seller-object-leader = Si fra til den som ga deg denne siden: hvilken skår, hva den burde være, og et eksempel. Du kan få se vurderingene av deg, få rettet dem som er feil, og kreve at et menneske og ikke et program bestemmer. I en større bedrift hjelper personvernombudet deg, og det gjør Datatilsynet også.
seller-object-contact = Si fra til { $contact }: hvilken skår, hva den burde være, og et eksempel. Du kan få se vurderingene av deg, få rettet dem som er feil, og kreve at et menneske og ikke et program bestemmer. Hjelper ikke det, kan du gå til Datatilsynet.
method-lead = Egnethet går fra 0 til 100. Skårer står på en skala fra { $lo } til { $hi }. Fra { $strong } er egnetheten sterk, fra { $adequate } god nok.
method-need = En oppgave krever en skår i en egenskap: minst, høyst eller mellom to tall. Innenfor er kravet helt oppfylt; { $tolerance } poeng utenfor, om ikke oppgaven sier noe annet, teller det ingenting; imellom avtar det jevnt.
    .term = Krav
method-task = Snittet av hvor godt kravene er oppfylt, etter vekt. Noen oppgaver lar ingen styrke veie opp for en svakhet; der teller det svakeste kravet eller det geometriske snittet.
    .term = Egnethet for en oppgave
method-role = Snittet av egnetheten for oppgavene, etter deres del av arbeidstiden: egnetheten i en vanlig time i rollen.
    .term = Egnethet for en rolle
method-veto = Noen få krav har en grense som ingenting veier opp for. Den som bryter den, har egnethet 0 for oppgaven, og en rolle med mye av oppgaven blir aldri beste rolle.
    .term = Veto
method-unknown = Det ingen har vurdert, teller som ikke kjent, aldri som lavt. En rolle der mindre enn { $coverage } er vurdert, er ingens beste.
    .term = Ikke vurdert
method-best = Rollen med høyest egnethet, alene og uten hensyn til plasser.
    .term = Beste rolle
method-seats = Fordelingen med størst sum av egnethet som plassene gir rom for; et bevis viser at ingen er bedre. Holder: hvor ofte samme person får plassen når skårer trekkes på nytt innenfor feilen; fra { $firm } er den sikker.
    .term = Plasser
method-hours = En time arbeid er verdt så mye som egnetheten til den som gjør det: en effektiv time. Alle måter å dele arbeidet på har samme arbeid, timer og mennesker; overleveringer mellom roller tar tid.
    .term = Effektive timer
method-errors = Én vurdering regnes å bomme med { $error } poeng, om ikke filen eller de som har vurdert, viser en annen feil. Forskjeller som slike feil kan forklare, teller ikke.
    .term = Feil
method-limits = Hva tallene ikke kan si
method-limit-ratings = Vurderinger er hva noen mener om noen. Liker eller misliker noen en person i ett og alt, merker ikke tallene det.
method-limit-bands = Hva en oppgave krever, er en tolkning av forskning og erfaring, og tallene er skjønn. Endre katalogen der du vet bedre.
method-limit-decision = Egenskaper forutsier salg bare svakt. Ingen bør plasseres, avvises eller sies opp på grunn av disse tallene.
method-notes = Merknader om filen
method-again = Slik lages rapporten på nytt
method-command = Med salesfit { $version } og katalogen { $catalog } ({ $sha256 }), i mappen til filen:
