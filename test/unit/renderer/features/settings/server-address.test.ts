import { describe, expect, it } from 'vitest'
import { serverAddressFrom } from '../../../../../renderer/features/settings/server-address.ts'

describe('serverAddressFrom', () => {
  it('makes an address whole', () => {
    expect(serverAddressFrom(' baton.example.com/ ')).toBe('https://baton.example.com')
    expect(serverAddressFrom('localhost:4280')).toBe('http://localhost:4280')
    // Unencrypted on the network only if someone says so.
    expect(serverAddressFrom('192.168.1.4:4280')).toBe('https://192.168.1.4:4280')
    expect(serverAddressFrom('http://baton.example.com')).toBe('http://baton.example.com')
  })

  it('refuses what is none', () => {
    for (const typed of [
      '',
      '   ',
      'ftp://baton.example.com',
      'javascript:alert(1)',
      'https://',
      'two words',
    ]) {
      expect(serverAddressFrom(typed)).toBeNull()
    }
  })
})
