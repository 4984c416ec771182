import './connections.css'
import { Check, TriangleAlert } from 'lucide-react'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { ConnectionTestResult } from '../../../core/protocol/psa-messages.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { connectionWords } from './connections.words.ts'
import { readySentences } from '../../language/sentences.words.ts'

const words = connectionWords.testResult

/** What a test found, in plain sentences. */
export const TestResultView = ({ result }: { result: Result<ConnectionTestResult> }) => {
  if (!result.ok) {
    return (
      <Banner tone="red" icon={TriangleAlert}>
        <strong>{words.failed}</strong> {result.problem.message}
      </Banner>
    )
  }
  const { signedInAs, boards, mayWriteNotes, mayLogTime, warnings } = result.value
  const isFine = mayWriteNotes && warnings.length === 0
  return (
    <Banner tone={isFine ? 'green' : 'amber'} icon={isFine ? Check : TriangleAlert}>
      <strong>{words.signedIn(signedInAs)}</strong> {words.boards(boards.map(({ name }) => name))}{' '}
      {words.notes(mayWriteNotes)} {words.time(mayLogTime)}
      {warnings.map((warning) => (
        <p key={warning}>{readySentences.shown(warning)}</p>
      ))}
    </Banner>
  )
}
