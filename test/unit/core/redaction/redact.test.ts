import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defaultRedaction,
  secretKinds,
  type RedactionSettings,
} from '../../../../core/domain/text/secret-kinds.ts'
import { redact } from '../../../../core/redaction/redact.ts'

const everything = Object.fromEntries(secretKinds.map((kind) => [kind, true])) as RedactionSettings

describe('redaction', () => {
  test('says what was masked, and how often', () => {
    expect(redact('Login: admin / Sw1tch! and pw: Kx9#mQ2p, card 4539148803436467')).toMatchObject({
      text: 'Login: admin / [password] and pw: [password], card [card number]',
      counts: { password: 2, card: 1 },
    })
  })

  test('leaves addresses, paths and e-mail alone unless they are switched on', () => {
    const text = 'tess@harbor.example at 10.0.0.7 opened \\\\fs01\\scans'
    expect(redact(text).text).toBe(text)
    expect(redact(text, { ...defaultRedaction, ipv4: true, email: true, unc_path: true }).text).toBe(
      '[email address] at [IP address] opened [network path]',
    )
  })

  test('has no mask for a kind that is off', () => {
    expect(redact('pw: Kx9#mQ2p', { ...defaultRedaction, password: false }).text).toBe('pw: Kx9#mQ2p')
  })

  test('shows and masks what a person said, wherever it stands', () => {
    const text = 'pw: Kx9#mQ2p on SRV01, SRV01 rebooted'
    expect(redact(text, defaultRedaction, { mask: ['SRV01'], unmask: ['Kx9#mQ2p'] })).toMatchObject({
      text: 'pw: Kx9#mQ2p on [masked], [masked] rebooted',
      counts: { manual: 2 },
    })
  })

  test('masks the same again only where something is left to mask', () => {
    const once = redact('password: Summer2024! and Bearer 9aB8cD7eF6gH5iJ4').text
    expect(redact(once).text).toBe(once)
  })

  test('changes nothing outside of what it marks', () => {
    const words = fc.constantFrom(
      'password',
      ': ',
      '=',
      'is',
      ' ',
      '\n',
      'Kx9#mQ2p',
      '10.0.0.1',
      'a@b.example',
      '"',
      '\\\\srv\\x',
      'pin',
      '4821',
      'é',
      '🔑',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const { text: out, masked } = redact(text, everything)
        let rebuilt = ''
        let done = 0
        for (const { from, to } of masked) {
          expect(from).toBeGreaterThanOrEqual(done)
          rebuilt += `${text.slice(done, from)}\0`
          done = to
        }
        const shape = (rebuilt + text.slice(done)).split('\0')
        let at = 0
        for (const piece of shape) {
          expect(out.indexOf(piece, at)).toBeGreaterThanOrEqual(at)
          at = out.indexOf(piece, at) + piece.length
        }
      }),
    )
  })

  /** Texts that make backtracking patterns explode: twice the text may take about twice the work, not four times. */
  test.each([
    'password ',
    'password is to ',
    'a.',
    'a@',
    'a@b.',
    '4 ',
    '1:',
    '::',
    '\\\\a\\',
    'eyJa.',
    '-----BEGIN PRIVATE KEY-----',
    'token=',
    'login a/',
    'x://a:',
    'net use \\\\a ',
    'curl -u ',
    'mysql ',
    '"',
    'A1B2C-',
    '123456-',
  ])('reads 400 KB of %j to its end', (unit) => {
    const text = unit.repeat(Math.ceil(400_000 / unit.length))
    expect(redact(text, everything).masked.every(({ from, to }) => from < to)).toBe(true)
  })
})
