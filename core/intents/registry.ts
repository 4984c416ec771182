import type { z } from 'zod'
import { accountAlarm } from './account-alarm.ts'
import { accountUpdate } from './account-update.ts'
import { assessmentEdit } from './assessment-edit.ts'
import { assessmentJudge } from './assessment-judge.ts'
import { assessmentPut } from './assessment-put.ts'
import { assistantAnswer } from './assistant-answer.ts'
import { assistantAsk } from './assistant-ask.ts'
import { assistantDismiss } from './assistant-dismiss.ts'
import { assistantRetry } from './assistant-retry.ts'
import { assistantStop } from './assistant-stop.ts'
import { assistantWithout } from './assistant-without.ts'
import { branchFork } from './branch-fork.ts'
import { branchMove } from './branch-move.ts'
import { briefingPut } from './briefing-put.ts'
import type { IntentDefinition } from './define-intent.ts'
import { connectionPut } from './connection-put.ts'
import { connectionSettings } from './connection-settings.ts'
import { connectionState } from './connection-state.ts'
import { entryAdd } from './entry-add.ts'
import { entryEdit } from './entry-edit.ts'
import { factAdd } from './fact-add.ts'
import { factEdit } from './fact-edit.ts'
import { factRemove } from './fact-remove.ts'
import { fixDecide } from './fix-decide.ts'
import { fixOutcome } from './fix-outcome.ts'
import { fixPropose } from './fix-propose.ts'
import { handoffClaim } from './handoff-claim.ts'
import { handoffConfirm } from './handoff-confirm.ts'
import { handoffCreate } from './handoff-create.ts'
import { handoffDeliver } from './handoff-deliver.ts'
import { handoffLook } from './handoff-look.ts'
import { handoffOpen } from './handoff-open.ts'
import { handoffPickUp } from './handoff-pick-up.ts'
import { handoffStep } from './handoff-step.ts'
import { handoffWake } from './handoff-wake.ts'
import { handoffWatch } from './handoff-watch.ts'
import { handoffWithdraw } from './handoff-withdraw.ts'
import { handoverClose } from './handover-close.ts'
import { handoverDecline } from './handover-decline.ts'
import { handoverSend } from './handover-send.ts'
import { handoverTake } from './handover-take.ts'
import { handoverWithdraw } from './handover-withdraw.ts'
import { personUpdate } from './person-update.ts'
import { policySave } from './policy-save.ts'
import { policyTried } from './policy-tried.ts'
import { scheduleCover } from './schedule-cover.ts'
import { scheduleRemove } from './schedule-remove.ts'
import { scheduleSave } from './schedule-save.ts'
import { scheduleTake } from './schedule-take.ts'
import { scheduleUncover } from './schedule-uncover.ts'
import { sessionAbandon } from './session-abandon.ts'
import { sessionEdit } from './session-edit.ts'
import { sessionKeepFromAi } from './session-keep-from-ai.ts'
import { sessionReopen } from './session-reopen.ts'
import { sessionResolve } from './session-resolve.ts'
import { sessionResume } from './session-resume.ts'
import { sessionRetime } from './session-retime.ts'
import { sessionWarn } from './session-warn.ts'
import { sessionStart } from './session-start.ts'
import { sessionTakeOver } from './session-take-over.ts'
import { stepAnswer } from './step-answer.ts'
import { templateRemove } from './template-remove.ts'
import { templateSave } from './template-save.ts'
import { ticketChecked } from './ticket-checked.ts'
import { ticketLink } from './ticket-link.ts'
import { ticketPut } from './ticket-put.ts'
import { writeupConfirm } from './writeup-confirm.ts'
import { writebackLeave } from './writeback-leave.ts'
import { writebackProgress } from './writeback-progress.ts'
import { writebackRetry } from './writeback-retry.ts'

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
