import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addressOf,
  claimFrom,
  deliveriesIn,
  escalateFrom,
  giveAddresses,
  startToldRig,
} from '../../support/notify/told-rig.ts'
import { startMailServer, type MailServer } from '../../support/notify/mail-server.ts'
import { staff, type RigDesk, type SyncRig } from '../../support/server/sync-rig.ts'
import { soon } from '../../support/soon.ts'

let mail: MailServer
let rig: SyncRig
let ann: RigDesk
let account = 0
let accountId = ''
beforeAll(async () => {
  mail = await startMailServer()
  rig = await startToldRig(mail)
})
afterAll(async () => {
  await rig.close()
  await mail.close()
})

/** People are ids across workspaces, so each test has a workspace and people of its own. */
const own = (name: string) => `${name}${account}`
beforeEach(async () => {
  account += 1
  accountId = `acme${account}`
  await rig.addAccount(
    accountId,
    staff().map((person) => ({ ...person, id: own(person.id) })),
  )
  await giveAddresses(rig, accountId, ['olga', 'ann', 'bob', 'vic'].map(own))
  ann = await rig.desk(accountId, own('ann'))
  mail.mails.length = 0
})
afterEach(async () => {
  await mail.up()
  mail.faults.clear()
  mail.asked.clear()
})

const mailsTo = (name: string) => mail.mails.filter(({ to }) => to.includes(addressOf(own(name))))
const stateOf = async (handoffId: string, name: string, why = 'escalated') =>
  (await deliveriesIn(rig, handoffId)).find(
    (one) => one.personId === own(name) && one.channel === 'email' && one.why === why,
  )

describe('an escalation by mail', () => {
  test('reaches those who can take it and no one else, with what was written', async () => {
    const { handoffId } = await escalateFrom(ann, {
      engineerNotes: 'Two mailboxes left.\nBoth on the old host.',
    })
    await soon(async () => expect(mail.mails).toHaveLength(2))
    expect(new Set(mail.mails.flatMap(({ to }) => to))).toEqual(
      new Set(['bob', 'olga'].map((name) => addressOf(own(name)))),
    )
    const [first] = mailsTo('bob')
    expect(first?.mail.subject).toBe('Escalation from Ann: Outlook does not sync')
    expect(first?.mail.text).toContain('Two mailboxes left.\nBoth on the old host.')
    expect(first?.mail.html).toContain('Two mailboxes left.<br>Both on the old host.')
    expect(first?.mail.text).toContain('Priority: ')
    expect(first?.mail.text).toContain(`https://baton.example/#/handoffs/${handoffId}`)
    const headers = new Map(first?.mail.headers.map(({ key, value }) => [key, value]))
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-auto-response-suppress')).toBe('All')
    expect(first?.mail.messageId).toBe(`<${handoffId}.${own('bob')}@northwind.example>`)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over', tries: 1 }),
    )
  })

  test('is one thread, ended by who claimed it; the claimer isn’t told what they did', async () => {
    const { handoffId } = await escalateFrom(ann)
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }))
    await soon(async () => expect(await stateOf(handoffId, 'olga')).toMatchObject({ state: 'handed_over' }))
    const olga = await rig.desk(accountId, own('olga'))
    expect(await claimFrom(olga, handoffId)).toMatchObject({ ok: true })
    await soon(async () => expect(mailsTo('bob')).toHaveLength(2))
    const [root, end] = mailsTo('bob')
    expect(end?.mail.subject).toBe(`Re: ${root?.mail.subject}`)
    expect(end?.mail.inReplyTo).toBe(root?.mail.messageId)
    expect(end?.mail.references).toBe(root?.mail.messageId)
    expect(end?.mail.text).toMatch(/Claimed by Olga, \d+ (?:s|min)\./)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob', 'claimed')).toMatchObject({ state: 'handed_over' }),
    )
    expect(mailsTo('olga')).toHaveLength(1)
  })

  test('says nothing more once it ended before it was sent', async () => {
    await mail.down()
    const { handoffId } = await escalateFrom(ann)
    await soon(async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ tries: 1 }))
    const olga = await rig.desk(accountId, own('olga'))
    await claimFrom(olga, handoffId)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'suppressed', reason: 'ended' }),
    )
    expect(await stateOf(handoffId, 'bob', 'claimed')).toBeUndefined()
  })
})

describe('a mail server that fails', () => {
  test('refusing one recipient leaves the others alone, and is not asked again', async () => {
    mail.faults.set(addressOf(own('bob')), 'refuse')
    const { handoffId } = await escalateFrom(ann)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob')).toMatchObject({
        state: 'failed',
        reason: 'The mail server refused it (550): No such user here',
        tries: 1,
      }),
    )
    await soon(async () => expect(await stateOf(handoffId, 'olga')).toMatchObject({ state: 'handed_over' }))
    expect(mail.asked.get(addressOf(own('bob')))).toBe(1)
  })

  test('greylisting is tried again after 15 s and then goes through', async () => {
    mail.faults.set(addressOf(own('bob')), 'greylist')
    const { handoffId } = await escalateFrom(ann)
    await soon(async () =>
      expect(await stateOf(handoffId, 'bob')).toMatchObject({
        state: 'queued',
        reason: 'The mail server asks to try later (451): Greylisted, try again',
      }),
    )
    await soon(
      async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over', tries: 2 }),
      60,
    )
    expect(mailsTo('bob')).toHaveLength(1)
  })

  test('dying while it reads, or being too slow, is tried again under the same id', async () => {
    mail.faults.set(addressOf(own('bob')), 'die')
    const { handoffId } = await escalateFrom(ann)
    await soon(
      async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'queued', tries: 1 }),
      60,
    )
    mail.faults.clear()
    await soon(
      async () => expect(await stateOf(handoffId, 'bob')).toMatchObject({ state: 'handed_over' }),
      60,
    )
    expect(mailsTo('bob').map(({ mail: { messageId } }) => messageId)).toEqual([
      `<${handoffId}.${own('bob')}@northwind.example>`,
    ])
  })
})
