import { z } from 'zod'
import type { Result } from '../../../../core/domain/document/problem.ts'
import { defaultRules, PersonalRules } from '../../../../core/notify/personal-rules.ts'
import type { AskedName, AskServer } from '../../contract/asked.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'

/** How this person wants to be told, as this device last heard it: it holds without a network too. */
export type OwnRules = {
  get(): PersonalRules
  /** Reads them from the server; what it says after `AskServer` asked for them or saved them is kept as well. */
  read(): void
  askServer: AskServer
}

const keptKey = 'own-rules'
const Holding = z.object({ rules: PersonalRules })

/** Opens them. `changed` is called when they differ from before. */
export const openOwnRules = async (parts: {
  kept: KeptValues
  askServer: AskServer
  changed: () => void
  onError: (error: unknown) => void
}): Promise<OwnRules> => {
  const stored = await parts.kept.read(keptKey)
  let rules = defaultRules
  try {
    rules = PersonalRules.safeParse(JSON.parse(stored ?? 'null')).data ?? defaultRules
  } catch {
    // Unreadable: told rather than not, until the server says.
  }
  const heard = (next: PersonalRules): void => {
    if (JSON.stringify(next) === JSON.stringify(rules)) return
    rules = next
    parts.kept.write(keptKey, JSON.stringify(next)).catch(parts.onError)
    parts.changed()
  }
  const keep = (name: AskedName, request: unknown, answer: Result<unknown>): void => {
    if (!answer.ok) return
    const said =
      name === 'channels:save'
        ? Holding.safeParse(request).data
        : name === 'channels:read'
          ? Holding.safeParse((answer.value as { channels?: unknown }).channels).data
          : undefined
    if (said !== undefined) heard(said.rules)
  }
  const askServer: AskServer = async (name, request) => {
    const answer = await parts.askServer(name, request)
    keep(name, request, answer)
    return answer
  }
  return {
    get: () => rules,
    read() {
      askServer('channels:read', {}).catch(parts.onError)
    },
    askServer,
  }
}
