import { describe, expect, it } from 'vitest'
import { contextMenu } from '../../../electron/main/windows/context-menu.ts'
import { mainWords } from '../../../electron/main/ports/main.words.ts'
import { zoomAfter } from '../../../electron/main/windows/zoom.ts'
import { twinEvent } from '../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const words = mainWords('en')
const settle = () => new Promise(setImmediate)

/** A desktop with all three kinds of windows on the screen. */
const withWindows = async () => {
  const started = await startTwinDesktop()
  await started.api.openWindow('/sessions/a1')
  await started.api.capture.open('note')
  for (const window of started.twin.windows.slice(1)) window.emit('ready-to-show')
  const [main, own, capture] = started.twin.windows
  if (main === undefined || own === undefined || capture === undefined) throw new Error('no windows')
  return { ...started, main, own, capture }
}

describe('a page that does not answer', () => {
  it('is asked about once, and waits unless someone reloads it', async () => {
    const { twin } = await startTwinDesktop()
    twin.window.emit('unresponsive')
    twin.window.emit('unresponsive')
    await settle()
    expect([twin.state.dialogs, twin.window.loads.length]).toEqual([1, 1])
    twin.state.dialogAnswer = 1
    twin.window.emit('unresponsive')
    await settle()
    expect([twin.state.dialogs, twin.window.loads.length]).toEqual([2, 2])
  })

  it('is asked about in whichever window it is', async () => {
    const { twin, main, own, capture } = await withWindows()
    twin.state.dialogAnswer = 1
    own.emit('unresponsive')
    await settle()
    expect([own.loads.length, own.isDestroyed(), main.loads.length]).toEqual([2, false, 1])
    capture.emit('unresponsive')
    await settle()
    // It is created again when it is next asked for; what was typed is in its draft.
    expect([twin.state.dialogs, capture.isDestroyed(), main.isDestroyed()]).toEqual([2, true, false])
  })

  it('in a window of its own that crashes again and again is closed', async () => {
    const { own } = await withWindows()
    for (let times = 0; times < 4; times += 1) own.webContents.forcefullyCrashRenderer()
    expect([own.loads.length, own.isDestroyed()]).toEqual([4, true])
  })
})

describe('after sleep', () => {
  const pings = (window: { webContents: { sent: { channel: string; args: unknown[] }[] } }) =>
    window.webContents.sent.filter(({ channel }) => channel === 'page:ping').map(({ args }) => args[1])

  it('every window on the screen is repainted, and a page that answers is left alone', async () => {
    const { twin, main, own, capture } = await withWindows()
    own.hide()
    twin.powerMonitor.emit('resume')
    await settle()
    expect([main, own, capture].map((window) => window.webContents.repaints)).toEqual([1, 0, 1])
    expect([main, own, capture].map(pings)).toEqual([[false], [], [false]])
    expect(main.loads).toHaveLength(1)
    expect(main.webContents.repaints).toBe(1)
  })

  it('a page that doesn’t answer twice is reloaded', async () => {
    const { twin, main, own } = await withWindows()
    twin.powerMonitor.emit('unlock-screen')
    await settle()
    twin.runTimers()
    await settle()
    expect([main.loads.length, own.loads.length, own.webContents.repaints]).toEqual([1, 1, 2])
    twin.runTimers()
    await settle()
    expect([main.loads.length, own.loads.length]).toEqual([1, 2])
    expect(twin.logged.join('\n')).toContain('did not answer after waking')
  })

  it('is left alone while it loads, is minimized, or someone types in it', async () => {
    const { twin, own, capture } = await withWindows()
    own.webContents.loading = true
    capture.minimized = true
    twin.powerMonitor.emit('resume')
    await settle()
    expect([own, capture].map((window) => window.webContents.repaints)).toEqual([0, 0])
    own.webContents.loading = false
    twin.powerMonitor.emit('resume')
    await settle()
    const key = { type: 'keyDown', key: 'a', control: false, meta: false, alt: false }
    for (let times = 0; times < 2; times += 1) {
      own.webContents.emit('before-input-event', twinEvent({}), key)
      twin.runTimers()
      await settle()
    }
    expect([own.webContents.repaints, own.loads.length]).toEqual([2, 1])
  })

  it('nothing is asked behind a locked screen', async () => {
    const { twin } = await startTwinDesktop()
    twin.powerMonitor.emit('lock-screen')
    twin.powerMonitor.emit('resume')
    await settle()
    expect(twin.window.webContents.repaints).toBe(0)
    twin.powerMonitor.emit('unlock-screen')
    await settle()
    expect(twin.window.webContents.repaints).toBe(1)
  })

  it('a lost process for graphics needs a page that paints, and not only one that answers', async () => {
    const { twin, page } = await startTwinDesktop()
    page.paints = false
    twin.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' })
    twin.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit' })
    await settle()
    expect(twin.window.webContents.repaints).toBe(0)
    twin.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    for (let times = 0; times < 2; times += 1) {
      await settle()
      twin.runTimers()
    }
    await settle()
    expect([twin.window.webContents.repaints, twin.window.loads.length]).toEqual([2, 2])
    page.paints = true
    twin.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    await settle()
    expect([twin.window.webContents.repaints, twin.window.loads.length]).toEqual([3, 2])
  })
})

describe('zooming', () => {
  const press = (key: string, over: object = {}) => ({
    type: 'keyDown' as const,
    key,
    control: true,
    meta: false,
    alt: false,
    ...over,
  })
  it.each([
    [press('+'), 0, 1],
    [press('='), 6, 6],
    [press('-'), 0, -1],
    [press('-'), -4, -4],
    [press('0'), 3, 0],
    [press('+', { control: false }), 0, null],
    // AltGr, which types a character.
    [press('+', { alt: true }), 0, null],
    [press('a'), 0, null],
    [press('+', { type: 'keyUp' }), 0, null],
  ])('%j at %i leads to %s', (input, level, after) => {
    expect(zoomAfter(input as never, level, 'win32')).toBe(after)
  })
  it('is Command’s on macOS', () => {
    expect(zoomAfter(press('+'), 0, 'darwin')).toBeNull()
    expect(zoomAfter(press('+', { control: false, meta: true }), 0, 'darwin')).toBe(1)
  })
  it('reaches the window, and nothing else gets the key', async () => {
    const { twin } = await startTwinDesktop()
    const event = twinEvent({})
    twin.window.webContents.emit('before-input-event', event, press('+'))
    expect([twin.window.webContents.zoom, event.prevented]).toEqual([1, true])
    const { own, capture } = await withWindows()
    for (const window of [own, capture]) {
      window.webContents.emit('before-input-event', twinEvent({}), press('-'))
      expect(window.webContents.zoom).toBe(-1)
    }
  })
})

describe('a right click', () => {
  const flags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canSelectAll: true,
  }
  const nothing = { replace: () => undefined, learn: () => undefined }
  const params = {
    isEditable: true,
    selectionText: '',
    misspelledWord: '',
    dictionarySuggestions: [],
    editFlags: flags as never,
  }
  it('offers nothing where there is nothing to do', () => {
    expect(contextMenu({ ...params, isEditable: false }, words, nothing)).toBeNull()
  })
  it('copies what is selected, and edits in a field', () => {
    expect(contextMenu({ ...params, isEditable: false, selectionText: 'x' }, words, nothing)).toEqual([
      { role: 'copy', label: 'Copy', enabled: true },
    ])
    const roles = contextMenu(params, words, nothing)?.map(({ role }) => role)
    expect(roles).toEqual(['undo', 'redo', undefined, 'cut', 'copy', 'paste', 'selectAll'])
  })
  it('corrects a word in the page, or learns it', async () => {
    const { twin } = await startTwinDesktop()
    twin.window.webContents.emit(
      'context-menu',
      {},
      {
        ...params,
        misspelledWord: 'routr',
        dictionarySuggestions: ['router', 'rout'],
      },
    )
    const choose = (label: string): void => {
      const click = twin.state.popup?.find((item) => item.label === label)?.click as (() => void) | undefined
      if (click === undefined) throw new Error(`The menu has no ${label}`)
      click()
    }
    choose('router')
    choose('Add to dictionary')
    expect([twin.window.webContents.replaced, twin.window.webContents.learned]).toEqual([
      ['router'],
      ['routr'],
    ])
  })
  it('is offered in every window', async () => {
    const { twin, own, capture } = await withWindows()
    for (const window of [own, capture]) {
      twin.state.popup = null
      window.webContents.emit('context-menu', {}, params)
      expect(twin.state.popup).not.toBeNull()
    }
  })
})
