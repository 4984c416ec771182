import { excerpt, isolated } from '../../../../core/domain/text/text.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const ticket = 'Ticket'
const category = 'Category'
const optional = (label: string): string => `${label} (optional)`

/** What the dialogs about a session say. */
export const sessionDialogWords = inLanguage('sessionDialogWords', {
  newSession: 'New session',
  newOwner: (owner: string): string =>
    `${owner} owns this session now, so only they can do this. What you wrote stays here as a draft.`,
  nowViewer: 'You’re a viewer now, and viewers can’t change anything. What you wrote stays here as a draft.',

  start: {
    submit: 'Start session',
    text: 'What’s wrong?',
    textHint: 'The first line becomes the title.',
    textExample:
      'Outlook won’t sync after the migration. The shared mailbox has been missing for 4 people since the cutover…',
    textMissing: 'Describe what’s wrong, in your own words.',
    ticket: optional(ticket),
    category: optional(category),
    offline: 'The session is saved on this device and sends automatically when you’re back online.',
    title: 'Title',
    startedWithout: (title: string, why: string): string =>
      `Started ${isolated(title)}, but the rest isn’t in its timeline yet. ${why} It’s in the session’s note field: send it again from there.`,
  },

  read: {
    check: 'Read from what you pasted. Check the fields.',
    undo: 'Undo: keep it as plain text',
    from: 'From what you pasted.',
    offer: (number: string): string => `The text names ticket #${number}.`,
    takeTicket: 'Use as the ticket',
  },

  ticketExample: '#48213',
  ticketTooLong: 'A ticket number can have up to 60 characters. Check it for extra text.',
  ticketCharacters: 'Use only letters, numbers, spaces, and . _ / - in a ticket number.',
  categoryExample: 'Network, email, printing…',

  whose: {
    client: 'Client',
    contact: 'Contact',
    device: 'Device',
    examples: {
      client: 'Northwind Traders',
      contact: 'Maya Okafor, 020 7946 0018',
      device: 'NW-LT-014',
    },
  },

  edit: {
    title: 'Edit session',
    submit: 'Save',
    sessionTitle: 'Title',
    titleMissing: 'Give the session a title.',
    problem: 'Problem',
    problemMissing: 'Describe the problem in a few words.',
    ticket,
    category,
  },

  due: {
    title: 'Set the due time',
    submit: 'Set',
    at: 'Date and time',
    incomplete: 'Enter a date and a time.',
  },

  fix: {
    title: 'Suggest a fix',
    submit: 'Suggest fix',
    text: 'What might fix it?',
    textExample: 'Re-add the shared mailbox with auto-mapping off.',
    textMissing: 'Describe the fix first.',
    confidence: optional('How confident are you?'),
    confidenceHint: 'As a percentage. Leave it blank if you’re not sure.',
    confidenceExample: '70',
    confidenceWrong: 'Enter a number from 0 to 100, or leave it blank.',
    replaces: (text: string): string => `This replaces “${excerpt(text, 160)}”, which stays in the timeline.`,
  },

  fork: {
    title: 'Fork into branches',
    submit: 'Fork',
    step: 'At which step?',
    noStep: 'No particular step',
    stepOption: (order: number | undefined, text: string): string =>
      `${order ?? ''} ${excerpt(text, 70)}`.trim(),
    branches: 'Branches, one per line',
    branchesHint: 'You start on the first. The others stay untried until you get to them.',
    branchesExample: 'Profile cache\nPermissions\nServer throttling',
    branchesMissing: 'Name at least one branch, one per line.',
    tooManyBranches: 'A fork can have up to 12 branches. Keep the most likely ones.',
    branchTooLong: 'A branch name can have up to 120 characters. Put the rest in a note.',
    reason: optional('Why fork here?'),
    reasonExample: 'Works on the web, not on the desktop.',
  },

  keep: {
    noteSaved: (title: string): string => `“${excerpt(title, 60)}” saved. Type ; in a session to use it.`,
  },

  resolve: {
    title: 'Resolve',
    submit: 'Resolve',
    cause: 'What caused it?',
    causeExample: 'Access was granted through a nested group, which auto-mapping doesn’t follow.',
    action: 'What fixed it?',
    actionExample: 'Granted full access to each person and re-added the mailbox.',
    wordsMissing: 'Say in a sentence what caused it or what fixed it, so the next person can find it.',
    fix: 'How did the suggested fix go?',
    fixMissing: 'Choose how the suggested fix went.',
    stillChecking: 'It’s still being checked. If you resolve now, it counts as having worked.',
    quote: (text: string): string => `“${excerpt(text, 160)}”`,
    offline: 'This is saved on this device and sends automatically when you’re back online.',
    reopen: 'Reopen',
    reopenedAfterEscalation:
      'Reopened. The escalation ended when you resolved it, so no one is being notified anymore.',
  },
})
