/** What of a handoff says who answers for it. */
type Answering = { handedOffBy: string; answerableId?: string | null | undefined }

/**
 * Who answers for an open handoff: hears what becomes of it, may withdraw or resume it, and has it back when a claim returns.
 * Whoever handed it off, until someone takes it over from them at the end of their shift.
 */
export const answerableFor = ({ answerableId, handedOffBy }: Answering): string => answerableId ?? handedOffBy

/** True for those who know of it anyway, so that no one has to tell them: who handed it off, and who answers for it. */
export const knowsOf = (handoff: Answering, personId: string): boolean =>
  personId === handoff.handedOffBy || personId === handoff.answerableId
