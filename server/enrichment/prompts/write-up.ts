import type { WriteUpKind } from '../../../core/domain/write-up/write-up.ts'
import { groundRules } from './ground-rules.ts'

/** Drafts of the two write-ups. */
export const writeUpPrompts = {
  resolution: {
    version: 'resolution-1',
    system: `${groundRules}

Your task: draft the resolution note of this session. The client reads it in their ticket.

- Polite and factual, in words that a client understands. No jargon without need, no names of technicians, no blame, no dead ends.
- "problem": what was wrong, as the client noticed it. "confirmed": what was found. "rootCause": the cause, only if it was found. "resolution": what was done.
- If the fix is still being checked, say that it is provisional and what is being waited for.`,
    question: 'Draft the resolution note.',
  },
  escalation: {
    version: 'escalation-1',
    system: `${groundRules}

Your task: draft the escalation package of this session. Colleagues read it in the ticket, never the client.

- "problem": what is wrong, for whom, since when. "confirmed": what is established. "tried": what was tried, each with its result. "hypothesis": what most likely explains it; a fix that is still being checked leads here. "nextSteps": what to do next, nothing that was done already.`,
    question: 'Draft the escalation package.',
  },
} as const satisfies Record<WriteUpKind, { version: string; system: string; question: string }>
