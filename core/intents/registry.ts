import type { z } from 'zod'
import { accountAlarm } from './account/account-alarm.ts'
import { accountUpdate } from './account/account-update.ts'
import { assessmentEdit } from './enrichment/assessment-edit.ts'
import { assessmentJudge } from './enrichment/assessment-judge.ts'
import { assessmentPut } from './enrichment/assessment-put.ts'
import { assistantAnswer } from './assistant/assistant-answer.ts'
import { assistantAsk } from './assistant/assistant-ask.ts'
import { assistantDismiss } from './assistant/assistant-dismiss.ts'
import { assistantRetry } from './assistant/assistant-retry.ts'
import { assistantStop } from './assistant/assistant-stop.ts'
import { assistantWithout } from './assistant/assistant-without.ts'
import { branchFork } from './branches/branch-fork.ts'
import { branchMove } from './branches/branch-move.ts'
import { briefingPut } from './enrichment/briefing-put.ts'
import type { IntentDefinition } from './defining/define-intent.ts'
import { connectionPut } from './ticket/connection-put.ts'
import { connectionSettings } from './ticket/connection-settings.ts'
import { connectionState } from './ticket/connection-state.ts'
import { entryAdd } from './entry/entry-add.ts'
import { entryEdit } from './entry/entry-edit.ts'
import { factAdd } from './branches/fact-add.ts'
import { factEdit } from './branches/fact-edit.ts'
import { factRemove } from './branches/fact-remove.ts'
import { fixDecide } from './branches/fix-decide.ts'
import { fixOutcome } from './branches/fix-outcome.ts'
import { fixPropose } from './branches/fix-propose.ts'
import { handoffClaim } from './handoff/handoff-claim.ts'
import { handoffConfirm } from './handoff/handoff-confirm.ts'
import { handoffCreate } from './handoff/handoff-create.ts'
import { handoffDeliver } from './handoff/handoff-deliver.ts'
import { handoffLook } from './handoff/handoff-look.ts'
import { handoffOpen } from './handoff/handoff-open.ts'
import { handoffPickUp } from './handoff/handoff-pick-up.ts'
import { handoffStep } from './handoff/handoff-step.ts'
import { handoffWake } from './handoff/handoff-wake.ts'
import { handoffWatch } from './handoff/handoff-watch.ts'
import { handoffWithdraw } from './handoff/handoff-withdraw.ts'
import { handoverClose } from './handover/handover-close.ts'
import { handoverDecline } from './handover/handover-decline.ts'
import { handoverSend } from './handover/handover-send.ts'
import { handoverTake } from './handover/handover-take.ts'
import { handoverWithdraw } from './handover/handover-withdraw.ts'
import { personUpdate } from './account/person-update.ts'
import { policySave } from './duty/policy-save.ts'
import { policyTried } from './duty/policy-tried.ts'
import { scheduleCover } from './duty/schedule-cover.ts'
import { scheduleRemove } from './duty/schedule-remove.ts'
import { scheduleSave } from './duty/schedule-save.ts'
import { scheduleTake } from './duty/schedule-take.ts'
import { scheduleUncover } from './duty/schedule-uncover.ts'
import { sessionAbandon } from './session/session-abandon.ts'
import { sessionEdit } from './session/session-edit.ts'
import { sessionKeepFromAi } from './session/session-keep-from-ai.ts'
import { sessionReopen } from './session/session-reopen.ts'
import { sessionResolve } from './session/session-resolve.ts'
import { sessionResume } from './session/session-resume.ts'
import { sessionRetime } from './session/session-retime.ts'
import { sessionWarn } from './session/session-warn.ts'
import { sessionStart } from './session/session-start.ts'
import { sessionTakeOver } from './session/session-take-over.ts'
import { stepAnswer } from './entry/step-answer.ts'
import { templateRemove } from './account/template-remove.ts'
import { templateSave } from './account/template-save.ts'
import { ticketChecked } from './ticket/ticket-checked.ts'
import { ticketLink } from './ticket/ticket-link.ts'
import { ticketPut } from './ticket/ticket-put.ts'
import { writeupConfirm } from './write-up/writeup-confirm.ts'
import { writebackLeave } from './write-up/writeback-leave.ts'
import { writebackProgress } from './write-up/writeback-progress.ts'
import { writebackRetry } from './write-up/writeback-retry.ts'

/** Every intent by its type on the wire. */
export const intents = {
  'session.start': sessionStart,
  'session.edit': sessionEdit,
  'session.resume': sessionResume,
  'session.abandon': sessionAbandon,
  'session.reopen': sessionReopen,
  'session.resolve': sessionResolve,
  'session.take-over': sessionTakeOver,
  'session.retime': sessionRetime,
  'session.warn': sessionWarn,
  'session.keep-from-ai': sessionKeepFromAi,
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
  'handoff.confirm': handoffConfirm,
  'handoff.wake': handoffWake,
  'handoff.deliver': handoffDeliver,
  'handoff.open': handoffOpen,
  'handoff.step': handoffStep,
  'handoff.watch': handoffWatch,
  'handoff.look': handoffLook,
  'assessment.put': assessmentPut,
  'assessment.edit': assessmentEdit,
  'assessment.judge': assessmentJudge,
  'briefing.put': briefingPut,
  'assistant.ask': assistantAsk,
  'assistant.stop': assistantStop,
  'assistant.retry': assistantRetry,
  'assistant.dismiss': assistantDismiss,
  'assistant.answer': assistantAnswer,
  'assistant.without': assistantWithout,
  'policy.save': policySave,
  'policy.tried': policyTried,
  'handover.send': handoverSend,
  'handover.take': handoverTake,
  'handover.decline': handoverDecline,
  'handover.withdraw': handoverWithdraw,
  'handover.close': handoverClose,
  'person.update': personUpdate,
  'account.update': accountUpdate,
  'account.alarm': accountAlarm,
  'template.save': templateSave,
  'template.remove': templateRemove,
  'writeup.confirm': writeupConfirm,
  'writeback.retry': writebackRetry,
  'writeback.leave': writebackLeave,
  'writeback.progress': writebackProgress,
  'ticket.link': ticketLink,
  'ticket.checked': ticketChecked,
  'ticket.put': ticketPut,
  'connection.put': connectionPut,
  'connection.state': connectionState,
  'connection.settings': connectionSettings,
  'schedule.save': scheduleSave,
  'schedule.remove': scheduleRemove,
  'schedule.cover': scheduleCover,
  'schedule.uncover': scheduleUncover,
  'schedule.take': scheduleTake,
} as const

export type IntentType = keyof typeof intents
/** What a caller passes in; fields with defaults may be left out. */
export type IntentInput<T extends IntentType> = z.input<(typeof intents)[T]['payload']>

/** The definition for a type, or null if this version doesn't know it. */
export const definitionOf = (type: string): IntentDefinition | null =>
  Object.hasOwn(intents, type) ? intents[type as IntentType] : null
