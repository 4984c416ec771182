import './handoff-lights.css'
import { Circle, CircleCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Branch } from '../../../../core/domain/branches/branch.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import {
  lightNames,
  lightsOf,
  missingLights,
  sessionLights,
  type HandoffDraft,
  type LightName,
} from '../../../../core/enrichment/lights.ts'
import { useFacts, useFixes, useSteps } from '../../../data/react/use-session-parts.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

const words = handoffDialogWords.lights
const noNames: ReadonlyMap<string, string> = new Map()

/**
 * What the handoff tells whoever takes it, as it stands in the dialog, and what is missing: a press on that puts the cursor
 * where the sentence goes. Computed on the device; it never keeps anyone from escalating.
 */
export const HandoffLights = ({
  session,
  branches,
  draft,
  onMissing,
}: {
  session: Session
  branches: readonly Branch[]
  draft: HandoffDraft
  /** Puts the cursor where the missing sentence goes. */
  onMissing: () => void
}) => {
  const steps = useSteps(session.id)
  const facts = useFacts(session.id)
  const fixes = useFixes(session.id)
  const [asked, setAsked] = useState<LightName | null>(null)
  const told = useMemo(
    () =>
      sessionLights({
        session,
        entries: steps ?? [],
        branches,
        facts: facts ?? [],
        fixes: fixes ?? [],
        handoffs: [],
        names: noNames,
      }),
    [session, steps, branches, facts, fixes],
  )
  const lights = lightsOf(draft, told)
  const missing = missingLights(lights)
  const shown = asked !== null && missing.includes(asked) ? asked : null
  return (
    <div className="handoff-lights">
      <ul className="handoff-lights-list" aria-label={words.label}>
        {lightNames.map((name) => {
          const from = lights[name]
          return (
            <li key={name} className="handoff-light" data-on={from !== null}>
              {from === null ? (
                <button
                  type="button"
                  className="handoff-light-missing"
                  title={words.ask[name]}
                  onClick={() => {
                    setAsked(name)
                    onMissing()
                  }}
                >
                  <Icon icon={Circle} size={14} />
                  {words.names[name]}
                  <span className="sr-only">{words.missing}</span>
                </button>
              ) : (
                <span className="handoff-light-said" title={words.from[from]}>
                  <Icon icon={CircleCheck} size={14} />
                  {words.names[name]}
                  <span className="sr-only">{words.from[from]}</span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p role="status" className="handoff-lights-ask">
        {shown === null ? (
          <span className="sr-only">
            {words.count(lightNames.length - missing.length, lightNames.length)}
          </span>
        ) : (
          words.ask[shown]
        )}
      </p>
    </div>
  )
}
