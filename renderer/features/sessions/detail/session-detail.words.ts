import { excerpt, isolated } from '../../../../core/domain/text/text.ts'
import { inLanguage } from '../../../language/catalogue.ts'

const undoOf = (done: string): string => `Undo: ${excerpt(done.replace(/\.$/, ''), 48)}`

/** What an open session says around its timeline: its head, its buttons, and the notes above. */
export const sessionDetailWords = inLanguage('sessionDetailWords', {
  session: 'Session',
  notHere: 'Session not found',
  notHereBody:
    'It may not exist, you may not have access to it, or it hasn’t reached this device yet. Pick another one from the list.',
  factsAndTasks: 'Facts and tasks',
  more: 'More',

  // Why the buttons aren't there
  viewer: 'You can read this session, but viewers can’t change anything. Ask an admin for access.',
  ownerLeft: (owner: string): string =>
    `${owner} owns this session but no longer has access. Anyone but a viewer can take it over.`,
  otherOwner: (owner: string): string => `${owner} owns this session. They’ll see what you write here.`,

  // Where what was written in it is
  contents: {
    fetching: 'Loading this session’s entries, facts, and branches…',
    offline:
      'You’re offline, and this session’s entries, facts, and branches aren’t on this device. They’ll load when you’re back online.',
    failed:
      'Couldn’t load this session’s entries, facts, and branches. Go to another session and come back to try again.',
  },

  /** A button, and the same action in the command palette and the list of shortcuts. */
  actions: {
    park: { label: 'Park', command: 'Park' },
    escalate: { label: 'Escalate', command: 'Escalate' },
    resolve: { label: 'Resolve', command: 'Resolve' },
    resume: { label: 'Resume', command: 'Resume' },
    withdraw: { label: 'Withdraw', command: 'Withdraw the escalation' },
    reopen: { label: 'Reopen', command: 'Reopen' },
    abandon: { label: 'Abandon', command: 'Abandon' },
    take_over: { label: 'Take over', command: 'Take over the session' },
    claim: { label: 'Claim', command: 'Claim' },
    open_handoff: { label: 'Open handoff', command: 'Open the handoff' },
  },
  menu: {
    undo: (done: string) => ({ label: undoOf(done), command: undoOf(done) }),
    edit: { label: 'Edit…', command: 'Edit session…' },
    linkTicket: { label: 'Link ticket…', command: 'Link this session to a ticket' },
    changeTicket: { label: 'Change ticket…', command: 'Link this session to another ticket' },
    written: { label: 'Show the note', command: 'Show this session’s note' },
    writeUp: {
      resolution: { label: 'Write the resolution note…', command: 'Write the resolution note' },
      escalation: { label: 'Write the escalation package…', command: 'Write the escalation package' },
    },
    briefing: { label: 'Briefing', command: 'Show the briefing' },
    keepFromAi: { label: 'Keep this away from AI', command: 'Keep this session away from AI' },
    allowAi: { label: 'Let AI read this again', command: 'Let AI read this session again' },
    sentToAi: { label: 'What was sent to AI', command: 'Show what was sent to AI about this session' },
    history: { label: 'Handoff history', command: 'Handoff history' },
    window: { label: 'Open in its own window', command: 'Open this session in its own window' },
    beside: { label: 'Show beside the previous session', command: 'Show two sessions side by side' },
    copyNote: { label: 'Copy as ticket note', command: 'Copy as ticket note' },
    copyTime: { label: 'Copy as time entry', command: 'Copy as time entry' },
    copyLink: { label: 'Copy link', command: 'Copy link to this session' },
    ticket: (number: string) => ({
      label: `Open ticket #${isolated(number)}`,
      command: `Open ticket #${isolated(number)}`,
    }),
    markdown: { label: 'Export as Markdown', command: 'Export as Markdown' },
    json: { label: 'Export as JSON', command: 'Export as JSON' },
    print: { label: 'Print…', command: 'Print session…' },
    abandon: { label: 'Abandon', command: 'Abandon' },
  },
  actionsGroup: 'Actions',

  // What happened
  resumed: 'Resumed.',
  reopened: 'Reopened.',
  reopenedUnposted: (ticket: string): string => `Reopened. Nothing was posted to #${ticket}.`,
  escalationEnded: 'The escalation ended when this was resolved, so no one is being notified anymore.',
  abandoned: 'Session abandoned.',
  takenOver: 'The session is yours.',

  // What a resolved session was
  resolution: 'Resolution',
  cause: 'Cause',
  fix: 'Fix',

  // What the middle shows
  view: 'View',
  timeline: 'Timeline',
  path: (steps: number): string => `Path · ${steps}`,
  showTimeline: 'Show the timeline',
  showPath: 'Show the diagnosis path',
  onlyBranch: 'Only',
  showAllBranches: 'Show all branches',
})
