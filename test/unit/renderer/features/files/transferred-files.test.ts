import { describe, expect, it } from 'vitest'
import {
  carriesFiles,
  droppedFiles,
  guardDrops,
  pastedFiles,
  type Transferred,
} from '../../../../../renderer/features/files/transferred-files.ts'

const file = new File(['x'], 'image.png', { type: 'image/png' })
const transfer = (types: string[], files: File[], text = ''): Transferred => ({
  types,
  files,
  getData: (type) => (type === 'text/plain' ? text : ''),
})

describe('what is pasted', () => {
  it('is a screenshot, or an image of a page', () => {
    expect(pastedFiles(transfer(['Files'], [file]))).toEqual([file])
    expect(pastedFiles(transfer(['text/html', 'Files'], [file]))).toEqual([file])
  })

  it('is text where there is text: cells come with a picture of themselves', () => {
    expect(pastedFiles(transfer(['text/plain', 'Files'], [file], 'A\tB'))).toEqual([])
    expect(pastedFiles(transfer(['text/plain'], [], 'hello'))).toEqual([])
    expect(pastedFiles(null)).toEqual([])
  })
})

describe('what is dropped', () => {
  it('is taken when it is files', () => {
    expect(droppedFiles(transfer(['Files'], [file]))).toEqual([file])
    expect(droppedFiles(transfer(['text/plain'], [], 'dragged words'))).toEqual([])
    expect(carriesFiles(null)).toBe(false)
  })

  it('beside the place for it does not replace the app; words are dropped as ever', () => {
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
})
