//! HTTP of the carnet, one file an action.

pub mod criterion;
pub mod perimeter;
pub mod piece;
pub mod public;
pub mod show;
pub mod state;

use std::sync::Arc;

use kernel::{Can, Error, Kernel, Permission};

use crate::board::{self, Board};
use crate::permission::may;

/// The board and the row of a product within the person's perimeter: what one may not see is not found.
pub(super) async fn reached<P: Permission>(
    kernel: &Kernel,
    can: &Can<P>,
    id: &str,
) -> Result<(Arc<Board>, usize), Error> {
    let board = board::today(kernel).await?;
    let row = board.place(id).ok_or(Error::NotFound)?;
    if !may::<P>(can.grants(), &board.subjects[row]) {
        return Err(Error::NotFound);
    }
    Ok((board, row))
}
