import { statusOnBoard } from '../../../core/domain/ticket/connection.ts'
import { isOpenPart } from '../../../core/domain/write-up/writeback-state.ts'
import { statusFor } from '../../../core/domain/write-up/writeback-plan.ts'
import type { WritebackProblem } from '../../../core/domain/write-up/writeback.ts'
import {
  beginSending,
  type LedgerPart,
  movePart,
  otherFiles,
  ownStatuses,
  readParts,
} from '../../store/psa/writeback-store.ts'
import {
  isTemporary,
  type PsaNote,
  type PsaProblem,
  psaOk,
  type PsaProvider,
  type PsaResult,
  type PsaTicketState,
} from '../provider.ts'
import { isOfSystem } from '../connections/outages.ts'
import { changedSince } from './changed-since.ts'
import { heldBefore } from './material.ts'
import { inTime } from '../in-time.ts'
import { noNews, type Outcome, type TicketNews } from './outcome.ts'
import { writingWithin } from '../timings.ts'
import { preparePart } from './send-part.ts'
import { bringStatus } from './bring-status.ts'
import type { Posting } from './posting.ts'

/** A part of ours that is at the ticket. */
const noteWith = (notes: readonly PsaNote[], marker: string): PsaNote | undefined =>
  notes.find(({ text }) => text.includes(marker))

/** No one reads more of a chain of merged tickets. */
const mostMerges = 3

/** The ticket itself, or the one it ended up in, with its state and notes. */
const readTarget = async (
  provider: PsaProvider,
  systemId: string,
  signal: AbortSignal,
): Promise<PsaResult<{ systemId: string; mergedInto: string; state: PsaTicketState; notes: PsaNote[] }>> => {
  let target = systemId
  for (let merges = 0; ; merges += 1) {
    const state = await provider.readBack(target, signal)
    if (!state.ok) return state
    const { mergedInto } = state.value
    if (mergedInto !== '' && mergedInto !== target && merges < mostMerges) {
      target = mergedInto
      continue
    }
    const notes = await provider.notes(target, signal)
    if (!notes.ok) return notes
    return psaOk({
      systemId: target,
      mergedInto: target === systemId ? '' : target,
      state: state.value,
      notes: notes.value,
    })
  }
}

const heldOutcome = (news: TicketNews, kind: WritebackProblem['kind'], message: string): Outcome => ({
  ...news,
  kind: 'held',
  problem: { kind, message: message.slice(0, 500) },
  changed: null,
})

/**
 * Brings what is missing of a writeback to its ticket: once, in order, from wherever an earlier try ended.
 *
 * Every part is looked for at the ticket before it is sent, and each is written down as being sent before it is. Nothing is
 * sent twice as long as what was sent arrives within the lease.
 *
 * @param signal ends it before the next question, and rejects; what is being sent is waited for
 */
export const postWriteback = async (posting: Posting, signal: AbortSignal): Promise<Outcome> => {
  const { db, claimed, material, provider } = posting
  const { accountId, writebackId } = claimed
  if (material.writeback.left !== null) return { ...noNews, kind: 'stopped' }
  let parts = await readParts(db, accountId, writebackId)
  const again = async () => (parts = await readParts(db, accountId, writebackId))
  const stops = heldBefore(material, parts)
  if (stops !== null) return { ...noNews, kind: 'held', problem: stops, changed: null }

  const target = await readTarget(provider, material.ticket.systemId, signal)
  if (!target.ok) return failedToRead(posting, target.problem, signal)
  const { state, notes, mergedInto, systemId } = target.value
  const news: TicketNews = {
    mergedInto,
    statusBefore: parts.some(({ sentAt }) => sentAt !== null) ? null : state.status,
    statusRead: state.status,
  }

  for (const part of parts) {
    const found = noteWith(notes, part.marker)
    if (found !== undefined && isOpenPart(part))
      await movePart(db, claimed, part.key, { state: 'read_back', psaId: found.id })
  }
  await again()
  const isUntouched = parts.every(({ sentAt, state: is }) => sentAt === null && is !== 'read_back')
  const changed = isUntouched && mergedInto === '' ? await changesOf(posting, state, notes) : null
  if (changed !== null) return { ...news, ...changed }

  for (const part of parts.filter(({ key }) => key !== 'status')) {
    if (!isOpenPart(part) || part.state === 'written') continue
    const sent = await sendPart(posting, part, systemId, state, signal)
    if (sent !== null) return { ...news, ...sent }
  }
  await again()
  const status = await bringStatus(posting, parts, { systemId, isMerged: mergedInto !== '', state }, signal)
  if (status.kind !== 'state') return { ...news, ...status }
  return readBackAll(posting, { ...news, statusRead: status.state.status }, systemId, status.state, signal)
}

/** Reading failed: because of this ticket, or of the whole system. */
const failedToRead = async (
  { provider, material }: Posting,
  problem: PsaProblem,
  signal: AbortSignal,
): Promise<Outcome> => {
  if (problem.kind === 'not_found') {
    return heldOutcome(
      noNews,
      'gone',
      `#${material.ticket.number} no longer exists in ${material.connection.name}, so nothing was posted. Link another ticket and confirm again, or leave it.`,
    )
  }
  if (await isOfSystem(provider, problem, signal)) return { ...noNews, kind: 'paused', problem }
  return isTemporary(problem)
    ? { ...noNews, kind: 'again', problem }
    : heldOutcome(noNews, 'locked', problem.message)
}

/** What changed at the ticket since the write-up was drafted; null if nothing that someone should look at. */
const changesOf = async (
  { db, claimed, material, now }: Posting,
  state: PsaTicketState,
  notes: readonly PsaNote[],
) => {
  const { writeback, writeUp, ticket, connection } = material
  if (writeback.seen === null) return null
  const wanted = statusFor(writeUp, ticket, connection)
  const own = await ownStatuses(db, claimed.accountId, claimed.ticketId)
  const changes = changedSince(
    writeback.seen,
    { state, notes },
    [...own, ...(wanted === null ? [] : [wanted])],
    (id) =>
      statusOnBoard(connection, ticket.boardId, id)?.name ?? (id === ticket.statusId ? ticket.status : null),
  )
  if (changes.length === 0) return null
  return {
    kind: 'held' as const,
    problem: {
      kind: 'changed' as const,
      message: `#${ticket.number} changed since this was written. Read what changed, then post it or leave it.`,
    },
    changed: {
      changes: changes.map((sentence) => sentence.slice(0, 300)),
      seen: {
        statusId: state.statusId,
        changedAt: state.updatedAt,
        readAt: now,
        noteIds: notes.slice(-5).map(({ id }) => id),
      },
    },
  }
}

type Ended = { kind: 'stopped' } | { kind: 'again' | 'paused'; problem: PsaProblem } | null

/** Sends one part and writes down what became of it. Null lets the next one go. */
const sendPart = async (
  posting: Posting,
  part: LedgerPart,
  systemId: string,
  state: PsaTicketState,
  signal: AbortSignal,
): Promise<Ended | { kind: 'held'; problem: WritebackProblem; changed: null }> => {
  const { db, claimed, material, provider } = posting
  const prepared = await preparePart(db, material, provider, systemId, part)
  if (prepared.kind === 'skip') {
    await movePart(db, claimed, part.key, { state: 'skipped', reason: prepared.reason })
    return null
  }
  if (prepared.kind === 'wait') {
    return {
      kind: 'again',
      problem: { kind: 'unavailable', message: prepared.reason, retryAfterMs: null, mayHaveHappened: false },
    }
  }
  if (prepared.landed !== undefined) {
    const landed = await prepared.landed(signal)
    if (!landed.ok) return { kind: 'again', problem: landed.problem }
    // What stands for another file can't stand for this one as well.
    const others = await otherFiles(db, claimed, part.key)
    const own = landed.value.map((id) => id.slice(0, 80)).find((id) => !others.has(id))
    if (own !== undefined) {
      await movePart(db, claimed, part.key, { state: 'read_back', psaId: own })
      return null
    }
  }
  if (!(await beginSending(db, claimed, part.key, posting.leaseMs))) return { kind: 'stopped' }
  await posting.begun()
  const result = await inTime(writingWithin(posting.leaseMs), true, prepared.send)
  if (result.ok) {
    const { id, warning } = result.value
    await movePart(db, claimed, part.key, {
      // A file can't be read back by a mark: the system's word has to do.
      state: part.key.startsWith('file:') ? 'read_back' : 'written',
      psaId: id === '' ? null : id.slice(0, 80),
      reason: warning === '' ? null : warning,
    })
    return null
  }
  const { problem } = result
  // It may have arrived: it stays as it is, and the next try looks for it.
  if (problem.mayHaveHappened) return { kind: 'again', problem }
  if (problem.kind === 'unauthorized' || problem.kind === 'rate_limited' || isTemporary(problem)) {
    await movePart(db, claimed, part.key, { state: 'planned' })
    return {
      kind: problem.kind === 'conflict' || problem.kind === 'unavailable' ? 'again' : 'paused',
      problem,
    }
  }
  if (part.key === 'note' && state.closed) {
    await movePart(db, claimed, part.key, { state: 'planned' })
    return {
      kind: 'held',
      problem: {
        kind: 'locked',
        message: `#${material.ticket.number} is ${state.status} and took no note. ${problem.message}`.slice(
          0,
          500,
        ),
      },
      changed: null,
    }
  }
  await movePart(db, claimed, part.key, { state: 'failed', reason: problem.message })
  return null
}

/** Looks for everything that was written, and says how it all ended. */
const readBackAll = async (
  { db, claimed, provider, seen }: Posting,
  news: TicketNews,
  systemId: string,
  state: PsaTicketState,
  signal: AbortSignal,
): Promise<Outcome> => {
  const { accountId, writebackId } = claimed
  const notes = await provider.notes(systemId, signal)
  if (!notes.ok) return { ...news, kind: 'again', problem: notes.problem }
  seen(state, notes.value)
  let missing: LedgerPart | null = null
  for (const part of await readParts(db, accountId, writebackId)) {
    if (part.state !== 'written') continue
    const found = noteWith(notes.value, part.marker)
    if (found === undefined) missing ??= part
    else await movePart(db, claimed, part.key, { state: 'read_back', psaId: found.id })
  }
  if (missing !== null) {
    const message = `The ticket system said it saved this${missing.psaId === null ? '' : ` as ${missing.psaId}`}, but it isn’t on the ticket.`
    return {
      ...news,
      kind: 'again',
      problem: { kind: 'unavailable', message, retryAfterMs: null, mayHaveHappened: false },
    }
  }
  const failed = (await readParts(db, accountId, writebackId)).find((part) => part.state === 'failed')
  return {
    ...news,
    kind: 'ended',
    problem:
      failed === undefined
        ? null
        : {
            kind: failed.key === 'status' ? 'not_verified' : 'refused',
            message: failed.reason ?? 'It failed.',
          },
  }
}
