import { type Branch, branchWords } from '../domain/branches/branch.ts'
import { branchTree } from '../domain/branches/branch-tree.ts'
import type { Entry } from '../domain/entry/entry.ts'
import type { Fact } from '../domain/branches/fact.ts'
import { type Fix, fixStateOf, fixStateWords } from '../domain/branches/fix.ts'
import type { Handoff } from '../domain/handoff/handoff.ts'
import { whyHandedOver } from '../domain/session/handoff-reason.ts'
import { counted, numberText } from '../domain/text/plural.ts'
import { type RedactionSettings } from '../domain/text/secret-kinds.ts'
import { nameIn, standingFacts } from '../domain/timeline/session-export.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import { utcTime } from '../domain/time/utc-time.ts'
import { currentRound } from '../write-ups/current-round.ts'
import { dueOf } from '../domain/duty/sla.ts'
import type { Material } from '../write-ups/material.ts'
import { entryText } from './entry-text.ts'
import { type Marks, marksOf } from './marks.ts'
import { oneLine, piece, quoted } from './piece.ts'
import { toldLimits } from './told-limits.ts'

/** Everything that a model is told of a session. */
export type Told = {
  text: string
  marks: Marks
  /** What didn't fit, in words; empty if everything did. */
  leftOut: readonly string[]
}

type Extras = {
  redaction: RedactionSettings
  ticket?: Ticket | null
  handoff?: Pick<Handoff, 'reason' | 'engineerNotes' | 'handedOffBy' | 'priority'> | null
}

/** The latest texts that fit, in order, and how many didn't. */
const latest = (texts: readonly string[], max: number): { kept: string[]; left: number } => {
  let size = 0
  let from = texts.length
  while (from > 0) {
    size += (texts[from - 1]?.length ?? 0) + 1
    if (size > max) break
    from -= 1
  }
  return { kept: texts.slice(from), left: from }
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}\n${lines.join('\n')}`]

/** Of each kind, what is told from before a session was reopened: how many, and characters in all. */
const mostBefore = 20
const maxBefore = 1500

/** True for what was asked of the assistant and what it said, which must not pass for something that was found. */
export const isTalk = ({ ask, answer }: Pick<Entry, 'ask' | 'answer'>): boolean =>
  ask !== undefined || answer !== undefined

type Parts = Pick<Material, 'entries' | 'facts' | 'fixes' | 'branches'>

/** What a session holds besides its present round. */
const earlierThan = (all: Parts, round: Parts): Parts => {
  const without = <T extends { id: string }>(of: readonly T[], now: readonly T[]): T[] => {
    const ids = new Set(now.map(({ id }) => id))
    return of.filter(({ id }) => !ids.has(id))
  }
  return {
    entries: without(all.entries, round.entries),
    facts: without(all.facts, round.facts),
    fixes: without(all.fixes, round.fixes),
    branches: without(all.branches, round.branches),
  }
}

/**
 * A session as a model is told of it: bounded, masked, each thing with its mark, and with what was left out at the end.
 *
 * Facts and steps come before notes where not everything fits, and what is new before what is old. What was before the session
 * was reopened has a section of its own; talk with the assistant isn't in it. What people wrote stands on one line behind its mark, or begins with a bar on every line.
 */
export const toldMaterial = (material: Material, { redaction, ticket, handoff }: Extras): Told => {
  const { session } = material
  const marks = marksOf(material)
  const entries = material.entries.filter((entry) => !isTalk(entry)).toSorted((a, b) => a.seq - b.seq)
  const { material: round, isReopened } = currentRound({ ...material, entries })
  const before = earlierThan({ ...material, entries }, round)
  const leftOut: string[] = []
  /** The latest of them as lines: at most so many, and so many characters. */
  const some = <T>(
    all: readonly T[],
    { most, max, what }: { most: number; max: number; what: [one: string, more: string] },
    lineOf: (one: T) => string,
  ): string[] => {
    const { kept } = latest(all.slice(-most).map(lineOf), max)
    const left = all.length - kept.length
    if (left > 0) leftOut.push(counted(left, `older ${what[0]}`, `older ${what[1]}`))
    return kept
  }
  const line = (text: string, max: number): string => oneLine(piece(text, max, redaction))

  const due = dueOf(session.sla?.resolve ?? null)
  const about = [
    `Title: ${line(session.title, 300)}`,
    session.problemCategory === null ? '' : `Category: ${line(session.problemCategory, 80)}`,
    session.client === '' ? '' : `Client: ${line(session.client, 160)}`,
    session.device === '' ? '' : `Device: ${line(session.device, 160)}`,
    session.dueAt === null ? '' : `Promised by: ${utcTime(session.dueAt)}`,
    due === null ? '' : `Resolution due: ${utcTime(due)}`,
    `Problem:\n${quoted(piece(session.problemSummary, toldLimits.problem, redaction))}`,
  ].filter((text) => text !== '')

  const factLines = (of: readonly Fact[], most: number, max: number): string[] =>
    some(
      standingFacts(of),
      { most, max, what: ['fact', 'facts'] },
      (fact) => `[${marks.of('fact', fact.id) ?? '?'}] ${fact.source}: ${line(fact.text, toldLimits.fact)}`,
    )
  const branchLines = (of: readonly Branch[], most: number, max: number): string[] =>
    some(
      branchTree(of),
      { most, max, what: ['branch', 'branches'] },
      ({ branch, depth }) =>
        `[${marks.of('branch', branch.id) ?? '?'}] ${'>'.repeat(Math.min(depth, 5))}${branchWords[branch.status]}: ${line(branch.label, 200)}${branch.reason === '' ? '' : ` — ${line(branch.reason, 400)}`}`,
    )
  const fixLines = (of: readonly Fix[], most: number, max: number): string[] =>
    some(
      of.toSorted((a, b) => a.createdAt - b.createdAt),
      { most, max, what: ['fix', 'fixes'] },
      (fix) =>
        `[${marks.of('fix', fix.id) ?? '?'}] ${fixStateWords[fixStateOf(fix)]}: ${line(fix.text, 400)}${fix.outcomeReason === '' ? '' : ` — ${line(fix.outcomeReason, 300)}`}`,
    )
  const handedOver =
    handoff === undefined || handoff === null
      ? []
      : [
          `By ${oneLine(nameIn(material, handoff.handedOffBy))}, priority ${handoff.priority}:`,
          quoted(piece(whyHandedOver(handoff), toldLimits.problem, redaction)),
        ]
  const ticketLines =
    ticket === undefined || ticket === null
      ? []
      : [
          `#${ticket.number}, status ${line(ticket.status, 80)}: ${line(ticket.title, 300)}`,
          quoted(piece(ticket.description, 2000, redaction)),
          ...some(
            ticket.notes,
            { most: 30, max: toldLimits.ticketNotes, what: ['note of the ticket', 'notes of the ticket'] },
            (note) => quoted(piece(note.text, 600, redaction)),
          ),
        ]

  const head = [
    ...section('The session', about),
    ...section('Why it was handed over', handedOver),
    ...section('Its ticket', ticketLines),
    ...section('Facts', factLines(round.facts, toldLimits.facts, toldLimits.allFacts)),
    ...section('Branches', branchLines(round.branches, toldLimits.branches, toldLimits.allBranches)),
    ...section('Fixes', fixLines(round.fixes, toldLimits.fixes, toldLimits.allFixes)),
  ]
  let room = toldLimits.all - head.join('\n\n').length
  const timeline = (of: readonly Entry[], max: number, what: string): string[] => {
    // Only as many as can fit are looked at: the rest of a long session costs nothing.
    const steps = of.filter(({ step }) => step !== null)
    const others = of.filter(({ step, event }) => step === null && event === null)
    const most = Math.ceil(max / 40)
    const texts = (list: readonly Entry[]) =>
      list.slice(-most).flatMap((entry) => {
        const text = entryText(material, marks, entry, redaction)
        return text === null ? [] : [{ seq: entry.seq, text }]
      })
    const stepTexts = texts(steps)
    const fittingSteps = latest(
      stepTexts.map(({ text }) => text),
      max * 0.6,
    )
    const used = fittingSteps.kept.reduce((sum, { length }) => sum + length + 1, 0)
    const otherTexts = texts(of.filter(({ step }) => step === null))
    const fittingOthers = latest(
      otherTexts.map(({ text }) => text),
      max - used,
    )
    const kept = [...stepTexts.slice(fittingSteps.left), ...otherTexts.slice(fittingOthers.left)].toSorted(
      (a, b) => a.seq - b.seq,
    )
    const leftSteps = steps.length - fittingSteps.kept.length
    const keptOthers = new Set(otherTexts.slice(fittingOthers.left).map(({ seq }) => seq))
    const leftOthers = others.filter(({ seq }) => !keptOthers.has(seq)).length
    if (leftSteps > 0) leftOut.push(counted(leftSteps, `older step ${what}`, `older steps ${what}`))
    if (leftOthers > 0)
      leftOut.push(counted(leftOthers, `older note or message ${what}`, `older notes and messages ${what}`))
    return kept.map(({ text }) => text)
  }
  const earlier = !isReopened
    ? []
    : [
        'What follows was before the session was reopened, and may be about another fault.',
        ...factLines(before.facts, mostBefore, maxBefore),
        ...branchLines(before.branches, mostBefore, maxBefore),
        ...fixLines(before.fixes, mostBefore, maxBefore),
        ...timeline(before.entries, toldLimits.earlier, 'from before it was reopened'),
      ]
  room -= earlier.join('\n').length
  const timelineNow = timeline(round.entries, Math.max(2000, room), 'of the timeline')
  const parts = [
    ...head,
    ...section(!isReopened ? 'Timeline' : 'Timeline since it was reopened', timelineNow),
    ...section('Before it was reopened', earlier),
    ...section(
      'Left out',
      leftOut.length === 0
        ? []
        : [`The session has ${numberText(entries.length)} entries. Left out here: ${leftOut.join('; ')}.`],
    ),
  ]
  return { text: parts.join('\n\n'), marks, leftOut }
}
