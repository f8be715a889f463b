//! Steering by impact: gates, committees, decisions, deadlines, impact, budget, open labs, teams, transfer.
