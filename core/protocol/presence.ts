import { z } from 'zod'
import { Id } from '../domain/id.ts'

/** What someone may be looking at: a session's timeline, or a handoff's context screen. */
export const Subject = z.object({ kind: z.enum(['session', 'handoff']), id: Id })
export type Subject = z.infer<typeof Subject>

/** So many subjects of one person are told of, however many devices they have open. */
export const maxSubjects = 8

/** Everything that one person is looking at now, on all devices together; nothing when they look at nothing. */
export const Looking = z.object({ personId: Id, subjects: z.array(Subject).max(maxSubjects) })
export type Looking = z.infer<typeof Looking>

/** A subject as a key: `session/<id>`. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}/${id}`
