import type { Priority } from '../../../../core/domain/duty/priority.ts'
import { ago } from '../../../../core/domain/handoff/handoff.ts'
import { counted, numberText } from '../../../../core/domain/text/plural.ts'
import type { LightFrom, LightName } from '../../../../core/enrichment/lights.ts'
import { excerpt } from '../../../../core/domain/text/text.ts'
import { listText } from '../../../language/list-text.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const sendsLater = 'sends automatically when you’re back online'

/** What the dialogs about handing over say. */
export const handoffDialogWords = inLanguage('handoffDialogWords', {
  escalate: {
    title: 'Escalate',
    submit: 'Escalate',
    submitAsIs: 'Escalate as is',
    need: 'What do you need?',
    needExample: 'What you need, where you’re stuck, and any deadline.',
    why: 'Why',
    noNote: 'Escalate without a note? Press again to do it, or say what you need.',
    submitWithoutNote: 'Escalate without a note',
    people: (n: number): string => (n === 0 ? 'no one can take it' : counted(n, 'person', 'people')),
    onDuty: (n: number): string => `${numberText(n)} on duty`,
    parkInstead: 'Park instead',
    target: 'Escalate to',
    everyone: 'Everyone who can claim it',
    priority: 'Priority',
    priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' } satisfies Record<
      Priority,
      string
    >,
    outcomeNeeded: 'The fix you tried still needs an outcome.',
    outcomeQuestion: (fix: string): string =>
      `“${excerpt(fix, 160)}” How did it go? You can also escalate as is.`,
    offlineLead: 'You’re offline, so no one knows yet.',
    offline: `This is saved on this device and ${sendsLater}. If it can’t wait, phone your team.`,
  },

  /** What a handoff tells whoever takes it, and what it doesn't yet. */
  lights: {
    label: 'What your handoff covers',
    names: {
      how_bad: 'How bad',
      what_it_is: 'What it is',
      done: 'Done',
      next: 'Next',
      what_if: 'What if',
    } satisfies Record<LightName, string>,
    from: {
      typed: 'said in your note',
      chosen: 'said by what you chose',
      session: 'said in the session',
    } satisfies Record<NonNullable<LightFrom>, string>,
    missing: 'missing, add it to your note',
    ask: {
      how_bad: 'How bad is it? Who can’t work, and by when does it have to be solved?',
      what_it_is: 'What is it? Say what fails, where, and since when.',
      done: 'What was done? Say what you tried and what came of it.',
      next: 'What’s next? Say what you need from whoever takes it.',
      what_if: 'What if it gets worse, or the next step doesn’t help? Say what to do then.',
    } satisfies Record<LightName, string>,
    count: (said: number, all: number): string =>
      `Your handoff covers ${numberText(said)} of ${numberText(all)}.`,
  },

  /** What a handoff carries, as a list in a sentence. */
  included: {
    steps: (n: number): string => counted(n, 'step'),
    facts: (n: number): string => counted(n, 'fact'),
    notes: (n: number): string => counted(n, 'note'),
    images: (n: number): string => counted(n, 'image'),
    files: (n: number): string => counted(n, 'file'),
    line: (list: string): string => `Includes ${list}.`,
    preview: 'Preview',
    hidePreview: 'Hide preview',
    branches: (n: number): string => counted(n, 'branch', 'branches'),
    fix: 'the suggested fix',
    ticket: (number: string): string => `ticket #${number}`,
    problemOnly: 'the problem as you described it',
    and: listText,
  },

  preview: {
    label: 'What’s included',
    problem: 'Problem',
    category: 'Category',
    client: 'Client',
    ticket: 'Ticket',
    progress: 'Progress',
    branches: 'Branches',
    fix: 'Suggested fix',
    images: 'Images',
    files: 'Files',
    timeline: 'The full timeline is included too, with notes and pasted text.',
  },

  park: {
    title: 'Park',
    submit: 'Park',
    note: 'Note for whoever picks it up',
    noteHint: 'No one is notified. The session waits under Parked, for you and your team.',
    noteExample: 'Waiting for the vendor’s driver. Reception knows; call before touching the printer.',
    reminder: 'Remind me',
    dateAndTime: 'Date and time',
    wakeOnReply: (ticket: string): string => `Wake when the client replies on #${ticket}`,
    resume: 'Resume',
    parked: 'Parked.',
    parkedUntil: (time: string): string => `Parked until ${time}.`,
    offlineReply: `You can still park: it’s saved on this device, and ${sendsLater}. A reply on the ticket wakes it from then on.`,
    offline: `You can still park: it’s saved on this device, ${sendsLater}, and reminds you here either way.`,
  },

  wake: {
    none: 'Never',
    hour: 'In 1 hour',
    today: (time: string): string => `Today ${time}`,
    tomorrow: (time: string): string => `Tomorrow ${time}`,
    monday: (time: string): string => `Monday ${time}`,
    custom: 'Pick…',
    passed: 'That time has passed. Pick another one.',
    incomplete: 'Pick a date and a time, or choose “Never”.',
    customPassed: 'That time has passed. Pick a later one.',
    tooFar: 'Pick a time within a year.',
  },

  history: {
    title: 'Handoffs',
    close: 'Close',
    open: 'Open',
    none: 'This session hasn’t been handed over yet. Press P to park it or E to escalate it.',
    parked: 'Parked',
    escalatedToEveryone: 'Escalated to everyone',
    escalatedTo: (name: string): string => `Escalated to ${name}`,
    by: (name: string, outcome: string): string => `by ${name} · ${outcome}`,
    parkedSoFar: (ms: number): string => `Parked for ${ago(ms)} so far`,
    waitingSoFar: (ms: number): string => `Waiting ${ago(ms)} so far`,
    claimed: (name: string, ms: number): string => `Claimed by ${name} after ${ago(ms)}`,
    withdrawn: (ms: number): string => `Withdrawn after ${ago(ms)}`,
    ended: (ms: number): string => `Ended after ${ago(ms)}`,
    endedBecause: {
      resumed: (ms: number): string => `Resumed after ${ago(ms)}`,
      resolved: (ms: number): string => `Resolved after ${ago(ms)}`,
      abandoned: (ms: number): string => `Abandoned after ${ago(ms)}`,
      escalated: (ms: number): string => `Escalated instead after ${ago(ms)}`,
    },
  },
})
