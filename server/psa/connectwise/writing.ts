import { chosenFor } from '../../../core/psa/choices.ts'
import { cut } from '../../../core/domain/text/text.ts'
import { boardOfChoices } from '../chosen.ts'
import type { Connection } from './connection.ts'
import { idPattern, noTicket } from './ids.ts'
import { Created, Document } from './shapes.ts'
import {
  psaFailed,
  psaOk,
  type PsaProvider,
  type PsaProviderOptions,
  type PsaResult,
  type PsaWritten,
} from '../provider.ts'

/** A time as it takes them: whole seconds of UTC. */
const stamp = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

/** Notes, time, statuses and files. */
export const createWriting = (
  { json, readAll }: Connection,
  { chosen }: PsaProviderOptions,
  readBack: PsaProvider['readBack'],
): Pick<PsaProvider, 'postNote' | 'addTime' | 'setStatus' | 'attach' | 'attached'> => {
  const create = async (path: string, body: unknown, signal: AbortSignal): Promise<PsaResult<PsaWritten>> => {
    const answer = await json({ method: 'POST', path, body, signal })
    if (!answer.ok) return answer
    const made = Created.safeParse(answer.value.body)
    return made.success
      ? psaOk({ id: made.data.id, warning: '' })
      : psaFailed('unavailable', 'ConnectWise did not say what it saved.', { mayHaveHappened: true })
  }

  const member = (identifier: string | null) => (identifier === null ? {} : { member: { identifier } })

  return {
    async postNote(ticketId, { text, visibility, memberId }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const isInternal = visibility === 'internal'
      return create(
        `service/tickets/${ticketId}/notes`,
        {
          text,
          detailDescriptionFlag: !isInternal,
          internalAnalysisFlag: isInternal,
          resolutionFlag: false,
          customerUpdatedFlag: false,
          processNotifications: false,
          ...member(memberId),
        },
        signal,
      )
    },

    async addTime(ticketId, { memberId, from, hours, text }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const board = await boardOfChoices(chosen, ticketId, readBack, signal)
      if (!board.ok) return board
      const choice = (name: 'workType' | 'timeRole' | 'billing') => chosenFor(chosen, board.value, name)
      const [workType, workRole, billing] = [choice('workType'), choice('timeRole'), choice('billing')]
      // Some members need an end, and it must not contradict the hours: what was rounded up, or worked with gaps, ends there.
      const start = Math.floor(from / 1000)
      return create(
        'time/entries',
        {
          chargeToType: 'ServiceTicket',
          chargeToId: Number(ticketId),
          ...member(memberId),
          timeStart: stamp(start),
          timeEnd: stamp(start + Math.round(hours * 3600)),
          actualHours: hours,
          notes: text,
          ...(idPattern.test(workType) ? { workType: { id: Number(workType) } } : {}),
          ...(idPattern.test(workRole) ? { workRole: { id: Number(workRole) } } : {}),
          ...(billing === '' ? {} : { billableOption: billing }),
          addToDetailDescriptionFlag: false,
          addToInternalAnalysisFlag: true,
          addToResolutionFlag: false,
          emailContactFlag: false,
          emailResourceFlag: false,
          emailCcFlag: false,
        },
        signal,
      )
    },

    async setStatus(ticketId, statusId, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      if (!idPattern.test(statusId)) return psaFailed('refused', 'ConnectWise has no such status.')
      // The whole status: an edit of `status/id` is answered like a success and changes nothing.
      const answer = await json({
        method: 'PATCH',
        path: `service/tickets/${ticketId}`,
        body: [{ op: 'replace', path: 'status', value: { id: Number(statusId) } }],
        signal,
      })
      return answer.ok ? psaOk(null) : answer
    },

    async attach(ticketId, { name, type, bytes, visibility }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const form = new FormData()
      form.set('recordType', 'Ticket')
      form.set('recordId', ticketId)
      form.set('title', cut(name, 100, 99))
      // What is not private is shown in the portal of the client.
      form.set('privateFlag', String(visibility === 'internal'))
      form.set('readOnlyFlag', 'false')
      form.set('isAvatar', 'false')
      form.set('file', new File([new Uint8Array(bytes)], name, { type }))
      return create('system/documents', form, signal)
    },

    async attached(ticketId, { name, bytes }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const query = new URLSearchParams({ recordType: 'Ticket', recordId: ticketId }).toString()
      const all = { most: Infinity, pageSize: 200 }
      const found = await readAll({ path: `system/documents?${query}`, signal }, Document, all)
      if (!found.ok) return found
      const same = found.value.filter(
        (one) => one.fileName === name && (one.size ?? bytes.length) === bytes.length,
      )
      return psaOk(same.map(({ id }) => id))
    },
  }
}
