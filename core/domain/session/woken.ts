import { z } from 'zod'
import { Id } from '../document/id.ts'

/** People who are named as having been woken; more are told than that. */
export const mostWoken = 50
/** Lines that say what changed while a session was parked, and how long each is. */
export const changeLimits = { lines: 8, line: 240 } as const

/** Whom a parked session wakes: its owner, or whoever is there instead of them. */
export const WokenWho = z.enum(['owner', 'duty', 'team', 'admins'])
export type WokenWho = z.infer<typeof WokenWho>

/** Why its owner alone isn't enough. */
export const OwnerOut = z.enum(['no_access', 'off_duty', 'away', 'quiet', 'unreachable'])
export type OwnerOut = z.infer<typeof OwnerOut>

/** Why no reply can wake a session anymore that was parked until one. */
export const NoReply = z.enum(['unlinked', 'gone', 'disconnected'])
export type NoReply = z.infer<typeof NoReply>

/** Who was told that a parked session woke, and what had changed since it was parked. */
export const Woken = z.object({
  who: WokenWho,
  people: z.array(Id).max(mostWoken),
  /** Null where the owner alone was told. */
  because: OwnerOut.nullable(),
  /** What changed, line by line. */
  changes: z.array(z.string().max(changeLimits.line)).max(changeLimits.lines),
})
export type Woken = z.infer<typeof Woken>
