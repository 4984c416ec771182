import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
import { counted, numberText } from '../../../core/domain/text/plural.ts'

/** Every sentence about saved notes. */
export const savedNoteWords = inLanguage('savedNoteWords', {
  yours: 'Yours',
  yoursHint: (placeholders: string) =>
    `In a session, type ; or /saved and pick one. These stay on this device. ${placeholders}. Any other {word} is selected for you to fill in.`,
  isFilled: (name: string, means: string) => `{${name}} becomes ${means}`,
  noneOfYours: 'You don’t have any saved notes yet.',
  add: 'New saved note',
  workspace: 'Shared with the workspace',
  everyone: 'Everyone can use these. Only admins can change them.',
  everyoneOffline: 'Everyone can use these. You can change them when you’re back online.',
  noneShared: 'There are no shared notes yet.',
  addShared: 'New shared note',
  edit: (title: string) => `Edit ${isolated(title)}`,
  remove: (title: string) => `Delete ${isolated(title)}`,
  removed: (title: string) => `“${isolated(title)}” deleted.`,
  removedForAll: (title: string) => `“${isolated(title)}” deleted for everyone.`,
  notUndone: (why: string) => `Couldn’t undo. ${why}`,
  tooMany: (most: number) => `You’ve reached the limit of ${most} saved notes. Delete one first.`,

  newTitle: 'New saved note',
  editTitle: 'Edit saved note',
  forYou: 'For you, on this device',
  forAll: 'For everyone in the workspace',
  needsBoth: 'A saved note needs a title and text.',
  title: 'Title',
  titleExample: 'Called back, no answer',
  text: 'Text',
  textExample: 'Called {contact} on {date} about {ticket}, left a voicemail. {name}',
  textHint: (names: string) => `${names} are filled in for you. Any other {word} is left for you to fill in.`,
  save: 'Save',
})

/** The placeholders that Baton fills in, with what each becomes. */
export const placeholderWords = inLanguage('placeholderWords', {
  name: 'your name',
  ticket: 'the ticket number with its #',
  title: 'the session’s title',
  category: 'its category',
  date: 'today’s date',
  time: 'the time',
})

/** Every sentence about templates. */
export const templateWords = inLanguage('templateWords', {
  title: 'Templates',
  hint: 'Checklists that a new session can start from. Everyone in the workspace can use them.',
  ownOnly: 'You can change the ones you made; admins can change all of them.',
  none: 'There are no templates yet. Write one here, or save the steps of a session from the menu of its fix.',
  add: 'New template',
  edit: (title: string): string => `Edit ${isolated(title)}`,
  remove: (title: string): string => `Delete ${isolated(title)}`,
  removed: (title: string): string => `“${isolated(title)}” deleted for everyone.`,
  saved: (title: string): string => `“${isolated(title)}” saved. New sessions can start from it.`,
  steps: (steps: number): string => counted(steps, 'step'),

  newTitle: 'New template',
  editTitle: 'Edit template',
  forAll: 'For everyone in the workspace',
  name: 'Title',
  nameExample: 'Outlook doesn’t sync',
  whenToUse: 'When to use it (optional)',
  whenToUseExample: 'Someone’s mail stops arriving in Outlook, but not on the web.',
  stepsLabel: 'Steps, one per line',
  stepsHint:
    'Begin a question with ?, something to do with >. Anything else is a check. Put options after a |.',
  stepsExample:
    '? Does it happen on the web too? | Yes | No\n- Free space in the mailbox\n> Recreate the profile',
  save: 'Save template',
  needsTitle: 'Give the template a title.',
  needsSteps: 'Write at least one step.',
  tooManySteps: (steps: number, most: number): string =>
    `These are ${numberText(steps)} steps, and a template can have up to ${most}. Keep the ones that are worth repeating.`,
  stepTooLong: (step: number, most: number): string =>
    `Step ${step} is longer than ${most} characters. Shorten it.`,
  tooManyOptions: (step: number, most: number): string => `Step ${step} has more than ${most} options.`,
  optionTooLong: (step: number, most: number): string =>
    `An option of step ${step} is longer than ${most} characters.`,

  start: 'Start from a template',
  choose: 'Choose a template…',
  without: 'Start without a template',
  noMatch: 'No template has this in its title or description.',
  startsWith: (steps: number): string => `Adds ${counted(steps, 'open step')}:`,
  andMore: (steps: number): string => `and ${numberText(steps)} more`,
})
