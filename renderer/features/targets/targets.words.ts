import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** The screen on which admins say by when escalations are due. */
export const targetWords = inLanguage('targetWords', {
  title: 'Response targets',
  lead: 'By when an escalation should be touched and its session resolved, in business hours. Both clocks start when it’s escalated, pause while you wait for the client, and the resolve clock stops when the session is resolved.',
  ticketLead:
    'Where the ticket has a due date of its own, that is when the session is due instead of your resolve target.',
  readOnly: 'Only admins can change this.',
  offline: 'You’re offline. You can change this when you’re back online.',

  targets: 'Targets',
  targetsHint: 'For example 15 min, 4 h, or 1 h 30 min. Leave it empty for no target.',
  priority: 'Priority',
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  touch: 'First touch',
  resolve: 'Resolve',
  now: 'Escalated now, due',
  touchOf: (priority: string): string => `First touch, ${priority.toLowerCase()} priority`,
  resolveOf: (priority: string): string => `Resolve, ${priority.toLowerCase()} priority`,
  example: 'none',
  nowShort: 'Escalated now, due:',
  previewTouch: (time: string): string => `first touch ${time}`,
  previewResolve: (time: string): string => `resolve ${time}`,
  previewNone: 'nothing due',
  previewWrong: 'Fix what’s marked to see this.',

  hours: 'Business hours',
  hoursHint: 'Targets count only these hours. Add a line for each stretch, such as before and after lunch.',
  days: (n: number): string => `Days of line ${numberText(n)}`,
  from: (n: number): string => `From, line ${numberText(n)}`,
  until: (n: number): string => `Until, line ${numberText(n)}`,
  to: 'to',
  nextDay: 'next day',
  allDay: '24 hours',
  addHours: 'Add hours',
  removeHours: (n: number): string => `Remove line ${numberText(n)}`,
  always: 'Use 24/7',
  zone: 'Time zone',
  zoneHint: 'Hours and holidays follow this zone’s clock, including daylight saving.',

  holidays: 'Holidays',
  holidaysHint: 'Days without business hours.',
  noHolidays: 'No holidays yet.',
  date: (n: number): string => `Date of holiday ${numberText(n)}`,
  name: (n: number): string => `Name of holiday ${numberText(n)}`,
  nameExample: 'Boxing Day',
  addHoliday: 'Add holiday',
  removeHoliday: (n: number): string => `Remove holiday ${numberText(n)}`,

  saved: 'Saved. These targets apply to what’s escalated, resumed, or reopened from now on.',

  open: 'Open sessions',
  openHint:
    'Open sessions keep the due times they have until they’re escalated, resumed, or reopened. You can give them the saved targets now.',
  saveFirst: 'Save your changes first.',
  openLabel: 'Due times of open sessions',
  apply: 'Apply to open sessions',
  applied: 'Applying. Due times change on every desk within moments.',
  appliedBy: (name: string, time: string): string => `Applied by ${name} ${time}.`,

  wrongTime: (priority: string): string =>
    `The ${priority.toLowerCase()} target isn’t a time. Type something like 15 min or 4 h.`,
  wrongZone: 'That isn’t a time zone. Choose one from the list.',
  wrongHours: (n: number): string => `Line ${numberText(n)} needs at least one day, and both times.`,
  wrongHoliday: (n: number): string => `Holiday ${numberText(n)} needs a date and a name.`,
  tooMany: (n: number): string => `You can have up to ${counted(n, 'holiday')}.`,
})
