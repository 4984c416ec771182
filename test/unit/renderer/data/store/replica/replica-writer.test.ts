import { expect, test, vi } from 'vitest'
import type { Checkpoint } from '../../../../../../core/domain/document/checkpoint.ts'
import type { Change } from '../../../../../../core/domain/shapes/collections.ts'
import { createReplicaWriter } from '../../../../../../renderer/data/store/replica/replica-writer.ts'
import { makeEntry } from '../../../../../support/samples/make.ts'

const at = (rev: number): Checkpoint => ({ rev, history: `h${rev}` })
const note = (rev: number): Change => ({
  collection: 'entries',
  document: makeEntry({ id: `e${rev}`, sessionId: 's1', rev }),
})
const batch = (rev: number) => ({ changes: [note(rev)], head: at(rev) })

/** A replica that notes what it is asked for; writing waits for `go`, and both can be made to fail. */
const makeReplica = () => {
  const asked: string[] = []
  const failing = { stage: false, write: false }
  let go: () => void = () => undefined
  return {
    asked,
    failing,
    go: () => go(),
    replica: {
      async stage(id: number) {
        asked.push(`stage ${id}`)
        if (failing.stage) throw new Error('No thread.')
      },
      async write(ids: readonly number[], head: Checkpoint) {
        asked.push(`write ${ids.join(' and ')} up to ${head.rev}`)
        await new Promise<void>((resolve) => {
          go = resolve
        })
        if (failing.write) throw new Error('The disk is full.')
      },
    },
  }
}

const start = () => {
  const made = makeReplica()
  const written: string[][] = []
  const troubles: (string | null)[] = []
  const writer = createReplicaWriter({
    replica: made.replica,
    written: async (changes) => void written.push(changes.map(({ document }) => document.id)),
    onTrouble: (error) => troubles.push(error === null ? null : (error as Error).message),
  })
  return { ...made, writer, written, troubles }
}

test('what comes while something is being stored is handed over at once, and stored together', async () => {
  const { writer, asked, go, written } = start()
  writer.add(batch(1))
  await vi.waitFor(() => expect(asked).toEqual(['stage 1', 'write 1 up to 1']))
  writer.add(batch(2))
  writer.add(batch(3))
  await vi.waitFor(() => expect(asked.slice(2)).toEqual(['stage 2', 'stage 3']))
  go()
  await vi.waitFor(() => expect(asked.slice(4)).toEqual(['write 2 and 3 up to 3']))
  go()
  await writer.stored(0)
  expect(written).toEqual([['e1'], ['e2', 'e3']])
  await writer.close()
})

test('what could not be stored is stored later, without being handed over again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { writer, asked, go, failing, troubles, written } = start()
    failing.write = true
    writer.add(batch(1))
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    go()
    await vi.waitFor(() => expect(troubles).toEqual(['The disk is full.']))
    failing.write = false
    await vi.advanceTimersByTimeAsync(5000)
    await vi.waitFor(() => expect(asked.slice(2)).toEqual(['write 1 up to 1']))
    go()
    await writer.stored(0)
    expect(troubles).toEqual(['The disk is full.', null])
    expect(written).toEqual([['e1']])
    await writer.close()
  } finally {
    vi.useRealTimers()
  }
})

test('what could not be handed over is handed over again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { writer, asked, go, failing, troubles } = start()
    failing.stage = true
    writer.add(batch(1))
    await vi.waitFor(() => expect(troubles).toEqual(['No thread.']))
    failing.stage = false
    await vi.advanceTimersByTimeAsync(5000)
    await vi.waitFor(() => expect(asked.at(-1)).toBe('write 1 up to 1'))
    go()
    await writer.stored(0)
    expect(asked).toEqual(['stage 1', 'stage 1', 'write 1 up to 1'])
    await writer.close()
  } finally {
    vi.useRealTimers()
  }
})

test('what is stored is not written a second time when what follows from it fails', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { replica, asked, go } = makeReplica()
    const written: string[][] = []
    const troubles: (string | null)[] = []
    let isBroken = true
    const writer = createReplicaWriter({
      replica,
      async written(changes) {
        if (isBroken) throw new Error('A list could not be shown.')
        written.push(changes.map(({ document }) => document.id))
      },
      onTrouble: (error) => troubles.push(error === null ? null : (error as Error).message),
    })
    writer.add(batch(1))
    await vi.waitFor(() => expect(asked).toHaveLength(2))
    go()
    await vi.waitFor(() => expect(troubles).toEqual(['A list could not be shown.']))
    writer.add(batch(2))
    isBroken = false
    await vi.advanceTimersByTimeAsync(5000)
    await vi.waitFor(() => expect(asked.at(-1)).toBe('write 2 up to 2'))
    go()
    expect(await writer.stored(0)).toBe(true)
    expect(asked).toEqual(['stage 1', 'write 1 up to 1', 'stage 2', 'write 2 up to 2'])
    expect(written).toEqual([['e1'], ['e2']])
    await writer.close()
  } finally {
    vi.useRealTimers()
  }
})

test('who waits for something to be stored is told when it will not be', async () => {
  const { writer, asked, go } = start()
  writer.add(batch(1))
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  writer.add(batch(2))
  const stored = writer.stored(0)
  const closing = writer.close()
  go()
  await closing
  expect(await stored).toBe(false)
  expect(await writer.stored(0)).toBe(false)
})
