import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  dismissToast,
  holdToasts,
  toast,
  undoNewest,
  undoToast,
  useToasts,
} from '../../../../../renderer/state/messages/toasts.ts'
import {
  forgetUndos,
  newestUndoIn,
  takeUndo,
  useUndos,
} from '../../../../../renderer/state/messages/undos.ts'

const messages = () => useToasts.getState().toasts.map(({ message }) => message)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  holdToasts(false)
  forgetUndos()
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

  it('shows what has a name once, the latest', () => {
    toast('1 more escalation', { name: 'more' })
    toast('Sent.')
    toast('4 more escalations', { name: 'more' })
    expect(messages()).toEqual(['Sent.', '4 more escalations'])
  })

  it('keeps the three latest in view', () => {
    for (const message of ['1', '2', '3', '4']) toast(message)
    expect(messages()).toEqual(['2', '3', '4'])
  })

  it('waits while someone reads', () => {
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

  /** A fact about the world that a test changes. */
  const changing = (first: boolean | undefined) => {
    let value = first
    const listeners = new Set<() => void>()
    return {
      get: () => value,
      subscribe: (listener: () => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      set(next: boolean | undefined) {
        value = next
        for (const listener of listeners) listener()
      },
      listeners,
    }
  }

  it('goes as soon as what was done is not so any more, and the key means the newest that is left', () => {
    const undone: string[] = []
    const [first, second] = [changing(true), changing(true)]
    undoToast('Parked.', () => undone.push('first'), first)
    undoToast('Resumed.', () => undone.push('second'), second)
    second.set(false)
    expect(messages()).toEqual(['Parked.'])
    expect([undoNewest(), undoNewest()]).toEqual([true, false])
    expect(undone).toEqual(['first'])
    expect([first.listeners.size, second.listeners.size]).toEqual([0, 0])
  })

  it('waits for what was done to be shown before it says that it is not so', () => {
    const still = changing(undefined)
    undoToast('Parked.', () => undefined, still)
    still.set(false)
    expect(messages()).toEqual(['Parked.'])
    still.set(true)
    still.set(false)
    expect(messages()).toEqual([])
  })

  it('stays until its time where it has to, but a key pressed much later does not mean it', () => {
    const still = changing(true)
    let ended = 0
    toast('No one knows yet.', {
      action: { label: 'Withdraw', undoes: true, run: () => undefined },
      still,
      stays: true,
      onEnd: () => (ended += 1),
    })
    vi.advanceTimersByTime(600_000)
    expect(messages()).toEqual(['No one knows yet.'])
    expect(undoNewest()).toBe(false)
    still.set(false)
    expect(messages()).toEqual([])
    expect(ended).toBe(1)
  })

  it('can be undone in its session after the message has gone, until something else happened to it', () => {
    const undone: string[] = []
    const about = { sessionId: 's1', title: 'Scanner jams' }
    const [parked, resolved] = [changing(true), changing(true)]
    undoToast('Parked.', () => undone.push('parked'), parked, about)
    undoToast('Resolved.', () => undone.push('resolved'), resolved, about)
    vi.advanceTimersByTime(600_000)
    expect(messages()).toEqual([])
    expect(newestUndoIn(useUndos.getState().undos, 's1')?.message).toBe('Resolved.')
    expect(undoNewest('s2')).toBe(false)
    resolved.set(false)
    expect(undoNewest('s1')).toBe(true)
    expect(undone).toEqual(['parked'])
    expect(messages()).toEqual(['Undone: Parked.'])
    expect([undoNewest('s1'), parked.listeners.size, resolved.listeners.size]).toEqual([false, 0, 0])
  })

  it('is undone once, from the message or from the menu, and forgotten at sign-out', () => {
    const undone: string[] = []
    const about = { sessionId: 's1', title: 'Scanner jams' }
    const still = changing(true)
    undoToast('Parked.', () => undone.push('parked'), still, about)
    const offered = newestUndoIn(useUndos.getState().undos, 's1')
    expect(undoNewest('s1')).toBe(true)
    expect(takeUndo(offered?.id ?? 0)).toBe(false)
    expect(undone).toEqual(['parked'])
    undoToast('Parked.', () => undone.push('again'), still, about)
    forgetUndos()
    vi.advanceTimersByTime(600_000)
    expect(undoNewest('s1')).toBe(false)
    expect(still.listeners.size).toBe(0)
  })

  it('shows the same words about two sessions beside each other', () => {
    toast('Parked.', { about: { sessionId: 's1', title: 'Scanner jams' } })
    toast('Parked.', { about: { sessionId: 's2', title: 'No network' } })
    toast('Parked.', { about: { sessionId: 's2', title: 'No network' } })
    expect(useToasts.getState().toasts.map(({ about }) => about?.title)).toEqual([
      'Scanner jams',
      'No network',
    ])
  })

  it('ends when the message goes', () => {
    undoToast('Fact removed.', () => undefined)
    vi.advanceTimersByTime(60_000)
    expect(undoNewest()).toBe(false)
  })
})
