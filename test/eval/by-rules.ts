import { defaultRedaction } from '../../core/domain/text/secret-kinds.ts'
import { assessmentByRule } from '../../core/enrichment/by-rule-assessment.ts'
import { briefingByRule } from '../../core/enrichment/by-rule-briefing.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import { redact } from '../../core/redaction/redact.ts'
import { escalationPackage } from '../../core/write-ups/escalation-package.ts'
import { nine } from '../support/samples/make.ts'
import type { EvalSession } from './read-sessions.ts'
import type { Made } from './score.ts'

const made = { because: 'no_key', madeAt: nine, readRev: 1 } as const

/** What rules make of a session: as a server without a key does it. The draft is masked, as it is when it is confirmed. */
export const madeByRules = ({ material }: EvalSession): Made => ({
  assessment: assessmentByRule(material, made),
  briefing: briefingByRule(material, made),
  draft: redact(escalationPackage(material, '')).text,
  told: toldMaterial(material, { redaction: defaultRedaction }).text,
})
