import { Unplug } from 'lucide-react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useWritebacks } from '../../data/react/use-psa.ts'
import { toast } from '../../state/messages/toasts.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { connectionWords } from './connections.words.ts'

const words = connectionWords.removal
/** Most writebacks that are looked through for what is waiting. */
const most = 1000

/** Removes a connection, after saying what becomes of what still waits to be posted. */
export const RemoveDialog = ({ connection, onClose }: { connection: Connection; onClose: () => void }) => {
  const desk = useDesk()
  const waiting = (useWritebacks('all', most) ?? []).filter(
    ({ connectionId, state }) => connectionId === connection.id && state !== 'posted' && state !== 'left',
  ).length
  const remove = async (): Promise<Submitted> => {
    const removed = await desk.psa.remove(connection.id)
    if (!removed.ok) return removed.problem
    toast(words.removed(connection.name))
    return 'done'
  }
  return (
    <FormDialog
      title={words.title}
      icon={Unplug}
      danger
      focus="cancel"
      submit={remove}
      submitLabel={words.submit}
      submitKeys={null}
      onClose={onClose}
    >
      <p dir="auto">{words.body(connection.name)}</p>
      <p>{waiting > 0 ? words.waiting(waiting) : words.nothingWaits}</p>
    </FormDialog>
  )
}
