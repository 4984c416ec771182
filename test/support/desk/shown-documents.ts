import type { Branch } from '../../../core/domain/branches/branch.ts'
import type { Entry, Step } from '../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../core/domain/branches/fact.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { reachOf } from '../../../core/domain/duty/reach.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import {
  makeBranch,
  makeEntry,
  makeFact,
  makeHandoff,
  makePerson,
  makeSession,
  makeStep,
  minute,
} from '../samples/make.ts'

/** Documents as a screen gets them: Kim's, at two in the afternoon; a test names only what it is about. */

/** Friday, 20 November 2026, 14:00 UTC. */
export const noon = Date.UTC(2026, 10, 20, 14)

export const person = (part: Partial<Person> = {}): Person => makePerson('kim', { name: 'Kim Roth', ...part })

export const session = (part: Partial<Session> = {}): Session =>
  makeSession({ ownerId: 'kim', problemCategory: null, createdAt: noon, updatedAt: noon, ...part })

export const handoff = (part: Partial<Handoff> = {}): Handoff =>
  makeHandoff({ handedOffBy: 'kim', engineerNotes: '', createdAt: noon, acceptedAt: noon, ...part })

/** How far a handoff got with people, by what each has done last. */
export const reachedBy = (people: Record<string, 'delivered' | 'seen'>): Pick<Handoff, 'reach'> => ({
  reach: reachOf(
    Object.entries(people).map(([personId, state]) => ({
      personId,
      deliveredAt: noon + minute,
      seenAt: state === 'seen' ? noon + minute : null,
    })),
  ),
})

export const entry = (part: Partial<Entry> = {}): Entry =>
  makeEntry({
    id: `e${part.seq ?? 1}`,
    authorId: 'kim',
    text: 'A note',
    at: noon + (part.seq ?? 1) * 1000,
    ...part,
  })

/** A step as an entry, numbered by `order`. */
export const stepEntry = (order: number, step: Partial<Step> = {}, part: Partial<Entry> = {}): Entry =>
  entry({
    seq: order,
    kind: 'step',
    text: `Step number ${order}`,
    step: makeStep({ order, type: 'action', ...step }),
    ...part,
  })

export const branch = (part: Partial<Branch> = {}): Branch => makeBranch({ label: 'Permissions', ...part })

export const fact = (part: Partial<Fact> = {}): Fact =>
  makeFact({ createdBy: 'kim', createdAt: noon, ...part })

const names: Record<string, string> = { kim: 'Kim Roth', ana: 'Ana Silva', lee: 'Lee Chan' }
export const nameOf = (id: string): string => names[id] ?? 'Someone'
