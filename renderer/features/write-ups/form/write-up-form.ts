import { TicketSeen } from '../../../../core/domain/ticket/ticket.ts'
import type { Visibility, WriteUpKind } from '../../../../core/domain/write-up/write-up.ts'
import type { Adjustments } from '../../../../core/redaction/redact.ts'

/**
 * What a person changed about a write-up, kept as a draft like that of any form: '' everywhere means as drafted.
 *
 * Lists and records are JSON; what can't be read counts as unchanged.
 */
export type WriteUpForm = {
  /** `assistant` while it is a model’s draft as it was taken, `yes` once it was edited; until then it follows the session. */
  edited: string
  text: string
  /** Words masked and shown by hand: two lists. */
  mask: string
  unmask: string
  /** A `Visibility`. */
  visibility: string
  /** `yes` or `no`: whether time is logged. */
  logTime: string
  /** Minutes by day. */
  minutes: string
  /** The id of the status it sets, or `none`. */
  status: string
  /** Who sees each chosen file, by its hash. */
  files: string
  /** The ticket as it was when the text was first edited, or when someone last read what changed there. */
  seen: string
}

export const emptyWriteUp: WriteUpForm = {
  edited: '',
  text: '',
  mask: '',
  unmask: '',
  visibility: '',
  logTime: '',
  minutes: '',
  status: '',
  files: '',
  seen: '',
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const texts = (text: string): string[] => {
  const list = parsed(text)
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}
const entries = (text: string): [string, unknown][] => {
  const record = parsed(text)
  return typeof record === 'object' && record !== null && !Array.isArray(record) ? Object.entries(record) : []
}

/** What is masked and shown by hand. */
export const adjustmentsIn = ({ mask, unmask }: Pick<WriteUpForm, 'mask' | 'unmask'>): Adjustments => ({
  mask: texts(mask),
  unmask: texts(unmask),
})

export const fromAdjustments = ({ mask, unmask }: Adjustments): Pick<WriteUpForm, 'mask' | 'unmask'> => ({
  mask: mask.length === 0 ? '' : JSON.stringify(mask),
  unmask: unmask.length === 0 ? '' : JSON.stringify(unmask),
})

/** Who sees the note: clients read resolutions, colleagues read escalations, unless someone chose otherwise. */
export const visibilityIn = (
  { visibility }: Pick<WriteUpForm, 'visibility'>,
  kind: WriteUpKind,
): Visibility =>
  visibility === 'client' || visibility === 'internal'
    ? visibility
    : kind === 'resolution'
      ? 'client'
      : 'internal'

/** Most minutes of one day. */
export const mostMinutes = 24 * 60

/** Minutes that a person set, by day; null where what they typed is no number of minutes. */
export const minutesIn = ({ minutes }: Pick<WriteUpForm, 'minutes'>): ReadonlyMap<string, string> =>
  new Map(entries(minutes).flatMap(([day, typed]) => (typeof typed === 'string' ? [[day, typed]] : [])))

/** The minutes someone typed, 0 to 1,440; null if it isn't a number of them. */
export const minutesFrom = (typed: string): number | null => {
  const minutes = /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : null
  return minutes === null || minutes > mostMinutes ? null : minutes
}

export const withMinutes = (form: Pick<WriteUpForm, 'minutes'>, day: string, typed: string): string =>
  JSON.stringify(Object.fromEntries([...minutesIn(form), [day, typed]]))

/** The files that go along, with who sees each. */
export const filesIn = ({ files }: Pick<WriteUpForm, 'files'>): ReadonlyMap<string, Visibility> =>
  new Map(
    entries(files).flatMap(([hash, who]): [string, Visibility][] =>
      who === 'client' || who === 'internal' ? [[hash, who]] : [],
    ),
  )

/** Chooses a file, or leaves it out with `null`. */
export const withFile = (form: Pick<WriteUpForm, 'files'>, hash: string, who: Visibility | null): string => {
  const chosen = new Map(filesIn(form))
  if (who === null) chosen.delete(hash)
  else chosen.set(hash, who)
  return chosen.size === 0 ? '' : JSON.stringify(Object.fromEntries(chosen))
}

/** The ticket as it was when the draft was begun; null if that wasn't kept. */
export const seenIn = ({ seen }: Pick<WriteUpForm, 'seen'>): TicketSeen | null =>
  TicketSeen.safeParse(parsed(seen)).data ?? null
