import { v7 as uuid } from 'uuid'
import type { Session } from '../../core/domain/session/session.ts'
import { ticketDocumentId } from '../../core/domain/ticket/ticket.ts'
import { snapshotOf } from '../../core/domain/session/snapshot.ts'
import { minute } from '../../core/domain/time/durations.ts'
import { AuthStatus, Invitation, SignedIn } from '../../core/protocol/auth.ts'
import { connectTickets } from './demo-connection.ts'
import type { DemoTickets } from './demo-tickets.ts'
import { demoPassword, demoPeople, demoTeams } from './demo-people.ts'
import { planDuty } from './demo-duty.ts'
import { demoTargets } from './demo-targets.ts'
import { demoStories } from './demo-stories.ts'
import type { Beat, Story } from './demo-story.ts'
import { connect, type Worker } from './demo-worker.ts'

/** How to sign in to the demo workspace. */
export type DemoSignIn = { name: string; role: string; email: string; password: string }

const post = async (serverUrl: string, path: string, body: unknown, token?: string): Promise<unknown> => {
  const response = await fetch(`${serverUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (!response.ok) {
    const { error } = answer as { error?: { message?: string } }
    throw new Error(error?.message ?? `The server answered ${response.status}.`)
  }
  return answer
}

/** Plays one event of a story and returns who owns the session afterwards. */
const play = async (
  beat: Beat,
  sessionId: string,
  owner: Worker,
  workers: ReadonlyMap<string, Worker>,
  at: number,
  now: number,
): Promise<Worker> => {
  const session = owner.get<Session>(sessionId)
  const snapshot = () => snapshotOf(session, owner.branches(sessionId), owner.workedOn(sessionId))
  switch (beat.do) {
    case 'note':
    case 'paste':
      await owner.act('entry.add', { entryId: uuid(), sessionId, kind: beat.do, text: beat.text }, at)
      break
    case 'step': {
      const options = (beat.options ?? []).map((label, index) => ({ value: `o${index}`, label }))
      const step = {
        type: beat.type,
        options,
        selected: beat.selected === undefined ? null : `o${beat.selected}`,
        result: beat.result ?? null,
      }
      await owner.act('entry.add', { entryId: uuid(), sessionId, kind: 'step', text: beat.text, step }, at)
      break
    }
    case 'fact':
      await owner.act('fact.add', { factId: uuid(), sessionId, text: beat.text }, at)
      break
    case 'fork': {
      const branches = beat.labels.map((label) => ({ id: uuid(), label }))
      await owner.act('branch.fork', { sessionId, reason: beat.reason, branches }, at)
      break
    }
    case 'branch': {
      const branch = owner.branches(sessionId).find(({ label }) => label === beat.label)
      if (branch === undefined) throw new Error(`The demo has no branch called ${beat.label}.`)
      await owner.act(
        'branch.move',
        { sessionId, branchId: branch.id, status: beat.status, reason: beat.reason ?? '' },
        at,
      )
      break
    }
    case 'fix':
      await owner.act(
        'fix.propose',
        { fixId: uuid(), sessionId, text: beat.text, confidence: beat.confidence },
        at,
      )
      break
    case 'outcome':
      await owner.act(
        'fix.outcome',
        { fixId: session.activeFixId ?? '', outcome: beat.outcome, reason: beat.reason ?? '' },
        at,
      )
      break
    case 'confidence':
      await owner.act('session.edit', { sessionId, confidenceScore: beat.score }, at)
      break
    case 'park': {
      const wakeAt = beat.wakeInMinutes === undefined ? null : now + beat.wakeInMinutes * minute
      await owner.act(
        'handoff.create',
        {
          handoffId: uuid(),
          sessionId,
          intent: 'park',
          engineerNotes: beat.note,
          wakeAt,
          snapshot: snapshot(),
        },
        at,
      )
      break
    }
    case 'escalate':
      await owner.act(
        'handoff.create',
        {
          handoffId: uuid(),
          sessionId,
          intent: 'escalate',
          priority: beat.priority,
          engineerNotes: beat.note,
          snapshot: snapshot(),
        },
        at,
      )
      break
    case 'claim': {
      const next = workers.get(beat.by)
      if (next === undefined) throw new Error(`The demo has no one called ${beat.by}.`)
      await next.pull()
      const handoffId = next.get<Session>(sessionId).openHandoffId ?? ''
      await next.request('handoff.claim', { handoffId }, at)
      await next.act('handoff.pick-up', { handoffId, mode: beat.mode }, at)
      return next
    }
    case 'resume':
      await owner.act('session.resume', { sessionId }, at)
      break
    case 'resolve':
      await owner.act(
        'session.resolve',
        { sessionId, resolutionSummary: beat.summary, resolutionAction: beat.action },
        at,
      )
      break
    case 'abandon':
      await owner.act('session.abandon', { sessionId, reason: beat.reason }, at)
      break
  }
  return owner
}

/** The events of a story in order, each with its time. */
const momentsOf = (
  story: Story,
  workers: ReadonlyMap<string, Worker>,
  now: number,
  connectionId: string | null,
): { at: number; happen: () => Promise<void> }[] => {
  const first = workers.get(story.by)
  if (first === undefined) throw new Error(`The demo has no one called ${story.by}.`)
  let owner = first
  const sessionId = uuid()
  const startedAt = now - story.startedMinutesAgo * minute
  const start = {
    sessionId,
    title: story.title,
    problemSummary: story.problem,
    problemCategory: story.category,
    psaTicketId: story.ticket,
    linkedTicketId:
      connectionId === null || story.ticket === null ? null : ticketDocumentId(connectionId, story.ticket),
    client: story.client,
    contact: story.contact,
    device: story.device,
    dueAt: story.dueInMinutes === undefined ? null : now + story.dueInMinutes * minute,
  }
  return [
    { at: startedAt, happen: async () => owner.act('session.start', start, startedAt) },
    ...story.beats.map((beat, index) => {
      const at = Math.min(startedAt + (index + 1) * story.pace * minute, now)
      const happen = async () => {
        owner = await play(beat, sessionId, owner, workers, at, now)
      }
      return { at, happen }
    }),
  ]
}

/**
 * Fills a fresh server with the demo workspace. A server that already has it is left alone.
 *
 * @param setupCode of the fresh server; may be undefined if the server already has the demo
 * @param now when the stories reach their current state, in epoch milliseconds
 * @param tickets the demo's ticket system, to which the workspace is then connected
 * @param ai whether the workspace has AI switched on, before anything happens in it
 * @param moment called with each event's time, before the event happens
 *
 * Throws with a sentence if the server has another workspace.
 */
export const fillDemo = async (
  serverUrl: string,
  {
    setupCode,
    now = Date.now(),
    moment = () => undefined,
    tickets = null,
    ai = false,
  }: {
    setupCode: string | undefined
    now?: number
    moment?: (at: number) => void
    tickets?: DemoTickets | null
    ai?: boolean
  },
): Promise<{ signIn: DemoSignIn[] }> => {
  const signIn = demoPeople.map(({ name, role, email }) => ({ name, role, email, password: demoPassword }))
  const owner = demoPeople[0]
  if (owner === undefined) throw new Error('The demo has no one.')
  const status = AuthStatus.parse(await (await fetch(`${serverUrl}/auth/status`)).json())
  if (!status.setupNeeded) {
    await post(serverUrl, '/auth/sign-in', { email: owner.email, password: demoPassword }).catch(
      (cause: unknown) => {
        throw new Error(
          'This server has a workspace already that is not the demo. Set BATON_DATA_DIR to another folder and start again.',
          { cause },
        )
      },
    )
    return { signIn }
  }
  const founded = SignedIn.parse(
    await post(serverUrl, '/auth/setup', {
      ...(setupCode === undefined ? {} : { code: setupCode }),
      accountName: 'Northwind IT',
      name: owner.name,
      email: owner.email,
      password: demoPassword,
    }),
  )
  const workers = new Map<string, Worker>()
  const ownerWorker = await connect(serverUrl, founded)
  workers.set(owner.key, ownerWorker)
  try {
    const teams = new Map(demoTeams.map(({ key, name }) => [key, { id: uuid(), name }]))
    for (const team of teams.values()) await ownerWorker.request('account.update', { team }, now)
    await ownerWorker.request('account.update', { responseTargets: demoTargets }, now)
    if (ai) await ownerWorker.request('account.update', { ai: { on: true } }, now)
    for (const person of demoPeople.slice(1)) {
      const teamId = person.team === null ? null : (teams.get(person.team)?.id ?? null)
      const invitation = Invitation.parse(
        await post(serverUrl, '/auth/invitations', { role: person.role, teamId }, founded.accessToken),
      )
      const joined = SignedIn.parse(
        await post(serverUrl, '/auth/accept', {
          code: invitation.code,
          name: person.name,
          email: person.email,
          password: demoPassword,
        }),
      )
      workers.set(person.key, await connect(serverUrl, joined))
    }
    const desk = teams.get('desk')
    const onDuty = ['ben', 'tom'].flatMap((key) => workers.get(key)?.personId ?? [])
    if (desk !== undefined)
      await planDuty(ownerWorker, { name: desk.name, teamId: desk.id, people: onDuty, now })
    const connectionId = tickets === null ? null : await connectTickets(tickets, ownerWorker, workers, now)
    // In order of time, across all stories, because the server knows that a device does one thing after another.
    const moments = demoStories.flatMap((story) => momentsOf(story, workers, now, connectionId))
    for (const { at, happen } of moments.toSorted((a, b) => a.at - b.at)) {
      moment(at)
      await happen()
    }
  } finally {
    for (const worker of workers.values()) worker.close()
  }
  return { signIn }
}
