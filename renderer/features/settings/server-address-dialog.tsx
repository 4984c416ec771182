import { Server } from 'lucide-react'
import { useState } from 'react'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { serverAddressFrom } from './server-address.ts'
import { serverWords } from './settings.words.ts'

/** Changes the server this desk talks to, which reloads the window. What is on the device stays with its server. */
export const ServerAddressDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { api, info } = useDesktop()
  const [typed, setTyped] = useState(info.serverUrl)
  const [error, setError] = useState<string | null>(null)

  const submit = async () => {
    const address = serverAddressFrom(typed)
    if (address === null) {
      setError(serverWords.badAddress)
      return
    }
    const changed = await api.setServerUrl(address).catch(() => false)
    if (!changed) setError(serverWords.failed)
  }

  return (
    <Dialog
      title={serverWords.title}
      icon={Server}
      open={open}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button hint="Esc" onClick={onClose}>
            {serverWords.cancel}
          </Button>
          <Button variant="primary" type="submit" hint="Enter">
            {serverWords.use}
          </Button>
        </>
      }
    >
      <Field label={serverWords.address} hint={serverWords.addressHint} error={error}>
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
