import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewNote, PsaProvider } from '../../server/psa/provider.ts'
import { type FaultProxy, nowhere, startFaultProxy } from '../support/psa/fault-proxy.ts'
import { problemOf, valueOf } from '../support/psa/results.ts'

/** A ticket system under test: how to reach it, and what it really holds, told without the provider. */
export type PsaUnderTest = {
  url: string
  /** A provider that speaks to an address in place of `url`; with credentials that are right, or wrong. */
  connect(
    address: string,
    credentials: 'right' | 'wrong',
    options?: { timeoutMs?: number; pageSize?: number },
  ): PsaProvider
  /** Makes a ticket in the system and gives its id. */
  makeTicket(title: string): Promise<string>
  /** Says in the system when a ticket is due; null for no time. */
  setDue(ticketId: string, at: number | null): Promise<void>
  /** The id of a technician who may be the author of notes and time; null where the system only knows the account. */
  memberId: string | null
  statuses: {
    /** A status that a new ticket can move to, and which ends it. */
    done: string
    /** One that the system rejects from there, whatever it answers; null if it takes any. */
    rejected: string | null
  }
  /** What the ticket holds in truth. */
  truth(ticketId: string): Promise<{
    notes: readonly { text: string; internal: boolean }[]
    hours: number
    status: string
    files: readonly string[]
  }>
  /** How long a call is waited for that never gets an answer, in milliseconds: more than the system takes for a note. */
  patienceMs: number
  /** Notes longer than this are refused; null if it takes 100 KB. */
  longestNote: number | null
  stop(): Promise<void>
}

/** What technicians type, and what breaks clients that take it for layout. */
const hostile = [
  'Path \\\\srv\\share$\\x',
  '# not a heading',
  '* not a list',
  '1. not numbered',
  '<b>not bold</b> & <script>alert(1)</script>',
  'tab\there, "quotes", \'single\'',
  'Größe 5 €, 日本語, שלום, 🔧',
].join('\n')

/**
 * What every provider promises, on a real system or a faithful fake of it.
 *
 * @param start null with the reason if the system can't be had here: the suite is then skipped, and says so
 */
export const describePsaProvider = (name: string, start: () => Promise<PsaUnderTest>): void => {
  describe(`${name} as a ticket system`, { timeout: 180_000 }, () => {
    let system: PsaUnderTest
    let proxy: FaultProxy
    let psa: PsaProvider
    const { signal } = new AbortController()
    const note = (text: string, visibility: NewNote['visibility'] = 'internal'): NewNote => ({
      title: 'From Baton',
      text,
      visibility,
      memberId: system.memberId,
    })

    beforeAll(async () => {
      system = await start()
      proxy = await startFaultProxy(system.url)
      psa = system.connect(proxy.url, 'right')
    }, 300_000)
    // One that was to come after a request that never got that far would meet the next test.
    beforeEach(() => proxy.forget())
    afterAll(async () => {
      await proxy?.stop()
      await system?.stop()
    })

    test('says who is signed in and what they may do', async () => {
      await system.makeTicket('For the test')
      const result = valueOf(await psa.verify(signal))
      expect(result.signedInAs).not.toBe('')
      expect(result.boards.length).toBeGreaterThan(0)
      expect([result.mayWriteNotes, result.mayLogTime]).toEqual([true, true])
    })

    test('tells wrong credentials from a system that is away, before anything is written', async () => {
      expect(problemOf(await system.connect(system.url, 'wrong').verify(signal)).kind).toBe('unauthorized')
      const away = system.connect(await nowhere(), 'right')
      expect(problemOf(await away.verify(signal))).toMatchObject({
        kind: 'unavailable',
        mayHaveHappened: false,
      })
      const posted = await away.postNote('1', note('never sent'), signal)
      expect(problemOf(posted)).toMatchObject({ kind: 'unavailable', mayHaveHappened: false })
    })

    test('finds a ticket by its number and by words of its title', async () => {
      const id = await system.makeTicket('Scanner makes O’Neil’s pages blank')
      const { number } = valueOf(await psa.ticket(id, signal))
      const query = { memberId: null, openOnly: true, limit: 50 }
      const byNumber = valueOf(await psa.searchTickets({ ...query, text: number }, signal))
      expect(byNumber.map((line) => line.id)).toEqual([id])
      const byWords = valueOf(await psa.searchTickets({ ...query, text: 'pages blank' }, signal))
      expect(byWords.map((line) => line.id)).toContain(id)
      expect(byWords.find((line) => line.id === id)?.title).toBe('Scanner makes O’Neil’s pages blank')
      // A quote must not end the condition, nor widen it to everything.
      const quoted = valueOf(await psa.searchTickets({ ...query, text: `no" ' such' OR id > 0 %` }, signal))
      expect(quoted).toEqual([])
    })

    test('gives more tickets than one page of the system holds, the latest first', async () => {
      for (let index = 0; index < 7; index += 1) await system.makeTicket(`Many ${index}`)
      const paged = system.connect(proxy.url, 'right', { pageSize: 3 })
      const lines = valueOf(
        await paged.searchTickets({ text: 'Many', memberId: null, openOnly: true, limit: 200 }, signal),
      )
      expect(new Set(lines.map(({ id }) => id)).size).toBe(7)
    })

    test('reads a ticket, and says when there is none', async () => {
      const id = await system.makeTicket('Label printer')
      const ticket = valueOf(await psa.ticket(id, signal))
      expect(ticket).toMatchObject({ id, title: 'Label printer', closed: false, mergedInto: '' })
      expect(ticket.status).not.toBe('')
      expect(new URL(psa.deepLink(id)).href).toContain(id)
      expect(problemOf(await psa.ticket('99999999', signal)).kind).toBe('not_found')
    })

    test('gives when a ticket is due: nothing until it has a time, and the one that it has now', async () => {
      const id = await system.makeTicket('Promised')
      const due = async () => valueOf(await psa.ticket(id, signal)).dueAt
      expect(await due()).toBeNull()
      await system.setDue(id, Date.UTC(2027, 6, 1, 16, 30))
      expect(await due()).toBe(Date.UTC(2027, 6, 1, 16, 30))
      await system.setDue(id, Date.UTC(2027, 0, 4, 9))
      expect(await due()).toBe(Date.UTC(2027, 0, 4, 9))
      await system.setDue(id, null)
      expect(await due()).toBeNull()
    })

    test('lists the statuses of a board, the one of a ticket among them', async () => {
      const id = await system.makeTicket('Statuses')
      const ticket = valueOf(await psa.ticket(id, signal))
      const statuses = valueOf(await psa.statuses(ticket.boardId, signal))
      expect(statuses.map((status) => status.id)).toContain(ticket.statusId)
      for (const status of statuses) expect(status.name).not.toBe('')
    })

    test('lists people with their addresses', async () => {
      const members = valueOf(await psa.members(signal))
      expect(members.some(({ email, active }) => active && email.includes('@'))).toBe(true)
    })

    test('posts an internal note and one for the client, exactly as typed', async () => {
      const id = await system.makeTicket('Notes')
      const inside = valueOf(await psa.postNote(id, note(`${hostile}\n[Baton in]`), signal))
      const outside = valueOf(await psa.postNote(id, note(`${hostile}\n[Baton out]`, 'client'), signal))
      expect([inside.id, outside.id]).not.toContain('')
      expect([inside.warning, outside.warning]).toEqual(['', ''])
      const { notes } = await system.truth(id)
      expect(notes.filter(({ text }) => text.includes('[Baton'))).toEqual([
        { text: `${hostile}\n[Baton in]`, internal: true },
        { text: `${hostile}\n[Baton out]`, internal: false },
      ])
      const read = valueOf(await psa.notes(id, signal))
      expect(read.find((one) => one.id === inside.id)).toMatchObject({ internal: true })
      expect(read.find((one) => one.text.includes('[Baton out]'))?.id).toBe(outside.id)
    })

    test('posts a note of 100 KB whole, or not at all', async () => {
      const id = await system.makeTicket('Long note')
      const text = `${'0123456789 abcdefghijklmnopqrstuvwxyz\n'.repeat(2700)}[Baton end]`
      const posted = await psa.postNote(id, note(text), signal)
      const texts = (await system.truth(id)).notes.map((one) => one.text)
      if (system.longestNote === null) return expect([posted.ok, texts]).toEqual([true, [text]])
      expect(problemOf(posted)).toMatchObject({ kind: 'refused', mayHaveHappened: false })
      expect(texts).toEqual([])
      // As much as it takes, to the last character.
      valueOf(await psa.postNote(id, note(text.slice(-system.longestNote)), signal))
      expect((await system.truth(id)).notes.map((one) => one.text)).toEqual([text.slice(-system.longestNote)])
    })

    test('takes a title of 300 characters with an emoji wherever it is cut', async () => {
      const id = await system.makeTicket('Titles')
      const mechanic = '👩‍🔧'
      for (const before of [248, 254]) {
        const title = `${'t'.repeat(before)}${mechanic.repeat(60)}`
        valueOf(await psa.postNote(id, { ...note(`Cut at ${before}`), title }, signal))
      }
      const { notes } = await system.truth(id)
      expect(notes.map((one) => one.text)).toEqual(['Cut at 248', 'Cut at 254'])
    })

    test('adds time with what was done, and finds its text among the notes', async () => {
      const id = await system.makeTicket('Time')
      const from = Date.UTC(2026, 10, 20, 9)
      const time = {
        memberId: system.memberId,
        from,
        to: from + 40 * 60_000,
        hours: 0.75,
        text: 'Checked DNS [Baton t]',
      }
      valueOf(await psa.addTime(id, time, signal))
      expect((await system.truth(id)).hours).toBeCloseTo(0.75, 2)
      expect(valueOf(await psa.notes(id, signal)).some(({ text }) => text.includes('[Baton t]'))).toBe(true)
    })

    test('sets a status, and reads back whether it stuck', async () => {
      const id = await system.makeTicket('Done')
      valueOf(await psa.setStatus(id, system.statuses.done, signal))
      expect(valueOf(await psa.ticket(id, signal))).toMatchObject({
        statusId: system.statuses.done,
        closed: true,
      })
      expect((await system.truth(id)).status).toBe(system.statuses.done)
      const ticket = valueOf(await psa.ticket(id, signal))
      const { boardId, statusId, status, closed, mergedInto, updatedAt } = ticket
      expect(valueOf(await psa.readBack(id, signal))).toEqual({
        boardId,
        statusId,
        status,
        closed,
        mergedInto,
        updatedAt,
      })
      expect(problemOf(await psa.readBack('99999999', signal)).kind).toBe('not_found')
    })

    test('offers what an admin has to choose, with what is used until then', async () => {
      const { boardId } = valueOf(await psa.ticket(await system.makeTicket('Choices'), signal))
      const choices = valueOf(await psa.choices(boardId, signal))
      for (const choice of choices) {
        expect(choice.required && choice.usual !== '').toBe(false)
        if (choice.usual !== '') expect(choice.options.map(({ id }) => id)).toContain(choice.usual)
      }
      expect(new Set(choices.map((choice) => choice.name)).size).toBe(choices.length)
    })

    test('believes no callback that it can’t prove', async () => {
      const body = new TextEncoder().encode('{"ID":1,"Type":"ticket","Action":"updated"}')
      const read = await psa.readCallback({ headers: {}, body }, 'a-secret-of-the-connection', signal)
      expect(read.ok ? read.value : []).toEqual([])
    })

    test('is not taken in by an answer that says yes and does nothing', async () => {
      if (system.statuses.rejected === null) return expect(system.statuses.rejected).toBeNull()
      const id = await system.makeTicket('Not allowed')
      const before = (await system.truth(id)).status
      const result = await psa.setStatus(id, system.statuses.rejected, signal)
      const after = valueOf(await psa.ticket(id, signal))
      expect([(await system.truth(id)).status, after.statusId]).toEqual([before, before])
      if (!result.ok) expect(result.problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
    })

    test('attaches a file whatever it is called', async () => {
      const id = await system.makeTicket('Files')
      const file = { type: 'text/plain', bytes: new TextEncoder().encode('line one\nline two\n') }
      const names = ['spooler.log', 'Größe 日本 👩‍🔧.log', `${'n'.repeat(220)}👩‍🔧.log`]
      const ids: string[] = []
      for (const called of names)
        ids.push(valueOf(await psa.attach(id, { ...file, name: called, visibility: 'internal' }, signal)).id)
      expect((await system.truth(id)).files).toEqual(names)
      for (const [index, called] of names.entries())
        expect(valueOf(await psa.attached(id, { ...file, name: called }, signal))).toEqual([ids[index]])
      expect(valueOf(await psa.attached(id, { ...file, name: 'other.log' }, signal))).toEqual([])
      const empty = await system.makeTicket('No files')
      expect(valueOf(await psa.attached(empty, { ...file, name: 'spooler.log' }, signal))).toEqual([])
    })

    test('tells files of one name apart, and finds one whatever its bytes are', async () => {
      const id = await system.makeTicket('Files of one name')
      const texts = { short: 'line one\n', long: 'line one\nline two\n', old: 'Gr\u00F6\u00DFe 50\r\n' }
      const files = Object.entries(texts).map(([kind, text]) => ({
        kind,
        file: {
          name: 'spooler.log',
          type: 'text/plain',
          bytes: Uint8Array.from(Buffer.from(text, 'latin1')),
        },
      }))
      for (const { file } of files) {
        expect(valueOf(await psa.attached(id, file, signal))).toEqual([])
        const posted = valueOf(await psa.attach(id, { ...file, visibility: 'internal' }, signal))
        expect(valueOf(await psa.attached(id, file, signal))).toEqual([posted.id])
      }
      expect((await system.truth(id)).files).toEqual(files.map(({ file }) => file.name))
    })

    test.each(['cut_after', 'stall_after'] as const)(
      'says that a note may have landed when its answer never came (%s), and finds it',
      async (kind) => {
        const id = await system.makeTicket(`Lost ${kind}`)
        const impatient = system.connect(proxy.url, 'right', { timeoutMs: system.patienceMs })
        proxy.next('POST', { kind })
        const result = await impatient.postNote(id, note(`Landed [Baton ${kind}]`), signal)
        expect(problemOf(result)).toMatchObject({ kind: 'unavailable', mayHaveHappened: true })
        const read = valueOf(await psa.notes(id, signal))
        expect(read.filter(({ text }) => text.includes(`[Baton ${kind}]`))).toHaveLength(1)
      },
    )

    test('asks once and waits as long as it is told to', async () => {
      const id = await system.makeTicket('Slow down')
      const before = proxy.passed.length
      proxy.next('POST', {
        kind: 'answer',
        status: 429,
        headers: { 'retry-after': '7' },
        body: '<html>slow</html>',
      })
      expect(problemOf(await psa.postNote(id, note('x'), signal))).toMatchObject({
        kind: 'rate_limited',
        retryAfterMs: 7000,
        mayHaveHappened: false,
      })
      const date = new Date(Date.now() + 60_000).toUTCString()
      proxy.next('GET', { kind: 'answer', status: 429, headers: { 'retry-after': date } })
      const { retryAfterMs } = problemOf(await psa.ticket(id, signal))
      expect(retryAfterMs).toBeGreaterThan(50_000)
      expect(
        proxy.passed.slice(before).filter((line) => line.startsWith('POST') && line.includes(id)),
      ).toEqual([])
    })

    test('knows a refusal by its status, whatever stands in it, and has then written nothing', async () => {
      const id = await system.makeTicket('Refused')
      const kinds = {
        403: 'forbidden',
        404: 'not_found',
        409: 'conflict',
        413: 'refused',
        429: 'rate_limited',
      }
      for (const [status, kind] of Object.entries(kinds)) {
        proxy.next('POST', { kind: 'answer', status: Number(status), body: '<html><body>No</body></html>' })
        const problem = problemOf(await psa.postNote(id, note('Not written'), signal))
        expect(problem).toMatchObject({ kind, mayHaveHappened: false, retryAfterMs: null })
        expect(problem.message).not.toContain('<')
      }
      expect((await system.truth(id)).notes).toEqual([])
    })

    test('takes a login page, a redirect and a server error for what they are', async () => {
      const id = await system.makeTicket('Strange answers')
      proxy.next('GET', {
        kind: 'answer',
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      })
      expect(problemOf(await psa.ticket(id, signal)).kind).toBe('unavailable')
      proxy.next('GET', { kind: 'answer', status: 302, headers: { location: 'https://elsewhere.example/' } })
      expect(problemOf(await psa.ticket(id, signal)).kind).toBe('unavailable')
      proxy.next('POST', { kind: 'answer', status: 503, body: 'down' })
      expect(problemOf(await psa.postNote(id, note('x'), signal))).toMatchObject({
        kind: 'unavailable',
        mayHaveHappened: true,
      })
      expect(valueOf(await psa.ticket(id, signal)).id).toBe(id)
    })

    test('stops when it is told to', async () => {
      const stop = new AbortController()
      stop.abort()
      await expect(psa.ticket('1', stop.signal)).rejects.toThrow('aborted')
    })
  })
}
