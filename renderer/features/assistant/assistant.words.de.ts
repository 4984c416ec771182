import { isolated } from '../../../core/domain/text/text.ts'
import { by } from '../../language/german-people.ts'
import { counted, percent } from '../../language/numbers.ts'
import type * as english from './assistant.words.ts'

export const assistantWords: typeof english.assistantWords = {
  asked: 'An den Assistenten',
  reading: 'Sitzung wird gelesen…',
  waitsForNetwork: 'Noch nicht gesendet. Die Antwort kommt, sobald Sie wieder online sind.',
  stop: 'Anhalten',
  again: 'Erneut fragen',
  stoppedBy: (who) => `Angehalten von ${by(who)}.`,
  stoppedHere: 'Hier angehalten.',
  noAnswer: (why) => `Keine Antwort. ${why}`,
  noAnswerShort: 'Keine Antwort, aus demselben Grund wie oben.',
  why: 'Warum?',
  whyText: 'Worauf stützt sich das?',
  restsOn: 'Gestützt auf',
  leftOut: (what) => `Nicht gelesen: ${what}.`,
  notBacked: 'Nicht durch Notizen belegt',
  cited: (what) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
  citedNamed: (what, name) => `${what.charAt(0).toUpperCase()}${what.slice(1)} ${isolated(name)}`,

  suggestions: 'Vorschläge des Assistenten',
  kinds: {
    question: 'Frage',
    check: 'Prüfung',
    fact: 'Fakt',
    fork: 'Zweige',
    fix: 'Lösung',
    outcome: 'Ergebnis',
  },
  accepts: {
    question: 'Frage hinzufügen',
    check: 'Prüfung hinzufügen',
    fact: 'Fakt hinzufügen',
    fork: 'Verzweigen',
    fix: 'Lösung vorschlagen',
    outcome: 'Ergebnis festhalten',
  },
  dismiss: 'Verwerfen',
  restore: 'Zurückholen',
  accepted: (who) => `Hinzugefügt von ${by(who)}`,
  dismissed: (who) => `Verworfen von ${by(who)}`,
  dismissedCount: (n) => counted(n, 'verworfener Vorschlag', 'verworfene Vorschläge'),
  expect: 'Erwartet',
  confidence: (share) => `${percent(share / 100)} wahrscheinlich`,
  outcomes: {
    applied_success: 'Die Lösung hat geholfen',
    applied_failed: 'Die Lösung hat nicht geholfen',
    applied_partial: 'Die Lösung hat teilweise geholfen',
  },
  acceptNext: 'Nächsten Vorschlag annehmen',
  dismissNext: 'Nächsten Vorschlag verwerfen',
  suggestedMark: 'Vorgeschlagen vom Assistenten',
}
