import type { BatonServer } from '../children/baton-server.ts'
import type { Flooder } from '../children/flooder.ts'
import { startChild } from '../harness/children.ts'
import { createWorkspace, type Member } from '../harness/workspace.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** Desks of the busy workspace, actions in each of their messages, and files that they send at once. */
const desks = 20
const size = 50
const senders = 8
/** The flood lasts at least so long, milliseconds, so that what was accepted of it says something. */
const leastMs = 15_000

const quiet = 'the same while nothing else happens'

const signIn = async (url: string, { email, password }: Member): Promise<number> => {
  const started = performance.now()
  const response = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
  return performance.now() - started
}

/** Signing in to one workspace while another floods the server: with actions, then with questions and files. */
export const flood = async (lab: Lab): Promise<Figure> => {
  const baton = await startChild<BatonServer>('baton-server.ts')
  lab.cleanUp(baton.stop)
  const flooder = await startChild<Flooder>('flooder.ts')
  lab.cleanUp(flooder.stop)
  const url = await baton.call('url', undefined)
  const busy = await createWorkspace(url, 2, await baton.call('setupCode', undefined))
  const neighbour = await createWorkspace(url, 2)
  const [someone] = neighbour.members
  const times = async (count: number): Promise<number[]> => {
    const samples: number[] = []
    for (let index = 0; index < count; index += 1) samples.push(await signIn(url, someone))
    return samples
  }
  await times(3)
  const before = await times(lab.scale.parks)
  await flooder.call('connect', { url, count: desks, token: busy.members[0].accessToken })
  const during = async (): Promise<number[]> => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const started = performance.now()
    const samples = await times(lab.scale.parks)
    // A message counts when all of it is answered, and each waits for those of nineteen others.
    const rest = Math.max(0, leastMs - (performance.now() - started))
    await new Promise((resolve) => setTimeout(resolve, rest))
    return samples
  }
  const { accessToken: token } = busy.members[0]
  await flooder.call('begin', { size })
  const whilePushing = await during()
  const pushed = await flooder.call('end', undefined)
  await flooder.call('beginToRead', { url, token, senders })
  const whileReading = await during()
  const read = await flooder.call('endReading', undefined)
  await flooder.call('hangUp', undefined)
  return {
    name: 'flood',
    title: `signing in while ${desks} desks of another workspace push ${size} actions at a time, or read and send ${senders} files at a time`,
    unit: 'ms',
    measures: [
      { label: 'sign-in → answered, while they push', role: 'baton', samples: whilePushing },
      { label: 'sign-in → answered, while they read and send files', role: 'baton', samples: whileReading },
      { label: quiet, role: 'floor', samples: before },
    ],
    notes: [
      `The other workspace had ${Math.round(pushed)} actions a second accepted, with fsync.`,
      `Then it had ${Math.round(read.answers)} questions a second answered, and ${Math.round(read.files)} files a second taken or given.`,
    ],
  }
}
