import { z } from 'zod'
import { Id } from '../domain/document/id.ts'

/**
 * Something a person can look at: a session's timeline, or a handoff's context screen. Or the `desk` itself: with the id
 * `online`, Baton is open and someone is at it; with `away`, it is open and no one is.
 */
export const Subject = z.object({ kind: z.enum(['session', 'handoff', 'desk']), id: Id })
export type Subject = z.infer<typeof Subject>

/** Limit on the subjects shared for one person, however many devices they have open. */
export const maxSubjects = 10

/** Everything one person is looking at now across all devices; empty if nothing. */
export const Looking = z.object({ personId: Id, subjects: z.array(Subject).max(maxSubjects) })
export type Looking = z.infer<typeof Looking>

/** Being at a desk, or having left it open. */
export const deskOnline: Subject = { kind: 'desk', id: 'online' }
export const deskAway: Subject = { kind: 'desk', id: 'away' }

/** A subject as a key: `session/<id>`. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}/${id}`
