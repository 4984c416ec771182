import type { z } from 'zod'
import { cut } from '../../../core/domain/text.ts'
import { containsText, isExact, ofMember, resourcesIn } from './conditions.ts'
import { addressesOf, type ConnectWiseSettings, createConnection } from './connection.ts'
import { lineOf, memberOf, noteOf, noteOfTime, timeOf } from './records.ts'
import { Board, Configuration, Created, Line, Member, Note, Status, Ticket, TimeEntry } from './shapes.ts'
import {
  psaFailed,
  psaOk,
  type PsaNote,
  type PsaProvider,
  type PsaResult,
  type PsaTicket,
  type PsaTicketLine,
} from '../provider.ts'

/** Notes are read in small pages, because each may be long. */
const notesPerPage = 50

/** Longer conditions go into a body: no address may have more than about 2,000 characters. */
const longestConditions = 1200

const idPattern = /^\d{1,9}$/u

/** A time as it takes them: whole seconds of UTC. */
const stamp = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

const noTicket = () =>
  psaFailed(
    'not_found',
    'ConnectWise has no service ticket with this number. Project tickets can’t be used yet.',
  )

/** ConnectWise Manage (PSA), its cloud and own servers, over REST 3.0. Members are known by their identifier. */
export const createConnectWise = (settings: ConnectWiseSettings): PsaProvider => {
  const { company, pageSize = 200 } = settings
  const { web } = addressesOf(settings.address)
  const connection = createConnection(settings)
  const { json, read, readAll } = connection
  const all = { most: Infinity, pageSize }
  let hasAllNotes = true

  const deepLink = (id: string) => {
    const link = new URL('/v4_6_release/services/system_io/Service/fv_sr100_request.rails', web)
    link.search = new URLSearchParams({ service_recid: id, companyName: company }).toString()
    return link.href
  }

  const everyMember = (signal: AbortSignal) =>
    readAll(
      {
        path: 'system/members?fields=identifier,firstName,lastName,primaryEmail,officeEmail,inactiveFlag,licenseClass',
        signal,
      },
      Member,
      all,
    )

  const create = async (path: string, body: unknown, signal: AbortSignal): Promise<PsaResult<string>> => {
    const answer = await json({ method: 'POST', path, body, signal })
    if (!answer.ok) return answer
    const made = Created.safeParse(answer.value.body)
    return made.success
      ? psaOk(made.data.id)
      : psaFailed('unavailable', 'ConnectWise did not say what it saved.', { mayHaveHappened: true })
  }

  const member = (identifier: string | null) => (identifier === null ? {} : { member: { identifier } })

  /**
   * Whether the keys may write, asked with records that can't be saved: a note on ticket 0, time without a start. Rights are
   * said to come first; if they don't, the first real note tells.
   */
  const mayWrite = async (path: string, body: unknown, signal: AbortSignal): Promise<PsaResult<boolean>> => {
    const answer = await json({ method: 'POST', path, body, signal })
    if (answer.ok) return psaOk(true)
    const { problem } = answer
    if (problem.kind === 'forbidden') return psaOk(false)
    return problem.kind === 'refused' || problem.kind === 'not_found'
      ? psaOk(true)
      : { ok: false, problem: { ...problem, mayHaveHappened: false } }
  }

  /** The first discussion note and the devices of a ticket. They only help people: without them it is a ticket all the same. */
  const surroundings = async (id: string, signal: AbortSignal) => {
    const first = new URLSearchParams({ conditions: 'detailDescriptionFlag = true', orderBy: 'id asc' })
    const [notes, devices] = await Promise.all([
      readAll({ path: `service/tickets/${id}/notes?${first.toString()}`, signal }, Note, {
        most: 1,
        pageSize: 1,
      }),
      readAll({ path: `service/tickets/${id}/configurations`, signal }, Configuration, {
        most: 20,
        pageSize: 20,
      }),
    ])
    return {
      description: notes.ok ? (notes.value[0]?.text ?? '') : '',
      device: devices.ok
        ? devices.value
            .map(({ deviceIdentifier, name }) => deviceIdentifier || name)
            .filter((name) => name !== '')
            .join(', ')
        : '',
    }
  }

  const find = async (
    conditions: readonly string[],
    most: number,
    keep: (line: z.infer<typeof Line>) => boolean,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaTicketLine[]>> => {
    const condition = conditions.join(' and ')
    const isLong = condition.length > longestConditions
    // Ids grow with time and are indexed; what was entered or changed last is not, and is slow on a large system.
    const query = new URLSearchParams({
      ...(condition === '' || isLong ? {} : { conditions: condition }),
      orderBy: 'id desc',
      fields: 'id,summary,status/id,status/name,company/name,owner/identifier,resources,_info/lastUpdated',
    }).toString()
    const lines = await readAll(
      isLong
        ? { method: 'POST', path: `service/tickets/search?${query}`, body: { conditions: condition }, signal }
        : { path: `service/tickets?${query}`, signal },
      Line,
      { most, pageSize, keep },
    )
    if (!lines.ok) return { ok: false, problem: { ...lines.problem, mayHaveHappened: false } }
    return psaOk(lines.value.map(lineOf))
  }

  return {
    capabilities: { timeEntries: true, attachments: true, callbacks: 'signed' },

    async verify(signal) {
      const info = await connection.companyInfo(signal)
      if (!info.ok) return info
      const warnings: string[] = []
      const members = await everyMember(signal)
      if (!members.ok) {
        if (members.problem.kind !== 'forbidden') return members
        warnings.push(
          'These keys may not read members, so people can’t be mapped. Let their security role read members.',
        )
      }
      const found = await readAll({ path: 'service/boards', signal }, Board, all)
      if (!found.ok && found.problem.kind !== 'forbidden') return found
      const boards = found.ok ? found.value.filter((board) => !board.inactiveFlag) : []
      if (boards.length === 0)
        warnings.push('These keys see no service board. Let their security role see the boards that you use.')
      const notes = await mayWrite(
        'service/tickets/0/notes',
        { text: '', internalAnalysisFlag: true, processNotifications: false },
        signal,
      )
      if (!notes.ok) return notes
      const time = await mayWrite('time/entries', { chargeToType: 'ServiceTicket', chargeToId: 0 }, signal)
      if (!time.ok) return time
      if (!notes.value)
        warnings.push('These keys may not write notes. Let their security role edit service tickets.')
      if (!time.value) warnings.push('These keys may not log time. Let their security role add time entries.')
      // No call names the keys' own member: if there is only one for programs, it is that.
      const programs = members.ok
        ? members.value.filter(({ licenseClass, inactiveFlag }) => licenseClass === 'A' && !inactiveFlag)
        : []
      const [only] = programs
      return psaOk({
        signedInAs:
          programs.length === 1 && only !== undefined
            ? memberOf(only).name
            : `an API member of ${info.value.CompanyName || company}`,
        boards: boards.map(({ id, name }) => ({ id, name })),
        mayWriteNotes: notes.value,
        mayLogTime: time.value,
        warnings,
      })
    },

    async searchTickets({ text, memberId, openOnly, limit }, signal) {
      const most = Math.min(200, limit)
      const shared = openOnly ? ['closedFlag = false'] : []
      const own = memberId === null ? null : ofMember(memberId)
      if (memberId !== null) {
        if (own === null) return psaOk([])
        shared.push(own)
      }
      const isOwn = (line: z.infer<typeof Line>) =>
        memberId === null ||
        line.owner?.identifier.toLowerCase() === memberId.toLowerCase() ||
        resourcesIn(line.resources).includes(memberId.toLowerCase())

      const wanted = text.trim()
      const number = wanted.replace(/^#/u, '')
      if (idPattern.test(number)) {
        const numbered = await find([`id = ${Number(number)}`, ...shared], most, isOwn, signal)
        if (!numbered.ok || numbered.value.length > 0) return numbered
      }
      if (wanted === '') return find(shared, most, isOwn, signal)
      const inTitle = containsText('summary', wanted)
      const inClient = containsText('company/name', wanted)
      if (inTitle === null || inClient === null) return psaOk([])
      const exact = isExact(wanted)
      const isMeant = ({ summary, company: client }: z.infer<typeof Line>) =>
        exact ||
        [summary, client?.name ?? ''].some((part) => part.toLowerCase().includes(wanted.toLowerCase()))
      return find(
        [`(${inTitle} or ${inClient})`, ...shared],
        most,
        (line) => isOwn(line) && isMeant(line),
        signal,
      )
    },

    async ticket(id, signal) {
      if (!idPattern.test(id)) return noTicket()
      const found = await read(`service/tickets/${id}`, Ticket, signal)
      if (!found.ok) return found.problem.kind === 'not_found' ? noTicket() : found
      const { value } = found
      const ticket: PsaTicket = {
        ...lineOf(value),
        ...(await surroundings(id, signal)),
        boardId: value.board.id,
        statusId: value.status.id,
        closed: value.closedFlag,
        contact: value.contactName,
        priority: value.priority?.name ?? '',
        dueAt: timeOf(value.requiredDate),
        mergedInto: value.mergedParentTicket?.id ?? '',
        url: deepLink(value.id),
      }
      return psaOk(ticket)
    },

    async statuses(boardId, signal) {
      if (!idPattern.test(boardId)) return psaFailed('not_found', 'ConnectWise has no such board.')
      const found = await readAll({ path: `service/boards/${boardId}/statuses`, signal }, Status, all)
      if (!found.ok) return found
      return psaOk(
        found.value
          .filter(({ inactive }) => !inactive)
          .map(({ id, name, closedStatus, timeEntryNotAllowed }) => ({
            id,
            name,
            closed: closedStatus,
            noTime: timeEntryNotAllowed,
          })),
      )
    },

    async members(signal) {
      const found = await everyMember(signal)
      return found.ok
        ? psaOk(found.value.filter(({ licenseClass }) => licenseClass !== 'A').map(memberOf))
        : found
    },

    async notes(ticketId, signal) {
      if (!idPattern.test(ticketId)) return noTicket()
      const everything = { most: Infinity, pageSize: Math.min(pageSize, notesPerPage) }
      const sorted = (notes: PsaNote[]) =>
        psaOk(notes.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)))
      if (hasAllNotes) {
        const found = await readAll(
          { path: `service/tickets/${ticketId}/allNotes`, signal },
          Note,
          everything,
        )
        if (found.ok) return sorted(found.value.map(noteOf))
        if (found.problem.kind !== 'not_found') return found
      }
      // An older server, or no such ticket. There the texts of time entries have to be read from the entries themselves.
      const plain = await readAll({ path: `service/tickets/${ticketId}/notes`, signal }, Note, everything)
      if (!plain.ok) return plain.problem.kind === 'not_found' ? noTicket() : plain
      hasAllNotes = false
      const query = new URLSearchParams({
        conditions: `chargeToType = "ServiceTicket" and chargeToId = ${ticketId}`,
      })
      const time = await readAll({ path: `time/entries?${query.toString()}`, signal }, TimeEntry, everything)
      // Keys that may not read time may not have written any.
      if (!time.ok && time.problem.kind !== 'forbidden') return time
      return sorted([...plain.value.map(noteOf), ...(time.ok ? time.value.map(noteOfTime) : [])])
    },

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

    deepLink,
  }
}
