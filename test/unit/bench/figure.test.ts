import { expect, test } from 'vitest'
import { checkFigure } from '../../bench/report/check.ts'
import { compare, percentile, summaryOf, type Figure } from '../../bench/report/figure.ts'
import { tableOf } from '../../bench/report/table.ts'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

test('a percentile is a value that was measured, whatever the order', () => {
  expect(percentile([3, 1, 2], 0.5)).toBe(2)
  expect(percentile(upTo(100).toReversed(), 0.5)).toBe(50)
  expect(percentile(upTo(1000), 0.99)).toBe(990)
  expect(percentile([7], 0.99)).toBe(7)
  expect(() => percentile([], 0.5)).toThrow('Nothing was measured.')
})

test('of few samples the worst stands for the p99', () => {
  expect(summaryOf({ label: 'few', role: 'baton', samples: upTo(10) })).toMatchObject({
    n: 10,
    p50: 5,
    p99: 10,
  })
  expect(summaryOf({ label: 'many', role: 'baton', samples: upTo(200) })).toMatchObject({
    p50: 100,
    p99: 198,
  })
})

const figure: Figure = {
  name: 'sample',
  title: 'a sample',
  unit: 'ms',
  measures: [
    { label: 'ours', role: 'baton', samples: [6] },
    { label: 'ours, painted', role: 'baton', samples: [30], against: 'painted' },
    { label: 'bare', role: 'floor', samples: [2] },
    { label: 'painted', role: 'floor', samples: [15] },
    { label: 'others', role: 'peer', samples: [12] },
  ],
  notes: ['A note.'],
}

test('a measure is compared with its own floor, ours also with the peers', () => {
  const [ours, painted, bare, , others] = compare(figure)
  expect(ours).toMatchObject({ toFloor: { p50: 3, p99: 3 }, toPeers: [{ peer: 'others', p50: 0.5 }] })
  expect(painted).toMatchObject({ toFloor: { p50: 2 } })
  expect(bare).toMatchObject({ toFloor: null, toPeers: [] })
  expect(others).toMatchObject({ toFloor: { p50: 6 }, toPeers: [] })
})

test('the table holds every measure, its ratios and the notes', () => {
  const lines = tableOf(figure).split('\n')
  expect(lines[0]).toBe('sample: a sample')
  expect(lines.find((line) => line.startsWith('ours '))).toContain('3.00 / 3.00')
  expect(lines.find((line) => line.startsWith('(peer) others'))).toContain('6.00 / 6.00')
  expect(lines.at(-1)).toBe('  A note.')
})

test('a figure without samples, or with what is no number, is no figure', () => {
  const withSamples = (samples: number[]): Figure => ({
    ...figure,
    measures: [{ label: 'one', role: 'baton', samples }],
  })
  expect(() => checkFigure(withSamples([1, 0]))).not.toThrow()
  expect(() => checkFigure(withSamples([]))).toThrow('nothing was measured')
  expect(() => checkFigure(withSamples([1, Number.NaN]))).toThrow('NaN is no measurement')
})
