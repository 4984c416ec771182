import { setTimeout as wait } from 'node:timers/promises'
import { launchPostgres, type LaunchOptions, type PostgresProcess } from './postgres-process.ts'
import { stopOrphan } from './postmaster.ts'

/** A PostgreSQL that is started again when it ends by itself. */
export type SupervisedPostgres = Pick<PostgresProcess, 'lost' | 'signal' | 'stop'>

/** Before each try to start it again. Milliseconds. */
const pauses = [0, 250, 1000, 2000, 4000]
/** Ending so often within a minute, it is not worth starting again. */
const mostEnds = 5

/**
 * Watches a PostgreSQL and starts it again, on the same socket, when it ends although no one stopped it: killed for
 * want of memory, most likely. Whoever is connected is cut off and finds it back in a second or two.
 *
 * `lost` settles when it cannot be started any more, or ends again and again.
 */
export const supervisePostgres = (first: PostgresProcess, options: LaunchOptions): SupervisedPostgres => {
  const { cluster, log } = options
  let current = first
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()
  let ends: number[] = []
  let giveUp: (sentence: string) => void = () => undefined
  const lost = new Promise<string>((resolve) => {
    giveUp = resolve
  })

  const restart = async (sentence: string): Promise<void> => {
    const now = Date.now()
    ends = [...ends.filter((end) => end > now - 60_000), now]
    if (ends.length > mostEnds) return giveUp(sentence)
    log(`${sentence}. Starting it again.`)
    for (const pause of pauses) {
      await wait(pause)
      if (isStopping) return
      // What it had started may still be ending.
      await stopOrphan(cluster, log)
      const launched = await launchPostgres(options)
      if (launched.ok) {
        current = launched.process
        log(`PostgreSQL is accepting connections again after ${Date.now() - now} ms.`)
        watch()
        return
      }
      log(launched.message)
    }
    giveUp(sentence)
  }

  const watch = (): void => {
    void current.lost.then((sentence) => {
      if (isStopping) return
      restarting = restart(sentence).catch((error: unknown) => giveUp(`${sentence}: ${String(error)}`))
    })
  }
  watch()

  return {
    lost,
    signal: () => current.signal(),
    async stop() {
      isStopping = true
      await restarting
      await current.stop()
    },
  }
}
