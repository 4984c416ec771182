import { describe, expect, it } from 'vitest'
import { maxSubjects, type Subject } from '../../../../core/protocol/presence.ts'
import { createPresenceBook } from '../../../../server/sync/presence-book.ts'

const session = (id: string): Subject => ({ kind: 'session', id })

describe('the book of who looks at what', () => {
  it('knows who comes and goes, and tells what changed', () => {
    const book = createPresenceBook()
    expect(book.put('acme', 'ann', 'tab', [session('s1')])).toBe(true)
    expect(book.put('acme', 'ann', 'tab', [session('s1')])).toBe(false)
    expect(book.lookingIn('acme')).toEqual([{ personId: 'ann', subjects: [session('s1')] }])
    expect(book.put('acme', 'ann', 'tab', [session('s2')])).toBe(true)
    expect(book.subjectsOf('acme', 'ann')).toEqual([session('s2')])
    expect(book.put('acme', 'ann', 'tab', [])).toBe(true)
    expect(book.put('acme', 'ann', 'tab', [])).toBe(false)
    expect(book.lookingIn('acme')).toEqual([])
    expect(book.all()).toEqual([])
  })

  it('a handoff is not the session of the same id', () => {
    const book = createPresenceBook()
    book.put('acme', 'ann', 'tab', [session('x')])
    expect(book.put('acme', 'ann', 'tab', [{ kind: 'handoff', id: 'x' }])).toBe(true)
  })

  it('one person on two devices counts once, and is there until both have gone', () => {
    const book = createPresenceBook()
    book.put('acme', 'ann', 'laptop', [session('s1')])
    expect(book.put('acme', 'ann', 'phone', [session('s1')])).toBe(false)
    expect(book.subjectsOf('acme', 'ann')).toEqual([session('s1')])
    expect(book.put('acme', 'ann', 'laptop', [])).toBe(false)
    expect(book.put('acme', 'ann', 'phone', [])).toBe(true)
  })

  it('one person on two devices may look at two things', () => {
    const book = createPresenceBook()
    book.put('acme', 'ann', 'laptop', [session('s1')])
    expect(book.put('acme', 'ann', 'phone', [session('s2')])).toBe(true)
    expect(book.subjectsOf('acme', 'ann')).toEqual([session('s1'), session('s2')])
  })

  it('keeps accounts apart, also for the same person and subject', () => {
    const book = createPresenceBook()
    book.put('acme', 'ann', 'tab', [session('s1')])
    expect(book.lookingIn('other')).toEqual([])
    expect(book.put('other', 'ann', 'tab', [])).toBe(false)
    expect(book.subjectsOf('acme', 'ann')).toHaveLength(1)
  })

  it('drops a source with all its people, but not who is there from elsewhere as well', () => {
    const book = createPresenceBook()
    book.put('acme', 'ann', 'east', [session('s1')])
    book.put('acme', 'bob', 'east', [session('s1')])
    book.put('acme', 'bob', 'west', [session('s1')])
    book.put('other', 'cid', 'east', [session('s9')])
    expect(book.drop('east')).toEqual([
      { accountId: 'acme', personId: 'ann' },
      { accountId: 'other', personId: 'cid' },
    ])
    expect(book.all()).toEqual([
      { accountId: 'acme', looking: { personId: 'bob', subjects: [session('s1')] } },
    ])
    expect(book.drop('east')).toEqual([])
  })

  it('tells of a bounded number of subjects, however many devices someone has', () => {
    const book = createPresenceBook()
    for (let n = 0; n < 100; n += 1) book.put('acme', 'ann', `tab${n}`, [session(`s${n}`)])
    expect(book.subjectsOf('acme', 'ann')).toHaveLength(maxSubjects)
  })
})
