import { expect, test } from 'vitest'
import { printer, deskRig } from '../../support/desk/desk-rig.ts'
import { makeDevice, readyState, until, untilReady } from '../../support/desk/open-test-desk.ts'
import { acme, makeAccount, makeWorld } from '../../support/samples/make.ts'

const rig = deskRig(() => makeWorld().add('accounts', makeAccount()))
const noNetwork = { http: async () => Promise.reject(new TypeError('fetch failed')) }
const content = {
  title: 'Mail flow',
  whenToUse: 'Messages stop',
  steps: [{ type: 'check' as const, text: 'Does autodiscover answer?', options: [] }],
}

test('a template reaches the other desk, starts sessions there without a network, and two changes of it never merge silently', async () => {
  const device = makeDevice()
  const ann = await rig.sit('ann')
  let cy = await rig.sit('cy', device)
  expect(await ann.act('template.save', { templateId: 't1', ...content })).toMatchObject({ ok: true })
  const titles = (account: { templates: readonly { title: string }[] } | null) =>
    account?.templates.map(({ title }) => title).join() ?? ''
  await until(
    cy.document('accounts', acme),
    (account) => titles(account) === 'Mail flow',
    'the template at Cy',
  )

  cy = await rig.restart(cy, device, noNetwork)
  await untilReady(cy, (state) => state.connection.kind === 'offline')
  const [template] =
    (await until(cy.document('accounts', acme), (account) => account !== null))?.templates ?? []
  expect(template).toMatchObject({ id: 't1', createdBy: 'ann', version: 1 })
  await cy.act('session.start', { sessionId: 's1', ...printer, steps: [...(template?.steps ?? [])] })
  expect(await until(cy.steps('s1'), (steps) => steps.length === 1)).toMatchObject([
    { text: 'Does autodiscover answer?', step: { type: 'check', order: 1, answeredBy: null } },
  ])

  // Both change it: Ann, who is online, first.
  const change = { ...content, templateId: 't1', basedOn: 1 }
  expect(await cy.act('template.save', { ...change, title: 'Mail flow, by Cy' })).toMatchObject({ ok: true })
  await until(cy.document('accounts', acme), (account) => titles(account) === 'Mail flow, by Cy')
  expect(await ann.act('template.save', { ...change, title: 'Mail flow, by Ann' })).toMatchObject({
    ok: true,
  })
  await untilReady(ann, (state) => state.waiting === 0)

  cy = await rig.restart(cy, device)
  await untilReady(
    cy,
    (state) => state.waiting === 0 && state.rejected.length === 1,
    'Cy’s change to be rejected',
  )
  expect(readyState(cy).rejected).toMatchObject([
    {
      type: 'template.save',
      payload: { title: 'Mail flow, by Cy' },
      problem: { kind: 'changed_at_source' },
    },
  ])
  for (const desk of [ann, cy])
    await until(desk.document('accounts', acme), (account) => titles(account) === 'Mail flow, by Ann')
  // The session that was started meanwhile keeps its step.
  await until(ann.steps('s1'), (steps) => steps.length === 1, 'the step at Ann')
})
