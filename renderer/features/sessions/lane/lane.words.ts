import type { BranchStatus } from '../../../../core/domain/branches/branch.ts'
import type { FixDecision } from '../../../../core/domain/branches/fix.ts'
import { excerpt, isolated } from '../../../../core/domain/text/text.ts'
import { inLanguage } from '../../../language/catalogue.ts'

/** What the lane beside the timeline says: facts, questions, checks, fixes, branches; and the fix above the timeline. */
export const laneWords = inLanguage('laneWords', {
  lane: 'Facts and tasks',

  details: {
    title: 'Client',
    client: 'Client',
    contact: 'Contact',
    device: 'Device',
    due: 'Due',
    add: 'Add…',
    set: 'Set…',
    none: '–',
    inHours: (hours: number): string => `In ${hours} h`,
    today: (time: string): string => `Today ${time}`,
    tomorrow: (time: string): string => `Tomorrow ${time}`,
    pickTime: 'Date and time…',
    clear: 'No due time',
    group: 'Actions',
    change: {
      client: 'Change the client',
      contact: 'Change the contact',
      device: 'Change the device',
      due: 'Set a due time…',
    },
  },

  facts: {
    title: 'What we know',
    none: 'No facts yet.',
    notHere: 'The facts aren’t on this device yet.',
    add: 'Add a fact',
    placeholder: 'Something you know',
    field: 'This fact',
    edit: 'Edit this fact',
    editAtSource: { question: 'Edit it at its question', check: 'Edit it at its check' },
    remove: 'Remove this fact',
  },

  question: {
    title: 'Questions',
    none: 'No questions.',
    add: 'Add a question',
    placeholder: 'Something to find out',
  },
  check: {
    title: 'Checks',
    none: 'No checks.',
    add: 'Add a check',
    placeholder: 'Something to look at',
  },
  withOptions: 'With options…',
  open: '(open)',
  done: '(done)',

  fix: {
    region: 'Fix',
    title: 'Fixes',
    none: 'No fixes yet.',
    suggest: 'Suggest a fix',
    suggestAgain: 'Suggest it again',
    suggestAnother: 'Suggest another…',
    lead: (outcome: string): string => `${outcome}:`,
    recorded: (fix: string, outcome: string): string => `${excerpt(fix, 60)}: ${outcome}.`,
    dismissed: (fix: string): string => `Dismissed: ${excerpt(fix, 60)}`,
    confidence: (percent: number): string => `${percent}% confident`,
    more: 'Actions for the fix',
    dismiss: 'Dismiss',
    workedAfterAll: 'It worked after all',
    failedAfterAll: 'It didn’t help after all',
    waitingElse: 'Waiting on something else…',
    asks: (outcome: string): string => `${outcome}…`,
    resolve: 'Resolve…',
    reason: 'What are you waiting for?',
    reasonExample: 'What are you waiting for? The next sync at 15:00, a callback…',
    reasonMissing: 'Say what you’re waiting for, so the next person knows.',
    save: 'Save',
    /** What becomes of it beyond this session: as a choice, and as the state it leads to. */
    decisions: {
      one_off: { choice: 'One-off, for this session only', state: 'one-off' },
      draft_template: { choice: 'Keep as a saved note…', state: 'kept as a saved note' },
      build_template: { choice: 'Save the steps as a template…', state: 'saved as a template' },
    } satisfies Record<Exclude<FixDecision, 'dismissed'>, { choice: string; state: string }>,
  },

  branches: {
    title: 'Branches',
    none: 'No branches yet.',
    fork: 'Fork',
    mainLine: 'Main line',
    toMainLine: 'Set the branch aside and go back to the main line',
    more: (branch: string): string => `Actions for ${isolated(branch)}`,
    showOnly: 'Show only this branch',
    showAll: 'Show all branches',
    showFork: 'Show where it forked',
    ruleOutReason: (branch: string): string => `Why rule out ${isolated(branch)}?`,
    ruleOutExample: 'Why? Press Enter to rule it out',
    moves: {
      follow: 'Work on this one',
      retry: 'Try it again',
      ruleOut: 'Rule it out…',
      solved: 'This solved it',
      setAside: 'Set it aside',
    },
    moved: {
      dead_end: (branch: string): string => `Ruled out: ${excerpt(branch, 60)}`,
      solved: (branch: string): string => `Solved by: ${excerpt(branch, 60)}`,
      untried: (branch: string): string => `Set aside: ${excerpt(branch, 60)}`,
    } satisfies Record<Exclude<BranchStatus, 'active'>, (branch: string) => string>,
  },
})
