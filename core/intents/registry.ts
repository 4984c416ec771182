import type { z } from 'zod'
import { branchFork, branchMove } from './branch-intents.ts'
import type { IntentDefinition } from './define-intent.ts'
import { entryAdd } from './entry-add.ts'
import { entryEdit, stepAnswer } from './entry-change.ts'
import { factAdd, factEdit, factRemove } from './fact-intents.ts'
import { fixDecide, fixOutcome, fixPropose } from './fix-intents.ts'
import {
  handoffClaim,
  handoffDeliver,
  handoffOpen,
  handoffPickUp,
  handoffWake,
  handoffWithdraw,
} from './handoff-change.ts'
import { handoffCreate } from './handoff-create.ts'
import { accountUpdate, personUpdate } from './people-intents.ts'
import { sessionEdit } from './session-edit.ts'
import { sessionStart } from './session-start.ts'
import { sessionAbandon, sessionReopen, sessionResolve, sessionResume } from './session-status.ts'

/** Every intent, by its type on the wire. */
export const intents = {
  'session.start': sessionStart,
  'session.edit': sessionEdit,
  'session.resume': sessionResume,
  'session.abandon': sessionAbandon,
  'session.reopen': sessionReopen,
  'session.resolve': sessionResolve,
  'entry.add': entryAdd,
  'entry.edit': entryEdit,
  'step.answer': stepAnswer,
  'fact.add': factAdd,
  'fact.edit': factEdit,
  'fact.remove': factRemove,
  'branch.fork': branchFork,
  'branch.move': branchMove,
  'fix.propose': fixPropose,
  'fix.decide': fixDecide,
  'fix.outcome': fixOutcome,
  'handoff.create': handoffCreate,
  'handoff.withdraw': handoffWithdraw,
  'handoff.claim': handoffClaim,
  'handoff.pick-up': handoffPickUp,
  'handoff.wake': handoffWake,
  'handoff.deliver': handoffDeliver,
  'handoff.open': handoffOpen,
  'person.update': personUpdate,
  'account.update': accountUpdate,
} as const

export type IntentType = keyof typeof intents
/** What a caller passes: defaults may be left out. */
export type IntentInput<T extends IntentType> = z.input<(typeof intents)[T]['payload']>

/** The definition of a type, or null for one that this version does not know. */
export const definitionOf = (type: string): IntentDefinition | null =>
  Object.hasOwn(intents, type) ? intents[type as IntentType] : null
