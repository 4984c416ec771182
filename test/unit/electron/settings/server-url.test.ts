import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../../electron/main/page/content-security-policy.ts'
import { usableServerUrl } from '../../../../electron/main/settings/server-url.ts'

describe('usableServerUrl', () => {
  it.each([
    ['http://127.0.0.1:4280', 'http://127.0.0.1:4280'],
    ['  https://Baton.Example.COM/  ', 'https://baton.example.com'],
    ['https://example.com:443/baton//', 'https://example.com/baton'],
    ['http://localhost:80', 'http://localhost'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('brings %j into one form', (text, url) => {
    expect(usableServerUrl(text)).toBe(url)
  })
  it.each([
    '',
    'example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'app://baton',
    'javascript:alert(1)',
    'https://user:secret@example.com',
    'https://user@example.com',
    'https://example.com?x=1',
    'https://example.com#x',
    'http://[::1]:4280',
    'http://',
    `https://example.com/${'a'.repeat(300)}`,
  ])('refuses %j', (text) => {
    expect(usableServerUrl(text)).toBeNull()
  })
})

describe('contentSecurityPolicy', () => {
  const directives = (url: string): Map<string, string[]> =>
    new Map(
      contentSecurityPolicy(url)
        .split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ')
          return [name, sources]
        }),
    )

  it('opens connections to the one server, over HTTP and as WebSocket', () => {
    expect(directives('http://10.0.0.5:4280/baton').get('connect-src')).toEqual([
      "'self'",
      'http://10.0.0.5:4280',
      'ws://10.0.0.5:4280',
    ])
    expect(directives('https://baton.example.com').get('connect-src')).toEqual([
      "'self'",
      'https://baton.example.com',
      'wss://baton.example.com',
    ])
  })
  it('allows neither eval nor inline scripts nor frames', () => {
    const policy = directives('https://baton.example.com')
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('script-src')).toEqual(["'self'"])
    expect(policy.get('worker-src')).toEqual(["'self'"])
    for (const name of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy.get(name)).toEqual(["'none'"])
    }
    expect(contentSecurityPolicy('https://baton.example.com')).not.toMatch(/unsafe-eval|\*|http:(?!\/\/)/)
  })
  it('cannot be extended by an address that passed the check', () => {
    const hostile = fc
      .array(fc.constantFrom('a', '.', ';', ' ', ',', "'", '*', '\n', '-', '@', '/', '\\', '%3b', ':', '?'), {
        maxLength: 30,
      })
      .map((parts) => `https://example.com${parts.join('')}`)
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl()), (text) => {
        const url = usableServerUrl(text)
        if (url === null) return
        const policy = directives(url)
        expect(policy.size).toBe(12)
        expect(policy.get('connect-src')).toHaveLength(3)
        expect(policy.get('connect-src')?.join('')).not.toMatch(/[;*,\n]/)
      }),
      { numRuns: 2000 },
    )
  })
})
