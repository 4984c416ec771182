/** One entry of a calendar. Times in milliseconds; `id` is the same for as long as it is the same duty. */
export type CalendarEvent = { id: string; from: number; until: number; title: string; note: string }

/** A calendar as a feed serves it. `at` and `sequence` only change with what it is made from. */
export type Calendar = {
  name: string
  events: readonly CalendarEvent[]
  /** When what it says was last decided, milliseconds. */
  at: number
  sequence: number
}

/** `20261130T090000Z`: an instant, so that no reader has to know a zone's rules. */
const instant = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/gu, '')

/** Text of someone, as a property's value takes it (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, ' ')
    .replace(/[\\;,]/gu, (one) => `\\${one}`)
    .replace(/\n/gu, '\\n')

/** Octets that a line may have, without its break. */
const longestLine = 75

const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** A line cut into lines of at most 75 octets; never within a character (RFC 5545, 3.1). */
const folded = (line: string): string => {
  let size = 0
  let out = ''
  for (const character of line) {
    const more = octets(character)
    if (size + more > longestLine) {
      out += '\r\n '
      size = 1
    }
    out += character
    size += more
  }
  return out
}

const eventLines = (
  { id, from, until, title, note }: CalendarEvent,
  { at, sequence }: Calendar,
): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(id)}`,
  `DTSTAMP:${instant(at)}`,
  `SEQUENCE:${sequence}`,
  `DTSTART:${instant(from)}`,
  `DTEND:${instant(until)}`,
  `SUMMARY:${escaped(title)}`,
  ...(note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
  // Being on duty doesn't keep someone from meetings.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** A calendar as iCalendar text (RFC 5545, RFC 7986): the same for the same duty, byte for byte. */
export const calendarText = (calendar: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Baton//Duty//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(calendar.name)}`,
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...calendar.events.flatMap((event) => eventLines(event, calendar)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
