import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  aiWords,
  branchMoveWords,
  fixDecisionWords,
  outcomeText,
  pickupWords,
} from '../../../../core/domain/timeline/event-words.ts'
import type { EventName } from '../../../../core/domain/entry/entry.ts'
import type { TimelineLine } from '../../../../renderer/features/sessions/timeline/timeline-line.ts'
import { branch, entry, handoff, noon } from '../../../support/desk/shown-documents.ts'

/** The sentence of an event as a German screen has it, of another person and of the reader. */
let line: (name: EventName, text?: string, by?: string) => TimelineLine
const said = (...about: Parameters<typeof line>): string => {
  const { lead, text } = line(...about)
  return `${lead} ${text}`
}

beforeAll(async () => {
  vi.resetModules()
  const { speak } = await import('../../../../renderer/language/catalogue.ts')
  const { german } = await import('../../../../renderer/german.ts')
  speak(german)
  const { setListFormat } = await import('../../../../renderer/language/list-text.ts')
  setListFormat('de-DE')
  const { lineOf } = await import('../../../../renderer/features/sessions/timeline/timeline-line.ts')
  line = (name, text = '', by = 'Kim Roth') =>
    lineOf(entry({ kind: 'event', text, event: { name, handoffId: 'h1' } }), {
      nameOf: () => by,
      nameIn: () => 'Ana Silva',
      handoffOf: () => handoff({ targetUserId: 'ana', wakeAt: noon }),
      branches: [branch({ label: 'DNS' }), branch({ label: 'DNS: intern' })],
      states: new Map(),
      when: () => '15:30',
    })
})

// What comes after this file is in English again.
afterAll(() => vi.resetModules())

test('the verb goes with who did it', () => {
  expect(said('claimed')).toBe('Kim Roth hat die Sitzung übernommen')
  expect(said('claimed', '', 'Sie')).toBe('Sie haben die Sitzung übernommen')
  expect(said('escalated', '', 'Sie')).toBe('Sie haben die Sitzung an Ana Silva eskaliert')
  expect(said('parked')).toBe('Kim Roth hat die Sitzung bis 15:30 geparkt')
})

describe('what is stored in English is read and said in German', () => {
  test.each([
    ['picked_up', pickupWords.continue, 'da weitergemacht, wo es stand'],
    ['picked_up', pickupWords.fresh, 'neu begonnen'],
    ['branch_changed', `${branchMoveWords.dead_end} DNS: löst auf`, 'DNS ausgeschlossen: löst auf'],
    [
      'branch_changed',
      `${branchMoveWords.untried} DNS: intern: später`,
      'DNS: intern zurückgestellt: später',
    ],
    ['branch_changed', `${branchMoveWords.active} VPN`, 'mit VPN weitergemacht'],
    ['fix_decided', `${fixDecisionWords.dismissed} Neustart`, 'eine Lösung verworfen: Neustart'],
    ['fix_outcome', outcomeText('Neustart', 'applied_success', ''), 'festgehalten: „Neustart“ hat geholfen'],
    [
      'fix_outcome',
      outcomeText('Neustart', 'applied_pending', 'Rückruf um 15:00'),
      'festgehalten: „Neustart“ wird noch geprüft: Rückruf um 15:00',
    ],
    ['edited', 'title: Neu\nticket: none', 'den Titel und das Ticket geändert'],
    ['edited', aiWords.kept, 'die Sitzung von KI ferngehalten'],
  ] as const)('%s: %s', (name, text, german) => {
    expect(said(name, text)).toBe(`Kim Roth hat ${german}`)
  })

  test('an edit quotes the fields by their German names', () => {
    expect(line('edited', 'title: Neu\nticket: none').quote).toBe('Titel: Neu\nTicket: leer')
  })
})
