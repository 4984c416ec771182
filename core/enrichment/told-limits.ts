/** How much a model is told. In characters, and in pieces. */
export const toldLimits = {
  all: 60_000,
  problem: 4000,
  fact: 500,
  step: 1200,
  note: 2000,
  paste: 4000,
  facts: 150,
  branches: 80,
  fixes: 30,
  /** Characters of all facts, branches, fixes, and notes of the ticket. */
  allFacts: 20_000,
  allBranches: 10_000,
  allFixes: 6000,
  ticketNotes: 6000,
  /** Of what was before the session was reopened. */
  earlier: 6000,
} as const
