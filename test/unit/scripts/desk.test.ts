import { expect, test } from 'vitest'
import { chooseDesk, deskCommand, explainChoice, hasDisplay } from '../../../scripts/desk.ts'

const electron = '/project/node_modules/electron/dist/electron'
const browser = '/usr/bin/chromium'
const desk = {
  root: '/project',
  url: 'http://127.0.0.1:4280',
  profile: '',
  dataDir: '/project/.data',
  setupCode: undefined,
  isRoot: false,
}

test('takes the desktop app, else a browser window, else says the address', () => {
  expect(chooseDesk({ display: true, electron, browser })).toEqual({ kind: 'electron', program: electron })
  expect(chooseDesk({ display: true, electron: undefined, browser })).toEqual({ kind: 'window', browser })
  expect(chooseDesk({ display: true, electron: undefined, browser: undefined })).toEqual({ kind: 'address' })
  expect(chooseDesk({ display: false, electron, browser })).toEqual({ kind: 'address' })
})

test('says in one sentence what opens instead of the app, and where', () => {
  expect(explainChoice({ kind: 'electron', program: electron }, true, desk.url)).toBeUndefined()
  const others = [
    explainChoice({ kind: 'window', browser }, true, desk.url),
    explainChoice({ kind: 'address' }, true, desk.url),
    explainChoice({ kind: 'address' }, false, desk.url),
  ]
  for (const said of others) {
    expect(said).toContain(desk.url)
    expect(said?.match(/[.](\s|$)/g)).toHaveLength(1)
  }
})

test('knows when there is nothing to draw on', () => {
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay('darwin', {})).toBe(true)
})

test('opens the app on the project, with its profile, without a sandbox only as root', () => {
  const choice = { kind: 'electron', program: electron } as const
  expect(deskCommand(choice, desk)).toEqual({ program: electron, args: ['/project'] })
  expect(deskCommand(choice, { ...desk, profile: 'two', isRoot: true }).args).toEqual([
    '/project',
    '--profile',
    'two',
    '--no-sandbox',
  ])
})

test('gives each profile a browser window with data of its own', () => {
  const choice = { kind: 'window', browser } as const
  const first = deskCommand(choice, desk)
  const second = deskCommand(choice, { ...desk, profile: 'two' })
  expect(first.args).toContain('--app=http://127.0.0.1:4280')
  expect(first.args).toContain('--user-data-dir=/project/.data/browser/first')
  expect(second.args).toContain('--user-data-dir=/project/.data/browser/two')
  expect(first.args).not.toContain('--no-sandbox')
})

test('a new server is opened where its workspace is created, with the code', () => {
  const fresh = { ...desk, setupCode: 'AAAAA-BBBBB-CCCCC-DDDDD' }
  expect(deskCommand({ kind: 'window', browser }, fresh).args).toContain(
    '--app=http://127.0.0.1:4280/#/setup/AAAAA-BBBBB-CCCCC-DDDDD',
  )
  // The app is told through its environment, which other people of the machine cannot read.
  expect(deskCommand({ kind: 'electron', program: electron }, fresh).args).toEqual(['/project'])
})
