//! Words in headings that raise a doubt, or allay one.

/// Headings that only forms have: each row is an answer, and its name may be that of who answered.
pub const OF_FORMS: [&str; 17] = [
    "timestamp",
    "tidsmerke",
    "tidsstempel",
    "start time",
    "starttidspunkt",
    "completion time",
    "fullføringstidspunkt",
    "respondent id",
    "response id",
    "submission id",
    "svar id",
    "submitted at",
    "submission date",
    "innsendt",
    "collector id",
    "start date",
    "end date",
];

/// Words in the heading of a column of those who are rated.
pub const OF_THE_RATED: [&str; 15] = [
    "kollega",
    "kollegaen",
    "colleague",
    "coworker",
    "vurderes",
    "vurdert",
    "vurderer",
    "ratee",
    "evaluee",
    "gjelder",
    "hvem",
    "who",
    "whom",
    "rated",
    "assessed",
];

/// Words in the headings of a form that stand above other names than those of the people it is about.
pub const OF_OTHER_THINGS: [&str; 24] = [
    "leder",
    "manager",
    "boss",
    "sjef",
    "region",
    "by",
    "sted",
    "city",
    "country",
    "land",
    "team",
    "avdeling",
    "department",
    "office",
    "kontor",
    "kommentar",
    "comment",
    "comments",
    "stilling",
    "position",
    "title",
    "rolle",
    "role",
    "status",
];

/// Words in brackets behind a trait by which the column holds something else than its score, or a score the other way round.
pub const OTHER_MEASURES: [&str; 40] = [
    "omvendt",
    "reversert",
    "snudd",
    "reversed",
    "reverse",
    "inverted",
    "inverse",
    "rang",
    "rangering",
    "rank",
    "ranking",
    "n",
    "antall",
    "count",
    "number",
    "sd",
    "std",
    "standardavvik",
    "deviation",
    "spredning",
    "vekt",
    "weight",
    "viktighet",
    "importance",
    "mål",
    "målsetting",
    "target",
    "goal",
    "krav",
    "kravet",
    "required",
    "requirement",
    "ønsket",
    "desired",
    "benchmark",
    "norm",
    "avvik",
    "gap",
    "endring",
    "change",
];

/// Words for the low end of a scale, and for the high one.
pub const LOW: [&str; 12] = [
    "lav",
    "lavest",
    "lavt",
    "low",
    "lowest",
    "poor",
    "dårlig",
    "dårligst",
    "worst",
    "svak",
    "weak",
    "never",
];
pub const HIGH: [&str; 12] =
    ["høy", "høyest", "høyt", "high", "highest", "good", "best", "god", "sterk", "strong", "always", "bra"];

/// Words with capitals that are no names, before a trait in square brackets.
pub const NO_NAMES: [&str; 18] = [
    "sales", "skill", "skills", "rating", "ratings", "score", "scores", "part", "section", "question",
    "team", "the", "your", "you", "my", "how", "rate", "please",
];

/// Words beside those of another measure.
pub const BESIDE_MEASURES: [&str; 10] =
    ["skala", "skalaen", "scale", "score", "skår", "verdi", "value", "item", "items", "ledd"];
