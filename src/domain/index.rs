//! Places in a catalog's lists, one type per list, so that a role can never stand where a trait is meant.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}

index!(
    /// A trait's place in [`Catalog::traits`](super::Catalog::traits).
    TraitIx
);
index!(
    /// A task's place in [`Catalog::tasks`](super::Catalog::tasks).
    TaskIx
);
index!(
    /// A role's place in [`Catalog::roles`](super::Catalog::roles).
    RoleIx
);
index!(
    /// A motion's place in [`Catalog::motions`](super::Catalog::motions).
    MotionIx
);
