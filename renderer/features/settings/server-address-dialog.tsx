import { Server } from 'lucide-react'
import { useState } from 'react'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { serverAddressFrom } from './server-address.ts'

/** Changes the server that this desk talks to, which reloads the window. What is on the device stays with its server. */
export const ServerAddressDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { api, info } = useDesktop()
  const [typed, setTyped] = useState(info.serverUrl)
  const [error, setError] = useState<string | null>(null)

  const submit = async () => {
    const address = serverAddressFrom(typed)
    if (address === null) {
      setError('That is not an address. Type it like https://baton.example.com.')
      return
    }
    const changed = await api.setServerUrl(address).catch(() => false)
    if (!changed) setError('This address cannot be used. Check it for typing errors.')
  }

  return (
    <Dialog
      title="Server"
      icon={Server}
      open={open}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button hint="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" hint="Enter">
            Use this server
          </Button>
        </>
      }
    >
      <Field
        label="Address"
        hint="The window starts again with it. What waits on this device is kept and belongs to the server it was written for."
        error={error}
      >
        <TextInput
          value={typed}
          inputMode="url"
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value)
            setError(null)
          }}
        />
      </Field>
    </Dialog>
  )
}
