import { isolated } from '../../../../core/domain/text/text.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { canWork, type Person } from '../../../../core/domain/people/person.ts'
import { claimBarOf } from '../../../../core/domain/handoff/queue.ts'
import { eventsFrom, type Session } from '../../../../core/domain/session/session.ts'
import { sessionDetailWords as words } from './session-detail.words.ts'

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
  /** The one filled button; null when nothing is the natural next step. */
  primary: SessionAction | null
  mayAbandon: boolean
  /** May write notes, steps, and facts. */
  mayWrite: boolean
  /** Why the buttons aren't there; null when they are. */
  because: string | null
}

const offered = ['park', 'escalate', 'withdraw', 'resume', 'reopen', 'resolve'] as const

/**
 * What `me` may do with `session`, by its status and its owner.
 *
 * Anyone with access may write to it; only its owner moves it. An open handoff that they could claim can be claimed right
 * here, where everything can be read, and leads to its context screen. A session whose owner no longer has access can be
 * taken over.
 *
 * @param owner the session's owner, when known
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
  const mayClaim = open && claimBarOf(handoff, me, now) === null
  if (!canWork(me)) {
    return {
      ...nothing,
      actions: read,
      because: words.viewer,
    }
  }
  if (session.ownerId !== me.id) {
    if (owner !== null && !canWork(owner) && session.openHandoffId === null) {
      return {
        actions: ['take_over'],
        primary: 'take_over',
        mayAbandon: false,
        mayWrite: true,
        because: words.ownerLeft(isolated(owner.name)),
      }
    }
    return {
      actions: mayClaim ? [...read, 'claim'] : read,
      primary: mayClaim ? 'claim' : null,
      mayAbandon: false,
      mayWrite: true,
      because: words.otherOwner(nameOf(session.ownerId)),
    }
  }
  const events = eventsFrom(session.status)
  const possible = offered.filter((action) => events.includes(action))
  // An escalation that they took over at a shift's end waits for them as it does for everyone.
  const primary = mayClaim ? 'claim' : primaryOf(possible)
  return {
    // The filled button comes last, where the eye ends up.
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
