import { CircleAlert, HardDrive, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ProblemKind } from '../../../core/domain/problem.ts'
import { useDesk, useDeskState } from '../../data/hooks.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** Problems after which there is nothing to work with: they take the whole window. */
export const blocksEverything = (kind: ProblemKind): boolean => kind === 'deactivated'

/** Problems that signing in again ends. */
const signInHelps = (kind: ProblemKind): boolean => kind === 'session_expired' || kind === 'unauthenticated'

/** What the whole desk suffers from, across the top, with the way out. Work goes on below it. */
export const DeskProblem = () => {
  const problem = useDeskState((state) => state.problem)
  const desk = useDesk()
  const { info } = useDesktop()
  if (problem === null || blocksEverything(problem.kind)) return null
  if (problem.kind === 'protocol_too_old') {
    return (
      <Banner
        tone="amber"
        icon={RefreshCw}
        actions={info.shell === 'web' && <Button onClick={() => window.location.reload()}>Reload</Button>}
      >
        <b className="text-strong">This Baton is too old for the server: please update.</b> You can go on
        working; it stays on this device and goes out after the update.
      </Banner>
    )
  }
  if (signInHelps(problem.kind)) {
    return (
      <Banner
        tone="amber"
        icon={TriangleAlert}
        actions={<Button onClick={() => go('/sign-in')}>Sign in again</Button>}
      >
        <b className="text-strong">The server signed you out.</b> {problem.message} Your work stays on this
        device.
      </Banner>
    )
  }
  if (problem.kind === 'storage_full') {
    return (
      <Banner tone="red" icon={HardDrive}>
        <b className="text-strong">This device is full.</b> {problem.message}
      </Banner>
    )
  }
  return (
    <Banner
      tone="amber"
      icon={CircleAlert}
      actions={
        problem.kind !== 'protocol_too_new' && <Button onClick={() => desk.reconnect()}>Try again</Button>
      }
    >
      {problem.message}
    </Banner>
  )
}
