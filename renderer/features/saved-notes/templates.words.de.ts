import { isolated } from '../../../core/domain/text/text.ts'
import { counted, numberText } from '../../language/numbers.ts'
import type * as english from './templates.words.ts'

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
