import { CircleAlert, HardDrive, RefreshCw } from 'lucide-react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

/** What the whole desk suffers from, across the top, with the way out. Work goes on below it. */
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
        actions={info.shell === 'web' && <Button onClick={() => window.location.reload()}>Reload</Button>}
      >
        <b className="text-strong">This Baton is too old for the server: please update.</b> You can go on
        working; it stays on this device and goes out after the update.
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
