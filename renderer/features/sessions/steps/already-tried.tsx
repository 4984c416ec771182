import './already-tried.css'
import { History } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { alreadyTried, triedReader, type TriedBefore } from '../../../../core/enrichment/already-tried.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { usePeople } from '../../../data/react/use-people.ts'
import { useBranches, useFixes, useSteps } from '../../../data/react/use-session-parts.ts'
import { revealEntry, showBranch } from '../../../state/route/session-screen.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { Time } from '../../shared/text/time.tsx'
import { stepsWords as words } from './steps.words.ts'
import { fixWords, pathWords } from '../../../language/domain.words.ts'

/** How many are shown. The newest says what there is to know. */
const shown = 2

const none: readonly TriedBefore[] = []

/** What was done in a session that these texts would do again. Only what is on this device; nothing is asked of anyone. */
const useAlreadyTried = (sessionId: string, texts: readonly string[]): readonly TriedBefore[] => {
  const steps = useSteps(sessionId)
  const branches = useBranches(sessionId)
  const fixes = useFixes(sessionId)
  const [read] = useState(() => triedReader({ path: pathWords, fixes: fixWords.states }))
  const index = useMemo(() => read(steps ?? [], branches ?? [], fixes ?? []), [read, steps, branches, fixes])
  // A letter is painted first, and then compared.
  const typed = useDeferredValue(texts.join('\n'))
  return useMemo(() => {
    const found = typed
      .split('\n')
      .flatMap((text) => (text.trim().length < 3 ? [] : alreadyTried(index, text, shown)))
    return found.length === 0 ? none : [...new Set(found)].slice(0, shown)
  }, [index, typed])
}

const nameOf = ({ kind, order, text }: TriedBefore): string =>
  kind === 'step'
    ? words.triedStep(order ?? 0, text)
    : kind === 'branch'
      ? words.triedBranch(text)
      : words.triedFix(text)

/**
 * Says below a step that is being written that something like it was done: how it went, by whom and when, and shows it.
 *
 * It never stands in the way: the step is added like any other. Screen readers hear it when it appears.
 */
export const AlreadyTried = ({
  session,
  texts,
  onShow,
}: {
  session: Session
  /** What would be done, one text for each step or branch. */
  texts: readonly string[]
  /** Runs before something is shown, for a dialog that stands over it. */
  onShow?: () => void
}) => {
  const people = usePeople()
  const found = useAlreadyTried(session.id, texts)
  const show = ({ entryId, branchId }: TriedBefore) => {
    onShow?.()
    if (entryId !== null) revealEntry(session.id, entryId)
    else if (branchId !== null) showBranch({ sessionId: session.id, branchId })
  }
  return (
    <div role="status" className="already-tried">
      {found.map((tried) => {
        const name = nameOf(tried)
        return (
          <p key={tried.id} className="already-tried-line">
            <Icon icon={History} />
            <span className="already-tried-text">
              <strong>{tried.isOpen ? words.onTheList : words.tried}</strong> <bdi>{name}</bdi>
              {tried.isOpen ? '' : `: ${words.triedResult(tried.word, tried.detail)}`}
              <span className="already-tried-by">
                <bdi>{people.get(tried.by)?.name ?? ''}</bdi> <Time at={tried.at} style="smart" />
              </span>
            </span>
            {(tried.entryId !== null || tried.branchId !== null) && (
              <button
                type="button"
                className="link-button"
                aria-label={words.showTried(name)}
                onClick={() => show(tried)}
              >
                {words.show}
              </button>
            )}
          </p>
        )
      })}
    </div>
  )
}
