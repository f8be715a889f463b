//! Nothing goes early, nothing stays late.

