import { Server } from 'lucide-react'
import { useState } from 'react'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { Submitted } from '../forms/form-problem.ts'
import { TextInput } from '../../ui/form/text-input.tsx'
import { serverAddressFrom } from './server-address.ts'
import { serverWords } from './settings.words.ts'

/** Changes the server this desk talks to, which reloads the window. What is on the device stays with its server. */
export const ServerAddressDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { api, info } = useDesktop()
  const [typed, setTyped] = useState(info.serverUrl)

  const submit = async (): Promise<Submitted> => {
    const address = serverAddressFrom(typed)
    if (address === null) {
      return { field: 'address', message: serverWords.badAddress }
    }
    const outcome = await api.setServerUrl(address).catch(() => 'failed' as const)
    // The window reloads with the new address.
    if (outcome === 'changed') return 'stay'
    return { field: 'address', message: outcome === 'declined' ? serverWords.declined : serverWords.failed }
  }

  return (
    <FormDialog
      title={serverWords.title}
      icon={Server}
      open={open}
      submit={submit}
      submitLabel={serverWords.submit}
      submitKeys="Enter"
      onClose={onClose}
    >
      <FormField name="address" label={serverWords.address} hint={serverWords.addressHint}>
        <TextInput
          value={typed}
          inputMode="url"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </FormField>
    </FormDialog>
  )
}
