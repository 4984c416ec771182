import { buildClient } from '../harness/client.ts'
import { signInClient, untilFilled } from '../harness/signed-in.ts'
import { setStage } from '../harness/stage.ts'
import { startClient } from '../harness/start-client.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** The whole client from a browser that has just been started, with everything on the device. */
export const coldStart = async (lab: Lab): Promise<Figure> => {
  const webRoot = await buildClient()
  const stage = await setStage(lab, { webRoot })
  const browser = await lab.browser()
  const desk = await signInClient(browser, stage.url, stage.workspace.members[0])
  await untilFilled(desk, stage.head, 60_000)

  const ours = { listed: [] as number[], answered: [] as number[] }
  const floor: number[] = []
  for (let round = 0; round <= lab.scale.repeats; round += 1) {
    const app = await startClient(browser, `${stage.url}/`, 'answered')
    const page = await startClient(browser, `${lab.host.origins[0]}/list.html?static`, 'listed')
    // The first start after the code arrived is the one in which it is compiled.
    if (round === 0) continue
    ours.listed.push(app.times.listed ?? Number.NaN)
    ours.answered.push(app.times.answered ?? Number.NaN)
    floor.push(page.times.listed ?? Number.NaN)
  }
  return {
    name: 'cold-start',
    title: `start of the client in a fresh browser, ${lab.scale.sessions} sessions on the device`,
    unit: 'ms',
    measures: [
      { label: 'navigation → list drawn', role: 'baton', samples: ours.listed },
      { label: 'navigation → a row opens on a click', role: 'baton', samples: ours.answered },
      { label: 'a page with 50 rows and nothing behind them', role: 'floor', samples: floor },
    ],
    notes: [
      'The built client, served by the server; the floor is drawn by the same list from the same framework.',
    ],
  }
}
