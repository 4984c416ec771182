/** What of a handoff says who answers for it. */
type Answering = { handedOffBy: string; answerableId?: string | null | undefined }

/**
 * Who answers for an open handoff: hears what becomes of it, may withdraw or resume it, and has it back when a claim returns.
 * Whoever handed it off, until someone takes it over from them at the end of their shift.
 */
export const answerableFor = ({ answerableId, handedOffBy }: Answering): string => answerableId ?? handedOffBy

/**
 * True for whoever can't claim it. Whoever escalated something asked for help, so it waits for someone else for as long as it is
 * open; whoever took it over from them may be that one. What is parked is its owner's already.
 */
export const isOwnHandoff = (
  handoff: Answering & { intent: 'park' | 'escalate' },
  personId: string,
): boolean => personId === (handoff.intent === 'escalate' ? handoff.handedOffBy : answerableFor(handoff))
