import { setTimeout as wait } from 'node:timers/promises'
import { keepLogSmall, logFileOf } from './postgres-log.ts'
import { launchPostgres, type LaunchOptions, type PostgresProcess } from './postgres-process.ts'
import { stopOrphan } from './postmaster.ts'

/** A PostgreSQL that is restarted if it exits unexpectedly. */
export type SupervisedPostgres = Pick<PostgresProcess, 'lost' | 'signal' | 'stop'>

/** Delays before each restart attempt. Milliseconds. */
const pauses = [0, 250, 1000, 2000, 4000]
/** If it exits this often within a minute, stop restarting it. */
const mostEnds = 5

/**
 * Watches a PostgreSQL and restarts it, on the same socket, if it exits without being stopped; most likely the system
 * was out of memory and killed it. Clients are disconnected and can reconnect a second or two later.
 *
 * `lost` resolves when it can no longer be restarted, or keeps exiting.
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
      // Its child processes may still be shutting down.
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
  const stopKeeping = keepLogSmall(logFileOf(cluster), options.logLimit)
  void lost.then(stopKeeping)

  return {
    lost,
    signal: () => current.signal(),
    async stop() {
      isStopping = true
      await restarting
      await current.stop()
      stopKeeping()
    },
  }
}
