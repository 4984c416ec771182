import { z } from 'zod'
import { Attachment, Line, Named, Own, Page, RtId, text, Ticket, Transaction } from './shapes.ts'
import { createPsaClient, type PsaAnswer } from '../psa-client.ts'
import {
  psaFailed,
  psaOk,
  type PsaNote,
  type PsaProvider,
  type PsaProviderOptions,
  type PsaResult,
  type PsaStatus,
  type PsaTicket,
  type PsaTicketLine,
  type PsaTicketState,
  type PsaWritten,
} from '../provider.ts'

/** How to reach a Request Tracker 5: its address, the token of the account that Baton uses, and the queue's lifecycle. */
export type RequestTrackerSettings = {
  address: string
  token: string
} & PsaProviderOptions

/** RT's statuses that end a ticket, where a lifecycle does not name others. */
const inactive = new Set(['resolved', 'rejected', 'deleted'])

/** A time as RT writes it; it has `1970-01-01T00:00:00Z` for none. */
const timeOf = (value: string): number | null => {
  const at = Date.parse(value)
  return Number.isNaN(at) || at <= 0 ? null : at
}

/** What RT's refusals say; the same call with status 200 or 201 has sentences that say it went well. */
const refusals =
  /permission denied|isn't a valid status|is not a valid|invalid|can't|could not|couldn't|cannot|not allowed|unable to|no permission|failed|not found|does not exist|must be/iu

/** The sentences of an answer: a list of them, or one. */
const sentencesIn = (body: string): string[] => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (Array.isArray(parsed)) return parsed.map(String)
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return [String(parsed.message)]
  } catch {
    // Not one of its own answers.
  }
  return []
}

/** RT writes its own idea of its address into links; which page comes next is all that counts. */
const pathOf = (link: string): string => {
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}

const noCallbacks = () =>
  psaFailed('refused', 'Request Tracker calls no one. Baton asks it for changes instead.')

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** A value inside a query of RT, where a quote ends it. */
const quoted = (value: string): string => `'${value.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`

/** Request Tracker 5 over REST 2. Facts: each was run against a real one. */
export const createRequestTracker = ({
  address,
  token,
  timeoutMs,
  pageSize = 100,
}: RequestTrackerSettings): PsaProvider => {
  const root = new URL(address.endsWith('/') ? address : `${address}/`)
  const client = createPsaClient({
    base: new URL('REST/2.0/', root),
    authHeaders: () => Promise.resolve(psaOk({ authorization: `token ${token}` })),
    concurrency: 4,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    reasonIn: (body) => sentencesIn(body).join(' '),
  })

  const read = async <T>(path: string, shape: z.ZodType<T>, signal: AbortSignal): Promise<PsaResult<T>> => {
    const result = await client.json({ path, signal })
    if (!result.ok) return result
    const parsed = shape.safeParse(result.value.body)
    return parsed.success
      ? psaOk(parsed.data)
      : psaFailed('unavailable', 'Request Tracker answered with something unexpected. Check the address.')
  }

  /** All items behind a path, page after page: `pages` and `total` may be missing, `next_page` is what counts. */
  const readAll = async <T>(path: string, shape: z.ZodType<T>, most: number, signal: AbortSignal) => {
    const items: T[] = []
    for (let next: string | null = path; next !== null && items.length < most;) {
      const page: PsaResult<z.infer<typeof Page>> = await read(next, Page, signal)
      if (!page.ok) return page
      items.push(...page.value.items.flatMap((item) => shape.safeParse(item).data ?? []))
      next =
        page.value.next_page === null || page.value.next_page === undefined
          ? null
          : pathOf(page.value.next_page)
    }
    return psaOk(items.slice(0, most))
  }

  /**
   * The id of the transaction that an answer to a comment names. RT answers 201 with a list of sentences of which any can be
   * a refusal: the first one is about the text itself.
   */
  const written = (answer: PsaAnswer): PsaResult<PsaWritten> => {
    const [first = ''] = sentencesIn(answer.text)
    if (refusals.test(first) && !/added|recorded/iu.test(first)) return psaFailed('refused', first)
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    return psaOk({ id, warning: '' })
  }

  const comment = async (
    ticketId: string,
    way: 'comment' | 'correspond',
    body: Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<PsaResult<PsaWritten>> => {
    const result = await client.request({
      method: 'POST',
      path: `ticket/${encodeURIComponent(ticketId)}/${way}`,
      body: { ContentType: 'text/plain', ...body },
      signal,
    })
    return result.ok ? written(result.value) : result
  }

  const rawTicket = (id: string, signal: AbortSignal) =>
    /^\d{1,18}$/u.test(id)
      ? read(`ticket/${id}?fields[Queue]=Name`, Ticket, signal)
      : Promise.resolve(psaFailed('not_found', 'Request Tracker has no such ticket.'))

  const deepLink = (id: string) => new URL(`Ticket/Display.html?id=${encodeURIComponent(id)}`, root).href

  const lineOf = (line: z.infer<typeof Line>): PsaTicketLine => ({
    id: line.id,
    number: line.id,
    title: line.Subject,
    status: line.Status,
    client: typeof line.Queue === 'object' ? (line.Queue?.Name ?? '') : (line.Queue ?? ''),
    updatedAt: timeOf(line.LastUpdated),
  })

  const stateOf = (asked: string, ticket: z.infer<typeof Ticket>): PsaTicketState => {
    // A merged ticket is answered with the one that it went into.
    const effective = ticket.EffectiveId?.id ?? ticket.id
    return {
      boardId: ticket.Queue.id,
      statusId: ticket.Status,
      status: ticket.Status,
      closed: inactive.has(ticket.Status),
      mergedInto: effective === asked ? '' : effective,
      updatedAt: timeOf(ticket.LastUpdated),
    }
  }

  return {
    capabilities: { timeEntries: true, attachments: true, authors: false, callbacks: 'none' },

    async verify(signal) {
      // RT 5 has no call that names the token's owner; what they created or own does.
      const own = `Creator = '__CurrentUser__' OR Owner = '__CurrentUser__'`
      const query = new URLSearchParams({ query: own, fields: 'Creator,Owner', per_page: '1' })
      const mine = await readAll(`tickets?${query.toString()}`, Own, 1, signal)
      if (!mine.ok) return mine
      const people = mine.value.flatMap(({ Creator, Owner }) => [Creator?.id, Owner?.id])
      const self = people.find((name) => name !== undefined && name !== 'Nobody')
      const queues = await readAll(`queues/all?fields=Name&per_page=${pageSize}`, Named, 500, signal)
      if (!queues.ok) return queues
      const boards = queues.value.map(({ id, Name = '' }) => ({ id, name: Name }))
      return psaOk({
        signedInAs: self ?? 'the token’s owner',
        accountId: self ?? '',
        boards,
        mayWriteNotes: boards.length > 0,
        mayLogTime: boards.length > 0,
        warnings:
          boards.length > 0
            ? ['Notes show the token’s owner as their author. Baton writes the technician’s name into each.']
            : [
                'This token sees no queue. Give its owner SeeQueue, ShowTicket, CommentOnTicket and ModifyTicket.',
              ],
      })
    },

    async searchTickets({ text: wanted, memberId, openOnly, limit }, signal) {
      const number = /^#?(\d{1,18})$/u.exec(wanted.trim())?.[1]
      const conditions = [
        number === undefined
          ? wanted.trim() === ''
            ? 'id > 0'
            : `(Subject LIKE ${quoted(wanted.trim())} OR Requestor.EmailAddress LIKE ${quoted(wanted.trim())} OR Queue LIKE ${quoted(wanted.trim())})`
          : `id = ${number}`,
        ...(memberId === null ? [] : [`Owner = ${quoted(memberId)}`]),
        ...(openOnly ? [`Status = '__Active__'`] : []),
      ]
      const query = new URLSearchParams({
        query: conditions.join(' AND '),
        orderby: 'LastUpdated',
        order: 'DESC',
        per_page: String(Math.min(pageSize, limit)),
        fields: 'Subject,Status,LastUpdated,Queue',
        'fields[Queue]': 'Name',
      })
      const lines = await readAll(`tickets?${query.toString()}`, Line, Math.min(200, limit), signal)
      return lines.ok ? psaOk(lines.value.map(lineOf)) : lines
    },

    async ticket(id, signal) {
      const found = await rawTicket(id, signal)
      if (!found.ok) return found
      const { value } = found
      const ticket: PsaTicket = {
        id: value.id,
        number: value.id,
        title: value.Subject,
        ...stateOf(id, value),
        client: value.Queue.Name ?? '',
        description: '',
        contact: value.Requestor?.map((person) => person.id).join(', ') ?? '',
        device: '',
        priority: value.Priority === null || value.Priority === undefined ? '' : String(value.Priority),
        dueAt: timeOf(value.Due),
        url: deepLink(value.id),
      }
      return psaOk(ticket)
    },

    async readBack(id, signal) {
      const found = await rawTicket(id, signal)
      return found.ok ? psaOk(stateOf(id, found.value)) : found
    },

    async statuses(boardId, signal) {
      // REST 2 has no list of a lifecycle's statuses: those of the queue's tickets are it, and where the newest can move to.
      const query = new URLSearchParams({
        query: `Queue = ${quoted(boardId)}`,
        orderby: 'LastUpdated',
        order: 'DESC',
        per_page: String(pageSize),
        fields: 'Status',
      })
      const some = await readAll(`tickets?${query.toString()}`, Line, 500, signal)
      if (!some.ok) return some
      const names = new Set(some.value.map(({ Status }) => Status))
      for (const { id } of some.value.slice(0, 5)) {
        const ticket = await rawTicket(id, signal)
        if (!ticket.ok) return ticket
        for (const link of ticket.value.links)
          if (link.ref === 'lifecycle' && link.to !== '') names.add(link.to)
      }
      return psaOk(
        [...names].map((name): PsaStatus => ({ id: name, name, closed: inactive.has(name), noTime: false })),
      )
    },

    choices: () => Promise.resolve(psaOk([])),

    async members(signal) {
      const shape = z
        .object({
          id: RtId,
          Name: text,
          RealName: text,
          EmailAddress: text,
          Disabled: z.union([z.string(), z.number()]).nullish(),
        })
        .loose()
      const query = new URLSearchParams({
        fields: 'Name,RealName,EmailAddress,Disabled',
        per_page: String(pageSize),
      })
      const found = await client.json({
        method: 'POST',
        path: `users?${query.toString()}`,
        body: [{ field: 'Name', operator: 'IS NOT', value: 'NULL' }],
        signal,
      })
      if (!found.ok) return { ok: false, problem: { ...found.problem, mayHaveHappened: false } }
      const page = Page.safeParse(found.value.body)
      const people = (page.data?.items ?? []).flatMap((item) => shape.safeParse(item).data ?? [])
      return psaOk(
        people.map(({ Name, RealName, EmailAddress, Disabled }) => ({
          id: Name,
          name: RealName === '' ? Name : RealName,
          email: EmailAddress,
          active: Number(Disabled ?? 0) === 0,
        })),
      )
    },

    async notes(ticketId, signal) {
      const history = await readAll(
        `ticket/${encodeURIComponent(ticketId)}/history?fields=Type,Created,Creator&per_page=${pageSize}`,
        Transaction,
        5000,
        signal,
      )
      if (!history.ok) return history
      const contents = await readAll(
        `ticket/${encodeURIComponent(ticketId)}/attachments?fields=Content,ContentType,TransactionId&per_page=${pageSize}`,
        Attachment,
        5000,
        signal,
      )
      if (!contents.ok) return contents
      const textsOf = new Map<string, string>()
      for (const { TransactionId, Content, ContentType } of contents.value)
        if (ContentType.startsWith('text/plain') && !textsOf.has(TransactionId))
          textsOf.set(TransactionId, Content)
      return psaOk(
        history.value
          .filter(({ Type }) => Type === 'Comment' || Type === 'Correspond' || Type === 'Create')
          .map(({ id, Type, Created, Creator }): PsaNote => ({
            id,
            text: textsOf.get(id) ?? '',
            internal: Type === 'Comment',
            author: typeof Creator === 'object' ? (Creator?.id ?? '') : (Creator ?? ''),
            at: timeOf(Created),
          })),
      )
    },

    // `/comment` is for staff; `/correspond` goes to the client.
    postNote: (ticketId, { text: content, visibility }, signal) =>
      comment(ticketId, visibility === 'internal' ? 'comment' : 'correspond', { Content: content }, signal),

    // `TimeTaken` adds minutes; a change of `TimeWorked` would set them.
    addTime: (ticketId, { hours, text: content }, signal) =>
      comment(ticketId, 'comment', { Content: content, TimeTaken: Math.round(hours * 60) }, signal),

    async setStatus(ticketId, statusId, signal) {
      const result = await client.request({
        method: 'PUT',
        path: `ticket/${encodeURIComponent(ticketId)}`,
        body: { Status: statusId },
        signal,
      })
      if (!result.ok) return result
      // An unknown status or a move that the lifecycle does not have answers 200 and changes nothing.
      const said = sentencesIn(result.value.text)
      const refusal = said.find((sentence) => refusals.test(sentence))
      return refusal === undefined ? psaOk(null) : psaFailed('refused', refusal)
    },

    attach: (ticketId, { name, type, bytes, visibility }, signal) =>
      comment(
        ticketId,
        visibility === 'internal' ? 'comment' : 'correspond',
        {
          Content: name,
          Attachments: [{ FileName: name, FileType: type, FileContent: base64(bytes) }],
        },
        signal,
      ),

    deepLink,

    callbackAddress: (endpoint) => endpoint,
    subscribe: () => Promise.resolve(noCallbacks()),
    readCallback: () => Promise.resolve(noCallbacks()),
  }
}
