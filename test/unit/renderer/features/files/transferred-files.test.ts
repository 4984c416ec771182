import { describe, expect, test, vi } from 'vitest'
import {
  droppedFiles,
  guardDrops,
  guardPastes,
  pasteOf,
  type Transferred,
} from '../../../../../renderer/features/files/transferred-files.ts'

const png = new File(['x'], 'image.png', { type: 'image/png' })
const log = new File(['x'], 'netlogon.log', { type: '' })
const photo = new File(['x'], 'IMG 0042.jpg', { type: 'image/jpeg' })
const data = (text: string, files: readonly File[], others: readonly string[] = []): Transferred => ({
  types: [...others, ...(text === '' ? [] : ['text/plain']), ...(files.length === 0 ? [] : ['Files'])],
  getData: (type) => (type === 'text/plain' ? text : ''),
  files: [...files],
})
const files = (...named: readonly File[]) => ({ kind: 'files', files: [...named] })
const text = (typed: string) => ({ kind: 'text', text: typed })

describe('a paste', () => {
  test.each<[string, Transferred | null, unknown]>([
    ['text', data('0x80070005', []), text('0x80070005')],
    [
      'cells of Excel',
      data('Host\tState\r\nDC1\tdown\r\n', [png], ['text/html', 'text/rtf']),
      text('Host\tState\r\nDC1\tdown\r\n'),
    ],
    ['one cell of Excel', data('DC1', [png], ['text/html']), text('DC1')],
    ['cells of LibreOffice', data('DC1\tdown', [png], ['text/html', 'text/rtf']), text('DC1\tdown')],
    ['cells of a web page', data('DC1\tdown', [], ['text/html']), text('DC1\tdown')],
    [
      'a paragraph of Word',
      data('Restart it.\r\n', [png], ['text/html', 'text/rtf']),
      text('Restart it.\r\n'),
    ],
    ['part of a mail in Outlook', data('Hi Ana,\r\n', [png], ['text/html', 'text/rtf']), text('Hi Ana,\r\n')],
    ['a screenshot', data('', [png]), files(png)],
    ['an image of a web page', data('', [png], ['text/html']), files(png)],
    ['an empty cell with a picture in it', data('\r\n', [png], ['text/html']), files(png)],
    ['a file of Windows Explorer', data('', [log]), files(log)],
    ['files of Windows Explorer', data('', [log, photo]), files(log, photo)],
    ['a file of Finder', data('netlogon.log', [log]), files(log)],
    ['files of Finder', data('netlogon.log\nIMG 0042.jpg', [log, photo]), files(log, photo)],
    ['a file of Nautilus', data('/home/ana/netlogon.log', [log]), files(log)],
    ['a file of Dolphin', data('file:///home/ana/IMG%200042.jpg', [photo]), files(photo)],
    [
      'text that tells of a file, with its picture',
      data('see netlogon.log', [png]),
      text('see netlogon.log'),
    ],
    ['an address that is no address', data('100%', [png]), text('100%')],
    ['nothing', data('', []), { kind: 'nothing' }],
    ['no clipboard', null, { kind: 'nothing' }],
  ])('of %s', (_, pasted, meant) => expect(pasteOf(pasted)).toEqual(meant))
})

test('a drop is its files, and nothing else', () => {
  expect(droppedFiles(data('', [log, png]))).toEqual([log, png])
  expect(droppedFiles(data('text', []))).toEqual([])
  expect(droppedFiles(null)).toEqual([])
})

test('a file dropped beside the place for it does not replace the app; words are dropped as ever', () => {
  const page = new EventTarget()
  const stop = guardDrops(page)
  const drop = (types: string[]) => {
    const event = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { types } })
    page.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(drop(['Files'])).toBe(true)
  expect(drop(['text/plain'])).toBe(false)
  stop()
  expect(drop(['Files'])).toBe(false)
})

test('what is pasted where nothing takes it is told: a picture, not text, and not twice', () => {
  class Field extends EventTarget {
    closest = () => this
  }
  vi.stubGlobal('Element', Field)
  const page = new Field()
  let told = 0
  const stop = guardPastes(page, () => {
    told += 1
  })
  const paste = (pasted: Transferred, taken = false) => {
    const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: pasted })
    if (taken) event.preventDefault()
    page.dispatchEvent(event)
  }
  paste(data('', [png]))
  paste(data('DC1\tdown', [png]))
  paste(data('', [png]), true)
  expect(told).toBe(1)
  stop()
  paste(data('', [png]))
  expect(told).toBe(1)
  vi.unstubAllGlobals()
})
