import { Network } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { ProxyApi } from '../../../core/bridge/desktop-api.ts'
import type { ProxyQuestion } from '../../../core/bridge/proxy.ts'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import { PasswordInput } from '../forms/password-input.tsx'
import { proxyWords as words } from './auth.words.ts'

/** Asks for the name and password that a proxy wants, whoever is signed in to Baton. */
export const ProxyDialog = ({ api }: { api: ProxyApi }) => {
  const [question, setQuestion] = useState<ProxyQuestion | null>(null)
  const read = useCallback(() => {
    // The app is gone, or about to be.
    api.read().then(setQuestion, () => undefined)
  }, [api])
  useEffect(() => {
    read()
    return api.onChange(read)
  }, [api, read])
  return question === null ? null : (
    <Ask key={`${question.host}:${question.port} ${question.again}`} api={api} question={question} />
  )
}

const Ask = ({ api, question }: { api: ProxyApi; question: ProxyQuestion }) => {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  return (
    <FormDialog
      title={words.title}
      icon={Network}
      submit={async () => {
        if (name.trim() === '') return { field: 'name', message: words.nameMissing }
        await api.answer({ name: name.trim(), password })
        return 'stay'
      }}
      submitLabel={words.submit}
      submitKeys="Enter"
      cancelLabel={words.cancel}
      onClose={() => void api.answer(null).catch(() => undefined)}
    >
      <p className="text-muted">{words.why(`${question.host}:${question.port}`, question.again)}</p>
      <FormField name="name" label={words.name}>
        <TextInput value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </FormField>
      <FormField name="password" label={words.password} hint={words.kept}>
        <PasswordInput
          value={password}
          autoComplete="off"
          onChange={(event) => setPassword(event.target.value)}
        />
      </FormField>
    </FormDialog>
  )
}
