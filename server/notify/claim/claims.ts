import { randomUUID } from 'node:crypto'
import { answerableFor } from '../../../core/domain/handoff/answerable.ts'
import { currentClaim } from '../../../core/domain/handoff/current-claim.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import {
  claimedSentence,
  claimSentences,
  isTarget,
  reservedUntil,
} from '../../../core/domain/handoff/handoff.ts'
import { atLeast, canWork, type Person } from '../../../core/domain/people/person.ts'
import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import { messageOf } from '../../../core/notify/message.ts'
import { readDocument } from '../../store/change-log.ts'
import type { DatabaseOf } from '../../store/account-databases.ts'
import { markInApp } from '../../store/notify/delivery-store.ts'
import type { Decider } from '../../deciding/decider.ts'
import type { NotifyParts } from '../notify-parts.ts'
import { holdMs, type ClaimView } from './claim-page.ts'
import type { ClaimTicket } from '../claim-links.ts'

/** What became of a press, for the page. */
export type ClaimAnswer = { title: string; sentence: string }

export type Claims = {
  /** What a link shows now; null if it is none. Looking changes nothing. */
  view(token: string): Promise<ClaimView | null>
  /** A proof that a press began; null if there is nothing to press. */
  press(token: string): Promise<string | null>
  /** Claims, if the proof has ripened and is fresh; null if it is none. */
  claim(token: string, proof: string): Promise<ClaimAnswer | null>
}

/** A press is over by then. Milliseconds. */
const longestHold = 60_000

const expired: ClaimView = {
  kind: 'over',
  title: 'This link has expired',
  sentence: 'Links work for four hours. Open Baton to claim it.',
  link: null,
}

/** Lets people claim by a link from a message. Only the decider claims, as it does for desks. */
export const createClaims = (parts: {
  databaseOf: DatabaseOf
  decider: Pick<Decider, 'request'>
  notify: NotifyParts
  clock: () => number
}): Claims => {
  const { databaseOf, decider, notify, clock } = parts

  const nameOf = async (accountId: string, id: string | null): Promise<string> =>
    (id === null ? null : await readDocument(databaseOf(accountId), accountId, 'people', id))?.name ??
    'Someone'

  /** Why it can't be claimed by them, as a sentence; null if it can. */
  const obstacle = async (handoff: Handoff, person: Person): Promise<string | null> => {
    const now = clock()
    if (handoff.state === 'claimed') {
      const by = currentClaim(handoff)?.by ?? null
      if (by === person.id)
        return handoff.claimedBy === by ? 'You claimed this. It’s yours.' : 'You took this over. It’s yours.'
      return claimedSentence(handoff, await nameOf(handoff.accountId, by), now)
    }
    if (handoff.state === 'withdrawn')
      return claimSentences.withdrawn(await nameOf(handoff.accountId, answerableFor(handoff)))
    if (handoff.state === 'closed') return claimSentences.ended(handoff.closedBecause)
    const until = reservedUntil(handoff, now)
    if (until === null || isTarget(handoff, person) || atLeast(person.role, 'admin')) return null
    return claimSentences.reserved('someone else', until - now)
  }

  const read = async (
    token: string,
  ): Promise<{ ticket: ClaimTicket; handoff: Handoff; person: Person } | ClaimView | null> => {
    const ticket = notify.claimLinks.read(token, clock())
    if (ticket === null || ticket === 'expired') return ticket === null ? null : expired
    const { accountId, handoffId, personId } = ticket
    const db = databaseOf(accountId)
    const handoff = await readDocument(db, accountId, 'handoffs', handoffId)
    const person = await readDocument(db, accountId, 'people', personId)
    if (handoff === null || person === null || !canWork(person))
      return {
        kind: 'over',
        title: 'This link no longer works',
        sentence: 'You no longer have access to this workspace. If that’s a mistake, ask an admin.',
        link: null,
      }
    return { ticket, handoff, person }
  }

  const linkTo = (handoffId: string): string | null =>
    notify.publicUrl === null ? null : `${notify.publicUrl}/#/handoffs/${handoffId}`

  return {
    async view(token) {
      const found = await read(token)
      if (found === null || 'kind' in found) return found
      const { handoff, person } = found
      const why = await obstacle(handoff, person)
      const link = linkTo(handoff.id)
      if (why !== null)
        return {
          kind: 'over',
          title: currentClaim(handoff)?.by === person.id ? 'Claimed' : 'Nothing left to claim',
          sentence: why,
          link,
        }
      const db = databaseOf(handoff.accountId)
      const account = await readDocument(db, handoff.accountId, 'accounts', handoff.accountId)
      const by = await nameOf(handoff.accountId, handoff.handedOffBy)
      const message = messageOf({
        why: 'escalated',
        handoff,
        nameOf: () => by,
        redaction: account?.redaction ?? defaultRedaction,
        text: null,
        now: clock(),
        link,
        claimLink: null,
      })
      const waitedMs = clock() - (handoff.acceptedAt ?? handoff.createdAt)
      return { kind: 'open', message, waitedMs, token, name: person.name }
    },
    async press(token) {
      const found = await read(token)
      return found === null || 'kind' in found ? null : notify.claimLinks.press(token, clock())
    },
    async claim(token, proof) {
      const held = notify.claimLinks.heldFor(token, proof, clock())
      if (held === null || held < holdMs || held > longestHold) return null
      const found = await read(token)
      if (found === null) return null
      if ('kind' in found) return found.kind === 'over' ? found : null
      const { ticket, handoff } = found
      const answer = await decider.request(ticket, {
        id: randomUUID(),
        at: clock(),
        type: 'handoff.claim',
        version: 1,
        payload: { handoffId: ticket.handoffId },
      })
      if (!answer.ok) return { title: 'Not claimed', sentence: answer.problem.message }
      await databaseOf(ticket.accountId)
        .transaction()
        .execute(async (trx) =>
          markInApp(
            trx,
            ticket.accountId,
            ticket.personId,
            [{ handoffId: handoff.id, state: 'seen' }],
            clock(),
          ),
        )
      return { title: 'Claimed', sentence: 'It’s yours. Open Baton to pick it up.' }
    },
  }
}
