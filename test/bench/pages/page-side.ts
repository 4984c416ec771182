import { io, type Socket } from 'socket.io-client'
import type { Calls } from '../harness/child-side.ts'

/** Lets the bench call these in this page. */
export const answerBench = (calls: Calls): void => void Object.assign(globalThis, { bench: calls })

export const sleep = async (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until `check` is true; fails with `what` after a while. */
export const until = async (what: string, check: () => boolean, milliseconds = 120_000): Promise<void> => {
  const end = performance.now() + milliseconds
  while (!check()) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`)
    await sleep(2)
  }
}

let offset = 0

/** Milliseconds by the bare server's clock, the one clock that all pages share. Good to a fraction of a round trip. */
export const wall = (): number => performance.timeOrigin + performance.now() + offset

/** Connects to the bare server. */
export const connectBare = async (url: string): Promise<Socket> => {
  const socket = io(url, { transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

/** Sets this page's clock by the bare server's: the quickest of many questions has the smallest error. */
export const alignClock = async (bareUrl: string): Promise<void> => {
  const socket = await connectBare(bareUrl)
  let quickest = Infinity
  for (let round = 0; round < 40; round += 1) {
    const asked = performance.now()
    const theirs = (await socket.timeout(5000).emitWithAck('clock')) as number
    const took = performance.now() - asked
    if (took < quickest) {
      quickest = took
      offset = theirs - (performance.timeOrigin + asked + took / 2)
    }
  }
  socket.disconnect()
}
