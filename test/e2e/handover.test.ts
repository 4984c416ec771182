import type { Locator, Page } from '@playwright/test'
import type { DeskPage } from './fixtures/desk-page.ts'
import { expect, test } from './fixtures/desks.ts'

const toasts = (desk: DeskPage): Locator => desk.page.getByRole('region', { name: 'Messages' })
const queued = (desk: DeskPage, title: string): Locator =>
  desk.page.getByRole('option').filter({ hasText: title })
const pill = (desk: DeskPage): Locator => desk.page.locator('.pane-detail .pane-count')

/** Opens an escalation from the queue and takes it. */
const claim = async (desk: DeskPage, title: string, mode: RegExp = /Continue where/): Promise<void> => {
  await desk.goto('/queue')
  await queued(desk, title).click()
  await desk.page.getByRole('button', { name: /^Claim/ }).click()
  await desk.page.getByRole('button', { name: mode }).click()
  await expect(desk.page).toHaveURL(/#\/sessions\//)
}

/** What of a page's other controls lies under its messages. */
const covered = async (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect())
    if (boxes.length === 0) return ['no message is in view']
    const used = '.shell a, .shell button, .shell input, .shell textarea, .shell [role=option], .status-bar'
    return [...document.querySelectorAll(used)]
      .filter((element) => element.closest('.sr-only, .shell-skip, .toasts') === null)
      .filter((element) => {
        const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
        // What has been scrolled out of its own view is not there to be covered.
        let end = bottom
        for (let around = element.parentElement; around !== null; around = around.parentElement)
          if (getComputedStyle(around).overflowY !== 'visible')
            end = Math.min(end, around.getBoundingClientRect().bottom)
        return boxes.some(
          (box) =>
            width > 0 &&
            height > 0 &&
            end - box.top > 1 &&
            box.bottom - top > 1 &&
            right - box.left > 1 &&
            box.right - left > 1,
        )
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`)
  })

test('an undo is offered while it still undoes that, and no longer', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Scanner jams')

  await test.step('a second action ends what the first one offered', async () => {
    await ana.park('Waits for the part')
    await expect(toasts(ana)).toContainText('Parked.')
    await ana.page.keyboard.press('u')
    await expect(toasts(ana)).toContainText('Resumed.')
    await expect(toasts(ana)).not.toContainText('Parked.')
    await ana.page.keyboard.press('Control+z')
    await expect(pill(ana)).toContainText('Parked')
    await expect(toasts(ana).getByRole('button', { name: /^(Undo|Resume)/ })).toHaveCount(0)
  })

  await test.step('someone else claims it, and the offer to withdraw goes', async () => {
    await ana.page.keyboard.press('u')
    await ana.escalate('Who knows this model?')
    await expect(toasts(ana).getByRole('button', { name: /^Withdraw/ })).toBeVisible()
    await claim(ben, 'Scanner jams')
    await expect(toasts(ana).getByRole('button', { name: /^Withdraw/ })).toHaveCount(0)
    await ana.page.keyboard.press('Control+z')
    await expect(toasts(ana)).toContainText('Nothing to undo.')
    await expect(ana.page.getByText('Ben Carter owns this session.').first()).toBeVisible()
  })
})

test('messages lie over nothing that is used', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  for (let index = 1; index <= 12; index += 1) await ana.startSession(`Printer ${index} is stuck`)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await ana.page.setViewportSize(viewport)
    await ana.park('Waits for the part')
    await expect(toasts(ana)).toContainText('Parked.')
    await expect.poll(async () => covered(ana.page)).toEqual([])
    await ana.goto('/settings')
    await expect.poll(async () => covered(ana.page)).toEqual([])
    await ana.page.goBack()
    await expect(pill(ana)).toContainText('Parked')
    await ana.page.keyboard.press('u')
    await expect(pill(ana)).toContainText('Active')
  }
})

test('what was claimed from its escalator stays in sight: who has it, since when, and how it ends', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('VPN drops at a branch', '#48190')
  await expect(pill(ana)).toContainText('#48190')
  await ana.escalate('Rights on the head-end')
  await claim(ben, 'VPN drops at a branch')
  await ana.goto('/sessions')
  await expect(ana.sessionRow('VPN drops at a branch')).toHaveCount(0)
  await ana.page.getByText('Handed over by me').click()
  const row = ana.sessionRow('VPN drops at a branch')
  await expect(row).toContainText('Active')
  await expect(row).toContainText(/Ben Carter, since \d\d:\d\d/)
  await ben.page.keyboard.press('r')
  await ben.dialog.getByLabel('What caused it?').fill('A firmware fault')
  await ben.page.keyboard.press('Control+Enter')
  await expect(row).toContainText('Resolved')
  await row.click()
  await expect(ana.timeline).toContainText('A firmware fault')
})

test('resolving says what solved it and how the fix went; an empty one is not taken', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Outlook asks for the password')
  await ana.page.keyboard.press('r')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog.getByText(/Say in a sentence what caused it or what fixed it/)).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await expect(ana.dialog).toBeHidden()

  await ana.note('/fix Clear the credential store')
  await ana.page
    .getByRole('button', { name: /^Resolve/ })
    .last()
    .click()
  await expect(ana.dialog.getByLabel('What fixed it?')).toHaveValue('Clear the credential store')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog).toContainText('Choose how the suggested fix went.')
  await ana.dialog.getByText('Worked', { exact: true }).click()
  await ana.page.keyboard.press('Control+Enter')
  await expect(pill(ana)).toContainText('Resolved')
  await expect(ana.page.getByText('Clear the credential store').first()).toBeVisible()
  await expect(
    ana.page.locator('.task-item').filter({ hasText: 'Clear the credential store' }),
  ).toContainText('worked')
})

test('the brief tells every branch, question, check and fix as it stands, in the words of the session', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Storage drops out')
  const lane = ana.page.getByRole('complementary', { name: 'Facts and tasks' })
  const branches = lane.getByRole('region', { name: 'Branches' })
  const branch = (name: string) => branches.getByRole('listitem').filter({ hasText: name })
  const answer = async (text: string, words: string, button: string) => {
    const entry = ana.timeline.getByRole('listitem').filter({ hasText: text })
    await entry.getByRole('button', { name: /^(Answer|What did you find\?)$/ }).click()
    await entry.getByRole('textbox').fill(words)
    await entry.getByRole('button', { name: button }).click()
    await expect(entry).toContainText(words)
  }
  await ana.note('/question Is the pool degraded?')
  await answer('Is the pool degraded?', 'No, healthy', 'Answer')
  await ana.note('/fix Reseat the card')
  await ana.note('/fix Replace the card')
  await ana.note('/branch Cabling | Controller | Disks')
  await ana.note('/check Second SAS cable')
  await answer('Second SAS cable', 'same errors', 'Failed')
  await branch('Controller').getByRole('button', { name: 'Controller', exact: true }).click()
  await expect(branch('Controller')).toContainText('active')
  await expect(branch('Cabling')).toContainText('set aside')
  await expect(branch('Disks')).toContainText('untried')
  await expect(ana.timeline.getByRole('listitem').filter({ hasText: 'forked this' })).toContainText(
    /Cabling\s*set aside\s*Controller\s*active\s*Disks\s*untried/,
  )

  await test.step('in the preview', async () => {
    await ana.page.getByRole('button', { name: /^Escalate/ }).click()
    await ana.dialog.getByRole('button', { name: 'Preview' }).click()
    const preview = ana.dialog.getByRole('group', { name: 'What’s included' })
    await expect(preview.getByRole('listitem').filter({ hasText: 'Cabling' })).toContainText('set aside')
    await expect(preview.getByRole('listitem').filter({ hasText: 'Disks' })).toContainText('untried')
    await ana.page.keyboard.press('Escape')
  })

  await ana.escalate('Someone who knows the array')
  await ben.goto('/queue')
  await queued(ben, 'Storage drops out').click()
  const part = (name: string) => ben.page.getByRole('region', { name, exact: true })
  const line = (name: string, text: string) => part(name).getByRole('listitem').filter({ hasText: text })
  // A question is nothing that was tried.
  await expect(line('Answered', 'Is the pool degraded?')).toContainText('No, healthy')
  await expect(part('What’s been tried')).not.toContainText('Is the pool degraded?')
  await expect(line('What’s been tried', 'Cabling')).toContainText('set aside')
  await expect(line('What’s been tried', 'Cabling')).toContainText('Failed: same errors')
  await expect(line('What’s been tried', 'Controller')).toContainText('active')
  await expect(part('What’s been tried')).not.toContainText('Disks')
  await expect(line('Not tried yet', 'Disks')).toContainText('untried')
  await expect(line('Fixes', 'Reseat the card')).toContainText('set aside')
  await expect(line('Fixes', 'Replace the card')).toContainText('suggested')
})

test('taken fresh, the old fix is history and can be suggested again', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Sign-in loop at home')
  await ana.note('/fix Reset the browser profile')
  await ana.page.getByRole('button', { name: /^Escalate/ }).click()
  await expect(ana.dialog).toContainText('the suggested fix')
  await ana.dialog.getByLabel('What do you need?').fill('The identity team')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog).toBeHidden()
  await claim(ben, 'Sign-in loop at home', /Start fresh/)
  await expect(ben.timeline).toContainText('picked this up fresh')
  await expect(ben.page.getByRole('region', { name: 'Fix', exact: true })).toHaveCount(0)
  const old = ben.page.locator('.task-item').filter({ hasText: 'Reset the browser profile' })
  await expect(old).toContainText('set aside')
  await old.hover()
  await old.getByRole('button', { name: 'Suggest it again' }).click()
  await expect(ben.page.getByRole('region', { name: 'Fix', exact: true })).toContainText(
    'Suggested: Reset the browser profile',
  )
})

test('who loses a claim reads who won and when, and goes back to the queue', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  const tom = await seatOf('tom')
  await ana.startSession('Finance server out of disk')
  await ana.escalate('Someone with SQL rights')
  await tom.goto('/queue')
  await queued(tom, 'Finance server').click()
  await expect(tom.page.getByRole('button', { name: 'Claim', exact: true })).toBeEnabled()
  await claim(ben, 'Finance server')
  const banner = tom.page.locator('.banner').filter({ hasText: 'Already claimed by Ben Carter' })
  await expect(banner).toContainText(/\d+ s ago\. At \d\d:\d\d/)
  await expect(tom.page.getByRole('button', { name: 'Claim', exact: true })).toHaveCount(0)
  await banner.getByRole('button', { name: 'Back to queue' }).click()
  await expect(tom.page).toHaveURL(/#\/queue$/)
})

test('an escalation says that no one knows until it was sent, then that it was', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Backup failed at night')
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  await ana.escalate('VSS')
  const strip = ana.page.getByRole('region', { name: 'Handoff' })
  await expect(strip).toContainText('If it can’t wait, phone your team.')
  await expect(toasts(ana)).toContainText('No one knows yet')
  await expect(toasts(ana)).toContainText('phone your team')
  await ana.goOnline()
  await expect(toasts(ana)).toContainText('Escalation sent. Backup failed at night')
  await expect(toasts(ana)).not.toContainText('No one knows yet')
  await expect(strip).not.toContainText('No one knows yet')
})

test('numbers agree: own escalations and what is over do not count', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await ana.startSession('Backup failed')
  await ana.escalate('VSS')
  await ana.startSession('Printer stuck')
  await ana.page.keyboard.press('r')
  await ana.dialog.getByLabel('What caused it?').fill('Paper')
  await ana.page.keyboard.press('Control+Enter')
  await expect(pill(ana)).toContainText('Resolved')
  await expect(ana.page.locator('.pane-list .pane-count')).toHaveText('1 open of 2')
  await expect(ana.page.getByRole('link', { name: /^My sessions/ })).toContainText('1 unfinished')
  await ana.goto('/queue')
  await expect(ana.page.locator('.pane-list .pane-count')).toHaveText('0 waiting · 1 yours')
  await expect(ana.page).toHaveTitle(/^[^(]/)
  await ben.goto('/queue')
  await expect(ben.page.locator('.pane-list .pane-count')).toHaveText('1 waiting')
  await expect(ben.page).toHaveTitle(/^\(1\)/)
})

test('a rejected action names its session and leads there', async ({ deskOf, colleagues, seatOf }) => {
  const ana = await deskOf(colleagues.ana)
  const ben = await seatOf('ben')
  await ana.startSession('Sign-in loop of two')
  await ana.escalate('Identity')
  await expect(ana.ladder).toContainText(/Delivered/)
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  await claim(ben, 'Sign-in loop of two')
  await ana.page.keyboard.press('w')
  await expect(pill(ana)).toContainText('Active')
  await ana.goOnline()
  await expect(ana.status).toContainText('1 rejected')
  await expect(toasts(ana)).not.toContainText('Withdrawn on this device.')
  await ana.goto('/rejected')
  await ana.page.getByRole('main').getByRole('link', { name: 'Sign-in loop of two' }).click()
  await expect(ana.page.getByText('Ben Carter owns this session.').first()).toBeVisible()
})

test('a viewer is not offered a name that they could not save', async ({ seatOf }) => {
  const vera = await seatOf('vera')
  await vera.goto('/settings')
  await expect(vera.page.getByText('An admin can change this.').first()).toBeVisible()
  await expect(vera.page.getByLabel('Your name')).toHaveCount(0)
})

test('what someone held who has left is taken over, by one', async ({ staff, deskOf }) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const owner = await deskOf(staff.owner)
  await ana.startSession('Half done')
  await ben.goto('/team')
  await ben.sessionRow('Half done').click()
  await expect(ben.page.getByText('Ana Ruiz owns this session.').first()).toBeVisible()
  await expect(ben.page.getByRole('button', { name: /^Take over/ })).toHaveCount(0)
  await owner.goto('/settings/people')
  await owner.page.getByRole('button', { name: 'Deactivate Ana Ruiz' }).click()
  await owner.dialog.getByRole('button', { name: 'Deactivate' }).click()
  await expect(ben.page.getByText(/no longer has access/)).toBeVisible()
  await ben.page.getByRole('button', { name: /^Take over/ }).click()
  await expect(ben.timeline).toContainText('took this over from Ana Ruiz')
  await expect(ben.page.getByRole('button', { name: /^Resolve/ }).last()).toBeVisible()
  await owner.goto('/team')
  await owner.sessionRow('Half done').click()
  await expect(owner.page.getByText('Ben Carter owns this session.').first()).toBeVisible()
})

test('an open dialog names the new owner, and a new viewer keeps what they had written', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const tom = await deskOf(staff.tom)
  await ana.startSession('Certificate expired')
  await ana.escalate('Needs the vault')
  await expect(ana.ladder).toContainText(/Delivered/)
  await ana.page.getByLabel('Note or command').fill('The private key is on SRV02')
  await ana.page
    .getByRole('button', { name: /^Resolve/ })
    .last()
    .click()
  await expect(ana.dialog).toBeVisible()
  await expect(ana.dialog.getByRole('alert')).toHaveCount(0)
  await claim(ben, 'Certificate expired')
  await expect(ana.dialog.getByRole('alert')).toContainText('Ben Carter owns this session now')
  await ana.page.keyboard.press('Escape')
  await ana.page.getByLabel('Note or command').press('Escape')
  await ana.page.keyboard.press('s')
  await ana.page.getByLabel('What did you do?').fill('Renewed it by hand')
  await expect(ana.page.getByText('Saved on this device')).toBeVisible()

  await tom.goto('/settings/people')
  await tom.page.getByRole('combobox', { name: /Role of .*Ana Ruiz/ }).click()
  await tom.page.getByRole('option', { name: 'Viewer' }).click()
  const kept = ana.page.getByRole('region', { name: 'Your unsent text' })
  await expect(kept).toContainText('You’re a viewer now')
  await expect(kept.getByRole('textbox')).toHaveValue(
    'The private key is on SRV02\n\nStep: Renewed it by hand',
  )
  await expect(kept.getByRole('button', { name: 'Copy text' })).toBeVisible()
})
