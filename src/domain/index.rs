//! Indices into a catalog's lists, one type per list, so that a role cannot be used as a trait.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}

index!(
    /// A trait's index in [`Catalog::traits`](super::Catalog::traits).
    TraitIx
);
index!(
    /// A task's index in [`Catalog::tasks`](super::Catalog::tasks).
    TaskIx
);
index!(
    /// A role's index in [`Catalog::roles`](super::Catalog::roles).
    RoleIx
);
index!(
    /// A motion's index in [`Catalog::motions`](super::Catalog::motions).
    MotionIx
);
