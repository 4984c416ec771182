import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { makePng } from '../support/samples/images.ts'
import { openTestDesk, until } from '../support/desk/open-test-desk.ts'
import { expect, test } from './fixtures/desks.ts'
import { pickFiles } from './fixtures/images.ts'
import type { DeskPage } from './fixtures/desk-page.ts'

/** An entry of the timeline by its words. */
const entryOf = (desk: DeskPage, text: string) =>
  desk.timeline.getByRole('listitem').filter({ hasText: text }).first()
const lane = (desk: DeskPage, group: string) =>
  desk.page.getByRole('complementary', { name: 'Facts and tasks' }).getByRole('region', { name: group })
const toast = (desk: DeskPage) => desk.page.getByRole('region', { name: 'Messages' })

// Many, and the last file in a run: both workers take from it.
test.describe.configure({ mode: 'parallel' })

test('steps are written with options, answered by mouse and by keyboard, and make a path', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Shared mailbox missing')

  await test.step('a command without its words opens the form, Esc leads back', async () => {
    await ana.page.getByLabel('Note or command').fill('/question')
    await ana.page.keyboard.press('Enter')
    await expect(ana.page.getByRole('region', { name: 'Write a step' })).toBeVisible()
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.getByLabel('Note or command')).toBeFocused()
  })

  await test.step('what was typed in the form stays, whatever is opened and begun in between', async () => {
    const form = ana.page.getByRole('region', { name: 'Write a step' })
    const step = form.getByRole('textbox').first()
    await ana.page.getByLabel('Note or command').fill('/step Check DNS')
    await ana.page.keyboard.press('Control+Enter')
    await expect(step).toHaveValue('Check DNS')
    await step.press('End')
    await ana.page.keyboard.type(' on both servers')
    const here = new URL(ana.page.url()).hash.slice(1)
    await ana.goto('/queue')
    await expect(form).toBeHidden()
    await ana.goto(here)
    await expect(step).toHaveValue('Check DNS on both servers')
    await ana.page.keyboard.press('Escape')
    await ana.page.getByLabel('Note or command').fill('/check Restart it')
    await ana.page.keyboard.press('Control+Enter')
    await expect(step).toHaveValue('Check DNS on both servers\nRestart it')
    await step.fill('')
    await ana.page.keyboard.press('Escape')
  })

  await test.step('by keyboard alone', async () => {
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('s')
    await ana.page.keyboard.type('Does it fail on the web?')
    await ana.page.getByText('Question', { exact: true }).click()
    await ana.page.getByLabel('Options, one per line').fill('Yes\nNo\nOnly shared ones')
    await ana.page.keyboard.press('Control+Enter')
    await expect(entryOf(ana, 'Does it fail on the web?')).toContainText('Question 1')
    await ana.page.keyboard.press('Escape')
    await ana.page.keyboard.press('a')
    await ana.page.getByLabel('Answer to: Does it fail on the web?').fill('since the move')
    await ana.page.keyboard.press('Alt+3')
    await expect(entryOf(ana, 'Does it fail on the web?')).toContainText('Only shared ones · since the move')
  })

  await test.step('with its result at once', async () => {
    await ana.page.keyboard.press('s')
    await ana.page.getByText('Check', { exact: true }).click()
    await ana.page.getByLabel('What needs checking?').fill('Auto-mapping flag')
    await ana.page.getByLabel('Details').fill('set for two of six')
    await ana.page.getByText('Failed', { exact: true }).click()
    await ana.page.getByRole('button', { name: /^Add check/ }).click()
    await expect(entryOf(ana, 'Auto-mapping flag')).toContainText('Failed: set for two of six')
  })

  await test.step('by mouse: skipped, and the skipping taken back', async () => {
    await ana.note('/check Second profile on the same PC')
    const check = entryOf(ana, 'Second profile')
    await check.getByRole('button', { name: 'What did you find?' }).click()
    await check.getByRole('button', { name: 'Skip' }).click()
    await expect(check).toContainText('Skipped')
    await check.hover()
    await check.getByRole('button', { name: 'Change the answer' }).click()
    await check.getByRole('button', { name: 'Clear the answer' }).click()
    await check.getByRole('button', { name: 'What did you find?' }).click()
    // Enter keeps the words and judges nothing.
    await ana.page.getByLabel('Result of: Second profile on the same PC').fill('comes up')
    await ana.page.keyboard.press('Enter')
    await expect(check).toContainText('comes up')
    await expect(check).not.toContainText(/Passed|Failed/)
  })

  await test.step('the path numbers them and answers them where they stand', async () => {
    await ana.page.keyboard.press('v')
    const path = ana.page.getByRole('region', { name: 'Diagnosis path' })
    await expect(path.getByRole('listitem')).toHaveCount(3)
    const third = path.getByRole('listitem').nth(2)
    await third.hover()
    await third.getByRole('button', { name: 'Change the answer to step 3' }).click()
    await third.getByRole('button', { name: /^Passed/ }).click()
    await expect(third.getByRole('img', { name: 'passed', exact: true })).toBeVisible()
    await third.getByRole('button', { name: 'Show step 3 in the timeline' }).click()
    await expect(entryOf(ana, 'Second profile')).toHaveAttribute('aria-current', 'true')
  })
})

test('facts come from answers and notes, change at their source, and can be brought back', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Calendar vanished')
  const known = lane(ana, 'What we know')

  await ana.note('/question Was the group nested?')
  const question = entryOf(ana, 'Was the group nested?')
  await question.getByRole('button', { name: 'Answer' }).click()
  await ana.page.getByLabel('Answer to: Was the group nested?').fill('Yes, since May')
  await ana.page.keyboard.press('Enter')
  await question.click()
  await ana.page.keyboard.press('f')
  await expect(known).toContainText('Yes, since May')

  await test.step('what the question says later, the fact says too', async () => {
    await known.getByText('Yes, since May').hover()
    await known.getByRole('button', { name: 'Edit it at its question' }).click()
    await ana.page
      .getByRole('complementary', { name: 'Facts and tasks' })
      .getByLabel('Answer to: Was the group nested?')
      .fill('No, flat')
    await ana.page.keyboard.press('Enter')
    await expect(known).toContainText('No, flat')
    await expect(question).toContainText('No, flat')
  })

  await test.step('a note becomes a fact by a button and is edited in place', async () => {
    await ana.note('Works for 2 of 6')
    const note = entryOf(ana, 'Works for 2 of 6')
    await note.hover()
    await note.getByRole('button', { name: 'Add to what we know' }).click()
    const fact = known.getByRole('listitem').filter({ hasText: 'Works for 2 of 6' })
    await fact.hover()
    await fact.getByRole('button', { name: 'Edit this fact' }).click()
    await known.getByRole('textbox', { name: 'This fact' }).fill('Works for 3 of 6')
    await ana.page.keyboard.press('Enter')
    await expect(known).toContainText('Works for 3 of 6')
    await expect(note).toContainText('Works for 2 of 6')
  })

  await test.step('several are typed without a pause', async () => {
    await known.getByRole('button', { name: 'Add a fact' }).click()
    await ana.page.keyboard.type('Rights are set\nCache is empty\nProfile is')
    for (const text of ['Rights are set', 'Cache is empty'])
      await expect(known.getByRole('listitem').filter({ hasText: text })).toHaveText(text)
    await expect(known.getByRole('textbox', { name: 'Add a fact' })).toHaveValue('Profile is')
    await known.getByRole('textbox', { name: 'Add a fact' }).fill('')
    await ana.page.keyboard.press('Escape')
  })

  await test.step('removed, and back with one key while the message shows', async () => {
    for (const text of ['Works for 3 of 6', 'No, flat']) {
      const fact = known.getByRole('listitem').filter({ hasText: text })
      await fact.hover()
      await fact.getByRole('button', { name: 'Remove this fact' }).click()
      await expect(fact).toHaveCount(0)
    }
    await ana.page.keyboard.press('Control+z')
    await expect(known).toContainText('No, flat')
    await expect(known).not.toContainText('Works for 3 of 6')
    await ana.page.keyboard.press('Control+z')
    await expect(known).toContainText('Works for 3 of 6')
  })
})

test('branches: forked at a step, followed, ruled out with a reason, revived, shown alone', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Printer offline')
  const map = lane(ana, 'Branches')
  const line = (name: string) => map.getByRole('listitem').filter({ hasText: name })

  await ana.note('/step Power-cycled the printer')
  await entryOf(ana, 'Power-cycled').click()
  await ana.page.keyboard.press('b')
  await expect(ana.dialog.getByRole('combobox', { name: 'At which step?' })).toContainText('Power-cycled')
  await ana.dialog.getByLabel('Branches, one per line').fill('Driver\nNetwork')
  await ana.dialog.getByLabel(/^Why fork here/).fill('Still offline')
  await ana.page.keyboard.press('Control+Enter')
  await expect(line('Driver')).toContainText('active')
  await expect(line('Network')).toContainText('untried')

  await ana.note('Driver is current')
  await line('Network').getByRole('button', { name: 'Network', exact: true }).click()
  await expect(line('Network')).toContainText('active')
  await ana.note('Cable is fine')
  await expect(entryOf(ana, 'Driver is current')).not.toContainText('On the branch Network')
  await expect(ana.timeline.getByText('On the branch Driver')).toHaveCount(1)

  await test.step('ruled out with a reason, and back', async () => {
    await line('Driver').hover()
    await map.getByRole('button', { name: 'Actions for Driver' }).click()
    await ana.page.getByRole('menuitem', { name: 'Rule it out…' }).click()
    await map.getByLabel('Why rule out Driver?').fill('Same on another PC')
    await ana.page.keyboard.press('Enter')
    await expect(line('Driver')).toContainText('ruled out')
    await expect(line('Driver')).toContainText('Same on another PC')
    await toast(ana).getByRole('button', { name: 'Undo' }).click()
    await expect(line('Driver')).toContainText('set aside')
  })

  await test.step('one alone, and all again', async () => {
    await line('Network').hover()
    await map.getByRole('button', { name: 'Actions for Network' }).click()
    await ana.page.getByRole('menuitem', { name: 'Show only this branch' }).click()
    await expect(ana.timeline).toContainText('Cable is fine')
    await expect(ana.timeline).not.toContainText('Driver is current')
    await ana.page.getByRole('button', { name: 'Show all branches' }).click()
    await expect(ana.timeline).toContainText('Driver is current')
  })

  await test.step('the main line goes on', async () => {
    await line('Main line').getByRole('button', { name: 'Main line' }).click()
    await expect(line('Main line')).toContainText('active')
    await ana.note('/branch Firmware | Toner')
    await expect(line('Firmware')).toContainText('active')
  })
})

test('a fix: suggested, waited for, replaced, decided on, dismissed and back; resolving counts it', async ({
  seatOf,
}) => {
  const ana = await seatOf('ana')
  await ana.startSession('Mailbox will not map')
  const banner = ana.page.getByRole('region', { name: 'Fix', exact: true })
  const group = lane(ana, 'Fixes')
  const menu = async (name: string) => {
    await banner.getByRole('button', { name: 'Actions for the fix' }).click()
    await ana.page
      .getByRole('menuitem', { name })
      .or(ana.page.getByRole('menuitemcheckbox', { name }))
      .click()
  }

  await ana.page.keyboard.press('x')
  await ana.dialog.getByLabel('What might fix it?').fill('Re-add it without auto-mapping')
  await ana.dialog.getByLabel(/^How confident/).fill('sure')
  await expect(ana.dialog).toContainText('Enter a number from 0 to 100')
  await ana.dialog.getByLabel(/^How confident/).fill('72 %')
  await ana.page.keyboard.press('Control+Enter')
  await expect(banner).toContainText('Suggested: Re-add it without auto-mapping · 72% confident')

  await test.step('waiting needs a reason', async () => {
    await banner.getByRole('button', { name: 'Still checking…' }).click()
    await banner.getByRole('button', { name: 'Save' }).click()
    await expect(banner.getByRole('alert')).toContainText('Say what you’re waiting for')
    await banner.getByLabel('What are you waiting for?').fill('The sync at 15:00')
    await ana.page.keyboard.press('Enter')
    await expect(banner).toContainText('Still checking: Re-add it without auto-mapping')
    await expect(banner).toContainText('The sync at 15:00')
  })

  await test.step('an outcome can be taken back', async () => {
    await banner.getByRole('button', { name: 'Didn’t help', exact: true }).click()
    await expect(banner).toContainText('Didn’t help:')
    await ana.page.keyboard.press('Control+z')
    await expect(banner).toContainText('Still checking:')
    await expect(banner).toContainText('The sync at 15:00')
  })

  await test.step('escalating asks first', async () => {
    await ana.page.getByRole('button', { name: /^Escalate/ }).click()
    await ana.dialog.getByLabel('What do you need?').fill('Rights')
    await ana.dialog.getByRole('button', { name: /^Escalate/ }).click()
    await expect(ana.dialog).toContainText('still needs an outcome')
    await ana.page.keyboard.press('Escape')
  })

  await test.step('a newer one takes its place', async () => {
    await ana.note('/fix Grant access per person')
    await expect(banner).toContainText('Suggested: Grant access per person')
    await expect(banner).not.toContainText('confident')
    await expect(group.getByRole('listitem')).toHaveCount(2)
    await expect(entryOf(ana, 'Grant access per person')).toContainText(
      '“Re-add it without auto-mapping” is set aside.',
    )
    await menu('Keep as a saved note…')
    await expect(ana.dialog.getByLabel('Text', { exact: true })).toHaveValue('Grant access per person')
    await ana.page.keyboard.press('Control+Enter')
    await expect(banner).toContainText('kept as a saved note')
    await menu('Save the steps as a template…')
    await ana.dialog.getByLabel('Title').fill('Mailbox missing')
    await ana.dialog.getByLabel('Steps, one per line').fill('? On the web too? | Yes | No\n- Free space')
    await ana.page.keyboard.press('Control+Enter')
    await expect(banner).toContainText('saved as a template')
  })

  await test.step('dismissed, and back', async () => {
    await menu('Dismiss')
    await expect(banner).toHaveCount(0)
    await ana.page.keyboard.press('Control+z')
    await expect(banner).toContainText('Suggested: Grant access per person')
  })

  await test.step('resolving counts a fix that is waited for as having worked', async () => {
    await banner.getByRole('button', { name: 'Still checking…' }).click()
    await banner.getByLabel('What are you waiting for?').fill('Her call')
    await ana.page.keyboard.press('Enter')
    await expect(banner).toContainText('Still checking:')
    await expect(banner.getByLabel('What are you waiting for?')).toHaveCount(0)
    await ana.page.keyboard.press('r')
    await expect(ana.dialog).toContainText('If you resolve now, it counts as having worked.')
    await ana.page.keyboard.press('Control+Enter')
    await expect(ana.dialog).toBeHidden()
    await expect(group).toContainText('worked')
  })
})

test('a link to an entry opens where it stands, however far back', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ana.startSession('Long night')
  await ana.note('This is where it began')
  await entryOf(ana, 'where it began').click()
  await ana.page.keyboard.press('l')
  await expect(toast(ana)).toContainText('Link copied.')
  const link = await ana.page.evaluate(async () => navigator.clipboard.readText())
  expect(link).toMatch(/#\/sessions\/[\w.-]+\/[\w.-]+$/)

  for (let index = 1; index <= 40; index += 1) await ana.note(`Looked again, number ${index}`)
  await expect(entryOf(ana, 'where it began')).not.toBeInViewport()
  await ana.goto('/queue')
  await ana.goto(new URL(link).hash.slice(1))
  await expect(entryOf(ana, 'where it began')).toBeInViewport()
  await expect(entryOf(ana, 'where it began')).toHaveAttribute('aria-current', 'true')
})

test('a long timeline is read as one scrolls, and what is in view stays where it is', async ({
  server,
  colleagues,
  seatOf,
}) => {
  const writer = await openTestDesk(server.url)
  await writer.signIn(colleagues.ben)
  const sessionId = writer.newId()
  await writer.act('session.start', { sessionId, title: 'Endless', problemSummary: 'Endless' })
  for (let index = 1; index <= 700; index += 1) {
    const text = `Entry ${index}.${index % 5 === 0 ? ' Longer than a line, so that no row is as high as was guessed.'.repeat(3) : ''}`
    await writer.act('entry.add', { entryId: writer.newId(), sessionId, kind: 'note', text })
  }
  await until(
    writer.state,
    (state) => state.phase === 'ready' && state.waiting === 0,
    'everything to be sent',
    60_000,
  )
  await writer.close()

  const ana = await seatOf('ana')
  await ana.goto(`/team/${sessionId}`)
  await expect(entryOf(ana, 'Entry 700.')).toBeInViewport()

  await test.step('another width wraps the lines differently, and the end stays in view', async () => {
    for (const width of [1024, 1440, 1024, 1280]) {
      await ana.page.setViewportSize({ width, height: 800 })
      await expect(entryOf(ana, 'Entry 700.')).toBeInViewport({ ratio: 1 })
      const below = () =>
        ana.timeline.evaluate((section) =>
          Math.round(section.scrollHeight - section.scrollTop - section.clientHeight),
        )
      await expect.poll(below).toBeLessThan(24)
    }
  })

  await test.step('scrolling moves what is in view by as much as was scrolled', async () => {
    await ana.timeline.hover()
    for (let turn = 0; turn < 50; turn += 1) {
      // Older entries come before one gets to the first; a machine that is busy may need a moment for them.
      await expect
        .poll(async () => ana.timeline.evaluate((section) => section.scrollTop))
        .toBeGreaterThanOrEqual(300)
      const before = await ana.timeline.evaluate((section) => {
        const middle = section.getBoundingClientRect().top + 300
        const row = [...section.querySelectorAll('li')].find((li) => li.getBoundingClientRect().top > middle)
        return { text: row?.textContent ?? '', top: row?.getBoundingClientRect().top ?? 0 }
      })
      await ana.page.mouse.wheel(0, -300)
      const moved = () =>
        ana.timeline.evaluate((section, { text, top }) => {
          const row = [...section.querySelectorAll('li')].find((li) => li.textContent === text)
          return row === undefined ? null : Math.round(row.getBoundingClientRect().top - top)
        }, before)
      await expect.poll(moved).toBeGreaterThanOrEqual(299)
      expect(await moved()).toBeLessThanOrEqual(301)
    }
  })

  await test.step('only what is in view is in the page', async () => {
    expect(await ana.timeline.getByRole('listitem').count()).toBeLessThan(80)
  })

  await test.step('Home goes to the very first', async () => {
    await ana.timeline.focus()
    await ana.page.keyboard.press('Home')
    await expect(ana.timeline.getByText('started this session')).toBeInViewport()
    await ana.page.keyboard.press('End')
    await expect(entryOf(ana, 'Entry 700.')).toBeInViewport()
  })
})

test('saved notes: one’s own and the workspace’s, picked by key, filled in where they wait', async ({
  staff,
  deskOf,
}) => {
  const tom = await deskOf(staff.tom)
  await tom.goto('/settings/saved-notes')
  await tom.page.getByRole('button', { name: 'New shared note' }).click()
  await tom.dialog.getByLabel('Title').fill('Left a message')
  await tom.dialog.getByLabel('Text', { exact: true }).fill('{name} called {customer} about {ticket}: {what}')
  await tom.page.keyboard.press('Control+Enter')
  await expect(tom.page.getByText('Left a message')).toBeVisible()

  const ana = await deskOf(staff.ana)
  await ana.goto('/settings/saved-notes')
  await expect(ana.page.getByText('Left a message')).toBeVisible()
  await expect(ana.page.getByRole('button', { name: 'New shared note' })).toHaveCount(0)
  await ana.page.getByRole('button', { name: 'New saved note' }).click()
  await ana.dialog.getByLabel('Title').fill('Left for site')
  await ana.dialog.getByRole('button', { name: 'Save' }).click()
  await expect(ana.dialog.getByRole('alert')).toContainText('needs a title and text')
  await ana.dialog.getByLabel('Text', { exact: true }).fill('On my way. <script>alert(1)</script>')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.dialog).toBeHidden()

  await ana.goto('/sessions')
  await ana.startSession('Phone system down', '48300')
  const composer = ana.page.getByLabel('Note or command')

  await test.step('a semicolon opens the list, words narrow it, Enter takes, Tab goes on', async () => {
    await composer.pressSequentially(';left')
    const list = ana.page.getByRole('listbox', { name: 'Saved notes' })
    await expect(list.getByRole('option')).toHaveCount(2)
    await composer.pressSequentially(' message')
    await expect(list.getByRole('option')).toHaveCount(1)
    // Without a pause: keys that come right after Enter are for the first that waits.
    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.type('Mrs Weber')
    await ana.page.keyboard.press('Tab')
    await ana.page.keyboard.type('the lines')
    await expect(composer).toHaveValue('Ana Ruiz called Mrs Weber about #48300: the lines')
    await ana.page.keyboard.press('Enter')
    await expect(entryOf(ana, 'called Mrs Weber')).toBeVisible()
  })

  await test.step('the command does the same, and what was written stays text', async () => {
    await composer.fill('/saved site')
    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.press('Enter')
    await expect(entryOf(ana, 'On my way. <script>alert(1)</script>')).toBeVisible()
  })

  await test.step('they are there after a reload, and a removed one comes back', async () => {
    await ana.goto('/settings/saved-notes')
    await ana.page.reload()
    await ana.page.getByRole('button', { name: 'Delete Left for site' }).click()
    await expect(ana.page.getByText('You don’t have any saved notes yet.')).toBeVisible()
    await ana.page.keyboard.press('Control+z')
    await expect(ana.page.getByText('Left for site', { exact: true })).toBeVisible()
  })
})

test('the list is filtered and sorted, and marks what others have changed since it was opened', async ({
  staff,
  deskOf,
}) => {
  const ana = await deskOf(staff.ana)
  const ben = await deskOf(staff.ben)
  const titles = (desk: DeskPage) =>
    desk.page.getByRole('listbox').getByRole('option').locator('.session-row-title')
  const menu = async (desk: DeskPage, name: RegExp, item: string) => {
    await desk.page.getByRole('button', { name }).click()
    await desk.page
      .getByRole('menuitemcheckbox', { name: item })
      .or(desk.page.getByRole('menuitem', { name: item }))
      .click()
    await desk.page.keyboard.press('Escape')
  }
  const start = async (title: string, ticket: string, category: string) => {
    await ana.page.getByRole('button', { name: /^New/ }).first().click()
    await ana.dialog.getByLabel('What’s wrong?').fill(title)
    await ana.dialog.getByLabel(/^Ticket/).fill(ticket)
    await ana.dialog.getByLabel(/^Category/).fill(category)
    await ana.dialog.getByRole('button', { name: /^Start/ }).click()
    await expect(ana.dialog).toBeHidden()
  }
  await start('Alpha', '300', 'Network')
  await start('Bravo', '9', 'E-Mail')
  await start('Charlie', '1000', 'network')
  await ana.page.getByRole('button', { name: /^Park/ }).click()
  await ana.dialog.getByRole('button', { name: /^Park/ }).click()

  await test.step('by time and by ticket', async () => {
    await expect(titles(ana)).toHaveText(['Charlie', 'Bravo', 'Alpha'])
    await menu(ana, /^Sort/, 'Oldest activity')
    await expect(titles(ana)).toHaveText(['Alpha', 'Bravo', 'Charlie'])
    await menu(ana, /^Sort/, 'Ticket')
    await expect(titles(ana)).toHaveText(['Charlie', 'Alpha', 'Bravo'])
    await menu(ana, /^Sort/, 'Waiting longest')
    await expect(titles(ana)).toHaveText(['Charlie', 'Alpha', 'Bravo'])
    await menu(ana, /^Sort/, 'Latest activity')
  })

  await test.step('by status and category', async () => {
    await menu(ana, /^Filter/, 'Network')
    await expect(titles(ana)).toHaveText(['Charlie', 'Alpha'])
    await menu(ana, /^Filter/, 'Active')
    await expect(titles(ana)).toHaveText(['Alpha'])
    await menu(ana, /^Filter/, 'Active')
    await menu(ana, /^Filter/, 'Abandoned')
    await expect(ana.page.getByText('No matching sessions')).toBeVisible()
    await ana.page.getByRole('button', { name: 'Show all' }).click()
    await expect(titles(ana)).toHaveText(['Charlie', 'Bravo', 'Alpha'])
  })

  await test.step('what Ben writes marks the session until it is opened, after a reload too', async () => {
    await ana.sessionRow('Alpha').click()
    await ana.sessionRow('Charlie').click()
    const dot = ana.sessionRow('Alpha').getByLabel('Changed since you opened it')
    await expect(dot).toHaveCount(0)
    await ben.goto('/team')
    await ben.sessionRow('Alpha').click()
    await ben.note('Looked at the switch')
    await expect(dot).toBeVisible()
    await expect(ben.page.getByLabel('Changed since you opened it')).toHaveCount(0)
    await ana.page.reload()
    await expect(dot).toBeVisible()
    await ana.sessionRow('Alpha').click()
    await expect(ana.timeline).toContainText('Looked at the switch')
    await ana.sessionRow('Charlie').click()
    await expect(dot).toHaveCount(0)
  })
})

test('whatever changes a session’s status is taken back with one key', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Scanner will not scan')
  const pill = ana.page.locator('.pane-detail .pane-count')
  await expect(pill).toContainText('Active')

  await ana.park('Waits for the part', 'In 1 hour')
  await expect(pill).toContainText('Parked until')
  await ana.page.keyboard.press('Control+z')
  await expect(pill).toContainText('Active')

  await ana.park('Waits for the part', 'In 1 hour')
  await ana.page.keyboard.press('u')
  await expect(toast(ana)).toContainText('Resumed.')
  await expect(pill).toContainText('Active')
  await ana.page.keyboard.press('Control+z')
  await expect(pill).toContainText('Parked until')
  await ana.page.keyboard.press('u')
  await expect(pill).toContainText('Active')

  await ana.page.getByRole('button', { name: 'More', exact: true }).click()
  await ana.page.getByRole('menuitem', { name: 'Abandon' }).click()
  await expect(pill).toContainText('Abandoned')
  await ana.page.keyboard.press('Control+z')
  await expect(pill).toContainText('Active')

  await ana.page.keyboard.press('r')
  await ana.dialog.getByLabel('What caused it?').fill('A loose cable')
  await ana.page.keyboard.press('Control+Enter')
  await expect(pill).toContainText('Resolved')
  await ana.page.keyboard.press('Shift+O')
  await expect(pill).toContainText('Active')
  await ana.page.keyboard.press('Control+z')
  await expect(pill).toContainText('Resolved')
  await expect(ana.timeline).toContainText('A loose cable')

  await test.step('in a field with text the key is the field’s', async () => {
    await ana.page.keyboard.press('Shift+O')
    await expect(pill).toContainText('Active')
    await ana.page.getByLabel('Note or command').fill('half typed')
    await ana.page.keyboard.press('Control+z')
    await expect(pill).toContainText('Active')
  })
})

test('a device is set up as its reader likes it, and stays so', async ({ staff, deskOf }) => {
  const ben = await deskOf(staff.ben)
  const ana = await deskOf(staff.ana)
  const html = ben.page.locator('html')
  await ben.goto('/settings')
  await ben.page.getByText('Compact', { exact: true }).click()
  await ben.page.getByText('High contrast', { exact: true }).click()
  await ben.page.getByRole('switch', { name: 'Escalations' }).uncheck()
  await test.step('an escalation is in the queue, without a notification', async () => {
    await ana.startSession('Switch on fire')
    await ana.escalate('Everything')
    await expect(ben.page).toHaveTitle(/^\(1\)/)
    expect(await ben.toasts()).toEqual([])
  })

  await ben.page.reload()
  await expect(html).toHaveAttribute('data-density', 'compact')
  await expect(html).toHaveAttribute('data-theme', 'contrast')
  await expect(ben.page.getByRole('switch', { name: 'Escalations' })).not.toBeChecked()
  await expect(ben.page.getByRole('switch', { name: 'Reminders' })).toBeChecked()

  await test.step('all keys are listed', async () => {
    await ben.goto('/settings/shortcuts')
    await expect(ben.page.getByRole('region', { name: 'Timeline' })).toContainText(
      'Fork at the selected step',
    )
  })
})

test('a session goes out as Markdown, as JSON and onto paper', async ({ seatOf }) => {
  const ana = await seatOf('ana')
  await ana.startSession('Mail <b>bounces</b>', '48400')
  await ana.note('/question Since when?')
  await ana.note('<script>document.title = "owned"</script> שלום 👩‍👩‍👧')
  const choose = async (item: string) => {
    await ana.page.getByRole('button', { name: 'More', exact: true }).click()
    await ana.page.getByRole('menuitem', { name: item }).click()
  }
  const saved = async (item: string) => {
    const [download] = await Promise.all([ana.page.waitForEvent('download'), choose(item)])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  const markdown = await saved('Export as Markdown')
  expect(markdown.name).toMatch(/^Mail b bounces b - 48400 - \d{4}-\d\d-\d\d\.md$/)
  expect(markdown.text).toContain('# Mail \\<b>bounces\\</b>')
  expect(markdown.text).toContain('1. **Question** Since when?')
  expect(markdown.text).not.toMatch(/(?<!\\)<script>/)

  await test.step('with its files in an archive', async () => {
    await pickFiles(
      ana,
      { name: 'Rack (2).png', mimeType: 'image/png', buffer: makePng({ width: 640, height: 400 }) },
      { name: 'net.log', mimeType: 'text/plain', buffer: Buffer.from('14:06 link up') },
    )
    await ana.note('The rack')
    const [download] = await Promise.all([ana.page.waitForEvent('download'), choose('Export as Markdown')])
    expect(download.suggestedFilename()).toMatch(/^Mail b bounces b - 48400 - .*\.zip$/)
    const files = unzipSync(await readFile(await download.path()))
    const [document = '', picture = '', log = ''] = Object.keys(files)
    expect([document, picture, log]).toEqual([
      expect.stringMatching(/\.md$/),
      'files/1 Rack (2).png',
      'files/2 net.log',
    ])
    expect(Buffer.from(files[log] ?? []).toString()).toBe('14:06 link up')
    expect(
      Buffer.from(files[picture] ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(Buffer.from(files[document] ?? []).toString()).toContain('](files/1%20Rack%20%282%29.png)')
  })

  const json = await saved('Export as JSON')
  expect(json.name).toMatch(/\.json$/)
  expect(JSON.parse(json.text)).toMatchObject({
    format: 'baton-session',
    session: { psaTicketId: '48400' },
    entries: [
      {},
      { text: 'Since when?' },
      { text: '<script>document.title = "owned"</script> שלום 👩‍👩‍👧' },
      { text: 'The rack' },
    ],
  })

  await test.step('as a ticket note with its secrets masked, as time, and as a link, by key', async () => {
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ana.note('Their admin password: Winter-2026!x')
    await ana.page.keyboard.press('Escape')
    const copied = async (keys: string, said: RegExp) => {
      await ana.page.keyboard.press(keys)
      await expect(ana.page.getByText(said)).toBeVisible()
      return ana.page.evaluate(async () => navigator.clipboard.readText())
    }
    const note = await copied('Shift+Y', /^Copied as a ticket note\./)
    expect(note).toMatch(/^SESSION DOCUMENTATION: IN PROGRESS[^]*SUGGESTED NEXT STEPS\n- Since when\?/)
    const time = await copied('Shift+T', /^Copied as a time entry of 0\.25 h\. 1 secret masked/)
    expect(time).toMatch(/^#48400 Mail <b>bounces<\/b>\n\n[^]*: 0\.25 h \(worked \d+m\)[^]*\[password\]/)
    expect(time).not.toContain('Winter')
    expect(await copied('Shift+L', /^Link to this session copied/)).toMatch(/^http.*\/#\/sessions\/[^/]+$/)
  })

  await ana.page.evaluate(() => {
    window.print = () => {
      const images = [...document.querySelectorAll<HTMLImageElement>('.print-view img')]
      document.body.dataset['printed'] = images.map(({ naturalWidth }) => naturalWidth).join()
    }
  })
  await choose('Print…')
  const paper = ana.page.locator('.print-view')
  await expect(ana.page.locator('body')).toHaveAttribute('data-printed', '640')
  await expect(paper).toContainText('Mail <b>bounces</b>')
  await expect(paper).toBeHidden()
  await ana.page.emulateMedia({ media: 'print' })
  await expect(paper).toBeVisible()
  await expect(ana.status).toBeHidden()
  await expect(paper.getByText('Since when?').first()).toBeVisible()
  await ana.page.emulateMedia({ media: 'screen' })
  await ana.page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(paper).toHaveCount(0)
  await expect(ana.page).toHaveTitle(/Baton/)
})
