import { TriangleAlert } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { ProofStatus } from '../../../core/protocol/proof-messages.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { decimal } from '../../language/numbers.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Time } from '../shared/text/time.tsx'
import { SettingsRow, SettingsSection } from '../settings/settings-page.tsx'
import { proofWords as words } from './policies.words.ts'
import { alarmWords } from '../../language/domain.words.ts'

/** How often it is asked while the page is open, and when a proof counts as old. Milliseconds. */
const askEvery = 30_000
const oldAfter = 5 * 60_000

type Read = { kind: 'reading' } | { kind: 'read'; proof: ProofStatus } | { kind: 'failed'; problem: string }

const useProof = (isOnline: boolean): Read => {
  const desk = useDesk()
  const [read, setRead] = useState<Read>({ kind: 'reading' })
  const ask = useCallback(async () => {
    const answer = await desk.askServer('proof:read', {})
    setRead(
      answer.ok
        ? { kind: 'read', proof: answer.value.proof }
        : { kind: 'failed', problem: answer.problem.message },
    )
  }, [desk])
  useEffect(() => {
    if (!isOnline) return
    void ask()
    const timer = setInterval(() => void ask(), askEvery)
    return () => clearInterval(timer)
  }, [ask, isOnline])
  return read
}

/** When the server last proved that everyone is told, and what is wrong if it couldn't. */
export const ProofPart = () => {
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const read = useProof(isOnline)
  return (
    <SettingsSection title={words.title}>
      {!isOnline ? (
        <p className="settings-row-hint">{words.offline}</p>
      ) : read.kind === 'failed' ? (
        <p className="settings-row-hint">{read.problem}</p>
      ) : read.kind === 'reading' ? null : (
        <Proof proof={read.proof} />
      )}
    </SettingsSection>
  )
}

const Proof = ({ proof }: { proof: ProofStatus }) => {
  const now = useNow(10_000)
  const { provedAt, tookMs, checkedAt, findings, heartbeat } = proof
  const isStale = checkedAt !== null && now - checkedAt > oldAfter
  return (
    <>
      {(findings.length > 0 || isStale) && (
        <div className="proof-banner">
          <Banner tone="red" icon={TriangleAlert}>
            {[
              ...(isStale ? [words.stale] : []),
              ...findings.map(({ kind, count }) => alarmWords.findings[kind](count)),
            ].join(' ')}
          </Banner>
        </div>
      )}
      <SettingsRow label={words.proved} hint={words.hint}>
        <span className="settings-row-value">
          {provedAt === null ? (
            words.never
          ) : (
            <>
              <Filled text={words.provedAt}>
                <Time at={provedAt} style="ago" />
              </Filled>
              {tookMs !== null && ` · ${words.took(decimal(tookMs / 1000))}`}
            </>
          )}
        </span>
      </SettingsRow>
      <SettingsRow label={words.heartbeat} hint={words.heartbeatHint}>
        <span className="settings-row-value">
          {heartbeat === null ? (
            words.noHeartbeat
          ) : heartbeat.problem !== null ? (
            <span className="proof-trouble">{readySentences.shown(heartbeat.problem)}</span>
          ) : heartbeat.at === null ? (
            words.neverHeard
          ) : (
            <Filled text={words.heard}>
              <Time at={heartbeat.at} style="ago" />
            </Filled>
          )}
        </span>
      </SettingsRow>
    </>
  )
}
