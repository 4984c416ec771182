import { afterEach, beforeEach } from 'vitest'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import type { DeskParts } from '../../../renderer/data/desk/desk-parts.ts'
import { makeWorld, type World } from '../samples/make.ts'
import { makeDevice, openTestDesk, signInAs, type Device, untilReady } from './open-test-desk.ts'
import { ScriptedServer } from './scripted-server.ts'

/** A scripted server and the desks opened at it, made again for each test and closed after it. */
export const deskRig = (makeWorldOf: () => World = makeWorld) => {
  let server: ScriptedServer | null = null
  const desks: Desk[] = []

  beforeEach(async () => {
    server = await new ScriptedServer(makeWorldOf()).start()
  })
  afterEach(async () => {
    await Promise.all(desks.splice(0).map(async (desk) => desk.close()))
    await server?.stop()
  })

  const rig = {
    get server(): ScriptedServer {
      if (server === null) throw new Error('There is a server only within a test.')
      return server
    },
    /** Opens a desk, closed after the test. */
    async open(device: Device = makeDevice(), over: Partial<DeskParts> = {}): Promise<Desk> {
      const desk = await openTestDesk(rig.server.url, device, over)
      desks.push(desk)
      return desk
    },
    /** Opens a desk whose person is signed in, connected and up to date. */
    async sit(personId: string, device: Device = makeDevice(), over: Partial<DeskParts> = {}): Promise<Desk> {
      const desk = await rig.open(device, over)
      await signInAs(desk, personId)
      await untilReady(
        desk,
        (state) => state.synced && state.connection.kind === 'online',
        `${personId} to be synced`,
      )
      return desk
    },
    /** Closes a desk and opens it again on the same device: a restart of the app. */
    async restart(desk: Desk, device: Device, over: Partial<DeskParts> = {}): Promise<Desk> {
      await desk.close()
      return rig.open(device, over)
    },
  }
  return rig
}

/** What a session is started with. */
export const printer = {
  title: 'Printer is offline',
  problemSummary: 'The printer on the second floor is offline',
}
