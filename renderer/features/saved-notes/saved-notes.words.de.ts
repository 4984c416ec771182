import { isolated } from '../../../core/domain/text/text.ts'
import { numberText } from '../../language/numbers.ts'
import type * as english from './saved-notes.words.ts'

export const savedNoteWords: typeof english.savedNoteWords = {
  yours: 'Ihre Textbausteine',
  yoursHint: (placeholders) =>
    `In einer Sitzung fügen Sie sie mit ; oder /saved ein. Sie bleiben auf diesem Gerät. Baton füllt aus: ${placeholders}. Jedes andere {Wort} wird zum Ausfüllen markiert.`,
  isFilled: (name, means) => `{${name}} (${means})`,
  noneOfYours: 'Sie haben noch keine Textbausteine.',
  add: 'Neuer Textbaustein',
  workspace: 'Für den Arbeitsbereich',
  everyone: 'Alle können diese verwenden. Nur Admins können sie ändern.',
  everyoneOffline: 'Alle können diese verwenden. Ändern können Sie sie, sobald Sie wieder online sind.',
  noneShared: 'Noch keine gemeinsamen Textbausteine.',
  addShared: 'Neuer gemeinsamer Textbaustein',
  edit: (title) => `${isolated(title)} bearbeiten`,
  remove: (title) => `${isolated(title)} löschen`,
  removed: (title) => `„${isolated(title)}“ gelöscht.`,
  removedForAll: (title) => `„${isolated(title)}“ für alle gelöscht.`,
  notUndone: (why) => `Das ließ sich nicht rückgängig machen. ${why}`,
  tooMany: (most) =>
    `Mehr als ${numberText(most)} Textbausteine sind nicht möglich. Löschen Sie zuerst einen.`,

  newTitle: 'Neuer Textbaustein',
  editTitle: 'Textbaustein bearbeiten',
  forYou: 'Für Sie, auf diesem Gerät',
  forAll: 'Für alle im Arbeitsbereich',
  needsBoth: 'Ein Textbaustein braucht Titel und Text.',
  title: 'Titel',
  titleExample: 'Rückruf, niemand erreicht',
  text: 'Text',
  textExample: '{Kontakt} am {date} zu {ticket} angerufen, auf die Mailbox gesprochen. {name}',
  textHint: (names) => `${names} füllt Baton aus. Jedes andere {Wort} füllen Sie selbst aus.`,
  save: 'Speichern',
}

export const placeholderWords: typeof english.placeholderWords = {
  name: 'Ihr Name',
  ticket: 'Ticketnummer mit #',
  title: 'Titel der Sitzung',
  category: 'Kategorie',
  date: 'heutiges Datum',
  time: 'Uhrzeit',
}
