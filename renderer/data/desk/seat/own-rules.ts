import { z } from 'zod'
import type { Result } from '../../../../core/domain/document/problem.ts'
import { changedRules, PersonalChange, PersonalRules } from '../../../../core/notify/personal-rules.ts'
import type { AskedName, AskServer } from '../../contract/asked.ts'
import { createCell } from '../../contract/cell.ts'
import { nothingChosen, type HowTold, type Readable } from '../../contract/desk.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'

/** How this person wants to be told, as this device last heard it: it holds without a network too. */
export type OwnRules = {
  now: Readable<HowTold>
  /** Reads them from the server; what it says after `AskServer` asked for them or saved them is kept as well. */
  read(): void
  askServer: AskServer
}

const keptKey = 'own-rules'
const Kept = z.object({ rules: PersonalRules, hasChosen: z.boolean() })
const Saved = z.object({ change: PersonalChange })

const keptIn = (stored: string | null): HowTold => {
  try {
    return Kept.safeParse(JSON.parse(stored ?? 'null')).data ?? nothingChosen
  } catch {
    // Unreadable: told rather than not, until the server says.
    return nothingChosen
  }
}

/** Opens them. `changed` is called when they differ from before. */
export const openOwnRules = async (parts: {
  kept: KeptValues
  askServer: AskServer
  changed: () => void
  onError: (error: unknown) => void
}): Promise<OwnRules> => {
  const cell = createCell(keptIn(await parts.kept.read(keptKey)))
  const heard = (next: HowTold): void => {
    const text = JSON.stringify(next)
    if (text === JSON.stringify(cell.get())) return
    cell.set(next)
    parts.kept.write(keptKey, text).catch(parts.onError)
    parts.changed()
  }
  const keep = (name: AskedName, request: unknown, answer: Result<unknown>): void => {
    if (!answer.ok) return
    if (name === 'channels:read') {
      const read = Kept.safeParse((answer.value as { channels?: unknown }).channels).data
      if (read !== undefined) heard(read)
    }
    if (name === 'channels:save') {
      const saved = Saved.safeParse(request).data
      if (saved !== undefined) heard({ rules: changedRules(cell.get().rules, saved.change), hasChosen: true })
    }
  }
  const askServer: AskServer = async (name, request) => {
    const answer = await parts.askServer(name, request)
    keep(name, request, answer)
    return answer
  }
  return {
    now: cell,
    read() {
      askServer('channels:read', {}).catch(parts.onError)
    },
    askServer,
  }
}
