import { ShieldCheck } from 'lucide-react'
import type { Session } from '../../../core/domain/session/session.ts'
import { Pill } from '../../ui/marks/pill.tsx'
import { enrichmentWords as words } from './enrichment.words.ts'

/** That a session is kept away from AI. Nothing for others. */
export const KeptFromAi = ({ session: { keepFromAi } }: { session: Pick<Session, 'keepFromAi'> }) =>
  keepFromAi ? <Pill icon={ShieldCheck}>{words.kept.state}</Pill> : null
