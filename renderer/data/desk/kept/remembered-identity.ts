import { Identity } from '../../../../core/protocol/auth.ts'
import type { KeyValue } from '../../store/own/key-value.ts'

/** Who was signed in last on this device, to one server. */
export type RememberedIdentity = {
  /** Null if there is no one, or what is there can't be read. */
  read(): Identity | null
  keep(identity: Identity): Promise<void>
  forget(): Promise<void>
}

export const createRememberedIdentity = ({
  serverUrl,
  memory,
}: {
  serverUrl: string
  memory: KeyValue
}): RememberedIdentity => {
  const key = `baton:${serverUrl}:identity`
  return {
    read() {
      try {
        return Identity.safeParse(JSON.parse(memory.get(key) ?? 'null')).data ?? null
      } catch {
        return null
      }
    },
    keep: async (identity) => memory.set(key, JSON.stringify(identity)),
    forget: async () => memory.remove(key),
  }
}
