/** What a process of the bench can be asked: by name, one argument, one answer; both survive JSON. */
export type Calls = Record<string, (argument: never) => unknown>

export type Question = { id: number; name: string; argument: unknown }
export type Answer = { id: number; value?: unknown; error?: string }

/**
 * Answers the bench from a forked process.
 *
 * The process ends when the bench does, however that ends; `ending` runs first and has ten seconds.
 */
export const answerBench = (calls: Calls, ending: () => Promise<void> = async () => undefined): void => {
  const send = (message: Answer | 'ready') => void process.send?.(message)
  const answer = async ({ id, name, argument }: Question) => {
    try {
      const call = calls[name] as ((argument: unknown) => unknown) | undefined
      if (call === undefined) throw new Error(`There is no call ${name}.`)
      send({ id, value: await call(argument) })
    } catch (error) {
      send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  process.on('message', (question: Question) => void answer(question))
  // A terminal sends Ctrl+C to every process; the bench ends them in its own order.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), 10_000).unref()
    ending().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  })
  send('ready')
}

/** Memory of this process in bytes, after garbage was collected. */
export const memoryNow = async (): Promise<{ rss: number; heap: number }> => {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('Processes of the bench run with --expose-gc.')
  for (let round = 0; round < 3; round += 1) {
    gc()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { rss, heapUsed } = process.memoryUsage()
  return { rss, heap: heapUsed }
}
