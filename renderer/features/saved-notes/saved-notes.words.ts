import { isolated } from '../../../core/domain/text/text.ts'
import { inLanguage } from '../../language/catalogue.ts'
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
