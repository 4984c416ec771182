import type { PassedBecause } from '../../../core/domain/duty/handoff-policy.ts'
import type { StepKind } from '../../../core/domain/duty/policy.ts'
import { counted, numberText, plural } from '../../../core/domain/text/plural.ts'
import { inLanguage } from '../../language/catalogue.ts'

const minutes = (n: number): string =>
  n < 90
    ? `${numberText(n)} min`
    : n % 60 === 0
      ? `${numberText(n / 60)} h`
      : `${numberText(Math.floor(n / 60))} h ${n % 60} min`

/** Where an escalation stands in its policy: on the card, on its context screen, above the session. */
export const policyLineWords = inLanguage('policyLineWords', {
  label: 'Who is told next',
  next: (who: string, inTime: string): string => `Next: ${who} ${inTime}`,
  again: (who: string, inTime: string): string => `Next: ${who} again ${inTime}`,
  lastStep: (inTime: string): string => `No one left to tell ${inTime}`,
  in: (ago: string): string => `in ${ago}`,
  now: 'now',
  you: 'You',
  looking: (names: string, areThey: boolean): string => `${names} ${areThey ? 'are' : 'is'} looking`,
  returned: (n: number): string => plural(n, 'Came back once', `Came back ${numberText(n)} times`),
  nudged: (inTime: string): string => `Returns to the queue ${inTime} unless something happens`,
  againAt: (time: string): string => `Tries again ${time}`,
  look: 'I’m looking',
  lookHint: 'Others won’t be notified for 10 min',
  lookCommand: 'Say that you’re looking',
  looked: 'Others won’t be notified for 10 min. Anyone can still claim it.',
  history: 'Told so far',
  told: (n: number): string => `${counted(n, 'person', 'people')} told`,
  toldDestinations: 'told',
  passed: {
    no_one: 'skipped: no one there',
    no_channel: 'skipped: Baton not open, no other channel',
    quiet: 'skipped: quiet hours',
    channels_failed: 'skipped: channels failed',
    no_access: 'skipped: no access',
  } satisfies Record<PassedBecause, string>,
  /** A step for channels of the workspace of which none hears of such escalations. */
  passedUnheard: 'skipped: none is on for this priority',
  late: (ago: string): string => `${ago} late`,
  onDutyFor: (team: string): string => `whoever’s on duty for ${team}`,
  who: {
    target: 'whoever it’s for',
    duty: 'the team on duty',
    team: 'the team',
    everyone: 'everyone',
    admins: 'admins',
    person: 'someone',
    destination: 'the workspace’s channels',
  } satisfies Record<StepKind, string>,
})

/** The screen on which admins decide who is told. */
export const policyWords = inLanguage('policyWords', {
  title: 'Escalation policy',
  lead: 'Who is told about an escalation, and in what order, until someone claims it. Escalations already underway keep the steps they started with.',
  priority: 'Priority',
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  steps: 'Steps',
  stepsHint: 'If no one in a step can be reached, it’s skipped at once.',
  tell: (n: number): string => `Whom step ${numberText(n)} tells`,
  which: (n: number): string => `Which one, in step ${numberText(n)}`,
  wait: (n: number): string => `Minutes after step ${numberText(n)} before the next`,
  thenWait: 'then wait',
  min: 'min',
  pausedBy: (n: number): string =>
    `Who has to be looking for the policy to pause after step ${numberText(n)}`,
  pause: 'pause',
  any: 'if one looks',
  all: 'if all look',
  up: (n: number): string => `Move step ${numberText(n)} up`,
  down: (n: number): string => `Move step ${numberText(n)} down`,
  remove: (n: number): string => `Remove step ${numberText(n)}`,
  add: 'Add a step',
  kinds: {
    target: 'Whoever it’s for',
    duty: 'Team on duty',
    team: 'Team',
    everyone: 'Everyone',
    admins: 'Admins',
    person: 'One person',
    destination: 'Slack, Teams, webhooks',
  } satisfies Record<StepKind, string>,
  ofSession: 'Session’s own',
  allSchedules: 'Its team’s',
  after0: 'If no one takes it',
  rounds: 'Repeat everything',
  roundsHint: 'If no one has claimed it after the last step.',
  roundsOption: (n: number): string => (n === 0 ? 'Never' : plural(n, 'Once', `${numberText(n)} times`)),
  idle: 'Return idle claims',
  idleHint: 'If nothing happens after a claim, Baton asks whoever claimed it, then returns it to the queue.',
  idleTimes: 'Minutes without a sign of work',
  idleSwitch: 'Return them to the queue',
  nudge: 'then ask,',
  nudgeLabel: 'Minutes until Baton asks',
  return: 'more, then return',
  returnLabel: 'Minutes until it returns',
  phone: 'Phone',
  phoneHint: 'Shown in red to whoever escalated it.',
  phoneName: 'Who to phone',
  phoneNumber: 'Phone number',
  phoneNameExample: 'Service desk lead',
  phoneNumberExample: '+44 20 …',
  saved: 'Saved.',
  notSaved: 'not saved yet',
  tryIt: 'Try it…',
  saveFirst: 'Save first: the test uses the saved policy.',
  lastTried: (who: string, time: string): string => `Tried by ${who} ${time}`,
  offline: 'You’re offline. You can change policies when you’re back online.',
  readOnly: 'Only admins can change this.',
  byDefault: 'This is what Baton does until an admin changes it.',
  changedBy: (name: string, time: string): string => `Changed by ${name} ${time}.`,
  bothPhone: 'Enter both a name and a number, or neither.',
  badMinutes: 'Enter between 1 and 1,440 minutes for each step.',
  badIdle: 'Enter between 5 and 5,760 minutes for idle claims.',
  timeline: 'What would happen',
  timelineHint: 'If someone escalated to everyone, and no one claimed it.',
  today: 'Today',
  day: 'Day of the week',
  time: 'Time of day',
  after: (min: number): string => (min === 0 ? 'At once' : `After ${minutes(min)}`),
  noOne: 'no one: skipped at once',
  andMore: (names: string, n: number): string => `${names} and ${numberText(n)} more`,
  repeats: (times: number): string =>
    `Then all of it again, ${times === 2 ? 'twice' : plural(times, 'once', `${numberText(times)} times`)}.`,
  ends: (phone: boolean): string =>
    `No one took it: whoever escalated it sees that in red${phone ? ', with the phone number' : ''}, and all admins are told.`,
  sentence: (text: string): string => text.charAt(0).toUpperCase() + text.slice(1),
  warnings: {
    no_one: (n: number): string => `Step ${numberText(n)} reaches no one. Choose someone else.`,
    gap: (n: number, time: string): string =>
      `Step ${numberText(n)} reaches no one from ${time}: no one is on duty then.`,
    no_schedule: (n: number): string =>
      `Step ${numberText(n)} is skipped: there’s no duty schedule. Add one under Duty.`,
    no_team: (n: number): string =>
      `Step ${numberText(n)} never fires: there are no teams. Add one in Settings, under People.`,
    too_late: (n: number): string =>
      `Step ${numberText(n)} comes too late: by then everyone may claim it. Move it to the top.`,
  },
})

/** Why a message was not sent, by the reason that the server gives. */
const because: Record<string, string> = {
  ended: 'it had ended by then',
  seen: 'they had seen it in Baton by then',
  no_access: 'they no longer have access',
  off: 'this is switched off',
  repeated: 'an earlier message was still waiting',
  overtaken: 'a later message went out sooner',
  undone: 'it was undone',
  quiet: 'quiet hours',
}

/** Who was told of something on which channel, and what became of it. */
export const toldWords = inLanguage('toldWords', {
  explain: '“Handed over” means that a server accepted it. Only Baton itself can tell whether it was read.',
  none: 'No one has been told yet.',
  loading: 'Asking the server…',
  retry: 'Try again',
  channels: {
    in_app: 'Baton',
    web_push: 'Push',
    email: 'Email',
    slack: 'Slack',
    teams: 'Teams',
    webhook: 'Webhook',
    loopback: 'Test',
  },
  heldUntil: (time: string): string => `Held until ${time}`,
  waitsForDesk: 'Waiting for them to open Baton',
  sendsAt: (time: string): string => `Sends ${time}`,
  sendsUnlessSeen: (time: string): string => `Sends ${time} unless they see it in Baton first`,
  nextTry: (time: string): string => `Next try ${time}`,
  because,
})

/** Testing a policy: whom it would tell now, and what became of telling them. */
export const trialWords = inLanguage('trialWords', {
  title: (priority: string): string => `Try the policy for ${priority.toLowerCase()} escalations`,
  lead: 'Everyone below is told now, once, on their own channels: “Test, nothing to do”. The waits between the steps are skipped. Nothing appears in the queue, and nothing can be claimed.',
  asking: 'Asking the server who can be reached…',
  step: (n: number, who: string): string => `Step ${numberText(n)}: ${who}`,
  passed: {
    no_one: 'no one there, so it’s skipped at once',
    no_channel: 'no one can be reached, so it’s skipped at once',
    quiet: 'everyone has quiet hours, so it’s skipped at once',
    channels_failed: 'all channels failed, so it’s skipped at once',
    no_access: 'no one has access, so it’s skipped at once',
  } satisfies Record<PassedBecause, string>,
  earlier: 'already told by an earlier step',
  because: {
    no_one: 'not reachable',
    no_channel: 'not told: Baton not open, no other channel',
    quiet: 'quiet hours: only in Baton’s own list',
    channels_failed: 'last messages failed, tried anyway',
    no_access: 'no access',
  } satisfies Record<PassedBecause, string>,
  tell: (people: number, destinations: number): string =>
    [
      people > 0 ? `Tell ${counted(people, 'person', 'people')}` : '',
      destinations > 0
        ? `${people > 0 ? 'and' : 'Tell'} ${counted(destinations, 'channel', 'channels')}`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  reachesNoOne: 'This policy reaches no one right now. Change its steps, or who is on duty.',
  workspace: 'The workspace’s channels',
  waitUntil: (time: string): string => `It was tried a moment ago. You can try again ${time}.`,
  toldTitle: 'Who was told of the test',
  whoWasTold: 'Who was told',
  told: 'Told.',
  close: 'Close',
})

/** Whether everyone is told, as the server proved it to itself: admins only. */
export const proofWords = inLanguage('proofWords', {
  title: 'Are notifications getting through?',
  proved: 'Last confirmed',
  hint: 'Every two minutes the server escalates to itself, the same way you do, and checks that nothing is late. If that fails, admins are notified within five minutes.',
  never: 'Not yet. The first check comes a minute after the server starts.',
  provedAt: (time: string): string => `${time} ago`,
  took: (seconds: string): string => `the test escalation took ${seconds} s`,
  stale: 'The checks themselves have stopped. Ask whoever runs the server to look into it.',
  heartbeat: 'Outside monitor',
  heartbeatHint:
    'Hears of every successful check, and alerts you when it stops hearing, even if this server is down.',
  noHeartbeat: 'None. Whoever runs the server sets BATON_HEARTBEAT_URL.',
  heard: (time: string): string => `Heard ${time} ago`,
  neverHeard: 'Nothing sent yet',
  offline: 'You’re offline. This needs the server.',
})
