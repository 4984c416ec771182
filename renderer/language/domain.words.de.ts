import type { Priority } from '../../core/domain/duty/priority.ts'
import type * as english from './domain.words.ts'
import { fileTypes } from './file-types.de.ts'
import { counted, numberText, plural } from './numbers.ts'
import { inGerman } from './sentences.de.ts'

export const unitWords: typeof english.unitWords = {
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} Std.`,
  days: (n) => `${n} Tg.`,
}

export const dueSaying: typeof english.dueSaying = {
  now: 'jetzt fällig',
  in: (time) => `fällig in ${time}`,
  over: (time) => `überfällig seit ${time}`,
}

const priorityWords: Readonly<Record<Priority, string>> = {
  low: 'Niedrig',
  normal: 'Normal',
  high: 'Hoch',
  urgent: 'Dringend',
}

export const stepTypeWords: typeof english.stepTypeWords = {
  action: 'Schritt',
  question: 'Frage',
  check: 'Prüfung',
}

export const answerWords: typeof english.answerWords = {
  results: {
    action: { good: 'Hat geholfen', bad: 'Hat nicht geholfen' },
    question: { good: 'Gutes Zeichen', bad: 'Schlechtes Zeichen' },
    check: { good: 'In Ordnung', bad: 'Fehlgeschlagen' },
  },
  skipped: 'Übersprungen',
}

export const branchStateWords: typeof english.branchStateWords = {
  active: 'aktiv',
  untried: 'nicht versucht',
  set_aside: 'zurückgestellt',
  dead_end: 'ausgeschlossen',
  solved: 'hat es gelöst',
}

export const pathWords: typeof english.pathWords = {
  branches: branchStateWords,
  steps: { done: 'erledigt', answered: 'beantwortet', skipped: 'übersprungen', open: 'offen' },
  results: {
    action: { good: 'hat geholfen', bad: 'hat nicht geholfen' },
    question: { good: 'gutes Zeichen', bad: 'schlechtes Zeichen' },
    check: { good: 'in Ordnung', bad: 'fehlgeschlagen' },
  },
  below: (label) => `unter ${label}`,
}

export const fixWords: typeof english.fixWords = {
  states: {
    proposed: 'vorgeschlagen',
    applied_success: 'hat geholfen',
    applied_failed: 'hat nicht geholfen',
    applied_partial: 'hat teilweise geholfen',
    applied_pending: 'wird noch geprüft',
    dismissed: 'verworfen',
    set_aside: 'zurückgestellt',
  },
  ends: {
    proposed: 'ist vorgeschlagen',
    applied_success: 'hat geholfen',
    applied_failed: 'hat nicht geholfen',
    applied_partial: 'hat teilweise geholfen',
    applied_pending: 'wird noch geprüft',
    dismissed: 'wurde verworfen',
    set_aside: 'ist zurückgestellt',
  },
}

export const handoffReasons: typeof english.handoffReasons = {
  rights: 'Fehlende Rechte',
  tried_everything: 'Alles versucht',
  several_down: 'Mehrere betroffen',
  deadline: 'Frist',
  authority: 'Entscheidung nötig',
}

export const untilWords: typeof english.untilWords = {
  reply: 'zu einer Antwort',
  replyOn: (ticket) => `zu einer Antwort auf #${ticket}`,
  or: ' oder ',
}

export const exhaustedWords: typeof english.exhaustedWords = {
  noOne: 'Niemand war erreichbar',
  told: (times) =>
    `Alle wurden ${plural(times, 'einmal', `${numberText(times)}-mal`)} benachrichtigt, niemand hat übernommen`,
  claim: 'Übernehmen Sie, oder finden Sie jemanden, der kann.',
  phoneTeam: 'Rufen Sie Ihr Team an.',
  phone: (name, number) => `Anrufen: ${name}, ${number}`,
}

export const ownerOutWords: typeof english.ownerOutWords = {
  no_access: 'hat keinen Zugang mehr',
  off_duty: 'ist außer Dienst',
  away: 'ist abwesend',
  quiet: 'möchte gerade nicht gestört werden',
  unreachable: 'ist nicht erreichbar',
}

export const alarmWords: typeof english.alarmWords = {
  title: 'Baton benachrichtigt vielleicht nicht alle',
  advice:
    'Bis das behoben ist, rufen Sie wegen allem an, was nicht warten kann, und bitten Sie die zuständige Person, den Server zu prüfen.',
  findings: {
    proof_failed: () => 'Eine Testeskalation kam nicht durch.',
    work_waits: (n) => `${counted(n, 'Art von Aufgaben wird', 'Arten von Aufgaben werden')} nicht erledigt.`,
    steps_overdue: (n) => `Bei ${counted(n, 'Übergabe', 'Übergaben')} ist der nächste Schritt überfällig.`,
    no_next_step: (n) => `${counted(n, 'Übergabe hat', 'Übergaben haben')} keinen nächsten Schritt.`,
    end_untold: (n) =>
      `Niemand hat ${counted(n, 'Eskalation', 'Eskalationen')} übernommen, und nicht alle haben das erfahren.`,
    messages_waiting: (n) =>
      `${counted(n, 'Nachricht wartet', 'Nachrichten warten')} darauf, gesendet zu werden.`,
    wakes_overdue: (n) =>
      `Bei ${counted(n, 'geparkten Sitzung', 'geparkten Sitzungen')} ist die Wiedervorlage überfällig.`,
  },
}

export const madeWords: typeof english.madeWords = {
  notBacked: 'nicht durch Notizen belegt',
  draftedFromNotes: 'Aus Sitzungsnotizen erstellt',
}

export const withoutModelWords: typeof english.withoutModelWords = {
  off: 'KI ist in diesem Arbeitsbereich aus. Admins können sie in den Einstellungen einschalten.',
  kept_away: 'Diese Sitzung bleibt von der KI fern. Die zuständige Person kann das ändern.',
  no_key:
    'Dieser Server hat keinen gültigen Schlüssel für einen KI-Dienst. Wer ihn betreibt, kann einen hinterlegen.',
  not_reached: 'Der KI-Dienst war nicht erreichbar.',
  refused: 'Der KI-Dienst hat eine Antwort abgelehnt.',
  overloaded: 'Der KI-Dienst ist überlastet. Versuchen Sie es in ein paar Minuten erneut.',
  timed_out: 'Der KI-Dienst hat zu lange gebraucht.',
  cut_off: 'Die Antwort des KI-Dienstes war abgeschnitten und wurde nicht verwendet.',
  unusable: 'Die Antwort des KI-Dienstes war nicht zu gebrauchen.',
  budget: 'Das KI-Budget dieses Monats ist aufgebraucht. Admins können es in den Einstellungen erhöhen.',
}

export const noAnswerWords: typeof english.noAnswerWords = {
  ...withoutModelWords,
  too_many: 'Sie haben den Assistenten in einer Stunde sehr oft gefragt. Fragen Sie später noch einmal.',
}

export const secretWords: typeof english.secretWords = {
  password: 'Passwort',
  token: 'Token',
  key: 'Schlüssel',
  private_key: 'privater Schlüssel',
  bearer: 'Autorisierung',
  connection_string: 'Passwort',
  card: 'Kartennummer',
  social_security: 'Sozialversicherungsnummer',
  email: 'E-Mail-Adresse',
  ipv4: 'IP-Adresse',
  ipv6: 'IP-Adresse',
  unc_path: 'Netzwerkpfad',
}

const formatParts: Record<Parameters<typeof english.fileWords.holds>[1], string> = {
  text: 'Text',
  pdf: 'ein PDF',
  rtf: 'ein RTF-Dokument',
  archive: 'ein Archiv',
  zip: 'ein ZIP-Archiv',
  compound: 'ein Office-Dokument oder einen Installer',
  program: 'ein Programm',
  shortcut: 'eine Verknüpfung',
  image: 'ein Bild',
  media: 'Audio oder Video',
  event_log: 'ein Ereignisprotokoll',
  capture: 'einen Netzwerkmitschnitt',
  registry: 'eine Registrierungsstruktur',
  dump: 'ein Speicherabbild',
  database: 'eine Datenbank',
  mailbox: 'ein Outlook-Postfach',
  unknown: 'etwas anderes',
}

export const fileWords: typeof english.fileWords = {
  type: (word) => fileTypes[word] ?? word,
  ofExtension: (extension) => `${extension}-Datei`,
  holdsProgram: (extension) => `Heißt .${extension}, enthält aber ein Programm.`,
  holds: (extension, format) => `Heißt .${extension}, enthält aber ${formatParts[format]}.`,
}

const sessions = (count: number): string => counted(count, 'Sitzung', 'Sitzungen')

export const notificationSentences: typeof english.notificationSentences = {
  units: unitWords,
  someone: 'Jemand',
  client: (client) => `Kunde: ${client}`,
  news: {
    mention: (name) => `${name} hat Sie erwähnt`,
    confirmed: (name) => `${name} hat die Übernahme bestätigt`,
    question: (name) => `${name} hat eine Frage gestellt`,
    resolved: (name) => `${name} hat es gelöst`,
    abandoned: (name) => `${name} hat es verworfen`,
    passed_on: (name) => `${name} hat es weiter eskaliert`,
    taken_over: (name) => `${name} hat es übernommen`,
    nudged: () => 'Noch dabei?',
    due_soon: () => 'Bald fällig',
    returned: () => 'Wieder in der Warteschlange',
    answered: () => 'Der Assistent hat geantwortet',
    needs_ticket: () => 'Ihre Notiz wurde nicht übertragen',
  },
  lostAccess: (name) => `${name} hat keinen Zugang mehr.`,
  solvedBy: (text) => `Gelöst durch: ${text}`,
  notSaidHow: 'Es steht nicht da, was geholfen hat.',
  noTicket: (number) =>
    `Kein Ticket #${number} gefunden. Verknüpfen Sie ein Ticket, dann wird sie übertragen.`,
  severalTickets: (number) =>
    `Mehrere Ihrer Ticketsysteme haben ein #${number}. Wählen Sie das Ticket, dann wird sie übertragen.`,
  noReason: 'Kein Grund angegeben.',
  written: inGerman,
  left: {
    title: (title) => `Braucht eine zuständige Person: ${title}`,
    body: (name) =>
      `${name} war zuständig und hat keinen Zugang mehr. Übernehmen Sie, oder bitten Sie jemanden darum.`,
  },
  trial: {
    title: 'Test, nichts zu tun',
    body: (name, priority) =>
      `${name === null ? 'Sie haben' : `${name} hat`} getestet, wer von einer Eskalation erfährt. Priorität: ${priorityWords[priority]}.`,
  },
  claimed: {
    parked: (name) => `${name} hat Ihre geparkte Sitzung übernommen`,
    escalation: (name) => `${name} hat Ihre Eskalation übernommen`,
    after: (waited) => `Nach ${waited}`,
  },
  pickedUp: {
    continue: (name) => `${name} macht da weiter, wo Sie aufgehört haben`,
    briefing: (name) => `${name} hat mit einer Kurzfassung begonnen`,
    fresh: (name) => `${name} fängt neu an`,
  },
  opened: {
    title: (title) => `Jetzt offen für alle: ${title}`,
    mine: (why) => `${why}. Alle, die übernehmen können, wurden benachrichtigt.`,
    theirs: (why) => `${why}. Sie können noch übernehmen.`,
  },
  overdue: {
    title: (title) => `Niemand hat Ihre Eskalation übernommen: ${title}`,
    body: (waited) =>
      `Innerhalb von ${waited} hat sie niemand übernommen. Wenn es eilt, rufen Sie Ihr Team an.`,
  },
  woke: {
    replied: (title) => `Der Kunde hat geantwortet: ${title}`,
    time: (title) => `Wiedervorlage: ${title}`,
    untilReply: (name) =>
      name === null
        ? 'Sie haben das bis zu einer Antwort geparkt.'
        : `${name} hat das bis zu einer Antwort geparkt.`,
    untilNow: (name) =>
      name === null ? 'Sie haben das bis jetzt geparkt.' : `${name} hat das bis jetzt geparkt.`,
  },
  handover: {
    note: (name) => `${name} ist außer Dienst und hat Ihnen eine Notiz hinterlassen`,
    sessions: (name, count) => `${name} hat Ihnen ${sessions(count)} übergeben`,
    takeOrDecline: 'Übernehmen Sie jede oder lehnen Sie ab.',
    declined: (name, count) => `${name} hat ${sessions(count)} aus Ihrer Übergabe abgelehnt`,
    declinedBody: (count) =>
      plural(
        count,
        'Sie bleibt bei Ihnen. Übergeben Sie sie an jemand anderen, oder parken oder eskalieren Sie sie.',
        'Sie bleiben bei Ihnen. Übergeben Sie sie an jemand anderen, oder parken oder eskalieren Sie sie.',
      ),
    done: 'Ihre Schicht ist übergeben',
    doneBody: (count) =>
      `${sessions(count)} ${plural(count, 'wurde', 'wurden')} übernommen. Bei Ihnen ist nichts mehr offen.`,
    left: (count) => `Niemand hat ${sessions(count)} von Ihnen übernommen`,
    leftBody: (count) =>
      `${plural(count, 'Sie bleibt', 'Sie bleiben')} bei Ihnen. Die Admins wissen es, und jetzt können alle übernehmen.`,
    leftBy: (name, count) => `Niemand hat ${sessions(count)} von ${name} übernommen`,
    leftByBody: (name) => `${name} ist außer Dienst. Übernehmen Sie, oder bitten Sie jemanden darum.`,
  },
  shiftEnds: 'Ihr Dienst endet bald',
  shiftEndsBody: (open) =>
    `${sessions(open)} ${plural(open, 'ist', 'sind')} noch bei Ihnen. Übergeben Sie Ihre Schicht.`,
  dutyBegins: 'Ihr Dienst beginnt bald',
  escalation: {
    title: (name, ticket) => `Eskalation von ${name}${ticket}: `,
    reasons: handoffReasons,
    noReason: 'Kein Grund angegeben.',
    priority: (priority) => `Priorität: ${priorityWords[priority]}`,
  },
  exhausted: exhaustedWords,
  lapsed: {
    noTeam: (team) => `Niemand in ${team} kann übernehmen`,
    noAccess: (name) => `${name} hat keinen Zugang mehr`,
    teamNotReached: (team) => `Niemand in ${team} war erreichbar`,
    notReached: (name) => (name === null ? 'Sie waren nicht erreichbar' : `${name} war nicht erreichbar`),
    teamDidNot: (team, waited) => `Niemand in ${team} hat innerhalb von ${waited} übernommen`,
    didNot: (name, waited) =>
      name === null
        ? `Sie haben innerhalb von ${waited} nicht übernommen`
        : `${name} hat innerhalb von ${waited} nicht übernommen`,
  },
  woken: {
    ownerOut: (name, because) => `${name} ${ownerOutWords[because]}. Deshalb erfahren Sie davon.`,
    nothingElse: 'Seit dem Parken hat sich sonst nichts geändert.',
  },
  alarm: alarmWords,
}

export const summaryWords: typeof english.summaryWords = {
  away: (parts) => `Während Sie weg waren: ${parts}`,
  waiting: (n) => counted(n, 'wartende Eskalation', 'wartende Eskalationen'),
  moreEscalations: (n) => counted(n, 'weitere Eskalation', 'weitere Eskalationen'),
  others: (n) => counted(n, 'andere Benachrichtigung', 'andere Benachrichtigungen'),
  more: (n) => counted(n, 'weitere Benachrichtigung', 'weitere Benachrichtigungen'),
}

const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag']

export const dutySoonWords: typeof english.dutySoonWords = {
  at: (day, clock) => (day === null ? clock : `${weekdays[day] ?? ''} ${clock}`),
  onDuty: (schedule, from, until, zone) =>
    `Sie haben Dienst für ${schedule} ab ${from}${until === null ? '' : ` bis ${until}`} (${zone}).`,
}
