import { z } from 'zod'
import { Problem } from '../domain/document/problem.ts'

/** How every request is answered that isn't granted. */
export const rejection = z.object({ ok: z.literal(false), problem: Problem })
