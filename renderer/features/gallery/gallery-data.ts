import { newSession } from '../../../core/domain/session/new-session.ts'
import type { Person } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { kindInAddress, withHostileText } from './hostile-text.ts'
import { slaAt } from './gallery-sla.ts'

const kind = kindInAddress()
/** As the address asks for it. */
export const shown = <T>(value: T): T => withHostileText(value, kind)

/** Friday, 20 November 2026, 14:06 UTC: the moment in which the gallery stands still. */
export const now = Date.UTC(2026, 10, 20, 14, 6)
export const minute = 60_000
export const sla = slaAt(now)
const accountId = 'gallery'
export const base = (id: string) => ({ id, accountId, rev: 1 })

const person = (id: string, name: string, role: Person['role']): Person => ({
  ...base(id),
  name,
  role,
  active: true,
  teamId: 'field',
})
export const people: readonly Person[] = shown([
  person('ana', 'Ana Ruiz', 'engineer'),
  person('ben', 'Ben Carter', 'engineer'),
  person('tom', 'Tom Okafor', 'admin'),
  person('vera', 'Vera Novak', 'viewer'),
])

export const session = (id: string, part: Partial<Session>): Session => ({
  ...newSession({
    id,
    accountId,
    teamId: 'field',
    ownerId: 'ana',
    title: 'Outlook will not sync after migration',
    problemSummary:
      'Outlook will not sync after migration\nShared mailbox missing for 4 people since the cut-over',
    problemCategory: 'E-mail',
    psaTicketId: '48213',
    createdAt: now - 54 * minute,
  }),
  client: 'Contoso Dental',
  contact: 'Helen Marsh, 020 7946 0118',
  device: 'CD-WS-014',
  dueAt: now + 130 * minute,
  rev: 1,
  confidenceTier: 'exploring',
  confidenceScore: 0.55,
  stateVersion: 1,
  updatedAt: now,
  ...part,
})

/** The session whose every part is shown. */
export const full = shown(
  session('full', {
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.48213',
    ticketCheck: 'found',
    entryCount: 40,
    stepCount: 6,
    factCount: 3,
    branchCount: 4,
    isBranching: true,
    activeBranchId: 'permissions',
    activeFixId: 'fix-proposed',
    sla: sla.soon,
  }),
)

/** One session for each thing that a row can say. */
export const sessions: readonly Session[] = shown([
  full,
  session('vpn', {
    title: 'Branch office: VPN drops every 20 min',
    problemSummary: 'IKE rekey fails on the new firewall firmware',
    psaTicketId: '48190',
    status: 'requesting_escalation',
    openHandoffId: 'h-device',
    updatedAt: now - 3 * minute,
  }),
  session('escalated', {
    title: 'Finance server out of disk',
    problemSummary: 'FIN-01 has 900 MB left on D:',
    psaTicketId: '48221',
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.48221',
    ticketCheck: 'found',
    status: 'escalated',
    openHandoffId: 'h-seen',
    dueAt: null,
    sla: sla.fresh,
    updatedAt: now - 20 * minute,
  }),
  session('parked', {
    title: 'Printer queue stuck on PRT-02',
    problemSummary: 'Spooler crashes on one driver package',
    psaTicketId: '48177',
    status: 'paused',
    openHandoffId: 'h-park',
    dueAt: null,
    sla: sla.paused,
    updatedAt: now - 25 * minute,
  }),
  session('due', {
    title: 'Server backup reports failed',
    problemSummary: 'VSS writer in a failed state after patching',
    psaTicketId: '47988',
    status: 'paused',
    openHandoffId: 'h-due',
    updatedAt: now - 290 * minute,
  }),
  session('resolved', {
    title: 'Teams calls one-way audio',
    problemSummary: 'SIP ALG on the customer router',
    psaTicketId: '47820',
    psaConnectionId: 'cw',
    linkedTicketId: 'cw.47820',
    ticketCheck: 'found',
    writeUpId: 'wb-partly-note',
    status: 'resolved',
    sla: sla.done,
    resolvedAt: now - 2 * 1440 * minute,
    resolutionSummary: 'SIP ALG rewrote the headers.',
    resolutionAction: 'Switched it off.',
    updatedAt: now - 2 * 1440 * minute,
  }),
  session('abandoned', {
    title: 'Wi-Fi slow in warehouse',
    problemSummary: 'DFS channel changes at shift start',
    psaTicketId: null,
    status: 'abandoned',
    updatedAt: now - 20 * 1440 * minute,
  }),
  session('others', {
    title: 'النسخ الاحتياطي لا يعمل 🙂 <b>not bold</b>',
    problemSummary: 'الخادم لا يستجيب منذ الصباح',
    ownerId: 'ben',
    updatedAt: now - 40 * minute,
    updatedBy: 'ben',
    rev: 9,
  }),
  session('long', {
    title:
      `A title that is as long as people make them when they paste ${'the whole subject of the mail '.repeat(4)}`.trim(),
    problemSummary: 'x'.repeat(300),
    psaTicketId: 'CW-2026-0000048213-ESCALATED',
    updatedAt: now - 50 * minute,
  }),
])
