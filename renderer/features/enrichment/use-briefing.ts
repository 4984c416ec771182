import { useEffect, useState } from 'react'
import { defaultAiSettings } from '../../../core/domain/account/ai-settings.ts'
import { newerFacts } from '../../../core/domain/enrichment/assessment.ts'
import type { Briefing } from '../../../core/domain/enrichment/briefing.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import type { WithoutModel } from '../../../core/domain/enrichment/without-model.ts'
import { briefingByRule } from '../../../core/enrichment/by-rule-briefing.ts'
import type { Material } from '../../../core/write-ups/material.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useFacts } from '../../data/react/use-session-parts.ts'
import { readSession } from '../export/read-session.ts'
import { usePeople } from '../../data/react/use-people.ts'

/** A briefing as its reader sees it. */
export type ShownBriefing = {
  /** Undefined until the session was read. */
  briefing: Briefing | undefined
  /** False if the session's notes aren't on this device. */
  isWhole: boolean
  /** How many facts it doesn't know of. */
  newer: number
  /** One by a model that arrived after someone began to read; it waits until they want it. */
  waiting: Briefing | null
  /** The model is asked, and hasn't answered yet. */
  isMaking: boolean
  show: () => void
}

/**
 * The briefing of a handoff: by rule at once, made on this device; the model's in its place as long as no one has begun to
 * read.
 *
 * @param begun whether the reader has begun to read or to write
 */
export const useBriefing = (session: Session, handoff: Handoff, begun: boolean): ShownBriefing => {
  const desk = useDesk()
  const people = usePeople()
  const account = useDocument('accounts', session.accountId)
  const facts = useFacts(session.id) ?? []
  const [read, setRead] = useState<{ material: Material; isWhole: boolean } | undefined>(undefined)
  const [at] = useState(() => desk.now())
  useEffect(() => {
    let current = true
    const alone: Material = {
      session,
      entries: [],
      branches: [],
      facts: [],
      fixes: [],
      handoffs: [handoff],
      names: new Map([...people.values()].map(({ id, name }) => [id, name])),
    }
    void readSession(desk, session.id)
      .catch(() => null)
      .then((contents) => {
        if (current) setRead({ material: contents ?? alone, isWhole: contents !== null })
      })
    return () => {
      current = false
    }
    // Once: a briefing that changes with every fact can't be read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [desk, session.id])
  const made = handoff.briefing?.by === 'model' ? handoff.briefing : null
  const [shownModel, setShownModel] = useState<Briefing | null>(made)
  // Nothing is lost by replacing what no one has begun to read.
  if (made !== null && made !== shownModel && !begun) setShownModel(made)
  const isOn = account !== undefined && (account?.ai ?? defaultAiSettings).on
  const isMaking =
    isOn && !session.keepFromAi && handoff.pickup?.mode === 'briefing' && handoff.briefing === null
  const because: WithoutModel | null = session.keepFromAi
    ? 'kept_away'
    : account !== undefined && !isOn
      ? 'off'
      : (handoff.briefing?.because ?? null)
  const byRule =
    read === undefined
      ? undefined
      : briefingByRule(read.material, { because: because ?? 'not_reached', madeAt: at, readRev: session.rev })
  const briefing = shownModel ?? (byRule === undefined ? undefined : { ...byRule, because })
  return {
    briefing,
    isWhole: shownModel !== null || (read?.isWhole ?? true),
    newer: shownModel === null ? 0 : newerFacts(facts, shownModel).length,
    waiting: made === shownModel ? null : made,
    isMaking,
    show: () => setShownModel(made),
  }
}
