import { describe, expect, it } from 'vitest'
import { contextMenu } from '../../../electron/main/context-menu.ts'
import { zoomAfter } from '../../../electron/main/zoom.ts'
import { twinEvent } from '../../support/electron/electron-parts.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

const settle = () => new Promise(setImmediate)

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
    expect(contextMenu({ ...params, isEditable: false }, nothing)).toBeNull()
  })
  it('copies what is selected, and edits in a field', () => {
    expect(contextMenu({ ...params, isEditable: false, selectionText: 'x' }, nothing)).toEqual([
      { role: 'copy', enabled: true },
    ])
    const roles = contextMenu(params, nothing)?.map(({ role }) => role)
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
})
