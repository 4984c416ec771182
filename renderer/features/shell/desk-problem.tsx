import { CircleAlert, HardDrive, Hourglass, RefreshCw } from 'lucide-react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { deskProblemWords as words } from './shell.words.ts'

/** A problem that affects the whole desk, across the top, with what to do. Work continues below it. */
export const DeskProblem = () => {
  const problem = useSignedIn((state) => state.problem)
  const desk = useDesk()
  const { info } = useDesktop()
  if (problem === null) return null
  if (problem.kind === 'protocol_too_old') {
    return (
      <Banner
        tone="amber"
        icon={RefreshCw}
        actions={
          info.shell === 'web' && <Button onClick={() => window.location.reload()}>{words.reload}</Button>
        }
      >
        <b className="text-strong">{words.outdated}</b> {words.outdatedNext}
      </Banner>
    )
  }
  if (problem.kind === 'storage_full' || problem.kind === 'storage_failed') {
    const isFull = problem.kind === 'storage_full'
    return (
      <Banner tone="red" icon={HardDrive}>
        <b className="text-strong">{isFull ? words.full : words.notStoring}</b>{' '}
        <span>{isFull ? words.fullNext : words.notStoringNext}</span>
      </Banner>
    )
  }
  if (problem.kind === 'quota_reached') {
    return (
      <Banner tone="amber" icon={Hourglass}>
        <b className="text-strong">{words.paused}</b> {problem.message}
      </Banner>
    )
  }
  return (
    <Banner
      tone="amber"
      icon={CircleAlert}
      actions={
        problem.kind !== 'protocol_too_new' && (
          <Button onClick={() => desk.reconnect()}>{words.tryAgain}</Button>
        )
      }
    >
      {problem.message}
    </Banner>
  )
}

/** What this device lost, until someone has read it. */
export const DeskLost = () => {
  const lost = useSignedIn((state) => state.lost)
  const desk = useDesk()
  if (lost.length === 0) return null
  return (
    <Banner
      tone="red"
      icon={HardDrive}
      actions={<Button onClick={() => desk.acknowledgeLost()}>{words.lostRead}</Button>}
    >
      <b className="text-strong">{words.lost}</b> <span>{lost.map(words.lostWork).join(' ')}</span>
    </Banner>
  )
}
