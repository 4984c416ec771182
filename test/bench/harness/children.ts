import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, Calls, Question } from './child-side.ts'

/** A forked process of the bench. A call rejects with what the other side threw, or when the process has ended. */
export type Child<C extends Calls> = {
  call<N extends keyof C & string>(name: N, argument: Parameters<C[N]>[0]): Promise<Awaited<ReturnType<C[N]>>>
  stop(): Promise<void>
}

const childrenFolder = new URL('../children/', import.meta.url)

/** Forks a file of `test/bench/children` and waits until it answers. */
export const startChild = async <C extends Calls>(
  file: string,
  env: Record<string, string> = {},
): Promise<Child<C>> => {
  const forked = fork(fileURLToPath(new URL(file, childrenFolder)), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...env },
  })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  let ended = false
  const exit = new Promise<void>((resolve) => forked.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    forked.once('message', () => resolve())
    forked.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready.`)))
  })
  forked.on('exit', (code) => {
    ended = true
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}.`))
    waiting.clear()
  })
  forked.on('message', (message: Answer | 'ready') => {
    if (message === 'ready') return
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) asked?.resolve(message.value)
    else asked?.reject(new Error(`${file}: ${message.error}`))
  })
  await ready
  return {
    async call(name, argument) {
      if (ended) throw new Error(`${file} has ended.`)
      const value = await new Promise<unknown>((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        forked.send({ id: lastId, name, argument } satisfies Question)
      })
      return value as never
    },
    async stop() {
      if (forked.connected) forked.disconnect()
      await exit
    },
  }
}
