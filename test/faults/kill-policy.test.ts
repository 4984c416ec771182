import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advancePolicy } from '../../server/policy/run-policy.ts'
import { shortPolicy, startPolicyRig, type PolicyRig } from '../support/server/policy-rig.ts'
import { programOf } from '../support/server/programs.ts'

let rig: PolicyRig
beforeAll(async () => {
  rig = await startPolicyRig()
  await rig.request('olga', 'policy.save', shortPolicy('high'))
})
afterAll(async () => rig.close())

const child = programOf(new URL('../support/server/dying-policy.ts', import.meta.url))

const fireAndDie = async (killAt: number, due: { accountId: string; handoffId: string; dueAt: number }) =>
  new Promise<string | null>((resolve, reject) => {
    const task = { connection: rig.sync.database.config, killAt, due }
    const dying = spawn(process.execPath, [child, JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    dying.once('error', reject)
    dying.once('close', (_code, signal) => resolve(signal))
  })

test('killed before any statement of a step, then started again: told once', async () => {
  await rig.atDesks('olga', 'ann', 'bob', 'cyd')
  let survived = false
  let killed = 0
  for (let killAt = 1; !survived && killAt < 60; killAt += 1) {
    await rig.atDesks('olga', 'ann', 'bob', 'cyd')
    const { handoffId } = await rig.escalate()
    const { nextAt } = await rig.fired(handoffId, 1)
    const due = { accountId: rig.accountId, handoffId, dueAt: nextAt ?? 0 }
    survived = (await fireAndDie(killAt, due)) !== 'SIGKILL'
    if (!survived) killed += 1
    rig.jump(Math.max(0, due.dueAt + 10 - rig.clock()))
    await advancePolicy(due, rig.parts)
    const policy = await rig.policy(handoffId)
    expect(policy.past).toMatchObject([{ index: 0 }, { index: 1, passed: null, told: 3 }])
    expect((await rig.told(handoffId)).filter(({ why }) => why === 'step')).toHaveLength(3)
  }
  expect(survived).toBe(true)
  expect(killed).toBeGreaterThan(8)
})
