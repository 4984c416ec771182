import { Button } from '../../ui/buttons/button.tsx'
import { aiWords as words } from './ai.words.ts'

/** Why the server didn't answer, and asking it again. */
export const AskedProblem = ({ problem, again }: { problem: string | null; again: () => void }) =>
  problem === null ? null : (
    <p className="ai-problem" role="alert">
      {problem}{' '}
      <Button size="sm" onClick={again}>
        {words.again}
      </Button>
    </p>
  )
