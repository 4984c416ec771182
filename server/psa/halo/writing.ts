import { chosenFor } from '../../../core/psa/choices.ts'
import { boardOfChoices } from '../chosen.ts'
import { internalNote } from './choices.ts'
import { type Connection, idPattern, noTicket } from './connection.ts'
import { Action, Agent, Attachments, Saved, saved } from './shapes.ts'
import {
  type NewNote,
  psaFailed,
  psaOk,
  type PsaProvider,
  type PsaProviderOptions,
  type PsaResult,
  type PsaWritten,
} from '../provider.ts'

/** People rarely come and go; their names are asked for again after this long. */
const agentsKeptMs = 300_000

/**
 * Notes, time, statuses and files. Notes and time are actions, which need an outcome; an outcome has settings of its own for
 * who reads an action and who is mailed, so both are always sent, and what was saved is looked at.
 */
export const createWriting = (
  { json, read }: Connection,
  { chosen, now = Date.now }: PsaProviderOptions & { now?: () => number },
  readBack: PsaProvider['readBack'],
): Pick<PsaProvider, 'postNote' | 'addTime' | 'setStatus' | 'attach' | 'attached'> => {
  let kept: { at: number; names: ReadonlyMap<string, { name: string; active: boolean }> } | null = null

  /** The name that stands as author; Halo takes any text, so it is ours to see that the person is still there. */
  const authorOf = async (memberId: string | null, signal: AbortSignal): Promise<PsaResult<object>> => {
    if (memberId === null) return psaOk({})
    if (kept === null || now() - kept.at > agentsKeptMs) {
      const agents = await read('Agent?includedisabled=true', Agent.array(), signal)
      if (!agents.ok) return agents
      const names = agents.value.map(
        ({ id, name, isdisabled }) => [id, { name, active: !isdisabled }] as const,
      )
      kept = { at: now(), names: new Map(names) }
    }
    const agent = kept.names.get(memberId)
    if (agent === undefined)
      return psaFailed('refused', 'HaloPSA no longer has this agent. Map the technician to another one.')
    return agent.active
      ? psaOk({ who: agent.name, who_agentid: Number(memberId) })
      : psaFailed('refused', `${agent.name} is inactive in HaloPSA. Map the technician to an active agent.`)
  }

  const outcomeFor = async (
    ticketId: string,
    visibility: NewNote['visibility'],
    signal: AbortSignal,
  ): Promise<PsaResult<number>> => {
    const board = await boardOfChoices(chosen, ticketId, readBack, signal)
    if (!board.ok) return board
    const name = visibility === 'internal' ? 'internalNote' : 'clientNote'
    const wanted = chosenFor(chosen, board.value, name) || (visibility === 'internal' ? internalNote : '')
    return idPattern.test(wanted)
      ? psaOk(Number(wanted))
      : psaFailed(
          'refused',
          'No outcome is chosen for notes that the client can read. Choose one in the connection.',
        )
  }

  const act = async (
    ticketId: string,
    {
      visibility,
      memberId,
      ...rest
    }: { visibility: NewNote['visibility']; memberId: string | null; note: string },
    more: object,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaWritten>> => {
    if (!idPattern.test(ticketId)) return noTicket()
    const outcome = await outcomeFor(ticketId, visibility, signal)
    if (!outcome.ok) return outcome
    const author = await authorOf(memberId, signal)
    if (!author.ok) return author
    const isInternal = visibility === 'internal'
    const answer = await json({
      method: 'POST',
      path: 'Actions',
      body: [
        {
          ticket_id: Number(ticketId),
          outcome_id: outcome.value,
          ...rest,
          hiddenfromuser: isInternal,
          sendemail: false,
          send_survey: false,
          ...author.value,
          ...more,
        },
      ],
      signal,
    })
    if (!answer.ok) return answer
    const made = saved(Action).safeParse(answer.value)
    if (!made.success)
      return psaFailed('unavailable', 'HaloPSA did not say what it saved.', { mayHaveHappened: true })
    const { id, hiddenfromuser, new_status: after, old_status: before, new_status_name: status } = made.data
    const warnings = [
      isInternal && hiddenfromuser === false
        ? 'HaloPSA shows this internal note to the client, because its outcome says so. Hide it in HaloPSA and choose another outcome in the connection.'
        : '',
      typeof after === 'number' && typeof before === 'number' && after > 0 && after !== before
        ? `The outcome of the note moved the ticket to ${status || 'another status'}.`
        : '',
    ]
    return psaOk({ id, warning: warnings.filter((one) => one !== '').join(' ') })
  }

  return {
    postNote: (ticketId, { text, visibility, memberId }, signal) =>
      act(ticketId, { visibility, memberId, note: text }, { timetaken: 0 }, signal),

    async addTime(ticketId, { memberId, from, hours, text }, signal) {
      const board = await boardOfChoices(chosen, ticketId, readBack, signal)
      if (!board.ok) return board
      const rate = chosenFor(chosen, board.value, 'billing')
      const start = Math.floor(from / 1000) * 1000
      return act(
        ticketId,
        { visibility: 'internal', memberId, note: text },
        {
          timetaken: hours,
          actionarrivaldate: new Date(start).toISOString(),
          actioncompletiondate: new Date(start + Math.round(hours * 3600) * 1000).toISOString(),
          ...(idPattern.test(rate) ? { chargerate: Number(rate) } : {}),
        },
        signal,
      )
    },

    async setStatus(ticketId, statusId, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      if (!idPattern.test(statusId)) return psaFailed('refused', 'HaloPSA has no such status.')
      const answer = await json({
        method: 'POST',
        path: 'Tickets',
        // There is no call that only changes: this one with an id does.
        body: [{ id: Number(ticketId), status_id: Number(statusId) }],
        signal,
      })
      return answer.ok ? psaOk(null) : answer
    },

    async attach(ticketId, { name, bytes, visibility }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const answer = await json({
        method: 'POST',
        path: 'Attachment',
        body: [
          {
            ticket_id: Number(ticketId),
            filename: name,
            data_base64: Buffer.from(bytes).toString('base64'),
            showforusers: visibility === 'client',
          },
        ],
        signal,
      })
      if (!answer.ok) return answer
      const made = saved(Saved).safeParse(answer.value)
      return made.success
        ? psaOk({ id: made.data.id, warning: '' })
        : psaFailed('unavailable', 'HaloPSA did not say what it saved.', { mayHaveHappened: true })
    },

    async attached(ticketId, { name, bytes }, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const found = await read(`Attachment?ticket_id=${ticketId}`, Attachments, signal)
      if (!found.ok) return found
      const same = found.value.attachments.filter(
        ({ filename, filesize }) => filename === name && (filesize ?? bytes.length) === bytes.length,
      )
      return psaOk(same.map(({ id }) => id))
    },
  }
}
