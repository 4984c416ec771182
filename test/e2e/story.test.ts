import { expect, test } from './fixtures/desks.ts'

const vpn =
  'VPN drops every 20 minutes\nContoso branch, 38 people lose their session since the firmware update.'

test('cut off, written, parked, escalated; back online it arrives once, is claimed and picked up', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await ben.goto('/queue')

  await test.step('without a network everything is instant and says where it stands', async () => {
    await ana.goOffline()
    await expect(ana.status).toContainText('Offline since')
    await ana.startSession(vpn, '48190')
    await expect(ana.sessionRow('VPN drops')).toBeVisible()
    await ana.note('Every drop is a failed rekey')
    await ana.note('/fact Drops at 1,180 to 1,200 s, always')
    await ana.escalate('Needs rights on the head-end, payroll at 15:00', { urgency: 'Urgent' })
    await expect(ana.page.getByText(/no one knows yet/i).first()).toBeVisible()
    await expect(ana.ladder).toContainText('On this device')

    await ana.startSession('Printer queue stuck', '48177')
    await ana.note('Waits for the driver')
    await ana.park('Vendor answers this afternoon', 'In 1 hour')
    await expect(ana.sessionRow('Printer queue stuck')).toContainText('Parked')
    await expect(ana.status).toContainText('not sent yet')
  })

  await test.step('it survives a reload without a network', async () => {
    await ana.page.reload()
    await expect(ana.sessionRow('VPN drops')).toContainText(/Escalation/)
    await expect(ana.sessionRow('Printer queue stuck')).toContainText('Parked')
    await expect(ana.status).toContainText('not sent yet')
    // A screen whose file is read when it is first shown.
    await ana.goto('/settings')
    await expect(ana.page.getByText('Density')).toBeVisible()
    await ana.goto('/sessions')
  })

  await test.step('no one was told of anything yet', async () => {
    expect(await ben.toasts()).toEqual([])
    await expect(ben.page.getByText('VPN drops')).toHaveCount(0)
  })

  await test.step('back online it arrives once and in order', async () => {
    await ana.goOnline()
    await expect(ana.status).toContainText('Everything sent')
    const card = ben.page.getByRole('option').filter({ hasText: 'VPN drops' })
    await expect(card).toHaveCount(1)
    await expect(card.getByLabel('Not opened yet')).toBeVisible()
    await expect(ben.page).toHaveTitle(/^\(1\)/)
    await expect.poll(async () => (await ben.toasts()).length).toBeGreaterThan(0)
    const toasts = await ben.toasts()
    expect(toasts).toHaveLength(1)
    expect(toasts[0]?.title).toMatch(/^Escalation from Ana Ruiz · #48190: /)
    expect(toasts[0]?.body).toContain('payroll at 15:00')
    await expect(ben.page.getByText('Parked by your team')).toBeVisible()
  })

  await test.step('the ladder climbs', async () => {
    await ana.sessionRow('VPN drops').click()
    await expect(ana.ladder).toContainText(/Delivered to/)
    await ben.clickToast(/^Escalation from Ana/)
    await expect(ben.page.getByText('Why it was handed over')).toBeVisible()
    await expect(
      ben.page.getByText('Needs rights on the head-end, payroll at 15:00', { exact: true }),
    ).toBeVisible()
    await expect(
      ben.page
        .getByRole('region', { name: 'What we know' })
        .getByText('Drops at 1,180 to 1,200 s, always')
        .first(),
    ).toBeVisible()
    await expect(ben.page.getByLabel('Not opened yet')).toHaveCount(0)
    await expect(ana.ladder).toContainText(/Seen by/)
  })

  await test.step('claimed, it is Ben’s everywhere', async () => {
    await ben.page.getByRole('button', { name: /^Claim/ }).click()
    await ben.page.getByRole('button', { name: /Continue where Ana/ }).click()
    await expect(ben.page).toHaveURL(/#\/(sessions|team)\//)
    await expect(ben.timeline).toContainText('Every drop is a failed rekey')
    await expect(ben.page).toHaveTitle(/^Baton|^[^(]/)
    await expect
      .poll(async () => (await ana.toasts()).map((toast) => toast.title))
      .toContainEqual(expect.stringMatching(/Ben Carter claimed/))
    await expect(ana.page.getByText(/Ben Carter/).first()).toBeVisible()
    await ana.goto('/sessions')
    await expect(ana.sessionRow('VPN drops')).toHaveCount(0)
    await ben.goto('/sessions')
    await expect(ben.sessionRow('VPN drops')).toBeVisible()
  })
})

test('two claim at once: one wins, the other reads who and when', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  const tom = await seatOf('tom')
  await ana.startSession('Payroll server out of disk')
  await ana.escalate('Someone with SQL rights')
  for (const desk of [ben, tom]) {
    await desk.goto('/queue')
    await desk.page.getByRole('option').filter({ hasText: 'Payroll server' }).click()
    await expect(desk.page.getByRole('button', { name: /^Claim/ })).toBeEnabled()
  }
  await Promise.all([ben, tom].map(async (desk) => desk.page.getByRole('button', { name: /^Claim/ }).click()))
  const won = (desk: typeof ben) => desk.page.getByRole('button', { name: /Continue where Ana/ })
  await expect(
    won(ben).or(ben.page.getByText(/Already claimed by Tom Okafor|Claimed by Tom Okafor/).first()),
  ).toBeVisible()
  await expect(
    won(tom).or(tom.page.getByText(/Already claimed by Ben Carter|Claimed by Ben Carter/).first()),
  ).toBeVisible()
  const winners = (await Promise.all([won(ben).count(), won(tom).count()])).filter((count) => count > 0)
  expect(winners).toHaveLength(1)
})

test('the escalator withdraws and cannot claim; viewers read and cannot', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const vera = await seatOf('vera')
  await ana.startSession('Teams calls with one-way audio')
  await ana.escalate('Needs the router')
  await vera.goto('/queue')
  await vera.page.getByRole('option').filter({ hasText: 'Teams calls' }).click()
  await expect(vera.page.getByText('Needs the router', { exact: true })).toBeVisible()
  await expect(vera.page.getByRole('button', { name: /^Claim/ })).toHaveCount(0)
  expect(await vera.toasts()).toEqual([])
  await ana.goto('/queue')
  await ana.page.getByRole('option').filter({ hasText: 'Teams calls' }).click()
  await expect(ana.page.getByRole('button', { name: /^Claim/ })).toHaveCount(0)
  await ana.page
    .getByRole('main')
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .click()
  await expect(vera.page.getByRole('option').filter({ hasText: 'Teams calls' })).toHaveCount(0)
})

test('offline, claiming says why it waits', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  const ben = await seatOf('ben')
  await ana.startSession('Backup failed on SRV04')
  await ana.escalate('VSS')
  await ben.goto('/queue')
  await ben.page.getByRole('option').filter({ hasText: 'Backup failed on SRV04' }).click()
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toBeEnabled()
  await ben.goOffline()
  await expect(ben.status).toContainText('Offline since')
  await expect(ben.page.getByText(/only one person gets it/)).toBeVisible()
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toHaveAttribute('aria-disabled', 'true')
  await ben.goOnline()
  await expect(ben.page.getByRole('button', { name: /^Claim/ })).toBeEnabled()
})

test('a stopped server costs nothing: work goes on and is sent when it is back', async ({
  server,
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await ana.keepApp()
  await server.kill()
  await expect(ana.status).toContainText('Can’t reach the server since')
  await ana.startSession('Certificate expires')
  await ana.escalate('Needs DNS')
  await ana.page.reload()
  await expect(ana.sessionRow('Certificate expires')).toBeVisible()
  await server.start()
  await expect(ana.status).toContainText('Everything sent')
  await ben.goto('/queue')
  await expect(ben.page.getByRole('option').filter({ hasText: 'Certificate expires' })).toHaveCount(1)
})

test('a withdrawal that comes too late is told, and the suggested fix is included', async ({
  deskOf,
  colleagues,
  seatOf,
}) => {
  const ana = await deskOf(colleagues.ana)
  const ben = await seatOf('ben')
  await ana.startSession('Sign-in loop on the portal')
  await ana.note('/fix Reset the browser profile')
  await ana.escalate('Needs the identity team')
  await ben.goto('/queue')
  await ben.page.getByRole('option').filter({ hasText: 'Sign-in loop' }).click()
  await expect(ben.page.getByText('Reset the browser profile', { exact: true })).toBeVisible()
  await expect(ana.ladder).toContainText(/Seen by/)
  await ana.goOffline()
  await expect(ana.status).toContainText('Offline since')
  await ben.page.getByRole('button', { name: /^Claim/ }).click()
  await expect(ben.page.getByRole('button', { name: /Continue where Ana/ })).toBeVisible()
  await ana.page
    .getByRole('main')
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .click()
  await expect(ana.page.getByText(/If someone has already claimed it, they keep it/)).toBeVisible()
  await ana.goOnline()
  await expect(
    ana.page.getByText(/came too late: Ben Carter already claimed it \(\d\d:\d\d\)/).first(),
  ).toBeVisible()
})
