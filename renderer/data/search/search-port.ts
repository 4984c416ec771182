import type { SearchEngine } from './search-engine.ts'

/** A way to another thread: what is sent arrives in order. */
export type SearchPort = { send(message: unknown): void; listen(listener: (message: unknown) => void): void }

type Call = { id: number; name: keyof SearchEngine; args: unknown[] }
type Answer = { id: number; value?: unknown; error?: string }

/** Answers the calls that come through a port with an engine. `prepare` makes it of the first message. */
export const serveSearch = (
  port: SearchPort,
  prepare: (name: string, prefix: string) => SearchEngine,
): void => {
  let engine: SearchEngine | null = null
  const answer = async ({ id, name, args }: Call): Promise<void> => {
    try {
      if (engine === null) throw new Error('The search was not prepared.')
      const method = engine[name] as (...given: unknown[]) => Promise<unknown>
      port.send({ id, value: await method(...args) } satisfies Answer)
    } catch (error) {
      port.send({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer)
    }
  }
  port.listen((message) => {
    if (engine === null) {
      const { name, prefix } = message as { name: string; prefix: string }
      engine = prepare(name, prefix)
    } else void answer(message as Call)
  })
}

/** An engine on the other side of a port. Its calls reject with what the engine threw, and all once it `fail`s. */
export const remoteSearch = (
  port: SearchPort,
  names: { name: string; prefix: string },
): { engine: SearchEngine; fail(error: Error): void } => {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  let failed: Error | null = null
  port.listen((message) => {
    const { id, value, error } = message as Answer
    const asked = open.get(id)
    open.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(error))
  })
  port.send(names)
  const ask = async (name: Call['name'], args: unknown[]): Promise<never> =>
    new Promise((resolve, reject) => {
      if (failed !== null) {
        reject(failed)
        return
      }
      last += 1
      open.set(last, { resolve: resolve as (value: unknown) => void, reject })
      port.send({ id: last, name, args } satisfies Call)
    })
  return {
    engine: {
      open: async (...args) => ask('open', args),
      take: async (...args) => ask('take', args),
      own: async (...args) => ask('own', args),
      search: async (...args) => ask('search', args),
      similar: async (...args) => ask('similar', args),
      settle: async (...args) => ask('settle', args),
      close: async (...args) => ask('close', args),
      remove: async (...args) => ask('remove', args),
    },
    fail(error) {
      failed = error
      for (const { reject } of open.values()) reject(error)
      open.clear()
    },
  }
}
