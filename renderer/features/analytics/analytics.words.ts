import { completeParts, type FigureName, type FigureSplit } from '../../../core/domain/session/figures.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** Each figure with what exactly it counts, in the order of the page. */
const figures: Record<FigureName, { name: string; means: string }> = {
  handedOff: {
    name: 'Escalations',
    means: 'Escalations that the server accepted in this period, including any that were withdrawn.',
  },
  toldInTime: {
    name: 'Told within 30 s',
    means:
      'Escalations that someone else was told about within 30 s of the server accepting them: Baton showed it, or a message was handed over.',
  },
  toSeen: {
    name: 'Time to seen',
    means: 'From when it was accepted until someone else first opened it.',
  },
  toClaim: {
    name: 'Time to claim',
    means: 'From when it was accepted until it was first claimed.',
  },
  toFirstStep: {
    name: 'Claim to first step',
    means: 'From that claim until whoever claimed it wrote an entry or answered a step.',
  },
  touchedInTime: {
    name: 'First touch in time',
    means:
      'Escalations with a first-touch target that were touched, or whose target has passed: how many were touched in time. Those that were taken back or still have time aren’t counted.',
  },
  resolvedInTime: {
    name: 'Resolved in time',
    means:
      'Sessions first resolved in this period that are still resolved and had a due time, from their ticket or a target: how many were resolved by then.',
  },
  complete: {
    name: 'Completeness',
    means: `Of ${completeParts} parts at the moment of escalating: a reason was picked, the problem is described in 20 characters or more, a step was done, a fact is known, and there is a note.`,
  },
  reasked: {
    name: 'Asked again',
    means:
      'Escalations in which whoever claimed it repeated a step that someone else had already answered: the same words, apart from case and punctuation.',
  },
  bounced: {
    name: 'Bounced',
    means:
      'Claimed escalations that came back to the queue, or were escalated again by whoever claimed them.',
  },
  exhausted: {
    name: 'No one took it',
    means: 'Escalations for which the policy ran out of people to tell.',
  },
  escalated: {
    name: 'Escalation rate',
    means: 'Sessions started in this period that were escalated at least once, so far.',
  },
  reopened: {
    name: 'Reopened',
    means: 'Sessions first resolved in this period that were reopened or escalated within 7 days.',
  },
}

export const analyticsWords = inLanguage('analyticsWords', {
  title: 'Analytics',
  scope: 'Whose figures',
  scopes: { workspace: 'Workspace', own: 'You' },
  period: 'Period',
  days: (days: number): string => `${days} days`,
  team: 'Team',
  allTeams: 'All teams',
  client: 'Client',
  allClients: 'All clients',
  category: 'Category',
  allCategories: 'All categories',
  csv: 'Export as CSV',
  exported: 'Exported',
  figures,
  figuresTitle: 'Figures',
  ownHint:
    'What you escalated and what you claimed. Sessions are those you started or resolved. Only you can see this page.',
  of: (count: number, of: number): string => `${numberText(count)} of ${numberText(of)}`,
  none: 'None yet',
  median: 'median',
  medianOf: (figure: string): string => `${figure}, median`,
  mean: 'mean',
  p95: '95th percentile',
  without: (count: number): string => `${numberText(count)} without one are left out`,
  parts: (mean: string): string => `${mean} of ${completeParts} on average`,
  full: (count: number, of: number): string => `${numberText(count)} of ${numberText(of)} had all`,
  interruptions: 'Interruptions',
  interruptionsMean: 'per person and day',
  interruptionsMeans:
    'Toasts in an open Baton and push notifications about escalations. Those of one person within the same minute count once. Mail doesn’t interrupt, so it isn’t counted.',
  interruptionsOf: (count: number, people: number, days: number): string =>
    `${numberText(count)} to ${counted(people, 'person', 'people')} in ${days} days`,
  byDay: 'Day by day',
  byDayHint: 'Escalations each day; the filled part was claimed.',
  day: 'Day',
  dayTable: 'Each day as a table',
  claimed: 'Claimed',
  dayOf: (day: string, claimed: number, of: number): string =>
    `${day}: ${numberText(claimed)} of ${numberText(of)} claimed`,
  chart: (total: number, most: number): string =>
    `${counted(total, 'escalation')} over the period, at most ${numberText(most)} a day. The table below has each day.`,
  split: 'Split by',
  splits: { team: 'Team', client: 'Client', category: 'Category' } satisfies Record<FigureSplit, string>,
  noKey: { team: 'No team', client: 'No client', category: 'No category' } satisfies Record<
    FigureSplit,
    string
  >,
  ended: 'Former team',
  splitHint: (rows: number): string => `Those with the most escalations, ${numberText(rows)} at most.`,
  empty: 'Nothing to count yet',
  emptyBody: 'Once someone escalates, this page shows how long it takes and what becomes of it.',
  emptyFiltered: 'No escalation matches',
  emptyFilteredBody: 'Choose a longer period, or other filters.',
  clear: 'Clear filters',
  loading: 'Counting…',
  counting: (share: number): string =>
    `Still counting what happened earlier: ${numberText(Math.floor(share * 100))}% so far. The figures change until it’s done.`,
  offline: 'You’re offline. Figures are counted on the server.',
  viewer: 'Viewers don’t hand over or claim, so there are no figures for you.',
  csvName: 'baton-analytics',
  csvColumns: [
    'Group',
    'Escalations',
    'Told within 30 s',
    'Seen',
    'Time to seen: median (s)',
    'Time to seen: mean (s)',
    'Time to seen: 95th percentile (s)',
    'Claimed',
    'Time to claim: median (s)',
    'Time to claim: mean (s)',
    'Time to claim: 95th percentile (s)',
    'Acted on',
    'Claim to first step: median (s)',
    'Claim to first step: mean (s)',
    'Claim to first step: 95th percentile (s)',
    'Complete parts',
    'All parts',
    'Asked again',
    'Bounced',
    'No one took it',
    'Sessions started',
    'Of those escalated',
    'Sessions resolved',
    'Of those reopened within 7 days',
    'First touch due',
    'Of those touched in time',
    'Resolved with a due time',
    'Of those resolved in time',
  ],
  all: 'All',
})

/** How long, as people say it: `45 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. Milliseconds. */
export const duration = inLanguage('duration', (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${numberText(days)} d` : `${numberText(days)} d ${hours % 24} h`
})
