import { nothingRecorded, sectionsIn, withSection } from '../../../../core/write-ups/section.ts'

/** A section of an offered draft beside the one that is in the note now. */
export type OfferedSection = {
  heading: string
  /** What the note says; '' where it has no such section. */
  now: string
  offered: string
  isSame: boolean
  /** The draft has nothing for it, so there is nothing to take over. */
  isEmpty: boolean
}

/** The sections of an offered draft, each beside what the note says under the same heading. */
export const offeredSections = (note: string, offered: string): OfferedSection[] => {
  const bodies = new Map(sectionsIn(note).map(({ heading, body }) => [heading.toLowerCase(), body]))
  return sectionsIn(offered).map(({ heading, body }) => {
    const now = bodies.get(heading.toLowerCase()) ?? ''
    const isSame = now.trim() === body.trim()
    return { heading, now, offered: body, isSame, isEmpty: !isSame && body.trim() === nothingRecorded }
  })
}

/** The note with one section as it is offered; everything else stays as it was typed. */
export const accepting = (note: string, { heading, offered }: OfferedSection): string =>
  withSection(note, heading, offered)

/** The note with every section that is offered and says something. */
export const acceptingAll = (note: string, offered: string): string =>
  offeredSections(note, offered)
    .filter(({ isEmpty }) => !isEmpty)
    .reduce(accepting, note)
