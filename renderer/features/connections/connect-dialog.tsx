import { Plug } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Connection } from '../../../core/domain/ticket/connection.ts'
import type { Result } from '../../../core/domain/document/problem.ts'
import type { ConnectionTestResult } from '../../../core/protocol/psa-messages.ts'
import { psaForm, psaForms, type PsaKind } from '../../../core/psa/systems.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormField } from '../forms/form-field.tsx'
import type { FormProblem, Submitted } from '../forms/form-problem.ts'
import { PasswordInput } from '../forms/password-input.tsx'
import { connectionWords } from './connections.words.ts'
import { credentialsFrom, credentialsProblem } from './credentials.ts'
import { TestResultView } from './test-result-view.tsx'

const words = connectionWords.form

/** Connects a ticket system, or changes the name and the credentials of one. Nothing typed here is kept on the device. */
export const ConnectDialog = ({
  connection,
  onClose,
}: {
  /** The one to change; null adds one. */
  connection: Connection | null
  onClose: () => void
}) => {
  const desk = useDesk()
  const [system, setSystem] = useState<PsaKind>(connection?.system ?? 'connectwise')
  const form = psaForm(system)
  const [name, setName] = useState(connection?.name ?? '')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [replaces, setReplaces] = useState(connection === null)
  const [testing, setTesting] = useState(false)
  const [saving, setSaving] = useState(false)
  const [tested, setTested] = useState<Result<ConnectionTestResult> | null>(null)
  /** Counts up with everything that makes an earlier test one of something else. */
  const edits = useRef(0)
  const [wrong, setWrong] = useState<FormProblem | null>(null)
  /** Saving tests first, too. */
  const isBusy = testing || saving
  const called = name.trim() === '' ? form.name : name.trim()

  const input = () => ({
    connectionId: connection?.id ?? null,
    system,
    credentials: replaces ? credentialsFrom(system, typed) : null,
  })
  const check = (): FormProblem | null => (replaces ? credentialsProblem(system, typed) : null)
  const test = async () => {
    const problem = check()
    setWrong(problem)
    setTested(null)
    if (problem !== null) return
    const mine = (edits.current += 1)
    setTesting(true)
    const result = await desk.psa.test(input())
    if (mine !== edits.current) return
    setTesting(false)
    setTested(result)
  }
  /** A test that is still underway isn't about this any more. */
  const forgetTest = () => {
    edits.current += 1
    setTesting(false)
    setTested(null)
  }
  const save = async (): Promise<Submitted> => {
    setWrong(null)
    forgetTest()
    const problem = check()
    if (problem !== null) return problem
    setSaving(true)
    const saved = await desk.psa.save({ ...input(), name: called })
    setSaving(false)
    if (saved.ok) return 'done'
    setTested(saved)
    return 'stay'
  }
  const type = (field: string, value: string) => {
    setTyped((now) => ({ ...now, [field]: value }))
    forgetTest()
    setWrong(null)
  }

  return (
    <FormDialog
      title={connection === null ? words.add : words.edit}
      icon={Plug}
      submit={save}
      submitLabel={connection === null ? words.submitAdd : words.submitEdit}
      onClose={onClose}
    >
      {connection === null && (
        <FormField name="system" label={words.system}>
          <Select
            label={words.system}
            value={system}
            onChange={(kind) => {
              setSystem(kind)
              forgetTest()
            }}
            options={psaForms.map(({ kind, name: label }) => ({ value: kind, label }))}
          />
        </FormField>
      )}
      <FormField name="name" label={words.name} hint={words.nameHint}>
        <TextInput
          dir="auto"
          data-autofocus=""
          maxLength={80}
          placeholder={form.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </FormField>
      {connection !== null && (
        <div className="connection-replace">
          <Button
            size="sm"
            aria-pressed={replaces}
            onClick={() => {
              setReplaces((now) => !now)
              forgetTest()
            }}
          >
            {replaces ? words.keep : words.replace}
          </Button>
          <span className="form-line">{words.replaceHint}</span>
        </div>
      )}
      {replaces &&
        form.fields.map((field) => (
          <FormField
            key={`${system}/${field.name}`}
            name={field.name}
            label={field.optional ? words.optional(words.ofField(field.label)) : words.ofField(field.label)}
            hint={field.secret ? `${words.ofField(field.hint)} ${words.sealed}` : words.ofField(field.hint)}
            error={wrong?.field === field.name ? wrong.message : null}
          >
            {field.secret ? (
              <PasswordInput
                autoComplete="off"
                value={typed[field.name] ?? ''}
                onChange={(event) => type(field.name, event.target.value)}
              />
            ) : (
              <TextInput
                autoComplete="off"
                value={typed[field.name] ?? ''}
                onChange={(event) => type(field.name, event.target.value)}
              />
            )}
          </FormField>
        ))}
      <div className="row">
        <Button isBusy={isBusy} onClick={() => void test()}>
          {isBusy ? connectionWords.testing : words.testFirst}
        </Button>
      </div>
      {tested !== null && <TestResultView result={tested} />}
    </FormDialog>
  )
}
