import { isolated } from '../../../../core/domain/text/text.ts'
import { ago, claimSentences } from '../../../../core/domain/handoff/handoff.ts'
import type { Priority } from '../../../../core/domain/duty/priority.ts'
import { counted, numberText, plural } from '../../../../core/domain/text/plural.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const steps = (n: number): string => counted(n, 'step')

/** What the context screen of a handoff says. */
export const contextWords = inLanguage('contextWords', {
  handoff: 'Handoff',
  notHere: 'Handoff not found',
  notHereBody:
    'It may not exist, you may not have access to it, or it hasn’t reached this device yet. Pick another one from the queue.',
  /** For those who hear it instead of seeing its color. */
  priority: (word: string): string => `${word} priority`,
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<
    Priority,
    string
  >,
  parked: 'Parked',

  // The line of facts below the head
  noSteps: 'No steps',
  steps,
  tried: (tried: number, open: number): string => {
    if (open === 0) return `${steps(tried)} tried`
    return tried === 0
      ? `${numberText(open)} open, none tried`
      : `${steps(tried)} tried, ${numberText(open)} open`
  },
  stepsIn: (n: number, time: string): string => `${steps(n)} in ${time}`,
  progressIn: (progress: string, time: string): string => `${progress}, in ${time}`,
  parkedFor: (ms: number): string => `Parked for ${ago(ms)}`,
  notSent: 'Not sent yet',
  waiting: (ms: number): string => `Waiting ${ago(ms)}`,
  claimedAfter: (ms: number): string => `Claimed after ${ago(ms)}`,
  withdrawnAfter: (ms: number): string => `Withdrawn after ${ago(ms)}`,
  endedAfter: (ms: number): string => `Ended after ${ago(ms)}`,
  from: (name: string): string => `From ${name}`,
  to: (name: string): string => `To ${name}`,
  toThenEveryone: (name: string): string => `To ${name}, now open to everyone`,
  toEveryoneBecauseEmpty: (team: string): string => `To everyone, because no one else in ${team} can take it`,
  toEveryoneBecauseLeft: (name: string): string => `To everyone, because ${name} no longer has access`,

  // Sections
  region: 'What’s going on',
  reason: 'Why it was handed over',
  noReason: 'No reason provided.',
  note: 'Note',
  noNote: 'No note.',
  earlier: 'Earlier handoffs',
  earlierParked: (when: string, name: string): string => `Parked ${when} by ${name}`,
  earlierEscalated: (when: string, name: string): string => `Escalated ${when} by ${name}`,
  problem: 'Problem',
  ticket: 'Ticket',
  fixes: (n: number): string => plural(n, 'Fix', 'Fixes'),
  triedTitle: 'What’s been tried',
  nothingTried: 'Nothing yet.',
  stepRef: (order: number): string => `step ${order}`,
  openStep: ' · open',
  earlierSteps: (n: number): string => `and ${numberText(n)} earlier ${plural(n, 'step')}`,
  untried: 'Not tried yet',
  known: 'What we know',
  noFacts: 'No facts yet.',
  factRef: (number: number): string => `fact ${number}`,
  questions: 'Still open',
  answered: 'Answered',
  notes: 'Notes',
  showLatestNotes: 'Show the latest notes only',
  showAllNotes: (n: number): string => `Show all ${numberText(n)} notes`,
  addedSince: (n: number): string =>
    `This is how things stood at the time. ${counted(n, 'entry', 'entries')} ${plural(n, 'has', 'have')} been added since.`,

  // Who can do what
  viewer: 'You can read this, but viewers can’t claim. Ask an admin for access.',
  ownPark: 'You parked this. Resume it when you’re ready.',
  ownUnsent:
    'No one knows yet: this is on your device and sends automatically when you’re back online. If it can’t wait, phone your team.',
  takenPark: (name: string): string => `You took this over from ${name}. Resume it when you’re ready.`,
  ownEscalation: 'You escalated this, so someone else has to claim it.',
  ownTakenOver: (name: string): string =>
    `You escalated this, and ${name} took it over. Someone else has to claim it.`,
  reserved: claimSentences.reserved,
  takenOverBy: (name: string, ms: number): string => `${name} took this over ${ago(ms)} ago.`,
  claimedBy: (name: string, ms: number): string => `${name} claimed this ${ago(ms)} ago.`,
  withdrawnBy: claimSentences.withdrawn,
  ended: claimSentences.ended,
  alreadyClaimed: claimSentences.claimed,
  lostAfterTrying: (time: string): string => `At ${time}, before your claim arrived. The session is theirs.`,
  lostWhileReading: (time: string): string => `At ${time}. You can keep reading, but the session is theirs.`,
  backToQueue: 'Back to queue',

  // Claiming
  claim: 'Claim',
  claiming: 'Claiming…',
  claimed: 'Claimed. Getting the session…',
  canClaim: 'Claiming makes this session yours, and everyone sees that you have it.',
  canClaimTaken: (name: string): string =>
    `You took this over from ${name}, and it’s still waiting for everyone. Claim it to work on it.`,
  rivals: (sentence: string): string => `${sentence} Whoever claims first gets it.`,
  lookingToo: 'looking at this too',
  offline: (sentence: string): string => `${sentence} You can’t see who else is looking at it right now.`,
  pickedUp: 'You’ve picked this up.',
  someoneElse: (name: string | null): string => `${name ?? 'Someone else'} has this session.`,
  withdraw: 'Withdraw',
  withdrawCommand: 'Withdraw the escalation',
  resume: 'Resume',
  openSession: 'Open session',
  openSessionCommand: 'Open the session',

  // Picking up
  howToStart: 'It’s yours. How do you want to start?',
  continue: (name: string): string => `Continue where ${name} left off`,
  continueCommand: 'Continue where they left off',
  continueHint: 'Everything as it is',
  continueOnBranch: (branch: string): string => `On the same branch: ${isolated(branch)}`,
  briefing: 'Start with a briefing',
  briefingHint: 'Half a minute, then the session',
  fresh: 'Start fresh',
  freshHint: 'Facts kept, theory set aside',
})
