import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkTo, parseRoute, type Route } from '../../../../../renderer/state/route/route.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,39}$/)
const maybeId = fc.option(id)
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    name: fc.constantFrom('sessions' as const, 'parked' as const, 'team' as const),
    sessionId: maybeId,
  }),
  fc.record({ name: fc.constantFrom('sessions' as const, 'team' as const), sessionId: id, entryId: id }),
  fc
    .record({ name: fc.constantFrom('sessions' as const, 'team' as const), sessionId: id, besideId: id })
    .filter(({ sessionId, besideId }) => sessionId !== besideId),
  fc.record({
    name: fc.constant('ticket' as const),
    ticket: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,59}$/),
  }),
  fc.record({ name: fc.constant('handoff' as const), handoffId: id }),
  fc.record({
    name: fc.constantFrom('join' as const, 'setup' as const, 'reset' as const),
    code: fc.string({ unit: 'grapheme', maxLength: 40 }),
  }),
  fc
    .constantFrom(
      'queue' as const,
      'notifications' as const,
      'settings' as const,
      'people' as const,
      'saved-notes' as const,
      'shortcuts' as const,
      'rejected' as const,
      'unknown-link' as const,
      'sign-in' as const,
    )
    .map((name) => ({ name })),
)

describe('parseRoute', () => {
  it('gives back every route from its own link', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(linkTo(route))).toEqual(route)
      }),
    )
  })

  it('reads links of toasts, with or without the number sign', () => {
    expect(parseRoute('/handoffs/0190f5d2-7a11.1')).toEqual({ name: 'handoff', handoffId: '0190f5d2-7a11.1' })
    expect(parseRoute('#/sessions/0190')).toEqual({ name: 'sessions', sessionId: '0190' })
    expect(parseRoute('#/sessions/0190/e1.2')).toEqual({
      name: 'sessions',
      sessionId: '0190',
      entryId: 'e1.2',
    })
    expect(parseRoute('#/ticket/48213')).toEqual({ name: 'ticket', ticket: '48213' })
    expect(parseRoute('#/ticket/%3Cscript%3E')).toEqual({ name: 'ticket', ticket: null })
    expect(parseRoute('#/sessions/a+b')).toEqual({ name: 'sessions', sessionId: 'a', besideId: 'b' })
    expect(parseRoute('#/sessions/a+a')).toEqual({ name: 'sessions', sessionId: 'a' })
    expect(parseRoute('/settings/people/')).toEqual({ name: 'people' })
    expect(parseRoute('/queue?from=toast')).toEqual({ name: 'queue' })
  })

  it('leads home from anything that is no address, and never throws', () => {
    const home = { name: 'sessions', sessionId: null }
    for (const path of ['', '#', '/', '/nowhere', '/sessions/a/b/c', '/handoffs/a/b', '//', '/%'])
      expect(parseRoute(path)).toEqual(home)
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(parseRoute(path)).toHaveProperty('name')
      }),
    )
  })

  it('takes no id that could mean something in a path', () => {
    expect(parseRoute('/handoffs/..')).toEqual({ name: 'queue' })
    expect(parseRoute('/handoffs/')).toEqual({ name: 'queue' })
    expect(parseRoute(`/sessions/${'a'.repeat(41)}`)).toEqual({ name: 'sessions', sessionId: null })
    expect(parseRoute('/sessions/a/../b')).toEqual({ name: 'sessions', sessionId: null })
    expect(parseRoute('/sessions/a/..')).toEqual({ name: 'sessions', sessionId: 'a' })
    expect(parseRoute('/join/%E0%A4%A')).toEqual({ name: 'join', code: '' })
  })
})

it('the tabs of the settings lead to their screens', () => {
  for (const name of ['people', 'saved-notes', 'shortcuts'] as const) {
    expect(parseRoute(`/settings/${name}`)).toEqual({ name })
  }
})
