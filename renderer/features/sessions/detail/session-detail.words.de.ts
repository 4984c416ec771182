import { excerpt, isolated } from '../../../../core/domain/text/text.ts'
import type * as english from './session-detail.words.ts'

const undoOf = (done: string): string => `Rückgängig: ${excerpt(done.replace(/\.$/, ''), 48)}`

export const sessionDetailWords: typeof english.sessionDetailWords = {
  session: 'Sitzung',
  notHere: 'Sitzung nicht gefunden',
  notHereBody:
    'Vielleicht gibt es sie nicht, Sie haben keinen Zugriff, oder sie ist noch nicht auf diesem Gerät. Wählen Sie eine andere aus der Liste.',
  factsAndTasks: 'Fakten und Aufgaben',
  more: 'Mehr',

  viewer:
    'Als Betrachter können Sie diese Sitzung nur lesen. Wenn Sie hier arbeiten möchten, bitten Sie einen Admin um Zugriff.',
  ownerLeft: (owner) =>
    `${owner} ist für diese Sitzung zuständig, hat aber keinen Zugriff mehr. Alle außer Betrachtern können sie übernehmen.`,
  otherOwner: (owner) => `${owner} ist für diese Sitzung zuständig und sieht, was Sie hier schreiben.`,

  contents: {
    fetching: 'Einträge, Fakten und Zweige dieser Sitzung werden geladen…',
    offline:
      'Sie sind offline. Einträge, Fakten und Zweige dieser Sitzung sind nicht auf diesem Gerät. Geladen wird, sobald Sie wieder online sind.',
    failed:
      'Einträge, Fakten und Zweige dieser Sitzung ließen sich nicht laden. Öffnen Sie kurz eine andere Sitzung, um es erneut zu versuchen.',
  },

  actions: {
    park: { label: 'Parken', command: 'Parken' },
    escalate: { label: 'Eskalieren', command: 'Eskalieren' },
    resolve: { label: 'Lösen', command: 'Lösen' },
    resume: { label: 'Fortsetzen', command: 'Fortsetzen' },
    withdraw: { label: 'Zurückziehen', command: 'Eskalation zurückziehen' },
    reopen: { label: 'Wieder öffnen', command: 'Wieder öffnen' },
    abandon: { label: 'Verwerfen', command: 'Verwerfen' },
    take_over: { label: 'Übernehmen', command: 'Sitzung übernehmen' },
    claim: { label: 'Übernehmen', command: 'Übernehmen' },
    open_handoff: { label: 'Übergabe öffnen', command: 'Übergabe öffnen' },
  },
  menu: {
    undo: (done) => ({ label: undoOf(done), command: undoOf(done) }),
    edit: { label: 'Bearbeiten…', command: 'Sitzung bearbeiten…' },
    linkTicket: { label: 'Ticket verknüpfen…', command: 'Sitzung mit einem Ticket verknüpfen' },
    changeTicket: { label: 'Ticket ändern…', command: 'Sitzung mit einem anderen Ticket verknüpfen' },
    written: { label: 'Ticketnotiz anzeigen', command: 'Ticketnotiz dieser Sitzung anzeigen' },
    writeUp: {
      resolution: { label: 'Lösungsnotiz schreiben…', command: 'Lösungsnotiz schreiben' },
      escalation: { label: 'Eskalationsnotiz schreiben…', command: 'Eskalationsnotiz schreiben' },
    },
    briefing: { label: 'Kurzfassung', command: 'Kurzfassung anzeigen' },
    keepFromAi: { label: 'Von KI fernhalten', command: 'Diese Sitzung von KI fernhalten' },
    allowAi: { label: 'KI wieder mitlesen lassen', command: 'KI diese Sitzung wieder mitlesen lassen' },
    sentToAi: { label: 'An KI gesendet', command: 'Anzeigen, was zu dieser Sitzung an KI gesendet wurde' },
    history: { label: 'Bisherige Übergaben', command: 'Bisherige Übergaben' },
    window: { label: 'In eigenem Fenster öffnen', command: 'Diese Sitzung in eigenem Fenster öffnen' },
    beside: { label: 'Neben der vorigen Sitzung anzeigen', command: 'Zwei Sitzungen nebeneinander anzeigen' },
    copyNote: { label: 'Als Ticketnotiz kopieren', command: 'Als Ticketnotiz kopieren' },
    copyTime: { label: 'Als Zeiteintrag kopieren', command: 'Als Zeiteintrag kopieren' },
    copyLink: { label: 'Link kopieren', command: 'Link zu dieser Sitzung kopieren' },
    ticket: (number) => ({
      label: `Ticket #${isolated(number)} öffnen`,
      command: `Ticket #${isolated(number)} öffnen`,
    }),
    markdown: { label: 'Als Markdown exportieren', command: 'Als Markdown exportieren' },
    json: { label: 'Als JSON exportieren', command: 'Als JSON exportieren' },
    print: { label: 'Drucken…', command: 'Sitzung drucken…' },
    abandon: { label: 'Verwerfen', command: 'Verwerfen' },
  },
  actionsGroup: 'Aktionen',

  resumed: 'Fortgesetzt.',
  reopened: 'Wieder geöffnet.',
  reopenedUnposted: (ticket) => `Wieder geöffnet. In #${ticket} wurde nichts übertragen.`,
  escalationEnded: 'Mit der Lösung endete auch die Eskalation. Es wird niemand mehr benachrichtigt.',
  abandoned: 'Sitzung verworfen.',
  takenOver: 'Sie sind jetzt für die Sitzung zuständig.',

  resolution: 'Ursache und Lösung',
  cause: 'Ursache',
  fix: 'Lösung',

  view: 'Ansicht',
  timeline: 'Verlauf',
  path: (steps) => `Diagnoseweg · ${steps}`,
  showTimeline: 'Verlauf anzeigen',
  showPath: 'Diagnoseweg anzeigen',
  onlyBranch: 'Nur',
  showAllBranches: 'Alle Zweige anzeigen',
}
