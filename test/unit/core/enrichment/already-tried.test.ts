import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alreadyTried, saysTheSame, triedIndex } from '../../../../core/enrichment/already-tried.ts'
import { stepPairs } from '../../../support/already-tried/pairs.ts'
import { makeBranch, makeEntry, makeFix, makeStep, minute, nine } from '../../../support/samples/make.ts'

const step = (id: string, text: string, over: Parameters<typeof makeStep>[0] = {}, at = nine) =>
  makeEntry({ id, kind: 'step', text, at, step: makeStep({ type: 'action', ...over }) })

describe('which step is like another', () => {
  const scores = (['tuned', 'held-out'] as const).map((part) => {
    const pairs = stepPairs(part)
    const found = pairs.filter(({ next, before }) => saysTheSame(next, before))
    const right = found.filter(({ isSame }) => isSame).length
    const same = pairs.filter(({ isSame }) => isSame).length
    return {
      part,
      pairs: pairs.length,
      same,
      found: found.length,
      right,
      wrong: found.filter(({ isSame }) => !isSame),
    }
  })

  test('it speaks only where it is right, and finds most', () => {
    for (const { part, pairs, same, found, right } of scores)
      console.log(
        `already tried, ${part}: ${pairs} pairs, precision ${((100 * right) / found).toFixed(0)} %, recall ${((100 * right) / same).toFixed(0)} % (${right} of ${same})`,
      )
    expect(scores.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(130)
    for (const { wrong } of scores) expect(wrong).toEqual([])
    const [tuned, heldOut] = scores
    expect((tuned?.right ?? 0) / (tuned?.same ?? 1)).toBeGreaterThanOrEqual(0.95)
    expect((heldOut?.right ?? 0) / (heldOut?.same ?? 1)).toBeGreaterThanOrEqual(0.8)
  })

  test.each([
    ['Don’t restart the server', 'Restart the server'],
    ['', ''],
    ['and', 'the'],
    ['Check', 'Check'],
  ])('says nothing of %j after %j', (next, before) => expect(saysTheSame(next, before)).toBe(false))

  test('every typographic dash and quote of a command is that of the keyboard', () => {
    expect(saysTheSame('Restart‑Service Spooler', 'Stop-Service Spooler')).toBe(false)
    expect(saysTheSame('chkdsk c: –f', 'chkdsk C: /f')).toBe(true)
    expect(saysTheSame('Get-Item -Path “C:\\temp\\a.txt”', 'get-item "C:\\temp\\a.txt"')).toBe(true)
  })

  test('whatever stands around it, a step is never like none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(saysTheSame(`Restart the spooler ${text}`, '')).toBe(false)
        expect(saysTheSame('', `${text} restart the spooler`)).toBe(false)
      }),
    )
  })
})

describe('what was tried in a session', () => {
  const entries = [
    step('e1', 'Restart the print spooler', {
      order: 1,
      result: { success: false, details: 'Jobs still stuck' },
      answeredBy: 'bo',
      answeredAt: nine + minute,
    }),
    step('e2', 'Reinstall the printer driver', { order: 2, toDo: true }),
    step('e3', 'Replace the cable', { order: 3, skipped: true }),
    {
      ...step('e4', 'Ping the gateway', { order: 4, type: 'check', result: { success: true, details: '' } }),
      branchId: 'b1',
    },
    step('e5', 'Rebooted the spooler service', { order: 5 }, nine + 5 * minute),
  ]
  const branches = [
    makeBranch({
      id: 'b1',
      label: 'Group policy',
      status: 'dead_end',
      reason: 'gpresult is clean',
      statusBy: 'bo',
      statusAt: nine,
    }),
    makeBranch({ id: 'b2', label: 'DNS', status: 'active' }),
  ]
  const fixes = [
    makeFix({
      id: 'f1',
      text: 'Recreate the Outlook profile',
      outcome: 'applied_failed',
      outcomeBy: 'cy',
      outcomeAt: nine,
    }),
    makeFix({ id: 'f2', text: 'Update the firmware' }),
  ]
  const index = triedIndex(entries, branches, fixes)

  test('is said with its result, who got it and when, the newest first', () => {
    expect(alreadyTried(index, 'restart spooler')).toMatchObject([
      { kind: 'step', entryId: 'e5', word: 'done', by: 'ann', at: nine + 5 * minute },
      {
        kind: 'step',
        entryId: 'e1',
        order: 1,
        word: 'didn’t help',
        detail: 'Jobs still stuck',
        by: 'bo',
        at: nine + minute,
      },
    ])
  })

  test('reaches across branches, ruled out ones and fixes', () => {
    expect(alreadyTried(index, 'Ping gateway')).toMatchObject([
      { entryId: 'e4', branchId: 'b1', word: 'passed' },
    ])
    expect(alreadyTried(index, 'Check group policies')).toMatchObject([
      { kind: 'branch', id: 'b1', entryId: 'e4', word: 'ruled out', detail: 'gpresult is clean', by: 'bo' },
    ])
    expect(alreadyTried(index, 'Rebuild mail profile')).toMatchObject([
      { kind: 'fix', id: 'f1', entryId: null, word: 'didn’t help', by: 'cy' },
    ])
  })

  test('what is planned is on the list; what was skipped, is being followed or was only suggested, no one did', () => {
    expect(alreadyTried(index, 'Reinstall printer driver')).toMatchObject([{ entryId: 'e2', isOpen: true }])
    expect(alreadyTried(index, 'Swap the patch cable')).toEqual([])
    expect(alreadyTried(index, 'Check DNS')).toEqual([])
    expect(alreadyTried(index, 'Update firmware')).toEqual([])
  })

  test('an index made from the one before it says the same as a new one', () => {
    const more = [...entries.slice(1), step('e6', 'Flushed the DNS cache', { order: 6 })]
    expect(triedIndex(more, branches, fixes, index)).toEqual(triedIndex(more, branches, fixes))
  })

  test('a step with megabytes of output behind it is read by its beginning', () => {
    const long = step('e9', `Ran gpupdate\n${'Policy refresh failed. '.repeat(50_000)}`)
    expect(alreadyTried(triedIndex([long], [], []), 'Update group policy')).toHaveLength(1)
  })
})
