import { confirmDesks } from '../store/desk-store.ts'
import type { Database } from '../store/database.ts'

/** How often a process says whose desks are open at it. Milliseconds. */
const every = 20_000
/** Desks come and go in bursts, as after a restart: what changed is written once. Milliseconds. */
const settle = 250

/** Keeps in the database whose desks are open at this process, so that every process knows whom a desk tells. */
export type DeskBook = {
  /** Someone came or went. */
  changed(): void
  close(): Promise<void>
}

export const createDeskBook = (parts: {
  db: Database
  process: string
  people: () => { accountId: string; personId: string }[]
  onError: (error: unknown) => void
}): DeskBook => {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = () => {
    writing = writing
      .then(async () => confirmDesks(parts.db, parts.process, parts.people()))
      .catch(parts.onError)
  }
  const beat = setInterval(write, every)
  beat.unref()
  write()
  return {
    changed() {
      timer ??= setTimeout(() => {
        timer = undefined
        write()
      }, settle).unref()
    },
    async close() {
      clearInterval(beat)
      clearTimeout(timer)
      await writing
      await confirmDesks(parts.db, parts.process, []).catch(parts.onError)
    },
  }
}
