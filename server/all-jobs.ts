import { assessHandoff } from './enrichment/assess-handoff.ts'
import { briefHandoff } from './enrichment/brief-handoff.ts'
import { forgetSent } from './enrichment/forget-sent.ts'
import { refreshAssessment } from './enrichment/refresh-assessment.ts'
import { type AssistantJobParts, answerQuestion } from './enrichment/assistant/answer-question.ts'
import { closeHandover } from './escalations/close-handover.ts'
import { deliverHandoff } from './notify/deliver-handoff.ts'
import { openHandoffs } from './escalations/open-handoffs.ts'
import { wakeHandoff } from './escalations/wake-handoff.ts'
import { collectFiles, type FileJobParts } from './files/collect-files.ts'
import type { Job } from './jobs/define-job.ts'
import { drainChannels } from './notify/drain-channels.ts'
import { forgetDeliveries } from './notify/forget-deliveries.ts'
import type { NotifyJobParts } from './notify/notify-parts.ts'
import { sweepDeliveries } from './notify/sweep-deliveries.ts'
import { dutyReminders } from './policy/duty-reminders.ts'
import { runPolicy } from './policy/run-policy.ts'
import { applyTargets } from './sla/apply-targets.ts'
import { warnOwner } from './sla/warn-owner.ts'
import { subscribeConnection } from './psa/connections/subscribe-connection.ts'
import { askAgain } from './psa/connections/outages.ts'
import { checkTicket } from './psa/tickets/check-ticket.ts'
import { checkTicketAgain } from './psa/tickets/check-ticket-again.ts'
import { checkWaiting } from './psa/tickets/check-waiting.ts'
import { recentTickets } from './psa/tickets/recent-tickets.ts'
import { refreshTicket } from './psa/tickets/refresh-ticket.ts'
import { endReplyWait } from './escalations/end-reply-wait.ts'
import { wakeForReply } from './escalations/wake-for-reply.ts'
import type { PsaJobParts } from './psa/psa-parts.ts'
import { drainWritebacks } from './psa/writebacks/drain-writebacks.ts'
import { sweepWritebacks } from './psa/writebacks/sweep-writebacks.ts'

/** What all of them need together. Those of one room get only what is that room's. */
export type AllJobParts = FileJobParts & PsaJobParts & NotifyJobParts & AssistantJobParts

/** Every kind of job the server runs. */
export const allJobs: readonly Job<AllJobParts>[] = [
  wakeHandoff,
  deliverHandoff,
  openHandoffs,
  answerQuestion,
  closeHandover,
  runPolicy,
  dutyReminders,
  collectFiles,
  drainWritebacks,
  sweepWritebacks,
  checkTicket,
  checkTicketAgain,
  checkWaiting,
  recentTickets,
  refreshTicket,
  wakeForReply,
  endReplyWait,
  subscribeConnection,
  askAgain,
  ...drainChannels,
  sweepDeliveries,
  forgetDeliveries,
  assessHandoff,
  refreshAssessment,
  briefHandoff,
  forgetSent,
  applyTargets,
  warnOwner,
]
