import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { markdownCode, markdownLine, markdownText } from '../../../../../core/domain/text/markdown-text.ts'
import {
  exportName,
  sessionJson,
  sessionMarkdown,
  type SessionContents,
} from '../../../../../core/domain/timeline/session-export.ts'
import { assessmentText } from '../../../../../core/domain/enrichment/assessment.ts'
import { makeAssessment } from '../../../../support/samples/enrichment.ts'
import { utcTime } from '../../../../../core/domain/time/utc-time.ts'
import {
  hour,
  makeBranch,
  makeEntry,
  makeFact,
  makeFix,
  makeHandoff,
  makeSession,
  makeStep,
  minute,
  nine,
} from '../../../../support/samples/make.ts'
import { filesOf } from '../../../../../core/domain/timeline/session-files.ts'
import { attachmentOf, fileAttachmentOf, makePng } from '../../../../support/samples/images.ts'

const contents = (over: Partial<SessionContents> = {}): SessionContents => ({
  session: makeSession({ psaTicketId: '48213' }),
  entries: [],
  branches: [],
  facts: [],
  fixes: [],
  handoffs: [],
  names: new Map([
    ['ann', 'Ann'],
    ['bo', 'Bo'],
  ]),
  exportedAt: nine + 5 * hour,
  ...over,
})

describe('times', () => {
  it.each([
    [nine, '2026-11-20 09:00 AM UTC'],
    [nine + 3 * hour, '2026-11-20 12:00 PM UTC'],
    [nine - 9 * hour, '2026-11-20 12:00 AM UTC'],
    [nine + 5 * hour + 6 * minute, '2026-11-20 02:06 PM UTC'],
  ])('are UTC, whatever the zone', (at, text) => {
    expect(utcTime(at)).toBe(text)
  })
})

describe('text in Markdown', () => {
  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['12. no list', '12\\. no list'],
    ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
    ['[link](javascript:x)', '[link\\](javascript:x)'],
    ['![image](x)', '![image\\](x)'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['&lt; | ~~x~~', '\\&lt; | \\~\\~x\\~\\~'],
    ['C:\\Users', 'C:\\Users'],
    ['two\nlines', 'two lines'],
  ])('%j', (typed, line) => {
    expect(markdownLine(typed)).toBe(line)
  })

  it('keeps line breaks and paragraphs', () => {
    expect(markdownText('one\r\ntwo\n\n\nthree')).toBe('one  \ntwo\n\nthree')
  })

  it('keeps what is written from right to left to itself, and drops signs that turn the rest around', () => {
    expect(markdownLine('שלום')).toBe('\u2068שלום\u2069')
    expect(markdownLine('evil\u202Etxt.exe')).toBe('eviltxt.exe')
    expect(markdownText('left\nنعم')).toBe('left  \n\u2068نعم\u2069')
    expect(markdownLine('👩‍👩‍👧 é')).toBe('👩‍👩‍👧 é')
  })

  it('lets no fence out of a code block, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '~', '\n', 'a', ' ') }), (pasted) => {
        const code = markdownCode(pasted)
        const fence = code.split('\n')[0] ?? ''
        expect(code.slice(fence.length, -fence.length)).not.toContain(fence)
      }),
    )
  })
})

describe('a session as Markdown', () => {
  const full = contents({
    session: makeSession({
      psaTicketId: '48213',
      title: 'Outlook <b>bold</b>',
      problemSummary: 'Mail is gone\nfor everyone',
      status: 'resolved',
      resolvedAt: nine + hour,
      resolutionSummary: 'A nested group',
      resolutionAction: 'Granted per person',
    }),
    facts: [
      makeFact({ id: 'f2', order: 2, text: 'Second' }),
      makeFact({ id: 'f1', order: 1, text: 'First' }),
      makeFact({ id: 'f3', order: 3, removedAt: nine, text: 'Gone' }),
    ],
    branches: [
      makeBranch({ id: 'a', label: 'Profile', status: 'dead_end', reason: 'Same with a new one', order: 0 }),
      makeBranch({ id: 'b', label: 'Cache', parentId: 'a', order: 1 }),
      makeBranch({ id: 'c', label: 'Cable', order: 2 }),
    ],
    fixes: [
      makeFix({
        text: 'Rebuild',
        confidence: 70,
        outcome: 'applied_failed',
        outcomeReason: 'No change',
        outcomeBy: 'bo',
        outcomeAt: nine + hour,
      }),
    ],
    handoffs: [makeHandoff({ engineerNotes: 'Need rights', claimedBy: 'bo', claimedAt: nine + hour })],
    entries: [
      makeEntry({ id: 'e1', seq: 1, kind: 'event', text: '', event: { name: 'started', handoffId: null } }),
      makeEntry({
        id: 'e2',
        seq: 2,
        branchId: 'a',
        kind: 'step',
        text: 'Fails on the web?',
        step: makeStep({
          type: 'question',
          options: [{ value: 'y', label: 'Yes' }],
          selected: 'y',
          freeText: 'since noon',
          result: { success: false, details: '' },
        }),
      }),
      makeEntry({ id: 'e3', seq: 3, kind: 'paste', text: 'log ``` line\n\n\n\nend' }),
      makeEntry({ id: 'e5', seq: 5, branchId: 'c', text: 'Swapped it' }),
      makeEntry({ id: 'e4', seq: 4, text: 'Edited', editedAt: nine + minute }),
    ],
  })
  const markdown = sessionMarkdown(full)

  it('says everything that it holds', () => {
    expect(markdown).toContain('# Outlook \\<b>bold\\</b>\n\n- Ticket: #48213\n- Status: resolved')
    expect(markdown).toContain(
      '## What we know\n\n1. First (by Ann 2026-11-20 09:00 AM UTC)\n2. Second (by Ann 2026-11-20 09:00 AM UTC)\n',
    )
    expect(markdown).not.toContain('Gone')
    expect(markdown).toContain(
      '1. **Question** Fails on the web?\n   - Options: Yes\n   - → Yes\n   - → since noon',
    )
    expect(markdown).toContain('   - → Bad sign\n   - On: Profile\n')
    expect(markdown).toContain('· Ann · Question 1 · on Profile\n\nFails on the web?')
    expect(markdown).toContain('- Cable (set aside, by Ann 2026-11-20 09:00 AM UTC)\n')
    expect(markdown).toContain(
      '- Profile (ruled out, by Ann 2026-11-20 09:00 AM UTC): Same with a new one\n  - Cache (untried, by Ann 2026-11-20 09:00 AM UTC)\n',
    )
    expect(markdown).toContain(
      '- Rebuild (suggested by Ann 2026-11-20 09:00 AM UTC · didn’t help, by Bo 2026-11-20 10:00 AM UTC · confidence 70 · No change)',
    )
    expect(markdown).toContain(
      'Ann escalated it to everyone, normal · claimed by Bo 2026-11-20 10:00 AM UTC\n  - Need rights',
    )
    expect(markdown).toContain('## Resolution\n\nA nested group\n\nGranted per person')
    expect(markdown).toContain('· Ann · Note (edited 2026-11-20 09:01 AM UTC)\n\nEdited')
    expect(markdown.endsWith('\n')).toBe(true)
  })

  it('keeps a pasted log as it is', () => {
    expect(markdown).toContain('````\nlog ``` line\n\n\n\nend\n````')
  })

  it('keeps the indentation of a note, and says who asked what is open and that a note is a file', () => {
    const said = sessionMarkdown(
      contents({
        entries: [
          makeEntry({ id: 'e1', text: 'config:\n  dns:\n    - 10.0.0.1' }),
          makeEntry({
            id: 'e2',
            seq: 2,
            kind: 'step',
            authorId: 'bo',
            text: 'Which one?',
            step: makeStep({ type: 'question' }),
          }),
          makeEntry({ id: 'e3', seq: 3, text: '', attachments: [attachmentOf(makePng(), { name: 'Rack' })] }),
        ],
      }),
    )
    expect(said).toContain('```\nconfig:\n  dns:\n    - 10.0.0.1\n```')
    expect(said).toContain('**Question** Which one?\n   - open, by Bo 2026-11-20 09:00 AM UTC')
    expect(said).toContain('· Ann · File\n')
  })

  it('leaves out what is not there', () => {
    const bare = sessionMarkdown(contents())
    expect(bare).not.toMatch(/## (What we know|Branches|Fixes|Handoffs|Resolution|Timeline)/)
    expect(bare).not.toContain('undefined')
    expect(bare).not.toContain('null')
  })
})

it('as JSON holds all documents, with times that people of all zones read', () => {
  const parsed = JSON.parse(
    sessionJson(contents({ entries: [makeEntry({ text: '</script><script>alert(1)</script>' })] })),
  ) as Record<string, unknown>
  expect(parsed).toMatchObject({
    format: 'baton-session',
    version: 1,
    exportedAt: '2026-11-20T14:00:00.000Z',
    session: { id: 's1', createdAt: '2026-11-20T09:00:00.000Z', resolvedAt: null, entryCount: 0 },
    entries: [{ text: '</script><script>alert(1)</script>', at: '2026-11-20T09:00:00.000Z' }],
    people: [
      { id: 'ann', name: 'Ann' },
      { id: 'bo', name: 'Bo' },
    ],
  })
})

describe('the name of the file', () => {
  it.each([
    ['Outlook will not sync!', '48213', 'Outlook will not sync - 48213 - 2026-11-20'],
    ['../../etc/passwd\u0000', null, 'etc passwd - 2026-11-20'],
    ['C:\\Users\\ann: "access" <denied>|*?', null, 'C Users ann access denied - 2026-11-20'],
    ['Größe café', null, 'Größe café - 2026-11-20'],
    ['日本語', 'CW/12', '日本語 - CW-12 - 2026-11-20'],
    ['שלום', null, 'שלום - 2026-11-20'],
    ['…', null, 'Session - 2026-11-20'],
    ['x'.repeat(90), null, `${'x'.repeat(59)} - 2026-11-20`],
  ])('%j', (title, psaTicketId, name) => {
    expect(exportName({ session: makeSession({ title, psaTicketId }), exportedAt: nine })).toBe(name)
  })
})

test('the files of an entry are listed with what they are, under names that stay text', () => {
  const log = fileAttachmentOf(Buffer.from('14:06 up'), { name: 'net[log]on.log', bytes: 3 * 1024 * 1024 })
  const image = attachmentOf(makePng(), { name: 'Router' })
  const entry = makeEntry({ text: 'See these', attachments: [log, image] })
  const markdown = sessionMarkdown(contents({ entries: [entry] }))
  expect(markdown).toContain(`(Log, 3 MB, SHA-256 ${log.hash})`)
  expect(markdown).toContain('- File: net')
  expect(markdown).toContain(`- Image: Router (Image, 4 × 3, 1 KB, SHA-256 ${image.hash})`)
  expect(sessionJson(contents({ entries: [entry] }))).toContain(log.hash)
})

describe('files that come with the document', () => {
  const named = (name: string, seed: string) => fileAttachmentOf(Buffer.from(seed), { name })
  const image = attachmentOf(makePng(), { name: 'Rack [left] (2)' })
  const twice = named('a.log', 'a')
  const entries = [
    makeEntry({ id: 'e1', attachments: [twice, image] }),
    makeEntry({ id: 'e2', seq: 2, attachments: [twice, named('a.log', 'b'), named('50%20 #1?.log', 'c')] }),
  ]

  test('are each in it once, under a name of their own', () => {
    expect(filesOf(entries).map(({ path }) => path)).toEqual([
      'files/1 a.log',
      'files/2 Rack [left] (2).png',
      'files/3 a.log',
      'files/4 50%20 #1-.log',
    ])
  })

  test('are linked and images shown, in links that lead to exactly that name', () => {
    const paths = new Map(filesOf(entries).map(({ attachment, path }) => [attachment.hash, path]))
    const markdown = sessionMarkdown(contents({ entries }), ({ hash }) => paths.get(hash) ?? null)
    expect(markdown).toContain('- File: [a.log](files/1%20a.log) (')
    expect(markdown).toContain('!['.concat('Rack \\[left\\] (2)](files/2%20Rack%20%5Bleft%5D%20%282%29.png)'))
    const links = [...markdown.matchAll(/\]\((files\/[^)]*)\)/g)].map(([, link = '']) =>
      decodeURIComponent(link),
    )
    expect(new Set(links)).toEqual(new Set(paths.values()))
  })

  test('and what could not be read is named without a link', () => {
    expect(sessionMarkdown(contents({ entries }), () => null)).not.toContain('](files')
  })
})

describe('what was added to a handoff', () => {
  const confirmation = { by: 'bo', at: nine + hour, text: 'I take over: the mailbox.', question: false }

  test('the assessment has a section of its own, and what was confirmed stands with its handoff', () => {
    const assessmentData = makeAssessment()
    const handoff = makeHandoff({ assessmentData, assessment: assessmentText(assessmentData), confirmation })
    const markdown = sessionMarkdown(contents({ handoffs: [handoff] }))
    expect(markdown).toContain('## Assessments\n\n### Assessment\n\n')
    expect(markdown).toContain('The local profile is damaged')
    expect(markdown).toContain('(not backed by the notes)')
    expect(markdown).toContain(
      `  - Bo confirmed ${utcTime(nine + hour)}: ${markdownLine('I take over: the mailbox.')}`,
    )
  })

  test('someone’s own version says whose it is; a question is one', () => {
    const assessmentData = makeAssessment({ edited: { by: 'ann', at: nine, text: 'It is the rights.' } })
    const handoff = makeHandoff({
      assessmentData,
      assessment: assessmentText(assessmentData),
      confirmation: { ...confirmation, question: true },
    })
    const markdown = sessionMarkdown(contents({ handoffs: [handoff] }))
    expect(markdown).toContain(`### ${markdownLine(`Assessment, written by Ann ${utcTime(nine)}`)}`)
    expect(markdown).toContain('Bo asked back')
    expect(markdown).not.toContain('The local profile is damaged')
  })

  test('a handoff without either adds nothing', () => {
    expect(sessionMarkdown(contents({ handoffs: [makeHandoff()] }))).not.toContain('Assessment')
  })
})
