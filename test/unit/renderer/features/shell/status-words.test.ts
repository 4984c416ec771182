import { describe, expect, it } from 'vitest'
import {
  clockWords,
  connectionWords,
  escalationsWords,
  syncWords,
  waitingWords,
} from '../../../../../renderer/features/shell/status-words.ts'
import { hour, minute, nine } from '../../../../support/samples/make.ts'

const online = { kind: 'online', since: nine } as const
const offline = { kind: 'offline', lostAt: nine + 2 * minute } as const

describe('status words', () => {
  it('tell the connection, and since when there is none', () => {
    expect(connectionWords(online, nine)).toBe('Connected')
    expect(connectionWords({ kind: 'connecting', lostAt: nine }, nine)).toBe('Connecting…')
    expect(connectionWords(offline, nine + hour)).toBe('Offline since 09:02')
    expect(connectionWords(offline, nine + 24 * hour)).toBe('Offline since Fri')
    expect(connectionWords(offline, nine + hour, true)).toBe('Server not reachable since 09:02')
  })

  it('tell what waits', () => {
    expect(waitingWords(0, 0)).toBe('Everything sent')
    expect(waitingWords(0, 0, 3)).toBe('Sent,')
    expect(waitingWords(1, 0, 3)).toBe('1 waiting to send')
    expect(waitingWords(4, 0)).toBe('4 waiting to send')
    expect(waitingWords(0, 1)).toBe('1 image waiting to send')
    expect(waitingWords(2, 3)).toBe('2 waiting to send, and 3 images')
  })

  it('tell the last sync', () => {
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: online }, nine + minute / 2)).toBe(
      'Last sync now',
    )
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: online }, nine + minute)).toBe(
      'Last sync 09:00',
    )
    expect(syncWords({ lastSyncAt: nine, synced: true, connection: offline }, nine + minute / 2)).toBe(
      'Last sync 09:00',
    )
    expect(syncWords({ lastSyncAt: nine, synced: false, connection: online }, nine)).toBe('Syncing…')
    expect(syncWords({ lastSyncAt: null, synced: false, connection: online }, nine)).toBe('First sync…')
    expect(syncWords({ lastSyncAt: null, synced: false, connection: offline }, nine)).toBe('Not synced yet')
  })

  it('mention the clock only when it is more than two minutes off', () => {
    expect(clockWords(0)).toBeNull()
    expect(clockWords(2 * minute)).toBeNull()
    expect(clockWords(-2 * minute)).toBeNull()
    expect(clockWords(3 * minute)).toBe('Clock 3 min ahead, times are corrected')
    expect(clockWords(-2 * hour)).toBe('Clock 2 h behind, times are corrected')
    expect(clockWords(72 * hour)).toBe('Clock 3 d ahead, times are corrected')
  })

  it('count escalations', () => {
    expect(escalationsWords(0)).toBe('No escalations wait')
    expect(escalationsWords(1)).toBe('1 escalation waits')
    expect(escalationsWords(3)).toBe('3 escalations wait')
  })
})
