import type { Handoff } from '../../../../core/domain/handoff.ts'
import { canWork, type Person } from '../../../../core/domain/person.ts'
import { claimBarOf } from '../../../../core/domain/queue.ts'
import { eventsFrom, type Session } from '../../../../core/domain/session.ts'

/** What a person can do to a session as a whole. */
export type SessionAction =
  | 'park'
  | 'escalate'
  | 'resolve'
  | 'resume'
  | 'withdraw'
  | 'reopen'
  | 'abandon'
  | 'take_over'
  | 'claim'
  | 'open_handoff'

/** What one person may do with one session. */
export type SessionStand = {
  /** Offered as buttons, in this order. */
  actions: readonly SessionAction[]
  /** The one filled button, or null when nothing is the natural next step. */
  primary: SessionAction | null
  mayAbandon: boolean
  /** May write notes, steps and facts. */
  mayWrite: boolean
  /** Why the buttons are not there; null when they are. */
  because: string | null
}

const offered = ['park', 'escalate', 'withdraw', 'resume', 'reopen', 'resolve'] as const

/**
 * What `me` may do with `session`, by its status machine and its owner.
 *
 * Anyone who works may write to it; only the owner moves it. An open handoff that they could take can be claimed
 * right here, where all of it can be read, and leads to its context screen. What a owner left behind who cannot work any
 * more can be taken over.
 *
 * @param owner whoever holds it, when that is known
 */
export const sessionStandOf = (
  session: Session,
  me: Person | null,
  handoff: Handoff | null,
  now: number,
  nameOf: (id: string) => string,
  owner: Person | null = null,
): SessionStand => {
  const nothing = { actions: [], primary: null, mayAbandon: false, mayWrite: false }
  if (me === null) return { ...nothing, because: null }
  const open = handoff !== null && handoff.state === 'open'
  const read: readonly SessionAction[] = open ? ['open_handoff'] : []
  if (!canWork(me)) {
    return {
      ...nothing,
      actions: read,
      because: 'You can read this. Viewers cannot change anything; ask an admin for access.',
    }
  }
  if (session.ownerId !== me.id) {
    if (owner !== null && !canWork(owner) && session.openHandoffId === null) {
      return {
        actions: ['take_over'],
        primary: 'take_over',
        mayAbandon: false,
        mayWrite: true,
        because: `${owner.name} holds this session and cannot work on it any more. Anyone who works here can take it over.`,
      }
    }
    const mayClaim = open && claimBarOf(handoff, me, now) === null
    return {
      actions: mayClaim ? [...read, 'claim'] : read,
      primary: mayClaim ? 'claim' : null,
      mayAbandon: false,
      mayWrite: true,
      because: `${nameOf(session.ownerId)} holds this session.`,
    }
  }
  const events = eventsFrom(session.status)
  const possible = offered.filter((action) => events.includes(action))
  const primary = primaryOf(possible)
  return {
    // The filled button stands last, where the eye ends.
    actions: [...possible.filter((action) => action !== primary), ...(primary === null ? [] : [primary])],
    primary,
    mayAbandon: events.includes('abandon'),
    mayWrite: true,
    because: null,
  }
}

const primaryOf = (actions: readonly SessionAction[]): SessionAction | null => {
  if (actions.includes('withdraw')) return null
  return (['resume', 'reopen', 'resolve'] as const).find((action) => actions.includes(action)) ?? null
}
