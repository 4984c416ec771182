import type { Locator } from '@playwright/test'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, setAi, test } from './fixtures/ai-desks.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { violations } from './fixtures/violations.ts'

const assessment = ({ page }: DeskPage): Locator => page.getByRole('region', { name: 'Assessment' })
const messages = ({ page }: DeskPage): Locator => page.getByRole('region', { name: 'Messages' })
const queued = ({ page }: DeskPage, title: string): Locator =>
  page.getByRole('option').filter({ hasText: title })

/** A session with enough in it to name a cause. */
const startWithFacts = async (desk: DeskPage, title: string): Promise<void> => {
  await desk.startSession(title)
  await desk.note('/step Restarted the connector: no change')
  await desk.note('/fact Webmail works.')
  await desk.note('/fact Only on her laptop.')
  await desk.note('/fix Rebuild the profile')
}

const openInQueue = async (desk: DeskPage, title: string): Promise<void> => {
  await desk.goto('/queue')
  await queued(desk, title).click()
}

const claim = async (desk: DeskPage, title: string, how: RegExp): Promise<void> => {
  await openInQueue(desk, title)
  await desk.page.getByRole('button', { name: /^Claim/ }).click()
  await desk.page.getByRole('button', { name: how }).click()
  await expect(desk.page).toHaveURL(/#\/sessions\//)
}

/** Nothing to find for a machine on the screen as it is, in any size. */
const looksRight = async (desk: DeskPage): Promise<void> => {
  const { page } = desk
  expect(await violations(desk)).toEqual([])
  for (const size of [
    { width: 390, height: 844 },
    { width: 1024, height: 700 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size)
    await expect.poll(async () => layoutFaults(page)).toEqual([])
  }
}

test.beforeEach(({ api }) => {
  api.always('plain')
  api.release()
})

test('a context screen that is open says that the assessment is being made, and fills in place; what it rests on is one press away', async ({
  seatOf,
  api,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  api.hold()
  await startWithFacts(ana, 'Outlook does not sync')
  await ana.escalate('Rights on the mail server')
  await openInQueue(ben, 'Outlook does not sync')

  const part = assessment(ben)
  await expect(part).toContainText('Being written…')
  await expect(part.locator('[aria-busy=true]')).toBeVisible()
  // Everything else is there already, and claiming waits for nothing.
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toBeEnabled()

  api.release()
  await expect(part).toContainText('Likely cause')
  await expect(part).toContainText('Most likely: Rebuild the profile.')
  await expect(part).toContainText('Written by AI from the session’s notes')
  await expect(part.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(part.getByRole('status').filter({ hasText: 'The assessment is here.' })).toHaveCount(1)
  // The one who escalated has the same, in the session.
  await expect(assessment(ana)).toContainText('Most likely: Rebuild the profile.')

  await test.step('the line near the top leads to it, and moves nothing but the screen’s own contents', async () => {
    await ben.page.setViewportSize({ width: 1024, height: 500 })
    await ben.page.getByRole('button', { name: /^Likely cause/ }).click()
    await expect(part).toBeFocused()
    await expect(part).toBeInViewport()
    expect(await ben.page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0)
    await looksRight(ben)
  })

  await test.step('a fact that it doesn’t know of is counted', async () => {
    await expect(part).not.toContainText('newer than')
    await ana.note('/fact It began on Tuesday.')
    await expect(part).toContainText('1 fact newer than this assessment')
    await expect(assessment(ana)).toContainText('1 fact newer than this assessment')
  })

  await test.step('evidence leads to what it names', async () => {
    await part
      .getByRole('button', { name: /^fact 1/ })
      .first()
      .click()
    await expect(ben.page.locator('.evidence-found')).toContainText('Webmail works.')
    await part
      .getByRole('button', { name: /^step 1/ })
      .first()
      .click()
    await expect(ben.page).toHaveURL(/#\/(?:sessions|team)\/[^/]+/)
    await expect(ben.timeline.locator('[aria-current=true]')).toContainText('Restarted the connector')
  })
})

test('the claimer starts with a briefing, tells in one line what they take over or asks, and says afterwards whether the assessment was right', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await startWithFacts(ana, 'Tunnel drops every hour')
  await ana.escalate('Please take over')
  await expect(assessment(ana)).toContainText('Likely cause')
  await claim(ben, 'Tunnel drops every hour', /Start with a briefing/)
  await expect(ben.dialog).toContainText('What happened')
  await expect(ben.dialog).toContainText('Webmail works.')
  await expect(ben.dialog).toContainText('Do first')

  const form = ben.page.getByRole('form', { name: 'Tell Ana Ruiz what you’re taking over' })
  await test.step('a question back reaches whoever escalated', async () => {
    await form.getByRole('button', { name: 'Ask instead' }).click()
    await ben.page.keyboard.type('Was the firmware updated?')
    await ben.page.keyboard.press('Enter')
    await expect(messages(ben)).toContainText('Ana Ruiz will get your question.')
    await expect(ana.timeline).toContainText('Was the firmware updated?')
  })
  await test.step('and so does what they take over', async () => {
    const line = form.getByLabel('Tell Ana Ruiz what you’re taking over')
    await expect(line).toHaveValue(/^Taking over: Tunnel drops every hour\. First: .+\.$/)
    // Reached by keyboard, what is typed follows the sentence that is there.
    await line.focus()
    await ben.page.keyboard.type(' Then I call them')
    await expect(line).toHaveValue(/^Taking over: Tunnel drops every hour\. First: .+\. Then I call them$/)
    await line.press('Enter')
    await expect(messages(ben)).toContainText('Ana Ruiz will be told.')
    await expect(ana.timeline).toContainText('Taking over: Tunnel drops every hour.')
    await expect(form).toHaveCount(0)
    await ana.goto('/notifications')
    await expect(ana.page.getByRole('main')).toContainText('Ben Carter confirmed what they take over')
  })
  await ben.page.keyboard.press('Escape')
  await expect(ben.dialog).toBeHidden()

  await test.step('resolved: right, partly or wrong, in one press', async () => {
    await ben.page
      .getByRole('button', { name: /^Resolve/ })
      .last()
      .click()
    await ben.dialog.getByLabel('What caused it?').fill('The profile')
    await ben.dialog
      .getByRole('radiogroup', { name: 'How did the suggested fix go?' })
      .getByText('Worked')
      .click()
    await ben.page.keyboard.press('Control+Enter')
    await expect(ben.dialog).toBeHidden()
    const judge = ben.page.getByRole('group', { name: /^The assessment said: .*Was it right\?$/ })
    await judge.getByRole('button', { name: 'Partly' }).click()
    await expect(judge.getByRole('button', { name: 'Partly' })).toHaveAttribute('aria-pressed', 'true')
    const tom = await seatOf('tom')
    await tom.goto('/settings/ai')
    await expect(tom.page.getByRole('main')).toContainText('1 partly')
  })
})

test('a draft by rule is there at once; the model’s is offered by section and writes over nothing that was typed', async ({
  seatOf,
  api,
}) => {
  const ana = await seatOf('ana')
  await startWithFacts(ana, 'Scans arrive empty')
  api.hold()
  await ana.page.getByRole('button', { name: /^Escalate/ }).click()
  await ana.dialog.getByLabel('What do you need?').fill('Rights on the scanner')
  await ana.page.keyboard.press('Control+e')
  const note = ana.dialog.getByRole('textbox', { name: 'Escalation package' })
  await expect(note).toHaveValue(/## Problem[^]*## What we’ve tried[^]*Restarted the connector/)
  await expect(ana.dialog).toContainText('Drafted from session notes')
  await expect(ana.dialog).toContainText('AI is writing a draft, too.')

  await note.press('Control+End')
  await ana.page.keyboard.type('- Call her first')
  const typed = await note.inputValue()
  api.release()
  await expect(ana.dialog).toContainText('A draft by AI is here.')
  await expect(note).toHaveValue(typed)
  await expect(note).toBeFocused()

  await ana.dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(note).toHaveCount(0)
  await ana.dialog.getByRole('button', { name: /^Use this section: .*Current hypothesis/ }).click()
  // The button is gone with what it offered, and the keys still work.
  await ana.page.keyboard.press('Control+e')
  await expect(note).toHaveValue(/- Call her first$/)
  await expect(note).toHaveValue(/## Current hypothesis\n\nRebuild the profile\.\n/)

  await test.step('all of it takes nothing away that it has nothing for, and keeps why it is escalated', async () => {
    await ana.dialog.getByRole('radiogroup', { name: 'Show' }).getByText('AI draft').click()
    await ana.dialog.getByRole('button', { name: 'Use all of it' }).click()
    await expect(ana.dialog).toContainText('The note says everything in this draft.')
    await ana.page.keyboard.press('Control+e')
    await expect(note).toHaveValue(/Scans arrive empty\.\n\nEscalated because: Rights on the scanner\n/)
    await expect(note).toHaveValue(/## What we’ve tried\n\n- Restarted the connector/)
    await expect(note).toHaveValue(/- Call her first$/)
  })
  await ana.page.keyboard.press('Escape')
})

test('what the assistant writes is read along on both desks, can be stopped and asked again, and is taken over with one key', async ({
  seatOf,
  api,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await startWithFacts(ana, 'Backup is red again')
  await ben.goto('/team')
  await ben.sessionRow('Backup is red again').click()
  await expect(ben.timeline).toContainText('Restarted the connector')

  const answering = (desk: DeskPage) => desk.timeline.locator('.saying')
  api.always('stalled_body')
  await test.step('while it is written', async () => {
    await ana.note('/ask What would you look at first?')
    await expect(answering(ana)).toContainText('So far this points to')
    await expect(answering(ben)).toContainText('So far this points to')
  })
  await test.step('stopped: what was said stays', async () => {
    await answering(ana).getByRole('button', { name: 'Stop' }).click()
    await expect(answering(ana)).toHaveCount(0)
    await expect(ana.timeline).toContainText('Stopped by Ana Ruiz.')
    await expect(ben.timeline).toContainText('Stopped here.')
    await expect(ben.timeline).toContainText('So far this points to')
  })
  await test.step('asked again it is answered, with what it rests on', async () => {
    api.always('plain')
    await ana.timeline.getByRole('button', { name: 'Ask again' }).click()
    await expect(ana.timeline).toContainText('Based on')
    await expect(ben.timeline).toContainText('Does the name resolve from the device?')
    await ana.timeline.getByRole('button', { name: 'Fact 2' }).click()
    await expect(ana.page.locator('.evidence-found')).toContainText('Only on her laptop.')
  })
  await looksRight(ben)
  await test.step('one key accepts, one dismisses', async () => {
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('.')
    await expect(ben.timeline).toContainText('Added by Ana Ruiz')
    await expect(ana.page.getByRole('list', { name: 'Suggestions from the assistant' })).toContainText('Ask')
    await ana.page.keyboard.press(',')
    await expect(ben.timeline.getByRole('button', { name: '1 dismissed suggestion' })).toBeVisible()
  })
  await test.step('why?', async () => {
    await ana.timeline.getByRole('button', { name: 'Why?' }).last().click()
    await expect(ana.timeline).toContainText('What is that based on?')
    await expect(ana.timeline.getByRole('button', { name: 'Why?' })).toHaveCount(3)
  })
})

test('a question that was asked without a network is answered once there is one', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await startWithFacts(ana, 'Till prints nothing')
  await expect(ana.status).toContainText('Everything sent')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  await ana.note('/ask What next?')
  await expect(ana.timeline).toContainText('Not sent yet. It’s answered once you’re back online.')
  await ana.goOnline()
  await expect(ana.timeline).toContainText('Based on')
  await expect(ana.timeline).not.toContainText('Not sent yet.')
})

test('of a session that is kept away from AI nothing is sent, and everything is there all the same', async ({
  seatOf,
  api,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Payroll of the board')
  await ana.page.getByRole('button', { name: 'More', exact: true }).click()
  await ana.page.getByRole('menuitem', { name: /Keep this away from AI/ }).click()
  await expect(ana.page.getByText('Kept from AI')).toBeVisible()
  await ana.note('/step Restarted the connector: no change')
  await ana.note('/fact Webmail works.')
  await ana.note('/ask What would you do?')
  await expect(ana.timeline).toContainText('No answer. This session is kept away from AI.')
  await ana.escalate('Rights on payroll')
  await openInQueue(ben, 'Payroll of the board')
  await expect(assessment(ben)).toContainText('Drafted from session notes')
  await expect(assessment(ben)).toContainText('This session is kept away from AI.')
  await expect(ben.page.getByText('Kept from AI')).toBeVisible()
  // The sessions of earlier tests may still be asked about.
  expect(api.calls.filter((call) => JSON.stringify(call).includes('Payroll of the board'))).toEqual([])
})

test('a workspace without AI has rules, and the assistant says once that it is off; an admin switches it on and off', async ({
  deskOf,
  staff,
  api,
}) => {
  // Other workspaces' jobs may still be asking.
  const askedOf = (title: string) => api.calls.filter((call) => JSON.stringify(call).includes(title))
  const ana = await deskOf(staff.ana)
  const tom = await deskOf(staff.tom)
  await startWithFacts(ana, 'Phones ring once')
  await test.step('off: rules, and why', async () => {
    await ana.note('/ask What next?')
    await expect(ana.timeline).toContainText('No answer. AI is off in this workspace.')
    await ana.note('/ask Anything else?')
    await expect(ana.timeline).toContainText('No answer, for the same reason as above.')
    await ana.escalate('Rights on the phone system')
    await expect(assessment(ana)).toContainText('Drafted from session notes')
    await expect(assessment(ana)).toContainText('AI is off in this workspace.')
    await claim(tom, 'Phones ring once', /Start with a briefing/)
    await expect(tom.dialog).toContainText('What happened')
    await expect(tom.dialog).toContainText('Drafted from session notes')
    await tom.page.keyboard.press('Escape')
    await expect(tom.dialog).toBeHidden()
    expect(askedOf('Phones ring once')).toEqual([])
  })
  await test.step('on: it answers', async () => {
    await setAi(tom, true)
    await ana.timeline.getByRole('button', { name: 'Ask again' }).last().click()
    await expect(ana.timeline).toContainText('Based on')
    expect(askedOf('Phones ring once')).toHaveLength(1)
  })
  await test.step('off again: nothing is sent any more', async () => {
    await setAi(tom, false)
    await startWithFacts(ana, 'Faxes are cut')
    await ana.escalate('Rights on the fax')
    await expect(assessment(ana)).toContainText('Drafted from session notes')
    expect(askedOf('Faxes are cut')).toEqual([])
  })
})
