import type * as english from './proof.words.ts'

export const proofWords: typeof english.proofWords = {
  title: 'Werden alle benachrichtigt?',
  proved: 'Zuletzt nachgewiesen',
  hint: 'Alle zwei Minuten eskaliert der Server an sich selbst, auf demselben Weg wie Sie, und prüft, dass nichts zu spät kommt. Schlägt das fehl, erfahren es die Admins innerhalb von fünf Minuten.',
  never: 'Noch nicht. Die erste Prüfung kommt eine Minute nach dem Start des Servers.',
  provedAt: (time) => `vor ${time}`,
  took: (seconds) => `die Test-Eskalation dauerte ${seconds} s`,
  stale: 'Die Prüfungen selbst stehen still. Wer den Server betreibt, sollte nachsehen.',
  heartbeat: 'Überwachung von außen',
  heartbeatHint:
    'Hört von jedem Nachweis und schlägt Alarm, wenn keiner mehr kommt: auch wenn dieser Server ausfällt.',
  noHeartbeat: 'Keine. Wer den Server betreibt, setzt dafür BATON_HEARTBEAT_URL.',
  heard: (time) => `Gehört vor ${time}`,
  neverHeard: 'Noch nichts gesendet',
  offline: 'Sie sind offline. Dafür braucht es den Server.',
}
