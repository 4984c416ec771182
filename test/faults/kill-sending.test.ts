import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../support/notify/mail-server.ts'
import {
  addressOf,
  claimFrom,
  deliveriesIn,
  escalateFrom,
  giveAddresses,
  startToldRig,
} from '../support/notify/told-rig.ts'
import { programOf } from '../support/server/programs.ts'
import { rigSecret, staff, type SyncRig } from '../support/server/sync-rig.ts'
import { soon } from '../support/soon.ts'

const sender = programOf(new URL('../support/notify/dying-sender.ts', import.meta.url))
let mail: MailServer
let rig: SyncRig
const running: ChildProcess[] = []
beforeAll(async () => {
  mail = await startMailServer()
  // The rig itself sends no mail: a process that can be killed does.
  rig = await startToldRig(null)
  // Each test has people of its own, who were told nothing lately.
  for (const [account, mark] of [
    ['acme', ''],
    ['other', '2'],
  ] as const) {
    await rig.addAccount(
      account,
      staff().map((person) => ({ ...person, id: `${person.id}${mark}` })),
    )
    await giveAddresses(
      rig,
      account,
      ['olga', 'ann', 'bob'].map((id) => `${id}${mark}`),
    )
  }
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

const startSender = async (): Promise<ChildProcess> => {
  const task = { connection: rig.database.config, mailUrl: mail.url, secret: rigSecret.toString('hex') }
  const child = spawn(process.execPath, [sender, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error('The sender ended.')))
  })
  return child
}

test('killed between sending and writing it down: the same mail again, no other, and the end is told', async () => {
  const ann = await rig.desk('acme', 'ann')
  const first = await startSender()
  let kills = 0
  mail.beforeAnswer = ({ to }) => {
    if (!to.includes(addressOf('bob'))) return
    kills += 1
    if (kills === 1) first.kill('SIGKILL')
  }
  const { handoffId } = await escalateFrom(ann)
  await soon(() => expect(kills).toBe(1))
  await soon(() => expect(first.signalCode).toBe('SIGKILL'))
  // Someone claims it while no one knows whether the mail arrived: it did, so it is told the end as well.
  await startSender()
  await soon(async () => {
    const facts = await deliveriesIn(rig, handoffId)
    expect(facts.filter(({ channel, state }) => channel === 'email' && state === 'handed_over')).toHaveLength(
      2,
    )
  })
  const toBob = () => mail.mails.filter(({ to }) => to.includes(addressOf('bob')))
  // On a slow machine it outlives the sender's short lease, and goes a third time: the same again.
  expect(toBob().length).toBeGreaterThanOrEqual(2)
  expect(new Set(toBob().map((one) => one.mail.messageId)).size).toBe(1)
  const raw = toBob().map((one) => one.raw.replace(/boundary="[^"]+"|----_NmP[^\r\n]+/gu, ''))
  expect(new Set(raw).size).toBe(1)
  const { messageId } = toBob()[0]?.mail ?? {}
  await claimFrom(await rig.desk('acme', 'olga'), handoffId)
  await soon(() => expect(toBob().at(-1)?.mail.inReplyTo).toBe(messageId))
})

test('killed, and claimed before anyone knows: not told again, but told the end', async () => {
  const ann = await rig.desk('other', 'ann2')
  mail.mails.length = 0
  const first = await startSender()
  let killed = false
  mail.beforeAnswer = ({ to }) => {
    if (!killed && to.includes(addressOf('bob2'))) killed = first.kill('SIGKILL')
  }
  const { handoffId } = await escalateFrom(ann)
  await soon(() => expect(killed).toBe(true))
  await soon(() => expect(first.signalCode).toBe('SIGKILL'))
  await new Promise((resolve) => setTimeout(resolve, 1800))
  await claimFrom(await rig.desk('other', 'olga2'), handoffId)
  await startSender()
  await soon(async () =>
    expect(
      (await deliveriesIn(rig, handoffId)).find(
        ({ personId, channel, why }) => personId === 'bob2' && channel === 'email' && why === 'claimed',
      ),
    ).toMatchObject({ state: 'handed_over' }),
  )
  // On a slow machine one outlives the sender's short lease and goes again: the same.
  const toBob = new Map(
    mail.mails
      .filter(({ to }) => to.includes(addressOf('bob2')))
      .map((one) => [one.mail.messageId, one.mail.subject]),
  )
  const subjects = [...toBob.values()]
  expect(subjects).toHaveLength(2)
  expect(subjects[1]).toBe(`Re: ${subjects[0]}`)
})
