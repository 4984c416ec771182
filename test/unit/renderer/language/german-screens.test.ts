import { afterEach, beforeEach, expect, test } from 'vitest'
import * as auth from '../../../../renderer/features/auth/auth.words.de.ts'
import * as presence from '../../../../renderer/features/presence/presence.words.de.ts'
import * as queue from '../../../../renderer/features/queue/queue.words.de.ts'
import * as settings from '../../../../renderer/features/settings/settings.words.de.ts'
import * as shell from '../../../../renderer/features/shell/shell.words.de.ts'
import { setSpokenLanguage } from '../../../../renderer/language/language.ts'
import { setListFormat } from '../../../../renderer/language/list-text.ts'
import { setTimeFormat } from '../../../../renderer/language/relative-time.ts'
import { hour, minute, nine } from '../../../support/samples/make.ts'

beforeEach(() => {
  setSpokenLanguage('de')
  setListFormat('de')
  setTimeFormat('de-DE')
})
afterEach(() => {
  setSpokenLanguage('en')
  setListFormat('en-GB')
  setTimeFormat('en-GB', false)
})

test('signing in says what someone who signed out left here', () => {
  const left = (waiting: number, filesWaiting: number, rejected: number) =>
    auth.authWords.left({ name: 'Ana Ruiz', waiting, filesWaiting, rejected })
  expect(left(1, 0, 0)).toBe(
    '1 Aktion von Ana Ruiz ist noch nicht gesendet. Das geschieht, sobald Ana Ruiz sich hier wieder anmeldet.',
  )
  expect(left(2, 1, 0)).toMatch(/^2 Aktionen und 1 Datei von Ana Ruiz sind noch nicht gesendet\. /)
  expect(left(0, 0, 1)).toBe(
    '1 abgelehnte Aktion von Ana Ruiz bleibt auf diesem Gerät, bis Ana Ruiz sich hier wieder anmeldet.',
  )
})

test('what was lost agrees with its number', () => {
  const missing = (waiting: number, drafts: number) =>
    auth.authWords.missing({ name: 'Ana', waiting, filesWaiting: 0, drafts })
  expect(missing(0, 1)).toMatch(
    /^1 Entwurf von Ana war noch nicht gesendet, als Baton hier zuletzt offen war, und ist /,
  )
  expect(missing(2, 1)).toMatch(/^2 Aktionen und 1 Entwurf von Ana waren noch nicht gesendet, .* und sind /)
  expect(shell.deskProblemWords.lostWork({ name: 'Ana', waiting: 1, filesWaiting: 0, drafts: 0 })).toMatch(
    /^1 Aktion von Ana war noch nicht gesendet und ist verloren\. /,
  )
})

test('ended access says what stays on the device', () => {
  const { deactivated, alreadyIn } = shell.blockedWords
  expect(deactivated(0)).toMatch(/an\.$/)
  expect(deactivated(1)).toMatch(/ Bis dahin bleibt 1 noch nicht gesendete Aktion auf diesem Gerät\.$/)
  expect(alreadyIn('Northwind', 'Ana', 2)).toMatch(
    / Wenn Sie sich abmelden, bleiben 2 noch nicht gesendete Aktionen auf diesem Gerät, bis Ana sich hier wieder anmeldet\.$/,
  )
})

test('the status bar tells the connection, the last sync and a wrong clock', () => {
  const offline = { kind: 'offline', lostAt: nine + 2 * minute } as const
  expect(shell.connectionStateWords(offline, nine + hour)).toBe('Offline seit 09:02')
  expect(shell.connectionStateWords(offline, nine + hour, true)).toBe('Server nicht erreichbar seit 09:02')
  expect(shell.syncWords({ lastSyncAt: nine, synced: true, connection: offline }, nine)).toBe(
    'Zuletzt synchronisiert: 09:00',
  )
  expect(shell.clockWords(2 * minute)).toBeNull()
  expect(shell.clockWords(3 * minute)).toBe('Uhr geht 3 min vor; Zeiten werden korrigiert')
  expect(shell.clockWords(-1.5 * hour)).toBe('Uhr geht 1,5 Std. nach; Zeiten werden korrigiert')
  expect(shell.clockWords(72 * hour)).toBe('Uhr geht 3 Tage vor; Zeiten werden korrigiert')
})

test('deactivating someone says what they leave behind', () => {
  const { leaving } = settings.peopleWords
  expect(leaving('Ben', 2, 1)).toMatch(
    /^Bei Ben liegen 2 offene Sitzungen und 1 Eskalation\. Das ganze Team /,
  )
  expect(leaving('Ben', 1, 0)).toMatch(/^Bei Ben liegt 1 offene Sitzung\. /)
  expect(leaving('Ben', 0, 0)).toBe('Bei Ben liegen keine offenen Sitzungen und keine Eskalationen.')
})

test('signing out says what is not sent yet, and what was rejected', () => {
  const { left } = settings.signOutWords
  expect(left(1, 0, 0)).toBe('1 Aktion noch nicht gesendet.')
  expect(left(3, 1, 2)).toBe(
    '3 Aktionen und 1 Datei noch nicht gesendet, 2 abgelehnte Aktionen nicht durchgesehen.',
  )
})

test('who else is looking, and how many wait', () => {
  const { sentence, lookingAtThis } = presence.presenceWords
  expect(sentence(['Ben'], 1, lookingAtThis)).toBe('Ben sieht sich das gerade an.')
  expect(sentence(['Ana', 'Ben', '2 weitere'], 4, lookingAtThis)).toBe(
    'Ana, Ben und 2 weitere sehen sich das gerade an.',
  )
  expect(queue.queueWords.waiting(1)).toBe('1 wartet')
  expect(queue.queueWords.waitingAndYours(3, 1)).toBe('3 warten · 1 eigene')
})

test('devices are named in German, however the server named them', () => {
  const { name } = settings.deviceWords
  expect(['Chrome on Windows', 'Baton on macOS', 'Unknown program on Linux', 'Firefox'].map(name)).toEqual([
    'Chrome unter Windows',
    'Baton unter macOS',
    'Unbekanntes Programm unter Linux',
    'Firefox',
  ])
})
