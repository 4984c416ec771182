import { buildClient } from '../harness/client.ts'
import { signInClient, untilFilled } from '../harness/signed-in.ts'
import { setStage } from '../harness/stage.ts'
import { startClient } from '../harness/start-client.ts'
import { createWorkspace } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** Runs in the page: chooses *All*, and gives how long it took until the latest row was drawn. Milliseconds. */
const showAll = async (newest: string): Promise<number> =>
  new Promise((resolve) => {
    const begun = performance.now()
    document.querySelectorAll<HTMLElement>('.writeback-views input')[1]?.click()
    const everyFrame = () => {
      const isThere = [...document.querySelectorAll('[role=option]')].some((row) =>
        row.textContent?.includes(newest),
      )
      if (isThere) resolve(performance.now() - begun)
      else requestAnimationFrame(everyFrame)
    }
    requestAnimationFrame(everyFrame)
  })

/** The page of all writebacks as it is after years: what a person waits for until it shows something. */
export const ledger = async (lab: Lab): Promise<Figure> => {
  const { writebacks, sessions } = lab.scale.ledger
  const webRoot = await buildClient()
  const stage = await setStage(lab, { webRoot, sessions, writebacks })
  const one = await createWorkspace(stage.url, 2)
  const lone = { accountId: one.accountId, ownerIds: [one.members[0].personId], count: 1, now: Date.now() }
  const loneHead = await stage.server.call('seed', { ...lone, writebacks: 1 })
  const browser = await lab.browser()
  const desk = await signInClient(browser, stage.url, stage.workspace.members[0])
  await untilFilled(desk, stage.head, 1_500_000)
  await desk.page.close()
  const other = await lab.browser()
  const lonely = await signInClient(other, stage.url, one.members[0])
  await untilFilled(lonely, loneHead, 60_000)
  await lonely.page.close()

  const listed: number[] = []
  const all: number[] = []
  const floor: number[] = []
  for (let round = 0; round <= Math.min(3, lab.scale.repeats); round += 1) {
    const app = await startClient(browser, `${stage.url}/#/writebacks`, 'listed')
    const newest = `#${40_000 + writebacks - 1}`
    const took = await app.page.evaluate(showAll, newest)
    app.check()
    await app.page.close()
    const bare = await startClient(other, `${stage.url}/#/writebacks`, 'listed')
    await bare.page.close()
    // The first start after the code arrived is the one in which it is compiled.
    if (round === 0) continue
    listed.push(app.times.listed ?? Number.NaN)
    all.push(took)
    floor.push(bare.times.listed ?? Number.NaN)
  }
  return {
    name: 'ledger',
    title: `the page of ${writebacks} writebacks in a fresh browser`,
    unit: 'ms',
    measures: [
      { label: 'navigation → first row drawn', role: 'baton', samples: listed },
      { label: 'All → the latest of all drawn, from the server', role: 'baton', samples: all },
      { label: 'navigation → the row of a workspace with a single one', role: 'floor', samples: floor },
    ],
    notes: ['A page of 100 is asked for at a time, a quarter of a second after the last change of a filter.'],
  }
}
