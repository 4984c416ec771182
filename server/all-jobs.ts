import { assessHandoff, refreshAssessment } from './enrichment/assess-handoff.ts'
import { briefHandoff } from './enrichment/brief-handoff.ts'
import { forgetSent } from './enrichment/forget-sent.ts'
import { answerQuestion } from './enrichment/assistant/answer-question.ts'
import { closeHandover } from './escalations/close-handover.ts'
import { deliverHandoff } from './notify/deliver-handoff.ts'
import { openHandoffs } from './escalations/open-handoffs.ts'
import { wakeHandoff } from './escalations/wake-handoff.ts'
import { collectFiles } from './files/collect-files.ts'
import type { Job } from './jobs/define-job.ts'
import { drainChannels, sweepDeliveries } from './notify/drain-channels.ts'
import { dutyNotices } from './policy/duty-notices.ts'
import { runPolicy } from './policy/run-policy.ts'
import { applyTargets } from './sla/apply-targets.ts'
import { warnOwner } from './sla/warn-owner.ts'
import { subscribeConnection } from './psa/connections/subscribe-connection.ts'
import { checkTicket } from './psa/tickets/check-ticket.ts'
import { recentTickets } from './psa/tickets/recent-tickets.ts'
import { refreshTicket } from './psa/tickets/refresh-ticket.ts'
import { wakeForReply } from './escalations/wake-for-reply.ts'
import { drainWritebacks, sweepWritebacks } from './psa/writebacks/drain-writebacks.ts'

/** Every kind of job the server runs. */
export const allJobs: readonly Job[] = [
  wakeHandoff,
  deliverHandoff,
  openHandoffs,
  answerQuestion,
  closeHandover,
  runPolicy,
  dutyNotices,
  collectFiles,
  drainWritebacks,
  sweepWritebacks,
  checkTicket,
  recentTickets,
  refreshTicket,
  wakeForReply,
  subscribeConnection,
  ...drainChannels,
  sweepDeliveries,
  assessHandoff,
  refreshAssessment,
  briefHandoff,
  forgetSent,
  applyTargets,
  warnOwner,
]
