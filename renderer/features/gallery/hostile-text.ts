/** What people and ticket systems put into fields: very much, without a space, from right to left, nothing. */
export const hostileKinds = ['long', 'unbroken', 'rtl', 'empty'] as const
export type HostileKind = (typeof hostileKinds)[number]

/** The fields that hold what someone typed, with the longest that each takes. */
const limits: Readonly<Record<string, number>> = {
  title: 200,
  problemSummary: 4000,
  problemCategory: 60,
  client: 120,
  contact: 160,
  device: 120,
  name: 80,
  label: 120,
  reason: 400,
  text: 400,
  freeText: 400,
  details: 400,
  engineerNotes: 400,
  outcomeReason: 400,
  resolutionSummary: 400,
  resolutionAction: 400,
  resolution: 400,
  whenToUse: 400,
  body: 400,
  preview: 400,
}

/** The fields that can be left out; all others have something in them. */
const optional = new Set([
  'problemCategory',
  'client',
  'contact',
  'device',
  'reason',
  'freeText',
  'details',
  'engineerNotes',
  'outcomeReason',
  'whenToUse',
  'body',
])

const samples: Record<Exclude<HostileKind, 'empty'>, string> = {
  long: 'The quarterly maintenance window of the branch office in the old harbour ',
  unbroken: '\\\\srv-file01.corp.contoso.example\\HKLM\\Software\\Policies?token=0123456789abcdef&',
  rtl: 'השרת הראשי של המשרד בנמל הישן לא עונה מאז הבוקר ואיש לא יודע מדוע ',
}
const tickets: Record<HostileKind, string | null> = {
  long: 'CW-2026-0000048213-ESCALATED-TO-FIELD-SERVICES-EMEA-SOUTH-2',
  unbroken: 'CW20260000048213ESCALATEDTOFIELDSERVICESEMEASOUTH2026112000',
  rtl: '48213',
  empty: null,
}

const hostile = (kind: HostileKind, key: string): string => {
  const limit = limits[key] ?? 0
  if (kind === 'empty') return ''
  const sample = samples[kind]
  return sample
    .repeat(Math.ceil(limit / sample.length))
    .slice(0, limit)
    .trim()
}

/** Documents with such text in every field that someone typed; as they are without a kind. */
export const withHostileText = <T>(value: T, kind: HostileKind | null): T => {
  if (kind === null) return value
  const changed = (part: unknown, key: string): unknown => {
    // Its name isn't typed by anyone.
    if (key === 'event') return part
    if (key === 'psaTicketId' || key === 'ticket') return tickets[kind]
    if (typeof part === 'string') {
      return key in limits && (kind !== 'empty' || optional.has(key)) ? hostile(kind, key) : part
    }
    if (Array.isArray(part)) return part.map((one) => changed(one, key))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, changed(one, name)]))
  }
  return changed(value, '') as T
}

/** The kind that the gallery is opened with: `#/gallery/rtl`. */
export const kindInAddress = (): HostileKind | null =>
  hostileKinds.find((kind) => globalThis.location?.hash.endsWith(`/${kind}`)) ?? null
