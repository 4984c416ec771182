import type { Problem } from '../../../core/domain/document/problem.ts'
import type { WindowBackend } from './window-backend.ts'

/** What a window has asked of the desk and not been answered yet. It outlives the window that owns the desk. */
export type PendingCalls = {
  /**
   * `act`: the last argument names the action, and a second time says so; `call` is simply asked again; `once` ends with
   * `gone`, because no one knows how far it got.
   */
  call(member: string, args: readonly unknown[], kind: 'act' | 'call' | 'once'): Promise<unknown>
  follow(backend: WindowBackend | null): void
}

type Pending = {
  member: string
  args: readonly unknown[]
  kind: 'act' | 'call' | 'once'
  id: string
  times: number
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

export const createPendingCalls = (parts: { newId: () => string; gone: Problem }): PendingCalls => {
  const pending = new Set<Pending>()
  let backend: WindowBackend | null = null

  const ask = (one: Pending): void => {
    const current = backend
    if (current === null) return
    one.times += 1
    const args =
      one.kind === 'act'
        ? [one.args[0], one.args[1], { intentId: one.id, isRepeated: one.times > 1 }]
        : one.args
    current.call(one.member, args).then(
      (value) => {
        // An owner that is closing answers as well, and perhaps not what became of it.
        if (backend !== current || !pending.delete(one)) return
        one.resolve(value)
      },
      (error: unknown) => {
        if (backend === current && pending.delete(one)) one.reject(error)
      },
    )
  }

  return {
    call: async (member, args, kind) =>
      new Promise((resolve, reject) => {
        const one: Pending = { member, args, kind, id: parts.newId(), times: 0, resolve, reject }
        pending.add(one)
        ask(one)
      }),
    follow(next) {
      const isLost = backend !== null
      backend = next
      if (isLost) {
        for (const one of pending) {
          if (one.kind !== 'once' || one.times === 0 || !pending.delete(one)) continue
          one.resolve({ ok: false, problem: parts.gone })
        }
      }
      for (const one of pending) ask(one)
    },
  }
}
