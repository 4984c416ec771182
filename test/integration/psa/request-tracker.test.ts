import { describe, expect, test } from 'vitest'
import { createRequestTracker } from '../../../server/psa/request-tracker/request-tracker.ts'
import { describePsaProvider } from '../../contracts/psa-provider.ts'
import { startRequestTracker, whyNoRequestTracker } from '../../support/psa/request-tracker.ts'

const why = whyNoRequestTracker()
if (why !== null) console.warn(`SKIPPED: Request Tracker was not tried, because ${why}.`)

describe.skipIf(why !== null)('Request Tracker 5, the real one', () => {
  describePsaProvider('Request Tracker', async () => {
    const server = await startRequestTracker()
    const call = async (path: string, body?: unknown): Promise<unknown> => {
      const response = await fetch(`${server.url}/REST/2.0/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `token ${server.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return response.json()
    }
    return {
      url: server.url,
      connect: (address, credentials, options) =>
        createRequestTracker({
          address,
          token: credentials === 'right' ? server.token : '1-14-nonsense',
          ...options,
        }),
      async makeTicket(title) {
        const made = (await call('ticket', { Queue: 'General', Subject: title })) as { id: string }
        return made.id
      },
      memberId: null,
      statuses: { done: 'resolved', rejected: 'waiting' },
      async truth(ticketId) {
        const told = server.perl(`
          use JSON; binmode STDOUT, ':raw'; my $t = RT::Ticket->new(RT->SystemUser); $t->Load(${ticketId});
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
      patienceMs: 4000,
      longestNote: null,
      stop: server.stop,
    }
  })
})

test('says why when there is no Request Tracker', () => {
  expect(why === null || why.length > 10).toBe(true)
})
