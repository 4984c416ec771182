import { setStage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import type { ListPage } from '../pages/list-page.tsx'
import type { Figure } from '../report/figure.ts'

/** Between two parks: until the server has answered the first. Milliseconds. */
const gap = 120

const rawPut = 'raw IndexedDB, one strict put'
const rawPaint = 'raw IndexedDB, one strict put and a frame'

/** Parking a session on a desk that holds all of them, in the client's own list. */
export const park = async (lab: Lab): Promise<Figure> => {
  const stage = await setStage(lab)
  lab.host.allow(stage.url)
  const browser = await lab.quietBrowser()
  const page = await browser.open<ListPage>(`${lab.host.origins[0]}/list.html`)
  const [ann] = stage.workspace.members
  await page.call('open', { serverUrl: stage.url, member: ann, head: stage.head })
  await page.call('park', { count: 5, gap })
  const { ours, floor } = await page.call('park', { count: lab.scale.parks, gap })
  return {
    name: 'park',
    title: `a click on Park, ${lab.scale.sessions} sessions on the device`,
    unit: 'ms',
    measures: [
      { label: 'click → on the disk (strict)', role: 'baton', samples: ours.onDisk, against: rawPut },
      {
        label: 'click → done: stored, and the list drawn',
        role: 'baton',
        samples: ours.stored,
        against: rawPut,
      },
      { label: 'click → painted in the list', role: 'baton', samples: ours.painted, against: rawPaint },
      { label: rawPut, role: 'floor', samples: floor.stored },
      { label: rawPaint, role: 'floor', samples: floor.painted },
    ],
    notes: [
      'On the disk: decided, sealed, put, and told of by the browser. What waits for it draws the list before it goes on.',
      'Painted: the next frame after the list shows it. Online, so the server takes part behind it.',
    ],
  }
}
