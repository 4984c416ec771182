import { z } from 'zod'
import { ProblemCategory, whoseLimits } from './session.ts'
import { Id } from '../document/id.ts'
import { isZone } from '../time/wall-time.ts'

/** Periods that figures are for, in days, and by what they can be split. */
export const figurePeriods = [7, 30, 90] as const
export const FigureSplit = z.enum(['team', 'client', 'category'])
export type FigureSplit = z.infer<typeof FigureSplit>

/** The most rows of a split, and of choices to filter by. */
export const figureLimits = { rows: 100, choices: 200 } as const

const count = z.int().min(0)

/** How many of how many. */
export const Share = z.object({ count, of: count })
export type Share = z.infer<typeof Share>

/** Times of `count` out of `of`, in milliseconds; null without any. Those that have none aren't in the times, only in `of`. */
export const Spread = z.object({
  count,
  of: count,
  mean: z.number().min(0).nullable(),
  median: z.number().min(0).nullable(),
  p95: z.number().min(0).nullable(),
})
export type Spread = z.infer<typeof Spread>

/** What is counted of the escalations that the server accepted in a period, and of the sessions that began or were resolved in it. */
export const Figures = z.object({
  handedOff: count,
  toSeen: Spread,
  toClaim: Spread,
  toFirstStep: Spread,
  toldInTime: Share,
  exhausted: Share,
  bounced: Share,
  reasked: Share,
  escalated: Share,
  reopened: Share,
  /** Of those that had a target or due time, and for which it is decided. */
  touchedInTime: Share,
  resolvedInTime: Share,
  /** Sum of the parts that were there, each escalation up to 5; how many had all. */
  complete: z.object({ parts: count, full: count, of: count }),
})
export type Figures = z.infer<typeof Figures>
export type FigureName = keyof Figures

/** One row of a split; `key` is a team's id, a client or a category, '' for none. */
export const FigureRow = z.object({ key: z.string().max(200), figures: Figures })
export type FigureRow = z.infer<typeof FigureRow>

/** One day by the asker's wall, `2026-11-30`: how many escalations, how many of them were claimed, the median time to that. */
export const FigureDay = z.object({
  day: z.iso.date(),
  handedOff: count,
  claimed: count,
  median: z.number().min(0).nullable(),
})
export type FigureDay = z.infer<typeof FigureDay>

/** What someone asks for. `own` are the figures of whoever asks. */
export const FigureQuery = z.object({
  days: z.literal(figurePeriods),
  scope: z.enum(['workspace', 'own']),
  split: FigureSplit,
  teamId: Id.nullable(),
  client: z.string().max(whoseLimits.client).nullable(),
  category: ProblemCategory,
  zone: z.string().max(60).refine(isZone, 'Not a time zone.'),
})
export type FigureQuery = z.infer<typeof FigureQuery>

/** The figures of a period. */
export const FigureAnswer = z.object({
  from: z.int().min(0),
  until: z.int().min(0),
  figures: Figures,
  /** Largest first. */
  rows: z.array(FigureRow).max(figureLimits.rows),
  days: z.array(FigureDay).max(100),
  /** Toasts and pushes about escalations, those of one person within a minute counted once; to how many people. */
  interruptions: z.object({ count, people: count }),
  clients: z.array(z.string().max(200)).max(figureLimits.choices),
  categories: z.array(z.string().max(200)).max(figureLimits.choices),
  /** How much of what happened is counted, 0 to 1: less than 1 while figures are made for the first time. */
  counted: z.number().min(0).max(1),
})
export type FigureAnswer = z.infer<typeof FigureAnswer>

/** The parts that a complete handoff has. */
export const completeParts = 5
