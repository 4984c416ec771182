import { useDesk } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useBranches, useWorkedOn } from '../../data/react/use-session-parts.ts'
import type { FormFilesDraft } from '../forms/form-files.tsx'
import type { CaptureTarget } from './capture-target.ts'
import { createCapture, type CaptureForm } from './capturing.ts'

/** What stores the capture window's form, with what it needs to know about where that goes. */
export const useCapture = (
  form: CaptureForm,
  files: FormFilesDraft,
  target: CaptureTarget,
  mentionedIn: (text: string) => string[],
): ReturnType<typeof createCapture> => {
  const desk = useDesk()
  const me = useMe()
  const targetId = target.kind === 'session' ? target.session.id : ''
  const branches = useBranches(targetId)
  const workedOn = useWorkedOn(targetId, branches)
  return createCapture({ desk, me, form, files, target, branches, workedOn, mentionedIn })
}
