import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { psaForms } from '../../../../core/psa/systems.ts'
import { analyticsWords, duration } from '../../../../renderer/features/analytics/analytics.words.de.ts'
import { channelWords } from '../../../../renderer/features/channels/channels.words.de.ts'
import { connectionWords } from '../../../../renderer/features/connections/connections.words.de.ts'
import {
  policyLineWords,
  policyWords,
  trialWords,
} from '../../../../renderer/features/policies/policies.words.de.ts'
import { shiftWords } from '../../../../renderer/features/shift/shift.words.de.ts'
import { inGerman } from '../../../../renderer/language/sentences.de.ts'
import { setSpokenLanguage } from '../../../../renderer/language/language.ts'

beforeAll(() => setSpokenLanguage('de'))
afterAll(() => setSpokenLanguage('en'))

const minute = 60_000

test.each([
  [45_000, '45 s'],
  [12 * minute, '12 min'],
  [3 * 60 * minute, '3 Std.'],
  [185 * minute, '3 Std. 5 min'],
  [52 * 60 * minute, '2 Tg. 4 Std.'],
  [1440 * minute, '1 Tg.'],
])('%i ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

describe('escalation policies', () => {
  test('say when a step fires', () => {
    expect([0, 5, 90, 120, 125].map(policyWords.after)).toEqual([
      'Sofort',
      'Nach 5 min',
      'Nach 1 Std. 30 min',
      'Nach 2 Std.',
      'Nach 2 Std. 5 min',
    ])
  })
  test('count rounds', () => {
    expect([0, 1, 2, 3].map(policyWords.roundsOption)).toEqual(['Nie', 'Einmal', 'Zweimal', '3-mal'])
    expect([1, 2, 3].map(policyWords.repeats)).toEqual([
      'Danach alles noch einmal.',
      'Danach alles noch zweimal.',
      'Danach alles noch 3-mal.',
    ])
  })
  test('say who looks', () => {
    expect(policyLineWords.looking('Ben', false)).toBe('Ben sieht nach')
    expect(policyLineWords.looking('Sie und Ben', true)).toBe('Sie und Ben sehen nach')
  })
  test('name whom a test would tell', () => {
    expect([
      trialWords.tell(0, 0),
      trialWords.tell(1, 0),
      trialWords.tell(0, 2),
      trialWords.tell(3, 1),
    ]).toEqual([
      '',
      '1 Person benachrichtigen',
      '2 Kanäle benachrichtigen',
      '3 Personen und 1 Kanal benachrichtigen',
    ])
  })
  test('say “Ihnen” after “von”', () => {
    expect(policyWords.changedBy('Sie', '14:02')).toBe('Geändert von Ihnen (14:02).')
    expect(policyWords.changedBy('Ana', '3. Nov.')).toBe('Geändert von Ana (3. Nov.).')
  })
})

test('every field of a ticket system’s form is asked for in German', () => {
  const texts = psaForms.flatMap(({ fields }) => fields.flatMap(({ label, hint }) => [label, hint]))
  expect(texts.filter((text) => connectionWords.form.ofField(text) === text).toSorted()).toEqual([
    // What is called so there, and where it is in the menus there.
    'Company',
    'Logged in as > Settings > Auth Tokens.',
    'Secret',
    'System > Members > API Members > API Keys.',
    'Tenant',
    'Token',
  ])
})

test('why a message wasn’t delivered is said in German, with what others said of it as it is', () => {
  expect(
    [
      'Teams answered 503',
      'The endpoint: It couldn’t be reached (ECONNREFUSED)',
      'The push service says that this address no longer exists (410)',
      'Slack said channel_not_found',
      'The mail server refused it (550): No such user (here)',
      'The mail server refused it (550)',
      'No answer within 10 s',
    ].map(inGerman),
  ).toEqual([
    'Teams hat mit 503 geantwortet',
    'Der Endpunkt: Nicht erreichbar (ECONNREFUSED)',
    'Der Push-Dienst meldet, dass es diese Adresse nicht mehr gibt (410)',
    'Slack meldet channel_not_found',
    'Der Mailserver hat es abgelehnt (550): No such user (here)',
    'Der Mailserver hat es abgelehnt (550)',
    'Keine Antwort innerhalb von 10 s',
  ])
})

test('why the monitor wasn’t told that all is well is said in German', () => {
  expect(
    [
      'The monitor answered 503.',
      'It couldn’t be reached (ECONNREFUSED).',
      'No answer in time.',
      'This isn’t an address.',
      'The address has to begin with https://.',
      'The address is on a private network. The server’s operator can allow it in BATON_HOOK_NETWORKS.',
    ].map(inGerman),
  ).toEqual([
    'Die Überwachung hat mit 503 geantwortet.',
    'Nicht erreichbar (ECONNREFUSED).',
    'Keine Antwort in der vorgesehenen Zeit.',
    'Das ist keine Adresse.',
    'Die Adresse muss mit https:// beginnen.',
    'Die Adresse liegt in einem privaten Netz. Wer den Server betreibt, kann es in BATON_HOOK_NETWORKS erlauben.',
  ])
})

test('counts take the form of their number', () => {
  expect(channelWords.pushHint(1)).toBe('An 1 Gerät')
  expect(channelWords.pushHint(2)).toBe('An 2 Geräte')
  expect(shiftWords.offered(1, 'Ben')).toMatch(/^1 Sitzung ist schon .*Ben.* angeboten\.$/u)
  expect(shiftWords.offered(2, 'Ben')).toMatch(/^2 Sitzungen sind schon /u)
  expect(shiftWords.by(shiftWords.states.taken, 'Sie')).toBe('Übernommen von Ihnen')
  expect(connectionWords.removal.waiting(1)).toMatch(/^1 Übertragung auf diesem Gerät wartet noch\./u)
  expect(connectionWords.removal.waiting(1200)).toMatch(
    /^1\.200 Übertragungen auf diesem Gerät warten noch\./u,
  )
  expect(analyticsWords.counting(0.129)).toContain('12\u00A0% bisher')
})
