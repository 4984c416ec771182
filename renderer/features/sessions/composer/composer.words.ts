import type { StepType } from '../../../../core/domain/entry/entry.ts'
import { inLanguage } from '../../../language/catalogue.ts'

/** What the composer and the step form say. */
export const composerWords = inLanguage('composerWords', {
  label: 'Write to this session',
  field: 'Note or command',
  placeholder: 'Note, or / for step, fact, question, branch…',
  writeNote: 'Write a note',
  askAssistant: 'Ask the assistant',
  writeStep: 'Write a step with options',
  stepWithOptions: 'Step with options',
  send: 'Send',
  commandsButton: 'Commands',
  sendsWithFile: 'Sends as soon as its file is ready',
  kept: {
    label: 'Your unsent text',
    because:
      'You’re a viewer now, so this can’t be sent. It stays on this device: copy it, or ask an admin for access.',
    copy: 'Copy text',
    copied: 'Text copied.',
    notCopied: 'Couldn’t copy. Select the text and copy it yourself.',
  },
  notStored: 'Couldn’t save this on your device. Send it again.',

  factAdded: 'Added to What we know.',
  showFact: 'Show',

  // Commands and saved notes
  commands: 'Commands',
  savedNotes: 'Saved notes',
  savedForAll: 'workspace',
  noSavedNotes: 'You don’t have any saved notes yet. Add some in Settings, under Saved notes.',
  noSavedNoteFound: 'No saved note matches.',
  /** What is typed after a slash. */
  names: {
    step: 'step',
    fact: 'fact',
    question: 'question',
    check: 'check',
    branch: 'branch',
    fix: 'fix',
    ask: 'ask',
    saved: 'saved',
    park: 'park',
    escalate: 'escalate',
    resolve: 'resolve',
  },
  hints: {
    step: 'something you did; press Enter right away for the form with options',
    fact: 'something you know',
    question: 'something to find out',
    check: 'something to look at',
    branch: 'possible causes: one | another | a third',
    fix: 'what might fix it; start with 70% to say how confident you are',
    ask: 'the assistant; colleagues see question and answer',
    saved: 'a saved note; you can also type ;',
    park: 'set it aside for later',
    escalate: 'hand it to someone now',
    resolve: 'it’s fixed',
  },

  // What a command is missing
  pickSavedNote: 'Pick a saved note from the list, or add one in Settings.',
  textMissing: (command: string): string => `Add some text after /${command}, then press Enter.`,
  factTooLong: 'A fact can have up to 2,000 characters. Send the rest as a note.',
  branchesMissing: 'Name the branches with | between them, for example /branch VPN | DNS.',
  tooManyBranches: 'A fork can have up to 12 branches. Keep the most likely ones.',
  branchTooLong: 'A branch name can have up to 120 characters. Put the rest in a note.',
  confidenceWrong: 'Confidence goes from 0% to 100%.',
  fixTooLong: 'A fix can have up to 4,000 characters. Send the rest as a note.',
  questionTooLong:
    'A question can have up to 8,000 characters. Send the log as a note first, then ask about it.',
  ownerOnly: 'Only the session’s owner can do that. Add a note instead.',
  notNow: 'You can’t do that right now. The buttons above show what you can do.',

  // The step form
  stepForm: 'Write a step',
  stepType: 'Type of step',
  asks: {
    action: 'What did you do?',
    question: 'What do you need to find out?',
    check: 'What needs checking?',
  },
  back: 'Back',
  backToNote: 'Back to the note',
  options: 'Options, one per line',
  optionsExample: 'Yes\nNo',
  result: 'Result, if you know it',
  resultLabel: 'Result',
  resultDetails: 'Details',
  noResult: 'No result yet',
  skipped: 'Skipped',
  add: { action: 'Add step', question: 'Add question', check: 'Add check' } satisfies Record<
    StepType,
    string
  >,
  stepMissing: 'Describe the step first.',
  tooManyOptions: 'A step can have up to 12 options. Keep the most likely ones.',
  optionTooLong: 'An option can have up to 200 characters. Shorten it.',
})
