import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markdownLine } from '../../../../core/domain/text/markdown-text.ts'
import { escalationDocumentation, resolutionDocumentation } from '../../../../core/write-ups/documentation.ts'
import { escalationPackage, withReasonOf } from '../../../../core/write-ups/escalation-package.ts'
import type { Material } from '../../../../core/write-ups/material.ts'
import { plainText } from '../../../../core/write-ups/plain-text.ts'
import { resolutionNote } from '../../../../core/write-ups/resolution-note.ts'
import { sectionsIn } from '../../../../core/write-ups/section.ts'
import {
  makeBranch,
  makeEntry,
  makeFact,
  makeFix,
  makeSession,
  minute,
  nine,
} from '../../../support/samples/make.ts'

const empty: Material = {
  session: makeSession({
    title: 'Outlook does not sync',
    problemSummary: 'Outlook does not sync\nFinance, 4 people',
  }),
  entries: [],
  branches: [],
  facts: [],
  fixes: [],
  handoffs: [],
  names: new Map([
    ['ann', 'Ann Ruiz'],
    ['bo', 'Bo Chen'],
  ]),
}

const step = (id: string, order: number, text: string, over: object = {}, entry: object = {}) =>
  makeEntry({
    id,
    seq: order,
    kind: 'step',
    text,
    at: nine + order * minute,
    step: {
      order,
      type: 'check',
      options: [],
      selected: null,
      freeText: null,
      skipped: false,
      result: null,
      answeredBy: null,
      answeredAt: null,
      toDo: false,
      ...over,
    },
    ...entry,
  })

const worked: Material = {
  ...empty,
  entries: [
    step('e1', 1, 'Does autodiscover answer?', {
      result: { success: false, details: 'points to the old server' },
    }),
    step('e2', 2, 'Is the licence assigned?', { result: { success: true, details: '' } }),
    step('e3', 3, 'Has the record been published?'),
  ],
  facts: [
    makeFact({ id: 'f1', text: 'Webmail works for everyone.', order: 0 }),
    makeFact({ id: 'f2', text: 'Only desktops on the LAN are hit.', order: 1 }),
  ],
  branches: [
    makeBranch({
      id: 'b1',
      label: 'Profile',
      status: 'dead_end',
      reason: 'a new profile fails too',
      order: 0,
    }),
    makeBranch({ id: 'b2', label: 'Split DNS', status: 'active', order: 1 }),
    makeBranch({ id: 'b3', label: 'Proxy', status: 'untried', order: 2 }),
  ],
  session: makeSession({
    ...empty.session,
    problemCategory: 'Email',
    client: 'Harbor Dental',
    activeFixId: 'x1',
    isBranching: true,
    activeBranchId: 'b2',
  }),
}

const bodies = (markdown: string) =>
  Object.fromEntries(sectionsIn(markdown).map(({ heading, body }) => [heading, body]))

/** Solved, and reopened for another fault: `worked` is what was before. */
const reopened = (since: Partial<Material>): Material => ({
  ...worked,
  session: makeSession({
    ...worked.session,
    resolvedAt: null,
    resolutionSummary: 'The old record.',
    resolutionAction: 'Changed the record.',
  }),
  ...since,
  entries: [
    ...worked.entries,
    makeEntry({
      id: 'again',
      seq: 10,
      rev: 50,
      at: nine,
      kind: 'event',
      text: '',
      event: { name: 'reopened', handoffId: null },
    }),
    ...(since.entries ?? []),
  ],
  facts: [...worked.facts, ...(since.facts ?? [])],
  fixes: [
    makeFix({ id: 'x1', text: 'Publish the new record', outcome: 'applied_success' }),
    ...(since.fixes ?? []),
  ],
})

describe('a package that was drafted without the reason', () => {
  const drafted = '## Problem\n\nScans arrive empty.\n\n## Current hypothesis\n\nThe relay.\n'
  test('gets it below the problem, once', () => {
    const whole = withReasonOf(drafted, 'Rights on the relay ')
    expect(whole).toBe(
      '## Problem\n\nScans arrive empty.\n\nEscalated because: Rights on the relay\n\n## Current hypothesis\n\nThe relay.\n',
    )
    expect(withReasonOf(whole, 'Rights on the relay')).toBe(whole)
  })
  test('stays as it is without one, or without a problem', () => {
    expect(withReasonOf(drafted, '  ')).toBe(drafted)
    expect(withReasonOf('The relay.\n', 'Rights')).toBe('The relay.\n')
  })
})

describe('of a session that was reopened', () => {
  const now = reopened({
    entries: [
      {
        ...step('n1', 11, 'Does the scanner answer?', { result: { success: false, details: 'no route' } }),
        at: nine - minute,
      },
    ],
    facts: [makeFact({ id: 'n2', rev: 52, text: 'The scanner moved to floor 2.', createdAt: nine - minute })],
    fixes: [
      makeFix({
        id: 'n3',
        rev: 53,
        text: 'Patch the port',
        outcome: 'applied_success',
        createdAt: nine - minute,
      }),
    ],
  })
  const old = /Webmail|LAN|the record|the new record|autodiscover|Profile|Split DNS/u

  test('the note tells what was found since, whatever the clocks said', () => {
    const note = bodies(resolutionNote(now))
    expect(note).toMatchObject({
      'What we confirmed': '- The scanner moved to floor 2.',
      'Root cause': 'Nothing recorded.',
      Resolution: '- Patch the port',
    })
    expect(JSON.stringify({ ...note, Problem: '' })).not.toMatch(old)
  })

  test('and so does the package', () => {
    const said = bodies(escalationPackage(now, 'rights on the switch'))
    expect(said['What we’ve tried']).toBe('- Does the scanner answer? failed, no route')
    expect(said['What we’ve confirmed']).toBe('- The scanner moved to floor 2.')
    expect(JSON.stringify({ ...said, Problem: '' })).not.toMatch(old)
  })

  test('and in which nothing was recorded since, both tell what there is, without the words it was resolved with', () => {
    const note = bodies(resolutionNote(reopened({})))
    expect(note['What we confirmed']).toContain('Webmail works')
    expect(note).toMatchObject({ 'Root cause': 'Nothing recorded.', Resolution: '- Publish the new record' })
    expect(escalationPackage(reopened({}), '')).toContain('Webmail works')
  })
})

describe('the resolution note', () => {
  test('has its four sections, and says so where nothing was recorded', () => {
    expect(bodies(resolutionNote(empty))).toEqual({
      Problem: expect.stringContaining('Finance, 4 people'),
      'What we confirmed': 'Nothing recorded.',
      'Root cause': 'Nothing recorded.',
      Resolution: 'Nothing recorded.',
    })
  })

  test('tells what is known and what fixed it, and names no colleague and no dead end', () => {
    const fixes = [makeFix({ id: 'x1', text: 'Publish the new record', outcome: 'applied_success' })]
    const note = resolutionNote(
      { ...worked, fixes },
      { summary: 'Autodiscover pointed to the old server.', action: 'Changed the record.' },
    )
    expect(bodies(note)).toMatchObject({
      'What we confirmed': '- Webmail works for everyone.\n- Only desktops on the LAN are hit.',
      'Root cause': 'Autodiscover pointed to the old server.',
      Resolution: 'Changed the record.\n\n- Publish the new record',
    })
    expect(note).not.toMatch(/Ann|Bo|Profile|Proxy/u)
  })

  test('calls a fix provisional while it is being checked', () => {
    const fixes = [
      makeFix({ id: 'x1', text: 'New record', outcome: 'applied_pending', outcomeReason: 'waiting for DNS' }),
    ]
    expect(bodies(resolutionNote({ ...worked, fixes })).Resolution).toBe(
      '- Provisional: New record (still being checked: waiting for DNS)',
    )
  })

  test('takes the cause from the branch that solved it', () => {
    const branches = worked.branches.map((branch) =>
      branch.id === 'b2'
        ? { ...branch, status: 'solved' as const, reason: 'the zone had two records' }
        : branch,
    )
    expect(bodies(resolutionNote({ ...worked, branches }))['Root cause']).toBe(
      'Split DNS: the zone had two records',
    )
  })
})

describe('the escalation package', () => {
  test('tells what was tried with its result, what is thought, and what is open', () => {
    const fixes = [
      makeFix({ id: 'x1', text: 'New record', outcome: 'applied_pending', outcomeReason: 'waiting for DNS' }),
    ]
    const sections = bodies(escalationPackage({ ...worked, fixes }, 'Needs rights on the zone'))
    expect(sections.Problem).toContain('Escalated because: Needs rights on the zone')
    expect(sections['What we’ve tried']).toContain(
      'Does autodiscover answer? failed, points to the old server',
    )
    expect(sections['What we’ve tried']).toContain('Profile: ruled out, a new profile fails too')
    expect(sections['Current hypothesis']).toMatch(/^- New record .*waiting for DNS.*\n- Split DNS$/u)
    expect(sections['Suggested next steps']).toBe(
      '- Check how the fix went: New record\n- Has the record been published?\n- Proxy',
    )
  })

  test('of a session without anything invents nothing', () => {
    const sections = bodies(escalationPackage(empty, ''))
    expect(Object.keys(sections)).toHaveLength(5)
    expect(Object.values(sections).slice(1)).toEqual(Array.from({ length: 4 }, () => 'Nothing recorded.'))
  })

  test('stays readable for a session of thousands of steps, and counts what it leaves out', () => {
    const entries = Array.from({ length: 3000 }, (_, index) =>
      step(`e${index}`, index + 1, `Step ${index} ${'x'.repeat(3000)}`, {
        result: { success: true, details: '' },
      }),
    )
    const text = escalationPackage({ ...empty, entries }, '')
    expect(text.length).toBeLessThan(40_000)
    expect(text).toContain('and 2961 more')
  })
})

describe('the documentation', () => {
  const timing = { endedAt: nine + 95 * minute, workedFor: 40 * minute }

  test('of a resolution has the lines of its form, in UTC', () => {
    expect(
      resolutionDocumentation(worked, {
        ...timing,
        engineerId: 'ann',
        summary: 'Autodiscover pointed to the old server.',
        action: 'Changed the record.',
        includeDiagnosticSteps: true,
      }),
    ).toBe(`SESSION DOCUMENTATION: RESOLVED

Engineer: Ann Ruiz
Date: 2026-11-20 09:00 AM UTC to 2026-11-20 10:35 AM UTC
Duration: 1h 35m
Client: Harbor Dental
Problem: Outlook does not sync
Domain: Email

DIAGNOSIS PATH
1. Check: Does autodiscover answer?
   Failed: points to the old server
2. Check: Is the licence assigned?
   Passed

RESOLUTION
Cause: Autodiscover pointed to the old server.
What was done: Changed the record.
Confidence: Discovery

TIMING
Started: 2026-11-20 09:00 AM UTC
Ended: 2026-11-20 10:35 AM UTC
Duration: 1h 35m
Time worked: 40m`)
  })

  test('of an escalation says Unassigned where no one is named, and leaves steps out where they are not wanted', () => {
    const text = escalationDocumentation(worked, {
      ...timing,
      byId: 'ann',
      to: null,
      reason: 'Needs rights\n# on the zone',
      includeDiagnosticSteps: false,
    })
    expect(text).toContain('Escalated by: Ann Ruiz\nEscalated to: Unassigned')
    expect(text).toContain('REASON\n  Needs rights\n  # on the zone')
    expect(text).toContain('REMAINING HYPOTHESES\n- Split DNS')
    expect(text).toContain('SUGGESTED NEXT STEPS\n- Has the record been published?\n- Proxy')
    expect(text).not.toContain('1. Check')
  })
})

describe('as plain text', () => {
  test('has headings in capitals, dashes, and no Markdown', () => {
    expect(
      plainText(
        '## Root cause\n\n**Two** records, see [the zone](https://dns.example/z)\n* `nslookup -q=mx`\n\n```\n# kept  as is\n```',
      ),
    ).toBe('ROOT CAUSE\nTwo records, see the zone (https://dns.example/z)\n- nslookup -q=mx\n\n# kept  as is')
  })

  test.each([
    '\\\\srv\\share$',
    '# not a heading',
    '*.example.com',
    'a_b_c',
    '<script>',
    '1. not a list',
    'C:\\Users\\x',
  ])('keeps %s as it was typed', (text) => {
    expect(plainText(`## Problem\n\n${markdownLine(text)}`)).toBe(`PROBLEM\n${text}`)
    expect(plainText(`## Problem\n\n- ${markdownLine(text)}`)).toBe(`PROBLEM\n- ${text}`)
  })

  test('keeps any line as it was typed, in time that grows with its length', () => {
    const words = fc.string({
      unit: fc.constantFrom(...Array.from('ab1 \\`*_[]()<>#-+!|~&.$')),
      maxLength: 40,
    })
    fc.assert(
      fc.property(words, (text) => {
        const shown = text.replace(/\s+/gu, ' ').trim()
        expect(plainText(`## X\n\n- a ${markdownLine(text)}`)).toBe(`X\n- a ${shown}`.trimEnd())
      }),
    )
    const hostile = '[*_`'.repeat(25_000)
    expect(plainText(`## X\n\n${hostile}`).length).toBeGreaterThan(50_000)
  })
})
