//! Conformity proven, never green by default: obligations, constats, attestations, the wall.
