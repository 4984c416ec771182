import { expect, test } from 'vitest'
import { nothingYet, type Checkpoint } from '../../../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../../../core/domain/shapes/collections.ts'
import { problem, type Result } from '../../../../../core/domain/document/problem.ts'
import type { PushOf } from '../../../../../core/protocol/messages.ts'
import { createPuller } from '../../../../../renderer/data/lists/puller.ts'
import type { LocalState } from '../../../../../renderer/data/lists/what-is-known.ts'
import type { Connection } from '../../../../../renderer/data/wire/connection.ts'
import { makeEntry } from '../../../../support/samples/make.ts'
import { soon } from '../../../../support/soon.ts'

const at = (rev: number): Checkpoint => ({ rev, history: `h${rev}` })
const note = (rev: number): Change => ({
  collection: 'entries',
  document: makeEntry({ id: `e${rev}`, sessionId: 's1', rev }),
})
const page = (from: number, to: number, more: boolean) => ({
  ok: true,
  changes: Array.from({ length: to - from + 1 }, (_, index) => note(from + index)),
  left: [],
  reached: at(to),
  head: 9,
  more,
})
const live = (rev: number): PushOf<'sync:changed'> => ({
  previous: at(rev - 1),
  reached: at(rev),
  changes: [note(rev)],
})
const offline: Result<unknown> = { ok: false, problem: problem('offline', 'You’re not connected.') }

/** A puller whose server answers when a test says so, and whose disk takes as long as a test says. */
const start = () => {
  const asked: { after: Checkpoint; answer: (answer: Result<unknown>) => void }[] = []
  const arrived: number[] = []
  const skipped: unknown[] = []
  let here = nothingYet
  let isOnline = true
  let isFull = false
  let isBroken = false
  let drained: () => void = () => undefined
  let caughtUp = 0
  const connection = {
    isOnline: () => isOnline,
    ask: async (_: string, { after }: { after: Checkpoint }) =>
      new Promise((answer) => asked.push({ after, answer })),
    restart: () => undefined,
  } as unknown as Connection
  const state = {
    checkpoint: () => here,
    head: () => here.rev,
    arrive(changes: readonly Change[], reached: Checkpoint) {
      here = reached
      arrived.push(...changes.map(({ document }) => document.rev))
      if (isBroken) throw new Error('A list could not be shown.')
    },
    stored: async () =>
      isFull
        ? new Promise<boolean>((resolve) => {
            drained = () => resolve(true)
          })
        : true,
  } as unknown as LocalState
  const puller = createPuller(
    { connection, state, now: () => 0 },
    {
      caughtUp: () => (caughtUp += 1),
      behind: () => undefined,
      otherHistory: () => undefined,
      skipped: (error) => skipped.push(error),
    },
  )
  return {
    puller,
    arrived,
    skipped,
    caughtUp: () => caughtUp,
    asked: () => asked.map(({ after }) => after.rev),
    answer: (index: number, value: unknown) => asked[index]?.answer({ ok: true, value }),
    lose(index: number) {
      isOnline = false
      asked[index]?.answer(offline)
    },
    connect(head: number) {
      isOnline = true
      puller.welcomed(at(head), true)
    },
    fillDisk: () => void (isFull = true),
    drain() {
      isFull = false
      drained()
    },
    breakLists: (broken: boolean) => void (isBroken = broken),
  }
}

test('a connection that was lost and made again while a page was being stored goes on with the pull', async () => {
  const { puller, asked, answer, arrived, caughtUp, fillDisk, drain, lose, connect } = start()
  fillDisk()
  puller.welcomed(at(3), true)
  answer(0, page(1, 1, true))
  // The second page was asked for while the first waits for the disk.
  await soon(() => expect(asked()).toEqual([0, 1]))
  lose(1)
  connect(3)
  drain()
  await soon(() => expect(asked()).toEqual([0, 1, 1]))
  answer(2, page(2, 3, false))
  await soon(() => expect(caughtUp()).toBe(1))
  expect(arrived).toEqual([1, 2, 3])
  expect(puller.isBehind()).toBe(false)
})

test('more live messages than are held, after the last page was asked for, are pulled once more', async () => {
  const { puller, asked, answer, caughtUp, fillDisk, drain } = start()
  fillDisk()
  puller.welcomed(at(2), true)
  answer(0, page(1, 1, true))
  await soon(() => expect(asked()).toEqual([0, 1]))
  for (let rev = 3; rev <= 203; rev += 1) puller.changed(live(rev))
  drain()
  answer(1, page(2, 2, false))
  await soon(() => expect(asked()).toEqual([0, 1, 202]))
  expect(caughtUp()).toBe(0)
  answer(2, page(203, 203, false))
  await soon(() => expect(caughtUp()).toBe(1))
})

test('an error in taking in a page is told, and does not end pulling', async () => {
  const { puller, asked, answer, skipped, breakLists, caughtUp } = start()
  puller.welcomed(at(2), true)
  breakLists(true)
  answer(0, page(1, 1, true))
  await soon(() => expect(skipped).toEqual([new Error('A list could not be shown.')]))
  breakLists(false)
  puller.pull()
  await soon(() => expect(asked()).toEqual([0, 1, 1]))
  answer(2, page(2, 2, false))
  await soon(() => expect(caughtUp()).toBe(1))
})
