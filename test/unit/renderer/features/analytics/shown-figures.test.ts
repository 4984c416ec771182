import { expect, test } from 'vitest'
import type { FigureAnswer, FigureQuery } from '../../../../../core/domain/session/figures.ts'
import { shownFigures } from '../../../../../renderer/features/analytics/shown-figures.ts'

const asked: FigureQuery = {
  days: 30,
  scope: 'workspace',
  split: 'client',
  teamId: null,
  client: null,
  category: null,
  zone: 'UTC',
}
const known = { state: 'read', query: asked, answer: { counted: 1 } as FigureAnswer } as const

test('figures stay, as what they are, while another question is being answered', () => {
  expect(shownFigures(known, asked, true)).toEqual({ ...known, isOld: false })
  expect(shownFigures(known, { ...asked, days: 7 }, true)).toEqual({ ...known, isOld: true })
})

test('offline, figures of another period or filter don’t stand for those that were asked for', () => {
  expect(shownFigures(known, asked, false)).toEqual({ ...known, isOld: false })
  expect(shownFigures(known, { ...asked, days: 7 }, false)).toEqual({ state: 'offline' })
  expect(shownFigures({ state: 'failed', problem: 'No answer.' }, asked, false)).toEqual({ state: 'offline' })
})
