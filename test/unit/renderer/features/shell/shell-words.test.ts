import { describe, expect, it } from 'vitest'
import {
  clockWords,
  connectionStateWords,
  escalationsWords,
  syncWords,
} from '../../../../../renderer/features/shell/shell.words.ts'
import { hour, minute, nine } from '../../../../support/samples/make.ts'

const online = { kind: 'online', since: nine } as const
const offline = { kind: 'offline', lostAt: nine + 2 * minute } as const

describe('words of the status bar', () => {
  it('tell the connection, and since when there is none', () => {
    expect(connectionStateWords(online, nine)).toBe('Connected')
    expect(connectionStateWords({ kind: 'connecting', lostAt: nine }, nine)).toBe('Connecting…')
    expect(connectionStateWords(offline, nine + hour)).toBe('Offline since 09:02')
    expect(connectionStateWords(offline, nine + 24 * hour)).toBe('Offline since Fri')
    expect(connectionStateWords(offline, nine + hour, true)).toBe('Can’t reach the server since 09:02')
  })

  it('tell the last sync', () => {
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: online }, nine + minute / 2)).toBe(
      'Up to date',
    )
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: online }, nine + hour)).toBe('Up to date')
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: offline }, nine + minute / 2)).toBe(
      'Last synced 09:00',
    )
    expect(syncWords({ lastSyncAt: nine, synced: false, connection: online }, nine)).toBe('Syncing…')
    expect(syncWords({ lastSyncAt: null, synced: false, connection: online }, nine)).toBe(
      'Syncing for the first time…',
    )
    expect(syncWords({ lastSyncAt: null, synced: false, connection: offline }, nine)).toBe('Not synced yet')
  })

  it('mention the clock only when it is more than two minutes off', () => {
    expect(clockWords(0)).toBeNull()
    expect(clockWords(2 * minute)).toBeNull()
    expect(clockWords(-2 * minute)).toBeNull()
    expect(clockWords(3 * minute)).toBe('Clock is 3 min fast; times are corrected')
    expect(clockWords(-2 * hour)).toBe('Clock is 2 h slow; times are corrected')
    expect(clockWords(72 * hour)).toBe('Clock is 3 d fast; times are corrected')
  })

  it('count escalations', () => {
    expect(escalationsWords(0)).toBe('No escalations waiting')
    expect(escalationsWords(1)).toBe('1 escalation waiting')
    expect(escalationsWords(3)).toBe('3 escalations waiting')
  })
})
