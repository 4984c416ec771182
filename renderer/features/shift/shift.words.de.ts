import { isolated } from '../../../core/domain/text/text.ts'
import { by } from '../../language/german-people.ts'
import { counted, numberText, plural } from '../../language/numbers.ts'
import type * as english from './shift.words.ts'

const sessions = (count: number): string => counted(count, 'Sitzung', 'Sitzungen')

export const shiftWords: typeof english.shiftWords = {
  title: 'Schicht übergeben',
  handOver: 'Schicht übergeben',

  ends: (time) => `Sie sind im Dienst bis ${time}.`,
  comesAfter: (name) => `Nach Ihnen ist ${isolated(name)} im Dienst.`,
  noDuty: 'Sie sind gerade nicht im Dienst. Übergeben können Sie jederzeit, wenn Sie gehen.',
  to: 'An',
  noOne: 'Jemanden wählen…',
  onDutyNext: 'nach Ihnen im Dienst',
  note: 'Notiz zur Schicht',
  noteExample: 'Was man zuerst wissen muss: was wackelt, wer auf einen Anruf wartet.',
  included: 'Was Sie übergeben',
  includedHint:
    'Alles Offene, für das Sie zuständig sind. Bis zur Übernahme bleibt alles bei Ihnen, und was Sie weglassen, auch danach.',
  include: (title) => `Übergeben: ${isolated(title)}`,
  line: (title) => `Eine Zeile zu „${isolated(title)}“`,
  lineExample: 'Eine Zeile, wenn nötig',
  nothing: 'Bei Ihnen ist nichts offen',
  nothingBody:
    'Keine Sitzung liegt bei Ihnen, auch keine geparkte oder eskalierte. Eine Notiz können Sie trotzdem hinterlassen.',
  tooMany: (count) =>
    `In eine Übergabe passen nur die ersten ${numberText(count)} Sitzungen. Die übrigen bleiben bei Ihnen: Übergeben Sie sie in einer zweiten.`,
  offered: (count, name) =>
    `${sessions(count)} ${plural(count, 'ist', 'sind')} schon ${isolated(name)} angeboten.`,
  seeOffered: 'Übergabe anzeigen',
  held: 'Für Sie zurückgehalten',
  heldHint:
    'Benachrichtigungen, von denen Sie noch nichts wissen. Sie gehören zur Übergabe, damit jemand davon weiß.',
  heldOffline: 'Was für Sie zurückgehalten wird, sehen Sie, sobald Sie wieder online sind.',
  heldUntil: (time) => `zurückgehalten bis ${time}`,
  offlineLead: 'Sie sind offline.',
  offline: (name) =>
    name === null
      ? 'Bis Sie wieder online sind, weiß niemand davon: Dann wird automatisch gesendet. Wenn es eilt, rufen Sie Ihr Team an.'
      : `Bis Sie wieder online sind, weiß ${isolated(name)} nichts davon: Dann wird automatisch gesendet. Wenn es eilt, rufen Sie an.`,
  send: 'Übergabe senden',
  needsPerson: 'Wählen Sie, wer übernimmt.',
  sent: (name) => `Übergeben an ${isolated(name)}. Jede Sitzung wird dort einzeln übernommen.`,
  sentOffline: (name) =>
    `Auf diesem Gerät gespeichert. ${isolated(name)} weiß noch nichts davon: Gesendet wird automatisch, sobald Sie wieder online sind.`,
  alone:
    'Außer Ihnen kann in diesem Arbeitsbereich niemand an Sitzungen arbeiten, es gibt also niemanden für eine Übergabe.',

  fromTo: (from, to) => `${from} an ${to}`,
  unsent: 'Noch nicht gesendet',
  unsentBody: (name) => `Nur auf diesem Gerät: ${name} weiß noch nichts davon. Wenn es eilt, rufen Sie an.`,
  missing: 'Übergabe nicht gefunden',
  missingBody: 'Vielleicht ist sie auf diesem Gerät noch nicht angekommen, oder der Link stimmt nicht.',
  answerBy: (time) =>
    `Antwort nötig bis ${time}. Danach werden Admins benachrichtigt, und alle können übernehmen.`,
  yoursToAnswer: (time) =>
    `Übernehmen Sie jede Sitzung bis ${time}, oder lehnen Sie sie ab. Für übernommene sind ab dann Sie zuständig.`,
  closed: 'Die Zeit zum Antworten ist um. Was übrig ist, können alle übernehmen.',
  allDone: 'Alles ist beantwortet.',
  takenBack: (name) => (name === null ? 'Sie haben das zurückgenommen.' : `${name} hat das zurückgenommen.`),
  items: 'Sitzungen',
  noItems: 'Keine Sitzungen, nur die Notiz.',
  take: 'Übernehmen',
  takeAll: (count) => `Alle ${numberText(count)} übernehmen`,
  decline: 'Ablehnen…',
  takeOffline: 'Übernehmen können Sie, sobald Sie wieder online sind: Nur der Server weiß, wer zuerst war.',
  withdraw: 'Zurücknehmen',
  withdrawn:
    'Zurückgenommen. Die Sitzungen bleiben bei Ihnen, und was Sie geschrieben haben, bleibt erhalten.',
  handOverAgain: 'Erneut übergeben',
  took: (count) => `Sie sind jetzt für ${sessions(count)} zuständig.`,
  tookNone: 'Nichts übernommen: Es war beendet, oder jemand anderes ist zuständig.',
  open: 'Sitzung öffnen',
  promised: 'Zugesagt',
  reasonWas: (name, reason) => `${name}: ${isolated(reason)}`,
  kinds: {
    active: 'Aktiv',
    parked: 'Geparkt',
    escalated: 'Eskaliert, nicht übernommen',
    directed: 'Direkt eskaliert',
  },
  kindsOwn: {
    active: 'Aktiv',
    parked: 'Geparkt',
    escalated: 'Eskaliert, nicht übernommen',
    directed: 'An Sie eskaliert',
  },
  states: {
    open: 'Wartet',
    taken: 'Übernommen',
    declined: 'Abgelehnt',
    left: 'Niemand hat übernommen',
    returned: 'Zurück in der Warteschlange',
    gone: 'Beendet oder neu zugeteilt',
    withdrawn: 'Zurückgenommen',
  },
  by: (state, name) => `${state} von ${by(name)}`,
  wakes: (until) => `Wiedervorlage: ${until}`,

  declineTitle: (title) => `„${isolated(title)}“ ablehnen?`,
  declineLead: (name) => `Sie bleibt bei ${by(name)}, mit Ihrer Begründung.`,
  reason: 'Warum',
  reasonExample: 'Bin bis mittags vor Ort beim Kunden',
  needsReason: 'Sagen Sie, warum, damit jemand anderes gefunden werden kann.',
  declineSubmit: 'Ablehnen',

  list: 'Schichtübergaben',
  progress: (answered, all) => `${numberText(answered)} von ${numberText(all)} beantwortet`,
  tookBack: 'zurückgenommen',
  noteOnly: 'nur Notiz',
  leftCount: (count) => `${sessions(count)} nicht übernommen`,

  takeKey: 'Sitzung übernehmen',
  declineKey: 'Sitzung ablehnen',
  takeAllKey: 'Alle übernehmen',
}
