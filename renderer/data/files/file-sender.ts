import { chunkCount, chunkRange } from '../../../core/domain/files/attachment.ts'
import type { Problem, Result } from '../../../core/domain/document/problem.ts'
import type { FileStatus } from '../../../core/protocol/files.ts'
import type { FileClient } from './file-client.ts'
import { missingChunks, nextToSend, recoveryOf } from './file-queue.ts'
import type { FileBody, FileRecord } from './file-shelf.ts'

/** Sends waiting files in parts, one file after another, and resumes where it was interrupted. */
export type FileSender = {
  /** There may be something to send. */
  run(): void
  /** The connection is back: retries what was stuck. */
  retry(): void
  /** The file being sent. */
  sending(): string | null
  /** How much of the file being sent the server has, 0 to 1. */
  share(): number
  /** Why a file can't be sent; null while it can. */
  problemOf(hash: string): Problem | null
  close(): void
}

/** When what a limit has stopped is tried again. Milliseconds. */
const quotaPatience = 600_000

/** Makes the sender. It stops when the connection is lost; run it again when it is back. */
export const createFileSender = (parts: {
  client: FileClient
  clock: () => number
  isOnline: () => boolean
  /** The files on this device; read again before each file. */
  records: ReadonlyMap<string, FileRecord>
  read: (hash: string) => Promise<FileBody | null>
  /** The server has the whole file, which has to be saved. */
  sent: (hash: string) => Promise<void>
  /** The bytes are missing although they should be here. */
  lost: (hash: string) => Promise<void>
  changed: (hash: string) => void
  onError: (error: unknown) => void
}): FileSender => {
  const { client, records } = parts
  const stuck = new Map<string, Problem>()
  let current: string | null = null
  let share = 0
  let running = false
  let closed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let laterTimer: ReturnType<typeof setTimeout> | undefined
  /** Failures in a row of the file being sent. */
  let failures = 0

  const turnTo = (hash: string | null): void => {
    if (current === hash) return
    const before = current
    current = hash
    share = 0
    for (const one of [before, hash]) if (one !== null) parts.changed(one)
  }

  const transfer = async (record: FileRecord, body: FileBody): Promise<Result<FileStatus>> => {
    let answer = await client.status(record.hash)
    if (!answer.ok || answer.value.complete) return answer
    const all = chunkCount(record.bytes)
    for (const index of missingChunks(record.bytes, answer.value.chunks)) {
      share = answer.value.chunks.length / all
      parts.changed(record.hash)
      const { start, end } = chunkRange(record.bytes, index)
      if (closed) return answer
      answer = await client.put(record, index, body.slice(start, end))
      if (!answer.ok || answer.value.complete) return answer
    }
    return answer
  }

  /** Room may have been made, or a new day begun: no one has to reconnect for that. */
  const tryLater = (): void => {
    clearTimeout(laterTimer)
    laterTimer = setTimeout(retry, quotaPatience)
  }

  /** Sends one file. Returns how long to wait before the next attempt, or null to stop. */
  const sendOne = async (record: FileRecord): Promise<number | null> => {
    const body = await parts.read(record.hash)
    if (closed) return null
    if (body === null) {
      await parts.lost(record.hash)
      return 0
    }
    turnTo(record.hash)
    const answer = await transfer(record, body)
    if (closed) return null
    if (answer.ok) {
      failures = answer.value.complete ? 0 : failures + 1
      if (answer.value.complete) await parts.sent(record.hash)
      return failures === 0 ? 0 : 1000
    }
    failures += 1
    const recovery = recoveryOf(answer.problem, failures, parts.clock())
    switch (recovery.kind) {
      case 'stop':
        return null
      case 'wait':
        return recovery.ms
      case 'again':
        return 0
      case 'stuck':
        failures = 0
        stuck.set(record.hash, answer.problem)
        if (answer.problem.kind === 'quota_reached') tryLater()
        return 0
    }
  }

  const loop = async (): Promise<void> => {
    running = true
    let wait: number | null = 0
    try {
      while (wait === 0 && !closed && parts.isOnline()) {
        const next = nextToSend(records.values(), stuck)
        if (next === null) break
        wait = await sendOne(next)
      }
    } catch (error) {
      parts.onError(error)
      failures += 1
      wait = 5000
    } finally {
      running = false
      turnTo(null)
    }
    if (closed || wait === null) return
    if (wait > 0) timer = setTimeout(run, wait)
    else if (parts.isOnline() && nextToSend(records.values(), stuck) !== null) run()
  }

  const run = (): void => {
    clearTimeout(timer)
    if (!running && !closed && parts.isOnline()) void loop()
  }

  const retry = (): void => {
    const again = [...stuck.keys()]
    stuck.clear()
    for (const hash of again) parts.changed(hash)
    run()
  }

  return {
    run,
    retry,
    sending: () => current,
    share: () => share,
    problemOf: (hash) => stuck.get(hash) ?? null,
    close() {
      closed = true
      clearTimeout(timer)
      clearTimeout(laterTimer)
    },
  }
}
