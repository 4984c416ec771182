import { describe, expect, test } from 'vitest'
import {
  draftFromEdited,
  edited,
  editedFromDraft,
  isEdited,
  onSaved,
  problemOf,
  savedSince,
  takenIn,
  type Edited,
} from '../../../../../renderer/features/editing/edited.ts'

type Form = {
  name: string
  phone: string
  steps: { key: string; wait: string }[]
  due: Record<string, string>
}

const saved = (part: Partial<Form> = {}, version = 1) => ({
  draft: {
    name: 'Front desk',
    phone: '020',
    steps: [{ key: '0', wait: '5' }],
    due: { low: '8 h', high: '1 h' },
    ...part,
  } satisfies Form,
  version,
})
const typed = (one: Edited<Form>, part: Partial<Form>): Edited<Form> => ({
  ...one,
  draft: { ...one.draft, ...part },
})

describe('what someone else saves meanwhile', () => {
  test('is shown at once where nothing was typed', () => {
    const theirs = saved({ phone: '030' }, 2)
    expect(takenIn(edited(saved()), theirs)).toEqual(edited(theirs))
  })

  test('changes nothing that was typed, nor what a save is based on, until someone has chosen', () => {
    const mine = typed(edited(saved()), { name: 'Night desk' })
    const theirs = saved({ name: 'Second line', steps: [] }, 2)
    expect(takenIn(mine, theirs)).toBe(mine)
    expect(savedSince(mine, theirs)).toBe(true)
    expect(mine.begun.version).toBe(1)
  })

  test('keeps what they changed elsewhere when someone goes on with theirs', () => {
    const mine = typed(edited(saved()), { name: 'Night desk', due: { low: '4 h', high: '1 h' } })
    const theirs = saved({ name: 'Second line', steps: [], due: { low: '8 h', high: '30 min' } }, 2)
    const on = onSaved(mine, theirs)
    expect(on.draft).toEqual({
      name: 'Night desk',
      phone: '020',
      steps: [],
      due: { low: '4 h', high: '30 min' },
    })
    expect(on.begun).toEqual(theirs)
    expect(savedSince(takenIn(on, theirs), theirs)).toBe(false)
    expect(isEdited(on)).toBe(true)
  })

  test('is no news if it is the same, in whatever order and by whatever keys', () => {
    const mine = typed(edited(saved()), {
      steps: [{ key: 'new 0', wait: '10' }],
      due: { high: '1 h', low: '8 h' },
    })
    const theirs = saved({ steps: [{ wait: '10', key: '0' }] }, 2)
    expect(takenIn(mine, theirs)).toEqual(edited(theirs))
    expect(takenIn(mine, saved({}, 2)).begun.version).toBe(2)
  })
})

test('what was saved here is no news either, and what was typed on since stays', () => {
  const before = typed(edited(saved()), { due: { low: '60', high: '1 h' }, name: 'Night desk' })
  const stored = saved({ due: { low: '1 h', high: '1 h' }, name: 'Night desk' }, 2)
  const sending = { ...before, sent: { draft: before.draft, saved: stored.draft } }
  expect(takenIn(sending, stored)).toEqual(edited(stored))
  const on = takenIn(typed(sending, { phone: '030' }), stored)
  expect(on.draft).toEqual({ ...stored.draft, phone: '030' })
  expect(on.begun).toEqual(stored)
})

describe('why it wasn’t saved', () => {
  const mine = typed(edited(saved()), { name: 'Night desk' })
  const stored = saved({ name: 'Night desk' }, 2)
  const late = { problem: 'The server didn’t answer in time.', basedOn: 1 }

  test('is said until it turns out that it was: the answer was lost', () => {
    expect(problemOf(mine, null)).toBeNull()
    expect(problemOf(takenIn(mine, saved()), late)).toBe('The server didn’t answer in time.')
    expect(problemOf(takenIn(mine, stored), late)).toBeNull()
    const sent = { ...mine, sent: { draft: mine.draft, saved: stored.draft } }
    expect(problemOf(takenIn(typed(sent, { phone: '030' }), stored), late)).toBeNull()
    expect(problemOf(takenIn(mine, saved({}, 2)), late)).toBeNull()
  })

  test('isn’t said of a save based on what is old by the time it is answered', () => {
    const on = takenIn(mine, stored)
    expect(problemOf(on, { problem: 'Another admin changed this in the meantime.', basedOn: 1 })).toBeNull()
  })
})

describe('what is kept of it on the device', () => {
  const mine = typed(edited(saved()), { name: 'Night desk', steps: [{ key: 'new 0', wait: '10' }] })
  const back = (one: Edited<Form>, now = saved()) => editedFromDraft(draftFromEdited(one), now)

  test('is what was typed, with what it was begun on and what was sent of it', () => {
    expect(back(mine)).toEqual(mine)
    const sending = { ...mine, sent: { draft: mine.draft, saved: saved({ name: 'Night' }).draft } }
    expect(back(sending)).toEqual(sending)
  })

  test('is nothing while nothing would be lost, and nothing begins with what is saved', () => {
    expect(draftFromEdited(edited(saved()))).toBe('')
    const broken = ['', 'no form', '[]', '{"draft":null}', '{"draft":{"name":"x"}}']
    expect(broken.map((text) => editedFromDraft(text, saved()))).toEqual(broken.map(() => edited(saved())))
  })

  test('says so if someone else has saved in the meantime, and drops what was saved after all', () => {
    const theirs = saved({ name: 'Second line' }, 2)
    const one = takenIn(back(mine, theirs), theirs)
    expect(one).toEqual(mine)
    expect(savedSince(one, theirs)).toBe(true)
    const stored = saved({ name: 'Night', steps: mine.draft.steps }, 2)
    const sent = { ...mine, sent: { draft: mine.draft, saved: stored.draft } }
    expect(draftFromEdited(takenIn(back(sent, stored), stored))).toBe('')
  })

  test('has what is saved now of a field that there wasn’t when it was kept', () => {
    const { phone: _, ...older } = mine.draft
    const kept = JSON.stringify({ draft: older, begun: { draft: older, version: 1 }, sent: null })
    expect(editedFromDraft(kept, saved()).draft).toEqual(mine.draft)
  })
})

test('what a form begins with before anything is saved is no news, however it differs by then', () => {
  const first = { ...saved(), version: null }
  const later = { ...saved({ phone: '030' }), version: null }
  const mine = typed(edited<Form>(first), { name: 'Night desk' })
  expect(takenIn(mine, later)).toBe(mine)
  expect(savedSince(mine, later)).toBe(false)
  expect(savedSince(mine, saved({ name: 'Second line' }, 1))).toBe(true)
})
