import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import type { Suggestion, SuggestionBody } from '../../../core/domain/enrichment/suggestion.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Icon } from '../../ui/marks/icon.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { assistantWords as words } from './assistant.words.ts'
import { useSuggestionActs } from './use-suggestion-act.ts'

const Body = ({ body }: { body: SuggestionBody }) => {
  switch (body.kind) {
    case 'question':
      return (
        <>
          <span dir="auto">{body.text}</span>
          {body.options.length > 0 && <span className="suggestion-more">{body.options.join(' · ')}</span>}
        </>
      )
    case 'check':
      return (
        <>
          <span dir="auto">{body.text}</span>
          {body.command !== '' && <code className="suggestion-command">{body.command}</code>}
          {body.expect !== '' && (
            <span className="suggestion-more">
              {words.expect}: {body.expect}
            </span>
          )}
        </>
      )
    case 'fact':
      return <span dir="auto">{body.text}</span>
    case 'fork':
      return (
        <>
          <span dir="auto">{body.labels.join(' · ')}</span>
          {body.reason !== '' && <span className="suggestion-more">{body.reason}</span>}
        </>
      )
    case 'fix':
      return (
        <>
          <span dir="auto">{body.text}</span>
          {body.confidence !== null && (
            <span className="suggestion-more">{words.confidence(body.confidence)}</span>
          )}
        </>
      )
    case 'outcome':
      return (
        <>
          <span>{words.outcomes[body.outcome]}</span>
          {body.reason !== '' && <span className="suggestion-more">{body.reason}</span>}
        </>
      )
  }
}

/** One suggestion: what it says, and the two buttons that decide about it, or who has. */
const SuggestionLine = ({
  entry,
  suggestion,
  mayWrite,
  hasKeys,
}: {
  entry: Entry
  suggestion: Suggestion
  mayWrite: boolean
  hasKeys: boolean
}) => {
  const acts = useSuggestionActs()
  const { nameOf } = useNames()
  const { body, state, by } = suggestion
  return (
    <li className={`suggestion suggestion-${state}`}>
      <span className="suggestion-kind">{words.kinds[body.kind]}</span>
      <span className="suggestion-body">
        <Body body={body} />
      </span>
      <span className="suggestion-acts">
        {state === 'open' ? (
          mayWrite && (
            <>
              <Button
                size="sm"
                icon={Check}
                hint={hasKeys ? '.' : undefined}
                onClick={() => acts.accept(entry, suggestion)}
              >
                {words.accepts[body.kind]}
              </Button>
              <IconButton
                label={words.dismiss}
                hint={hasKeys ? ',' : undefined}
                icon={X}
                onClick={() => acts.dismiss(entry, suggestion)}
              />
            </>
          )
        ) : (
          <>
            <span className="suggestion-done">
              {state === 'accepted' && <Icon icon={Check} size={12} />}
              {(state === 'accepted' ? words.accepted : words.dismissed)(nameOf(by ?? ''))}
            </span>
            {state === 'dismissed' && mayWrite && (
              <Button size="sm" variant="ghost" onClick={() => acts.dismiss(entry, suggestion)}>
                {words.restore}
              </Button>
            )}
          </>
        )}
      </span>
    </li>
  )
}

/** What an answer suggests. What was dismissed is folded away, and can be taken back. */
export const SuggestionList = ({
  entry,
  mayWrite,
  keysFor,
}: {
  entry: Entry
  mayWrite: boolean
  /** The suggestion that the keys act on, if it is one of these. */
  keysFor: string | null
}) => {
  const [unfolded, setUnfolded] = useState(false)
  const all = entry.answer?.suggestions ?? []
  const dismissed = all.filter(({ state }) => state === 'dismissed')
  const shown = unfolded ? all : all.filter(({ state }) => state !== 'dismissed')
  if (all.length === 0) return null
  return (
    <>
      {shown.length > 0 && (
        <ul className="suggestions" aria-label={words.suggestions}>
          {shown.map((suggestion) => (
            <SuggestionLine
              key={suggestion.id}
              entry={entry}
              suggestion={suggestion}
              mayWrite={mayWrite}
              hasKeys={suggestion.id === keysFor}
            />
          ))}
        </ul>
      )}
      {dismissed.length > 0 && (
        <Button size="sm" variant="ghost" aria-expanded={unfolded} onClick={() => setUnfolded((now) => !now)}>
          {words.dismissedCount(dismissed.length)}
        </Button>
      )}
    </>
  )
}
