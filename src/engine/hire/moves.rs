//! Who moves for a newcomer, seen from the seats that are proposed without her.

use crate::domain::RoleIx;
use crate::engine::assign::{ChainMove, vacancies};

/// Returns who moves where when newcomers take these roles and the team goes from the seats `from` to the seats `to`, each
/// by person: for each newcomer the chain from her seat to a vacant one, or to somebody who loses hers. Other differences
/// between the two seatings make no room for anybody, and are left out. `seats` are the seats of each role.
pub(super) fn moves_for(
    newcomers: impl IntoIterator<Item = RoleIx>,
    from: &[Option<RoleIx>],
    to: &[Option<RoleIx>],
    seats: &[u32],
) -> Vec<ChainMove> {
    let mut vacant = vacancies(from, seats);
    let mut moves: Vec<ChainMove> = Vec::new();
    for newcomer in newcomers {
        let mut taken = Some(newcomer);
        while let Some(role) = taken {
            if vacant[role.0] > 0 {
                vacant[role.0] -= 1;
                break;
            }
            let mut holders = (0..from.len()).filter(|person| from[*person] == Some(role));
            let leaves = holders.find(|person| {
                to[*person] != Some(role) && moves.iter().all(|other| other.person != *person)
            });
            let Some(person) = leaves else { break };
            taken = to[person];
            moves.push(ChainMove { person, from: role, to: taken });
        }
    }
    moves
}

/// Carries these moves out.
pub(super) fn carry_out(moves: &[ChainMove], seats: &mut [Option<RoleIx>]) {
    for of in moves {
        seats[of.person] = of.to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Option<RoleIx> = Some(RoleIx(0));
    const B: Option<RoleIx> = Some(RoleIx(1));
    const C: Option<RoleIx> = Some(RoleIx(2));

    fn told(newcomer: usize, from: &[Option<RoleIx>], to: &[Option<RoleIx>]) -> Vec<(usize, Option<RoleIx>)> {
        let moves = moves_for([RoleIx(newcomer)], from, to, &[1, 1, 1]);
        moves.into_iter().map(|of| (of.person, of.to)).collect()
    }

    #[test]
    fn nobody_moves_for_a_vacant_seat() {
        assert_eq!(told(2, &[A, B], &[A, B]), []);
        // That two others might change places has nothing to do with her.
        assert_eq!(told(2, &[A, B], &[B, A]), []);
    }

    #[test]
    fn a_chain_ends_in_a_vacant_seat_or_with_somebody_without_one() {
        assert_eq!(told(0, &[A, B], &[B, C]), [(0, B), (1, C)]);
        assert_eq!(told(0, &[A, B, C], &[B, None, C]), [(0, B), (1, None)]);
    }

    #[test]
    fn a_second_newcomer_finds_no_seat_that_the_first_has_taken() {
        let moves = moves_for([RoleIx(2), RoleIx(2)], &[A, C], &[A, B], &[1, 1, 2]);
        assert_eq!(moves, [ChainMove { person: 1, from: RoleIx(2), to: B }]);
    }
}
