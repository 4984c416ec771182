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
  /** Of what was before the session was reopened. */
  earlier: 6000,
} as const
