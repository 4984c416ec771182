import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../../../core/domain/shapes/collections.ts'
import type { Entry } from '../../../../../core/domain/entry/entry.ts'
import type { Fact } from '../../../../../core/domain/branches/fact.ts'
import type { Session } from '../../../../../core/domain/session/session.ts'
import { searchTextOf, type SearchText } from '../../../../../core/search/texts.ts'
import { createSearchEngine, type SearchEngine } from '../../../../../renderer/data/search/search-engine.ts'
import { createMemoryStore } from '../../../../../renderer/data/search/search-store.ts'
import {
  makeEntry,
  makeFact,
  makeHandoff,
  makeSession,
  makeStep,
  nine,
} from '../../../../support/samples/make.ts'

const session = (id: string, over: Partial<Session> = {}): Change => ({
  collection: 'sessions',
  document: makeSession({
    id,
    title: id,
    problemSummary: 'Nothing yet',
    problemCategory: null,
    psaTicketId: null,
    ...over,
  }),
})
const note = (sessionId: string, id: string, text: string, over: Partial<Entry> = {}): Change => ({
  collection: 'entries',
  document: makeEntry({ id, sessionId, text, ...over }),
})
const fact = (sessionId: string, id: string, text: string, over: Partial<Fact> = {}): Change => ({
  collection: 'facts',
  document: makeFact({ id, sessionId, text, ...over }),
})
const texts = (...changes: Change[]): SearchText[] =>
  changes.map(searchTextOf).filter((text) => text !== null)

const engineWith = async (...changes: Change[]): Promise<SearchEngine> => {
  const engine = createSearchEngine(createMemoryStore())
  await engine.open()
  await engine.take(texts(...changes), 1, { complete: true })
  return engine
}
const found = async (engine: SearchEngine, query: string, limit = 10): Promise<string[]> =>
  (await engine.search(query, { limit })).hits.map(({ sessionId }) => sessionId)

describe('what is found', () => {
  const vpn = session('vpn', {
    title: 'VPN drops every 20 minutes',
    psaTicketId: '48190',
    problemSummary: 'Contoso branch',
  })
  const printer = session('printer', { title: 'Label printer prints blank pages', psaTicketId: 'CW-48191' })
  const mail = session('mail', {
    title: 'Mailbox missing',
    status: 'resolved',
    resolutionSummary: 'Rebuilt the Outlook profile',
    problemCategory: 'e-mail',
    client: 'Fabrikam Finance',
    contact: 'Sofia Meyer, sofia@fabrikam.example',
    device: 'FAB-LT-031',
  })

  test.each([
    ['a word', 'drops', ['vpn']],
    ['words in any order', 'minutes vpn', ['vpn']],
    ['the beginning of a word', 'prin', ['printer']],
    ['a letter too few', 'pinter', ['printer']],
    ['two letters swapped', 'pritner', ['printer']],
    ['a typo in one of two words', 'lable printer', ['printer']],
    ['a ticket', '48190', ['vpn']],
    ['a ticket with its sign', '#48190', ['vpn']],
    ['the beginning of a ticket', '4819', ['printer', 'vpn']],
    ['a ticket with a prefix', 'cw-48191', ['printer']],
    ['another ticket is another one', '48199', []],
    ['the resolution', 'rebuilt profile', ['mail']],
    ['the category', 'e-mail', ['mail']],
    ['the client', 'fabrikam', ['mail']],
    ['the beginning of the client', 'fab', ['mail']],
    ['the contact', 'meyer', ['mail']],
    ['the device', 'FAB-LT-031', ['mail']],
    ['the client and a word of the title', 'fabrikam printer', []],
    ['a note', 'certificate', ['vpn']],
    ['words of which one is in the title and one in a note', 'vpn certificate', ['vpn']],
    ['a fact', 'rekey', ['vpn']],
    ['one word too many', 'vpn drops hourly', ['vpn']],
    ['something else', 'zebra', []],
    ['nothing', '  ', []],
  ])('%s: %s', async (_, query, ids) => {
    const engine = await engineWith(
      vpn,
      printer,
      mail,
      note('vpn', 'e1', 'The certificate expired'),
      fact('vpn', 'f1', 'Fails at the rekey'),
    )
    expect((await found(engine, query)).toSorted()).toEqual(ids.toSorted())
  })

  test('says where it is: the field, the words around it, the entry', async () => {
    const engine = await engineWith(
      vpn,
      note('vpn', 'e1', 'Looked at it'),
      note('vpn', 'e2', 'The certificate expired'),
    )
    const { hits, complete } = await engine.search('certifcate', { limit: 5 })
    expect(complete).toBe(true)
    expect(hits).toEqual([
      {
        sessionId: 'vpn',
        title: 'VPN drops every 20 minutes',
        ticket: '48190',
        ownerId: 'ann',
        status: 'active',
        updatedAt: nine,
        field: 'note',
        titleRanges: [],
        snippet: { text: 'The certificate expired', ranges: [[4, 15]] },
        entryId: 'e2',
        factId: null,
      },
    ])
  })

  test('a fact is named, a title is marked', async () => {
    const engine = await engineWith(vpn, fact('vpn', 'f1', 'Fails at the rekey'))
    expect((await engine.search('rekey', { limit: 1 })).hits[0]).toMatchObject({
      field: 'fact',
      factId: 'f1',
      entryId: null,
    })
    expect((await engine.search('vpn dro', { limit: 1 })).hits[0]).toMatchObject({
      field: 'title',
      snippet: null,
      titleRanges: [
        [0, 3],
        [4, 9],
      ],
    })
  })

  test('steps with their answers are searched, events with words of people too, other documents not', async () => {
    const engine = await engineWith(
      vpn,
      note('vpn', 'e1', 'Ping it', {
        kind: 'step',
        step: makeStep({
          freeText: 'gateway silent',
          result: { success: false, details: 'traceroute stops' },
        }),
      }),
      note('vpn', 'e2', 'payroll at noon', { kind: 'event', event: { name: 'escalated', handoffId: 'h1' } }),
      note('vpn', 'e3', 'said already', { kind: 'event', event: { name: 'started', handoffId: null } }),
      { collection: 'handoffs', document: makeHandoff({ sessionId: 'vpn', engineerNotes: 'secretword' }) },
    )
    for (const query of ['gateway', 'traceroute', 'payroll'])
      expect(await found(engine, query)).toEqual(['vpn'])
    for (const query of ['already', 'secretword']) expect(await found(engine, query)).toEqual([])
  })

  test('right-to-left text, accents, emoji and markup', async () => {
    const engine = await engineWith(
      session('ar', { title: 'الطَّابِعَة لا تعمل' }),
      session('fr', { title: 'Écran noir à l’accueil' }),
      session('emoji', { title: 'Printer 🖨️ on fire 🔥' }),
      session('script', {
        title: '<script>alert(1)</script>',
        problemSummary: '"><img src=x onerror=alert(2)>',
      }),
    )
    expect(await found(engine, 'الطابعة')).toEqual(['ar'])
    expect(await found(engine, 'ecran accueil')).toEqual(['fr'])
    expect(await found(engine, '🖨')).toEqual(['emoji'])
    expect(await found(engine, '<script>')).toEqual(['script'])
    expect((await engine.search('onerror', { limit: 1 })).hits[0]?.snippet?.text).toContain(
      '<img src=x onerror=alert(2)>',
    )
    expect(await found(engine, '__proto__ constructor')).toEqual([])
  })

  test('a megabyte is searched at its beginning and its end; as a query, at its beginning', async () => {
    const log = `first line ${'2026-11-20 ERROR 0x80070005 denied\n'.repeat(30_000)} last words`
    const engine = await engineWith(vpn, note('vpn', 'e1', log, { kind: 'paste' }))
    expect(
      texts(note('vpn', 'e1', log)).map((text) => (text.kind === 'session' ? 0 : text.text.length)),
    ).toEqual([2003])
    expect(await found(engine, '0x80070005')).toEqual(['vpn'])
    expect((await engine.search('last words', { limit: 1 })).hits[0]?.snippet?.text).toMatch(/last words$/)
    expect(await found(engine, log)).toEqual(['vpn'])
  })
})

describe('order', () => {
  test('the exact ticket, then title, problem, resolution, facts, notes', async () => {
    const word = 'firmware'
    const engine = await engineWith(
      note('in-note', 'e1', `${word} `.repeat(5)),
      session('in-note'),
      fact('in-fact', 'f1', `The ${word} is old`),
      session('in-fact'),
      session('in-resolution', { resolutionSummary: `New ${word} from the vendor` }),
      session('in-problem', { problemSummary: `Since the new ${word} nothing works any more` }),
      session('in-title', { title: `Old ${word}` }),
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => session(id)),
    )
    expect(await found(engine, word)).toEqual([
      'in-title',
      'in-problem',
      'in-resolution',
      'in-fact',
      'in-note',
    ])
  })

  test('a whole ticket comes before a title that names it', async () => {
    const engine = await engineWith(
      session('names', { title: '48190 48190', problemSummary: 'See 48190' }),
      session('is', { title: 'Phones', psaTicketId: '48190' }),
    )
    expect(await found(engine, '48190')).toEqual(['is', 'names'])
    expect(await found(engine, '#48190')).toEqual(['is', 'names'])
  })

  test('what is spelled as asked comes before what may have been meant', async () => {
    const engine = await engineWith(
      session('typo', { title: 'Outlooc crashes' }),
      session('note-only'),
      note('note-only', 'e1', 'It is outlook after all'),
    )
    expect(await found(engine, 'outlook')).toEqual(['note-only', 'typo'])
  })

  test('of the same worth the latest first', async () => {
    const at = (id: string, updatedAt: number) => session(id, { title: 'Teams has no sound', updatedAt })
    const engine = await engineWith(at('old', nine - 9), at('new', nine), at('older', nine - 99))
    expect(await found(engine, 'teams sound')).toEqual(['new', 'old', 'older'])
    expect(await found(engine, 'teams', 2)).toEqual(['new', 'old'])
  })
})

describe('changes', () => {
  test('an edited note is found by its new words only', async () => {
    const engine = await engineWith(session('s'), note('s', 'e1', 'The switch is broken'))
    await engine.take(texts(note('s', 'e1', 'The router is broken')), 2, { complete: true })
    expect(await found(engine, 'switch')).toEqual([])
    expect(await found(engine, 'router')).toEqual(['s'])
  })

  test('a removed fact is not found; brought back, it is', async () => {
    const engine = await engineWith(session('s'), fact('s', 'f1', 'Webmail works'))
    await engine.take(texts(fact('s', 'f1', 'Webmail works', { removedAt: nine })), 2, { complete: true })
    expect(await found(engine, 'webmail')).toEqual([])
    await engine.take(texts(fact('s', 'f1', 'Webmail works')), 3, { complete: true })
    expect(await found(engine, 'webmail')).toEqual(['s'])
  })

  test('another status shows at once', async () => {
    const engine = await engineWith(session('s', { title: 'Phones' }))
    await engine.take(texts(session('s', { title: 'Phones', status: 'resolved', psaTicketId: '7' })), 2, {
      complete: true,
    })
    expect((await engine.search('phones', { limit: 1 })).hits[0]).toMatchObject({
      status: 'resolved',
      ticket: '7',
    })
    expect(await found(engine, '#7')).toEqual(['s'])
  })

  test('entries may come before their session', async () => {
    const engine = await engineWith(note('s', 'e1', 'Certificate'))
    expect(await found(engine, 'certificate')).toEqual([])
    await engine.take(texts(session('s')), 2, { complete: true })
    expect(await found(engine, 'certificate')).toEqual(['s'])
  })

  test('what this device did shows on top, and goes without a trace', async () => {
    const engine = await engineWith(session('s', { title: 'Phones' }), fact('s', 'f1', 'Handset dead'))
    const mine = texts(
      session('new', { title: 'Projector' }),
      note('s', 'e9', 'Swapped'),
      fact('s', 'f1', '', { removedAt: nine }),
    )
    await engine.own({ set: mine, gone: [] })
    expect(await found(engine, 'projector')).toEqual(['new'])
    expect(await found(engine, 'swapped')).toEqual(['s'])
    expect(await found(engine, 'handset')).toEqual([])
    await engine.own({ set: [], gone: mine.map(({ key }) => key) })
    expect(await found(engine, 'projector')).toEqual([])
    expect(await found(engine, 'swapped')).toEqual([])
    expect(await found(engine, 'handset')).toEqual(['s'])
  })

  test('a slow disk is waited for', async () => {
    const store = createMemoryStore()
    const engine = createSearchEngine({
      ...store,
      async textsOf(ids) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return store.textsOf(ids)
      },
    })
    await engine.open()
    await engine.take(texts(session('s')), 1, { complete: true })
    expect(await found(engine, 'projector')).toEqual([])
    for (const word of ['projector', 'telescope', 'scanner']) {
      await engine.own({ set: texts(note('s', word, word)), gone: [] })
      expect(await found(engine, word)).toEqual(['s'])
    }
  })

  test('a long pull is not said to be complete before it is', async () => {
    const engine = createSearchEngine(createMemoryStore())
    await engine.open()
    await engine.take(texts(session('s', { title: 'Phones' })), 1, { complete: false })
    expect((await engine.search('phones', { limit: 5 })).complete).toBe(false)
    await engine.take(texts(session('t', { title: 'Phones too' })), 2, { complete: true })
    const answer = await engine.search('phones', { limit: 5 })
    expect(answer.complete).toBe(true)
    expect(answer.hits).toHaveLength(2)
  })

  test('notes of sessions beyond the latest are let go; the rest of them stays', async () => {
    const engine = createSearchEngine(createMemoryStore(), { mostWhole: 10 })
    await engine.open()
    const ids = Array.from({ length: 30 }, (_, index) => `s${index}`)
    const all = ids.flatMap((id, index) => [
      session(id, { title: 'Scanner', updatedAt: nine + index }),
      note(id, `e-${id}`, 'Cable replaced'),
    ])
    await engine.take(texts(...all), 1, { complete: true })
    await engine.settle()
    expect(await found(engine, 'scanner', 99)).toHaveLength(30)
    expect(await found(engine, 'cable', 99)).toEqual(ids.slice(20).toReversed())
    await engine.take(texts(session('s0', { title: 'Scanner', updatedAt: nine + 99 })), 2, { complete: true })
    expect(await found(engine, 'cable', 1)).toEqual(['s0'])
  })
})

describe('between starts', () => {
  test('a new engine over the same store knows all, and what changed since it was saved', async () => {
    const store = createMemoryStore()
    const before = createSearchEngine(store)
    expect(await before.open()).toBe(0)
    await before.take(texts(session('s', { title: 'Phones' }), session('t', { title: 'Phones too' })), 5, {
      complete: true,
    })
    await before.settle()
    await before.own({ set: texts(session('mine', { title: 'Phones of mine' })), gone: [] })
    await before.take(texts(session('t', { title: 'Faxes' })), 7, { complete: true })
    expect((await found(before, 'phones')).toSorted()).toEqual(['mine', 's'])
    await before.close()

    const after = createSearchEngine(store)
    expect(await after.open()).toBe(7)
    expect(await found(after, 'phones')).toEqual(['s'])
    expect(await found(after, 'faxes')).toEqual(['t'])
  })

  test('what was saved with something unanswered in it does not keep that', async () => {
    const store = createMemoryStore()
    const before = createSearchEngine(store)
    await before.open()
    await before.take(texts(session('s', { title: 'Phones' })), 1, { complete: true })
    await before.own({ set: texts(session('s', { title: 'Telescopes' })), gone: [] })
    await before.settle()
    await before.close()
    const after = createSearchEngine(store)
    await after.open()
    expect(await found(after, 'telescopes')).toEqual([])
    expect(await found(after, 'phones')).toEqual(['s'])
  })

  test('an index that cannot be read is rebuilt', async () => {
    const store = createMemoryStore()
    const errors: unknown[] = []
    await store.put(texts(session('s', { title: 'Phones' })), 3)
    await store.writeIndex('[]\n{"serializationVersion":99}', [])
    const engine = createSearchEngine(store, { onError: (error) => errors.push(error) })
    expect(await engine.open()).toBe(3)
    expect(await found(engine, 'phones')).toEqual(['s'])
    expect(errors).toHaveLength(1)
  })

  test('removed, nothing is left', async () => {
    const store = createMemoryStore()
    const engine = createSearchEngine(store)
    await engine.open()
    await engine.take(texts(session('s', { title: 'Phones' })), 5, { complete: true })
    await engine.settle()
    await engine.remove()
    const after = createSearchEngine(store)
    expect(await after.open()).toBe(0)
    expect(await found(after, 'phones')).toEqual([])
  })
})

describe('similar sessions', () => {
  const solved = session('solved', {
    title: 'Outlook stopped syncing after the mailbox migration',
    problemSummary: 'Shared mailbox is missing since the cut-over',
    status: 'resolved',
    resolutionSummary: 'Re-added the\naccount with the new autodiscover record',
  })
  const open = session('open', { title: 'Outlook cannot sync, migration of Friday', updatedAt: nine + 1 })
  const other = session('other', { title: 'Printer in the warehouse prints blank labels' })
  const rest = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => session(id, { title: 'The phone rings twice' }))

  test('the likest first, solved ones before others, with what solved it', async () => {
    const engine = await engineWith(solved, open, other, ...rest)
    const similar = await engine.similar('Outlook will not sync since the migration', { limit: 3 })
    expect(similar.map(({ sessionId }) => sessionId)).toEqual(['solved', 'open'])
    expect(similar[0]?.resolution).toBe('Re-added the account with the new autodiscover record')
    expect(similar[1]?.resolution).toBeNull()
  })

  test('not itself, and nothing rather than something else', async () => {
    const engine = await engineWith(solved, other, ...rest)
    expect(await engine.similar('Outlook sync migration', { exclude: 'solved', limit: 3 })).toEqual([])
    expect(await engine.similar('The laptop was stolen in Paris', { limit: 3 })).toEqual([])
    expect(await engine.similar('Scanner jams on labels', { limit: 3 })).toEqual([])
    expect(await engine.similar('and the of', { limit: 3 })).toEqual([])
    expect(await engine.similar('', { limit: 3 })).toEqual([])
  })
})

describe('an index that grew', () => {
  const word = fc.constantFrom(
    'vpn',
    'printer',
    'prints',
    'outlook',
    'mail',
    'écran',
    '🖨️',
    'الطابعة',
    '48190',
    'sync',
  )
  const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
  const ids = fc.constantFrom('a', 'b', 'c', 'd')
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc
      .record({
        id: ids,
        title: sentence,
        problem: sentence,
        ticket: fc.constantFrom(null, '48190', '7'),
        at: fc.nat(50),
      })
      .map(({ id, title, problem, ticket, at }) =>
        session(id, { title, problemSummary: problem, psaTicketId: ticket, updatedAt: nine + at }),
      ),
    fc
      .record({ id: ids, n: fc.nat(2), text: sentence })
      .map(({ id, n, text }) => note(id, `${id}-e${n}`, text)),
    fc
      .record({ id: ids, n: fc.nat(1), text: sentence, gone: fc.boolean() })
      .map(({ id, n, text, gone }) => fact(id, `${id}-f${n}`, text, { removedAt: gone ? nine : null })),
  )

  test('answers like a fresh one, saved and read in between or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.nat(8),
        sentence,
        async (batches, restart, query) => {
          const store = createMemoryStore()
          let grown = createSearchEngine(store)
          await grown.open()
          for (const [index, batch] of batches.entries()) {
            await grown.take(texts(...batch), index + 1, { complete: true })
            await grown.search('vpn', { limit: 3 })
            if (index !== restart) continue
            await grown.settle()
            await grown.close()
            grown = createSearchEngine(store)
            await grown.open()
          }
          await grown.settle()
          const latest = new Map(batches.flat().map((one) => [`${one.collection}/${one.document.id}`, one]))
          const fresh = await engineWith(...latest.values())
          await fresh.settle()
          for (const asked of [query, 'vpn', 'pritner', 'mai', '48190']) {
            const answer = await grown.search(asked, { limit: 10 })
            expect(answer).toEqual(await fresh.search(asked, { limit: 10 }))
          }
          expect(await grown.similar(query, { limit: 5 })).toEqual(await fresh.similar(query, { limit: 5 }))
        },
      ),
      {
        numRuns: 60,
        // The likeness of `c` was summed up in another order.
        examples: [
          [
            [
              [session('a', { title: '', problemSummary: '' })],
              [
                session('c', { title: 'printer', problemSummary: '48190 prints' }),
                note('a', 'a-e0', 'prints'),
              ],
            ],
            0,
            'prints printer 48190',
          ],
        ],
      },
    )
  })
})

test('whoever asks while the store is being opened waits for it, and what arrives then is kept', async () => {
  const store = createMemoryStore()
  let isOpen = false
  let letOpen: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letOpen = resolve
  })
  const whenOpen = <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (!isOpen) throw new Error('It is not open.')
      return work(...args)
    }
  }
  const errors: unknown[] = []
  const engine = createSearchEngine(
    {
      ...store,
      async open() {
        await gate
        isOpen = true
        return store.open()
      },
      put: whenOpen(store.put),
      textsOf: whenOpen(store.textsOf),
      allSessions: whenOpen(store.allSessions),
      readIndex: whenOpen(store.readIndex),
      changed: whenOpen(store.changed),
    },
    { onError: (error) => errors.push(error) },
  )
  const opening = engine.open()
  await engine.take(texts(session('early', { title: 'Scanner jams' })), 1, { complete: true })
  const asked = engine.search('scaner', { limit: 5 })
  letOpen()
  await opening
  expect((await asked).hits.map(({ sessionId }) => sessionId)).toEqual(['early'])
  expect(errors).toEqual([])
})

describe('while documents come, change and are looked for', () => {
  /** A note whose words no other has. */
  const rare = (id: number, version: number): string =>
    Array.from(
      { length: 60 },
      (_, word) => `w${(id * 7919 + word * 104_729 + version * 31).toString(36)}`,
    ).join(' ')

  test('the words that no session has any more are forgotten, and nothing breaks', async () => {
    const engine = createSearchEngine(createMemoryStore(), {
      tidyAfterMs: 0,
      warmAfterMs: 0,
      onError: (error) => expect.unreachable(String(error)),
      onBroken: (error) => expect.unreachable(String(error.cause)),
    })
    await engine.open()
    const ids = Array.from({ length: 100 }, (_, id) => id)
    for (let version = 0; version < 5; version += 1) {
      const changes = ids.flatMap((id) => [session(`s${id}`), note(`s${id}`, `e${id}`, rare(id, version))])
      await engine.take(texts(...changes), version + 1, { complete: true })
      await Promise.all([
        engine.search('s1 w2', { limit: 5 }),
        engine.settle(),
        engine.search('s3', { limit: 5 }),
      ])
    }
    await engine.settle()
    expect(await found(engine, rare(42, 4).split(' ')[7] ?? '')).toContain('s42')
    expect(await found(engine, rare(42, 0).split(' ')[7] ?? '')).not.toContain('s42')
    await engine.close()
  })

  test('an index that fails says so once, and answers nothing more', async () => {
    const broken: Error[] = []
    const store = createMemoryStore()
    const engine = createSearchEngine(
      {
        ...store,
        textsOf: async () => {
          throw new Error('Cannot be read.')
        },
      },
      { warmAfterMs: 0, onBroken: (error) => broken.push(error) },
    )
    await engine.open()
    await engine.take(texts(session('s')), 1, { complete: true })
    await expect(engine.search('s', { limit: 1 })).rejects.toThrow('The search index failed.')
    await expect(engine.search('s', { limit: 1 })).rejects.toThrow('The search index failed.')
    expect(broken).toMatchObject([{ cause: { message: 'Cannot be read.' } }])
    await engine.close()
  })
})
