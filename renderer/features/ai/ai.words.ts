import { callSeconds } from '../../../core/domain/account/ai-settings.ts'
import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import type { WithoutModel } from '../../../core/domain/enrichment/without-model.ts'
import { inLanguage } from '../../language/catalogue.ts'
import { withoutModelWords } from '../../language/domain.words.ts'

/** Millionths of a dollar as dollars: `$0.42`, `less than $0.01`. */
const dollars = (millionths: number): string => {
  if (millionths === 0) return '$0.00'
  const cents = millionths / 10_000
  return cents < 1
    ? 'less than $0.01'
    : `$${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
}

const kinds: Record<string, string> = {
  assessment: 'Assessment',
  briefing: 'Briefing',
  resolution: 'Resolution note',
  escalation: 'Escalation package',
  assistant: 'Assistant',
}

const outcomes: Record<WithoutModel, string> = {
  off: 'off',
  kept_away: 'kept away',
  no_key: 'no key',
  not_reached: 'not reached',
  refused: 'declined',
  overloaded: 'overloaded',
  timed_out: 'timed out',
  cut_off: 'cut off',
  unusable: 'not usable',
  budget: 'budget spent',
}

/** What the page about AI in the settings says, and the list of what was sent. */
export const aiWords = inLanguage('aiWords', {
  title: 'AI',
  lead: 'AI assesses escalations, briefs whoever claims them, and drafts write-ups. Whatever is sent has secrets masked first. Without it, Baton drafts all of that from session notes by rule.',
  readOnly: 'Only admins can change this.',
  offline: 'You’re offline. You can change this when you’re back online.',
  noKey: withoutModelWords.no_key,

  on: 'Use AI in this workspace',
  onHint: 'When it’s off, nothing is sent to AI. A session’s owner can also keep that session away from it.',
  images: 'Send images, too',
  imagesHint: 'Secrets in a picture can’t be masked.',
  keepSent: 'Keep what was sent',
  keepSentHint: 'For 30 days, with secrets masked, so that admins and whoever it was for can read it.',
  budget: 'Monthly budget',
  budgetHint: 'In US dollars, estimated. When it’s spent, Baton drafts by rule until next month.',
  budgetLabel: 'Monthly budget in US dollars',
  budgetNone: 'No limit',
  budgetWrong: 'Enter an amount in dollars, such as 50 or 12.50, or leave it empty for no limit.',
  save: 'Save',
  saved: 'Saved.',
  careful: 'Model for assessments and write-ups',
  quick: 'Model for briefings and the assistant',
  modelHint: 'Leave it empty for the server’s default.',
  serverDefault: 'Server default',
  modelWrong: 'Enter a model’s name: letters, digits, dots and dashes only.',
  effort: 'Effort',
  effortHint: 'More effort takes longer and costs more.',
  timeouts: {
    careful: 'Time limit for assessments and write-ups',
    quick: 'Time limit for briefings and the assistant',
  },
  timeoutHint: 'In seconds, at most the server’s. After that, Baton drafts by rule.',
  timeoutWrong: `Enter whole seconds from ${callSeconds.least} to ${callSeconds.most}, or leave it empty for the server’s limit.`,
  efforts: { '': 'Server default', low: 'Low', medium: 'Medium', high: 'High' },

  usage: {
    title: 'Usage',
    period: 'Period',
    periods: { month: 'This month', days30: '30 days', days90: '90 days' },
    none: 'Nothing was sent to AI in this period.',
    loading: 'Asking the server…',
    month: (cost: number, budget: number | null): string =>
      budget === null
        ? `${dollars(cost)} this month, estimated`
        : `${dollars(cost)} of ${dollars(budget * 10_000)} this month, estimated`,
    kind: 'For',
    calls: 'Calls',
    failed: 'Without an answer',
    tokens: 'Tokens sent',
    answered: 'Tokens received',
    cached: 'From cache',
    cost: 'Cost',
    time: 'Time, median / p95',
    total: 'Total',
    dollars,
    seconds: (ms: number | null): string => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`),
    kindOf: (kind: string): string => kinds[kind] ?? kind,
    share: (cached: number, sent: number): string =>
      cached + sent === 0 ? '–' : `${Math.round((cached / (cached + sent)) * 100)}%`,
  },

  judged: {
    title: 'Were assessments right?',
    by: { model: 'By AI', rules: 'From session notes' },
    /** Right and partly right of those that someone judged, and how many there were in all. */
    line: (right: number, partly: number, wrong: number, made: number): string => {
      const judged = right + partly + wrong
      if (judged === 0) return `None of ${counted(made, 'assessment')} has been judged yet`
      const share = Math.round((right / judged) * 100)
      return `${numberText(right)} right, ${numberText(partly)} partly, ${numberText(wrong)} wrong: ${share}% right of ${numberText(judged)} judged (${counted(made, 'assessment')} in all)`
    },
    none: 'No assessments in this period.',
    hint: 'Whoever resolves a session says so with one press.',
  },

  sent: {
    title: 'What was sent',
    sessionTitle: 'What was sent to AI',
    hint: 'Each call, latest first. The text is kept for 30 days, exactly as it left, with secrets masked.',
    ownHint: 'You see the calls that were made for you. Admins see all of them.',
    none: 'Nothing was sent.',
    more: 'Show earlier ones',
    read: 'Read',
    readNamed: (kind: string, time: string): string => `Read what was sent: ${kind}, ${time}`,
    session: 'Open session',
    notKept: 'not kept',
    gone: 'This text isn’t kept anymore.',
    textTitle: (kind: string): string => `Sent to AI: ${kind}`,
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'Couldn’t copy. Select the text and copy it yourself.',
    close: 'Close',
    tokens: (sent: number, got: number): string =>
      `${numberText(sent)} ${plural(sent, 'token')} sent, ${numberText(got)} received`,
    outcome: (outcome: WithoutModel | 'underway' | 'made' | 'cancelled'): string =>
      outcome === 'underway'
        ? 'underway'
        : outcome === 'made'
          ? 'answered'
          : outcome === 'cancelled'
            ? 'canceled'
            : outcomes[outcome],
  },
  again: 'Try again',
})
