import { newSession } from '../../core/domain/session/new-session.ts'
import type { Session } from '../../core/domain/session/session.ts'
import { confidenceTierOf } from '../../core/domain/session/session.ts'

/** What a workspace of sample sessions is made for. */
export type SampleOptions = { accountId: string; ownerIds: readonly string[]; count: number; now: number }

const products = [
  'Outlook',
  'the VPN client',
  'the label printer',
  'OneDrive',
  'the ERP',
  'Teams',
  'the file server',
]
const places = [
  'in finance',
  'on the second floor',
  'at the warehouse',
  'for the night shift',
  'on every laptop',
]
const failures = [
  'stops syncing',
  'asks for a password',
  'is very slow',
  'crashes on start',
  'loses its settings',
]
const categories = ['email', 'network', 'printing', 'identity', 'storage', null]
const words =
  'restarted the service cleared the cache compared both profiles checked the certificate and the log shows a timeout after the second retry while a new user on the same machine signs in without any trouble so it is not the network'.split(
    ' ',
  )

const day = 86_400_000
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** Text of about `length` characters; the same for the same number. */
const textOf = (index: number, length: number): string => {
  let text = ''
  for (let at = index * 7; text.length < length; at += 1 + (index % 3)) text += `${pick(words, at)} `
  return text.trim()
}

/** Id of the nth session, from 1. */
export const sessionIdOf = (index: number): string =>
  `019a0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

/**
 * Sessions as a workspace has them after some months: 1.2 to 1.6 KB of JSON each, spread over the owners, a quarter
 * of them active, the rest resolved or parked. The same for the same options, so that every contestant gets the
 * same documents; `rev` counts from 1.
 */
export const sampleSessions = ({ accountId, ownerIds, count, now }: SampleOptions): Session[] =>
  Array.from({ length: count }, (_, index): Session => {
    const turn = Math.floor(index / ownerIds.length)
    const status = pick(['active', 'resolved', 'paused', 'resolved'] as const, turn)
    const resolved = status === 'resolved'
    const score = (index % 10) / 10
    const updatedAt = now - Math.floor(((count - index) * 200 * day) / count)
    const title = `${pick(products, index)} ${pick(failures, turn)} ${pick(places, index + turn)}`
    return {
      ...newSession({
        id: sessionIdOf(index + 1),
        accountId,
        teamId: null,
        ownerId: pick(ownerIds, index),
        title,
        problemSummary: `${title}: ${textOf(index, resolved ? 260 : 420 + (index % 5) * 60)}`,
        problemCategory: pick(categories, index),
        psaTicketId: index % 3 === 0 ? String(40_000 + index) : null,
        createdAt: updatedAt - (index % 9) * 3_600_000,
      }),
      rev: index + 1,
      status,
      confidenceTier: confidenceTierOf(score),
      confidenceScore: score,
      entryCount: index % 30,
      stepCount: index % 12,
      factCount: index % 7,
      resolutionSummary: resolved ? textOf(index + 3, 220) : null,
      resolutionAction: resolved ? textOf(index + 5, 90) : null,
      resolvedAt: resolved ? updatedAt : null,
      stateVersion: index % 20,
      updatedAt,
      updatedBy: null,
    }
  })
