import { expect, test } from 'vitest'
import { deviceName } from '../../../../server/auth/device-name.ts'

const mozilla = 'Mozilla/5.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36`, 'Chrome on Windows'],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0 Safari/537.36 Edg/141.0`,
    'Edge on Windows',
  ],
  [`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox on Linux'],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15`,
    'Safari on macOS',
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1 CriOS/141.0 Mobile Safari/604.1`,
    'Chrome on iOS',
  ],
  [`${mozilla} (Linux; Android 16) ${webkit} Chrome/141.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webkit} baton/0.1.0 Chrome/146.0 Electron/45.4.1 Safari/537.36`,
    'Baton on macOS',
  ],
  ['curl/8.9', 'Unknown program'],
  [undefined, 'Unknown program'],
  ['x'.repeat(100_000), 'Unknown program'],
])('%s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})
