import { type Branch, branchLimits, branchWords, workedOnIn } from '../branches/branch.ts'
import { branchStates, branchTree } from '../branches/branch-tree.ts'
import type { Entry, EventName } from '../entry/entry.ts'
import type { Fact } from '../branches/fact.ts'
import { type Fix, type FixDecision, fixStateOf, fixStateWords } from '../branches/fix.ts'
import { directedTo, type Handoff } from '../handoff/handoff.ts'
import { handoffReasonWords } from '../session/handoff-reason.ts'
import { markdownCode, markdownLine, markdownText } from '../text/markdown-text.ts'
import { parkedUntil } from '../handoff/parking.ts'
import { statusWord, titleOf, type Session } from '../session/session.ts'
import { attachmentBlock, type FilePaths, noFiles } from './session-files.ts'
import { stepState } from './progress.ts'
import { stepAnswers, stepWords } from '../entry/step-words.ts'
import { isolated } from '../text/text.ts'
import { utcTime } from '../time/utc-time.ts'
import type { SlaClock } from '../duty/sla.ts'

/** Everything in one session, for export. */
export type SessionContents = {
  session: Session
  /** In order. */
  entries: readonly Entry[]
  branches: readonly Branch[]
  facts: readonly Fact[]
  fixes: readonly Fix[]
  handoffs: readonly Handoff[]
  /** Names of the people and teams that appear in it, by id. */
  names: ReadonlyMap<string, string>
  /** When the export was made. */
  exportedAt: number
}

/** What happened, following the name of who did it. */
export const eventWords: Record<EventName, string> = {
  started: 'started this session',
  edited: 'changed the details',
  parked: 'parked this',
  woke: 'reminded the owner to pick this up',
  resumed: 'resumed this',
  escalated: 'escalated this',
  withdrawn: 'withdrew the escalation',
  claimed: 'claimed this',
  picked_up: 'picked this up',
  confirmed: 'confirmed what they take over',
  asked_back: 'asked back',
  handed_over: 'took this over at a shift handover',
  taken_over: 'took this over',
  exhausted: 'told everyone, and no one took this',
  nudged: 'asked the owner whether they are working on this',
  due_soon: 'reminded the owner that this is due soon',
  needs_ticket: 'found no ticket to post to',
  returned: 'returned this to the queue',
  resolved: 'resolved this',
  abandoned: 'abandoned this',
  reopened: 'reopened this',
  forked: 'forked this',
  branch_changed: 'changed a branch',
  fix_proposed: 'suggested a fix',
  fix_decided: 'decided on a fix',
  fix_outcome: 'recorded how a fix went',
}

export const decisionWords: Record<FixDecision, string> = {
  one_off: 'one-off',
  draft_template: 'kept as a saved note',
  build_template: 'saved as a template',
  dismissed: 'dismissed',
}

/** The name of an author, including those who aren't people. */
export const nameIn = ({ names }: Pick<SessionContents, 'names'>, id: string): string =>
  id === 'assistant' ? 'Assistant' : id === 'system' ? 'Baton' : isolated(names.get(id) ?? 'Someone')

/** The current facts, in the order they were found. */
export const standingFacts = (facts: readonly Fact[]): Fact[] =>
  facts
    .filter((fact) => fact.removedAt === null)
    .toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

/** The parts that exist, with a separator between them. */
const joined = (parts: readonly (string | null)[], between = ' · '): string =>
  parts.filter((part) => part !== null && part !== '').join(between)

/** The word for a branch's state. */
export const branchWordIn = ({
  branches,
  entries,
}: Pick<SessionContents, 'branches' | 'entries'>): ((branch: Branch) => string) => {
  const states = branchStates(branches, workedOnIn(entries))
  return ({ id, status }) => branchWords[states.get(id) ?? status]
}

const branchLines = (contents: SessionContents): string[] => {
  const wordOf = branchWordIn(contents)
  return branchTree(contents.branches).map(({ branch, depth }) => {
    const reason = branch.reason === '' ? '' : `: ${markdownLine(branch.reason)}`
    // Indented no deeper than branches go, so that the file stays in proportion to what it tells.
    const indent = '  '.repeat(Math.min(depth, branchLimits.depth))
    return `${indent}- ${markdownLine(branch.label)} (${wordOf(branch)}, ${markdownLine(branchBy(contents, branch))})${reason}`
  })
}

/** A heading followed by its blocks; nothing if there are none. */
const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`## ${title}`, ...blocks]

/** Lines as one block; nothing if there are none. */
const block = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : [lines.join('\n')])

/** How a clock stands, in words and UTC; '' for none. */
const clockText = (clock: SlaClock | null | undefined): string => {
  if (clock === null || clock === undefined) return ''
  const due = `due ${utcTime(clock.dueAt)}`
  if (clock.state === 'stopped') return `${clock.missed ? 'missed' : 'in time'}, ${utcTime(clock.since)}`
  if (clock.state === 'paused') return clock.missed ? `missed, ${due}` : 'paused, waiting for the client'
  return due
}

const clockRows = ({ sla }: Session): { label: string; text: string }[] => [
  { label: 'First touch', text: clockText(sla?.touch) },
  { label: 'Resolution', text: clockText(sla?.resolve) },
]

/** The details of a session: a label and text each. */
export const sessionDetails = (contents: SessionContents): { label: string; text: string }[] => {
  const { session } = contents
  return [
    { label: 'Ticket', text: session.psaTicketId === null ? '' : `#${session.psaTicketId}` },
    { label: 'Client', text: session.client },
    { label: 'Contact', text: session.contact },
    { label: 'Device', text: session.device },
    { label: 'Status', text: statusWord[session.status] },
    { label: 'Category', text: session.problemCategory ?? '' },
    { label: 'Owner', text: nameIn(contents, session.ownerId) },
    { label: 'Started', text: utcTime(session.createdAt) },
    { label: 'Due', text: session.dueAt === null ? '' : utcTime(session.dueAt) },
    ...clockRows(session),
    { label: 'Last changed', text: utcTime(session.updatedAt) },
    { label: 'Resolved', text: session.resolvedAt === null ? '' : utcTime(session.resolvedAt) },
    { label: 'Exported', text: utcTime(contents.exportedAt) },
  ].filter(({ text }) => text !== '')
}

/** One handoff in a sentence, without its notes. */
export const handoffLine = (contents: SessionContents, handoff: Handoff): string => {
  const by = nameIn(contents, handoff.handedOffBy)
  if (handoff.intent === 'park') {
    const until = parkedUntil(handoff, handoff.snapshot.psaTicketId, utcTime)
    return `${by} parked it${until === null ? '' : ` until ${until}`}`
  }
  const target = directedTo(handoff)
  const to = target === null ? 'everyone' : nameIn(contents, target)
  const end =
    handoff.claimedBy !== null && handoff.claimedAt !== null
      ? `claimed by ${nameIn(contents, handoff.claimedBy)} ${utcTime(handoff.claimedAt)}`
      : handoff.withdrawnAt !== null
        ? `withdrawn ${utcTime(handoff.withdrawnAt)}`
        : null
  const reason = handoff.reason === null ? null : handoffReasonWords[handoff.reason].toLowerCase()
  return joined([`${by} escalated it to ${to}, ${handoff.priority}`, reason, end])
}

/** Who did something and when, after what it was: "by Ana Ruiz 2026-11-20 02:06 PM UTC". */
const byWhom = (contents: SessionContents, id: string, at: number): string =>
  `by ${nameIn(contents, id)} ${utcTime(at)}`

/** Who gave a branch its state, and when. */
export const branchBy = (contents: SessionContents, { statusBy, statusAt }: Branch): string =>
  byWhom(contents, statusBy, statusAt)

/** Who added a fact, and when. */
export const factBy = (contents: SessionContents, { createdBy, createdAt }: Fact): string =>
  byWhom(contents, createdBy, createdAt)

/** What follows the text of a fix: who suggested it, how it went, and who said so. */
export const fixWords = (contents: SessionContents, fix: Fix): string =>
  joined([
    `suggested ${byWhom(contents, fix.createdBy, fix.createdAt)}`,
    fixEnd(contents, fix),
    fix.confidence === null ? null : `confidence ${fix.confidence}`,
    fix.decision === null || fix.decision === 'dismissed' ? null : decisionWords[fix.decision],
    fix.outcomeReason,
  ])

const fixEnd = (contents: SessionContents, fix: Fix): string | null => {
  const state = fixStateOf(fix)
  const { outcomeBy, outcomeAt, supersededBy, supersededAt } = fix
  if (state === 'proposed') return null
  if (state === 'set_aside' && supersededBy !== null && supersededAt !== null)
    return `${fixStateWords[state]} ${byWhom(contents, supersededBy, supersededAt)}`
  return outcomeBy === null || outcomeAt === null
    ? fixStateWords[state]
    : `${fixStateWords[state]}, ${byWhom(contents, outcomeBy, outcomeAt)}`
}

/** The label of the branch an entry was written on; null on the main line. */
const branchLabelIn = ({ branches }: SessionContents, { branchId }: Entry): string | null =>
  branchId === null ? null : (branches.find(({ id }) => id === branchId)?.label ?? null)

/** Who did or answered a step, and when; of one that is open, who added it. Null for an entry that is no step. */
export const stepBy = (contents: SessionContents, entry: Entry): string | null => {
  const { step, authorId, at } = entry
  if (step === null) return null
  if (step.answeredBy !== null && step.answeredAt !== null)
    return byWhom(contents, step.answeredBy, step.answeredAt)
  if (stepState(entry) === 'open') return `open, ${byWhom(contents, authorId, at)}`
  return step.type === 'action' ? byWhom(contents, authorId, at) : null
}

const stepBlock = (contents: SessionContents, entry: Entry): string[] => {
  const { step } = entry
  if (step === null) return []
  const branch = branchLabelIn(contents, entry)
  const by = stepBy(contents, entry)
  const lines = [
    step.options.length === 0
      ? null
      : `Options: ${step.options.map(({ label }) => markdownLine(label)).join('; ')}`,
    ...stepAnswers(entry).map((answer) => `→ ${markdownLine(answer)}`),
    by === null ? null : markdownLine(by),
    branch === null ? null : `On: ${markdownLine(branch)}`,
  ].filter((line) => line !== null)
  return [
    `${step.order}. **${stepWords[step.type]}** ${markdownLine(entry.text)}`,
    ...lines.map((line) => `   - ${line}`),
  ]
}

/** What enrichment and people added to a handoff: its assessment, and what the claimer said they take over. */
export const handoffAdded = (
  contents: SessionContents,
  { assessment, assessmentData, confirmation }: Handoff,
): { assessment: { title: string; text: string } | null; confirmation: string | null } => {
  const edited = assessmentData?.edited ?? null
  const by = edited === null ? '' : `, written by ${nameIn(contents, edited.by)} ${utcTime(edited.at)}`
  return {
    assessment: assessment === null ? null : { title: `Assessment${by}`, text: assessment },
    confirmation:
      confirmation === null
        ? null
        : `${nameIn(contents, confirmation.by)} ${confirmation.question ? 'asked back' : 'confirmed'} ${utcTime(confirmation.at)}: ${confirmation.text}`,
  }
}

const kindWords = { message: 'Message', note: 'Note', paste: 'Pasted', step: 'Step', event: '' } as const

const plainWhat = ({ kind, text, attachments }: Entry): string =>
  kind === 'note' && text === '' && attachments.length > 0 ? 'File' : kindWords[kind]

/** Lines that are indented mean something by it: YAML, a tree, a stack trace. */
const isIndented = (text: string): boolean => /^(?:\t| {2,})\S/mu.test(text)

/** What a timeline entry is, following when and by whom: "Step 2 · on Cabling". */
export const entryWhat = (contents: SessionContents, entry: Entry): string => {
  // Its text is the beginning of the reply.
  if (entry.event?.name === 'woke' && entry.text !== '') return 'woke this: the client replied'
  if (entry.event !== null) return eventWords[entry.event.name]
  const branch = branchLabelIn(contents, entry)
  return joined([
    entry.step === null ? plainWhat(entry) : `${stepWords[entry.step.type]} ${entry.step.order}`,
    branch === null ? null : `on ${branch}`,
  ])
}

const entryBlocks = (contents: SessionContents, entry: Entry, pathOf: FilePaths): string[] => {
  const who = markdownLine(nameIn(contents, entry.authorId))
  const what = markdownLine(entryWhat(contents, entry))
  const edited = entry.editedAt === null ? '' : ` (edited ${utcTime(entry.editedAt)})`
  const isCode = entry.kind === 'paste' || isIndented(entry.text)
  const text = isCode ? markdownCode(entry.text) : markdownText(entry.text)
  return [
    `**${utcTime(entry.at)}** · ${who} · ${what}${edited}`,
    ...(entry.text === '' ? [] : [text]),
    ...block(stepAnswers(entry).map((answer) => `- → ${markdownLine(answer)}`)),
    ...block(entry.attachments.map((attachment) => attachmentBlock(attachment, pathOf))),
  ]
}

/** The parts of an exported or printed session. */
export const sectionTitles = {
  problem: 'Problem',
  known: 'What we know',
  path: 'Diagnosis path',
  branches: 'Branches',
  fixes: 'Fixes',
  handoffs: 'Handoffs',
  assessments: 'Assessments',
  resolution: 'Resolution',
  timeline: 'Timeline',
} as const

/** In place of a picture on paper. */
export const imageMissing = 'The image couldn’t be loaded.'

/**
 * One session as Markdown: what we know, the diagnosis path, branches, fixes, handoffs, then the whole timeline.
 *
 * Whatever people typed appears exactly as typed, never as markup or HTML. Times are in UTC.
 *
 * @param pathOf where the files are that come with it; images among them are shown
 */
export const sessionMarkdown = (contents: SessionContents, pathOf: FilePaths = noFiles): string => {
  const { session, entries, facts, fixes, handoffs } = contents
  const steps = entries.filter((entry) => entry.step !== null)
  const byTime = (a: { createdAt: number }, b: { createdAt: number }) => a.createdAt - b.createdAt
  const fixLine = (fix: Fix) => `- ${markdownLine(fix.text)} (${markdownLine(fixWords(contents, fix))})`
  const handoffLines = (handoff: Handoff) => {
    const { confirmation } = handoffAdded(contents, handoff)
    return [
      `- ${utcTime(handoff.createdAt)}: ${markdownLine(handoffLine(contents, handoff))}`,
      ...(handoff.engineerNotes === '' ? [] : [`  - ${markdownLine(handoff.engineerNotes)}`]),
      ...(confirmation === null ? [] : [`  - ${markdownLine(confirmation)}`]),
    ]
  }
  const assessments = handoffs.toSorted(byTime).flatMap((handoff) => {
    const { assessment } = handoffAdded(contents, handoff)
    return assessment === null ? [] : [`### ${markdownLine(assessment.title)}`, markdownText(assessment.text)]
  })
  const known = standingFacts(facts).map(
    (fact, index) => `${index + 1}. ${markdownLine(fact.text)} (${markdownLine(factBy(contents, fact))})`,
  )
  const resolution = [session.resolutionSummary, session.resolutionAction].filter((part) => part !== null)
  return `${[
    `# ${markdownLine(titleOf(session))}`,
    ...block(sessionDetails(contents).map(({ label, text }) => `- ${label}: ${markdownLine(text)}`)),
    ...section(sectionTitles.problem, [markdownText(session.problemSummary)]),
    ...section(sectionTitles.known, block(known)),
    ...section(sectionTitles.path, block(steps.flatMap((entry) => stepBlock(contents, entry)))),
    ...section(sectionTitles.branches, block(branchLines(contents))),
    ...section(sectionTitles.fixes, block(fixes.toSorted(byTime).map(fixLine))),
    ...section(sectionTitles.handoffs, block(handoffs.toSorted(byTime).flatMap(handoffLines))),
    ...section(sectionTitles.assessments, assessments),
    ...section(sectionTitles.resolution, resolution.map(markdownText)),
    ...section(
      sectionTitles.timeline,
      entries.flatMap((entry) => entryBlocks(contents, entry, pathOf)),
    ),
  ].join('\n\n')}\n`
}

/** The value with every time in ISO format: `2026-11-20T14:06:00.000Z`. */
const withTimes = (value: unknown, key = ''): unknown => {
  if (typeof value === 'number' && /^at$|At$/.test(key)) return new Date(value).toISOString()
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part) => withTimes(part))
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTimes(part, name)]))
}

/** One session as JSON: all its documents as stored, the names of its people, times in UTC. */
export const sessionJson = ({ names, ...contents }: SessionContents): string => {
  const people = [...names].map(([id, name]) => ({ id, name }))
  return `${JSON.stringify(withTimes({ format: 'baton-session', version: 1, ...contents, people }), null, 2)}\n`
}

/** The longest part of a file's name that its title takes up, in characters; a name may have 255 bytes. */
const longestName = 60

/**
 * The file name for an exported session, without extension: its title, ticket and day, as every system accepts it.
 *
 * Letters of every script stay. What a path, a shell or Windows reads as something else becomes a space.
 */
export const exportName = ({
  session,
  exportedAt,
}: Pick<SessionContents, 'session' | 'exportedAt'>): string => {
  const safe = (text: string) =>
    text
      .normalize('NFC')
      .replace(/[^\p{Letter}\p{Mark}\p{Number} .,()&+=@_-]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[ .-]+|[ .-]+$/g, '')
  const title = safe(titleOf(session, longestName))
  const ticket = session.psaTicketId === null ? '' : safe(session.psaTicketId.replace(/\//g, '-'))
  const day = new Date(exportedAt).toISOString().slice(0, 10)
  return joined([title === '' ? 'Session' : title, ticket, day], ' - ')
}
