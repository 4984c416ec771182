import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepLinkIn, deepLinkTo, parseDeepLink } from '../../../../core/bridge/deep-links.ts'
import { Toast } from '../../../../core/bridge/desktop-api.ts'

const id = '01928c1e-7b1a-7c3d-9e4f-0123456789ab'

describe('parseDeepLink', () => {
  it('reads the context screen of a handoff, with the dots of derived ids', () => {
    expect(parseDeepLink(`baton://handoff/${id}.1`)).toEqual({ path: `/handoffs/${id}.1`, toast: null })
  })
  it('reads a session, a bare opening, and the token of a toast', () => {
    expect(parseDeepLink(`baton://session/${id}`)).toEqual({ path: `/sessions/${id}`, toast: null })
    expect(parseDeepLink('baton://open')).toEqual({ path: null, toast: null })
    expect(parseDeepLink('baton://open?toast=00000000000000Ff')).toEqual({
      path: null,
      toast: '00000000000000ff',
    })
  })
  it('reads a ticket, as a ticket system links it', () => {
    expect(parseDeepLink('baton://ticket/48213')).toEqual({ path: '/ticket/48213', toast: null })
    expect(parseDeepLink('baton://ticket/')).toBeNull()
  })
  it('tells a link that looks like ours and is none from any other argument', () => {
    for (const text of ['baton://nonsense', 'BATON:x', 'baton://handoff/..', `baton://${'a'.repeat(300)}`]) {
      expect(deepLinkIn(text)).toEqual({ path: '/unknown-link', toast: null })
    }
    expect(deepLinkIn('baton://ticket/1')).toEqual({ path: '/ticket/1', toast: null })
    for (const text of ['', '--hidden', 'https://baton', ' baton://x']) expect(deepLinkIn(text)).toBeNull()
  })
  it('accepts what browsers and Windows make of it: upper-case scheme and kind, a slash at the end', () => {
    expect(parseDeepLink(`BATON://Handoff/${id}/`)).toEqual({ path: `/handoffs/${id}`, toast: null })
    expect(parseDeepLink('baton://open/')).toEqual({ path: null, toast: null })
  })
  it.each([
    '',
    'baton:',
    'baton://',
    'baton://handoff',
    'baton://handoff/',
    'baton://handoff//',
    `baton:handoff/${id}`,
    `baton://handoffs/${id}`,
    `baton://handoff/${id}/claim`,
    `baton://handoff/${id}#x`,
    `baton://handoff/${id}?x=1`,
    `baton://handoff/${id}?toast=short`,
    `baton://handoff/${id}?toast=0123456789abcdef&x=1`,
    `baton://user@handoff/${id}`,
    'baton://handoff/..',
    'baton://handoff/.',
    'baton://handoff/%2e%2e',
    'baton://handoff/a b',
    `baton://handoff/${'a'.repeat(41)}`,
    `baton://handoff/${'a'.repeat(100_000)}`,
    `https://handoff/${id}`,
    `--profile=baton://handoff/${id}`,
    ` baton://handoff/${id}`,
    `baton://handoff/${id}\n`,
    'javascript:alert(1)',
  ])('refuses %j', (text) => {
    expect(parseDeepLink(text)).toBeNull()
  })
  it('yields only paths that the client accepts as a link, whatever comes in', () => {
    const path = Toast.shape.link
    const alphabet = fc.constantFrom(
      'a',
      'Z',
      '0',
      '-',
      '_',
      '.',
      '/',
      '%',
      '2',
      'e',
      '\\',
      '?',
      '#',
      ' ',
      '\n',
      '&',
    )
    const text = fc.array(alphabet, { maxLength: 60 }).map((parts) => `baton://handoff/${parts.join('')}`)
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (candidate) => {
        const link = parseDeepLink(candidate)
        if (link !== null && link.path !== null) {
          expect(path.safeParse(link.path).success).toBe(true)
          expect(link.path.split('/')).toHaveLength(3)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('deepLinkTo', () => {
  it('comes back as the path it was made for', () => {
    for (const path of [`/handoffs/${id}.1`, `/sessions/${id}`]) {
      expect(parseDeepLink(deepLinkTo(path, null))).toEqual({ path, toast: null })
      expect(parseDeepLink(deepLinkTo(path, '0123456789abcdef'))).toEqual({ path, toast: '0123456789abcdef' })
    }
  })
  it('leaves the path to the token where the grammar has no word for it', () => {
    for (const path of ['/queue', '/notifications', '/handoffs/a/b', '/', '/handoffs/..']) {
      expect(deepLinkTo(path, '0123456789abcdef')).toBe('baton://open?toast=0123456789abcdef')
    }
  })
})

describe('the link of a toast', () => {
  it.each(['/', '/queue', `/handoffs/${id}`, `/handoffs/${id}.1`, '/sessions/a_b-c/'])(
    'accepts %s',
    (link) => {
      expect(Toast.shape.link.safeParse(link).success).toBe(true)
    },
  )
  it.each([
    '',
    'queue',
    '//evil.example',
    '/..',
    '/a/../b',
    '/a/.b',
    '/a?b',
    '/a#b',
    '/a b',
    'https://evil.example',
  ])('refuses %j', (link) => {
    expect(Toast.shape.link.safeParse(link).success).toBe(false)
  })
})
