import './ai.css'
import { useState } from 'react'
import type { AiCall } from '../../../core/protocol/ai-messages.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Time } from '../shared/text/time.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { useNames } from '../shared/names/use-names.ts'
import { AskedProblem } from './asked-problem.tsx'
import { aiWords } from './ai.words.ts'
import { SentDialog } from './sent-dialog.tsx'
import { useAsked } from './use-asked.ts'

const words = aiWords.sent

/** The calls to AI, of one session or of the workspace, the latest first; each leads to the text that it sent. */
export const CallsList = ({ sessionId }: { sessionId: string | null }) => {
  const desk = useDesk()
  const first = useAsked('ai:calls', { sessionId, after: null })
  const [more, setMore] = useState<{ calls: readonly AiCall[]; next: number | null } | null>(null)
  const [read, setRead] = useState<AiCall | null>(null)
  const calls = [...(first.value?.calls ?? []), ...(more?.calls ?? [])]
  const next = more === null ? (first.value?.next ?? null) : more.next
  const showMore = async () => {
    const answer = await desk.askServer('ai:calls', { sessionId, after: next })
    if (!answer.ok) return toast(answer.problem.message, { tone: 'red' })
    return setMore((before) => ({
      calls: [...(before?.calls ?? []), ...answer.value.calls],
      next: answer.value.next,
    }))
  }
  return (
    <>
      <AskedProblem problem={first.problem} again={first.again} />
      {first.value === null && first.problem === null && (
        <p className="text-muted">{aiWords.usage.loading}</p>
      )}
      {first.value !== null && calls.length === 0 && <p className="text-muted">{words.none}</p>}
      <CallLines calls={calls} onRead={setRead} withSession={sessionId === null} />
      {next !== null && <Button onClick={() => void showMore()}>{words.more}</Button>}
      {read !== null && <SentDialog call={read} onClose={() => setRead(null)} />}
    </>
  )
}

export const CallLines = ({
  calls,
  onRead,
  withSession,
}: {
  calls: readonly AiCall[]
  onRead: (call: AiCall) => void
  /** Whether a line leads to its session. */
  withSession: boolean
}) => {
  const { youOr } = useNames()
  const now = useNow(60_000)
  return calls.length === 0 ? null : (
    <ul className="ai-calls">
      {calls.map((call) => {
        const kind = aiWords.usage.kindOf(call.kind)
        return (
          <li key={call.id} className="ai-call">
            <span className="ai-call-what">
              <strong>{kind}</strong> · {words.outcome(call.outcome)} · {youOr(call.personId)},{' '}
              <Time at={call.at} style="smart" />
              <span className="ai-call-detail">
                {call.model} · {words.tokens(call.inputTokens + call.cachedTokens, call.outputTokens)} ·{' '}
                {aiWords.usage.dollars(call.cost)}
                {call.latencyMs !== null && ` · ${aiWords.usage.seconds(call.latencyMs)}`}
              </span>
            </span>
            {withSession && (
              <a className="ai-call-link" href={`#/team/${call.sessionId}`}>
                {words.session}
              </a>
            )}
            {call.isSentKept ? (
              <Button
                size="sm"
                aria-label={words.readNamed(kind, smartTime(call.at, now))}
                onClick={() => onRead(call)}
              >
                {words.read}
              </Button>
            ) : (
              <span className="text-faint text-xs">{words.notKept}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
