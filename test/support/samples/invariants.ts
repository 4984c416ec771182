import type { Documents } from '../../../core/domain/shapes/collections.ts'
import { answerableFor, isOwnHandoff } from '../../../core/domain/handoff/answerable.ts'
import type { World } from './make.ts'

type Session = Documents['sessions']
type Handoff = Documents['handoffs']

/** What is wrong with one session of a world as the server keeps it, in words; empty when all is well. */
const faultsOf = (world: World, session: Session): string[] => {
  const of = <C extends 'entries' | 'branches' | 'facts' | 'fixes' | 'handoffs'>(collection: C) =>
    world.all(collection).filter((document) => document.sessionId === session.id)
  const entries = of('entries')
  const branches = of('branches')
  const fixes = of('fixes').filter((fix) => fix.supersededAt === null)
  const handoffs = of('handoffs')
  const open = handoffs.filter((handoff) => handoff.state === 'open')
  const active = branches.filter((branch) => branch.status === 'active')
  const steps = entries.filter((entry) => entry.step !== null).toSorted((a, b) => a.seq - b.seq)
  const dense = (numbers: number[]) =>
    numbers.toSorted((a, b) => a - b).every((number, index) => number === index + 1)
  const isOpen = (intent: Handoff['intent']) =>
    open.some((handoff) => handoff.intent === intent && handoff.acceptedAt !== null)
  const orders = new Map(branches.map((branch) => [branch.id, branch.order]))
  const says: [string, boolean][] = [
    ['entryCount counts the entries', session.entryCount === entries.length],
    ['entries are numbered without gaps', dense(entries.map((entry) => entry.seq))],
    ['stepCount counts the steps', session.stepCount === steps.length],
    [
      'steps are numbered without gaps, in their order',
      steps.every((entry, index) => entry.step?.order === index + 1),
    ],
    [
      'factCount counts the facts',
      session.factCount === of('facts').filter((fact) => fact.removedAt === null).length,
    ],
    ['branchCount counts the branches', session.branchCount === branches.length],
    ['isBranching tells whether there are branches', session.isBranching === branches.length > 0],
    ['branches are ordered without gaps', dense(branches.map((branch) => branch.order + 1))],
    ['handoffCount counts the handoffs', session.handoffCount === handoffs.length],
    ['at most one handoff is open', open.length <= 1],
    ['openHandoffId names the open handoff', session.openHandoffId === (open[0]?.id ?? null)],
    [
      'whoever answers for the open handoff owns the session',
      open.every((handoff) => answerableFor(handoff) === session.ownerId),
    ],
    ['escalated means that an escalation is open', (session.status === 'escalated') === isOpen('escalate')],
    ['paused means that a parking is open', (session.status === 'paused') === isOpen('park')],
    ['nothing waits for the server on the server', session.status !== 'requesting_escalation'],
    ['escalatedTo is the open handoff’s target', session.escalatedTo === (open[0]?.targetUserId ?? null)],
    [
      'resolvedAt is set exactly while resolved',
      (session.resolvedAt !== null) === (session.status === 'resolved'),
    ],
    ['at most one branch is active', active.length <= 1],
    ['activeBranchId is the active branch', active.every((branch) => branch.id === session.activeBranchId)],
    [
      'activeBranchId names a branch that is active or solved',
      session.activeBranchId === null ||
        branches.some(
          (branch) =>
            branch.id === session.activeBranchId &&
            (branch.status === 'active' || branch.status === 'solved'),
        ),
    ],
    [
      'every branch parts from the main line or from one that was there before, so that all lead back',
      branches.every(
        ({ parentId, order }) => parentId === null || (orders.get(parentId) ?? Infinity) < order,
      ),
    ],
    ['at most one fix stands', fixes.length <= 1],
    ['activeFixId names the fix that stands', session.activeFixId === (fixes[0]?.id ?? null)],
  ]
  return says.filter(([, holds]) => !holds).map(([rule]) => `${session.id}: ${rule}`)
}

const faultsOfHandoff = (handoff: Handoff): string[] => {
  const says: [string, boolean][] = [
    ['claimedBy is set exactly when claimed', (handoff.claimedBy !== null) === (handoff.state === 'claimed')],
    ['claimedAt is set exactly when claimed', (handoff.claimedAt !== null) === (handoff.state === 'claimed')],
    [
      'withdrawnAt is set exactly when withdrawn',
      (handoff.withdrawnAt !== null) === (handoff.state === 'withdrawn'),
    ],
    ['closedAt is set exactly when closed', (handoff.closedAt !== null) === (handoff.state === 'closed')],
    [
      'closedBecause is set exactly when closed',
      (handoff.closedBecause !== null) === (handoff.state === 'closed'),
    ],
    ['only a claim is taken over', handoff.claimTakenOver === null || handoff.state === 'claimed'],
    ['no one claims their own', handoff.claimedBy === null || !isOwnHandoff(handoff, handoff.claimedBy)],
    [
      'only an escalation is directed or withdrawn',
      handoff.intent === 'escalate' || (handoff.targetUserId === null && handoff.state !== 'withdrawn'),
    ],
    [
      'only a parking sleeps',
      handoff.intent === 'park' || (handoff.wakeAt === null && handoff.wokeAt === null),
    ],
    ['the server accepted it', handoff.acceptedAt !== null],
    ['who has seen it was reached', handoff.reach.seen.count <= handoff.reach.delivered.count],
  ]
  return says.filter(([, holds]) => !holds).map(([rule]) => `${handoff.id}: ${rule}`)
}

type WriteUp = Documents['writeups']

const faultsOfWriteUp = (world: World, writeUp: WriteUp): string[] => {
  const writebacks = world.all('writebacks').filter(({ writeUpId }) => writeUpId === writeUp.id)
  const session = world.get('sessions', writeUp.sessionId)
  const isLocal = writeUp.outcome.endsWith('_local')
  const says: [string, boolean][] = [
    ['it goes to a ticket at most once', writebacks.length <= 1],
    ['writebackId names its writeback', writeUp.writebackId === (writebacks[0]?.id ?? null)],
    ['what goes to a ticket isn’t called local', writebacks.length === 0 || !isLocal],
    [
      'what is said to go out goes out, or waits for its ticket',
      session.writeUpId !== writeUp.id ||
        isLocal ||
        writebacks.length === 1 ||
        session.ticketCheck === 'unchecked' ||
        session.ticketCheck === 'ambiguous',
    ],
  ]
  return says.filter(([, holds]) => !holds).map(([rule]) => `${writeUp.id}: ${rule}`)
}

/** Everything that is wrong in a world, in words. */
export const faultsIn = (world: World): string[] => [
  ...world.all('sessions').flatMap((session) => faultsOf(world, session)),
  ...world.all('writeups').flatMap((writeUp) => faultsOfWriteUp(world, writeUp)),
  ...world.all('handoffs').flatMap(faultsOfHandoff),
  ...(world.all('people').some((person) => person.role === 'owner' && person.active)
    ? []
    : ['an owner remains']),
]
