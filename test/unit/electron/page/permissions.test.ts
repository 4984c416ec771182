import { describe, expect, it } from 'vitest'
import { startTwinDesktop } from '../../../support/electron/running-desktop.ts'

const ours = [
  'notifications',
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network-access',
  'local-network',
  'loopback-network',
]
/** The other names that Electron's declarations list. */
const others = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
  'constructor',
  'something-new',
]

const setUp = async () => {
  const { twin } = await startTwinDesktop()
  const { request, check, device, display } = twin.session
  if (request === null || check === null || device === null || display === null)
    throw new Error('not guarded')
  const asks = (permission: string, url: string): boolean => {
    let answer: boolean | null = null
    request({} as never, permission as never, (granted) => void (answer = granted), {
      requestingUrl: url,
      isMainFrame: true,
    })
    if (answer === null) throw new Error('no answer')
    return answer
  }
  const checks = (permission: string, origin: string): boolean =>
    check(null, permission as never, origin, {} as never)
  return { asks, checks, device, display }
}

describe('permissions', () => {
  it('grants the few that the client needs to our own pages', async () => {
    const { asks, checks } = await setUp()
    for (const permission of ours) {
      expect([permission, asks(permission, 'app://baton/queue')]).toEqual([permission, true])
      expect([permission, checks(permission, 'app://baton')]).toEqual([permission, true])
    }
  })
  it('denies everything else to our own pages', async () => {
    const { asks, checks } = await setUp()
    for (const permission of others) {
      expect([permission, asks(permission, 'app://baton/')]).toEqual([permission, false])
      expect([permission, checks(permission, 'app://baton/')]).toEqual([permission, false])
    }
  })
  it('denies everything to everyone else', async () => {
    const { asks, checks } = await setUp()
    const strangers = [
      'https://baton',
      'http://127.0.0.1:4280',
      'app://evil',
      'app://baton.evil',
      'file:///',
      'null',
      '',
      'app://baton@evil/',
    ]
    for (const permission of ours) {
      for (const origin of strangers) {
        expect([permission, origin, asks(permission, origin)]).toEqual([permission, origin, false])
        expect([permission, origin, checks(permission, origin)]).toEqual([permission, origin, false])
      }
    }
  })
  it('opens no devices and captures no screens', async () => {
    const { device, display } = await setUp()
    expect(device({ deviceType: 'hid', origin: 'app://baton', device: {} } as never)).toBe(false)
    let streams: unknown = 'nothing yet'
    display({} as never, (answer) => void (streams = answer))
    expect(streams).toBeNull()
  })
})
