import { isolated } from '../../../core/domain/text/text.ts'
import { listText } from '../../language/list-text.ts'
import type * as english from './tickets.words.ts'

export const ticketsWords: typeof english.ticketsWords = {
  field: 'Ticket',
  example: 'Nummer, Wörter des Titels oder Kunde',
  label: 'Ticket suchen',
  mine: 'Ihnen zugewiesen',
  recent: 'Zuletzt geändert',
  onDevice: 'Auf diesem Gerät',
  found: 'Gefunden',
  searching: 'Wird gesucht…',
  offline:
    'Sie sind offline: nur Tickets auf diesem Gerät. Eine eingegebene Nummer wird geprüft, sobald Sie wieder online sind.',
  failed: (problems) =>
    `${problems.join(' ')} Die Nummer können Sie trotzdem eingeben; sie wird später geprüft.`,
  none: 'Kein Ticket gefunden. Die Nummer können Sie trotzdem verwenden.',

  picked: {
    reading: (number) => `#${number} wird gelesen…`,
    failed: (number, problem) =>
      `#${number} konnte nicht gelesen werden. ${problem} Die Sitzung lässt sich trotzdem starten: Beschreiben Sie das Problem selbst.`,
  },

  card: {
    title: 'Ticket',
    link: 'Ticket verknüpfen',
    change: 'Ändern',
    open: (system) => `In ${isolated(system)} öffnen`,
    refresh: 'Aktualisieren',
    refreshing: 'Wird aktualisiert…',
    refreshed: (time) => `Aktualisiert vor ${time}`,
    status: 'Status',
    priority: 'Priorität',
    client: 'Kunde',
    contact: 'Kontakt',
    device: 'Gerät',
    due: 'Fällig',
    notes: 'Letzte Notizen',
    internal: 'intern',
    gone: 'Dieses Ticket gibt es im Ticketsystem nicht mehr.',
    merged: (into) => `Mit #${into} zusammengeführt.`,
    closed: 'geschlossen',
    unchecked: (number) =>
      `#${number} ist noch nicht geprüft. Nachgesehen wird, sobald Sie wieder online sind.`,
    checking: (number) => `#${number} wird gesucht…`,
    waitsFor: (number, system) =>
      `#${number} ist noch nicht gefunden: ${isolated(system)} ist gerade nicht erreichbar. Nachgesehen wird, sobald das wieder geht.`,
    missing: (number, systems) =>
      `Kein Ticket #${number} in ${systems.length === 0 ? 'Ihrem Ticketsystem' : listText(systems.map(isolated))}. Prüfen Sie die Nummer, oder verknüpfen Sie ein anderes Ticket.`,
    failing: (system, problem) => `Problem mit ${isolated(system)}: ${problem}`,
    several: (number) => `#${number} gibt es in mehreren Ihrer Ticketsysteme. Welches ist gemeint?`,
    showOwn: 'Von Baton: anzeigen',
    hideOwn: 'Von Baton: ausblenden',
    noTicket: 'Kein Ticket verknüpft.',
    notLinked: (number) => `#${number} ist mit keinem Ticketsystem verknüpft.`,
  },

  latePost: {
    posts: (kind, visibility) =>
      kind === 'resolution'
        ? `Mit der Verknüpfung wird auch die bestätigte Lösungsnotiz dorthin übertragen. ${visibility === 'client' ? 'Der Kunde kann sie lesen.' : 'Nur Ihr Team kann sie lesen.'} Das Ticket bekommt den Status für gelöste Tickets, falls einer festgelegt ist.`
        : 'Mit der Verknüpfung wird auch die bestätigte Eskalationsnotiz dorthin übertragen. Nur Ihr Team kann sie lesen. Das Ticket bekommt den Status für eskalierte Tickets, falls einer festgelegt ist.',
  },

  dialog: {
    title: 'Ticket verknüpfen',
    submit: 'Verknüpfen',
    submitAndPost: 'Verknüpfen und übertragen',
    linkedAndPosts: (number) => `Mit #${number} verknüpft. Die Notiz wird dorthin übertragen.`,
    unlink: 'Verknüpfung lösen',
    hint: 'Kunde, Kontakt, Gerät und Frist werden aus dem Ticket übernommen, wo sie fehlen.',
    numberAlone: (number) => `#${number} wird über die Nummer verknüpft und in Ihrem Ticketsystem gesucht.`,
    pickOne: 'Wählen Sie ein Ticket, oder geben Sie seine Nummer ein.',
    linked: (number) => `Mit #${number} verknüpft.`,
    unlinked: 'Verknüpfung gelöst.',
  },
}
