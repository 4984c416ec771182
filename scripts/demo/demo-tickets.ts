import { readFile, rename, writeFile } from 'node:fs/promises'
import { demoPeople } from './demo-people.ts'
import { demoStories } from './demo-stories.ts'
import type { Story } from './demo-story.ts'
import { startConnectWise } from '../ticket-system/connectwise.ts'
import { pageAt } from '../ticket-system/page.ts'
import { addNote, addTicket, newWorld, type World } from '../ticket-system/world.ts'

/** The demo's ticket system, running. */
export type DemoTickets = { url: string; world: World; stop(): Promise<void> }

/** Members of the demo's ticket system, by the keys of the people they are. */
export const demoMembers: ReadonlyMap<string, string> = new Map(
  demoPeople
    .filter(({ role }) => role !== 'viewer')
    .map(({ key, email }) => [key, email.split('@')[0] ?? key]),
)

/** What people change in it and want to find again: everything but what it is by itself. */
const kept = ['tickets', 'notes', 'time', 'mails', 'nextId'] as const

/** A ticket system with the tickets that the stories of the demo are about. */
export const demoWorld = (): World => {
  const world = newWorld()
  world.members.push(
    ...demoPeople
      .filter(({ role }) => role !== 'viewer')
      .map(({ key, name, email }, index) => ({
        id: 50 + index,
        identifier: demoMembers.get(key) ?? key,
        firstName: name.split(' ')[0] ?? '',
        lastName: name.split(' ').slice(1).join(' '),
        primaryEmail: email,
        officeEmail: '',
        inactiveFlag: false,
        licenseClass: 'F' as const,
        requireStartAndEndTimeOnTimeEntryFlag: false,
      })),
  )
  for (const [
    index,
    { ticket, title, client, contact, problem, by, device, beats },
  ] of demoStories.entries()) {
    if (ticket === null) continue
    const owner = world.members.find(({ identifier }) => identifier === demoMembers.get(by))
    const { id } = addTicket(world, title, {
      id: Number(ticket),
      statusId: statusAfter(beats),
      company: { id: 200 + index, identifier: client.replace(/\W/gu, ''), name: client },
      contactName: contact.split(',')[0] ?? '',
      contactEmailAddress: '',
      ownerId: owner?.id ?? null,
      configurations: device === '' ? [] : [{ id: 900 + index, deviceIdentifier: device }],
    })
    addNote(world, id, { text: problem, author: contact.split(',')[0] || client })
  }
  world.nextId = 90_210
  return world
}

/** The status that a ticket of the first board has once its story has been told. */
const statusAfter = (beats: Story['beats']): number => {
  const last = beats.findLast(({ do: what }) => what === 'resolve' || what === 'escalate' || what === 'claim')
  return last?.do === 'resolve' ? 103 : last?.do === 'escalate' ? 102 : 101
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE'

/**
 * Starts the demo's ticket system, with what was written to it before. Null if something else has the port.
 *
 * @param file where it keeps what was written to it
 */
export const startDemoTickets = async (port: number, file: string): Promise<DemoTickets | null> => {
  const world = demoWorld()
  const before = await readFile(file, 'utf8').catch(() => null)
  if (before !== null) Object.assign(world, JSON.parse(before) as Partial<World>)
  const server = await startConnectWise(world, undefined, {
    port,
    page: (address) => pageAt(world, address),
  }).catch((error: unknown) => {
    if (isTaken(error)) return null
    throw error
  })
  if (server === null) return null
  let written = before ?? ''
  const save = async () => {
    const text = JSON.stringify(Object.fromEntries(kept.map((name) => [name, world[name]])))
    if (text === written) return
    written = text
    await writeFile(`${file}.part`, text, { mode: 0o600 })
    await rename(`${file}.part`, file)
  }
  const saving = setInterval(() => void save().catch(() => undefined), 1000)
  saving.unref()
  return {
    url: server.url,
    world,
    async stop() {
      clearInterval(saving)
      await save()
      await server.stop()
    },
  }
}
