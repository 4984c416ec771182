import { isolated } from '../../../../core/domain/text/text.ts'
import { by, has } from '../../../language/german-people.ts'
import { ago } from '../../../language/german-times.ts'
import { counted, numberText, plural } from '../../../language/numbers.ts'
import type * as english from './context.words.ts'

const steps = (n: number): string => counted(n, 'Schritt', 'Schritte')

export const contextWords: typeof english.contextWords = {
  handoff: 'Übergabe',
  notHere: 'Übergabe nicht gefunden',
  notHereBody:
    'Vielleicht gibt es sie nicht, Sie haben keinen Zugriff, oder sie ist noch nicht auf diesem Gerät. Wählen Sie eine andere aus der Warteschlange.',
  priority: (word) => `Priorität: ${word}`,
  priorities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' },
  parked: 'Geparkt',

  noSteps: 'Keine Schritte',
  steps,
  tried: (tried, open) => {
    if (open === 0) return `${steps(tried)} versucht`
    return tried === 0
      ? `${steps(open)} offen, keiner versucht`
      : `${steps(tried)} versucht, ${numberText(open)} offen`
  },
  stepsIn: (n, time) => `${steps(n)} in ${time}`,
  progressIn: (progress, time) => `${progress}, in ${time}`,
  parkedFor: (ms) => `Geparkt seit ${ago(ms)}`,
  notSent: 'Noch nicht gesendet',
  waiting: (ms) => `Wartet seit ${ago(ms)}`,
  claimedAfter: (ms) => `Übernommen nach ${ago(ms)}`,
  withdrawnAfter: (ms) => `Zurückgezogen nach ${ago(ms)}`,
  endedAfter: (ms) => `Beendet nach ${ago(ms)}`,
  from: (name) => `Von ${by(name)}`,
  to: (name) => `An ${name}`,
  toThenEveryone: (name) => `An ${name}, jetzt für alle offen`,
  toEveryoneBecauseEmpty: (team) => `An alle, weil in ${team} sonst niemand übernehmen kann`,
  toEveryoneBecauseLeft: (name) => `An alle, weil ${name} keinen Zugriff mehr hat`,

  region: 'Worum es geht',
  reason: 'Grund der Übergabe',
  noReason: 'Kein Grund angegeben.',
  note: 'Notiz',
  noNote: 'Keine Notiz.',
  earlier: 'Frühere Übergaben',
  earlierParked: (when, name) => `Geparkt von ${by(name)}, ${when}`,
  earlierEscalated: (when, name) => `Eskaliert von ${by(name)}, ${when}`,
  problem: 'Problem',
  ticket: 'Ticket',
  fixes: (n) => plural(n, 'Lösung', 'Lösungen'),
  triedTitle: 'Was versucht wurde',
  nothingTried: 'Noch nichts.',
  stepRef: (order) => `Schritt ${order}`,
  openStep: ' · offen',
  earlierSteps: (n) => `und ${counted(n, 'früherer Schritt', 'frühere Schritte')}`,
  untried: 'Noch nicht versucht',
  known: 'Was wir wissen',
  noFacts: 'Noch keine Fakten.',
  factRef: (number) => `Fakt ${number}`,
  questions: 'Noch offen',
  answered: 'Beantwortet',
  notes: 'Notizen',
  showLatestNotes: 'Nur die neuesten Notizen anzeigen',
  showAllNotes: (n) => `Alle ${numberText(n)} Notizen anzeigen`,
  addedSince: (n) =>
    `So war der Stand damals. Seitdem ${plural(n, 'kam', 'kamen')} ${counted(n, 'Eintrag', 'Einträge')} hinzu.`,

  viewer: 'Als Betrachter können Sie das lesen, aber nicht übernehmen. Bitten Sie einen Admin um Zugriff.',
  ownPark: 'Sie haben das geparkt. Setzen Sie es fort, sobald Sie so weit sind.',
  ownUnsent:
    'Noch weiß niemand davon: Es ist auf Ihrem Gerät und wird gesendet, sobald Sie wieder online sind. Wenn es eilt, rufen Sie Ihr Team an.',
  takenPark: (name) => `Sie haben das von ${name} übernommen. Setzen Sie es fort, wenn Sie so weit sind.`,
  ownTakenOver: (name) =>
    `Sie haben das selbst eskaliert, und ${name} ist jetzt zuständig. Übernehmen muss es jemand anderes.`,
  ownEscalation: 'Sie haben das selbst eskaliert. Übernehmen muss es jemand anderes.',
  reserved: (target, ms) => `Noch ${ago(ms)} für ${target} reserviert, danach für alle offen.`,
  takenOverBy: (name, ms) => `Das liegt seit ${ago(ms)} bei ${name}.`,
  claimedBy: (name, ms) => `${has(name)} das vor ${ago(ms)} übernommen.`,
  withdrawnBy: (name) => `${has(name)} das zurückgezogen. Hier ist nichts mehr zu tun.`,
  ended: (because) => {
    switch (because) {
      case null:
        return 'Diese Übergabe ist beendet.'
      case 'resumed':
        return 'Diese Übergabe ist beendet: Die Sitzung wurde fortgesetzt.'
      case 'resolved':
        return 'Diese Übergabe ist beendet: Das Problem wurde gelöst.'
      case 'abandoned':
        return 'Diese Übergabe ist beendet: Die Sitzung wurde verworfen.'
      case 'escalated':
        return 'Diese Übergabe ist beendet: Die Sitzung wurde stattdessen eskaliert.'
    }
  },
  alreadyClaimed: (name, ms) => `Schon vor ${ago(ms)} von ${by(name)} übernommen.`,
  lostAfterTrying: (time) => `Um ${time}, bevor Ihre Übernahme ankam. Weiterlesen können Sie.`,
  lostWhileReading: (time) => `Um ${time}. Weiterlesen können Sie.`,
  backToQueue: 'Zur Warteschlange',

  claim: 'Übernehmen',
  claiming: 'Wird übernommen…',
  claimed: 'Übernommen. Die Sitzung wird geladen…',
  canClaim: 'Danach sind Sie zuständig, und alle sehen das.',
  canClaimTaken: (name) =>
    `Sie sind dafür seit der Schichtübergabe von ${name} zuständig, und es wartet noch auf alle. Übernehmen Sie, um daran zu arbeiten.`,
  rivals: (sentence) => `${sentence} Wer zuerst übernimmt, bekommt die Sitzung.`,
  lookingToo: 'sich das auch gerade an',
  offline: (sentence) => `${sentence} Wer sie sich sonst ansieht, ist gerade nicht zu sehen.`,
  pickedUp: 'Sie haben das aufgenommen.',
  someoneElse: (name) => `Für diese Sitzung ist ${name ?? 'jemand anderes'} zuständig.`,
  withdraw: 'Zurückziehen',
  withdrawCommand: 'Eskalation zurückziehen',
  resume: 'Fortsetzen',
  openSession: 'Sitzung öffnen',
  openSessionCommand: 'Sitzung öffnen',

  howToStart: 'Sie sind jetzt zuständig. Wie möchten Sie anfangen?',
  continue: (name) => `Bei ${by(name)} weitermachen`,
  continueCommand: 'Da weitermachen, wo es steht',
  continueHint: 'Alles, wie es ist',
  continueOnBranch: (branch) => `Auf demselben Zweig: ${isolated(branch)}`,
  briefing: 'Mit Kurzfassung',
  briefingHint: '30 Sekunden lesen',
  fresh: 'Neu beginnen',
  freshHint: 'Die Fakten bleiben',
}
