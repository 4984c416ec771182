import { isolated } from '../../../core/domain/text/text.ts'
import { counted, numberText } from '../../language/numbers.ts'
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

export const templateWords: typeof english.templateWords = {
  title: 'Vorlagen',
  hint: 'Checklisten, mit denen eine neue Sitzung beginnen kann. Alle im Arbeitsbereich können sie verwenden.',
  ownOnly: 'Ihre eigenen können Sie ändern, Admins alle.',
  none: 'Noch keine Vorlagen. Schreiben Sie hier eine, oder speichern Sie die Schritte einer Sitzung über das Menü ihrer Lösung.',
  add: 'Neue Vorlage',
  edit: (title) => `${isolated(title)} bearbeiten`,
  remove: (title) => `${isolated(title)} löschen`,
  removed: (title) => `„${isolated(title)}“ für alle gelöscht.`,
  saved: (title) => `„${isolated(title)}“ gespeichert. Neue Sitzungen können damit beginnen.`,
  steps: (steps) => counted(steps, 'Schritt', 'Schritte'),

  newTitle: 'Neue Vorlage',
  editTitle: 'Vorlage bearbeiten',
  forAll: 'Für alle im Arbeitsbereich',
  name: 'Titel',
  nameExample: 'Outlook synchronisiert nicht',
  whenToUse: 'Wann sie passt (optional)',
  whenToUseExample: 'In Outlook kommen keine E-Mails mehr an, im Web schon.',
  stepsLabel: 'Schritte, einer pro Zeile',
  stepsHint:
    'Eine Frage beginnt mit ?, ein Schritt mit >. Alles andere ist eine Prüfung. Antworten folgen nach |.',
  stepsExample: '? Passiert es auch im Web? | Ja | Nein\n- Freier Speicher im Postfach\n> Profil neu anlegen',
  save: 'Vorlage speichern',
  needsTitle: 'Geben Sie der Vorlage einen Titel.',
  needsSteps: 'Schreiben Sie mindestens einen Schritt.',
  tooManySteps: (steps, most) =>
    `Das sind ${numberText(steps)} Schritte, eine Vorlage kann höchstens ${numberText(most)} haben. Behalten Sie die, die sich zu wiederholen lohnen.`,
  stepTooLong: (step, most) =>
    `Schritt ${numberText(step)} ist länger als ${numberText(most)} Zeichen. Kürzen Sie ihn.`,
  tooManyOptions: (step, most) => `Schritt ${numberText(step)} hat mehr als ${numberText(most)} Antworten.`,
  optionTooLong: (step, most) =>
    `Eine Antwort von Schritt ${numberText(step)} ist länger als ${numberText(most)} Zeichen.`,

  start: 'Mit einer Vorlage beginnen',
  choose: 'Vorlage wählen…',
  without: 'Ohne Vorlage beginnen',
  noMatch: 'Keine Vorlage enthält das in Titel oder Beschreibung.',
  startsWith: (steps) => `Fügt ${counted(steps, 'offenen Schritt', 'offene Schritte')} hinzu:`,
  andMore: (steps) => `und ${numberText(steps)} weitere`,
}
