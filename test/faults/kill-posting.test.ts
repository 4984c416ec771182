import { type ChildProcess, spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import type { PsaKind } from '../../core/psa/systems.ts'
import { startFaultProxy } from '../support/psa/fault-proxy.ts'
import { triedSystems } from '../support/psa/tried-systems.ts'
import { programOf } from '../support/server/programs.ts'
import { quickTimings, startPsaRig } from '../support/server/psa-rig.ts'
import { eventually, rigSecret } from '../support/server/sync-rig.ts'
import type { DyingPoster } from '../support/server/dying-poster.ts'

const child = programOf(new URL('../support/server/dying-poster.ts', import.meta.url))

/**
 * How often a process is killed at each system: `BATON_KILLS=200` for every line many times; `BATON_KILLS_AT` names some. No
 * longer than `BATON_KILL_MINUTES` at each, for Request Tracker takes seconds to answer.
 */
const wanted = Number(process.env['BATON_KILLS'] ?? 0)
const longest = Number(process.env['BATON_KILL_MINUTES'] ?? 10) * 60_000
const everywhere: PsaKind[] = ['connectwise', 'halo', 'autotask', 'request_tracker']
const named = process.env['BATON_KILLS_AT']
const systems =
  wanted === 0
    ? (['connectwise'] as const)
    : everywhere.filter((kind) => named === undefined || named.split(',').includes(kind))
if (wanted === 0)
  console.warn('Killed 8 times, at ConnectWise alone. BATON_KILLS=200 kills more, everywhere.')

/** Things a process does for one writeback, from its first call on. */
const lines = 60
/** What arrives after its sender died arrives within this. Milliseconds. */
const latest = 400

test.each(systems)(
  'killed between any two lines while another server works on the same database: everything at %s is there once',
  async (kind) => {
    const system = await triedSystems[kind]()
    if (system === null) {
      console.warn('SKIPPED: there is no Request Tracker here.')
      return
    }
    const isSlow = kind === 'request_tracker'
    const timings = { ...quickTimings, call: isSlow ? 12_000 : 2000, lease: isSlow ? 30_000 : 5000 }
    const proxy = await startFaultProxy(system.url)
    const rig = await startPsaRig(kind, system.credentials(proxy.url), {
      memberId: system.memberId,
      boards: [],
      timings,
      ...(system.chosen === undefined ? {} : { choices: system.chosen }),
    })
    const kills = wanted > 0 ? wanted : 8
    const until = Date.now() + longest
    const tickets = new Map<string, string>()
    let killed = 0
    let next = 0
    const children = new Set<ChildProcess>()
    const start = () => {
      const task: DyingPoster = {
        connection: rig.sync.database.config,
        secret: rigSecret.toString('hex'),
        // Each line in turn, and one more time round they meet other writebacks there.
        killAt: 1 + ((next * 7) % lines),
        accountId: 'acme',
        connectionId: rig.connectionId,
        timings,
      }
      next += 1
      const dying = spawn(process.execPath, [child, JSON.stringify(task)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      children.add(dying)
      dying.once('close', (_code, signal) => {
        children.delete(dying)
        if (signal === 'SIGKILL') killed += 1
      })
    }
    const late = setInterval(() => {
      proxy.always({ kind: 'late', by: Math.floor(Math.random() * latest) })
    }, 5)
    try {
      while (killed < kills && Date.now() < until) {
        while (children.size < (isSlow ? 2 : 3) && killed + children.size < kills) start()
        const waiting = await rig.sync.db
          .selectFrom('writeback_queue')
          .select('writeback_id')
          .where('due_at', 'is not', null)
          .execute()
        if (waiting.length < (isSlow ? 6 : 12)) {
          const ticketId = await system.makeTicket(`Killed ${tickets.size}`)
          const writebackId = await rig
            .resolve(ticketId, { statusId: system.done, seen: null })
            .catch((error: unknown) => {
              // Too busy to be read: nothing was planned for that one.
              if (/can’t be reached|timed out/u.test(String(error))) return null
              throw error
            })
          if (writebackId !== null) tickets.set(writebackId, ticketId)
        } else await new Promise((resolve) => setTimeout(resolve, 20))
      }
    } finally {
      clearInterval(late)
      proxy.always(null)
      for (const left of children) left.kill()
    }
    const drained = async () =>
      eventually(
        'everything to be posted',
        async () => {
          const open = await rig.sync.db
            .selectFrom('writeback_queue')
            .select('writeback_id')
            .where('due_at', 'is not', null)
            .execute()
          return open.length === 0 || undefined
        },
        isSlow ? 600 : 120,
      )
    await drained()
    // What a system was too busy for again and again waits for a person, who tries once more.
    let retried = 0
    for (let round = 0; round < 3; round += 1) {
      for (const writebackId of tickets.keys()) {
        const { state } = await rig.document('writebacks', writebackId)
        if (state !== 'failed' && state !== 'partly') continue
        retried += 1
        await rig.act('writeback.retry', { writebackId })
      }
      await drained()
    }
    const faults: unknown[] = []
    for (const [writebackId, ticketId] of tickets) {
      const { state, parts } = await rig.document('writebacks', writebackId)
      const { notes, hours, status } = await system.truth(ticketId)
      const isOnce = notes.length === 2 && new Set(notes).size === 2 && Math.abs(hours - 1.25) < 0.01
      if (state !== 'posted' || !isOnce || status !== system.done)
        faults.push({ ticketId, state, notes, hours, status, parts })
    }
    console.info(
      `${kind}: ${killed} killed, ${tickets.size} tickets, ${retried} retried by hand, ${faults.length} faults.`,
    )
    expect(faults).toEqual([])
    expect(killed).toBeGreaterThan(0)
    await rig.close()
    await proxy.stop()
    await system.stop()
  },
  3_000_000,
)
