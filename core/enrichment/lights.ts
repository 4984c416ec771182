import type { HandoffReason } from '../domain/session/handoff-reason.ts'
import type { Priority } from '../domain/duty/priority.ts'
import { stepState } from '../domain/timeline/progress.ts'
import { type Material, tell } from '../write-ups/material.ts'
import { hypothesesOf, nextSteps } from '../write-ups/escalation-package.ts'
import { contentWords } from './cause-words.ts'
import { speaksOf } from './light-words.ts'

/** What a handoff tells whoever takes it, in the order of I-PASS: illness severity, patient, actions, situation, synthesis. */
export const lightNames = ['how_bad', 'what_it_is', 'done', 'next', 'what_if'] as const
export type LightName = (typeof lightNames)[number]

/** Where a light comes from: what is typed in the dialog, what is chosen there, or the session itself. Null while it is missing. */
export type LightFrom = 'typed' | 'chosen' | 'session' | null
export type Lights = Record<LightName, LightFrom>

/** The dialog as it is being filled in. */
export type HandoffDraft = { need: string; priority: Priority; reason: HandoffReason | null }

/** What a session says of each by itself. `what_if` is only ever said by a person. */
export type SessionLights = Record<Exclude<LightName, 'what_if'>, boolean>

/** Words of a problem that is described, beyond its title's. */
const described = 6

/**
 * What of a handoff's five parts a session tells already. Time in proportion to what it holds; the same until the session
 * changes, so that a key in the dialog costs only the dialog's own text.
 */
export const sessionLights = (material: Material): SessionLights => {
  const { session, entries, branches, fixes } = material
  const told = tell(material)
  const words = contentWords(`${session.title}\n${session.problemSummary}`)
  return {
    how_bad:
      session.dueAt !== null ||
      session.sla?.resolve?.from === 'ticket' ||
      speaksOf('how_bad', session.problemSummary),
    what_it_is: words.size >= described || told.known.length > 0,
    done:
      entries.some(
        (entry) => entry.step !== null && ['worked', 'failed', 'done'].includes(stepState(entry)),
      ) ||
      branches.some(({ status }) => status === 'dead_end' || status === 'solved') ||
      fixes.some(({ outcome }) => outcome.startsWith('applied')),
    next: nextSteps(told).length > 0 || hypothesesOf(told).length > 0,
  }
}

/** Which lights are on for a handoff as it stands in the dialog. */
export const lightsOf = ({ need, priority, reason }: HandoffDraft, session: SessionLights): Lights => {
  const of = (name: Exclude<LightName, 'what_if'>, isChosen: boolean): LightFrom =>
    speaksOf(name, need) ? 'typed' : isChosen ? 'chosen' : session[name] ? 'session' : null
  return {
    how_bad: of(
      'how_bad',
      priority === 'urgent' ||
        priority === 'high' ||
        priority === 'low' ||
        reason === 'several_down' ||
        reason === 'deadline',
    ),
    what_it_is: of('what_it_is', false),
    done: of('done', reason === 'tried_everything'),
    next: of('next', false),
    what_if: speaksOf('what_if', need) ? 'typed' : null,
  }
}

/** The lights that are off, in their order. */
export const missingLights = (lights: Lights): LightName[] =>
  lightNames.filter((name) => lights[name] === null)
