import { expect, test } from 'vitest'
import type { Change } from '../../../../../core/domain/shapes/collections.ts'
import { createLiveQueries } from '../../../../../renderer/data/lists/live-query.ts'
import { entriesSpec } from '../../../../../renderer/data/lists/queries.ts'
import type { LocalState, Watcher } from '../../../../../renderer/data/lists/what-is-known.ts'
import { makeEntry, nine } from '../../../../support/samples/make.ts'
import { soon } from '../../../../support/soon.ts'

type Document = Change['document']

test('a list that could not be read when something was stored says so, and has it when it is told again', async () => {
  const stored: Document[] = []
  const arrived = new Map<string, Document>()
  let answer: (() => void)[] = []
  let isBroken = false
  let watcher: Watcher | undefined
  const state = {
    isEmpty: () => true,
    peek: () => undefined,
    patches: () => ({ arrived, own: new Map() }),
    replica: {
      async list() {
        const found = [...stored]
        await new Promise<void>((resolve) => answer.push(resolve))
        if (isBroken) throw new Error('The disk does not answer.')
        return { documents: found, complete: true }
      },
    },
    watch(added: Watcher) {
      watcher = added
      return () => undefined
    },
  } as unknown as LocalState
  const errors: unknown[] = []
  const queries = createLiveQueries((error) => errors.push(error))
  queries.attach({ state, looker: { personId: 'ann', teamId: null, now: nine } })
  const list = queries.live(entriesSpec('s1', 9))
  list.subscribe(() => undefined)
  await soon(() => expect(answer).toHaveLength(1))

  const entry = makeEntry({ id: 'e1', sessionId: 's1', rev: 1 })
  arrived.set(entry.id, entry)
  watcher?.refresh()
  expect(list.get()).toHaveLength(1)
  // It is stored while the list is being read, and that fails.
  isBroken = true
  stored.push(entry)
  const settled = watcher?.settle([entry])
  for (const go of answer.splice(0)) go()
  await expect(settled).rejects.toThrow('The disk does not answer.')
  expect(errors).toHaveLength(1)
  expect(list.get()).toHaveLength(1)

  isBroken = false
  const settledAgain = watcher?.settle([entry])
  await soon(() => expect(answer).toHaveLength(1))
  for (const go of answer.splice(0)) go()
  await settledAgain
  // Stored and known, so that it needn't be kept as arrived any more.
  arrived.clear()
  watcher?.refresh()
  expect(list.get()).toHaveLength(1)
  queries.close()
  answer = []
})
