import { excerpt } from '../../../core/domain/text/text.ts'
import { has } from '../../language/german-people.ts'
import { numberText, sizeText } from '../../language/numbers.ts'
import type * as english from './forms.words.ts'

export const formWords: typeof english.formWords = {
  cancel: 'Abbrechen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  saving: 'Wird gespeichert…',
  saved: 'Auf diesem Gerät gespeichert',
  alsoOpen: 'Auch in einem anderen Fenster offen',
  notSaved: 'Nicht gespeichert. Fenster offen lassen',
  discard: 'Entwurf verwerfen',
  discarded: 'Entwurf verworfen.',
  undoDiscard: 'Rückgängig',
  unsaved: 'Noch nicht gespeichert.',
  unsavedKept: 'Noch nicht gespeichert. Ihre Änderungen bleiben auf diesem Gerät.',
  discardChanges: 'Änderungen verwerfen',
  changesDiscarded: 'Änderungen verworfen.',
  save: 'Speichern',
  tryAgain: 'Erneut versuchen',
  changedSince: (now) =>
    `Das wurde inzwischen in „${excerpt(now, 200)}“ geändert. Beim Speichern ersetzt Ihre Fassung diese Änderung.`,
  clearedSince: 'Das wurde inzwischen geleert. Beim Speichern gilt wieder Ihre Fassung.',
  savedSince: (who) =>
    `${has(who ?? 'Jemand')} das inzwischen geändert. Behalten Sie Ihre Fassung, ersetzt sie beim Speichern, was beide geändert haben. Laden Sie die andere, wird Ihre verworfen.`,
  chooseFirst: 'Wählen Sie oben, womit es weitergeht, und speichern Sie dann.',
  keepMine: 'Meine Fassung behalten',
  loadTheirs: 'Andere Fassung laden',
  offline: 'Sie sind offline.',
  tooLarge: (bytes, limit) =>
    `Das sind ${sizeText(bytes)}, senden lassen sich höchstens ${sizeText(limit)}. Behalten Sie den wichtigen Teil, oder senden Sie den Text in mehreren Teilen.`,
  tooManyCharacters: (length, limit) =>
    `Das sind ${numberText(length)} Zeichen, auf einmal senden lassen sich ${numberText(limit)}. Behalten Sie den wichtigen Teil, oder senden Sie den Text in mehreren Teilen.`,
  nearly: (length, limit) => `${numberText(length)} von ${numberText(limit)} Zeichen`,
  over: (length, limit) =>
    `${numberText(length)} Zeichen, erlaubt sind ${numberText(limit)}. Kürzen Sie um ${numberText(length - limit)}, um zu speichern.`,
  tooLong: (length, limit) =>
    `Das sind ${numberText(length)} Zeichen, erlaubt sind ${numberText(limit)}. Kürzen Sie den Text, und fügen Sie den Rest als Notiz hinzu.`,
}
