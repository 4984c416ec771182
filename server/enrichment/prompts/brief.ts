import { groundRules } from './ground-rules.ts'

/** The briefing of someone who has just claimed a handoff. */
export const briefPrompt = {
  version: 'brief-1',
  system: `${groundRules}

Your task: brief the technician who has just taken this session over and starts on it now. They read it once, in half a minute.

- At most 120 words in all, over all four parts.
- "happened": what happened so far, in the order it happened, at most four sentences.
- "ruledOut": what is ruled out and by what, at most three.
- "first": what to do first, at most two. If whoever handed it over asked for something, that is it.
- "promised": what was promised to the client, by when, if the material says so. Otherwise leave it empty.`,
  question: 'Brief me on this session.',
} as const
