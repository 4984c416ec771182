import { beforeEach, describe, expect, it } from 'vitest'
import {
  awayAfter,
  createAttention,
  type Attention,
} from '../../../../../renderer/features/presence/attention.ts'
import { manualTimers } from '../../../../support/desk/manual-timers.ts'

describe('whether someone looks at the window', () => {
  let told: boolean[]
  let timers: ReturnType<typeof manualTimers>
  let attention: Attention
  beforeEach(() => {
    told = []
    timers = manualTimers()
    attention = createAttention({
      changed: (attentive) => told.push(attentive),
      now: timers.now,
      after: timers.after,
    })
  })

  it('begins with someone there, and says nothing of that', () => {
    expect(attention.get()).toBe(true)
    attention.visible(true)
    attention.sign()
    expect(told).toEqual([])
  })

  it('hidden is away at once; seen again is back at once', () => {
    attention.visible(false)
    expect(told).toEqual([false])
    attention.sign()
    attention.visible(false)
    expect(told).toEqual([false])
    attention.visible(true)
    expect(told).toEqual([false, true])
  })

  it('without a sign for minutes is away, and the next sign is back', async () => {
    await timers.pass(awayAfter - 1)
    expect(told).toEqual([])
    await timers.pass(1)
    expect(told).toEqual([false])
    await timers.pass(awayAfter)
    attention.sign()
    expect(told).toEqual([false, true])
    await timers.pass(awayAfter)
    expect(told).toEqual([false, true, false])
  })

  it('each sign counts from when it was given', async () => {
    await timers.pass(awayAfter - 1000)
    attention.sign()
    await timers.pass(awayAfter - 1)
    expect(attention.get()).toBe(true)
    await timers.pass(1)
    expect(attention.get()).toBe(false)
  })

  it('seen again after long in the tray counts as a sign', async () => {
    attention.visible(false)
    await timers.pass(2 * awayAfter)
    attention.visible(true)
    expect(told).toEqual([false, true])
    await timers.pass(awayAfter)
    expect(told).toEqual([false, true, false])
  })

  it('closed it leaves no timer', () => {
    attention.close()
    expect(timers.waiting()).toBe(0)
  })
})
