import { excerpt } from '../../../../core/domain/text/text.ts'
import type * as english from './steps.words.ts'

export const stepsWords: typeof english.stepsWords = {
  answerTo: (question) => `Antwort auf: ${question}`,
  resultOf: (step) => `Ergebnis von: ${step}`,
  answer: 'Antworten',
  whatDidYouFind: 'Was haben Sie gefunden?',
  addToFacts: 'Als Fakt festhalten',
  markDone: 'Erledigt',
  save: 'Speichern',
  saveWithoutResult: 'Ohne Ergebnis speichern',
  skip: 'Überspringen',
  clearAnswer: 'Antwort löschen',
  answerMissing: 'Schreiben Sie die Antwort, oder überspringen Sie die Frage.',
  resultMissing: 'Schreiben Sie, was Sie gefunden haben, wählen Sie ein Ergebnis, oder überspringen Sie.',
  factNeedsText: 'Schreiben Sie, was Sie gefunden haben, damit es als Fakt festgehalten werden kann.',

  skipped: (step) => `Übersprungen: ${excerpt(step, 60)}`,
  done: (step) => `Erledigt: ${excerpt(step, 60)}`,
  reopened: (step) => `Wieder offen: ${excerpt(step, 60)}`,
  answered: (step) => `Beantwortet: ${excerpt(step, 60)}`,
  factRemoved: (fact) => `Fakt entfernt: ${excerpt(fact, 60)}`,
  factAdded: (fact) => `Als Fakt festgehalten: ${excerpt(fact, 60)}`,

  eventIsNoFact: 'Dieser Eintrag hält ein Ereignis fest und kann deshalb kein Fakt sein.',
  alreadyKnown: 'Das steht schon unter „Was wir wissen“.',
  factTooLong: 'Ein Fakt darf bis zu 2.000 Zeichen lang sein. Fassen Sie ihn mit /fakt zusammen.',
  notAnswered:
    'Dieser Schritt hat noch keine Antwort. Beantworten Sie ihn zuerst; die Antwort wird zum Fakt.',
  noText: 'Dieser Eintrag hat keinen Text, der ein Fakt werden könnte.',

  tried: 'Schon versucht:',
  onTheList: 'Schon auf der Liste:',
  triedStep: (order, text) => `Schritt ${order}, „${excerpt(text, 80)}“`,
  triedBranch: (label) => `Zweig „${excerpt(label, 80)}“`,
  triedFix: (text) => `Lösung „${excerpt(text, 80)}“`,
  triedResult: (word, detail) => (detail === '' ? word : `${word} (${excerpt(detail, 80)})`),
  show: 'Anzeigen',
  showTried: (what) => `Anzeigen: ${what}`,
}
