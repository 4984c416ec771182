import { by, you } from '../../language/german-people.ts'
import { counted, numberText, plural } from '../../language/numbers.ts'
import type * as english from './policies.words.ts'

const minutes = (n: number): string =>
  n < 90
    ? `${numberText(n)} min`
    : n % 60 === 0
      ? `${numberText(n / 60)} Std.`
      : `${numberText(Math.floor(n / 60))} Std. ${n % 60} min`

export const policyLineWords: typeof english.policyLineWords = {
  label: 'Wer als Nächstes benachrichtigt wird',
  next: (who, inTime) => `Als Nächstes: ${who}, ${inTime}`,
  again: (who, inTime) => `Erneut: ${who}, ${inTime}`,
  lastStep: (inTime) => `Letzte Stufe, endet ${inTime}`,
  in: (ago) => `in ${ago}`,
  now: 'jetzt',
  you,
  looking: (names, areThey) => `${names} ${areThey ? 'sehen' : 'sieht'} nach`,
  returned: (n) => plural(n, 'Kam einmal zurück', `Kam ${numberText(n)}-mal zurück`),
  nudged: (inTime) => `Geht ${inTime} zurück in die Warteschlange, wenn nichts geschieht`,
  againAt: (time) => `Nächster Versuch: ${time}`,
  look: 'Ich sehe nach',
  lookHint: 'Andere werden 10 min lang nicht benachrichtigt',
  lookCommand: 'Sagen, dass Sie nachsehen',
  looked: 'Andere werden 10 min lang nicht benachrichtigt. Übernehmen können weiterhin alle.',
  history: 'Bisher benachrichtigt',
  told: (n) => `${counted(n, 'Person', 'Personen')} benachrichtigt`,
  toldDestinations: 'benachrichtigt',
  passed: {
    no_one: 'übersprungen: niemand da',
    no_channel: 'übersprungen: Baton nicht offen, kein anderer Kanal',
    quiet: 'übersprungen: Ruhezeit',
    channels_failed: 'übersprungen: Kanäle gestört',
    no_access: 'übersprungen: kein Zugang',
  },
  passedUnheard: 'übersprungen: für diese Priorität ist keiner eingeschaltet',
  late: (ago) => `${ago} zu spät`,
  onDutyFor: (team) => `Dienst für ${team}`,
  who: {
    target: 'direkt Angefragte',
    duty: 'Team im Dienst',
    team: 'das Team',
    everyone: 'alle',
    admins: 'Admins',
    person: 'jemand',
    destination: 'die Kanäle des Arbeitsbereichs',
  },
}

const times = (n: number): string => (n === 1 ? 'einmal' : n === 2 ? 'zweimal' : `${numberText(n)}-mal`)

export const policyWords: typeof english.policyWords = {
  title: 'Eskalationsregel',
  lead: 'Wer von einer Eskalation erfährt, und in welcher Reihenfolge, bis jemand übernimmt. Laufende Eskalationen behalten ihre Stufen.',
  priority: 'Priorität',
  priorities: { low: 'Niedrig', normal: 'Normal', high: 'Hoch', urgent: 'Dringend' },
  steps: 'Stufen',
  stepsHint: 'Eine Stufe, in der niemand erreichbar ist, wird sofort übersprungen.',
  tell: (n) => `Wen Stufe ${numberText(n)} benachrichtigt`,
  which: (n) => `Wen genau, in Stufe ${numberText(n)}`,
  wait: (n) => `Minuten nach Stufe ${numberText(n)} bis zur nächsten`,
  thenWait: 'danach',
  min: 'min warten',
  pausedBy: (n) => `Wer nachsehen muss, damit die Regel nach Stufe ${numberText(n)} anhält`,
  pause: 'anhalten,',
  any: 'wenn jemand nachsieht',
  all: 'wenn alle nachsehen',
  up: (n) => `Stufe ${numberText(n)} nach oben`,
  down: (n) => `Stufe ${numberText(n)} nach unten`,
  remove: (n) => `Stufe ${numberText(n)} entfernen`,
  add: 'Stufe hinzufügen',
  kinds: {
    target: 'Direkt Angefragte',
    duty: 'Team im Dienst',
    team: 'Team',
    everyone: 'Alle',
    admins: 'Admins',
    person: 'Eine Person',
    destination: 'Slack, Teams, Webhooks',
  },
  ofSession: 'Das der Sitzung',
  allSchedules: 'Plan ihres Teams',
  after0: 'Wenn niemand übernimmt',
  rounds: 'Alles wiederholen',
  roundsHint: 'Wenn nach der letzten Stufe niemand übernommen hat.',
  roundsOption: (n) => ['Nie', 'Einmal', 'Zweimal'][n] ?? `${numberText(n)}-mal`,
  idle: 'Ruhende Übernahmen zurückgeben',
  idleHint:
    'Geschieht nach einer Übernahme nichts, fragt Baton nach. Dann geht die Eskalation zurück in die Warteschlange.',
  idleTimes: 'Minuten ohne Aktivität',
  idleSwitch: 'In die Warteschlange zurückgeben',
  nudge: 'bis Nachfrage,',
  nudgeLabel: 'Minuten bis zur Nachfrage',
  return: 'danach bis Rückgabe',
  returnLabel: 'Minuten bis zur Rückgabe',
  phone: 'Telefon',
  phoneHint: 'Steht in Rot bei der Person, die eskaliert hat.',
  phoneName: 'Wer angerufen wird',
  phoneNumber: 'Telefonnummer',
  phoneNameExample: 'Leitung Servicedesk',
  phoneNumberExample: '+49 30 …',
  saved: 'Gespeichert.',
  notSaved: 'noch nicht gespeichert',
  tryIt: 'Testen…',
  saveFirst: 'Speichern Sie zuerst: Getestet wird die gespeicherte Regel.',
  lastTried: (who, time) => `Getestet von ${by(who)} (${time})`,
  offline: 'Sie sind offline. Regeln können Sie ändern, sobald Sie wieder online sind.',
  readOnly: 'Das können nur Admins ändern.',
  byDefault: 'So verhält sich Baton, bis ein Admin es ändert.',
  changedBy: (name, time) => `Geändert von ${by(name)} (${time}).`,
  bothPhone: 'Geben Sie Name und Nummer ein, oder lassen Sie beides leer.',
  badMinutes: 'Geben Sie für jede Stufe 1 bis 1.440 Minuten ein.',
  badIdle: 'Geben Sie für ruhende Übernahmen 5 bis 5.760 Minuten ein.',
  timeline: 'Was geschehen würde',
  timelineHint: 'Wenn jemand an alle eskaliert und niemand übernimmt.',
  today: 'Heute',
  day: 'Wochentag',
  time: 'Uhrzeit',
  after: (min) => (min === 0 ? 'Sofort' : `Nach ${minutes(min)}`),
  noOne: 'niemand, wird sofort übersprungen',
  andMore: (names, n) => `${names} und ${numberText(n)} weitere`,
  repeats: (n) => `Danach alles noch ${times(n)}.`,
  ends: (phone) =>
    `Niemand hat übernommen: Wer eskaliert hat, sieht das in Rot${phone ? ', mit der Telefonnummer' : ''}. Alle Admins werden benachrichtigt.`,
  sentence: (text) => text.charAt(0).toUpperCase() + text.slice(1),
  warnings: {
    no_one: (n) => `Stufe ${numberText(n)} erreicht niemanden. Wählen Sie jemand anderen.`,
    gap: (n, time) => `Stufe ${numberText(n)} erreicht niemanden ab ${time}: Dann ist niemand im Dienst.`,
    no_schedule: (n) =>
      `Stufe ${numberText(n)} wird übersprungen: Es gibt keinen Dienstplan. Legen Sie unter „Dienst“ einen an.`,
    no_team: (n) =>
      `Stufe ${numberText(n)} wirkt nie: Es gibt keine Teams. Legen Sie in den Einstellungen unter „Personen“ eines an.`,
    too_late: (n) =>
      `Stufe ${numberText(n)} kommt zu spät: Bis dahin dürfen alle übernehmen. Setzen Sie sie nach oben.`,
  },
}

export const toldWords: typeof english.toldWords = {
  explain: 'Übergeben heißt: Ein Server hat es angenommen. Ob es gelesen wurde, weiß nur Baton selbst.',
  none: 'Noch wurde niemand benachrichtigt.',
  loading: 'Frage den Server…',
  retry: 'Erneut versuchen',
  channels: {
    in_app: 'Baton',
    web_push: 'Push',
    email: 'E-Mail',
    slack: 'Slack',
    teams: 'Teams',
    webhook: 'Webhook',
    loopback: 'Test',
  },
  heldUntil: (time) => `Zurückgehalten bis ${time}`,
  waitsForDesk: 'Wartet, bis Baton dort geöffnet wird',
  sendsAt: (time) => `Wird gesendet: ${time}`,
  sendsUnlessSeen: (time) => `Wird gesendet, wenn bis dahin nicht in Baton gesehen: ${time}`,
  nextTry: (time) => `Nächster Versuch: ${time}`,
  because: {
    ended: 'war bis dahin erledigt',
    seen: 'war bis dahin in Baton gesehen',
    no_access: 'hat keinen Zugang mehr',
    off: 'ist ausgeschaltet',
    repeated: 'eine frühere Nachricht wartete noch',
    overtaken: 'eine spätere Nachricht wurde früher gesendet',
    undone: 'wurde rückgängig gemacht',
    quiet: 'Ruhezeit',
  },
}

export const trialWords: typeof english.trialWords = {
  title: (priority) => `Regel testen: Priorität ${priority}`,
  lead: 'Alle hier Genannten werden jetzt einmal über ihre Kanäle benachrichtigt: „Test, nichts zu tun“. Die Wartezeiten zwischen den Stufen entfallen. In der Warteschlange erscheint nichts, und niemand kann etwas übernehmen.',
  asking: 'Frage den Server, wer erreichbar ist…',
  step: (n, who) => `Stufe ${numberText(n)}: ${who}`,
  passed: {
    no_one: 'niemand da, wird sofort übersprungen',
    no_channel: 'niemand erreichbar, wird sofort übersprungen',
    quiet: 'alle haben Ruhezeit, wird sofort übersprungen',
    channels_failed: 'alle Kanäle gestört, wird sofort übersprungen',
    no_access: 'niemand hat Zugang, wird sofort übersprungen',
  },
  earlier: 'schon in einer früheren Stufe benachrichtigt',
  because: {
    no_one: 'nicht erreichbar',
    no_channel: 'nicht benachrichtigt: Baton nicht offen, kein anderer Kanal',
    quiet: 'Ruhezeit: nur in der Liste in Baton',
    channels_failed: 'letzte Nachrichten fehlgeschlagen, wird trotzdem versucht',
    no_access: 'kein Zugang',
  },
  tell: (people, destinations) => {
    const parts = [
      people > 0 ? counted(people, 'Person', 'Personen') : '',
      destinations > 0 ? counted(destinations, 'Kanal', 'Kanäle') : '',
    ].filter((part) => part !== '')
    return parts.length === 0 ? '' : `${parts.join(' und ')} benachrichtigen`
  },
  reachesNoOne: 'Diese Regel erreicht jetzt niemanden. Ändern Sie die Stufen, oder wer im Dienst ist.',
  workspace: 'Die Kanäle des Arbeitsbereichs',
  waitUntil: (time) => `Die Regel wurde gerade erst getestet. Der nächste Test ist ab ${time} möglich.`,
  toldTitle: 'Wer vom Test erfahren hat',
  whoWasTold: 'Wer benachrichtigt wurde',
  told: 'Benachrichtigt.',
  close: 'Schließen',
}

export const proofWords: typeof english.proofWords = {
  title: 'Kommen Benachrichtigungen an?',
  proved: 'Zuletzt bestätigt',
  hint: 'Alle zwei Minuten eskaliert der Server an sich selbst, auf demselben Weg wie Sie, und prüft, dass nichts zu spät kommt. Schlägt das fehl, erfahren es die Admins innerhalb von fünf Minuten.',
  never: 'Noch nicht. Die erste Prüfung kommt eine Minute nach dem Start des Servers.',
  provedAt: (time) => `vor ${time}`,
  took: (seconds) => `die Test-Eskalation dauerte ${seconds} s`,
  stale: 'Die Prüfungen selbst stehen still. Wer den Server betreibt, sollte nachsehen.',
  heartbeat: 'Überwachung von außen',
  heartbeatHint:
    'Hört von jeder gelungenen Prüfung und schlägt Alarm, wenn keine mehr kommt, auch wenn dieser Server ausfällt.',
  noHeartbeat: 'Keine. Wer den Server betreibt, setzt dafür BATON_HEARTBEAT_URL.',
  heard: (time) => `Gehört vor ${time}`,
  neverHeard: 'Noch nichts gesendet',
  offline: 'Sie sind offline. Dafür braucht es den Server.',
}
