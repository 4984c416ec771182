import { sectionsIn, withSection } from '../../../core/write-ups/section.ts'

/** A section of an offered draft beside the one that is in the note now. */
export type OfferedSection = {
  heading: string
  /** What the note says; '' where it has no such section. */
  now: string
  offered: string
  isSame: boolean
}

/** The sections of an offered draft, each beside what the note says under the same heading. */
export const offeredSections = (note: string, offered: string): OfferedSection[] => {
  const bodies = new Map(sectionsIn(note).map(({ heading, body }) => [heading.toLowerCase(), body]))
  return sectionsIn(offered).map(({ heading, body }) => {
    const now = bodies.get(heading.toLowerCase()) ?? ''
    return { heading, now, offered: body, isSame: now.trim() === body.trim() }
  })
}

/** The note with one section as it is offered; everything else stays as it was typed. */
export const accepting = (note: string, { heading, offered }: OfferedSection): string =>
  withSection(note, heading, offered)
