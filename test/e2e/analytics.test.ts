import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures/desks.ts'
import { accessFaults } from './fixtures/access-faults.ts'
import { layoutFaults } from './fixtures/layout-faults.ts'
import { pageViolations } from './fixtures/violations.ts'

test('analytics says what became of an escalation, and its CSV says the same', async ({ staff, deskOf }) => {
  const tom = await deskOf(staff.tom, { path: '/analytics' })
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  await expect(tom.page.getByText('Nothing to count yet')).toBeVisible()

  await ana.startSession('Router drops, says “Bonn”, every hour')
  await ana.note('Rebooted it')
  await ana.escalate('Rights on the router')
  await ben.goto('/queue')
  await ben.page.getByRole('option').filter({ hasText: 'Router drops' }).click()
  await ben.page.getByRole('button', { name: 'Claim', exact: true }).click()
  await ben.page
    .getByRole('button', { name: /^Start fresh|^Continue where/ })
    .first()
    .click()
  await ben.note('Looking at the logs')

  const figure = (name: string) =>
    tom.page.locator('.figure').filter({ has: tom.page.getByText(name, { exact: true }) })
  await test.step('the figures stand beside what they count', async () => {
    await expect(async () => {
      await tom.page.reload()
      await expect(figure('Claim to first step')).toContainText('1 of 1', { timeout: 10_000 })
    }).toPass()
    await expect(figure('Escalations')).toContainText('1')
    await expect(figure('Time to claim')).toContainText('1 of 1')
    await expect(figure('Escalation rate')).toContainText('100%')
    await expect(figure('Time to claim')).toContainText(
      'From when it was accepted until it was first claimed',
    )
    expect(await pageViolations(tom.page)).toEqual([])
    expect(await accessFaults(tom.page)).toEqual([])
    expect(await layoutFaults(tom.page)).toEqual([])
  })

  await test.step('the CSV has them, with a row for each client', async () => {
    const saving = tom.page.waitForEvent('download')
    await tom.page.getByRole('button', { name: 'Export as CSV' }).click()
    const download = await saving
    expect(download.suggestedFilename()).toMatch(/^baton-analytics-30-\d{4}-\d\d-\d\d\.csv$/)
    const [head = '', all = '', ...rows] = (await readFile(await download.path(), 'utf8'))
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n')
    const columns = head.split(',').map((one) => one.replaceAll('"', ''))
    const valueOf = (name: string) => all.split(',')[columns.indexOf(name)]?.replaceAll('"', '')
    expect(valueOf('Group')).toBe('All')
    expect([valueOf('Escalations'), valueOf('Claimed'), valueOf('Acted on')]).toEqual(['1', '1', '1'])
    expect(Number(valueOf('Time to claim: median (s)'))).toBeGreaterThan(0)
    expect(rows.map((row) => row.split(',')[0]?.replaceAll('"', ''))).toEqual(['No client'])
  })

  await test.step('everyone who works sees their own', async () => {
    await ana.goto('/analytics')
    await expect(ana.page.getByText('Only you can see this page.')).toBeVisible()
    await expect(
      ana.page.locator('.figure').filter({ has: ana.page.getByText('Escalations', { exact: true }) }),
    ).toContainText('1')
  })
})
