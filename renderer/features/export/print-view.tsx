import './print-view.css'
import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { type Attachment, isImage } from '../../../core/domain/files/attachment.ts'
import { branchTree } from '../../../core/domain/branches/branch-tree.ts'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import {
  branchBy,
  branchWordIn,
  factBy,
  entryWhat,
  fixWords,
  handoffAdded,
  handoffLine,
  nameIn,
  imageMissing,
  sectionTitles,
  sessionDetails,
  standingFacts,
  stepBy,
  type SessionContents,
} from '../../../core/domain/timeline/session-export.ts'
import { attachmentFacts } from '../../../core/domain/timeline/session-files.ts'
import { stepAnswers, stepWords } from '../../../core/domain/entry/step-words.ts'
import { utcTime } from '../../../core/domain/time/utc-time.ts'

/** A session to print: its contents, and the addresses of its images by hash. */
export type Printed = { contents: SessionContents; images: ReadonlyMap<string, string> }

/** One session on paper, in the words of its other exports. It is in the page while printing, and only the printer shows it. */
export const PrintView = ({ printed, onDone }: { printed: Printed; onDone: () => void }) => {
  const paper = useRef<HTMLElement | null>(null)
  const { contents, images } = printed
  useEffect(() => {
    const { title } = document
    // Printing to a file suggests this as the file name.
    document.title = contents.session.title
    const done = () => {
      document.title = title
      onDone()
    }
    window.addEventListener('afterprint', done, { once: true })
    // A picture that isn't decoded yet would be a blank on paper.
    const pictures = [...(paper.current?.querySelectorAll('img') ?? [])]
    let isGone = false
    void Promise.allSettled(pictures.map((picture) => picture.decode())).then(() => {
      if (!isGone) window.print()
    })
    return () => {
      isGone = true
      window.removeEventListener('afterprint', done)
      document.title = title
    }
    // Once for each session read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [printed])
  return createPortal(
    <article className="print-view" aria-hidden="true" ref={paper}>
      <PrintedSession contents={contents} images={images} />
    </article>,
    document.body,
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
)

const PrintedSession = ({ contents, images }: Printed) => {
  const { session, entries, branches, facts, fixes, handoffs } = contents
  const steps = entries.filter((entry) => entry.step !== null)
  const known = standingFacts(facts)
  const nodes = branchTree(branches)
  const wordOf = branchWordIn(contents)
  const resolution = [session.resolutionSummary, session.resolutionAction].filter((part) => part !== null)
  return (
    <>
      <h1 dir="auto">{session.title}</h1>
      <dl>
        {sessionDetails(contents).map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      <Section title={sectionTitles.problem}>
        <p className="print-text" dir="auto">
          {session.problemSummary}
        </p>
      </Section>
      {known.length > 0 && (
        <Section title={sectionTitles.known}>
          <ol>
            {known.map((fact) => (
              <li key={fact.id}>
                <span dir="auto">{fact.text}</span> ({factBy(contents, fact)})
              </li>
            ))}
          </ol>
        </Section>
      )}
      {steps.length > 0 && (
        <Section title={sectionTitles.path}>
          <ol>
            {steps.map((entry) => (
              <li key={entry.id} value={entry.step?.order}>
                <strong>{stepWords[entry.step?.type ?? 'action']}</strong>{' '}
                <span dir="auto">{entry.text}</span>
                <Answers entry={entry} />
                <p className="print-by">{stepBy(contents, entry)}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {nodes.length > 0 && (
        <Section title={sectionTitles.branches}>
          <ul>
            {nodes.map(({ branch, depth }) => (
              <li key={branch.id} style={{ marginInlineStart: depth * 16 }}>
                <span dir="auto">{branch.label}</span> ({wordOf(branch)}, {branchBy(contents, branch)})
                {branch.reason !== '' && (
                  <>
                    : <span dir="auto">{branch.reason}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {fixes.length > 0 && (
        <Section title={sectionTitles.fixes}>
          <ul>
            {fixes
              .toSorted((a, b) => a.createdAt - b.createdAt)
              .map((fix) => (
                <li key={fix.id}>
                  <span dir="auto">{fix.text}</span> ({fixWords(contents, fix)})
                </li>
              ))}
          </ul>
        </Section>
      )}
      {handoffs.length > 0 && (
        <Section title={sectionTitles.handoffs}>
          <ul>
            {handoffs
              .toSorted((a, b) => a.createdAt - b.createdAt)
              .map((handoff) => (
                <li key={handoff.id}>
                  {utcTime(handoff.createdAt)}: {handoffLine(contents, handoff)}
                  {handoff.engineerNotes !== '' && (
                    <p className="print-text" dir="auto">
                      {handoff.engineerNotes}
                    </p>
                  )}
                  <Added contents={contents} handoff={handoff} />
                </li>
              ))}
          </ul>
        </Section>
      )}
      {resolution.length > 0 && (
        <Section title={sectionTitles.resolution}>
          {resolution.map((part) => (
            <p key={part} className="print-text" dir="auto">
              {part}
            </p>
          ))}
        </Section>
      )}
      <Section title={sectionTitles.timeline}>
        {entries.map((entry) => (
          <div key={entry.id} className="print-entry">
            <p className="print-when">
              {utcTime(entry.at)} · {nameIn(contents, entry.authorId)} · {entryWhat(contents, entry)}
            </p>
            {entry.text !== '' && (
              <p className={entry.kind === 'paste' ? 'print-text print-log' : 'print-text'} dir="auto">
                {entry.text}
              </p>
            )}
            <Answers entry={entry} />
            {entry.attachments.map((attachment) => (
              <PrintedFile key={attachment.hash} attachment={attachment} url={images.get(attachment.hash)} />
            ))}
          </div>
        ))}
      </Section>
    </>
  )
}

/** What the claimer said they take over, and the assessment. */
const Added = ({ contents, handoff }: { contents: SessionContents; handoff: Handoff }) => {
  const { assessment, confirmation } = handoffAdded(contents, handoff)
  return (
    <>
      {confirmation !== null && (
        <p className="print-text" dir="auto">
          {confirmation}
        </p>
      )}
      {assessment !== null && (
        <>
          <h3>{assessment.title}</h3>
          <p className="print-text" dir="auto">
            {assessment.text}
          </p>
        </>
      )}
    </>
  )
}

/** A file's name and what it is; an image itself as well, or that it isn't on this device. */
const PrintedFile = ({ attachment, url }: { attachment: Attachment; url: string | undefined }) => (
  <>
    <p className="print-answer">
      <bdi>{attachment.name}</bdi> ({attachmentFacts(attachment)})
      {isImage(attachment) && url === undefined && ` ${imageMissing}`}
    </p>
    {isImage(attachment) && url !== undefined && (
      <img className="print-image" src={url} alt="" width={attachment.width} height={attachment.height} />
    )}
  </>
)

const Answers = ({ entry }: { entry: Entry }) =>
  stepAnswers(entry).map((answer) => (
    <p key={answer} className="print-answer" dir="auto">
      → {answer}
    </p>
  ))
