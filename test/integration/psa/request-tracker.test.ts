import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PsaProvider } from '../../../server/psa/provider.ts'
import { createRequestTracker } from '../../../server/psa/request-tracker/request-tracker.ts'
import { describePsaProvider } from '../../contracts/psa-provider.ts'
import { describeStalePost } from '../../contracts/stale-post.ts'
import { requestTrackerSystem } from '../../support/psa/tried-systems.ts'
import { type FaultProxy, startFaultProxy } from '../../support/psa/fault-proxy.ts'
import {
  type RequestTrackerServer,
  startRequestTracker,
  whyNoRequestTracker,
} from '../../support/psa/request-tracker.ts'
import { problemOf, valueOf } from '../../support/psa/results.ts'

const why = whyNoRequestTracker()
if (why !== null) console.warn(`SKIPPED: Request Tracker was not tried, because ${why}.`)

describe.skipIf(why !== null)('Request Tracker 5, the real one', () => {
  // It takes half a minute to start, so everything here shares one.
  let starting: Promise<RequestTrackerServer> | null = null
  const started = () => (starting ??= startRequestTracker())
  afterAll(async () => {
    await (await starting)?.stop()
  })
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const server = await started()
    const response = await fetch(`${server.url}/REST/2.0/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `token ${server.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return response.json()
  }
  const makeTicket = async (title: string) =>
    ((await call('ticket', { Queue: 'General', Subject: title })) as { id: string | number }).id.toString()

  describePsaProvider('Request Tracker', async () => {
    const server = await started()
    return {
      url: server.url,
      connect: (address, credentials, options) =>
        createRequestTracker({
          address,
          token: credentials === 'right' ? server.token : '1-14-nonsense',
          ...options,
        }),
      makeTicket,
      async setDue(ticketId, at) {
        // RT's own word for no time is the beginning of 1970.
        const time = new Date(at ?? 0).toISOString().slice(0, 19).replace('T', ' ')
        const told = await server.perl(`
          my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId});
          my ($ok, $said) = $t->SetDue('${time}'); print $ok ? 'ok' : $said;
        `)
        if (told !== 'ok') throw new Error(`RT set no due date: ${told}`)
      },
      memberId: null,
      statuses: { done: 'resolved', rejected: 'waiting' },
      async truth(ticketId) {
        const told = await server.perl(`
          my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId});
          my (@notes, @files); my $all = $t->Transactions;
          while (my $x = $all->Next) {
            next unless $x->Type =~ /^(Comment|Correspond)$/;
            push @notes, { text => $x->Content(Wrap => 0), internal => $x->Type eq 'Comment' ? JSON::true : JSON::false };
            my $as = $x->Attachments; while (my $a = $as->Next) { push @files, $a->Filename if $a->Filename }
          }
          print JSON->new->utf8->encode({ notes => \\@notes, files => \\@files, hours => $t->TimeWorked / 60, status => $t->Status });
        `)
        const truth = JSON.parse(told) as {
          notes: { text: string; internal: boolean }[]
          hours: number
          status: string
          files: string[]
        }
        return { ...truth, notes: truth.notes.map((note) => ({ ...note, text: note.text.trimEnd() })) }
      },
      // On a machine that is several times slower than usual it takes seconds for a note.
      patienceMs: 10_000,
      longestNote: null,
      stop: () => Promise.resolve(),
    }
  })

  describeStalePost('Request Tracker', async () => ({
    ...requestTrackerSystem(await started()),
    stop: () => Promise.resolve(),
  }))

  describe('where it surprises', () => {
    const { signal } = new AbortController()
    const internal = { title: '', visibility: 'internal', memberId: null } as const
    let server: RequestTrackerServer
    let proxy: FaultProxy
    let psa: PsaProvider

    beforeAll(async () => {
      server = await started()
      proxy = await startFaultProxy(server.url)
      psa = createRequestTracker({ address: proxy.url, token: server.token })
    })
    afterAll(() => proxy?.stop())

    /** Changes what the technician may do in the queue. */
    const change = (what: 'RevokeRight' | 'GrantRight', ...names: string[]) =>
      server.perl(`my $u = RT::User->new(RT->SystemUser); $u->Load('tess'); my $q = RT::Queue->new(RT->SystemUser);
        $q->Load('General'); $u->PrincipalObj->${what}(Right => $_, Object => $q) for qw(${names.join(' ')});`)
    const onTicket = (id: string, program: string) =>
      server.perl(`my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${id}); ${program}`)

    test('says no with 200, and nothing changes', async () => {
      const id = await makeTicket('Refusals')
      for (const status of ['nonsense', 'waiting']) {
        const problem = problemOf(await psa.setStatus(id, status, signal))
        expect(problem).toMatchObject({ kind: 'refused', mayHaveHappened: false })
        expect(problem.message).toContain(status)
      }
      expect(valueOf(await psa.readBack(id, signal))).toMatchObject({ statusId: 'new', closed: false })
    })

    test('says that a right is missing with 400, or even with 200', async () => {
      const id = await makeTicket('Rights')
      await change('RevokeRight', 'CommentOnTicket', 'ReplyToTicket', 'ModifyTicket')
      const denied = [
        await psa.postNote(id, { ...internal, text: 'x' }, signal),
        await psa.postNote(id, { ...internal, visibility: 'client', text: 'x' }, signal),
        await psa.setStatus(id, 'open', signal),
      ].map((result) => problemOf(result))
      await change('GrantRight', 'CommentOnTicket', 'ReplyToTicket', 'ModifyTicket')
      expect(denied.map(({ kind, mayHaveHappened }) => [kind, mayHaveHappened])).toEqual(
        denied.map(() => ['forbidden', false]),
      )
      expect(problemOf(await psa.postNote('99999', { ...internal, text: 'x' }, signal)).kind).toBe(
        'not_found',
      )
    })

    test('takes a refusal inside a 201 for what it is', async () => {
      const id = await makeTicket('Refused with 201')
      const answer = (...sentences: string[]) =>
        proxy.next('POST', {
          kind: 'answer',
          status: 201,
          headers: { location: 'https://rt.example.com/REST/2.0/transaction/77' },
          body: JSON.stringify(sentences),
        })
      answer('Permission Denied')
      expect(problemOf(await psa.postNote(id, { ...internal, text: 'x' }, signal)).kind).toBe('forbidden')
      answer('Comments added', "Status 'gone' isn't a valid status for this ticket.")
      const { id: note, warning } = valueOf(await psa.postNote(id, { ...internal, text: 'x' }, signal))
      expect([note, warning]).toEqual(['77', expect.stringContaining("isn't a valid status")])
    })

    test('answers a merged ticket with the one it went into, which notes to it land on', async () => {
      const [parent, child] = [await makeTicket('Parent'), await makeTicket('Child')]
      await onTicket(child, `$t->MergeInto(${parent});`)
      expect(valueOf(await psa.readBack(child, signal)).mergedInto).toBe(parent)
      expect(valueOf(await psa.ticket(child, signal))).toMatchObject({
        id: child,
        title: 'Parent',
        mergedInto: parent,
      })
      expect(valueOf(await psa.readBack(parent, signal)).mergedInto).toBe('')
      valueOf(await psa.postNote(child, { ...internal, text: 'To the child [Baton m]' }, signal))
      for (const id of [parent, child])
        expect(
          valueOf(await psa.notes(id, signal)).filter(({ text }) => text.includes('[Baton m]')),
        ).toHaveLength(1)
    })

    test('would take notes for a deleted ticket, which it is not given', async () => {
      const id = await makeTicket('Deleted')
      await onTicket(id, `$t->__Set(Field => 'Status', Value => 'deleted');`)
      for (const problem of [
        problemOf(await psa.ticket(id, signal)),
        problemOf(await psa.readBack(id, signal)),
        problemOf(await psa.postNote(id, { ...internal, text: 'x' }, signal)),
      ])
        expect(problem).toMatchObject({ kind: 'not_found', mayHaveHappened: false })
      expect(valueOf(await psa.notes(id, signal)).map(({ text }) => text)).not.toContain('x')
    })

    test('reopens a resolved ticket for a note to the client, and not for an internal one', async () => {
      const id = await makeTicket('Reopened')
      valueOf(await psa.setStatus(id, 'resolved', signal))
      valueOf(await psa.postNote(id, { ...internal, text: 'inside' }, signal))
      expect(valueOf(await psa.readBack(id, signal))).toMatchObject({ statusId: 'resolved', closed: true })
      valueOf(await psa.postNote(id, { ...internal, visibility: 'client', text: 'outside' }, signal))
      expect(valueOf(await psa.readBack(id, signal))).toMatchObject({ statusId: 'open', closed: false })
    })

    test('says nothing of a next page to most accounts, which read all of a long history', async () => {
      const id = await makeTicket('Long history')
      await onTicket(id, `for my $n (1 .. 130) { $t->Comment(Content => "Comment $n") }`)
      const text = 'The latest [Baton long]'
      valueOf(await psa.postNote(id, { ...internal, text }, signal))
      const texts = valueOf(await psa.notes(id, signal)).map((note) => note.text.trim())
      for (const wanted of ['Comment 1', 'Comment 130', text])
        expect(texts.filter((one) => one === wanted)).toHaveLength(1)
    })

    test('has more people than one page holds, most of them clients, and all are listed', async () => {
      await server.perl(
        `for my $n (100 .. 205) { my $u = RT::User->new(RT->SystemUser); $u->Create(Name => "client$n") }`,
      )
      const names = valueOf(await psa.members(signal)).map(({ id }) => id)
      expect(names).toEqual(expect.arrayContaining(['client100', 'client205', 'tess']))
      expect(new Set(names).size).toBe(names.length)
    })

    test('has notes that can be read beside large files, and none is taken from a file', async () => {
      const id = await makeTicket('Large files')
      const large = Buffer.alloc(4_000_000, 'log line\n')
      for (const name of ['one.txt', 'two.bin', 'three.txt'])
        valueOf(
          await psa.attach(
            id,
            {
              name,
              type: name.endsWith('txt') ? 'text/plain' : 'application/octet-stream',
              bytes: large,
              visibility: 'internal',
            },
            signal,
          ),
        )
      for (let count = 0; count < 3; count += 1)
        valueOf(await psa.postNote(id, { ...internal, text: `Héllo ${count} [Baton m${count}]` }, signal))
      const texts = valueOf(await psa.notes(id, signal)).map(({ text }) => text)
      for (let count = 0; count < 3; count += 1)
        expect(texts.filter((text) => text.trim() === `Héllo ${count} [Baton m${count}]`)).toHaveLength(1)
      expect(texts.filter((text) => text.includes('log line'))).toEqual([])
      expect(texts.filter((text) => text.includes('one.txt'))).toHaveLength(1)
    })

    test('has files of the same name from mails, of which none is taken for one of Baton', async () => {
      const id = await makeTicket('Two logs')
      const file = { name: 'log.txt', type: 'text/plain', bytes: Buffer.from('the same bytes') }
      const mail = new FormData()
      mail.set('JSON', JSON.stringify({ Content: 'See the log.', ContentType: 'text/plain' }))
      mail.set('Attachments', new File([file.bytes], file.name, { type: file.type }))
      const headers = { authorization: `token ${server.token}` }
      const way = `${server.url}/REST/2.0/ticket/${id}/correspond`
      expect((await fetch(way, { method: 'POST', headers, body: mail })).status).toBe(201)
      expect(valueOf(await psa.attached(id, file, signal))).toEqual([])
      const posted = valueOf(await psa.attach(id, { ...file, visibility: 'internal' }, signal))
      expect(valueOf(await psa.attached(id, file, signal))).toEqual([posted.id])
    })

    test('calls no one', async () => {
      expect(psa.capabilities.callbacks).toBe('none')
      expect(problemOf(await psa.subscribe('https://baton.example/x', 'secret', signal)).kind).toBe('refused')
    })
  })
})

test('says why when there is no Request Tracker', () => {
  expect(why === null || why.length > 10).toBe(true)
})
