import { counted, plural } from '../../../core/domain/text/plural.ts'
import type { SecretKind } from '../../../core/domain/text/secret-kinds.ts'
import type { TimeRounding } from '../../../core/domain/time/time-rounding.ts'
import { isolated } from '../../../core/domain/text/text.ts'
import { listText } from '../../language/list-text.ts'
import { numberText } from '../../language/numbers.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What is said while connecting ticket systems. */
export const connectionWords = inLanguage('connectionWords', {
  title: 'Ticket systems',
  screen: 'Connections',
  none: 'No ticket system is connected',
  noneBody:
    'Connect ConnectWise, HaloPSA, Autotask, or Request Tracker. Sessions then start from tickets, and notes, time, and statuses are posted when they’re resolved or escalated.',
  add: 'Connect a ticket system',
  adminsOnly: 'Only admins can connect ticket systems',
  adminsOnlyBody: 'Ask an admin or the owner of this workspace.',
  offline: 'You’re offline. Connections can be changed when you’re back online.',
  states: { ready: 'Connected', failing: 'Failing', removed: 'Removed' },
  checked: (time: string): string => `Last answered ${time} ago`,
  test: 'Test',
  testing: 'Testing…',
  edit: 'Edit…',
  remove: 'Remove…',
  testName: (name: string): string => `Test ${isolated(name)}`,
  editName: (name: string): string => `Edit ${isolated(name)}`,
  removeName: (name: string): string => `Remove ${isolated(name)}`,
  readOptions: (name: string): string => `Couldn’t load boards and people from ${isolated(name)}: `,
  reading: (name: string): string => `Loading boards and people from ${isolated(name)}…`,

  form: {
    add: 'Connect a ticket system',
    edit: 'Edit connection',
    system: 'System',
    name: 'Name',
    nameHint: 'What your team calls it. It’s shown on notes and buttons.',
    /** A label or hint of a field, as the form of its ticket system gives it. */
    ofField: (text: string): string => text,
    optional: (label: string): string => `${label} (optional)`,
    missing: (label: string): string => `Enter the ${label.charAt(0).toLowerCase()}${label.slice(1)}.`,
    replace: 'Replace the credentials',
    replaceHint: 'Stored credentials are never shown again. To change one of them, enter them all.',
    keep: 'Keep the stored credentials',
    testFirst: 'Test',
    submitAdd: 'Test and connect',
    submitEdit: 'Save',
    sealed: 'Encrypted on the server. It’s never shown again, logged, or exported.',
  },

  testResult: {
    signedIn: (as: string): string => `Signed in as ${isolated(as)}.`,
    boards: (names: readonly string[]): string =>
      names.length === 0
        ? 'No boards are visible.'
        : names.length <= 3
          ? `${counted(names.length, 'board')}: ${listText(names.map(isolated))}.`
          : `${counted(names.length, 'board')}.`,
    notes: (may: boolean): string => (may ? 'Can write notes.' : 'Can’t write notes.'),
    time: (may: boolean): string => (may ? 'Can log time.' : 'Can’t log time for others.'),
    failed: 'The test failed.',
  },

  removal: {
    title: 'Remove connection',
    submit: 'Remove',
    body: (name: string): string =>
      `Baton forgets the credentials of ${isolated(name)}. Sessions keep their ticket numbers, and what was posted stays posted.`,
    waiting: (count: number): string =>
      `${counted(count, 'writeback')} on this device ${plural(count, 'is', 'are')} still waiting. The text is kept, nothing more is posted, and whoever wrote it is told.`,
    nothingWaits:
      'Anything that is still waiting to be posted is held with its text, and whoever wrote it is told.',
    removed: (name: string): string => `${isolated(name)} removed.`,
  },

  options: {
    title: 'Posting',
    autoPush: 'Post documentation',
    autoPushHint: 'The full record of the session, as a second note.',
    noteVisibility: 'Who reads the documentation',
    visibilities: { internal: 'Team only', both: 'Team and client' },
    includeDiagnosticSteps: 'Include diagnostic steps',
    includeDiagnosticStepsHint: 'Every question, check, and action, in the documentation.',
    autoTimeEntry: 'Log time',
    autoTimeEntryHint: 'From what someone did in the session. They see and can change it first.',
    timeRounding: 'Round time',
    roundings: {
      '15min': 'Up to 15 min',
      '30min': 'Up to 30 min',
      exact: 'To two decimals',
      none: 'Don’t round',
    } satisfies Record<TimeRounding, string>,
    resolved: 'Status when resolved',
    escalated: 'Status when escalated',
    waiting: 'Waiting for the client',
    waitingHint: 'Statuses in which due times are paused.',
    addWaiting: 'Add a status',
    removeWaiting: (status: string): string => `Remove ${isolated(status)}`,
    defaultHint: 'For boards without one of their own below.',
    noStatus: 'Leave as it is',
    perBoard: 'Statuses by board',
    perBoardHint: 'What a ticket is set to when its session is resolved or escalated.',
    board: 'Board',
    resolvedShort: 'When resolved',
    escalatedShort: 'When escalated',
    likeDefault: 'As above',
    resolvedOn: (board: string): string => `Status of ${isolated(board)} tickets when resolved`,
    escalatedOn: (board: string): string => `Status of ${isolated(board)} tickets when escalated`,
    closed: 'closed',
    noTime: 'takes no time entries',
  },

  people: {
    title: 'People',
    hint: (system: string): string =>
      `Who is who in ${isolated(system)}. Time is logged only for people who are set here.`,
    person: 'Person',
    memberOf: (name: string): string => `${isolated(name)} in the ticket system`,
    noMember: 'Not set',
    inactive: 'inactive',
    suggested: (member: string): string => `Same email address: ${isolated(member)}`,
    confirm: 'Confirm',
    confirmName: (person: string, member: string): string =>
      `Confirm that ${isolated(person)} is ${isolated(member)}`,
    confirmAll: (count: number): string => `Confirm ${counted(count, 'suggestion')}`,
    confirmedBy: (name: string): string => `confirmed by ${name}`,
    leftOut: (system: string, listed: number): string =>
      `${isolated(system)} has more people than can be listed: ${numberText(listed)} are, active ones first. Anyone who isn’t is suggested here once they have the same email address in Baton.`,
  },

  choices: {
    title: 'How notes and time are recorded',
    usual: (name: string): string => (name === '' ? 'Up to the ticket system' : `Default: ${isolated(name)}`),
    choose: 'Choose…',
    required: 'Choose one: nothing of this kind is posted until you do.',
    perBoard: 'Different on a board',
    board: 'Board',
    pickBoard: 'Pick a board',
    reading: 'Loading what this board offers…',
    ownOn: (boards: readonly string[]): string =>
      boards.length === 0
        ? 'Every board uses the choices above.'
        : `Different on ${listText(boards.map(isolated))}.`,
    hasOwn: 'different',
    onBoard: (choice: string, board: string): string => `${choice} on ${isolated(board)}`,
    asAbove: (name: string): string => (name === '' ? 'As above' : `As above: ${isolated(name)}`),
  },

  masking: {
    title: 'Masked before anything is posted',
    hint: 'Recognized secrets are replaced by their kind, such as [password]. Not every secret can be recognized, so people still read their notes.',
    kinds: {
      password: 'Passwords',
      token: 'Tokens',
      key: 'Keys',
      private_key: 'Private keys',
      bearer: 'Authorization headers',
      connection_string: 'Passwords in connection strings',
      card: 'Card numbers',
      social_security: 'Social security numbers',
      email: 'Email addresses',
      ipv4: 'IPv4 addresses',
      ipv6: 'IPv6 addresses',
      unc_path: 'Network paths',
    } satisfies Record<SecretKind, string>,
  },
})
