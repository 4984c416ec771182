import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  dismissToast,
  holdToasts,
  toast,
  undoNewest,
  undoToast,
  useToasts,
} from '../../../../renderer/state/toasts.ts'

const messages = () => useToasts.getState().toasts.map(({ message }) => message)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  holdToasts(false)
  for (const { id } of useToasts.getState().toasts) dismissToast(id)
  vi.useRealTimers()
})

describe('toast', () => {
  it('shows a message and takes it away by itself', () => {
    toast('Copied.')
    expect(messages()).toEqual(['Copied.'])
    vi.advanceTimersByTime(60_000)
    expect(messages()).toEqual([])
  })

  it('shows the same words once, the latest', () => {
    toast('Copied.')
    toast('Sent.')
    toast('Copied.')
    expect(messages()).toEqual(['Sent.', 'Copied.'])
  })

  it('keeps the three latest in view', () => {
    for (const message of ['1', '2', '3', '4']) toast(message)
    expect(messages()).toEqual(['2', '3', '4'])
  })

  it('waits while somebody reads', () => {
    toast('Read me.')
    holdToasts(true)
    vi.advanceTimersByTime(60_000)
    expect(messages()).toEqual(['Read me.'])
    holdToasts(false)
    vi.advanceTimersByTime(60_000)
    expect(messages()).toEqual([])
  })
})

describe('taking back', () => {
  it('takes back the latest first, each once, also where they say the same', () => {
    const undone: string[] = []
    undoToast('Fact removed.', () => undone.push('first'))
    undoToast('Fact removed.', () => undone.push('second'))
    toast('Copied.')
    expect(messages()).toEqual(['Fact removed.', 'Fact removed.', 'Copied.'])
    expect([undoNewest(), undoNewest(), undoNewest()]).toEqual([true, true, false])
    expect(undone).toEqual(['second', 'first'])
    expect(messages()).toEqual(['Copied.'])
  })

  it('ends when the message goes', () => {
    undoToast('Fact removed.', () => undefined)
    vi.advanceTimersByTime(60_000)
    expect(undoNewest()).toBe(false)
  })
})
