//! A dated line of a timeline.

/// What happened, is happening or is announced; shown by `piece::timeline`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The date or the period, already in words.
    pub date: String,
    /// What it is.
    pub title: String,
    /// More about it, or empty.
    pub text: String,
    /// Whether it holds today.
    pub current: bool,
    /// Whether it is announced for later.
    pub ahead: bool,
}
