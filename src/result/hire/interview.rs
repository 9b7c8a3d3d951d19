//! What to ask a candidate about.

use schemars::JsonSchema;
use serde::Serialize;

use super::HireFacts;
use crate::domain::{Lang, Target};
use crate::engine::{self, InterviewQuestion};
use crate::result::codec;
use crate::result::label::Label;
use crate::result::words::{Words, known_words};

/// A trait to ask about. Scores are on the catalog's scale.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InterviewTrait {
    /// The trait.
    pub r#trait: Label,
    /// Why it is asked about.
    pub why: InterviewReason,
    /// The score as it stands; null where it is not rated.
    pub score: Option<f64>,
    /// Its standard error; where it is not rated, the spread of those who are.
    #[schemars(range(min = 0))]
    pub se: f64,
    /// The lowest and the highest score that meet the role's weightiest need of it, eased by the motion.
    #[serde(serialize_with = "codec::target")]
    #[schemars(with = "[f64; 2]")]
    pub band: Target,
    /// By how much one more rating would lower the probability of naming the wrong role, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub settles: f64,
    /// The probability that it breaks a limit that no strength offsets, 0 to 1; null where there is none.
    #[schemars(range(min = 0, max = 1))]
    pub p_veto: Option<f64>,
    /// The question to ask; null where the catalog has none.
    pub question: Option<Words>,
    /// Further questions about the same, for who has no answer to the first.
    pub more_questions: Vec<Words>,
    /// What a low and a high score look like.
    pub anchors: Anchors,
}

/// What a low and a high score look like.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Anchors {
    /// A low one; null where the catalog does not say.
    pub low: Option<Words>,
    /// A high one.
    pub high: Option<Words>,
}

/// Why a trait is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InterviewReason {
    /// It may break a limit that no strength offsets.
    VetoInDoubt,
    /// One more rating of it would help to settle which role is best.
    SettlesMost,
    /// Its score is outside what the role asks for.
    OutOfBand,
    /// It is not rated.
    Unrated,
}

impl InterviewReason {
    /// The reason's word in JSON and CSV.
    pub fn code(self) -> &'static str {
        match self {
            InterviewReason::VetoInDoubt => "veto-in-doubt",
            InterviewReason::SettlesMost => "settles-most",
            InterviewReason::OutOfBand => "out-of-band",
            InterviewReason::Unrated => "unrated",
        }
    }
}

impl InterviewTrait {
    pub(super) fn new(question: &InterviewQuestion, facts: HireFacts<'_>) -> Self {
        let of = &facts.scorer.catalog()[question.of];
        let mut questions = of.ask.iter().cloned().map(Words);
        InterviewTrait {
            r#trait: facts.labels[question.of].clone(),
            why: match question.reason {
                engine::InterviewReason::VetoInDoubt => InterviewReason::VetoInDoubt,
                engine::InterviewReason::SettlesMost => InterviewReason::SettlesMost,
                engine::InterviewReason::OutOfBand => InterviewReason::OutOfBand,
                engine::InterviewReason::Unrated => InterviewReason::Unrated,
            },
            score: question.score,
            se: question.se,
            band: question.target,
            settles: question.settles,
            p_veto: question.p_veto,
            question: questions.next(),
            more_questions: questions.collect(),
            anchors: Anchors { low: known_words(of.low.as_ref()), high: known_words(of.high.as_ref()) },
        }
    }

    /// All its questions, in the reader's language.
    pub fn questions(&self, lang: Lang) -> Vec<&str> {
        self.question.iter().chain(&self.more_questions).map(|words| words.get(lang)).collect()
    }
}
