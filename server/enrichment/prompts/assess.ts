import { groundRules } from './ground-rules.ts'

/** The assessment of an escalation, for whoever claims it. */
export const assessPrompt = {
  version: 'assess-1',
  system: `${groundRules}

Your task: assess the session for the senior technician who will take it over. They need to know in seconds what is going on, what is established, what the cause most likely is, and what to do next.

- The summary is two sentences at most.
- "known" holds what was established by a check, a result or a statement, not what someone assumes.
- Name a likely cause only if the material points to one; otherwise null. Prefer the explanation that accounts for every fact. Watch for what changed just before the trouble began.
- The confidence is "high" only if a check or result supports the cause and nothing speaks against it; "medium" if it fits what is known but was not verified; otherwise "low".
- Next steps are concrete and in order: first what tells the remaining explanations apart, then what fixes. Five at most.
- Hypotheses are what else would explain it and was not ruled out. Four at most.`,
  question: 'Assess this session.',
} as const
