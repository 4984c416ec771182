import { expect, test } from 'vitest'
import type { ReadyState } from '../../../../../renderer/data/contract/desk-state.ts'
import {
  diagnosticsOf,
  diagnosticsText,
  type Observed,
} from '../../../../../renderer/features/diagnostics/diagnostics.ts'

const at = Date.parse('2026-03-02T09:00:00Z')
const state: ReadyState = {
  phase: 'ready',
  identity: {
    accountId: 'acc1',
    accountName: 'Planted Client Ltd',
    personId: 'p1',
    name: 'Planted Person',
    role: 'engineer',
  },
  connection: { kind: 'offline', lostAt: at },
  waiting: 3,
  filesWaiting: 1,
  rejected: [
    {
      id: 'i1',
      type: 'entry.add',
      at,
      payload: { text: 'Planted note' },
      problem: { kind: 'forbidden', message: 'Planted sentence' },
    },
  ],
  lastSyncAt: null,
  synced: false,
  clockSkew: -61_200,
  problem: null,
  lost: [],
}
const observed: Observed = {
  info: {
    shell: 'web',
    platform: 'web',
    version: '0.1.0',
    serverUrl: '',
    connection: 'private',
    serverIsDecided: false,
    policyProblems: [],
    keepsSecrets: false,
    profile: '',
  },
  state,
  role: 'engineer',
  protocol: 7,
  serverUrl: 'https://baton.example',
  userAgent: 'Chromium 150',
  language: 'en-GB',
  timeZone: 'Europe/London',
  hasNetwork: false,
  canEncrypt: true,
  usage: 2_000_000,
  quota: null,
  persisted: null,
  troubles: [],
}

test('says how this desk stands, and what it doesn’t know', () => {
  const text = diagnosticsText(diagnosticsOf(observed))
  for (const line of [
    'Version: 0.1.0',
    'State: offline since 2026-03-02T09:00:00.000Z',
    'Clock: 61 s slow',
    'Last sync: Never',
    'Not sent yet: 3 actions, 1 file',
    'Rejected: 1, entry.add: forbidden',
    'Used: Unknown',
    'Encrypted: With a key that this browser doesn’t hand out',
    'Nothing has gone wrong since this window was opened.',
  ])
    expect(text).toContain(`  ${line}`)
})

test('holds nothing that anyone typed, and no names', () => {
  expect(diagnosticsText(diagnosticsOf(observed))).not.toContain('Planted')
})

test('a desk that can’t encrypt says so, and a desktop without a keychain what that means', () => {
  const sealOf = (over: Partial<Observed>) =>
    diagnosticsText(diagnosticsOf({ ...observed, ...over }))
      .split('\n')
      .find((line) => line.trimStart().startsWith('Encrypted'))
  expect(sealOf({ canEncrypt: false })).toContain('No: this page isn’t served over https')
  const info = { ...observed.info, shell: 'electron' as const }
  expect(sealOf({ info })).toContain('forgotten on exit')
  expect(sealOf({ info: { ...info, keepsSecrets: true } })).toContain('system’s keychain')
})

test('says what an administrator decided and what is wrong with it, and nothing where no one did', () => {
  const textOf = (over: Partial<Observed['info']>) =>
    diagnosticsText(diagnosticsOf({ ...observed, info: { ...observed.info, ...over } }))
  expect(textOf({})).not.toContain('Set by your organization')
  expect(textOf({})).toContain('Encryption: Encrypted')
  const text = textOf({
    connection: 'off',
    serverIsDecided: true,
    policyProblems: ['updateUrl: it has to be an address that begins with https://.'],
  })
  expect(text).toContain(
    'Set by your organization\n  Server: Can’t be changed here\n  Mistake: updateUrl: it has',
  )
  expect(text).toContain('Encryption: Not connecting')
})
