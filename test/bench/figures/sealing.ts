import type { Lab } from '../lab.ts'
import type { SealingPage } from '../pages/sealing-page.ts'
import type { Figure } from '../report/figure.ts'

/** What sealing costs: the client's own stores with and without it, in the same run and in turns. */
export const sealing = async (lab: Lab): Promise<Figure[]> => {
  const { sessions, parks, repeats } = lab.scale
  const browser = await lab.quietBrowser()
  const page = await browser.open<SealingPage>(`${lab.host.origins[0]}/sealing.html`)
  const { stored, opened } = await page.call('pull', { sessions, repeats: repeats * 2 })
  const written = await page.call('write', parks)
  await page.close()
  return [
    {
      name: 'sealing-pull',
      title: `${sessions} sessions into the replica, and a start with them`,
      unit: 'ms',
      measures: [
        { label: 'stored, sealed', role: 'baton', samples: stored.sealed, against: 'stored, plain' },
        {
          label: 'opened and listed, sealed',
          role: 'baton',
          samples: opened.sealed,
          against: 'opened and listed, plain',
        },
        { label: 'stored, plain', role: 'floor', samples: stored.plain },
        { label: 'opened and listed, plain', role: 'floor', samples: opened.plain },
      ],
      notes: ['In the replica’s worker, without a server: in a pull, the network and checking come on top.'],
    },
    {
      name: 'sealing-write',
      title: 'one action with a note of 600 characters, strictly on the disk',
      unit: 'ms',
      measures: [
        { label: 'sealed', role: 'baton', samples: written.sealed, against: 'plain' },
        { label: 'plain', role: 'floor', samples: written.plain },
        { label: 'raw IndexedDB, one strict put', role: 'floor', samples: written.floor },
      ],
      notes: [],
    },
  ]
}
