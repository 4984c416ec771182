import './connections.css'
import { CloudOff, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { ConnectionTestResult } from '../../../core/protocol/psa-messages.ts'
import { psaForm } from '../../../core/psa/systems.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { RetryBanner } from '../forms/retry-banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { Time } from '../shared/text/time.tsx'
import { ChoicesPart } from './choices-part.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { connectionWords as words } from './connections.words.ts'
import { PeoplePart } from './people-part.tsx'
import { PostingPart } from './posting-part.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useOptions } from './use-options.ts'
import { TestResultView } from './test-result-view.tsx'
import { readySentences } from '../../language/sentences.words.ts'

const tones = { ready: 'green', failing: 'red', removed: 'neutral' } as const

/** One connected ticket system: how it is, what it does, who is who there. */
export const ConnectionSection = ({ connection }: { connection: Connection }) => {
  const desk = useDesk()
  const { read, again } = useOptions(connection.id)
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const [testing, setTesting] = useState(false)
  const [tested, setTested] = useState<Result<ConnectionTestResult> | null>(null)
  const close = () => setOpen(null)
  const { name, system, state, problem, address, checkedAt } = connection
  const options = read.state === 'read' ? read.options : null
  const disabled = read.state === 'offline'
  const test = async () => {
    setTesting(true)
    setTested(await desk.psa.test({ connectionId: connection.id, system, credentials: null }))
    setTesting(false)
  }
  return (
    <section className="settings-section" aria-label={name}>
      <div className="connection-head">
        <h2 className="settings-section-title text-cut" dir="auto">
          {name}
        </h2>
        <Pill tone={tones[state]}>{words.states[state]}</Pill>
        <span className="grow" />
        <Button
          size="sm"
          disabled={disabled}
          isBusy={testing}
          aria-label={words.testName(name)}
          onClick={() => void test()}
        >
          {testing ? words.testing : words.test}
        </Button>
        <Button
          size="sm"
          disabled={disabled}
          aria-label={words.editName(name)}
          onClick={() => setOpen('edit')}
        >
          {words.edit}
        </Button>
        <Button
          size="sm"
          variant="danger"
          disabled={disabled}
          aria-label={words.removeName(name)}
          onClick={() => setOpen('remove')}
        >
          {words.remove}
        </Button>
      </div>
      <p className="settings-row-hint">
        {psaForm(system).name} · {address}
        {checkedAt !== null && (
          <>
            {' · '}
            <Filled text={words.checked}>
              <Time at={checkedAt} style="ago" />
            </Filled>
          </>
        )}
      </p>
      <div className="banner-box connection-banners">
        {state === 'failing' && problem !== null && (
          <Banner tone="red" icon={TriangleAlert}>
            {readySentences.shown(problem)}
          </Banner>
        )}
        {tested !== null && <TestResultView result={tested} />}
        {read.state === 'offline' && (
          <Banner tone="amber" icon={CloudOff}>
            {words.offline}
          </Banner>
        )}
        {read.state === 'failed' && (
          <RetryBanner again={again}>
            {words.readOptions(name)}
            {read.problem}
          </RetryBanner>
        )}
        {read.state === 'reading' && (
          <p className="settings-row-hint" role="status">
            {words.reading(name)}
          </p>
        )}
      </div>
      <PeoplePart connection={connection} options={options} disabled={disabled} />
      <PostingPart connection={connection} options={options} disabled={disabled} />
      <ChoicesPart connection={connection} options={options} disabled={disabled} />
      {open === 'edit' && <ConnectDialog connection={connection} onClose={close} />}
      {open === 'remove' && <RemoveDialog connection={connection} onClose={close} />}
    </section>
  )
}
