import { type EventName } from '../../../core/domain/entry/entry.ts'
import { eventWords } from '../../../core/domain/timeline/session-export.ts'
import type { Pairs } from './pairs.ts'

const german: Record<EventName, string> = {
  started: 'hat diese Sitzung begonnen',
  edited: 'hat die Angaben geändert',
  parked: 'hat das geparkt',
  woke: 'hat an die Wiedervorlage erinnert',
  resumed: 'hat das fortgesetzt',
  escalated: 'hat das eskaliert',
  withdrawn: 'hat die Eskalation zurückgezogen',
  claimed: 'hat das übernommen',
  picked_up: 'hat die Arbeit aufgenommen',
  confirmed: 'hat die Übernahme bestätigt',
  asked_back: 'hat zurückgefragt',
  handed_over: 'hat das bei einer Schichtübergabe übernommen',
  taken_over: 'hat das übernommen',
  exhausted: 'hat alle benachrichtigt, niemand hat übernommen',
  nudged: 'hat gefragt, ob noch daran gearbeitet wird',
  due_soon: 'hat erinnert, dass das bald fällig ist',
  needs_ticket: 'hat kein Ticket gefunden, in das gepostet werden kann',
  returned: 'hat das in die Warteschlange zurückgegeben',
  resolved: 'hat das gelöst',
  abandoned: 'hat das verworfen',
  reopened: 'hat das wieder geöffnet',
  forked: 'hat verzweigt',
  branch_changed: 'hat einen Zweig geändert',
  fix_proposed: 'hat eine Lösung vorgeschlagen',
  fix_decided: 'hat über eine Lösung entschieden',
  fix_outcome: 'hat das Ergebnis einer Lösung festgehalten',
}

/** What the server wrote of what changed while a session was parked. */
export const changeSentences: Pairs = [
  ['The client replied.', 'Der Kunde hat geantwortet.'],
  ['The client replied: “{text}”', 'Der Kunde hat geantwortet: „{text}“'],
  [
    'No ticket is linked, so no reply can wake this.',
    'Es ist kein Ticket verknüpft, also kann keine Antwort dies wieder vorlegen.',
  ],
  [
    'The ticket no longer exists, so no reply can wake this.',
    'Das Ticket gibt es nicht mehr, also kann keine Antwort dies wieder vorlegen.',
  ],
  [
    'The ticket system was disconnected, so no reply can wake this.',
    'Das Ticketsystem wurde getrennt, also kann keine Antwort dies wieder vorlegen.',
  ],
  ['The ticket went from {before} to {now}.', 'Das Ticket ging von {before} auf {now}.'],
  ['Someone wrote on the ticket: “{text}”', 'Jemand hat ins Ticket geschrieben: „{text}“'],
  ['{author} wrote on the ticket: “{text}”', '{author} hat ins Ticket geschrieben: „{text}“'],
  ['{who} added a file.', '{who} hat eine Datei hinzugefügt.'],
  ['{who} wrote: “{text}”', '{who} hat geschrieben: „{text}“'],
  ['{who} added a step: “{text}”', '{who} hat einen Schritt hinzugefügt: „{text}“'],
  ['And {more} more.', 'Und {more} weitere.'],
  ...(Object.keys(german) as EventName[]).map(
    (name) => [`{who} ${eventWords[name]}.`, `{who} ${german[name]}.`] as const,
  ),
]
